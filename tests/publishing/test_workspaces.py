import errno
import multiprocessing
import os
import signal
from pathlib import Path

import pytest

from newsgloss.model.folders import NamedPath
from newsgloss.model.problems import ContentError
from newsgloss.publishing.workspaces import HOLDER, LAST, entries, flush, restore, workspace, workspace_folder


def fill(folder: Path, *names: str) -> Path:
    """Fill a folder with empty files; return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).touch()
    return folder


def named(place: Path) -> NamedPath:
    """Return an output folder with the name that people see."""
    return NamedPath(place, "output")


def names(folder: Path) -> list[str]:
    """Return what is in a folder."""
    return sorted(found.name for found in folder.iterdir())


@pytest.mark.parametrize("before", [("old.html",), ()])
def test_a_new_site_takes_the_place_of_the_last(before: tuple[str, ...], tmp_path: Path) -> None:
    place = tmp_path / "output"
    if before:
        fill(place, *before)

    with workspace(named(place)) as work:
        fill(work.site, "new.html")
        assert work.swap(entries(place))

    assert (names(tmp_path), names(place)) == (["output"], ["new.html"])


def test_a_place_that_has_changed_since_it_was_looked_at_stays_as_it_is(tmp_path: Path) -> None:
    place = fill(tmp_path / "output", "old.html")

    with workspace(named(place)) as work:
        fill(work.site, "new.html")
        seen = entries(place)
        (place / "old.html").write_text("mine")
        assert not work.swap(seen)

    assert (names(tmp_path), (place / "old.html").read_text()) == (["output"], "mine")


def test_what_is_put_there_at_the_last_moment_comes_back_with_the_last_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = fill(tmp_path / "output", "old.html")
    rename = Path.rename

    def put_there(path: Path, target: Path) -> Path:
        if path == place and target.name == LAST:
            fill(place, "mine.txt")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", put_there)

    with workspace(named(place)) as work:
        fill(work.site, "new.html")
        assert not work.swap(entries(place))
        assert names(work.site) == ["new.html"]

    assert (names(tmp_path), names(place)) == (["output"], ["mine.txt", "old.html"])


@pytest.mark.parametrize("change", ["touch", "remove", "chmod", "replace", "link"])
def test_a_folder_is_another_after_any_change_in_it(change: str, tmp_path: Path) -> None:
    fill(tmp_path / "site" / "about", "index.html", "other.html")
    file = tmp_path / "site" / "about" / "index.html"
    before = entries(tmp_path)
    assert before == entries(tmp_path)

    if change == "touch":
        os.utime(file, ns=(0, 0))
    elif change == "remove":
        file.unlink()
    elif change == "chmod":
        file.parent.chmod(0o700)
    elif change == "replace":
        file.with_name("other.html").replace(file)
    else:
        file.with_name("link").symlink_to("nowhere")

    assert before != entries(tmp_path)


def test_a_last_site_with_a_folder_that_cannot_be_written_is_removed(tmp_path: Path) -> None:
    place = tmp_path / "output"
    fill(place / ".git" / "objects", "one").chmod(0o555)

    with workspace(named(place)) as work:
        assert work.swap(entries(place))

    assert (names(tmp_path), names(place)) == (["output"], [])


def test_the_last_site_comes_back_where_the_new_one_cannot_take_its_place(tmp_path: Path) -> None:
    place = fill(tmp_path / "output", "old.html")

    with workspace(named(place)) as work:
        work.site.rmdir()
        with pytest.raises(FileNotFoundError):
            work.swap(entries(place))

    assert (names(tmp_path), names(place)) == (["output"], ["old.html"])


def test_a_second_build_is_told_who_is_building(tmp_path: Path) -> None:
    place = tmp_path / "output"

    with (
        workspace(named(place)),
        pytest.raises(ContentError) as caught,
        workspace(named(place)),
    ):
        pass

    message, remedy = str(caught.value.problems[0]).splitlines()
    assert message.startswith(f"output: another build of this site is running (process {os.getpid()}, since ")
    assert remedy == "    Wait until it has ended, or stop it; then build again."
    assert names(tmp_path) == []


def test_a_second_build_is_told_that_another_has_just_begun(tmp_path: Path) -> None:
    place = tmp_path / "output"
    expected = (
        "output: another build of this site is running (it has just begun)\n"
        "    Wait until it has ended, or stop it; then build again."
    )

    with workspace(named(place)):
        (workspace_folder(place) / HOLDER).unlink()
        with pytest.raises(ContentError) as caught, workspace(named(place)):
            pass

    assert [expected] == list(map(str, caught.value.problems))


def _killed_amid_the_swap(place: Path) -> None:
    with workspace(named(place)) as work:
        place.rename(work.folder / LAST)
        os.kill(os.getpid(), signal.SIGKILL)


def kill_amid_the_swap(place: Path) -> None:
    """Begin a build and kill it where the last site is out of its place and the new one is not there yet."""
    build = multiprocessing.get_context("spawn").Process(target=_killed_amid_the_swap, args=(place,))
    build.start()
    build.join()
    assert build.exitcode == -signal.SIGKILL
    assert not place.exists()


def test_any_command_puts_back_the_site_of_a_build_that_was_killed(tmp_path: Path) -> None:
    place = fill(tmp_path / "output", "old.html")
    kill_amid_the_swap(place)

    restore(named(place))

    assert names(place) == ["old.html"]


def test_a_build_that_fails_puts_it_back_too_and_leaves_nothing_behind(tmp_path: Path) -> None:
    place = fill(tmp_path / "output", "old.html")
    kill_amid_the_swap(place)

    with workspace(named(place)) as work:
        fill(work.site, "new.html")

    assert (names(tmp_path), names(place)) == (["output"], ["old.html"])


def test_a_last_site_is_not_removed_for_a_folder_that_somebody_made_in_its_place(tmp_path: Path) -> None:
    place = fill(tmp_path / "output", "old.html", "CNAME")
    kill_amid_the_swap(place)
    fill(place, "thesis.txt")
    message = "this is not a build's, and the last site is in .output.newsgloss/last, where a killed build left it"

    with pytest.raises(ContentError) as caught, workspace(named(place)):
        pass
    restore(named(place))

    remedy = "Move this folder away; the next command puts the site back."
    assert [f"output: {message}\n    {remedy}"] == [str(problem) for problem in caught.value.problems]
    assert (names(place), names(workspace_folder(place) / LAST)) == (["thesis.txt"], ["CNAME", "old.html"])


def test_an_empty_folder_makes_room_for_the_last_site(tmp_path: Path) -> None:
    place = fill(tmp_path / "output", "old.html")
    kill_amid_the_swap(place)
    place.mkdir()

    restore(named(place))

    assert names(place) == ["old.html"]


def test_a_site_that_a_running_build_has_set_aside_is_left_to_it(tmp_path: Path) -> None:
    place = fill(tmp_path / "output", "old.html")

    with workspace(named(place)) as work:
        place.rename(work.folder / LAST)
        restore(named(place))
        assert not place.exists()
        (work.folder / LAST).rename(place)

    assert names(place) == ["old.html"]


@pytest.mark.parametrize("name", ["thesis.txt", "site-mine", "lock.txt"])
def test_what_no_build_has_made_is_not_removed(name: str, tmp_path: Path) -> None:
    folder = fill(workspace_folder(tmp_path / "output"), name)
    message = f"a build needs a folder beside this one, .output.newsgloss, which holds what no build has made: {name}"

    with pytest.raises(ContentError) as caught, workspace(named(tmp_path / "output")):
        pass

    assert [f"output: {message}\n    Move it away."] == [str(problem) for problem in caught.value.problems]
    assert names(folder) == [name]


def test_a_build_does_not_follow_a_link_to_a_folder_of_others(tmp_path: Path) -> None:
    precious = fill(tmp_path / "precious", LAST, "thesis.txt")
    workspace_folder(tmp_path / "output").symlink_to(precious)

    with (
        pytest.raises(ContentError, match="which is not a folder"),
        workspace(named(tmp_path / "output")),
    ):
        pass
    restore(named(tmp_path / "output"))

    assert names(precious) == [LAST, "thesis.txt"]


def test_what_a_killed_build_left_is_removed_by_the_next(tmp_path: Path) -> None:
    place = tmp_path / "output"
    fill(workspace_folder(place), "report.json", ".report.json.part", "holder.json", "lock")
    fill(workspace_folder(place) / "site-12345678", "half.html")

    with workspace(named(place)) as work:
        assert [name for name in names(work.folder) if name.startswith("site-")] == [work.site.name]

    assert names(tmp_path) == []


def test_all_of_a_site_goes_to_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = fill(tmp_path / "site", "index.html")
    fill(site / "glossary/levy", "index.html")
    (site / "link").symlink_to(fill(tmp_path / "beside", "not-ours.html") / "not-ours.html")
    flushed: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda file: flushed.append(os.fstat(file).st_ino))

    flush(site)

    expected = ("", "index.html", "glossary", "glossary/levy", "glossary/levy/index.html")
    assert sorted((site / name).stat().st_ino for name in expected) == sorted(flushed)


def test_what_the_disk_refuses_of_one_file_is_raised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refused = (fill(tmp_path, *(f"{number}.html" for number in range(40))) / "7.html").stat().st_ino

    def fsync(file: int) -> None:
        if os.fstat(file).st_ino == refused:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fsync)

    with pytest.raises(OSError, match="No space left on device"):
        flush(tmp_path)
