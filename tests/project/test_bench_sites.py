"""The newspaper as each tool's project, and what is measured of building it."""

import os
import re
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.comparison import ADDED, compare, measured
from bench.corpus import write_files
from bench.measuring import measure
from bench.peers import ABBREVIATIONS, REQUIREMENTS, TOOLS, Tool
from bench.report import Step
from bench.sites import Place, Site, newspaper
from newsgloss.content.loading import load_content
from newsgloss.editorial.checks import check
from newsgloss.model.problems import Level
from newsgloss.model.settings import find_project

FEW = 6, 40  # articles and names
BY_NAME = {tool.name: tool for tool in TOOLS}
EACH = pytest.mark.parametrize("tool", TOOLS, ids=list(BY_NAME))
SHOWING = (
    'from pathlib import Path as P; P("out").mkdir(exist_ok=True); P("out/a.html").write_text(P("a.md").read_text())'
)


def named(file: str) -> str:
    """Return the name of an article's file without the folders, which differ from tool to tool."""
    return Path(file).name


@EACH
def test_a_tools_project_is_the_same_each_time(tool: Tool) -> None:
    first = tool.site(*FEW)
    newspaper.cache_clear()

    assert first == tool.site(*FEW)


def test_all_tools_have_the_same_articles_but_the_rich_newspaper() -> None:
    sites = [tool.site(*FEW) for tool in TOOLS if "rich" not in tool.name]
    bodies = [one.body for one in newspaper(*FEW).articles]

    found = [[body for body in bodies if any(text.endswith(body) for text in site.files.values())] for site in sites]

    assert found == [bodies] * len(sites)
    assert len({named(site.article.file) for site in sites}) == 1


@EACH
def test_a_word_is_put_at_the_end_of_an_article_and_of_a_gloss(tool: Tool) -> None:
    site = tool.site(*FEW)
    article = site.files[site.article.file]

    assert article[site.article.offset :] == "\n"
    if site.gloss:
        text = site.files[site.gloss.file]
        assert text[site.gloss.offset :].startswith(".\n")


def test_tools_with_glosses_have_one_to_change() -> None:
    having = {tool.name for tool in TOOLS if tool.site(*FEW).gloss}

    assert having == {name for name in BY_NAME if name.startswith(("Newsgloss", "Material"))}


@pytest.mark.parametrize(("names", "expected"), [(300, 1), (10, 11)])
def test_few_articles_name_the_entry_whose_gloss_changes(names: int, expected: int) -> None:
    paper = newspaper(20, names)

    assert sum(re.search(rf"\b{paper.changed}\b", one.body) is not None for one in paper.articles) == expected


def test_abbreviations_have_every_name_with_its_gloss() -> None:
    paper = newspaper(*FEW)
    lines = BY_NAME["Material with abbreviations"].site(*FEW).files[ABBREVIATIONS].split("\n\n")
    expected = [f"*[{name}]: {paper.glosses[item.names[0]]}." for item in paper.items for name in item.names]

    assert expected == [line.rstrip("\n") for line in lines]
    assert len(lines) == FEW[1]


@pytest.mark.parametrize("name", ["Newsgloss, plain", "Newsgloss, rich"])
def test_our_projects_have_no_error_before_nor_after_a_change(name: str, tmp_path: Path) -> None:
    site = BY_NAME[name].site(*FEW)
    for number, files in enumerate((site.files, dict(_changed(site)))):
        folder = tmp_path / str(number)
        write_files(folder, (site.files | files).items())

        found = check(load_content(find_project(folder)))

        assert [problem for problem in found if problem.level is Level.ERROR] == []


