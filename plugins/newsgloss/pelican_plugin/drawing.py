"""A `Content` and the articles that Pelican has read -> what its templates draw."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from markupsafe import Markup
from pelican.contents import Content as PelicanContent
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator, StaticGenerator

from newsgloss.content.values import Content, has_page
from newsgloss.pages.explainer_page import explainer_page
from newsgloss.pages.index_pages import showcase, words_on_home
from newsgloss.pages.topic_page import topic_page

from .changes import refuse_changes
from .handover import CONTENT, STATICS


def finish_pages(generators: Iterable[Generator]) -> None:
    """Give templates what they draw, now that every page is read and none is written.

    Raises ContentError where a file has changed since reading began.
    """
    generators = list(generators)
    refuse_changes(generators[0].settings)
    for generator in generators:
        content: Content = generator.settings[CONTENT]
        base = content.project.base
        if isinstance(generator, ArticlesGenerator):
            for article in _all_articles(generator):
                page = explainer_page(content.explainers[article.slug], content)
                story = tuple(piece._replace(html=resolved(article, piece.html, base)) for piece in page.story)
                article.explainer = replace(page, story=story)
            generator.context.update(context_of(content, generator))
        if isinstance(generator, StaticGenerator):
            generator.settings[STATICS] += generator.staticfiles
        if isinstance(generator, PagesGenerator):
            for page in (*generator.pages, *generator.hidden_pages, *generator.draft_pages):
                page.body_html = Markup(page.get_content(base))  # noqa: S704 -- sanitised by markup


def resolved(page: PelicanContent, body: Markup, base: str) -> Markup:
    """Return a page's HTML with Pelican's own links, such as {filename}, resolved under the site's base path."""
    return Markup(page._update_content(str(body), base))  # noqa: S704, SLF001 -- sanitised by markup; as get_content does


def _all_articles(generator: ArticlesGenerator) -> Iterator[Any]:
    yield from (*generator.articles, *generator.hidden_articles, *generator.drafts)


def context_of(content: Content, generator: ArticlesGenerator) -> dict[str, Any]:
    """Return what every template knows."""
    project = content.project
    lead = _lead(generator.articles)
    feed, corrections_feed = (generator.settings[name] for name in ("FEED_ALL_ATOM", "CORRECTIONS_FEED_ATOM"))
    return {
        "base": project.base,
        "feed_url": f"{project.base}/{feed}" if feed and lead else None,
        "corrections_feed_url": f"{project.base}/{corrections_feed}" if corrections_feed else None,
        "topics": {
            category.slug: topic_page(category.slug, (content.explainers[one.slug] for one in found), content)
            for category, found in generator.categories
        },
        "theme_version": _digest(project.theme, *project.restyled),
        "lead": lead,
        "others": [article for article in generator.articles if article is not lead],
        "showcase": showcase(content.explainers[lead.slug], content) if lead else None,
        "words": words_on_home(content),
        "entry_count": sum(map(has_page, content.glossary.published())),
    }


def _lead(articles: list[Any]) -> Any:
    """Return what the home page begins with: the newest story with explained words, else the newest explainer."""
    stories = (article for article in articles if article.explainer.seed and article.explainer.cards)
    return next(stories, next(iter(articles), None))


def _digest(*places: Path) -> str:
    """Return eight characters that change with any of the files at some places, so that browsers fetch what changed."""
    digest = hashlib.sha256()
    for place in places:
        for path in sorted([place, *place.rglob("*")]):
            if path.is_file():
                digest.update(path.relative_to(place).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:8]
