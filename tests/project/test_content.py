"""This repository's own content: what it rests on, where that can be read, its days, and how easily it is read."""

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from newsgloss.content.loading import load_content
from newsgloss.editorial.checks import check
from newsgloss.language.readability import grade
from newsgloss.language.sentences import BLOCK
from newsgloss.model.problems import Level
from newsgloss.model.settings import find_project
from tests.samples import load_yaml

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content"
GLOSSARY = [item for path in sorted((CONTENT / "glossary").glob("*.yaml")) for item in load_yaml(path.read_text())]
NOTES = load_yaml((CONTENT / "explainers" / "canada-us-asylum-2020.notes.yaml").read_text())
SOURCES = {source["id"]: source for source in load_yaml((CONTENT / "sources.yaml").read_text())}
TEXTS = sorted(CONTENT.glob("*/*.md"))

HARDEST = 8  # school grade; what an eighth-grader reads at ease, somebody of 15 reads at once
FEW = 4  # words; what has fewer is a name, a kind or an id
WITH_ADDRESS = 60  # sources at least that a reader can follow
NOTES_MADE = range(12, 15)
NOTE_WORDS = 60  # more only in a note that has a number or a ruling

# Days on which nothing happened that has an event of its own: most are bounds of counts and rules.
BOUNDS = {
    "2020-01-01": "a count of CBC News begins",
    "2020-04-21": "the first order was to last until then",
    "2020-06-24": "entries since then count for Bill C-12",
    "2020-09-23": "a count of CBC News ends",
    "2021-11-22": "Reuters reports deportations",
    "2025-06-03": "claims since then fall under Bill C-12",
    "1984-12-10": "the Convention against Torture is adopted",
}
HOSTS = {  # of a publisher whose name does not say it
    "American Immigration Lawyers Association": "aila.org",
    "Amnesty International Canada": "amnesty.ca",
    "CBC News": "cbc.ca",
    "CIC News": "cicnews.com",
    "Canada Gazette": "gazette.gc.ca canadagazette.gc.ca",
    "Canadian Association of Refugee Lawyers": "carl-acaadr.ca",
    "Canadian Bar Association": "cba.org",
    "Department of Justice Canada": "laws-lois.justice.gc.ca",
    "Federal Court of Appeal": "decisions.fca-caf.gc.ca recueil.fja-cmf.gc.ca",
    "Global Affairs Canada": "treaty-accord.gc.ca",
    "House of Commons of Canada": "ourcommons.ca",
    "HuffPost Canada": "huffingtonpost.ca",
    "Immigrant Defenders Law Center": "immdef.org",
    "Immigration, Refugees and Citizenship Canada": "canada.ca cic.gc.ca",
    "International Organization for Migration": "iom.int",
    "Morningside": "morningsidechurchinc.com",
    "Prime Minister of Canada": "pm.gc.ca",
    "Public Safety Canada": "publicsafety.gc.ca securitepublique.gc.ca",
    "PubMed Central": "pmc.ncbi.nlm.nih.gov",
    "Supreme Court of Canada": "decisions.scc-csc.ca",
    "The Globe and Mail": "theglobeandmail.com",
    "The Hamilton Spectator": "thespec.com",
    "Toronto Star": "thestar.com",
    "U.S. Citizenship and Immigration Services": "uscis.gov",
    "U.S. Department of Homeland Security": "dhs.gov",
    "United Nations": "un.org",
    "University of Minnesota": "umn.edu",
}
TOLD = {  # what sentences of ours say of an event: a day in them is that event's
    r"measure ended|ended the measure": "turn-backs-end-2021-11-21",
    r"announced the measure|announcement came on Friday": "turn-backs-announced-2020-03-20",
    r"the whole land border": "additional-protocol-takes-effect-2023",
    r"[Ee]xceptions count again|exceptions applied there again": "new-entry-order-takes-effect-2020-04-22",
    r"became law|under a law of": "bill-c-12-becomes-law-2026",
    r"against COVID-19 ended|use of this power ended": "title-42-ends-2023",
    r"Canada joined the Convention": "canada-joins-refugee-convention",
    r"signed the Agreement on|Agreement was signed": "stca-signed",
    r"in force since|It took effect on 29": "stca-in-force",
    r"put it on hold": "ruling-put-on-hold-2020-10-26",
    r"had heard the case": "supreme-court-hears-2022-10-06",
    r"vaccinated Americans in": "canada-lets-travellers-in-2021-08-09",
    r"vaccinated travellers on": "us-lets-travellers-in-2021-11-08",
    r"orders .*took effect on|turning back of people from": "entry-order-takes-effect",
}
BETWEEN = re.compile(r", (?:(?:copy|booklet|reprinted(?: with changed words)?) )?(?:at|by|in) (?:the )?")
MONTHS = {datetime.date(2000, number, 1).strftime("%B"): number for number in range(1, 13)}
DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})(?: (\d{{4}}))?\b")
LINK = re.compile(r"\[([^]]+)\]\([^)]+\)")
PHRASE = re.compile(r"[*_`#>]|^- ", re.MULTILINE)


