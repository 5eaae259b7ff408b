"""A page or style sheet as it was written -> its links to the site's own addresses, and the places on it.

All of them -> the links that lead nowhere. A page is read once, when it is drawn; what it says of links is remembered
with it, so that a page that is not drawn again is judged by what the site has now.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsgloss.model.patterns import pattern_of
from newsgloss.model.settings import Project

from .addresses import LinkFault, SiteAddresses, meant, own_address

ONE = frozenset(
    {"href", "xlink:href", "src", "poster", "data", "action", "formaction", "cite", "background"}
)  # address each
SEVERAL = frozenset({"srcset", "imagesrcset"})  # of pictures, from which a browser chooses
NAMING = (*sorted(ONE - {"xlink:href"}), *sorted(SEVERAL), "style", "id")
SELECTOR = f"{','.join(f'[{name}]' for name in NAMING)},a[name],base,style,use,image,meta[content]"
PAGES = frozenset({".html", ".htm", ""})
CANDIDATE = pattern_of(r"(?:^|,)\s*([^\s,](?:\S*[^\s,])?)")
IN_STYLE = pattern_of(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]+))\s*\)|@import\s+["']([^"']*)["']""")
TEMPLATE = pattern_of(r"<(/?)template(?=[\s>])", re.IGNORECASE)  # in which selectors find nothing
REFRESH = pattern_of(r"\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"']+)", re.IGNORECASE)


class PageLinks(NamedTuple):
    """What is on a page: its ids, a line each, and its links to the site, as they are written and with what they mean.

    Without links to places on the page itself that are there. A style sheet has no `ids`.
    """

    ids: str | None
    links: tuple[tuple[str, str], ...]


class DeadLink(NamedTuple):
    """A link of a page that leads nowhere, as it is written and with what it means, and what is wrong with it."""

    page: str
    written: str
    meant: str
    fault: LinkFault


class PageIds:
    """The ids of a page; of thousands of pages, one text each takes a fraction of the memory."""

    __slots__ = ("_lines",)

    def __init__(self, lines: str) -> None:
        self._lines = lines

    def __contains__(self, id_: object) -> bool:
        """Return whether an element has the id."""
        return f"\n{id_}\n" in self._lines


class SiteLinks:
    """The links of all pages of a site."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._pages: dict[str, PageLinks] = {}
        self._kept: dict[tuple[str, str], tuple[str, str]] = {}  # the same link is on many pages

    def add(self, name: str, found: PageLinks) -> None:
        """Add what is on a page or in a style sheet."""
        links = tuple(self._kept.setdefault(link, link) for link in found.links)
        self._pages[name] = PageLinks(found.ids, links)

    def dead(self, files: Iterable[str]) -> Iterator[DeadLink]:
        """Yield the links that lead nowhere on a site of some files."""
        addresses = SiteAddresses(files, self._project)
        ids: Mapping[str, PageIds] = {
            name: PageIds(one.ids) for name, one in self._pages.items() if one.ids is not None
        }
        judged: dict[tuple[str, str], LinkFault | None] = {}
        for name in sorted(self._pages):
            for link in self._pages[name].links:
                if link not in judged:
                    judged[link] = addresses.fault(*link, ids)
                if fault := judged[link]:
                    yield DeadLink(name, *link, fault)


def page_links(name: str, text: str, project: Project, page: LexborNode | None = None) -> PageLinks | None:
    """Return what is on a page or in a style sheet, given its file and what it holds; None for any other file.

    A `page` that was read already needs not be read again.
    """
    ending = PurePosixPath(name).suffix.lower()
    here = own_address(name, project)
    if ending == ".css":
        return PageLinks(None, tuple(_on_site(_in_style(text), here, project, "")))
    if ending not in PAGES:
        return None
    ids: set[str] = set()
    links: list[str] = []
    base: str | None = None
    for node in _tags(text, page):
        tag, said = node.tag or "", node.attributes
        ids.update(filter(None, (said.get("id"), said.get("name") if tag == "a" else None)))
        if tag == "base":
            base = base or said.get("href")
        else:
            links += _in_tag(tag, said, node, project)
    lines = "".join(f"\n{id_}\n" for id_ in sorted(ids))
    return PageLinks(lines, tuple(_on_site(links, (base and meant(base, here, project)) or here, project, lines)))


def _tags(text: str, page: LexborNode | None) -> Iterator[LexborNode]:
    """Yield the elements of a page that may have links or ids, with those that its scripts take out of templates."""
    within = (LexborHTMLParser(TEMPLATE.sub(r"<\1div", part)).root for part in _templates(text))
    for root in (LexborHTMLParser(text).root if page is None else page, *within):
        yield from root.css(SELECTOR) if root else ()


def _templates(text: str) -> Iterator[str]:
    """Yield the templates of a page that are in no other."""
    start = depth = 0
    for tag in TEMPLATE.finditer(text):
        start = start if depth else tag.start()
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if not depth:
            yield text[start : tag.end()]
    if depth:
        yield text[start:]


def _on_site(links: Iterable[str], here: str, project: Project, ids: str) -> Iterator[tuple[str, str]]:
    """Yield those links that lead to addresses of the site, each once, but for places on the page that are there."""
    own = meant("", here, project)
    for link in dict.fromkeys(links):
        address = meant(link, here, project)
        if address is None or address == own:
            continue
        path, _, fragment = address.partition("#")
        if path != own or f"\n{fragment}\n" not in ids:
            yield link, address


def _in_tag(tag: str, said: Mapping[str, str | None], node: LexborNode, project: Project) -> Iterator[str]:
    """Yield the links that an element has in its attributes or, where it is a style, in what it holds."""
    for name, value in said.items():
        if name in ONE:
            yield value or ""
        elif name in SEVERAL:
            yield from CANDIDATE.findall(value or "")
        elif name == "style" and value and "(" in value:
            yield from _in_style(value)
    if tag == "style":
        yield from _in_style(node.text(deep=True) or "")
    elif tag == "meta" and (content := said.get("content")):
        refresh = REFRESH.match(content) if (said.get("http-equiv") or "").lower() == "refresh" else None
        if refresh:
            yield refresh[1].strip()
        elif project.site_url and content.startswith(f"{project.site_url}/"):
            yield content


def _in_style(text: str) -> Iterator[str]:
    """Yield the addresses in a style sheet; `#id` names a part of the page."""
    found = ("".join(parts) for parts in IN_STYLE.findall(text))
    return (one for one in found if not one.startswith("#"))
