"""One Content -> Pelican's own links in its texts, {static} and the like, and every one that leads nowhere or out.

With them, the pictures that no browser will show, because they are on other hosts.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import unquote

from newsgloss.content.markdown.pictures import named_file
from newsgloss.content.values import Content
from newsgloss.content.written import Explainer
from newsgloss.linking.notes import NoteFile
from newsgloss.model.folders import is_file_in, is_inside
from newsgloss.model.page_shapes import Note
from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import Place, Problem
from newsgloss.model.yaml_text.places import Location

from .security_policy import allows, mistakes
from .site_folders import is_text_file, static_files
from .site_names import in_addresses, used_names

OPENING = pattern_of(r"<[^>]*")  # Pelican looks for its links there, values of attributes with a > in them included
LINK = pattern_of(r"(?:href|src|poster|data|cite|formaction|action|content)\s*=\s*([\"'])(?=[{|])")
PICTURE = pattern_of(r'<img(?: [^\s"=>]+="[^"]*")*? src="([^"]*)"')  # as nh3 writes it
KIND = pattern_of(r"[{|](.*?)[|}](.*)", re.DOTALL)
FILES = ("attach", "filename", "static")
NAMES = ("author", "category", "tag")  # links to the page of a name
LEADS_OUT = "leads out of {content}/"
NO_FILE = "leads to no file"
ALLOW = 'Put it into {content}/, or allow its host: CONTENT_SECURITY_POLICY = {{"img-src": ["{host}"]}}.'
MOVED = "Name a file that is there, from this file's folder or, with a / before it, from {content}/."


@dataclass(frozen=True, slots=True)
class SiteLink:
    """A link in Pelican's form as it was written, `{static}/images/a.png`, its kind, and what it names."""

    written: str
    kind: str
    value: str


def links_in(text: str) -> Iterator[SiteLink]:
    """Yield the links in Pelican's form that a fragment of HTML has."""
    if "{" not in text and "|" not in text:
        return
    for tag in OPENING.finditer(text):
        for start in LINK.finditer(text, tag.start(), tag.end()):
            end = text.find(start[1], start.end())
            if found := KIND.fullmatch(text[start.end() : end if end >= 0 else len(text)]):
                yield SiteLink(html.unescape(found[0]), found[1], found[2])


def pictures_in(text: str) -> list[str]:
    """Return the addresses of the pictures that a fragment of HTML shows."""
    return list(map(html.unescape, PICTURE.findall(text)))


def linked_files(content: Content) -> Iterator[tuple[str, str, Path]]:
    """Yield each file that a link has published, with its page, as "explainers/SLUG" or "pages/SLUG", and its kind."""
    for kind, slug, _, source, text in texts(content):
        for link in links_in(text) if source else ():
            if link.kind in {"attach", "static"} and (target := _target(link.value, source, content.project.content)):
                yield f"{kind}/{slug}", link.kind, target


def link_problems(content: Content) -> Iterator[Problem]:
    """Yield an error for each link in Pelican's form that would not lead to what it names."""
    checking = _Checking(content)
    for kind, _, place, source, text in texts(content):
        for link in dict.fromkeys(links_in(text)):
            if found := checking.fault(link, kind, source):
                fault, remedy = found
                yield Problem(place(link.written), f"the link {link.written} {fault}", remedy)
        for address in dict.fromkeys(pictures_in(text)):
            if not checking.is_shown(address):
                message = f"no browser shows the picture {address} here, because it is on another host"
                host = "/".join(f"{'https:' if address.startswith('//') else ''}{address}".split("/")[:3])
                yield Problem(place(address), message, ALLOW.format(content=checking.home, host=host))


def texts(content: Content) -> Iterator[tuple[str, str, Callable[[str], Place], Path | None, str]]:
    """Yield every text: what it is, its slug or id, how to find a place in it, its file if it is a page's, its HTML."""
    for slug, explainer in content.explainers.items():
        text, file = content.texts.explainers[slug], content.note_files[slug]
        yield "explainers", slug, explainer.find, explainer.file.path, text.converted.html
        notes = {note.id: note for note in reversed(file.notes)}  # of two with one id, the first
        for location, aside in text.asides.items():
            if location[0] == "notes":
                find = partial(_in_note, file, notes[str(location[1])])
            else:
                find = partial(_beside, explainer, location)
            yield "asides", slug, find, None, aside.html
    for slug, page in content.pages.items():
        yield "pages", slug, page.find, page.file.path, content.texts.pages[slug].html
    for slug, topic in content.topics.items():
        yield "topics", slug, topic.find, None, content.texts.topics[slug].html
    for id_, text in content.texts.entries.items():
        yield "entries", id_, always(content.glossary.places[id_]), None, text.converted.html


