"""What is shown, and its problems -> what browsers are told, and pages to which our script is added."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping

from newsgloss.model.characters import one_line
from newsgloss.model.problems import Problem, errors

from .drawn_sites import ShownSite, SiteChange

RESERVED = "/.newsgloss/"  # no file of a site is hidden, so none has this address
EVENTS, SCRIPT, STYLE = (f"{RESERVED}{name}" for name in ("events", "live.js", "live.css"))
HEAD = re.compile(rb"<head(?:\s[^>]*)?>", re.IGNORECASE)
NO_SITE = "There is no site yet"
WAIT = "It is being built. It appears here when it is."
FIX = "It appears here when these problems are fixed:"
NO_PAGE = "There is no page at this address"
HERE = "It appears here if one is made."


def event(change: SiteChange) -> bytes:
    """Return a change as a server-sent event."""
    shown = change.shown
    data = {
        "version": shown.version,
        "after": change.after,
        "new": shown.is_new,
        "assets": shown.assets,
        "changed": change.changed,
        "gone": change.gone,
        "problems": [_told(problem) for problem in errors(shown.problems)],
        "warnings": len(shown.problems) - len(errors(shown.problems)),
    }
    return f"data: {json.dumps(data)}\n\n".encode()


def _told(problem: Problem) -> Mapping[str, str]:
    return {
        "place": str(problem.place),
        "message": one_line(problem.message),
        "remedy": one_line(problem.remedy),
    }


def with_script(page: bytes, name: str, shown: ShownSite) -> bytes:
    """Return a page with our script before all others, which is told which file of which version this is.

    The script is added by its address: pages forbid scripts that are written out in them.
    """
    known = {"file": name, "version": shown.version, "assets": shown.assets, "base": shown.base, "style": STYLE}
    attributes = "".join(f' data-{key}="{html.escape(value)}"' for key, value in {**known, "events": EVENTS}.items())
    script = f'<script src="{SCRIPT}" defer{attributes}></script>'.encode()
    head = HEAD.search(page)
    at = head.end() if head else len(page)
    return page[:at] + script + page[at:]


def plain_page(shown: ShownSite) -> bytes:
    """Return a page that is shown where the site has none, not even one that says so."""
    problems = errors(shown.problems) if not shown.folder else ()
    title, words = (NO_PAGE, HERE) if shown.folder else (NO_SITE, FIX if problems else WAIT)
    items = "".join(_item(problem) for problem in problems)
    listed = f"<ol>{items}</ol>" if items else ""
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="color-scheme" content="light dark"></head>'
        f"<body><h1>{title}</h1><p>{words}</p>{listed}</body></html>"
    ).encode()


def _item(problem: Problem) -> str:
    told = {key: html.escape(words) for key, words in _told(problem).items()}
    return f"<li><code>{told['place']}</code>: {told['message']}<br>{told['remedy']}</li>"
