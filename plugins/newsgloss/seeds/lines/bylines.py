"""One line of an article -> whether it says who made the story and when: a byline, credit, caption, paper or date.

A line that could be a sentence of the story is none of these.
"""

from __future__ import annotations

import re

from newsgloss.language.speech import PARTICLES
from newsgloss.language.vocabulary import ALL, either, given_names, phrases
from newsgloss.model.patterns import pattern_of

from .boilerplate import LONGEST_TEXT, is_short
from .days import day_alone

CAPTION_WORDS = 80  # words; agencies' captions tell a whole story
BYLINE_WORDS = 14  # words; several authors, each with a place
NAME_WORDS = range(2, 5)  # words of a person's name
AGENCIES = (
    "The Canadian Press|La Presse canadienne|The Associated Press|Associated Press|Agence France-Presse|"
    "Thomson Reuters|Reuters|Getty Images|Postmedia News|Postmedia|Bloomberg(?: News)?|CBC News|CNN|UPI|Agence QMI|"
    "PA Media|Press Association|EPA|AFP|AP|CP|PC|QMI|EFE|ANSA|DPA|dpa|TASS|Xinhua|Kyodo"
)

MONTHS = frozenset(name.lower() for names in ALL.days.months for name in names)
WEEKDAYS = frozenset(name.lower() for names in ALL.days.weekdays for name in names)
DATE_WORDS = MONTHS | WEEKDAYS | frozenset(ALL.days.around)
NUMBER = pattern_of(rf"\d+(?:{either((*ALL.days.ordinals, *ALL.days.hours))})?", re.IGNORECASE)
ISO_DAY = pattern_of(r"\d{4}-\d{2}-\d{2}")
SAID_WHEN = either((*ALL.days.published, *ALL.days.updated))
DATED = pattern_of(rf"(?:{SAID_WHEN})\b", re.IGNORECASE)
BYLINE = pattern_of(rf"(?:{either(ALL.credits.by)})(?: ?:)? (?P<names>.+)", re.IGNORECASE)
UNSPACED = "\u3040-\u30ff\u3400-\u9fff"  # signs of languages that part no words
BYLINE_LABELLED = pattern_of(
    rf"[(\[（【]?(?:{phrases('byline_labels')})\s?[:：]\s*(?P<names>.+?)[)\]）】]?", re.IGNORECASE
)
BYLINE_BEGUN = pattern_of(
    rf"[(\[（【]?(?:{phrases('byline_starts')})(?:\s?[:：/／|・·=＝-]\s?|\s+|(?<=[{UNSPACED}]))(?P<names>.+?)[)\]）】]?",
    re.IGNORECASE,
)
REPORTER_AT_PLACE = pattern_of(rf"(?:{phrases('byline_ends')}),\s\S+(?:\s\S+)?")  # a reporter without a name
BYLINE_ENDED = pattern_of(
    rf"[(\[（【]?(?P<names>.{{2,40}}?)\s?(?:{phrases('byline_ends')})(?:\s?[(（]?\S{{1,60}}@\S{{1,60}})?[)\]）】]?"
)
NAME_PARTS = pattern_of(r"(?<!\s)(?:\s*[,،、;/／·・&|]|\s+[-–—]\s)\s*")  # from the first of many spaces, or not at all
NAME_WORD = pattern_of(r"[^\W\d_][\w.'’׳״\u0300-\u036f\u0900-\u0dff-]*")
NEW_PLACE = "New|Saint|San|St\\.?|La|Le|El|Bad|नई|न्यू|نيو"  # what begins a place's name of two words
NAME_AT_PLACE = pattern_of(  # Ada Example, Zenda
    rf"(?P<given>[^\W\d_]\S*) (?:\S+ )?[^\s,،]+\s?(?:[,،|/]|\s[-–—])\s?(?:(?:{NEW_PLACE}) )?[^\s,،]+"
)
LONG_WORD = pattern_of(r"[^\W\d_]{4,}")  # one that headlines in capitals begin with a capital
MOST_NAMES = 8  # words of the names in one byline
SMALL_WORD = 3  # letters of a small word within names, or between them
UNSPACED_NAMES = pattern_of(rf"[{UNSPACED}]{{2,14}}|[\uac00-\ud7a3]{{2,12}}")
BYLINE_FIELDS = pattern_of(rf"(?P<names>[^·•|]{{3,60}})\s[·•|]\s.*\b(?:{SAID_WHEN})\b.*", re.IGNORECASE)
BYLINE_PLACE = pattern_of(rf"(?:{either(ALL.credits.from_our)})\b.{{0,60}}", re.IGNORECASE)
POSTS = either(ALL.credits.posts)
PAPERS = either(ALL.credits.papers)
BYLINE_POST = pattern_of(
    rf"(?P<names>[^,|·•()]{{3,40}})(?:, | [|·•] |, ?| \()(?P<post>.*\b(?:(?i:{POSTS})|(?:{PAPERS}|{AGENCIES}))\b)\)?"
)
POST_ALONE = pattern_of(rf"(?:[^\W\d_][\w’'-]*,? ){{0,4}}(?:{POSTS})", re.IGNORECASE)
SIGNED = pattern_of(r"(?:—|–|―|--?)\s?(?P<names>[^\W\d_].{2,60})")
CREDIT = pattern_of(rf"[(\[]?(?:—|–|-)*\s?(?:{either(ALL.credits.credits)})\s*(?P<names>.+)", re.IGNORECASE)
FIRST_PUBLISHED = [re.compile(rf"[(\[]?(?:{told})", re.IGNORECASE) for told in ALL.credits.first_published]
CONTRIBUTED = pattern_of(rf".{{0,200}}\b(?:{either(ALL.credits.contributed)})\W*")
AGENCY = pattern_of(rf"(?:©|—|–|-|\()?\s*(?:{AGENCIES})(?:,? (?i:{either(ALL.credits.agency_staff)}))?\s*\)?\.?")
AGENCIES_NAMED = rf"(?:{AGENCIES})(?:(?:\s?[,/&]\s?|\s\w{{2,3}}\s)(?:{AGENCIES})){{0,4}}"  # AFP et Reuters
WITH_AGENCY = pattern_of(  # Le Monde avec AFP
    rf"[(\[]?[^\W\d_][\w.'’-]*(?:\s[A-ZÀ-Þ][\w.'’-]*){{0,4}},?\s(?:{either(ALL.credits.with_agency)})\s?{AGENCIES_NAMED}[)\]]?\.?"
)
PAPER = pattern_of(
    rf"(?:(?:{either(ALL.credits.paper_articles)}) )?(?:[A-ZÀ-Þ][\w’'-]+ ){{1,3}}(?:{PAPERS})|{AGENCIES}"
)

