"""Seeds, their rights, and their words on pages -> what is wrong, and where."""

from collections.abc import Callable
from pathlib import Path

import pytest

from newsgloss.drafts.importing import import_missing
from newsgloss.model.problems import ContentError
from newsgloss.model.settings import Project
from tests.seeds.test_same_story import BRIDGE

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Problems = Callable[[], list[str]]

ZENDA = "content/explainers/zenda.md"
UNKNOWN_WORDS = (
    "seeds/zenda.yaml{}: nothing says whose words 'zenda' quotes\n"
    "    Add `rights:` with `holder:` and `permission:`, or set the explainer to `status: draft`."
)
RIGHTS = "rights:\n  holder: Zenda Courier\n  permission: granted\n"


def test_a_seed_that_nothing_is_built_on_is_advice(problems: Problems, add: Add) -> None:
    add("seeds/strelsau.txt", "Bridge opens\n\nIt opened.\n")
    expected = [
        (
            "seeds/strelsau.txt: advice: no explainer is built on this seed yet\n"
            "    Run `newsgloss import seeds/strelsau.txt`; the next build does the same."
        )
    ]

    assert expected == problems()


def test_a_seed_whose_explainer_was_removed_is_advice(problems: Problems, add: Add) -> None:
    add("seeds/strelsau.txt", "Bridge opens\n\nIt opened.\n")
    add("seeds/.base/strelsau.md", "---\ntitle: Bridge opens\n---\n\n> It opened.\n")
    expected = [
        (
            "seeds/strelsau.txt: advice: no explainer is built on this seed any more\n"
            "    Remove it, with what is beside it, or run `newsgloss import seeds/strelsau.txt` for a new draft."
        )
    ]

    assert expected == problems()


def test_of_a_sidecar_with_another_ending_that_alone_is_told(
    problems: Problems, ruritania: Path, project: Project, add: Add
) -> None:
    (ruritania / "seeds/zenda.yaml").rename(ruritania / "seeds/zenda.yml")
    add("seeds/strelsau.txt", "Bridge opens\n\nIt opened.\n")
    add("seeds/strelsau.YAML", "wrap: true\n")
    told = [
        "seeds/strelsau.YAML: a file of YAML is not read by the ending '.YAML'\n    Rename it to strelsau.yaml.",
        "seeds/zenda.yml: a file of YAML is not read by the ending '.yml'\n    Rename it to zenda.yaml.",
    ]

    assert problems() == told
    with pytest.raises(ContentError, match=r"Rename it to strelsau\.yaml"):
        import_missing(project)


def test_an_article_under_two_ids_is_advice(problems: Problems, add: Add) -> None:
    for id_ in ("a", "b"):
        add(f"seeds/{id_}.txt", f"Bridge {id_}\n\n{BRIDGE}\n")
    expected = (
        "seeds/b.txt: advice: this has the same words as seeds/a.txt\n"
        "    Keep one. If they are two versions, say in both sidecars how they differ: `published` or `captured_from`."
    )

    assert expected in problems()


def test_a_seed_whose_name_is_no_id_is_a_problem(problems: Problems, add: Add) -> None:
    add("seeds/Bridge Opens.txt", "Bridge opens\n\nIt opened.\n")
    expected = "seeds/Bridge Opens.txt: 'Bridge Opens' is not a valid id\n    Rename the file to bridge-opens.txt."

    assert expected in problems()


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


def test_altered_words_are_found_behind_spaces_that_do_not_break_and_escaped_signs(
    problems: Problems, tell: Callable[[str], None], change: Change
) -> None:
    tell("« Nous construirons le *quai*. »\nLes pêcheurs attendent depuis vendredi.")
    change(ZENDA, "« Nous construirons le *quai*. »", "«\u00a0Nous bâtirons le \\*quai\\*.\u00a0»")
    change(ZENDA, "depuis", "dès")

    assert [problem.partition(": ")[0] for problem in problems()] == [f"{ZENDA}:11:3", f"{ZENDA}:13:3"]


def test_a_paragraph_without_its_sign_is_told_at_its_line(problems: Problems, change: Change) -> None:
    change(ZENDA, "> The port of", "The port of")
    expected = [
        (
            f"{ZENDA}:11:1: line 5 of the seed is here as our words: "
            "'The port of Zenda closed on Friday. Nobody without a ferry …'\n"
            "    Begin each line of it with > and a space, or say it in words of ours."
        )
    ]

    assert expected == problems()


def test_a_paragraph_without_its_sign_and_with_a_word_changed_is_a_warning(problems: Problems, change: Change) -> None:
    change(ZENDA, "> The port of Zenda closed", "The port of Zenda shut")
    expected = [
        (
            f"{ZENDA}:11:1: warning: this is nearly line 5 of the seed, and here as our words: "
            "'The port of Zenda shut on Friday. Nobody without a ferry …'\n"
            "    Quote the seed's own words with > and a space, or say it in other words."
        )
    ]

    assert expected == problems()


