"""Builds that remember what earlier ones made: the same bytes as without a memory, and no more work than there is."""

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
from tests.site.site_edits import (
    ALONE,
    BRIDGE_NOTES,
    EDITS,
    GLOSSARY,
    IN_STORY,
    MORE_ENTRIES,
    MORE_GLOSSARY,
    NOT_ALONE,
    ON_BRIDGE,
    OTHER_SITE,
    PICTURE,
    STORY,
    replaced,
    there_or_not,
)

SEQUENCES = {"quick": 1, "thorough": 1, "whole": 3}[PROFILE]  # of edits, each in an order of its own
TOGETHER = {"quick": 2, "thorough": 1, "whole": 1}[PROFILE]  # edits between two builds, of other things than a story
UNDONE = 9  # edits of a sequence that are undone again
APART = 8  # builds between two after an edit of a story's text
ANEW = 8  # builds after which a site is also built from nothing
SHOWS_TEXTS = (  # a template of a site's own
    '{% extends "base.html" %}{% block main %}{% for one in articles %}{{ one.content | striptags }}{% endfor %}'
    "{% for one in pages %}{{ one.body_html }}{% endfor %}{% endblock %}"
)
CHOOSING = {"index.html", "404.html"}  # pages that show some explainers or entries of all


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
        builds.keep(now, made.built, made.kept)
        return now

    @staticmethod
    def _built(drawn: Drawn) -> Built:
        problems = tuple(map(str, drawn.problems))
        return Built(ok=True, pages=0, entries=0, events=0, mentions=0, problems=problems, errors=0, log=drawn.log)


@pytest.fixture
def site(ruritania: Path) -> Path:
    """Return the small project, with templates of its own, a picture that nothing shows, and no search page.

    It has more entries than its home page shows.
    """
    there_or_not(MORE_GLOSSARY, MORE_ENTRIES)(ruritania)
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


def shuffled_edits(seed: int) -> list[tuple[str, ...]]:
    """Return all edits, and some of them again to undo them, in an order of its own for each seed.

    After each of the tuples the site is built.
    """
    chosen = random.Random(seed)  # noqa: S311 -- the same order each time
    names = [*EDITS, *chosen.sample(list(EDITS), UNDONE)]
    chosen.shuffle(names)
    steps = [tuple(names[first : first + TOGETHER]) for first in range(0, len(names), TOGETHER)]
    for number, place in enumerate(range(APART, len(steps), APART)):
        steps.insert(place + number, (list(IN_STORY)[number % 2],))
    return [*((name,) for name in IN_STORY), *steps]


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_after_any_edits_a_site_has_the_bytes_of_one_that_is_built_from_nothing(
    seed: int, site: Path, draw: Callable[[Path], Drawn], draw_by_workers: Callable[[Path], Drawn]
) -> None:
    steps, last = shuffled_edits(seed), LastSite(site)
    redrawn_alone = 0
    before = draw(site)
    last.keep(before)
    for number, names in enumerate(steps):
        for name in names:
            (EDITS | IN_STORY)[name](site)
        alone = last.redrawn()
        remembering = draw(site)
        redrawn_alone += alone is not None
        if alone is not None:
            assert (remembering.files, remembering.problems) == (alone, before.problems), steps[: number + 1]
        assert remembering.files, (steps[: number + 1], remembering.problems)  # else nothing is compared from here on
        last.keep(remembering)
        before = remembering
        if (number + 1) % ANEW == 0 or number == len(steps) - 1:
            anew = draw_by_workers(elsewhere(site))
            assert remembering.problems == anew.problems, steps[: number + 1]
            assert remembering.files == anew.files, steps[: number + 1]
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


def test_pages_that_show_texts_of_others_are_drawn_again_with_them(site: Path, draw: Callable[[Path], Drawn]) -> None:
    there_or_not("restyle/404.html", SHOWS_TEXTS)(site)
    files(draw(site))
    replaced(STORY, "may may cross.\n", f"may may cross.\n\n{'It is long. ' * 300}\n")(site)  # for home's minutes
    EDITS["a page"](site)

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
