"""What `load_content` has read -> the HTML and metadata that Pelican's reader returns."""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

from pelican.readers import MarkdownReader

from newsgloss.content.steps import NAMES
from newsgloss.content.values import Content
from newsgloss.content.written import Explainer, Page
from newsgloss.model.problems import ContentError

from .changes import changed
from .handover import CONTENT, STEPS
from .own_articles import MARK, OwnText

STATUSES = {"published": "published", "draft": "draft", "archived": "hidden"}  # ours -> Pelican's


class ExplainerReader(MarkdownReader):
    """Hands Pelican what `load_content` has read, and nothing else."""

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return a file's HTML, without annotations, and its metadata."""
        content: Content = self.settings[CONTENT]
        path = Path(source_path)
        with self.settings[STEPS].reading_for(NAMES):  # what Pelican shows of a text, its page apart, has none of it
            return self._read(path, content)

    def _read(self, path: Path, content: Content) -> tuple[str, dict[str, Any]]:
        if (explainer := content.explainers.get(path.stem)) and explainer.file.path == path:
            text = content.texts.explainers[path.stem].converted.html
            return text, self._metadata(text, _explainer_metadata(explainer, content.project.category))
        if (page := content.pages.get(path.stem)) and page.file.path == path:
            text = content.texts.pages[path.stem].html
            return text, self._metadata(text, _page_metadata(page))
        raise ContentError([changed(content.project.seen(path), "was added")])

    def _metadata(self, text: str, fields: dict[str, Any]) -> dict[str, Any]:
        read = {name: self.process_metadata(name, value) for name, value in fields.items() if value is not None}
        return {**read, MARK: OwnText(text, fields["title"], fields["summary"])}


def _explainer_metadata(explainer: Explainer, category: str) -> dict[str, Any]:
    """Return an explainer's front matter as Pelican names and types it; its reader processes the values.

    `category` is that of explainers that name none, and not the name of their folder.
    """
    meta = explainer.meta
    return {
        "title": meta.title,
        "slug": explainer.slug,
        "summary": html.escape(meta.dek or ""),  # never cut from the body, whose ids must not be on a page twice
        "date": meta.date.isoformat() if meta.date else None,
        "modified": meta.modified.isoformat() if meta.modified else None,
        "authors": list(meta.authors) or None,
        "category": meta.category or category,
        "tags": list(meta.tags) or None,
        "lang": meta.lang,
        "status": STATUSES[meta.status],
    }


def _page_metadata(page: Page) -> dict[str, Any]:
    meta = page.meta
    return {
        "title": meta.title,
        "slug": page.slug,
        "summary": html.escape(meta.dek or ""),
        "lang": meta.lang,
        "status": STATUSES[meta.status],
    }
