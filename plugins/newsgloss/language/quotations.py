"""A story's paragraphs -> the quotes in them and who is said to speak.

Marks are balanced paragraph by paragraph. A quote that stays open goes on in the next paragraph if that one opens with
a mark again, as newspapers print it; otherwise it is unclosed. A speaker is named by the words around the quote, or
meant by a pronoun, or inferred from the paragraph before; nobody's gender is ever guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from .attributions import is_retold, named_speakers
from .speech import (
    ARTICLES,
    CAPITAL,
    NAME,
    NO_NAMES,
    NOT_TELLING,
    POST,
    PREPOSITIONS,
    SENTENCE_ENDS,
    TITLES,
    UNNAMED,
    VERBS,
    People,
    last_named,
    last_named_in,
    people_named,
    personal_name,
)
from .vocabulary import ALL, either

Attribution = Literal["explicit", "pronoun", "inferred", "none"]

CLOSING = {'"': '"', "“": "”", "„": "“”", "«": "»", "”": "”", "»": "«", "‘": "’", "`": "'"}
OTHERWISE = {"”": "“", "»": "«"}  # what else may close a straight mark, and what opens that
MARK = re.compile(f"[{''.join(CLOSING)}]")
LONGEST_SINGLE = 1000  # characters between single quotation marks; farther off, a mark is an apostrophe
FAR = 1000  # characters on both sides of a mark of another kind in which its like are counted
GOVERNING = 80  # characters before a name in which a word like "of" can govern it
AFTER_POST = re.compile(rf" ({NAME})")
OPENS_AGAIN = frozenset('"“„«»')  # what opens a paragraph in the middle of a quote
GOES_ON = re.compile(r"[\s,—–-]*[a-zß-öø-ÿ]")
SENTENCES_END = frozenset(".!?…")
NEUTRAL = frozenset(ALL.speech.neutral)
SPEAKS = re.compile(
    rf"\b(?P<name>{NAME})(?P<more>, (?!(?:{either(ALL.speech.clauses)}) )[^,\"“”«»]{{2,120}}?)?,? (?:{VERBS})\b"
)
SPOKEN_BY = re.compile(
    rf"[\s,—–-]*(?:{VERBS}){NOT_TELLING},? (?P<office>(?:[^\W\d_A-ZÀ-ÖØ-Þ][\w'’-]* ){{0,7}}?(?:(?:{TITLES}) )*"
    rf"(?:[dl]['’])?)"
    rf"(?P<name>{NAME})(?P<more>, {NAME})?"
)
ACCORDING = re.compile(rf"\b(?:{either(ALL.speech.according)}) (?:[a-zà-ÿ'’-]+ ){{0,4}}(?P<name>{NAME})")
PRONOUNS = ALL.speech.pronouns
PRONOUN = re.compile(
    rf"\b(?:{'|'.join((*PRONOUNS, *map(str.capitalize, PRONOUNS)))}) (?:{VERBS})\b|"
    rf"\b(?:{VERBS}) (?:{either(ALL.speech.inverted)})\b|"
    rf"{either(ALL.speech.attached)}"
)
INSERTED = re.compile(rf", ((?:{either(ALL.speech.inserted)}|(?:{VERBS}) [^,.]{{3,60}}))(?=[,.])")
NO_FORMS: Mapping[str, str] = MappingProxyType({})
GOVERNED = re.compile(rf"\b(?:{PREPOSITIONS})(?: (?:{ARTICLES}))?(?: {CAPITAL})* \Z")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted run in a paragraph. `line` is the seed's; `speaker` is None where nobody can be told.

    `speaker` is a guess, for editors. `named` is the name, as written, that the quote's own sentence gives whoever
    speaks, where nobody else can be meant; else it is empty.
    """

    line: int
    text: str
    speaker: str | None
    attribution: Attribution
    closed: bool
    named: str = ""


