"""A saved web page -> what it says of itself: headline, authors, day, publisher, address and language.

Its JSON-LD comes first, then Open Graph and the other names that publishers use, then what is on the page. What
trafilatura found fills the gaps.
"""

from __future__ import annotations

import html as entities
import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from newsgloss.language.vocabulary import ALL, either
from newsgloss.model.characters import BIDI
from newsgloss.model.patterns import pattern_of

from .formats.json_scripts import read_json
from .formats.metadata import DAY_IN_WORDS, MONTHS, Metadata, read_day
from .html_blocks import count_words
from .lines.bylines import is_named
from .saved_pages.addresses import page_address

if TYPE_CHECKING:  # what reads HTML takes a tenth of a second to load, and other texts have metadata too
    from bs4 import BeautifulSoup, Tag

ARTICLE_TYPES = pattern_of(r"Article|Posting|Report\b")
NESTED = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart")
NEW_YEAR = "-01-01"
DAY_IN_ADDRESS = pattern_of(rf"/(\d{{4}})[/-](\d{{1,2}}|{either(MONTHS)})[/-](\d{{1,2}})(?:[/.-]|$)", re.IGNORECASE)
DAY_BELOW = pattern_of(rf"\s(?:{either(MONTHS)})\.?\s\d{{1,2}}$", re.IGNORECASE)  # a byline's next line
AUTHOR_NAMES = (
    "parsely-author", "author", "article:author", "og:article:author", "dc.creator", "dcterms.creator", "byl",
    "sailthru.author", "twitter:creator:name", "cxenseparse:author", "citation_author", "article.author",
)  # fmt: skip
DATE_NAMES = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished", "parsely-pub-date",
    "dc.date.issued", "dc.date.created", "dcterms.created", "dcterms.issued", "dc.date", "pubdate", "publishdate",
    "publish-date", "publication_date", "sailthru.date", "cxenseparse:recs:publishtime", "article.published", "date",
)  # fmt: skip
BY = pattern_of(rf"^(?:{either((*ALL.credits.by, *ALL.credits.author))})\s*:?\s+", re.IGNORECASE)
POST = pattern_of(rf"\b(?:{either((*ALL.credits.posts, *ALL.credits.staff))})\b", re.IGNORECASE)
BETWEEN_NAMES = pattern_of(f",| (?:{either(ALL.names.conjunctions)}) ")
NO_AUTHOR = pattern_of(r"https?:|www\.|(?:@?\d+|admin|editor|null|undefined|none|[\w.+-]+@[\w.-]+)$", re.IGNORECASE)
HOME = re.compile(r"^(?:https?://[^/]+)?/?(?:index\.\w+)?$")  # where a site's name leads
SEPARATOR = pattern_of(r"\s+[|–—·•»:-]\s+|\s*\|\s*")
FEW_WORDS = 3  # of a heading that names a section rather than tells a story
MOST_AUTHORS = 4  # elements that the page marks as its authors; more are those of other stories
LIKELY = "the page does not mark it as such"
LONGEST_BYLINE = 60  # characters of one author's name; more is a biography


@dataclass(frozen=True, slots=True)
class _Page:
    """A page's elements, what its meta elements hold by their names, and its JSON-LD about its article."""

    soup: BeautifulSoup
    metas: dict[str, str]
    data: dict[str, Any]

    def meta(self, *names: str) -> str | None:
        return next(self.each(*names), None)

    def each(self, *names: str) -> Iterator[str]:
        return (self.metas[name] for name in names if name in self.metas)

    def shown(self) -> Iterator[Tag]:
        """Yield its elements but for those in a <template>, of which scripts make others."""
        inert = {id(element) for template in self.soup.find_all("template") for element in template.find_all()}
        return (element for element in self.soup.find_all() if id(element) not in inert)


def read_metadata(soup: BeautifulSoup, guess: Callable[[], Any]) -> Metadata:
    """Read a page's metadata. `guess` returns what trafilatura found: it has `author` and `date`, or is None."""
    metas = _metas(soup)
    page = _Page(soup, metas, _article_data(soup, metas))
    publisher, url = _publisher(page), _address(page)
    byline, day = _byline(_authors(page)), _first_day(_days(page))
    likely_byline = None if byline else _byline(_likely_authors(guess))
    likely_day = None if day else _first_day(_likely_days(page, url, guess))
    unsure = (("byline", likely_byline), ("published", likely_day))
    return Metadata(
        headline=_headline(page, publisher),
        standfirst=_text(page.data.get("description")) or page.meta("og:description", "description"),
        byline=byline or likely_byline,
        published=day or likely_day,
        publisher=publisher,
        url=url,
        lang=_lang(page),
        body=entities.unescape(body) if isinstance(body := page.data.get("articleBody"), str) else None,
        unsure=tuple((name, LIKELY) for name, value in unsure if value),
    )


