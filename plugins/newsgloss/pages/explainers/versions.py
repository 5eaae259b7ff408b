"""An explainer -> the same in other languages: what leads readers there, and search engines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsgloss.content.values import Content
from newsgloss.content.written import Explainer
from newsgloss.language.interface import own_name

ANY_LANGUAGE = "x-default"  # what search engines show whoever reads none of a text's languages


class OtherVersion(NamedTuple):
    """The same explainer in another language: its tag, what it calls itself, and the page's title and address."""

    lang: str
    language: str
    title: str
    url: str


class Alternate(NamedTuple):
    """The page for readers of a language, by its whole address (hreflang; HTML, "The `link` element")."""

    lang: str
    url: str


def other_versions(explainer: Explainer, content: Content) -> tuple[OtherVersion, ...]:
    """Return an explainer in other languages, the original first."""
    others = (slug for slug in content.lookups.versions.get(explainer.slug, ()) if slug != explainer.slug)
    return tuple(_version(slug, content) for slug in others)


def alternates(explainer: Explainer, content: Content) -> tuple[Alternate, ...]:
    """Return what search engines are told of an explainer in several languages, if they may list it.

    Each version names all of them, itself among them, and the original once more for readers of other languages, as
    Google asks for. There are none where the site has no address.
    """
    versions = content.lookups.versions.get(explainer.slug, ())
    listed = tuple(slug for slug in versions if content.may_be_listed(slug))
    if not content.project.site_url or explainer.slug not in listed or len(listed) == 1:
        return ()
    return tuple(_alternates(listed, content))


def _version(slug: str, content: Content) -> OtherVersion:
    lang = content.explainer_lang(slug)
    return OtherVersion(lang, own_name(lang), content.explainers[slug].meta.title, content.explainer_url(slug))


def _alternates(slugs: tuple[str, ...], content: Content) -> Iterator[Alternate]:
    urls = {slug: f"{content.project.absolute(content.explainer_url(slug))}" for slug in slugs}
    yield from (Alternate(content.explainer_lang(slug), url) for slug, url in urls.items())
    originals = (slug for slug in slugs if content.explainers[slug].meta.translation_of is None)
    yield from (Alternate(ANY_LANGUAGE, urls[slug]) for slug in originals)
