"""The ids of a glossary's entries and sources, and what refers to them."""

from pathlib import Path

import pytest

from tests.linking.glossaries import SOURCES, entry, load, refused


def test_an_id_is_taken_once(tmp_path: Path) -> None:
    expected = [
        (
            "content/glossary/lake.yaml:6:7: the id 'ferry' is taken\n"
            "    content/glossary/lake.yaml:1:7 has it already; choose another."
        )
    ]

    assert expected == refused(tmp_path, entry("ferry") + entry("ferry", kind="law"))


def test_of_an_id_in_two_files_neither_is_called_the_right_one(tmp_path: Path) -> None:
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary" / "boats.yaml").write_text(entry("ferry"), encoding="utf-8")
    expected = [
        (
            "content/glossary/lake.yaml:1:7: the id 'ferry' is taken\n"
            "    content/glossary/boats.yaml:1:7 has it, too: give the newer of the two another."
        )
    ]

    assert expected == refused(tmp_path, entry("ferry"))


def test_an_old_id_that_redirects_is_taken_too(tmp_path: Path) -> None:
    expected = [
        (
            "content/glossary/lake.yaml:7:7: the id 'ferry' is taken\n"
            "    content/glossary/lake.yaml:1:7 has it already; choose another."
        )
    ]

    assert expected == refused(tmp_path, entry("boat", "redirect_from: ferry") + entry("ferry"))


@pytest.mark.parametrize(("old", "twice"), [("[ferry]", "ferry"), ("[boat, boat]", "boat")])
def test_an_old_id_that_leads_to_its_entry_already_is_an_error(tmp_path: Path, old: str, twice: str) -> None:
    expected = [f"content/glossary/lake.yaml:6:18: '{twice}' leads to this entry already\n    Take it out."]

    assert expected == refused(tmp_path, entry("ferry", f"redirect_from: {old}"))


def test_a_misspelt_key_for_old_ids_is_one_error(tmp_path: Path) -> None:
    expected = [
        "content/glossary/lake.yaml:6:3: there is no key 'redirct_from' here\n    Did you mean 'redirect_from'?",
    ]

    assert expected == refused(tmp_path, entry("boat", "redirct_from: ferry"))


def test_a_source_has_one_id(tmp_path: Path) -> None:
    expected = [
        (
            "content/sources.yaml:2:8: the id 'gazette' is taken\n"
            "    content/sources.yaml:1:8 has it already; choose another."
        )
    ]

    assert expected == refused(tmp_path, entry("ferry"), SOURCES * 2)


@pytest.mark.parametrize(
    ("kind", "more", "place"),
    [
        ("term", "broader: boats", "6:12"),
        ("term", "related: [boats]", "6:13"),
        ("term", "opposite_of: boats", "6:16"),
        ("term", "differs_from:\n  - {id: boats, how: smaller}", "7:12"),
        ("term", "legal_basis:\n  - {law: boats}", "7:13"),
        ("organisation", "parent: boats", "6:11"),
        ("person", "roles:\n  - {title: Captain, organisation: boats}", "7:38"),
        ("law", "amends: boats", "6:11"),
        ("law", "implements: boats", "6:15"),
        ("event", "date: 2031\nhappening: ruling\nactors: boats", "8:11"),
        ("event", "date: 2031\nhappening: ruling\nplaces: boats", "8:11"),
        ("event", "date: 2031\nhappening: ruling\nlaws: boats", "8:9"),
    ],
)
def test_every_reference_to_an_entry_leads_to_one(kind: str, more: str, place: str, tmp_path: Path) -> None:
    expected = [f"content/glossary/lake.yaml:{place}: there is no entry 'boats'\n    Did you mean 'boat'?"]

    assert expected == refused(tmp_path, entry("ferry", more, kind) + entry("boat"))


def test_a_reference_by_a_former_id_is_told_with_the_one_of_now(tmp_path: Path) -> None:
    remedy = "Write ferry-boat, to which the old one leads."
    expected = [f"content/glossary/lake.yaml:6:12: 'boats' is now 'ferry-boat'\n    {remedy}"]

    assert expected == refused(tmp_path, entry("ferry", "related: boats") + entry("ferry-boat", "redirect_from: boats"))


