from typing import Any

import pytest

from newsgloss.model.entries import Event, LinkingRules, Person, Term
from newsgloss.model.fields import Record
from newsgloss.model.page_shapes import ExplainerMeta
from newsgloss.model.sources import Sidecar, Source
from newsgloss.model.validation import UNKNOWN, Checked, check_data, check_document, validate
from newsgloss.model.yaml_text.parsing import parse, parse_what_can_be

TERM = "id: ferry\nkind: term\nlabel: ferry\ngloss: A boat.\n"
EVENT = "id: closed\nkind: event\nlabel: The port closes\ngloss: It closed.\nhappening: takes-effect\n"
SOURCE = "id: gazette\nkind: news\ntitle: Gazette\npublisher: Ruritania\n"


def read(model: type[Record], text: str) -> Any:
    """Return a record, or what is wrong with it."""
    document = parse(text, "lake.yaml")
    found = validate(model, document.data, document.places)
    return [str(problem) for problem in found] if isinstance(found, list) else found


def test_a_record_holds_what_was_written() -> None:
    expected = ("ferry", "A boat.", "published", None)

    term = read(Term, TERM)

    assert expected == (term.id, term.gloss, term.status, term.confidence)


def test_text_loses_the_white_space_around_it() -> None:
    expected = "A boat."

    assert expected == read(Term, TERM.replace("A boat.", "'  A boat. '")).gloss


def test_a_source_may_be_its_bare_id() -> None:
    expected = [("treaty", None), ("law", "Art. 3")]

    term = read(Term, TERM + "sources: [treaty, {id: law, locator: Art. 3}]\n")

    assert expected == [(use.id, use.locator) for use in term.sources]


def test_a_name_may_be_a_bare_text() -> None:
    expected = [("boat", None, True), ("ship", "explicit", False)]

    term = read(Term, TERM + "names: [boat, {name: ship, match: explicit, plural: false}]\n")

    assert expected == [(name.name, name.match, name.plural) for name in term.names]


def test_a_plural_may_be_a_word() -> None:
    expected = "oxen"

    assert expected == read(Term, TERM + "names: [{name: ox, plural: oxen}]\n").names[0].plural


def test_one_relation_may_stand_without_a_list() -> None:
    expected = ("boat",)

    assert expected == read(Term, TERM + "related: boat\n").related


@pytest.mark.parametrize("date", ["2031", "2031-05", "2031-05-02", "2031-05-02/2031-06", "2031/2032"])
def test_an_event_has_a_whole_or_partial_date_or_an_interval(date: str) -> None:
    assert read(Event, f"{EVENT}date: {date}\n").date == date


def test_a_misspelt_key_is_named_with_the_nearest_one() -> None:
    expected = ["lake.yaml:5:1: there is no key 'relatd' here\n    Did you mean 'related'?"]

    assert expected == read(Term, TERM + "relatd: boat\n")


def test_a_misspelt_key_that_must_be_there_is_told_once() -> None:
    expected = ["lake.yaml:4:1: there is no key 'glos' here\n    Did you mean 'gloss'?"]

    assert expected == read(Term, TERM.replace("gloss:", "glos:"))


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (
            "from: 2031\n",
            "5:1: there is no key 'from' here\n    It is a key of `versions`: write it there, or take it out.",
        ),
        (
            "name: boat\n",
            "5:1: there is no key 'name' here\n    It is a key of `names`: write it there, or take it out.",
        ),
        (
            "names: [{name: boat, wording: x}]\n",
            "5:22: there is no key 'wording' here\n    It is a key of `contested`: write it there, or take it out.",
        ),
        (
            "names:\n  - name: boat\n    say: x\n",
            "7:5: there is no key 'say' here\n    It is a key of what is around this: write it there, or take it out.",
        ),
        ("translations: {fr: {gloss: x, labl: y}}\n", "5:31: there is no key 'labl' here\n    Did you mean 'label'?"),
    ],
)
def test_what_was_written_is_never_proposed(more: str, expected: str) -> None:
    assert read(Term, TERM + more) == [f"lake.yaml:{expected}"]


def checked(model: type[Record], text: str) -> Checked[Any]:
    """Return a record as far as it is right."""
    document = parse(text, "lake.yaml")
    return check_data(model, document.data, document.places)


def test_what_is_right_is_read_where_something_is_wrong() -> None:
    text = (
        TERM
        + "reviewed: 2031-02-30\nrelated: [Boat, ship]\nnmes: [boat]\nsources: [{id: gazette, locater: 1}, treaty]\n"
    )

    term, _, lost = checked(Term, text)

    assert (term.id, term.related, term.reviewed) == ("ferry", (UNKNOWN, "ship"), None)
    assert [name.name for name in term.names] == ["boat"]
    assert [(use.id, use.locator) for use in term.sources] == [("gazette", "1"), ("treaty", None)]
    assert lost == {"reviewed", "related", "nmes", "names", "sources"}


