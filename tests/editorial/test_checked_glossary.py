"""The glossary, and what pages and notes name of it -> what is wrong, and where."""

from collections.abc import Callable, Iterable
from datetime import date

import pytest

from newsgloss.content.values import Content
from newsgloss.editorial.checks import check
from newsgloss.model.problems import Level, Problem

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Problems = Callable[[], list[str]]

ZENDA = "content/explainers/zenda.md"
LAKE = "content/glossary/lake.yaml"
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


def warned(problems: Iterable[Problem]) -> list[Problem]:
    """Return what is more than advice."""
    return [problem for problem in problems if problem.level is not Level.ADVICE]


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


@pytest.mark.parametrize("label", ["ferrypermit", "Ferryper-mit"])
def test_a_name_that_is_anothers_but_for_hyphens_and_spaces_is_advice(
    label: str, problems: Problems, change: Change
) -> None:
    change(LAKE, "  label: Lake Treaty\n", f"  label: {label}\n  names: [Lake Treaty]\n")

    (found,) = (problem for problem in problems() if "but for" in problem)

    assert found == (
        f"content/glossary/lake.yaml:16:3: advice: '{label}' is the name 'ferry permit' of 'ferry-permit', "
        "but for hyphens, spaces and capitals\n"
        "    Put it under `names:` there if both are one thing; else say what parts them, under `differs_from:`."
    )


@pytest.mark.parametrize(
    "keys",
    [
        "label: ferrypermit\n  names: [Lake Treaty]\n  differs_from: [{id: ferry-permit, how: It is a law.}]",
        "label: Ferry Permit\n  names: [Lake Treaty]",
        "label: Lake Treaty\n  names: [Lake-Treaty, LakeTreaty]",
    ],
)
def test_names_that_are_said_to_differ_or_are_one_entrys_are_not_told(
    keys: str, problems: Problems, change: Change
) -> None:
    change(LAKE, "  label: Lake Treaty\n", f"  {keys}\n")

    assert [problem for problem in problems() if "but for hyphens" in problem] == []


def test_a_name_that_is_blocked_is_told_unless_its_author_says_so(problems: Problems, change: Change) -> None:
    change("content/linking.yaml", "block:", "block:\n  - Lake Pact\n  - lake deal\n  - lake law")
    names = "[Lake Pact, Lake Deal, {name: lake law, match: explicit}]"
    change(LAKE, "  label: Lake Treaty\n", f"  label: Lake Treaty\n  names: {names}\n")

    (said,) = problems()

    assert said.endswith(
        "advice: 'Lake Pact' is under `block:` in linking.yaml, so it is never linked\n"
        "    Take it out there, or write `match: explicit`."
    )


@pytest.mark.parametrize("sign", ["§", "🚧", "©™", "—"])
def test_a_name_of_signs_alone_is_told_in_every_language(sign: str, problems: Problems, change: Change) -> None:
    french = f"{{fr: {{label: traité, names: ['{sign}'], gloss: Un traité.}}}}"
    change(LAKE, "  label: Lake Treaty\n", f"  label: Lake Treaty\n  translations: {french}\n")

    (said,) = problems()

    assert said.endswith(
        f"advice: '{sign}' has no letter or digit, so it is found in no text\n"
        "    Add a name in words under `names:`, or write `match: explicit` to link it by hand alone."
    )


def test_names_that_differ_in_their_capitals_are_two_names(problems: Problems, change: Change) -> None:
    change(LAKE, "  label: Lake Treaty\n", "  label: Lake Treaty\n  names: [{name: Rla, match: auto}]\n")
    expected: list[str] = []

    assert expected == problems()


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

    assert expected == [list(map(str, warned(check(content, day)))) for day in days]


def test_a_draft_entry_is_never_overdue(load: Callable[[], Content], change: Change) -> None:
    change(LAKE, "  label: Lake Treaty\n", "  label: Lake Treaty\n  review_by: 2032-01-31\n  status: draft\n")

    assert warned(check(load(), date(2040, 1, 1))) == []


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


def test_a_note_names_entries_that_exist(problems: Problems, add: Add) -> None:
    add(NOTES, NOTE.format(id="wait", exact="A long wait", entry=", lake-traety, xyzzy", source=""))
    expected = [
        f"{NOTES}:6:26: there is no entry 'lake-traety'\n    Did you mean 'lake-treaty'?",
        f"{NOTES}:6:39: there is no entry 'xyzzy'\n    Add the entry, or take it out.",
    ]

    assert expected == problems()


def test_an_id_that_an_entry_had_is_told_with_the_one_of_now(problems: Problems, change: Change, add: Add) -> None:
    change("content/glossary/lake.yaml", "- id: lake-treaty\n", "- id: lake-treaty\n  redirect_from: old-pact\n")
    add(NOTES, NOTE.format(id="wait", exact="A long wait", entry=", old-pact", source=""))
    add(ZENDA, "\nThe [pact](entry:old-pact).\n")
    remedy = "Write lake-treaty, to which the old one leads."
    expected = [
        f"{place}: 'old-pact' is now 'lake-treaty'\n    {remedy}" for place in (f"{ZENDA}:19:11", f"{NOTES}:6:26")
    ]

    assert expected == problems()


def test_a_link_to_an_explainer_s_former_name_is_told_with_the_one_of_now(
    problems: Problems, change: Change, add: Add
) -> None:
    change(ZENDA, "status: published", "status: published\nredirect_from: port")
    add("content/pages/about.md", "\nSee [this](explainer:port).\n")

    assert problems() == [
        "content/pages/about.md:7:11: 'port' is now 'zenda'\n    Write zenda, to which the old one leads."
    ]


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


def test_labels_that_cannot_be_read_are_no_name_of_two_entries(problems: Problems, add: Add) -> None:
    add(LAKE, "".join(f"\n- id: {id_}\n  kind: term\n  label: ' '\n  gloss: A toll.\n" for id_ in ("one", "two")))

    found = problems()

    assert sum("'label' is empty" in each for each in found) == 2
    assert not any("names both" in each for each in found)


def test_a_name_is_the_same_however_its_letters_are_composed(problems: Problems, add: Add) -> None:
    add(
        LAKE,
        "\n- id: port-one\n  kind: term\n  label: p\u00e9age du lac\n  gloss: A toll.\n  sources: [gazette]\n"
        "\n- id: port-two\n  kind: term\n  label: pe\u0301age\u200b du lac\n  gloss: A fee.\n  sources: [gazette]\n",
    )

    assert any("names both 'port-one' and 'port-two'" in each for each in problems())
