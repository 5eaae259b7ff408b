"""Another theme's Jinja environment -> our pages as its templates draw them, each in a part of the page of its own.

Our templates have an environment of their own, in which all that is not HTML is escaped whatever the site's does.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, Template, nodes
from markupsafe import Markup
from pelican.contents import Page
from pelican.generators import Generator

from newsgloss.language.interface import Language
from newsgloss.model.folders import OWN_THEME
from newsgloss.model.settings import Project
from newsgloss.publishing.security_policy import security_policy

from .own_articles import Embedded, Words
from .templates.page_language import PageLanguage, prepare
from .templates.scoped_styles import scoped

OWN = OWN_THEME / "templates"
INSTEAD = OWN_THEME / "embedded"  # what stands in for our templates of the same name
WRAPPERS = OWN_THEME / "embedded-in"  # templates that have the other theme's draw our pages
FOLDER = "newsgloss"  # of another theme's templates, for what it has instead of ours; and of its files in the site
IN_PAGE = "newsgloss_page"  # the template that has another theme's draw a page of ours
HEAD = "head"  # the block in which themes have what belongs in a page's head


class EmbeddedPage(Page):
    """A page of ours that is not Pelican's, as another theme's template for pages draws it."""

    def __init__(self, drawn: Embedded, file: str, url: str, settings: Any, context: dict[str, Any]) -> None:
        """Give a page its title, its content and its address."""
        metadata = {"title": drawn.title, "slug": url, "lang": settings["DEFAULT_LANG"], "url": url, "save_as": file}
        super().__init__("", metadata, settings, context=context)
        self.newsgloss = drawn

    def get_content(self, siteurl: str) -> str:
        """Return what is on the page."""
        del siteurl
        return self.newsgloss.body


class Embedding:
    """Draws our pages for another theme."""

    def __init__(self, project: Project, language: PageLanguage) -> None:
        """Read our templates, and those that the theme has instead of ours."""
        themes = [folder / FOLDER for folder in (*project.restyled, project.theme / "templates")]
        explicit = PrefixLoader({"!theme": FileSystemLoader([OWN]), "!embedded": FileSystemLoader([INSTEAD])})
        self.environment = Environment(
            loader=ChoiceLoader([FileSystemLoader([*themes, INSTEAD, OWN]), explicit]),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        prepare(self.environment, language)
        minify = self.environment.filters["cssmin"]
        self.environment.filters["cssmin"] = _scoping(minify)
        self.environment.globals["security_policy"] = functools.partial(security_policy, project.policy)
        self.values: Mapping[str, Any] = {}
        self._language = language
        self._has_head: dict[str, bool] = {}

    def draw(self, name: str, file: str, shown: Mapping[str, Any], language: Language, parent: Template) -> Embedded:
        """Return a page of ours, drawn by our template for a file of the site. `parent` draws the page around it."""
        self._language.now = language
        drawn = self.template(name).render({**self.values, "output_file": file, **shown})
        title, head, body = (Markup(part.strip()) for part in drawn.split("\f"))  # noqa: S704 -- drawn with autoescape
        if not self._takes_head(parent):
            head, body = Markup(), head + body
        return Embedded(Words(title), head, body)

    def template(self, name: str) -> Template:
        """Return a template of ours."""
        return self.environment.get_template(f"{name}.html")

    def _takes_head(self, parent: Template) -> bool:
        """Return whether a template of the theme, or one that it extends, lets others add to the page's head."""
        name = str(parent.name)
        if name not in self._has_head:
            self._has_head[name] = _has_block(parent.environment, name, HEAD)
        return self._has_head[name]


def let_embed(generator: Generator) -> None:
    """Let a generator's templates draw our pages: behind the theme's own, and with our words escaped."""
    loaders: list[Any] = generator.env.loader.loaders  # type: ignore[union-attr]
    loaders.append(FileSystemLoader(WRAPPERS))
    generator.env.globals["newsgloss_parent"] = generator.get_template
    strip = generator.env.filters["striptags"]
    generator.env.filters["striptags"] = lambda text: Words(text) if isinstance(text, Words) else strip(text)


def _scoping(minify: Any) -> Any:
    @functools.wraps(minify)
    def cssmin(context: Any, css: str) -> str:
        return scoped(minify(context, css))

    return cssmin


def _has_block(environment: Environment, name: str, block: str) -> bool:
    """Return whether a template or one that it extends has a block."""
    source, _, _ = environment.loader.get_source(environment, name)  # type: ignore[union-attr]
    tree = environment.parse(source)
    if any(each.name == block for each in tree.find_all(nodes.Block)):
        return True
    parents = [node.template for node in tree.find_all(nodes.Extends)]
    return any(_has_block(environment, one.value, block) for one in parents if isinstance(one, nodes.Const))
