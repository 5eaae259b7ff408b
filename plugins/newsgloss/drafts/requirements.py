"""What is installed here -> the lines of a requirements.txt by which pip installs it elsewhere, and its commit."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from importlib import metadata
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from newsgloss.model.patterns import pattern_of

OF_CHECKOUT = """\
# Newsgloss was installed from a checkout. This is its commit: pip finds it once it is pushed.
"""
HERE_ALONE = """\
# This is on one machine alone. Write instead where others find Newsgloss, such as:
# newsgloss @ git+https://example.org/newsgloss.git@v1.2.3
"""
OVER_SSH = pattern_of(r"(?:ssh://)?(?:[^@/\s]+@)?(\w[\w-]*(?:\.[\w-]+)+)(?::\d+(?=/))?[:/]/?(\S+)")  # as git has it
NAMESPACE = "pelican.plugins"  # where plugins are that are installed, and may be named without it


def requirement(installed: metadata.Distribution) -> str:
    """Return the lines by which pip installs Newsgloss again: by its number where an index has it, or from its place.

    Installed from a folder that is a checkout, it is taken from where that was cloned from, over https. The form is
    that of PEP 610 (direct_url.json) and PEP 508.
    """
    name, origin = installed.metadata["Name"], _origin(installed)
    if not origin:
        return f"{name}=={installed.version}\n"
    place = _public(origin["url"])
    if vcs := origin.get("vcs_info"):
        place = f"{vcs['vcs']}+{place}@{vcs['commit_id']}"
    else:
        folder, commit = _checkout(origin), commit_of(installed)
        if folder and commit and (remote := _https(asked_git(folder, "remote", "get-url", "origin"))):
            return f"{OF_CHECKOUT}{name} @ git+{remote}@{commit}\n"
    return f"{HERE_ALONE if urlsplit(place).scheme.endswith('file') else ''}{name} @ {place}\n"


def commit_of(installed: metadata.Distribution) -> str:
    """Return the commit that something was installed from, or that its checkout is at now; "" where none is known."""
    origin = _origin(installed)
    if vcs := origin.get("vcs_info"):
        return str(vcs["commit_id"])
    folder = _checkout(origin)
    return asked_git(folder, "rev-parse", "--verify", "HEAD") if folder else ""


def requirements_of(plugins: Iterable[str]) -> Iterator[str]:
    """Yield the lines for those of Pelican's plugins, by the names in PLUGINS, that pip has installed."""
    providers = metadata.packages_distributions()
    for plugin in plugins:
        short = plugin.removeprefix(f"{NAMESPACE}.")
        found = [name for name in providers.get("pelican", []) if _has_plugin(metadata.distribution(name), short)]
        for name in dict.fromkeys(found or providers.get(plugin.partition(".")[0], [])):
            if name not in {"newsgloss", "pelican"}:
                yield f"{name}=={metadata.version(name)}\n"


def asked_git(folder: Path, *arguments: str) -> str:
    """Return what git says of a folder, or "" where it is not there, or knows nothing of the kind."""
    try:
        done = subprocess.run(  # noqa: S603 -- our own arguments, no shell
            ["git", *arguments],  # noqa: S607 -- git is where the user has it
            cwd=folder,
            check=False,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
        )
    except OSError:
        return ""
    return "" if done.returncode else done.stdout.strip()


def _has_plugin(installed: metadata.Distribution, name: str) -> bool:
    """Return whether a distribution brings a plugin in Pelican's namespace, as a folder or as one module."""
    parts = (("pelican", "plugins", name), ("pelican", "plugins", f"{name}.py"))
    return any(file.parts[:3] in parts for file in installed.files or ())


def _origin(installed: metadata.Distribution) -> dict[str, Any]:
    """Return where something was installed from, as PEP 610 has it; nothing, where that was an index."""
    return dict(json.loads(installed.read_text("direct_url.json") or "{}"))


def _checkout(origin: Mapping[str, Any]) -> Path | None:
    """Return the folder that something was installed from, if it is the top of a git repository."""
    address = urlsplit(origin.get("url", ""))
    folder = Path(url2pathname(address.path))
    return folder if address.scheme == "file" and (folder / ".git").exists() else None


def _public(url: str) -> str:
    """Return an address without what may be a secret: who asks for it, its query and its fragment.

    Over ssh the user's name stays, for it belongs to the address; the password goes.
    """
    address = urlsplit(url)
    user, _, host = address.netloc.rpartition("@")
    name = user.partition(":")[0]
    netloc = f"{name}@{host}" if name and address.scheme == "ssh" else host
    return address._replace(netloc=netloc, query="", fragment="").geturl()


def _https(remote: str) -> str:
    """Return the address of a remote repository over https, without secrets, or "" where it is a path."""
    if urlsplit(remote).scheme == "https":
        return _public(remote)
    found = OVER_SSH.fullmatch(remote)
    return f"https://{found[1]}/{found[2]}" if found else ""
