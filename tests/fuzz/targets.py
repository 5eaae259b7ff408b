"""One input, as bytes -> nothing where Newsgloss keeps what it promises of it; an exception where it does not.

A target serves Hypothesis, atheris and the replay of what either has found. Where an input has several parts, a line
of SPLIT is between them.
"""

from __future__ import annotations

import html
import io
import json
import re
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml
from bs4 import BeautifulSoup

from newsgloss.content.fidelity import prove
from newsgloss.content.loading import load_content
from newsgloss.content.markdown.conversion import Converter
from newsgloss.drafts.markdown_draft import draft, draft_converter
from newsgloss.drafts.record import record
from newsgloss.drafts.sidecar_draft import language_of, propose_sidecar
from newsgloss.editorial.suggestions import accept, reject
from newsgloss.language.catalogs import read_catalogue
from newsgloss.language.sentences import BLOCK
from newsgloss.linking.annotator import annotate, strip
from newsgloss.linking.forms import Case, Form
from newsgloss.linking.matcher import Matcher
from newsgloss.linking.text_quotes import find_passages, nearest_passages
from newsgloss.model.characters import is_blank
from newsgloss.model.folders import NamedPath
from newsgloss.model.problems import ContentError, errors, reading
from newsgloss.model.settings import from_settings
from newsgloss.model.yaml_source import split_front_matter
from newsgloss.model.yaml_text.parsing import parse
from newsgloss.publishing.server import make_server
from newsgloss.seeds.decoding import decode
from newsgloss.seeds.formats.email_headers import read_mail_head
from newsgloss.seeds.lines.rulings import normal
from newsgloss.seeds.seed import Seed, read_seed, warnings
from tests.fuzz.promises import assert_harmless, assert_refused, assert_told, quoted
from tests.fuzz.ruritania import SETTINGS, assert_read, folder, write

SPLIT = b"\n%%%%\n"
BREAK = re.compile(r"\r\n|\r|\n")
DRAFTING = draft_converter({})
FORMS = (
    Form("Zenda", "zenda", "Zenda", Case.SINGLE, "auto"),
    Form("ferry permit", "ferry-permit", "ferry permit", Case.TERM, "auto"),
    Form("RLA", "rla", "RLA", Case.ACRONYM, "auto"),
    Form("Lake Court", "court", "Lake Court", Case.WHOLE, "several words"),
    Form("École", "school", "École", Case.OWN, "rare word", bare_capitals=True),
    Form("難民", "nanmin", "難民", Case.TERM, "rare word"),
    Form("lake", "lake", "lake", Case.FOLD, "auto"),
)
MATCHER = Matcher(FORMS)
LONGEST_TEXT = 400  # characters of a text in which passages are looked for: nearness takes their square
STORY = ["Port closes", "The port of Zenda closed on Friday.", "Nobody may cross.", "A long wait", "He said no."]
SITE = {"index.html": b"home", "glossary/index.html": b"glossary", "theme/a.css": b"css", "404.html": b"missing"}
SECRET = b"not for anybody"

Target = Callable[[bytes], None]


def parts(data: bytes, number: int) -> list[str]:
    """Return an input's parts as text, as many as there should be."""
    pieces = data.split(SPLIT, number - 1)
    return [piece.decode("utf-8", "replace") for piece in (*pieces, *[b""] * (number - len(pieces)))]


def seed_text(data: bytes) -> None:
    """A text: refused with a place, or each line is in the record and a draft shows the words of the story."""
    _seed(data, "zenda.txt")


def seed_markdown(data: bytes) -> None:
    """An article in Markdown: the same."""
    _seed(data, "zenda.md")


def saved_page(data: bytes) -> None:
    """A saved page: the same; and no word of the story is one that the page has not."""
    seed = _seed(data, "zenda.html")
    if seed is not None:
        text = decode(data, mojibake="keep").text
        both = (text, BeautifulSoup(text, "lxml").get_text(" "))
        for line in seed.body:
            assert any(_has_words(line.text, whole) for whole in both), f"words that the page has not: {line.text!r}"


