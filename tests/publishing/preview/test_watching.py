import shutil
import sys
import types
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from newsgloss.model.settings import Project
from newsgloss.publishing.preview import watching
from newsgloss.publishing.preview.watching import Watch, WatchedPlaces, watched_places

PATIENCE = 10.0  # s; a busy machine may be slow
NOTHING = 0.3  # s in which what happened would have been told


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a folder with some of what a site comes from."""
    for name in ("content/lake.md", "plugins/ferries/__init__.py", "pelicanconf.py", "notes/mine.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    return tmp_path


@pytest.fixture
def watch(root: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watch]:
    """Yield a watch of the folder's content, of a folder that is not there, of code and of the settings."""
    monkeypatch.setattr(watching, "STEP", 100)  # a busy machine may stop a test between two files
    with Watch(places(root)) as watch:
        yield watch


def places(root: Path) -> WatchedPlaces:
    folders = (root / "content", root / "restyle" / "templates")
    return WatchedPlaces(root / "pelicanconf.py", folders, (root / "plugins",), ("*.new.md",))


@pytest.fixture
def told(root: Path, watch: Watch) -> Callable[..., list[str]]:
    """Return what waits for a change and names the paths that changed."""

    def wait(seconds: float = PATIENCE) -> list[str]:
        return [path.relative_to(root).as_posix() for path in watch.wait(seconds)]

    return wait


def test_what_is_saved_made_renamed_and_removed_is_told(root: Path, told: Callable[..., list[str]]) -> None:
    (root / "content" / "lake.md").write_text("The lake.", encoding="utf-8")
    assert told() == ["content/lake.md"]

    (root / "content" / "lake.md").rename(root / "content" / "port.md")
    assert told() == ["content/lake.md", "content/port.md"]

    (root / "content" / "port.md").unlink()
    assert told() == ["content/port.md"]


def test_what_editors_do_to_save_a_file_is_one_change(root: Path, told: Callable[..., list[str]]) -> None:
    content = root / "content"
    (content / "4913").touch()
    (content / "4913").unlink()
    (content / "lake.md").rename(content / "lake.md~")
    (content / ".lake.md.swp").touch()
    (content / "lake.md").write_text("", encoding="utf-8")
    (content / "lake.md").write_text("The lake.", encoding="utf-8")

    assert told() == ["content/lake.md"]
    assert told(NOTHING) == []


def test_what_comes_and_goes_is_no_change(root: Path, told: Callable[..., list[str]]) -> None:
    (root / "content" / "made.md").touch()
    (root / "content" / "made.md").unlink()

    assert told(NOTHING) == []


@pytest.mark.parametrize("name", ["content/.hidden.md", "content/lake.new.md", "notes/mine.txt", "README.md"])
def test_what_no_site_comes_from_is_not_told(name: str, root: Path, told: Callable[..., list[str]]) -> None:
    (root / name).write_text("new", encoding="utf-8")

    assert told(NOTHING) == []


def test_many_files_at_once_are_one_change(root: Path, told: Callable[..., list[str]]) -> None:
    names = [f"content/{number:03}.md" for number in range(100)]
    for name in names:
        (root / name).write_text(name, encoding="utf-8")

    assert told() == names


def test_a_folder_that_is_made_later_is_watched_and_again_when_it_is_made_anew(
    root: Path, told: Callable[..., list[str]]
) -> None:
    folder = root / "restyle" / "templates"
    for _ in range(2):
        folder.mkdir(parents=True)
        assert set(told()) & {"restyle", "restyle/templates"}
        told(NOTHING)
        (folder / "base.html").write_text("new", encoding="utf-8")
        assert told() == ["restyle/templates/base.html"]
        shutil.rmtree(root / "restyle")
        assert set(told()) & {"restyle", "restyle/templates"}
        told(NOTHING)


def test_what_is_in_a_new_folder_is_known_when_it_goes(root: Path, told: Callable[..., list[str]]) -> None:
    (root / "new").mkdir()
    (root / "new" / "ferry.md").touch()
    (root / "new").rename(root / "content" / "new")
    assert "content/new" in told()

    (root / "content" / "new" / "ferry.md").unlink()

    assert told() == ["content/new/ferry.md"]


def test_settings_and_code_are_told_apart(root: Path, watch: Watch, told: Callable[..., list[str]]) -> None:
    (root / "menu.py").write_text("MENU = []", encoding="utf-8")
    (root / "plugins" / "ferries" / "__pycache__").mkdir()
    assert told() == ["menu.py"]
    (root / "plugins" / "ferries" / "words.txt").write_text("ferry", encoding="utf-8")
    assert told() == ["plugins/ferries/words.txt"]

    assert watch.places.is_code(root / "plugins" / "ferries" / "words.txt")
    assert not watch.places.is_code(root / "menu.py")


def test_where_the_system_watches_no_more_folders_they_are_looked_at(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notify = watching.RustNotify

    def full(names: list[str], debug: bool, polls: bool, *more: Any) -> watching.RustNotify:  # noqa: FBT001 -- as theirs
        if not polls:
            raise OSError("OS file watch limit reached.")
        return notify(names, debug, polls, *more)

    monkeypatch.setattr(watching, "RustNotify", full)
    with Watch(places(root)) as watch:
        (root / "content" / "port.md").write_text("The port.", encoding="utf-8")

        assert root / "content" / "port.md" in watch.wait(PATIENCE)


def test_a_project_is_watched_with_all_that_its_settings_import(
    project: Project, ruritania: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = types.ModuleType("menus")
    module.__file__ = str(ruritania / "menus" / "__init__.py")
    monkeypatch.setitem(sys.modules, "menus", module)

    assert ruritania / "glossaries" not in watched_places(project).all
    found = watched_places(replace(project, glossaries={"un": "../un.json"}))

    assert ruritania / "glossaries" in found.all
    assert found.settings == ruritania / "pelicanconf.py"
    assert {ruritania / "content", ruritania / "seeds", project.theme} <= set(found.all)
    assert found.code == (ruritania / "menus",)
