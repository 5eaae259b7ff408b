"""A site with more on it than the first explainer: drafts, archived pages, links by hand, people without pages."""

import base64
import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from bs4 import Tag

from tests.samples import FIRST_PAINT_HASH
from tests.site.site_pages import Pages

Ran = CompletedProcess[str]
Words = Callable[[Tag], str]
POLICY = 'meta[http-equiv="Content-Security-Policy"]'

GLOSSARY = """\
- id: zenda
  kind: place
  label: Zenda Castle
  gloss: A castle in Ruritania, and the town below it.
  redirect_from: castle-of-zenda
  changes: [{date: 2031-05-07, kind: retraction, now: "We said who had built it, and do not know."}]
  body: |
    [Rudolf Elphberg](entry:rudolf-elphberg) was held here. So was Antonia Mauban, after [the fire](entry:castle-burns).
  sources: [cbc-2020-03-27]

- id: rudolf-elphberg
  kind: person
  label: Rudolf Elphberg
  public_figure: true
  gloss: King of Ruritania.
  related: [zenda, unfinished]
  sources: [cbc-2020-03-27]

- id: antonia-mauban
  kind: person
  label: Antonia Mauban
  gloss: A witness of the fire.
  sources: [cbc-2020-03-27]

- id: castle-burns
  kind: event
  label: The castle burns
  date: 2031-05-02
  happening: report
  gloss: Zenda Castle burnt for two days.
  actors: [rudolf-elphberg]
  places: [zenda]
  sources: [burgblatt]

- id: unfinished
  kind: term
  label: unfinished word
  status: draft
  gloss: A word that nobody has finished yet.
"""
SOURCES = """\
- id: burgblatt
  kind: news
  title: Das Schloss brennt
  lang: de
  publisher: Zendaer Burgblatt
  published: 2031-05-03
  url: https://burgblatt.ruritania/fire
  archived_url: https://archive.ruritania/fire
  access: dead
"""
SETTINGS = """
REPORT_URL = "https://example.org/report?page={url}"
CONTENT_SECURITY_POLICY = {"img-src": ["https://pictures.example.org"], "script-src": ["https://count.example.org"]}
"""
CASTLE = """\
---
title: Why Zenda Castle is shut
dek: The castle burnt, and the king is away.
date: 2031-05-04
category: Ruritania
status: published
redirect_from: burnt-castle
linking: first-per-section
key_points: [{text: The castle is shut., sources: [burgblatt]}]
---

## The fire

[The fire](entry:castle-burns) took two days. *Old Zenda* Castle had burnt before. **Zenda** Castle belongs to
Rudolf Elphberg[^1]. Antonia Mauban saw it. `Zenda Castle` is written with two capitals.

> We saw smoke above Zenda Castle all night.
>
> — [The first report](source:burgblatt)

| who | where |
| --- | --- |
| Rudolf Elphberg | Zenda Castle |

## What now

Zenda Castle is shut. The king stays in [the capital](explainer:capital). An unfinished word is never linked.

[^1]: Rudolf Elphberg, at Zenda Castle.
"""
CAPITAL = """\
---
title: Where the king of Ruritania lives
dek: In the capital, most of the year.
date: 2031-05-03
story_date: 2030-01-31
category: Ruritania
status: archived
changes:
  - {date: 2031-05-05, kind: update, now: He is back.}
  - {date: 2031-05-06, kind: retraction, now: "He had not left, and we take the page back."}
---

Rudolf Elphberg left [Zenda Castle](entry:zenda) for the capital. [The castle is shut](explainer:castle).
"""


@pytest.fixture(scope="module")
def richer(make_site: Callable[..., Path]) -> Path:
    """Return the published site of the project with two explainers about Ruritania added."""

    def enrich(folder: Path) -> None:
        (folder / "content" / "glossary" / "ruritania.yaml").write_text(GLOSSARY, encoding="utf-8")
        with (folder / "content" / "sources.yaml").open("a", encoding="utf-8") as sources:
            sources.write(f"\n{SOURCES}")
        (folder / "content" / "explainers" / "castle.md").write_text(CASTLE, encoding="utf-8")
        (folder / "content" / "explainers" / "capital.md").write_text(CAPITAL, encoding="utf-8")
        with (folder / "publishconf.py").open("a", encoding="utf-8") as settings:
            settings.write(SETTINGS)

    return make_site("richer", "--settings", "publishconf.py", prepare=enrich) / "output"


@pytest.fixture(scope="module")
def richer_pages(richer: Path) -> Pages:
    """Return its pages."""
    return Pages.of(richer)


@pytest.fixture(scope="module")
def castle(richer_pages: Pages) -> Tag:
    """Return the story of its newest explainer."""
    return richer_pages["explainers/castle/"].select_one("div.story")


def test_no_link_is_broken(richer: Path, follow: Callable[[Path, str], Any]) -> None:
    assert follow(richer, "/newsgloss").broken == []