MARK = r"(?:\s?[\"'”’»“])?"
# how agencies sign their pictures, in whatever language
PHOTOGRAPHED = rf"(?:(?:{AGENCIES}) ?(?:Photo|Pool|Images|Handout)?)"
MOST_CREDITS = 180  # characters of all credits after the first
CAPTION_CREDITS = pattern_of(  # each credit can be read in one way only: many of them cost no more than their length
    rf"[.!?]{MARK}\s?\({PHOTOGRAPHED}(?:, [Ff]ile)*(?:(?:\s?/|,? via )[^()]{{2,{MOST_CREDITS}}})?\)$|"  # . (AP)
    rf"\([^()]{{2,60}}[/,|]\s?{PHOTOGRAPHED}(?:, [Ff]ile| [Pp]hoto)*(?:,? via [^()]{{2,{MOST_CREDITS}}})?\)\.?$|"
    rf"\({PHOTOGRAPHED}\s?/[^()]{{2,60}}\)$|"  # (AP Photo/Anna Held)
    rf"(?:^|[.!?]{MARK}\s)\(?(?i:{AGENCIES})(?: Photo)?\s?/\s?[A-Z][^.!?]{{1,50}}$|"  # … the lake. AFP/Anna Held
    rf"\S/\S.{{0,40}} via (?:{AGENCIES})$"
)
CAPTION_NAMES = pattern_of(r"\((?P<left>[^()/]{2,50})\s?/\s?(?P<right>[^()]{2,40})\)$")
CAPTION_PHOTO = pattern_of(
    rf"(?:[.!?]{MARK}\s|^)(?:{either(ALL.credits.picture_credits)})\s?(?P<names>.{{2,80}})$", re.IGNORECASE
)
CAPTION_START = pattern_of(either(ALL.credits.caption_starts), re.IGNORECASE)

