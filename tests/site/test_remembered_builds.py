"""Builds that remember what earlier ones made: the same bytes as without a memory, and no more work than there is."""

import hashlib
import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from newsgloss.model.settings import find_project
from newsgloss.pelican_plugin import signals
from newsgloss.pelican_plugin.in_process.redrawing import redrawn
from newsgloss.pelican_plugin.in_process.running import KeptPelican
from newsgloss.pelican_plugin.writer import PageWriter
from newsgloss.publishing.builds import Built
from newsgloss.publishing.manifests import Digest, Files, digest, read_manifest, write_manifest
from newsgloss.publishing.memory import workers
from newsgloss.publishing.memory.cache import FILE
from newsgloss.publishing.memory.remembering import steps_of
from newsgloss.publishing.memory.whole_site import LastBuilds
from newsgloss.publishing.preview.drawn_sites import Drawn
from tests.samples import PROFILE

SEQUENCES = {"quick": 1, "thorough": 1, "whole": 3}[PROFILE]  # of edits, each in an order of its own
UNDONE = 9  # edits of a sequence that are undone again
APART = 8  # edits between two of a story's text
ANEW = 6  # edits after which a site is also built from nothing
BRIDGE = """\
---
title: What the bridge is for
dek: It is for crossing.
date: 2031-06-0{day}
category: {topic}
status: published
about: [lake-treaty]
key_points:
  - text: The Lake Treaty holds.
    sources: [treaty-text]
---

A ferry permit is not needed on the bridge. Rudolf Elphberg opened it.
"""
NOTES = """\
- id: wait
  kind: context
  quote:
    exact: a day's wage
  title: How much
  body: Ten crowns, the gazette says, for {what}.
  sources: [gazette]
"""
TOPIC = """\
---
title: The lake
---

All about the lake, and who crosses it.
"""
HEADING = """\
{% macro section(id, heading, hidden=false) %}<p>{{ heading }}</p>{{ caller() }}{% endmacro %}
"""
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><path d="M0 10h30"/></svg>\n'
FIGURE = """\
figures:
  - kind: bars
    title: Ferries
    bars: [{label: A, value: 30, sources: [gazette]}, {label: B, value: 40, sources: [gazette]}]
"""
PLACE = """\
- id: quay
  kind: place
  label: Quay
  gloss: Where the ferry leaves.
  coordinates: 46.2, 6.1
  figures:
    - {kind: map, title: The lake, places: quay}
  sources: [gazette]
"""
OTHER_SITE = {
    "format": "newsgloss-glossary",
    "version": 1,
    "name": "Ruritania Watch",
    "language": "en",
    "home": "https://watch.ruritania/",
    "entries": [
        {
            "id": "wait",
            "kind": "term",
            "url": "https://watch.ruritania/glossary/wait/",
            "label": "day's wage",
            "gloss": "A week at a pier.",
        }
    ],
}
CHOOSING = {"index.html", "404.html"}  # pages that show some explainers or entries of all
Edit = Callable[[Path], None]


def replaced(file: str, old: str, new: str) -> Edit:
    """Return the edit that replaces a text, or puts it back where it was replaced; nothing without the file."""

    def edit(folder: Path) -> None:
        path = folder / file
        if not path.exists():
            return
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(new, old, 1) if new in text else text.replace(old, new, 1), encoding="utf-8")

    return edit


def there_or_not(file: str, text: str) -> Edit:
    """Return the edit that adds a file, or takes it away where it is."""

    def edit(folder: Path) -> None:
        path = folder / file
        if path.exists():
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    return edit


def other_site(was: str, now: str) -> Edit:
    """Return the edit that takes over another site's glossary with a gloss that has changed, or changed back."""

    def edit(folder: Path) -> None:
        copy, pins = folder / "glossaries" / "un.json", folder / "glossaries" / "pins.yaml"
        text = copy.read_text(encoding="utf-8")
        copy.write_text(text.replace(was, now) if was in text else text.replace(now, was), encoding="utf-8")
        pin = f"- {{id: un, from: un.json, sha256: {hashlib.sha256(copy.read_bytes()).hexdigest()}}}\n"
        pins.write_text(pin, encoding="utf-8")

    return edit


def renamed(old: str, new: str) -> Edit:
    """Return the edit that gives a file another name, or its old one back."""

    def edit(folder: Path) -> None:
        one, other = folder / old, folder / new
        if one.exists():
            one.rename(other)
        elif other.exists():
            other.rename(one)

    return edit