def find_quotes(paragraphs: Iterable[tuple[int, str]]) -> list[Quote]:
    """Return the quotes in a story's paragraphs (line number, text), in their order."""
    told = list(paragraphs)
    names = _people(text for _, text in told)
    quotes: list[Quote] = []
    since: list[tuple[str, str | None]] = []  # paragraphs: what is outside their quotes, and who speaks last in them
    goes_on, marks_match = False, True
    for (line, text), (_, following) in zip(told, [*told[1:], (0, "")], strict=False):
        runs = list(_runs(text, goes_on=goes_on))
        if runs:  # few paragraphs quote anybody; only there it counts who was named last
            since = [("", last_named_in(since, names))]
        found = _paragraph_quotes(line, text, runs, names, since[0][1]) if runs else []
        if marks_match:  # else nobody knows what this paragraph quotes
            named = zip(found, named_speakers(text, runs), strict=True)
            found = [_named_for_sure(one, name, names) if name else one for one, name in named]
        before = quotes[-1] if quotes else None
        if found and goes_on and before and before.attribution == "none" and found[0].speaker:
            quotes[-1] = replace(before, speaker=found[0].speaker, attribution="inferred")
        outside = _outside(text, runs)
        if found and before and found[0].attribution == "none" and (goes_on or not re.search(r"\w", outside)):
            attribution: Attribution = "inferred" if before.speaker else "none"
            found = [replace(quote, speaker=before.speaker, attribution=attribution) for quote in found]
        goes_on = bool(runs) and not runs[-1][2] and following[:1] in OPENS_AGAIN
        marks_match = not runs or runs[-1][2]
        if goes_on:
            found[-1] = replace(found[-1], closed=True)
        quotes += found
        since.append((outside, found[-1].speaker if found else None))
    return quotes


def _named_for_sure(quote: Quote, name: str, names: People) -> Quote:
    """Return a quote whose own sentence names whoever speaks: nobody who is named elsewhere comes before."""
    person = personal_name(name)
    if not person:
        return replace(quote, named="" if " " in name else name)
    if quote.speaker and f" {quote.speaker}".endswith(f" {person}"):
        return replace(quote, named=person)
    return replace(quote, named=person, speaker=names.forms.get(person, person), attribution="explicit")


def _paragraph_quotes(
    line: int, text: str, runs: Sequence[tuple[int, int, bool]], names: People, last: str | None
) -> list[Quote]:
    """Return a paragraph's quotes: each said by whom the words beside it name, else as the others there, or nobody."""
    edges = [0, *(edge for start, end, _ in runs for edge in (start, end)), len(text)]
    pieces = [text[edges[index] : edges[index + 1]] for index in range(0, len(edges), 2)]
    said = [
        _beside(pieces[index], text[start:end], pieces[index + 1], names, last)
        for index, (start, end, _) in enumerate(runs)
    ]
    otherwise = next(filter(None, said), None) or _speaker(_outside(text, runs), names, last)
    sentences = list(_sentences(text, runs, pieces))
    in_sentence = {number: one for one, (number, _) in zip(said[::-1], sentences[::-1], strict=True) if one}
    quotes: list[Quote] = []
    for (start, end, closed), beside, (number, is_all_quoted) in zip(runs, said, sentences, strict=True):
        by = beside or in_sentence.get(number)
        speaker, attribution = by or (otherwise if is_all_quoted else None) or (None, "none")
        otherwise = by or otherwise
        words = text[start + 1 : end - 1 if closed else end].strip()
        words = words.removeprefix("`").removesuffix("'") if text[start] == "`" else words
        quotes.append(Quote(line, words, speaker, attribution, closed))
    return quotes


def _sentences(text: str, runs: Sequence[tuple[int, int, bool]], pieces: Sequence[str]) -> Iterator[tuple[int, bool]]:
    """Yield for each quote the number of its sentence, and whether nothing else is in that."""
    number = 0
    ended = True
    for (_, end, closed), before, after in zip(runs, pieces, pieces[1:], strict=False):
        starts = [match.end() for match in SENTENCE_ENDS.finditer(before)]
        own = before[starts[-1] if starts else 0 :]
        number += bool(starts or ended)
        following = SENTENCE_ENDS.search(after)
        ended = text[max(0, end - 3) : end - closed].rstrip()[-1:] in SENTENCES_END and not GOES_ON.match(after)
        rest = "" if ended else after[: following.end() if following else len(after)]
        yield number, re.search(r"\w", own + rest) is None


