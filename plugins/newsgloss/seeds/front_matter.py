"""An article -> what is written above it for programs: in YAML, TOML or JSON, as `Title: ...` lines, or after `%`.

What of it can be read is read, also where its end is not marked; what cannot is told with its line.
"""

from __future__ import annotations

import itertools
import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from newsgloss.model.characters import is_unseen
from newsgloss.model.fields import address_fault
from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import Flaw, Level
from newsgloss.model.yaml_text.parsing import parse_what_can_be

from .formats.json_scripts import without_halves
from .formats.metadata import Metadata, read_day
from .formats.note_marks import without_brackets

TITLES = ("title", "headline")
BYLINES = ("byline", "author", "authors")
DAYS = ("published", "date", "publishdate", "pubdate", "created")
PUBLISHERS = ("publisher", "publication")
ADDRESSES = ("canonical_url", "canonical", "url", "link", "permalink", "source")
LANGUAGES = ("lang", "language")
OTHERS = "slug category categories tags keywords summary description status modified template draft layout".split()
KEYS = frozenset((*TITLES, *BYLINES, *DAYS, *PUBLISHERS, *ADDRESSES, *LANGUAGES, *OTHERS))
LANGUAGE = pattern_of(r"[a-z]{2,3}(?:-[A-Za-z0-9]+)*")
YAML, TOML = "---", "+++"  # are above and below front matter
YAML_END = pattern_of(r"-{3,}|\.\.\.")
TOML_END = pattern_of(r"\+{3,}")
YAML_KEY = pattern_of(r"([A-Za-z_][\w -]{0,40}?)[ \t]*:(?:[ \t]|$)")
AT_MARGIN = pattern_of(r"#|-(?:[ \t]|$)|[\]})]")  # how else a line of YAML begins that is not indented
TOML_KEY = pattern_of(r"\s*\"?([\w-]+)\"?\s*=")
TABLE = pattern_of(r"\s*\[")
JSON_FIELD = pattern_of(r'\s*"([^"\\\n]{1,40})"\s*:')
STRING = pattern_of(r'\s*("(?:[^"\\\n]|\\.){0,5000}")')
MARKS = {"yaml": YAML, "yml": YAML, "toml": TOML}
FENCE = pattern_of(r"(`{3,}|~{3,})[ \t]*(yaml|yml|toml|json)?")
KEY_LINE = pattern_of(r"([A-Za-z][\w-]*):[ \t]*(.*)$")
TITLE_MARK = "%"  # before the title, the authors and the day, as Pandoc has them
FIELDS_AFTER_MARKS = ("title", "author", "date")
FEWEST = 2  # fields that tell lines above a text from a text that begins like them
IN_SIDECAR = "Write what it should say into the sidecar; the article itself stays as it came."
CLOSE = "Write a line of {mark} below it, or what it should say into the sidecar."


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What is above a text, by key in small letters; its last line; and what is wrong with it.

    `places` are the lines of the keys, also of those whose values cannot be read; in JSON, of those alone that we know.
    """

    values: Mapping[str, Any]
    places: Mapping[str, int]
    last: int = 0
    flaws: tuple[Flaw, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Whether it says what front matter says: a plain text may begin with the same marks."""
        return not self.places.keys().isdisjoint(TITLES) or len(self.places.keys() & KEYS) >= FEWEST

    @property
    def metadata(self) -> Metadata:
        """What it says of the article."""
        day, address, lang = (_first(self.values, keys) for keys in (DAYS, ADDRESSES, LANGUAGES))
        return Metadata(
            headline=_first(self.values, TITLES),
            byline=_first(self.values, BYLINES),
            published=read_day(day) if day else None,
            publisher=_first(self.values, PUBLISHERS),
            url=address if address and not address_fault(address) else None,
            lang=lang if lang and LANGUAGE.fullmatch(lang) else None,
        )

    @property
    def title_line(self) -> int:
        """The line with the title, where it has one."""
        return next(self.places[key] for key in TITLES if _first(self.values, [key]))


NONE = FrontMatter({}, {})


def read_front_matter(text: str) -> FrontMatter:
    """Return what is above a text; its last line is 0 where that is nothing."""
    lines = text.split("\n")
    top = next((index for index, line in enumerate(lines) if line.strip()), 0)
    mark = lines[top].rstrip()
    if fence := FENCE.fullmatch(mark):
        return _fenced(lines, top, fence)
    if mark == YAML:
        return _yaml(lines, top)
    if mark == TOML:
        return _toml(lines, top)
    if mark.startswith("{"):
        return _json(lines, top)
    return _after_marks(lines, top) if mark.startswith(TITLE_MARK) else _key_lines(lines, top)


