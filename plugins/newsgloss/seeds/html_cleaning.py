"""A saved page's elements -> the same without what no reader reads as its article.

Scripts, pictures, captions, what is hidden, and boxes beside the story go; headings and layout tables are set as such.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from bs4 import BeautifulSoup, Tag
from bs4.element import CData, PreformattedString

from .html_blocks import BLOCKS, HEADINGS, SENTENCE_END, SUBHEAD_WORDS, read_text_blocks, squash

LINE_WORDS = 12  # words for those who hear a page; more of them are text
SENTENCE_WORDS = 4  # words; of fewer, a sentence may be a button's
BOX_SHARE = 0.5  # of the page's sentences; what holds more is no box beside a story, whatever its class says
LONG = 25  # words of a long paragraph
LONG_PARAGRAPHS = 4  # in a figure that is no figure
HIDDEN_SHARE = 0.3  # of a page's words; where more is hidden, it is the article that a script would show
CAPTION_WORDS = 80  # words; agencies' captions tell a whole story
MOST_PULL_QUOTES = 200  # in a page; each is looked for in all of it
SPANS = 3  # sentences in a row, each in an element of its own
NAME_PARTS = 4  # words in a class; more are a style's name, or what some tool wrote
SUBHEAD_CLASS = re.compile(r"sub-?head|sub-?title|cross-?head|inter-?titre|zwischentitel", re.IGNORECASE)
CAPTION_CLASS = re.compile(r"caption|legende?(?![a-z])|photo-?credit|image-?credit|img-?credit", re.IGNORECASE)
PULL_QUOTE_CLASS = re.compile(r"pull-?quote|quote-?pull|exergue", re.IGNORECASE)
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
FOR_SCREEN_READERS = re.compile(
    "visually-hidden|visuallyhidden|sr-only|screen-reader-text|screenreader|is-vishidden", re.IGNORECASE
)
SHOWN_LATER = "until-found"  # the `hidden` of what a search in the page opens
SHADOW = frozenset({"shadowrootmode", "shadowroot"})
BOX_WORDS = frozenset(
    "newsletter newsletters signup signin subscribe subscription related recommended recommendations recirc "
    "recirculation promo promos promobox share sharing sharebar sharetools sharedaddy social socials outbrain taboola "
    "comments disqus advertisement advert ads sponsor sponsored trending mostread mostviewed mostpopular popular "
    "breadcrumb breadcrumbs ad cookie consent carousel teaser teasers catcher infolettre toolbar embed authorbio "
    "authorprofile relatedlinks similarlinks relatedposts richlink readmore readnext alsoread morestories signoff "
    "uploader tags taglist topics player playlist video summary bio reactions toc nav navigation menu modal "
    "dialog syndicate submeta skip".split()
)
BYLINE_WORDS = frozenset("byline bylines signature meta metadata dateline timestamp".split())
NEVER_SHOWN = frozenset(
    "script style template noscript svg iframe object embed canvas button math select textarea input audio video img "
    "picture source map dialog head".split()
)
Classes = Sequence[tuple[Tag, str]]  # a page's elements that have any, with them on one line
BODIES = frozenset("html body main article h1 h2 h3 h4 h5 h6".split())


def clear(soup: BeautifulSoup, *, knows_author: bool) -> None:
    """Change a page in place. Its byline goes as well where its author is known otherwise."""
    _clear_unread(soup)
    elements = soup.find_all()
    classes = [(element, " ".join(element["class"])) for element in elements if "class" in element.attrs]
    _clear_hidden(soup, elements, classes)
    _clear_captions(elements, classes)
    _clear_pull_quotes(soup, classes)
    _clear_boxes(soup, elements, BOX_WORDS | BYLINE_WORDS if knows_author else BOX_WORDS)
    _mark_subheads(classes)
    _mark_paragraphs(elements)
    _unmake_layout(soup)


def _clear_unread(soup: BeautifulSoup) -> None:
    """Take out scripts, pictures, buttons and the like, but not the words of a sentence."""
    for element in soup.find_all():
        if element.name in {"button", "math"}:
            if element.find_parent(["p", "li", "blockquote"]) is not None:  # a term that is explained, a formula
                element.unwrap()
        elif element.name == "template" and not SHADOW.isdisjoint(element.attrs):  # what a component shows
            element.name = "div"
    for element in _left(soup.find_all()):
        if element.name in NEVER_SHOWN:
            element.decompose()
    for text in [node for node in soup.descendants if isinstance(node, PreformattedString)]:
        if not isinstance(text, CData):
            text.extract()


def _left(elements: Iterable[Tag]) -> Iterator[Tag]:
    """Yield those of a page's elements that nobody has taken out by then; what is decomposed loses its name."""
    return (element for element in elements if element.name)


def _of(classes: Classes, kind: re.Pattern[str]) -> Iterator[Tag]:
    """Yield those of a page's elements that nobody has taken out by then, and whose classes are of a kind."""
    return (element for element, names in classes if kind.search(names) and element.name)


