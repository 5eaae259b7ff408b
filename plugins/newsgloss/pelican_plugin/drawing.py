"""A `Content` and the articles that Pelican has read -> what its templates draw."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from markupsafe import Markup
from pelican.contents import Content as PelicanContent
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator, StaticGenerator
from pelican.paginator import Page

from newsgloss.content.lists import Paging, by_number
from newsgloss.content.steps import NAMES, PLAINLY, Steps
from newsgloss.content.values import Content, has_page
from newsgloss.content.written import Explainer
from newsgloss.pages.explainers.explainer_page import explainer_page, lead_facts
from newsgloss.pages.explainers.views import ExplainerPage, LeadFacts
from newsgloss.pages.home_page import TOPICS, Showcase, lead, named_by_entries, showcase, topic_on_home, words_on_home
from newsgloss.pages.references import Card, Listing, listing
from newsgloss.pages.topic_page import TopicPage, topic_page
from newsgloss.publishing.hosts.imprint import ABOUT_SITE

from .beside import refuse_other_readers
from .changes import refuse_changes
from .embedding import Embedding
from .handover import ARTICLES_GENERATOR, CONTENT, EMBEDDING, READS, STATICS, STEPS
from .navigation import Addresses, site_of
from .own_articles import Embedded, OwnArticle

LEAD, SHOWCASE, WORDS, TOPIC = (
    "lead",
    "showcase",
    "words",
    "topic",
)  # what is made for all pages, where no step is running
PLAIN = "post"  # the template of an article that is no explainer
VERSION = 8  # characters of a digest that browsers are given, so that they fetch what has changed


def finish_pages(generators: Iterable[Generator]) -> None:
    """Give templates what they draw, now that every page is read and none is written.

    Raises ContentError where a file has changed since reading began.
    """
    generators = list(generators)
    refuse_changes(generators[0].settings)
    for generator in generators:
        content: Content = generator.settings[CONTENT]
        if isinstance(generator, ArticlesGenerator):
            _finish_articles(generator, content)
            generator.settings[ARTICLES_GENERATOR] = generator
        if isinstance(generator, StaticGenerator):
            generator.settings[STATICS] += generator.staticfiles
        if isinstance(generator, PagesGenerator) and not content.project.embeds:
            for page in _all_pages(generator):
                _give_text(page)
                page.shows_imprint = page.slug in ABOUT_SITE and bool(content.project.imprint)
                generator.settings[READS].bodies[page.slug] = page.body_html


def _finish_articles(generator: ArticlesGenerator, content: Content) -> None:
    """Give the templates of articles, and all others, what they draw."""
    all_ = list(_all_articles(generator))
    refuse_other_readers(all_, content)
    ours = [article for article in all_ if isinstance(article, OwnArticle)]
    give_pages(ours, content, generator.settings[STEPS])
    values = context_of(content, generator)
    embedding: Embedding | None = generator.settings[EMBEDDING]
    if embedding:
        embedding.values = {**generator.context, **values}
        for article in ours:
            article.drawn = functools.partial(_embedded, article, content, generator)
        return
    for article in all_:
        if not isinstance(article, OwnArticle):
            _give_text(article)
            article.explainer = Listing(Markup(article.summary).striptags(), None)  # noqa: S704 -- no tag is left
            article.template = PLAIN if article.template == article.default_template else article.template
    number_members(generator)
    tags = sorted(generator.context["tags"], key=lambda found: found[0])  # as Pelican orders categories and authors
    generator.context.update({**values, "tags": tags})
    generator.settings[READS].of(generator.context)


def _give_text(text: Any) -> None:
    """Give an article or page that our theme draws its HTML, and words of it without any.

    Pelican says titles and summaries as HTML, and cuts a summary from the text where it has none of its own.
    """
    project = text.settings[CONTENT].project
    text.title = text.title if project.is_alone else Markup(text.title).striptags()  # noqa: S704 -- no tag is left
    text.dek = Markup(text.summary).striptags() if "summary" in text.metadata else None  # noqa: S704 -- as above
    text.body_html = Markup(text.get_content(project.base))  # noqa: S704 -- as Pelican gives it


def _embedded(article: OwnArticle, content: Content, generator: ArticlesGenerator, file: str) -> Embedded:
    """Return an explainer's page as another theme's template for articles draws it."""
    embedding: Embedding = generator.settings[EMBEDDING]
    language = content.speaking(article.lang).language
    return embedding.draw("article", file, {"article": article}, language, generator.get_template("article"))


class Members(list[Any]):
    """The articles of a category, tag or author, which tell at once whether one is among them.

    Pelican asks each category, tag and author for each article of the site.
    """

    def __init__(self, articles: Iterable[Any]) -> None:
        super().__init__(articles)
        self._ids = frozenset(map(id, self))

    def __contains__(self, article: object) -> bool:
        """Return whether it is one of the articles themselves; an equal one would not do."""
        return id(article) in self._ids


def number_members(generator: Any) -> None:
    """Let a generator's categories, tags and authors tell at once which articles they have."""
    generator.categories = [(category, Members(found)) for category, found in generator.categories]
    generator.authors = [(author, Members(found)) for author, found in generator.authors]
    generator.tags = {tag: Members(found) for tag, found in generator.tags.items()}


