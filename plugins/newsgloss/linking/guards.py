"""A stretch of a text -> what is around it: is it whole, does it begin a sentence, is it a part of something else.

What is asked here decides whether a name that is in a text is that name. No question looks farther than it must, so
that each costs the same in a text of any length.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from newsgloss.language.sentences import BLOCK, HIDDEN
from newsgloss.language.vocabulary import ALL, either, given_names

from .folding import HAN, HIRAGANA, KATAKANA, RAISED, UNSPACED

GAPS = frozenset([BLOCK, HIDDEN, *filter(str.isspace, map(chr, range(0x3001)))])  # U+3000 is the last white space
LETTER = rf"[^\W{UNSPACED}{RAISED}]"  # or a digit; what is written without spaces is tied to no other script
TIED_BEFORE = re.compile(
    rf"(?<={LETTER})|(?<=[\w)][-‐‑./&+=@~_])|(?<=[@#\\$])|(?<=://)"
)  # the word goes on to the left: non-refoulement, a.b, @cbp
TIED_AFTER = re.compile(rf"{LETTER}|[-‐‑./&+=@~_]\w|[+#@$€£]|://")
APOSTROPHES = frozenset("'’")
POSSESSIVE = re.compile(r"['’](?:[sS]\b|(?!\w))")
WORD_BACKWARDS = re.compile(r"['’](\w+)([-‐‑]\w)?")
ELISIONS = frozenset(ALL.names.elisions)
ELIDED = re.compile(rf"\A(?i:{either(ALL.names.elisions)})['’]")
IN_AN_ADDRESS = re.compile(r"(?:://|www\.|@\w)[^\s\x00\x01]*\Z")
SENTENCE_START = re.compile(r"(?:^|[\x00.!?…:—–])[^\w\x01,;/]*\Z")
QUOTE_START = re.compile(r"(?<=,[ \u00a0][\"“«])|(?<=,[ \u00a0]«[ \u00a0\u202f])")  # He said, “Asylum is a right.”
QUOTED = re.compile(r"([^\"“”«»\n\x00\x01]{0,60})[\"”»]")
TITLE_BEFORE = re.compile(rf"(?:(?<![\w.])[A-Z]|\b(?:{either(ALL.names.before_names)}))\.[ \u00a0]\Z")
CAPITAL_AFTER = re.compile(r"[ \u00a0-](\w)")
NAME_AFTER = re.compile(r"\s(\w[\w'’.-]*)")
NAME_BACKWARDS = re.compile(r"\s([\w'’.-]*\w)")
OF = either(ALL.names.of)
OF_ANOTHER = re.compile(rf"\s(?:{OF})\s[^\W\d_a-z]")
GENITIVES, WITH_ARTICLES = (
    tuple(words if words[-1] in APOSTROPHES else f"{words} " for words in genitives)
    for genitives in (ALL.names.genitives, (*ALL.names.genitives, *ALL.names.genitives_with_article))
)
OF_BACKWARDS, OF_THE_BACKWARDS = (
    re.compile(rf"(?P<of>{either(words[::-1] for words in ofs)}) (?P<name>[\w'’.-]*\w)".replace(" ", r"\s"))
    for ofs in ((f"{OF} ", *GENITIVES), (f"{OF} ", *WITH_ARTICLES))
)
GENITIVES_BACKWARDS = frozenset(words[::-1] for words in WITH_ARTICLES)  # of a person's name, too: Rupert Moe de Zenda
OF_ENDS = frozenset(words.strip()[-2:] for words in (*ALL.names.of, *WITH_ARTICLES))
OF_BEGINS = frozenset(words[0] for words in WITH_ARTICLES)
OF_ANOTHER_BODY = re.compile(rf" (?:{either(WITH_ARTICLES)})([^\W\d_a-z][\w'’-]*)( [^\W\d_a-z])?".replace(" ", r"\s"))
DOLLARS = frozenset("A AU C CA HK NZ S SG US".split())
ARTICLE_BEFORE = re.compile(rf"\b(?:{either(ALL.names.articles)}) \Z")
AMOUNT = re.compile(r"[ \u00a0]\$\d")
MINISTER_AFTER = re.compile(rf"\s(?:{either(ALL.names.ministers)})".replace(" ", r"\s"))
AND = either(("&", *ALL.names.conjunctions))
PARTNER_AFTER = re.compile(rf"\s(?:{AND})\s(?:{either(ALL.names.partners)})\b|\s&\s[^\W\d_a-z]")
PARTNER_BEFORE = re.compile(r"\s&\s\w")
AND_BEGINS = frozenset(word[0] for word in AND.split("|"))
INITIAL = re.compile(r"(?:[^\W\d_a-z]\.-?)+")
ENDS_A_NAME = re.compile(r"\w\w\.\Z|['’]s\Z")
SMALL_WORDS = frozenset(ALL.names.in_titles)
DATES = frozenset(ALL.days.with_capitals)
OFFICES = frozenset(ALL.names.offices)
LEADERS = frozenset(ALL.names.leaders)
STREETS = frozenset(ALL.names.streets)
STREETS_OF, BEFORE_OF = frozenset(ALL.names.streets_of), frozenset(ALL.names.before_of)
TITLES = OFFICES.union(ALL.names.posts)
TITLES_AND_PARTICLES = TITLES.union(ALL.names.particles)
NO_NAMES = TITLES | DATES
ARTICLES = frozenset(ALL.names.articles)
POSTS = LEADERS.union(OFFICES, ALL.names.posts, ALL.names.in_posts)
AFTER_A_NAME = POSTS.union(ALL.names.provisions, ALL.names.legal_forms)
GIVEN_NAMES = given_names()
BEGINS_A_NAME = GIVEN_NAMES.union(ALL.names.beginnings)
BESIDE_A_MONTH = re.compile(rf"[ \u00a0]\d|,? \d|[ \u00a0](?:{either(ALL.days.after_month)})")
ORDINALS = either(ALL.days.ordinals)
BEFORE_A_MONTH = re.compile(rf"(?:\d(?:{ORDINALS})?|{either(ALL.days.before_month)})[ \u00a0-]\Z", re.IGNORECASE)
WORD = re.compile(r"\w+")
WORD_BESIDE = re.compile(r"[ \u00a0\n'’-]+(\w+)")
ACRONYM = re.compile(r"[^\W\d_a-z]{2,}s?")
ACRONYMS_SIDE_BY_SIDE = re.compile(r"[^\W\d_a-z]{2,}(?:/[^\W\d_a-z]{2,})+")
WORDS_SIDE_BY_SIDE = re.compile(r"\w[ \u00a0]\w")
LINE_END = re.compile(r"[\n\x00]")
NEARBY = 40  # characters; farther away, nothing tells what a word is
LONGEST_ADDRESS = 1000  # characters
LONGEST_SHOUT = 100  # characters on either side; three words have been seen by then
RUN_BEFORE, RUN_AFTER = re.compile(rf"[{UNSPACED}]*\Z"), re.compile(rf"[{UNSPACED}]*")
PARTING_BEFORE = re.compile(rf"(?:{either(ALL.names.parting)})\Z")
PARTING_AFTER = re.compile(either(ALL.names.parting_after))
HAN_OR_KATAKANA, IN_HIRAGANA = re.compile(f"[{HAN}{KATAKANA}]"), re.compile(f"[{HIRAGANA}]")
SHOUTED_WORDS = 3  # words in capitals, one after the other; fewer may be names side by side


def is_whole(text: str, start: int, end: int) -> bool:
    """Return whether text[start:end] is by itself: no part of a longer word, an address, a handle or a file name."""
    if start and text[start - 1] not in GAPS and not _may_begin(text, start):
        return False
    return end == len(text) or text[end] in GAPS or _may_end(text, end)


def is_beside_a_slash(text: str, start: int, end: int) -> bool:
    """Return whether text[start:end] is one of some acronyms that only slashes part: CBP/DHS, no path and no number."""
    first, last = start, end
    while first > max(0, start - NEARBY) and (text[first - 1] == "/" or text[first - 1].isupper()):
        first -= 1
    while last < min(len(text), end + NEARBY) and (text[last] == "/" or text[last].isupper()):
        last += 1
    return bool(ACRONYMS_SIDE_BY_SIDE.fullmatch(text, first, last)) and is_whole(text, first, last)


def begins_sentence(text: str, start: int, end: int) -> bool:
    """Return whether the capital of text[start:end] is a sentence's, and no capitalised name goes on after it."""
    quote = QUOTE_START.match(text, start)
    if not (quote or starts_sentence(text, start)):
        return False
    quoted = QUOTED.match(text, end) if start and text[start - 1] in {'"', "“"} else None
    if quoted and _is_title(quoted[1].rstrip(",.!?").split(), alone=quote is not None):
        return False
    after = CAPITAL_AFTER.match(text, end)
    return not (after and after[1].isupper())


