"""Saved pages and an unusual text, imported into the site, published and built: what readers find of them."""

import copy
import datetime
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import feedparser
import pytest
from bs4 import BeautifulSoup, Tag

from newsgloss.content.fidelity import elements, prove_page
from newsgloss.language.interface import Language, load_language
from newsgloss.model.folders import NamedPath
from newsgloss.model.settings import find_project
from newsgloss.seeds.lines.rulings import normal
from newsgloss.seeds.seed import Seed
from newsgloss.seeds.sidecars import load_seed
from tests.conftest import SITEURL
from tests.samples import FIRST_PAINT, load_yaml

Ran = CompletedProcess[str]
Words = Callable[[Tag], str]

CASES = Path(__file__).parents[1] / "cases" / "pages"
PAGES = sorted(path.stem for path in CASES.glob("*.html"))
ROOT = Path(__file__).parents[2]
EXCERPT = "01-broadcaster"  # of which one paragraph is left out
LEFT_OUT = '"We had no choice,"'
OURS = "We leave out here what the minister said."
WHERE = "https://courier.example.org/port?a=1&b=2"
DEK = "What a saved page becomes."
TWINS = ("07-old-cms", "10-nothing-said")  # all pages have one story, and nothing tells these from the others
SAVED = "saved"  # the folder of a project that its articles are imported from
LEFTOVERS = ("content/explainers/.half.md.part", "seeds/.half.txt.part", "seeds/.base/.half.md.part")
ALIVE = "script, style, svg, iframe, object, embed, form, input, button, template, noscript, video, audio, link, meta"
TRAPS = """\
Port closes: “what now?”

2020. It was the year of the *lake* & the <b>flood</b>.

Nobody could cross [the lake][1]; a_b_c stood `there`, {: #x } and all.

[1]: http://pixel.example.net/1.gif

*[RLA]: Ruritanian Lake Authority

![They lied](http://pixel.example.net/2.gif)

<script>alert(1)</script><img src=x onerror=alert(1)>

Title: no metadata

1. הנמל נסגר ביום שישי, و أغلق الميناء, 🏳️‍🌈 e\u0301

{filename}/../seeds/port.txt and {{ article.title }} to to the the end.
"""


@dataclass(frozen=True, slots=True)
class Built:
    """An imported article on the built site: its page, and the seed it shows."""

    page: BeautifulSoup
    html: str
    seed: Seed
    folder: Path

    @property
    def story(self) -> Tag:
        """The body of the page."""
        story = self.page.select_one("div.story")
        assert story is not None
        return story

    @property
    def blocks(self) -> list[str]:
        """The source's paragraphs and subheads as readers see them, a subhead after `## `."""
        story = copy.copy(self.story)
        for number in story.select("a.paragraph-number"):
            number.decompose()
        blocks = story.select("blockquote.source > *")
        assert {block.name for block in blocks} <= {"p", "h4"}
        return [("## " if block.name == "h4" else "") + normal(block.get_text()) for block in blocks]


def publish(folder: Path, id_: str, url: str | None, *, excerpt: bool) -> None:
    """Do what an author does: give the sidecar its rights and the draft what a published page needs."""
    sidecar = folder / "seeds" / f"{id_}.yaml"
    told = sidecar.read_text(encoding="utf-8")
    more = f"url: {url}\n" if url else ""
    more += "rights: {holder: The Elphberg Estate, permission: granted}\n"
    sidecar.write_text(told + more, encoding="utf-8")
    path = folder / "content" / "explainers" / f"{id_}.md"
    text = path.read_text(encoding="utf-8")
    assert "\ndate: " not in text
    text = text.replace("status: draft\n", f"date: 2031-05-09\ndek: {DEK}\ncategory: The lake\nstatus: published\n", 1)
    if excerpt:
        blocks = [OURS if LEFT_OUT in block else block for block in text.split("\n\n")]
        assert OURS in blocks
        text = "\n\n".join(blocks)
    path.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def imported(make_site: Callable[..., Path], newsgloss: Callable[..., Ran]) -> dict[str, Built]:
    """Return every saved page among the cases, and a text, by name, on a site that is built to be published."""

    def bring_in(folder: Path) -> None:
        with (folder / "publishconf.py").open("a", encoding="utf-8") as settings:
            settings.write("SHARE_PICTURES = False\n")  # nobody looks at them
        saved = shutil.copytree(CASES, folder / SAVED, ignore=shutil.ignore_patterns("*.txt"))
        (saved / "port.txt").write_bytes(TRAPS.replace("\n", "\r\n").encode("utf-16"))
        ran = newsgloss(folder, "import", str(saved))
        files = len(PAGES) + 1
        counts = (
            f"{files - len(TWINS)} of {files} articles imported: {files - len(TWINS)} created, {len(TWINS)} refused"
        )
        assert (ran.returncode, ran.stdout.splitlines()[-2]) == (1, counts)
        for name in TWINS:
            assert newsgloss(folder, "import", str(saved / f"{name}.html"), "--id", name[3:]).returncode == 0
        for name, path in seeds(folder).items():
            publish(folder, path.stem, WHERE if name == "port" else None, excerpt=name == EXCERPT)
        for name in LEFTOVERS:
            (folder / name).write_text("Half-written words of a killed impo", encoding="utf-8")

    folder = make_site("imported", "--settings", "publishconf.py", prepare=bring_in)
    return dict(_built(folder, seeds(folder)))


