"""Feeds and data of the published site, read by programs that we did not write."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser
import imagesize
import pytest
from bs4 import BeautifulSoup
from pyld import jsonld

SITE = "https://example.org/newsgloss/"
WITHHELD = "explainers/canada-us-asylum-2020/"
LISTED = "explainers/safe-third-country-agreement/"
NOINDEX = re.compile('<meta name="robots" content="noindex">')
FEEDS = ("all.atom.xml", "glossary.atom.xml", "corrections.atom.xml", "topics/borders-and-asylum.atom.xml")
OA, RDF = "http://www.w3.org/ns/oa#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
AS = "https://www.w3.org/ns/activitystreams#"
LINKS = ("first", "items", "body", "target", "source", "selector", "refinedBy", "conformsTo", "rights", "creator")
VOCABULARY = {  # of the context http://www.w3.org/ns/anno.jsonld, what our annotations use
    "id": "@id",
    "type": "@type",
    "dc": "http://purl.org/dc/elements/1.1/",
    "Annotation": f"{OA}Annotation",
    "AnnotationCollection": f"{AS}OrderedCollection",
    "AnnotationPage": f"{AS}OrderedCollectionPage",
    **{name: f"{OA}{name}" for name in ("SpecificResource", "TextualBody", "CssSelector", "FragmentSelector")},
    **{name: f"{OA}{name}" for name in ("TextPositionSelector", "TextQuoteSelector")},
    **{name: f"{OA}{name}" for name in ("commenting", "describing", "identifying", "tagging")},
    **{name: f"{OA}{name}" for name in ("exact", "prefix", "suffix", "start", "end")},
    **{name: {"@id": f"{OA}{name}", "@type": "@id"} for name in LINKS},
    "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": f"{OA}hasPurpose", "@type": "@vocab"},
    "items": {"@id": f"{AS}items", "@type": "@id", "@container": "@list"},
    "value": f"{RDF}value",
    "format": "dc:format",
    "language": "dc:language",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "name": "http://xmlns.com/foaf/0.1/name",
    "created": "http://purl.org/dc/terms/created",
    "modified": "http://purl.org/dc/terms/modified",
    "total": f"{AS}totalItems",
    "startIndex": f"{AS}startIndex",
}


@pytest.fixture(scope="module")
def output(published: Path) -> Path:
    """Return the published site."""
    return published / "output"


@pytest.fixture(scope="module")
def listed(output: Path) -> dict[str, bool]:
    """Return for each page of the site, by its whole address, whether search engines may list it."""
    return {
        SITE + path.relative_to(output).as_posix().removesuffix("index.html"): not NOINDEX.search(
            path.read_text(encoding="utf-8")
        )
        for path in output.rglob("*.html")
    }


def test_the_sitemap_has_the_pages_that_search_engines_may_list(output: Path, listed: dict[str, bool]) -> None:
    found = re.findall("<loc>(.*?)</loc>", (output / "sitemap.xml").read_text(encoding="utf-8"))

    assert found == sorted(address for address, may_be in listed.items() if may_be)
    assert (SITE + LISTED in found, SITE + WITHHELD in found) == (True, False)


def test_a_page_below_a_path_has_no_robots_txt(output: Path) -> None:
    assert not (output / "robots.txt").exists()


@pytest.mark.parametrize("name", FEEDS)
def test_readers_read_each_feed_with_its_rights_and_sources(name: str, output: Path, listed: dict[str, bool]) -> None:
    feed = feedparser.parse((output / "feeds" / name).read_bytes())
    pages = {link.href.partition("#")[0] for entry in feed.entries for link in entry.links if link.rel == "alternate"}

    assert not feed.bozo
    assert feed.feed.rights.startswith("© Newsgloss. Our own words: https://creativecommons.org/licenses/by/4.0/.")
    assert feed.entries
    assert {address for address in pages - {f"{SITE}timeline/", SITE} if not listed[address]} == set()


def test_entries_and_corrections_name_what_they_rest_on(output: Path) -> None:
    for name in ("glossary.atom.xml", "corrections.atom.xml"):
        feed = feedparser.parse((output / "feeds" / name).read_bytes())
        sources = [link.href for entry in feed.entries for link in entry.links if link.rel == "via"]

        assert len(sources) > 5
        assert [address for address in sources if address.startswith(SITE)] == []


def test_the_json_feed_says_what_the_atom_feed_says(output: Path) -> None:
    told = json.loads((output / "feeds" / "all.json").read_text(encoding="utf-8"))
    atom = feedparser.parse((output / "feeds" / "all.atom.xml").read_bytes())

    assert (told["version"], told["title"], told["feed_url"]) == (
        "https://jsonfeed.org/version/1.1",
        "Newsgloss",
        f"{SITE}feeds/all.json",
    )
    assert [
        (item["id"], item["url"], item["title"], item["content_text"], item["date_published"], item["date_modified"])
        for item in told["items"]
    ] == [(one.id, one.link, one.title, one.summary, one.published, one.updated) for one in atom.entries]
    assert told["_newsgloss"] == {"rights": atom.feed.rights, "license": "https://creativecommons.org/licenses/by/4.0/"}


def test_the_page_of_feeds_and_data_leads_to_all_of_them(output: Path) -> None:
    page = BeautifulSoup((output / "data" / "index.html").read_text(encoding="utf-8"), "html.parser")
    links = {link["href"] for link in page.select("main a[href^='/']")}
    files = [
        *(output / "feeds").rglob("*.*"),
        *(path for path in (output / "data").iterdir() if path.suffix != ".html"),
    ]

    assert links == {f"/newsgloss/{path.relative_to(output).as_posix()}" for path in files if path.is_file()}
    assert [link["href"] for link in page.select("main a[href^=http]")] == [
        "https://creativecommons.org/licenses/by/4.0/"
    ]


def test_programs_find_the_data_from_the_glossary_and_the_feed_from_the_topic(pages: dict[str, BeautifulSoup]) -> None:
    def alternates(page: str) -> dict[str, str]:
        return {link["href"]: link["type"] for link in pages[page].select("link[rel=alternate]")}

    assert alternates("glossary/") == {
        "/feeds/all.atom.xml": "application/atom+xml",
        "/feeds/glossary.atom.xml": "application/atom+xml",
        "/data/glossary.json": "application/json",
        "/data/glossary.skos.jsonld": "application/ld+json",
        "/data/glossary.skos.ttl": "text/turtle",
        "/data/glossary.csv": "text/csv",
    }
    assert "/feeds/topics/borders-and-asylum.atom.xml" in alternates("topics/borders-and-asylum/")
    assert {link.get_text(): link["href"] for link in pages[""].select(".site-footer a")}["Feeds and data"] == "/data/"


def test_the_front_page_leads_to_icons_and_a_manifest_that_browsers_may_load(output: Path) -> None:
    page = BeautifulSoup((output / "index.html").read_text(encoding="utf-8"), "html.parser")
    head = {link["rel"][0]: output / link["href"].removeprefix("/newsgloss/") for link in page.select("link[rel]")}
    told = json.loads(head["manifest"].read_text(encoding="utf-8"))
    icons = [output / icon["src"].removeprefix("/newsgloss/") for icon in told["icons"][::2]]

    assert "manifest-src 'self'" in page.select_one("meta[http-equiv]")["content"]
    assert (told["name"], told["start_url"]) == ("Newsgloss", "/newsgloss/")
    assert [imagesize.get(file) for file in (head["apple-touch-icon"], *icons)] == [(180,) * 2, (192,) * 2, (512,) * 2]


def annotations(output: Path, page: str) -> dict[str, Any]:
    """Return the annotations on a page."""
    return json.loads((output / page / "annotations.jsonld").read_text(encoding="utf-8"))


def selectors(annotation: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the selectors of an annotation that are within the story, once it is found."""
    for selector in annotation["target"]["selector"]:
        if selector["type"] == "CssSelector":
            assert selector["value"] == ".story"
            yield selector["refinedBy"]


