"""A machine -> the programs of others that checking a site takes, installed where there are none and we may."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

from filelock import FileLock

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
INSTALLING = FileLock(HERE / ".installing")  # tests run in several processes
# The first draws no window: it opens a page in half the time.
CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NPM = "--no-install-recommends npm"  # else Debian adds a compiler
SILENT = {"DEBIAN_FRONTEND": "noninteractive"}
JAVA_SINCE = 17  # what vnu-jar is compiled for


class MissingToolError(Exception):
    """A program is not here and could not be installed; the message says how to get it."""


def chromium() -> str:
    """Return the path of a Chromium or Chrome. Raises MissingToolError."""
    return _program(CHROMIUM, "chromium-headless-shell", "Chromium or Chrome")


def java() -> str:
    """Return the path of Java. Raises MissingToolError."""
    return _program(("java",), "default-jre-headless", f"Java {JAVA_SINCE} or newer")


def node() -> str:
    """Return the path of Node.js. Raises MissingToolError."""
    return _program(("node",), NPM, "Node.js")


def package(name: str) -> Path:
    """Return the folder of an npm package at the version that package.json pins. Raises MissingToolError."""
    pins = json.loads((HERE / "package.json").read_text(encoding="utf-8"))
    with INSTALLING:
        for group, more in (("dependencies", ["--omit=dev"]), ("devDependencies", [])):
            if name in pins[group] and _installed(name) != pins[group][name]:
                _npm("ci", "--ignore-scripts", "--no-audit", "--no-fund", *more)
    return MODULES / name


def _program(names: tuple[str, ...], debian: str, called: str) -> str:
    """Return the path of the first program of these names; with none, after asking apt-get for `debian`."""
    apt_get = shutil.which("apt-get")
    if not _found(names) and os.geteuid() == 0 and apt_get:
        with INSTALLING:
            if not _found(names):
                _apt_get(apt_get, debian)
    path = _found(names)
    if path is None:
        raise MissingToolError(
            f"This needs {called}, and there is no {' or '.join(names)} here.\n"
            f"On Debian:  sudo apt-get install -y {debian}"
        )
    return path


def _apt_get(apt_get: str, debian: str) -> None:
    for command in (
        [apt_get, "update", "-qq"],
        [apt_get, "install", "-y", "-qq", *debian.split()],
    ):
        subprocess.run(command, env=os.environ | SILENT, stdout=subprocess.DEVNULL, check=False)


def _found(names: tuple[str, ...]) -> str | None:
    return next(filter(None, map(shutil.which, names)), None)


def _installed(name: str) -> str | None:
    """Return the version of an npm package that is here."""
    described = MODULES / name / "package.json"
    return json.loads(described.read_text(encoding="utf-8"))["version"] if described.is_file() else None


def _npm(*arguments: str) -> None:
    npm = _program(("npm",), NPM, "npm")
    if subprocess.run([npm, *arguments], cwd=HERE, stdout=subprocess.DEVNULL, check=False).returncode:
        raise MissingToolError(
            "npm could not install what audit/package.json names; its message above says why.\n"
            f"To try by hand:  cd audit && npm {' '.join(arguments)}"
        )
