"""One entry and the Content around it -> the values that its page draws."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from newsgloss.content.lists import by_date
from newsgloss.content.values import Content
from newsgloss.language.interface import N_, Language
from newsgloss.linking.forms import names_beside_label
from newsgloss.model.entries import Entry, Event, Law, Person, Provision, Role, Span
from newsgloss.model.sources import Source, SourceUse

from .backlinks import Use, quotes_much, uses
from .embeds.entry_files import COPIED, OEMBED, beside_entry
from .figures.views import FigureView, figure_views
from .metadata.entries import entry_metadata
from .metadata.page_citations import PageCitation, entry_citation
from .metadata.share import PageMetadata
from .people import SaidLine, said_by
from .references import Card, Citation, DayOfChanges, Ref, card, cards_of_others, change_days, citation, citations, ref
from .relation_map import Maps
from .relations import called, labelled_relations, relation_maps


class Headings(NamedTuple):
    """What sections of a page are called, as fits the kind of its entry."""

    relations: str
    differs_from: str
    usage: str
    versions: str
    used_in: str


HEADING = Headings(
    relations=N_("How it is connected"),
    differs_from=N_("Not the same as"),
    usage=N_("How it is used"),
    versions=N_("Earlier rules and meanings"),
    used_in=N_("Used in"),
)
OF_NAME = HEADING._replace(
    usage=N_("How we use the name"), versions=N_("What was said earlier"), used_in=N_("Mentioned in")
)
HEADINGS = {
    "person": OF_NAME._replace(
        relations=N_("Who and what they are linked with"), differs_from=N_("Not to be confused with")
    ),
    "organisation": OF_NAME,
    "place": OF_NAME,
}
"""What sections are called on pages of kinds that need other words; messages to translate."""


class Translated(NamedTuple):
    """The entry in another language: its tag, how readers call that, its names, the label first, and its gloss."""

    lang: str
    language: str
    names: tuple[str, ...]
    gloss: str


class Basis(NamedTuple):
    """Where a term's rule comes from."""

    ref: Ref
    provision: str | None
    gist: str | None


class Fact(NamedTuple):
    """One line of what is known: a label, and words or a link."""

    label: str
    value: str
    ref: Ref | None


class RoleLine(NamedTuple):
    """A role as a person's page lists it."""

    title: str
    organisation: Ref | None
    when: str | None
    citation: Citation | None


class PartyLine(NamedTuple):
    """A state that is, or is not, bound by a law."""

    name: str
    status: str
    date_text: str | None


class ProvisionLine(NamedTuple):
    """An article or section of a law, with its anchor on the page."""

    anchor: str
    label: str
    gist: str
    url: str | None


class VersionLine(NamedTuple):
    """What an entry's gloss was in the past, and when."""

    when: str
    gloss: str
    citation: Citation | None


class ContestedWording(NamedTuple):
    """A wording that people disagree about."""

    wording: str
    used_by: str
    why: str
    citation: Citation | None


class Relation(NamedTuple):
    """A relation, and the entries that are in it."""

    label: str
    entries: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class EntryPage:
    """Everything that an entry's page shows; what is empty is not shown."""

    kind: str
    headings: Headings
    card: Card
    translations: tuple[Translated, ...]
    also: tuple[str, ...]
    body_html: Markup | None
    figures: tuple[FigureView, ...]
    differs_from: tuple[tuple[Ref, str], ...]
    legal_basis: tuple[Basis, ...]
    relations: tuple[Relation, ...]
    maps: Maps | None
    facts: tuple[Fact, ...]
    parties: tuple[PartyLine, ...]
    provisions: tuple[ProvisionLine, ...]
    roles: tuple[RoleLine, ...]
    said: tuple[SaidLine, ...]
    usage: str | None
    contested: tuple[ContestedWording, ...]
    versions: tuple[VersionLine, ...]
    events: tuple[tuple[str, Ref], ...]
    used_in: tuple[Use, ...]
    from_elsewhere: tuple[Card, ...]
    citations: tuple[Citation, ...]
    confidence: str | None
    reviewed: datetime.date | None
    changes: tuple[DayOfChanges, ...]
    noindex: bool
    metadata: PageMetadata | None
    cited: PageCitation
    embed: str
    oembed: str

    @property
    def quoted(self) -> tuple[str, ...]:
        """What the page shows as the words of a source."""
        mentions = (mention for use in self.used_in for mention in use.mentions if mention.in_source)
        return *(said.text for said in self.said), *(f"{one.before}{one.match}{one.after}" for one in mentions)

    @property
    def other_names(self) -> tuple[str, ...]:
        """All names by which a search for the whole name finds the entry first, beside its label."""
        return *self.also, *(name for translated in self.translations for name in translated.names)

    @property
    def close_relations(self) -> tuple[Relation, ...]:
        """The relations that are told at a glance: all, where they are too few for a picture."""
        return () if self.maps else self.relations

    @property
    def has_facts(self) -> bool:
        """Whether there is anything to tell at a glance."""
        return bool(self.facts or self.roles or self.parties or self.close_relations or self.translations)

    @property
    def used_count(self) -> int:
        """How often the entry is mentioned."""
        return sum(use.times for use in self.used_in)

    @property
    def used_pages(self) -> int:
        """On how many pages it is mentioned."""
        return len(self.used_in)


