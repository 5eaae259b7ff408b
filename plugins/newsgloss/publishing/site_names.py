"""Pages -> their names in addresses: files, also former ones, categories, tags, authors; what is wrong with them."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from newsgloss.content.values import Content, has_page
from newsgloss.content.written import Explainer, Page
from newsgloss.linking.folding import same
from newsgloss.model.folders import address, filled
from newsgloss.model.problems import Place, Problem
from newsgloss.model.settings import Project
from newsgloss.model.yaml_text.places import Location

LONGEST_NAME = 100  # bytes; transliterated, a name may be twice as long, and a folder's name has at most 255 bytes


@dataclass(frozen=True, slots=True)
class Used:
    """The names of a kind that published explainers have: by how each is in addresses, the place of the first.

    `times` is how many explainers have each. `is_exact`: whether all of them can be spelt as Pelican would.
    """

    places: Mapping[str, Place]
    times: Mapping[str, int]
    is_exact: bool


@functools.lru_cache(maxsize=1024)
def in_addresses(name: str) -> str:
    """Return a name as it is in addresses; letters other than a to z stay, as do those with a stroke (ø)."""
    letters = unicodedata.normalize("NFKD", name).lower()
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip())


def used_names(explainers: Iterable[Explainer], kind: str, category: str) -> Used:
    """Return the names of a kind ("category", "tag" or "author") that the published of some explainers have.

    `category` is that of explainers that name none.
    """
    places: dict[str, Place] = {}
    times: Counter[str] = Counter()
    for explainer in explainers:
        for name, key in _names(explainer, kind, category) if explainer.meta.status == "published" else ():
            address = in_addresses(name)
            if address not in places:
                places[address] = explainer.place(key)
            times[address] += 1
    return Used(places, times, all(name.isascii() for name in places))


def _names(explainer: Explainer, kind: str, category: str) -> list[tuple[str, str]]:
    meta = explainer.meta
    if kind == "category":
        return [(meta.category or category, "category")]
    names, key = (meta.tags, "tags") if kind == "tag" else (meta.authors, "authors")
    return [(name, key) for name in names]


def page_file(page: Explainer | Page, kind: str, project: Project, name: str = "") -> str:
    """Return the file of an explainer's or another page, by the name of its folder; "" where it has none.

    Given a former name of the page, it is the file that it had.
    """
    status, slug = page.meta.status, name or page.slug
    if kind == "explainers":
        template = project.files["DRAFT_SAVE_AS" if status == "draft" else "EXPLAINER_SAVE_AS"]
        fields = project.fields(slug, page.meta.lang, getattr(page.meta, "date", None))
        return filled(template, fields)
    template = project.files["DRAFT_PAGE_SAVE_AS" if status == "draft" else "PAGE_SAVE_AS"]
    return filled(template, {"slug": slug, "lang": page.meta.lang or project.lang})


def moved_pages(content: Content) -> Iterator[tuple[str, str]]:
    """Yield the files at the former addresses of all pages, each with the address that it leads to."""
    project = content.project
    for entry in filter(has_page, content.glossary.published()):
        if url := project.entry_url(entry.id):
            yield from ((filled(project.files["ENTRY_SAVE_AS"], {"slug": old}), url) for old in entry.redirect_from)
    for explainer in content.explainers.values():
        url = content.explainer_url(explainer.slug)
        yield from ((old, url) for old in former_files(explainer, "explainers", project))
    for page in content.pages.values():
        if leads_to := project.page_url(page.slug, page.meta.lang):
            yield from ((old, leads_to) for old in former_files(page, "pages", project))
    yield from ((old, f"{project.base}/{address(file)}") for old, file, _ in former_topics(content))


def former_files(page: Explainer | Page, kind: str, project: Project) -> Iterator[str]:
    """Yield the files that a page had under its former names."""
    if page.meta.status != "draft" and page_file(page, kind, project):
        yield from (page_file(page, kind, project, old) for old in page.meta.redirect_from)


def former_topics(content: Content) -> Iterator[tuple[str, str, Place]]:
    """Yield the files that topics with a page had under their former names, each with that page, and who says so."""
    template = content.project.files.get("CATEGORY_SAVE_AS")
    used = used_names(content.published(), "category", content.project.category)
    for slug, topic in content.topics.items() if template and used.is_exact else ():
        if slug in used.places and topic.meta.status != "draft":
            for old in topic.meta.redirect_from:
                yield filled(template or "", {"slug": old}), filled(template or "", {"slug": slug}), topic.file.place()


def name_problems(explainers: Iterable[Explainer]) -> Iterator[Problem]:
    """Yield an error for each category, tag or author that has no address, one too long, or another's."""
    taken: dict[tuple[str, str], str] = {}
    for explainer in explainers:
        for key, location, name in _places(explainer):
            place, address = explainer.places.place(location), in_addresses(name)
            if len(unicodedata.normalize("NFKC", name).encode()) > LONGEST_NAME:
                yield Problem(place, f"'{key}' is too long for an address", f"Shorten it to {LONGEST_NAME} letters.")
            elif not any(map(str.isalnum, address)):
                message = f"'{key}' has no letter or digit, of which its address is made: '{name}'"
                yield Problem(place, message, "Give it a name with one.")
            elif same(other := taken.setdefault((key, address), name)) != same(name):
                message = f"'{name}' and '{other}' have the same address, so one would stand for both"
                yield Problem(place, message, f"Write both as '{other}', or give one of them another name.")


def _places(explainer: Explainer) -> Iterator[tuple[str, Location, str]]:
    """Yield the category, tags and authors that an explainer names, each with its key and location."""
    meta = explainer.meta
    if meta.category:
        yield "category", ("category",), meta.category
    for key, names in (("tags", meta.tags), ("authors", meta.authors)):
        yield from ((key, (key, index), name) for index, name in enumerate(names))
