"""A whole project, and the pages in it -> what is wrong, and where."""

from collections.abc import Callable

import pytest

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Problems = Callable[[], list[str]]

ZENDA = "content/explainers/zenda.md"
LAKE = "content/glossary/lake.yaml"
TITLE = "title: Why nobody can leave Zenda"
DEK = "dek: The port closed, and most people have no permit."


def test_a_project_without_a_problem_has_none(problems: Problems) -> None:
    expected: list[str] = []

    assert expected == problems()


def test_checking_writes_nothing(problems: Problems, files: Callable[[], dict[str, bytes]]) -> None:
    expected = files()

    problems()

    assert expected == files()


@pytest.mark.parametrize(("file", "line"), [("content/explainers/zenda.md", "2:7"), ("content/pages/about.md", "2:7")])
def test_a_slug_is_the_files_name(file: str, line: str, problems: Problems, change: Change) -> None:
    stem = file.rpartition("/")[2]
    change(file, "---\n", "---\nslug: port\n")
    expected = [
        (
            f"{file}:{line}: 'slug' is 'port', the file is '{stem}'\n"
            f"    Write {stem.removesuffix('.md')}, or rename the file."
        )
    ]

    assert expected == problems()


def test_a_slug_may_repeat_the_files_name(problems: Problems, change: Change) -> None:
    change(ZENDA, "---\n", "---\nslug: zenda\n")
    expected: list[str] = []

    assert expected == problems()


@pytest.mark.parametrize(
    ("line", "key", "what"),
    [
        ("dek: The port closed, and most people have no permit.\n", "dek", "what it is about in a sentence"),
        (
            "date: 2031-05-03\n",
            "date",
            "the day on which you publish it (the story's own day is `story_date:`)",
        ),
    ],
)
def test_a_published_explainer_has_all_it_needs(
    line: str, key: str, what: str, problems: Problems, change: Change
) -> None:
    change(ZENDA, line, "")
    expected = [
        (
            f"content/explainers/zenda.md:5:9: a published explainer needs '{key}'\n"
            f"    Add `{key}:`, {what}, or set `status: draft`."
        )
    ]

    assert expected == problems()


def test_a_draft_needs_only_a_title(problems: Problems, add: Add) -> None:
    add("content/explainers/later.md", f"---\ntitle: {'T' * 200}\n---\n")
    expected: list[str] = []

    assert expected == problems()


@pytest.mark.parametrize(("line", "place", "longest"), [(TITLE, "2:8", 110), (DEK, "3:6", 200)])
def test_what_is_published_is_short_enough(
    line: str, place: str, longest: int, problems: Problems, change: Change
) -> None:
    key = line.partition(":")[0]
    change(ZENDA, line, f"{key}: {'x' * (longest + 1)}")
    expected = [
        f"content/explainers/zenda.md:{place}: '{key}' has {longest + 1} characters\n    Shorten it to {longest}."
    ]

    assert expected == problems()


@pytest.mark.parametrize(("line", "longest"), [(TITLE, 110), (DEK, 200)])
def test_what_is_published_may_be_as_long_as_that(line: str, longest: int, problems: Problems, change: Change) -> None:
    change(ZENDA, line, f"{line.partition(':')[0]}: {'x' * longest}")
    expected: list[str] = []

    assert expected == problems()


def test_two_quotes_do_not_run_together(problems: Problems, add: Add) -> None:
    add(ZENDA, "\n> It rained.\n>\n> — [Gazette](source:gazette)\n")
    expected = (
        "content/explainers/zenda.md:19:1: two quotes run together here: readers could not tell whose words are whose\n"
        "    Put a sentence between them."
    )

    assert expected in problems()


def test_two_quotes_with_a_sentence_between_them_are_fine(problems: Problems, add: Add) -> None:
    add(ZENDA, "\nThe Gazette wrote:\n\n> It rained.\n>\n> — [Gazette](source:gazette)\n")
    expected: list[str] = []

    assert expected == problems()


def test_a_heading_of_level_one_is_the_titles(problems: Problems, add: Add) -> None:
    add(ZENDA, "\nText.\n\n# The lake\n")
    expected = ["a heading of level 1 is in the text\n    Begin headings with ##; the title is level 1."]

    assert expected == [problem.split(": ", 1)[1] for problem in problems()]


def test_a_page_without_front_matter_says_how_to_begin(problems: Problems, add: Add) -> None:
    add("content/explainers/bare.md", "The port closed.\n")
    expected = [
        (
            "content/explainers/bare.md:1:1: this page has no front matter\n"
            "    Begin the file with a line of ---, then `title: ...`, then another line of ---."
        )
    ]

    assert expected == problems()


def test_all_problems_are_told_at_once_in_the_order_of_the_files(problems: Problems, change: Change, add: Add) -> None:
    change(ZENDA, "may may cross", "may cross")
    change(ZENDA, "seed: zenda\n", "seed: zenda\ndekk: short\n")
    change(LAKE, "  gloss: Minister for the lake.\n", "")
    add("content/sources.yaml", "- id: gazette\n  kind: newspaper\n  title: G\n  publisher: R\n")
    add("content/linking.yaml", "blocked: []\n")
    add("seeds/empty.txt", "")
    add("content/pages/bad.md", "---\ntitle: [\n---\n")
    expected = [
        ("content/explainers/zenda.md", "there is no key 'dekk' here"),
        ("content/explainers/zenda.md", "the source's words were changed"),
        ("content/glossary/lake.yaml", "'gloss' is missing"),
        ("content/linking.yaml", "there is no key 'blocked' here"),
        ("content/pages/bad.md", "this bracket is not closed"),
        ("content/sources.yaml", "the id 'gazette' is taken"),
        ("content/sources.yaml", "'kind' cannot be 'newspaper'"),
        ("seeds/empty.txt", "this seed is empty"),
    ]

    found = [problem.splitlines()[0].split(": ", 2) for problem in problems() if ": advice: " not in problem]

    assert expected == [(parts[0].partition(":")[0], parts[1]) for parts in found]


def test_a_hidden_character_in_a_body_is_refused_with_its_place(problems: Problems, add: Add) -> None:
    add(ZENDA, "\nAnd\u202e so on.\n")

    assert any(
        "a character here (U+202E) changes the order in which the line is read" in each and each.startswith(f"{ZENDA}:")
        for each in problems()
    )


@pytest.mark.parametrize(
    ("old", "line", "expected"),
    [
        (
            "category: The lake",
            f"category: {'a' * 300}",
            "'category' is too long for an address\n    Shorten it to 100 letters.",
        ),
        (
            "category: The lake",
            'category: "!!!"',
            "'category' has no letter or digit, of which its address is made: '!!!'\n    Give it a name with one.",
        ),
        (
            "category: The lake",
            'category: The lake\ntags: [Ferries, "Ferries!"]',
            (
                "'Ferries!' and 'Ferries' have the same address, so one would stand for both\n"
                "    Write both as 'Ferries', or give one of them another name."
            ),
        ),
    ],
)
def test_a_topic_has_an_address_of_its_own(
    old: str, line: str, expected: str, problems: Problems, change: Change
) -> None:
    change(ZENDA, old, line)

    assert any(each.endswith(expected) for each in problems())
