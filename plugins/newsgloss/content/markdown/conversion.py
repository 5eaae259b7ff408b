"""An author's Markdown -> safe HTML, with links by hand resolved, block quotes told apart, and ids of its own.

There is one Markdown instance, reset for every text. Its HTML passes an allow-list sanitiser, so that what a seed, a
YAML file or an author's raw HTML brings along can neither run nor load anything.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from newsgloss.language.interface import UNTRANSLATED, Language
from newsgloss.model.characters import is_blank
from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import ContentError, Place, Problem

from .allowed_html import ATTRIBUTES, EVERYWHERE, TAGS, Fault, class_of_text, id_of_text
from .author_html import AuthorHtml, LinkAddresses
from .inline_quotes import with_marks
from .limits import Refusal, refusal
from .pictures import Figures, SizeOf, finished
from .plain_text import SIGNS, PlainText
from .text_ids import TextIds

ONE_PARAGRAPH = pattern_of(r"<p>((?:(?!<p[ >]).)*)</p>\s*", re.DOTALL)
OURS = 5  # priority: after `inline` (20), which makes the links, and `attr_list` (8); before `unescape` (0)
USUAL = pattern_of(  # Python-Markdown's own extensions
    r"(?:markdown\.extensions\.)?(?:extra|abbr|attr_list|def_list|fenced_code|footnotes|md_in_html|tables|admonition|"
    r"codehilite|legacy_attrs|legacy_em|nl2br|sane_lists|toc|wikilinks)"
)
SETTINGS = Place("settings")
LINK = pattern_of(r"^(entry|explainer|source):(.*)$")
UNREADABLE = Refusal(
    "", "Markdown cannot read this text", "Look for a `<!` that begins nothing, and for blocks nested by the hundred."
)
PLAIN = pattern_of(  # one line of words, in which Markdown and its usual extensions find no mark
    rf"[^\W\d_](?:[^\W_]|[{SIGNS}])*(?<!\s)"
)
MOST_EMPTY = "\n" * 50  # one after the other: Python-Markdown takes quadratic time for them, and no reader counts them
EMPTY_LINES = pattern_of(rf"\n{{{len(MOST_EMPTY)},}}")
QUOTE_LINE = pattern_of(r"^ {0,3}>")
UNSEEN = pattern_of(
    r"<!--.*?(?:-->|\Z)|<[^<>]*>|^ {0,3}\[[^\]\n]*\]:[^\n]*$", re.DOTALL | re.MULTILINE
)  # between quotes
ALIGNED = pattern_of(r"(?:text-align: )?(left|center|right);?")  # how Markdown's extension says it
ALIGNMENTS = {"center": "center", "right": "end"}  # the others are as a cell is anyway
ATTRIBUTION_LINE = pattern_of(r"^ {0,3}>\s*—\s*\[[^\]]*\]\(source:[^)]*\)\s*$")
# These would take a seed's first lines for metadata, or change its quotation marks.
NEVER = {"markdown.extensions.meta", "meta", "markdown.extensions.smarty", "smarty"}
# What only the site says. A value of ours has a seal until it is past the sanitiser; without it, none of these pass.
OURS_ALONE = frozenset({"aria-label", "data-card", "data-entry", "data-seed", "role", "tabindex"})
OUTSIDE = pattern_of(  # as nh3 writes it
    r'<a((?: [^\s"=>]+="[^"]*")*? href="(?:https?:)?//[^"]*"(?: [^\s"=>]+="[^"]*")*)>', re.IGNORECASE
)
REL = pattern_of(r' rel="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Converted:
    """Safe HTML, and what its author should know.

    `dangling` holds the links by hand that lead nowhere, as they were written: `entry:refoulment`. `faults` are what a
    text may not write, `ids` those that its author gave, each with how it may be in the source.
    """

    html: str
    dangling: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    ids: tuple[tuple[str, tuple[str, ...]], ...] = ()
    refusal: Refusal | None = None

    @property
    def inline(self) -> str:
        """The HTML of a text that is one paragraph, without the paragraph's tags; any other HTML as it is."""
        match = ONE_PARAGRAPH.fullmatch(self.html)
        return match[1] if match else self.html


