"""content/explainers/<slug>.notes.yaml -> its notes, each with its passage in the page's text, or every problem.

A note whose passage is not there exactly once would be beside words that it was not written for: an error.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from newsgloss.language.sentences import BLOCK
from newsgloss.model.folders import NOTES_ENDING, files_in, is_file_in
from newsgloss.model.page_shapes import Note
from newsgloss.model.problems import ContentError, Place, Problem
from newsgloss.model.settings import Project
from newsgloss.model.validation import UNKNOWN, Checked, beyond, check_data, known_keys
from newsgloss.model.yaml_source import line_in_braces, read_text
from newsgloss.model.yaml_text.parsing import parse_what_can_be
from newsgloss.model.yaml_text.places import Places

from .text_quotes import Folded, beside_the_first, find_passages, fold_gaps, nearest_passages, unlike

SHOWN = 60  # characters of a passage that a message shows
MOST_PROPOSED = 20  # notes for which the nearest passages are looked for


@dataclass(frozen=True, slots=True)
class NoteFile:
    """The notes on one explainer, in the order of their `file`, and each one's position in it.

    `lost` are the keys of each that are wrong, where some are: what stands in for them is not the author's.
    """

    file: str
    places: Places | None = None
    notes: tuple[Note, ...] = ()
    positions: tuple[int, ...] = ()
    lost: Mapping[int, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    by_note: Mapping[int, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Remember the position of each note; its twin, if it has one, is elsewhere."""
        object.__setattr__(self, "by_note", dict(zip(map(id, self.notes), self.positions, strict=True)))

    def __reduce__(self) -> tuple[Any, ...]:
        """Return what a copy is made from: its notes will be elsewhere."""
        return NoteFile, (self.file, self.places, self.notes, self.positions, self.lost)

    def published(self) -> Iterator[Note]:
        """Yield the notes that readers see."""
        return (note for note in self.notes if note.status != "draft")

    def has(self, note: Note, *keys: str) -> bool:
        """Return whether some keys of a note are as its author wrote them, or left out."""
        return self.lost.get(self.by_note[id(note)], frozenset()).isdisjoint(keys)

    def place(self, note: Note, *keys: str | int) -> Place:
        """Return where a note is, or what is below some of its keys."""
        if self.places is None:
            return Place(self.file)
        return self.places.place((self.by_note[id(note)], *keys))


def notes_beside(explainer: Path) -> Path:
    """Return the file of the notes on an explainer."""
    return explainer.with_name(explainer.stem + NOTES_ENDING)


def load_notes(project: Project, explainer: Path) -> tuple[NoteFile, list[Problem]]:
    """Read the notes beside an explainer, if there are any."""
    file = project.seen(notes_beside(explainer))
    if not is_file_in(file.path, project.content):
        return NoteFile(file.name), []
    try:
        document = parse_what_can_be(read_text(file), file.name, keys=lambda: known_keys(Note))
    except ContentError as error:
        return NoteFile(file.name), list(error.problems)
    if document.data is not None and not isinstance(document.data, list):
        problem = Problem(document.places.place(()), "this file must be a list", "Begin each note with `- id: ...`.")
        return NoteFile(file.name), [*document.problems, problem]
    read = [_note(item, document.places, position) for position, item in enumerate(document.data or ())]
    notes = {position: checked.record for position, checked in enumerate(read) if checked.record}
    lost = MappingProxyType({position: checked.lost for position, checked in enumerate(read) if checked.lost})
    found = beyond(document.problems, (problem for checked in read for problem in checked.problems))
    problems = [*document.problems, *found]
    return NoteFile(file.name, document.places, tuple(notes.values()), tuple(notes), lost), problems


