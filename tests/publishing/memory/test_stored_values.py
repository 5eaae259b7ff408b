"""Values, stored as bytes: the same come back, and nothing else."""

import datetime
import io
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from newsgloss.content.values import Content
from newsgloss.model.folders import NamedPath
from newsgloss.model.problems import Place
from newsgloss.publishing.memory import stored_values
from newsgloss.publishing.memory.stored_values import UnstorableError, mark, packed, unpacked
from tests.samples import examples

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.dates() | st.binary(),
    lambda part: st.lists(part) | st.tuples(part, part) | st.dictionaries(st.text(), part) | st.frozensets(st.text()),
)


@given(value=PLAIN)
@examples(100)
def test_plain_data_comes_back(value: object) -> None:
    assert unpacked(packed(value)) == value


@pytest.mark.parametrize("part", ["glossary", "explainers", "note_files", "pages", "texts", "occurrences", "lookups"])
def test_what_a_site_says_comes_back(part: str, load: Callable[[], Content]) -> None:
    value = getattr(load(), part)
    if part in {"explainers", "pages"}:  # but for where their files are on this machine
        value = {slug: (each.meta, each.places, each.body, each.body_line) for slug, each in value.items()}

    if part == "lookups":
        value = value.entries_on

    assert unpacked(packed(value)) == value


def test_a_mapping_that_cannot_be_changed_stays_so() -> None:
    assert isinstance(unpacked(packed(MappingProxyType({"a": 1}))), MappingProxyType)


def test_a_path_of_this_machine_is_not_stored() -> None:
    with pytest.raises(UnstorableError, match=r"/here/a\.md is of one machine"):
        packed(NamedPath(Path("/here/a.md"), "a.md"))


def test_what_is_no_data_is_not_stored() -> None:
    for value in (lambda: None, sys):
        with pytest.raises(UnstorableError):
            packed(value)


class Call:
    """A value that would have something called when it is read."""

    def __init__(self, function: Any, *arguments: Any) -> None:
        self.reduced = (function, arguments)

    def __reduce__(self) -> Any:
        return self.reduced


@pytest.mark.parametrize(
    "call",
    [
        Call(os.system, "touch run"),
        Call(eval, "1"),
        Call(subprocess.check_output, ["true"]),
        Call(Path, "/"),
        Call(open, "x"),
    ],
    ids=["os", "eval", "subprocess", "path", "open"],
)
def test_a_value_that_calls_anything_is_not_read(call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(stored_values, "_dumped", lambda value, _: pickle.dumps(value))
    data = packed([call])

    with pytest.raises(UnstorableError):
        unpacked(data)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["find_class", "load_content"])
def test_no_function_of_ours_can_be_named(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    code = b"cnewsgloss.content.loading\n" + name.encode() + b"\n(tR."
    monkeypatch.setattr(stored_values, "_dumped", lambda _value, _pickler: code)

    with pytest.raises(UnstorableError):
        unpacked(packed(None))


@given(data=st.binary())
@examples(50)
def test_bytes_that_were_changed_are_not_read(data: bytes) -> None:
    whole = packed([1, 2, 3])
    for other in (data, whole[:-1], whole + b"!", bytes([whole[0] ^ 1]) + whole[1:]):
        with pytest.raises(UnstorableError, match="these bytes were changed"):
            unpacked(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (["lake" * 20] * 2, [("lake" * 20)[:40] + ("lake" * 20)[40:], "lake" * 20]),
        (frozenset(map(str, range(99))), frozenset(reversed([*map(str, range(99))]))),
        (Place("a.md", 1, 2), Place("a.md", 1, 2)),
        (NamedPath(Path("/one/a.md"), "a.md"), NamedPath(Path("/two/a.md"), "a.md")),
    ],
    ids=["one text twice", "sets", "records", "files"],
)
def test_equal_values_have_one_mark(one: object, other: object) -> None:
    assert mark(one) == mark(other)


@given(one=PLAIN, other=PLAIN)
@examples(100)
def test_other_values_have_another_mark(one: object, other: object) -> None:
    assert (mark(one) == mark(other)) == (told_apart(one) == told_apart(other))


def told_apart(value: object) -> object:
    """Return plain data, of which Python takes no part for another: False is 0 to it."""
    if isinstance(value, dict):
        return "dict", *((name, told_apart(part)) for name, part in value.items())
    parts = [*map(told_apart, value)] if isinstance(value, list | tuple) else value
    return type(value).__name__, parts


def test_marks_are_the_same_in_another_process() -> None:
    code = "from newsgloss.publishing.memory.stored_values import mark; print(mark(frozenset('abcdefgh')).hex())"
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in "12"
    ]

    assert runs[0] == runs[1]


def test_the_mark_of_a_short_text_that_is_marked_as_html_can_be_stored() -> None:
    assert unpacked(packed(mark(Markup("<p>Zenda</p>")))) == mark(Markup("<p>Zenda</p>"))


def test_a_date_is_a_date() -> None:
    assert unpacked(packed(datetime.date(2031, 5, 2))) == datetime.date(2031, 5, 2)
    assert io.BytesIO(packed("")).read()
