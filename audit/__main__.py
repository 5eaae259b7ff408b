"""The project in this folder -> what checkers say of its site, as one table; exit code 1 where something is wrong.

    python -m audit

The site is built as it would be published and checked below its base path; then it is built for the root of a host,
where the links must hold as well. That leaves output/ as `newsgloss build` does.
"""

from __future__ import annotations

import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from playwright.sync_api import Browser
from rich.console import Console

from newsgloss.model.settings import Project, find_project

from . import axe, lighthouse, links, nu, tools
from .browsing import browsing, serving
from .pages import Page, entry_kinds, fullest, read_pages
from .report import Result, result, show

EVERY = "every page"


def main() -> int:
    """Audit the site and print one table."""
    try:
        results = [*_published(), *_at_the_root()]
    except tools.MissingToolError as missing:
        print(missing, file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as failed:
        print(f"{failed.cmd[0]} failed; its own message is above.", file=sys.stderr)
        return 1
    return 0 if show(Console(), results) else 1


def _published() -> Iterator[Result]:
    """Yield what all checkers say of the site as it would be published."""
    project = _built("publishconf.py")
    pages = read_pages(project.output, entry_kinds(project))
    yield from _nu(pages)
    with serving(project.output, project.base) as home:
        yield _links(home, pages, f"below {project.base}" if project.base else "at the root")
        with browsing() as browser:
            yield from _axe(browser, home, fullest(pages))
        yield from _lighthouse(home, fullest(page for page in pages if page.indexable))


def _at_the_root() -> Iterator[Result]:
    """Yield what following the links comes to where the site is at the root of a host, drafts among its pages."""
    project = _built("pelicanconf.py")
    pages = read_pages(project.output, {})
    with serving(project.output, project.base) as home:
        yield _links(home, pages, "at the root, with drafts")


def _nu(pages: Sequence[Page]) -> Iterator[Result]:
    _tell("Nu HTML checker")
    kinds = {page.file.resolve(): page for page in pages}
    found: dict[str, list[str]] = defaultdict(list)
    for finding in nu.find([page.file for page in pages]):
        page = kinds[finding.file.resolve()]
        if finding.level == "error":
            found[page.kind].append(f"/{page.address} line {finding.line}: {finding.said}")
    for kind in sorted({page.kind for page in pages}):
        yield result(kind, "Nu", found[kind])


def _links(home: str, pages: Sequence[Page], where: str) -> Result:
    _tell(f"links {where}")
    followed = links.follow(home, [page.address for page in pages])
    return result(EVERY, f"links {where}", followed.broken, said=f"{len(followed.pages)} pages, none broken")


def _axe(browser: Browser, home: str, pages: Sequence[Page]) -> Iterator[Result]:
    with axe.inspector(browser) as find:
        for page in pages:
            if page.kind != "moved":  # the browser leaves it at once
                _tell(f"axe on /{page.address}")
                yield result(page.kind, "axe", axe.summed(find(home + page.address)))


def _lighthouse(home: str, pages: Sequence[Page]) -> Iterator[Result]:
    for page in pages:
        _tell(f"Lighthouse on /{page.address}, {lighthouse.RUNS} times")
        scores = lighthouse.measure(home + page.address)
        yield Result(page.kind, "Lighthouse", str(scores), scores.wrong)


def _built(settings: str) -> Project:
    """Build the site by a settings file, and return its project."""
    _tell(f"building with {settings}")
    subprocess.run([sys.executable, "-m", "newsgloss.cli", "build", "--settings", settings], check=True)
    return find_project(Path.cwd(), settings)


def _tell(doing: str) -> None:
    """Say what goes on: it takes minutes."""
    print(f"... {doing}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