STORY, GLOSSARY = "content/explainers/zenda.md", "content/glossary/lake.yaml"
ABOUT = "content/pages/about.md"
BRIDGE_FILE, BRIDGE_NOTES = "content/explainers/bridge.md", "content/explainers/bridge.notes.yaml"
ON_BRIDGE = """\
- id: bridge
  kind: context
  quote:
    exact: on the bridge
  title: The bridge
  body: It is {long} long.
  sources: [gazette]
"""
ALONE: dict[str, Edit] = {  # edits of a text that change its own page, and nothing else
    "words": replaced(BRIDGE_FILE, "opened it.", "opened it.\n\nIt is long, and nobody fell off."),
    "emphasis": replaced(BRIDGE_FILE, "nobody fell", "*nobody* fell"),
    "another word": replaced(BRIDGE_FILE, "*nobody* fell", "*hardly anybody* fell"),
    "a heading": replaced(BRIDGE_FILE, "It is long,", "## How long\n\nIt is long,"),
    "a note": replaced(BRIDGE_NOTES, "very long", "so long"),
    "the home page's story": replaced(STORY, "> ## A long", "It is not cheap.\n\n> ## A long"),
}
NOT_ALONE: dict[str, Edit] = {  # edits of a text that others show, or of which they know
    "words of a sentence with a name": replaced(BRIDGE_FILE, "is not needed", "was never needed"),
    "a name": replaced(BRIDGE_FILE, "hardly anybody", "Rudolf Elphberg"),
    "another title": replaced(BRIDGE_FILE, "What the bridge is for", "What a bridge is for"),
    "a link": replaced(BRIDGE_FILE, "It is long,", "It is [long](/explainers/zenda/),"),
    "a file": replaced(BRIDGE_FILE, "It is [long]", "It is [so]({static}/images/lake.svg) [long]"),
    "a figure": replaced(BRIDGE_FILE, "It is [so]", "It is ![so]({static}/images/lake.svg) [so]"),
    "what is hard to read": replaced(
        BRIDGE_FILE, "fell off.", "fell off." + " Institutional considerations notwithstanding," * 9
    ),
    "a note's source": replaced(BRIDGE_NOTES, "[gazette]", "[treaty-text]"),
    "a note's id": replaced(BRIDGE_NOTES, "id: bridge", "id: the-bridge"),
}
BY_NAME = 'ARTICLE_URL = "explainers/{slug}/"\nARTICLE_SAVE_AS = "explainers/{slug}/index.html"\n'
IN_STORY: dict[
    str, Edit
] = {  # edits of a text amid others: of words that its page alone shows, and of a sentence that others quote
    "words of ours": replaced(STORY, "may may cross.\n", "may may cross.\n\nIt is not cheap.\n"),
    "a sentence of ours with a name": replaced(
        STORY, "may may cross.\n", "may may cross.\n\nThe Lake Treaty says it.\n"
    ),
}
EDITS: dict[str, Edit] = {
    "a word of ours": replaced(STORY, "costs a day's wage", "cost a day's wage"),
    "a title": replaced(STORY, "Why nobody can leave Zenda", "Why many cannot leave Zenda"),
    "a name that nothing knows": replaced(STORY, "A ferry permit costs", "A lake pass costs"),
    "a status": replaced(STORY, "status: published", "status: archived"),
    "a story's day": replaced(STORY, "story_date: 2031-05-02", "story_date: 2031-05-01"),
    "another explainer": there_or_not("content/explainers/bridge.md", BRIDGE.format(day=1, topic="The lake")),
    "a third explainer": there_or_not("content/explainers/quay.md", BRIDGE.format(day=2, topic="Bridges")),
    "an explainer's name": renamed("content/explainers/bridge.md", "content/explainers/over-the-bridge.md"),
    "notes": there_or_not("content/explainers/zenda.notes.yaml", NOTES.format(what="adults")),
    "a note": replaced("content/explainers/zenda.notes.yaml", "for adults", "for children"),
    "a gloss": replaced(GLOSSARY, "A paper that lets its holder", "A card that lets its holder"),
    "a label": replaced(GLOSSARY, "label: ferry permit", "label: ferry pass"),
    "an alias": replaced(GLOSSARY, "  label: ferry permit\n", "  label: ferry permit\n  aliases: [lake pass]\n"),
    "a name that is used up": replaced("content/linking.yaml", "- Lake Treaty Street", "- ferry permit"),
    "an event's day": replaced(GLOSSARY, "date: 2031-05-02", "date: 2030-05-02"),
    "an event's actors": replaced(GLOSSARY, "  happening: t", "  actors: [lake-authority]\n  happening: t"),
    "an entry that is no longer public": replaced(GLOSSARY, "public_figure: true", "public_figure: false"),
    "a draft": replaced(GLOSSARY, "  abbreviation: RLA\n", "  abbreviation: RLA\n  status: draft\n"),
    "an old id": replaced(GLOSSARY, "  label: Lake Treaty\n", "  label: Lake Treaty\n  redirect_from: [treaty]\n"),
    "a link of a page": replaced(ABOUT, "the lake.", "the lake, as in [Zenda]({filename}../explainers/zenda.md)."),
    "an explainer's day": replaced(STORY, "date: 2031-05-03", "date: 2032-05-03"),
    "addresses by year": replaced("pelicanconf.py", BY_NAME, BY_NAME.replace("explainers/", "{date:%Y}/")),
    "a source": replaced("content/sources.yaml", "Official Gazette", "Gazette of Ruritania"),
    "a publisher": replaced("seeds/zenda.yaml", "publisher: Zenda Courier", "publisher: The Courier"),
    "rights": replaced("seeds/zenda.yaml", "permission: granted", "permission: unknown"),
    "a page": replaced(ABOUT, "We explain", "Here we explain"),
    "a topic": there_or_not("content/topics/the-lake.md", TOPIC),
    "a template": there_or_not("restyle/components/section.html", HEADING),
    "a setting": replaced("pelicanconf.py", 'SITENAME = "The Ruritanian"', 'SITENAME = "The Strelsauer"'),
    "an address": replaced("pelicanconf.py", 'SITEURL = ""', 'SITEURL = "https://news.example.org/lake"'),
    "a picture": replaced(STORY, "> ## A long", "![The lake]({static}/images/lake.svg)\n\n> ## A long"),
    "a picture's size": replaced("content/images/lake.svg", 'width="30"', 'width="60"'),
    "a figure": replaced(STORY, "status: published\n", FIGURE + "status: published\n"),
    "a figure's count": replaced(STORY, "value: 40", "value: 50"),
    "a place": there_or_not("content/glossary/places.yaml", PLACE),
    "where a place is": replaced("content/glossary/places.yaml", "46.2, 6.1", "47.5, 9.5"),
    "another site's gloss": other_site("A week at a pier.", "A month at a pier."),
    "another site's glossary": replaced("pelicanconf.py", "SITENAME", 'GLOSSARIES = {"un": "un.json"}\nSITENAME'),
    "short lists": replaced("pelicanconf.py", "AUTHOR_SAVE_AS", "DEFAULT_PAGINATION = 2\nAUTHOR_SAVE_AS"),
}


