from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from newsgloss.content.values import Content
from newsgloss.editorial.checks import check

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Problems = Callable[[], list[str]]

ZENDA = "content/explainers/zenda.md"
LAKE = "content/glossary/lake.yaml"
TITLE = "title: Why nobody can leave Zenda"
DEK = "dek: The port closed, and most people have no permit."
UNKNOWN_WORDS = (
    "seeds/zenda.yaml: nothing says whose words 'zenda' quotes\n"
    "    Add `rights:` with `holder:` and `permission:`, or set the explainer to `status: draft`."
)
RIGHTS = "rights:\n  holder: Zenda Courier\n  permission: granted\n"


def test_a_project_without_a_problem_has_none(problems: Problems) -> None:
    expected: list[str] = []

    assert expected == problems()


def test_checking_writes_nothing(problems: Problems, files: Callable[[], dict[str, bytes]]) -> None:
    expected = files()

    problems()

    assert expected == files()


def test_a_name_of_two_entries_is_a_warning(problems: Problems, change: Change) -> None:
    change(LAKE, "  label: Lake Treaty\n", "  label: Lake Treaty\n  names: [Ferry-permits, ferry permit]\n")
    expected = [
        (
            "content/glossary/lake.yaml:16:3: warning: 'ferry permit' names both 'ferry-permit' and 'lake-treaty'\n"
            "    It is linked only where a page says which, under `senses:` or with [text](entry:id)."
        )
    ]

    found = [problem for problem in problems() if problem.startswith("content/glossary")]

    assert expected == found[:1]


def test_names_that_differ_in_their_capitals_are_two_names(problems: Problems, change: Change) -> None:
    change(LAKE, "  label: Lake Treaty\n", "  label: Lake Treaty\n  names: [{name: Rla, match: auto}]\n")
    expected: list[str] = []

    assert expected == problems()


def test_a_seed_that_nothing_is_built_on_is_advice(problems: Problems, add: Add) -> None:
    add("seeds/strelsau.txt", "Bridge opens\n\nIt opened.\n")
    expected = [
        (
            "seeds/strelsau.txt: advice: no explainer is built on this seed yet\n"
            "    Run `newsgloss import seeds/strelsau.txt`; the next build does the same."
        )
    ]

    assert expected == problems()


def test_a_seed_whose_name_is_no_id_is_a_problem(problems: Problems, add: Add) -> None:
    add("seeds/Bridge Opens.txt", "Bridge opens\n\nIt opened.\n")
    expected = "seeds/Bridge Opens.txt: 'Bridge Opens' is not a valid id\n    Rename the file to bridge-opens.txt."

    assert expected in problems()


def test_a_review_that_is_overdue_is_a_warning(load: Callable[[], Content], change: Change) -> None:
    change(LAKE, "  label: Lake Treaty\n", "  label: Lake Treaty\n  review_by: 2032-01-31\n")
    content = load()
    expected = [
        [],
        [],
        [
            (
                "content/glossary/lake.yaml:16:3: warning: 'lake-treaty' was to be reviewed by 2032-01-31\n"
                "    Look at it again, then set `reviewed:` and a new `review_by:`."
            )
        ],
    ]

    days = [None, date(2032, 1, 31), date(2032, 2, 1)]

    assert expected == [[str(problem) for problem in check(content, day)] for day in days]


def test_a_draft_entry_is_never_overdue(load: Callable[[], Content], change: Change) -> None:
    change(LAKE, "  label: Lake Treaty\n", "  label: Lake Treaty\n  review_by: 2032-01-31\n  status: draft\n")
    expected = ()

    assert expected == check(load(), date(2040, 1, 1))


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


def test_an_explainer_is_built_on_a_seed_that_exists(problems: Problems, change: Change) -> None:
    change(ZENDA, "seed: zenda", "seed: zendra")
    expected = ["content/explainers/zenda.md:7:7: there is no seed 'zendra'\n    Did you mean 'zenda'?"]

    assert expected == problems()