def test_a_reference_without_a_near_entry_asks_for_one(tmp_path: Path) -> None:
    expected = [
        "content/glossary/lake.yaml:6:12: there is no entry 'xyzzy'\n    Add the entry, or take the reference out."
    ]

    assert expected == refused(tmp_path, entry("ferry", "related: xyzzy"))


@pytest.mark.parametrize(
    ("kind", "more", "place"),
    [
        ("person", "roles:\n  - {title: Captain, source: gazete}", "7:32"),
        ("term", "contested:\n  - {wording: boat, used_by: sailors, why: size, source: gazete}", "7:60"),
    ],
)
def test_every_reference_to_a_source_leads_to_one(kind: str, more: str, place: str, tmp_path: Path) -> None:
    expected = [f"content/glossary/lake.yaml:{place}: there is no source 'gazete'\n    Did you mean 'gazette'?"]

    assert expected == refused(tmp_path, entry("ferry", more, kind))


def test_a_cited_source_without_a_near_one_is_asked_for(tmp_path: Path) -> None:
    expected = [
        "content/glossary/lake.yaml:5:13: there is no source 'gazette'\n    Add the source, or take the reference out."
    ]

    assert expected == refused(tmp_path, entry("ferry"), sources="")


def test_a_source_is_no_entry(tmp_path: Path) -> None:
    expected = ["content/glossary/lake.yaml:6:12: there is no entry 'gazette'"]

    assert expected == [line.splitlines()[0] for line in refused(tmp_path, entry("ferry", "related: gazette"))]


def test_a_reference_to_an_entry_that_is_wrong_itself_is_not_called_dangling(tmp_path: Path) -> None:
    expected = ["content/glossary/lake.yaml:12:3: there is no key 'glosss' here\n    Did you mean 'gloss'?"]

    assert expected == refused(tmp_path, entry("ferry", "related: boat") + entry("boat", "glosss: A boat."))


def test_nothing_is_called_dangling_where_a_file_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary" / "boats.yaml").write_text("- id: [\n", encoding="utf-8")
    expected = ["content/glossary/boats.yaml:1:7: this bracket is not closed: ["]

    assert expected == [line.splitlines()[0] for line in refused(tmp_path, entry("ferry", "related: boat"))]


def test_a_source_is_missing_even_where_a_file_of_entries_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary" / "boats.yaml").write_text("- id: [\n", encoding="utf-8")
    expected = [
        "content/glossary/boats.yaml:1:7: this bracket is not closed: [",
        "content/glossary/lake.yaml:5:13: there is no source 'gazette'",
    ]

    assert expected == [line.splitlines()[0] for line in refused(tmp_path, entry("ferry"), sources="")]


def test_broader_runs_in_no_circle(tmp_path: Path) -> None:
    expected = [
        (
            "content/glossary/lake.yaml:6:12: 'broader' runs in a circle: ferry > boat > ferry\n"
            "    Take one of the links out."
        ),
        (
            "content/glossary/lake.yaml:12:12: 'broader' runs in a circle: boat > ferry > boat\n"
            "    Take one of the links out."
        ),
    ]

    assert expected == refused(tmp_path, entry("ferry", "broader: boat") + entry("boat", "broader: ferry"))


def test_parent_runs_in_no_circle(tmp_path: Path) -> None:
    expected = [
        "content/glossary/lake.yaml:6:11: 'parent' runs in a circle: port > port\n    Take one of the links out."
    ]

    assert expected == refused(tmp_path, entry("port", "parent: port", "organisation"))


def test_what_leads_into_a_circle_and_what_it_leads_to_are_not_in_it(tmp_path: Path) -> None:
    expected = ["content/glossary/lake.yaml:12:12: 'broader' runs in a circle: boat > boat"]
    glossary = entry("ferry", "broader: boat") + entry("boat", "broader: [boat, hull]") + entry("hull")

    assert expected == [line.splitlines()[0] for line in refused(tmp_path, glossary)]


def test_two_ways_to_one_broader_entry_are_no_circle(tmp_path: Path) -> None:
    expected: list[str] = []
    glossary = entry("ferry", "broader: [boat, ship]") + entry("boat", "broader: hull") + entry("ship", "broader: hull")

    assert expected == load(tmp_path, glossary + entry("hull"))[1]


def test_related_may_run_in_a_circle(tmp_path: Path) -> None:
    expected: list[str] = []

    assert expected == load(tmp_path, entry("ferry", "related: boat") + entry("boat", "related: ferry"))[1]