def _has_words(line: str, whole: str) -> bool:
    """Return whether a text has the letters of a line in their order; what is left out of a page may be in between."""
    letters = _letters(whole)
    return all(letter in letters for letter in _letters(line))


def _letters(text: str) -> Iterator[str]:
    return (letter for letter in unicodedata.normalize("NFKC", html.unescape(text)) if letter.isalnum())


def _seed(data: bytes, name: str) -> Seed | None:
    shown = f"seeds/{name}"
    try:
        with reading(shown):
            seed = read_seed(data, "zenda", name)
            written = draft(seed, None, DRAFTING)
    except ContentError as error:
        assert_refused(error.problems, {shown: None})
        return None
    assert seed == read_seed(data, "zenda", name)
    json.loads(record(seed))
    assert_told((flaw.within(shown) for flaw in warnings(seed)), {shown: None})
    assert parse(propose_sidecar(seed, language_of(seed, "en")), "zenda.yaml").data["id"] == "zenda"
    front, body, _ = split_front_matter(written)
    assert front is not None
    assert parse(front, "zenda.md").data["seed"] == "zenda"
    html = DRAFTING.convert(body, "zenda").html
    assert_harmless(html, seed="zenda")
    assert prove(html, seed).difference is None
    assert [normal(line.text) for line in seed.body] == [normal(text) for text in _shown(html)]
    if not seed.is_page:
        _assert_recorded(seed, decode(data).text)
    return seed


def _shown(html: str) -> list[str]:
    """Return the text of each block of the source's quotes, as the standard library's parser reads it."""
    soup = BeautifulSoup(html, "html.parser")
    return [block.get_text() for block in soup.select("blockquote.source > *")]


def _assert_recorded(seed: Seed, text: str) -> None:
    """Assert that each line of a text in which there is something to see is in the record, once."""
    lines = BREAK.split(text)
    there = [number for number, line in enumerate(lines, 1) if line.strip()]
    told = [number for line in seed.lines for number in range(line.number, line.last + 1)]
    assert there == [number for number in told if lines[number - 1].strip()]
    for line in seed.lines:
        if line.operation == "drop" and line.number == line.last and seed.file.endswith(".txt"):
            assert normal(line.text) in normal(lines[line.number - 1])


def mail_head(data: bytes) -> None:
    """A text that may be a mail: its head has each of its lines once, and the text below keeps its lines' numbers."""
    text = BREAK.sub("\n", data.decode("utf-8", "replace"))
    head = read_mail_head(text)
    if head is not None:
        lines = text.split("\n")
        told = sorted(n for raw in (head.subject, *head.fields) for n in range(raw.number, raw.last + 1))
        below = head.below.split("\n")
        first = next((number for number, line in enumerate(below, 1) if line.strip()), len(lines) + 1)
        assert [n for n, line in enumerate(lines[: first - 1], 1) if line.strip()] == [
            n for n in told if lines[n - 1].strip()
        ]
        assert below[first - 1 :] == lines[first - 1 :]


def explainer(data: bytes) -> None:
    """An explainer's file, front matter and body: read, checked and drawn as promised."""
    assert_read({"content/explainers/zenda.md": data})


def notes(data: bytes) -> None:
    """The same for notes on an explainer."""
    assert_read({"content/explainers/zenda.notes.yaml": data})


def glossary(data: bytes) -> None:
    """The same for entries."""
    assert_read({"content/glossary/lake.yaml": data})


def sources(data: bytes) -> None:
    """The same for sources."""
    assert_read({"content/sources.yaml": data})


def linking(data: bytes) -> None:
    """The same for linking rules."""
    assert_read({"content/linking.yaml": data})


def sidecar(data: bytes) -> None:
    """The same for a seed's sidecar."""
    assert_read({"seeds/zenda.yaml": data})