SMALL = frozenset((*PARTICLES, "di", "y", "e", *ALL.credits.small))
NOT_AUTHORS = DATE_WORDS - SMALL - frozenset(ALL.days.names_too)
SAYINGS = frozenset(ALL.credits.sayings)
BOARD = pattern_of(rf"\b(?:{either(ALL.credits.boards)}|{PAPERS}|{AGENCIES})\b")
YEAR_SIGN = "年"  # after a year, which may begin with the name of an era: 令和
ABOUT_AUTHOR = pattern_of(
    r"(?:[^\W\d_a-zß-öø-ÿ][\w.'’-]{0,30}\s){2,4}"
    rf"(?:\([^()]{{2,40}}\)\s)?(?:{either(ALL.credits.about_authors)})"
)


def is_paper(text: str) -> bool:
    """Return whether a line is the name of a newspaper or agency, as it is below a byline."""
    return is_short(text) and PAPER.fullmatch(text) is not None


def is_date_line(text: str) -> bool:
    """Return whether a line only says when the story was published or changed."""
    if not is_short(text):
        return False
    words = [word.strip(".").lower() for word in re.split(r"[\s,;|:·•()/–—-]+", text) if word.strip(".")]
    if not any(word[0].isnumeric() for word in words) and YEAR_SIGN not in text:
        return False
    if day_alone(text):
        return True
    if not all(NUMBER.fullmatch(word.replace(".", "")) or word in DATE_WORDS for word in words):
        return False
    return bool(DATED.match(text) or ISO_DAY.search(text)) or (len(words) > 1 and not MONTHS.isdisjoint(words))


def is_published(text: str) -> bool:
    """Return whether a line says in words that it is a date of publication: `Updated 3 May`."""
    return DATED.match(text) is not None and is_date_line(text)


def is_post(text: str) -> bool:
    """Return whether a line below a byline says only what its author is: Harbour correspondent."""
    return is_short(text) and not is_agency(text) and POST_ALONE.fullmatch(text) is not None


def author(text: str, *, in_head: bool = False) -> str | None:
    """Return who a line at an end of a story says wrote it, or None where it says something else.

    `in_head`: it is above the story, where a word that begins much else begins a byline: Von, Por.
    """
    if not is_short(text):
        return None
    known = _named_by(text) or _named_in_fields(text) or _named_with_post(text)
    return known or _named_elsewhere(text, in_head=in_head)


def is_named(text: str) -> bool:
    """Return whether a line could be the name of one person, or the names of several: two capitals at least."""
    parts = NAME_PARTS.split(text)
    words = [word for part in parts for word in part.split()]
    if not 0 < len(words) <= MOST_NAMES or not all(map(NAME_WORD.fullmatch, words)):
        return False
    if UNSPACED_NAMES.fullmatch("".join(words)):
        return True
    small = [word for word in words if word[0].islower()]
    at_ends = any(part.split()[index][0].islower() for part in parts if part for index in (0, -1))
    is_small = all(len(word) <= SMALL_WORD for word in small) and not at_ends
    return is_small and len(words) - len(small) >= NAME_WORDS.start


def is_named_at_place(text: str, headline: str) -> bool:
    """Return whether a line below a headline is a person's name and a place; one in capitals needs a name we know."""
    match = NAME_AT_PLACE.fullmatch(text) if is_short(text) else None
    if match is None or not is_named(text) or text[-1] in "।.!?…":
        return False
    if text.lower() == text.upper():
        return True
    return any(word[0].islower() for word in LONG_WORD.findall(headline)) or match["given"].title() in given_names()


def is_known_name(text: str) -> bool:
    """Return whether a line is a person's name alone, with a given name that is no ordinary word."""
    words = text.split()
    is_short_name = len(words) in NAME_WORDS and all(map(NAME_WORD.fullmatch, words)) and is_named(text)
    return is_short_name and words[0].title() in given_names()


def is_reporter_at_place(text: str) -> bool:
    """Return whether a line says only from where a reporter without a name wrote."""
    return is_short(text) and REPORTER_AT_PLACE.fullmatch(text) is not None