def test_all_mark_up_in_the_quotes_of_the_source_is_told_with_its_places(problems: Problems, change: Change) -> None:
    change(ZENDA, "> The port of Zenda closed", "> The <u>port</u> of <u>port</u> <s><u>closed</u></s>")
    change(ZENDA, "> ## A long wait", "> ## A <u>port</u>")
    told = [(problem.split(": ")[0].removeprefix(ZENDA), problem.split("'")[1]) for problem in problems()]

    assert told == [
        (":11:7", "<u>port</u>"),
        (":11:22", "<u>port</u>"),
        (":11:34", "<s><u>closed</u></s>"),
        (":15:8", "<u>port</u>"),
    ]


def test_front_matter_without_its_end_is_told_and_nothing_that_comes_of_it(
    problems: Problems, change: Change, add: Add
) -> None:
    change(
        ZENDA,
        "2031-05-02\n---\n",
        "2031-05-02\nkey_points:\n  - text: A permit costs a day's wage.\n"
        "    sources: [gazette]\n  - text: b\n    sources: [gazette]\n",
    )
    note = "  kind: context\n  title: How much\n  body: Ten crowns.\n  sources: [gazette]\n"
    add("content/explainers/zenda.notes.yaml", f"- id: cost\n{note}  quote: {{exact: costs a day's wage}}\n")
    message = f"{ZENDA}:15:1: the line of --- that ends the front matter is missing"

    assert problems() == [f"{message}\n    Write a line of --- above this one."]


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("> The port", 10),
        ("We went to see the port.\n\n---\n\n> The port", 11),
        ("Note: we went to it.\n\nIt was shut.\n\n---\n\n> The port", 11),
        ("## We went\n\n> The port", 11),
    ],
)
def test_front_matter_whose_end_is_a_rule_of_the_body_is_told_alone(
    body: str, line: int, problems: Problems, change: Change, add: Add
) -> None:
    change(ZENDA, "2031-05-02\n---\n", "2031-05-02\n" if body.startswith(">") else "2031-05-02\n\n")
    change(ZENDA, "> The port", body)
    add(ZENDA, "\n---\n\nThat is all.\n")
    message = f"{ZENDA}:{line}:1: the line of --- that ends the front matter is missing"

    assert problems() == [f"{message}\n    Write a line of --- above this one."]


@pytest.mark.parametrize(
    "wrong",
    [
        "dek The port of Zenda was closed",
        "dek: The\n\ntags Zenda, and the port of it",
        "dek: 'A\n\nport that was closed on Friday",
    ],
)
def test_front_matter_with_a_mistake_is_not_taken_for_the_body(wrong: str, problems: Problems, change: Change) -> None:
    change(ZENDA, "2031-05-02\n---\n", f"2031-05-02\n{wrong}\n---\n")

    assert not any("the line of ---" in problem for problem in problems())


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


@pytest.mark.parametrize("status", ["published", "archived"])
def test_a_source_that_readers_see_says_whose_words_it_is(status: str, problems: Problems, change: Change) -> None:
    change("seeds/zenda.yaml", RIGHTS, "")
    change(ZENDA, "status: published", f"status: {status}")
    expected = UNKNOWN_WORDS.format(":1:1")

    assert expected in problems()


def test_a_published_source_has_a_sidecar(problems: Problems, ruritania: Path) -> None:
    (ruritania / "seeds" / "zenda.yaml").unlink()
    expected = [UNKNOWN_WORDS.format("")]

    assert expected == problems()


def test_an_unknown_permission_is_a_warning(problems: Problems, change: Change) -> None:
    change("seeds/zenda.yaml", "permission: granted", "permission: unknown")
    expected = [
        (
            "seeds/zenda.yaml:10:15: warning: 'zenda' quotes words of Zenda Courier with permission unknown\n"
            "    Ask, and write what you are told under `permission:`; the page says so, and asks not to be indexed."
        )
    ]

    assert expected == problems()


def test_a_draft_may_wait_for_its_rights(problems: Problems, change: Change) -> None:
    change("seeds/zenda.yaml", RIGHTS, "")
    change(ZENDA, "status: published", "status: draft")
    expected: list[str] = []

    assert expected == problems()


def test_a_new_draft_is_needed_until_its_explainer_has_the_words_of_the_seed(problems: Problems, add: Add) -> None:
    message = "'zenda' has the words of its seed as they are now, so this new draft is no longer needed"
    for name in ("zenda.new.md", "zenda.2.new.md", "gone.new.md"):
        add(f"content/explainers/{name}", "---\ntitle: New\n---\n")

    assert [problem for problem in problems() if "new.md" in problem] == [
        f"content/explainers/{name}: advice: {message}\n    Delete it." for name in ("zenda.2.new.md", "zenda.new.md")
    ]

    add("content/explainers/zenda.md", "\n> The port of Zenda closed on Monday.\n")

    assert [problem for problem in problems() if "new.md" in problem] == []