def _runs(text: str, *, goes_on: bool = False) -> Iterator[tuple[int, int, bool]]:
    """Yield the quoted runs: where they begin and end, marks included, and whether they are closed.

    Where a quote `goes_on` from the paragraph before, French may open it with its closing mark.
    """
    if not MARK.search(text):
        return
    start = None
    closing = ""
    depth = 0
    nests = text.count("“") == text.count("”")
    last, last_pair = text.rfind("«"), text.rfind("''")
    for index, character in enumerate(text):
        is_loose = character == "`" and index > last_pair  # nothing closes it
        if start is None and character in CLOSING and not is_loose and _opens(text, index, last, goes_on=goes_on):
            start, depth = index, 0
            closing = "»" if character == "»" and goes_on and index == 0 else CLOSING[character]
        elif start is not None and character in '"”»' and _closes_otherwise(text, start, index):
            yield start, index + 1, True
            start = None
        elif start is not None and nests and character == "“" and closing == "”":
            depth += 1
        elif start is not None and closing == "'" and not text.startswith("''", index):
            continue
        elif start is not None and character in closing and (closing != "’" or _closes(text, index)):
            if depth:
                depth -= 1
                continue
            yield start, index + (2 if closing == "'" else 1), True
            start = None
    if start is not None:
        yield start, len(text), False


def _opens(text: str, index: int, last: int, *, goes_on: bool) -> bool:
    """Return whether a mark opens a quote: not the inches in 6", nor a single mark that nothing closes.

    The `last` « of the text tells whether one follows.
    """
    mark = text[index]
    if mark == "`":  # as agencies write it
        return text.startswith("``", index)
    if mark == '"':
        return not (index and text[index - 1].isdigit())
    if mark == "»":
        return (goes_on and index == 0) or index < last
    if mark == "‘":
        end = min(len(text), index + LONGEST_SINGLE)
        place = text.find("’", index, end)
        while place >= 0 and not _closes(text, place):
            place = text.find("’", place + 1, end)
        return place >= 0
    return True


def _closes_otherwise(text: str, start: int, index: int) -> bool:
    """Return whether a mark closes a quote that one of another kind has opened: "Yes,” said Karl Black."""
    opening, mark = text[start], text[index]
    if text[index + 1 : index + 2].isalnum():
        return False
    before = text[max(start + 1, index - FAR) : index]
    if opening == '"':
        return mark in OTHERWISE and before.count(mark) == before.count(OTHERWISE[mark])
    if mark != '"' or opening not in "“„«" or before[-1:].isspace() or before.count(mark) % 2:
        return False
    following = MARK.search(text[index + 1 : index + FAR].replace(mark, ""))
    return following is None or following[0] == opening


def _closes(text: str, index: int) -> bool:
    """Return whether a single closing mark is no apostrophe within a word."""
    return not text[index + 1 : index + 2].isalpha()


def _outside(text: str, runs: Iterable[tuple[int, int, bool]]) -> str:
    """Return what is outside the quotes, each of them as one mark."""
    pieces = []
    position = 0
    for start, end, _ in runs:
        pieces += [text[position:start], '"']
        position = end
    return "".join([*pieces, text[position:]])


def _people(texts: Iterable[str]) -> People:
    """Return the people whom a story names: who speaks, has a title, or has a first name that we know."""
    spoken: set[str] = set()
    shown: list[str] = []
    for text in texts:
        runs = list(_runs(text, goes_on=text.startswith("»") and "«" not in text))
        outside = _outside(text, runs)
        shown.append(outside)
        spoken |= set(_speaking(outside))
        spoken |= {personal_name(match["name"]) for match in ACCORDING.finditer(outside) if " " in match["name"]}
        beside = [(text, end) for _, end, _ in runs] + [(_inserted(text[start:end]), 0) for start, end, _ in runs]
        spoken |= {name for words, start in beside for name in _spoken(words, start) if " " in name}
    return people_named(spoken, shown)


