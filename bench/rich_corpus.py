"""How much of each kind -> a made-up newspaper with all that an explainer may have, the same bytes every time.

    python -m bench.rich_corpus FOLDER --articles 1000 --entries 1000

writes a whole project with stories from seeds, notes, timelines, key points, sources, topics and people who are quoted,
in which `newsgloss check` finds no problem. Each kind can be grown alone. Words are corpus.py's, and mean nothing.
"""

# ruff: noqa: INP001, S311 -- in no package; its dice are for play

from __future__ import annotations

import argparse
import datetime
import hashlib
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from bench.corpus import (
    SEED,
    WORDS,
    Item,
    below,
    content_words,
    rare_word,
    settings,
    spelt,
    used_word,
    words,
    write_files,
)

FIRST_DAY = datetime.date(2020, 1, 1)
DAYS = 2_000  # over which the articles are spread
SEEDED = 5  # every fifth article is built on a seed
LINKED = 36  # different names in an article; more links than eight in a hundred words are a problem
SPEAKERS = 4  # people who are quoted in a story
SENTENCE = 5, 5  # the fewest phrases of a sentence, and how many more; longer ones are a problem of readability
TEXTS = 10  # every tenth entry has a text of its own
IN_A_FILE = 100  # entries, or sources
HAPPENINGS = ("announcement", "takes-effect", "statement", "ruling", "report")
PERMISSIONS = ("granted", "exception")  # of a story: in full, or in part on other pages

Make = Callable[[random.Random], str]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is: of the whole site first, then on each article, then in each story.

    `entries` are terms, organisations, places and laws; people and events, which are entries too, are counted apart.
    """

    articles: int = 100
    entries: int = 100
    people: int = 20
    events: int = 20
    sources: int = 50
    topics: int = 5
    mentions: int = 15
    notes: int = 3
    quotes: int = 5


@dataclass(frozen=True, slots=True)
class World:
    """What articles are made of: who and what they name."""

    counts: Counts
    items: Sequence[Item]
    people: Sequence[Item]

    def name(self, dice: random.Random) -> str:
        """Return a name, one in five a person's: the tenth comes ten times as often as the hundredth."""
        among = self.people if self.people and dice.random() < 1 / 5 else self.items
        return among[int(len(among) ** dice.random()) - 1].names[0]

    def sources(self, number: int, of: int) -> str:
        """Return the sources that one of so many entries cites: each source is cited by one, each entry cites one."""
        count = self.counts.sources
        return _listed(
            f"source-{source}" for source in (range(number, count, of) if number < count else [number % count])
        )


def write_project(folder: Path, counts: Counts) -> None:
    """Write a project: settings that lead to this repository's theme and plugin, and all that they need."""
    write_files(folder, files(counts))


def files(counts: Counts) -> Iterator[tuple[str, str]]:
    """Yield the project's files, each with its text."""
    taken: set[str] = set()
    world = World(counts, _items("thing", KINDS, counts.entries, taken), _items("person", PEOPLE, counts.people, taken))
    yield "pelicanconf.py", settings("The Ruritanian")
    yield "content/linking.yaml", "block: []\nrejected: []\n"
    yield "content/pages/about.md", "---\ntitle: About\ndek: About this site.\n---\n\nMade by bench/rich_corpus.py.\n"
    yield from _in_files("content/sources", map(_source, range(counts.sources)), counts.sources)
    things, people = counts.entries, counts.people
    yield from _in_files("content/glossary/things", (_thing(number, world) for number in range(things)), IN_A_FILE)
    yield from _in_files("content/glossary/people", (_person(number, world) for number in range(people)), IN_A_FILE)
    yield from _in_files(
        "content/glossary/events", (_event(number, world) for number in range(counts.events)), IN_A_FILE
    )
    for number in range(counts.topics):
        yield f"content/topics/{_named(_topic(number))}.md", _topic_text(number)
    for number in range(counts.articles):
        yield from _article(number, world)


