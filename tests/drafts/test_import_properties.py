"""What holds for every seed: from its bytes, through the real import and the real Markdown, to the page's HTML."""

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import assume, example, given
from hypothesis import strategies as st

from newsgloss.content.fidelity import prove
from newsgloss.content.loading import load_content
from newsgloss.drafts.desks import project_desk
from newsgloss.drafts.importing import import_article
from newsgloss.drafts.markdown_draft import MOST_ESCAPES, Outcome
from newsgloss.editorial.checks import check
from newsgloss.model.problems import ContentError, errors
from newsgloss.model.settings import find_project
from newsgloss.pages.explainers.explainer_page import explainer_page
from newsgloss.seeds.lines.rulings import normal
from tests.drafts.any_seeds import (
    ANY_TEXT,
    BOILERPLATE,
    BYTES,
    ENCODINGS,
    PAGES,
    PROSE,
    TEXTS,
    TRAPS,
    WESTERN,
    WRITTEN,
)
from tests.fuzz.ruritania import folder
from tests.samples import examples

SETTINGS = """\
JINJA_ENVIRONMENT = {"autoescape": True}
MARKDOWN = {"extension_configs": {"markdown.extensions.extra": {}}}
"""
GLOSSARY = """\
- {id: zenda, kind: place, label: Zenda, gloss: A port in Ruritania.}
- {id: ferry-permit, kind: term, label: ferry permit, gloss: A paper that lets its holder cross the lake by ferry.}
- {id: rla, kind: organisation, label: RLA, gloss: The authority that runs the lake's ports.}
"""
SIDECAR = {"headline": "x", "lang": "en", "published": "2031-05-02", "mojibake": "keep"}
DRAFT = "content/explainers/zenda.md"

BREAK = re.compile(r"\r\n|\r|\n")
UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")  # control characters
TAG = re.compile(
    "[\U000e0000-\U000e007f]"
)  # a character that nobody sees, but for those of a flag, which no text here has
SHOWN = re.compile(
    "[^\\s\u00ad\u061c\u200b-\u200f\u2060\ufeff\U000e0000-\U000e007f]"
)  # of the characters above, all others
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")  # characters that turn the direction of reading

MOST = examples(100)
SOME = examples(30)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import came to: the page's story, the record, the files, and what the proof and the checks find wrong.

    `share` is how many paragraphs the page shows, and of how many.
    """

    outcome: Outcome
    html: str
    record: dict[str, Any]
    files: dict[str, bytes]
    share: tuple[int, int]
    wrong: tuple[str, ...]


@contextmanager
def project_of(data: bytes, name: str = "zenda.txt", **sidecar: str) -> Iterator[Path]:
    """Make a project with a glossary and one seed, whose sidecar says what is given; without a word it has none."""
    with folder() as temporary:
        root = Path(temporary, "ruritania")
        (root / "content" / "glossary").mkdir(parents=True)
        (root / "seeds").mkdir()
        (root / "pelicanconf.py").write_text(SETTINGS)
        (root / "content" / "glossary" / "lake.yaml").write_text(GLOSSARY)
        (root / "seeds" / name).write_bytes(data)
        if sidecar:
            said = {"id": "zenda", "file": name, "sha256": hashlib.sha256(data).hexdigest(), **sidecar}
            (root / "seeds" / "zenda.yaml").write_text(json.dumps(said))
        yield root


def imported(root: Path) -> Imported:
    """Import the project's seed, and read the whole project as a build would."""
    project = find_project(root)
    (seed,) = (path for path in project.seeds.iterdir() if path.suffix in {".txt", ".html", ".md"})
    outcome = import_article(project_desk(project), seed).outcome
    content = load_content(project)
    html = content.texts.explainers["zenda"].annotated.html
    difference = prove(html, content.seeds["zenda"].seed).difference
    page = explainer_page(content.explainers["zenda"], content).seed
    assert page is not None
    return Imported(
        outcome=outcome,
        html=html,
        record=json.loads((project.seeds / "zenda.record.json").read_text(encoding="utf-8")),
        files=files(root),
        share=(page.shown, page.paragraphs),
        wrong=(*filter(None, [difference]), *map(str, errors(check(content)))),
    )


