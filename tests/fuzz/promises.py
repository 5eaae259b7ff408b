"""What Newsgloss promises of any input -> assertions, read with other parsers than the ones that made the output."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html.parser import HTMLParser

from bs4 import BeautifulSoup, Tag

from newsgloss.model.problems import Problem

ELEMENTS = frozenset(
    "a abbr aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption "
    "figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p picture pre q rp rt ruby s samp section small span strong "
    "sub summary sup table tbody td tfoot th thead time tr u ul var wbr".split()
)
ATTRIBUTES = frozenset(
    "abbr alt aria-label cite class colspan data-added data-card data-entry data-no-gloss data-note "
    "data-seed datetime decoding dir headers height href hreflang id lang loading open rel reversed role rowspan scope "
    "span src start tabindex title translate type value width".split()
)
STRUCTURE = frozenset({"html", "body"})  # what a parser adds around a fragment
ADDRESSES = ("href", "src", "cite")
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
BLANKS = re.compile(r"[\x00-\x20]+")  # browsers leave these out of an address before they look for its scheme


class _Tags(HTMLParser):
    """Each start tag of an HTML fragment with its attributes, as the standard library reads it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def assert_harmless(html: str, *, entries: Iterable[str] = (), seed: str | None = None) -> None:
    """Assert that HTML can neither run nor load anything by a scheme of its own, nor pass for ours.

    `entries` are the ids that a mark of ours may name, `seed` is the seed whose words a quote may claim to show.
    """
    known = {"data-entry": set(entries), "data-card": set(entries), "data-seed": {seed} - {None}}
    for tag, attributes in _tags(html):
        assert tag in ELEMENTS | STRUCTURE, f"<{tag}> in the output"
        for name, value in attributes.items():
            assert name in ATTRIBUTES, f"an attribute that no text may have: {name}"
            if name in known:
                assert value in known[name], f"a mark of ours that is not ours: {name}={value}"
            if name in ADDRESSES:
                found = SCHEME.match(BLANKS.sub("", value))
                assert found is None or found[1].lower() in SCHEMES, f"an address that acts: {value!r}"


def _tags(html: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the tags that two parsers find: one strict about the letter of HTML, one that repairs as it goes."""
    yield from _Tags(html).found
    if html.strip():
        for tag in BeautifulSoup(html, "lxml").select("*"):
            yield tag.name, {name: _joined(value) for name, value in tag.attrs.items()}


def _joined(value: str | list[str]) -> str:
    return value if isinstance(value, str) else " ".join(value)


def assert_told(problems: Iterable[Problem], texts: dict[str, str | None]) -> None:
    """Assert that problems are for people: words, a remedy, and a place that is in the file.

    `texts` holds the text of each file by its path as people see it; None for one of which only the name is known.
    """
    for problem in problems:
        assert problem.message.strip(), problem
        assert problem.remedy.strip(), problem
        if problem.place.path not in texts:
            continue
        text = texts[problem.place.path]
        if text is not None and problem.place.line:
            lines = re.split(r"\r\n|\r|\n", text)
            assert 1 <= problem.place.line <= len(lines), f"no such line: {problem}"
            assert 0 <= problem.place.column <= len(lines[problem.place.line - 1]) + 2, f"no such column: {problem}"


def assert_refused(problems: Sequence[Problem], texts: dict[str, str | None]) -> None:
    """Assert that there is a problem, and that all are for people."""
    assert problems
    assert_told(problems, texts)


def quoted(html: str) -> list[str]:
    """Return the words of each block that a reader is told are the source's, white space folded; lxml reads them."""
    if not html.strip():
        return []
    soup = BeautifulSoup(html, "lxml")
    blocks = []
    for quote in soup.select("blockquote.source"):
        blocks += ["".join(block).split() for block in _blocks(quote)]
    return [" ".join(words) for words in blocks if words]


def _blocks(quote: Tag) -> Iterator[list[str]]:
    texts: list[list[str]] = [[]]
    for piece in quote.descendants:
        if isinstance(piece, Tag):
            if piece.name in {"p", "h2", "h3", "h4", "h5", "h6", "li", "div", "td", "dd", "dt"}:
                texts.append([])
            elif piece.name == "br":
                texts[-1].append(" ")
        elif type(piece).__name__ == "NavigableString":  # no comment
            texts[-1].append(str(piece))
    yield from texts
