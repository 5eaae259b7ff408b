"""Hostile inputs, in plain files -> each is refused with a place and a remedy, or comes to nothing."""

from __future__ import annotations

import re
import shlex
import time
from pathlib import Path
from typing import Any

import pytest

from newsgloss.cli import main
from newsgloss.content.fidelity import prove
from newsgloss.content.loading import load_content
from newsgloss.drafts.markdown_draft import draft
from newsgloss.editorial.checks import check
from newsgloss.model.problems import ContentError, Problem, errors, reading
from newsgloss.model.settings import find_project, from_settings
from newsgloss.model.yaml_source import split_front_matter
from newsgloss.publishing.output_folder import refuse_others_files, refuse_place
from newsgloss.seeds.seed import read_seed
from tests.fuzz.promises import assert_told
from tests.fuzz.ruritania import SETTINGS, assert_content, folder, write
from tests.fuzz.targets import DRAFTING, TARGETS, answered
from tests.samples import ESCAPE
from tests.seeds.formats.made_files import archive, zipped

HERE = "HERE\n"  # where a case's text goes, in what is around it
REPEATED = re.compile(r"⟪(.*?)×(\d+)⟫", re.DOTALL)  # something again and again
LINE = re.compile(r"^\d+:\d+: ", re.MULTILINE)  # where a setting is made
SLOWEST = 5  # seconds of CPU; an input of this size that takes longer hangs a build when it is ten times as long
SEEDS = {".txt": "seed-text", ".md": "seed-markdown", ".html": "saved-page"}
OTHERS_FILES = ("docs/index.md", "public/photo.jpg")  # no build has made them


def whole(text: str, around: str = HERE) -> str:
    """Return a case's text as it is tried."""
    return around.replace("HERE", REPEATED.sub(lambda found: found[1] * int(found[2]), text), 1)


def first_lines(problems: tuple[Problem, ...], file: str) -> str:
    """Return what is wrong, without the remedies; places in the file itself without its name."""
    return read("\n".join(str(problem).partition("\n")[0].removeprefix(f"{file}:").strip() for problem in problems))


def read(said: str) -> str:
    """Return what was said as the reader of cases would have it: both write control characters out in the same way."""
    return ESCAPE.sub(lambda code: chr(int(code[1], 16)), said)


@pytest.mark.cases("hostile/project")
def test_what_is_hostile_in_a_project_is_refused_or_harmless(header: dict[str, Any], text: str, expected: str) -> None:
    began = time.process_time()
    file = header["file"]
    with folder() as temporary:
        root = Path(temporary, "ruritania")
        texts = write(root, {file: whole(text, header["around"]).encode()})
        content = load_content(from_settings(SETTINGS, root))
        problems = check(content)
        assert_told(problems, texts)
        assert_content(content, problems)

    assert expected == (first_lines(errors(problems), file) or "harmless")
    assert time.process_time() - began < SLOWEST


@pytest.mark.cases("hostile/seeds")
def test_what_is_hostile_in_a_seed_is_refused_or_shown_as_words(
    header: dict[str, Any], text: str, expected: str
) -> None:
    began = time.process_time()
    file, data = header["file"], whole(text, header.get("around", HERE)).encode()

    TARGETS[SEEDS[Path(file).suffix]](data)

    try:
        with reading(file):
            found = "\n".join(line.text for line in read_seed(data, "zenda", file).body)
    except ContentError as error:
        found = first_lines(error.problems, file)
    assert expected == (found if len(found) < 1000 else f"{len(found)} characters")
    assert time.process_time() - began < SLOWEST


@pytest.mark.cases("hostile/formats")
def test_what_is_hostile_in_a_file_of_another_format_is_refused_or_shown_as_words(
    header: dict[str, Any], text: str, expected: str
) -> None:
    began = time.process_time()
    file, data = header["file"], made(header["file"], whole(text, "HERE"))

    try:
        with reading(file):
            seed = read_seed(data, "zenda", file)
            assert seed == read_seed(data, "zenda", file)
            html = DRAFTING.convert(split_front_matter(draft(seed, None, DRAFTING))[1], "zenda").html
            assert prove(html, seed).difference is None
            found = "\n".join(line.text for line in seed.body)
    except ContentError as error:
        found = first_lines(error.problems, file)
    assert expected == found
    assert time.process_time() - began < SLOWEST


def made(file: str, text: str) -> bytes:
    """Return a file of the format that its name says: an archive of the files that follow each ===, or compressed."""
    if file.endswith((".docx", ".epub")):
        parts = [part.partition("\n") for part in f"\n{text}".split("\n=== ")[1:]]
        return archive({name.replace("#", str(number)): body for number, (name, _, body) in enumerate(parts)})
    return zipped(text.encode()) if file.endswith(".gz") else text.encode()


@pytest.mark.cases("hostile/settings")
def test_what_is_hostile_in_the_settings_is_refused_or_harmless(ruritania: Path, text: str, expected: str) -> None:
    for name in OTHERS_FILES:
        (ruritania / name).parent.mkdir()
        (ruritania / name).touch()
    with (ruritania / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write(f"\n{text}\n")

    try:
        project = find_project(ruritania)
        refuse_place(project)
        refuse_others_files(project)
        found = errors(check(load_content(project)))
    except ContentError as error:
        found = error.problems

    said = LINE.sub("", first_lines(found, "pelicanconf.py")).replace(str(ruritania.parent), "ABOVE")
    assert expected == (said or "harmless")
    assert all(problem.remedy for problem in found)


@pytest.mark.cases("hostile/commands")
def test_what_is_hostile_in_a_command_is_refused_or_harmless(
    ruritania: Path, text: str, expected: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ruritania)
    outside = {path for path in ruritania.parent.rglob("*") if not path.is_relative_to(ruritania)}

    with pytest.raises(SystemExit) as left:
        main([whole(part, "HERE") for part in shlex.split(text)])

    said = capsys.readouterr()
    lines = [line for line in (said.out + said.err).splitlines() if not line.startswith(("usage:", " "))]
    said_first = lines[0].replace(str(ruritania), "PROJECT") if lines else ""
    assert expected == f"{left.value.code}: {read(said_first)}"
    assert outside == {path for path in ruritania.parent.rglob("*") if not path.is_relative_to(ruritania)}


@pytest.mark.cases("hostile/requests")
def test_a_hostile_request_is_answered_from_the_site_alone(text: str, expected: str) -> None:
    data = "".join(f"{line}\r\n" for line in whole(text, "HERE").split("\n")).encode("latin-1") + b"\r\n"

    TARGETS["served"](data)

    head, body = answered(data)
    status = head.split(b" ", 2)[1].decode() if head else "nothing"
    assert expected == (f"{status} {body.decode()}" if status == "200" else status)
