"""The marked texts beside this file -> how many mentions are linked rightly, and how many traps are fallen into.

Run it with `python tests/gold/score.py`; README.md says how a text is marked. A text goes the way of every page: it is
converted with the project's own Markdown settings and annotated with every mention linked. Two plainer ways to link are
scored on the same texts: one regular expression, and the `abbr` extension of Python-Markdown.
"""

from __future__ import annotations

import argparse
import re
import runpy
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from newsgloss.content.markdown.conversion import Converter
from newsgloss.linking.annotator import Rules, annotate
from newsgloss.linking.forms import Form, declared, forms
from newsgloss.linking.glossary import Glossary, load_glossary
from newsgloss.linking.matcher import Matcher
from newsgloss.model.entries import EntryRecord
from newsgloss.model.folders import NamedPath
from newsgloss.model.page_shapes import ExplainerMeta
from newsgloss.model.yaml_source import read_text, split_front_matter
from newsgloss.model.yaml_text.parsing import parse

HERE = Path(__file__).parent
LANGUAGES = ("en", "fr")
MARK = re.compile(
    r"\[\[(?P<mention>.+?)\|(?P<entry>[a-z0-9-]+)\]\]|\{\{(?P<trap>[^{}|]+)\|(?P<why>[a-z-]+)\}\}", re.DOTALL
)
BRACKETS = re.compile(r"\[\[|\]\]|\{\{|\}\}")
FIRST = 0xE000  # characters without a meaning are where marks begin (even) and end (odd) while Markdown works
LAST = 0xF8FF
OURS, REGEX, ABBR = "Newsgloss", "one regular expression", "Markdown's abbr"
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


@dataclass(frozen=True, slots=True)
class Result:
    """What one way to link did with one text."""

    text: Text
    made: frozenset[Link]

    @property
    def right(self) -> set[Link]:
        """Return the links with the exact span and the right entry."""
        return {mention.link for mention in self.text.mentions} & self.made

    @property
    def false(self) -> list[Link]:
        """Return the links that should not be."""
        return sorted(self.made - self.right)

    @property
    def missed(self) -> list[Mark]:
        """Return the mentions without their link."""
        return [mention for mention in self.text.mentions if mention.link not in self.made]

    @property
    def fallen(self) -> list[Mark]:
        """Return the traps of which some part was linked."""
        return [
            trap
            for trap in self.text.traps
            if any(start < trap.end and trap.start < end for start, end, _ in self.made - self.right)
        ]


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
    kinds = tuple(_kinds(match, site.glossary.entries[entry])) if entry else ()
    return Mark(_surface(match), entry, match["why"] or "", start, end, kinds)


def _kinds(match: re.Match[str], entry: EntryRecord) -> Iterator[str]:
    """Yield in what ways a mention differs from a name that is written as the glossary has it."""
    surface = match["mention"]
    before, after = match.string[: match.start()], match.string[match.end() :]
    text = re.sub(r"&shy;|[\u00ad\u200b]", "", unicodedata.normalize("NFC", re.sub(r"[*_]|<[^>]*>", "", surface)))
    words = re.sub(r"&(?:nbsp|#\d+);|\s+", " ", text).translate(APOSTROPHES)
    names = {name.name.translate(APOSTROPHES) for name in declared(entry)}
    if "](entry:" in surface:
        yield "by hand"
        return
    sight = _Sight(surface, before, after, before.rpartition("\n")[2].lstrip(), words, names)
    yield from (kind for kind, holds in KINDS.items() if holds(sight))


@dataclass(frozen=True, slots=True)
class _Sight:
    """A mention as it is in the Markdown, what is around it, its plain words, and the names of its entry."""

    surface: str
    before: str
    after: str
    line: str
    words: str
    names: set[str]

    def is_name(self, fold: Callable[[str], str]) -> bool:
        """Return whether the words are a name of the entry, but for what `fold` makes alike."""
        return fold(self.words) in set(map(fold, self.names))


def _spaced(words: str) -> str:
    return words.replace("-", " ").lower()


