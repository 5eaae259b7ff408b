from pathlib import Path

import pytest

from newsgloss.linking.glossary import GLOSS_WORDS, load_glossary
from newsgloss.model.folders import NamedPath
from tests.linking.glossaries import SOURCES, entry, load, refused


def test_entries_are_found_by_their_ids_in_the_order_of_the_file(tmp_path: Path) -> None:
    expected = ["ferry", "anchor", "boat"]

    glossary, _ = load(tmp_path, entry("ferry") + entry("anchor") + entry("boat"))

    assert expected == list(glossary.entries)


def test_files_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    (tmp_path / "glossary" / "b").mkdir(parents=True)
    (tmp_path / "glossary" / "a.yaml").write_text(entry("anchor"), encoding="utf-8")
    (tmp_path / "glossary" / "b" / "x.yaml").write_text(entry("boat"), encoding="utf-8")
    expected = ["anchor", "boat", "ferry"]

    glossary, _ = load(tmp_path, entry("ferry"))

    assert expected == list(glossary.entries)


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("term", ""),
        ("person", ""),
        ("organisation", ""),
        ("place", ""),
        ("law", ""),
        ("event", "date: 2031\nhappening: ruling"),
    ],
)
def test_there_are_six_kinds_of_entries(kind: str, more: str, tmp_path: Path) -> None:
    glossary, _ = load(tmp_path, entry("ferry", more, kind))

    assert kind == glossary.entries["ferry"].kind


def test_the_place_of_each_entry_is_known(tmp_path: Path) -> None:
    expected = ["content/glossary/lake.yaml:1:3", "content/glossary/lake.yaml:6:3"]

    glossary, _ = load(tmp_path, entry("ferry") + entry("boat"))

    assert expected == [str(place) for place in glossary.places.values()]


def test_readers_see_all_entries_but_drafts(tmp_path: Path) -> None:
    expected = ["boat", "ship"]

    glossary, _ = load(tmp_path, entry("ferry", "status: draft") + entry("boat", "status: archived") + entry("ship"))

    assert expected == [found.id for found in glossary.published()]


def test_linking_rules_are_read(tmp_path: Path) -> None:
    expected = ("Lake Street",)

    glossary, _ = load(tmp_path, entry("ferry"), linking="block: [Lake Street]\n")

    assert expected == glossary.linking.block


def test_a_project_without_a_glossary_has_an_empty_one(tmp_path: Path) -> None:
    expected: tuple[list[str], tuple[str, ...]] = ([], ())

    glossary, warnings = load_glossary(NamedPath(tmp_path, "content"))

    assert expected == (list(glossary.entries), warnings)


def test_a_glossary_does_not_change(tmp_path: Path) -> None:
    glossary, _ = load(tmp_path, entry("ferry"))

    with pytest.raises(TypeError, match="does not support item assignment"):
        glossary.entries["boat"] = glossary.entries["ferry"]  # type: ignore[index]


@pytest.mark.parametrize(("file", "text"), [("glossary", "id: ferry\n"), ("sources", "gazette\n")])
def test_a_file_is_a_list(file: str, text: str, tmp_path: Path) -> None:
    path = "content/sources.yaml" if file == "sources" else "content/glossary/lake.yaml"
    expected = [f"{path}:1:1: this file must be a list\n    Begin each item with `- id: ...`."]

    glossary, sources = (entry("ferry"), text) if file == "sources" else (text, SOURCES)

    assert expected == refused(tmp_path, glossary, sources)


def test_an_entry_has_keys(tmp_path: Path) -> None:
    expected = [
        "content/glossary/lake.yaml:1:3: an entry must have keys\n    Write `id:`, `kind:`, `label:` and `gloss:`."
    ]

    assert expected == refused(tmp_path, "- ferry\n")


def test_an_entry_is_of_a_kind(tmp_path: Path) -> None:
    expected = [
        (
            "content/glossary/lake.yaml:1:3: 'kind' is missing\n"
            "    Choose one of: term, person, organisation, place, law, event."
        )
    ]

    assert expected == refused(tmp_path, "- id: ferry\n  label: ferry\n  gloss: A boat.\n  sources: [gazette]\n")


def test_a_misspelt_kind_is_named_with_the_nearest_one(tmp_path: Path) -> None:
    expected = ["content/glossary/lake.yaml:2:9: 'kind' cannot be 'organization'\n    Did you mean 'organisation'?"]

    assert expected == refused(tmp_path, entry("port", kind="organization"))


def test_a_kind_that_is_no_text_is_a_problem(tmp_path: Path) -> None:
    expected = [("content/glossary/lake.yaml:2:9: 'kind' cannot be '['term']'\n    Did you mean 'term'?")]

    assert expected == refused(tmp_path, entry("port", kind="[term]"))


def test_wrong_linking_rules_are_a_problem(tmp_path: Path) -> None:
    expected = ["content/linking.yaml:1:1: there is no key 'blok' here\n    Did you mean 'block'?"]

    assert expected == refused(tmp_path, entry("ferry"), linking="blok: [Lake Street]\n")


def test_all_problems_of_an_entry_are_told_at_once(tmp_path: Path) -> None:
    expected = [
        "content/glossary/lake.yaml:6:3: there is no key 'glosss' here",
        "content/glossary/lake.yaml:7:12: there is no entry 'xyzzy'",
    ]

    problems = refused(tmp_path, entry("ferry", "glosss: A boat.\nrelated: xyzzy"))

    assert expected == [problem.splitlines()[0] for problem in problems]


