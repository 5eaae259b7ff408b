"""Occurrences and the Content they were found in -> the pages that mention an entry, each with the sentences."""

from __future__ import annotations

from typing import NamedTuple

from .content import Content
from .dates import long_date
from .occurrences import Mention


class Quote(NamedTuple):
    """The sentence around a mention, and where it stands; `lang` is the language of a foreign name."""

    before: str
    match: str
    after: str
    lang: str | None
    url: str
    in_source: bool
    where: str


class Use(NamedTuple):
    """A page that mentions an entry; `lang` is the language of a foreign title."""

    title: str
    lang: str | None
    url: str
    times: int
    mentions: tuple[Quote, ...]


def uses(id_: str, content: Content) -> tuple[Use, ...]:
    """Return the pages that mention an entry, explainers first, each with the sentences around its mentions."""
    found = []
    for page, mentions in content.occurrences.of(id_).items():
        kind, _, name = page.partition("/")
        if kind == "explainers":
            explainer = content.explainers[name]
            title, lang, url = explainer.meta.title, None, content.project.explainer_url(name)
            where = source_line(name, content)
        else:
            entry = content.glossary.entries[name]
            title, lang, url = entry.label, entry.lang, content.project.entry_url(name)
            where = None
        quotes = tuple(_quote(mention, url, where) for mention in mentions)
        found.append(Use(title, lang, url, len(quotes), quotes))
    return tuple(found)


def source_line(slug: str, content: Content) -> str | None:
    """Return whose story an explainer is built on, and of which day: CBC News, 27 March 2020."""
    seed = content.explainers[slug].meta.seed
    sidecar = content.seeds[seed][1] if seed and seed in content.seeds else None
    if sidecar is None or sidecar.publisher is None:
        return None
    return ", ".join(filter(None, (sidecar.publisher, long_date(sidecar.published) if sidecar.published else None)))


def _quote(mention: Mention, url: str, source: str | None) -> Quote:
    where = ", ".join(filter(None, (source, f"paragraph {mention.paragraph}"))) if mention.in_source else ""
    anchor = f"{url}#{mention.anchor}"
    return Quote(*mention.sentence, mention.lang, anchor, mention.in_source, where)
