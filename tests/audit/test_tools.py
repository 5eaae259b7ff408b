import json
import re
from pathlib import Path

import pytest

from audit import tools


@pytest.fixture
def nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Be a user who may install nothing, on a machine without any program."""
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.mark.usefixtures("nobody")
def test_without_java_it_says_what_to_install() -> None:
    with pytest.raises(tools.MissingToolError) as raised:
        tools.java()

    assert str(raised.value) == (
        "This needs Java 17 or newer, and there is no java here.\n"
        "On Debian:  sudo apt-get install -y default-jre-headless"
    )


@pytest.mark.usefixtures("nobody")
def test_without_a_browser_it_says_what_to_install() -> None:
    with pytest.raises(tools.MissingToolError) as raised:
        tools.chromium()

    assert str(raised.value) == (
        "This needs Chromium or Chrome, and there is no chromium-headless-shell or chromium or chromium-browser or "
        "google-chrome or google-chrome-stable here.\n"
        "On Debian:  sudo apt-get install -y chromium-headless-shell"
    )


def test_when_npm_fails_it_says_how_to_try_by_hand(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(tools, "MODULES", tmp_path)

    with pytest.raises(tools.MissingToolError) as raised:
        tools.package("axe-core")

    assert str(raised.value) == (
        "npm could not install what audit/package.json names; its message above says why.\n"
        "To try by hand:  cd audit && npm ci --ignore-scripts --no-audit --no-fund --omit=dev"
    )


def test_a_package_that_is_here_at_its_pinned_version_is_not_installed_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pins = json.loads((tools.HERE / "package.json").read_text(encoding="utf-8"))["dependencies"]
    (tmp_path / "axe-core").mkdir()
    (tmp_path / "axe-core" / "package.json").write_text(json.dumps({"version": pins["axe-core"]}), encoding="utf-8")
    monkeypatch.setattr(tools, "MODULES", tmp_path)
    monkeypatch.setenv("PATH", "")

    assert tmp_path / "axe-core" == tools.package("axe-core")


def test_every_npm_package_is_pinned_and_its_bytes_are_known() -> None:
    pins = json.loads((tools.HERE / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((tools.HERE / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    versions = [*pins["dependencies"].values(), *pins["devDependencies"].values(), *pins["overrides"].values()]
    locked = {name: package for name, package in lock.items() if name}

    assert [version for version in versions if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []
    assert [name for name, package in locked.items() if not package["integrity"].startswith("sha512-")] == []
    assert [name for name, package in locked.items() if "resolved" in package] == []
