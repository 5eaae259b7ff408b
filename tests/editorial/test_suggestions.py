from collections.abc import Callable
from pathlib import Path

import pytest

from newsgloss.editorial.suggestions import accept, reject
from newsgloss.linking.glossary import load_glossary
from newsgloss.model.problems import ContentError
from newsgloss.model.settings import Project
from newsgloss.model.yaml_text.parsing import parse

Add = Callable[[str, str], None]

LINKING = "content/linking.yaml"
NAME = 'Second Treaty: "the long one"'
HAND_MADE = """\
# what we never link
block:
    - "Lake Treaty Street" # a street
    - 'Duke''s Head'
    # and one of
    # two lines
    - >
      Old
      Bridge
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "rejected:\n  - New Quay\n"),
        ("# nothing yet\n", "# nothing yet\nrejected:\n  - New Quay\n"),
        ("rejected: []\n", "rejected:\n  - New Quay\n"),
        ("rejected: [Old Quay, 'The Duke'] # two\n", "rejected: [Old Quay, 'The Duke', New Quay] # two\n"),
        ("rejected:\n- Old Quay # closed\n# end\n", "rejected:\n- Old Quay # closed\n# end\n- New Quay\n"),
        (
            "rejected:\n    - Old Quay\nblock:\n    - x\n",
            "rejected:\n    - Old Quay\n    - New Quay\nblock:\n    - x\n",
        ),
        ("rejected: [Old Quay]\r\nblock: []\r\n", "rejected: [Old Quay, New Quay]\r\nblock: []\r\n"),
        (HAND_MADE, f"{HAND_MADE}rejected:\n    - New Quay\n"),
    ],
)
def test_a_rejected_name_is_added_and_all_else_stays(before: str, after: str, project: Project) -> None:
    path = project.content / "linking.yaml"
    path.write_bytes(before.encode())

    reject(project, "New Quay")

    assert after == path.read_bytes().decode()


@pytest.mark.parametrize("name", [NAME, "no", "1921", "- x", "#1 fan", "L'État", "a: b", " x ", "東京", "*x", "!y"])
def test_any_name_can_be_rejected(name: str, project: Project) -> None:
    path = reject(project, name)

    assert parse(path.read_text(encoding="utf-8"), LINKING).data["rejected"] == [name]


@pytest.mark.parametrize("name", ["", " ", "\n", "\u200b"])
def test_a_name_of_nothing_is_not_rejected(name: str, project: Project) -> None:
    before = (project.content / "linking.yaml").read_bytes()

    with pytest.raises(ContentError) as caught:
        reject(project, name)

    expected = "--reject: the name is empty\n    Write the name as `newsgloss report suggest` lists it."
    assert [expected] == [str(problem) for problem in caught.value.problems]
    assert before == (project.content / "linking.yaml").read_bytes()


@pytest.mark.parametrize(("decide", "option"), [(accept, "--accept"), (reject, "--reject")], ids=["accept", "reject"])
def test_a_name_that_steers_the_terminal_is_refused(
    decide: Callable[[Project, str], Path], option: str, project: Project
) -> None:
    with pytest.raises(ContentError) as caught:
        decide(project, "New \x1bQuay")

    expected = f"{option}: there is a control character here (U+001B), which no reader sees\n    Take it out."
    assert [expected] == [str(problem) for problem in caught.value.problems]


def test_a_name_is_rejected_once(project: Project) -> None:
    once = reject(project, "New Quay").read_bytes()

    assert reject(project, "New Quay").read_bytes() == once


@pytest.mark.parametrize("written", ["rejected: [Old Quay\n", "- a\n", "rejected: {a: b}\n", "block: [b]\n\tx\n"])
def test_rules_with_errors_are_left_as_they_are(written: str, project: Project) -> None:
    path = project.content / "linking.yaml"
    path.write_text(written, encoding="utf-8")

    with pytest.raises(ContentError) as caught:
        reject(project, "New Quay")

    assert str(caught.value.problems[0]).startswith(f"{LINKING}:")
    assert path.read_text(encoding="utf-8") == written


@pytest.mark.parametrize("written", ["block: [~]\n", "block:\n  - 2031-02-30\n"])
def test_rules_that_an_edit_would_change_further_are_left_as_they_are(written: str, project: Project) -> None:
    path = project.content / "linking.yaml"
    path.write_text(written, encoding="utf-8")
    expected = (
        f"{LINKING}: this file cannot be edited without changing more of it\n"
        "    Make the change by hand: nothing was written."
    )

    with pytest.raises(ContentError) as caught:
        reject(project, "New Quay")

    assert expected == str(caught.value.problems[0])
    assert path.read_text(encoding="utf-8") == written


@pytest.mark.parametrize(
    ("name", "id_"), [("New Quay", "new-quay"), (NAME, "second-treaty-the-long-one"), ("東京", "dong-jing")]
)
def test_an_accepted_name_begins_an_entry_that_readers_do_not_see(name: str, id_: str, project: Project) -> None:
    accept(project, "Old Quay")
    accept(project, name)
    glossary, _ = load_glossary(project.seen(project.content))

    begun = (project.content / "glossary" / "suggested.yaml").read_text(encoding="utf-8")
    assert begun.startswith("# Entries begun from suggestions.\n  - id: old-quay\n")
    assert glossary.entries[id_].label == name
    assert glossary.entries[id_].status == "draft"
    assert "old-quay" in glossary.entries


def test_entries_begun_earlier_keep_their_comments(project: Project, add: Add) -> None:
    begun = "# ours\n- id: a\n  kind: term\n  label: 'a' # short\n  gloss: A.\n"
    add("content/glossary/suggested.yaml", begun)
    entry = "- id: b\n  kind: term\n  label: B\n  gloss: To be written, in at most 40 words.\n  status: draft\n"

    assert accept(project, "B").read_text(encoding="utf-8") == begun + entry


def test_no_entry_is_begun_twice(project: Project) -> None:
    path = accept(project, "New Quay")
    before = path.read_bytes()

    with pytest.raises(ContentError) as caught:
        accept(project, "New quay")

    expected = (
        "content/glossary/suggested.yaml:2:5: there is an entry 'new-quay' already\n"
        "    Add the name to that entry's `names`, or write a new entry with another id."
    )
    assert expected == str(caught.value.problems[0])
    assert path.read_bytes() == before


def test_a_name_without_a_letter_begins_no_entry(project: Project) -> None:
    with pytest.raises(ContentError) as caught:
        accept(project, "…")

    expected = (
        "--accept: no id can be made from '…'\n"
        "    Write the entry in content/glossary/suggested.yaml with an id of your own."
    )
    assert expected == str(caught.value.problems[0])
    assert not Path(project.content, "glossary", "suggested.yaml").exists()
