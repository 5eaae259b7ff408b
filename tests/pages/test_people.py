from collections.abc import Callable

import pytest

from newsgloss.content.values import Content
from newsgloss.model.entries import Person
from newsgloss.pages.bibliography import Cited
from newsgloss.pages.people import ParagraphRange, PersonLine, SaidLine, people, people_sources, said_by
from newsgloss.pages.references import card

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Load = Callable[[], Content]
Tell = Callable[[str], None]

LAKE = "content/glossary/lake.yaml"
ZENDA = "content/explainers/zenda.md"
RUDOLF = "  label: Rudolf Elphberg\n"
ROLES = """\
  roles:
    - {title: Mayor of Zenda, from: 2020, to: 2031-05-01, source: treaty-text}
    - {title: Minister for the lake, from: 2031-05-01, source: gazette}
    - {title: King, from: 2031-06}
"""


def shown(content: Content) -> tuple[PersonLine, ...]:
    """Return the people of the explainer on Zenda."""
    return people(content.explainers["zenda"], content)


def sources(content: Content) -> list[Cited]:
    """Return what those people's roles rest on."""
    day = content.explainers["zenda"].meta.story_date
    return list(people_sources(shown(content), day, content.glossary.entries))


def at(*numbers: int) -> tuple[ParagraphRange, ...]:
    """Return paragraphs, each by itself."""
    return tuple(ParagraphRange(str(number), f"paragraph-{number}") for number in numbers)


def numbers(line: PersonLine) -> str:
    """Return the numbers of the paragraphs in which someone is, as readers see them."""
    return ", ".join(part.numbers for part in line.paragraphs)


def test_people_are_those_that_the_text_mentions(load: Load) -> None:
    expected = (
        PersonLine(
            "rudolf-elphberg", "Rudolf Elphberg", "Minister for the lake.", None, "/glossary/rudolf-elphberg/", at(2)
        ),
    )

    assert expected == shown(load())


def test_a_person_has_the_role_of_the_storys_day(change: Change, load: Load) -> None:
    change(LAKE, RUDOLF, RUDOLF + ROLES)

    assert [line.role for line in shown(load())] == ["Minister for the lake"]


@pytest.mark.parametrize(
    ("title", "status", "expected"),
    [
        ("Chair", "published", "Chair, Ruritanian Lake Authority"),
        ("Chair of the Ruritanian Lake Authority", "published", "Chair of the Ruritanian Lake Authority"),
        ("Chair", "draft", "Chair"),
    ],
)
def test_a_role_is_told_with_its_organisation(
    title: str, status: str, expected: str, change: Change, load: Load
) -> None:
    change(LAKE, RUDOLF, f"{RUDOLF}  roles: [{{title: {title}, organisation: lake-authority}}]\n")
    change(LAKE, "  abbreviation: RLA\n", f"  abbreviation: RLA\n  status: {status}\n")
    content = load()

    assert [line.role for line in shown(content)] == [expected]
    day = content.explainers["zenda"].meta.story_date
    assert card(content.glossary.entries["rudolf-elphberg"], content, day=day).role == expected


def test_a_person_without_a_role_on_that_day_has_a_gloss(change: Change, load: Load) -> None:
    change(LAKE, RUDOLF, RUDOLF + "  roles: [{title: King, from: 2031-06}]\n")

    assert [line.role for line in shown(load())] == ["Minister for the lake."]


def test_on_a_page_without_a_day_nobody_has_a_role_that_has_ended(change: Change, load: Load) -> None:
    change(ZENDA, "story_date: 2031-05-02\n", "")
    ended = "  roles: [{title: Mayor, from: 2001, to: 2004}]\n"
    change(LAKE, RUDOLF, RUDOLF + ended)

    assert [line.role for line in shown(load())] == ["Minister for the lake."]

    change(LAKE, ended, ROLES)

    assert [line.role for line in shown(load())] == ["King"]


def test_a_role_shown_is_sourced(change: Change, load: Load) -> None:
    change(LAKE, RUDOLF, RUDOLF + ROLES)
    content = load()
    expected = [("gazette", "#person-rudolf-elphberg", "Rudolf Elphberg")]

    assert expected == [(one.use.id, one.place, one.label) for one in sources(content)]


@pytest.mark.parametrize("roles", ["", "  roles: [{title: Minister}]\n"])
def test_what_has_no_source_cites_none(change: Change, tell: Tell, load: Load, roles: str) -> None:
    change(LAKE, RUDOLF, RUDOLF + roles)
    tell('"It is closed," said Rudolf Elphberg.\n"We wait," said Michael Strelsau.')
    content = load()

    assert len(shown(content)) == 2
    assert sources(content) == []


def test_a_speaker_without_an_entry_is_named_as_the_source_names_them(tell: Tell, load: Load) -> None:
    tell('The port closed.\n"We wait," said Michael Strelsau.\n"It rains," said Michael Strelsau.')
    expected = (PersonLine("", "Michael Strelsau", "Quoted", None, None, at(2, 3)),)

    assert expected == shown(load())


def test_a_speaker_without_a_name_is_told_apart(tell: Tell, load: Load) -> None:
    tell('"We wait," a lake official told reporters.')
    expected = (PersonLine("", "a lake official", "", None, None, at(1), unnamed=True),)

    assert expected == shown(load())


