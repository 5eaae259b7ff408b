"""The first lines of a text -> what stands above its headline, and a title for a story that has none."""

from __future__ import annotations

import re

from .boilerplate import SENTENCE_END
from .bylines import is_agency, is_date

FULL_STOP = re.compile(r"\.[\"'”’»)]*$")  # a headline may ask or call
ADDRESS = re.compile(r"<?(?:https?://|www\.)\S+>?")
RELEASE = re.compile(
    r"\W*(?:for immediate release|(?:press|news|media) release|embargoed (?:until|till|for)\b.{2,60}|"
    r"(?:communiqué(?: de presse)?|pour (?:diffusion|publication) immédiate))\W*",
    re.IGNORECASE,
)
SLUG = re.compile(
    r"(?:BC|AM|PM|AP)-[A-Z]{2,}\S*--.{2,80}|.{2,80}\b\d(?:st|nd|rd|th) (?:Ld|Lede?)(?:-Writethru)?\b.{0,20}"
)
SECTIONS = frozenset(
    "world news politics business sport sports opinion health science technology tech arts entertainment culture "
    "travel local national international canada economy money climate environment education analysis breaking "
    "exclusive monde politique actualités économie opinions santé sciences société environnement analyse".split()
)
SENTENCE_WORDS = 18  # words; a first line of more that ends with a full stop is a sentence of the story
LONGEST_TITLE = 300  # characters; a title of more than 110 its author has to shorten anyway


def stands_above(line: str, after: str) -> bool:
    """Return whether a text's first line is no headline but stands above one: an address, a section, a wire's slug.

    `after` is the line that would be the headline then.
    """
    if any(pattern.fullmatch(line) for pattern in (ADDRESS, RELEASE, SLUG)) or is_date(line) or is_agency(line):
        return True
    return line.lower() in SECTIONS and not SENTENCE_END.search(after)


def is_sentence(line: str) -> bool:
    """Return whether a text's first line belongs to the story, which then has no headline."""
    return len(line.split()) > SENTENCE_WORDS and FULL_STOP.search(line) is not None


def title_of(sentence: str) -> str:
    """Return a title for a story that has none: how its first sentence begins."""
    if len(sentence) <= LONGEST_TITLE:
        return sentence
    return sentence[:LONGEST_TITLE].rpartition(" ")[0].rstrip(" ,;:–—-") + " …"
