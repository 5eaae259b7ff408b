"""The page of every entry: what its author wrote, where that comes from, and every sentence that uses it."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from tests.site.site_pages import Pages

Entries = dict[str, dict[str, Any]]
Words = Callable[[Tag], str]


def section(page: BeautifulSoup, title: str) -> Tag:
    """Return the section of a page under a heading."""
    return page.find("h2", string=title).find_parent("section")


def glance(page: BeautifulSoup) -> dict[str, Tag]:
    """Return what a page says at a glance, by what each line is about."""
    return {" ".join(row.dt.get_text().split()): row.dd for row in page.select(".glance > div")}


def ids(value: Any) -> list[str]:
    """Return one id or a list of ids as a list."""
    return [value] if isinstance(value, str) else list(value or ())


def test_there_are_at_least_thirty_entries_of_all_six_kinds(glossary: Entries) -> None:
    kinds = [item["kind"] for item in glossary.values()]

    assert len(kinds) >= 30
    assert {"term", "person", "organisation", "place", "law", "event"} == set(kinds)


def test_there_is_a_page_for_each_entry_and_for_nothing_else(pages: Pages, entry_pages: Pages) -> None:
    addresses = {address for address in pages if address.startswith("glossary/")} - {"glossary/"}

    assert {f"glossary/{id_}/" for id_ in entry_pages} == addresses


def test_a_page_opens_with_the_label_and_the_gloss(glossary: Entries, entry_pages: Pages, words: Words) -> None:
    expected = {id_: (glossary[id_]["label"], " ".join(glossary[id_]["gloss"].split())) for id_ in entry_pages}

    shown = {
        id_: (words(page.select_one("h1")), words(page.select_one(".definition"))) for id_, page in entry_pages.items()
    }

    assert expected == shown


def test_a_label_in_another_language_says_so(entry_pages: Pages) -> None:
    assert entry_pages["refoulement"].select_one("h1")["lang"] == "fr"


def test_every_source_is_listed_with_its_title(
    glossary: Entries, sources: Entries, entry_pages: Pages, words: Words
) -> None:
    missing = [
        f"{id_}: {title}"
        for id_, page in entry_pages.items()
        for use in glossary[id_]["sources"]
        if (title := sources[use if isinstance(use, str) else use["id"]]["title"])
        not in words(section(page, "Sources"))
    ]

    assert missing == []


def test_a_place_in_a_source_is_named(entry_pages: Pages, words: Words) -> None:
    assert "Art. 33(1)" in words(section(entry_pages["refoulement"], "Sources"))


def related(item: dict[str, Any]) -> Iterator[str]:
    """Yield the ids of the entries that an entry names in its relations."""
    for field in ("broader", "related", "opposite_of", "amends", "implements", "parent"):
        yield from ids(item.get(field))
    yield from (difference["id"] for difference in item.get("differs_from", ()))
    yield from (basis["law"] for basis in item.get("legal_basis", ()))
    yield from (role["organisation"] for role in item.get("roles", ()) if "organisation" in role)


def test_every_relation_is_a_link(glossary: Entries, entry_pages: Pages) -> None:
    def leads(link: Tag, id_: str) -> bool:
        if glossary[id_]["kind"] == "event":
            return link["href"] == f"/timeline/#{id_}"
        return link["href"].partition("#")[0] == f"/glossary/{id_}/"

    missing = [
        f"{id_} > {other}"
        for id_, page in entry_pages.items()
        for other in related(glossary[id_])
        if not any(leads(link, other) for link in page.select("main section a[href]"))
    ]

    assert missing == []


def test_opposites_are_told_apart_on_both_pages(entry_pages: Pages, words: Words) -> None:
    pair = ("refoulement", "non-refoulement")
    parts = [section(entry_pages[id_], "How it is connected") for id_ in pair]
    opposites = [{words(dt): words(dt.find_next_sibling("dd")) for dt in part.find_all("dt")} for part in parts]

    assert [found["Opposite of"] for found in opposites] == ["non-refoulement", "refoulement"]


def test_what_an_entry_is_not_stands_with_how_they_differ(glossary: Entries, entry_pages: Pages, words: Words) -> None:
    missing = [
        f"{id_}: {difference['id']}"
        for id_, page in entry_pages.items()
        for difference in glossary[id_].get("differs_from", ())
        if " ".join(difference["how"].split()) not in words(section(page, "Not the same as"))
    ]

    assert missing == []


def places(pages: Pages) -> Iterator[tuple[str, str, Tag]]:
    """Yield every mention that a published page marks: its entry, its address, the block around it."""
    for address, page in pages.items():
        for tag in page.select('main [id^="m-"]'):
            entry = tag["id"].removeprefix("m-").rpartition("-")[0]
            yield entry, f"/{address}#{tag['id']}", tag.find_parent(["p", "li", "dd", "td", "h2", "h3"])


def uses(page: BeautifulSoup) -> Iterator[tuple[str, str]]:
    """Yield what an entry's page lists under "Used in": the address of each mention and the sentence around it."""
    if page.select(".used-in"):
        for link in page.select_one(".used-in").find_parent("section").select("blockquote a"):
            yield link["href"], " ".join(link.find_parent("blockquote").get_text().split())


