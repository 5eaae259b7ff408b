from collections.abc import Callable
from dataclasses import replace

from newsgloss.content.values import Content
from newsgloss.pages.index_pages import Showcase, search_kinds, showcase
from newsgloss.pages.references import card

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Load = Callable[[], Content]

LAKE = "content/glossary/lake.yaml"
ZENDA = "content/explainers/zenda.md"


def shown_at_home(content: Content) -> Showcase | None:
    """Return what the home page shows of the explainer."""
    return showcase(content.explainers["zenda"], content)


def test_the_home_page_shows_the_sources_words_before_ours(load: Load) -> None:
    shown = shown_at_home(load())

    assert shown
    assert (shown.before, shown.match, shown.after) == ("Nobody without a ", "ferry permit", " may may cross.")
    assert (shown.url, shown.source_line) == (
        "/explainers/zenda/#m-ferry-permit-1",
        "Zenda Courier, 2 May 2031, paragraph 1",
    )


def test_the_home_page_shows_a_foreign_word_first(add: Add, load: Load) -> None:
    add(LAKE, "- {id: fahre, kind: term, label: Fährpass, lang: de, gloss: A pass., sources: [gazette]}\n")
    add(ZENDA, "\nThey call it a Fährpass here.\n")

    shown = shown_at_home(load())

    assert shown
    assert (shown.match, shown.in_source, shown.source_line) == ("Fährpass", False, None)


def test_the_home_page_shows_nothing_of_an_explainer_without_a_linked_word(change: Change, load: Load) -> None:
    change(ZENDA, "status:", "linking: manual\nstatus:")

    assert shown_at_home(load()) is None


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


def test_a_cards_heading_begins_with_a_capital_and_its_doubt_is_told_where_there_is_one(load: Load) -> None:
    content = load()
    shown = card(content.glossary.entries["ferry-permit"], content)

    assert (shown.label, shown.heading) == ("ferry permit", "Ferry permit")
    assert [replace(shown, confidence=level).doubt for level in ("high", "medium", "low")] == [None, "medium", "low"]
