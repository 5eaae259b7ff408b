"""A story's HTML -> the same, in which each of the source's paragraphs has an id and its number, a link to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count

from markupsafe import escape

from newsgloss.language.interface import Language
from newsgloss.model.patterns import pattern_of
from newsgloss.pages.backlinks import paragraph_id

SOURCE = pattern_of(r'<blockquote class="source"[^>]*>.*?</blockquote>', re.DOTALL)
PARAGRAPH = pattern_of(r"<p(?P<attributes>(?: [^>]*)?)>(?P<words>.*?)</p>", re.DOTALL)


def with_paragraph_numbers(pieces: Iterable[str], language: Language) -> Iterator[str]:
    """Yield the pieces of a story's HTML with its source's paragraphs numbered through, from 1."""
    numbers = count(1)

    def numbered(found: re.Match[str]) -> str:
        number = next(numbers)
        name = escape(language.gettext("Paragraph %(number)s") % {"number": number})
        link = f'<a class="paragraph-number" href="#{paragraph_id(number)}" aria-label="{name}" data-added>{number}</a>'
        return f'<p id="{paragraph_id(number)}"{found["attributes"]}>{found["words"]}{link}</p>'

    for piece in pieces:
        yield SOURCE.sub(lambda quote: PARAGRAPH.sub(numbered, quote[0]), piece)


def around_source_end(html: str) -> tuple[str, str]:
    """Return a story's HTML up to the end of its last quote of the source, and what follows that."""
    end = max((quote.end() for quote in SOURCE.finditer(html)), default=0)
    return html[:end], html[end:].strip()