def test_used_in_lists_every_mention_on_every_page_and_no_other(pages: Pages, entry_pages: Pages) -> None:
    marked: dict[str, set[str]] = {id_: set() for id_ in entry_pages}
    for entry, address, _ in places(pages):
        if entry in marked:
            marked[entry].add(address)

    listed = {id_: {address for address, _ in uses(page)} for id_, page in entry_pages.items()}

    assert any(marked.values())
    assert marked == listed


def test_a_mention_is_quoted_in_its_own_words(
    pages: Pages, entry_pages: Pages, words: Words, without_notes: Callable[[Tag], Tag]
) -> None:
    blocks = {address: words(without_notes(block)) for _, address, block in places(pages)}

    altered = [
        (id_, sentence)
        for id_, page in entry_pages.items()
        for address, sentence in uses(page)
        if re.sub(r"^(?:…|\[…]) | (?:…|\[…])$", "", sentence) not in blocks[address]
    ]

    assert altered == []


def test_the_sentence_around_a_mention_says_where_it_stands(entry_pages: Pages, words: Words) -> None:
    used = section(entry_pages["refoulement"], "Used in")

    quote = next(block for block in used.select("blockquote") if "We are aware" in block.get_text())

    assert words(quote) == '"We are aware of the problems of refoulement," […]'
    assert words(quote.select_one("a")) == "refoulement"
    where = quote.find_next_sibling("p").a
    assert words(where) == "CBC News, 27 March 2020, paragraph 9"
    assert where["href"] == "/explainers/canada-us-asylum-2020/#paragraph-9"


def test_an_entry_that_no_page_uses_says_nothing_of_uses(entry_pages: Pages) -> None:
    unused = [page for page in entry_pages.values() if not list(uses(page))]

    assert unused
    assert [page for page in unused if page.find("h2", string="Used in")] == []


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        ("refugee-convention-1951", "Treaty"),
        ("chrystia-freeland", "Person"),
        ("cbp", "Organisation"),
        ("roxham-road", "Place"),
        ("refoulement", "Legal term"),
    ],
)
def test_a_page_says_what_kind_of_thing_it_explains(id_: str, expected: str, entry_pages: Pages, words: Words) -> None:
    assert words(entry_pages[id_].select_one(".page-kind")).startswith(expected)


def names(person: dict[str, Any]) -> set[str]:
    """Return the names by which a source may call a person."""
    return {person["label"], *(name if isinstance(name, str) else name["name"] for name in person.get("names", ()))}


def test_a_persons_page_quotes_what_they_said_as_the_record_has_it(
    glossary: Entries, entry_pages: Pages, built: Path
) -> None:
    record = json.loads((built / "seeds" / "canada-us-asylum-2020.record.json").read_text(encoding="utf-8"))
    expected = {
        id_: [quote["text"] for quote in record["quotes"] if quote["speaker"] in names(glossary[id_])]
        for id_ in entry_pages
        if glossary[id_]["kind"] == "person"
    }
    shown = {
        id_: [quote.get_text() for quote in section(entry_pages[id_], "What they said").select("blockquote")]
        for id_, said in expected.items()
        if said
    }

    assert {id_ for id_, said in expected.items() if said} == {
        "chrystia-freeland",
        "donald-trump",
        "justin-mohammed",
        "justin-trudeau",
        "michael-niezgoda",
    }
    assert {id_: said for id_, said in expected.items() if said} == shown


def test_what_a_person_said_is_in_the_story_at_the_paragraph_that_is_named(
    explainer: BeautifulSoup, entry_pages: Pages, words: Words, without_notes: Callable[[Tag], Tag]
) -> None:
    paragraphs = [words(without_notes(block)) for block in explainer.select("div.story blockquote.source > p")]
    quotes = section(entry_pages["chrystia-freeland"], "What they said").select("blockquote")
    wheres = [quote.find_next_sibling("p") for quote in quotes]

    assert [words(where).rpartition(" ")[0] for where in wheres] == ["CBC News, 27 March 2020, paragraph"] * len(quotes)
    for quote, where in zip(quotes, wheres, strict=True):
        assert words(quote) in paragraphs[int(words(where).rpartition(" ")[2]) - 1]
        number = words(where).rpartition(" ")[2]
        assert where.a["href"] == f"/explainers/canada-us-asylum-2020/#paragraph-{number}"


