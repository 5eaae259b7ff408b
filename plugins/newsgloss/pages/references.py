"""Entries, sources and explainers, or their ids -> links, citations and lines in lists as readers see them."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from newsgloss.content.lists import around_title
from newsgloss.content.values import Content, entry_url
from newsgloss.content.written import Explainer
from newsgloss.language.interface import N_, Language
from newsgloss.linking.occurrences import Mention
from newsgloss.linking.shared.entries import glossary_of
from newsgloss.model.entries import Change, Entry, Law, Role
from newsgloss.model.sources import Source, SourceUse

from .provenance import story_kind

KIND_NAMES = {
    "term": (N_("Term"), N_("Terms")),
    "person": (N_("Person"), N_("People")),
    "organisation": (N_("Organisation"), N_("Organisations")),
    "place": (N_("Place"), N_("Places")),
    "law": (N_("Law"), N_("Laws")),
    "event": (N_("Event"), N_("Events")),
}
"""What readers call each kind of entry: one, and many."""
LAW_FORMS = {
    "treaty": N_("Treaty"),
    "protocol": N_("Protocol"),
    "agreement": N_("Agreement"),
    "statute": N_("Statute"),
    "regulation": N_("Regulation"),
    "order": N_("Order"),
    "judgment": N_("Judgment"),
}
CHANGES = {
    "correction": N_("Correction"),
    "clarification": N_("Clarification"),
    "update": N_("Update"),
    "editor-note": N_("Editor’s note"),
    "retraction": N_("Retraction"),
}
"""What readers call each kind of change to a published text."""


class ChangeLine(NamedTuple):
    """A change as readers are told of it."""

    kind: str
    was: str | None
    now: str


class DayOfChanges(NamedTuple):
    """The changes of a day."""

    date: datetime.date
    changes: tuple[ChangeLine, ...]


@dataclass(frozen=True, slots=True)
class Ref:
    """A link to an entry, or its bare label where it has no address."""

    id: str
    label: str
    lang: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Citation:
    """A source as it is cited, with the place in it.

    One line says who published it (`before`), its `title`, and when (`after`); in a few words it is its `name`. Title
    and name are in the language `lang`, where that is not the site's. `url` is where it can be read: where the original
    `is_gone`, in an archived copy or nowhere.
    """

    id: str
    before: str
    title: str
    after: str
    name: str
    lang: str | None
    locator: str | None
    url: str | None
    is_gone: bool
    primary: bool
    page_url: str | None

    @property
    def text(self) -> str:
        """The source in one line."""
        return f"{self.before}{self.title}{self.after}"

    @property
    def short(self) -> str:
        """The source in a few words, with the place in it."""
        return ", ".join(filter(None, (self.name, self.locator)))


@dataclass(frozen=True, slots=True)
class Card:
    """What a word's card says; the list of terms at the end of a page says the same.

    Where another gloss held on the story's day, `gloss` is that one, and `now` is today's. `site_lang` is the language
    of the entry's own page and of the role, where it is not the reader's. `of_site` is the name of the other site whose
    entry it is.
    """

    id: str
    label: str
    lang: str | None
    kind_line: str
    gloss: str
    gloss_lang: str | None
    now: str | None
    now_lang: str | None
    here: str | None
    role: str | None
    site_lang: str | None
    role_on: datetime.date | None
    differs_from: tuple[Ref, ...]
    citation: Citation | None
    confidence: str | None
    reviewed: datetime.date | None
    url: str | None
    back_url: str | None
    mentions: int
    of_site: str | None = None

    @property
    def opens_others(self) -> bool:
        """Whether the entries that it links to have cards: those of other sites are on pages of theirs."""
        return self.of_site is None

    @property
    def heading(self) -> str:
        """The label as a line begins with it."""
        return self.label[:1].upper() + self.label[1:]

    @property
    def doubt(self) -> str | None:
        """How sure we are, where that is not very."""
        return doubt(self.confidence)


def role_words(role: Role, content: Content) -> str:
    """Return a role with its organisation, where readers know that and the title does not say it."""
    id_ = role.organisation or ""
    shared = content.glossary.shared.get(id_)
    entry = shared.record if shared else content.glossary.heads.get(id_)
    if entry is None or entry.status == "draft" or entry.label.casefold() in role.title.casefold():
        return role.title
    return f"{role.title}, {entry.label}"


def doubt(confidence: str | None) -> str | None:
    """Return how sure we are of something, where readers are to be told: not where we are, or nobody has said."""
    return None if confidence == "high" else confidence


def ref(id_: str, content: Content) -> Ref:
    """Return a link to an entry of the glossary."""
    if glossary_of(id_):
        shared = content.glossary.shared[id_]
        entry = shared.spoken(content.lang)
        return Ref(id_, entry.label, label_lang(entry, content), shared.url)
    entry = content.glossary.heads[id_]
    return Ref(id_, entry.label, label_lang(entry, content), entry_url(entry, content.project))


def refs(ids: Iterable[str], content: Content) -> tuple[Ref, ...]:
    """Return links to the entries that readers can see."""
    entries = content.glossary.heads
    return tuple(ref(id_, content) for id_ in ids if glossary_of(id_) or entries[id_].status != "draft")


def change_days(changes: Iterable[Change], language: Language) -> tuple[DayOfChanges, ...]:
    """Return changes as readers are told of them, those of a day together, the newest day first."""
    by_day: dict[datetime.date, list[ChangeLine]] = {}
    for change in changes:
        line = ChangeLine(language.gettext(CHANGES[change.kind]), change.was, change.now)
        by_day.setdefault(change.date, []).append(line)
    return tuple(DayOfChanges(date, tuple(by_day[date])) for date in sorted(by_day, reverse=True))


def retractions(changes: Iterable[Change], language: Language) -> tuple[DayOfChanges, ...]:
    """Return those changes that take something back, which readers are told of before they read what it was."""
    return change_days((change for change in changes if change.kind == "retraction"), language)


def label_lang(entry: Entry, content: Content) -> str | None:
    """Return the `lang` of an entry's label, where it is not that of the page. A person's name is in none."""
    return content.language.marks(entry.lang) if entry.kind == "person" else content.marks(entry.lang)


def gloss_lang(entry: Entry, content: Content) -> str | None:
    """Return the `lang` of an entry's gloss, where it is not that of the page."""
    return content.marks(content.lang if entry.translation(content.lang) else None)