def entry_page(entry: Entry, content: Content, linked: Callable[[str], str] = str) -> EntryPage:
    """Return what an entry's page shows. `linked` resolves links of another kind in the HTML of its body."""
    text = content.texts.entries.get(entry.id)
    bases = tuple(_bases(entry, content))
    language, say = content.language, content.language.gettext
    relations = labelled_relations(entry, content)
    used_in = uses(entry.id, content)
    said = said_by(entry, content) if isinstance(entry, Person) else ()
    return EntryPage(
        kind=entry.kind,
        headings=Headings(*map(say, HEADINGS.get(entry.kind, HEADING))),
        card=card(entry, content),
        translations=tuple(_translations(entry, language)),
        also=names_beside_label(entry),
        body_html=Markup(linked(text.annotated.html)) if text else None,  # noqa: S704 -- sanitised by markup
        figures=figure_views(entry.figures, content),
        differs_from=tuple((ref(item.id, content), item.how) for item in entry.differs_from),
        legal_basis=bases,
        relations=tuple(Relation(say(called(label, entry)), found) for label, found in relations),
        maps=relation_maps(entry, relations, [basis.ref for basis in bases], content),
        facts=tuple(_facts(entry, content)),
        parties=tuple(_parties(entry, language)),
        provisions=tuple(_provisions(entry)),
        roles=tuple(_roles(entry, content)),
        said=said,
        usage=entry.usage,
        contested=tuple(_contested(entry, content)),
        versions=tuple(_versions(entry, content)),
        events=tuple(_events(entry, content)),
        used_in=used_in,
        from_elsewhere=cards_of_others(text.annotated.mentions, content) if text else (),
        citations=citations(entry.sources, content),
        confidence=entry.confidence,
        reviewed=entry.reviewed,
        changes=change_days(entry.changes, language),
        noindex=any(one.story for one in said) or quotes_much(used_in, content.project.quote_limits.on_page),
        metadata=entry_metadata(entry, content),
        cited=entry_citation(entry, content),
        embed=beside_entry(entry.id, COPIED, content.project),
        oembed=beside_entry(entry.id, OEMBED, content.project),
    )


def _translations(entry: Entry, language: Language) -> Iterator[Translated]:
    for tag, translation in sorted(entry.translations.items()):
        spoken = entry.in_language(tag)
        others = tuple(name.name for name in translation.names if name.match != "never" and name.name != spoken.label)
        yield Translated(tag, language.name_of(tag), (spoken.label, *others), spoken.gloss)


def _cited(id_: str | None, content: Content) -> Citation | None:
    return citation(SourceUse(id=id_), content) if id_ else None


def _bases(entry: Entry, content: Content) -> Iterator[Basis]:
    """Yield the rules an entry rests on, linked to the provision and with its gist where the law's entry lists it."""
    for basis in entry.legal_basis:
        law = content.glossary.entries[basis.law]
        link = ref(law.id, content)
        provision = _provision(law, basis.provision or "")
        if provision and link.url:
            link = Ref(link.id, link.label, link.lang, f"{link.url}#{provision.ref}")
        yield Basis(link, basis.provision, basis.gist or (provision.gist if provision else law.gloss))


