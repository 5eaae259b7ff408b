"""Two sites that share a glossary, built as docs/how-to/split-a-site.md says: by the commands of its workflow."""

import re
import shlex
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from newsgloss.cli import main
from tests.samples import CONFIG, ROOT, load_yaml, write_ruritania

GUIDE = (ROOT / "docs" / "how-to" / "split-a-site.md").read_text(encoding="utf-8")
WORKFLOW: dict[str, Any] = load_yaml(re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)[0])
JOBS: dict[str, Any] = WORKFLOW["jobs"]
PARTS: list[str] = JOBS["part"]["strategy"]["matrix"]["part"]
SETTING = re.findall(r"^GLOSSARIES = .+$", GUIDE, re.MULTILINE)[0]
GLOSSARY = """\
- id: toll
  kind: term
  label: road toll
  gloss: What is paid on a road of Ruritania.
  body: |
    Whoever has a ferry permit pays no road toll.
  sources: [gazette]
"""
LINK = re.compile(r'href="(https://[^"]+/glossary/[^"]+)"')


def commands(text: str, directory: str, values: Mapping[str, str]) -> Iterator[tuple[str, list[str], dict[str, str]]]:
    """Yield the commands of a step, each with its folder and the variables before it, filled in."""
    for line in text.strip().splitlines():
        found = shlex.split(re.sub(r'"?\$(\w+)"?', lambda name: values[name[1]], line))
        said = dict(word.split("=", 1) for word in found if re.match(r"[A-Z]+=", word))
        yield directory, found[len(said) :], said


def steps(job: dict[str, Any], part: str, remotes: Path) -> Iterator[tuple[str, list[str], dict[str, str]]]:
    """Yield the commands of a job, but for those that install Newsgloss. Pages go to a repository on this machine."""
    usual = job.get("defaults", {}).get("run", {}).get("working-directory", ".")
    for step in job["steps"]:
        values = {name: value.replace("${{ matrix.part }}", part) for name, value in step.get("env", {}).items()}
        values |= {"PAGES": str(remotes / f"{part}.git")} if "PAGES" in values else {}
        directory = step.get("working-directory", usual).replace("${{ matrix.part }}", part)
        for where, found, said in commands(step.get("run", ""), directory, values):
            if found[0] != "pip":
                yield where, found, values | said


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the parts of a newsroom's site, and no copy of a glossary."""
    root = tmp_path_factory.mktemp("newsroom")
    for part in PARTS:
        write_ruritania(root / part)
        setting = SETTING if part != "desk" else ""
        own = f'PUBLISHER = "A"\nFUNDING = "B"\nCONTACT = "mailto:a@lake.ruritania"\nSEARCH_SAVE_AS = ""\n{setting}\n'
        (root / part / "pelicanconf.py").write_text(CONFIG.replace('SITEURL = ""', "") + own)
        conf = "from pelicanconf import *\nimport os\nSITEURL = os.environ['SITEURL']\nDRAFT_SAVE_AS = ''\n"
        (root / part / "publishconf.py").write_text(conf)
    (root / "trade" / "content" / "glossary" / "lake.yaml").write_text(GLOSSARY)
    text = root / "trade" / "content" / "explainers" / "zenda.md"
    written = text.read_text(encoding="utf-8").replace("title: ", "people: desk/rudolf-elphberg\ntitle: ", 1)
    text.write_text(written, encoding="utf-8")
    return root


@pytest.fixture
def do(newsroom: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, list[str], Mapping[str, str]], int]:
    """Return what runs a command in a folder of the newsroom, ours in this process, and returns its exit code."""

    def done(directory: str, command: list[str], environment: Mapping[str, str]) -> int:
        monkeypatch.chdir(newsroom / directory)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        if command[0] != "newsgloss":
            return subprocess.run(command, check=False, capture_output=True).returncode
        with pytest.raises(SystemExit) as caught:
            main(command[1:])
        return int(caught.value.code or 0)

    return done


def test_parts_of_a_site_are_built_apart_and_lead_to_the_glossary_that_they_share(
    newsroom: Path, do: Callable[[str, list[str], Mapping[str, str]], int], tmp_path: Path
) -> None:
    assert (sorted(JOBS), PARTS) == (["copies", "part"], ["desk", "trade"])
    for line in re.findall(r"^\((cd .+)\)$", GUIDE, re.MULTILINE):  # what whoever changes the glossary does
        (_, directory), words = line.split(" && ")[0].split(), line.split(" && ")[1]
        assert [do(*command) for command in commands(words, directory, {})] == [0], line
    for command in (["init", "-q"], ["config", "user.name", "a"], ["config", "user.email", "a@b"], ["add", "."]):
        assert do(".", ["git", *command], {}) == 0
    assert do(".", ["git", "commit", "-qm", "Parts"], {}) == 0

    for part in PARTS:
        assert do(".", ["git", "init", "-q", "--bare", str(tmp_path / f"{part}.git")], {}) == 0
        runner = [do(*command) for command in steps(JOBS["part"], part, tmp_path)]
        assert (len(runner), set(runner)) == (4, {0}), part
        assert do(".", ["git", "remote", "remove", "pages"], {}) == 0  # each runner has a checkout of its own
    assert [do(*command) for command in steps(JOBS["copies"], "", tmp_path)] == [0, 0]

    sites = {f"https://your-org.github.io/{part}/": newsroom / part / "output" for part in PARTS}
    desk = next(iter(sites))
    pages = [path.read_text(encoding="utf-8") for path in sorted(sites[desk[:-5] + "trade/"].rglob("*.html"))]
    links = {link for page in pages for link in LINK.findall(page) if link.startswith(desk)}
    assert f"{desk}glossary/ferry-permit/" in links
    assert [link for link in links if not (sites[desk] / link.removeprefix(desk) / "index.html").is_file()] == []
    pushed = ["git", f"--git-dir={tmp_path / 'trade.git'}", "show", "gh-pages:explainers/zenda/index.html"]
    shown = subprocess.run(pushed, check=True, capture_output=True, encoding="utf-8").stdout
    assert "From the glossary of The Ruritanian." in shown
    who = shown.partition('id="person-desk/rudolf-elphberg"')[2].partition("</li>")[0]
    assert f'<a href="{desk}glossary/rudolf-elphberg/">Rudolf Elphberg</a>' in who
    assert "From the glossary of The Ruritanian." in who
    for name in ("sitemap.xml", "data/glossary.json", "feeds/glossary.atom.xml", "data/timeline.json"):
        found = sites[desk[:-5] + "trade/"] / name
        assert not found.exists() or "/desk/" not in found.read_text(encoding="utf-8"), name
    assert not (sites[desk[:-5] + "trade/"] / "glossary" / "ferry-permit").exists()

    file = sites[desk] / "data" / "glossary.json"
    file.write_text(file.read_text(encoding="utf-8").replace("A paper that lets", "A card that lets"), encoding="utf-8")
    assert do(*list(steps(JOBS["copies"], "", tmp_path))[-1]) == 1