def _fenced(lines: Sequence[str], top: int, fence: re.Match[str]) -> FrontMatter:
    """Return front matter that is copied as a block of code, with its own marks or the name of its language."""
    end = next((at for at in range(top + 1, len(lines)) if lines[at].rstrip() == fence[1]), None)
    if end is None:
        return NONE
    own = list(lines[: end + 1])
    if lines[top + 1].rstrip() in (YAML, TOML) or lines[top + 1].startswith("{"):
        own[top] = own[end] = ""
    elif fence[2] in MARKS:
        own[top] = own[end] = MARKS[fence[2]]
    else:
        return NONE
    found = read_front_matter("\n".join(own))
    return replace(found, last=end + 1) if found.is_sure else NONE


def _first(values: Mapping[str, Any], keys: Sequence[str]) -> str | None:
    """Return the first value that says something, on one line; several names are one value."""
    for key in keys:
        value = values.get(key)
        several = value if isinstance(value, list) else [value]
        named = [one.get("name") if isinstance(one, dict) else one for one in several]
        words = ", ".join(" ".join(one.split()) for one in named if isinstance(one, str) and not is_unseen(one))
        if words:
            return without_brackets(words)
    return None


def _end(lines: Sequence[str], top: int, mark: re.Pattern[str]) -> int | None:
    return next((index for index in range(top + 1, len(lines)) if mark.fullmatch(lines[index].rstrip())), None)


def _unclosed(top: int, last: int, mark: str) -> Flaw:
    message = f"nothing closes the front matter that begins here; it was read up to line {last}"
    return Flaw(message, CLOSE.format(mark=mark), top + 1, 1, Level.WARNING)


def _yaml(lines: Sequence[str], top: int) -> FrontMatter:
    """Return front matter in YAML: up to its mark, or where the story is between, as far as its lines are YAML."""
    end = _end(lines, top, YAML_END)
    if end is not None and _is_all_yaml(lines[top + 1 : end]):
        found = _parsed_yaml(lines[top + 1 : end], top, end + 1)
        return NONE if len(found.places) == 1 and found.places.keys().isdisjoint(KEYS) else found
    own = list(itertools.takewhile(lambda line: _could_be_yaml(line) and line[0] != "#", lines[top + 1 :]))
    found = _parsed_yaml(own, top, top + 1 + len(own))
    return _with_flaw(found, _unclosed(top, found.last, YAML)) if found.is_sure else NONE


def _with_flaw(found: FrontMatter, flaw: Flaw) -> FrontMatter:
    return FrontMatter(found.values, found.places, found.last, (flaw, *found.flaws))


def _is_all_yaml(lines: Sequence[str]) -> bool:
    """Return whether lines between two marks are front matter, however wrong, and not a part of the story."""
    return all(map(str.strip, lines)) or all(not line.strip() or _could_be_yaml(line) for line in lines)


def _could_be_yaml(line: str) -> bool:
    is_within = line[:1].isspace() and bool(line.strip())
    return is_within or bool(YAML_KEY.match(line) or AT_MARGIN.match(line))


def _parsed_yaml(lines: Sequence[str], top: int, last: int) -> FrontMatter:
    document = parse_what_can_be("".join(f"{line}\n" for line in lines), "", top + 2)
    flaws = tuple(
        Flaw(problem.message, IN_SIDECAR, problem.place.line, problem.place.column, Level.WARNING)
        for problem in document.problems
    )
    if isinstance(document.data, str | list):  # what is between two rules is text
        return NONE
    data = document.data or {}
    places = {match[1].lower(): top + 2 + index for index, line in enumerate(lines) if (match := YAML_KEY.match(line))}
    places |= {key.lower(): document.places.place((key,)).line for key in data}
    written = {key: lines[number - top - 2].partition(":")[2].strip(" \t'\"") for key, number in places.items()}
    values = {
        key: words for key, words in written.items() if words and document.problems
    }  # as they are: Ferry: a story
    return FrontMatter(values | {key.lower(): value for key, value in data.items()}, places, last, flaws)


def _toml(lines: Sequence[str], top: int) -> FrontMatter:
    """Return front matter in TOML, between lines of +++."""
    end = _end(lines, top, TOML_END)
    own = list(itertools.takewhile(str.strip, lines[top + 1 :])) if end is None else lines[top + 1 : end]
    values, flaws = _parsed_toml(own, top + 2)
    places = {match[1].lower(): top + 2 + index for index, line in enumerate(own) if (match := TOML_KEY.match(line))}
    last = top + 1 + len(own) + (end is not None)
    found = FrontMatter({key: value for key, value in values.items() if key in places}, places, last, flaws)
    if end is not None:
        return found
    return _with_flaw(found, _unclosed(top, last, TOML)) if found.is_sure else NONE


