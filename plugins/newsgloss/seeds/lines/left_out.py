"""A line among the others of an article -> why it is no part of the story, or None where it is one.

It is left out with a record: players, prompts, captions, credits, bylines, days, links and the marks of a copy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsgloss.model.patterns import pattern_of

from .boilerplate import (
    LINE_END,
    has_only_tags,
    heads_links,
    is_address_line,
    is_contact,
    is_end_mark,
    is_in_share_bar,
    is_initials,
    is_media,
    is_more_mark,
    is_prompt,
    is_rule,
    is_to_editors,
    is_web_address,
)
from .bylines import (
    author,
    is_about_author,
    is_agency,
    is_caption,
    is_credit,
    is_date_line,
    is_known_name,
    is_named,
    is_named_at_place,
    is_paper,
    is_post,
    is_published,
    is_reporter_at_place,
    signs,
)
from .headlines import TextLayout, is_repeated_name, is_wire_slug
from .rulings import ABOUT_AUTHOR, WRITTEN_BY, Overrules, Ruling
from .unwrapping import Raw, is_prose

HEAD_LINES = 6  # lines; where bylines and agencies are at the top of a story
FOOT_LINES = 4  # lines; where they are at its end
IN_ITALICS = pattern_of(r"([_*])\S.*\S\1")  # as a plain text has them
QUOTE_END = pattern_of(r"[\"'”’»“‹›]\W*$")
LINK_WORDS = 20  # words; a longer line is no headline of another story


@dataclass(frozen=True, slots=True)
class LineInText:
    """A line among the others of its text, and the sidecar's word.

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
        """Its words."""
        return self.raw.text

    @property
    def beside(self) -> list[str]:
        """The words of the lines above and below it, and its own between them."""
        return [raw.text for raw in self.raws[max(0, self.index - 1) : self.index + 2]]

    @property
    def is_above_date(self) -> bool:
        """Whether the next line only says when the story was published."""
        return self.index + 1 < len(self.raws) and is_date_line(self.raws[self.index + 1].text)

    @property
    def is_above_byline(self) -> bool:
        """Whether the next line says who wrote the story, or when it was published."""
        if self.is_above_date or self.index + 1 >= len(self.raws):
            return self.is_above_date
        below = replace(self, raw=self.raws[self.index + 1], index=self.index + 1)
        return _byline(below) is not None

    @property
    def following(self) -> Raw | None:
        """The next line that is no boilerplate."""
        top = self.top
        for index in range(self.index + 1, len(self.raws)):
            top = top if self.links[index - 1] and index > 1 else index - 1
            after = replace(self, raw=self.raws[index], index=index, top=top)
            if not left_out(after):
                return after.raw
        return None

    @property
    def in_head(self) -> bool:
        """Whether the story has not begun yet."""
        return self.index < HEAD_LINES and not any(map(is_prose, self.raws[1 : self.index]))

    @property
    def at_an_end(self) -> bool:
        """Whether it is where bylines and credits are: before the story begins, or in the last lines."""
        return self.in_head or self.index >= len(self.raws) - FOOT_LINES


def left_out(line: LineInText) -> Ruling | None:
    """Return why a line is no part of the story, or None where it is one."""
    return next(filter(None, (rule(line) for rule in BOILERPLATE)), None)


def could_be_link(raw: Raw) -> bool:
    """Return whether a line could be the headline of another story."""
    is_long = len(raw.text.split()) > LINK_WORDS
    return not (raw.heading or is_long or LINE_END.search(raw.text) or heads_links(raw.text))


def _copy_mark(line: LineInText) -> Ruling | None:
    end = line.layout.end
    if is_rule(line.text):
        return "drop", "markup", "rule", "it only parts the text"
    if (line.in_head or end is not None) and line.index and is_contact(line.text):
        return "drop", "contact", "contact", "it says whom the press may ask"
    if line.index in line.layout.about:
        return "drop", "prompt", "about-publisher", "it says who published the press release"
    if end is not None and line.index > end:
        return "drop", "prompt", "after-end", "it is below the mark at the text's end"
    return None


def _media(line: LineInText) -> Ruling | None:
    if line.overrules.media is None and is_media(line.text):
        return "drop", "media", "media-placeholder", "a line for a video or recording that the text does not hold"
    return None


def _date(line: LineInText) -> Ruling | None:
    return dated(line.raw) if line.in_head or is_published(line.text) else None


def dated(raw: Raw) -> Ruling | None:
    """Return that a line only says when the story was published, where it does."""
    said = "it says when the story was published, as the sidecar does"
    return ("drop", "date", "date-line", said) if is_date_line(raw.text) else None


def _byline(line: LineInText) -> Ruling | None:
    if (line.at_an_end or (line.raw.heading and "," in line.text)) and author(line.text, in_head=line.in_head):
        return WRITTEN_BY
    if _signs_story(line) or _names_author_again(line):
        return WRITTEN_BY
    if not line.in_head or not line.index:
        return None
    if line.is_above_date and is_named(line.text) and not (is_agency(line.text) or is_paper(line.text)):
        return WRITTEN_BY
    if is_reporter_at_place(line.text) or (
        _is_between(line) and (is_known_name(line.text) or is_named_at_place(line.text, line.raws[0].text))
    ):
        return WRITTEN_BY
    is_below = is_post(line.text) and author(f"{line.beside[0]}, {line.text}") is not None
    return WRITTEN_BY if is_below or is_repeated_name(line.text, line.beside) else None