def always(place: Place) -> Callable[[str], Place]:
    """Return what finds every text at one place."""
    return lambda _text: place


def _in_note(file: NoteFile, note: Note, _text: str) -> Place:
    return file.place(note, "body")


def _beside(explainer: Explainer, location: Location, _text: str) -> Place:
    return explainer.places.place(location)


def _target(value: str, source: Path | None, home: Path) -> Path | None:
    """Return the path in `home` that a link names as Pelican reads it, or None where it is no path."""
    return named_file(value, source.parent if source else None, home)


class _Checking:
    """What links may lead to, gathered once."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.project = content.project
        self.home = content.project.shown(content.project.content)
        self.policy = {} if any(mistakes(self.project.policy)) else self.project.policy
        self.published = set(static_files(content.project))
        self.pages: dict[Path, str] = {each.file.path: each.meta.status for each in content.explainers.values()}
        self.pages |= {each.file.path: each.meta.status for each in content.pages.values()}
        self.used = {kind: used_names(content.published(), kind, self.project.category) for kind in NAMES}

    def is_shown(self, address: str) -> bool:
        """Return whether browsers show a picture on our pages, which have a Content-Security-Policy."""
        is_ours = bool(self.project.site_url) and address.startswith(f"{self.project.site_url}/")
        return is_ours or self.project.embeds or allows(self.policy, "img-src", address)

    def fault(self, link: SiteLink, kind: str, source: Path | None) -> tuple[str, str] | None:
        """Return what is wrong with a link in a text of a kind, and the remedy."""
        if link.kind not in {*FILES, *NAMES, "index"}:
            return "is of an unknown kind", f"Write one of {', '.join(f'{{{name}}}' for name in FILES)}."
        if kind in {"asides", "topics"}:
            return "is not read in this text", "Write the address itself, or [text](entry:...), [text](explainer:...)."
        if link.kind in NAMES:
            return self._name_fault(link)
        return self._file_fault(link, source) if link.kind in FILES else None

    def _name_fault(self, link: SiteLink) -> tuple[str, str] | None:
        if not self.project.files.get(f"{link.kind.upper()}_SAVE_AS"):
            return "leads to a page that this site does not have", f"Take it out, or set {link.kind.upper()}_SAVE_AS."
        used, name = self.used[link.kind], unquote(link.value)
        if self.project.is_alone and used.is_exact and name.isascii() and in_addresses(name) not in used.places:
            return f"leads to no {link.kind} of a published explainer", "Look at how it is written there."
        return None

    def _file_fault(self, link: SiteLink, source: Path | None) -> tuple[str, str] | None:
        remedy = MOVED.format(content=self.home)
        if source is None and (link.kind == "attach" or not link.value.startswith("/")):
            return "cannot be told from an entry", f"Write {{static}}/ and the file's path in {self.home}/."
        target = _target(link.value, source, self.project.content)
        if target is None:
            return NO_FILE, remedy
        if not is_inside(target, self.project.content) or not target.is_relative_to(self.project.content):
            return LEADS_OUT.format(content=self.home), f"Put the file into {self.home}/."
        if link.kind == "filename":
            return self._page_fault(target, remedy)
        return self._static_fault(target, remedy, linked=source is not None)

    def _static_fault(self, target: Path, remedy: str, *, linked: bool) -> tuple[str, str] | None:
        """`linked`: whether the link has its file published by itself, which one in an entry does not."""
        hidden = any(part.startswith(".") for part in target.relative_to(self.project.content).parts)
        if hidden or not is_file_in(target, self.project.content):
            return NO_FILE, remedy
        if is_text_file(target, self.project):
            return "leads to a text of yours, not to a file to publish", "Write {filename} before a page's path."
        if self.project.is_alone and not linked and target not in self.published:
            return "leads to a file that is not published", "Put it into a folder of STATIC_PATHS."
        return None

    def _page_fault(self, target: Path, remedy: str) -> tuple[str, str] | None:
        status = self.pages.get(target) or self.pages.get(Path(unquote(str(target))))
        if status == "draft":
            return "leads to a draft", "Publish it first, or take the link out."
        is_pelicans = not self.project.is_alone and is_file_in(target, self.project.content)
        return None if status or is_pelicans or target in self.published else (NO_FILE, remedy)
