import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsgloss.content.values import Content
from newsgloss.pages.metadata.share import PageMetadata, picture_url
from newsgloss.pages.metadata.site_pages import (
    EVENTS,
    glossary_metadata,
    home_metadata,
    plain_metadata,
    share_pictures,
    timeline_metadata,
)
from newsgloss.pages.topic_page import topic_page
from tests.pages.metadata.conftest import SITE
from tests.pages.metadata.vocabulary import undeclared, unknown

Change = Callable[[str, str, str], None]
Load = Callable[[], Content]


def declared(metadata: PageMetadata | None) -> dict[str, Any]:
    """Return what a page declares, by type."""
    assert metadata
    graph = json.loads(metadata.data or "")
    assert (unknown(graph), undeclared(graph)) == ([], set())
    return {one["@type"]: one for one in graph["@graph"]}


def test_the_home_page_says_who_publishes_the_site_and_by_which_rules(
    change: Change, add: Callable[[str, str], None], load: Load
) -> None:
    add(
        "pelicanconf.py", 'PUBLISHER = "The Lake Society"\nFUNDING = "Gifts."\nCONTACT = "mailto:desk@lake.ruritania"\n'
    )
    change("content/pages/about.md", "title: About", "title: About\nstatus: published")

    found = declared(home_metadata(load()))

    assert found["WebSite"]["publisher"] == {"@id": f"{SITE}/#publisher"}
    assert found["Organization"] == {
        "@type": "Organization",
        "@id": f"{SITE}/#publisher",
        "name": "The Ruritanian",
        "url": f"{SITE}/",
        "description": "The Lake Society",
        "ownershipFundingInfo": "Gifts.",
        "email": "desk@lake.ruritania",
        "publishingPrinciples": f"{SITE}/about/",
        "correctionsPolicy": f"{SITE}/corrections/",
    }


def test_the_publisher_is_reached_at_a_page(add: Callable[[str, str], None], load: Load) -> None:
    add("pelicanconf.py", 'CONTACT = "https://lake.ruritania/write-to-us"\n')

    owner = declared(home_metadata(load()))["Organization"]

    assert owner["contactPoint"] == {"@type": "ContactPoint", "url": "https://lake.ruritania/write-to-us"}


def test_the_glossary_is_a_set_of_terms(load: Load) -> None:
    found = declared(glossary_metadata(load()))["DefinedTermSet"]

    assert (found["@id"], found["url"]) == (f"{SITE}/glossary/#glossary", f"{SITE}/glossary/")


def test_a_topic_has_its_explainers(load: Load) -> None:
    content = load()

    page = topic_page("the-lake", content.explainers.values(), content).metadata

    assert page
    assert page.picture.title == "The lake"
    assert declared(page)["CollectionPage"]["hasPart"]["@id"] == f"{SITE}/explainers/zenda/#explainer"


def test_any_other_page_has_the_picture_of_the_site(load: Load) -> None:
    page = plain_metadata(load())

    assert page
    assert (page.data, page.picture.file, page.picture.of) == (None, "share.png", "site")


def addresses(content: Content) -> dict[str, str]:
    """Return the addresses of share pictures, by their files."""
    return {picture.file: picture_url(picture, content.project) for picture in share_pictures(content, [])}


def test_a_picture_that_says_something_else_has_another_address(change: Change, load: Load) -> None:
    before, again = addresses(load()), addresses(load())
    change("content/explainers/zenda.md", "title: Why nobody", "title: Why somebody")
    after = addresses(load())

    assert before == again
    assert [file for file in before if before[file] != after[file]] == ["explainers/zenda/share.png"]


@pytest.mark.parametrize("file", ["share-picture.svg", "share-fonts/Lake.ttf"])
def test_a_picture_that_is_drawn_otherwise_has_another_address(
    file: str, ruritania: Path, add: Callable[[str, str], None], load: Load
) -> None:
    add("pelicanconf.py", 'THEME_TEMPLATES_OVERRIDES = ["restyle"]\n')
    told = []
    for drawn in ("one", "two"):
        path = ruritania / "restyle" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(drawn)
        told.append(addresses(load()))

    assert [file for file in told[0] if told[0][file] == told[1][file]] == []


def test_there_is_a_picture_of_the_site_each_explainer_each_entry_with_a_page_and_each_topic(load: Load) -> None:
    files = [picture.file for picture in share_pictures(load(), [("the-lake", "The lake")])]

    assert files == [
        "share.png",
        "explainers/zenda/share.png",
        *(f"glossary/{id_}/share.png" for id_ in ("ferry-permit", "lake-authority", "lake-treaty", "rudolf-elphberg")),
        "topics/the-lake/share.png",
    ]


def test_the_timeline_has_its_events_in_full(change: Change, load: Load) -> None:
    more = "happening: takes-effect\n  actors: [lake-authority, a-fisher]\n  places: [zenda]\n  laws: [lake-treaty]"
    zenda = "- id: zenda\n  kind: place\n  label: Zenda\n  gloss: A port on the lake.\n  sources: [gazette]\n\n"
    change("content/glossary/lake.yaml", "happening: takes-effect", more)
    change("content/glossary/lake.yaml", "- id: port-closes", f"{zenda}- id: port-closes")

    found = declared(timeline_metadata(0, load()))

    assert found["Event"] == {
        "@type": "Event",
        "@id": f"{SITE}/timeline/#port-closes",
        "name": "The port closes",
        "startDate": "2031-05-02",
        "description": "The port of Zenda closed to ferries.",
        "url": f"{SITE}/timeline/#port-closes",
        "location": {"@id": f"{SITE}/glossary/zenda/#entry"},
        "about": [{"@id": f"{SITE}/glossary/lake-authority/#entry"}, {"@id": f"{SITE}/glossary/lake-treaty/#entry"}],
    }
    assert [found[kind]["name"] for kind in ("Place", "Organization", "Legislation")] == [
        "Zenda",
        "Ruritanian Lake Authority",
        "Lake Treaty",
    ]


def test_a_page_of_the_timeline_says_its_latest_events_alone(add: Callable[[str, str], None], load: Load) -> None:
    for year in range(1931, 1960):
        event = f"- {{id: year-{year}, kind: event, label: L, gloss: G., date: {year}, happening: report}}"
        add("content/glossary/more.yaml", f"{event}\n")

    metadata = timeline_metadata(0, load())

    assert metadata
    graph = json.loads(metadata.data or "")["@graph"]
    assert [one["startDate"] for one in graph if one["@type"] == "Event"] == [
        *map(str, range(1960 - EVENTS + 1, 1960)),
        "2031-05-02",
    ]


def test_a_timeline_without_events_says_no_more_than_other_pages(load: Load) -> None:
    assert timeline_metadata(7, load()) == plain_metadata(load())
