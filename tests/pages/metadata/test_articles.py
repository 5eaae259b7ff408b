import json
from collections.abc import Callable
from typing import Any

import pytest

from newsgloss.content.values import Content
from newsgloss.pages.explainers.explainer_page import explainer_page
from newsgloss.pages.metadata.articles import CITED, CORRECTED, MENTIONED, explainer_metadata
from newsgloss.pages.metadata.share import explainer_picture, picture_url
from tests.pages.metadata.conftest import SITE
from tests.pages.metadata.vocabulary import undeclared, unknown

Change = Callable[[str, str, str], None]
Add = Callable[[str, str], None]
Load = Callable[[], Content]
Graph = Callable[[Any], dict[str, Any]]
ZENDA = "content/explainers/zenda.md"
URL = f"{SITE}/explainers/zenda/"


def declared(content: Content) -> dict[str, Any]:
    """Return what the explainer's page declares, by type."""
    metadata = explainer_page(content.explainers["zenda"], content).metadata
    assert metadata
    graph = json.loads(metadata.data or "")
    assert (unknown(graph), undeclared(graph)) == ([], set())
    return {one["@type"]: one for one in graph["@graph"]}


def test_an_explainer_is_based_on_a_story_that_is_somebody_elses(change: Change, load: Load) -> None:
    change("seeds/zenda.yaml", "lang: en", "lang: en\nurl: https://courier.ruritania/port\nbyline: By Ida Moe")

    found = declared(load())

    assert found["BackgroundNewsArticle"]["isBasedOn"] == {"@id": "https://courier.ruritania/port"}
    assert found["ReportageNewsArticle"] == {
        "@type": "ReportageNewsArticle",
        "@id": "https://courier.ruritania/port",
        "url": "https://courier.ruritania/port",
        "headline": "Port of Zenda closes",
        "inLanguage": "en",
        "datePublished": "2031-05-02",
        "publisher": {"@type": "NewsMediaOrganization", "name": "Zenda Courier"},
        "copyrightHolder": {"@type": "Organization", "name": "Zenda Courier"},
        "creditText": "By Ida Moe",
    }


def test_a_story_without_an_address_is_named_by_its_place_on_the_page(load: Load) -> None:
    found = declared(load())

    assert found["ReportageNewsArticle"]["@id"] == f"{URL}#story"
    assert "url" not in found["ReportageNewsArticle"]


def test_an_explainer_says_what_it_is_about_what_it_mentions_and_what_was_put_right(change: Change, load: Load) -> None:
    told = """\
about: [lake-treaty]
backstory: We asked the port.
authors: [The Ruritanian, Ida Moe]
tags: [ferries]
changes:
  - {date: 2031-05-04, kind: correction, was: Saturday, now: The port closed on Friday.}
  - {date: 2031-05-05, kind: update, now: The port is open again.}
seed: zenda
"""
    change(ZENDA, "seed: zenda\n", told)
    content = load()

    article = declared(content)["BackgroundNewsArticle"]

    picture = explainer_picture(content.explainers["zenda"], content)
    assert article["@id"] == f"{URL}#explainer"
    assert (article["url"], article["image"]) == (URL, picture_url(picture, content.project))
    assert article["about"] == {
        "@type": "Legislation",
        "@id": f"{SITE}/glossary/lake-treaty/#entry",
        "name": "Lake Treaty",
    }
    assert [one["name"] for one in article["mentions"]] == [
        "ferry permit",
        "Rudolf Elphberg",
        "Ruritanian Lake Authority",
    ]
    assert article["author"] == [{"@id": f"{SITE}/#publisher"}, {"@type": "Person", "name": "Ida Moe"}]
    assert article["backstory"] == {"@type": "CreativeWork", "url": f"{URL}#made"}
    assert article["keywords"] == "ferries"
    assert (article["datePublished"], article["dateModified"]) == ("2031-05-03", "2031-05-05")
    assert article["correction"] == {
        "@type": "CorrectionComment",
        "text": "The port closed on Friday.",
        "datePublished": "2031-05-04",
    }


def test_nothing_is_said_of_people_who_are_no_public_figures(change: Change, load: Load) -> None:
    change("seeds/zenda.yaml", "lang: en", "lang: en")
    change(ZENDA, "A ferry permit costs", "[Antonia Mauban](entry:a-fisher) says: a ferry permit costs")

    content = load()

    assert "a-fisher" in content.lookups.entries_on["zenda"]
    assert "Mauban" not in json.dumps(declared(content))


def test_sources_are_cited_as_what_they_are_and_no_more_than_weigh_little(load: Load, graph: Graph) -> None:
    content = load()
    metadata = explainer_metadata(content.explainers["zenda"], content, ["treaty-text", "gazette", *["gazette"] * 9])

    article, *_ = graph(metadata)["@graph"]

    assert article["citation"][:2] == [
        {"@type": "Legislation", "name": "Treaty on the Lake"},
        {"@type": "WebPage", "name": "Official Gazette"},
    ]
    assert len(article["citation"]) == CITED
    assert MENTIONED + CITED + CORRECTED < 30  # what the page's weight allows


def test_books_and_studies_are_cited_as_such(add: Add, load: Load, graph: Graph) -> None:
    add(
        "content/sources.yaml",
        "- {id: lakes, kind: book, title: Lakes, publisher: Zenda Press}\n"
        "- {id: tides, kind: study, title: Tides, publisher: Journal of the Lake}\n",
    )
    content = load()
    metadata = explainer_metadata(content.explainers["zenda"], content, ["lakes", "tides"])

    assert graph(metadata)["@graph"][0]["citation"] == [
        {"@type": "Book", "name": "Lakes"},
        {"@type": "ScholarlyArticle", "name": "Tides"},
    ]


def test_a_draft_and_a_site_without_an_address_say_nothing(change: Change, load: Load) -> None:
    assert explainer_page(load().explainers["zenda"], load()).metadata
    change(ZENDA, "status: published", "status: draft")
    draft = load()
    change(ZENDA, "status: draft", "status: published")
    change("pelicanconf.py", f'SITEURL = "{SITE}"', 'SITEURL = ""')
    nowhere = load()

    assert [explainer_page(one.explainers["zenda"], one).metadata for one in (draft, nowhere)] == [None, None]
    assert (draft.project.draws_pictures, nowhere.project.draws_pictures) == (True, False)


@pytest.mark.parametrize("hostile", ["</script><script>alert(1)</script>", "<!-- & it"])
def test_a_hostile_title_stays_text(hostile: str, change: Change, load: Load) -> None:
    change(ZENDA, "title: Why nobody can leave Zenda", f"title: '{hostile}'")
    content = load()

    metadata = explainer_metadata(content.explainers["zenda"], content, [])

    assert metadata
    assert not set("<>&") & set(metadata.data or "")
    assert declared(content)["BackgroundNewsArticle"]["headline"] == hostile
