"""A glossary from elsewhere, and ours -> entries that ours may take, and what of the other has no place.

Nothing that we have is changed: a concept whose id or label is taken is left out, and so is a name that another entry
has. Relations hold among what is imported, and lead to entries that we have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from newsgloss.content.markdown.conversion import Converter
from newsgloss.linking.glossary import GLOSS_WORDS, Glossary
from newsgloss.model.characters import STACKED, hidden, is_blank, stacked_marks
from newsgloss.model.entries import KINDS
from newsgloss.model.fields import address_fault, is_whole_day, primary, slug
from newsgloss.model.validation import validate
from newsgloss.model.yaml_text.places import Places

from .concepts import Concept, ForeignGlossary, Unplaced, kind_of
from .markdown_text import markdown_of
from .origin import KnownSources, host_of
from .prose import Paragraph, plain

NOT_TEXT = "it has half a character (U+D800 to U+DFFF)"
NO_PLACE = "the glossary has no such term that could be imported, and no entry here has the name"
CITED = "it has no address, so it is written as the place in the glossary that says so"


@dataclass(frozen=True, slots=True)
class Destination:
    """What a glossary is placed in: ours, with its sources. `cited` is the source of all entries that are placed.

    `lang` is the site's language, and `converter` its Markdown.
    """

    glossary: Glossary
    sources: KnownSources
    cited: str
    lang: str
    converter: Converter
    is_published: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """The entries of an import as plain data, the sources that they need, what has no place, and terms left out."""

    entries: tuple[dict[str, Any], ...]
    sources: tuple[dict[str, Any], ...]
    unplaced: tuple[Unplaced, ...]
    left_out: int


def placed(foreign: ForeignGlossary, into: Destination) -> Placed:
    """Return what becomes of a glossary."""
    placing = _Placing(into)
    placing.take(foreign.concepts)
    entries = tuple(placing.entries())
    left_out = foreign.left_out + len(foreign.concepts) - len(entries)
    return Placed(entries, tuple(into.sources.new), (*foreign.unplaced, *placing.unplaced), left_out)


class _Placing:
    """What is known while a glossary is placed."""

    def __init__(self, into: Destination) -> None:
        self.into = into
        self.unplaced: list[Unplaced] = []
        self.taken = {id_ for entry in into.glossary.entries.values() for id_ in (entry.id, *entry.redirect_from)}
        self.owners = _owners(into.glossary)  # of names, by the name without capitals
        self.concepts: dict[str, Concept] = {}  # by the id of the entry that each becomes
        self.ids: dict[str, str] = {}  # by what the file calls a concept

    def take(self, concepts: Iterable[Concept]) -> None:
        """Choose the concepts that become entries, and their ids; labels go before other names."""
        for concept in concepts:
            if why := next(_unreadable(concept), None) or self._fault(
                concept, id_ := concept.id or slug(concept.label, "", self.into.lang)
            ):
                self._leave(concept, concept.label, why)
                continue
            self.concepts[id_] = concept
            self.taken.add(id_)
            self.owners[concept.label.casefold()] = id_
        for id_, concept in self.concepts.items():
            for called in (concept.label.casefold(), f"#{concept.key}", concept.key):
                self.ids.setdefault(called, id_)
            self.concepts[id_] = replace(concept, names=tuple(self._own_names(id_, concept)))

    def entries(self) -> Iterator[dict[str, Any]]:
        """Yield the entries as an author would write them."""
        broader = self._broader()
        for id_, concept in self.concepts.items():
            yield self._entry(id_, concept, broader[id_])

    def _fault(self, concept: Concept, id_: str) -> str | None:
        """Return why a concept cannot become an entry, or None."""
        if is_blank(concept.label):
            return "it has no name"
        if not concept.definition.blocks or is_blank(concept.definition.text):
            return "it has no definition"
        if kind_of(concept.kind) == "event":
            return "an event needs a date and what happened: write it by hand"
        return self._taken(concept, id_)

    def _taken(self, concept: Concept, id_: str) -> str | None:
        if owner := self.owners.get(concept.label.casefold()):
            return f"the entry '{owner}' has this name already"
        if not id_:
            return "no id can be made from this name"
        return f"there is an entry '{id_}' already" if id_ in self.taken else None

    def _own_names(self, id_: str, concept: Concept) -> Iterator[str]:
        """Yield the names that no other entry has."""
        for name in dict.fromkeys(filter(None, (*concept.names, concept.abbreviation))):
            owner = self.owners.setdefault(name.casefold(), id_)
            if owner != id_:
                self._leave(concept, f"{concept.label}: the name '{name}'", f"the entry '{owner}' has it already")
            elif name != concept.label:
                yield name

    def _entry(self, id_: str, concept: Concept, broader: list[str]) -> dict[str, Any]:
        kind = kind_of(concept.kind) if concept.kind else "term"
        if kind is None:
            self._leave(
                concept, f"{concept.label}: the kind '{plain(concept.kind)}'", "it is none of ours: 'term' was written"
            )
        gloss, rest = concept.definition.divided(GLOSS_WORDS)
        if (words := len(gloss.text.split())) > GLOSS_WORDS:
            why = f"its first sentence has {words} words: shorten it to {GLOSS_WORDS}"
            self._leave(concept, f"{concept.label}: the gloss", why)
        names: list[Any] = list(concept.names)
        entry: dict[str, Any] = {"id": id_, "kind": kind or "term", "label": concept.label}
        if kind == "organisation" and concept.abbreviation in {*names, concept.id and concept.label} - {""}:
            names = [name for name in names if name != concept.abbreviation]
            entry["abbreviation"] = concept.abbreviation
        names += [
            {"name": name, "match": "never"} for name in concept.hidden if name not in {concept.label, *concept.names}
        ]
        fields = {
            "lang": concept.lang,
            "names": names,
            "gloss": gloss.text,
            "body": markdown_of(rest, lambda key: self._linked(concept, key), self.into.converter),
            "usage": concept.usage,
            "broader": broader,
            "related": self._related(id_, concept, gloss),
            "parent": concept.parent and self._entry_of(concept, concept.parent, "parent"),
            "reviewed": self._reviewed(concept),
            "translations": dict(self._translations(concept)),
            "sources": self._cited(concept),
            "status": "" if self.into.is_published else "draft",
        }
        return entry | {key: value for key, value in fields.items() if value}

    def _reviewed(self, concept: Concept) -> str:
        """Return the day on which a concept was reviewed, if it is one."""
        if concept.reviewed and not is_whole_day(concept.reviewed):
            self._leave(concept, f"{concept.label}: reviewed '{plain(concept.reviewed)}'", "this is not a date")
            return ""
        return concept.reviewed

    def _related(self, id_: str, concept: Concept, gloss: Paragraph) -> list[str]:
        """Return what an entry is related to, also by links in its gloss, which is plain text."""
        found = [self._entry_of(concept, key, "related") for key in concept.related]
        for href in dict.fromkeys(run.href for run in gloss.runs if run.href):
            if href.startswith("#"):
                found.append(self._linked(concept, href))
            else:
                self._leave(concept, f"{concept.label}: a link to '{href}'", "a gloss has no links")
        return [other for other in dict.fromkeys(found) if other and other != id_]

    def _broader(self) -> dict[str, list[str]]:
        """Return what is above each entry, without what would lead round in a circle."""
        above: dict[str, list[str]] = {}
        for id_, concept in self.concepts.items():
            found = (self._entry_of(concept, key, "broader") for key in concept.broader)
            above[id_] = list(dict.fromkeys(other for other in found if other))
        for id_, other in _circular(above):
            above[id_].remove(other)
            concept = self.concepts[id_]
            what = f"{concept.label}: broader '{self.concepts[other].label}'"
            self._leave(concept, what, "it leads round in a circle")
        return above

    def _entry_of(self, concept: Concept, key: str, relation: str) -> str | None:
        """Return the entry that a relation leads to, or None where it has no place."""
        found = self._find(key)
        if found is None:
            self._leave(concept, f"{concept.label}: {relation} '{key}'", NO_PLACE)
        return found

    def _linked(self, concept: Concept, key: str) -> str | None:
        """Return the entry that a link in a definition leads to, or None."""
        found = self._find(key) or self._find(key.removeprefix("#"))
        if found is None:
            self._leave(concept, f"{concept.label}: a link to '{key}'", "nothing that was imported is there")
        return found

    def _find(self, key: str) -> str | None:
        return self.ids.get(key) or self.owners.get(key.casefold())

    def _translations(self, concept: Concept) -> Iterator[tuple[str, dict[str, Any]]]:
        for tag, wording in concept.wordings.items():
            gloss, rest = wording.definition.divided(GLOSS_WORDS)
            is_same = concept.id and wording.label == concept.label  # as our exports write one that is not translated
            translation: dict[str, Any] = {"label": wording.label} if wording.label and not is_same else {}
            names = [name for name in dict.fromkeys(wording.names) if name != wording.label]
            translation |= ({"names": names} if names else {}) | {"gloss": gloss.text}
            if primary(tag) == primary(self.into.lang):
                self._leave(concept, f"{concept.label}: what it has in '{tag}'", "this is the site's own language")
            elif not gloss.text:
                why = "a translation needs a definition in its language, and there is none"
                self._leave(concept, f"{concept.label}: '{wording.label}' ({tag})", why)
            elif isinstance(validate(KINDS["term"], _smallest(tag, translation), Places("")), list):
                self._leave(concept, f"{concept.label}: what it has in '{tag}'", "this is not a language's tag")
            else:
                yield tag, translation
                if rest.blocks:
                    why = "a translation has no body: the rest of this definition is left out"
                    self._leave(concept, f"{concept.label}: the definition in '{tag}'", why)

    def _cited(self, concept: Concept) -> list[Any]:
        """Return the sources of an entry: the glossary, and what the term itself names."""
        ids: list[str] = []
        locators = []
        for called, title in concept.sources:
            if found := self.into.sources.find(called):
                ids.append(found)
            elif (is_address := address_fault(called) is None) or called in concept.told:
                publisher, day = concept.told.get(called) or (host_of(called), "")
                words, url = title or called.partition("://")[2].rstrip("/"), called if is_address else ""
                ids.append(self.into.sources.add(words, publisher, url, day))
            elif called:
                locators.append(called)
                self._leave(concept, f"{concept.label}: the source '{called}'", CITED)
        first = {"id": self.into.cited, "locator": "; ".join(locators)} if locators else self.into.cited
        return [first, *(id_ for id_ in dict.fromkeys(ids) if id_ != self.into.cited)]

    def _leave(self, concept: Concept, what: str, why: str) -> None:
        self.unplaced.append(Unplaced(concept.line, what, why))


def _owners(glossary: Glossary) -> dict[str, str]:
    """Return who has each name of a glossary, the name without capitals."""
    owners: dict[str, str] = {}
    for entry in glossary.entries.values():
        for name in (entry.label, *(each.name for each in entry.names), getattr(entry, "abbreviation", None)):
            if name:
                owners.setdefault(name.casefold(), entry.id)
    return owners


def _unreadable(concept: Concept) -> Iterator[str]:
    """Yield what no reader would see, or what no file can hold, in the texts of a concept."""
    wordings = ((each.label, *each.names, each.definition.text) for each in concept.wordings.values())
    texts = [concept.label, *concept.names, *concept.hidden, concept.abbreviation, concept.definition.text]
    texts += [concept.usage, *(text for wording in wordings for text in wording)]
    texts += [text for source in concept.sources for text in source]
    for text in texts:
        if any("\ud800" <= character <= "\udfff" for character in text):
            yield NOT_TEXT
        yield from (message for _, message in hidden(text))
        if stacked_marks(text) is not None:
            yield STACKED


def _circular(above: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """Return the relations without which none leads round in a circle: those that lead back on the way from another."""
    found = []
    done: set[str] = set()
    for start in above:
        way: dict[str, Iterator[str]] = {} if start in done else {start: iter(above[start])}
        while way:
            last = next(reversed(way))
            other = next(way[last], None)
            if other is None:
                way.popitem()
                done.add(last)
            elif other in way:
                found.append((last, other))
            elif other in above and other not in done:
                way[other] = iter(above[other])
    return found


def _smallest(tag: str, translation: Mapping[str, Any]) -> dict[str, Any]:
    """Return a term with a translation and what it must have."""
    return {"id": "x", "kind": "term", "label": "x", "gloss": "x", "translations": {tag: translation}}