def test_a_seed_without_a_near_one_is_asked_for(problems: Problems, change: Change) -> None:
    change(ZENDA, "seed: zenda", "seed: xyzzy")
    expected = (
        "content/explainers/zenda.md:7:7: there is no seed 'xyzzy'\n"
        "    Put the seed in the seeds folder, or take the key out."
    )

    assert expected == problems()[0]


def test_a_seed_is_missing_even_where_an_explainer_of_its_name_cannot_be_read(
    problems: Problems, change: Change, add: Add
) -> None:
    change(ZENDA, "seed: zenda", "seed: strelsau")
    add("content/explainers/strelsau.md", "No front matter.\n")
    expected = [
        "content/explainers/strelsau.md:1:1: this page has no front matter",
        "content/explainers/zenda.md:7:7: there is no seed 'strelsau'",
    ]

    assert expected == [problem.splitlines()[0] for problem in problems()]


def test_a_seed_that_cannot_be_read_is_told_once(problems: Problems, change: Change) -> None:
    change("seeds/zenda.yaml", "file: zenda.txt", "file: zenda.text")
    expected = [
        (
            "seeds/zenda.yaml:2:7: the sidecar says file 'zenda.text', the file says 'zenda.txt'\n"
            "    Name the file beside this one."
        )
    ]

    assert expected == problems()


@pytest.mark.parametrize(
    ("front", "place"),
    [
        ("linking_off: [ferry-permitt]", "9:15"),
        ("senses:\n  RLA: ferry-permitt", "10:3"),
        ("here:\n  ferry-permitt: Here it costs a day's wage.", "10:3"),
    ],
)
def test_front_matter_names_entries_that_exist(front: str, place: str, problems: Problems, change: Change) -> None:
    change(ZENDA, "---\n\n>", f"{front}\n---\n\n>")
    expected = [
        f"content/explainers/zenda.md:{place}: there is no entry 'ferry-permitt'\n    Did you mean 'ferry-permit'?"
    ]

    assert expected == problems()


def test_front_matter_that_names_no_near_entry_asks_for_one(problems: Problems, change: Change) -> None:
    change(ZENDA, "---\n\n>", "linking_off: xyzzy\n---\n\n>")
    expected = ["    Add the entry, or take the line out."]

    assert expected == [problem.splitlines()[1] for problem in problems()]


@pytest.mark.parametrize(
    ("front", "place"),
    [
        ("about: [lake-treaty, ferry-permitt]", "9:22"),
        ("people: [rudolf-elphberg, ferry-permitt]", "9:27"),
        ("timeline: [ferry-permitt]", "9:12"),
        ("timeline: ferry-permitt", "9:11"),
    ],
)
def test_what_a_page_lists_exists(front: str, place: str, problems: Problems, change: Change) -> None:
    change(ZENDA, "---\n\n>", f"{front}\n---\n\n>")
    expected = [f"{ZENDA}:{place}: there is no entry 'ferry-permitt'\n    Did you mean 'ferry-permit'?"]

    assert expected == problems()


@pytest.mark.parametrize(
    ("front", "place", "id_", "kind", "is_a"),
    [
        ("people: [lake-authority]", "9:10", "lake-authority", "person", "organisation"),
        ("people: [rudolf-elphberg, port-closes]", "9:27", "port-closes", "person", "event"),
        ("timeline: [port-closes, lake-treaty]", "9:25", "lake-treaty", "event", "law"),
    ],
)
def test_what_a_page_lists_is_of_its_kind(  # noqa: PLR0913, PLR0917 -- an example and its fixtures
    front: str, place: str, id_: str, kind: str, is_a: str, problems: Problems, change: Change
) -> None:
    change(ZENDA, "---\n\n>", f"{front}\n---\n\n>")
    expected = [
        (
            f"{ZENDA}:{place}: '{id_}' is not of the kind '{kind}'\n"
            f"    Name one of that kind, or take it out: its kind is '{is_a}'."
        )
    ]

    assert expected == problems()