APOSTROPHES = str.maketrans("’ʼ", "''")
KINDS: Mapping[str, Callable[[_Sight], bool]] = {
    "emphasis inside": lambda it: bool(re.search(r"[*_]|<", it.surface)),
    "line break inside": lambda it: "\n" in it.surface,
    "no-break space or hidden character": lambda it: bool(
        re.search(r"&(?:nbsp|shy|#8239);|[\u00a0\u00ad\u200b\u202f]", it.surface)
    ),
    "decomposed letters": lambda it: not unicodedata.is_normalized("NFC", it.surface),
    "after an elision": lambda it: bool(re.search(r"(?i)\b(?:l|d|qu|jusqu)['’]$", it.before)),
    "possessive": lambda it: bool(
        re.match(r"['’]s\b", it.after, re.IGNORECASE) or (it.words.endswith("s") and re.match(r"['’] \w", it.after))
    ),
    "in capitals": lambda it: it.words.isupper() and not it.is_name(str),
    "with a capital": lambda it: not it.words.isupper() and not it.is_name(str) and it.is_name(str.lower),
    "hyphen or space instead": lambda it: it.is_name(_spaced) and not it.is_name(str.lower),
    "plural": lambda it: not it.is_name(_spaced),
    "in a table": lambda it: it.line.startswith(("|", "<t")),
    "in a list": lambda it: bool(re.match(r"[*+-] |\d+\. |:   |<li>", it.line)),
    "in a quote": lambda it: it.line.startswith(">"),
    "in a footnote": lambda it: it.line.startswith("[^"),
    "beside a dash": lambda it: bool(re.search(r"[–—] ?$", it.before) or re.match(r" ?[–—]", it.after)),
}


def newsgloss(site: Site) -> Callable[[Text], frozenset[Link]]:
    """Return what links as the project does."""
    matcher = Matcher(site.forms, site.glossary.linking.block)

    def link(text: Text) -> frozenset[Link]:
        reader = Reader(annotate(text.html, matcher, lambda id_: f"/{id_}/", text.rules).html)
        if reader.text != text.seen:
            raise ValueError(f"{text.name}: a reader sees another text")
        return frozenset(reader.links)

    return link


def regular_expression(site: Site) -> Callable[[Text], frozenset[Link]]:
    """Return what links every form in any capitals, the longest first, between word boundaries, outside of tags."""
    entries = {form.text.lower(): form.entry for form in reversed(site.forms)}
    longest = sorted(entries, key=len, reverse=True)
    pattern = re.compile(r"(<[^>]*>)|\b(?:" + "|".join(map(re.escape, longest)) + r")\b", re.IGNORECASE)

    def tagged(match: re.Match[str]) -> str:
        return match[0] if match[1] else f'<a data-entry="{entries.get(match[0].lower(), "?")}">{match[0]}</a>'

    return lambda text: frozenset(Reader(pattern.sub(tagged, text.html)).links)


def abbreviations(site: Site) -> Callable[[Text], frozenset[Link]]:
    """Return what links as Python-Markdown's `abbr` does when it is given every form."""

    def link(text: Text) -> frozenset[Link]:
        html = site.with_abbr.convert(text.markdown).html
        found = {
            (start, end, title.removeprefix("entry:"))
            for start, end, title in Reader(html, "abbr", "title").links
            if title.startswith("entry:")
        }
        return frozenset(found | Reader(html).links)

    return link


WAYS: Mapping[str, Callable[[Site], Callable[[Text], frozenset[Link]]]] = {
    OURS: newsgloss,
    REGEX: regular_expression,
    ABBR: abbreviations,
}


def score(ways: Iterable[str] = tuple(WAYS)) -> dict[str, list[Result]]:
    """Return what each way to link did with every text."""
    results: dict[str, list[Result]] = {way: [] for way in ways}
    for site in map(load_site, LANGUAGES):
        texts = list(load_texts(site))
        for way, found in results.items():
            link = WAYS[way](site)
            found += [Result(text, link(text)) for text in texts]
    return results


def precision(results: Iterable[Result]) -> float:
    """Return the share of the links made that are right."""
    pairs = [(len(result.right), len(result.made)) for result in results]
    return sum(right for right, _ in pairs) / max(1, sum(made for _, made in pairs))


def recall(results: Iterable[Result]) -> float:
    """Return the share of the mentions marked that are linked."""
    pairs = [(len(result.right), len(result.text.mentions)) for result in results]
    return sum(right for right, _ in pairs) / max(1, sum(marked for _, marked in pairs))


