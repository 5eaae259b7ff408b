"""A text's quotations and the stories that we hold -> the words that a quoted story does not have.

A quotation names its source in its last line. Where that is a story among the seeds, its words are compared with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

from newsgloss.model.sources import Sidecar, Source
from newsgloss.seeds.line_rules import normal
from newsgloss.seeds.seed import Seed

from .fidelity import beginning, elements, remedy, texts_of

OMISSION = re.compile(r"\[(?:…|\.\.\.)\]|(?:^|(?<=\s))(?:…|\.\.\.)(?=\s|$)")
MARKS = "\"“”„«»‘’' "


class Misquoted(NamedTuple):
    """Words that the story they are quoted from does not have, and how to say so."""

    words: str
    message: str
    remedy: str


def held_stories(sources: Mapping[str, Source], seeds: Iterable[tuple[Seed, Sidecar | None]]) -> dict[str, Seed]:
    """Return the sources that are stories among the seeds: by address or, without one, by title and publisher."""
    by_name = {
        name: seed
        for seed, sidecar in seeds
        if sidecar
        for name in _names(sidecar.url, sidecar.headline, sidecar.publisher)
    }
    names = {id_: _names(source.url, source.title, source.publisher) for id_, source in sources.items()}
    return {id_: by_name[name] for id_, known in names.items() for name in known if name in by_name}


def _names(url: str | None, title: str, publisher: str | None) -> list[tuple[str, str]]:
    """Return by what a story is known: its address, however it is written, and its title with its publisher."""
    names = [(normal(title).casefold(), normal(publisher).casefold())] if publisher else []
    if url:
        parts = urlsplit(url)
        query = "" if parts.query.startswith("utm_") else parts.query
        names.append((parts.netloc.casefold().removeprefix("www."), f"{parts.path.rstrip('/')}?{query}"))
    return names


def misquoted(html: str, held: Mapping[str, Seed]) -> Iterator[Misquoted]:
    """Yield the words quoted from stories that do not have them. `held` are stories by their source's address."""
    if 'class="quotation"' not in html:
        return
    for quotation in elements(html).css("blockquote.quotation"):
        links = quotation.css("p")[-1].css("a")
        seed = next(filter(None, (held.get(link.attributes.get("href") or "") for link in links)), None)
        if seed is None:
            continue
        blocks = [text for _, text in texts_of(quotation)]
        quoted = [*blocks[:-1], blocks[-1].rstrip().rpartition("\n")[0]]  # without the line that names the source
        lines = [normal(line.text) for line in seed.body] + [normal(seed.headline)]
        for block in filter(None, map(normal, quoted)):
            if not any(_has(line, block) for line in lines):
                message = f"these words are quoted from '{seed.id}', which does not have them: '{beginning(block)}'"
                yield Misquoted(block, message, remedy(block, seed))


def _has(line: str, quoted: str) -> bool:
    """Return whether a line has all words that are quoted, one stretch after another where some are left out."""
    position = 0
    for stretch in OMISSION.split(quoted):
        words = stretch.strip() if stretch.strip() in line else stretch.strip(MARKS)
        found = line.find(words, position)
        if found < 0:
            return False
        position = found + len(words)
    return True