def _parsed_toml(lines: Sequence[str], first: int) -> tuple[dict[str, Any], tuple[Flaw, ...]]:
    """Return what some lines of TOML say, or where they have mistakes what each by itself says, and the mistakes."""
    try:
        return _plain(tomllib.loads("\n".join(lines))), ()
    except (ValueError, RecursionError):  # a mistake of TOML is one, and a number of thousands of digits another
        pass
    values: dict[str, Any] = {}
    flaws = []
    for start, part in _statements(lines):
        try:
            values |= _plain(tomllib.loads(part))
        except (ValueError, RecursionError):
            message = "this front matter cannot be read as TOML"
            flaws.append(Flaw(message, IN_SIDECAR, first + start, 1, Level.WARNING))
    return values, tuple(flaws)


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key.lower(): value.isoformat() if isinstance(value, date) else value for key, value in values.items()}


def _statements(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the statements above the first table of some lines of TOML, and that with all below it as one."""
    starts = [index for index, line in enumerate(lines) if TOML_KEY.match(line) or TABLE.match(line)]
    table = next((index for index in starts if TABLE.match(lines[index])), len(lines))
    starts = [index for index in starts if index <= table]
    for start, end in itertools.pairwise([*starts, len(lines)]):
        yield start, "\n".join(lines[start:end])


def _json(lines: Sequence[str], top: int) -> FrontMatter:
    """Return front matter in JSON, as Hugo reads it: an object at the beginning, a title in it."""
    text = "\n".join(lines[top:])
    try:
        values, end = json.JSONDecoder().raw_decode(text)
        values = without_halves(values)
    except (ValueError, RecursionError) as error:
        return _broken_json(lines, top, getattr(error, "lineno", 1), getattr(error, "colno", 1))
    known = {key.lower(): value for key, value in values.items()}
    if known.keys().isdisjoint(TITLES) or text[end : end + 1] not in {"", "\n"}:
        return NONE
    told = [key for key in values if key.lower() in KEYS]  # of the rest there may be thousands
    places = {key.lower(): top + 1 + text.count("\n", 0, text.find(f'"{key}"')) for key in told}
    return FrontMatter(known, places, top + 1 + text.count("\n", 0, end))


def _broken_json(lines: Sequence[str], top: int, line: int, column: int) -> FrontMatter:
    """Return those of the fields of JSON with a mistake that are on lines of their own, and where the mistake is."""
    own = list(itertools.takewhile(str.strip, lines[top:]))
    end = next((index for index, told in enumerate(own) if told.strip() == "}"), len(own) - 1)
    fields = [(index, match) for index, told in enumerate(own[: end + 1]) if (match := JSON_FIELD.match(told))]
    texts = [(index, match[1].lower(), STRING.match(own[index], match.end())) for index, match in fields]
    try:
        values = {key: without_halves(json.loads(string[1])) for _, key, string in texts if string}
    except ValueError:
        return NONE
    places = {key: top + 1 + index for index, key, _ in texts}
    flaw = Flaw("this front matter cannot be read as JSON", IN_SIDECAR, top + line, column, Level.WARNING)
    found = FrontMatter(values, places, top + 1 + end, (flaw,))
    return found if found.is_sure else NONE


def _key_lines(lines: Sequence[str], top: int) -> FrontMatter:
    """Return `Title: ...` lines without marks around them, as Pelican reads them, a title among them."""
    values: dict[str, Any] = {}
    places: dict[str, int] = {}
    for number, line in enumerate(lines[top:], top + 1):
        match = KEY_LINE.match(line)
        if not match:
            is_head = len(values.keys() & KEYS) >= FEWEST and not values.keys().isdisjoint(TITLES) and not line.strip()
            return FrontMatter(values, places, number - 1) if is_head else NONE
        values[match[1].lower()] = match[2].strip()
        places[match[1].lower()] = number
    return NONE


def _after_marks(lines: Sequence[str], top: int) -> FrontMatter:
    """Return the title, the authors and the day after `%`, as Pandoc reads them; a line may go on, indented."""
    found: list[tuple[int, list[str]]] = []
    last = top
    for last, line in enumerate(lines[top:], top):
        if line.startswith(TITLE_MARK) and len(found) < len(FIELDS_AFTER_MARKS):
            found.append((last + 1, [line.removeprefix(TITLE_MARK)]))
        elif line[:1] == " " and line.strip():
            found[-1][1].append(line)
        else:
            break
    fields = [(number, " ".join(map(str.strip, parts)).strip()) for number, parts in found]
    if lines[last].strip() or not fields[0][1]:
        return NONE
    told = list(zip(FIELDS_AFTER_MARKS, fields, strict=False))
    values = {key: words.replace(";", ",") if key == "author" else words for key, (_, words) in told}
    return FrontMatter(values, {key: number for key, (number, _) in told}, last)
