"""An import is killed at every change it makes to a file, and amid every write: nothing is half-written, ever."""

import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from newsgloss.content.loading import load_content
from newsgloss.editorial.checks import check
from newsgloss.model.problems import errors
from newsgloss.model.settings import find_project
from newsgloss.model.yaml_text.parsing import parse
from tests.fuzz.ruritania import folder

# Runs one import a line. The kernel's own limit on a file's size cuts a write short wherever it is made: it writes
# as many bytes as it may and then kills. Python's audit events tell of every change before it is made.
KILLER = """
import contextlib, gc, io, json, os, resource, signal, sys, tempfile, traceback
from newsgloss.cli import main
from newsgloss.language.vocabulary import likely_language

def run(folder, arguments, killed_at, cut):
    os.chdir(folder)
    left = killed_at

    def hook(event, details):
        nonlocal left
        opens = event == "open" and isinstance(details[2], int) and details[2] & (os.O_WRONLY | os.O_RDWR)
        changes = opens if cut is not None else opens or event in ("os.rename", "os.remove", "os.mkdir")
        if not changes or not os.path.abspath(os.fspath(details[0])).startswith(folder):
            return
        left -= 1
        if left == 0 and cut is None:
            os.kill(os.getpid(), signal.SIGKILL)
        if left == 0:
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            resource.setrlimit(resource.RLIMIT_FSIZE, (cut, cut))

    sys.addaudithook(hook)
    main(arguments)

with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
    os.chdir(folder)
    os.mkdir("articles")
    for name, text in json.loads(sys.argv[1]).items():
        with open(name, "w") as file:
            file.write(text)
    for arguments in (["articles/zenda.txt"], ["articles"], ["seeds", "--update"], ["articles", "--out", "drafts"]):
        with contextlib.suppress(SystemExit):  # what an import loads is loaded once, for all children
            main(["import", *arguments])
    os.chdir("/")
    likely_language("The ferry of Zenda did not leave on Monday, and the bridge of Strelsau was closed.")
gc.disable()  # in a child it would touch, and so copy, every page of memory that it shares with us
for line in sys.stdin:
    child = os.fork()
    if not child:
        told = os.dup(2)
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        try:
            run(*json.loads(line))
        except SystemExit as leaving:
            os._exit(leaving.code or 0)
        except BaseException:
            os.write(told, traceback.format_exc().encode())
        finally:
            os._exit(99)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
BRIDGE = "Bridge opens\n\nThe bridge of Strelsau opened on Sunday.\n\nIt had been shut for a year.\n"
PLAIN_FERRY = "# Ferry leaves\n\nThe Ruritanian ferry left the port of Zenda on Monday.\n"
FERRY = (
    "<html><head><title>Ferry leaves</title></head><body><article><h1>Ferry leaves</h1>"
    + "<p>The Ruritanian ferry left the port of Zenda on Monday, and nobody without a permit was let on board.</p>" * 4
    + "</article></body></html>"
)
SETTINGS = 'JINJA_ENVIRONMENT = {"autoescape": True}\n'
DAY = "published: 2031-05-02\n"
LOADING = {
    "pelicanconf.py": SETTINGS,
    "articles/zenda.txt": BRIDGE,
    "articles/zenda.html": FERRY,
    "articles/ferry.md": PLAIN_FERRY,
}
KILLED = {-signal.SIGKILL, -signal.SIGXFSZ}

Run = Callable[..., int]
Start = Callable[[Path, Run], list[str]]


@pytest.fixture(scope="module")
def run() -> Iterator[Run]:
    """Return what runs an import in a folder, killed at its n-th change or amid its n-th write; 0: by nobody.

    It returns the exit code, or the signal's number, negative.
    """
    with subprocess.Popen(
        [sys.executable, "-c", KILLER, json.dumps(LOADING)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as killer:
        assert killer.stdin
        assert killer.stdout

        def ask(folder: Path, arguments: list[str], killed_at: int = 0, cut: int | None = None) -> int:
            print(json.dumps([str(folder), ["import", *arguments], killed_at, cut]), file=killer.stdin, flush=True)
            return int(killer.stdout.readline())

        yield ask
        killer.stdin.close()


@pytest.fixture(scope="module")
def recovered() -> set[object]:
    """Return what a killed import has left of which it was seen already that the next import goes on from it."""
    return set()


@pytest.fixture
def memory() -> Iterator[Path]:
    """Yield a folder that needs no disk: an import waits for the disk at each file."""
    with folder() as temporary:
        yield Path(temporary)


def files(folder: Path, *, hidden: bool = True) -> dict[str, bytes]:
    """Return a folder's files with their bytes; those whose names begin with a dot only where they are asked for."""
    found = sorted(path for path in folder.rglob("*") if path.is_file() and (hidden or not path.name.startswith(".")))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def new(folder: Path, _run: Run) -> list[str]:
    """Two articles for a project that has none, one of them a page."""
    return _articles(folder, "ferry.html", FERRY)