@pytest.mark.parametrize("id_", ["", "id: The Ferry\n  "])
def test_entries_without_a_good_id_do_not_take_each_others(id_: str, tmp_path: Path) -> None:
    item = f"- {id_}kind: term\n  label: ferry\n  gloss: A boat.\n  sources: [gazette]\n"
    expected = 2

    assert expected == len(refused(tmp_path, item * 2))


def test_what_is_wrong_is_not_called_missing_as_well(tmp_path: Path) -> None:
    text = entry("ferry").replace("[gazette]", "gazette").replace("Something of the lake.", "[a boat]")
    expected = [
        "content/glossary/lake.yaml:4:10: 'gloss' must be text\n    Write text after the colon.",
        "content/glossary/lake.yaml:5:12: 'sources' must be a list\n    Write one item a line, each after a dash.",
    ]

    assert expected == refused(tmp_path, text)


def test_problems_in_all_files_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary" / "boats.yaml").write_text(entry("boat", "related: xyzzy"), encoding="utf-8")
    expected = [
        "content/glossary/boats.yaml:6:12: there is no entry 'xyzzy'",
        "content/glossary/lake.yaml:1:3: 'gloss' is missing",
        "content/linking.yaml:1:1: there is no key 'blok' here",
        "content/sources.yaml:2:3: 'publisher' is missing",
    ]

    problems = refused(
        tmp_path,
        "- {id: ferry, kind: term, label: ferry, sources: [gazette]}\n",
        SOURCES + "- {id: law, kind: law, title: Law}\n",
        "blok: []\n",
    )

    assert expected == [problem.splitlines()[0] for problem in problems]


def test_a_long_gloss_is_a_warning(tmp_path: Path) -> None:
    text = entry("ferry").replace("Something of the lake.", "word " * (GLOSS_WORDS + 1))
    expected = [
        (
            "content/glossary/lake.yaml:4:10: warning: the gloss has 41 words\n"
            "    Shorten it to 40; the rest belongs in `body`."
        )
    ]

    assert expected == load(tmp_path, text)[1]


@pytest.mark.parametrize(
    ("key", "value"), [("related", "[ferry]"), ("opposite_of", "[ferry]"), ("differs_from", "[{id: ferry, how: So.}]")]
)
def test_an_entry_that_names_itself_is_a_warning(tmp_path: Path, key: str, value: str) -> None:
    _, (warning,) = load(tmp_path, entry("ferry", f"{key}: {value}"))

    assert f"warning: '{key}' names the entry itself\n    Take it out, or name another." in warning


def test_a_gloss_of_forty_words_is_short_enough(tmp_path: Path) -> None:
    expected: list[str] = []

    assert expected == load(tmp_path, entry("ferry").replace("Something of the lake.", "word " * GLOSS_WORDS))[1]


def test_a_gloss_that_repeats_its_label_is_a_warning(tmp_path: Path) -> None:
    expected = ["content/glossary/lake.yaml:4:10: warning: the gloss repeats its label\n    Begin with what it is."]

    assert expected == load(tmp_path, entry("ferry").replace("Something of the lake.", "Ferry is a boat."))[1]


def test_an_entry_without_a_source_is_a_warning(tmp_path: Path) -> None:
    expected = ["content/glossary/lake.yaml:1:7: warning: 'ferry' cites no source\n    Add `sources:`."]

    assert expected == load(tmp_path, entry("ferry").replace("  sources: [gazette]\n", ""))[1]


@pytest.mark.parametrize(
    ("since", "until"), [("2034-04", "2025-01-15"), ("2034", "2033-12"), ("2034-05-02", "2034-04")]
)
def test_a_role_does_not_end_before_it_begins(since: str, until: str, tmp_path: Path) -> None:
    role = f"roles: [{{title: Minister, from: {since}, to: {until}}}]"
    expected = ["content/glossary/lake.yaml:6:11: this role ends before it begins\n    Exchange `from:` and `to:`."]

    assert expected == refused(tmp_path, entry("flavia", role, "person"))


@pytest.mark.parametrize(("since", "until"), [("2034-04", "2034"), ("2034", "2034-05"), ("2034-05-02", "2034-05-02")])
def test_a_role_may_end_in_the_year_or_on_the_day_on_which_it_begins(since: str, until: str, tmp_path: Path) -> None:
    role = f"roles: [{{title: Minister, from: {since}, to: {until}}}]"

    assert load(tmp_path, entry("flavia", role, "person"))[1] == []


def test_a_law_that_was_in_force_before_it_was_signed_is_a_warning(tmp_path: Path) -> None:
    law = entry("act", "signed: 2031-05\nin_force: 2021-05-02\nended: 2022", "law")
    expected = [
        (
            "content/glossary/lake.yaml:7:13: warning: 'in_force' is 2021-05-02, before 'signed', 2031-05\n"
            "    Look at both days."
        )
    ]

    assert expected == load(tmp_path, law)[1]


def test_a_law_does_not_end_before_it_is_in_force(tmp_path: Path) -> None:
    law = entry("act", "in_force: 2031-05-02\nended: 2031-04", "law")
    expected = "content/glossary/lake.yaml:7:10: 'ended' is 2031-04, before 'in_force', 2031-05-02"

    assert [line.partition("\n")[0] for line in refused(tmp_path, law)] == [expected]


def test_no_place_is_within_itself(tmp_path: Path) -> None:
    places = entry("zenda", "within: ruritania", "place") + entry("ruritania", "within: zenda", "place")

    found = refused(tmp_path, places + entry("quay", "within: the port of Zenda", "place"))

    assert "content/glossary/lake.yaml:6:11: 'within' runs in a circle: zenda > ruritania > zenda" in found[0]
