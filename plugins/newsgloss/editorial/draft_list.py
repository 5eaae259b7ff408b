"""One Content -> its drafts, each with what it lacks before it can be published, for those who write it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsgloss.content.values import Content
from newsgloss.content.written import Explainer
from newsgloss.language.interface import N_, NN_
from newsgloss.model.characters import is_blank

NO_TEXT = N_("A text.")
NO_DEK = N_("A sentence on what it is about (dek).")
NO_DATE = N_("The day on which it is published (date).")
NO_RIGHTS = N_("Whose words it quotes (rights in the sidecar).")
NO_PERMISSION = N_("The permission for the words that it quotes.")
NO_KEY_POINTS = N_("What readers need to know first (key_points).")
UNSOURCED = NN_(
    "A source for %(count)s statement beside the story.", "Sources for %(count)s statements beside the story."
)
NOTES_UNSOURCED = NN_("A source for %(count)s note.", "Sources for %(count)s notes.")
NOTES_HIDDEN = NN_("The status of %(count)s note, a draft itself.", "The status of %(count)s notes, drafts themselves.")
UNDECIDED = NN_("Which entry %(count)s name means.", "Which entries %(count)s names mean.")


class DraftRow(NamedTuple):
    """A draft, and in a sentence each what it lacks."""

    title: str
    lang: str | None
    url: str
    dek: str | None
    lacks: tuple[str, ...]


def drafts(content: Content) -> tuple[DraftRow, ...]:
    """Return the explainers that are drafts, by their titles."""
    rows = [_row(one, content) for one in content.explainers.values() if one.meta.status == "draft"]
    return tuple(sorted(rows, key=lambda row: (row.title.casefold(), row.url)))


def _row(explainer: Explainer, content: Content) -> DraftRow:
    meta = explainer.meta
    url = content.project.draft_url(explainer.slug, meta.lang, meta.date)
    say = content.language.gettext
    lacks = (*map(say, _missing(explainer, content)), *_too_few(explainer, content))
    return DraftRow(meta.title, content.marks(meta.lang), url, meta.dek, lacks)


def _missing(explainer: Explainer, content: Content) -> Iterator[str]:
    """Yield what is not there at all."""
    meta, story = explainer.meta, content.seeds.get(explainer.meta.seed or "")
    rights = story.sidecar.rights if story and story.sidecar else None
    for is_missing, words in (
        (is_blank(explainer.body), NO_TEXT),
        (meta.dek is None, NO_DEK),
        (meta.date is None, NO_DATE),
        (story is not None and rights is None, NO_RIGHTS),
        (rights is not None and rights.permission == "unknown", NO_PERMISSION),
        (not meta.key_points, NO_KEY_POINTS),
    ):
        if is_missing:
            yield words


def _too_few(explainer: Explainer, content: Content) -> Iterator[str]:
    """Yield what is not there for some of its parts."""
    meta, notes = explainer.meta, content.note_files[explainer.slug].notes
    groups = (meta.key_points, meta.then_and_now, meta.agreed, meta.disputed, meta.questions)
    sources = [one.sources for group in groups for one in group]
    for count, words in (
        (sources.count(()), UNSOURCED),
        (sum(not note.sources for note in notes if note.kind != "editorial"), NOTES_UNSOURCED),
        (sum(note.status == "draft" for note in notes), NOTES_HIDDEN),
        (len(content.texts.explainers[explainer.slug].annotated.ambiguities), UNDECIDED),
    ):
        if count:
            yield content.language.ngettext(*words, count) % {"count": count}