def test_who_said_nothing_is_not_said_to_have(entry_pages: Pages) -> None:
    silent = [page for page in entry_pages.values() if not page.find("h2", string="What they said")]

    assert len(silent) == len(entry_pages) - 5
    assert [
        page for page in silent if page.select("blockquote.mention-theirs + .mention-where a[href$='#story']")
    ] == []


def test_a_role_stands_with_its_organisation_and_its_dates_or_the_day_of_its_source(
    glossary: Entries, entry_pages: Pages, words: Words
) -> None:
    for id_, item in glossary.items():
        for role in item.get("roles", ()):
            rows = entry_pages[id_].select(".glance > div")
            row = next(row for row in rows if words(row.dt) == role["title"] and role["source"] in str(row))
            assert "organisation" not in role or row.select(f'a[href="/glossary/{role["organisation"]}/"]')
            assert row.select(f'a[href="/sources/#{role["source"]}"]')
    assert "as of 27 March 2020" in words(section(entry_pages["michael-niezgoda"], "At a glance"))


def test_an_entry_in_another_language_has_all_its_names_in_that_language(
    glossary: Entries, entry_pages: Pages, words: Words
) -> None:
    spoken = {id_: item["translations"]["fr"] for id_, item in glossary.items() if "translations" in item}
    shown = {id_: glance(entry_pages[id_])["In French"] for id_ in spoken}

    assert words(shown["rcmp"]).startswith("Gendarmerie royale du Canada, GRC: La police nationale")
    assert len(spoken) > 10
    for id_, entry in spoken.items():
        names = [name if isinstance(name, str) else name["name"] for name in entry.get("names", ())]
        assert words(shown[id_].b) == ", ".join(dict.fromkeys([entry["label"], *names]))
        assert shown[id_]["lang"] == "fr"


def test_a_law_says_who_is_bound_and_who_is_not(glossary: Entries, entry_pages: Pages, words: Words) -> None:
    laws = {id_: item["parties"] for id_, item in glossary.items() if item.get("parties")}
    shown = {id_: glance(entry_pages[id_])["Who is bound by it"].select("p") for id_ in laws}

    assert {id_: [party["party"] for party in parties] for id_, parties in laws.items()} == {
        id_: [words(line.b) for line in lines] for id_, lines in shown.items()
    }
    assert [words(line) for line in shown["refugee-convention-1951"]] == [
        "Canada: party, 4 June 1969",
        "United States: not a party to the Convention itself; bound through the 1967 Protocol",
    ]


def test_a_provision_has_an_anchor_its_name_and_what_it_says(
    glossary: Entries, entry_pages: Pages, words: Words
) -> None:
    provisions = [(id_, one) for id_, item in glossary.items() for one in item.get("provisions", ())]

    assert len(provisions) > 5
    for id_, provision in provisions:
        row = entry_pages[id_].find(id=provision["ref"])

        assert (words(row.dt), words(row.dd)) == (provision["label"], " ".join(provision["gist"].split()))


def test_the_rule_behind_a_term_leads_to_the_provision_of_its_law(entry_pages: Pages) -> None:
    links = [link["href"] for link in section(entry_pages["refoulement"], "Where the rule comes from").select("a")]

    assert "/glossary/refugee-convention-1951/#art-33" in links
    assert all(entry_pages[link.split("/")[2]].find(id=link.partition("#")[2]) for link in links if "#" in link)


def test_a_law_says_since_when_it_is_in_force(entry_pages: Pages, words: Words) -> None:
    facts = glance(entry_pages["stca"])

    assert (words(facts["Signed"]), words(facts["In force"])) == ("5 December 2002", "29 December 2004")


def maps(page: BeautifulSoup) -> list[Tag]:
    """Return the pictures of the relations around an entry: for a wide window, then for a narrow one."""
    return page.select("svg.relation-map")


def test_a_map_stands_on_the_page_of_every_entry_that_is_related_to_four_others_or_more(
    glossary: Entries, entry_pages: Pages
) -> None:
    drawn = {id_: maps(page) for id_, page in entry_pages.items() if maps(page)}
    nodes = [len(wide.select("text.relation-node:not(.relation-own)")) for wide, _ in drawn.values()]

    assert {id_ for id_ in entry_pages if len({*related(glossary[id_])}) >= 4} <= {*drawn}
    assert min(nodes) >= 4


def test_fewer_relations_are_told_in_words_alone(entry_pages: Pages, words: Words) -> None:
    page = entry_pages["alien"]

    assert maps(page) == []
    assert words(glance(page)["Related"]) == "migrant"