def test_no_id_stands_on_a_page_twice(richer_pages: Pages) -> None:
    ids = {address: [tag["id"] for tag in page.select("[id]")] for address, page in richer_pages.items()}

    assert [address for address, found in ids.items() if len(found) != len(set(found))] == []


def test_a_word_is_linked_once_in_each_section_where_the_page_wants_it(castle: Tag) -> None:
    links = castle.select('a.entry-link[data-entry="zenda"]')

    assert [(link.get_text(), link.find_previous("h3").get_text()) for link in links] == [
        ("Zenda Castle", "The fire"),
        ("Zenda Castle", "What now"),
    ]


def test_on_paper_a_word_that_is_linked_twice_has_the_number_of_its_entry(castle: Tag, richer_pages: Pages) -> None:
    page = richer_pages["explainers/castle/"]
    (style,) = page.select('style[media="print"]')
    listed = [card["id"].removeprefix("entry-") for card in page.select("#terms .gloss-card-body")]

    numbers = re.findall(r'\[data-entry="([\w-]+)"\]\{--number:"(\d+)"\}', style.string)

    assert numbers == [(id_, str(number)) for number, id_ in enumerate(listed, 1)]
    assert {link["data-entry"] for link in castle.select("[data-entry]")} == set(listed)


def test_the_style_in_a_page_is_allowed_by_its_hash(richer_pages: Pages) -> None:
    page = richer_pages["explainers/castle/"]
    style, policy = page.select_one("style").string, page.select_one(POLICY)["content"]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()

    assert f"; style-src 'self' 'sha256-{digest}'; " in policy
    assert "; style-src 'self'; " in richer_pages[""].select_one(POLICY)["content"]


def test_what_a_site_adds_to_the_policy_is_on_every_page_also_on_one_that_leads_on(richer_pages: Pages) -> None:
    policies = {address: page.select_one(POLICY)["content"] for address, page in richer_pages.items()}

    assert "glossary/castle-of-zenda/" in policies
    assert [
        address for address, said in policies.items() if "img-src 'self' https://pictures.example.org;" not in said
    ] == []
    scripts = f"script-src 'self' '{FIRST_PAINT_HASH}' 'wasm-unsafe-eval' https://count.example.org;"
    assert scripts in policies["search/"]


def test_the_link_to_report_an_error_tells_the_page_and_no_more(richer_pages: Pages) -> None:
    links = richer_pages["corrections/"].select('a[href^="https://example.org/report"]')

    assert links
    assert {link["href"] for link in links} == {
        "https://example.org/report?page=https%3A//example.org/newsgloss/corrections/"
    }
    assert [link["rel"] for link in links] == [["noopener", "noreferrer"]] * len(links)


def test_a_name_with_emphasis_in_it_is_one_link(castle: Tag) -> None:
    assert "<strong>Zenda</strong> Castle</a>" in str(castle.select_one('a[data-entry="zenda"]'))


def test_a_person_without_a_page_is_explained_on_the_page_that_names_them(castle: Tag, richer_pages: Pages) -> None:
    link = castle.select_one('a[data-entry="antonia-mauban"]')

    assert link["href"] == "#entry-antonia-mauban"
    assert richer_pages["explainers/castle/"].select_one("#terms #entry-antonia-mauban")
    assert "glossary/antonia-mauban/" not in richer_pages


def test_an_event_is_linked_to_its_place_in_the_timeline(castle: Tag, richer_pages: Pages) -> None:
    assert castle.select_one('a[data-entry="castle-burns"]')["href"] == "/newsgloss/timeline/#castle-burns"
    assert richer_pages["timeline/"].select_one("#castle-burns")


def test_an_entry_that_is_a_draft_is_nowhere(richer_pages: Pages) -> None:
    told = [address for address, page in richer_pages.items() if "nobody has finished" in page.get_text()]

    assert told == []
    assert "glossary/unfinished/" not in richer_pages
    assert "unfinished" not in richer_pages["glossary/rudolf-elphberg/"].get_text()


def test_a_quotation_from_elsewhere_is_not_set_as_the_source(castle: Tag) -> None:
    quote = castle.select_one("blockquote")

    assert quote["class"] == ["quotation"]
    assert quote.select_one('a[href="/newsgloss/sources/#burgblatt"]').get_text() == "The first report"


def test_a_page_of_our_own_words_may_be_indexed(richer_pages: Pages) -> None:
    assert richer_pages["explainers/castle/"].select('meta[name="robots"]') == []


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("explainers/capital/", "Retraction: 6 May 2031. He had not left, and we take the page back."),
        ("glossary/zenda/", "Retraction: 7 May 2031. We said who had built it, and do not know."),
    ],
)
def test_what_was_taken_back_is_told_above_it_and_in_the_log(
    address: str, said: str, richer_pages: Pages, words: Words
) -> None:
    page = richer_pages[address]
    (notice,) = page.select(".retraction")

    assert words(notice) == said
    assert notice.find_previous("h1")
    assert notice.find_next(class_="story" if "explainers" in address else "section")
    assert said.partition("2031. ")[2] in words(richer_pages["corrections/"].main)


