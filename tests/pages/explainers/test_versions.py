"""One explainer in several languages: what leads readers and search engines from one version to the others."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from newsgloss.content.loading import load_content
from newsgloss.content.values import Content
from newsgloss.language.interface import own_name
from newsgloss.model.settings import find_project
from newsgloss.pages.explainers.explainer_page import explainer_page
from newsgloss.pages.explainers.related import related
from newsgloss.pages.explainers.versions import OtherVersion

Add = Callable[[str, str], None]
Load = Callable[[], Content]

FRONT = "---\ntitle: {title}\ndek: A.\ndate: 2031-05-04\nlang: {lang}\nstatus: {status}\n{more}---\n\n"
TEXT = "The Lake Treaty.\n"
SITE = "https://example.org"


@pytest.fixture
def translate(add: Add) -> Callable[..., None]:
    """Return what adds a version of the story of Zenda in another language."""

    def version(slug: str, lang: str, title: str, status: str = "published", *, more: str = "") -> None:
        front = FRONT.format(title=title, lang=lang, status=status, more=f"translation_of: zenda\n{more}")
        add(f"content/explainers/{slug}.md", front + TEXT)

    return version


@pytest.fixture
def at_address(ruritania: Path) -> Callable[[], Content]:
    """Return what reads the project as one that has an address."""
    return lambda: load_content(replace(find_project(ruritania), site_url=SITE))


def versions(slug: str, content: Content) -> list[tuple[str, str]]:
    """Return the languages to which an explainer's page leads, each with the address."""
    found = explainer_page(content.explainers[slug], content).versions
    return [(one.language, one.url) for one in found]


def alternates(slug: str, content: Content) -> list[tuple[str, str]]:
    """Return what an explainer's page tells search engines."""
    found = explainer_page(content.explainers[slug], content).alternates
    return [(one.lang, one.url.removeprefix(f"{SITE}/explainers")) for one in found]


def test_each_version_leads_to_all_others_the_original_first(translate: Callable[..., None], load: Load) -> None:
    translate("zenda-fr", "fr", "Zenda fermé")
    translate("zenda-de", "de", "Zenda zu")
    content = load()
    original = OtherVersion("en", "English", "Why nobody can leave Zenda", "/explainers/zenda/")

    assert versions("zenda", content) == [("Deutsch", "/explainers/zenda-de/"), ("Français", "/explainers/zenda-fr/")]
    assert versions("zenda-de", content) == [("English", original.url), ("Français", "/explainers/zenda-fr/")]
    assert explainer_page(content.explainers["zenda-fr"], content).versions[0] == original


@pytest.mark.parametrize("status", ["draft", "archived"])
def test_a_version_that_is_not_published_is_none(status: str, translate: Callable[..., None], load: Load) -> None:
    translate("zenda-fr", "fr", "Zenda fermé", status)
    content = load()

    assert [versions(slug, content) for slug in ("zenda", "zenda-fr")] == [[], []]


def test_search_engines_are_told_each_version_by_each_and_the_original_for_all_others(
    translate: Callable[..., None], at_address: Load
) -> None:
    translate("zenda-fr", "fr-CA", "Zenda fermé")
    content = at_address()

    assert alternates("zenda", content) == [("en", "/zenda/"), ("fr-CA", "/zenda-fr/"), ("x-default", "/zenda/")]
    assert alternates("zenda-fr", content) == alternates("zenda", content)


def test_they_are_told_of_none_that_they_may_not_list_and_of_none_without_an_address(
    translate: Callable[..., None], at_address: Load, load: Load
) -> None:
    translate("zenda-fr", "fr", "Zenda fermé", more="index: false\n")

    assert [alternates(slug, at_address()) for slug in ("zenda", "zenda-fr")] == [[], []]
    translate("zenda-de", "de", "Zenda zu")
    assert [lang for lang, _ in alternates("zenda", at_address())] == ["en", "de", "x-default"]
    assert alternates("zenda", load()) == []


def test_programs_are_told_in_the_words_of_schema_org(translate: Callable[..., None], at_address: Load) -> None:
    translate("zenda-fr", "fr", "Zenda fermé")
    content = at_address()
    said = [f"{explainer_page(content.explainers[slug], content).metadata}" for slug in ("zenda", "zenda-fr")]

    assert (
        f'"workTranslation":{{"@type":"BackgroundNewsArticle","@id":"{SITE}/explainers/zenda-fr/#explainer"' in said[0]
    )
    assert (
        f'"translationOfWork":{{"@type":"BackgroundNewsArticle","@id":"{SITE}/explainers/zenda/#explainer"' in said[1]
    )
    assert "translationOfWork" not in said[0]
    assert "workTranslation" not in said[1]


def test_what_to_read_next_is_not_the_same_in_another_language(
    translate: Callable[..., None], add: Add, load: Load
) -> None:
    translate("zenda-fr", "fr", "Zenda fermé")
    add("content/explainers/bridge.md", FRONT.format(title="A bridge", lang="en", status="published", more="") + TEXT)
    content = load()

    assert [one.title for one in related(content.explainers["zenda"], content)] == ["A bridge"]
    assert [one.title for one in related(content.explainers["zenda-fr"], content)] == ["A bridge"]


@pytest.mark.parametrize(
    ("tag", "name"), [("fr", "Français"), ("pt-BR", "Português (Brasil)"), ("en", "English"), ("qaa", "qaa")]
)
def test_a_language_is_called_what_it_calls_itself(tag: str, name: str) -> None:
    assert own_name(tag) == name
