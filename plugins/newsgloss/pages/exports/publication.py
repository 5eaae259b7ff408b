"""A project -> what every file of data says of the site: its name, its whole addresses and its rights."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from newsgloss.content.values import Content
from newsgloss.language.interface import Language
from newsgloss.model.settings import Project

DATA = ("glossary.json", "glossary.skos.jsonld", "glossary.skos.ttl", "glossary.csv", "timeline.json")
DEFINITIONS = "definitions.json"  # beside those, what our script shows on other people's pages


@dataclass(frozen=True, slots=True)
class Publication:
    """A site as its files of data name it.

    `domain` is what its addresses begin with, up to its base path, `feed_domain` the same for feeds; both are empty
    where the site has no address yet. `licence` is the address of the licence for its own words, if it gives one, and
    `rights` says the same in a sentence.
    """

    name: str
    lang: str
    base: str
    domain: str
    feed_domain: str
    licence: str | None
    rights: str

    def whole(self, url: str) -> str:
        """Return an address of the site, which begins with its base path, as a whole one."""
        return f"{self.domain}{url.removeprefix(self.base)}"


def publication(content: Content) -> Publication:
    """Return what files of data say of a site, in its language."""
    project = content.project
    said = {one.setting: one.address for one in project.addresses}
    domain = project.site_url or said.get("FEED_DOMAIN", "").rstrip("/")
    language = content.languages[project.lang]
    return Publication(
        name=project.name,
        lang=project.lang,
        base=project.base,
        domain=domain,
        feed_domain=said.get("FEED_DOMAIN", domain).rstrip("/"),
        licence=said.get("LICENCE"),
        rights=_rights(project.name, said.get("LICENCE"), language),
    )


def _rights(name: str, licence: str | None, language: Language) -> str:
    """Return in a sentence what may be done with a site's own words."""
    _ = language.gettext
    if licence:
        words = _("© %(site)s. Our own words: %(licence)s. Quoted stories belong to their publishers.")
        return words % {"site": name, "licence": licence}
    return _("© %(site)s, which gives no licence. Quoted stories belong to their publishers.") % {"site": name}


def data_file(name: str, project: Project) -> str | None:
    """Return the path in the site of one of the files of data, beside the page that lists them; None without that."""
    page = project.files.get("DATA_SAVE_AS")
    return posixpath.join(posixpath.dirname(page), name) if page else None


def data_url(name: str, project: Project) -> str | None:
    """Return the address of one of the files of data, or None where the site has none."""
    file = data_file(name, project)
    return f"{project.base}/{posixpath.normpath(file)}" if file else None


def as_json(value: Mapping[str, Any]) -> str:
    """Return a record as JSON, a line for each field, and for each item of a list in it: so versions can be compared.

    What is deeper is in one line, as the part of Python's encoder writes it that is fast.
    """
    return f"{_lines(value, 2)}\n"


def _lines(value: Any, depth: int) -> str:
    """Return a value as JSON, in lines down to a depth."""
    if not (depth and value) or not isinstance(value, (Mapping, list)):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return "[\n" + ",\n".join(_lines(item, 0) for item in value) + "\n]"
    fields = (f"{json.dumps(key, ensure_ascii=False)}: {_lines(item, depth - 1)}" for key, item in value.items())
    return "{\n" + ",\n".join(fields) + "\n}"