@pytest.mark.parametrize("page", [WITHHELD, LISTED])
def test_every_annotation_is_found_in_the_page_as_it_is_published(page: str, output: Path) -> None:
    html = BeautifulSoup((output / page / "index.html").read_text(encoding="utf-8"), "html.parser")
    (story,) = html.select(".story")
    text = story.get_text()
    items = annotations(output, page)["first"]["items"]

    for annotation in items:
        fragment = annotation["target"]["selector"][0]["value"]
        position, *quotes = selectors(annotation)
        here = text[position["start"] : position["end"]]
        element = story.find(id=fragment)
        assert here.startswith(element.get_text()), fragment
        assert annotation["target"]["source"] == SITE + page
        for quote in quotes:
            assert quote["exact"] == here
            whole = f"{quote.get('prefix', '')}{here}{quote.get('suffix', '')}"
            assert whole in text
    ids = {element["id"] for element in story.select("mark[id^=p-], a[id^=m-][data-entry]")}
    assert ids
    assert ids <= {annotation["target"]["selector"][0]["value"] for annotation in items}


def test_of_a_story_that_is_withheld_from_search_engines_only_names_are_quoted(output: Path) -> None:
    items = annotations(output, WITHHELD)["first"]["items"]
    quotes = [quote for one in items for quote in selectors(one) if quote["type"] == "TextQuoteSelector"]
    notes = [one for one in items if one["motivation"] != "identifying"]

    assert notes
    assert [one for one in notes if len(list(selectors(one))) > 1] == []
    assert {key for quote in quotes for key in quote} == {"type", "exact"}
    assert max(len(quote["exact"].split()) for quote in quotes) < 10


def test_a_program_of_linked_data_reads_the_annotations(output: Path) -> None:
    def load(url: str, _options: object) -> dict[str, Any]:
        assert url == "http://www.w3.org/ns/anno.jsonld"
        return {"contentType": "", "contextUrl": None, "documentUrl": url, "document": {"@context": VOCABULARY}}

    written = annotations(output, LISTED)
    (collection,) = jsonld.expand(written, {"documentLoader": load, "base": "https://elsewhere.example.org/"})
    (first,) = collection[f"{OA}first"]
    items = first[f"{AS}items"][0]["@list"]

    assert "elsewhere" not in json.dumps(collection)
    assert len(items) == written["total"]
    assert [one["@type"] for one in items] == [[f"{OA}Annotation"]] * len(items)
    assert {one[f"{OA}target"][0][f"{OA}source"][0]["@id"] for one in items} == {SITE + LISTED}