@pytest.mark.parametrize(
    ("front", "place"),
    [
        ("key_points:\n  - {text: A, sources: [gazete]}\n  - {text: B, sources: [gazette]}", "10:25"),
        ("questions: [{q: A, a: B, sources: [{id: gazete, locator: p. 1}]}]", "9:36"),
        ("then_and_now: [{about: A, then: B, now: C, sources: [gazete]}]", "9:54"),
        ("agreed:\n  - text: A\n    sources:\n      - gazette\n      - gazete", "13:9"),
        ("disputed: [{text: A, sources: [gazete]}]", "9:32"),
        ("unknown: [{text: A, sources: [gazete]}]", "9:31"),
    ],
)
def test_front_matter_cites_sources_that_exist(front: str, place: str, problems: Problems, change: Change) -> None:
    change(ZENDA, "---\n\n>", f"{front}\n---\n\n>")
    expected = [f"{ZENDA}:{place}: there is no source 'gazete'\n    Did you mean 'gazette'?"]

    assert expected == problems()


def test_a_source_without_a_near_one_is_asked_for(problems: Problems, change: Change) -> None:
    change(ZENDA, "---\n\n>", "agreed: [{text: A, sources: [xyzzy]}]\n---\n\n>")
    expected = [f"{ZENDA}:9:30: there is no source 'xyzzy'\n    Add the source, or take it out."]

    assert expected == problems()


@pytest.mark.parametrize(
    ("location", "key"),
    [
        ("key_points: [{text: '[A](entry:lake-traety)', sources: [gazette]}, {text: B, sources: [gazette]}]", "9:21"),
        ("questions: [{q: A, a: '[A](entry:lake-traety)', sources: [gazette]}]", "9:23"),
        ("then_and_now: [{about: A, then: '[A](entry:lake-traety)', now: C, sources: [gazette]}]", "9:33"),
        ("unknown: ['[A](entry:lake-traety)']", "9:11"),
        ("backstory: '[A](entry:lake-traety)'", "9:12"),
    ],
)
def test_a_link_beside_the_story_that_leads_nowhere_is_found(
    location: str, key: str, problems: Problems, change: Change
) -> None:
    change(ZENDA, "---\n\n>", f"{location}\n---\n\n>")
    expected = [f"{ZENDA}:{key}: the link leads to no entry: 'lake-traety'\n    Did you mean 'lake-treaty'?"]

    assert expected == problems()


NOTES = "content/explainers/zenda.notes.yaml"
NOTE = """\
- id: {id}
  kind: context
  quote: {{exact: {exact}}}
  title: How long
  body: Two hours.
  entries: [lake-treaty{entry}]
  sources: [gazette{source}]
"""


def test_a_note_names_entries_that_exist(problems: Problems, add: Add) -> None:
    add(NOTES, NOTE.format(id="wait", exact="A long wait", entry=", lake-traety, xyzzy", source=""))
    expected = [
        f"{NOTES}:6:26: there is no entry 'lake-traety'\n    Did you mean 'lake-treaty'?",
        f"{NOTES}:6:39: there is no entry 'xyzzy'\n    Add the entry, or take it out.",
    ]

    assert expected == problems()


def test_a_note_cites_sources_that_exist(problems: Problems, add: Add) -> None:
    add(NOTES, NOTE.format(id="wait", exact="A long wait", entry="", source=", {id: gazete, locator: p. 1}"))
    expected = [f"{NOTES}:7:22: there is no source 'gazete'\n    Did you mean 'gazette'?"]

    assert expected == problems()


def test_without_a_glossary_nothing_is_said_of_what_refers_to_it(problems: Problems, add: Add, change: Change) -> None:
    add(NOTES, NOTE.format(id="wait", exact="A long wait", entry="", source=""))
    change(ZENDA, "---\n\n>", "people: [rudolf-elphberg]\nagreed: [{text: A, sources: [gazette]}]\n---\n\n>")
    change(LAKE, "  gloss: Minister for the lake.\n", "")
    expected = [f"{LAKE}:24:3: 'gloss' is missing\n    Add `gloss:`."]

    assert expected == problems()


