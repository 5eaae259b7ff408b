"""The real project -> copies of it in temporary folders, the sites they build to, and the sites served."""

import gc
import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, redirect_stderr, redirect_stdout
from functools import cache
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest
from filelock import FileLock

from audit.browsing import serving
from newsgloss.cli import main
from newsgloss.pelican_plugin.templates.copies import marked
from newsgloss.publishing import builds
from tests.forked import Forker, forking

ROOT = Path(__file__).parents[1]
OWN = 'THEME = "theme"\nPLUGIN_PATHS = ["plugins"]\n'  # so that a test may change them in its copy
PARTS = ("content", "seeds", "theme", "plugins", "pelicanconf.py", "publishconf.py")
pytest_plugins = ["tests.pelican_sites", "tests.samples"]
SITEURL = "https://example.org/newsgloss"  # where the published site believes to be

RESTYLE = ROOT / "docs" / "how-to" / "restyle.md"
LONGEST = {
    "test_wheel",
    "test_remembered_builds",
    "test_accessibility",
    "test_killed_imports",
}  # half a minute each
SETTINGS_BLOCK = re.compile(r"Add to `pelicanconf\.py`:\n\n```python\n(.*?)```", re.DOTALL)
FILE_BLOCK = re.compile(r"^(Add to )?[^\n`]*`(restyle/[^`\n]+)`:\n\n```\w+\n(.*?)```", re.MULTILINE | re.DOTALL)

FOLDERS = count()  # that one process has made for its tests

Ran = subprocess.CompletedProcess[str]
Once = Callable[[str, Callable[[Path], None]], Path]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest tests first and the quick ones last: they fill the time that a process has left at the end."""
    items.sort(key=lambda item: (item.path.stem not in LONGEST, item.path.parent.name not in {"browser", "site"}))


def pytest_collection() -> None:
    """Let no collection of garbage look at what thousands of tests are made of, while they are collected either."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Leave what tests are made of until the end, and collect garbage from here on."""
    gc.freeze()
    gc.enable()


def pytest_xdist_auto_num_workers() -> int:
    """Return one process more than there are cores: one waits for a site or for the network, and each has its cost.

    That is six seconds of a core until it has collected all tests, and started a browser and what forks Pelican.
    """
    return (os.cpu_count() or 1) + 1


