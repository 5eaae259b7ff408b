"""What a build has to say -> lines for `newsgloss build`, which reads them, and its report."""

from __future__ import annotations

import dataclasses
import json
import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsgloss.content.values import Content, has_page
from newsgloss.model.problems import Problem, errors
from newsgloss.model.yaml_source import write_text
from newsgloss.publishing.site_files import drafts_of_site

from .handover import FILES, LISTENER

STEPS = 100  # of a bar that shows how far a build is; more of them nobody sees, and each is a line to be read


class SystemErrors(logging.Handler):
    """Tells `newsgloss build` what the file system refused, also where Pelican only warns of it."""

    def emit(self, record: logging.LogRecord) -> None:
        """Tell of the errors that a message comes with."""
        for number, path in system_errors(record):
            tell_build(f"failed {json.dumps({'errno': number, 'path': path})}")


def system_errors(record: logging.LogRecord) -> Iterator[tuple[int, str | None]]:
    """Yield the number and the path of each error of the file system that a message comes with."""
    raised = record.exc_info[1] if record.exc_info else None
    for error in (raised, *(record.args if isinstance(record.args, tuple) else ())):
        if isinstance(error, OSError) and error.errno:
            path = error.filename2 or error.filename
            yield error.errno, path and os.fsdecode(path)


def progress_to(settings: dict[str, Any]) -> Any:
    """Return what tells of progress: whoever listens in this process, else `newsgloss build`; or nothing."""
    if listener := settings.get(LISTENER):
        return listener
    if not settings["BUILD_REPORT"]:
        return None
    return _tell_progress


def _tell_progress(what: str, done: int, all_: int) -> None:
    """Tell `newsgloss build` how far things are."""
    if done == all_ or done % max(1, all_ // STEPS) == 0:
        tell_build(f"progress {done} {all_} {what}")


def tell_build(line: str) -> None:
    """Tell whoever runs the build."""
    print(line, file=sys.stderr, flush=True)  # noqa: T201 -- Pelican's log hides information by default


def report(
    settings: dict[str, Any], content: Content | None, problems: tuple[Problem, ...], kept: str | None = None
) -> None:
    """Write a build's figures, problems and files, where `newsgloss build` asked for them.

    Without `content`, it could not even be read. `kept` is the key by which the next build finds its texts.
    """
    if not settings["BUILD_REPORT"]:
        return
    whole = content if content and not errors(problems) else None
    drafts = drafts_of_site(whole) if whole else {}
    newest = next(whole.published(), None) if whole else None
    data = {
        "entries": sum(map(has_page, content.glossary.published())) if content else 0,
        "events": sum(entry.kind == "event" for entry in content.glossary.published()) if content else 0,
        "mentions": sum(map(len, content.occurrences.by_page.values())) if content else 0,
        "errors": len(errors(problems)),
        "problems": [str(problem) for problem in problems],
        "files": settings[FILES],
        "kept": kept,
        "drafts": {file: dataclasses.astuple(place) for file, place in drafts.items()},
        "newest": whole.explainer_url(newest.slug) if whole and newest else None,
    }
    write_text(Path(settings["BUILD_REPORT"]), json.dumps(data, ensure_ascii=False))
