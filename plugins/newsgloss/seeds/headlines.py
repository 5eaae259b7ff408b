"""The first lines of a text -> what is above its headline, and a title for a story that has none."""

from __future__ import annotations

import re

from newsgloss.language.vocabulary import ALL, either

from .boilerplate import LINE_END
from .bylines import is_agency, is_date_line

STATEMENT_END = re.compile(r"\.[\"'”’»)]*$")  # a headline may ask or call
ADDRESS = re.compile(r"<?(?:https?://|www\.)\S+>?")
RELEASE = re.compile(rf"\W*(?:{either(ALL.lines.releases)})\W*", re.IGNORECASE)
SLUG = re.compile(rf"(?:BC|AM|PM|AP)-[A-Z]{{2,}}\S*--.{{2,80}}|{either(ALL.lines.wire_slugs)}")
SECTIONS = frozenset(ALL.lines.sections)
SENTENCE_WORDS = 18  # words; a first line of more that ends with a full stop is a sentence of the story
LONGEST_TITLE = 300  # characters; a title of more than 110 its author has to shorten anyway


def stands_above(line: str, after: str) -> bool:
    """Return whether a text's first line is no headline but is above one: an address, a section, a wire's slug.

    `after` is the line that would be the headline then.
    """
    if any(pattern.fullmatch(line) for pattern in (ADDRESS, RELEASE, SLUG)) or is_date_line(line) or is_agency(line):
        return True
    return line.lower() in SECTIONS and not LINE_END.search(after)


def is_sentence(line: str) -> bool:
    """Return whether a text's first line belongs to the story, which then has no headline."""
    return len(line.split()) > SENTENCE_WORDS and STATEMENT_END.search(line) is not None


def title_of(sentence: str) -> str:
    """Return a title for a story that has none: how its first sentence begins."""
    if len(sentence) <= LONGEST_TITLE:
        return sentence
    return sentence[:LONGEST_TITLE].rpartition(" ")[0].rstrip(" ,;:–—-") + " …"