class Converter:
    """Converts Markdown. `resolve` leads from a kind of link and an id to an address, or to None without one.

    `is_usual`: whether it reads no marks but those of Markdown and of Python-Markdown's own extensions.
    """

    def __init__(
        self,
        settings: Mapping[str, Any],
        resolve: Callable[[str, str], str | None],
        place: Place = SETTINGS,
        size: SizeOf = lambda _address, _folder: None,
    ) -> None:
        """Make the Markdown instance that Pelican's MARKDOWN setting describes, with our extension added.

        `size` leads from a picture's address, and the folder of its text in content/, to the picture's size.

        Raises ContentError, at the setting's place, where it names an extension that is not there, or that fails.
        """
        configs = {name: value for name, value in settings.get("extension_configs", {}).items() if name not in NEVER}
        names = [name for name in settings.get("extensions", ()) if name not in NEVER]
        self._ours = _NewsglossExtension(resolve)
        self._size = size
        self.is_usual = all(isinstance(name, str) and USUAL.fullmatch(name) for name in (*names, *configs))
        self._ours.plain = PlainText() if self.is_usual else None
        extensions = [*dict.fromkeys([*names, *configs]), self._ours]
        self._sanitiser = sanitiser(self._ours.attribute)
        try:
            self._markdown = Markdown(extensions=extensions, extension_configs=configs, output_format="html")
        except (ImportError, AttributeError, KeyError, TypeError, ValueError) as error:
            message = f"MARKDOWN has an extension that Python-Markdown cannot use: {error}"
            raise ContentError([Problem(place, message, "Install it, or take it out.")]) from error

    def convert(  # noqa: PLR0913 -- all but the text are said by name, and most by nobody
        self,
        text: str,
        seed: str | None = None,
        *,
        seed_lang: str | None = None,
        beside: str | None = None,
        folder: str = "",
        language: Language = UNTRANSLATED,
    ) -> Converted:
        """Return a text's HTML. On a page built on a `seed`, block quotes without an attribution are the source's.

        They carry its language where that is not the page's (`seed_lang`).

        `beside` names a text beside the page's own: a link by hand to an entry has a card there and is no mention, and
        the name is in the ids of its footnotes, as no two texts of a page may share them. The file that a text
        is in has a `folder` of content/, from which it names pictures. Its readers are spoken to in a `language`.
        """
        if self.is_usual and PLAIN.fullmatch(text):
            return Converted(f"<p>{text}</p>")  # as below, in a hundredth of the time; half of what is beside stories
        self._ours.begin(seed, seed_lang, beside, language)
        if found := refusal(text):
            return Converted("", refusal=found)
        try:
            html = self._markdown.reset().convert(EMPTY_LINES.sub(MOST_EMPTY, text))
        except (AssertionError, RecursionError):  # html.parser's word for a mark such as `<![x`; deep nesting
            return Converted("", refusal=UNREADABLE)
        dangling, author = self._ours.dangling, self._ours.author
        html = OUTSIDE.sub(_outside, self._sanitiser.clean(html))
        html = finished(with_marks(html, language.tag), lambda address: self._size(address, folder))
        return Converted(html, tuple(dangling), tuple(author.faults), tuple(author.ids))


def sanitiser(attribute: Callable[[str, str, str], str | None] | None = None) -> nh3.Cleaner:
    """Return what lets only harmless HTML pass. `attribute` may change or refuse (None) a tag's attribute and value."""
    return nh3.Cleaner(
        tags=set(TAGS),
        attributes={"*": set(EVERYWHERE | OURS_ALONE), **ATTRIBUTES},
        attribute_filter=attribute,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )


def quotes_run_together(text: str) -> Iterator[int]:
    """Yield the lines, from 1, on which a quote begins that would merge with the one before it.

    Two quotes of the source may merge; a quotation from elsewhere, known by its attribution, may not.
    """
    groups: list[tuple[int, int]] = []
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if QUOTE_LINE.match(line):
            if groups and groups[-1][1] == number - 1:
                groups[-1] = (groups[-1][0], number)
            else:
                groups.append((number, number))
    for (_, end), (start, next_end) in pairwise(groups):
        apart = not is_blank(UNSEEN.sub("", "\n".join(lines[end + 1 : start])))
        if not apart and any(ATTRIBUTION_LINE.match(lines[last]) for last in (end, next_end)):
            yield start + 1


def _outside(link: re.Match[str]) -> str:
    """Return a link to another host with its `rel`: what is opened by it knows neither the page nor its window."""
    said = " ".join(REL.findall(link[1])).lower().split()
    words = [word for word in dict.fromkeys(said) if word not in {"opener", "noopener", "noreferrer"}]
    return f'<a{REL.sub("", link[1])} rel="{" ".join([*words, "noopener", "noreferrer"])}">'


