"""One line of an article -> whether it is boilerplate: a player, a prompt, a link, a button, a mark for editors.

A line that could be a sentence of the story is none: its words are compared as a whole, not by how it begins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsgloss.language.sentences import CLOSING
from newsgloss.language.vocabulary import ALL, either, phrases
from newsgloss.model.patterns import pattern_of

LONGEST = 30  # words; a longer line is prose, however it begins
LONGEST_TEXT = 1000  # characters; nothing longer is boilerplate, nor worth asking at length
FULL_STOPS = ".!?…。！？।॥۔؟։።"  # of Latin, Chinese, Devanagari, Urdu, Arabic, Armenian and Ethiopic text
LINE_END = pattern_of(rf"[{FULL_STOPS}:;,：；，、،؛]{CLOSING}$")
FULL_STOP = pattern_of(rf"[{FULL_STOPS}]{CLOSING}$")
SAID = pattern_of(rf"\b(?:{either(ALL.lines.said)})\b")
SITES = "facebook|twitter|x|instagram|linkedin|whatsapp|reddit|pinterest|telegram|bluesky|threads|tiktok|youtube"

LABEL = r"^[^\w\"'“‘«(\[]{0,3}"  # an icon may be before a label
MEDIA = pattern_of(rf"{LABEL}({phrases('players')})\s*[:|]\s*(.*)$", re.IGNORECASE)
MEDIA_DASH = pattern_of(rf"{LABEL}(?:{either(ALL.lines.play)})\s+(?:-|–|—)\s+\S")
MEDIA_WHOLE = pattern_of(rf"\W*(?:{phrases('media')})\W*", re.IGNORECASE)

LINK_LABEL = pattern_of(rf"{LABEL}({phrases('link_labels')})\s*[:|>»→]\s*(.*)$", re.IGNORECASE)
LINK_LABEL_BARE = pattern_of(rf"^(?:{either(ALL.lines.link_labels_alone)})\s+(?-i:(?=[\"'“‘«A-ZÀ-Þ]))", re.IGNORECASE)
LINK_HEADING = pattern_of(rf"\W*(?:{phrases('link_headings')})\W*", re.IGNORECASE)
MORE_FROM = pattern_of(either(ALL.lines.more_from), re.IGNORECASE)

PROMPT = pattern_of(rf"\W*(?:{phrases('prompts').replace('<sites>', SITES)})\W*", re.IGNORECASE)
INVITATION = pattern_of(phrases("invitations"), re.IGNORECASE)
RIGHTS = pattern_of(phrases("rights"), re.IGNORECASE)
GO_ON = pattern_of(rf"(?:{either(ALL.lines.go_on)})", re.IGNORECASE)
JUMP = pattern_of(
    rf"[(\[>»→–— ]{{0,4}}(?:{either(ALL.lines.jumps)}) ?[A-Z]?\d{{1,3}}[)\]<«→–—. ]{{0,4}}", re.IGNORECASE
)
MORE_MARK = pattern_of(rf"[(\[—–-]+ ?(?:{either(ALL.lines.go_on)})(?: ?-?\d{{0,2}})? ?[)\]—–-]+", re.IGNORECASE)
TO_EDITORS = pattern_of(either(ALL.lines.to_editors))
END_MARK = pattern_of(rf"(?:\W*\b(?:30|{either(ALL.lines.ends)})\b\W*|#\s?#\s?#)")
CONTACT = pattern_of(rf"(?:{either(ALL.lines.contacts)})\s*:(?:\s*$|.*(?:\S@\S|\d[\d ().-]{{5,}}\d))", re.IGNORECASE)
INITIALS = pattern_of(r"[(\[]?[a-z]{2,3}(?:[-/][a-z]{2,3}){1,3}[)\]]?")
TAGS = pattern_of(r"#[^\W\d_][\w-]*(?:[\s,;]+#[^\W\d_][\w-]*)+")
RULE = pattern_of(r"[-=_~─━═—]{3,}|(?:[*•] ?){3,}")
WEB_ADDRESS = pattern_of(r"(?:[^\W\d_][\w ]{1,20}:\s*)?<?(?:https?://|www\.)\S+>?")
COUNT = pattern_of(r"\d[\d.,]{0,9} ?[KkMm]?")
ADDRESS = pattern_of(r"\S+@[\w-]+(?:\.[\w-]+)+")
SHARE_WORD = pattern_of(rf"(?:{SITES}|facebook messenger|messenger|sms|flipboard|{phrases('buttons')})", re.IGNORECASE)


def is_short(text: str) -> bool:
    """Return whether a line is no longer than boilerplate can be."""
    return len(text) <= LONGEST_TEXT and len(text.split()) <= LONGEST


def is_media(text: str) -> bool:
    """Return whether a line stands for a video, a recording or pictures that the text does not hold."""
    if not is_short(text):
        return False
    if MEDIA_WHOLE.fullmatch(text) or MEDIA_DASH.match(text):
        return True
    match = MEDIA.match(text)
    return match is not None and not _is_said(match[1], match[2])


def is_prompt(text: str) -> bool:
    """Return whether a line asks its reader to do something else than to read the story."""
    if len(text) <= LONGEST_TEXT and RIGHTS.fullmatch(text):
        return True
    if not is_short(text):
        return False
    if LINK_HEADING.fullmatch(text) or PROMPT.fullmatch(text):
        return True
    if match := LINK_LABEL.match(text):
        return not _is_said(match[1], match[2])
    if LINK_LABEL_BARE.match(text):
        return not FULL_STOP.search(text)
    return not SAID.search(text) and INVITATION.fullmatch(text) is not None


def heads_links(text: str) -> bool:
    """Return whether a line is above headlines of other stories."""
    if not is_short(text):
        return False
    if MORE_FROM.fullmatch(text) and not LINE_END.search(text):
        return True
    label = LINK_LABEL.match(text)
    return bool(LINK_HEADING.fullmatch(text)) or (label is not None and not label[2])


def is_in_share_bar(text: str, beside: Sequence[str]) -> bool:
    """Return whether a line, one of those `beside` it, is a button among others, or how often one was pressed.

    A button alone may be a subhead, and a number alone a part of the story.
    """
    if is_short(text) and COUNT.fullmatch(text):
        return any(map(_is_share_word, beside))
    return _is_share_word(text) and sum(_is_share_word(other) or is_prompt(other) for other in beside) > 1


def is_address_line(text: str) -> bool:
    """Return whether a line is an e-mail address: on a page its author's, in a press release a part of it."""
    return is_short(text) and ADDRESS.fullmatch(text) is not None


