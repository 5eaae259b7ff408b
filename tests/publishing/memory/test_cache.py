"""The file in which builds keep what they made."""

import sqlite3
from pathlib import Path

import pytest

from newsgloss.publishing.memory.cache import FILE, Cache

KEYS = [bytes([number]) * 16 for number in range(9)]


def kept(folder: Path) -> list[int]:
    """Return which of KEYS are in the file of a folder."""
    cache, found = Cache(folder), []
    for number, key in enumerate(KEYS):
        try:
            cache.get(key)
        except KeyError:
            continue
        found.append(number)
    return found


def build(folder: Path, made: list[int], used: list[int] | None = None, *, is_whole: bool = True) -> None:
    """Make some things of a thousand bytes that cannot be packed, and use others."""
    cache = Cache(folder)
    for number in made:
        cache.put(KEYS[number], bytes((number * 7919 + place**3) % 251 for place in range(1000)))
    for number in used or ():
        cache.get(KEYS[number])
    cache.close(is_whole=is_whole)


def test_a_value_is_there_at_once_and_for_the_next_build(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    cache.put(KEYS[0], ["a", 1])

    assert cache.get(KEYS[0]) == ["a", 1]
    cache.close()
    assert Cache(tmp_path / "cache").get(KEYS[0]) == ["a", 1]


def test_what_is_not_there_is_a_key_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        Cache(tmp_path).get(KEYS[0])


def test_a_new_folder_is_left_out_by_git_and_backups_and_one_that_was_there_is_as_it_was(tmp_path: Path) -> None:
    Cache(tmp_path / "new").close()
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == [".gitignore", "CACHEDIR.TAG", FILE]

    assert (tmp_path / "new" / "CACHEDIR.TAG").read_text(encoding="utf-8").splitlines() == [
        "Signature: 8a477f597d28d172789f06886806bc55",
        "# What builds made. It may be deleted.",
    ]

    Cache(tmp_path).close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new", FILE]


@pytest.mark.parametrize("damage", [b"", b"no database at all", b"SQLite format 3\0" + b"x" * 5000])
def test_a_damaged_file_is_made_anew(damage: bytes, tmp_path: Path) -> None:
    build(tmp_path, [0])
    (tmp_path / FILE).write_bytes(damage)

    assert kept(tmp_path) == []
    build(tmp_path, [1])
    build(tmp_path, [1])
    assert kept(tmp_path) == [1]


def test_a_value_that_was_changed_is_not_there(tmp_path: Path) -> None:
    build(tmp_path, [0, 1])
    with sqlite3.connect(tmp_path / FILE) as file:
        file.execute("UPDATE made SET value = zeroblob(40) WHERE key = ?", (KEYS[0],))

    assert kept(tmp_path) == [1]


def test_a_file_of_another_form_is_made_anew(tmp_path: Path) -> None:
    build(tmp_path, [0])
    with sqlite3.connect(tmp_path / FILE) as file:
        file.execute("PRAGMA user_version = 99")

    assert kept(tmp_path) == []


def test_without_a_file_everything_goes_on(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file, no folder")
    build(tmp_path / "cache", [0])

    assert kept(tmp_path / "cache") == []


def test_another_process_that_writes_costs_the_memory_of_one_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsgloss.publishing.memory.cache.WAIT", 0.01)
    build(tmp_path, [0])
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    build(tmp_path, [1])
    other.execute("COMMIT")

    assert kept(tmp_path) == [0]


def test_what_was_used_longest_ago_goes_when_there_is_much_more_than_a_build_uses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsgloss.publishing.memory.cache.ROOM", 0)
    build(tmp_path, [0])
    for number in range(1, 5):
        build(tmp_path, [number])
    assert kept(tmp_path) == [1, 2, 3, 4]

    build(tmp_path, [5], used=[1])
    build(tmp_path, [6])
    assert 1 in kept(tmp_path)
    assert 2 not in kept(tmp_path)


def test_nothing_goes_where_there_is_room_for_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(8):
        build(tmp_path, [number])
    assert kept(tmp_path) == [0, 1, 2, 3, 4, 5, 6, 7]

    monkeypatch.setattr("newsgloss.publishing.memory.cache.ROOM", 0)
    build(tmp_path, [8])
    assert 0 not in kept(tmp_path)


def test_what_uses_little_lets_nothing_go(tmp_path: Path) -> None:
    for number in range(6):
        build(tmp_path, [number], is_whole=False)

    assert kept(tmp_path) == [0, 1, 2, 3, 4, 5]


def test_what_cannot_be_stored_is_not_kept(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(KEYS[0], object())

    with pytest.raises(KeyError):
        cache.get(KEYS[0])