class _NewsglossExtension(Extension):
    """Our Markdown extension: links by hand, the classes of block quotes, tables that scroll by themselves, figures."""

    def __init__(self, resolve: Callable[[str, str], str | None]) -> None:
        super().__init__()
        self.resolve = resolve
        self.seal = secrets.token_hex(8)  # before a value of ours until it is past the sanitiser: no author can know it
        self.author = AuthorHtml()
        self.ids = TextIds(self.seal)
        self.plain: PlainText | None = None  # where all marks are known
        self.begin(None)

    def begin(
        self,
        seed: str | None,
        seed_lang: str | None = None,
        beside: str | None = None,
        language: Language = UNTRANSLATED,
    ) -> None:
        """Forget the last text."""
        self.seed = seed
        self.seed_lang = seed_lang
        self.beside = beside is not None
        self.ids.key = beside or ""
        self.ids.language = language
        self.author.begin()
        self.dangling: list[str] = []

    def attribute(self, _tag: str, name: str, value: str) -> str | None:
        """Return an attribute's value as it passes the sanitiser; None for what only we may say."""
        if value.startswith(self.seal):
            return value.removeprefix(self.seal)
        if name == "class":
            return class_of_text(value)
        if name == "id":
            return id_of_text(value)
        return None if name in OURS_ALONE else value

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- Markdown's name for it
        self.author.watch(md)
        self.ids.watch(md)
        if self.plain:
            self.plain.watch(md)
        md.treeprocessors.register(self.ids, "newsgloss-ids", OURS)
        md.treeprocessors.register(_Quotes(self), "newsgloss-quotes", OURS + 0.1)
        md.treeprocessors.register(_HandLinks(self), "newsgloss-links", OURS)
        md.treeprocessors.register(LinkAddresses(self.author), "newsgloss-addresses", OURS - 0.1)  # after our own links
        md.treeprocessors.register(_Tables(self), "newsgloss-tables", OURS)
        md.treeprocessors.register(Figures(self.author), "newsgloss-figures", OURS)


class _HandLinks(Treeprocessor):
    """`[text](entry:id)` -> a link to the entry, and so for explainers and sources."""

    def __init__(self, ours: _NewsglossExtension) -> None:
        super().__init__()
        self.ours = ours

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            match = LINK.match(link.get("href", ""))
            if not match:
                continue
            kind, id_ = match.groups()
            address = self.ours.resolve(kind, id_)
            if address is None:
                self.ours.dangling.append(match[0])
                del link.attrib["href"]
                continue
            link.set("href", address)
            if kind == "entry":
                link.set("class", f"{self.ours.seal}entry-link")
                link.set("data-card" if self.ours.beside else "data-entry", self.ours.seal + id_)


class _Quotes(Treeprocessor):
    """Block quotes -> class `quotation` with an attribution, class `source` without one on a page that has a seed."""

    def __init__(self, ours: _NewsglossExtension) -> None:
        super().__init__()
        self.ours = ours

    def run(self, root: Element) -> None:
        for quote in _outermost_quotes(root):
            if _is_attributed(quote):
                quote.set("class", f"{self.ours.seal}quotation")
            elif self.ours.seed:
                quote.set("class", f"{self.ours.seal}source")
                quote.set("data-seed", self.ours.seal + self.ours.seed)
                if self.ours.seed_lang:
                    quote.set("lang", self.ours.seed_lang)


class _Tables(Treeprocessor):
    """A table -> the same in a box that scrolls where the table is wider, by keyboard too; its columns name the box.

    How a column is aligned, for which Markdown's extension writes a style, becomes a class.
    """

    def __init__(self, ours: _NewsglossExtension) -> None:
        super().__init__()
        self.ours = ours

    def run(self, root: Element) -> None:
        found = [(around, child) for around in root.iter() for child in around if child.tag == "table"]
        for parent, table in found:
            columns = ", ".join(filter(None, ("".join(head.itertext()).strip() for head in table.iter("th"))))
            named = {"role": "region", "aria-label": columns} if columns else {}
            said = {"class": "wide-table", "tabindex": "0", **named}
            box = Element("div", {name: f"{self.ours.seal}{value}" for name, value in said.items()})
            for cell in table.iter():
                aligned = ALIGNED.fullmatch(cell.attrib.pop("style", "") or cell.attrib.pop("align", ""))
                if aligned and aligned[1] in ALIGNMENTS:
                    cell.set("class", f"{self.ours.seal}align-{ALIGNMENTS[aligned[1]]}")
            parent[list(parent).index(table)] = box
            box.tail, table.tail = table.tail, None
            box.append(table)


def _outermost_quotes(parent: Element) -> Iterator[Element]:
    for child in parent:
        if child.tag == "blockquote":
            yield child
        else:
            yield from _outermost_quotes(child)


def _is_attributed(quote: Element) -> bool:
    last = quote[-1] if len(quote) else None
    if last is None or last.tag != "p" or not "".join(last.itertext()).rpartition("\n")[2].lstrip().startswith("—"):
        return False
    sources = [link for link in last.iter("a") if link.get("href", "").startswith("source:")]
    return bool(sources) and not any(is_blank("".join(link.itertext())) for link in sources)
