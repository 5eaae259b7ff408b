"""An entry of another site's glossary, and the site: what links, cards and lists of terms need of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from newsgloss.model.entries import Entry
from newsgloss.model.fields import is_this_machine, primary
from newsgloss.model.sources import Source


@dataclass(frozen=True, slots=True)
class OtherSite:
    """Another site: what its glossary is called here, its own name, its language and its front page.

    `licence` is the address of the licence for its words, if it gives one.
    """

    glossary: str
    name: str
    lang: str
    home: str
    licence: str | None


@dataclass(frozen=True, slots=True)
class SharedEntry:
    """An entry of another site, with the whole address of its page there.

    Its ids, and those that it names, have the name of its glossary before them: un/refugee. `source` is the first that
    it cites, and `source_page` where that site has it.
    """

    record: Entry
    url: str
    site: OtherSite
    source: Source | None = None
    source_page: str | None = None

    def spoken(self, lang: str) -> Entry:
        """Return the entry as pages in a language show it: translated, if it has that language and is in another."""
        return self.record if primary(lang) == primary(self.site.lang) else self.record.in_language(lang)

    def gloss_lang(self, lang: str) -> str:
        """Return the language of its gloss as pages in a language show it."""
        entry = self.spoken(lang)
        return self.site.lang if entry is self.record or entry.translation(lang) is None else lang


@dataclass(frozen=True, slots=True)
class SharedGlossary:
    """The glossary of another site, in the order of its file."""

    site: OtherSite
    entries: tuple[SharedEntry, ...]


def glossary_of(id_: str) -> str:
    """Return the name of the other site's glossary in an entry's id; empty in those of our own."""
    return id_.rpartition("/")[0]


def own_id(id_: str) -> str:
    """Return the id that an entry has on its own site."""
    return id_.rpartition("/")[2]


def addresses_here(entries: Iterable[SharedEntry]) -> Mapping[str, str]:
    """Return the glossaries whose entries lead readers to this machine, by name, each with the first such address."""
    found: dict[str, str] = {}
    for entry in entries:
        for address in (entry.site.home, entry.url, entry.source_page or ""):
            if is_this_machine(urlsplit(address).hostname or ""):
                found.setdefault(entry.site.glossary, address)
    return found