@pytest.fixture
def tmp_path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty folder of a test's own.

    Pytest's own fixture reads the names of all such folders to find a new one: seconds for thousands of tests.
    """
    name = re.sub(r"\W", "_", request.node.name)[:30]
    return tmp_path_factory.mktemp(f"{name}-{next(FOLDERS)}", numbered=False)


@pytest.fixture(autouse=True, scope="module")
def _kept_sites() -> None:
    """Leave the sites and pages that other tests have read until the end, too: each collection would look at them."""
    gc.freeze()


@pytest.fixture(autouse=True)
def _same_folder() -> Iterator[None]:
    """See to it that a test works in the folder that it began in once it is over: others follow."""
    before = Path.cwd()
    yield
    assert Path.cwd() == before


@pytest.fixture(autouse=True)
def _no_signals_left() -> Iterator[None]:
    """Disconnect from Pelican what settings files connected that a test has read: others may call Pelican."""
    yield
    for signal in vars(sys.modules.get("pelican.plugins.signals", object)).values():
        for receiver in list(getattr(signal, "receivers", {}).values()):
            if getattr(receiver, "__module__", "") == "<run_path>":  # as runpy calls a file that it runs
                signal.disconnect(receiver)


@pytest.fixture(scope="session")
def make_once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Once:
    """Return what makes a folder that all processes running the tests share, unless one of them has made it."""
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent

    def once(name: str, make: Callable[[Path], None]) -> Path:
        folder, made = shared / name, shared / f"{name}.made"
        with FileLock(shared / f"{name}.lock"):
            if not made.exists():
                shutil.rmtree(folder, ignore_errors=True)  # what another could not finish
                make(folder)
                made.touch()
        return folder

    return once


@pytest.fixture(scope="session")
def copy_project(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Callable[[Path], Path]:
    """Return what copies the project's sources into a folder that is not there yet.

    With what Python has compiled of them, for that takes a second; a file that Python is just writing is left out. All
    copies remember what they build in one place, as all branches of a project may.
    """
    own = tmp_path_factory.getbasetemp()
    memory = (own if worker_id == "master" else own.parent) / "cache"
    memory.mkdir(exist_ok=True)

    def copy(folder: Path) -> Path:
        folder.mkdir(parents=True)
        (folder / "cache").symlink_to(memory)
        for part in PARTS:
            if (ROOT / part).is_dir():
                shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("*.pyc.*"))
            else:
                shutil.copy2(ROOT / part, folder / part)
        with (folder / "pelicanconf.py").open("a", encoding="utf-8") as settings:
            settings.write(OWN)
        return folder

    return copy


@pytest.fixture(scope="session")
def forker() -> Iterator[Callable[[], Forker]]:
    """Yield what gives the process from which Pelican is forked; it is started when it is asked for."""
    with ExitStack() as stack:
        yield cache(lambda: stack.enter_context(forking()))


@pytest.fixture(scope="session", autouse=True)
def _forked_pelican(forker: Callable[[], Forker]) -> Iterator[None]:
    """Have the builds that tests begin in their own process fork Pelican, which else takes a second to start."""
    with pytest.MonkeyPatch.context() as patch:
        if sys.platform == "linux":
            started = SimpleNamespace(**vars(subprocess) | {"Popen": lambda *a, **o: forker().popen(*a, **o)})
            patch.setattr(builds, "subprocess", started)
        yield


@pytest.fixture(scope="session")
def newsgloss() -> Callable[..., Ran]:
    """Return what does in a folder what `newsgloss` does there, without a second's wait for another Python."""

    def run(folder: Path, *arguments: str) -> Ran:
        out, err = io.StringIO(), io.StringIO()
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
            patch.chdir(folder)
            patch.setenv("SITEURL", SITEURL)
            with pytest.raises(SystemExit) as left:
                main(arguments)
        return Ran(["newsgloss", *arguments], int(left.value.code or 0), out.getvalue(), err.getvalue())

    return run


@pytest.fixture(scope="session")
def command() -> Callable[..., Ran]:
    """Return what runs the command `newsgloss` in a folder, as a shell would."""
    return lambda folder, *arguments: _run(folder, "newsgloss.cli", *arguments)


@pytest.fixture(scope="session")
def pelican(forker: Callable[[], Forker]) -> Callable[..., Ran]:
    """Return what runs plain Pelican in a folder, with more arguments if need be, and has it write to OUT."""
    usual = "content -s pelicanconf.py -o OUT --fatal=errors".split()
    if sys.platform != "linux":
        return lambda folder, *more: _run(folder, "pelican", *usual, *more)
    environment = os.environ | {"SITEURL": SITEURL}
    return lambda folder, *more: forker().run(folder, "pelican", *usual, *more, env=environment)


def _run(folder: Path, module: str, *arguments: str) -> Ran:
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=folder,
        env=os.environ | {"SITEURL": SITEURL},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="session")
def make_site(
    copy_project: Callable[[Path], Path], newsgloss: Callable[..., Ran], make_once: Once
) -> Callable[..., Path]:
    """Return what builds a copy of the project, once for all tests, after `prepare` has changed it.

    Arguments are those of `newsgloss build`. Two sites of one name are the same site.
    """

    def site(name: str, *arguments: str, prepare: Callable[[Path], None] = lambda _: None) -> Path:
        def make(folder: Path) -> None:
            prepare(copy_project(folder))
            ran = newsgloss(folder, "build", *arguments)
            assert ran.returncode == 0, ran.stderr

        return make_once(name, make)

    return site


@pytest.fixture(scope="session")
def built(make_site: Callable[..., Path]) -> Path:
    """Return a copy of the project with its site in output/, built for the root of a host. Tests leave it as it is."""
    return make_site("built")


@pytest.fixture(scope="session")
def published(make_site: Callable[..., Path]) -> Path:
    """Return a copy of the project with its site in output/, built by publishconf.py. Tests leave it as it is."""
    return make_site("published", "--settings", "publishconf.py")