def citation(use: SourceUse, content: Content, *, listed: Collection[str] = ()) -> Citation:
    """Return a source as cited in one place. It leads to the list of all sources or, if `listed`, to the page's own."""
    page = f"#source-{use.id}" if use.id in listed else content.project.source_url(use.id)
    return _cited(content.glossary.sources[use.id], use.locator, page, content)


def _cited(source: Source, locator: str | None, page: str | None, content: Content) -> Citation:
    before, after = around_title(source, content.language)
    return Citation(
        id=source.id,
        before=before,
        title=source.title,
        after=after,
        name=source.short or source.title,
        lang=content.marks(source.lang),
        locator=locator,
        url=source.read_at,
        is_gone=source.is_gone,
        primary=source.primary,
        page_url=page,
    )


def citations(uses: Iterable[SourceUse], content: Content, *, listed: Collection[str] = ()) -> tuple[Citation, ...]:
    """Return sources as cited, each use once, primary ones first. Those `listed` lead to the page's own list."""
    found = [citation(use, content, listed=listed) for use in dict.fromkeys(uses)]
    return tuple(sorted(found, key=lambda cited: not cited.primary))


def kind_line(entry: Entry, content: Content) -> str:
    """Return what an entry is, in a few words: Legal term, French."""
    _ = content.language.gettext
    kind = _(KIND_NAMES[entry.kind][0])
    if entry.kind == "term" and entry.legal_basis:
        kind = _("Legal term")
    if isinstance(entry, Law) and entry.form:
        kind = _(LAW_FORMS[entry.form])
    lang = label_lang(entry, content) if entry.lang or entry.kind == "term" else None
    language = content.language.name_of(lang) if lang else None
    return ", ".join(filter(None, (kind, entry.jurisdiction, language, _("contested") if entry.contested else None)))


