"""All entries, events and sources in order -> the pages of their lists, and the ways between pages of any list."""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import NamedTuple, TypeVar

from newsgloss.language.interface import N_, Language
from newsgloss.linking.folding import fold
from newsgloss.linking.glossary import Glossary
from newsgloss.model.entries import Entry, Event
from newsgloss.model.sources import Source

Line = TypeVar("Line")
Pages = Sequence[Sequence[Line]]
AROUND = 2  # numbers of pages on either side of the one that is shown; the first and the last are always linked
USES = 1_500  # on a page: links to what cites a source or mentions an event, of 45 bytes each, gzipped
TELLING, MUCH = 2, 16  # letters, at least and at most, of what a page with a part of a letter is called by
SOURCE_KINDS = {
    "law": N_("Laws and treaties"),
    "judgment": N_("Judgments"),
    "government-page": N_("Government pages"),
    "release": N_("Releases"),
    "report": N_("Reports"),
    "book": N_("Books"),
    "study": N_("Studies"),
    "dataset": N_("Data"),
    "transcript": N_("Transcripts"),
    "news": N_("News"),
}
"""What readers call each kind of source, those first that are themselves the law or the office."""


@dataclass(frozen=True, slots=True)
class Lists:
    """All entries of the glossary with pages, all events and all sources, each on its page."""

    glossary: Pages[Entry]
    timeline: Pages[Event]
    sources: Pages[Source]

    @property
    def on_page(self) -> Mapping[str, Mapping[str, int]]:
        """Which page of its list each event and source is on, where that is not the first, by the list's setting."""
        return {"TIMELINE_SAVE_AS": _numbers(self.timeline), "SOURCES_SAVE_AS": _numbers(self.sources)}

    def count(self, template: str) -> int:
        """Return how many pages a list has."""
        return len(getattr(self, template))


class PageLink(NamedTuple):
    """A link to a page of a list; `current` is "page" where it is the page that has the link."""

    label: str
    url: str
    current: str | None


@dataclass(frozen=True, slots=True)
class Paging:
    """Where a page of a list is among the others.

    `part` is what of the list is on it, for its heading; the first of numbered pages says nothing. `links` are those to
    all pages, with None in the place of some that are left out.
    """

    part: str | None
    previous: PageLink | None
    next: PageLink | None
    links: tuple[PageLink | None, ...]


def site_lists(glossary: Glossary, indexed: Iterable[Entry], language: Language, lines: Mapping[str, int]) -> Lists:
    """Return the lists of a site with their pages, given the entries in its index and how many lines a page has."""
    entries = sorted(indexed, key=lambda entry: sort_key(entry.label))
    events = by_date(entry for entry in glossary.published() if isinstance(entry, Event))
    texts = {source.id: source_text(source, language) for source in glossary.sources.values()}
    kinds = list(SOURCE_KINDS)
    sources = sorted(glossary.sources.values(), key=lambda one: (kinds.index(one.kind), sort_key(texts[one.id])))

    def divide(all_: Sequence[Line], template: str, *keys: Callable[[Line], Hashable]) -> Pages[Line]:
        return tuple(map(tuple, divided(all_, lines.get(template), keys)))

    return Lists(
        divide(entries, "glossary", lambda entry: letter(entry.label)),
        divide(events, "timeline", *(lambda event, size=size: begins(event)[:size] for size in (4, 7, 10))),
        divide(sources, "sources", lambda source: source.kind, lambda source: letter(texts[source.id])),
    )


def divided(
    lines: Sequence[Line], size: int | None, keys: Sequence[Callable[[Line], Hashable]]
) -> list[Sequence[Line]]:
    """Return the pages of a list, none with more lines than `size`, if that is a number.

    Lines with the same first key are on one page. Where they are too many for that, they have pages of their own, on
    which the next key counts; where no key is left, pages are about as long as one another.
    """
    if size is None or len(lines) <= size:
        return [lines]
    if not keys:
        each = math.ceil(len(lines) / math.ceil(len(lines) / size))
        return [lines[start : start + each] for start in range(0, len(lines), each)]
    pages: list[Sequence[Line]] = []
    filling: list[Line] = []
    for _, found in groupby(lines, keys[0]):
        group = list(found)
        if filling and len(filling) + len(group) > size:
            pages.append(filling)
            filling = []
        if len(group) > size:
            pages += divided(group, size, keys[1:])
        else:
            filling = [*filling, *group]
    return [*pages, filling] if filling else pages


def by_number(number: int, count: int, url: Callable[[int], str], language: Language) -> Paging | None:
    """Return where a page is in a list whose pages go by numbers, or None where it has but one."""
    if count == 1:
        return None
    shown = sorted({1, count, *range(max(1, number - AROUND), min(count, number + AROUND) + 1)})
    said = language.gettext("page %(number)s of %(count)s") % {"number": number, "count": count}
    return _paging(number, count, said if number > 1 else None, shown, lambda one: (str(one), url(one)))


def by_part(parts: Sequence[str], url: Callable[[int], str | None]) -> Iterator[Paging | None]:
    """Yield where each page is in a list whose pages are called by what is on them, or None where there is but one."""
    numbers = range(1, len(parts) + 1)
    for number in numbers:
        if len(parts) == 1:
            yield None
        else:
            yield _paging(number, len(parts), parts[number - 1], numbers, lambda one: (parts[one - 1], url(one) or ""))


