"""One entry -> what is known of it, line by line: roles, parties, provisions, what it meant and how it is disputed."""

from __future__ import annotations

from collections.abc import Iterator

from newsgloss.content.values import Content
from newsgloss.language.interface import Language
from newsgloss.model.entries import Entry, Law, Person, Role, Span
from newsgloss.model.sources import Source, SourceUse
from newsgloss.pages.references import Citation, citation, ref

from .views import ContestedWording, Fact, PartyLine, ProvisionLine, RoleLine, VersionLine


def fact_lines(entry: Entry, content: Content) -> Iterator[Fact]:
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


def role_lines(entry: Entry, content: Content) -> Iterator[RoleLine]:
    """Yield the roles that a person has or had."""
    for role in entry.roles if isinstance(entry, Person) else ():
        organisation = ref(role.organisation, content) if role.organisation else None
        held = _held(role, content.glossary.sources.get(role.source or ""), content.language)
        yield RoleLine(role.title, organisation, held, _cited(role.source, content))


def _held(role: Role, source: Source | None, language: Language) -> str | None:
    """Return when a role was held; without dates, on which day its source says so, for it may have ended since."""
    if not (role.since or role.until) and source and source.published:
        return language.gettext("as of %(date)s") % {"date": language.date(source.published)}
    return _span(role, language) or None


def party_lines(entry: Entry, language: Language) -> Iterator[PartyLine]:
    """Yield the states that are, or are not, bound by a law."""
    for party in entry.parties if isinstance(entry, Law) else ():
        yield PartyLine(party.party, party.status, _when(party.date, language))


def provision_lines(entry: Entry) -> Iterator[ProvisionLine]:
    """Yield the articles and sections of a law that its entry lists."""
    for provision in entry.provisions if isinstance(entry, Law) else ():
        yield ProvisionLine(provision.ref, provision.label, provision.gist, provision.url)


def contested_wordings(entry: Entry, content: Content) -> Iterator[ContestedWording]:
    """Yield the wordings that people disagree about."""
    for item in entry.contested:
        yield ContestedWording(item.wording, item.used_by, item.why, _cited(item.source, content))


def version_lines(entry: Entry, content: Content) -> Iterator[VersionLine]:
    """Yield what the gloss was in the past."""
    for version in entry.versions:
        yield VersionLine(_span(version, content.language), version.gloss, _cited(version.source, content))


def _span(span: Span, language: Language) -> str:
    """Return from when on something held, and from when on it no longer did, in words."""
    since, until = _when(span.since, language), _when(span.until, language)
    _ = language.gettext
    if since:
        said = _("from %(since)s, no longer from %(until)s") if until else _("from %(since)s")
        return said % {"since": since, "until": until}
    return _("before %(until)s") % {"until": until} if until else ""


def _when(date: str | None, language: Language) -> str | None:
    return language.date(date) if date else None


def _cited(id_: str | None, content: Content) -> Citation | None:
    return citation(SourceUse(id=id_), content) if id_ else None
