"""What a template reads of Pelican's own values, and of ours that are made for every page -> reads that are watched."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import Environment

from newsgloss.content.steps import Steps
from newsgloss.content.values import Content
from newsgloss.pages.references import listing

ELSEWHERE = frozenset({"localsiteurl", "topics"})  # what a setting says, and what is watched by itself
ADDRESSES = frozenset(
    {
        *("base", "canonical_url", "listed", "metadata_of", "navigation", "paging_of", "print_sheet"),
        *("report_url", "site", "theme_version"),
    }
)
LISTS = frozenset(  # each has all articles, or is made from them
    {"articles", "hidden_articles", "drafts", "dates", "authors", "categories", "tags", "related_posts", "lead"}
)
OURS = frozenset({"showcase", "topics_on_home", "words", "named_by_entries", "entry_count", "has_articles"})
PAGE_LISTS = frozenset({"pages", "hidden_pages", "draft_pages"})


class PageReads:
    """Watches what templates read of their context.

    `theme` is a digest of all files of the theme, `settings` one of the settings, if it is known what they all do.
    """

    def __init__(self, content: Content, steps: Steps, theme: str, settings: str | None) -> None:
        self.theme = theme
        self.settings = settings
        self._content = content
        self._steps = steps
        self._given: frozenset[str] = frozenset()
        self._listing = steps.depend("listing", self._listed)
        self._articles = steps.depend("articles", lambda: [(slug, self._listed(slug)) for slug in content.explainers])
        self._pages = steps.depend(
            "all-pages", lambda: [(one.meta, self.bodies.get(one.slug)) for one in content.pages.values()]
        )
        self._entries = steps.depend(
            "all-entries", lambda: [(one.id, one.label) for one in content.glossary.published()]
        )
        self._values = steps.depend("site", lambda name: self._site[name])
        self.bodies: dict[str, str] = {}  # of pages, with Pelican's own links resolved, by slug
        self._bodies = steps.depend("page-body", self.bodies.get)
        self._site: Mapping[str, Any] = {}
        self._known: frozenset[str] = frozenset()

    def of(self, context: Mapping[str, Any]) -> None:
        """Know what every template of the site is given, once it is made."""
        self._site = {name: context[name] for name in ("site", *OURS)}
        self._known = frozenset(context)

    def begin(self, given: Mapping[str, Any]) -> None:
        """Begin a page that is given some values of its own, besides those of all pages."""
        if self.settings is None:
            self._steps.do_not_remember()
        self._given = frozenset(given)
        article, page = given.get("article"), given.get("page")
        if article:
            self._content.explainers.get(article.slug)
        elif page:
            self._content.pages.get(page.slug)
            self._bodies(page.slug)
        for slug in slugs(given):
            self._listing(slug)

    def read(self, name: str) -> None:
        """Note that a template reads a value by its name."""
        if name in self._given or name not in self._known or name.isupper() or name in ELSEWHERE:
            return  # what is not known is a template's own, made from what it has read
        if name in ADDRESSES:
            self._values("site")
        elif name in OURS:
            self._values(name)
        elif name in LISTS:
            self._articles()
        elif name in PAGE_LISTS:
            self._pages()
        elif name == "entries":
            self._entries()
        else:
            self._steps.do_not_remember()

    def _listed(self, slug: str) -> Any:
        """Return what lists show of an explainer."""
        explainer = self._content.explainers.get(slug)
        return explainer and (explainer.meta, listing(explainer, self._content))


def slugs(given: Mapping[str, Any]) -> list[str]:
    """Return the explainers in the list that a page is given, in its order."""
    return [] if given.get("article") else [article.slug for article in given.get("articles") or ()]


def watch_templates(environment: Environment, reads: PageReads) -> None:
    """Let the templates of an environment tell what they read."""

    class WatchedContext(environment.context_class):  # type: ignore[name-defined]  # Jinja's, or a quicker one
        """Tells which values a template looks up by name."""

        def resolve_or_missing(self, key: str) -> Any:
            reads.read(key)
            return super().resolve_or_missing(key)

    environment.context_class = WatchedContext