def files(root: Path) -> dict[str, bytes]:
    """Return a project's files with their bytes."""
    found = sorted(path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def seen(html: str) -> list[str]:
    """Return each block that a reader sees of the source, read by an HTML parser, white space folded."""
    soup = BeautifulSoup(html, "html.parser")
    for added in soup.select("[data-added]"):
        added.decompose()
    quotes = soup.select("blockquote.source")
    assert all(child.name in {"p", "h2"} for quote in quotes for child in quote.find_all(recursive=False))
    return [normal(block.get_text()) for quote in quotes for block in quote.find_all(recursive=False)]


def lines_of(text: str) -> list[str]:
    """Return the lines of a text, as editors count them; Unicode's own ends end lines where a text has no others."""
    text = TAG.sub("", text)
    ends = {} if BREAK.search(text.strip()) else {0x85: "\n", 0x2028: "\n", 0x2029: "\n\n"}
    return BREAK.split(text.translate(ends))


def kept(text: str, record: dict[str, Any]) -> list[str]:
    """Return the paragraphs and subheads of a text that the record says are kept, white space folded."""
    lines = lines_of(text)
    body = [line for line in record["lines"] if line["as"] in {"paragraph", "subhead"}]
    assert all(line["op"] != "drop" for line in body)
    return [normal(" ".join(lines[line["n"] - 1 : line.get("to", line["n"])])) for line in body]


def numbers(record: dict[str, Any], text: str) -> list[int]:
    """Return the number of every line that a record speaks of, as often as it does; blank ones within do not count."""
    seen_lines = set(not_blank(text))
    spoken_of = [number for line in record["lines"] for number in range(line["n"], line.get("to", line["n"]) + 1)]
    return [number for number in spoken_of if number in seen_lines]


def not_blank(text: str) -> list[int]:
    """Return the numbers of a text's lines in which there is something to see."""
    return [number for number, line in enumerate(lines_of(text), 1) if line.strip()]


def assert_clear(error: ContentError, file: str) -> None:
    """Assert that an import which was refused says where, what and what to do, of this file, and wrote nothing."""
    assert error.problems
    assert all(problem.place.path == file and problem.message and problem.remedy for problem in error.problems)


def assert_kept(text: str, data: bytes) -> None:
    """Assert that a seed is imported, and that its words and no others are what a reader sees."""
    with project_of(data, **SIDECAR) as root:
        found = imported(root)

        assert not_blank(text) == numbers(found.record, text)
        assert kept(text, found.record) == seen(found.html)
        assert found.wrong == ()


@given(TEXTS.filter(SHOWN.search))
@example("Port closes\n\n" + "\n\n".join(TRAPS))
@example("\n".join(TRAPS))
@example("Port closes\n\n>&#</b>\n\n<http://example.org/>")
@example("It closed.\n\nA <!-- b\n\nIt closed.\n\nc --> d")
@example("---\nTitle: x\n---\n\nIt closed.")
@MOST
def test_any_text_is_shown_word_for_word(text: str) -> None:
    assert_kept(text, text.encode())


@given(TEXTS.filter(SHOWN.search), st.sampled_from(ENCODINGS), st.sampled_from(["\n", "\r\n", "\r"]))
@SOME
def test_any_text_is_shown_word_for_word_from_any_bytes(text: str, encoding: tuple[str, bytes], end: str) -> None:
    written = text.replace("\n", end)

    assert_kept(written, encoding[1] + written.encode(encoding[0]))


@given(WESTERN, st.sampled_from(["cp1252", "latin-1"]))
@SOME
def test_any_western_text_is_shown_word_for_word_in_the_encoding_that_its_sidecar_names(text: str, name: str) -> None:
    data = f"Port closes\n\n{text}".encode(name, "replace")

    with project_of(data, **SIDECAR, encoding=name) as root:
        found = imported(root)

        assert kept(data.decode(name), found.record) == seen(found.html)
        assert found.wrong == ()


@given(st.lists(BOILERPLATE | PROSE | WRITTEN, min_size=1, max_size=8).map("\n\n".join))
@SOME
def test_what_is_left_out_is_recorded_word_for_word(written: str) -> None:
    text = f"Port closes\n\n{written}\n"
    lines = BREAK.split(text)

    with project_of(text.encode(), **SIDECAR) as root:
        found = imported(root)

        left_out = [line for line in found.record["lines"] if line["op"] == "drop"]
        assert [lines[line["n"] - 1].strip() for line in left_out] == [line["text"] for line in left_out]
        assert not_blank(text) == numbers(found.record, text)
        assert kept(text, found.record) == seen(found.html)


@given(ANY_TEXT | TEXTS, st.sampled_from([{}, SIDECAR, {**SIDECAR, "mojibake": "fix"}]))
@MOST
def test_any_characters_are_shown_as_they_are_or_refused_with_a_reason(text: str, sidecar: dict[str, str]) -> None:
    with project_of(text.encode(), **sidecar) as root:
        before = files(root)
        try:
            found = imported(root)
        except ContentError as error:
            assert_clear(error, "seeds/zenda.txt")
            assert before == files(root)
        else:
            assert found.wrong == ()
            assert not TURNING.search(text)
            assert not UNSEEN.search("".join(seen(found.html)))


@given(BYTES, st.sampled_from(["zenda.txt", "zenda.md", "zenda.html"]), st.sampled_from([{}, SIDECAR]))
@MOST
def test_any_bytes_are_a_seed_or_refused_with_a_reason(data: bytes, name: str, sidecar: dict[str, str]) -> None:
    with project_of(data, name, **sidecar) as root:
        before = files(root)
        try:
            found = imported(root)
        except ContentError as error:
            assert_clear(error, f"seeds/{name}")
            assert before == files(root)
        else:
            assert found.wrong == ()


@given(PAGES)
@MOST
def test_any_page_is_a_seed_or_refused_with_a_reason(page: str) -> None:
    with project_of(page.encode(), "zenda.html", **SIDECAR) as root:
        try:
            found = imported(root)
        except ContentError as error:
            assert_clear(error, "seeds/zenda.html")
        else:
            assert found.wrong == ()
            assert [line["n"] for line in found.record["lines"]] == list(range(1, len(found.record["lines"]) + 1))
            assert len(seen(found.html)) == sum(
                line["as"] in {"paragraph", "subhead"} for line in found.record["lines"]
            )


@given(ANY_TEXT | TEXTS)
@SOME
def test_importing_again_changes_nothing(text: str) -> None:
    with project_of(b"Port closes\n\n" + text.encode(), **SIDECAR) as root:
        try:
            first = imported(root)
        except ContentError:
            assume(False)  # noqa: FBT003 -- it is Hypothesis's way to say so
        again = imported(root)

        assert (first.outcome, again.outcome) == (Outcome.CREATED, Outcome.UNCHANGED)
        assert first.files == again.files


@given(TEXTS, st.sampled_from([{}, SIDECAR]))
@SOME
def test_the_same_bytes_give_the_same_files(text: str, sidecar: dict[str, str]) -> None:
    data = b"Port closes\n\n" + text.encode()

    with project_of(data, **sidecar) as here, project_of(data, **sidecar) as there:
        try:
            assert imported(here).files == imported(there).files
        except ContentError:
            assert sidecar == {}


@given(TEXTS, st.lists(st.booleans(), min_size=20, max_size=20), st.integers(0, 20))
@SOME
def test_any_excerpt_is_proved_and_its_share_is_told(text: str, keeps: Sequence[bool], place: int) -> None:
    with project_of(f"Port closes\n\nIt closed.\n\n{text}".encode(), **SIDECAR) as root:
        whole = imported(root)
        assume(len(set(seen(whole.html))) == len(seen(whole.html)))  # else the same words may be subhead and paragraph
        front, *blocks = (root / DRAFT).read_text(encoding="utf-8").rstrip("\n").split("\n\n")
        quoted = [(index, block) for index, block in enumerate(blocks) if keeps[index % len(keeps)]]
        ours = [block for _, block in quoted]
        ours.insert(place, "We explain.")
        edited = "\n\n".join([front, *ours]) + "\n"
        (root / DRAFT).write_text(edited, encoding="utf-8")

        found = imported(root)

        assert [seen(whole.html)[index] for index, _ in quoted] == seen(found.html)
        assert found.wrong == ()
        is_paragraph = [not block.startswith("> ## ") for block in blocks]
        assert (sum(is_paragraph[index] for index, _ in quoted), sum(is_paragraph)) == found.share
        assert (Outcome.KEPT, edited) == (found.outcome, (root / DRAFT).read_text(encoding="utf-8"))


def test_a_line_of_a_megabyte_is_shown_word_for_word() -> None:
    text = "Port closes\n\n" + "It *closed* at Zenda. " + "It closed 🏳️‍🌈 שלום on 2 May. " * 25_000

    assert len(text.encode()) > 1_000_000
    assert_kept(text, text.encode())


def test_any_number_of_marks_that_need_no_escape_are_shown() -> None:
    text = "Port closes\n\n" + "It closed (on 2 May): nobody-knows-why! " * 5_000

    assert text.count("-") + text.count("(") + text.count("!") > MOST_ESCAPES
    assert_kept(text, text.encode())


def test_thousands_of_brackets_within_each_other_are_shown() -> None:
    text = "Port closes\n\n" + "[" * 5_000 + "x" + "]" * 5_000

    assert_kept(text, text.encode())


def test_more_brackets_than_can_be_escaped_are_refused() -> None:
    text = "Port closes\n\n" + "[" * 10_001
    expected = [
        (
            "seeds/zenda.txt:3:1: this line has 10001 characters that Markdown reads as marks\n"
            "    Break it up: at most 10000 in a line can be escaped."
        )
    ]

    with project_of(text.encode()) as root, pytest.raises(ContentError) as caught:
        imported(root)

    assert expected == [str(problem) for problem in caught.value.problems]