def report(scored: Mapping[str, list[Result]]) -> str:
    """Return the figures as Markdown tables."""
    columns = list(scored)
    texts = [result.text for result in next(iter(scored.values()))]
    lines = _table(["", *columns], _totals(scored))
    lines += ["", *_table(["language", "texts", "mentions", "traps"], _languages(texts))]
    lines += ["", *_table(["traps fallen into", "traps", *columns], _by_why(scored, texts))]
    lines += ["", *_table(["mentions linked", "mentions", *columns], _by_kind(scored, texts))]
    return "\n".join(lines)


def _table(head: list[str], rows: Iterable[list[str]]) -> list[str]:
    rule = [" --- ", *[" ---: "] * (len(head) - 1)]
    return [f"| {' | '.join(head)} |", f"|{'|'.join(rule)}|", *(f"| {' | '.join(row)} |" for row in rows)]


def _totals(scored: Mapping[str, list[Result]]) -> Iterator[list[str]]:
    measures: dict[str, Callable[[list[Result]], Any]] = {
        "precision": lambda results: f"{precision(results):.3f}",
        "recall": lambda results: f"{recall(results):.3f}",
        "links made": lambda results: sum(len(result.made) for result in results),
        "links that are wrong": lambda results: sum(len(result.false) for result in results),
        "mentions missed": lambda results: sum(len(result.missed) for result in results),
        "traps fallen into": lambda results: sum(len(result.fallen) for result in results),
    }
    for lang in LANGUAGES:
        for name in ("precision", "recall"):
            measure = measures[name]
            measures[f"{name}, {lang}"] = lambda results, measure=measure, lang=lang: measure(
                [result for result in results if result.text.name.startswith(f"{lang}/")]
            )
    for name, measure in measures.items():
        yield [name, *(str(measure(results)) for results in scored.values())]


def _languages(texts: list[Text]) -> Iterator[list[str]]:
    for lang in (*LANGUAGES, ""):
        mine = [text for text in texts if text.name.startswith(lang)]
        counts = [len(mine), sum(len(text.mentions) for text in mine), sum(len(text.traps) for text in mine)]
        yield [lang or "all", *map(str, counts)]


def _by_why(scored: Mapping[str, list[Result]], texts: list[Text]) -> Iterator[list[str]]:
    every = Counter(trap.why for text in texts for trap in text.traps)
    fallen = [Counter(trap.why for result in results for trap in result.fallen) for results in scored.values()]
    for why, count in sorted(every.items()):
        yield [why, str(count), *(str(counter[why]) for counter in fallen)]


def _by_kind(scored: Mapping[str, list[Result]], texts: list[Text]) -> Iterator[list[str]]:
    def kinds(mentions: Iterable[Mark]) -> Counter[str]:
        return Counter(kind for mention in mentions for kind in mention.kinds or ("as the glossary has it",))

    every = kinds(mention for text in texts for mention in text.mentions)
    missed = [kinds(mention for result in results for mention in result.missed) for results in scored.values()]
    for kind, count in sorted(every.items()):
        yield [kind, str(count), *(str(count - counter[kind]) for counter in missed)]


def errors(results: Iterable[Result]) -> Iterator[str]:
    """Yield what went wrong, a line each, in the order of the texts."""
    for result in results:
        text = result.text
        for start, end, entry in result.false:
            why = next((trap.why for trap in text.traps if start < trap.end and trap.start < end), "not marked")
            yield f"{text.name}: wrong ({why}): {_context(text, start, end)} -> {entry}"
        for mention in result.missed:
            yield f"{text.name}: missed: {_context(text, mention.start, mention.end)} -> {mention.entry}"


def _context(text: Text, start: int, end: int) -> str:
    around = f"{text.seen[max(0, start - 30) : start]}[{text.seen[start:end]}]{text.seen[end : end + 20]}"
    return around.replace("\n", " ")


def main() -> None:
    """Print the figures, and with `--errors` every link that is wrong or missing."""
    parser = argparse.ArgumentParser(description="Score linking on the marked texts.")
    parser.add_argument("--errors", choices=WAYS, help="list what this way to link got wrong")
    arguments = parser.parse_args()
    if arguments.errors:
        lines = list(errors(score([arguments.errors])[arguments.errors]))
        sys.stdout.write("".join(f"{line}\n" for line in lines))
    else:
        sys.stdout.write(report(score()) + "\n")


if __name__ == "__main__":
    main()
