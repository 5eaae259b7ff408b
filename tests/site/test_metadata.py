"""What the pages of a published site say of themselves to other sites and to programs."""

import gzip
import importlib
import json
import re
import struct
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.conftest import SITEURL
from tests.pages.metadata.vocabulary import undeclared, unknown, used
from tests.site.site_pages import Pages

ROOT = Path(__file__).parents[2]
EXPLAINER = "explainers/canada-us-asylum-2020/"
ADDED = re.compile(  # for other sites, programs and home screens
    r'<meta (?:property="(?:og|article):|name="twitter:)[^>]*>\n?|<script type="application/ld\+json">.*?</script>\n?'
    r'|<link rel="(?:canonical|alternate|apple-touch-icon|manifest)"[^>]*>\n?| ?manifest-src [^;"]*;?'
    r'|<(?P<around>li|p)\b[^>]*>\s*<a href="[^"]*/(?:data/|embed\.txt|feeds/[^"]+)">[^<]*</a>\s*</(?P=around)>\n?'
)
TRACES = re.compile(
    r'"og:|twitter:|ld\+json|rel="canonical|rel="alternate|manifest|/feeds/|/data/|embed\.txt|oembed|touch'
)
VERSION = re.compile(r"\?v=[0-9a-f]{8}$")
MOST = 1500  # bytes; what all of that may add to a page as it is sent
LOADED = {"['preload']", "['stylesheet']", "['icon']", "['prev']", "['next']", "script"}  # what a page had before that
DRAWN = ("about", "standards", "timeline", "sources", "corrections", "search", "explainers")
ROW = re.compile(r"^\| `([^`]+)` \| (.+?) \| .+ \|$", re.MULTILINE)


@pytest.fixture(scope="module")
def at_address(published: Path) -> Pages:
    """Return the pages of the published site."""
    return {address: page for address, page in Pages.of(published / "output").items() if page.main}


@pytest.fixture(scope="module")
def graphs(at_address: Pages) -> dict[str, dict[str, Any]]:
    """Return what each page declares in JSON-LD."""
    found = {address: page.select('script[type="application/ld+json"]') for address, page in at_address.items()}
    return {address: json.loads(scripts[0].string or "") for address, scripts in found.items() if scripts}


def meta(page: BeautifulSoup) -> dict[str, str]:
    """Return what the head of a page says for links to it, by property."""
    tags = page.head.select("meta[property], meta[name^='twitter:']") if page.head else []
    said = [(str(tag.get("property") or tag["name"]), str(tag["content"])) for tag in tags]
    assert max(Counter(name for name, _ in said).values(), default=1) == 1
    return dict(said)


def test_every_page_says_at_its_own_address_how_a_link_to_it_looks(at_address: Pages, published: Path) -> None:
    for address, page in at_address.items():
        said = meta(page)
        if address == "404.html":
            assert said == {}
            continue
        assert said["og:url"] == f"{SITEURL}/{address}" == page.select_one('link[rel="canonical"]')["href"]
        assert page.title.string == f"{said['og:title']} – {said['og:site_name']}"
        assert said.get("og:description") == (page.select_one('meta[name="description"]') or {}).get("content")
        picture = published / "output" / VERSION.sub("", said["og:image"]).removeprefix(f"{SITEURL}/")
        png = picture.read_bytes()
        assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
        assert struct.unpack(">II", png[16:24]) == (1200, 630)
        assert len(png) < 60_000


def test_explainers_entries_and_topics_have_pictures_of_their_own(at_address: Pages, published: Path) -> None:
    pictures = {
        address: VERSION.sub("", meta(page).get("og:image", "")).removeprefix(f"{SITEURL}/")
        for address, page in at_address.items()
    }
    own = {address for address, picture in pictures.items() if picture == f"{address}share.png"}
    files = [path.read_bytes() for path in (published / "output").rglob("share.png")]

    assert {address.partition("/")[0] for address in own} == {"", "explainers", "glossary", "topics"}
    assert {pictures[f"{name}/"] for name in DRAWN} == {"share.png"}
    assert len(files) == len(own) == len(set(files))