def page(data: bytes) -> None:
    """The same for another page."""
    assert_read({"content/pages/about.md": data, "content/topics/the-lake.md": data})


def yaml_file(data: bytes) -> None:
    """YAML: refused with a place, or the text values that PyYAML's composer finds, each with a place in the file.

    A value in which no reader sees anything is empty.
    """
    text = data.decode("utf-8", "replace").lstrip("\ufeff")  # as a file is read; the two parsers leave out one or all
    try:
        document = parse(text, "x.yaml")
    except ContentError as error:
        assert_refused(error.problems, {"x.yaml": text})
        return
    assert document.data == _plain(yaml.compose(text, Loader=yaml.BaseLoader))
    lines = len(re.split("\r\n|[\n\r\x85\u2028\u2029]", text))
    places = document.places
    for line in (*places.spots[::2], *filter(None, places.key_spots[::2])):  # a value without a key has 0 for its line
        assert 1 <= line <= lines


def _plain(node: yaml.Node | None) -> Any:
    match node:
        case yaml.MappingNode():
            return {key.value: _plain(value) for key, value in node.value}
        case yaml.SequenceNode():
            return [_plain(value) for value in node.value]
        case yaml.ScalarNode():
            if node.value == "" and not node.style:
                return None
            return "" if is_blank(node.value) else node.value
    return None


def catalogue(data: bytes) -> None:
    """A catalogue: refused with a place, or each translation has its message's names and no tag of its own."""
    with tempfile.NamedTemporaryFile(suffix=".po") as file:
        file.write(data)
        file.flush()
        try:
            translations = read_catalogue(NamedPath(Path(file.name), "fr.po"))
        except ContentError as error:
            assert_refused(error.problems, {"fr.po": data.decode("utf-8-sig", "replace")})
            return
    catalog: dict[Any, str] = translations._catalog  # noqa: SLF001 -- gettext gives no other way to all of it
    for key, said in catalog.items():
        message = key[0] if isinstance(key, tuple) else key
        message = str(message).rpartition("\x04")[2]
        if message:
            for tag in re.findall(r"<[^>]*>?", said):
                assert tag in message or not isinstance(key, str), f"a tag of its own: {tag}"
            said % dict.fromkeys(re.findall(r"%\((\w+)\)", said), "1")


def passages(data: bytes) -> None:
    """A text, quoted words and what is around them: each passage found has the words, within one block."""
    text, exact, prefix, suffix = (part[:LONGEST_TEXT] for part in parts(data, 4))
    text = text.replace("\n\n", BLOCK)
    wanted = _folded(exact)
    found = find_passages(text, exact, prefix, suffix)
    for start, end in found:
        assert _folded(text[start:end]) == wanted
        assert BLOCK not in text[start:end]
    if not prefix and not suffix and wanted and wanted in map(_folded, text.split(BLOCK)):
        assert found
    for proposal in nearest_passages(text, exact):
        assert 0 < proposal.score <= 1
        assert _folded(proposal.text) in _folded(text)


def _folded(text: str) -> str:
    return " ".join(re.split(rf"[\s{BLOCK}]+", text)).strip()


def annotation(data: bytes) -> None:
    """Markdown: its HTML is harmless, annotating inserts and nothing else, and does the same again to what it made."""
    text = data.decode("utf-8", "replace")
    html = _CONVERTER.convert(text).html
    assert html == _CONVERTER.convert(text).html
    assert_harmless(html, entries=("zenda",))
    found = annotate(html, MATCHER, lambda id_: f"/{id_}/")
    assert strip(found) == html
    assert annotate(strip(found), MATCHER, lambda id_: f"/{id_}/") == found
    for mention in found.mentions:
        assert f'id="{mention.anchor}"' in found.html
        assert normal(mention.text) == normal(mention.context[mention.start : mention.end])
    assert_harmless(found.html, entries=[form.entry for form in FORMS])


