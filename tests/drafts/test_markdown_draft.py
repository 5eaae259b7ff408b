"""A Seed -> a draft that shows its words exactly, and what its author has changed is kept."""

import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTextInlineProcessor

from newsgloss.content.markdown.conversion import Converter
from newsgloss.drafts.markdown_draft import UNMARKED, Outcome, draft, draft_files
from newsgloss.model.page_shapes import ExplainerMeta
from newsgloss.model.problems import ContentError, TextError, reading
from newsgloss.model.sources import Sidecar
from newsgloss.model.validation import validate
from newsgloss.model.yaml_source import split_front_matter, write_files
from newsgloss.model.yaml_text.parsing import parse
from newsgloss.seeds.lines.rulings import normal
from newsgloss.seeds.seed import Seed, read_seed
from tests.samples import examples

EXTENSIONS = ("attr_list", "def_list", "fenced_code", "footnotes", "tables")
PLAIN = Converter({"extension_configs": {f"markdown.extensions.{name}": {} for name in EXTENSIONS}}, lambda *_: None)
EXTRA = Converter({"extension_configs": {"markdown.extensions.extra": {}}}, lambda *_: None)
CONVERTERS = st.sampled_from([PLAIN, EXTRA])

MARKS = [
    *"\\`*_{}[]()#+-.!:|~=<>&\"'^/",
    "&amp;",
    "[^1]",
    "]:",
    "{:",
    "<b>",
    "<!--",
    "-->",
    "1.",
    "  ",
    "http://x.y",
    "*[",
]
PRINTABLE = st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"])
LINES = (
    st.lists(st.sampled_from([*MARKS, "a", "b c"]), min_size=1, max_size=12).map("".join) | st.text(PRINTABLE)
).filter(lambda line: bool(line.strip()))


PROSE = Sidecar(
    id="zenda", file="zenda.txt", sha256="0" * 64, headline="x", wrap=False, mojibake="keep", subheads=(), media=()
)


def seed_of(*written: str, headline: str = "Port closes") -> Seed:
    """Return a seed of these lines, each a paragraph where it is not boilerplate."""
    body = "\n".join(["First of all.", *written, "Last of all."])
    return read_seed(f"{headline}\n\n{body}\n".encode(), "zenda", "zenda.txt", sidecar=PROSE)


def shown(markdown: str, converter: Converter) -> list[str]:
    """Return the words of each block that a reader sees, by another parser than ours."""
    soup = BeautifulSoup(converter.convert(split_front_matter(markdown)[1], "zenda").html, "html.parser")
    assert [quote["data-seed"] for quote in soup.find_all("blockquote")] == ["zenda"]
    return [normal(block.get_text()) for block in soup.blockquote.find_all(["p", "h2"], recursive=False)]


@pytest.mark.cases("drafts")
def test_a_line_is_escaped_where_markdown_would_misread_it_and_only_there(
    header: dict[str, Any], text: str, expected: str
) -> None:
    written = f"First.\n\n{text}\n\nLast."
    sidecar = PROSE.model_copy(update={"subheads": (5,)}) if "subhead" in header else PROSE
    seed = read_seed(f"Port closes\n\n{written}\n".encode(), "zenda", "zenda.txt", sidecar=sidecar)

    blocks = split_front_matter(draft(seed, None, EXTRA))[1].strip().split("\n\n")

    assert [expected] == blocks[1:-1]


@pytest.mark.cases("drafts")
@pytest.mark.parametrize("converter", [PLAIN, EXTRA])
def test_a_line_shows_its_words(text: str, converter: Converter) -> None:
    seed = seed_of(text)
    expected = [normal(line.text) for line in seed.body]

    assert expected == shown(draft(seed, None, converter), converter)


@given(LINES, CONVERTERS)
@examples(300)
def test_any_line_shows_its_words_or_is_a_problem(line: str, converter: Converter) -> None:
    seed = seed_of(line)
    try:
        markdown = draft(seed, None, converter)
    except TextError as error:
        assert all(flaw.line == 4 for flaw in error.flaws)  # noqa: PT017 -- either will do
    else:
        assert [normal(line.text) for line in seed.body] == shown(markdown, converter)