def _speaking(text: str, forms: Mapping[str, str] = NO_FORMS) -> Iterator[str]:
    """Yield the names before a verb of saying: `Karl Black, a fisher, said`, `the mayor of Zenda, Karl Black, said`."""
    for match in SPEAKS.finditer(text):
        name, more = match["name"], (match["more"] or "").removeprefix(", ")
        is_inverted = text[match.end("name")] == "," and text[match.start() - 2 : match.start()] != ", "
        if not more and is_inverted and SPOKEN_BY.match(text, match.end("name")):
            yield from _spoken(text, match.end("name"), forms)  # even within the Guild, said Karl Black
            continue
        governed = GOVERNED.search(text[max(0, match.start() - GOVERNING) : match.start()]) is not None
        if more and re.fullmatch(NAME, more) and (governed or " " in more or name.split()[0] in NO_NAMES):
            yield personal_name(more)
        elif not governed and not (more and name in NO_NAMES):
            yield _person(name, forms)


def _spoken(after: str, start: int = 0, forms: Mapping[str, str] = NO_FORMS) -> Iterator[str]:
    """Yield the name after a verb of saying that follows a quote: `said the mayor of Zenda, Karl Black`."""
    match = SPOKEN_BY.match(after, start)
    if match and POST.fullmatch(match["name"].split()[-1]):  # Harbour Press Secretary Anna Held
        following = AFTER_POST.match(after, match.end("name"))
        yield personal_name(following[1]) if following else ""
    elif match and match["more"] and match["office"]:
        yield personal_name(match["more"].removeprefix(", "))
    elif match and not GOVERNED.search(f" {match['office']}"):
        yield _person(match["name"], forms)


def _person(name: str, forms: Mapping[str, str]) -> str:
    """Return a name as somebody's; one that is an ordinary word as well is, if the story has it in full elsewhere."""
    return name if name in forms else personal_name(name)


Attributed = tuple[str, Attribution]
"""Who speaks, and how that is known."""


def _beside(before: str, quote: str, after: str, names: People, last: str | None) -> Attributed | None:
    """Return who is said to speak by the rest of the sentence that a quote is in, after it or before it."""
    ends = SENTENCE_ENDS.search(after)
    after = after[: ends.end()] if ends else after
    starts = [match.end() for match in SENTENCE_ENDS.finditer(before)]
    before, earlier = before[starts[-1] if starts else 0 :], before
    inserted = _inserted(quote)
    for words in (after, inserted):
        if name := next((names.forms[name] for name in _spoken(words, 0, names.forms) if name in names.forms), None):
            return name, "explicit"
        if (unnamed := UNNAMED.search(words)) and re.fullmatch(rf"[\s,—–-]*(?:{VERBS}) ", words[: unnamed.start()]):
            return unnamed[0], "explicit"
    if said := _speaker(after, names, None):
        return said
    if said := _speaker(before, names, None):
        speaks = SPEAKS.search(before)
        return None if speaks and is_retold(before, speaks.end()) else said
    if pronoun := PRONOUN.search(after) or PRONOUN.search(before) or PRONOUN.search(inserted):
        return _meant(pronoun[0], earlier, names, last)
    return None


def _inserted(quote: str) -> str:
    """Return what French puts into a quote to say who speaks: `« Non, a-t-elle dit. »`."""
    return " ".join(match[1] for match in INSERTED.finditer(quote)) if quote[0] == "«" else ""


def _speaker(outside: str, names: People, last: str | None) -> Attributed | None:
    """Return who speaks by what is outside a paragraph's quotes, and how that is known."""
    known = [names.forms[name] for name in _speaking(outside, names.forms) if name in names.forms]
    according = (personal_name(match["name"]) for match in ACCORDING.finditer(outside))
    known += [names.forms[name] for name in according if name in names.forms]
    if known:
        return known[0], "explicit"
    if unnamed := re.search(rf"({UNNAMED.pattern}) (?:{VERBS})\b", outside):
        return unnamed[1], "explicit"
    if last and (pronoun := PRONOUN.search(outside)):
        return _meant(pronoun[0], outside[: pronoun.start()], names, last)
    return None


def _meant(pronoun: str, before: str, names: People, last: str | None) -> Attributed | None:
    """Return who is meant by a pronoun: whoever is named before it, unless that may be several people.

    "They" may be somebody without a name, or several people.
    """
    named = last_named(before, names)
    speaker = last if named is None else named
    if not speaker or (speaker in names.forms and not NEUTRAL.isdisjoint(re.findall(r"\w+", pronoun.lower()))):
        return None
    return speaker, "pronoun"
