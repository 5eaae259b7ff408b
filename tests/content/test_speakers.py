"""A seed's quotes, its sidecar and the mentions on a page -> who says what of the quotes that the page shows."""

from collections.abc import Callable, Iterable

import pytest

from newsgloss.content.values import Content
from newsgloss.language.quotations import Quote, find_quotes
from newsgloss.seeds import seed
from tests.samples import EXPLAINER

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Load = Callable[[], Content]
Problems = Callable[[], list[str]]
Tell = Callable[[str], None]

LAKE = "content/glossary/lake.yaml"
SIDECAR = "seeds/zenda.yaml"
ZENDA = "content/explainers/zenda.md"
ELDER = """\
- id: elder-elphberg
  kind: person
  label: Rudolf Elphberg
  gloss: The minister's father.
  sources: [gazette]

- id: a-fisher
"""


def speakers(content: Content) -> list[tuple[int, str | None, str]]:
    """Return who speaks in each quote on the page: paragraph, entry, name."""
    return [(each.paragraph, each.person, each.name) for each in content.texts.explainers["zenda"].spoken]


def test_a_quotes_own_sentence_names_its_speaker(load: Load) -> None:
    assert speakers(load()) == [(2, "rudolf-elphberg", "")]


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ('Rudolf Elphberg came.\n"It is closed," he said.', [(2, None, "")]),
        ('Rudolf Elphberg came. "He is lying," said Antonia Mauban.', [(1, "a-fisher", "")]),
        ('"He is lying," said the wife of Rudolf Elphberg.', [(1, None, "")]),
        ('"He is lying," said Rudolf Elphberg\'s lawyer.', [(1, None, "")]),
        ('"We wait," said Michael Strelsau.', [(1, None, "Michael Strelsau")]),
        ('Michael Strelsau came. "We wait," he said.', [(1, None, "")]),
        ('"We wait," a lake official told reporters.', [(1, None, "a lake official")]),
        ('If Michael Strelsau says: "We wait."', [(1, None, "")]),
    ],
)
def test_what_may_be_anothers_is_nobodys(
    tell: Tell, load: Load, story: str, expected: list[tuple[int, str | None, str]]
) -> None:
    tell(story)

    assert expected == speakers(load())


@pytest.mark.parametrize("meant", ["rudolf-elphberg", "elder-elphberg"])
def test_of_two_people_with_one_name_the_one_that_is_meant_speaks(change: Change, load: Load, meant: str) -> None:
    change(LAKE, "- id: a-fisher\n", ELDER)
    change(ZENDA, "status:", f"senses: {{Rudolf Elphberg: {meant}}}\nstatus:")

    assert speakers(load()) == [(2, meant, "")]


def test_of_two_people_with_one_name_and_no_sense_neither_speaks(change: Change, load: Load) -> None:
    change(LAKE, "- id: a-fisher\n", ELDER)

    assert [person for _, person, _ in speakers(load())] == [None]


def test_somebody_whom_the_story_does_not_mean_does_not_speak(change: Change, load: Load) -> None:
    change(ZENDA, "said Rudolf Elphberg", "said <span data-no-gloss>Rudolf Elphberg</span>")

    assert [person for _, person, _ in speakers(load())] == [None]


@pytest.mark.parametrize(
    "story",
    [
        '"I am no relation," said Elphberg.\nFlavia Elphberg left.',
        'Rudolf Elphberg left. "He is honest," said Elphberg.\nHis wife is Flavia Elphberg.',
    ],
)
def test_a_surname_that_others_in_the_story_have_is_nobodys(change: Change, tell: Tell, load: Load, story: str) -> None:
    change(LAKE, "  label: Rudolf Elphberg\n", "  label: Rudolf Elphberg\n  names: [{name: Elphberg, match: auto}]\n")
    tell(f"Rudolf Elphberg came.\n{story}")

    assert [person for _, person, _ in speakers(load())] == [None]


def test_whether_others_have_a_surname_is_asked_anew_for_each_whom_it_is_linked_to(
    change: Change, tell: Tell, load: Load
) -> None:
    change(LAKE, "  label: Rudolf Elphberg\n", "  label: Rudolf Elphberg\n  names: [{name: Elphberg, match: auto}]\n")
    tell('Rudolf Elphberg came.\n"We wait," said Elphberg.\n"We go," said Elphberg.')
    change(ZENDA, '"We go," said Elphberg', '"We go," said [Elphberg](entry:a-fisher)')

    assert [person for _, person, _ in speakers(load())] == ["rudolf-elphberg", None]


def test_the_sidecar_names_who_speaks(change: Change, tell: Tell, load: Load) -> None:
    tell('Rudolf Elphberg came.\n"It is closed," he said.')
    change(SIDECAR, "rights:\n", "speakers: {5: rudolf-elphberg}\nrights:\n")

    assert speakers(load()) == [(2, "rudolf-elphberg", "")]


def test_the_sidecar_may_say_that_nobody_speaks(change: Change, load: Load) -> None:
    change(SIDECAR, "rights:\n", "speakers: {11: nobody}\nrights:\n")

    assert speakers(load()) == [(2, None, "")]


def test_a_line_without_a_quote_has_no_speaker(change: Change, problems: Problems) -> None:
    change(SIDECAR, "rights:\n", "speakers:\n  5: rudolf-elphberg\nrights:\n")
    expected = "seeds/zenda.yaml:9:6: line 5 of zenda.txt quotes nobody\n    Its lines with quotes: 11."

    assert expected in problems()


def test_a_speaker_who_is_no_person_is_named_with_their_kind(change: Change, problems: Problems) -> None:
    change(SIDECAR, "rights:\n", "speakers:\n  11: lake-treaty\nrights:\n")
    expected = (
        "seeds/zenda.yaml:9:7: the glossary has no person 'lake-treaty'\n"
        "    Its kind is 'law': name a person, or write 'nobody'."
    )

    assert expected in problems()


def test_a_speaker_is_a_person_of_the_glossary(change: Change, problems: Problems) -> None:
    change(SIDECAR, "rights:\n", "speakers:\n  11: rudolf-elfberg\nrights:\n")
    expected = "seeds/zenda.yaml:9:7: the glossary has no person 'rudolf-elfberg'\n    Did you mean 'rudolf-elphberg'?"

    assert expected in problems()


def test_the_quotes_of_a_seed_are_looked_for_once(
    add: Add, change: Change, load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(SIDECAR, "rights:\n", "speakers: {11: rudolf-elphberg}\nrights:\n")
    add("content/explainers/again.md", EXPLAINER)
    looked: list[int] = []

    def noting(lines: Iterable[tuple[int, str]]) -> list[Quote]:
        looked.append(1)
        return find_quotes(lines)

    monkeypatch.setattr(seed, "find_quotes", noting)

    content = load()

    assert [list(content.explainers), looked] == [["again", "zenda"], [1]]
