"""What tests of single modules share: cases in plain files, and a small project about a country that does not exist."""

from __future__ import annotations

import base64
import hashlib
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, settings

from newsgloss.content.loading import load_content
from newsgloss.content.values import Content
from newsgloss.editorial.checks import check
from newsgloss.model.settings import Project, find_project
from newsgloss.model.yaml_text.mistakes import LOADER
from newsgloss.model.yaml_text.parsing import parse
from newsgloss.seeds.seed import Seed, read_seed

FIRST_PAINT = 'try{document.documentElement.style.cssText=localStorage["newsgloss-look"]}catch{}'
"""The only script that is in pages."""
FIRST_PAINT_HASH = f"sha256-{base64.b64encode(hashlib.sha256(FIRST_PAINT.encode()).digest()).decode()}"

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "cases"
HEADER = re.compile(r"((?:(?!\.$).*\n)*?)---\n", re.MULTILINE)  # above the first case
IMPRINT = '\nPUBLISHER = "The Lake Society"\nFUNDING = "Gifts of readers."\nCONTACT = "mailto:desk@lake.ruritania"\n'
ESCAPE = re.compile(r"\\u([0-9a-f]{4})")  # for characters that an editor would not show

LESS = {"quick": 5, "thorough": 2, "whole": 1}  # by which the examples of each test are divided
PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "quick")


