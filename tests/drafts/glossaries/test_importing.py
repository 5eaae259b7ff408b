import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from newsgloss.content.loading import load_content
from newsgloss.drafts.glossaries import importing
from newsgloss.drafts.glossaries.importing import glossary_yaml, import_glossary
from newsgloss.drafts.glossaries.origin import SaidOrigin
from newsgloss.drafts.glossaries.reading import FORMATS, MOST_BYTES
from newsgloss.editorial.checks import check
from newsgloss.model.characters import is_blank
from newsgloss.model.folders import NamedPath
from newsgloss.model.problems import ContentError, errors
from newsgloss.model.settings import find_project, from_settings
from newsgloss.model.yaml_text.parsing import parse
from tests.fuzz.ruritania import SETTINGS, folder, write
from tests.samples import examples

Said = Callable[..., list[str]]
TABLE = "term,definition\ntoll,A payment.\n"
CLEAN = "    Put it right in the glossary, save that as UTF-8 text, and import it again."
TEXTS = some.text(some.characters(exclude_categories=["Cs", "Cc"]), max_size=30)


def test_an_import_writes_a_file_of_drafts_and_changes_no_other(
    give: Callable[..., Any], files: Callable[[], dict[str, bytes]]
) -> None:
    before = files()

    done = give("Road words.csv", TABLE)

    expected = """\
# yaml-language-server: $schema=../.schemas/glossary.json
# Imported from Road words.csv.

- id: toll
  kind: term
  label: toll
  gloss: A payment.
  sources:
  - gazette
  status: draft
"""
    after = files()
    assert after.pop("content/glossary/road-words.yaml").decode() == expected
    assert (before, done.entries, done.sources, done.unplaced) == (after, 1, 0, ())