_CONVERTER = Converter(
    {"extension_configs": {"markdown.extensions.extra": {}}},
    lambda kind, id_: f"/{kind}/{id_}/" if id_ == "zenda" else None,
)


def fidelity(data: bytes) -> None:
    """An explainer's body on a story: where the proof passes, what a reader sees as the source's is the source's."""
    seed = read_seed("\n\n".join(STORY).encode(), "zenda", "zenda.txt")
    html = _CONVERTER.convert(data.decode("utf-8", "replace"), "zenda").html
    if prove(html, seed).difference is None:
        lines = iter([" ".join(line.text.split()) for line in seed.body])
        shown = quoted(html)
        assert all(block in lines for block in shown), f"proved, but a reader sees: {shown}"


def decision(data: bytes) -> None:
    """A name and linking rules: an editor's decision is kept and nothing else is changed, or refused with a place."""
    name, rules = parts(data, 2)
    with folder() as temporary:
        root = Path(temporary, "ruritania")
        texts = write(root, {"content/linking.yaml": rules.encode()})
        project = from_settings(SETTINGS, root)
        for decide in (reject, reject, accept):
            before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
            try:
                changed = decide(project, name)
            except ContentError as error:
                assert_refused(error.problems, texts)
                changed = None
            for path in root.rglob("*"):
                assert not path.is_file() or path == changed or before[path] == path.read_bytes()
            if changed is None:
                return
        content = load_content(project)
        assert not errors(content.problems)
        assert normal(name) in map(normal, content.glossary.linking.rejected)


def setting(data: bytes) -> None:
    """Settings, as JSON: refused with a place, or a project that lies where they say."""
    try:
        values = json.loads(data)
    except (ValueError, RecursionError):
        return
    if isinstance(values, dict):
        try:
            from_settings({key: value for key, value in values.items() if key.isupper()}, Path("/ruritania"))
        except ContentError as error:
            assert_refused(error.problems, {})


class _Wire:
    """A connection that says what it is given, and keeps what it is told."""

    def __init__(self, asked: bytes) -> None:
        self.asked = asked
        self.said = io.BytesIO()

    def makefile(self, _mode: str, _size: int = -1) -> io.BytesIO:
        return io.BytesIO(self.asked)

    def sendall(self, data: bytes) -> None:
        self.said.write(data)

    def getsockname(self) -> tuple[str, int]:
        return "127.0.0.1", 80

    def settimeout(self, _seconds: float | None) -> None:
        """Never wait."""

    def setsockopt(self, *_option: int) -> None:
        """Have none."""


def answered(data: bytes) -> tuple[bytes, bytes]:
    """Return what the preview server answers to a request: the head, and the body."""
    with folder() as temporary:
        root = Path(temporary, "site")
        for name, text in SITE.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(text)
        Path(temporary, "secret").write_bytes(SECRET)
        (root / "out").symlink_to("../secret")
        with make_server(root, "/base", 0) as server:
            wire = _Wire(data)
            server.RequestHandlerClass(wire, ("127.0.0.1", 1), server)
        said = wire.said.getvalue()
    head, _, body = said.partition(b"\r\n\r\n")
    return head, body


def served(data: bytes) -> None:
    """A request: answered from the site alone, and without a traceback."""
    head, body = answered(data)
    assert SECRET not in body
    assert b"Traceback" not in body
    if re.match(rb"HTTP/1\.[01] 200", head):
        assert body in {b"", *SITE.values()}
    assert not re.search(rb"(?i)\r\nlocation: *(?:[a-z]+:|//|\\)", head), "a way out of this machine"


TARGETS: dict[str, Target] = {
    target.__name__.replace("_", "-"): target
    for target in (
        seed_text,
        seed_markdown,
        saved_page,
        mail_head,
        explainer,
        notes,
        glossary,
        sources,
        linking,
        sidecar,
        page,
        yaml_file,
        catalogue,
        passages,
        annotation,
        fidelity,
        decision,
        setting,
        served,
    )
}
