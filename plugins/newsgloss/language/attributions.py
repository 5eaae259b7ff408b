"""A paragraph and the quotes in it -> the name that each quote's own sentence gives whoever speaks, if it is certain.

What is published as somebody's words must be theirs, so most of what a reader would guess is left out here: pronouns,
what another sentence says, wives and lawyers of somebody, quotes within a quote, conditions, denials and hearsay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from newsgloss.model.patterns import pattern_of

from .sentences import SHORTENED
from .speech import CAPITAL, NAME, NOT_TELLING, PREPOSITIONS, RANKS, SENTENCE_ENDS, TITLES
from .vocabulary import ALL, either

Run = tuple[int, int, bool]
"""Where a quote begins and ends in its paragraph, marks included, and whether it is closed."""

LONGEST_REST = 300  # characters of a sentence after its speaker
ARTICLE = f"(?:(?:{either(ALL.speech.article)}) )?"
OFFICES = rf"(?P<office{{0}}>{ARTICLE}(?:(?:{TITLES}|{RANKS}) )+)?"
VERBS = either(ALL.speech.plain_verbs)
SAYS = rf"(?:{VERBS}){NOT_TELLING}"
TELLS = rf"(?:{either(ALL.speech.telling)}) (?:{either(ALL.speech.listeners)}|{ARTICLE}{NAME})"
SPEAKER = (
    rf"(?:{SAYS} {OFFICES.format(1)}(?P<after>{NAME})|{OFFICES.format(2)}(?P<before>{NAME}) (?:{TELLS}|{SAYS}))"
    r"(?![\w'’-])"
)
FOLLOWS = pattern_of(rf"\s*,?\s*{SPEAKER}")
BETWEEN = pattern_of(rf"\s*,?\s*{SPEAKER},\s*")
LEADS = pattern_of(rf"\s*{OFFICES.format('')}(?P<name>{NAME}) (?:{TELLS}|{SAYS})\s?[:,]\s*")
WEEKDAY = either(name for names in ALL.days.weekdays for name in names if name)
REST = pattern_of(  # after a speaker: when, where and of what body they spoke, and nothing else
    rf"(?: (?:{either(ALL.speech.occasions)}|(?:on |last )?(?:{WEEKDAY})|"
    rf"(?:on|{PREPOSITIONS})(?: (?:{either(ALL.names.articles)}))? ?{NAME})(?![\w'’-])){{0,4}}"
)
POST = pattern_of(  # what a speaker is, in capitals: , Chief Executive Officer of the Harbour Trust
    rf", (?:{CAPITAL} ){{0,4}}(?:{TITLES}|{RANKS}|{either(ALL.names.posts)})\b"
    rf"(?: (?:{PREPOSITIONS})(?: (?:{either(ALL.names.articles)}))? (?:{NAME}|[a-zß-öø-ÿ]{{2,30}})(?![\w'’-]))?"
)
DOUBT = pattern_of(rf"\b(?:{either(ALL.speech.doubts)})\b", re.IGNORECASE)
TITLED = pattern_of(rf"\b(?:{SHORTENED})\b")  # Mrs. and such: with a surname alone, one of several people
LABEL = pattern_of(r"[^:.!?\"“”«»„]{1,60}:\s")  # at a paragraph's beginning: who speaks in all of it
LOOSE_SINGLE = pattern_of(r"(?:^|[\s(])['‘](?=\w)|[.,!?…][’'](?!\w)")  # a single mark that opens or closes alone
SHORT_WORD = pattern_of(r"\b[A-ZÀ-Þ]\w{0,3}\.\Z|\bvs\.\Z")  # an abbreviation, perhaps: Sen. or St.
STOPS = pattern_of(r"\s*\.?\s*\Z|,\s*[\"“„«‘]")
NEXT = pattern_of(r"\.\s+[\"“„«‘A-ZÀ-Þ0-9]")
NOT_THEIRS = either((*ALL.names.conjunctions, *ALL.speech.pronouns))
RETOLD = pattern_of(  # he said that Moe had told him
    rf"(?<![\w'’-])(?!(?:{NOT_THEIRS}) )[\w'’-]+,? (?:{either(ALL.speech.verbs)}|{either(ALL.speech.retold)})\b"
)
NEAR = 8  # characters: the last word of the sentence before, its quotation mark, and spaces
SPEECH_ENDS = (",", "?", "!", "…", "...", "—", "–")  # the end of quoted words that their sentence goes on after
SENTENCES_END = (".", "!", "?", "…")


def named_speakers(text: str, runs: Sequence[Run]) -> list[str]:
    """Return for each quote in a paragraph who speaks, as written, or "" where that is not certain.

    Where one quote is not closed, or a single mark is alone, the marks do not tell what is quoted; where words of doubt
    are around, or somebody's name and a colon begin the paragraph, the words may be another's.
    """
    if not runs:
        return []
    outside = _blanked(text, runs)
    if not all(closed for _, _, closed in runs) or LOOSE_SINGLE.search(_between(text, runs)) or DOUBT.search(outside):
        return [""] * len(runs)
    starts = [0, *(end for _, end, _ in runs)]
    named = [
        _after(text, outside, start, end) or _in_front(outside, before, start, end)
        for before, (start, end, _) in zip(starts, runs, strict=False)
    ]
    for index, ((_, end, _), (start, last, _)) in enumerate(pairwise(runs)):
        if named[index] and not named[index + 1] and BETWEEN.fullmatch(outside, end, start) and _closes(outside, last):
            named[index + 1] = named[index]
    return named


def is_retold(text: str, place: int) -> bool:
    """Return whether the words that follow may be another's than whose speech begins at a place: she had told him."""
    return RETOLD.search(text, place) is not None


