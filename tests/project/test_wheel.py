"""The wheel, in an environment that has nothing else -> a site that is made, built, added to and asked."""

import os
import re
import subprocess
import sys
import tomllib
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OLD_PIP = "pip==23.0"  # that of Debian 12
OF_TESTS = {"hypothesis", "mypy", "playwright", "pytest", "ruff"}
PAGE = """\
<!doctype html>
<html lang="en"><head><title>Ruritania shuts the Zenda bridge</title></head><body><nav>Home News</nav><article>
<h1>Ruritania shuts the Zenda bridge</h1>
<p>Ruritania will stop lorries from using the Zenda bridge from Monday, the Ministry of Roads said, after a survey.</p>
<p>“We want the bridge to stay open to everyone else,” said the minister, Rudolf Rassendyll, on Friday.</p>
<p>Hauliers said that the convoy permit does not help them there, and that the detour would add two hours.</p>
</article></body></html>
"""

# All but the first two commands, one after the other in one process: a process for each would take a second to start.
COMMANDS = """
from newsgloss.cli import main
for command in (
    ["import", "../bridge.html"],
    ["import-glossary", "lake.ttl", "--source", "winter-roads-act-text"],
    ["report", "links"],
    ["check"],
):
    try:
        main(command)
    except SystemExit as end:
        if end.code:
            raise
"""
THESAURUS = """\
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://example.org/licence> skos:prefLabel "ferry licence" ; skos:definition "A paper for the lake." .
"""

Once = Callable[[str, Callable[[Path], None]], Path]


def run(*command: object, folder: Path) -> str:
    """Run a command in a folder, with nothing of ours in its environment, and return what it prints."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run(
        [*map(str, command)],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def wheel(make_once: Once) -> Path:
    """Return the wheel that is made of the checkout as it is."""

    def make(folder: Path) -> None:
        arguments = ("--no-deps", "--no-build-isolation", "--disable-pip-version-check", "--wheel-dir", folder)
        run(sys.executable, "-m", "pip", "wheel", ROOT, *arguments, folder=ROOT)

    return next(make_once("wheel", make).glob("*.whl"))


def pip_for(folder: Path) -> tuple[object, ...]:
    """Return what runs our pip for a new environment in a folder, which has none of its own."""
    venv.create(folder, with_pip=False)
    return (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", folder / "bin" / "python")


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an environment with the lowest versions that pyproject.toml allows."""
    folder = tmp_path_factory.mktemp("environment")
    ranges = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    lowest = [re.sub(r"(\[\w+\])?>=([\w.]+).*", r"==\2", each) for each in ranges]
    (folder / "lowest.txt").write_text("\n".join(lowest), encoding="utf-8")
    run(*pip_for(folder), "install", "--no-compile", "--constraint", "lowest.txt", wheel, folder=folder)
    return folder


def test_the_wheel_alone_makes_a_site_builds_imports_and_reports(environment: Path, tmp_path: Path) -> None:
    site, command = tmp_path / "site", environment / "bin" / "newsgloss"
    run(command, "init", "site", "--name", "The Ruritanian", folder=tmp_path)
    (tmp_path / "bridge.html").write_text(PAGE, encoding="utf-8")
    (site / "lake.ttl").write_text(THESAURUS, encoding="utf-8")

    built = run(command, "build", folder=site)
    said = run(environment / "bin" / "python", "-c", COMMANDS, folder=site)

    assert ", 0 problems, " in built
    assert "content/explainers/ruritania-shuts-the-zenda-bridge.md: created" in said
    assert "content/glossary/lake.yaml: 1 entry" in said
    assert "explainers/hentzau-pass | convoy-permit | convoy permit" in said
    assert "2 explainers, 6 entries, 2 events: 0 errors" in said


def test_an_old_pip_would_install_the_wheel_with_the_newest_of_all_else(wheel: Path, tmp_path: Path) -> None:
    found = tmp_path / "found"  # by a new pip: an old one looks at a list of versions for long
    run(*pip_for(tmp_path), "download", "--dest", found, wheel, OLD_PIP, folder=tmp_path)
    old_pip = next(found.glob("pip-*.whl")) / "pip"  # Python runs it as it is
    command = (tmp_path / "bin" / "python", old_pip, "install", "--dry-run", "--no-index", "--find-links", found, wheel)

    assert re.search(r"Would install .*newsgloss-.* pelican-", run(*command, folder=tmp_path))


def test_nothing_comes_with_the_wheel_that_tests_alone_use(environment: Path) -> None:
    installed = {path.name.partition("-")[0].lower() for path in environment.rglob("*.dist-info")}

    assert "pelican" in installed
    assert OF_TESTS.isdisjoint(installed)


def test_the_wheel_has_the_whole_theme_and_no_cache_of_python(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    expected = {
        f"newsgloss/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "theme").rglob("*") if path.is_file()
    }

    assert len(expected) > 50
    assert expected <= inside
    assert [name for name in inside if name.endswith(".pyc") or "/." in name.replace("/all/.github", "")] == []
