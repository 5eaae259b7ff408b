"""The addresses of pages, with the days on which they changed -> a sitemap, and what leads robots to it.

The form is that of sitemaps.org: at most 50,000 addresses in a file, more than that in several that one names.
"""

from __future__ import annotations

import datetime
import posixpath
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

MOST = 50_000  # addresses in one sitemap
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'

Listed = tuple[str, datetime.date | None]
"""A whole address, and the day on which what is there last changed, where that is known."""


def sitemap_files(pages: Sequence[Listed], file: str, site: str) -> Iterator[tuple[str, str]]:
    """Yield the files of a sitemap, each with its text, given the path of the first below the address of the site."""
    parts = [pages[start : start + MOST] for start in range(0, len(pages), MOST)] or [pages]
    if len(parts) == 1:
        yield file, _file("urlset", "url", parts[0])
        return
    stem, ending = posixpath.splitext(file)
    names = [f"{stem}-{number}{ending}" for number in range(1, len(parts) + 1)]
    whole = [(f"{site}/{name}", None) for name in names]
    yield file, _file("sitemapindex", "sitemap", whole)
    yield from ((name, _file("urlset", "url", part)) for name, part in zip(names, parts, strict=True))


def robots_txt(sitemap: str) -> str:
    """Return what lets robots read everything and leads them to the sitemap; pages themselves say what not to list."""
    return f"User-agent: *\nDisallow:\n\nSitemap: {sitemap}\n"


def _file(root: str, item: str, listed: Sequence[Listed]) -> str:
    lines = (f"<{item}><loc>{escape(url)}</loc>{_day(day)}</{item}>\n" for url, day in listed)
    return f'{HEAD}<{root} xmlns="{NAMESPACE}">\n{"".join(lines)}</{root}>\n'


def _day(day: datetime.date | None) -> str:
    return f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