def is_web_address(text: str) -> bool:
    """Return whether a line is only the address of a page, as prints have it at their end."""
    return is_short(text) and WEB_ADDRESS.fullmatch(text) is not None


def is_contact(text: str) -> bool:
    """Return whether a line of a press release says whom the press may ask, and how."""
    return is_short(text) and CONTACT.match(text) is not None


def is_rule(text: str) -> bool:
    """Return whether a line is drawn only to part a text."""
    return is_short(text) and RULE.fullmatch(text) is not None


def is_end_mark(text: str) -> bool:
    """Return whether a line only marks the end of a copy: -30-."""
    return is_short(text) and END_MARK.fullmatch(text) is not None


def is_initials(text: str) -> bool:
    """Return whether a line is only the initials of those who wrote and edited an agency's copy: ke/im."""
    return INITIALS.fullmatch(text) is not None


def has_only_tags(text: str) -> bool:
    """Return whether a line has only tags: #ferry #zenda."""
    return is_short(text) and TAGS.fullmatch(text) is not None


def is_more_mark(text: str) -> bool:
    """Return whether a line only says that the copy goes on, or where: (more), Continued on page 7."""
    if is_short(text) and JUMP.fullmatch(text):
        return True
    is_shouted = text.isupper() and GO_ON.fullmatch(text) is not None
    return is_shouted or (is_short(text) and MORE_MARK.fullmatch(text) is not None)


def is_to_editors(text: str) -> bool:
    """Return whether a line tells the editors of a wire's clients what is new: Eds: Updates with quotes."""
    return is_short(text) and TO_EDITORS.fullmatch(text) is not None


def _is_said(label: str, words: str) -> bool:
    """Return whether what follows a label goes on as a sentence: `Watch: that was all he did.`."""
    return not label.isupper() and words[:1].islower() and FULL_STOP.search(words) is not None


def _is_share_word(text: str) -> bool:
    """Return whether a line is what a button of a share bar says."""
    return is_short(text) and SHARE_WORD.fullmatch(text) is not None