@given(st.lists(LINES, min_size=2, max_size=6), CONVERTERS)
@examples(100)
def test_lines_do_not_change_each_other(lines: list[str], converter: Converter) -> None:
    seed = seed_of(*lines)
    try:
        markdown = draft(seed, None, converter)
    except TextError as error:
        assert error.flaws  # noqa: PT017 -- either will do
    else:
        assert [normal(line.text) for line in seed.body] == shown(markdown, converter)


@given(LINES)
@examples(50)
def test_the_same_seed_gives_the_same_bytes(line: str) -> None:
    try:
        expected = draft(seed_of(line), None, EXTRA)
    except TextError as error:
        expected = str(error)

    try:
        found = draft(seed_of(line), None, EXTRA)
    except TextError as error:
        found = str(error)

    assert expected == found


def without_comments(text: str) -> str:
    """Return a draft without what explains its front matter."""
    return re.sub(r"^# .*\n", "", text, flags=re.MULTILINE)


@given(LINES)
def test_any_headline_is_a_title(headline: str) -> None:
    seed = read_seed(f"{headline}\n".encode(), "zenda", "zenda.txt", sidecar=PROSE)
    front, _, _ = split_front_matter(without_comments(draft(seed, None, PLAIN)))
    document = parse(front or "", "zenda.md")

    meta = validate(ExplainerMeta, document.data, document.places)

    assert isinstance(meta, ExplainerMeta)
    assert seed.headline == meta.title
    assert (front or "").count("\n") == 3


def test_the_first_seed_needs_no_escapes(first_seed: Seed) -> None:
    expected = [("> ## " if line.as_ == "subhead" else "> ") + line.text for line in first_seed.body]

    assert expected == split_front_matter(draft(first_seed, None, PLAIN))[1].strip().split("\n\n")


def test_the_draft_of_the_first_seed_shows_its_words(first_seed: Seed) -> None:
    expected = [normal(line.text) for line in first_seed.body]

    assert expected == shown(draft(first_seed, None, PLAIN), PLAIN)


def test_a_line_of_too_many_marks_is_a_problem() -> None:
    remedy = "Break it up: at most 10000 in a line can be escaped."
    expected = [f"zenda.txt:4:1: this line has 20000 characters that Markdown reads as marks\n    {remedy}"]

    with pytest.raises(ContentError) as caught, reading("zenda.txt"):
        draft(seed_of("[" * 20_000), None, PLAIN)

    assert expected == [str(problem) for problem in caught.value.problems]


def test_a_long_line_shows_its_words() -> None:
    seed = seed_of("The *port* closed. " * 5_000)
    expected = [normal(line.text) for line in seed.body]

    assert expected == shown(draft(seed, None, PLAIN), PLAIN)


def test_a_draft_begins_with_what_is_known_and_leaves_its_own_date_to_its_author() -> None:
    sidecar = Sidecar.model_validate(
        {"id": "zenda", "file": "zenda.txt", "sha256": "0" * 64, "headline": "x", "published": "2031-05-02"}
    )
    expected = (
        "---\n"
        "title: Port closes\n"
        "seed: zenda\n"
        "story_date: 2031-05-02\n"
        "status: draft\n"
        "---\n\n"
        "> First of all.\n\n"
        "> Last of all.\n"
    )

    assert expected == without_comments(draft(seed_of(), sidecar, PLAIN))


def test_a_draft_of_a_seed_without_a_date_has_none() -> None:
    expected = "title: Port closes\nseed: zenda\nstatus: draft\n"

    assert expected == split_front_matter(without_comments(draft(seed_of(), None, PLAIN)))[0]


def test_a_long_title_stands_on_one_line() -> None:
    headline = "The port closes: " + "and closes " * 30 + "— ‘so what?’"
    expected = f"title: '{headline}'"

    assert expected == draft(seed_of(headline=headline), None, PLAIN).splitlines()[1]