def _articles(folder: Path, name: str, ferry: str) -> list[str]:
    (folder / "articles").mkdir(parents=True)
    (folder / "content").mkdir()
    (folder / "pelicanconf.py").write_text(SETTINGS)
    (folder / "articles" / "bridge.txt").write_text(BRIDGE)
    (folder / "articles" / name).write_text(ferry)
    return ["articles"]


def again(folder: Path, run: Run) -> list[str]:
    """Two articles in the project, with two new dates and one draft that its author has changed."""
    assert run(folder, _articles(folder, "ferry.md", PLAIN_FERRY)) == 0  # it changes the files that a page would
    for name in ("bridge-opens", "ferry-leaves"):
        with (folder / "seeds" / f"{name}.yaml").open("a") as sidecar:
            sidecar.write(DAY)
    with (folder / "content" / "explainers" / "ferry-leaves.md").open("a") as explainer:
        explainer.write("\nOurs.\n")
    return ["seeds", "--update"]


def elsewhere(folder: Path, _run: Run) -> list[str]:
    """Two articles for a folder outside any project."""
    return [*_articles(folder, "ferry.md", PLAIN_FERRY), "--out", "drafts"]


@pytest.mark.parametrize("cut", [None, 0, 20], ids=["at-a-change", "before-the-first-byte", "amid-a-write"])
@pytest.mark.parametrize("start", [new, again, elsewhere])
def test_a_killed_import_leaves_nothing_half_written(
    start: Start, cut: int | None, run: Run, memory: Path, recovered: set[object]
) -> None:
    arguments = start(memory / "start", run)
    before = files(memory / "start")
    shutil.copytree(memory / "start", memory / "whole")
    assert run(memory / "whole", arguments) == 0
    whole = files(memory / "whole")
    assert whole != before

    for killed_at in count(1):
        folder = memory / f"killed-{killed_at}"
        shutil.copytree(memory / "start", folder)
        code = run(folder, arguments, killed_at, cut)
        if code == 0:
            break
        assert code in KILLED
        left = start.__name__, *files(folder).items()
        if left in recovered:
            continue
        for name, data in files(folder, hidden=False).items():
            assert data in {before.get(name), whole.get(name)}, name
        assert errors(check(load_content(find_project(folder)))) == ()

        assert run(folder, arguments) == 0
        assert whole == files(folder)
        recovered.add(left)

    written = [name for name, data in whole.items() if data != before.get(name)]
    assert killed_at > len(written) * (2 if cut is None else 1)  # each is opened, and each is put in its place


def test_a_whole_import_is_what_it_should_be(run: Run, tmp_path: Path) -> None:
    assert run(tmp_path / "project", new(tmp_path / "project", run)) == 0
    seeds = tmp_path / "project" / "seeds"

    record = json.loads((seeds / "bridge-opens.record.json").read_text())
    sidecar = parse((seeds / "bridge-opens.yaml").read_text(), "seeds/bridge-opens.yaml").data

    assert record["totals"] == {"lines": 3, "keep": 3, "mark": 0, "drop": 0}
    assert sidecar["sha256"] == record["sha256"]
    assert (seeds / "bridge-opens.txt").read_text() == BRIDGE
    assert (seeds / "ferry-leaves.html").read_text() == FERRY
