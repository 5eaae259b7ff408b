"""One Content -> what the page draws that leads to a site's feeds and data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from newsgloss.content.values import Content
from newsgloss.language.interface import N_

from .publication import DATA, DEFINITIONS, data_url, publication

FORMS = {
    "glossary.json": (N_("Glossary as JSON"), N_("Every entry with its names, meaning, history and sources.")),
    "glossary.skos.jsonld": (N_("Glossary in SKOS, as JSON-LD"), N_("The same for programs that read linked data.")),
    "glossary.skos.ttl": (N_("Glossary in SKOS, as Turtle"), N_("The same in another form.")),
    "glossary.csv": (N_("Glossary as a table"), N_("CSV for a spreadsheet: a row for each entry.")),
    "timeline.json": (N_("Timeline as JSON"), N_("All events, in the form that TimelineJS draws.")),
    "definitions.json": (N_("Definitions for other pages"), N_("What the script newsgloss-embed.js shows elsewhere.")),
}
"""What readers are told of each file of data."""
TYPES = {
    "glossary.json": "application/json",
    "glossary.skos.jsonld": "application/ld+json",
    "glossary.skos.ttl": "text/turtle",
    "glossary.csv": "text/csv",
    "timeline.json": "application/json",
    "definitions.json": "application/json",
}


class DataLine(NamedTuple):
    """A file that programs read: what it is called, where it is, and what is in it, and its type."""

    label: str
    url: str
    about: str
    type: str


class DataPage(NamedTuple):
    """What the page of feeds and data shows beside the site's own feeds.

    `topics` are the names of topics, each with the address of its feed. `licence` is an address.
    """

    topics: tuple[tuple[str, str], ...]
    files: tuple[DataLine, ...]
    rights: str
    licence: str | None


def data_page(content: Content, topics: Mapping[str, str]) -> DataPage:
    """Return what the page of feeds and data shows, given the feed of each topic by its name."""
    site = publication(content)
    return DataPage(tuple(topics.items()), data_lines(content), site.rights, site.licence)


def data_lines(content: Content, *, glossary: bool = False) -> tuple[DataLine, ...]:
    """Return the files of data of a site, or those of its glossary alone."""
    _ = content.language.gettext
    names = (name for name in (*DATA, DEFINITIONS) if not glossary or name.startswith("glossary."))
    found = ((name, data_url(name, content.project)) for name in names)
    return tuple(DataLine(_(FORMS[name][0]), url, _(FORMS[name][1]), TYPES[name]) for name, url in found if url)
