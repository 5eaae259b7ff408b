"""An explainer's mentions and quotes -> the people in its story, and what a person said in any story."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from newsgloss.content.markdown_files import Explainer
from newsgloss.content.values import Content
from newsgloss.linking.occurrences import Mention, entries_in
from newsgloss.model.entries import Person
from newsgloss.model.sources import SourceUse

from .backlinks import place_line
from .bibliography import Cited
from .references import entry_url, gloss_lang

UNNAMED = re.compile(r"(?:an?|one|another|une?) ", re.IGNORECASE)  # how a speaker begins whom the story does not name


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Someone in a story: who they were on its day, and in which of the source's paragraphs they are.

    Of a speaker without an entry, `name` is what the source calls them; `unnamed` says that this is no name.
    """

    id: str
    name: str
    role: str
    lang: str | None
    url: str | None
    paragraphs: str
    unnamed: bool = False


class Said(NamedTuple):
    """What a person said, as a source quotes it.

    `story` is the slug of an explainer on a story whose permission is not settled, else empty.
    """

    text: str
    lang: str | None
    where: str
    url: str
    story: str


def people(explainer: Explainer, content: Content) -> tuple[PersonLine, ...]:
    """Return the people that an explainer lists or, where it lists none, those that its text mentions or quotes."""
    meta = explainer.meta
    mentions = content.explainer_texts[explainer.slug].annotated.mentions
    spoken = _spoken(explainer, content)
    entries = content.glossary.entries
    listed = entries_in(mentions) if meta.people is None else meta.people
    lines = [
        _line(entry, meta.story_date, mentions, spoken, content)
        for entry in (entries[id_] for id_ in listed)
        if isinstance(entry, Person) and entry.status != "draft"
    ]
    return (*lines, *(_speaker(name, numbers, content) for name, numbers in spoken.items() if meta.people is None))


def people_sources(explainer: Explainer, lines: Iterable[PersonLine], content: Content) -> Iterator[Cited]:
    """Yield the sources of the roles that people are shown with."""
    for line in lines:
        entry = content.glossary.entries.get(line.id)
        role = entry.role_on(explainer.meta.story_date) if isinstance(entry, Person) else None
        if role and role.source:
            yield Cited(SourceUse(id=role.source), f"#person-{line.id}", line.name)


def said_by(person: Person, content: Content) -> tuple[Said, ...]:
    """Return what a person said in the stories of published explainers, newest story first."""
    names = names_of(person)
    found = []
    for explainer in content.published():
        seed = content.seeds.get(explainer.meta.seed or "")
        numbers = _paragraph_numbers(explainer, content)
        url, lang = f"{content.explainer_url(explainer.slug)}#story", content.source_lang(explainer.slug)
        story = explainer.slug if explainer.slug in content.quoted else ""
        for quote in seed[0].quotes if seed else ():
            if quote.speaker in names and quote.line in numbers:
                where = place_line(explainer.slug, numbers[quote.line], content)
                found.append(Said(quote.text, lang, where, url, story))
    return tuple(found)


def names_of(person: Person) -> set[str]:
    """Return the names by which a source may call a person."""
    return {person.label, *(name.name for name in person.names)}


def _line(
    person: Person,
    day: datetime.date | None,
    mentions: Iterable[Mention],
    spoken: dict[str, list[int]],
    content: Content,
) -> PersonLine:
    """Return the line of someone with an entry; what they said is taken out of `spoken`."""
    numbers = {mention.paragraph for mention in mentions if mention.entry == person.id and mention.in_source}
    numbers |= {number for name in names_of(person) for number in spoken.pop(name, ())}
    role = person.role_on(day)
    said, lang = (role.title, content.marks(None)) if role else (person.gloss, gloss_lang(person, content))
    return PersonLine(person.id, person.label, said, lang, entry_url(person, content), _listed(numbers))


def _speaker(name: str, numbers: Iterable[int], content: Content) -> PersonLine:
    """Return the line of someone whom the story quotes and the glossary does not have."""
    unnamed = UNNAMED.match(name) is not None
    role = "" if unnamed else content.language.gettext("Quoted")
    return PersonLine("", name, role, None, None, _listed(set(numbers)), unnamed)


def _spoken(explainer: Explainer, content: Content) -> dict[str, list[int]]:
    """Return who speaks in the source's quotes on the page, with the numbers of the paragraphs."""
    seed = content.seeds.get(explainer.meta.seed or "")
    numbers = _paragraph_numbers(explainer, content)
    spoken: dict[str, list[int]] = {}
    for quote in seed[0].quotes if seed else ():
        if quote.speaker and quote.line in numbers:
            spoken.setdefault(quote.speaker, []).append(numbers[quote.line])
    return spoken


def _paragraph_numbers(explainer: Explainer, content: Content) -> dict[int, int]:
    """Return the number, on the page, of each paragraph of the seed that it shows, by line."""
    seed = content.seeds.get(explainer.meta.seed or "")
    proof = content.explainer_texts[explainer.slug].proof
    if seed is None or proof is None:
        return {}
    paragraphs = {line.number for line in seed[0].paragraphs}
    return {line: number for number, line in enumerate(filter(paragraphs.__contains__, proof.shown), 1)}


def _listed(numbers: set[int]) -> str:
    """Return numbers as readers see them, runs of three and more as a range with a dash."""
    runs: list[list[int]] = []
    ordered = sorted(numbers)
    for before, number in pairwise([-1, *ordered]):
        if number == before + 1 and runs:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs]  # noqa: PLR2004 -- three and more
    return ", ".join(parts)
