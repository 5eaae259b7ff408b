"""One line of an article -> whether it says who made the story and when: a byline, credit, caption, paper or date.

A line that could be a sentence of the story is none of these.
"""

from __future__ import annotations

import re

from .boilerplate import LONGEST_TEXT, is_short

CAPTION_WORDS = 80  # words; agencies' captions tell a whole story
BYLINE_WORDS = 14  # words; several authors, each with a place
NAME_WORDS = range(2, 5)  # words of a person's name
AGENCIES = (
    "The Canadian Press|La Presse canadienne|The Associated Press|Associated Press|Agence France-Presse|"
    "Thomson Reuters|Reuters|Getty Images|Postmedia News|Postmedia|Bloomberg(?: News)?|CBC News|CNN|UPI|Agence QMI|"
    "PA Media|Press Association|EPA|AFP|AP|CP|PC|QMI|EFE|ANSA|DPA|dpa|TASS|Xinhua|Kyodo"
)

MONTHS = (
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec janvier février fevrier mars avril mai juin juillet août aout septembre octobre novembre "
    "décembre decembre janv févr avr juil déc"
)
WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
    "lundi mardi mercredi jeudi vendredi samedi dimanche"
)
AROUND_DATES = (
    "on at am pm a.m p.m et edt est pt pdt pst ct cdt cst mt mdt gmt utc bst cet cest ist h hour hours minute minutes "
    "min mins day days week weeks ago le la à il y a un une heure heures jour jours and by last first originally "
    "updated posted published modified created date mis jour publié publiée modifié dernière mise today yesterday "
    "noon midnight local time the of"
)
MONTH_NAMES = frozenset(MONTHS.split())
DATE_WORDS = MONTH_NAMES | frozenset(f"{WEEKDAYS} {AROUND_DATES}".split())
NUMBER = re.compile(r"\d+(?:st|nd|rd|th|er|am|pm|h\d*)?", re.IGNORECASE)
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
DATED = re.compile(
    r"(?:first |originally |last )?(?:posted|published|updated|modified|publiée?|mise? à jour|"
    r"modifiée?|dernière mise)\b",
    re.IGNORECASE,
)
BYLINE = re.compile(
    r"(?:by|par|(?:story|written|words|text|report|reporting) by|texte)(?: ?:)? (?P<names>.+)",
    re.IGNORECASE,
)
BYLINE_FIELDS = re.compile(
    r"(?P<names>[^·•|]{3,60})\s[·•|]\s.*\b(?:posted|published|updated|publié|mis à jour)\b.*", re.IGNORECASE
)
BYLINE_PLACE = re.compile(
    r"(?:from|de) (?:our|notre)(?: own| envoyée?| spéciale?)* (?:correspondent|correspondante?|staff)\b.{0,60}",
    re.IGNORECASE,
)
POSTS = (
    "reporter|writer|correspondent|editor|columnist|contributor|journaliste|rédact\\w+|correspondante?|chroniqueu\\w+"
)
PAPERS = "News|Press|Times|Post|Star|Herald|Tribune|Gazette|Journal|Globe|Courier|Telegraph|Presse|Courrier|Magazine"
BYLINE_POST = re.compile(
    rf"(?P<names>[^,|·•()]{{3,40}})(?:, | [|·•] |, ?| \()(?P<post>.*\b(?:(?i:{POSTS})|(?:{PAPERS}|{AGENCIES}))\b)\)?"
)
CREDIT = re.compile(
    r"[(\[]?(?:—|–|-)*\s?(?:with (?:files|reports|reporting|notes|additional reporting) (?:from|by)|files from|"
    r"(?:(?:additional|further) )?(?:reporting|writing|editing|compiled|translation|research)(?: and \w+)?"
    r"(?: from| by|:)|avec (?:des |les )?(?:informations?|la collaboration|la contribution)(?: de| d['’])|avec(?= ))"
    r"\s*(?P<names>.+)",
    re.IGNORECASE,
)
FIRST_PUBLISHED = re.compile(
    r"[(\[]?(?:this|the) (?:report|article|story)(?: by (?P<by>.{2,60}?))? (?:(?:was|is) )?(?:first |originally )"
    r"(?:published|appeared)\b(?P<names>.*)|"
    r"(?:ce texte|cet article|ce reportage) a (?:initialement|d['’]abord|originalement) (?:été )?publié\b.*",
    re.IGNORECASE,
)
CONTRIBUTED = re.compile(
    r".{0,200}\b(?:contributed to this (?:report|article|story)|contributed reporting|"
    r"a collaboré à (?:cet article|ce texte))(?: from .{2,30})?\W*"
)
AGENCY = re.compile(
    rf"(?:©|—|–|-|\()?\s*(?:{AGENCIES})(?:,? (?i:staff |sports )?(?i:writers?|reporters?|correspondents?|staff))?"
    r"\s*\)?\.?"
)
PAPER = re.compile(rf"(?:The |Le |La )?(?:[A-ZÀ-Þ][\w’'-]+ ){{1,3}}(?:{PAPERS})|{AGENCIES}")

