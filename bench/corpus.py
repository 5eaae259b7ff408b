"""A number of articles and one of names -> a made-up newspaper and its glossary, the same bytes every time.

    python bench/corpus.py FOLDER --articles 1000 --names 1000

writes them as a whole project, which `newsgloss build` builds. All words are made of syllables by rule and mean
nothing, so nobody's texts are needed. How often words come back, how long sentences are, and how many capitals,
quotation marks, links and subheads they hold is as in news.
"""

# ruff: noqa: INP001, PLR2004, S311 -- a script, in no package; its shares are its own; its dice are for play

from __future__ import annotations

import argparse
import datetime
import itertools
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
SEED = 1921  # another number, another newspaper
WORDS = 700  # in the paragraphs of an article
MENTIONS = 15  # in an article, of names in the glossary
SYLLABLES = tuple(map("".join, itertools.product("bdfgklmnrstv", "aeiou", ("", "n", "r", "s"))))
SHORT_WORDS = 40  # the words most used, of one syllable each; they are four in nine of a text's
VOCABULARY = 4_000  # words; names of several words are made of the same, so that many words of a text begin one
FIRST_DAY = datetime.date(2020, 1, 1)
DAYS = 2_000  # over which the articles are spread
SOURCES = 20
ENTRIES_IN_A_FILE = 100
TOPICS = ("Harbours", "Markets", "Roads", "Schools", "Weather")


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of the glossary, with the names by which texts mention it; the first is its label."""

    id: str
    kind: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One article: what its front matter says, and Markdown."""

    slug: str
    title: str
    dek: str
    date: datetime.date
    topic: str
    body: str


def word(rank: int) -> str:
    """Return the word at a place, from 0, in the list of all words by how often they are used."""
    return SYLLABLES[rank * 6] if rank < SHORT_WORDS else spelt(rank * 13, 2)


def glossary(names: int) -> list[Item]:
    """Return entries that have so many names together. A small glossary is the beginning of a large one."""
    dice = random.Random(f"{SEED} glossary")
    items: list[Item] = []
    seen: set[str] = set()
    while names > 0:
        kind, make = KINDS[len(items) % len(KINDS)]
        found = make(dice)[:names]
        if seen.isdisjoint(found):
            seen.update(found)
            items.append(Item(f"{found[0].lower().replace(' ', '-')}-{len(items)}", kind, found))
            names -= len(found)
    return items


def articles(count: int, items: Sequence[Item]) -> Iterator[Article]:
    """Yield articles that mention the items: a few items in many articles, most in few."""
    names = [name for item in items for name in item.names]
    for number in range(count):
        dice = random.Random(f"{SEED} article {number}")
        title = words(dice, 7).capitalize()
        yield Article(
            slug=f"{title.lower().replace(' ', '-')}-{number}",
            title=title,
            dek=f"{words(dice, 14).capitalize()}.",
            date=FIRST_DAY + datetime.timedelta(number % DAYS),
            topic=TOPICS[number % len(TOPICS)],
            body=_body(dice, names),
        )


def write_project(folder: Path, article_count: int, name_count: int) -> None:
    """Write a project: settings that lead to this repository's theme and plugin, and all that they need."""
    write_files(folder, files(article_count, name_count))


def files(article_count: int, name_count: int) -> Iterator[tuple[str, str]]:
    """Yield a project's files, each with its text: settings, a glossary, sources and articles."""
    items = glossary(name_count)
    yield "pelicanconf.py", settings(f"{word(3_000).title()} News")
    yield "content/sources.yaml", "\n".join(map(_source, range(SOURCES)))
    yield "content/linking.yaml", "block: []\nrejected: []\n"
    yield "content/pages/about.md", "---\ntitle: About\ndek: About this site.\n---\n\nMade by bench/corpus.py.\n"
    for start in range(0, len(items), ENTRIES_IN_A_FILE):
        entries = [_entry(number, items) for number in range(start, min(start + ENTRIES_IN_A_FILE, len(items)))]
        yield f"content/glossary/{start:05}.yaml", "\n".join(entries)
    for article in articles(article_count, items):
        yield f"content/explainers/{article.slug}.md", _page(article)


def write_files(folder: Path, texts: Iterable[tuple[str, str]]) -> None:
    """Write files, each by its name below a folder."""
    for name, text in texts:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def spelt(number: int, syllables: int) -> str:
    """Return a number as a word: its digits are syllables."""
    digits = []
    for _ in range(syllables):
        number, digit = divmod(number, len(SYLLABLES))
        digits.append(SYLLABLES[digit])
    return "".join(digits)


def below(dice: random.Random, end: int) -> int:
    """Return a number from 0. Of the dice only random() is used: other methods may change with the Python version."""
    return int(dice.random() * end)


def used_word(dice: random.Random) -> str:
    """Return a word of a text: the tenth in the list is used ten times as often as the hundredth."""
    return word(int(VOCABULARY ** dice.random()) - 1)


def words(dice: random.Random, count: int) -> str:
    """Return some words of a text."""
    return " ".join(used_word(dice) for _ in range(count))


def content_words(dice: random.Random, count: int) -> str:
    """Return some words of which names are made: none of the most used."""
    return " ".join(word(SHORT_WORDS + below(dice, VOCABULARY - SHORT_WORDS)) for _ in range(count))


def rare_word(dice: random.Random) -> str:
    """Return a word that no text uses but where it is somebody's name."""
    return spelt(below(dice, len(SYLLABLES) ** 3), 3)


