import math
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgloss.content.values import Content
from newsgloss.pages.explainers.related import MOST, Related, related, sharing_most

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Load = Callable[[], Content]

LAKE = "content/glossary/lake.yaml"
FRONT = """\
---
title: About {slug}
dek: What {slug} is.
date: 2031-05-04
status: {status}
{more}
---

"""


def page(slug: str, text: str, status: str = "published", more: str = "category: The lake") -> tuple[str, str]:
    """Return another explainer: its file and what is in it."""
    return f"content/explainers/{slug}.md", FRONT.format(slug=slug, status=status, more=more) + text


def found(content: Content, slug: str = "zenda") -> list[tuple[str, list[str]]]:
    """Return the explainers that are related to one, each with the entries that both mention."""
    return [(one.title, [ref.id for ref in one.shared]) for one in related(content.explainers[slug], content)]


def test_an_explainer_that_shares_an_entry_is_related(add: Add, load: Load) -> None:
    add(*page("bridge", "The Lake Treaty names it.\n"))
    content = load()
    (lake_treaty,) = (card for card in related(content.explainers["zenda"], content)[0].shared)
    expected = (Related("About bridge", None, "/explainers/bridge/", "What bridge is.", (lake_treaty,)),)

    assert expected == related(content.explainers["zenda"], content)
    assert (lake_treaty.id, lake_treaty.url) == ("lake-treaty", "/glossary/lake-treaty/")


def test_it_holds_in_both_directions(add: Add, load: Load) -> None:
    add(*page("bridge", "The Lake Treaty names it.\n"))
    content = load()

    assert found(content) == [("About bridge", ["lake-treaty"])]
    assert found(content, "bridge") == [("Why nobody can leave Zenda", ["lake-treaty"])]


def test_an_explainer_that_shares_nothing_is_not(add: Add, load: Load) -> None:
    add(*page("bridge", "It rained.\n"))

    assert found(load()) == []


def test_a_draft_is_not_related(add: Add, load: Load) -> None:
    add(*page("bridge", "The Lake Treaty names it.\n", status="draft"))

    assert found(load()) == []


def test_what_a_page_is_about_counts_without_a_mention(add: Add, load: Load) -> None:
    add(*page("bridge", "It rained.\n", more="about: [lake-treaty]"))

    assert found(load()) == [("About bridge", ["lake-treaty"])]


def test_readers_are_not_told_of_a_draft_that_two_pages_are_about(add: Add, change: Change, load: Load) -> None:
    add(LAKE, "- {id: secret, kind: term, label: Secret, gloss: Hush., status: draft}\n")
    add(*page("bridge", "It rained.\n", more="about: [secret]"))
    change("content/explainers/zenda.md", "status:", "about: [secret]\nstatus:")

    assert found(load()) == []


def test_a_rare_entry_counts_for_more_than_a_common_one(add: Add, load: Load) -> None:
    for number in range(3):
        add(*page(f"common-{number}", "You need a ferry permit.\n"))
    add(*page("rare", "Rudolf Elphberg came.\n"))

    assert [title for title, _ in found(load())] == ["About rare", "About common-0", "About common-1"]


def test_two_shared_entries_count_for_more_than_one(add: Add, load: Load) -> None:
    add(*page("a-one", "Rudolf Elphberg came.\n"))
    add(*page("b-two", "Rudolf Elphberg signed the Lake Treaty.\n"))

    assert [title for title, _ in found(load())] == ["About b-two", "About a-one"]


def test_three_are_a_hint_and_more_would_be_a_list(add: Add, load: Load) -> None:
    for slug in ("d", "c", "b", "a"):
        add(*page(slug, "Rudolf Elphberg came.\n"))

    assert [title for title, _ in found(load())] == ["About a", "About b", "About c"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A ferry permit, the Lake Treaty.", ["lake-treaty", "ferry-permit"]),
        (
            "A ferry permit, the Lake Treaty, Rudolf Elphberg, the Ruritanian Lake Authority.",
            ["rudolf-elphberg", "lake-authority", "lake-treaty"],
        ),
    ],
)
def test_the_three_rarest_entries_are_named(add: Add, load: Load, text: str, expected: list[str]) -> None:
    add(*page("bridge", text))
    add(*page("far", "You need a ferry permit.\n"))
    add(*page("farther", "You need a ferry permit.\n"))

    assert found(load())[0] == ("About bridge", expected)


def plainly(slug: str, weights: dict[str, float], entries_on: dict[str, list[str]]) -> list[str]:
    """Return what `sharing_most` promises, by a look at every page."""
    shared = {page: [id_ for id_ in ids if id_ in weights] for page, ids in entries_on.items() if page != slug}
    ranked = sorted((-math.fsum(weights[id_] for id_ in ids), page) for page, ids in shared.items() if ids)
    return [page for _, page in ranked[:MOST]]


@given(st.lists(st.lists(st.sampled_from("abcdefghij"), unique=True, max_size=6), min_size=1, max_size=40))
def test_the_pages_that_share_most_are_those_of_all_pages(pages: list[list[str]]) -> None:
    entries_on = {f"page-{number}": ids for number, ids in enumerate(pages)}
    pages_with: dict[str, list[str]] = {}
    for page, ids in entries_on.items():
        for id_ in ids:
            pages_with.setdefault(id_, []).append(page)
    for slug, ids in entries_on.items():
        weights = {id_: 1 / len(pages_with[id_]) for id_ in ids}

        assert sharing_most({slug}, weights, entries_on, pages_with) == plainly(slug, weights, entries_on)


def test_pages_that_share_only_a_common_entry_are_not_looked_at() -> None:
    rare, common = ["a", "b", "c", "d"], [f"page-{number}" for number in range(1000)]
    entries_on = {page: ["rare", "common"] for page in rare} | {page: ["common"] for page in common}
    pages_with = {"rare": rare, "common": Unread(common)}
    weights = {"rare": 1 / 4, "common": 1 / 1004}

    assert sharing_most({"a"}, weights, entries_on, pages_with) == ["b", "c", "d"]


class Unread(list[str]):
    """Pages that nobody may list."""

    def __iter__(self) -> Iterator[str]:
        """Fail."""
        raise AssertionError("these pages cannot be among the first")
