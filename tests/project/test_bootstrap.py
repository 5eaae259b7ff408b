"""bootstrap.py -> what it says where it cannot install, word for word."""

import builtins
import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


@pytest.fixture
def bootstrap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return bootstrap.py as a module that makes an environment in a temporary folder."""
    spec = importlib.util.spec_from_file_location("bootstrap", Path(__file__).parents[2] / "bootstrap.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "VENV", str(tmp_path / ".venv"))
    monkeypatch.setattr(module, "PYTHON", str(tmp_path / ".venv" / "bin" / "python"))
    monkeypatch.setattr(module, "STAMP", str(tmp_path / ".venv" / "installed"))
    return module


@pytest.fixture
def _no_ensurepip(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the module away that Debian packs apart."""
    load = builtins.__import__

    def without(name: str, *arguments: Any) -> ModuleType:
        if name == "ensurepip":
            raise ImportError(name)
        return load(name, *arguments)

    monkeypatch.setattr(builtins, "__import__", without)


def refused(bootstrap: ModuleType) -> str:
    """Return the words with which it ends."""
    with pytest.raises(SystemExit) as caught:
        bootstrap.main()
    return str(caught.value.code)


def test_an_old_python_is_told_that_it_is(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9))
    monkeypatch.setattr(sys, "version", "3.9.2 (default)")
    monkeypatch.setattr(sys, "executable", "/usr/bin/python3")

    assert refused(bootstrap) == "Newsgloss needs Python 3.11 or newer; this is 3.9.2 (/usr/bin/python3)."


@pytest.mark.usefixtures("_no_ensurepip")
def test_a_python_that_makes_no_environments_is_told_what_to_install(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    expected = (
        "This Python cannot make virtual environments: its ensurepip module is missing.\n"
        "On Debian or Ubuntu:  sudo apt-get install -y python3-venv\n"
        "Then run the same line again."
    )

    assert refused(bootstrap) == expected
    assert capsys.readouterr().out == "Making .venv and installing what Newsgloss needs (about a minute) ...\n"


@pytest.mark.usefixtures("_no_ensurepip")
def test_what_installs_on_debian_and_fails_in_pip_says_both(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/apt-get")
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setattr("venv.create", lambda *_, **__: None)
    ran: list[str] = []

    def run(command: list[str], **_: Any) -> subprocess.CompletedProcess[str]:
        ran.append(" ".join(command[:2]))
        return subprocess.CompletedProcess(command, 1)

    monkeypatch.setattr(subprocess, "run", run)

    assert refused(bootstrap) == "Installing failed; pip's message above says why. Nothing outside .venv was changed."
    assert capsys.readouterr().out.splitlines()[1:] == ["Installing Debian's python3-venv ..."]
    assert ran == ["apt-get update", "apt-get install", f"{bootstrap.PYTHON} -m"]


def test_what_tests_newsgloss_builds_sites_as_well_and_not_the_other_way_round(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed: list[str] = []
    monkeypatch.setattr(bootstrap, "make_venv", lambda: Path(bootstrap.VENV).mkdir(exist_ok=True))
    monkeypatch.setattr(bootstrap, "pip", lambda *arguments: installed.append(Path(arguments[-1]).name))

    def after(*arguments: str) -> list[str]:
        installed.clear()
        monkeypatch.setattr(sys, "argv", ["bootstrap.py", *arguments])
        bootstrap.main()
        Path(bootstrap.PYTHON).parent.mkdir(exist_ok=True)
        Path(bootstrap.PYTHON).touch()
        return [name for name in installed if name.startswith("requirements")]

    expected = [["requirements-pip.txt", "requirements.txt"], [], ["requirements-pip.txt", "requirements-dev.txt"], []]

    assert expected == [after(), after(), after("--dev"), after()]
