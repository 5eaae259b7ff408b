"""A page -> the page without what nobody reads, and which of its parts are no part of the story.

Scripts, pictures and what is hidden go; headings and layout tables are set as such. Captions, bylines and boxes beside
the story stay in their places, each told with the rule by which it is left out.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from bs4 import BeautifulSoup, Tag
from bs4.element import CData, NavigableString, PreformattedString, TemplateString

from newsgloss.model.patterns import pattern_of

from .html_blocks import (
    BLOCKS,
    HEADINGS,
    HIDDEN_STYLE,
    NEVER_SHOWN,
    SENTENCE_END,
    SUBHEAD_WORDS,
    TextBlock,
    read_text_blocks,
    squash,
)
from .lines.boilerplate import is_prompt
from .saved_pages.inline_words import FOR_SCREEN_READERS
from .saved_pages.omissions import BYLINE, CAPTION, REPEATED, Omission, box

QUESTION_WORDS = 2  # of a button that opens a part of the story; of one word, it opens a menu
LINE_WORDS = 12  # words for those who hear a page; more of them are text
SENTENCE_WORDS = 4  # words; of fewer, a sentence may be a button's
BOX_SHARE = 0.5  # of the page's sentences; what holds more is no box beside a story, whatever its class says
PROSE_SHARE = 0.5  # of a part's words; where more are sentences without links, its name may be one of a story's parts
LONG = 25  # words of a long paragraph
SEVERAL_LONG = 2  # long paragraphs, which an advertisement has not
LONG_PARAGRAPHS = 4  # in a figure that is no figure
HIDDEN_SHARE = 0.3  # of a page's words; where more is hidden, it is the article that a script would show
CAPTION_WORDS = 80  # words; agencies' captions tell a whole story
MOST_PULL_QUOTES = 200  # in a page; each is looked for in all of it
SPANS = 3  # sentences in a row, each in an element of its own
NAME_PARTS = 4  # words in a class; more are a style's name, or what some tool wrote
HALF = 0.5  # of a text; more of it is links
SUBHEAD_CLASS = pattern_of(r"sub-?head|sub-?title|cross-?head|inter-?titre|zwischentitel", re.IGNORECASE)
CAPTION_CLASS = pattern_of(r"caption|legende?(?![a-z])|photo-?credit|image-?credit|img-?credit", re.IGNORECASE)
PULL_QUOTE_CLASS = pattern_of(r"pull-?quote|quote-?pull|exergue", re.IGNORECASE)
SHOWN_LATER = "until-found"  # the `hidden` of what a search in the page opens
SAVED_HIDDEN = "sf-hidden"  # the class that SingleFile gives to what the page hid
SHADOW = frozenset({"shadowrootmode", "shadowroot"})
SURE_WORDS = frozenset(  # whatever prose is in a part of such a name, it is not the story's
    "newsletter newsletters signup signin subscribe subscription related recommended recommendations recirc "
    "recirculation outbrain taboola comments disqus trending mostread mostviewed mostpopular breadcrumb breadcrumbs "
    "consent carousel infolettre authorbio authorprofile relatedlinks similarlinks relatedposts richlink readmore "
    "readnext alsoread morestories uploader taglist bio footnote footnotes endnotes nav navigation menu "
    "modal dialog".split()
)
WALL_WORDS = frozenset({"paywall", "regwall"})  # of an offer to pay, or of all that is behind it
LIKELY_WORDS = frozenset(  # unless it holds some long paragraphs
    "promo promos promobox share sharing sharebar sharetools sharedaddy advertisement advert ads sponsored ad cookie "
    "gallery slideshow toolbar embed signoff tags player playlist video syndicate submeta toc".split()
)
PERHAPS_WORDS = frozenset(  # unless it holds a sentence of prose
    "social socials sponsor popular teaser teasers catcher topics summary reactions skip".split()
)
LEADS = frozenset({"summary", "teaser"})  # of those, what a lead may be named
BYLINE_WORDS = frozenset("byline bylines signature dateline timestamp".split())
PERHAPS_BYLINES = frozenset("meta metadata".split())
BOX_WORDS = SURE_WORDS | LIKELY_WORDS | PERHAPS_WORDS | WALL_WORDS
BYLINES = BYLINE_WORDS | PERHAPS_BYLINES
FIGURES = ("blockquote", "table", "pre")  # what a figure may show that is read
NAMED_BY = ("class", "data-component", "data-testid", "data-module", "data-gu-name", "data-type", "role")
Classes = Sequence[tuple[Tag, str]]  # a page's elements that have any, with them on one line
Omissions = dict[int, Omission]  # by the identity of the element that is left out with all that is in it
BODIES = frozenset("html body main article h1 h2 h3 h4 h5 h6".split())


def clear(soup: BeautifulSoup, *, knows_author: bool) -> Omissions:
    """Change a page in place, and return what of it is left out. Its byline is where its author is known otherwise."""
    _clear_unread(soup)
    elements = soup.find_all()
    classes = [(element, " ".join(element["class"])) for element in elements if "class" in element.attrs]
    _clear_hidden(soup, elements, classes)
    omissions: Omissions = {}
    for part, omission in itertools.chain(
        _captions(elements, classes), _pull_quotes(soup, classes), _boxes(soup, elements, knows_author=knows_author)
    ):
        omissions.setdefault(id(part), omission)
        if part.name not in BLOCKS:
            part.name = "div"
    _mark_subheads(classes)
    _mark_paragraphs(elements)
    _unmake_layout(soup)
    return omissions


def _clear_unread(soup: BeautifulSoup) -> None:
    """Take out scripts, pictures, buttons and the like, but not the words of a sentence."""
    for element in soup.find_all():
        if element.name in {"button", "math"}:
            _show_words_of(element)
        elif element.name == "template" and not SHADOW.isdisjoint(element.attrs):  # what a component shows
            element.name = "div"
            for words in [node for node in element.descendants if isinstance(node, TemplateString)]:
                words.replace_with(NavigableString(words))
    for element in _left(soup.find_all()):
        if element.name in NEVER_SHOWN:
            element.decompose()
    for text in [node for node in soup.descendants if isinstance(node, PreformattedString)]:
        if not isinstance(text, CData):
            text.extract()


def _show_words_of(element: Tag) -> None:
    """Keep the words of a button or formula that are some of a sentence's or heading's, or head what a button opens."""
    if element.find_parent(["p", "li", "blockquote", "dt", *HEADINGS]) is not None:
        element.unwrap()
    elif "aria-expanded" in element.attrs and _words(element) >= QUESTION_WORDS:
        element.name = "h3"


def _left(elements: Iterable[Tag]) -> Iterator[Tag]:
    """Yield those of a page's elements that nobody has taken out by then; what is decomposed loses its name."""
    return (element for element in elements if element.name)