def test_sections_are_called_as_fits_a_kind(entry_pages: Pages, words: Words) -> None:
    person, term = entry_pages["chrystia-freeland"], entry_pages["refoulement"]

    assert "Linked with" in glance(person)
    assert section(person, "Mentioned in")
    assert section(term, "Used in")
    assert "Related" in words(section(term, "How it is connected"))


def test_an_entry_without_changes_says_so_in_a_line_and_one_with_some_leads_to_them(
    entry_pages: Pages, words: Words
) -> None:
    changed = {id_ for id_, page in entry_pages.items() if page.select("section#history")}
    told = {id_ for id_, page in entry_pages.items() if page.select('.fine > a[href="#history"]')}

    assert 0 < len(changed) < len(entry_pages)
    assert told == changed
    assert "No changes recorded." in words(entry_pages["refoulement"].select_one(".page-head"))


def test_a_node_of_a_map_is_a_link_to_the_page_of_the_entry_that_it_names(
    glossary: Entries, entry_pages: Pages, pages: Pages, words: Words
) -> None:
    for id_, page in entry_pages.items():
        for picture in maps(page):
            links = picture.select("a")
            nodes = picture.select("text.relation-node:not(.relation-own)")
            targets = [link["href"] for link in links]
            known = [glossary[re.search(r"^/(?:glossary/|timeline/#)([^/]+)", href)[1]]["label"] for href in targets]

            assert [words(picture.select_one("text.relation-own"))] == [glossary[id_]["label"]]
            assert [words(node) for node in nodes] == [words(link) for link in links] == known
            assert [href for href in targets if href.partition("#")[0].removeprefix("/") not in pages] == []


def test_what_is_more_than_related_stands_only_once_in_a_map(entry_pages: Pages) -> None:
    for id_ in ("direct-back", "stca"):
        for picture in maps(entry_pages[id_]):
            links = [link["href"].partition("#")[0] for link in picture.select("a")]

            assert links
            assert sorted(set(links)) == sorted(links)


def test_a_map_says_nothing_that_the_page_does_not_say_in_words(entry_pages: Pages) -> None:
    for page in entry_pages.values():
        said = {link["href"].partition("#")[0] for link in page.select("main section a:not(svg a)")}

        for picture in maps(page):
            assert {link["href"].partition("#")[0] for link in picture.select("a")} <= said


def test_a_map_has_a_name_and_needs_no_script(entry_pages: Pages) -> None:
    pictures = [picture for page in entry_pages.values() for picture in maps(page)]

    assert {(picture["role"], picture["aria-label"]) for picture in pictures} == {("group", "Map of relations")}
    assert [picture for picture in pictures if picture.select("script, [onclick]")] == []


def test_what_an_entry_is_not_is_a_dashed_line_of_its_map(entry_pages: Pages, glossary: Entries) -> None:
    for id_, page in entry_pages.items():
        if maps(page):
            apart = len(glossary[id_].get("differs_from", ()))

            assert [len(picture.select("line.relation-apart")) for picture in maps(page)] == [min(apart, 4)] * 2


def test_an_event_stands_in_the_timeline(glossary: Entries, pages: Pages, words: Words) -> None:
    events = {id_: item for id_, item in glossary.items() if item["kind"] == "event"}
    timeline = pages["timeline/"]

    expected = {id_: (item["label"], " ".join(item["gloss"].split())) for id_, item in events.items()}
    missing = [
        id_ for id_, parts in expected.items() if not all(part in words(timeline.find(id=id_)) for part in parts)
    ]

    assert missing == []


def test_the_timeline_runs_forward(glossary: Entries, pages: Pages) -> None:
    events = [item for item in glossary.values() if item["kind"] == "event"]
    expected = [item["id"] for item in sorted(events, key=lambda item: (str(item["date"]), item["id"]))]

    wanted = set(expected)
    assert expected == [tag["id"] for tag in pages["timeline/"].select("[id]") if tag["id"] in wanted]


def test_every_source_stands_in_the_list_of_sources(sources: Entries, pages: Pages, words: Words) -> None:
    missing = [id_ for id_, item in sources.items() if item["title"] not in words(pages["sources/"].find(id=id_))]

    assert missing == []


def test_a_card_says_when_its_entry_is_less_than_certain(explainer: BeautifulSoup, glossary: dict[str, Any]) -> None:
    cards = {card["id"].removeprefix("entry-"): card.get_text() for card in explainer.select("#terms .gloss-card-body")}
    expected = {id_ for id_ in cards if glossary[id_].get("confidence", "high") != "high"}

    assert expected
    assert expected == {id_ for id_, text in cards.items() if "(medium confidence)." in text}
