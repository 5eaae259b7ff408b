"""A text's quotations and the stories that we hold -> the words that a quoted story does not have."""

from collections.abc import Callable

import pytest

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Problems = Callable[[], list[str]]

ABOUT = "content/pages/about.md"
LAKE = "content/glossary/lake.yaml"
SOURCES = "content/sources.yaml"
ZENDA = "content/explainers/zenda.md"
BY_ADDRESS = """
- id: courier
  kind: news
  title: The port is closed
  publisher: Courier
  url: http://m.example.org//port/amp?utm_source=mail&fbclid=1
"""
BY_TITLE = """
- id: courier
  kind: news
  title: Port of Zenda closes
  publisher: Zenda Courier
"""
ARCHIVED = """
- id: courier
  kind: news
  title: The port is closed
  publisher: Courier
  url: https://web.archive.org/web/20310502/https://www.example.org/port
"""
ANOTHER = """
- id: courier
  kind: news
  title: Port of Zenda opens
  publisher: Zenda Courier
  url: https://example.org/opens/
"""
CHANGED = "these words are quoted from 'zenda', which does not have them: "


def quotation(*words: str) -> str:
    """Return a quotation from the Courier as Markdown."""
    return "\nWe explain.\n\n" + "\n>\n".join(f"> {text}" for text in words) + "\n>\n> — [Courier](source:courier)\n"


def misquoted(problems: list[str]) -> list[str]:
    """Return the words that are told as misquoted."""
    return [problem.partition("\n")[0].partition(CHANGED)[2] for problem in problems if CHANGED in problem]


@pytest.fixture(autouse=True)
def address(change: Change) -> None:
    """Give the story an address."""
    change("seeds/zenda.yaml", "publisher:", "url: https://www.example.org/port\npublisher:")


@pytest.mark.parametrize("source", [BY_ADDRESS, BY_TITLE, BY_TITLE.replace("Zenda C", "The Zenda C"), ARCHIVED])
@pytest.mark.parametrize("file", [ZENDA, ABOUT])
def test_words_that_a_story_does_not_have_are_not_quoted_from_it(
    add: Add, problems: Problems, source: str, file: str
) -> None:
    add(SOURCES, source)
    add(file, quotation("The port is open.", "Nobody without a ferry permit may may cross."))

    assert misquoted(problems()) == ["'The port is open.'"]


def test_a_quotation_from_elsewhere_is_its_authors_to_check(add: Add, problems: Problems) -> None:
    add(SOURCES, ANOTHER)
    add(ZENDA, quotation("The port is open."))

    assert misquoted(problems()) == []


@pytest.mark.parametrize(
    "words",
    [
        "Nobody without a ferry permit",
        "“Nobody without a ferry permit”",
        "The port […] closed on Friday.",
        "… without a ferry permit ...",
        "Nobody *without* a ferry permit",
        "Port of Zenda closes",
    ],
)
def test_a_story_may_be_quoted_in_part(add: Add, problems: Problems, words: str) -> None:
    add(SOURCES, BY_TITLE)
    add(ZENDA, quotation(words))

    assert misquoted(problems()) == []


@pytest.mark.parametrize(
    "words",
    [
        "Nobody without a ferry permit may cross.",
        "A ferry permit […] nobody",
        "nobody without a ferry permit",
        "Nobody cross.",
        "ithout a ferry permit",
        "Nobody without a fer",
        "The port of Zenda closed […] a ferry permit may may cross.",
    ],
)
def test_a_quotation_in_part_changes_no_word(add: Add, problems: Problems, words: str) -> None:
    add(SOURCES, BY_TITLE)
    add(ZENDA, quotation(words))

    assert misquoted(problems()) == [f"'{words}'"]


def test_a_line_that_comes_before_the_source_in_one_paragraph_is_quoted_too(add: Add, problems: Problems) -> None:
    add(SOURCES, BY_TITLE)
    add(ZENDA, "\nWe explain.\n\n> The port is open.\n> — [Courier](source:courier)\n")

    assert misquoted(problems()) == ["'The port is open.'"]


@pytest.mark.parametrize(
    "line",
    [
        '— "We will shoot them," the minister said. [Port](source:courier)',
        "— We will shoot them, said Rudolf Elphberg: [Port](source:courier)",
        '— ["We will shoot," said Rudolf Elphberg](source:courier)',
        "— [We will shoot them all](source:courier)",
        "— [Port](source:courier), we will shoot them all",
    ],
)
def test_the_line_that_names_the_story_has_nothing_else(add: Add, problems: Problems, line: str) -> None:
    add(SOURCES, BY_TITLE)
    add(ZENDA, f"\nWe explain.\n\n> Nobody without a ferry permit\n>\n> {line}\n")

    told = "the line that names 'zenda' as its source has more than its name: '—"
    remedy = "\n    End the quotation with `> — [title](source:id)` and nothing else."
    assert any(told in one and one.endswith(remedy) for one in problems())


@pytest.mark.parametrize("element", ["s", "del", "bdo", "sup"])
@pytest.mark.parametrize(("file", "line"), [(ZENDA, 21), (ABOUT, 9)])  # one has the words already, as its own source's
def test_a_quotation_of_a_story_has_no_element_that_changes_how_it_is_read(
    add: Add, problems: Problems, element: str, file: str, line: int
) -> None:
    add(SOURCES, BY_TITLE)
    add(file, quotation(f"Nobody <{element}>without</{element}> a ferry permit"))
    expected = (
        f"{file}:{line}:10: a quotation from 'zenda' has <{element}>, which may change how its words are read\n"
        "    Take it out: a quotation has paragraphs, links and emphasis, and nothing else."
    )

    assert problems() == [expected]


@pytest.mark.parametrize(
    "line",
    [
        "— [Port of Zenda closes](source:courier)",
        "— [Zenda Courier, 2 May 2031](source:courier).",
        "— [Port of Zenda: “closes”](source:courier), paragraph 1",
    ],
)
def test_the_line_that_names_the_story_may_say_where_in_it(add: Add, problems: Problems, line: str) -> None:
    add(SOURCES, BY_TITLE)
    add(ZENDA, f"\nWe explain.\n\n> Nobody without a ferry permit\n>\n> {line}\n")

    assert problems() == []


def test_a_translation_is_its_authors(add: Add, change: Change, problems: Problems) -> None:
    add(SOURCES, BY_TITLE)
    change(ABOUT, "title:", "lang: fr\ntitle:")
    add(ABOUT, quotation("Le port est fermé."))

    assert misquoted(problems()) == []


def test_the_body_of_an_entry_is_held_to_it_too(add: Add, change: Change, problems: Problems) -> None:
    add(SOURCES, BY_TITLE)
    body = "    > The port is open.\n    >\n    > — [Courier](source:courier)\n\n    The [lake"
    change(LAKE, "    The [lake", body)

    assert misquoted(problems()) == ["'The port is open.'"]


def test_misquoted_words_are_told_to_the_letter(add: Add, problems: Problems) -> None:
    add(SOURCES, BY_TITLE)
    add(ZENDA, quotation("The port of Zenda opened on Friday. Nobody without a ferry permit may may cross."))
    expected = (
        "content/explainers/zenda.md:21:3: these words are quoted from 'zenda', which does not have them: "
        "'The port of Zenda opened on Friday. Nobody without a ferry …'\n"
        "    Line 5 of zenda.txt has: 'The port of Zenda closed on Friday. Nobody without a ferry …'"
    )

    assert expected in problems()
