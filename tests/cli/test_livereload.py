"""`newsgloss livereload`, saved file by saved file, without a browser."""

import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, ClassVar

import pytest

from newsgloss.cli import main
from newsgloss.cli.commands import livereload
from newsgloss.cli.commands.livereload import Writing
from newsgloss.model.settings import find_project
from newsgloss.pelican_plugin.in_process.running import KeptPelican
from newsgloss.publishing.preview.drawn_sites import DrawnSites, SiteChange
from newsgloss.publishing.preview.watching import Watch, WatchedPlaces, watched_places

STORY = "content/explainers/zenda.md"
Step = Callable[[], Any]


class ScriptedWatch(Watch):
    """Tells at each wait of the files that a step has saved, or that nothing was.

    After a page was shown first, nothing is saved unless somebody `goes_on`.
    """

    goes_on = False
    meanwhile: ClassVar[list[str]] = []  # what is saved while a site is drawn

    def __init__(self, root: Path, steps: Iterator[tuple[Step, tuple[str, ...]]]) -> None:
        self.root, self.steps, self.places = root, steps, watched_places(find_project(root))

    def close(self) -> None:
        pass

    def look_at(self, places: WatchedPlaces) -> None:
        self.places = places

    def wait(self, seconds: float | None = None) -> tuple[Path, ...]:
        if seconds == 0:
            return (self.root / self.meanwhile.pop(),) if self.meanwhile else ()
        if seconds == livereload.PAUSE and not self.goes_on:
            return ()
        step, names = next(self.steps)
        step()
        return tuple(self.root / name for name in names)


@pytest.fixture(scope="module")
def pelican() -> KeptPelican:
    """Return one Pelican for all tests: the same templates need not be read by each."""
    return KeptPelican()


@pytest.fixture
def follow(
    ruritania: Path, tmp_path: Path, pelican: KeptPelican, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., DrawnSites]:
    """Return what lets the command follow some steps, each with the files that it saves, and gives what is shown."""
    monkeypatch.chdir(ruritania)

    def run(*steps: tuple[Step, tuple[str, ...]]) -> DrawnSites:
        sites = DrawnSites(tmp_path / "sites")
        writing = Writing(ruritania, "pelicanconf.py", sites, ScriptedWatch(ruritania, iter(steps)), pelican)
        writing.follow()
        writing.end()
        return sites

    return run


@pytest.fixture
def code(ruritania: Path) -> Callable[[str], tuple[Step, tuple[str, ...]]]:
    """Return the step that saves code: the command ends after it, if the code can be read."""
    with (ruritania / "pelicanconf.py").open("a", encoding="utf-8") as config:
        config.write('PLUGIN_PATHS = ["plugins"]\n')
    (ruritania / "plugins").mkdir()
    path = ruritania / "plugins" / "ferries.py"
    return lambda text: (lambda: path.write_text(text, encoding="utf-8"), ("plugins/ferries.py",))


def without_seconds(text: str) -> list[str]:
    return re.sub(r"\d+\.\d seconds", "N seconds", text).splitlines()