def used(item: dict[str, Any]) -> list[str]:
    """Return the ids of the sources on which something rests."""
    return [source if isinstance(source, str) else source["id"] for source in item.get("sources", ())]


def written(text: Any, key: str = "") -> Iterator[str]:
    """Yield all that we wrote for readers in a value of YAML, but not what a change says that was there before."""
    if isinstance(text, dict):
        for name, value in text.items():
            if name not in {"was", "exact", "prefix", "suffix", "translations", "id", "source"}:
                yield from written(value, name)
    elif isinstance(text, list):
        for value in text:
            yield from written(value, key)
    elif isinstance(text, str) and key not in {"sources", "related", "timeline", "entries"}:
        yield text


def front_and_body(path: Path) -> tuple[dict[str, Any], str]:
    """Return the front matter of a text, and its body without what it quotes."""
    front, body = path.read_text(encoding="utf-8").removeprefix("---\n").split("---\n", 1)
    return load_yaml(front), "\n".join(line for line in body.splitlines() if not line.startswith(">"))


def prose() -> dict[str, str]:
    """Return what we wrote in each file, without marks, each name that is not ours to choose as one plain word."""
    found = {}
    for path in TEXTS:
        front, body = front_and_body(path)
        shown = {key: value for key, value in front.items() if key != "title"}
        texts = [text for text in written(shown) if len(text.split()) >= FEW]
        found[path.name] = BLOCK.join([*texts, *body.split("\n\n")])
    for path in sorted((CONTENT / "glossary").glob("*.yaml")):
        items = load_yaml(path.read_text(encoding="utf-8"))
        texts = [item.get(key, "") for item in items for key in ("gloss", "body", "usage")]
        found[path.name] = BLOCK.join(part for text in texts for part in text.split("\n\n"))
    found["notes"] = BLOCK.join(note["body"] for note in NOTES)
    named = [item["label"] for item in GLOSSARY if item["kind"] in {"law", "organisation", "person"}]
    names = re.compile(
        "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(named, key=len, reverse=True))
    )
    return {name: names.sub("Name", LINK.sub(r"\1", PHRASE.sub("", text))) for name, text in found.items()}


def test_every_source_is_cited_and_nothing_but_the_open_question_of_rights_is_warned_of() -> None:
    found = check(load_content(find_project(ROOT)))

    assert [str(problem) for problem in found if "with permission unknown" not in problem.message] == []
    assert {problem.level for problem in found} <= {Level.WARNING}


@pytest.mark.parametrize("item", [*GLOSSARY, *NOTES], ids=lambda item: item["id"])
def test_what_is_of_high_confidence_rests_on_a_primary_source_or_on_two_that_are_independent(
    item: dict[str, Any],
) -> None:
    cited = [SOURCES[id_] for id_ in used(item)]
    origins = {BETWEEN.split(source["publisher"])[0] for source in cited}

    assert item["confidence"] != "high" or any(source.get("primary") for source in cited) or len(origins) > 1


def test_a_primary_source_can_be_followed_and_says_when_it_was_read() -> None:
    primary = [source for source in SOURCES.values() if source.get("primary")]

    assert [source["id"] for source in primary if "url" not in source or "accessed" not in source] == []
    assert not [source["id"] for source in primary if source["kind"] == "news"]


def test_most_sources_have_an_address() -> None:
    assert len([source for source in SOURCES.values() if "url" in source]) >= WITH_ADDRESS


@pytest.mark.parametrize("source", [one for one in SOURCES.values() if "url" in one], ids=lambda one: one["id"])
def test_an_address_is_well_formed_and_on_the_host_that_its_publisher_names(source: dict[str, Any]) -> None:
    address = urlsplit(source["url"])
    *_, name = BETWEEN.split(source["publisher"])
    host = (address.hostname or "").removeprefix("www.")
    said = re.sub(r"\W", "", name.lower().removeprefix("the ")).removesuffix("canada")

    assert address.scheme in {"https", "http"}
    assert not re.search(r"\s", source["url"])
    assert not re.search(r"(^|\.)(example|test|invalid|localhost)(\.|$)", host)
    assert any(f".{host}".endswith(f".{one}") for one in HOSTS.get(name, "").split()) or said in re.sub(r"\W", "", host)


