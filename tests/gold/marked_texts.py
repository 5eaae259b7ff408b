"""The marked texts beside this file -> their words as a reader sees them, with the mentions and traps in them.

README.md says how a text is marked. It goes the way of every page: it is converted with the project's own Markdown
settings.
"""

from __future__ import annotations

import re
import runpy
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from newsgloss.content.markdown.conversion import Converter
from newsgloss.linking.annotator import Rules
from newsgloss.linking.forms import Form, forms
from newsgloss.linking.glossary import Glossary, load_glossary
from newsgloss.model.folders import NamedPath
from newsgloss.model.page_shapes import ExplainerMeta
from newsgloss.model.yaml_source import read_text, split_front_matter
from newsgloss.model.yaml_text.parsing import parse
from tests.gold.kinds import kinds_of

HERE = Path(__file__).parent
LANGUAGES = ("en", "fr", "de")
MARK = re.compile(
    r"\[\[(?P<mention>.+?)\|(?P<entry>[a-z0-9-]+)\]\]|\{\{(?P<trap>[^{}|]+)\|(?P<why>[a-z-]+)\}\}", re.DOTALL
)
BRACKETS = re.compile(r"\[\[|\]\]|\{\{|\}\}")
FIRST = 0xE000  # characters without a meaning are where marks begin (even) and end (odd) while Markdown works
LAST = 0xF8FF
Link = tuple[int, int, str]
"""A linked stretch of the text that a reader sees, and its entry."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something marked: a mention that must be linked to `entry`, or a trap that must not be linked, and `why`.

    `start` and `end` are offsets in the text that a reader sees; both are 0 where no reader sees it.
    """

    surface: str
    entry: str
    why: str
    start: int = 0
    end: int = 0
    kinds: tuple[str, ...] = ()

    @property
    def link(self) -> Link:
        """Return the link that a mention must get."""
        return self.start, self.end, self.entry


@dataclass(frozen=True, slots=True)
class Site:
    """One language: its glossary, its forms, and what converts its texts."""

    lang: str
    glossary: Glossary
    forms: tuple[Form, ...]
    converter: Converter
    with_abbr: Converter


@dataclass(frozen=True, slots=True)
class Text:
    """One text of the set: its Markdown without marks, its HTML, what a reader sees of it, and its marks."""

    name: str
    markdown: str
    html: str
    seen: str
    mentions: tuple[Mark, ...]
    traps: tuple[Mark, ...]
    rules: Rules


class Reader(HTMLParser):
    """HTML, read by the standard library: the text that a reader sees, what is linked in it, and where marks are."""

    def __init__(self, html: str, tag: str = "a", attribute: str = "data-entry") -> None:
        """Read `html`. A link is an element `tag` with an `attribute`, which is its entry."""
        super().__init__()
        self.tag, self.attribute = tag, attribute
        self.text = ""
        self.links: set[Link] = set()
        self.places: dict[int, int] = {}
        self._open: list[tuple[str | None, int]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a link."""
        if tag == self.tag:
            self._open.append((dict(attrs).get(self.attribute), len(self.text)))

    def handle_endtag(self, tag: str) -> None:
        """End a link."""
        if tag == self.tag and self._open:
            entry, start = self._open.pop()
            if entry and start < len(self.text):
                self.links.add((start, len(self.text), entry))

    def handle_data(self, data: str) -> None:
        """Take the text, and the marks out of it."""
        for piece in re.split(f"([{chr(FIRST)}-{chr(LAST)}])", data):
            if len(piece) == 1 and FIRST <= ord(piece) <= LAST:
                self.places[ord(piece) - FIRST] = len(self.text)
            else:
                self.text += piece


def load_site(lang: str) -> Site:
    """Load a language's glossary, and the project's own Markdown settings."""
    glossary, _ = load_glossary(NamedPath(HERE / lang, lang))
    found = forms(glossary.entries.values(), lang)
    settings = runpy.run_path(str(HERE.parents[1] / "pelicanconf.py"))["MARKDOWN"]
    abbreviations = {form.text: f"entry:{form.entry}" for form in found}
    abbr = {"markdown.extensions.abbr": {"glossary": abbreviations}}
    with_abbr = {**settings, "extension_configs": settings["extension_configs"] | abbr}
    return Site(lang, glossary, found, Converter(settings, _address), Converter(with_abbr, _address))


def load_texts(site: Site) -> Iterator[Text]:
    """Yield the texts of a language in the order of their names."""
    for path in sorted((HERE / site.lang).glob("*.md")):
        yield load_text(path, site)


def load_text(path: Path, site: Site) -> Text:
    """Read one marked text. Raises ValueError where its marks change what Markdown makes of it, or one gets lost."""
    name = f"{path.parent.name}/{path.name}"
    front_matter, body, _ = split_front_matter(read_text(NamedPath(path, name)))
    meta = ExplainerMeta.model_validate(parse(front_matter or "", name).data)
    found = list(MARK.finditer(body))
    markdown = MARK.sub(_surface, body)
    if BRACKETS.search(MARK.sub("", body)):
        raise ValueError(f"{name}: a mark is not whole; write [[words|entry]] or {{{{words|why}}}}")
    html = site.converter.convert(markdown).html
    marked = site.converter.convert(_with_characters(body, found)).html
    if re.sub(f"[{chr(FIRST)}-{chr(LAST)}]", "", marked) != html:
        raise ValueError(f"{name}: the marks change what Markdown makes of the text")
    reader = Reader(marked)
    marks = [_mark(number, match, reader.places, site) for number, match in enumerate(found)]
    lost = [mark.surface for mark in marks if mark.entry and mark.start == mark.end]
    if lost:
        raise ValueError(f"{name}: no reader sees these mentions: {lost}")
    return Text(
        name,
        markdown,
        html,
        reader.text,
        tuple(mark for mark in marks if mark.entry),
        tuple(mark for mark in marks if mark.why),
        Rules("all", meta.linking_off, meta.senses),
    )


def _address(_kind: str, id_: str) -> str:
    return f"/{id_}/"


def _surface(match: re.Match[str]) -> str:
    return match["mention"] or match["trap"]


def _with_characters(body: str, found: Iterable[re.Match[str]]) -> str:
    """Return a text with a character of its own in place of each bracket of a mark.

    The label of a footnote is a key that is twice, and no reader sees it: its marks are left out.
    """
    pieces, position = [], 0
    for number, match in enumerate(found):
        start, end = chr(FIRST + 2 * number), chr(FIRST + 2 * number + 1)
        if match["why"] == "footnote":
            start = end = ""
        pieces += [body[position : match.start()], start, _surface(match), end]
        position = match.end()
    return "".join([*pieces, body[position:]])


def _mark(number: int, match: re.Match[str], places: Mapping[int, int], site: Site) -> Mark:
    start, end = places.get(2 * number, 0), places.get(2 * number + 1, 0)
    entry = match["entry"] or ""
    if entry and entry not in site.glossary.entries:
        raise ValueError(f"there is no entry '{entry}'")
    kinds = tuple(kinds_of(match, site.glossary.entries[entry])) if entry else ()
    return Mark(_surface(match), entry, match["why"] or "", start, end, kinds)