def uses_each(counts: Sequence[int]) -> int | None:
    """Return how many uses each line of a page names, given how many it has: all, unless the page has too many."""
    return max(1, USES // len(counts)) if sum(counts) > USES else None


def _paging(
    number: int, count: int, part: str | None, shown: Sequence[int], named: Callable[[int], tuple[str, str]]
) -> Paging:
    def link(to: int) -> PageLink:
        return PageLink(*named(to), "page" if to == number else None)

    links: list[PageLink | None] = [link(shown[0])]
    for before, after in pairwise(shown):
        links += [link(after)] if after == before + 1 else [None, link(after)]
    previous, following = (link(to) if 1 <= to <= count else None for to in (number - 1, number + 1))
    return Paging(part, previous, following, tuple(links))


def letter_parts(pages: Sequence[Sequence[str]]) -> list[str]:
    """Return what pages of a list are called: by their letters or, where one has several pages, by beginnings.

    Of each page, the first and the last line are needed.
    """
    if len(pages) == 1:
        return [""]
    found = []
    for before, here, after in _between(pages):
        first, last = letter(here[0]), letter(here[-1])
        left, right = before[-1] if before else None, after[0] if after else None
        if first != last:
            found.append(f"{first[0]}–{last}")
        elif first in {letter(beside) for beside in (left, right) if beside is not None}:
            found.append("–".join(dict.fromkeys((_beginning(here[0], left), _beginning(here[-1], right)))))
        else:
            found.append(first)
    return _apart(found)


def date_parts(pages: Sequence[Sequence[Event]], language: Language) -> list[str]:
    """Return what pages of a timeline are called: by their years or, where one has several pages, by months or days."""
    if len(pages) == 1:
        return [""]
    found = []
    for before, here, after in _between(pages):
        first, last = begins(here[0]), begins(here[-1])
        beside = [(begins(before[-1]) if before else "", first), (last, begins(after[0]) if after else "")]
        sizes = (size for size in (4, 7, 10) if all(one[:size] != other[:size] for one, other in beside))
        size = next(sizes, 10)
        found.append(language.date(f"{first[:size]}/{last[:size]}"))
    return _apart(found)


def kind_parts(pages: Sequence[Sequence[Source]], language: Language) -> list[str]:
    """Return what pages of a list of sources are called: by kinds and, where one has several pages, by letters."""
    if len(pages) == 1:
        return [""]
    found: list[str] = []
    for kinds, same in groupby(pages, key=lambda page: (page[0].kind, page[-1].kind)):
        texts = [[source_text(source, language) for source in (page[0], page[-1])] for page in same]
        said = " – ".join(language.gettext(SOURCE_KINDS[kind]) for kind in dict.fromkeys(kinds))
        found += [f"{said}, {part}" if part else said for part in letter_parts(texts)]
    return _apart(found)


def _between(pages: Sequence[Line]) -> Iterator[tuple[Line | None, Line, Line | None]]:
    """Yield each page with the one before it and the one after it."""
    return zip([None, *pages[:-1]], pages, [*pages[1:], None], strict=True)


def _beginning(label: str, beside: str | None) -> str:
    """Return as many letters of a label as tell it from one beside it, if there is one, up to a number."""
    plain, other = sort_key(label)[0], sort_key(beside or "")[0]
    alike = next((at for at, (one, two) in enumerate(zip(plain, other, strict=False)) if one != two), len(other))
    return plain[: min(max(alike + 1, TELLING), MUCH)].strip().capitalize()


def _apart(parts: Sequence[str]) -> list[str]:
    """Return what pages are called, with a number behind those that are called like one before them."""
    seen: Counter[str] = Counter()
    found = []
    for part in parts:
        seen[part] += 1
        found.append(f"{part} ({seen[part]})" if seen[part] > 1 else part)
    return found


def sort_key(label: str) -> tuple[str, str]:
    """Return what a label is sorted by: its letters without accents, capitals, ligatures and marks, then itself."""
    plain = unicodedata.normalize("NFKD", fold(label)[0]).casefold()
    return "".join(character for character in plain if character.isalnum() or character == " ").strip(), label


def letter(label: str) -> str:
    """Return the letter that a label is under in a list."""
    first = sort_key(label)[0][:1].upper()
    return first if first.isalpha() else "0–9"


def by_date(events: Iterable[Event]) -> list[Event]:
    """Return events by the dates on which they begin."""
    return sorted(events, key=lambda event: (event.date.partition("/"), event.id))


def begins(event: Event) -> str:
    """Return the date on which an event begins, as far as it is known."""
    return event.date.partition("/")[0]


def around_title(source: Source, language: Language) -> tuple[str, str]:
    """Return who published a source, and when, as they are around its title. A law is known by its title alone."""
    date = language.date(source.published) if source.published else None
    seen = language.gettext("read on %(day)s") % {"day": language.day(source.accessed)} if source.accessed else None
    who = None if source.kind == "law" else source.publisher
    before = "".join(f"{name}, " for name in (*source.authors, who) if name)
    return before, "".join(f", {day}" for day in (date, seen) if day)


def source_text(source: Source, language: Language) -> str:
    """Return a source in one line."""
    before, after = around_title(source, language)
    return f"{before}{source.title}{after}"


def _numbers(pages: Sequence[Sequence[Event | Source]]) -> dict[str, int]:
    return {one.id: number for number, page in enumerate(pages, 1) if number > 1 for one in page}
