import json
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup

from newsgloss.content.values import Content
from newsgloss.pages.embeds.definitions import definitions_json
from newsgloss.pages.embeds.entry_files import embed_files, script_tag
from newsgloss.pages.embeds.shared_card import shared_card
from newsgloss.pages.exports.publication import publication

Change = Callable[[str, str, str], None]
SCRIPT = script_tag("https://example.org/embed.js", "https://example.org/lake/d.json")
URL = "https://example.org/lake/glossary/ferry-permit/"
GLOSS = "A paper <b>& more</b>."


@pytest.fixture
def content(change: Change, load: Callable[[], Content]) -> Content:
    """Return the project of the lake, published below a path, with an entry that looks like HTML."""
    change("pelicanconf.py", 'SITEURL = ""', 'SITEURL = "https://example.org/lake"\nLICENCE = "https://example.org/l"')
    lake = "content/glossary/lake.yaml"
    gloss = f'"{GLOSS}"\n  reviewed: 2031-05-02\n  redirect_from: permit\n  lang: fr'
    change(lake, "A paper that lets its holder cross the lake by ferry.", gloss)
    return load()


@pytest.fixture
def files(content: Content) -> dict[str, str]:
    """Return the files beside the entry's page."""
    card = shared_card(content.glossary.entries["ferry-permit"], content, publication(content), "#7a1f3d")
    return dict(embed_files("glossary/ferry-permit/index.html", card, SCRIPT, content.language))


def test_the_link_is_marked_for_the_script_that_is_beside_it(files: dict[str, str]) -> None:
    html = BeautifulSoup(files["glossary/ferry-permit/embed.txt"], "html.parser")
    link, script = html.select_one("a"), html.select_one("script")

    assert link
    assert script
    assert link.attrs == {"href": URL, "data-newsgloss": "ferry-permit", "lang": "fr"}
    assert (link.get_text(), script.get_text()) == ("ferry permit", "")
    assert (script["src"], script["data-glossary"]) == (
        "https://example.org/embed.js",
        "https://example.org/lake/d.json",
    )


def test_the_card_has_its_own_style_its_source_and_no_html_of_the_entry(files: dict[str, str]) -> None:
    card = BeautifulSoup(files["glossary/ferry-permit/embed.txt"], "html.parser").select_one("aside[style]")

    assert card
    assert [line.get_text() for line in card.select("p")] == [
        "ferry permit",
        GLOSS,
        "The Ruritanian. As of 2 May 2031. https://example.org/l",
    ]
    assert [link["href"] for link in card.select("a")] == [URL, "https://example.org/lake/", "https://example.org/l"]


def test_an_oembed_response_has_what_its_type_must_have(files: dict[str, str]) -> None:
    told = json.loads(files["glossary/ferry-permit/oembed.json"])

    assert (told["version"], told["type"], told["title"]) == ("1.0", "rich", "ferry permit")
    assert (told["width"], told["height"]) == (480, 180)
    assert told["html"] in files["glossary/ferry-permit/embed.txt"]


def test_the_script_finds_every_entry_that_has_a_page(content: Content) -> None:
    told = json.loads(definitions_json(content, publication(content)))

    assert set(told["entries"]) == {"ferry-permit", "permit", "lake-authority", "lake-treaty", "rudolf-elphberg"}
    assert told["entries"]["permit"] == told["entries"]["ferry-permit"]
    assert told["entries"]["ferry-permit"] == {"label": "ferry permit", "gloss": GLOSS, "url": URL, "lang": "fr"}
    assert (told["format"], told["version"], told["more"]) == ("newsgloss-embed", 1, "Full entry: The Ruritanian")