def on_record() -> dict[str, set[str]]:
    """Return the days that our data names, each with what it is the day of."""
    days: dict[str, set[str]] = {day: {what} for day, what in BOUNDS.items()}

    def add(day: Any, what: str) -> None:
        for one in str(day).split("/") if day else ():
            days.setdefault(one, set()).add(what)

    for item in GLOSSARY:
        for key in ("date", "signed", "in_force", "ended", "reviewed"):
            add(item.get(key), item["id"])
        for part in (*item.get("roles", ()), *item.get("versions", ()), *item.get("parties", ())):
            for key in ("from", "to", "date"):
                add(part.get(key), item["id"])
    for source in SOURCES.values():
        add(source.get("published"), source["id"])
    return days


def test_every_day_that_our_texts_name_is_one_that_our_data_has() -> None:
    days = {tuple(map(int, day.split("-"))) for day in on_record() if day.count("-") == 2}
    without_year = {day[1:] for day in days}
    texts = {**{path.name: front_and_body(path) for path in TEXTS}, "notes": NOTES, "glossary": GLOSSARY}
    wrong = []
    for name, text in texts.items():
        for sentence in written(list(text) if isinstance(text, tuple) else text):
            for number, month, year in DAY.findall(sentence):
                day = (MONTHS[month], int(number))
                if (int(year), *day) not in days if year else day not in without_year:
                    wrong.append((name, number, month, year))

    assert wrong == []


def sentences_with_days() -> list[tuple[str, set[str]]]:
    """Return the sentences that we wrote and that name days with their years, with these."""
    texts = [*map(front_and_body, TEXTS), NOTES, GLOSSARY]
    blocks = [block for text in texts for block in written(list(text) if isinstance(text, tuple) else text)]
    found = [one for block in blocks for one in re.split(r"(?<=[.?!])\s+|\n\n", " ".join(block.split("\n")))]
    told = [
        (one, {f"{year}-{MONTHS[month]:02}-{int(day):02}" for day, month, year in DAY.findall(one) if year})
        for one in found
    ]
    return [(one, days) for one, days in told if days]


@pytest.mark.parametrize("told", TOLD)
def test_all_files_give_the_same_day_for_the_same_event(told: str) -> None:
    (event,) = [item for item in GLOSSARY if item["id"] == TOLD[told]]
    found = [(one, days) for one, days in sentences_with_days() if re.search(told, LINK.sub(r"\1", one))]

    assert found
    assert [one for one, days in found if str(event["date"]) not in days] == []


def test_a_law_takes_effect_and_ends_on_the_day_of_its_event() -> None:
    laws = {item["id"]: item for item in GLOSSARY if item["kind"] == "law"}
    compared = 0
    for event in GLOSSARY:
        first = event.get("laws", [""])
        law = laws.get(first if isinstance(first, str) else first[0], {})
        key = {"takes-effect": "in_force", "ends": "ended"}.get(event.get("happening", ""))
        told = {str(other.get("date")) for other in GLOSSARY if law and law["id"] in str(other.get("laws", ""))}
        if key and law.get(key):
            compared += 1
            assert str(law[key]) in told, (event["id"], law["id"])

    assert compared > 5


@pytest.mark.parametrize("law", [item for item in GLOSSARY if item["kind"] == "law"], ids=lambda law: law["id"])
def test_a_law_has_the_day_of_its_source(law: dict[str, Any]) -> None:
    own = [SOURCES[id_] for id_ in used(law) if SOURCES[id_]["kind"] in {"law", "judgment"}]
    said = {str(law[key]) for key in ("signed", "in_force") if key in law}
    judged = [source for source in own if source["kind"] == "judgment" and law.get("citation", "-") in source["title"]]

    assert law.get("form") != "judgment" or (judged and _in_words(judged[0]["published"]) in law["gloss"])
    if law.get("form") in {"treaty", "agreement"} and law.get("signed"):
        assert str(own[0]["published"]) in said


def _in_words(day: datetime.date) -> str:
    return f"{day.day} {day:%B %Y}"


@pytest.mark.parametrize("name", sorted(prose()))
def test_our_prose_is_read_with_ease(name: str) -> None:
    assert (grade(prose()[name]) or 0) <= HARDEST


def test_notes_are_few_and_short() -> None:
    long = [
        note["id"]
        for note in NOTES
        if len(LINK.sub(r"\1", note["body"]).split()) > NOTE_WORDS and not re.search(r"\d|ruling", note["body"])
    ]

    assert len(NOTES) in NOTES_MADE
    assert long == []