PHOTOGRAPHED = rf"(?:(?:{AGENCIES}) ?(?:Photo|Pool|Images|Handout)?)"
MOST_CREDITS = 180  # characters of all credits after the first
CAPTION_CREDITS = re.compile(  # each credit can be read in one way only: many of them cost no more than their length
    rf"[.!?][\"'”’»]?\s?\({PHOTOGRAPHED}(?:, [Ff]ile)*(?:(?:\s?/|,? via )[^()]{{2,{MOST_CREDITS}}})?\)$|"  # lake. (AP)
    rf"\([^()]{{2,60}}[/,|]\s?{PHOTOGRAPHED}(?:, [Ff]ile| [Pp]hoto)*(?:,? via [^()]{{2,{MOST_CREDITS}}})?\)\.?$|"
    rf"\({PHOTOGRAPHED}\s?/[^()]{{2,60}}\)$|"  # (AP Photo/Anna Held)
    rf"(?:^|[.!?][\"'”’»]?\s)\(?(?i:{AGENCIES})(?: Photo)?\s?/\s?[A-Z][^.!?]{{1,50}}$|"  # … the lake. AFP/Anna Held
    rf"\S/\S.{{0,40}} via (?:{AGENCIES})$"
)
CAPTION_NAMES = re.compile(r"\((?P<left>[^()/]{2,50})\s?/\s?(?P<right>[^()]{2,40})\)$")
CAPTION_PHOTO = re.compile(
    r"(?:[.!?][\"'”’»]?\s|^)(?:photograph|photo|picture|illustration|composite|image|crédit photo|photo credit)s?"
    r"(?: by| :|:)\s?(?P<names>.{2,80})$",
    re.IGNORECASE,
)
CAPTION_START = re.compile(
    r"(?:image|media|video) ?(?:caption|copyright|source)(?:,|:|\s?(?-i:(?=[A-Z0-9])))|"
    r"photo ?(?:credit|source|caption)s? ?[:,]|(?:photo(?:graph)? by|photographie? (?:de|par)) (?-i:(?=[A-Z]))|"
    r"(?:image|(?:crédits?|source)(?: photo)?)s? ?: |caption: |légende ?: |"
    r"(?-i:FILE|ARCHIVES)(?: PHOTO)?\s?(?:-|–|—|:)\s",
    re.IGNORECASE,
)

SMALL = frozenset(
    "and et by par with avec from for of in at to the de du des da di del van von der bin al el la le les l d à en y e "
    "a an special staff reporter reporters writer writers correspondent correspondents editor editors editing "
    "reporting writing additional contributing contributor files news journaliste rédaction collaboration spéciale "
    "envoyé was first published".split()
)
NOT_AUTHORS = DATE_WORDS - SMALL - {"may", "mar", "jan", "april", "june", "august", "date", "local", "day", "noon"}


def is_paper(text: str) -> bool:
    """Return whether a line is the name of a newspaper or agency, as it stands below a byline."""
    return is_short(text) and PAPER.fullmatch(text) is not None


def is_date(text: str) -> bool:
    """Return whether a line only says when the story was published or changed."""
    if not is_short(text):
        return False
    words = [word.strip(".").lower() for word in re.split(r"[\s,;|:·•()/–—-]+", text) if word.strip(".")]
    if not any(word[0].isdigit() for word in words):
        return False
    if not all(NUMBER.fullmatch(word.replace(".", "")) or word in DATE_WORDS for word in words):
        return False
    return bool(DATED.match(text) or ISO_DAY.search(text)) or (len(words) > 1 and not MONTH_NAMES.isdisjoint(words))


def is_published(text: str) -> bool:
    """Return whether a line says in words that it is a date of publication: `Updated 3 May`."""
    return DATED.match(text) is not None and is_date(text)


def author(text: str) -> str | None:
    """Return who a line at an end of a story says wrote it, or None where it says something else."""
    if not is_short(text):
        return None
    return _named_by(text) or _named_in_fields(text) or _named_with_post(text)


def is_credit(text: str) -> bool:
    """Return whether a line only says who reported a story, or where it was first published."""
    if len(text) > LONGEST_TEXT:
        return False
    if CONTRIBUTED.fullmatch(text):
        return True
    if not is_short(text):
        return False
    if match := FIRST_PUBLISHED.fullmatch(text):
        rest = (match["names"] or "").strip(" .)]")
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
    saying = words[0].lower() == "the" and not re.search(rf"\b(?:Board|Staff|Editors|{PAPERS}|{AGENCIES})\b", text)
    return saying or words[0].lower() in NOT_AUTHORS