def _of(classes: Classes, kind: re.Pattern[str]) -> Iterator[Tag]:
    """Yield those of a page's elements that nobody has taken out by then, and whose classes are of a kind."""
    return (element for element, names in classes if kind.search(names) and element.name)


def _clear_hidden(soup: BeautifulSoup, elements: Sequence[Tag], classes: Classes) -> None:
    """Take out what is hidden, unless that is most of the page."""
    hidden = [element for element in elements if element.get("hidden", SHOWN_LATER) != SHOWN_LATER]
    hidden += [element for element, names in classes if SAVED_HIDDEN in names.split()]
    hidden += [element for element in elements if HIDDEN_STYLE.search(str(element.get("style", "")))]
    everything = _words(soup)
    for element in _left(hidden):
        if _words(element) < HIDDEN_SHARE * everything:
            element.decompose()
    for element in _of(classes, FOR_SCREEN_READERS):
        if _words(element) <= LINE_WORDS and element.find(sorted(HEADINGS)) is None:
            element.decompose()


def _captions(elements: Sequence[Tag], classes: Classes) -> Iterator[tuple[Tag, Omission]]:
    """Yield the captions of pictures: all of a figure but a quote, a table, or a story that it holds."""
    for element in _left(elements):
        if element.name == "figcaption" or (
            element.name == "figure" and not _holds_story(element) and not element.find(FIGURES)
        ):
            yield element, CAPTION
    for element in _of(classes, CAPTION_CLASS):
        if _words(element) <= CAPTION_WORDS and not _holds_story(element):
            yield element, CAPTION


def _unmake_layout(soup: BeautifulSoup) -> None:
    """Make blocks of the cells of a table that only lays out a page."""
    for table in soup.find_all("table"):
        holds = table.find(["p", "h1", "h2", "table"]) or _holds_story(table) or _has_sentences(table)
        if table.find("th") is None and holds:
            for part in [table, *table.find_all(["tbody", "thead", "tr", "td"])]:
                part.name = "div"


def _has_sentences(table: Tag) -> bool:
    """Return whether a cell of a table has several sentences, each on a line of its own: it lays a page out."""
    cells = (read_text_blocks(cell) for cell in table.find_all("td"))
    return any(sum(map(_is_sentence, blocks)) > SEVERAL_LONG for blocks in cells)


