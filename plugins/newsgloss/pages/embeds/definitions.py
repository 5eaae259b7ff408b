"""One Content -> the definitions that our script shows on other people's pages, in one file."""

from __future__ import annotations

from typing import Any

from newsgloss.content.values import Content, has_page
from newsgloss.model.entries import Entry
from newsgloss.pages.exports.publication import Publication, as_json
from newsgloss.pages.references import label_lang

FORMAT = "newsgloss-embed"
VERSION = 1  # of the form, which the script knows


def definitions_json(content: Content, site: Publication) -> str:
    """Return the definitions of all entries that have pages, by id, also by former ones, and the words around them."""
    _ = content.language.gettext
    entries = (entry for entry in content.glossary.published() if has_page(entry))
    told: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "name": site.name,
        "language": site.lang,
        "more": _("Full entry: %(site)s") % {"site": site.name},
        **({"license": site.licence} if site.licence else {}),
        "rights": site.rights,
        "entries": {},
    }
    for entry in entries:
        told["entries"] |= dict.fromkeys((entry.id, *entry.redirect_from), _definition(entry, content, site))
    return as_json(told)


def _definition(entry: Entry, content: Content, site: Publication) -> dict[str, str]:
    lang = label_lang(entry, content)
    told = {"label": entry.label, "gloss": entry.gloss, "url": site.whole(content.project.entry_url(entry.id))}
    return told | ({"lang": lang} if lang else {})