def _article_data(soup: BeautifulSoup, metas: dict[str, str]) -> dict[str, Any]:
    """Return the page's JSON-LD about its article (schema.org), or nothing.

    Where it describes several, the page's own is the one of its address or of its title.
    """
    nodes: list[dict[str, Any]] = []
    for script in soup.find_all("script"):
        if script.get("type") == "application/ld+json":
            nodes += _nodes(read_json(script.string or ""))
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    articles = [node for node in nodes if ARTICLE_TYPES.search(str(node.get("@type"))) and _text(node.get("headline"))]
    if not articles:
        return {}
    titles = " ".join(filter(None, [metas.get("og:title"), title.get_text() if (title := soup.title) else None]))
    own = next((node for node in articles if _alike(str(node["headline"]), titles)), articles[0])
    return {key: _resolved(value, by_id) for key, value in own.items()}


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, list):
        for item in data:
            yield from _nodes(item)
    elif isinstance(data, dict):
        yield data
        for key in NESTED:
            yield from _nodes(data.get(key))


def _resolved(value: Any, by_id: dict[str, dict[str, Any]]) -> Any:
    """Return a value with what it only points to put in its place."""
    if isinstance(value, list):
        return [_resolved(item, by_id) for item in value]
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return by_id.get(value["@id"], value)
    return value


def _headline(page: _Page, publisher: str | None) -> str | None:
    """Return the headline as readers saw it: the first-level heading that the page's other titles speak of."""
    site = [name for name in (publisher, page.meta("og:site_name", "application-name")) if name]
    said = [_text(page.data.get("headline")), page.meta("og:title", "twitter:title", "parsely-title", "dc.title")]
    known = [_without_site(title, site) for title in said if title]
    whole = _text(element.get_text()) if (element := page.soup.title) else None
    parts = sorted(SEPARATOR.split(whole), key=count_words, reverse=True) if whole else []
    parts = [part for part in parts if part not in site] or parts
    elements = [heading for heading in page.soup.find_all("h1") if not heading.find("a", href=HOME)]
    headings = [_text(heading.get_text(" ")) or "" for heading in elements]
    headings = [heading for heading in dict.fromkeys(headings) if count_words(heading) > 1 and heading not in site]
    for title in [*known, *parts[:1]]:
        likeness, best = max(((_likeness(heading, title), heading) for heading in headings), default=(0.0, ""))
        if likeness > 1 / 2:
            return best
    told = next(
        (heading for heading in headings if any(_alike(heading, title) for title in [*known, *parts[:1]])), None
    )
    if told and count_words(told) > FEW_WORDS:
        return told
    if known:
        return known[0]
    return headings[0] if headings else _without_site(parts[0], site) if parts else None


def _without_site(title: str, site: list[str]) -> str:
    """Return a title without the name of its site at the end or the start."""
    parts = SEPARATOR.split(title)
    if len(parts) > 1:
        for place in (-1, 0):
            if any(_likeness(parts[place], name) > 1 / 2 for name in site):
                start = title.find(parts[1]) if place == 0 else 0
                end = title.rfind(parts[-2]) + len(parts[-2]) if place == -1 else len(title)
                return title[start:end].strip()
    return title


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def _likeness(one: str, other: str) -> float:
    """Return which share of two titles' words they have in common."""
    words, others = _words(one), _words(other)
    return len(words & others) / len(words | others) if words and others else 0.0


def _alike(one: str, other: str) -> bool:
    """Return whether two titles share more than half of the shorter one's words."""
    words, others = _words(one), _words(other)
    return bool(words) and len(words & others) * 2 > min(len(words), len(others))


def _byline(said: Iterable[list[str]]) -> str | None:
    for texts in said:
        if names := [name for text in texts if (name := _author(text))]:
            return ", ".join(dict.fromkeys(names))
    return None


def _authors(page: _Page) -> Iterator[list[str]]:
    """Yield what may name the authors, the surest first: the later is looked for only where the earlier does not."""
    yield _names(page.data.get("author")) or _names(page.data.get("creator"))
    yield from ([text] for text in page.each(*AUTHOR_NAMES))
    marked = [element for element in page.shown() if element.get("itemprop") in {"author", "name"}]
    within = [element for element in marked if element["itemprop"] == "name" and element.find_parent(itemprop="author")]
    authors = [element for element in marked if element["itemprop"] == "author"]
    for elements in (within, authors, [element for element in page.shown() if "author" in _words_of(element, "rel")]):
        yield [element.get_text(" ") for element in elements[:MOST_AUTHORS]]


