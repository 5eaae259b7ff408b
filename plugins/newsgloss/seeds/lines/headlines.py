"""The lines of a text -> what is above its headline, or a title if it has none; its subheads; where it ends."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsgloss.language.sentences import CLOSING
from newsgloss.language.vocabulary import ALL, either, phrases
from newsgloss.model.patterns import pattern_of

from .boilerplate import FULL_STOP, LINE_END, is_contact, is_end_mark, is_prompt, is_rule, is_to_editors
from .bylines import author, is_agency, is_date_line, is_paper
from .unwrapping import QUESTION_WORDS, SPEECH, Raw, is_prose

STATEMENT_END = pattern_of(rf"\.{CLOSING}$")  # a headline may ask or call
ADDRESS = pattern_of(r"<?(?:https?://|www\.)\S+>?")
RELEASE = pattern_of(rf"\W*(?:{either(ALL.lines.releases)})\W*", re.IGNORECASE)
SLUG = pattern_of(rf"(?:BC|AM|PM|AP)-[A-Z]{{2,}}\S*--.{{2,80}}|{either(ALL.lines.wire_slugs)}")
SITE_BEHIND = pattern_of(r"\s+[|–—·•-]\s+\S.{1,60}")  # a headline, in the title of its page
WIDE = pattern_of(r"\s*\t\s*|\s{3,}")  # what parts the name of a printed newspaper from its day
MASTHEAD_PARTS = range(2, 5)  # name, day, number, place
KEYWORDS = pattern_of(r"[^\W\d_]{3,}(?:[-/][^\W\d_]{3,}){1,5}")  # an agency's name for a story: Ferry-Fares-Zenda
SECTIONS = frozenset(ALL.lines.sections)
SKIP_LINK = pattern_of(rf"\W*(?:{either(ALL.lines.skip_links)})\W*", re.IGNORECASE)
MENU_WORD = pattern_of(rf"\W*(?:{either(ALL.lines.menu_starts)}|{phrases('consents')})\W*", re.IGNORECASE)
CRUMBS = pattern_of(r"[\w’'&-]{2,30}(?: [\w’'&-]{1,30}){0,3}(?: ?[/›»>] ?[\w’'&-]{2,30}(?: [\w’'&-]{1,30}){0,3}){1,5}")
ABOUT = pattern_of(rf"(?i:{either(ALL.lines.about)})(?P<name>[^\W\d_a-zß-öø-ÿ].{{1,80}})")
LONGEST_ARTICLE = 6  # characters before a name, with which a sentence begins
ADDRESS_WITHIN = pattern_of(r"https?://\S|\bwww\.\S|\S@[\w-]")
SEVERAL_LINES = 2  # above them: a headline and a paragraph
MENU_LINES = 12  # at the top of a page whose text was copied whole
MENU_WORDS = 6  # of a line there
MENU_START = 3  # lines below the first that are like a menu's, too
KICKER_WORDS = 2  # words above a headline that say what it is about
TITLE_WORDS = 12  # words; a longer line is a sentence that lost its full stop
SUBHEAD_LETTERS = 40  # of a line whose words are not parted by spaces
SEVERAL_QUESTIONS = 3  # with answers; fewer may be asked by the story
MOST_AFTER = 10  # lines after the mark at a copy's end
PICTOGRAM = "[\u2190-\u2bff\U0001f000-\U0001faff][\ufe0f\u200d\u2190-\u2bff\U0001f000-\U0001faff]{0,9}\\s*"
TITLE_START = pattern_of(  # a quotation mark, a capital, a digit; a pictogram may be before it
    rf"^(?:{PICTOGRAM}|[■□◆◇●○▼▽【〈《]\s?)?(?:[\"'“”‘’«„「『]|[(\[…¿¡]*\s?[^\W_a-zß-öø-ÿ])"
)
PICTURED = pattern_of(PICTOGRAM)
TIME_ALONE = pattern_of(  # above an entry of a live blog: 10:42, 10.42am BST, 10 h 42
    r"[\[(]?\d{1,2}(?:[:.]\d{2}|\s?h\s?\d{2})(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?[\])]?", re.IGNORECASE
)
BRACKETED = pattern_of(r"[(\[][^()\[\]]*[)\]]")  # (APPLAUSE)
FIELD_NAME = pattern_of(r"\w{1,40}_\w{1,40}\s?:")  # Save_as: of what some program wrote
ALL_QUOTED = pattern_of(r"[\"“„«‘'].*[\"”“»’']\.?$")
NAME_ALONE = pattern_of(r"[^\W\d_a-zß-öø-ÿ][\w.'’-]*(?: [^\W\d_a-zß-öø-ÿ][\w.'’-]*){1,3}")
NAME_WITH_POST = pattern_of(rf"{NAME_ALONE.pattern}(?:,\s.{{2,60}})?")
UNSPACED = pattern_of("[\u3040-\u30ff\u3400-\u9fff]")
SENTENCE_WORDS = 18  # words; a first line of more that ends with a full stop is a sentence of the story
LONGEST_TITLE = 300  # characters; a title of more than 110 its author has to shorten anyway


def stands_above(line: str, after: str) -> bool:
    """Return whether a text's first line is no headline but is above one: an address, a section, a wire's slug.

    `after` is the line that would be the headline then.
    """
    if any(pattern.fullmatch(line) for pattern in (ADDRESS, RELEASE, SLUG)) or is_date_line(line) or is_agency(line):
        return True
    if _is_masthead(line) or is_contact(line) or is_rule(line) or is_to_editors(line) or FIELD_NAME.match(line):
        return True
    if line.startswith(after) and SITE_BEHIND.fullmatch(line[len(after) :]):
        return True
    if (
        is_paper(line)
        and len(after.split()) > KICKER_WORDS
        and not LINE_END.search(after)
        and _could_be_headline(after)
    ):
        return True
    if KEYWORDS.fullmatch(line) and len(after.split()) > KICKER_WORDS:
        return is_to_editors(after) or not LINE_END.search(after)
    return (line.lower() in SECTIONS or _is_kicker(line, after)) and not LINE_END.search(after)


def _is_masthead(line: str) -> bool:
    """Return whether a line is the head of a printed page: its newspaper and its day, far apart."""
    parts = WIDE.split(line.strip())
    return len(parts) in MASTHEAD_PARTS and any(map(is_date_line, parts))


def _is_kicker(line: str, after: str) -> bool:
    """Return whether a line is a word or two in capitals above a headline that is written as usual."""
    is_short = len(line.split()) <= KICKER_WORDS and line.isupper() and not LINE_END.search(line)
    return is_short and not after.isupper() and len(after.split()) > MENU_WORDS // 2 and _begins(after)


def is_wire_slug(line: str) -> bool:
    """Return whether a line within a copy is an agency's name for a part of it: PIER VOTE 2 OF 2."""
    return line.isupper() and line[-1:].isdigit() and SLUG.fullmatch(line) is not None