def _provision(law: Entry, named: str) -> Provision | None:
    """Return the provision that is named as lawyers write it: `Art. 33(2)` is art-33-2 or, failing that, art-33."""
    slug = re.sub(r"[^a-z0-9]+", "-", named.lower()).strip("-")
    provisions = law.provisions if isinstance(law, Law) else ()
    fitting = [provision for provision in provisions if f"{slug}-".startswith(f"{provision.ref}-")]
    return max(fitting, key=lambda provision: len(provision.ref), default=None)


def _facts(entry: Entry, content: Content) -> Iterator[Fact]:
    """Yield what is known of an entry in single lines: of its kind first, then of its name."""
    language, _ = content.language, content.language.gettext
    words = (
        (_("Cited by lawyers as"), getattr(entry, "citation", None)),
        (_("Signed"), _when(getattr(entry, "signed", None), language)),
        (_("In force"), _when(getattr(entry, "in_force", None), language)),
        (_("Ended"), _when(getattr(entry, "ended", None), language)),
        (_("Abbreviation"), getattr(entry, "abbreviation", None)),
        (_("Origin"), entry.origin),
        (_("Pronounced"), entry.say),
    )
    yield from (Fact(label, value, None) for label, value in words if value)
    for label, around in ((_("Part of"), getattr(entry, "parent", None)), (_("Where"), getattr(entry, "within", None))):
        if around:
            link = ref(around, content) if around in content.glossary.heads else None
            yield Fact(label, link.label if link else around, link)


def _when(date: str | None, language: Language) -> str | None:
    return language.date(date) if date else None


def _parties(entry: Entry, language: Language) -> Iterator[PartyLine]:
    for party in entry.parties if isinstance(entry, Law) else ():
        yield PartyLine(party.party, party.status, _when(party.date, language))


def _provisions(entry: Entry) -> Iterator[ProvisionLine]:
    for provision in entry.provisions if isinstance(entry, Law) else ():
        yield ProvisionLine(provision.ref, provision.label, provision.gist, provision.url)


def _roles(entry: Entry, content: Content) -> Iterator[RoleLine]:
    for role in entry.roles if isinstance(entry, Person) else ():
        organisation = ref(role.organisation, content) if role.organisation else None
        held = _held(role, content.glossary.sources.get(role.source or ""), content.language)
        yield RoleLine(role.title, organisation, held, _cited(role.source, content))


def _held(role: Role, source: Source | None, language: Language) -> str | None:
    """Return when a role was held; without dates, on which day its source says so, for it may have ended since."""
    if not (role.since or role.until) and source and source.published:
        return language.gettext("as of %(date)s") % {"date": language.date(source.published)}
    return _span(role, language) or None


def _span(span: Span, language: Language) -> str:
    """Return from when to when something held, in words."""
    since, until = _when(span.since, language), _when(span.until, language)
    _ = language.gettext
    if since:
        said = _("from %(since)s until %(until)s") if until else _("from %(since)s")
        return said % {"since": since, "until": until}
    return _("until %(until)s") % {"until": until} if until else ""


def _contested(entry: Entry, content: Content) -> Iterator[ContestedWording]:
    for item in entry.contested:
        yield ContestedWording(item.wording, item.used_by, item.why, _cited(item.source, content))


def _versions(entry: Entry, content: Content) -> Iterator[VersionLine]:
    for version in entry.versions:
        yield VersionLine(_span(version, content.language), version.gloss, _cited(version.source, content))


def _events(entry: Entry, content: Content) -> Iterator[tuple[str, Ref]]:
    """Yield the events that concern an entry, by date."""
    named_by, entries = content.glossary.named_by, content.glossary.heads
    ids = {id_ for field in ("actors", "places", "laws", "related") for id_ in named_by.get((entry.id, field), ())}
    for event in by_date(found for id_ in ids if isinstance(found := entries[id_], Event) and found.status != "draft"):
        yield content.language.date(event.date), ref(event.id, content)