def _likely_authors(guess: Callable[[], Any]) -> Iterator[list[str]]:
    found = str(getattr(guess(), "author", None) or "").replace("; ", ", ")
    name = _author(found) or ""
    yield [found] if is_named(name) or name.isalpha() else []  # else it is a sentence about somebody


def _names(value: Any) -> list[str]:
    """Return the names in schema.org's ways to write authors: a text, a thing with a name, or a list of either."""
    if isinstance(value, list):
        return [name for item in value for name in _names(item)]
    if isinstance(value, dict):
        return _names(value.get("name") or value.get("@list"))
    return [value] if isinstance(value, str) else []


def _author(text: str) -> str | None:
    """Return an author's name without "By", post, place and e-mail address, or None where it is none."""
    name = BY.sub("", " ".join(BIDI.sub("", entities.unescape(text)).split()))
    name = DAY_BELOW.sub("", DAY_IN_WORDS.sub("", name)).strip()
    kept = [part for part in re.split(r"\s*(?:,|\|| - |·|•)\s*", name) if part and not NO_AUTHOR.match(part)]
    parts = [part for index, part in enumerate(kept) if not (index and POST.search(part))]
    name = re.sub(r"\s*\([^()]*\)$", "", ", ".join(parts)).strip(" ,;")
    return name if name and len(name) <= LONGEST_BYLINE * (1 + len(BETWEEN_NAMES.findall(name))) else None


def _first_day(said: Iterable[str | None]) -> str | None:
    return next((day for text in said if text and (day := read_day(text))), None)


def _days(page: _Page) -> Iterator[str | None]:
    """Yield what gives the day of publication in the page's data, in its own time zone, the surest first."""
    yield from (_text(page.data.get("datePublished")), _text(page.data.get("dateCreated")), *page.each(*DATE_NAMES))


def _likely_days(page: _Page, url: str | None, guess: Callable[[], Any]) -> Iterator[str | None]:
    """Yield what else may give that day: the page's address, its times, and what trafilatura takes for it."""
    if match := DAY_IN_ADDRESS.search(urlsplit(url or "").path):
        month = MONTHS.get(match[2].lower()) or int(match[2])
        yield f"{match[1]}-{month:02}-{int(match[3]):02}"
    stated = (element for element in page.shown() if _states_day(element))
    times = [element for element in page.shown() if element.name == "time"]
    in_article = (time for time in times if time.find_parent("article"))
    for time in (next(iter(elements), None) for elements in (stated, in_article, times)):
        if time:
            yield str(time.get("datetime") or time.get("content") or time.get_text(" "))
    found = str(getattr(guess(), "date", None) or "")
    yield None if found.endswith(NEW_YEAR) else found  # it is what a year alone is taken for


def _states_day(element: Tag) -> bool:
    return element.get("itemprop") == "datePublished" or (element.name == "time" and "pubdate" in element.attrs)


def _publisher(page: _Page) -> str | None:
    names = _names(page.data.get("publisher")) or _names(page.data.get("sourceOrganization"))
    name = _text(names[0]) if names else None
    return name or (page.meta("og:site_name", "application-name", "dc.publisher") or "").lstrip("@") or None


def _address(page: _Page) -> str | None:
    links = (link for link in page.soup.find_all("link") if "canonical" in _words_of(link, "rel"))
    said = [link.get("href") for link in itertools.islice(links, 1)]
    main = page.data.get("mainEntityOfPage")
    said += [page.meta("og:url"), page.data.get("url"), main.get("@id") if isinstance(main, dict) else main]
    return page_address(page.soup, said)


def _lang(page: _Page) -> str | None:
    said = [str(html.get("lang") or html.get("xml:lang") or "") if (html := page.soup.html) else ""]
    said += [_text(page.data.get("inLanguage")) or "", *page.each("og:locale", "content-language", "dc.language")]
    for text in said:
        if match := re.match(r"([a-zA-Z]{2,3})(?:[-_]([a-zA-Z]{2}))?(?=$|[-_.])", text.strip()):
            return f"{match[1].lower()}-{match[2].upper()}" if match[2] else match[1].lower()
    return None


def _metas(soup: BeautifulSoup) -> dict[str, str]:
    """Return what the page's meta elements hold, by their names; the first of a name counts."""
    held: dict[str, str] = {}
    for tag in soup.find_all("meta"):
        if content := _text(str(tag.get("content") or "")):
            for key in ("property", "name", "itemprop", "http-equiv"):
                held.setdefault(str(tag.get(key) or "").lower(), content)
    return held


def _words_of(element: Tag, attribute: str) -> list[str]:
    value = element.get(attribute) or ""
    return value.split() if isinstance(value, str) else value


def _text(value: Any) -> str | None:
    """Return a text on one line, without what sets its parts' directions: it is one part by itself."""
    return " ".join(BIDI.sub("", entities.unescape(value)).split()) or None if isinstance(value, str) else None