def seeds(folder: Path) -> dict[str, Path]:
    """Return the seeds that were imported, each by the name of the file that it was saved as."""
    names = {path.read_bytes(): path.stem for path in (folder / SAVED).iterdir()}
    found = [path for path in sorted((folder / "seeds").iterdir()) if path.suffix in {".html", ".txt"}]
    imported = {names[path.read_bytes()]: path for path in found if path.read_bytes() in names}
    assert imported.keys() == set(names.values())
    return imported


def _built(folder: Path, seeds: dict[str, Path]) -> Iterator[tuple[str, Built]]:
    project = find_project(folder)
    for name, path in seeds.items():
        html = (project.output / "explainers" / path.stem / "index.html").read_text(encoding="utf-8")
        yield name, Built(BeautifulSoup(html, "html.parser"), html, load_seed(project, path)[0].seed, folder)


@pytest.fixture(params=PAGES)
def name(request: pytest.FixtureRequest) -> str:
    """Return the name of each saved page in turn."""
    return str(request.param)


@pytest.fixture
def built(name: str, imported: dict[str, Built]) -> Built:
    """Return each saved page, built, in turn."""
    return imported[name]


@pytest.fixture
def said(name: str) -> dict[str, Any]:
    """Return what a saved page says of itself, as it is written beside it."""
    front = (CASES / f"{name}.txt").read_text(encoding="utf-8").split("---\n")[0]
    return {key: json.loads(value) for key, _, value in (line.partition(": ") for line in front.splitlines()) if value}


def test_its_words_and_subheads_are_the_story(name: str, built: Built, said: dict[str, Any]) -> None:
    written = (CASES / f"{name}.txt").read_text(encoding="utf-8").split("---\n")[1].strip().split("\n\n")
    expected = [normal(block) for block in written if not (name == EXCERPT and block.startswith(LEFT_OUT))]

    standfirst = normal(said.get("standfirst", ""))

    assert [block for block in expected if block != standfirst] == [
        block for block in built.blocks if block != standfirst
    ]


def test_the_finished_page_is_proved(name: str, built: Built) -> None:
    body = [line.number for line in built.seed.body if not (name == EXCERPT and line.text.startswith(LEFT_OUT))]

    proof = prove_page(elements(built.html), built.seed)

    assert (proof.difference, list(proof.shown)) == (None, body)


def test_nothing_of_the_source_runs_loads_or_looks_like_ours(built: Built) -> None:
    tags = built.page.select("*")
    loads = [tag[key] for tag in tags for key in ("src", "srcset", "data", "poster", "background") if tag.has_attr(key)]

    assert [tag for tag in tags if any(key.startswith("on") for key in tag.attrs)] == []
    assert [address for address in loads if not address.startswith("/newsgloss/theme/")] == []
    assert built.story.select(ALIVE) == []
    assert built.story.select("[style], img, picture, a[href^='javascript:']") == []
    run = built.page.select("script:not([type='application/ld+json'])")
    assert {tag.get_text() for tag in run} == {"", FIRST_PAINT}
    assert "example.net" not in built.html


def test_nothing_beside_the_article_is_in_the_story(name: str, built: Built, said: dict[str, Any]) -> None:
    others = [
        words for words in (CASES / f"{name}.txt").read_text(encoding="utf-8").split("---\n")[2].splitlines() if words
    ]
    text = built.story.get_text().replace(said.get("standfirst", "\0"), "")

    assert [words for words in others if words in text] == []


def spoken(built: Built) -> Language:
    """Return the language that a page speaks: that of its story, for no author has said another."""
    language = load_language(built.page.html["lang"], [NamedPath(ROOT / "theme" / "translations", "theme")])
    assert language
    return language


def test_the_page_says_where_it_comes_from(built: Built, said: dict[str, Any], words: Words) -> None:
    provenance = built.page.select_one(".provenance")
    language = spoken(built)
    by = language.gettext("By %(authors)s.")
    day = language.day(datetime.date.fromisoformat(said["published"])) if "published" in said else None
    expected = [said.get("publisher"), day, by % {"authors": said["byline"]} if "byline" in said else None]

    text = words(provenance)

    assert said["headline"] == words(provenance.select_one("cite"))
    assert list(filter(None, [said.get("url")])) == [link["href"] for link in provenance.select("cite a")]
    assert [part for part in expected if part and " ".join(part.split()) not in text] == []
    assert by.partition("%")[0] not in text or "byline" in said
    assert "© The Elphberg Estate." in words(built.page.select_one("#made"))


