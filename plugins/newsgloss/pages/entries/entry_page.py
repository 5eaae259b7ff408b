"""One entry and the Content around it -> the values that its page draws."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from markupsafe import Markup

from newsgloss.content.lists import by_date
from newsgloss.content.values import Content
from newsgloss.language.interface import N_, Language
from newsgloss.linking.forms import names_beside_label
from newsgloss.model.entries import Entry, Event, Law, Person, Provision
from newsgloss.pages.backlinks import quotes_much, uses
from newsgloss.pages.embeds.entry_files import COPIED, OEMBED, beside_entry
from newsgloss.pages.figures.views import figure_views
from newsgloss.pages.metadata.entries import entry_metadata
from newsgloss.pages.metadata.page_citations import entry_citation
from newsgloss.pages.people import said_by
from newsgloss.pages.references import Ref, card, cards_of_others, change_days, citations, ref, retractions

from .known_facts import contested_wordings, fact_lines, party_lines, provision_lines, role_lines, version_lines
from .relations import called, labelled_relations, relation_maps
from .views import Basis, EntryPage, Headings, Relation, Translated

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
        facts=tuple(fact_lines(entry, content)),
        parties=tuple(party_lines(entry, language)),
        provisions=tuple(provision_lines(entry)),
        roles=tuple(role_lines(entry, content)),
        said=said,
        usage=entry.usage,
        contested=tuple(contested_wordings(entry, content)),
        versions=tuple(version_lines(entry, content)),
        events=tuple(_events(entry, content)),
        used_in=used_in,
        from_elsewhere=cards_of_others(text.annotated.mentions, content) if text else (),
        citations=citations(entry.sources, content),
        confidence=entry.confidence,
        reviewed=entry.reviewed,
        is_archived=entry.status == "archived",
        changes=change_days(entry.changes, language),
        retractions=retractions(entry.changes, language),
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


def _events(entry: Entry, content: Content) -> Iterator[tuple[str, Ref]]:
    """Yield the events that concern an entry, by date."""
    named_by, entries = content.glossary.named_by, content.glossary.heads
    ids = {id_ for field in ("actors", "places", "laws", "related") for id_ in named_by.get((entry.id, field), ())}
    for event in by_date(found for id_ in ids if isinstance(found := entries[id_], Event) and found.status != "draft"):
        yield content.language.date(event.date), ref(event.id, content)