class PageOnDemand:
    """An explainer's page as templates draw it: what lists show is at hand, the rest is made when it is asked for.

    What the home page shows of its lead is made by itself: else it would be drawn again for each word of that. Of all
    pages on demand, only the one that was asked last is kept: those of a large site would fill the memory.
    """

    __slots__ = ("_draw", "_facts", "_listing")

    def __init__(self, shown: Listing, facts: Callable[[], LeadFacts], draw: Callable[[], ExplainerPage]) -> None:
        self._listing = shown
        self._facts = facts
        self._draw = draw

    def __getattr__(self, name: str) -> Any:
        """Return a field of the listing or, if it has none of that name, of the page."""
        if name in Listing._fields:
            return getattr(self._listing, name)
        return getattr(self._facts() if name in LeadFacts._fields else self._draw(), name)


def give_pages(articles: Iterable[Any], content: Content, steps: Steps = PLAINLY) -> None:
    """Give each of Pelican's articles the page that templates draw as `article.explainer`."""
    by_slug = {article.slug: article for article in articles}

    def page(slug: str) -> ExplainerPage:
        linked = functools.partial(resolved, by_slug[slug], base=content.project.base, steps=steps)
        return explainer_page(content.explainers[slug], content, linked)

    last = steps.keep_last(page)
    for slug, article in by_slug.items():
        shown = listing(content.explainers[slug], content)
        facts = functools.partial(lead_facts, content.explainers[slug], content)
        article.explainer = PageOnDemand(shown, facts, functools.partial(last, slug))


def listed(lead: Any, articles: Sequence[Any], page: Page | None, *, home: bool = False) -> list[Any]:
    """Return those of a list's articles that are on a page of it; all, where it has no pages.

    The first page of `home` has its `lead` above the list.
    """
    found = page.object_list if page else articles
    leads = home and not (page and page.has_previous())
    return [article for article in found if article is not lead or not leads]


def paging_of(page: Page | None, content: Content) -> Paging | None:
    """Return where a page of Pelican's is in its list, or None where it is the only one."""
    if not page:
        return None

    def url(number: int) -> str:
        return f"{content.project.base}/{page.paginator.page(number).url}"

    return by_number(page.number, page.paginator.num_pages, url, content.language)


def resolved(page: PelicanContent, body: str, base: str, steps: Steps) -> str:
    """Return a page's HTML with Pelican's own links, such as {filename}, resolved under the site's base path."""
    if "{" not in body and "|" not in body:
        return body
    steps.do_not_remember()  # only Pelican knows where they lead, and attaches files as it follows them
    return str(page._update_content(body, f"{base}/"))  # noqa: SLF001 -- as get_content does


def _all_articles(generator: ArticlesGenerator) -> Iterator[Any]:
    """Yield all articles; one that has the name of another in another language is a translation to Pelican."""
    yield from (*generator.articles, *generator.hidden_articles, *generator.drafts)
    yield from (*generator.translations, *generator.hidden_translations, *generator.drafts_translations)


def _all_pages(generator: PagesGenerator) -> Iterator[Any]:
    """Yield all pages."""
    yield from (*generator.pages, *generator.hidden_pages, *generator.draft_pages)
    yield from (*generator.translations, *generator.hidden_translations, *generator.draft_translations)


def _explainers(articles: Iterable[Any], content: Content) -> Iterator[Explainer]:
    return (content.explainers[article.slug] for article in articles if isinstance(article, OwnArticle))


def _topic(category: Any, articles: Sequence[Any], content: Content) -> TopicPage:
    explainers = list(_explainers(articles, content))
    return topic_page(category.slug, explainers, content, others=len(articles) - len(explainers))


def home_words(first: str | None, content: Content) -> tuple[Showcase | None, tuple[Card, ...], str | None]:
    """Return the sentence and the words that the home page shows, given the slug of its first explainer.

    With them comes what it says of all entries.
    """
    shown = showcase(content.explainers[first], content) if first else None
    return shown, words_on_home(content, shown), named_by_entries(content)


def context_of(content: Content, generator: ArticlesGenerator) -> dict[str, Any]:
    """Return what every template knows."""
    project, steps = content.project, generator.settings[STEPS]
    articles = {article.slug: article for article in generator.articles if isinstance(article, OwnArticle)}
    with steps.reading_for(LEAD):
        first = lead((content.explainers[slug] for slug in articles), content)
    has_articles = len(articles) < len(generator.articles)
    with steps.reading_for(NAMES):
        site = site_of(content, generator.settings, generator.context)
        addresses = Addresses(site, content, generator.settings["REPORT_URL"], has_articles=has_articles)
    with steps.reading_for(SHOWCASE):
        shown = showcase(first, content) if first else None
    with steps.reading_for(WORDS):
        words, named = words_on_home(content, shown), named_by_entries(content)
    topics = {}
    for category, found in generator.categories:
        with steps.reading_for(TOPIC, category.slug):
            topics[category.slug] = _topic(category, found, content)
    with steps.reading_for(NAMES):
        count = sum(map(has_page, content.glossary.published()))
    newest = sorted(generator.categories, key=lambda one: (-max(each.date.timestamp() for each in one[1]), one[0].slug))
    return {
        "base": project.base,
        "site": site,
        "navigation": addresses.navigation,
        "canonical_url": addresses.canonical_url,
        "metadata_of": addresses.metadata_of,
        "print_sheet": addresses.print_sheet,
        "report_url": addresses.report_url,
        "topics": steps.watch("topic-pages", topics),
        "topics_on_home": tuple(
            topic_on_home(str(category), f"{project.base}/{category.url}", len(found), topics[category.slug])
            for category, found in newest[:TOPICS]
        ),
        "theme_version": generator.settings[READS].theme[:VERSION],
        "has_articles": has_articles,
        "lead": articles[first.slug] if first else None,
        "listed": functools.partial(listed, articles[first.slug] if first else None),
        "paging_of": functools.partial(paging_of, content=content),
        "showcase": shown,
        "words": words,
        "named_by_entries": named,
        "entry_count": count,
    }