def test_the_former_address_of_an_explainer_leads_to_it(richer_pages: Pages) -> None:
    page = richer_pages["explainers/burnt-castle/"]

    assert page.a["href"] == "/newsgloss/explainers/castle/"
    assert page.select_one('link[rel="canonical"]')["href"] == "https://example.org/newsgloss/explainers/castle/"


def test_an_archived_page_is_there_and_says_so_but_on_no_list(richer_pages: Pages, words: Words) -> None:
    lists = ("", "explainers/", "topics/ruritania/")
    address = "/newsgloss/explainers/capital/"

    assert "explainers/capital/" in richer_pages
    assert [name for name in lists if richer_pages[name].select(f'a[href="{address}"]')] == []
    told = "Archived. We keep this page, but our lists no longer lead to it."
    assert [name for name, page in richer_pages.items() if told in words(page)] == ["explainers/capital/"]


def test_a_page_that_quotes_no_story_says_how_old_its_events_are(richer_pages: Pages, words: Words) -> None:
    banner = richer_pages["explainers/capital/"].select_one(".age")

    assert words(banner) == (
        "These events are one year old. "
        "This page is about events of 31 January 2030. The page was last updated on 6 May 2031."
    )


def test_a_foreign_title_is_marked_with_its_language_and_what_stands_around_it_is_not(richer_pages: Pages) -> None:
    listed = richer_pages["sources/"].select_one("#burgblatt p")
    cited = richer_pages["timeline/"].select_one('#castle-burns a[href$="#burgblatt"]')

    assert listed.a.decode_contents() == 'Zendaer Burgblatt, <span lang="de">Das Schloss brennt</span>, 3 May 2031'
    assert cited.decode_contents() == '<span lang="de">Das Schloss brennt</span>'


def test_where_a_source_is_gone_readers_are_told_and_led_to_its_copy(
    richer: Path, richer_pages: Pages, words: Words
) -> None:
    listed = [
        richer_pages["sources/"].select_one("#burgblatt p"),
        richer_pages["explainers/castle/"].select_one("#source-burgblatt p"),
    ]
    cited = [
        richer_pages["explainers/castle/"].select_one(".point-sources li"),
        richer_pages["timeline/"].select_one("#castle-burns"),
    ]

    assert [words(one).partition("2031.")[2] for one in listed] == [
        " Archived copy; the original is no longer online."
    ] * 2
    assert ["(archived copy; no longer online)" in words(one) for one in cited] == [True] * 2
    assert {one.select('a[href^="https:"]')[0]["href"] for one in (*listed, *cited)} == {
        "https://archive.ruritania/fire"
    }
    assert [path for path in richer.rglob("*.html") if b"https://burgblatt" in path.read_bytes()] == []


def test_an_old_address_leads_to_the_new_one(richer_pages: Pages) -> None:
    page = richer_pages["glossary/castle-of-zenda/"]
    new = "/newsgloss/glossary/zenda/"

    assert page.select_one('meta[http-equiv="refresh"]')["content"].endswith(f"url={new}")
    assert [link["href"] for link in page.select("a")] == [new]
    assert page.select_one('link[rel="canonical"]')["href"] == f"https://example.org{new}"


def test_the_newest_explainer_stands_first_below_the_story_that_leads_the_home_page(
    richer_pages: Pages, words: Words
) -> None:
    links = richer_pages[""].select("main .headline-link")

    assert [words(link) for link in links[:2]] == [
        "Canada turned asylum seekers back. Where would the U.S. send them?",
        "Why Zenda Castle is shut",
    ]


def test_a_link_by_hand_to_a_draft_is_told(
    copy_project: Callable[[Path], Path], newsgloss: Callable[..., Ran], tmp_path: Path
) -> None:
    folder = copy_project(tmp_path / "project")
    (folder / "content" / "glossary" / "ruritania.yaml").write_text(GLOSSARY, encoding="utf-8")
    with (folder / "content" / "sources.yaml").open("a", encoding="utf-8") as sources:
        sources.write(f"\n{SOURCES}")
    (folder / "content" / "explainers" / "castle.md").write_text(CASTLE, encoding="utf-8")
    draft = CAPITAL.replace("status: archived", "status: draft")
    (folder / "content" / "explainers" / "capital.md").write_text(draft, encoding="utf-8")

    ran = newsgloss(folder, "build", "--settings", "publishconf.py")

    assert "content/explainers/castle.md:27:54: the link leads to a draft: 'capital'\n" in ran.stderr
    assert ran.returncode == 2
