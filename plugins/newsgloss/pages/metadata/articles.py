"""An explainer and its list of sources -> what its page declares in schema.org's words."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from itertools import islice

from newsgloss.content.values import Content
from newsgloss.content.written import Explainer
from newsgloss.language.interface import N_
from newsgloss.model.page_shapes import ExplainerMeta
from newsgloss.model.sources import Sidecar, Source

from .entries import things
from .nodes import Declared, breadcrumbs, known, node, publisher, script_text, site
from .share import PageMetadata, SharePicture, explainer_picture, picture_url

CITED = 5  # sources that the data names, the primary ones first; the page's own list has more
MENTIONED = 18  # entries, those first that the page names first; all are links in the page
CORRECTED = 4  # corrections, the newest; the page tells them all
CORRECTING = frozenset({"correction", "clarification", "retraction"})  # changes that put something right
SOURCES = {
    "law": "Legislation",
    "government-page": "WebPage",
    "news": "NewsArticle",
    "report": "Report",
    "book": "Book",
    "study": "ScholarlyArticle",
    "dataset": "Dataset",
}
"""The types of sources by their kind; all others are a CreativeWork."""


def explainer_metadata(explainer: Explainer, content: Content, cited: Iterable[str]) -> PageMetadata | None:
    """Return what an explainer's page says of itself, given the ids of the sources that it cites, in its order.

    None where the site has no address, for all of it names places on the web; and for drafts.
    """
    if not content.project.site_url or explainer.meta.status == "draft":
        return None
    meta, picture = explainer.meta, explainer_picture(explainer, content)
    data = script_text(_nodes(explainer, content, cited, picture))
    return PageMetadata("article", picture, meta.date, _modified(meta), meta.category or content.project.category, data)


def _modified(meta: ExplainerMeta) -> datetime.date | None:
    return max(filter(None, (meta.modified, *(one.date for one in meta.changes))), default=None)


def _nodes(explainer: Explainer, content: Content, cited: Iterable[str], picture: SharePicture) -> Iterator[Declared]:
    meta, project = explainer.meta, content.project
    url = f"{project.absolute(content.explainer_url(explainer.slug))}"
    story = content.seeds.get(meta.seed or "")
    based_on = _story(story.sidecar, url) if story and story.sidecar else None
    whole, owner = site(project), publisher(project)
    about = things(meta.about, content)
    named = (id_ for id_ in content.lookups.entries_on[explainer.slug] if id_ not in meta.about)
    versions = content.lookups.versions.get(explainer.slug, ())
    others = [_version(slug, content) for slug in versions if slug != explainer.slug]
    fixed = sorted((one for one in meta.changes if one.kind in CORRECTING), key=lambda one: one.date, reverse=True)
    yield node(
        "BackgroundNewsArticle",
        f"{url}#explainer",
        url=url,
        headline=meta.title,
        description=meta.dek,
        image=picture_url(picture, project) if project.draws_pictures else None,
        inLanguage=content.explainer_lang(explainer.slug),
        translationOfWork=others[:1] if meta.translation_of else None,
        workTranslation=None if meta.translation_of else others,
        datePublished=meta.date,
        dateModified=_modified(meta),
        author=[_author(name, content) for name in meta.authors or (project.author,) if name],
        publisher=known(owner),
        isPartOf=known(whole),
        articleSection=meta.category or project.category,
        keywords=list(meta.tags),
        isBasedOn=known(based_on) if based_on else None,
        about=about,
        mentions=things(named, content)[:MENTIONED],
        citation=[_source(content.glossary.sources[id_]) for id_ in islice(cited, CITED)],
        correction=[node("CorrectionComment", text=one.now, datePublished=one.date) for one in fixed[:CORRECTED]],
        backstory=node("CreativeWork", url=f"{url}#made") if meta.backstory or story else None,
    )
    if based_on:
        yield based_on
    yield from (whole, owner)
    above = (project.file_url("ARCHIVES_SAVE_AS"), content.language.gettext(N_("Explainers")))
    yield breadcrumbs(project, above, (None, meta.title))


def _version(slug: str, content: Content) -> Declared:
    """Return an explainer in another language in short."""
    url = f"{content.project.absolute(content.explainer_url(slug))}"
    title, lang = content.explainers[slug].meta.title, content.explainer_lang(slug)
    return node("BackgroundNewsArticle", f"{url}#explainer", url=url, headline=title, inLanguage=lang)


def _author(name: str, content: Content) -> Declared:
    """Return an author: the site itself, where the name is its own, else a person."""
    project = content.project
    return known(publisher(project)) if name in {project.name, project.author} else node("Person", name=name)


def _story(sidecar: Sidecar, url: str) -> Declared:
    """Return the story that an explainer is built on, as its publisher's; at its own address, if it has one."""
    rights = sidecar.rights
    return node(
        "ReportageNewsArticle",
        sidecar.url or f"{url}#story",
        url=sidecar.url,
        headline=sidecar.headline,
        inLanguage=sidecar.lang,
        datePublished=sidecar.published,
        publisher=node("NewsMediaOrganization", name=sidecar.publisher) if sidecar.publisher else None,
        copyrightHolder=node("Organization", name=rights.holder) if rights else None,
        creditText=sidecar.byline,
    )


def _source(source: Source) -> Declared:
    """Return a source in short."""
    return node(SOURCES.get(source.kind, "CreativeWork"), name=source.title, url=source.read_at)
