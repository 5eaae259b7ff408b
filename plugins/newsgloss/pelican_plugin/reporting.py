"""What a build has to say -> lines for `newsgloss build`, which reads them, and its report."""

from __future__ import annotations

import json
import logging
import os
import sys
from pathlib import Path
from typing import Any

from newsgloss.content.values import Content
from newsgloss.model.problems import Problem, errors
from newsgloss.model.yaml_source import write_text

from .handover import FILES


class SystemErrors(logging.Handler):
    """Tells `newsgloss build` what the file system refused, also where Pelican only warns of it."""

    def emit(self, record: logging.LogRecord) -> None:
        """Tell of the errors that a message comes with."""
        raised = record.exc_info[1] if record.exc_info else None
        for error in (raised, *(record.args if isinstance(record.args, tuple) else ())):
            if isinstance(error, OSError) and error.errno:
                path = error.filename2 or error.filename
                tell_build(f"failed {json.dumps({'errno': error.errno, 'path': path and os.fsdecode(path)})}")


def progress_to(settings: dict[str, Any]) -> Any:
    """Return what prints progress for `newsgloss build`, or nothing where nobody reads it."""
    if not settings["BUILD_REPORT"]:
        return None
    return lambda what, done, all_: tell_build(f"progress {done} {all_} {what}")


def tell_build(line: str) -> None:
    """Tell whoever runs the build."""
    print(line, file=sys.stderr, flush=True)  # noqa: T201 -- Pelican's log hides information by default


def report(settings: dict[str, Any], content: Content | None, problems: tuple[Problem, ...]) -> None:
    """Write a build's figures, problems and files, where `newsgloss build` asked for them.

    Without `content`, it could not even be read.
    """
    if not settings["BUILD_REPORT"]:
        return
    data = {
        "entries": sum(1 for _ in content.glossary.published()) if content else 0,
        "mentions": sum(map(len, content.occurrences.by_page.values())) if content else 0,
        "errors": len(errors(problems)),
        "problems": [str(problem) for problem in problems],
        "files": settings[FILES],
    }
    write_text(Path(settings["BUILD_REPORT"]), json.dumps(data, ensure_ascii=False))
