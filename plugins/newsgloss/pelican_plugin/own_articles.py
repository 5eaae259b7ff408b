"""What Pelican has read of our texts -> its articles and pages with our words, addresses and templates; no others."""

from __future__ import annotations

import contextlib
from collections import ChainMap
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from markupsafe import Markup, escape
from pelican.contents import Article

from newsgloss.content.values import Content
from newsgloss.model.folders import address

from .handover import CONTENT, STEPS

MARK = "newsgloss"  # the metadata by which our reader says that a text is ours
OTHERS = ("override_url", "override_save_as", "template")  # what only settings say of a text, never its path
LINKS = "[{|](?P<what>.*?)[|}]"  # Pelican's default, the links that are checked
IN_THEME = "newsgloss_article"  # the template that has another theme's draw an explainer


class OwnText(NamedTuple):
    """A text of ours as it was read, before Pelican and its plugins do to it what they do to all."""

    html: str
    title: str
    summary: str


class Words(Markup):
    """Words of ours for the templates of another theme, which may escape what they write, or not: they are escaped."""

    __slots__ = ()


class Embedded(NamedTuple):
    """A page of ours for another theme's template: its title, what belongs in its `head`, and all that is on it."""

    title: Words
    head: Markup
    body: Markup


class OwnArticle(Article):
    """An explainer as Pelican's article.

    Where another theme embeds our pages, `drawn` draws its page, given the file. Its content is the whole of that on
    its own page; elsewhere, as in lists and feeds, it is the summary: nothing there has annotations, or ids twice.
    """

    drawn: Callable[[str], Embedded] | None = None
    explainer: Any = None
    _page: Embedded | None = None

    @contextlib.contextmanager
    def on_its_page(self, file: str) -> Iterator[None]:
        """Let templates draw the article's own page while a block runs."""
        self._page = self.drawn(file) if self.drawn else None
        try:
            yield
        finally:
            self._page = None

    @property
    def newsgloss(self) -> Embedded | None:
        """What is on the article's page, while that is drawn."""
        return self._page

    def get_content(self, siteurl: str) -> str:
        """Return the article's content; of the text of a seed, no list or feed has any."""
        if self._page:
            return self._page.body
        if not self.drawn:
            self._tell_read()
        return Markup(f"<p>{self.summary}</p>") if self.drawn else str(super().get_content(siteurl))  # noqa: S704 -- escaped

    def _tell_read(self) -> None:
        """Tell the step that is running that it reads the article's text, as a site's own list may do."""
        settings: Any = self.settings
        settings[CONTENT].texts.explainers.get(self.slug)
        if "{" in self._content or "|" in self._content:  # links of Pelican's, which may lead elsewhere by then
            settings[STEPS].do_not_remember()

    def get_summary(self, siteurl: str) -> str:
        """Return the article's summary."""
        summary = str(super().get_summary(siteurl))
        return Words(summary) if self.drawn else summary


def make_own(content: Any) -> None:
    """Make an article or page of ours what we say, if it is ours; leave any other as it is."""
    own: OwnText | None = content.metadata.pop(MARK, None)
    if own is None:
        return
    read: Content = content.settings[CONTENT]
    project = read.project
    title = Words(escape(own.title)) if project.embeds else own.title
    content._content = own.html  # noqa: SLF001 -- as Pelican's reader gives it
    content.title = content.metadata["title"] = title
    content._summary = content.metadata["summary"] = own.summary  # noqa: SLF001 -- as above
    for name in (MARK, *OTHERS):
        vars(content).pop(name, None)
    content.template = content.default_template
    content.settings = ChainMap(_addresses(content.settings), content.settings)
    if isinstance(content, Article):
        content.__class__ = OwnArticle
        content.template = IN_THEME if project.embeds else content.template


def _addresses(settings: dict[str, Any]) -> dict[str, Any]:
    """Return the settings by which texts of ours have their addresses: a slug has one page, whatever its language."""
    file = settings["EXPLAINER_SAVE_AS"]
    article = {"URL": address(file), "SAVE_AS": file} if file else _pair(settings, "ARTICLE")
    kinds = {name: _pair(settings, name) for name in ("DRAFT", "PAGE", "DRAFT_PAGE")} | {"ARTICLE": article}
    found: dict[str, Any] = {"INTRASITE_LINK_REGEX": LINKS}
    for name, pair in kinds.items():
        found |= {f"{name}{lang}_{key}": value for key, value in pair.items() for lang in ("", "_LANG")}
    return found


def _pair(settings: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: settings[f"{name}_{key}"] for key in ("URL", "SAVE_AS")}
