import json
import re
import shutil
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINE = re.compile(r"^\| ([\w.-]+) \| (.+) \| (.+) \|$", re.MULTILINE)
HASHED = re.compile(r"^[\w.-]+==\S+(?: ; .+?)? \\\n    --hash=sha256:[0-9a-f]{64}", re.MULTILINE)
NO_NETWORK = """
import sys

def refuse(event, args):
    if event in {"socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"} or (
        event == "socket.connect" and not isinstance(args[1], (str, bytes))
    ):
        raise PermissionError(f"{event} {args[1:]}")

sys.addaudithook(refuse)
"""


def documented() -> dict[str, str]:
    """Return the licence of each dependency as the document has it."""
    text = (ROOT / "docs" / "reference" / "dependencies.md").read_text(encoding="utf-8")
    return {name: licence for name, _, licence in LINE.findall(text) if name not in {"name", "---"}}


def declared(*extras: str) -> list[str]:
    """Return the names of the dependencies in pyproject.toml, with those of some extras."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    more = [each for extra in extras for each in project["optional-dependencies"][extra]]
    return [re.split(r"[^\w.-]", each)[0] for each in (*project["dependencies"], *more)]


def licence(name: str) -> str:
    """Return the licence that an installed package says it is under."""
    said = metadata.metadata(name)
    classified = [each.rpartition(" :: ")[2] for each in said.get_all("Classifier") or [] if each.startswith("License")]
    return str(said["License-Expression"] or next(iter(classified), None) or said["License"])


def test_every_dependency_has_its_reason_and_the_licence_that_it_comes_under() -> None:
    expected = {name: licence(name) for name in declared("tasks", "dev") if name != "newsgloss"}
    not_installed = {"atheris": "Apache-2.0"}

    assert set(not_installed) <= set(declared("fuzz"))
    assert expected | not_installed == documented()


@pytest.mark.parametrize(
    "name", ["requirements.txt", "requirements-dev.txt", "requirements-pip.txt", "bench/requirements.txt"]
)
def test_everything_that_is_installed_is_pinned_with_a_hash(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    expected = len(re.findall(r"^[\w.-]+[^\n]*==", text, re.MULTILINE))

    assert expected == len(HASHED.findall(text)) > 0


def test_the_environment_has_the_pinned_pip_and_nothing_that_python_brought_along() -> None:
    pinned = (ROOT / "requirements-pip.txt").read_text(encoding="utf-8")
    expected = re.findall(r"^pip==(\S+)", pinned, re.MULTILINE)
    installed = {each.name.lower(): each.version for each in metadata.distributions()}

    assert expected == [installed["pip"]]
    assert installed.keys().isdisjoint({"setuptools", "wheel"})


def without_network(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a Python command whose processes may open no socket; where the system can, it has no network at all."""
    (folder / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    apart = [shutil.which("unshare") or "", "--map-root-user", "--net"]
    can = apart[0] and subprocess.run([*apart, "true"], check=False, capture_output=True).returncode == 0
    return subprocess.run(
        [*(apart if can else ()), sys.executable, *command],
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(folder), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_a_build_asks_the_network_for_nothing(ruritania: Path) -> None:
    done = without_network(ruritania, "-m", "newsgloss.cli", "build")

    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads((ruritania / "output" / "pagefind" / "pagefind-entry.json").read_text(encoding="utf-8"))


def test_a_process_that_asks_the_network_would_be_found(tmp_path: Path) -> None:
    done = without_network(tmp_path, "-c", "import socket; socket.create_connection(('example.org', 80))")

    assert "PermissionError: socket.getaddrinfo" in done.stderr
