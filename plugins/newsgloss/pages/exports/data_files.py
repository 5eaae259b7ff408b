"""One Content, once its pages are written -> the feeds and files of data beside them, each by its path in the site."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from newsgloss.content.values import Content
from newsgloss.model.folders import address

from .changed_days import changed_days
from .feeds import glossary_feed
from .glossary_records import glossary_data, glossary_json
from .glossary_table import glossary_table
from .publication import DATA, Publication, data_file, publication
from .rdf import json_ld, turtle
from .sitemap import Listed, robots_txt, sitemap_files
from .skos import PREFIXES, concepts
from .timeline_data import timeline_json


def data_files(content: Content, listed: Collection[str], taken: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield each file with its text.

    `listed` are the files of pages that search engines may list, and `taken` those that the site's authors publish as
    they are: their own sitemap and robots.txt stay.
    """
    project, site = content.project, publication(content)
    if project.files.get("DATA_SAVE_AS"):
        for name, text in zip(DATA, _data(content, site), strict=True):
            yield data_file(name, project) or name, text
    if path := project.files.get("GLOSSARY_FEED_ATOM"):
        urls = {f"{project.base}/{address(name)}" for name in listed}
        ids = {entry.id for entry in content.glossary.published() if project.entry_url(entry.id) in urls}
        yield path, glossary_feed(content, site, path, frozenset(ids))
    sitemap = project.files.get("SITEMAP_SAVE_AS")
    if sitemap and project.site_url and sitemap not in taken:
        yield from sitemap_files(_pages(content, listed), sitemap, project.site_url)
    robots = project.files.get("ROBOTS_SAVE_AS")
    if sitemap and robots and writes_robots(content) and robots not in taken:
        yield robots, robots_txt(f"{project.site_url}/{sitemap}")


def writes_robots(content: Content) -> bool:
    """Return whether robots.txt would be read: only at the root of a host."""
    return bool(content.project.site_url) and not content.project.base


def _data(content: Content, site: Publication) -> Iterator[str]:
    """Yield the text of each of the files of DATA."""
    glossary = glossary_data(content, site)
    statements = list(concepts(glossary))
    yield glossary_json(glossary, content)
    yield json_ld(statements, PREFIXES)
    yield turtle(statements, PREFIXES)
    yield glossary_table(glossary)
    yield timeline_json(content, site)


def _pages(content: Content, listed: Collection[str]) -> list[Listed]:
    """Return the whole addresses of pages, in their order, with the days on which they changed."""
    days, project = changed_days(content), content.project
    urls = sorted(f"{project.base}/{address(name)}" for name in listed)
    return [(f"{project.site_url.removesuffix(project.base)}{url}", days.get(url)) for url in urls]