def _blanked(text: str, runs: Sequence[Run]) -> str:
    """Return a paragraph with its quoted words blotted out, but for how each quote ends."""
    pieces, position = [], 0
    for start, end, _ in runs:
        kept = max(start + 1, end - 3)  # French has a space before its mark
        pieces += [text[position : start + 1], "_" * (kept - start - 1), text[kept:end]]
        position = end
    return "".join([*pieces, text[position:]])


def _between(text: str, runs: Sequence[Run]) -> str:
    """Return what is between a paragraph's quotes."""
    edges = [0, *(edge for start, end, _ in runs for edge in (start, end)), len(text)]
    return '"'.join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))


def _after(text: str, outside: str, start: int, end: int) -> str:
    """Return who speaks where a sentence goes on after its quote: `"...," said Karl Black.`."""
    match = FOLLOWS.match(outside, end)
    if match is None or not _opens(outside, start) or LABEL.match(outside):
        return ""
    if not text[start + 1 : end - 1].rstrip().endswith(SPEECH_ENDS) and outside[end] != ",":
        return ""
    post = POST.match(outside, match.end(), match.end() + LONGEST_REST)
    place = post.end() if post else match.end()
    rest = REST.match(outside, place, place + LONGEST_REST)
    if rest is None or not _ends(outside, rest.end()):
        return ""
    return _name(match["after"] or match["before"], match["office1"] or match["office2"])


def _in_front(outside: str, before: int, start: int, end: int) -> str:
    """Return who speaks where a sentence ends with its quote: `Karl Black said: "..."`."""
    ends = [match.end() for match in SENTENCE_ENDS.finditer(outside, before, start)]
    begins = ends[-1] if ends else before
    match = LEADS.fullmatch(outside, begins, start)
    if match is None or not _opens(outside, match.start()) or not _closes(outside, end) or FOLLOWS.match(outside, end):
        return ""
    return _name(match["name"], match["office"])


def _name(name: str, office: str | None) -> str:
    """Return a speaker's name, or "" for a pronoun, and for Mrs. Black, whose first name is not told."""
    if name.lower() in ALL.speech.pronouns:
        return ""
    return "" if " " not in name and TITLED.search(office or "") else name


def _ends(outside: str, place: int) -> bool:
    """Return whether a sentence ends at a place, with a full stop or with another quote after a comma."""
    if STOPS.match(outside, place):
        return True
    return NEXT.match(outside, place) is not None and not SHORT_WORD.search(outside[max(0, place - NEAR) : place + 1])


def _opens(outside: str, place: int) -> bool:
    """Return whether a sentence begins at a place: at the start of a paragraph, or after another sentence."""
    before = outside[max(0, place - NEAR) : place].rstrip()
    if not before:
        return place < NEAR
    return before.rstrip('"”»’)').endswith(SENTENCES_END) and not SHORT_WORD.search(before)


def _closes(outside: str, end: int) -> bool:
    """Return whether a sentence, and all that is said of its quote, ends with the quote that ends at a place."""
    after = outside[end : end + 4].lstrip()
    ended = outside[end - 3 : end - 1].rstrip().endswith(SENTENCES_END)
    return ended and (not after or after[0].isupper() or after[0] in '"“„«‘')