MOVED = """
ARTICLE_URL = "told/{slug}.html"
ARTICLE_SAVE_AS = ARTICLE_URL
ARCHIVES_SAVE_AS = "told/index.html"
PAGE_URL = "us/{slug}.html"
PAGE_SAVE_AS = PAGE_URL
CATEGORY_URL = "on/{slug}.html"
CATEGORY_SAVE_AS = CATEGORY_URL
ENTRY_URL = "words/{slug}.html"
ENTRY_SAVE_AS = ENTRY_URL
GLOSSARY_SAVE_AS = "words/all.html"
TIMELINE_SAVE_AS = "when/index.html"
SOURCES_SAVE_AS = "./rests/on/index.html"
CORRECTIONS_SAVE_AS = "put-right.html"
SEARCH_SAVE_AS = "find/here.html"
THEME_STATIC_DIR = "assets/look"
FEED_ALL_ATOM = "new.xml"
FEED_ALL_JSON = "new.json"
CATEGORY_FEED_ATOM = "new/{slug}.xml"
GLOSSARY_FEED_ATOM = "words.xml"
DATA_SAVE_AS = "given/index.html"
CORRECTIONS_FEED_ATOM = "right.xml"
DRAFT_SAVE_AS = DRAFT_PAGE_SAVE_AS = ""
"""


SMALL_PAGES = """
DEFAULT_PAGINATION = 3
PAGINATED_TEMPLATES = {"index": 2, "archives": None, "category": None, "glossary": 20, "timeline": 6, "sources": 7}
"""
MADE_UP = """\
---
title: Made up number {0}
dek: An explainer of nothing.
date: 2024-0{0}-01
category: Made up
status: published
---

Nothing much is said here about refoulement.
"""


@pytest.fixture(scope="session")
def moved(make_site: Callable[..., Path]) -> Path:
    """Return a copy of the project, built to be published, none of whose pages is where it is by default."""

    def move(folder: Path) -> None:
        with (folder / "publishconf.py").open("a", encoding="utf-8") as settings:
            settings.write(MOVED)

    return make_site("moved", "--settings", "publishconf.py", prepare=move)


@pytest.fixture(scope="session")
def divided(make_site: Callable[..., Path]) -> Path:
    """Return a copy of the project with more explainers, whose lists are divided into small pages, built."""

    def divide(folder: Path) -> None:
        with (folder / "pelicanconf.py").open("a", encoding="utf-8") as settings:
            settings.write(SMALL_PAGES)
        for number in range(1, 9):
            file = folder / "content" / "explainers" / f"made-up-{number}.md"
            file.write_text(MADE_UP.format(number), encoding="utf-8")

    return make_site("divided", prepare=divide)


@pytest.fixture(scope="session")
def serve() -> Callable[[Path, str], AbstractContextManager[str]]:
    """Return what serves a folder below a base path while a block runs, and gives the address of its home page."""
    return serving


@pytest.fixture(scope="session")
def restyled(make_site: Callable[..., Path]) -> Path:
    """Return a copy of the project that does all that docs/how-to/restyle.md says, built. Tests leave it as it is."""
    return make_site("restyled", prepare=_restyle)


def _restyle(folder: Path) -> None:
    """Do to a project what docs/how-to/restyle.md says."""
    guide = RESTYLE.read_text(encoding="utf-8")
    with (folder / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write("".join(SETTINGS_BLOCK.findall(guide)))
    for added, name, text in FILE_BLOCK.findall(guide):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        whole = file.read_text(encoding="utf-8").removesuffix("}\n") + text + "}\n" if added else text
        theirs = folder / "theme" / "templates" / name.removeprefix("restyle/templates/")
        copied = theirs.is_file() and "!theme/" not in whole  # by `newsgloss restyle`, which has written its first line
        file.write_text(marked(whole, theirs) if copied else whole, encoding="utf-8")
    font = folder / "restyle" / "static" / "fonts" / "zenda-sans.woff2"
    font.parent.mkdir()
    shutil.copy2(folder / "theme" / "static" / "fonts" / "newsreader.woff2", font)