def starts_sentence(text: str, place: int) -> bool:
    """Return whether a sentence starts at a place: not where a title or an initial is before it, as in Mr. Bond."""
    start = max(0, place - NEARBY)
    return bool(SENTENCE_START.search(text, start, place)) and not TITLE_BEFORE.search(text, start, place)


def is_date(text: str, start: int, end: int) -> bool:
    """Return whether a name that is also a month's or a day's means that: it is beside a number, or after "in"."""
    if text[start:end] not in DATES:
        return False
    before = BEFORE_A_MONTH.search(text[max(0, start - NEARBY) : start])
    return bool(before or BESIDE_A_MONTH.match(text, end))


def is_part_of_a_name(text: str, start: int, end: int) -> bool:
    """Return whether a capitalised word beside text[start:end] makes it part of a name: Melania Trump, Mexico City."""
    return is_before_a_name(text, start, end) or is_after_a_name(text, start, end)


def is_before_a_name(text: str, _start: int, end: int) -> bool:
    """Return whether a capitalised word goes on after text[:end]: no day or month, nor a place's leader."""
    return _goes_on(text, end, LEADERS)


def is_before_another(text: str, start: int, end: int) -> bool:
    """Return whether a capitalised word makes a longer name: Borders Act Amendment Bill, not Lake Court Registrar.

    An office may be before the name of whoever has it: Prime Minister Karl Black.
    """
    return _goes_on(text, end, AFTER_A_NAME) and text[start:end].rpartition(" ")[2] not in TITLES