def _in_files(name: str, items: Iterator[str], size: int) -> Iterator[tuple[str, str]]:
    """Yield items in files of some size; one alone bears the name itself."""
    found = list(items)
    for start in range(0, len(found), size):
        number = f"-{start // size:04}" if name != "content/sources" else ""
        yield f"{name}{number}.yaml", "".join(found[start : start + size])


def _items(
    word: str, kinds: Sequence[tuple[str, Callable[[random.Random], str]]], count: int, taken: set[str]
) -> list[Item]:
    """Return things with names of which none is another's, nor its plural. Few are the beginning of many."""
    dice = random.Random(f"{SEED} {word}")
    found: list[Item] = []
    while len(found) < count:
        kind, make = kinds[len(found) % len(kinds)]
        name = make(dice)
        key = name.lower().rstrip("s")
        if key not in taken:
            taken.add(key)
            found.append(Item(f"{_named(name)}-{len(found)}", kind, (name,)))
    return found


def _term(dice: random.Random) -> str:
    return content_words(dice, 2)


def _organisation(dice: random.Random) -> str:
    return f"{content_words(dice, 2)} council".title()


def _place(dice: random.Random) -> str:
    return rare_word(dice).title()


def _law(dice: random.Random) -> str:
    return f"{content_words(dice, 2)} act".title()


def _full_name(dice: random.Random) -> str:
    return f"{content_words(dice, 1)} {rare_word(dice)}".title()


KINDS = (("term", _term), ("organisation", _organisation), ("term", _term), ("place", _place), ("law", _law))
PEOPLE = (("person", _full_name),)


def _listed(ids: Iterable[str]) -> str:
    return f"[{', '.join(ids)}]"


def _named(words: str) -> str:
    """Return some words as an id."""
    return words.lower().replace(" ", "-")


def _source(number: int) -> str:
    day = FIRST_DAY + datetime.timedelta(number % DAYS)
    lines = [f"- id: source-{number}", "kind: news", f"title: Report {number} from Zenda", "publisher: Zenda Courier"]
    return "\n  ".join([*lines, f"published: {day}", f"url: https://example.org/reports/{number}/"]) + "\n"


def _thing(number: int, world: World) -> str:
    """Return a thing's entry; where it has a text of its own, that mentions the one before."""
    item, dice = world.items[number], random.Random(f"{SEED} entry {number}")
    others = dict.fromkeys(world.items[below(dice, len(world.items))].id for _ in range(2))
    lines = [f"- id: {item.id}", f"kind: {item.kind}", f"label: {item.names[0]}", f"gloss: {_line(dice, 14)}"]
    if number % TEXTS == TEXTS - 1:
        lines.append(f"body: {_line(dice, 9)} {_line(dice, 6)[:-1]} {world.items[number - 1].names[0]}.")
    if item.kind == "law":
        lines.append(f"provisions: [{{ref: art-1, label: Art. 1, gist: {_line(dice, 8)}}}]")
    if item.kind == "term" and number >= len(KINDS):  # terms are at the same places of each round
        lines.append(f"broader: [{world.items[number % len(KINDS)].id}]")
    related = _listed(id_ for id_ in others if id_ != item.id)
    return "\n  ".join([*lines, f"related: {related}", f"sources: {world.sources(number, len(world.items))}"]) + "\n"


def _person(number: int, world: World) -> str:
    item, dice = world.people[number], random.Random(f"{SEED} person {number}")
    organisations = [one for one in world.items if one.kind == "organisation"][:50]
    lines = [f"- id: {item.id}", "kind: person", f"label: {item.names[0]}", "public_figure: true"]
    lines.append(f"gloss: {_line(dice, 9)}")
    if organisations:
        office = organisations[number % len(organisations)].id
        lines.append(f"roles: [{{title: Minister of {used_word(dice)}, organisation: {office}, from: 2019}}]")
    return "\n  ".join([*lines, f"sources: [source-{number % world.counts.sources}]"]) + "\n"