def _clear_captions(elements: Sequence[Tag], classes: Classes) -> None:
    for element in _left(elements):
        if element.name == "figcaption" or (element.name == "figure" and not _holds_story(element)):
            element.decompose()
    for element in _of(classes, CAPTION_CLASS):
        if _words(element) <= CAPTION_WORDS and not _holds_story(element):
            element.decompose()


def _unmake_layout(soup: BeautifulSoup) -> None:
    """Make blocks of the cells of a table that only lays out a page."""
    for table in soup.find_all("table"):
        if table.find("th") is None and (table.find(["p", "h1", "h2", "table"]) or _holds_story(table)):
            for part in [table, *table.find_all(["tbody", "thead", "tr", "td"])]:
                part.name = "div"


def _words(element: Tag) -> int:
    return len(element.get_text(" ").split())


def _holds_story(element: Tag) -> bool:
    """Return whether an element holds paragraphs, a table or a list rather than a few words."""
    if element.find(["table", "ul", "ol"]) is not None and _words(element) > CAPTION_WORDS:
        return True
    return sum(block.words >= LONG for block in read_text_blocks(element)) >= LONG_PARAGRAPHS


def _sentence_words(element: Tag) -> int:
    """Return how many words an element's sentences have."""
    told = (
        block
        for block in read_text_blocks(element)
        if block.words >= SENTENCE_WORDS and SENTENCE_END.search(block.text)
    )
    return sum(block.words for block in told)


def _clear_hidden(soup: BeautifulSoup, elements: Sequence[Tag], classes: Classes) -> None:
    """Take out what is hidden, unless that is most of the page."""
    hidden = [element for element in elements if element.get("hidden", SHOWN_LATER) != SHOWN_LATER]
    hidden += [element for element in elements if HIDDEN_STYLE.search(str(element.get("style", "")))]
    everything = _words(soup)
    for element in _left(hidden):
        if _words(element) < HIDDEN_SHARE * everything:
            element.decompose()
    for element in _of(classes, FOR_SCREEN_READERS):
        if _words(element) <= LINE_WORDS and element.find(sorted(HEADINGS)) is None:
            element.decompose()


def _clear_pull_quotes(soup: BeautifulSoup, classes: Classes) -> None:
    """Take out quotes that are set apart from the story only to repeat its words."""
    apart = list(itertools.islice(_of(classes, PULL_QUOTE_CLASS), MOST_PULL_QUOTES))
    everything = squash(soup.get_text()) if apart else ""
    for element in _left(apart):
        if _words(element) <= CAPTION_WORDS:
            quoted = squash(next(iter(element.find_all(["p", "q"])), element).get_text())
            if everything.count(quoted) > 1:
                element.decompose()


def _clear_boxes(soup: BeautifulSoup, elements: Sequence[Tag], words: frozenset[str]) -> None:
    """Take out boxes beside the story: what their names call so, where they hold little of the page's prose."""
    prose = _sentence_words(soup)
    for element in _left(elements):
        if element.name not in BLOCKS - BODIES and "-" not in element.name:
            continue
        if words.isdisjoint(_name_words(element)) or element.find("h1") is not None:
            continue
        if _sentence_words(element) < BOX_SHARE * prose:
            element.decompose()


def _name_words(element: Tag) -> Iterator[str]:
    """Yield the words in an element's class, id and the like: `newsletter-signUp` has three, `<amp-ad>` one."""
    if "-" in element.name:
        yield from element.name.split("-")
    for key in ("class", "id", "data-component", "data-testid", "data-module", "data-gu-name", "data-type", "role"):
        value = element.get(key)
        names = value if isinstance(value, list) else [value] if value else []
        for name in names:
            whole = re.sub(r"[^a-z]", "", name.lower())
            parts = re.findall(r"[a-z]+", re.sub(r"([a-z])([A-Z])", r"\1 \2", name).lower())
            if len(parts) <= NAME_PARTS:
                yield whole
                yield from parts


def _mark_paragraphs(elements: Sequence[Tag]) -> None:
    """Make blocks of elements that only a style or a script makes blocks: of a component's own, and spans in a row."""
    for element in _left(elements):
        if "-" in element.name and element.find_parent(["p", "li", *HEADINGS]) is None:
            element.name = "div"
        if element.name not in {"div", "article", "section"}:
            continue
        spans = [child for child in element.children if isinstance(child, Tag) and child.name == "span"]
        if len(spans) >= SPANS and all(SENTENCE_END.search(span.get_text().strip()) for span in spans):
            for span in spans:
                span.name = "p"


def _mark_subheads(classes: Classes) -> None:
    """Make a heading of each short block that the page's own class names call a subhead."""
    for element in _of(classes, SUBHEAD_CLASS):
        if element.name not in {"div", "p", "span"}:
            continue
        text = element.get_text(" ", strip=True)
        if text and len(text.split()) <= SUBHEAD_WORDS and element.find(["p", "div", "ul", "h1", "h2", "h3"]) is None:
            element.name = "h2"