@pytest.mark.parametrize("id_", ["ferry-permit", "port-closes"])
def test_a_note_takes_no_id_of_an_entry(id_: str, problems: Problems, add: Add, load: Callable[[], Content]) -> None:
    add(NOTES, NOTE.format(id=id_, exact="A long wait", entry="", source=""))
    owner = load().glossary.places[id_]
    expected = [f"{NOTES}:1:7: the id '{id_}' is taken\n    {owner} has it already; choose another."]

    assert expected == problems()


def test_two_notes_have_two_ids_even_on_two_pages(problems: Problems, add: Add) -> None:
    add("content/explainers/later.md", "---\ntitle: Later\n---\n\nA long wait.\n")
    add("content/explainers/later.notes.yaml", NOTE.format(id="wait", exact="A long", entry="", source=""))
    add(NOTES, NOTE.format(id="wait", exact="A long wait", entry="", source=""))
    expected = [
        (
            f"{NOTES}:1:7: the id 'wait' is taken\n"
            "    content/explainers/later.notes.yaml:1:7 has it already; choose another."
        )
    ]

    assert expected == problems()


def test_notes_that_all_is_right_with_are_no_problem(problems: Problems, add: Add) -> None:
    add(NOTES, NOTE.format(id="wait", exact="A long wait", entry="", source=""))
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


def test_a_name_with_two_senses_on_a_page_is_a_warning(problems: Problems, change: Change, add: Add) -> None:
    change(LAKE, "  label: Lake Treaty\n", "  label: Lake Treaty\n  names: [Zenda Pact]\n")
    change(LAKE, "  label: Rudolf Elphberg\n", "  label: Rudolf Elphberg\n  names: [Zenda Pact]\n")
    add(ZENDA, "\nIt rained. The Zenda Pact holds.\n")
    expected = (
        "content/explainers/zenda.md:19:16: warning: 'Zenda Pact' may mean lake-treaty or rudolf-elphberg "
        "and is not linked: The Zenda Pact holds.\n"
        "    Say which under `senses:`, as `Zenda Pact: lake-treaty`."
    )

    assert expected == problems()[0]


def test_a_sense_on_the_page_answers_the_warning(problems: Problems, change: Change, add: Add) -> None:
    change(LAKE, "  label: Lake Treaty\n", "  label: Lake Treaty\n  names: [Zenda Pact]\n")
    change(LAKE, "  label: Rudolf Elphberg\n", "  label: Rudolf Elphberg\n  names: [Zenda Pact]\n")
    change(ZENDA, "---\n\n>", "senses:\n  Zenda Pact: lake-treaty\n---\n\n>")
    add(ZENDA, "\nIt rained. The Zenda Pact holds.\n")
    expected: list[str] = []

    assert expected == [problem for problem in problems() if problem.startswith(ZENDA)]


def test_altered_words_of_the_source_are_found_where_they_stand(problems: Problems, change: Change) -> None:
    change(ZENDA, "may may cross", "may cross")
    expected = [
        (
            "content/explainers/zenda.md:11:3: the source's words were changed: "
            "'The port of Zenda closed on Friday. Nobody without a ferry …'\n"
            "    Line 5 of zenda.txt has: '… without a ferry permit may may cross.'"
        )
    ]

    assert expected == problems()


def test_altered_words_of_the_source_do_not_hide_a_note_on_them(problems: Problems, change: Change, add: Add) -> None:
    note = "  kind: context\n  title: How much\n  body: Ten crowns.\n  sources: [gazette]\n"
    add("content/explainers/zenda.notes.yaml", f"- id: who\n{note}  quote: {{exact: Nobody without a ferry permit}}\n")
    assert problems() == []
    change(ZENDA, "Nobody without a ferry", "Nobody without the ferry")
    add("content/explainers/zenda.notes.yaml", f"- id: cost\n{note}  quote: {{exact: costs a week's wage}}\n")

    messages = [problem.partition(": ")[2].splitlines()[0] for problem in problems()]

    assert messages == [
        "the source's words were changed: 'The port of Zenda closed on Friday. Nobody without the …'",
        "the passage of 'cost' is not in the text: 'costs a week's wage'",
    ]


