"""One YAML text -> plain text, lists and mappings, with the place of every value and key.

PyYAML's safe parser reads the text; its values are not resolved any further, so that every scalar stays the text that
the author wrote (YAML 1.1 would read `NO` as false, `12:30` as 750 and `2020-03-20` as a date). A plain empty value is
None. Aliases are refused: a page of them can stand for gigabytes.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from newsgloss.model.characters import hidden, is_blank
from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import ContentError, Flaw, Level, Place, Problem, errors, position

from .line_form import Mistake, swallowed_item, swallowed_key, tight_dash
from .mistakes import LOADER, QUOTES, TextPart, mistake_of, not_closed, runs_on, segments, without
from .places import LineColumn, Places

TAKE_OUT = "Take it out, or type the word again."
COMMENT = pattern_of(r"[ \t]+(#.*)")
ONE_TOKEN = pattern_of(r"[a-z0-9]\S*")  # an id, a day, an address, a word of ours; prose has more words, or a capital
GUESS = "# a guess: "  # begins what an import writes behind what it guessed
SHOWN = 60  # characters of a comment that a message shows
BLOCKS = ("|", ">")  # before a text of lines that are indented
DEEPEST = 40  # levels; our formats need six


@dataclass(frozen=True, slots=True)
class Document:
    """What one YAML text says (`data`: None, str, list or dict, nested) and where.

    `problems` are its mistakes of form, and `unread` the parts of the text that are not in `data` because of these.
    """

    data: Any
    places: Places
    problems: tuple[Problem, ...] = ()
    unread: tuple[str, ...] = ()


def parse(text: str, path: str, first_line: int = 1) -> Document:
    """Read one YAML text. Raises ContentError with every problem of form in it, if one is an error.

    `first_line` is the line of the file on which the text begins: 2 for front matter.
    """
    document = parse_what_can_be(text, path, first_line)
    if errors(document.problems):
        raise ContentError(document.problems)
    return document


def parse_what_can_be(
    text: str, path: str, first_line: int = 1, keys: Callable[[], Collection[str]] = frozenset
) -> Document:
    """Read one YAML text as far as it can be read; where it has mistakes, the document has them as problems.

    What cannot be read is left out by the item of a list, or by the key, in which the mistake is. Where the `keys` that
    it may have are given, which are asked for when they are needed, one that is in a text by its indentation is a
    warning.
    """
    in_text = [flaw.within(path) for flaw in unseen(text, first_line)]
    try:
        walk = _Walk(path, text, first_line, keys)
        return Document(walk.read(), walk.places, (*walk.problems, *in_text))
    except ContentError as error:
        found = list(error.problems)
    wrong: list[TextPart] = []
    in_segments: list[Problem] = []
    for segment in segments(text):
        try:
            _Walk(path, segment.text, first_line + segment.line).read()
        except ContentError as error:
            wrong.append(segment)
            in_segments += error.problems
    try:
        walk = _Walk(path, without(text, wrong), first_line, keys)
        data, found = walk.read(), [*walk.problems, *in_segments]
        unread = tuple(segment.text for segment in wrong)
    except ContentError:  # no segment is wrong by itself, or all are
        walk, data, found, unread = _Walk(path, "", first_line), None, in_segments or found, (text,)
    return Document(data, walk.places, (*found, *in_text), unread)


def unseen(text: str, first_line: int = 1) -> Iterator[Flaw]:
    """Yield a flaw for each character of ours that no reader would see, or that would mislead one."""
    for offset, message in hidden(text):
        line, column = position(text, offset)
        yield Flaw(message, TAKE_OUT, first_line + line - 1, column)


class _Walk:
    """One walk over a text's parser events, noting places and problems.

    Events rather than composed nodes: libyaml composes by recursion and a file of brackets overflows its stack.
    """

    def __init__(self, path: str, text: str, first_line: int, keys: Callable[[], Collection[str]] = frozenset) -> None:
        self.keys = keys
        self.path = path
        self.first_line = first_line
        self.text = text
        self.starts = [
            0,
            *(end.end() for end in re.finditer("\r\n?|\n", text)),
        ]  # as editors count lines; YAML has more ends
        self.size = len(text)
        self.brackets = 0  # that are open, where a line may begin anywhere
        self.places = Places(path)
        self.problems: list[Problem] = []

    def read(self) -> Any:
        """Return what the text says. Raises ContentError where that cannot be known."""
        try:
            return self.document(yaml.parse(self.text, Loader=LOADER))
        except yaml.MarkedYAMLError as error:
            raise self.stopped(mistake_of(error, self.text)) from None
        except yaml.YAMLError:  # a character that YAML forbids: `unseen` tells its place
            raise ContentError(self.problems) from None

    def stopped(self, mistake: Mistake) -> ContentError:
        """Return the problems, with the one that ends the reading."""
        place = Place(self.path, *self.at(min(mistake.offset, self.size)))
        return ContentError([*self.problems, Problem(place, mistake.message, mistake.remedy)])

    def document(self, events: Iterator[yaml.Event]) -> Any:
        data = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.problem(event, "a second document begins here", "Keep one: take the `---` line out.")
            elif isinstance(event, yaml.NodeEvent):
                number = self.places.begin(self.spot(event))
                data = self.value(event, events, 0)
                self.places.end(number)
        return data

    def spot(self, event: Any) -> LineColumn:
        return self.at(event.start_mark.index)

    def at(self, index: int) -> LineColumn:
        line = bisect_right(self.starts, index)
        return self.first_line + line - 1, index - self.starts[line - 1] + 1

    def problem(self, event: yaml.Event, message: str, remedy: str) -> None:
        self.problems.append(Problem(Place(self.path, *self.spot(event)), message, remedy))

    def value(self, event: Any, events: Iterator[Any], depth: int) -> Any:
        if depth > DEEPEST:
            self.problem(event, "this is nested too deeply to read", "Write it in fewer levels.")
            raise ContentError(self.problems)
        if isinstance(event, yaml.AliasEvent):
            self.problem(event, "an alias (*name) repeats a value", "Write the value out where it is needed.")
            return None
        if event.tag:
            self.problem(event, f"the tag {event.tag} is not read here", "Take the tag out.")
        if isinstance(event, yaml.CollectionStartEvent):
            self.brackets += bool(event.flow_style)
            found = self.collection(event, events, depth)
            self.brackets -= bool(event.flow_style)
            return found
        if event.style in BLOCKS:
            self.look_for_keys(event)
        elif not (event.style or self.brackets):
            self.look_for_items(event)
        return self.scalar(event)

    def collection(self, event: Any, events: Iterator[Any], depth: int) -> dict[str, Any] | list[Any]:
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(events, depth)
        within = itertools.takewhile(lambda item: not isinstance(item, yaml.SequenceEndEvent), events)
        return [self.within(item, events, depth) for item in within]

    def look_for_items(self, event: Any) -> None:
        """Find what was meant for items in a plain text: a dash without a space, or one that is indented too far."""
        start, end = event.start_mark, event.end_mark
        line = self.text.rfind("\n", 0, start.index) + 1
        begins_line = event.value.startswith("-") and self.text[line : start.index].isspace()
        if begins_line and (mistake := tight_dash(self.text[line : end.index].partition("\n")[0], line)):
            raise self.stopped(mistake)
        if start.line < end.line and (found := swallowed_item(self.text, start.index, end.index)):
            mistake, is_certain = found
            if is_certain:
                raise self.stopped(mistake)
            place = Place(self.path, *self.at(mistake.offset))
            self.problems.append(Problem(place, mistake.message, mistake.remedy, Level.WARNING))

    def look_for_keys(self, event: Any) -> None:
        """Find a key that is indented as far as the text above it, of which YAML reads it as a line."""
        if found := swallowed_key(self.text, event.start_mark.index, event.end_mark.index, self.keys):
            place = Place(self.path, *self.at(found.offset))
            self.problems.append(Problem(place, found.message, found.remedy, Level.WARNING))

    def within(
        self, event: Any, events: Iterator[Any], depth: int, key: str | None = None, key_spot: LineColumn = (0, 0)
    ) -> Any:
        """Return a value within another that is at some depth."""
        number = self.places.begin(self.spot(event), key, key_spot)
        value = self.value(event, events, depth + 1)
        self.places.end(number, is_on_top=depth == 0)
        return value

    def scalar(self, event: Any) -> str | None:
        """Return what a scalar says: "" where readers would see nothing. An escape may hide what its text does not."""
        if not event.style:
            self.comment_after(event)
        if event.value == "" and not event.style:
            return None
        start, end = event.start_mark, event.end_mark
        if event.style in QUOTES and start.line < end.line and runs_on(self.text, start.index, end.index):
            raise self.stopped(not_closed(self.text, start.index))
        for offset, message in hidden(event.value):
            if event.value[offset] not in self.text:
                self.problem(event, message, TAKE_OUT)
        return "" if is_blank(event.value) else event.value

    def comment_after(self, event: Any) -> None:
        """Warn of a comment after a plain value that may be the rest of it: case #3, but not of one after a date."""
        found = COMMENT.match(self.text, event.end_mark.index)
        if found is None or found[1].startswith(GUESS):
            return
        if ONE_TOKEN.fullmatch(event.value or "a") and not found[1][1:2].strip():
            return
        said = found[1] if len(found[1]) <= SHOWN else f"{found[1][:SHOWN]} …"
        message = f"the value ends before this, which YAML reads as a comment: '{said}'"
        remedy = "Put the whole value between quotation marks or, if this is a comment, on a line of its own."
        place = Place(self.path, *self.at(found.start(1)))
        self.problems.append(Problem(place, message, remedy, Level.WARNING))

    def mapping(self, events: Iterator[Any], depth: int) -> dict[str, Any]:
        pairs: dict[str, Any] = {}
        spots: dict[str, LineColumn] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self.problem(event, "a key must be one word", "Write `key: value`.")
                raise ContentError(self.problems)
            key = str(self.scalar(event) or "")
            if event.value and not key:
                self.problem(event, "no reader sees anything in this key", TAKE_OUT)
            if key in pairs:
                self.problem(event, f"'{key}' is here twice", f"Keep one; the other is on line {spots[key][0]}.")
            spots.setdefault(key, self.spot(event))
            value = self.within(next(events), events, depth, key, spots[key])
            pairs.setdefault(key, value)  # places have the first, too
        return pairs
