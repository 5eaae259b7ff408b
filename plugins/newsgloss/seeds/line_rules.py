"""The lines of an article -> what becomes of each of them: kept, marked or left out, by which rule and why.

Nothing is corrected. Boilerplate (players, prompts, captions, credits) is left out with a record; all else is kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Literal

from newsgloss.language.vocabulary import ALL, either, phrases
from newsgloss.model.characters import is_unseen

from .boilerplate import (
    LINE_END,
    heads_links,
    is_address_line,
    is_contact,
    is_end_mark,
    is_in_share_bar,
    is_media,
    is_more_mark,
    is_prompt,
    is_rule,
    is_to_editors,
)
from .bylines import author, is_agency, is_caption, is_credit, is_date_line, is_paper, is_post, is_published
from .headlines import (
    MENU_LINES,
    TITLE_WORDS,
    TextLayout,
    is_repeated_name,
    is_sentence,
    is_wire_slug,
    layout_of,
    looks_like_subhead,
    menu_lines,
    stands_above,
)
from .unwrapping import LIST_ITEM, SPEECH, Raw, is_prose

Operation = Literal["keep", "mark", "drop"]

HEAD_LINES = 6  # lines; where bylines and agencies are at the top of a story
FOOT_LINES = 4  # lines; where they are at its end
LINK_WORDS = 20  # words; a longer line is no headline of another story
CORRECTION = re.compile(
    rf"(?:{either(ALL.lines.correction_labels)})"
    r"(?: \([^)]*\)|,? [^.:]{0,30}\d[^.:]{0,20})?\s*(?::|—|–|--|\s-\s)|"
    rf"[(\[]?(?:{either(ALL.lines.editors_notes)})\b.*\b(?:{either(ALL.lines.corrected)})\b|{phrases('corrections')}",
    re.IGNORECASE,
)
UNSEEN_MARKS = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
ONE_KIND = str.maketrans(dict.fromkeys('"“”„«»‘’‹›`´', "'") | dict.fromkeys("–—−", "-"))
UPDATED = re.compile(either(ALL.days.updated), re.IGNORECASE)
DATELINE = re.compile(
    rf"(?!(?:{either(ALL.lines.no_places)})\b)"
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,30}(?:, [A-Z][\w. ]{1,25}| \([\w -]+\))?(?:, [\w. ]{3,20})?(?:, \d{4})?"
    r"(?: \([\w /]+\)| /[^/]{2,40}/)?|"
    r"[A-Z][a-z]+\.? \d{1,2} \([A-Z]\w+\))\s*(?:—|–|--|\s[-_])\s*\S"
)


@dataclass(frozen=True, slots=True)
class Line:
    """What was done with lines `number` to `last` of a seed, and why. Lines count from 1; blank ones have no record."""

    number: int
    last: int
    operation: Operation
    as_: str
    rule: str
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Overrules:
    """What a sidecar says against the rules: the numbers of the lines that are subheads, and media; None: as ruled.

    `has_standfirsts`: a heading right below the headline is no subhead, as on a page.
    """

    subheads: Collection[int] | None = None
    media: Collection[int] | None = None
    has_standfirsts: bool = True


def normal(text: str) -> str:
    """Return text as the promise compares it: NFC, runs of white space as one space, nothing else."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _folded(text: str) -> str:
    """Return a headline as it is compared with itself: without what nobody sees, and with one kind of marks."""
    return normal(UNSEEN_MARKS.sub("", text).translate(ONE_KIND))


def read_lines(raws: Sequence[Raw], overrules: Overrules | None = None) -> list[Line]:
    """Return what becomes of each line of an article; the first that is above no other is its headline."""
    unseen = [Line(raw.number, raw.last, *UNSEEN, raw.text) for raw in raws if is_unseen(raw.text)]
    raws = [raw for raw in raws if not is_unseen(raw.text)]
    top = 0
    while top + 1 < len(raws) and raws[top].heading is None and stands_above(raws[top].text, raws[top + 1].text):
        top += 1
    if raws and raws[top].heading is None:
        top += menu_lines([raw.text for raw in raws[top : top + MENU_LINES + 1]])
    above = [Line(raw.number, raw.last, *(_dated(raw) or ABOVE), raw.text) for raw in raws[:top]]
    raws = raws[top:]
    overrules = overrules or Overrules()
    links = list(map(_could_be_link, raws))
    layout = layout_of(raws)
    tops = enumerate(_tops(raws, links))
    sights = (_Sight(raw, index, raws, links, top, overrules, layout) for index, (raw, top) in tops)
    seen = [Line(sight.raw.number, sight.raw.last, *_ruling(sight), sight.raw.text) for sight in sights]
    return sorted([*above, *seen, *unseen], key=attrgetter("number"))