def _event(number: int, world: World) -> str:
    """Return an event of two things next to each other, so that as many events are on a page however many there are."""
    dice, count = random.Random(f"{SEED} event {number}"), len(world.items)
    both = [world.items[place % count] for place in (number, number + 1)]
    day = FIRST_DAY + datetime.timedelta(number * 7 % DAYS)
    lines = [f"- id: event-{number}", "kind: event", f"label: {_line(dice, 6)[:-1]}", f"short: Event {number}"]
    lines += [f"gloss: {_line(dice, 12)}", f"date: {day}", f"happening: {HAPPENINGS[number % len(HAPPENINGS)]}"]
    for field, kinds in (("actors", ("organisation", "term")), ("places", ("place",)), ("laws", ("law",))):
        ids = [one.id for one in both if one.kind in kinds]
        lines += [f"{field}: {_listed(ids)}"] if ids else []
    return "\n  ".join([*lines, f"sources: [source-{number % world.counts.sources}]"]) + "\n"


def _topic(number: int) -> str:
    return f"{spelt(number * 7, 2).capitalize()} {number}"


def _topic_text(number: int) -> str:
    dice = random.Random(f"{SEED} topic {number}")
    return f"---\ntitle: {_topic(number)}\ndek: {_line(dice, 9)}\n---\n\n{_prose(dice, 40)}\n"


def _line(dice: random.Random, count: int) -> str:
    """Return some words as a sentence."""
    return f"{words(dice, count).capitalize()}."


