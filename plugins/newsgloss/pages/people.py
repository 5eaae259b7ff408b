"""An explainer's mentions and quotes -> the people in its story, and what a person said in any story."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from newsgloss.content.speakers import Spoken, is_unnamed
from newsgloss.content.values import Content, entry_url
from newsgloss.content.written import Explainer
from newsgloss.language.interface import Language
from newsgloss.linking.occurrences import Mention, entries_in
from newsgloss.linking.shared.entries import SharedEntry
from newsgloss.model.entries import Entry, Person
from newsgloss.model.sources import SourceUse

from .backlinks import paragraph_id, story_place
from .bibliography import Cited
from .references import gloss_lang, role_words


class ParagraphRange(NamedTuple):
    """A paragraph, or three and more in a row, as readers see their numbers, and the id of the first."""

    numbers: str
    id: str


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Someone in a story: who they were on its day, and in which of the source's paragraphs they are.

    Of a speaker without an entry, `name` is what the source calls them; `unnamed` says that this is no name. `of_site`
    is the name of the other site whose entry it is.
    """

    id: str
    name: str
    role: str
    lang: str | None
    url: str | None
    paragraphs: tuple[ParagraphRange, ...]
    unnamed: bool = False
    of_site: str | None = None

    @property
    def is_in_one_paragraph(self) -> bool:
        """Whether there is one paragraph."""
        return [part.numbers.isdigit() for part in self.paragraphs] == [True]


class SaidLine(NamedTuple):
    """What a person said, as a source quotes it.

    `story` is the slug of an explainer on a story whose permission is not settled, else empty.
    """

    text: str
    lang: str | None
    where: str
    url: str
    story: str


def people(explainer: Explainer, content: Content) -> tuple[PersonLine, ...]:
    """Return the people that an explainer lists or, where it lists none, those that its text mentions or quotes.

    People of other sites are among those that it lists alone.
    """
    meta = explainer.meta
    mentions = content.texts.explainers[explainer.slug].annotated.mentions
    spoken = content.texts.explainers[explainer.slug].spoken
    ours, theirs = content.glossary.entries, content.glossary.shared
    found = dict.fromkeys([*entries_in(mentions), *(each.person for each in spoken if each.person)])
    listed = found if meta.people is None else meta.people
    paragraphs = _paragraphs(mentions, spoken)
    lines = []
    for id_ in listed:
        entry, shared = ours.get(id_), theirs.get(id_) if meta.people else None
        if isinstance(entry, Person) and entry.status != "draft":
            lines.append(_line(entry, meta.story_date, paragraphs.get(id_, set()), content))
        if shared and isinstance(person := shared.spoken(content.lang), Person):
            numbers = paragraphs.get(person.id, set())
            lines.append(_line_from_elsewhere(person, shared, meta.story_date, numbers, content))
    names = dict.fromkeys(each.name for each in spoken if each.name and meta.people is None)
    return (*lines, *(_speaker(name, spoken, content.language) for name in names))


def people_sources(
    lines: Iterable[PersonLine], day: datetime.date | None, entries: Mapping[str, Entry]
) -> Iterator[Cited]:
    """Yield the sources of the roles that people are shown with: those of the story's day."""
    for line in lines:
        entry = entries.get(line.id)
        role = entry.role_on(day) if isinstance(entry, Person) else None
        if role and role.source:
            yield Cited(SourceUse(id=role.source), f"#person-{line.id}", line.name)


def said_by(person: Person, content: Content) -> tuple[SaidLine, ...]:
    """Return what a person said in the stories of published explainers, newest story first."""
    found = []
    for slug, each in content.lookups.said.get(person.id, ()):
        where, url = story_place(slug, each.paragraph, content)
        story = slug if slug in content.quoted else ""
        found.append(SaidLine(each.quote.text, content.source_lang(slug), where, url, story))
    return tuple(found)


def _paragraphs(mentions: Iterable[Mention], spoken: Iterable[Spoken]) -> dict[str, set[int]]:
    """Return the source's paragraphs in which each entry is mentioned or speaks."""
    found: dict[str, set[int]] = {}
    for mention in mentions:
        if mention.in_source:
            found.setdefault(mention.entry, set()).add(mention.paragraph)
    for each in spoken:
        if each.person:
            found.setdefault(each.person, set()).add(each.paragraph)
    return found


def _line(person: Person, day: datetime.date | None, numbers: set[int], content: Content) -> PersonLine:
    """Return the line of someone with an entry, who is in some paragraphs of the source."""
    role = person.role_on(day)
    said, lang = (
        (role_words(role, content), content.marks(None)) if role else (person.gloss, gloss_lang(person, content))
    )
    return PersonLine(person.id, person.label, said, lang, entry_url(person, content.project), _listed(numbers))


def _line_from_elsewhere(
    person: Person, shared: SharedEntry, day: datetime.date | None, numbers: set[int], content: Content
) -> PersonLine:
    """Return the line of someone of another site as the page's language shows them, which leads there."""
    site, role = shared.site, person.role_on(day)
    said = role_words(role, content) if role else person.gloss
    lang = content.marks(site.lang if role else shared.gloss_lang(content.lang))
    return PersonLine(person.id, person.label, said, lang, shared.url, _listed(numbers), of_site=site.name)


def _speaker(name: str, spoken: Iterable[Spoken], language: Language) -> PersonLine:
    """Return the line of someone whom the story quotes and the glossary does not have."""
    unnamed = is_unnamed(name)
    role = "" if unnamed else language.gettext("Quoted")
    numbers = {each.paragraph for each in spoken if each.name == name}
    return PersonLine("", name, role, None, None, _listed(numbers), unnamed)


def _listed(numbers: set[int]) -> tuple[ParagraphRange, ...]:
    """Return numbers as readers see them, runs of three and more as a range with a dash."""
    runs: list[list[int]] = []
    ordered = sorted(numbers)
    for before, number in pairwise([-1, *ordered]):
        if number == before + 1 and runs:
            runs[-1].append(number)
        else:
            runs.append([number])
    found: list[ParagraphRange] = []
    for run in runs:
        if len(run) > 2:  # noqa: PLR2004 -- three and more
            found.append(ParagraphRange(f"{run[0]}–{run[-1]}", paragraph_id(run[0])))
        else:
            found += [ParagraphRange(str(number), paragraph_id(number)) for number in run]
    return tuple(found)