def find_notes(file: NoteFile, text: str) -> tuple[list[tuple[Note, int, int]], list[Problem]]:
    """Return the published notes whose passages are in `text`, in its order and without overlaps, and what is wrong.

    BLOCK is between blocks of the text.
    """
    found: list[tuple[Note, int, int]] = []
    problems: list[Problem] = []
    quoting = [note for note in file.published() if file.has(note, "quote")]
    folded = fold_gaps(text if quoting else "")
    for note in quoting:
        quote = note.quote
        places = find_passages(folded, quote.exact, quote.prefix or "", quote.suffix or "")
        if len(places) == 1:
            found.append((note, *places[0]))
        else:
            place = file.place(note, "quote", "exact")
            likely = text if len(problems) < MOST_PROPOSED else ""
            problems.append(_several(note, len(places), folded, place) if places else _missing(note, likely, place))
    found.sort(key=lambda one: one[1:])
    apart: list[tuple[Note, int, int]] = []
    for note, start, end in found:
        if apart and start < apart[-1][2]:
            message = f"the passage of '{note.id}' overlaps that of '{apart[-1][0].id}'"
            place = file.place(note, "quote", "exact")
            problems.append(Problem(place, message, "Let one end before the other begins."))
        else:
            apart.append((note, start, end))
    return apart, problems


def only_in(source: str, text: str, file: NoteFile) -> set[Place]:
    """Return where published notes quote passages that are in a source and not in the text that is to show it."""
    words, shown = fold_gaps(source), fold_gaps(text)
    quotes = ((note, note.quote) for note in file.published() if file.has(note, "quote"))
    asked = ((note, (quote.exact, quote.prefix or "", quote.suffix or "")) for note, quote in quotes)
    gone = (note for note, quote in asked if find_passages(words, *quote) and not find_passages(shown, *quote))
    return {file.place(note, "quote", "exact") for note in gone}


def _several(note: Note, times: int, text: Folded, place: Place) -> Problem:
    message = f"the passage of '{note.id}' is in the text {times} times: '{_start(note.quote.exact)}'"
    beside = beside_the_first(text, note.quote.exact, note.quote.prefix or "", note.quote.suffix or "")
    if not beside:
        return Problem(place, message, "Quote more of the words around it.")
    proposal = " and ".join(f"`{line_in_braces(key, words)}`" for key, words in beside.items())
    return Problem(place, message, f"Say which with `prefix:` or `suffix:`; the first has {proposal}.")


def _missing(note: Note, text: str, place: Place) -> Problem:
    message = f"the passage of '{note.id}' is not in the text: '{_start(note.quote.exact)}'"
    if not text:
        return Problem(place, message, "Quote words that are in it.")
    if find_passages(text, note.quote.exact):
        return Problem(place, message, "The words are there, but not between this `prefix:` and `suffix:`.")
    if find_passages(text.replace(BLOCK, " "), note.quote.exact):
        return Problem(place, message, "It runs over two paragraphs; quote words of one.")
    nearest = nearest_passages(text, note.quote.exact)
    if not nearest:
        return Problem(place, message, "Nothing in the text is like it. Quote other words.")
    proposals = ", ".join(f"'{proposal.text}' ({proposal.score:.2f})" for proposal in nearest)
    return Problem(place, message, f"The nearest: {proposals}.{_named(unlike(nearest[0].text, note.quote.exact))}")


def _named(pair: tuple[str, str] | None) -> str:
    """Return what a remedy says of two characters that may look alike."""
    if pair is None:
        return ""
    there, quoted = (f"U+{ord(one):04X} ({unicodedata.name(one, 'unnamed').lower()})" for one in pair)
    return f" It has {there} where the quote has {quoted}."


def _start(text: str) -> str:
    return text if len(text) <= SHOWN else text[:SHOWN].rpartition(" ")[0] + " …"


def stray_notes(project: Project) -> Iterator[Problem]:
    """Yield a problem for each file of notes that is beside no explainer."""
    for path in files_in(project.explainers, project.content, project.ignored):
        slug = path.name.removesuffix(NOTES_ENDING)
        if path.name.endswith(NOTES_ENDING) and not path.with_name(f"{slug}.md").is_file():
            remedy = f"Put them beside it, under its name, or write {slug}.md."
            yield Problem(Place(project.shown(path)), f"these notes have no explainer '{slug}'", remedy)


def _note(item: object, places: Places, position: int) -> Checked[Note]:
    """Return an item of a file of notes as far as it is right; one without a valid id has one of its own."""
    if not isinstance(item, dict):
        remedy = "Write `id:`, `kind:`, `quote:`, `title:` and `body:`."
        return Checked(None, (Problem(places.place((position,)), "a note must have keys", remedy),))
    checked = check_data(Note, item, places, (position,))
    if checked.record is None or "id" not in checked.lost:
        return checked
    return checked._replace(record=checked.record.model_copy(update={"id": f"{UNKNOWN}-{position}"}))