def foreign_cards(id_: str, content: Content) -> Iterator[tuple[str, Language, Card]]:
    """Yield an entry's cards for pages in other languages than the site's, each with its tag and the words for it."""
    for tag in content.languages:
        if content.marks(tag):
            spoken = content.speaking(tag)
            yield tag, spoken.language, card(spoken.glossary.entries[id_], spoken)


def card(  # noqa: PLR0913 -- all but the entry and the content are said by name
    entry: Entry,
    content: Content,
    *,
    day: datetime.date | None = None,
    here: str | None = None,
    back: str | None = None,
    listed: Collection[str] = (),
) -> Card:
    """Return an entry's card. `day` is that of the story it is in, `back` the address of the word in the text.

    Its citation leads to the list of all sources or, if its source is `listed`, to the page's own.
    """
    cited = citation(entry.sources[0], content, listed=listed) if entry.sources else None
    home = _Home(content.marks(None), gloss_lang(entry, content), cited, entry_url(entry, content.project))
    return _card(entry, content, home, day, here, back)


def card_from_elsewhere(
    id_: str, content: Content, *, day: datetime.date | None = None, here: str | None = None, back: str | None = None
) -> Card:
    """Return the card of another site's entry, with the name of that site; what it cites leads there."""
    shared = content.glossary.shared[id_]
    entry, site, source = shared.spoken(content.lang), shared.site, shared.source
    cited = None
    if source and entry.sources:
        cited = _cited(source, entry.sources[0].locator, shared.source_page or source.read_at, content)
    spoken = content.marks(shared.gloss_lang(content.lang))
    home = _Home(content.marks(site.lang), spoken, cited, shared.url, site.name)
    return _card(entry, content, home, day, here, back)


def cards_of_others(mentions: Iterable[Mention], content: Content) -> tuple[Card, ...]:
    """Return the cards of the entries of other sites that a text links, by first mention."""
    linked = {one.entry: one.anchor for one in reversed(list(mentions)) if one.linked and glossary_of(one.entry)}
    return tuple(card_from_elsewhere(id_, content, back=f"#{linked[id_]}") for id_ in reversed(linked))


class _Home(NamedTuple):
    """Where an entry is at home: the language of its page, that of its gloss as it is shown, what it cites first.

    The languages are as in a Card, and so is `of_site`.
    """

    lang: str | None
    gloss_lang: str | None
    citation: Citation | None
    url: str | None
    of_site: str | None = None


def _card(  # noqa: PLR0913, PLR0917 -- as many as `card` has
    entry: Entry, content: Content, home: _Home, day: datetime.date | None, here: str | None, back: str | None
) -> Card:
    role = entry.role_on(day) if entry.kind == "person" and day else None
    version = entry.version_on(day)
    return Card(
        id=entry.id,
        label=entry.label,
        lang=label_lang(entry, content),
        kind_line=kind_line(entry, content),
        gloss=version.gloss if version else entry.gloss,
        gloss_lang=home.lang if version else home.gloss_lang,
        now=entry.gloss if version else None,
        now_lang=home.gloss_lang,
        here=here,
        role=role_words(role, content) if role else None,
        site_lang=home.lang,
        role_on=day if role else None,
        differs_from=refs((difference.id for difference in entry.differs_from), content),
        citation=home.citation,
        confidence=entry.confidence,
        reviewed=entry.reviewed,
        url=home.url,
        back_url=back,
        mentions=content.occurrences.count(entry.id),
        of_site=home.of_site,
    )


class Listing(NamedTuple):
    """What lists show of an explainer, beside what Pelican knows of it."""

    dek: str | None
    listed_as: str | None


def listing(explainer: Explainer, content: Content) -> Listing:
    """Return what lists show of an explainer."""
    story = content.seeds.get(explainer.meta.seed or "")
    words = content.languages[content.project.lang]
    return Listing(explainer.meta.dek, story_kind(story.sidecar if story else None, words))
