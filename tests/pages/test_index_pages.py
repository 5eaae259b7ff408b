from collections.abc import Callable

from newsgloss.content.values import Content
from newsgloss.pages.index_pages import Showcase, showcase

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