def test_what_a_page_declares_is_schema_org_and_all_there(graphs: dict[str, dict[str, Any]]) -> None:
    assert {address: found for address, graph in graphs.items() if (found := unknown(graph))} == {}
    assert {address: found for address, graph in graphs.items() if (found := undeclared(graph))} == {}
    assert {graph["@context"] for graph in graphs.values()} == {"https://schema.org"}


def test_a_program_that_gathers_data_from_the_web_reads_the_same(
    at_address: Pages, graphs: dict[str, dict[str, Any]], published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lenient = ModuleType("jstyleson")  # asked only for JSON with comments in it; it has no wheel, so is not installed
    monkeypatch.setitem(sys.modules, "jstyleson", lenient)
    extruct = importlib.import_module("extruct")
    kinds = {address.partition("/")[0]: address for address in sorted(at_address)}
    assert {"", "404.html", "explainers", "glossary", "timeline", "topics"} <= kinds.keys()

    for address in kinds.values():
        page = at_address[address]
        html = (
            str(page)
            if address.endswith(".html")
            else (published / "output" / address / "index.html").read_text("utf-8")
        )
        found = extruct.extract(html, syntaxes=["json-ld", "opengraph"], errors="strict")

        assert found["json-ld"] == [graph for name, graph in graphs.items() if name == address]
        assert [dict(one["properties"]) for one in found["opengraph"]] == [
            {name: value for name, value in meta(page).items() if not name.startswith("twitter:")}
        ] * (address != "404.html")


def test_an_explainer_is_background_to_a_report_of_somebody_elses(graphs: dict[str, dict[str, Any]]) -> None:
    found = {node["@type"]: node for node in graphs[EXPLAINER]["@graph"]}
    article, story = found["BackgroundNewsArticle"], found["ReportageNewsArticle"]

    assert article["isBasedOn"] == {"@id": story["@id"]}
    assert story["publisher"]["name"] == "CBC News"
    assert {"about", "mentions", "citation", "correction", "backstory"} <= article.keys()


def test_all_that_is_for_others_adds_little_to_a_page(published: Path) -> None:
    pages = {path: path.read_text(encoding="utf-8") for path in (published / "output").rglob("*.html")}
    without = {path: ADDED.sub("", text) for path, text in pages.items()}
    weights = {path: weight(text) - weight(without[path]) for path, text in pages.items()}
    told = {found[0] for path, text in without.items() if path.parent.name != "data" for found in TRACES.finditer(text)}

    assert told == set()
    assert max(weights.values()) <= MOST
    assert min(weights.values()) > 0


def test_nothing_of_it_is_loaded_before_a_page_can_be_read(published: Path) -> None:
    for path in (published / "output").rglob("*.html"):
        head, _, body = path.read_text(encoding="utf-8").partition("</head>")
        added = " ".join(found[0] for found in ADDED.finditer(head))
        loading = BeautifulSoup(ADDED.sub("", head), "html.parser").select("link[rel], script[src]")

        assert not re.search(r"<script|stylesheet|preload|rel=.?icon|src=", added), path
        assert {*(str(one.get("rel", one.name)) for one in loading)} <= LOADED, path
        assert body.rfind("</main>") < body.find("<script type=") or "ld+json" not in body, path


def weight(text: str) -> int:
    """Return how many bytes a page is when it is gzipped."""
    return len(gzip.compress(text.encode(), mtime=0))


def test_the_reference_has_every_field_that_a_page_says(at_address: Pages, graphs: dict[str, dict[str, Any]]) -> None:
    reference = (ROOT / "docs" / "reference" / "metadata.md").read_text(encoding="utf-8")
    tags, data = reference.split("## What programs read")
    documented = {(type_, name) for name, types in ROW.findall(data) for type_ in re.findall(r"`([^`]+)`", types)}
    said = set().union(*map(used, graphs.values()))
    properties = set().union(*(meta(page) for page in at_address.values()))

    assert said <= documented
    assert {name for name, _ in ROW.findall(tags)} == properties | {"og:locale"}