@pytest.mark.parametrize(
    ("model", "text"),
    [
        (Event, EVENT + "date: soon\n"),
        (Event, EVENT.replace("takes-effect", "taking") + "date: 2031-02-30\nactors: {a: b}\n"),
        (Person, "label: [a]\nroles: [minister, {titel: x}]\nnames: 3\n"),
        (Source, "id: [a]\nkind: paper\nurl: x\n"),
        (Sidecar, "sha256: x\nspeakers: {a: b}\nrights: own\nsubheads: [a]\n"),
        (ExplainerMeta, "key_points: [a, {text: ''}]\nhere: {Bad Id: x}\nquestions: {q: a}\n"),
        (LinkingRules, "block: x\n"),
    ],
)
def test_there_is_a_record_however_wrong_its_values_are(model: type[Record], text: str) -> None:
    record, problems, lost = checked(model, text)

    assert isinstance(record, model)
    assert problems
    assert lost


def test_a_key_that_cannot_be_read_is_not_missing_but_one_of_its_name_elsewhere_is() -> None:
    document = parse_what_can_be("title: 'a\nabout: [a\nthen_and_now:\n  - {then: a, now: b}\n", "zenda.md")

    checked_document = check_document(ExplainerMeta, document)

    assert [str(problem).partition("\n")[0] for problem in checked_document.problems] == [
        "zenda.md:1:8: this quotation mark is not closed: '",
        "zenda.md:2:8: this bracket is not closed: [",
        "zenda.md:4:5: 'about' is missing",
    ]
    assert checked_document.lost == {"title", "about", "then_and_now"}


def test_a_text_is_no_record() -> None:
    assert checked(Term, "boat\n").record is None


def test_an_unknown_key_is_told_which_keys_are_there() -> None:
    keys = ", ".join(sorted(Term.model_fields))
    expected = [f"lake.yaml:5:1: there is no key 'xyzzy' here\n    Take it out. The keys here are: {keys}."]

    assert expected == read(Term, TERM + "xyzzy: boat\n")


def test_a_missing_key_is_asked_for() -> None:
    expected = ["lake.yaml:1:1: 'gloss' is missing\n    Add `gloss:`."]

    assert expected == read(Term, "id: ferry\nkind: term\nlabel: ferry\n")


def test_a_key_without_a_value_says_so() -> None:
    expected = ["lake.yaml:4:7: 'gloss' has no value\n    Write one after the colon, or take the key out."]

    assert expected == read(Term, TERM.replace(" A boat.", ""))


def test_an_empty_text_says_so() -> None:
    expected = ["lake.yaml:4:8: 'gloss' is empty\n    Write something, or take the key out."]

    assert expected == read(Term, TERM.replace("A boat.", "'  '"))


def test_a_near_choice_is_proposed() -> None:
    expected = ["lake.yaml:5:9: 'status' cannot be 'publshed'\n    Did you mean 'published'?"]

    assert expected == read(Term, TERM + "status: publshed\n")


def test_choices_are_listed_where_none_is_near() -> None:
    expected = ["lake.yaml:5:13: 'confidence' cannot be '7'\n    Choose one of: high, medium, low."]

    assert expected == read(Term, TERM + "confidence: 7\n")


@pytest.mark.parametrize(
    ("id_", "meant"),
    [
        ("Ferry", "Did you mean 'ferry'? "),
        ("ferry_boat", "Did you mean 'ferry-boat'? "),
        ("ferry--boat", "Did you mean 'ferry-boat'? "),
        ("-ferry", "Did you mean 'ferry'? "),
        ("fährboot", "Did you mean 'fahrboot', or in German 'faehrboot'? "),
        ("../out-evil/x", "Did you mean 'out-evil-x'? "),
        ("../", ""),
    ],
)
def test_an_unsafe_id_is_refused(id_: str, meant: str) -> None:
    expected = [
        (
            f"lake.yaml:1:5: 'id' is not a valid id: '{id_}'\n"
            f"    {meant}An id has lower-case letters, digits and single hyphens: `safe-third-country`."
        )
    ]

    assert expected == read(Term, TERM.replace("id: ferry", f"id: {id_}"))


def test_an_id_does_not_end_with_a_line_end() -> None:
    assert isinstance(read(Term, TERM.replace("id: ferry", 'related: "ferry\\n-"\nid: ferry')), list)


@pytest.mark.parametrize("date", ["2 May 2031", "2031-5-2", "02/05/2031", "31-05-02"])
def test_a_date_in_another_form_is_refused(date: str) -> None:
    expected = [
        (
            f"lake.yaml:6:7: 'date' is not a date: '{date}'\n"
            "    Write it as YYYY-MM-DD, or YYYY-MM or YYYY where the day is not known."
        )
    ]

    assert expected == read(Event, f"{EVENT}date: {date}\n")