def test_a_note_on_words_of_the_source_that_are_left_out_is_told(problems: Problems, change: Change, add: Add) -> None:
    note = "  kind: context\n  title: How much\n  body: Ten crowns.\n  sources: [gazette]\n"
    add("content/explainers/zenda.notes.yaml", f"- id: wait\n{note}  quote: {{exact: A long wait}}\n")
    change(ZENDA, "> ## A long wait\n\n", "")

    assert [problem.split(": ")[1] for problem in problems()] == ["the passage of 'wait' is not in the text"]


def test_paragraphs_in_another_order_are_found(problems: Problems, change: Change) -> None:
    change(ZENDA, "> The port of Zenda closed on Friday. Nobody without a ferry permit may may cross.\n\n", "")
    change(
        ZENDA,
        "Lake Authority.\n",
        "Lake Authority.\n\n> The port of Zenda closed on Friday. Nobody without a ferry permit may may cross.\n",
    )
    expected = (
        "a paragraph of the seed is in another order: line 5, "
        "'The port of Zenda closed on Friday. Nobody without a ferry …'\n"
        "    Put the source's paragraphs back in their order."
    )

    assert expected == problems()[0].split(": ", 1)[1]


def test_a_paragraph_may_be_left_out(problems: Problems, change: Change) -> None:
    change(ZENDA, "> The port of Zenda closed on Friday. Nobody without a ferry permit may may cross.\n\n", "")
    expected: list[str] = []

    assert expected == problems()


def test_smart_quotation_marks_never_touch_a_source(problems: Problems, change: Change) -> None:
    tables = "markdown.extensions.tables"
    change("pelicanconf.py", tables, f'markdown.extensions.smarty": {{}}, "{tables}')
    expected: list[str] = []

    assert expected == problems()


def test_a_source_written_as_html_is_held_to_the_promise(problems: Problems, add: Add) -> None:
    add(ZENDA, '\nOurs.\n\n<blockquote class="source"><p>They lied.</p></blockquote>\n')
    looks = "this looks like the source's words and is not a quote of 'zenda'"
    expected = [
        f"{looks}: '<blockquote class=\"x-source\"><p>They lied.</p></blockquote>'",
        "the class 'source' does not begin with 'x-', as those of a text must",
    ]

    assert expected == [problem.splitlines()[0].split(": ", 1)[1] for problem in problems()]


def test_a_published_source_says_whose_words_it_is(problems: Problems, change: Change) -> None:
    change("seeds/zenda.yaml", RIGHTS, "")
    expected = [UNKNOWN_WORDS]

    assert expected == problems()


def test_a_published_source_has_a_sidecar(problems: Problems, ruritania: Path) -> None:
    (ruritania / "seeds" / "zenda.yaml").unlink()
    expected = [UNKNOWN_WORDS]

    assert expected == problems()


def test_an_unknown_permission_is_a_warning(problems: Problems, change: Change) -> None:
    change("seeds/zenda.yaml", "permission: granted", "permission: unknown")
    expected = [
        (
            "seeds/zenda.yaml: warning: 'zenda' quotes words of Zenda Courier with permission unknown\n"
            "    Ask, and write what you are told under `permission:`; the page says so, and asks not to be indexed."
        )
    ]

    assert expected == problems()


def test_a_draft_may_wait_for_its_rights(problems: Problems, change: Change) -> None:
    change("seeds/zenda.yaml", RIGHTS, "")
    change(ZENDA, "status: published", "status: draft")
    expected: list[str] = []

    assert expected == problems()


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


def test_a_name_is_the_same_however_its_letters_are_composed(problems: Problems, add: Add) -> None:
    add(
        LAKE,
        "\n- id: port-one\n  kind: term\n  label: p\u00e9age du lac\n  gloss: A toll.\n  sources: [gazette]\n"
        "\n- id: port-two\n  kind: term\n  label: pe\u0301age\u200b du lac\n  gloss: A fee.\n  sources: [gazette]\n",
    )

    assert any("names both 'port-one' and 'port-two'" in each for each in problems())