def is_repeated_name(line: str, beside: Sequence[str]) -> bool:
    """Return whether a line, one of three in a row, is a name that another repeats, as beside its author's picture."""
    return NAME_ALONE.fullmatch(line) is not None and beside.count(line) > 1


def menu_lines(lines: Sequence[str]) -> int:
    """Return how many of a text's first lines are a menu: those down to the last that leads elsewhere in the site.

    A menu is one for sure if a line leads past it, or several show where in the site the page is.
    """
    head = list(itertools.takewhile(_could_be_in_menu, lines[:MENU_LINES]))
    skips = [index for index, line in enumerate(head) if SKIP_LINK.fullmatch(line)]
    if not skips:
        return 0
    if len(head) < len(lines[:MENU_LINES]) and len(head) - 1 > skips[-1] and _could_be_headline(lines[len(head)]):
        return len(head)
    crumbs = [index for index, line in enumerate(head) if CRUMBS.fullmatch(line)]
    prompts = [index for index, line in enumerate(head) if is_prompt(line)]
    signed = next((index for index, line in enumerate(head) if index > skips[-1] and _tells_who_or_when(line)), None)
    if signed and not crumbs:
        start = max([*skips, *(index for index in prompts if index < signed)]) + 1
        long = (index for index in range(start, signed) if len(head[index].split()) > MENU_WORDS // 2)
        return next(long, signed - 1)
    last = max([*skips, *crumbs]) if crumbs else max([*skips, *prompts])
    return min(last + 1, len(lines) - 1)


def could_be_menu(lines: Sequence[str]) -> bool:
    """Return whether a text that was read from its first line on may begin with a menu: some words that end nowhere.

    So it may where that line asks for consent to cookies, or is what menus begin with.
    """
    if MENU_WORD.fullmatch(lines[0]):
        return True
    return (
        len(lines) > MENU_START
        and len(lines[0].split()) <= KICKER_WORDS
        and all(
            _could_be_in_menu(line) and not LINE_END.search(line) and _begins(line) for line in lines[: MENU_START + 1]
        )
    )


def _tells_who_or_when(line: str) -> bool:
    return is_date_line(line) or author(line, in_head=True) is not None


def _could_be_headline(line: str) -> bool:
    """Return whether a line below a menu is longer than what is in one, and no sentence, day or byline."""
    is_title = len(line.split()) <= SENTENCE_WORDS and not LINE_END.search(line) and _begins(line)
    return is_title and not _tells_who_or_when(line)


def _could_be_in_menu(line: str) -> bool:
    return len(line.split()) <= MENU_WORDS and not FULL_STOP.search(line)


@dataclass(frozen=True, slots=True)
class TextLayout:
    """How a text is made: which of its lines are subheads by what the others are, and which marks its end, if one does.

    `about` are the last lines of a press release, which say who published it.

    Lines count from 0.
    """

    subheads: frozenset[int] = frozenset()
    end: int | None = None
    about: range = range(0)


def layout_of(raws: Sequence[Raw]) -> TextLayout:
    """Return how a text is made."""
    asked = [index for index in range(1, len(raws) - 1) if _is_question(raws[index]) and is_prose(raws[index + 1])]
    ruled = [
        index
        for index in range(1, len(raws) - 2)
        if is_rule(raws[index - 1].text) and is_rule(raws[index + 1].text) and _is_title(raws[index].text)
    ]
    pictured = [
        index
        for index in range(1, len(raws) - 1)
        if PICTURED.match(raws[index].text) and _is_title(raws[index].text) and is_prose(raws[index + 1])
    ]
    stamped = [
        index
        for index in range(1, len(raws) - 1)
        if TIME_ALONE.fullmatch(raws[index].text)
        and raws[index].alone
        and not TIME_ALONE.fullmatch(raws[index + 1].text)
    ]
    last = range(max(1, len(raws) - MOST_AFTER - 1), len(raws))
    ends = [index for index in last if is_end_mark(raws[index].text)]
    is_end = ends and not any(map(is_prose, raws[ends[0] + 1 :]))
    subheads = frozenset([*(asked if len(asked) >= SEVERAL_QUESTIONS else ()), *ruled])
    subheads |= frozenset(pictured if len(pictured) > 1 else ()) | frozenset(stamped if len(stamped) > 1 else ())
    end = ends[0] if is_end else None
    asks = next((index for index in last if is_contact(raws[index].text)), None)
    story_end = end
    if end is None and asks and not any(map(is_prose, raws[asks:])):
        end, story_end = asks - 1, asks
    return TextLayout(subheads, end, _about_publisher([raw.text for raw in raws[:story_end]]))


def _about_publisher(texts: Sequence[str]) -> range:
    """Return in which lines of a text an organisation tells of itself, as at the end of a press release.

    Its name heads one last paragraph, which begins with it and leads to its site.
    """
    if len(texts) < 2 + SEVERAL_LINES:
        return range(0)
    match = ABOUT.fullmatch(texts[-2])
    begins = match is not None and match["name"] in texts[-1][: len(match["name"]) + LONGEST_ARTICLE]
    return range(len(texts) - 2 if begins and ADDRESS_WITHIN.search(texts[-1]) else len(texts), len(texts))


def _is_question(raw: Raw) -> bool:
    is_short = len(raw.text.split()) <= QUESTION_WORDS
    return raw.alone and raw.heading is None and is_short and raw.text.endswith(("?", "？")) and _begins(raw.text)


def looks_like_subhead(raw: Raw, above: str) -> bool:
    """Return whether a line is short, is by itself and is no sentence; `above` is the text of the line above it."""
    if not raw.alone or LINE_END.search(raw.text) or not _is_title(raw.text):
        return False
    return not (NAME_WITH_POST.fullmatch(raw.text) and ALL_QUOTED.match(above))  # who said what is quoted above


def _is_title(text: str) -> bool:
    if len(text.split()) > TITLE_WORDS or (len(text) > SUBHEAD_LETTERS and UNSPACED.search(text)):
        return False
    return _begins(text) and not FIELD_NAME.match(text)


def _begins(text: str) -> bool:
    return bool(TITLE_START.match(text)) and not BRACKETED.fullmatch(text) and not SPEECH.match(text)


def is_sentence(line: str) -> bool:
    """Return whether a text's first line belongs to the story, which then has no headline."""
    return len(line.split()) > SENTENCE_WORDS and STATEMENT_END.search(line) is not None


def title_of(sentence: str) -> str:
    """Return a title for a story that has none: how its first sentence begins."""
    if len(sentence) <= LONGEST_TITLE:
        return sentence
    return sentence[:LONGEST_TITLE].rpartition(" ")[0].rstrip(" ,;:–—-") + " …"