@pytest.mark.parametrize("date", ["2031-02-30", "2031-13", "0000", "2031-05-02/2031-06-31"])
def test_a_day_that_no_calendar_has_is_refused(date: str) -> None:
    remedy = "There is no such day: correct it."

    assert read(Event, f"{EVENT}date: {date}\n") == [f"lake.yaml:6:7: 'date' is wrong: '{date}'\n    {remedy}"]
    assert read(Term, f"{TERM}reviewed: 2031-02-30\n") == [
        f"lake.yaml:5:11: 'reviewed' is wrong: '2031-02-30'\n    {remedy}"
    ]


def test_an_interval_does_not_end_before_it_begins() -> None:
    expected = [
        (
            "lake.yaml:6:7: 'date' is wrong: '2031-05/2031-04'\n"
            "    The interval ends before it begins: write its first day first."
        )
    ]

    assert expected == read(Event, EVENT + "date: 2031-05/2031-04\n")


def test_a_day_is_a_whole_date() -> None:
    expected = ["lake.yaml:5:11: 'reviewed' is wrong: '2031-05'\n    Write the date as YYYY-MM-DD."]

    assert expected == read(Term, TERM + "reviewed: 2031-05\n")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "example.org/treaty", "ftp://example.org/x", "https://"])
def test_an_address_is_one_of_the_web(address: str) -> None:
    expected = [f"lake.yaml:5:6: 'url' is wrong: '{address}'\n    Write a whole address that begins with https://."]

    assert expected == read(Source, f"{SOURCE}url: {address}\n")


def test_a_yes_is_no_truth() -> None:
    expected = ["lake.yaml:5:10: 'primary' cannot be 'perhaps'\n    Write true or false."]

    assert expected == read(Source, SOURCE + "primary: perhaps\n")


def test_a_list_where_text_belongs_is_refused() -> None:
    expected = ["lake.yaml:4:8: 'gloss' must be text\n    Write text after the colon."]

    assert expected == read(Term, TERM.replace("A boat.", "[A, boat]"))


def test_text_where_a_list_belongs_is_refused() -> None:
    expected = ["lake.yaml:1:8: 'block' must be a list\n    Write one item a line, each after a dash."]

    assert expected == read(LinkingRules, "block: Lake Street\n")


def test_text_where_keys_belong_is_refused() -> None:
    expected = [
        (
            "lake.yaml:5:9: 'roles' must have keys\n"
            "    Write them on lines of their own, as in `title: ...`, `from: ...`, `to: ...`."
        )
    ]

    person = TERM.replace("kind: term", "kind: person")

    assert expected == read(Person, person + "roles: [minister]\n")


def test_a_digest_looks_like_one() -> None:
    expected = ["lake.yaml:3:9: 'sha256' cannot be 'abc'\n    It must look like ^[0-9a-f]{64}$"]

    assert expected == read(Sidecar, "id: zenda\nfile: zenda.txt\nsha256: abc\nheadline: Port closes\n")


def test_a_problem_deep_in_a_record_stands_where_it_is() -> None:
    expected = ["lake.yaml:6:5: there is no key 'titel' here\n    Did you mean 'title'?"]

    person = TERM.replace("kind: term", "kind: person")

    assert expected == read(Person, person + "roles:\n  - titel: Minister\n    title: Minister\n")


NAMED = (("id", "act"), ("related", "boat"))


def test_what_is_another_site_s_cannot_be_named_where_its_entries_are_not_shared() -> None:
    remedy = (
        "Here, name one of this site's own. Entries of other sites can be named in [words](entry:ID), `about`, "
        "`people`, `senses`, `linking_off`, `here` and the `entries` of a note."
    )
    wrong = "cannot name an entry or source of another site"
    expected = [f"'{key}' {wrong}: 'un/{id_}'\n    {remedy}" for key, id_ in NAMED]

    told = read(Term, f"{TERM}related: un/boat\nsources: [un/act]\n")

    assert expected == [one.partition(": ")[2] for one in told]


def test_a_timeline_has_no_events_of_other_sites_for_they_share_none() -> None:
    wrong = "lake.yaml:2:11: 'timeline' cannot name an entry or source of another site: 'un/flood'"
    remedy = "Sites share no events: add the event to this site's glossary, with its sources, and name that."

    assert read(ExplainerMeta, "title: Port closes\ntimeline: un/flood\n") == [f"{wrong}\n    {remedy}"]


def test_every_problem_of_a_record_is_told_at_once() -> None:
    expected = [
        "'gloss' is missing",
        "'id' is not a valid id: 'The Ferry'",
        "'lang' cannot be 'english'",
        "there is no key 'nmes' here",
    ]

    problems = read(Term, "id: The Ferry\nkind: term\nlabel: ferry\nlang: english\nnmes: [boat]\n")

    assert expected == sorted(problem.splitlines()[0].split(": ", 1)[1] for problem in problems)


def test_a_draft_needs_only_a_title() -> None:
    expected = ("Zenda", "draft", "first")

    meta = read(ExplainerMeta, "title: Zenda\n")

    assert expected == (meta.title, meta.status, meta.linking)


def test_a_number_is_read_as_the_text_it_was() -> None:
    expected = "1984"

    assert expected == read(ExplainerMeta, "title: 1984\n").title