def signs(text: str) -> str | None:
    """Return whom a line that is only a dash and names signs a story for: — Ada Example, Zenda Courier."""
    match = SIGNED.fullmatch(text) if is_short(text) else None
    if match is None:
        return None
    names, _, paper = match["names"].strip(" .").partition(", ")
    is_whole = not paper or is_paper(paper) or is_named(match["names"])
    return match["names"].strip() if is_whole and is_named(names) and not is_date_line(names) else None


def is_about_author(text: str) -> bool:
    """Return whether a paragraph tells who wrote a story: Karl Example is a columnist for the Zenda Courier."""
    return len(text) <= LONGEST_TEXT and ABOUT_AUTHOR.match(text) is not None


def is_credit(text: str) -> bool:
    """Return whether a line only says who reported a story, or where it was first published."""
    if len(text) > LONGEST_TEXT:
        return False
    if CONTRIBUTED.fullmatch(text):
        return True
    if not is_short(text):
        return False
    if WITH_AGENCY.fullmatch(text):
        return True
    if match := next(filter(None, (pattern.fullmatch(text) for pattern in FIRST_PUBLISHED)), None):
        rest = match.groupdict(default="").get("names", "").strip(" .)]")
        return not rest or _is_names(rest, dated=True)
    match = CREDIT.fullmatch(text)
    return match is not None and _is_names(match["names"])


def is_agency(text: str) -> bool:
    """Return whether a line is the name of an agency and nothing else."""
    return is_short(text) and AGENCY.fullmatch(text) is not None


def is_caption(text: str) -> bool:
    """Return whether a line is the words under a picture."""
    if len(text) > LONGEST_TEXT or len(text.split()) > CAPTION_WORDS:
        return False
    if CAPTION_START.match(text):
        return is_short(text) or CAPTION_CREDITS.search(text) is not None
    if CAPTION_CREDITS.search(text):
        return True
    if match := CAPTION_NAMES.search(text):
        return len(match["left"].split()) > 1 and _is_names(match["left"]) and _is_names(match["right"])
    match = CAPTION_PHOTO.search(text)
    return match is not None and _is_names(match["names"])


def _named_by(text: str) -> str | None:
    """Return who `By Anna Held` names."""
    match = BYLINE.fullmatch(text)
    names = match["names"].strip() if match and len(text.split()) <= BYLINE_WORDS else ""
    return names if names and _is_names(names) and not _is_when(names) else None


def _named_in_fields(text: str) -> str | None:
    """Return who `Anna Held · CBC News · Posted: May 2` names, or a line that tells only from where."""
    if (match := BYLINE_FIELDS.fullmatch(text)) and not DATED.match(text):
        return match["names"].strip()
    return text if BYLINE_PLACE.fullmatch(text) else None


def _named_with_post(text: str) -> str | None:
    """Return who `Anna Held, Staff Reporter` names."""
    match = BYLINE_POST.fullmatch(text)
    if match and len(match["names"].split()) in NAME_WORDS and _is_names(match["names"]) and _is_names(match["post"]):
        return match["names"].strip()
    return None


def _named_elsewhere(text: str, *, in_head: bool) -> str | None:
    """Return whom a byline of another language than those that we know well names: Von Anna Held, Автор: Anna Held."""
    patterns = [BYLINE_LABELLED, BYLINE_ENDED, *([BYLINE_BEGUN] if in_head else [])]
    matches = (pattern.fullmatch(text) for pattern in patterns)
    return next((match["names"].strip() for match in matches if match and is_named(match["names"].strip())), None)


def _is_names(text: str, *, dated: bool = False) -> bool:
    """Return whether a text holds names and the small words between them, and nothing else."""
    words = [word.strip(".'’\"") for word in re.split(r"[\s,;:|·•()\[\]/–—-]+|(?<=\b[ldLD])['’]", text)]
    words = [word for word in words if word]
    small = SMALL | DATE_WORDS if dated else SMALL
    named = [word for word in words if not word[0].islower()]
    return bool(named) and all(not word[0].islower() or word.lower() in small for word in words)


def _is_when(text: str) -> bool:
    """Return whether names are those of a day: `By Friday`; or a saying: `By the Numbers`."""
    words = text.split()
    saying = words[0].lower() in SAYINGS and not BOARD.search(text)
    return saying or words[0].lower() in NOT_AUTHORS