def test_each_save_has_a_line_and_each_problem_is_told_once(
    follow: Callable[..., DrawnSites],
    code: Callable[[str], tuple[Step, tuple[str, ...]]],
    change: Callable[..., None],
    add: Callable[..., None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    files = ("content/a.md", "content/b.md", "content/c.md", STORY, "content/e.md")
    follow(
        (lambda: change(STORY, "costs a day's wage", "costs two days' wages"), (STORY,)),
        (lambda: change(STORY, "dek: The", "dok: The"), (STORY,)),
        (lambda: (), ()),  # nothing is saved while it is told
        (lambda: add(STORY, "\nIt is more.\n"), (STORY,)),
        (lambda: (), ()),
        (lambda: change(STORY, "dok: The", "dek: The"), files),
        code("FERRIES = 2"),
    )

    said = capsys.readouterr()
    assert without_seconds(said.out) == [
        "Built: 17 pages, 42 other files, N seconds",
        f"{STORY}: 2 pages changed, 1 other file, N seconds",
        f"{STORY}: 1 error, the last good site is shown, N seconds",
        f"{STORY}: 1 error, the last good site is shown, N seconds",
        "content/a.md, content/b.md, content/c.md and 2 more: 1 page changed, N seconds",
        "plugins/ferries.py: this is code, so the command begins again",
    ]
    assert said.err.splitlines() == [f"{STORY}:3:1: there is no key 'dok' here", "    Did you mean 'dek'?"]


def test_the_page_that_is_written_on_is_shown_first_and_the_rest_of_the_site_when_nobody_goes_on(
    follow: Callable[..., DrawnSites],
    code: Callable[[str], tuple[Step, tuple[str, ...]]],
    change: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(ScriptedWatch, "goes_on", True)
    shown: list[bool] = []
    show_first = DrawnSites.show_first

    def noted(sites: DrawnSites, files: Mapping[str, str]) -> SiteChange | None:
        found = show_first(sites, files)
        page = "explainers/zenda/index.html"
        text = (sites.shown.folder or Path()).joinpath(page).read_text(encoding="utf-8")
        shown.append("costs two days" in text)
        return found

    monkeypatch.setattr(DrawnSites, "show_first", noted)
    follow(
        (lambda: change(STORY, "costs a day's wage", "costs three days' wages"), (STORY,)),
        (lambda: change(STORY, "costs three days' wages", "costs two days' wages"), (STORY,)),
        (lambda: ScriptedWatch.meanwhile.append(STORY), ()),
        (lambda: (), ()),
        code(""),
    )

    assert shown == [False, True, True]
    assert without_seconds(capsys.readouterr().out)[1] == f"{STORY}: 2 pages changed, 1 other file, N seconds"


def test_what_is_saved_while_a_site_is_drawn_is_in_the_next(
    follow: Callable[..., DrawnSites],
    code: Callable[[str], tuple[Step, tuple[str, ...]]],
    change: Callable[..., None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    sites = follow(
        (lambda: change(STORY, "dek: The", "dok: The"), (STORY,)),
        (lambda: change(STORY, "dok: The", "dek: The"), (STORY,)),  # before the problem is told
        code(""),
    )

    said = capsys.readouterr()
    assert (sites.shown.problems, said.err) == ((), "")
    assert without_seconds(said.out)[1] == f"{STORY}: nothing has changed on the site, N seconds"


def test_code_that_cannot_be_read_is_a_problem_until_it_can(
    follow: Callable[..., DrawnSites],
    code: Callable[[str], tuple[Step, tuple[str, ...]]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    follow(code("FERRIES = ("), (lambda: (), ()), code("FERRIES = 1"))

    said = capsys.readouterr()
    assert said.err.splitlines() == [
        "plugins/ferries.py:1:11: this is not Python: '(' was never closed",
        "    Correct the file.",
    ]
    assert said.out.splitlines()[-1] == "plugins/ferries.py: this is code, so the command begins again"


def test_the_search_index_is_made_when_nothing_is_saved(
    follow: Callable[..., DrawnSites], code: Callable[[str], tuple[Step, tuple[str, ...]]]
) -> None:
    sites = follow((lambda: (), ()), code(""))

    assert sites.searched == sites.shown.folder
    assert ((sites.searched or Path()) / "pagefind" / "pagefind-entry.json").is_file()


def test_before_there_is_a_site_its_problems_are_told_and_it_is_drawn_when_they_are_fixed(
    ruritania: Path,
    follow: Callable[..., DrawnSites],
    code: Callable[[str], tuple[Step, tuple[str, ...]]],
    change: Callable[..., None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    change(STORY, "dek: The", "dok: The")
    (ruritania / "output").mkdir()

    sites = follow((lambda: (), ()), (lambda: change(STORY, "dok: The", "dek: The"), (STORY,)), code(""))

    assert without_seconds(capsys.readouterr().out)[:2] == [
        "Built: 1 error, there is no site yet, N seconds",
        f"{STORY}: 17 pages changed, 42 other files, N seconds",
    ]
    assert list((ruritania / "output").iterdir()) == []
    assert sites.shown.is_new


def test_the_command_begins_again_on_its_port_when_code_has_changed(
    ruritania: Path,
    code: Callable[[str], tuple[Step, tuple[str, ...]]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    began: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(os, "execv", lambda *command: began.append(command))
    monkeypatch.setattr(livereload, "Watch", lambda _: ScriptedWatch(ruritania, iter([code("")])))
    monkeypatch.chdir(ruritania / "content")

    with pytest.raises(SystemExit):
        main(["livereload", "--port", "0"])

    served = re.match(r"Serving on http://127\.0\.0\.1:(\d+)/ \(Ctrl-C stops\)\n", capsys.readouterr().out)
    assert served
    expected = "-m newsgloss.cli livereload --settings pelicanconf.py --port".split()
    assert began == [(sys.executable, [sys.executable, *expected, served[1]])]


def test_without_settings_there_is_nothing_to_show(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    with pytest.raises(SystemExit) as left:
        main(["livereload"])

    assert left.value.code == 2
    assert f"{tmp_path}: there is no pelicanconf.py here or above" in capsys.readouterr().err