def _is_sentence(block: TextBlock) -> bool:
    return block.words >= SENTENCE_WORDS and SENTENCE_END.search(block.text) is not None


def _words(element: Tag) -> int:
    return len(element.get_text(" ").split())


def _holds_story(element: Tag) -> bool:
    """Return whether an element holds paragraphs, a table or a list rather than a few words."""
    if element.find(["table", "ul", "ol"]) is not None and _words(element) > CAPTION_WORDS:
        return True
    return _long(read_text_blocks(element)) >= LONG_PARAGRAPHS


def _long(blocks: Iterable[TextBlock]) -> int:
    """Return how many long paragraphs there are."""
    return sum(block.words >= LONG and block.linked < HALF for block in blocks)


def _sentence_words(blocks: Iterable[TextBlock]) -> int:
    """Return how many words sentences have that are no links."""
    return sum(block.words for block in blocks if _is_sentence(block))


def _pull_quotes(soup: BeautifulSoup, classes: Classes) -> Iterator[tuple[Tag, Omission]]:
    """Yield quotes that are set apart from the story only to repeat its words."""
    apart = list(itertools.islice(_of(classes, PULL_QUOTE_CLASS), MOST_PULL_QUOTES))
    everything = squash(soup.get_text()) if apart else ""
    for element in apart:
        if _words(element) <= CAPTION_WORDS:
            quoted = squash(next(iter(element.find_all(["p", "q"])), element).get_text())
            if everything.count(quoted) > 1:
                yield element, REPEATED


def _boxes(soup: BeautifulSoup, elements: Sequence[Tag], *, knows_author: bool) -> Iterator[tuple[Tag, Omission]]:
    """Yield boxes beside the story, and its byline: what their names call so, where they hold little of its prose."""
    prose = _sentence_words(read_text_blocks(soup))
    for element in _left(elements):
        if (element.name not in BLOCKS - BODIES and "-" not in element.name) or element.find("h1") is not None:
            continue
        by_class, by_id = set(_class_words(element)), set(_parts(str(element.get("id") or "")))
        words = (by_class | by_id) & (BOX_WORDS | (BYLINES if knows_author else frozenset()))
        if not words:
            continue
        blocks = read_text_blocks(element)
        if _sentence_words(blocks) >= BOX_SHARE * prose:
            continue
        sure = by_class if _names_heading(element) else by_class | SURE_WORDS
        if named := next((word for word in sorted(words) if _is_box(word, blocks, element, sure=word in sure)), None):
            yield element, BYLINE if named in BYLINES else box(named)


def _is_box(word: str, blocks: Sequence[TextBlock], element: Tag, *, sure: bool) -> bool:
    """Return whether a part of such a name is none of the story's; an id may be made from a section's own heading."""
    if sure and word in SURE_WORDS | BYLINE_WORDS:
        return True
    if any(block.linked > HALF and block.element.name in HEADINGS for block in blocks):
        return True  # the headline of another story
    if word in WALL_WORDS:
        return _long(blocks) < SEVERAL_LONG and any(is_prompt(block.text) for block in blocks)
    if sure and word in LIKELY_WORDS:
        return _long(blocks) < (1 if element.name == "p" else SEVERAL_LONG)
    if word in LEADS and _is_below_headline(element) and len(blocks) == 1 and not blocks[0].linked:
        return False
    unlinked = [block for block in blocks if block.linked < HALF and not block.within_link]
    return _sentence_words(unlinked) < PROSE_SHARE * sum(block.words for block in blocks)


def _is_below_headline(element: Tag) -> bool:
    """Return whether the headline is what is right above a part of a page."""
    above = element.find_previous_sibling()
    return above is not None and (above.name == "h1" or above.find("h1") is not None)


def _class_words(element: Tag) -> Iterator[str]:
    """Yield the words in an element's class and the like: `newsletter-signUp` has three, `<amp-ad>` one."""
    if "-" in element.name:
        yield from element.name.split("-")
    for key in NAMED_BY:
        value = element.get(key)
        for name in value if isinstance(value, list) else [value] if value else []:
            yield from _parts(name)


def _names_heading(element: Tag) -> bool:
    """Return whether an element's id is made from the words of its own heading."""
    heading = element.find(sorted(HEADINGS))
    return heading is not None and squash(str(element.get("id") or "")) in squash(heading.get_text())


def _parts(name: str) -> Iterator[str]:
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
