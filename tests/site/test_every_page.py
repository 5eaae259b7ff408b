"""What holds on every page of the site."""

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

from tests.site.site_pages import Pages


def test_no_id_stands_on_a_page_twice(pages: Pages) -> None:
    counts = {address: Counter(tag["id"] for tag in page.select("[id]")) for address, page in pages.items()}

    assert [(address, id_) for address, ids in counts.items() for id_, times in ids.items() if times > 1] == []


def test_what_a_page_refers_to_on_itself_is_there(pages: Pages) -> None:
    named = ("aria-labelledby", "aria-describedby", "aria-controls", "popovertarget", "for")
    missing = []
    for address, page in pages.items():
        ids = {tag["id"] for tag in page.select("[id]")}
        wanted = {link["href"].partition("#")[2] for link in page.select(f'a[href^="#"], a[href^="/{address}#"]')}
        wanted |= {id_ for name in named for tag in page.select(f"[{name}]") for id_ in tag[name].split()}
        missing += [(address, id_) for id_ in sorted(wanted - ids)]

    assert missing == []


def test_every_page_has_one_title_and_one_heading_of_level_one(pages: Pages) -> None:
    assert [address for address, page in pages.items() if len(page.select("h1")) != 1] == []
    assert len(pages) == len({page.title.get_text() for page in pages.values()})


def test_no_level_of_headings_is_left_out(pages: Pages) -> None:
    jumps = []
    for address, page in pages.items():
        levels = [0, *(int(heading.name[1]) for heading in page.find_all(re.compile(r"^h[1-6]$")))]
        jumps += [(address, *pair) for pair in pairwise(levels) if pair[1] > pair[0] + 1]

    assert jumps == []


def test_every_page_names_its_language_and_fits_a_small_screen(pages: Pages) -> None:
    assert [address for address, page in pages.items() if page.html.get("lang") != "en"] == []
    assert [address for address, page in pages.items() if not page.select('meta[name="viewport"]')] == []


def test_a_foreign_word_that_is_linked_is_marked_with_its_language_if_its_author_did_not_link_it(pages: Pages) -> None:
    by_hand = "[data-card], [data-entry]:not([id]), .mention a"
    links = [
        (address, link)
        for address, page in pages.items()
        for link in page.select(f"a:not({by_hand})")
        if link.get_text(strip=True).lower() == "refoulement"
    ]

    assert len(links) > 20
    assert [address for address, link in links if not (link.get("lang") or link.select("[lang]"))] == []


def test_every_page_begins_with_a_way_to_its_text(pages: Pages) -> None:
    first = {address: page.body.select_one("a")["href"] for address, page in pages.items()}

    assert {address: link for address, link in first.items() if not pages[address].select(f"main{link}")} == {}


def test_everything_that_a_page_loads_is_the_sites_own(pages: Pages) -> None:
    loaded = (
        'script[src], img, iframe, video, audio, source, embed, object, link:not([rel="canonical"], [rel="alternate"])'
    )
    addresses = [
        (address, tag.get("src") or tag.get("href") or tag.get("data") or "")
        for address, page in pages.items()
        for tag in page.select(loaded)
    ]

    assert addresses
    assert [(page, link) for page, link in addresses if not re.match(r"/(?!/)", link)] == []


def test_no_style_loads_anything_from_another_host(built: Path, pages: Pages) -> None:
    sheets = [sheet.read_text(encoding="utf-8") for sheet in sorted((built / "output" / "theme").glob("*.css"))]
    styles = [*sheets, *(tag.get_text() for page in pages.values() for tag in page.select("style"))]
    inline = [tag["style"] for page in pages.values() for tag in page.select("[style]")]

    assert "url(" in "".join(sheets)
    assert re.findall(r"@import|url\(\s*[\"']?(?:https?:|//)[^)]*", "\n".join([*styles, *inline])) == []


def test_no_page_shows_a_templates_or_pythons_own_words(pages: Pages) -> None:
    marks = re.compile(
        r"\{\{|\{%|\bNone\b(?! so far)|Undefined|<built-in|object at 0x|\[\]\(|\]\(entry:|&lt;/?[a-z]+&gt;"
    )

    found = {address: marks.findall(page.body.get_text()) for address, page in pages.items()}

    assert {address: words for address, words in found.items() if words} == {}


def test_only_pages_that_are_not_ours_alone_ask_not_to_be_indexed(pages: Pages) -> None:
    asked = {address for address, page in pages.items() if page.select('meta[name="robots"][content="noindex"]')}
    quoted = {address for address, page in pages.items() if page.find("h2", string="What they said")}

    assert {"404.html", "drafts/", "explainers/canada-us-asylum-2020/", *quoted} == asked