def _term(dice: random.Random) -> tuple[str, ...]:
    return (content_words(dice, 2),)


def _long_term(dice: random.Random) -> tuple[str, ...]:
    return (content_words(dice, 3),)


def _rare_term(dice: random.Random) -> tuple[str, ...]:
    return (rare_word(dice),)


def _person(dice: random.Random) -> tuple[str, ...]:
    return (f"{content_words(dice, 1)} {rare_word(dice)}".title(),)


def _place(dice: random.Random) -> tuple[str, ...]:
    return (rare_word(dice).title(),)


def _law(dice: random.Random) -> tuple[str, ...]:
    return (f"{content_words(dice, 2)} act".title(),)


def _organisation(dice: random.Random) -> tuple[str, ...]:
    name = f"{content_words(dice, 3)} {rare_word(dice)}".title()
    return name, "".join(part[0] for part in name.split())


KINDS: tuple[tuple[str, Callable[[random.Random], tuple[str, ...]]], ...] = (
    ("term", _term),
    ("term", _long_term),
    ("person", _person),
    ("organisation", _organisation),
    ("term", _term),
    ("term", _rare_term),
    ("place", _place),
    ("law", _law),
    ("term", _term),
)  # nine entries have ten names


def _body(dice: random.Random, names: Sequence[str]) -> str:
    """Return an article's Markdown: paragraphs of two to four sentences, with subheads and block quotes among them."""
    phrases = _phrases(dice, names)
    blocks: list[str] = []
    while phrases:
        if len(blocks) % 6 == 4:
            blocks.append(f"## {words(dice, 4).capitalize()}")
        sentences = []
        for _ in range(2 + below(dice, 3)):
            length = 8 + below(dice, 17)
            sentences += [_sentence(dice, phrases[:length])] if phrases else []
            phrases = phrases[length:]
        blocks.append(("> " if len(blocks) % 6 == 2 else "") + " ".join(sentences))
    return "\n\n".join(blocks) + "\n"


def _phrases(dice: random.Random, names: Sequence[str]) -> list[str]:
    """Return an article's words in an order by chance; the words of a name stay together."""
    phrases = [_mention(dice, names) for _ in range(MENTIONS)]
    count = sum(len(phrase.split()) for phrase in phrases)
    while count < WORDS:
        phrases.append(_phrase(dice))
        count += len(phrases[-1].split())
    return sorted(phrases, key=lambda _: dice.random())


def _mention(dice: random.Random, names: Sequence[str]) -> str:
    """Return a name, one in ten as a possessive: the tenth name is mentioned ten times as often as the hundredth."""
    name = names[int(len(names) ** dice.random()) - 1]
    return f"{name}’s" if dice.random() < 0.1 else name


def _phrase(dice: random.Random) -> str:
    """Return a word, or what else is in news: people who are in no glossary, numbers, emphasis, links."""
    text, chance = used_word(dice), dice.random()
    if chance < 0.03:
        return f"{text} {used_word(dice)}".title()
    if chance < 0.05:
        return f"{below(dice, 2_000):,}"
    if chance < 0.057:
        return f"*{text}*"
    if chance < 0.063:
        return f"[{text}](https://example.org/{text}/)"
    return f"{text}," if chance > 0.93 else text


def _sentence(dice: random.Random, phrases: Sequence[str]) -> str:
    """Return phrases as a sentence, one in five in quotation marks."""
    text = " ".join(phrases).rstrip(",")
    text = f"{text[0].upper()}{text[1:]}."
    return f"“{text}”" if dice.random() < 0.2 else text


def settings(name: str) -> str:
    """Return the settings of a site by the repository's own settings, theme and plugin."""
    return f'''"""Made by bench/: the repository's settings, theme and plugin, with content of its own."""

import runpy

globals().update(runpy.run_path({str(ROOT / "pelicanconf.py")!r}))
SITENAME = {name!r}
PLUGIN_PATHS = [{str(ROOT / "plugins")!r}]
THEME = {str(ROOT / "theme")!r}
'''


def _source(number: int) -> str:
    return f"- id: source-{number}\n  kind: news\n  title: Report {number}\n  publisher: {word(3_000).title()} News\n"


def _entry(number: int, items: Sequence[Item]) -> str:
    """Return one item as an author would write it; every tenth has a text of its own, which mentions the one before."""
    item, dice = items[number], random.Random(f"{SEED} entry {number}")
    others = sorted({items[below(dice, len(items))].id for _ in range(2)} - {item.id})
    lines = [f"id: {item.id}", f"kind: {item.kind}", f"label: {item.names[0]}"]
    if item.kind == "person":
        lines.append("public_figure: true")
    if item.names[1:]:
        lines.append(f"abbreviation: {item.names[1]}")
    lines.append(f"gloss: {words(dice, 18).capitalize()}.")
    if number % 10 == 9:
        lines.append(f"body: {words(dice, 30).capitalize()} {items[number - 1].names[0]}.")
    lines += [f"related: [{', '.join(others)}]", f"sources: [source-{number % SOURCES}]"]
    return "- " + "\n  ".join(lines) + "\n"


def _page(article: Article) -> str:
    return f"""\
---
title: {article.title}
dek: {article.dek}
date: {article.date}
category: {article.topic}
status: published
---

{article.body}"""


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Write a made-up newspaper as a project.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--names", type=int, default=1_000)
    wanted = parser.parse_args()
    write_project(wanted.folder, wanted.articles, wanted.names)
