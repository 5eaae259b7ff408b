"""HTML files -> what the Nu HTML checker finds in them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from . import tools

# The checker reads files, whose addresses no policy counts as a site's own; tests/browser/ holds pages to their policy.
OF_NO_SITE = r"Resource violates Content Security Policy .* external (?:script|stylesheet) “/[^/].*"
QUICK = "-XX:TieredStopAtLevel=1"  # it runs for seconds: to compile it better takes longer than that saves


class Finding(NamedTuple):
    """One thing found: in which file and line, how bad ("error", "warning"), and in the checker's words."""

    file: Path
    line: int
    level: str
    said: str


def find(files: Sequence[Path]) -> list[Finding]:
    """Check files of HTML. Raises MissingToolError where the checker cannot be had."""
    jar = tools.package("vnu-jar") / "build" / "dist" / "vnu.jar"
    command = [tools.java(), "-Xss4m", QUICK, "-jar", str(jar), "--format", "json", "--exit-zero-always", "--stdout"]
    command += ["--filterpattern", OF_NO_SITE]
    checked = subprocess.run(
        [*command, "--no-langdetect", *map(str, files)], capture_output=True, encoding="utf-8", check=True
    )
    return [_finding(message) for message in json.loads(checked.stdout)["messages"]]


def _finding(message: dict[str, str | int]) -> Finding:
    """Read one of the checker's messages. Its warnings are of type "info", as are its hints."""
    file = Path(unquote(urlsplit(str(message.get("url", ""))).path))
    level = str(message.get("subType", "hint") if message["type"] == "info" else "error")
    return Finding(file, int(message.get("lastLine", 0)), level, str(message["message"]))