def is_after_a_name(text: str, start: int, _end: int) -> bool:
    """Return whether a capitalised word before a place is part of the name that goes on there: Federal High Court.

    Offices may be before it, days, months, articles, and what begins a sentence, but for words like Rupert or Lake.
    """
    before = _word_before(text, start)
    if not before:
        return start > 1 and text[start - 2] == "&" and PARTNER_BEFORE.match(_backwards(text, start)) is not None
    return before in STREETS or (_is_in_a_name(text, start - 1, before) and not ENDS_A_NAME.search(before))


def is_after_a_title(text: str, start: int, _end: int) -> bool:
    """Return whether a title or a small word before a place makes a person of what is there: Mr Zenda, von Zenda."""
    return _word_before(text, start) in TITLES_AND_PARTICLES


def is_after_a_given_name(text: str, start: int, _end: int) -> bool:
    """Return whether a given name before a place makes a person of what is there: Carmen Zenda."""
    return _word_before(text, start) in GIVEN_NAMES


def is_after_of(text: str, start: int, _end: int) -> bool:
    """Return whether what begins at a place ends another name: Bank of Ruritania, not the President of Ruritania."""
    return _ends_another(text, start, OF_BACKWARDS)


def is_after_of_the(text: str, start: int, _end: int) -> bool:
    """Return the same for the name of a place, which may have an article: Banque du Canada."""
    return _ends_another(text, start, OF_THE_BACKWARDS)


def is_parted(text: str, start: int, end: int) -> bool:
    """Return whether a name in a script without spaces is parted from what is around it.

    No dictionary tells where a word ends there, so only marks, other scripts and small words do. In Japanese hiragana
    ends what is written in Chinese characters or katakana. A name of one character may always be part of a word.
    """
    before = RUN_BEFORE.search(text[max(0, start - NEARBY) : start])
    after = RUN_AFTER.match(text[end : end + NEARBY])
    left, right = before[0] if before else "", after[0] if after else ""
    if not (left or right):
        return True
    parted_before = not left or PARTING_BEFORE.search(left) or _changes(text[start], left[-1])
    parted_after = not right or PARTING_AFTER.match(right) or _changes(text[end - 1], right[0])
    return end - start > 1 and bool(parted_before and parted_after)


def is_of_another(text: str, _start: int, end: int) -> bool:
    """Return whether a name goes on with "of" and whose it is, which makes it another: Supreme Court of Ruritania."""
    return OF_ANOTHER.match(text, end) is not None


def is_of_another_body(text: str, _start: int, end: int) -> bool:
    """Return the same in languages where that joins much else: Cour suprême du Canada, not the party de Marie Noir."""
    if text[end + 1 : end + 2] not in OF_BEGINS:  # likewise
        return False
    found = OF_ANOTHER_BODY.match(text, end)
    return found is not None and not (found[2] and found[1].partition("-")[0] in GIVEN_NAMES)


def is_dollar(text: str, start: int, end: int) -> bool:
    """Return whether a country's letters are before an amount of its money: US $5, but not the US $5 that they paid."""
    if text[start:end] not in DOLLARS or ARTICLE_BEFORE.search(text, max(0, start - NEARBY), start):
        return False
    return AMOUNT.match(text, end) is not None


def is_shouted(text: str, start: int, end: int) -> bool:
    """Return whether text[start:end] is in a run of words in capitals, or in a line that has nothing else."""
    words = WORD.findall(text, start, end)
    for side in (text[end : end + LONGEST_SHOUT], _backwards(text, start, LONGEST_SHOUT)):
        position = 0
        while (beside := WORD_BESIDE.match(side, position)) and beside[1].isupper():
            words.append(beside[1])
            position = beside.end()
    return _are_shouted(words) or _is_in_a_shouted_line(text, start, end)


