"""The home page, the glossary's index, a topic, any other page -> what each says of itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from newsgloss.content.values import Content, has_page
from newsgloss.content.written import Explainer
from newsgloss.language.interface import N_
from newsgloss.model.folders import address, filled

from .entries import events, glossary
from .nodes import Declared, breadcrumbs, known, node, publisher, script_text, site
from .share import PageMetadata, SharePicture, entry_picture, explainer_picture, site_picture, topic_picture

MOST = 10  # explainers that a topic's page names, the newest
EVENTS = 18  # that a page of the timeline names, the latest; all are on the page and in the data for TimelineJS
MAIL = "mailto:"


def share_pictures(content: Content, topics: Iterable[tuple[str, str]]) -> Iterator[SharePicture]:
    """Yield every picture of a site: its own, and those of explainers, entries and topics, given by slug and name."""
    yield site_picture(content)
    for explainer in content.explainers.values():
        if explainer.meta.status != "draft":
            yield explainer_picture(explainer, content.speaking(explainer.meta.lang))
    for entry in content.glossary.published():
        if has_page(entry):
            yield entry_picture(entry, content)
    for slug, name in topics:
        yield topic_picture(slug, name, content)


def plain_metadata(content: Content, data: Iterable[Declared] = ()) -> PageMetadata | None:
    """Return what a page says of itself that is about no one thing; None where the site has no address."""
    if not content.project.site_url:
        return None
    nodes = list(data)
    return PageMetadata("website", site_picture(content), data=script_text(nodes) if nodes else None)


def home_metadata(content: Content) -> PageMetadata | None:
    """Return what the home page says: the site, and who publishes it by which rules."""
    project = content.project
    owner, whole = publisher(project), site(project)
    said = node("WebSite", str(whole["@id"]), inLanguage=project.lang, publisher=known(owner))
    return plain_metadata(content, [{**whole, **said}, {**owner, **node("Organization", **_policies(content))}])


def _policies(content: Content) -> Mapping[str, Any]:
    """Return what readers may want to know of the publisher, and where the site says it."""
    project = content.project
    contact = project.imprint.get("CONTACT") or ""
    found = (page for slug in ("standards", "about") if (page := content.pages.get(slug)))
    rules = next((page for page in found if page.meta.status == "published"), None)
    standards = project.page_url(rules.slug, rules.meta.lang) if rules else None
    corrections = project.file_url("CORRECTIONS_SAVE_AS")
    return {
        "description": project.imprint.get("PUBLISHER"),
        "ownershipFundingInfo": project.imprint.get("FUNDING"),
        "email": contact.removeprefix(MAIL) if contact.startswith(MAIL) else None,
        "contactPoint": node("ContactPoint", url=contact) if contact and not contact.startswith(MAIL) else None,
        "publishingPrinciples": project.absolute(standards) if standards else None,
        "correctionsPolicy": project.absolute(corrections) if corrections else None,
    }


def glossary_metadata(content: Content) -> PageMetadata | None:
    """Return what the pages of the glossary's index say: which glossary that is, and whose."""
    project, found = content.project, glossary(content)
    if found is None or not project.site_url:
        return plain_metadata(content)
    owner = publisher(project)
    url = str(found["@id"]).partition("#")[0]
    whole = {**found, "url": url, "inLanguage": project.lang, "publisher": known(owner)}
    return plain_metadata(content, [whole, owner, breadcrumbs(project, (None, found["name"]))])


def timeline_metadata(number: int, content: Content) -> PageMetadata | None:
    """Return what a page of the timeline says, by its number from 0: its latest events, in full."""
    project, listed = content.project, content.lists.timeline
    if not project.site_url or number >= len(listed):
        return plain_metadata(content)
    name = content.language.gettext(N_("Timeline"))
    return plain_metadata(content, [*events(listed[number][-EVENTS:], content), breadcrumbs(project, (None, name))])


def topic_metadata(slug: str, explainers: Iterable[Explainer], content: Content) -> PageMetadata | None:
    """Return what the page of a topic says, given its explainers; None where the site has no address."""
    project, explainers = content.project, list(explainers)
    if not project.site_url or not explainers:
        return None
    name = explainers[0].meta.category or project.category
    picture, whole = topic_picture(slug, name, content), site(project)
    path = f"{project.base}/{address(filled(project.files['CATEGORY_SAVE_AS'], {'slug': slug}))}"
    newest = sorted(explainers, key=lambda one: (str(one.meta.date), one.slug), reverse=True)[:MOST]
    parts = [
        node("BackgroundNewsArticle", f"{url}#explainer", headline=one.meta.title, url=url)
        for one in newest
        if (url := project.absolute(content.explainer_url(one.slug)))
    ]
    said = {"name": name, "description": picture.text, "url": project.absolute(path), "isPartOf": known(whole)}
    page = node("CollectionPage", f"{project.absolute(path)}#topic", **said, hasPart=parts)
    return PageMetadata("website", picture, data=script_text([page, whole, breadcrumbs(project, (None, name))]))
