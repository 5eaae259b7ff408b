"""A text's quotations and the stories that we hold -> the words that a quoted story does not have.

A quotation names its source in its last line. Where that is a story among the seeds, its words are compared with it.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import NamedTuple

from newsgloss.language.vocabulary import ALL, either
from newsgloss.model.patterns import pattern_of
from newsgloss.model.sources import Source
from newsgloss.seeds.lines.rulings import normal
from newsgloss.seeds.saved_pages.addresses import plain_address
from newsgloss.seeds.seed import Seed
from newsgloss.seeds.sidecars import LoadedSeed

from .fidelity import all_text, beginning, elements, remedy, texts_of

OMISSION = pattern_of(r"\[(?:…|\.\.\.)\]|(?:^|(?<=\s))(?:…|\.\.\.)(?=\s|$)")
NEGATION = pattern_of(rf"\b(?:{either(ALL.speech.negations)})\b", re.IGNORECASE)
MARKS = "\"“”„«»‘’' "
LOCATOR = pattern_of(r",[ \w.§]{0,12}\d[\d –,-]*")  # after a source: where in it
MONTHS = frozenset(word for names in ALL.days.months for name in names for word in name.casefold().split())
PLAIN = frozenset("a b br em i p span strong".split())  # elements that show their words as they are
PLAIN_ONLY = "Take it out: a quotation has paragraphs, links and emphasis, and nothing else."


class Held(NamedTuple):
    """A story among the seeds, and the words by which the source that it is may be named below a quotation."""

    seed: Seed
    names: frozenset[str]


class Misquoted(NamedTuple):
    """Words that the story they are quoted from does not have, in the ways they may be written, and how to say so."""

    written: tuple[str, ...]
    message: str
    remedy: str


def held_stories(sources: Mapping[str, Source], seeds: Iterable[LoadedSeed]) -> dict[str, Held]:
    """Return the sources that are stories among the seeds, by id: of one address, or of one title and publisher."""
    known = [(seed, sidecar) for seed, sidecar, *_ in seeds if sidecar]
    by_address = {plain_address(sidecar.url): seed for seed, sidecar in known if sidecar.url}
    by_name = {_words(f"{sidecar.headline} {sidecar.publisher}"): seed for seed, sidecar in known if sidecar.publisher}
    found = {
        id_: (by_address.get(plain_address(source.url)) if source.url else None)
        or by_name.get(_words(f"{source.title} {source.publisher}"))
        for id_, source in sources.items()
    }
    return {id_: Held(seed, _names(sources[id_], seed)) for id_, seed in found.items() if seed}


def _names(source: Source, seed: Seed) -> frozenset[str]:
    """Return the words of a source's title, short name, publisher and day."""
    return MONTHS.union(_words(f"{source.title} {source.short} {source.publisher} {source.published} {seed.headline}"))


def _words(text: str) -> tuple[str, ...]:
    """Return the words of a title and its publisher, without marks and without the publisher's article."""
    return tuple(word for word in re.findall(r"\w+", normal(text).casefold()) if word != "the")


def misquoted(html: str, held: Mapping[str, Held]) -> Iterator[Misquoted]:
    """Yield the words quoted from stories that do not have them. `held` are stories by their source's address."""
    if 'class="quotation"' not in html:
        return
    for quotation in elements(html).css("blockquote.quotation"):
        last = quotation.css("p")[-1]
        links = {link.attributes.get("href") or "": link for link in last.css("a")}
        url = next(filter(held.__contains__, links), None)
        if url is None:
            continue
        seed, names = held[url]
        for element in quotation.css("*"):
            if element.mem_id != quotation.mem_id and element.tag not in PLAIN:
                message = f"a quotation from '{seed.id}' has <{element.tag}>, which may change how its words are read"
                words = normal(all_text(element))
                yield Misquoted((f"<{element.tag}>{words}", f"<{element.tag}", words), message, PLAIN_ONLY)
        blocks = [text for _, text in texts_of(quotation)]
        said, _, line = blocks[-1].rstrip().rpartition("\n")
        if not _is_source_line(line, all_text(links[url]), names):
            message = (
                f"the line that names '{seed.id}' as its source has more than its name: '{beginning(normal(line))}'"
            )
            yield Misquoted(
                (normal(line),), message, "End the quotation with `> — [title](source:id)` and nothing else."
            )
        lines = [normal(line.text) for line in seed.body] + [normal(seed.headline)]
        for block in filter(None, map(normal, [*blocks[:-1], said])):
            if not any(_has(line, block) for line in lines):
                message = f"these words are quoted from '{seed.id}', which does not have them: '{beginning(block)}'"
                yield Misquoted((block,), message, remedy(block, seed))


def _is_source_line(line: str, name: str, names: Container[str]) -> bool:
    """Return whether a line has a dash and the name of a source alone, or with it where in the source."""
    before, _, after = normal(line).partition(normal(name))
    place = after.strip(" .")
    is_name = before.strip() == "—" and all(word in names or word.isdigit() for word in _words(name))
    return is_name and (not place or LOCATOR.fullmatch(place) is not None)


def _has(line: str, quoted: str) -> bool:
    """Return whether a line has all words that are quoted, one stretch after another where some are left out.

    No word is cut, and none is left out without which a sentence says the contrary.
    """
    position = 0
    for index, stretch in enumerate(OMISSION.split(quoted)):
        words = stretch.strip()
        found = _find(line, words, position)
        if found < 0:
            words = words.strip(MARKS)
            found = _find(line, words, position)
        if found < 0 or (index and position and words and NEGATION.search(line, position, found)):
            return False
        position = found + len(words)
    return True


def _find(line: str, words: str, position: int) -> int:
    """Return where whole words are in a line, or -1."""
    if not words or words not in line:
        return -1 if words else position
    match = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)").search(line, position)
    return match.start() if match else -1