def _is_between(line: LineInText) -> bool:
    """Return whether a line is by itself between the headline and the story."""
    below = line.raws[line.index + 1 : line.index + 2]
    return line.index == 1 and line.raw.alone and not line.raw.heading and any(map(is_prose, below))


def _names_author_again(line: LineInText) -> bool:
    """Return whether a line below the story is the name of its byline again, and heads no part of it."""
    if line.in_head or line.raw.heading or not is_named(line.text):
        return False
    if line.text not in (author(raw.text, in_head=True) for raw in line.raws[1:HEAD_LINES]):
        return False
    is_repeated = any(raw.text == line.text for raw in line.raws if raw is not line.raw)  # most lines end above
    return not is_repeated and not any(map(is_prose, line.raws[line.index + 1 :]))


def _signs_story(line: LineInText) -> bool:
    """Return whether a line signs the story; below a quote, or as one of several, it says whose that is."""
    is_last = line.index == len(line.raws) - 1
    is_signature = signs(line.text) or (is_last and is_known_name(line.text))
    if line.index < len(line.raws) - FOOT_LINES or line.in_head or not is_signature or line.raw.quoted:
        return False
    above = line.raws[line.index - 1]
    is_in_list = line.raw.heading is False and not (line.raw.alone or above.alone)
    if not is_prose(above) or above.quoted or QUOTE_END.search(above.text) or is_in_list:
        return False
    below = line.raws[line.index + 1 :]
    return not any(map(is_prose, below)) and sum(signs(raw.text) is not None for raw in line.raws) <= 1


def _about_author(line: LineInText) -> Ruling | None:
    """Rule on a last paragraph that tells who wrote the story: below a drawn line or in italics, as others may, too."""
    if line.in_head or line.index < len(line.raws) - FOOT_LINES or not is_about_author(line.text.lstrip("_*")):
        return None
    first = line.index
    while first and is_about_author(line.raws[first - 1].text.lstrip("_*")):
        first -= 1
    if not first:  # there is no story above
        return None
    raw, above = line.raws[first], line.raws[first - 1]
    is_set_apart = raw.apart or is_rule(above.text) or IN_ITALICS.fullmatch(line.text) is not None
    others = line.raws[line.index + 1 :]
    if not is_set_apart or any(is_prose(other) and not is_about_author(other.text.lstrip("_*")) for other in others):
        return None
    return ABOUT_AUTHOR


def _caption(line: LineInText) -> Ruling | None:
    if is_caption(line.text):
        return "drop", "caption", "caption", "it is the caption of a picture that is not in the text"
    return None


def _credit(line: LineInText) -> Ruling | None:
    is_below_byline = line.index > 0 and line.in_head and author(line.raws[line.index - 1].text) is not None
    if is_credit(line.text) or (line.at_an_end and is_agency(line.text)) or (is_below_byline and is_paper(line.text)):
        return "drop", "credit", "credit", "it says who reported the story, as the page does"
    return None


def _prompt(line: LineInText) -> Ruling | None:
    on_page = line.raw.heading is not None
    if (
        is_prompt(line.text)
        or is_in_share_bar(line.text, line.beside)
        or _is_related(line)
        or (on_page and is_address_line(line.text))
        or (line.index and line.at_an_end and has_only_tags(line.text))
        or (line.index > 1 and line.index == len(line.raws) - 1 and is_web_address(line.text))
    ):
        return "drop", "prompt", "prompt", "it is about something other than the story"
    if (
        is_more_mark(line.text)
        or is_wire_slug(line.text)
        or (line.index and (line.at_an_end or line.index == line.layout.end) and is_end_mark(line.text))
        or (line.index == len(line.raws) - 1 and line.index > 1 and is_initials(line.text))
    ):
        return "drop", "prompt", "end-mark", "it only says that the text, or a page of it, ends or goes on"
    if line.in_head and line.index and is_to_editors(line.text):
        return "drop", "prompt", "to-editors", "it tells editors what is new in the text"
    return None


def _is_related(line: LineInText) -> bool:
    """Return whether a line is the headline of another story: it follows a line that says so, before prose goes on."""
    if not line.links[line.index]:
        return heads_links(line.text) and (line.index + 1 == len(line.raws) or not is_prose(line.raws[line.index + 1]))
    if line.top < 1 or not heads_links(line.raws[line.top].text):
        return False
    is_last = line.index + 1 == len(line.raws) or not line.links[line.index + 1]
    return not (is_last and line.raw.alone and line.top < line.index - 1)  # the last of several may be a subhead


BOILERPLATE = (_copy_mark, _media, _date, _byline, _about_author, _caption, _credit, _prompt)
