from collections.abc import Callable
from datetime import date

import pytest

from newsgloss.content.values import Content
from newsgloss.pages.entries.entry_page import entry_page
from newsgloss.pages.explainers.explainer_page import explainer_page
from newsgloss.pages.metadata.page_citations import PageCitation, topic_citation
from tests.pages.metadata.conftest import SITE

Change = Callable[[str, str, str], None]
Load = Callable[[], Content]
ZENDA = "content/explainers/zenda.md"
LAKE = "content/glossary/lake.yaml"


def line(cited: PageCitation | None) -> str | None:
    """Return a citation as readers see it."""
    return f"{cited.before}{cited.title}{cited.after}" if cited else None


def explainer(content: Content) -> str | None:
    """Return how the explainer is cited."""
    return line(explainer_page(content.explainers["zenda"], content).cited)


def test_an_explainer_is_cited_by_its_authors_title_site_days_and_address(change: Change, load: Load) -> None:
    more = "authors: [Ida Moe, Rolf Ek]\nmodified: 2031-05-04\nstatus:"
    change(ZENDA, "status:", more)

    assert explainer(load()) == (
        "Ida Moe, Rolf Ek, “Why nobody can leave Zenda”, The Ruritanian, 3 May 2031, updated 4 May 2031, "
        f"{SITE}/explainers/zenda/"
    )


def test_a_site_that_is_the_author_is_named_once(change: Change, load: Load) -> None:
    change(ZENDA, "status:", "authors: [The Ruritanian]\nstatus:")

    assert explainer(load()) == (f"The Ruritanian, “Why nobody can leave Zenda”, 3 May 2031, {SITE}/explainers/zenda/")


def test_a_draft_is_not_cited_and_a_site_without_an_address_has_none(change: Change, load: Load) -> None:
    change("pelicanconf.py", f'SITEURL = "{SITE}"', 'SITEURL = ""')
    assert explainer(load()) == "The Ruritanian, “Why nobody can leave Zenda”, 3 May 2031"
    change(ZENDA, "status: published", "status: draft")
    assert explainer(load()) is None


@pytest.mark.parametrize(
    ("known", "version"),
    [
        ("", ""),
        ("reviewed: 2031-05-04", ", version of 4 May 2031"),
        ("changes: [{date: 2031-05-06, kind: update, now: More.}]", ", version of 6 May 2031"),
    ],
)
def test_an_entry_is_cited_in_the_version_of_its_last_review_or_change(
    known: str, version: str, change: Change, load: Load
) -> None:
    change(LAKE, "  gloss: A paper", f"  {known}\n  gloss: A paper")
    content = load()

    assert line(entry_page(content.glossary.entries["ferry-permit"], content).cited) == (
        f"“ferry permit”, The Ruritanian: glossary{version}, {SITE}/glossary/ferry-permit/"
    )


def test_the_title_of_an_entry_is_in_its_own_language(change: Change, load: Load) -> None:
    change(LAKE, "  gloss: A paper", "  lang: de\n  gloss: A paper")
    content = load()

    assert entry_page(content.glossary.entries["ferry-permit"], content).cited.lang == "de"


def test_a_topic_is_cited_in_the_version_of_its_text(load: Load) -> None:
    assert line(topic_citation("lake", "The lake", date(2031, 5, 4), load())) == (
        f"“The lake”, The Ruritanian, version of 4 May 2031, {SITE}/topics/lake/"
    )