def _tops(raws: Sequence[Raw], links: Sequence[bool]) -> Iterator[tuple[Raw, int]]:
    """Yield each line with the number of the last one above it that leads nowhere; the first with -1."""
    top = -1
    for index, raw in enumerate(raws):
        if index and (index == 1 or not links[index - 1]):
            top = index - 1
        yield raw, top


@dataclass(frozen=True, slots=True)
class _Sight:
    """A line among the others, and the sidecar's word.

    `links` says of each line whether it could be the headline of another story, `top` which line above this could not.
    """

    raw: Raw
    index: int
    raws: Sequence[Raw]
    links: Sequence[bool]
    top: int
    overrules: Overrules
    layout: TextLayout

    @property
    def text(self) -> str:
        return self.raw.text

    @property
    def beside(self) -> list[str]:
        return [raw.text for raw in self.raws[max(0, self.index - 1) : self.index + 2]]

    @property
    def following(self) -> Raw | None:
        """The next line that is no boilerplate."""
        top = self.top
        for index in range(self.index + 1, len(self.raws)):
            top = top if self.links[index - 1] and index > 1 else index - 1
            after = replace(self, raw=self.raws[index], index=index, top=top)
            if not any(rule(after) for rule in BOILERPLATE):
                return after.raw
        return None

    @property
    def in_head(self) -> bool:
        """Whether the story has not begun yet."""
        return self.index < HEAD_LINES and not any(map(is_prose, self.raws[1 : self.index]))

    @property
    def at_an_end(self) -> bool:
        return self.in_head or self.index >= len(self.raws) - FOOT_LINES


Ruling = tuple[Operation, str, str, str]
"""What is done, what the line is, by which rule, and why."""

UNSEEN: Ruling = ("drop", "markup", "unseen", "it has only characters that no reader sees")
FRONT_MATTER: Ruling = ("drop", "front-matter", "front-matter", "it describes the article, as the sidecar does")
ABOVE: Ruling = ("drop", "above", "above-headline", "it is above the headline and not a part of the story")
WORDLESS: Ruling = ("drop", "markup", "markdown", "it shows a reader of the Markdown no words")
NOTE: Ruling = ("drop", "note", "note", "it is a footnote, and not a part of the story")
PAGE_HEAD: Ruling = ("drop", "page-head", "page-head", "it is on each page of what the text was copied from")
WRITTEN_BY: Ruling = ("drop", "byline", "byline", "it says who wrote the story, as the sidecar and the page do")
MAIL_FIELD: Ruling = ("drop", "mail", "mail-head", "it belongs to the mail that the story came in")


def _ruling(sight: _Sight) -> Ruling:
    """Return the first rule's word that has one for a line."""
    return next(filter(None, (rule(sight) for rule in RULES)), PROSE)


def _headline(sight: _Sight) -> Ruling | None:
    if sight.index == 0 and sight.raw.heading is None and is_sentence(sight.text) and sight.following is not None:
        return "keep", "paragraph", "no-headline", "the first line is a sentence of the story"
    if sight.index == 0:
        return "keep", "headline", "first-line", "the first line is the headline"
    if 0 < sight.index < HEAD_LINES and len({_folded(raw.text) for raw in sight.raws[: sight.index + 1]}) == 1:
        return "drop", "headline", "duplicate-headline", "the headline is here a second time"
    return None


def _sidecar(sight: _Sight) -> Ruling | None:
    if sight.raw.number in (sight.overrules.media or ()):
        return "drop", "media", "sidecar", "the sidecar lists it under `media:`"
    if sight.raw.number in (sight.overrules.subheads or ()):
        return "mark", "subhead", "sidecar", "the sidecar lists it under `subheads:`"
    return None


def _media(sight: _Sight) -> Ruling | None:
    if sight.overrules.media is None and is_media(sight.text):
        return "drop", "media", "media-placeholder", "a line for a video or recording that the text does not hold"
    return None


def _date(sight: _Sight) -> Ruling | None:
    return _dated(sight.raw) if sight.in_head or is_published(sight.text) else None


def _dated(raw: Raw) -> Ruling | None:
    said = "it says when the story was published, as the sidecar does"
    return ("drop", "date", "date-line", said) if is_date_line(raw.text) else None


def _byline(sight: _Sight) -> Ruling | None:
    if (sight.at_an_end or (sight.raw.heading and "," in sight.text)) and author(sight.text):
        return WRITTEN_BY
    if not sight.in_head or not sight.index:
        return None
    is_below = is_post(sight.text) and author(f"{sight.beside[0]}, {sight.text}") is not None
    return WRITTEN_BY if is_below or is_repeated_name(sight.text, sight.beside) else None


def _caption(sight: _Sight) -> Ruling | None:
    if is_caption(sight.text):
        return "drop", "caption", "caption", "it is the caption of a picture that is not in the text"
    return None


