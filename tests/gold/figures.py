"""What each way to link did with the marked texts -> how often it was right, as tables, and what it got wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tests.gold.marked_texts import LANGUAGES, Link, Mark, Text, load_site, load_texts
from tests.gold.ways import WAYS


@dataclass(frozen=True, slots=True)
class Result:
    """What one way to link did with one text."""

    text: Text
    made: frozenset[Link]

    @property
    def right(self) -> set[Link]:
        """Return the links with the exact span and the right entry."""
        return {mention.link for mention in self.text.mentions} & self.made

    @property
    def false(self) -> list[Link]:
        """Return the links that should not be."""
        return sorted(self.made - self.right)

    @property
    def missed(self) -> list[Mark]:
        """Return the mentions without their link."""
        return [mention for mention in self.text.mentions if mention.link not in self.made]

    @property
    def fallen(self) -> list[Mark]:
        """Return the traps of which some part was linked."""
        return [
            trap
            for trap in self.text.traps
            if any(start < trap.end and trap.start < end for start, end, _ in self.made - self.right)
        ]


def score(ways: Iterable[str] = tuple(WAYS)) -> dict[str, list[Result]]:
    """Return what each way to link did with every text."""
    results: dict[str, list[Result]] = {way: [] for way in ways}
    for site in map(load_site, LANGUAGES):
        texts = list(load_texts(site))
        for way, found in results.items():
            link = WAYS[way](site)
            found += [Result(text, link(text)) for text in texts]
    return results


def precision(results: Iterable[Result]) -> float:
    """Return the share of the links made that are right."""
    pairs = [(len(result.right), len(result.made)) for result in results]
    return sum(right for right, _ in pairs) / max(1, sum(made for _, made in pairs))


def recall(results: Iterable[Result]) -> float:
    """Return the share of the mentions marked that are linked."""
    pairs = [(len(result.right), len(result.text.mentions)) for result in results]
    return sum(right for right, _ in pairs) / max(1, sum(marked for _, marked in pairs))


def report(scored: Mapping[str, list[Result]]) -> str:
    """Return the figures as Markdown tables."""
    columns = list(scored)
    texts = [result.text for result in next(iter(scored.values()))]
    lines = _table(["", *columns], _totals(scored))
    lines += ["", *_table(["language", "texts", "mentions", "traps"], _languages(texts))]
    lines += ["", *_table(["traps fallen into", "traps", *columns], _by_why(scored, texts))]
    lines += ["", *_table(["mentions linked", "mentions", *columns], _by_kind(scored, texts))]
    return "\n".join(lines)


def _table(head: list[str], rows: Iterable[list[str]]) -> list[str]:
    rule = [" --- ", *[" ---: "] * (len(head) - 1)]
    return [f"| {' | '.join(head)} |", f"|{'|'.join(rule)}|", *(f"| {' | '.join(row)} |" for row in rows)]


def _totals(scored: Mapping[str, list[Result]]) -> Iterator[list[str]]:
    measures: dict[str, Callable[[list[Result]], Any]] = {
        "precision": lambda results: f"{precision(results):.3f}",
        "recall": lambda results: f"{recall(results):.3f}",
        "links made": lambda results: sum(len(result.made) for result in results),
        "links that are wrong": lambda results: sum(len(result.false) for result in results),
        "mentions missed": lambda results: sum(len(result.missed) for result in results),
        "traps fallen into": lambda results: sum(len(result.fallen) for result in results),
    }
    for lang in LANGUAGES:
        for name in ("precision", "recall"):
            measure = measures[name]
            measures[f"{name}, {lang}"] = lambda results, measure=measure, lang=lang: measure(
                [result for result in results if result.text.name.startswith(f"{lang}/")]
            )
    for name, measure in measures.items():
        yield [name, *(str(measure(results)) for results in scored.values())]


def _languages(texts: list[Text]) -> Iterator[list[str]]:
    for lang in (*LANGUAGES, ""):
        mine = [text for text in texts if text.name.startswith(lang)]
        counts = [len(mine), sum(len(text.mentions) for text in mine), sum(len(text.traps) for text in mine)]
        yield [lang or "all", *map(str, counts)]


def _by_why(scored: Mapping[str, list[Result]], texts: list[Text]) -> Iterator[list[str]]:
    every = Counter(trap.why for text in texts for trap in text.traps)
    fallen = [Counter(trap.why for result in results for trap in result.fallen) for results in scored.values()]
    for why, count in sorted(every.items()):
        yield [why, str(count), *(str(counter[why]) for counter in fallen)]


def _by_kind(scored: Mapping[str, list[Result]], texts: list[Text]) -> Iterator[list[str]]:
    def kinds(mentions: Iterable[Mark]) -> Counter[str]:
        return Counter(kind for mention in mentions for kind in mention.kinds or ("as the glossary has it",))

    every = kinds(mention for text in texts for mention in text.mentions)
    missed = [kinds(mention for result in results for mention in result.missed) for results in scored.values()]
    for kind, count in sorted(every.items()):
        yield [kind, str(count), *(str(count - counter[kind]) for counter in missed)]


def errors(results: Iterable[Result]) -> Iterator[str]:
    """Yield what went wrong, a line each, in the order of the texts."""
    for result in results:
        text = result.text
        for start, end, entry in result.false:
            why = next((trap.why for trap in text.traps if start < trap.end and trap.start < end), "not marked")
            yield f"{text.name}: wrong ({why}): {_context(text, start, end)} -> {entry}"
        for mention in result.missed:
            yield f"{text.name}: missed: {_context(text, mention.start, mention.end)} -> {mention.entry}"


def _context(text: Text, start: int, end: int) -> str:
    around = f"{text.seen[max(0, start - 30) : start]}[{text.seen[start:end]}]{text.seen[end : end + 20]}"
    return around.replace("\n", " ")