def test_published_entries_have_no_status(ruritania: Path, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(TABLE, encoding="utf-8")

    import_glossary(
        find_project(ruritania), NamedPath(tmp_path / "a.csv", "a.csv"), SaidOrigin("gazette"), {}, is_published=True
    )

    content = load_content(find_project(ruritania))
    assert content.glossary.entries["toll"].status == "published"
    assert errors(check(content)) == ()


def test_a_second_import_finds_all_of_it_there(give: Callable[..., Any], files: Callable[[], dict[str, bytes]]) -> None:
    give("a.csv", TABLE)
    before = files()

    done = give("a.csv", TABLE)

    assert (before, done.path, done.left_out) == (files(), None, 1)


def test_a_file_that_is_there_is_not_replaced(give: Callable[..., Any]) -> None:
    assert [
        give(name, table).path.name for name, table in [("lake.csv", TABLE), ("lake.tsv", "term\tgloss\ngate\tx\n")]
    ] == [
        "lake-2.yaml",
        "lake-3.yaml",
    ]


def test_a_new_source_is_added_below_those_that_are_there(
    give: Callable[..., Any], ruritania: Path, sources: Callable[[], list[dict[str, Any]]]
) -> None:
    path = ruritania / "content" / "sources.yaml"
    before = path.read_text(encoding="utf-8")
    path.write_bytes(before.replace("\n", "\r\n").encode())

    give("a.csv", TABLE, SaidOrigin(title="Words: a list", publisher="Ruritanian Roads", url="https://example.org/w"))

    assert path.read_text(encoding="utf-8").startswith(before.rstrip())
    assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n")
    assert sources()[-1] == {
        "id": "words-a-list",
        "kind": "report",
        "title": "Words: a list",
        "publisher": "Ruritanian Roads",
        "url": "https://example.org/w",
    }


@pytest.mark.parametrize("has_file", [True, False])
def test_a_site_without_sources_gets_its_first(give: Callable[..., Any], ruritania: Path, *, has_file: bool) -> None:
    for path in [*ruritania.glob("content/glossary/*"), *ruritania.glob("content/explainers/*")]:
        path.unlink()
    sources = ruritania / "content" / "sources.yaml"
    sources.unlink()
    if has_file:
        sources.write_text("# all of ours\n", encoding="utf-8")

    give("a.csv", TABLE, SaidOrigin(title="Words", publisher="Roads"))

    written = "  - id: words\n    kind: report\n    title: Words\n    publisher: Roads\n"
    assert sources.read_text(encoding="utf-8") == ("# all of ours\n" if has_file else "") + written


@pytest.mark.parametrize(
    "said",
    [
        SaidOrigin(title="official gazette", publisher="RURITANIA"),
        SaidOrigin(title="Official Gazette", publisher="Ruritania", url="https://example.org/gazette"),
    ],
)
def test_a_source_that_we_have_is_cited_again(said: SaidOrigin, give: Callable[..., Any]) -> None:
    done = give("a.csv", TABLE, said)

    assert (done.sources, "  - gazette\n" in done.path.read_text(encoding="utf-8")) == (0, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "---\ntitle: Words\nauthor: Roads\ndate: 2031\nurl: https://example.org/\n---\n",
            ("Words", "Roads", "2031", True),
        ),
        (
            "---\npublisher: Roads\ndate: yesterday\nurl: no address\n---\n\n# Words {#w}\n",
            ("Words", "Roads", None, False),
        ),
        ("---\n[\n---\n\n# Words\n\n<meta name=publisher content=Roads>\n", ("Words", "Roads", None, False)),
        (
            (
                "<title>Words\n</title><meta name='publisher' content='Roads'><meta name=date content=2031-02-03T01:00>"
                "<link rel=canonical href='https://example.org/w'>\n\n"
            ),
            ("Words", "Roads", "2031-02-03", True),
        ),
    ],
)
def test_a_page_says_where_it_comes_from(
    text: str, expected: tuple[Any, ...], give: Callable[..., Any], sources: Callable[[], list[dict[str, Any]]]
) -> None:
    give("a.md", f"{text}\nQuay\n: A wall.\n", SaidOrigin())

    source = sources()[-1]
    assert expected == (source["title"], source["publisher"], source.get("published"), "url" in source)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            SaidOrigin(),
            [
                (
                    "--publisher: the glossary does not say who publishes it\n"
                    "    Say so with --publisher, or name a source of content/sources.yaml with --source."
                ),
                (
                    "--title: the glossary does not say what it is called\n"
                    "    Say so with --title, or name a source of content/sources.yaml with --source."
                ),
            ],
        ),
        (SaidOrigin(source="gazete"), ["--source: there is no source 'gazete'\n    Did you mean 'gazette'?"]),
        (
            SaidOrigin(source="x"),
            ["--source: there is no source 'x'\n    Add it to content/sources.yaml, or leave --source out."],
        ),
        (
            SaidOrigin(title="a\x07", publisher="b", url="example.org"),
            [
                "--title: there is a control character here (U+0007), which no reader sees\n    Take it out.",
                "--url: 'example.org' cannot be used\n    Write a whole address that begins with https://.",
            ],
        ),
    ],
)
def test_who_says_so_must_be_known(said: SaidOrigin, expected: list[str], refused: Said) -> None:
    assert expected == refused("a.csv", TABLE, said)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        (
            "a.xlsx",
            "x",
            (
                "a.xlsx: this kind of glossary is not read\n    What is read are files with these endings: "
                ".csv, .tsv, .ttl, .rdf, .xml, .owl, .jsonld, .json, .md, .markdown, .html, .htm."
            ),
        ),
        ("a.csv", b"PK\x03\x04", f"a.csv: this is a Word or OpenDocument file, or an archive\n{CLEAN}"),
        (
            "a.csv",
            "term,definition\na\x07b,c",
            f"a.csv:2:2: there is a control character here, which no reader sees\n{CLEAN}",
        ),
        (
            "a.csv",
            "term,definition\na\u202eb,c",
            f"a.csv:2:2: a character here (U+202E) changes the order in which the line is read\n{CLEAN}",
        ),
        (
            "a.md",
            b" " * (MOST_BYTES + 1_000_000),
            "a.md: this file has 21 MB, more than a glossary of 20 MB\n    Import it in parts.",
        ),
    ],
)
def test_what_is_no_glossary_is_refused(name: str, text: str | bytes, expected: str, refused: Said) -> None:
    assert [expected] == refused(name, text)


def test_a_page_has_no_columns(refused: Said) -> None:
    assert refused("a.md", "## Quay\n\nA wall.\n", x="term") == [
        "a.md: there are no columns in a file of this kind\n    Leave --column out."
    ]


