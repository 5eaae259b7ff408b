"""What there is to say in schema.org's words -> nodes of JSON-LD, and the text of them that may stand in a page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from newsgloss.model.settings import Project

CONTEXT = "https://schema.org"
NOT_IN_SCRIPTS = str.maketrans(  # what could end the script element, or a line in an old reader of JSON
    {character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
)

Declared = Mapping[str, Any]
"""One thing: its `@type`, its `@id` if it has one, and what is said of it."""


def node(type_: str, id_: str | None = None, **said: Any) -> Declared:
    """Return a thing with what is said of it, without what is empty; a list of one is that one."""
    found = {name: _plain(value) for name, value in said.items() if value not in (None, "", (), [])}
    return {"@type": type_, **({"@id": id_} if id_ else {}), **found}


def _plain(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return value[0] if len(value) == 1 else list(value)
    return value


def known(thing: Declared) -> Declared:
    """Return how a thing that its page declares is referred to."""
    return {"@id": thing["@id"]}


def script_text(nodes: Iterable[Declared]) -> Markup:
    """Return the text of a script element that declares some things; nothing in it can end the element."""
    graph = {"@context": CONTEXT, "@graph": list(nodes)}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"), default=str)
    return Markup(text.translate(NOT_IN_SCRIPTS))  # noqa: S704 -- no character that HTML knows is left


def publisher(project: Project) -> Declared:
    """Return who publishes the site, in short."""
    return node("Organization", f"{project.site_url}/#publisher", name=project.name, url=f"{project.site_url}/")


def site(project: Project) -> Declared:
    """Return the site, in short."""
    return node("WebSite", f"{project.site_url}/#site", name=project.name, url=f"{project.site_url}/")


def breadcrumbs(project: Project, *steps: tuple[str | None, str | None]) -> Declared:
    """Return the way from the home page to a page: steps with an address and a name, the page's own name last."""
    way: Sequence[tuple[str | None, str | None]] = ((f"{project.base}/", project.name), *steps)
    there = [(url, name) for url, name in way[:-1] if url and name]
    items = [
        node("ListItem", position=n, name=name, item=project.absolute(url or ""))
        for n, (url, name) in enumerate(there, 1)
    ]
    last = node("ListItem", position=len(items) + 1, name=way[-1][1])
    return node("BreadcrumbList", itemListElement=[*items, last])