def _changed(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the files of a site in which a word is added."""
    for place in (site.article, site.gloss):
        assert place
        text = site.files[place.file]
        yield place.file, f"{text[: place.offset]} foxglove{text[place.offset :]}"


def test_plain_pelican_is_built_and_measured() -> None:
    (pelican,) = compare([BY_NAME["plain Pelican"]], *FEW, rounds=1)

    assert list(pelican.builds) == [Step.COLD, Step.UNCHANGED, Step.ARTICLE]
    assert all(usage.cpu > 0 and usage.wall > 0 for usage in pelican.builds.values())
    assert pelican.files > FEW[0]
    assert pelican.bytes > 4_000 * FEW[0]


def test_so_are_ours(tmp_path: Path) -> None:
    tool = BY_NAME["Newsgloss, plain, no search"]
    write_files(tmp_path, tool.site(*FEW).files.items())

    usage = measure(tool.command(tmp_path), tmp_path)

    assert usage.cpu > 0
    assert len([*tmp_path.glob(f"{tool.output}/explainers/*/index.html")]) == FEW[0]


def stand_in(code: str) -> Tool:
    """Return a tool that is a line of Python and knows one file."""
    site = Site({"a.md": "Bridges\n"}, Place("a.md", 7))
    return Tool("stand-in", lambda _articles, _names: site, "out", lambda _: [sys.executable, "-c", code])


def test_a_build_that_shows_what_changed_counts(tmp_path: Path) -> None:
    tool = stand_in(SHOWING)

    found = measured(tool, tool.site(1, 1), tmp_path, tmp_path / "newspaper")

    assert (found.files, found.bytes) == (1, len("Bridges\n"))
    assert (tmp_path / "newspaper/project/out/a.html").read_text("utf-8") == f"Bridges {ADDED[Step.ARTICLE]}\n"


def test_one_that_does_not_is_an_error(tmp_path: Path) -> None:
    tool = stand_in(SHOWING.replace('P("a.md").read_text()', '"Bridges"'))

    with pytest.raises(SystemExit, match=r"^stand-in, one article changed: no page shows the word 'foxglove' that was"):
        measured(tool, tool.site(1, 1), tmp_path, tmp_path / "newspaper")


def test_a_cold_build_finds_nothing_that_an_earlier_one_has_left(tmp_path: Path) -> None:
    log = tmp_path / "log"
    found = f'print(len([*P("..").rglob("kept")]), P("out").exists(), file=open({str(log)!r}, "a"))'
    keep = 'P("kept").touch(); c = P(os.environ["XDG_CACHE_HOME"]); c.mkdir(exist_ok=True); (c / "kept").touch()'
    tool = stand_in(f"import os; from pathlib import Path as P; {found}; {keep}; {SHOWING}")

    for _ in range(2):
        measured(tool, tool.site(1, 1), tmp_path, tmp_path / "newspaper")

    assert log.read_text("utf-8").splitlines() == ["0 False", "2 True", "2 True"] * 2


def test_a_build_that_fails_ends_with_what_it_said(tmp_path: Path) -> None:
    (tmp_path / "fails.py").write_text("print('no such theme')\nexit(3)\n", encoding="utf-8")

    with pytest.raises(SystemExit) as left:
        measure([sys.executable, "fails.py"], tmp_path)

    assert str(left.value) == f"{sys.executable} fails.py ended with 3 and said:\nno such theme\n"


def test_a_processs_children_are_measured_too(tmp_path: Path) -> None:
    work = "b = bytearray(80_000_000); t = time.process_time() + .2\nwhile time.process_time() < t: pass"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {f'import time; {work}'!r}], check=True)"

    usage = measure([sys.executable, "-c", code], tmp_path)

    assert usage.cpu > 0.2
    assert usage.peak > 80_000_000


def test_memory_that_a_fork_shares_counts_once(tmp_path: Path) -> None:
    code = "import os, time; b = b'x' * 200_000_000; os.fork(); time.sleep(0.4)"

    usage = measure([sys.executable, "-c", code], tmp_path)

    assert 200_000_000 < usage.peak < 350_000_000  # where the parent is seen before it forks, a half more


def test_hugo_and_material_are_pinned_and_nothing_of_ours_needs_them() -> None:
    pinned = {line.partition("==")[0] for line in REQUIREMENTS.read_text("utf-8").splitlines() if "==" in line}
    ours = (REQUIREMENTS.parents[1] / "requirements.txt").read_text("utf-8")

    assert {"hugo", "mkdocs-material"} <= pinned
    assert "hugo" not in ours
    assert "mkdocs" not in ours


def test_whoever_stops_a_measurement_stops_what_is_measured(tmp_path: Path) -> None:
    code = "import os, pathlib, time; pathlib.Path('pid').write_text(str(os.getpid())); time.sleep(60)"
    before = signal.signal(signal.SIGUSR1, signal.default_int_handler)  # processes that run tests ignore SIGINT itself
    asking = threading.Thread(target=_interrupt_after, args=(tmp_path / "pid",))
    asking.start()
    try:
        with pytest.raises(KeyboardInterrupt):
            measure([sys.executable, "-c", code], tmp_path)
    finally:
        asking.join()
        signal.signal(signal.SIGUSR1, before)

    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text("utf-8")), 0)


def _interrupt_after(there: Path) -> None:
    """Do what Ctrl-C does as soon as a file has been written."""
    while not (there.exists() and there.read_text("utf-8")):
        time.sleep(0.01)
    signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGUSR1)