def test_speakers_come_after_those_who_are_mentioned(tell: Tell, load: Load) -> None:
    tell('"We wait," said Michael Strelsau.\nRudolf Elphberg came to the port.')

    assert [line.name for line in shown(load())] == ["Rudolf Elphberg", "Michael Strelsau"]


def test_a_speaker_under_another_name_is_the_same_person(change: Change, tell: Tell, load: Load) -> None:
    change(LAKE, RUDOLF, RUDOLF + "  names: [{name: Rudolf Rassendyll, match: never}]\n")
    tell('Rudolf Elphberg came to the port.\nIt was closed.\n"We wait," said Rudolf Rassendyll.')

    assert [(line.name, numbers(line)) for line in shown(load())] == [("Rudolf Elphberg", "1, 3")]


@pytest.mark.parametrize(
    ("where", "expected"),
    [("12", "1, 2"), ("123", "1–3"), ("1235", "1–3, 5"), ("134", "1, 3, 4"), ("1345678", "1, 3–8"), ("2", "2")],
)
def test_runs_of_paragraphs_are_a_range(tell: Tell, load: Load, where: str, expected: str) -> None:
    paragraphs = (f"It was {'Rudolf Elphberg' if str(number) in where else 'cold'} there." for number in range(1, 9))
    tell("\n".join(paragraphs))

    assert [numbers(line) for line in shown(load())] == [expected]


def test_paragraphs_count_as_the_page_shows_them(change: Change, load: Load) -> None:
    change(ZENDA, "> The port of Zenda closed on Friday. Nobody without a ferry permit may may cross.\n", "")

    assert [numbers(line) for line in shown(load())] == ["1"]


def test_words_of_ours_are_in_no_paragraph(add: Add, change: Change, load: Load) -> None:
    change(ZENDA, '> "The Lake Treaty says so," said Rudolf Elphberg of the Ruritanian Lake Authority.', "")
    add(ZENDA, "\nThen Rudolf Elphberg came.\n")

    assert [(line.name, numbers(line)) for line in shown(load())] == [("Rudolf Elphberg", "")]


def test_a_page_may_list_its_people(change: Change, tell: Tell, load: Load) -> None:
    tell('"We wait," said Michael Strelsau.\nRudolf Elphberg came to the port.')
    change(ZENDA, "status:", "people: [a-fisher, rudolf-elphberg]\nstatus:")
    expected = [("Antonia Mauban", None, ""), ("Rudolf Elphberg", "/glossary/rudolf-elphberg/", "2")]

    assert expected == [(line.name, line.url, numbers(line)) for line in shown(load())]


def test_a_page_may_list_nobody(change: Change, load: Load) -> None:
    change(ZENDA, "status:", "people: []\nstatus:")

    assert shown(load()) == ()


def test_a_page_lists_no_drafts(change: Change, load: Load) -> None:
    change(ZENDA, "status:", "people: [rudolf-elphberg]\nstatus:")
    change(LAKE, RUDOLF, RUDOLF + "  status: draft\n")

    assert shown(load()) == ()


def said(content: Content) -> tuple[SaidLine, ...]:
    """Return what Rudolf Elphberg said."""
    person = content.glossary.entries["rudolf-elphberg"]
    assert isinstance(person, Person)
    return said_by(person, content)


def test_what_a_person_said_leads_to_the_story(load: Load) -> None:
    where = "Zenda Courier, 2 May 2031, paragraph 2"

    assert said(load()) == (
        SaidLine("The Lake Treaty says so,", None, where, "/explainers/zenda/#paragraph-2", story=""),
    )


def test_without_a_publisher_the_paragraph_is_told(change: Change, load: Load) -> None:
    change("seeds/zenda.yaml", "publisher: Zenda Courier\n", "")

    assert [found.where for found in said(load())] == ["paragraph 2"]


def test_what_others_said_is_theirs(tell: Tell, load: Load) -> None:
    tell('"We wait," said Michael Strelsau.\n"It is closed," said Rudolf Elphberg.')

    assert [found.text for found in said(load())] == ["It is closed,"]


def test_a_quote_that_the_page_leaves_out_is_not_repeated(change: Change, load: Load) -> None:
    change(ZENDA, '> "The Lake Treaty says so," said Rudolf Elphberg of the Ruritanian Lake Authority.', "")

    assert said(load()) == ()


def test_a_drafts_quotes_are_not_told(change: Change, load: Load) -> None:
    change(ZENDA, "status: published", "status: draft")

    assert said(load()) == ()


def test_an_explainer_without_a_seed_quotes_nobody(change: Change, load: Load) -> None:
    change(ZENDA, "seed: zenda\n", "")
    content = load()

    assert said(content) == ()
    assert [(line.name, numbers(line)) for line in shown(content)] == [("Rudolf Elphberg", "")]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [(at(7), True), (at(7, 9), False), ((ParagraphRange("7–9", "paragraph-7"),), False), ((), False)],
)
def test_one_paragraph_is_told_from_several(paragraphs: tuple[ParagraphRange, ...], expected: bool) -> None:  # noqa: FBT001 -- what is expected
    line = PersonLine("rudolf", "Rudolf", "King", None, None, paragraphs)

    assert expected == line.is_in_one_paragraph