def test_a_draft_without_a_body_is_its_front_matter() -> None:
    seed = read_seed(b"Port closes\n", "zenda", "zenda.txt")
    expected = "---\ntitle: Port closes\nseed: zenda\nstatus: draft\n---\n"

    assert expected == without_comments(draft(seed, None, PLAIN))


def save_draft(text: str, path: Path, base: Path) -> Outcome:
    """Write what is to be written of a draft; return what became of it."""
    outcome, files = draft_files(text, path, base)
    write_files(files)
    return outcome


def test_a_new_draft_is_created(tmp_path: Path) -> None:
    path, base = tmp_path / "zenda.md", tmp_path / ".base" / "zenda.md"
    expected = (Outcome.CREATED, "one\n", "one\n")

    assert expected == (save_draft("one\n", path, base), path.read_text(), base.read_text())


def test_a_draft_that_would_stay_is_unchanged(tmp_path: Path) -> None:
    path, base = tmp_path / "zenda.md", tmp_path / ".base" / "zenda.md"
    save_draft("one\n", path, base)
    expected = (Outcome.UNCHANGED, "one\n")

    assert expected == (save_draft("one\n", path, base), path.read_text())


def test_a_draft_that_its_author_left_alone_is_rewritten(tmp_path: Path) -> None:
    path, base = tmp_path / "zenda.md", tmp_path / ".base" / "zenda.md"
    save_draft("one\n", path, base)
    expected = (Outcome.REWRITTEN, "two\n", "two\n")

    assert expected == (save_draft("two\n", path, base), path.read_text(), base.read_text())


def test_a_draft_that_its_author_has_changed_is_kept(tmp_path: Path) -> None:
    path, base = tmp_path / "zenda.md", tmp_path / ".base" / "zenda.md"
    save_draft("one\n", path, base)
    path.write_text("mine\n")
    expected = (Outcome.KEPT, "mine\n", "one\n")

    assert expected == (save_draft("two\n", path, base), path.read_text(), base.read_text())


def test_a_file_that_was_there_before_is_kept(tmp_path: Path) -> None:
    path, base = tmp_path / "zenda.md", tmp_path / ".base" / "zenda.md"
    path.write_text("mine\n")
    expected = (Outcome.KEPT, "mine\n", False)

    assert expected == (save_draft("one\n", path, base), path.read_text(), base.exists())


def test_a_draft_that_was_deleted_is_created_again(tmp_path: Path) -> None:
    path, base = tmp_path / "zenda.md", tmp_path / ".base" / "zenda.md"
    save_draft("one\n", path, base)
    path.unlink()
    expected = (Outcome.CREATED, "one\n")

    assert expected == (save_draft("one\n", path, base), path.read_text())


USUAL = "extra admonition codehilite legacy_em nl2br sane_lists toc wikilinks".split()
ALL_USUAL = Converter({"extension_configs": {f"markdown.extensions.{name}": {} for name in USUAL}}, lambda *_: None)
UNMARKED_LINES = st.from_regex(re.compile(UNMARKED.pattern), fullmatch=True).map(str.strip).filter(UNMARKED.fullmatch)


class Copyright(Extension):
    """A site's own extension, which takes (c) for a mark."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- Markdown's name for it
        md.inlinePatterns.register(SimpleTextInlineProcessor(r"\((c)\)"), "copyright", 175)


@examples(500)
@given(lines=st.lists(UNMARKED_LINES, min_size=1, max_size=5), prefix=st.sampled_from(["> ", "> ## "]))
def test_what_is_taken_for_unmarked_is_shown_as_it_is(lines: list[str], prefix: str) -> None:
    expected = [normal(line) for line in lines]

    assert ALL_USUAL.is_usual
    assert expected == shown("\n\n".join(prefix + line for line in lines), ALL_USUAL)


def test_a_sites_own_extension_is_asked_about_every_line() -> None:
    converter = Converter({"extensions": [Copyright()]}, lambda *_: None)
    expected = "The mark (c) is the port's."

    assert UNMARKED.fullmatch(expected)
    assert not converter.is_usual
    assert expected == shown(draft(seed_of(expected), None, converter), converter)[1]