def _prose(dice: random.Random, count: int) -> str:
    """Return about so many words in sentences."""
    return " ".join(_line(dice, 8) for _ in range(count // 8))


def _passage(number: int, note: int, notes: int) -> str:
    """Return a word that is nowhere but in one place of one article."""
    return spelt(2_985_984 + number * notes + note, 4)


def _article(number: int, world: World) -> Iterator[tuple[str, str]]:
    """Yield an article's files: itself, its notes and, every fifth time, its seed and the sidecar of that."""
    dice = random.Random(f"{SEED} rich article {number}")
    seeded = number % SEEDED == 0
    title = words(dice, 7).capitalize()
    slug = f"{_named(title)}-{number}"
    paragraphs = _paragraphs(dice, number, world, world.counts.quotes if seeded else 0)
    day = FIRST_DAY + datetime.timedelta(number % DAYS)
    front = "\n".join(_front_matter(dice, number, world, title, slug if seeded else None))
    body = "\n\n".join(f"> {text}" if seeded else text for text in paragraphs)
    if seeded:
        body = f"{body}\n\n{_prose(dice, 60)}"
        story = "\n\n".join([title, *paragraphs, ""])
        yield f"seeds/{slug}.txt", story
        yield f"seeds/{slug}.yaml", _sidecar(slug, title, story, day, PERMISSIONS[number // SEEDED % len(PERMISSIONS)])
    yield f"content/explainers/{slug}.md", f"---\n{front}\n---\n\n{body}\n"
    if world.counts.notes:
        notes = (_note(dice, number, note, world) for note in range(world.counts.notes))
        yield f"content/explainers/{slug}.notes.yaml", "".join(notes)


def _paragraphs(dice: random.Random, number: int, world: World, quotes: int) -> list[str]:
    """Return paragraphs of two to four sentences, with names, noted words and what people said among them."""
    said = [_quote(dice, person) for person in _speakers(dice, world, quotes)]
    left = WORDS - sum(len(text.split()) for text in said)
    phrases = _phrases(dice, number, world, left)
    found: list[str] = []
    while phrases:
        sentences = []
        for _ in range(2 + below(dice, 3)):
            length = SENTENCE[0] + below(dice, SENTENCE[1])
            sentences += [_sentence(phrases[:length])] if phrases else []
            phrases = phrases[length:]
        found.append(" ".join(sentences))
    for place, text in enumerate(said):
        found.insert(1 + 2 * place, text)
    return found


def _speakers(dice: random.Random, world: World, quotes: int) -> Iterator[str]:
    """Yield who says each of a story's quotes; a few people, who speak by turns."""
    people = world.people
    few = [people[below(dice, len(people))].names[0] for _ in range(SPEAKERS)] if people else []
    return (few[number % len(few)] for number in range(quotes) if few)


def _quote(dice: random.Random, person: str) -> str:
    return f'"{words(dice, 7).capitalize()}," said {person}.'


def _phrases(dice: random.Random, number: int, world: World, count: int) -> list[str]:
    """Return about so many words of an article in an order by chance; the words of a name stay together."""
    counts = world.counts
    few = [world.name(dice) for _ in range(min(counts.mentions, LINKED))]
    phrases = [few[place % len(few)] for place in range(counts.mentions)]
    passages = (_passage(number, note, counts.notes) for note in range(counts.notes))
    phrases += [f"{used_word(dice)} {passage}" for passage in passages]  # which so begins no sentence
    count -= sum(len(phrase.split()) for phrase in phrases)
    phrases += [used_word(dice) for _ in range(count)]
    return sorted(phrases, key=lambda _: dice.random())


def _sentence(phrases: Sequence[str]) -> str:
    text = " ".join(phrases)
    return f"{text[0].upper()}{text[1:]}."


def _front_matter(dice: random.Random, number: int, world: World, title: str, seed: str | None) -> Iterator[str]:
    day = FIRST_DAY + datetime.timedelta(number % DAYS)
    cited = [f"source-{below(dice, world.counts.sources)}" for _ in range(4)]
    yield from (f"title: {title}", f"dek: {_line(dice, 14)}", f"date: {day}", "authors: The Ruritanian")
    yield from (f"category: {_topic(number % world.counts.topics)}", "status: published", f"story_date: {day}")
    yield from ([f"seed: {seed}"] if seed else [])
    yield f"about: [{world.items[number % len(world.items)].id}]"
    if number % 2 and world.counts.events:
        events = dict.fromkeys(f"event-{below(dice, world.counts.events)}" for _ in range(3))
        yield f"timeline: {_listed(events)}"
    yield "key_points:"
    yield from (f"  - {{text: {_line(dice, 10)}, sources: [{source}]}}" for source in cited[:3])
    yield "then_and_now:"
    line = f"about: {used_word(dice)}, then: {_line(dice, 8)}, now: {_line(dice, 8)}"
    yield f"  - {{{line}, sources: [{cited[3]}]}}"
    yield f"agreed: [{{text: {_line(dice, 9)}, sources: [{cited[0]}]}}]"
    yield f"questions: [{{q: {words(dice, 6).capitalize()}?, a: {_line(dice, 12)}, sources: [{cited[1]}]}}]"


def _note(dice: random.Random, number: int, note: int, world: World) -> str:
    counts = world.counts
    entry = world.items[below(dice, len(world.items))].id
    lines = [
        f"- id: note-{number}-{note}",
        "kind: context",
        f"quote: {{exact: {_passage(number, note, counts.notes)}}}",
    ]
    lines += [f"title: {words(dice, 4).capitalize()}", f"body: {_line(dice, 9)} See [it](entry:{entry})."]
    return "\n  ".join([*lines, f"sources: [source-{below(dice, counts.sources)}]"]) + "\n"


def _sidecar(slug: str, title: str, story: str, day: datetime.date, permission: str) -> str:
    digest = hashlib.sha256(story.encode()).hexdigest()
    lines = [f"id: {slug}", f"file: {slug}.txt", f"sha256: {digest}", "encoding: utf-8", "lang: en"]
    lines += [f"headline: {title}", "publisher: Zenda Courier", f"published: {day}"]
    return "\n".join([*lines, f"rights: {{holder: Zenda Courier, permission: {permission}}}", ""])


def main() -> None:
    """Write the project that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m bench.rich_corpus", description=__doc__)
    parser.add_argument("folder", type=Path)
    for field in fields(Counts):
        parser.add_argument(f"--{field.name}", type=int, default=field.default)
    wanted = vars(parser.parse_args())
    write_project(wanted.pop("folder"), Counts(**wanted))


if __name__ == "__main__":
    main()
