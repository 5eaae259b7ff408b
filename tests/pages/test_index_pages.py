from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from newsgloss.content.values import Content
from newsgloss.pages.index_pages import glossary_pages, search_kinds, source_pages
from newsgloss.pages.references import card

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Load = Callable[[], Content]

LAKE = "content/glossary/lake.yaml"


def test_readers_search_among_every_kind_of_page_but_events_which_have_none(load: Load) -> None:
    kinds = search_kinds(load().language)

    assert [kind.id for kind in kinds] == [
        "explainer",
        "topic",
        "term",
        "person",
        "organisation",
        "place",
        "law",
        "page",
    ]
    assert (kinds[3].one, kinds[3].many) == ("Person", "People")


def test_on_a_site_with_other_articles_readers_search_among_them_too(load: Load) -> None:
    assert search_kinds(load().language, has_articles=True)[1] == ("article", "Article", "Articles")


def test_where_another_theme_draws_the_topics_readers_do_not_search_among_them(load: Load) -> None:
    assert "topic" not in {kind.id for kind in search_kinds(load().language, has_topics=False)}


def test_a_cards_heading_begins_with_a_capital_and_its_doubt_is_told_where_there_is_one(load: Load) -> None:
    content = load()
    shown = card(content.glossary.entries["ferry-permit"], content)

    assert (shown.label, shown.heading) == ("ferry permit", "Ferry permit")
    assert [replace(shown, confidence=level).doubt for level in ("high", "medium", "low")] == [None, "medium", "low"]


def test_a_short_glossary_and_list_of_sources_have_one_page_with_all(load: Load) -> None:
    (index,) = glossary_pages(load())
    ((sources, paging),) = source_pages(load())

    assert [(letter, [row.label for row in rows]) for letter, rows in index.letters] == [
        ("F", ["ferry permit"]),
        ("L", ["Lake Treaty"]),
        ("R", ["Rudolf Elphberg", "Ruritanian Lake Authority"]),
    ]
    assert [(link.label, link.url, link.current) for link in index.all_letters] == [
        ("F", "#letter-F", None),
        ("L", "#letter-L", None),
        ("R", "#letter-R", None),
    ]
    assert [(kind.id, kind.anchor, kind.size) for kind in index.kinds] == [
        ("term", "terms", 1),
        ("person", "people", 1),
        ("organisation", "organisations", 1),
        ("law", "laws", 1),
    ]
    assert (index.paging, index.search, paging) == (None, None, None)
    assert [(kind, [line.citation.id for line in lines]) for kind, lines in sources] == [
        ("Laws and treaties", ["treaty-text"]),
        ("Government pages", ["gazette"]),
    ]


def test_a_long_glossary_is_divided_by_letters_and_its_letters_lead_across_pages(add: Add, load: Load) -> None:
    add("pelicanconf.py", 'PAGINATED_TEMPLATES = {"glossary": 1}\n')
    pages = list(glossary_pages(load()))

    assert [(one.paging and one.paging.part, [letter for letter, _ in one.letters]) for one in pages] == [
        ("F", ["F"]),
        ("L", ["L"]),
        ("Ru–Rud", ["R"]),
        ("Rur–Ru", ["R"]),
    ]
    assert [(link.label, link.url, link.current) for link in pages[2].all_letters] == [
        ("F", "/glossary/#letter-F", None),
        ("L", "/glossary/index2.html#letter-L", None),
        ("Ru–Rud", "#letter-R", "true"),
        ("Rur–Ru", "/glossary/index4.html#letter-R", None),
    ]
    assert all(one.kinds == pages[0].kinds for one in pages)
    assert sum(kind.size for kind in pages[0].kinds) == 4
    assert {(one.count, one.search) for one in pages} == {(4, "/search/")}


def test_the_glossary_counts_the_entries_that_say_when_they_were_reviewed(change: Change, load: Load) -> None:
    change(LAKE, "  label: ferry permit\n", "  label: ferry permit\n  reviewed: 2031-05-01\n")
    (index,) = glossary_pages(load())

    assert (index.count, index.reviewed, index.last_reviewed) == (4, 1, date(2031, 5, 1))
    assert (index.all_reviewed, index.all_sourced) == (False, True)


def test_an_entry_is_listed_once_with_all_its_other_names(change: Change, load: Load) -> None:
    french = "translations: {fr: {label: traité du lac, names: [TL, Lake Treaty], gloss: Un accord.}}"
    names = "names: [Treaty of Zenda, Treaty Of Zenda, LAKE TREATY, {name: the Treaty, match: never}]"
    change(LAKE, "label: Lake Treaty\n", f"label: Lake Treaty\n  {names}\n  {french}\n")
    (index,) = glossary_pages(load())

    [row] = [row for _, rows in index.letters for row in rows if row.label == "Lake Treaty"]

    assert [(other.name, other.lang) for other in row.also] == [
        ("Treaty of Zenda", None),
        ("traité du lac", "fr"),
        ("TL", "fr"),
    ]


def test_a_long_list_of_sources_is_divided_by_kind(add: Add, load: Load) -> None:
    add("pelicanconf.py", 'PAGINATED_TEMPLATES = {"sources": 1}\n')

    assert [(paging and paging.part, len(kinds)) for kinds, paging in source_pages(load())] == [
        ("Laws and treaties", 1),
        ("Government pages", 1),
    ]


def test_a_source_on_a_page_with_many_uses_names_some_of_them(load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsgloss.content.lists.USES", 3)
    ((kinds, _),) = source_pages(load())
    lines = {line.citation.id: line for _, found in kinds for line in found}

    assert [one.id for one in lines["gazette"].used_by] == ["lake-authority"]
    assert (lines["gazette"].more, lines["treaty-text"].more) == (3, 1)