def examples(count: int) -> settings:
    """Return the settings for a test of so many examples, or of as many of them as the profile asks for.

    How long the machine takes to make them fails no test.
    """
    slow = [HealthCheck.too_slow]
    return settings(derandomize=True, deadline=None, max_examples=count // LESS[PROFILE], suppress_health_check=slow)


settings.register_profile("newsgloss", examples(100))
settings.load_profile("newsgloss")


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a plain file: what goes in and what must come out. `header` holds what all cases of a file share."""

    name: str
    header: dict[str, Any]
    text: str
    expected: str


def pytest_configure(config: pytest.Config) -> None:
    """Make our marker known."""
    config.addinivalue_line("markers", "cases(folder): run once for each case in tests/cases/<folder>/*.txt")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test that is marked with a folder the `header`, `text` and `expected` of each case in it."""
    for marker in metafunc.definition.iter_markers("cases"):
        cases = list(read_cases(CASES / marker.args[0]))
        if not cases:
            pytest.fail(f"there is no case in tests/cases/{marker.args[0]}/")
        names = [name for name in ("header", "text", "expected") if name in metafunc.fixturenames]
        values = [tuple(getattr(case, name) for name in names) for case in cases]
        metafunc.parametrize(names, values, ids=[case.name for case in cases])


def read_cases(folder: Path) -> Iterator[Case]:
    """Yield the cases in a folder's files; tests/cases/README.md describes their form."""
    for path in sorted(folder.glob("*.txt")):
        whole = path.read_text(encoding="utf-8")
        header = HEADER.match(whole)
        shared = parse(header[1], path.name).data if header else {}
        pieces = ESCAPE.sub(lambda code: chr(int(code[1], 16)), whole[header.end() if header else 0 :]).split("\n.\n")
        if pieces.pop().strip() or len(pieces) % 3:
            pytest.fail(f"{path}: a case is a title, an input and an expected text, a line with one dot after each")
        for title, text, expected in zip(*[iter(pieces)] * 3, strict=True):
            yield Case(f"{path.stem}: {title.strip()}", shared, text, expected)


def load_yaml(text: str) -> Any:
    """Return what YAML says, read by libyaml where it is there: the collection of tests waits for it."""
    return yaml.load(text, Loader=LOADER)  # noqa: S506 -- a safe loader


@pytest.fixture(scope="session")
def first_seed() -> Seed:
    """The first seed, as it came."""
    data = (ROOT / "seeds" / "canada-us-asylum-2020.txt").read_bytes()
    return read_seed(data, "canada-us-asylum-2020", "canada-us-asylum-2020.txt")


CONFIG = f"""\
SITENAME = "The Ruritanian"
SITEURL = ""
AUTHOR = "The Ruritanian"
TIMEZONE = "UTC"
PATH = "content"
OUTPUT_PATH = "output"
ARTICLE_PATHS = ["explainers"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = []
IGNORE_FILES = [".*"]
PLUGINS = ["newsgloss"]
THEME = {str(ROOT / "theme")!r}
JINJA_ENVIRONMENT = {{"autoescape": True}}
DIRECT_TEMPLATES = ["index", "archives", "404"]
MARKDOWN = {{"extension_configs": {{"markdown.extensions.attr_list": {{}}, "markdown.extensions.tables": {{}}}}}}
ARTICLE_URL = "explainers/{{slug}}/"
ARTICLE_SAVE_AS = "explainers/{{slug}}/index.html"
DRAFT_URL = "drafts/{{slug}}/"
DRAFT_SAVE_AS = "drafts/{{slug}}/index.html"
PAGE_URL = "{{slug}}/"
PAGE_SAVE_AS = "{{slug}}/index.html"
CATEGORY_URL = "topics/{{slug}}/"
CATEGORY_SAVE_AS = "topics/{{slug}}/index.html"
AUTHOR_SAVE_AS = ""
TAG_SAVE_AS = ""
FEED_ALL_ATOM = "feeds/all.atom.xml"
FEED_DOMAIN = "https://example.org"
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
DISPLAY_PAGES_ON_MENU = DISPLAY_CATEGORIES_ON_MENU = False
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
"""

GLOSSARY = """\
- id: ferry-permit
  kind: term
  label: ferry permit
  gloss: A paper that lets its holder cross the lake by ferry.
  body: |
    The [lake authority](entry:lake-authority) gives out each ferry permit. See the Lake Treaty.
  sources: [treaty-text]

- id: lake-authority
  kind: organisation
  label: Ruritanian Lake Authority
  abbreviation: RLA
  gloss: The body that runs the lake's ports and ferries.
  sources: [gazette]

- id: lake-treaty
  kind: law
  label: Lake Treaty
  gloss: The agreement of 1921 between Ruritania and Strelsau on the use of the lake.
  sources:
    - id: treaty-text
      locator: Art. 1

- id: rudolf-elphberg
  kind: person
  label: Rudolf Elphberg
  public_figure: true
  gloss: Minister for the lake.
  sources: [gazette]

- id: a-fisher
  kind: person
  label: Antonia Mauban
  gloss: A fisher who was interviewed at the port.
  sources: [gazette]

- id: port-closes
  kind: event
  label: The port closes
  date: 2031-05-02
  happening: takes-effect
  gloss: The port of Zenda closed to ferries.
  sources: [gazette]
"""

SOURCES = """\
- id: treaty-text
  kind: law
  title: Treaty on the Lake
  publisher: Ruritania
  published: 1921

- id: gazette
  kind: government-page
  title: Official Gazette
  publisher: Ruritania
"""

LINKING = """\
block:
  - Lake Treaty Street
rejected: []
"""

SEED = """\
Port of Zenda closes

Port of Zenda closes

The port of Zenda closed on Friday. Nobody without a ferry permit may may cross.

Watch: the last ferry leaves

A long wait

"The Lake Treaty says so," said Rudolf Elphberg of the Ruritanian Lake Authority.
"""

SIDECAR = """\
id: zenda
file: zenda.txt
sha256: {sha256}
headline: Port of Zenda closes
publisher: Zenda Courier
published: 2031-05-02
lang: en
rights:
  holder: Zenda Courier
  permission: granted
"""

EXPLAINER = """\
---
title: Why nobody can leave Zenda
dek: The port closed, and most people have no permit.
date: 2031-05-03
category: The lake
status: published
seed: zenda
story_date: 2031-05-02
---

> The port of Zenda closed on Friday. Nobody without a ferry permit may may cross.

A ferry permit costs a day's wage.

> ## A long wait

> "The Lake Treaty says so," said Rudolf Elphberg of the Ruritanian Lake Authority.
"""

PAGE = """\
---
title: About
---

We explain the lake.
"""


def write_ruritania(root: Path) -> Path:
    """Write a whole project without a problem in it, of one explainer, six entries and one page; return its folder."""
    sha256 = hashlib.sha256(SEED.encode()).hexdigest()
    for name, text in {
        "pelicanconf.py": CONFIG,
        "content/glossary/lake.yaml": GLOSSARY,
        "content/sources.yaml": SOURCES,
        "content/linking.yaml": LINKING,
        "content/explainers/zenda.md": EXPLAINER,
        "content/pages/about.md": PAGE,
        "seeds/zenda.txt": SEED,
        "seeds/zenda.yaml": SIDECAR.format(sha256=sha256),
    }.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def ruritania(tmp_path: Path) -> Path:
    """The small project, which a test may change; return its folder."""
    return write_ruritania(tmp_path / "ruritania")


@pytest.fixture
def project(ruritania: Path) -> Project:
    """The project of the lake."""
    return find_project(ruritania)


@pytest.fixture
def change(ruritania: Path) -> Callable[[str, str, str], None]:
    """Return what replaces a text in one of the project's files, once; the text must be there."""

    def replace(file: str, old: str, new: str) -> None:
        path = ruritania / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace


@pytest.fixture
def add(ruritania: Path) -> Callable[[str, str], None]:
    """Return what adds a text to the end of one of the project's files, which may be new."""

    def append(file: str, text: str) -> None:
        path = ruritania / file
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as opened:
            opened.write(text)

    return append


@pytest.fixture
def tell(ruritania: Path, change: Callable[[str, str, str], None]) -> Callable[[str], None]:
    """Return what gives the project another story, paragraph by line; its explainer quotes all of it."""

    def retell(text: str) -> None:
        paragraphs = text.splitlines()
        seed = "\n\n".join(["Port of Zenda closes", *paragraphs, ""])
        (ruritania / "seeds" / "zenda.txt").write_text(seed, encoding="utf-8")
        digests = (hashlib.sha256(told.encode()).hexdigest() for told in (SEED, seed))
        change("seeds/zenda.yaml", *digests)
        front = EXPLAINER.rpartition("---\n")[0]
        quotes = "".join(f"\n> {paragraph}\n" for paragraph in paragraphs)
        (ruritania / "content" / "explainers" / "zenda.md").write_text(f"{front}---\n{quotes}", encoding="utf-8")

    return retell


@pytest.fixture
def load(ruritania: Path) -> Callable[[], Content]:
    """Return what reads the project as it is now."""
    return lambda: load_content(find_project(ruritania))


@pytest.fixture
def problems(load: Callable[[], Content]) -> Callable[[], list[str]]:
    """Return what checks the project as it is now and says what is wrong, problem by problem."""
    return lambda: [str(problem) for problem in check(load())]


@pytest.fixture
def files(ruritania: Path) -> Callable[[], dict[str, bytes]]:
    """Return what lists the project's files as they are now, with their bytes, but for what builds remember."""
    return lambda: {
        path.relative_to(ruritania).as_posix(): path.read_bytes()
        for path in sorted(ruritania.rglob("*"))
        if path.is_file() and {"__pycache__", "cache"}.isdisjoint(path.parts)
    }