def _credit(sight: _Sight) -> Ruling | None:
    is_below_byline = sight.index > 0 and sight.in_head and author(sight.raws[sight.index - 1].text) is not None
    if (
        is_credit(sight.text)
        or (sight.at_an_end and is_agency(sight.text))
        or (is_below_byline and is_paper(sight.text))
    ):
        return "drop", "credit", "credit", "it says who reported the story, as the page does"
    return None


def _prompt(sight: _Sight) -> Ruling | None:
    on_page = sight.raw.heading is not None
    if (
        is_prompt(sight.text)
        or is_in_share_bar(sight.text, sight.beside)
        or _is_related(sight)
        or (on_page and is_address_line(sight.text))
    ):
        return "drop", "prompt", "prompt", "it is about something other than the story"
    if (
        is_more_mark(sight.text)
        or is_wire_slug(sight.text)
        or (sight.index and (sight.at_an_end or sight.index == sight.layout.end) and is_end_mark(sight.text))
    ):
        return "drop", "prompt", "end-mark", "it only says that the text, or a page of it, ends here"
    if sight.in_head and sight.index and is_to_editors(sight.text):
        return "drop", "prompt", "to-editors", "it tells editors what is new in the text"
    return None


def _is_related(sight: _Sight) -> bool:
    """Return whether a line is the headline of another story: it follows a line that says so, before prose goes on."""
    if not sight.links[sight.index]:
        return heads_links(sight.text) and (
            sight.index + 1 == len(sight.raws) or not is_prose(sight.raws[sight.index + 1])
        )
    if sight.top < 1 or not heads_links(sight.raws[sight.top].text):
        return False
    is_last = sight.index + 1 == len(sight.raws) or not sight.links[sight.index + 1]
    return not (is_last and sight.raw.alone and sight.top < sight.index - 1)  # the last of several may be a subhead


def _could_be_link(raw: Raw) -> bool:
    is_long = len(raw.text.split()) > LINK_WORDS
    return not (raw.heading or is_long or LINE_END.search(raw.text) or heads_links(raw.text))


def _copy_mark(sight: _Sight) -> Ruling | None:
    end = sight.layout.end
    if is_rule(sight.text):
        return "drop", "markup", "rule", "it only parts the text"
    if (sight.in_head or end is not None) and sight.index and is_contact(sight.text):
        return "drop", "contact", "contact", "it says whom the press may ask"
    if sight.index in sight.layout.about:
        return "drop", "prompt", "about-publisher", "it says who published the press release"
    if end is not None and sight.index > end:
        return "drop", "prompt", "after-end", "it is below the mark at the text's end"
    return None


def _correction(sight: _Sight) -> Ruling | None:
    return ("keep", "paragraph", "correction", "the publisher's correction") if CORRECTION.match(sight.text) else None


def _heading(sight: _Sight) -> Ruling | None:
    has_standfirst = sight.overrules.has_standfirsts and not sight.text.endswith("?")
    if sight.raw.heading and sight.index == 1 and has_standfirst:
        return "keep", "paragraph", "standfirst", "the line below the headline"
    if sight.raw.heading and sight.index + 1 < len(sight.raws):
        return "mark", "subhead", "heading", "the page sets it as a heading"
    return None


def _second_headline(sight: _Sight) -> Ruling | None:
    """Rule on a second line that could be another headline: no sentence, no page's markup, prose after it."""
    raw = sight.raw
    if sight.index != 1 or raw.heading is not None or not raw.alone or LINE_END.search(raw.text):
        return None
    if LIST_ITEM.match(sight.text) or SPEECH.match(sight.text) or len(sight.text.split()) > 2 * TITLE_WORDS:
        return None
    if sight.following is None or not sight.following.alone:
        return None
    return "keep", "paragraph", "second-headline", "a second line that could be a headline"


def _subhead(sight: _Sight) -> Ruling | None:
    if sight.overrules.subheads is not None or sight.raw.heading is not None:
        return None
    if sight.index in sight.layout.subheads:
        return "mark", "subhead", "subhead-repeated", "lines like it are above the parts of the text"
    if not looks_like_subhead(sight.raw, sight.raws[sight.index - 1].text if sight.index else ""):
        return None
    if sight.following is None or looks_like_subhead(sight.following, sight.text):
        return None
    return "mark", "subhead", "subhead-inferred", "a short line of its own without a full stop, followed by prose"


def _dateline(sight: _Sight) -> Ruling | None:
    if DATELINE.match(sight.text):
        return "mark", "paragraph", "dateline", "it begins with the place that the story was reported from"
    return None


PROSE: Ruling = ("keep", "paragraph", "prose", "a paragraph of the story")
BOILERPLATE = (_copy_mark, _media, _date, _byline, _caption, _credit, _prompt)
"""The rules by which a line is left out."""
RULES = (_headline, _sidecar, _correction, *BOILERPLATE, _heading, _second_headline, _subhead, _dateline)
"""The rules, in the order in which they are asked."""