def test_a_file_that_is_not_there_is_told(ruritania: Path) -> None:
    with pytest.raises(ContentError) as caught:
        import_glossary(find_project(ruritania), NamedPath(ruritania / "a.csv", "a.csv"), SaidOrigin(), {})

    assert [str(each) for each in caught.value.problems] == ["a.csv: there is no such file\n    Check its name."]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("glossary", SaidOrigin(source="gazette")),
        ("glossary", SaidOrigin(title="x", publisher="z")),
        ("sources.yaml", SaidOrigin(title="x", publisher="y")),
    ],
)
def test_nothing_is_written_outside_the_content(
    place: str, said: SaidOrigin, ruritania: Path, tmp_path: Path, refused: Said
) -> None:
    for path in [*ruritania.glob("content/glossary/*"), *ruritania.glob("content/explainers/*")]:
        path.unlink()
    inside, outside = ruritania / "content" / place, tmp_path / "outside"
    inside.rmdir() if inside.is_dir() else inside.unlink()
    outside.mkdir()
    inside.symlink_to(outside if place == "glossary" else outside / "new.yaml")
    if place == "glossary":
        (ruritania / "content" / "sources.yaml").write_text("- {id: gazette, kind: report, title: x, publisher: y}\n")

    found = refused("a.csv", TABLE, said)

    assert found == [f"content/{place}: this symbolic link leads out of content/\n    Put the file itself here."]
    assert list(outside.iterdir()) == []


def test_what_would_not_read_back_is_not_written(monkeypatch: pytest.MonkeyPatch, refused: Said) -> None:
    monkeypatch.setattr(importing, "glossary_yaml", lambda *_: "- {id: toll, kind: term, label: x, gloss: y}\n")

    assert refused("a.csv", TABLE) == [
        (
            "content/glossary/a.yaml: this would not read back as it was\n"
            "    Please report this, with the glossary: nothing was written."
        )
    ]


def test_a_declared_encoding_counts_where_a_file_is_not_utf_8(give: Callable[..., Any]) -> None:
    page = '<meta charset="windows-1250"><dl><dt>Łódź<dd>Miasto</dl>'

    done = give("a.html", page.encode("cp1250"))

    assert "label: Łódź\n" in done.path.read_text(encoding="utf-8")


def test_an_encoding_that_nobody_knows_is_guessed(give: Callable[..., Any]) -> None:
    done = give("a.html", '<meta charset="x-none"><dl><dt>café<dd>Un café.</dl>'.encode("cp1252"))

    assert "label: café\n" in done.path.read_text(encoding="utf-8")


@given(
    some.lists(some.dictionaries(some.sampled_from(["label", "gloss", "body", "usage"]), TEXTS, min_size=1), min_size=1)
)
@examples(200)
def test_what_is_written_reads_back(entries: list[dict[str, str]]) -> None:
    kept = [{key: text.strip() for key, text in entry.items() if not is_blank(text)} | {"id": "x"} for entry in entries]

    assert parse(glossary_yaml("a\nb\u2028.csv", kept), "a.yaml").data == kept


@settings(examples(60), suppress_health_check=list(HealthCheck))
@given(
    some.lists(some.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=4), some.sampled_from([".csv", ".md", ".html"])
)
def test_a_site_has_no_error_after_any_import(rows: list[tuple[str, str, str]], ending: str) -> None:
    forms = {
        ".csv": "term,definition,names\n" + "".join(",".join(map(_quoted, row)) + "\n" for row in rows),
        ".md": "".join(f"## {one}\n\n<!-- aliases: {three} -->\n\n{two}\n\n" for one, two, three in rows),
        ".html": "<dl>" + "".join(f"<dt>{one}<dt>{three}<dd>{two}" for one, two, three in rows),
    }
    with folder() as temporary:
        root = Path(temporary, "ruritania")
        write(root, {})
        path = Path(temporary, f"a{ending}")
        path.write_text(forms[ending], encoding="utf-8", newline="")
        with contextlib.suppress(ContentError):  # a text that nobody may read, or no term at all
            import_glossary(from_settings(SETTINGS, root), NamedPath(path, path.name), SaidOrigin("gazette"), {})
        assert errors(check(load_content(from_settings(SETTINGS, root)))) == ()


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'


def test_every_format_has_a_reader() -> None:
    assert set(FORMATS.values()) == {"table", "tabbed table", "turtle", "xml", "json-ld", "markdown", "html"}