def _may_begin(text: str, start: int) -> bool:
    """Return whether a name may begin after a character that is no gap."""
    if TIED_BEFORE.match(text, start):
        return False
    before = text[max(0, start - NEARBY) : start]
    word = WORD_BACKWARDS.match(before[::-1]) if before[-1] in APOSTROPHES else None
    if word and (word[2] or word[1][::-1].lower() not in ELISIONS):  # chef-d'œuvre
        return False
    if len(before) == NEARBY and GAPS.isdisjoint(before):
        before = text[max(0, start - LONGEST_ADDRESS) : start]
    return not IN_AN_ADDRESS.search(before)


def _may_end(text: str, end: int) -> bool:
    """Return whether a name may end before a character that is no gap."""
    if TIED_AFTER.match(text, end) or unicodedata.category(text[end]).startswith("M"):
        return False
    return text[end] not in APOSTROPHES or POSSESSIVE.match(text, end) is not None


def _word_before(text: str, start: int) -> str:
    """Return the word before a place, with a full stop that belongs to it, or nothing."""
    if start < len("A ") or not text[start - 1].isspace():
        return ""
    found = NAME_BACKWARDS.match(_backwards(text, start))
    word = found[1][::-1] if found else ""
    return word if word.isalnum() else ELIDED.sub("", word)


def _goes_on(text: str, end: int, others: frozenset[str]) -> bool:
    """Return whether a name goes on after text[:end]: with a partner, or a capitalised word.

    That is neither one of some others, nor the first of the words for a minister, nor a day or a month.
    """
    letter = text[end + 1 : end + 2]
    if not letter.isupper():
        return letter in AND_BEGINS and PARTNER_AFTER.match(text, end) is not None
    after = NAME_AFTER.match(text, end)
    goes_on = after and {after[1], after[1].rstrip(".")}.isdisjoint(DATES | others)
    return bool(goes_on) and not MINISTER_AFTER.match(text, end)


def _ends_another(text: str, start: int, pattern: re.Pattern[str]) -> bool:
    """Return whether a name, "of" and what begins at a place are one name, which means something else.

    Acronyms are not part of one (the GDP of Ruritania), nor who is in a body: Mr Moe of Hentzau, Rupert Moe of Hentzau.
    """
    if text[start - 3 : start - 1] not in OF_ENDS and text[start - 2 : start] not in OF_ENDS:  # costs little
        return False
    found = pattern.match(_backwards(text, start))
    if found is None:
        return False
    end, word = start - found.start("name"), ELIDED.sub("", found["name"][::-1])
    if word in STREETS_OF:
        return True
    if word in BEFORE_OF or ACRONYM.fullmatch(word) or not _is_in_a_name(text, end, word):
        return False
    before = _word_before(text, end - len(word))
    return not (before in TITLES or (before in GIVEN_NAMES and found["of"] not in GENITIVES_BACKWARDS))


def _is_in_a_name(text: str, end: int, word: str) -> bool:
    """Return whether a word that ends at a place has a capital of its own and is no office, day, month or article."""
    last = word.rpartition("-")[2]  # Zenda-based, ex-President
    if not last[:1].isupper() or not {word, last}.isdisjoint(NO_NAMES) or word.lower() in ARTICLES:
        return False
    start = end - len(word)
    return (
        word in BEGINS_A_NAME
        or INITIAL.fullmatch(word) is not None
        or not (starts_sentence(text, start) or QUOTE_START.match(text, start))
    )


def _changes(letter: str, beside: str) -> bool:
    """Return whether Japanese writes a name's letter and what is beside it so differently that they are two words."""
    return HAN_OR_KATAKANA.match(letter) is not None and IN_HIRAGANA.match(beside) is not None


def _is_title(rest: Sequence[str], *, alone: bool) -> bool:
    """Return whether the rest of a quote makes its first word a title: “Asylum of the Damned”. `alone`: none does."""
    if not rest:
        return alone
    return rest[-1][0].isupper() and all(word[0].isupper() or word in SMALL_WORDS for word in rest)


def _is_in_a_shouted_line(text: str, start: int, end: int) -> bool:
    """Return whether the line has nothing but capitals, and words that follow each other: no list of acronyms."""
    first = max(text.rfind("\n", 0, start), text.rfind(BLOCK, 0, start)) + 1
    last = LINE_END.search(text, end)
    line = text[first : last.start() if last else len(text)]
    return line.isupper() and _are_shouted(WORD.findall(line)) and bool(WORDS_SIDE_BY_SIDE.search(line))


def _are_shouted(words: Iterable[str]) -> bool:
    return sum(len(word) > 1 for word in words) >= SHOUTED_WORDS


def _backwards(text: str, end: int, length: int = NEARBY) -> str:
    """Return what is before text[end:], its last character first: there a pattern need not look for its place."""
    return text[max(0, end - length) : end][::-1]