class LastSite:
    """The site of a project as it was drawn last, as `newsgloss build` remembers it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, drawn: Drawn) -> None:
        """Have a site in the output folder, which was drawn, and be remembered as built."""
        project, told = find_project(self._folder), json.loads((self._folder / "report.json").read_bytes())
        project.output.mkdir(exist_ok=True)
        write_manifest(project.output, files(drawn), project.base)
        LastBuilds(project, remember=True).keep(files(drawn), self._built(drawn), told["kept"])

    def redrawn(self) -> dict[str, Digest] | None:
        """Return the files of the site after a change, if they are known without drawing all; keep them."""
        project = find_project(self._folder)
        before = read_manifest(project.output) or {}
        builds = LastBuilds(project, remember=True)
        change = builds.change(before)
        made = change and redrawn(project, change)
        if not change or not made:
            return None
        now = {**before, **{name: digest(text.encode()) for name, text in made.files.items()}}
        write_manifest(project.output, now, project.base)
        builds.keep(now, change.built, made.kept)
        return now

    @staticmethod
    def _built(drawn: Drawn) -> Built:
        problems = tuple(map(str, drawn.problems))
        return Built(ok=True, pages=0, entries=0, events=0, mentions=0, problems=problems, errors=0, log=drawn.log)


@pytest.fixture
def site(ruritania: Path) -> Path:
    """Return the small project, with templates of its own, a picture that nothing shows, and no search page."""
    there_or_not("content/images/lake.svg", PICTURE)(ruritania)
    with (ruritania / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write('THEME_TEMPLATES_OVERRIDES = ["restyle"]\nSEARCH_SAVE_AS = ""\nBUILD_REPORT = "report.json"\n')
    (ruritania / "restyle").mkdir()
    there_or_not("glossaries/un.json", json.dumps(OTHER_SITE))(ruritania)
    EDITS["another site's gloss"](ruritania)
    return ruritania


@pytest.fixture
def drawn_pages(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what has the names of the pages that are drawn, and not remembered."""
    drawn: list[str] = []
    draw = PageWriter._draw  # noqa: SLF001 -- what a page that is remembered spares

    def noted(self: PageWriter, name: str, *arguments: object) -> object:
        drawn.append(name)
        return draw(self, name, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(PageWriter, "_draw", noted)
    return drawn


@pytest.fixture(scope="module")
def draw(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Drawn]:
    """Return what draws the site of a project as it is now, as `newsgloss build` would."""
    pelican, folder = KeptPelican(), tmp_path_factory.mktemp("sites")

    def drawn(project: Path) -> Drawn:
        try:
            return pelican.draw(find_project(project), folder / "site", lambda *_: None)
        finally:
            shutil.rmtree(folder / "site", ignore_errors=True)
            pelican.forget()

    return drawn


@pytest.fixture
def draw_by_workers(draw: Callable[[Path], Drawn]) -> Callable[[Path], Drawn]:
    """Return what draws a site as `draw` does, with several processes."""

    def drawn(project: Path) -> Drawn:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(workers, "LEAST", 1)
            patch.setattr(signals, "steps_of", lambda project, **_: steps_of(project, workers=2))
            return draw(project)

    return drawn


def files(drawn: Drawn) -> Files:
    """Return the files of a site; the test fails where it could not be drawn."""
    assert drawn.files is not None, drawn.problems
    return drawn.files


def elsewhere(project: Path) -> Path:
    """Return a copy of a project that remembers nothing."""
    copy = project.with_name("copy")
    shutil.rmtree(copy, ignore_errors=True)
    return Path(shutil.copytree(project, copy, ignore=shutil.ignore_patterns("cache", "__pycache__")))


def shuffled_edits(seed: int) -> list[str]:
    """Return all edits, and some of them again to undo them, in an order of its own for each seed."""
    chosen = random.Random(seed)  # noqa: S311 -- the same order each time
    names = [*EDITS, *chosen.sample(list(EDITS), UNDONE)]
    chosen.shuffle(names)
    for number, place in enumerate(range(APART, len(names), APART)):
        names.insert(place + number, list(IN_STORY)[number % 2])
    return [*IN_STORY, *names]


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_after_any_edits_a_site_has_the_bytes_of_one_that_is_built_from_nothing(
    seed: int, site: Path, draw: Callable[[Path], Drawn], draw_by_workers: Callable[[Path], Drawn]
) -> None:
    names, last = shuffled_edits(seed), LastSite(site)
    redrawn_alone = 0
    before = draw(site)
    last.keep(before)
    for number, name in enumerate(names):
        (EDITS | IN_STORY)[name](site)
        alone = last.redrawn()
        remembering = draw(site)
        redrawn_alone += alone is not None
        if alone is not None:
            assert (remembering.files, remembering.problems) == (alone, before.problems), names[: number + 1]
        if remembering.files:
            last.keep(remembering)
            before = remembering
        if (number + 1) % ANEW == 0 or number == len(names) - 1:
            anew = draw_by_workers(elsewhere(site))
            assert remembering.problems == anew.problems, names[: number + 1]
            assert remembering.files == anew.files, names[: number + 1]
    assert redrawn_alone


def test_a_change_that_a_page_alone_shows_is_known_without_drawing_the_others(
    site: Path, draw: Callable[[Path], Drawn]
) -> None:
    last = LastSite(site)
    for added in ("another explainer", "a third explainer"):
        EDITS[added](site)
    there_or_not(BRIDGE_NOTES, ON_BRIDGE.format(long="very"))(site)
    before = draw(site)
    last.keep(before)

    for name, edit in ALONE.items():
        edit(site)
        alone = last.redrawn()

        assert alone is not None, name
        assert alone != before.files, name
    after = draw(site)
    assert alone == after.files
    assert after.problems == before.problems
    for name, edit in NOT_ALONE.items():
        last.keep(draw(site))
        edit(site)

        assert last.redrawn() is None, name


def test_an_old_id_that_another_entry_has_now_leads_there(site: Path, draw: Callable[[Path], Drawn]) -> None:
    EDITS["an old id"](site)
    files(draw(site))
    EDITS["an old id"](site)
    replaced(GLOSSARY, "  label: ferry permit\n", "  label: ferry permit\n  redirect_from: [treaty]\n")(site)

    assert files(draw(site)) == files(draw(elsewhere(site)))


def test_a_page_that_links_to_an_explainer_follows_it_to_another_address(
    site: Path, draw: Callable[[Path], Drawn]
) -> None:
    EDITS["a link of a page"](site)
    EDITS["addresses by year"](site)
    files(draw(site))
    EDITS["an explainer's day"](site)

    assert files(draw(site)) == files(draw(elsewhere(site)))


def test_nothing_is_drawn_again_where_nothing_was_edited(
    site: Path, draw: Callable[[Path], Drawn], drawn_pages: list[str]
) -> None:
    first = draw(site)
    drawn_pages.clear()

    again = draw(site)

    assert drawn_pages == []
    assert files(again) == files(first)


@pytest.mark.parametrize(
    ("name", "also"),
    [
        *((name, ()) for name in ("a gloss", "a word of ours", "a source", "a page", "a publisher", "an event's day")),
        *((name, ()) for name in ("a topic", "a note")),
        ("another site's gloss", ("another site's glossary",)),
        ("a picture's size", ("a picture",)),
        ("where a place is", ("a place",)),
    ],
)
def test_an_edit_redraws_the_pages_that_show_it_and_no_others(
    name: str, also: tuple[str, ...], site: Path, draw: Callable[[Path], Drawn], drawn_pages: list[str]
) -> None:
    for added in ("another explainer", "a third explainer", "notes", *also):
        EDITS[added](site)
    before = files(draw(site))
    drawn_pages.clear()

    EDITS[name](site)
    after = files(draw(site))

    changed = {file for file in after if after[file] != before.get(file) and file.endswith(".html")}
    assert changed
    assert set(drawn_pages) - CHOOSING == changed - CHOOSING


def test_what_workers_have_drawn_is_remembered(
    site: Path, draw: Callable[[Path], Drawn], draw_by_workers: Callable[[Path], Drawn], drawn_pages: list[str]
) -> None:
    first = draw_by_workers(site)
    here = {name for name in drawn_pages if name.endswith(".html")}
    drawn_pages.clear()

    again = draw(site)

    assert here < {name for name in files(first) if name.endswith(".html")}  # the others by workers
    assert drawn_pages == []
    assert files(again) == files(first)


def test_what_was_remembered_in_another_folder_holds_in_a_copy(
    site: Path, draw: Callable[[Path], Drawn], drawn_pages: list[str]
) -> None:
    first = draw(site)
    copy = elsewhere(site)
    shutil.copytree(site / "cache", copy / "cache")
    drawn_pages.clear()

    again = draw(copy)

    assert drawn_pages == []
    assert files(again) == files(first)


@pytest.mark.parametrize("damage", [b"", b"not a database", None], ids=["empty", "broken", "cut off"])
def test_a_damaged_memory_costs_time_alone(damage: bytes | None, site: Path, draw: Callable[[Path], Drawn]) -> None:
    first = draw(site)
    file = site / "cache" / FILE
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2] if damage is None else damage)

    again = draw(site)

    assert files(again) == files(first)
    assert again.problems == first.problems


def test_a_memory_that_cannot_be_written_costs_time_alone(site: Path, draw: Callable[[Path], Drawn]) -> None:
    (site / "cache").write_text("a file", encoding="utf-8")

    assert files(draw(site))


def test_a_site_whose_settings_hold_functions_is_drawn_anew(
    site: Path, draw: Callable[[Path], Drawn], drawn_pages: list[str]
) -> None:
    with (site / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write('JINJA_FILTERS = {"loud": lambda words: words.upper()}\n')
    first = draw(site)
    count = len(drawn_pages)

    again = draw(site)

    assert len(drawn_pages) == 2 * count
    assert files(again) == files(first)