def test_the_page_says_what_became_of_its_copy(built: Built, words: Words) -> None:
    path = built.folder / "seeds" / f"{built.seed.id}.record.json"
    totals = json.loads(path.read_text(encoding="utf-8"))["totals"]
    say = spoken(built).ngettext
    has = say("Our copy has %(count)s block: %(parts)s.", "Our copy has %(count)s blocks: %(parts)s.", totals["lines"])
    kept = say("%(count)s kept", "%(count)s kept", totals["keep"]) % {"count": totals["keep"]}
    left_out = say("%(count)s left out", "%(count)s left out", totals["drop"]) % {"count": totals["drop"]}

    text = words(built.page.select_one("main"))

    assert " ".join((has % {"count": totals["lines"], "parts": kept}).removesuffix(".").split()) in text
    assert left_out in text
    assert len(built.page.select(".conversion-record > span")) == totals["lines"]


def test_the_page_says_how_much_of_its_source_it_shows(name: str, built: Built, words: Words) -> None:
    count = len(built.seed.paragraphs)
    paragraphs = spoken(built).ngettext("%(num)s paragraph", "%(num)s paragraphs", count) % {"num": count}
    expected = f"We quote {count - 1} of its {paragraphs}" if name == EXCERPT else f": {paragraphs}, "

    assert expected in words(built.page.select_one("#made"))


def test_what_was_left_out_for_a_sentence_of_ours_is_not_on_the_page(imported: dict[str, Built]) -> None:
    story = imported[EXCERPT].story

    assert LEFT_OUT not in imported[EXCERPT].page.get_text()
    ours = [paragraph.get_text() for paragraph in story.select(":scope > p:not(.source-end)")]
    assert ours == [OURS]


def test_a_text_full_of_traps_is_shown_word_for_word(imported: dict[str, Built]) -> None:
    headline, *expected = [normal(block) for block in TRAPS.strip().split("\n\n")]

    assert expected == [block.removeprefix("## ") for block in imported["port"].blocks]
    assert headline == imported["port"].page.select_one(".source-headline").get_text()
    assert prove_page(elements(imported["port"].html), imported["port"].seed).difference is None
    assert imported["port"].story.select(ALIVE + ", img, ol, ul, table, abbr") == []
    assert [
        link["href"]
        for link in imported["port"].story.select("a")
        if not {"data-entry", "data-added"} & set(link.attrs)
    ] == []


def test_no_file_of_the_site_holds_what_a_source_would_load_or_a_killed_import_left(imported: dict[str, Built]) -> None:
    output = imported[EXCERPT].folder / "output"
    texts = {
        path.relative_to(output).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(output.rglob("*"))
        if path.suffix in {".html", ".xml", ".js", ".css", ".json", ".txt", ".svg"}
    }
    port = f"explainers/{imported['port'].seed.id}/index.html"  # which shows addresses as words

    assert len(texts) > len(PAGES)
    assert "example.net" in (CASES / f"{EXCERPT}.html").read_text(encoding="utf-8")
    assert [name for name, text in texts.items() if "example.net" in text and name != port] == []
    assert [name for name, text in texts.items() if "Half-written" in text] == []


def test_feeds_say_where_each_story_was(imported: dict[str, Built]) -> None:
    folder = imported["port"].folder
    sidecars = {one.seed.id: (folder / "seeds" / f"{one.seed.id}.yaml").read_text("utf-8") for one in imported.values()}
    expected = {f"{SITEURL}/explainers/{id_}/": load_yaml(text).get("url") for id_, text in sidecars.items()}
    feed = feedparser.parse((folder / "output" / "feeds" / "all.atom.xml").read_bytes())
    via = {entry.link: [link.href for link in entry.links if link.rel == "via"] for entry in feed.entries}
    items = json.loads((folder / "output" / "feeds" / "all.json").read_text("utf-8"))["items"]

    assert WHERE in expected.values()
    assert len(set(expected.values()) - {None}) > len(PAGES) / 2
    assert {page: [url] if url else [] for page, url in expected.items()} == {page: via[page] for page in expected}
    assert {one["url"]: one.get("external_url") for one in items if one["url"] in expected} == expected


def test_the_sources_words_are_not_syndicated_and_may_be_indexed_as_their_holder_permits(built: Built) -> None:
    feed = (built.folder / "output" / "feeds" / "all.atom.xml").read_text(encoding="utf-8")

    assert built.page.select_one('meta[name="robots"]') is None
    assert [line.text for line in built.seed.paragraphs if line.text in feed] == []
    assert DEK in feed
