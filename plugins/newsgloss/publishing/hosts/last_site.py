"""A project -> the pages of the site that was last built to be published, as its cache has them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable

from newsgloss.model.problems import Place, Problem
from newsgloss.model.settings import Project
from newsgloss.publishing.links.lost_pages import PAGE, PAGE_KINDS, lost_pages

PAGES = "published-pages.json"
FORM = 1  # of that file; another form is read as none
SINCE = "the last site that was published"


def keep_pages(project: Project, files: Iterable[str]) -> None:
    """Remember which pages a site has that was built to be published."""
    if project.cache is None:
        return
    from newsgloss.model.yaml_source import write_text  # noqa: PLC0415 -- it loads a parser, which few builds need

    project.cache.mkdir(parents=True, exist_ok=True)
    data = {"form": FORM, "site": project.site_url, "files": _templates(project)}
    data["pages"] = sorted(name for name in files if name.endswith(PAGE))
    write_text(project.cache / PAGES, json.dumps(data, ensure_ascii=False, indent=0) + "\n")


def last_pages(project: Project, *, publishes: bool) -> Collection[str]:
    """Return the pages of the site that was last published.

    None where that is not known, or was another: one that `publishes` has its address, any other its form of addresses.
    """
    try:
        data = json.loads((project.cache / PAGES).read_bytes()) if project.cache else {}
        is_same = data["site"] == project.site_url if publishes else data["files"] == _templates(project)
        return [str(name) for name in data["pages"]] if data["form"] == FORM and is_same else ()
    except (OSError, ValueError, TypeError, KeyError):
        return ()


def lost_since(last: Iterable[str], files: Collection[str], project: Project) -> tuple[Problem, ...]:
    """Return a warning for each page of the last site that is not among a site's files."""
    output = project.shown(project.output)
    return lost_pages({name: Place(f"{output}/{name}") for name in last}, files, project, SINCE)


def _templates(project: Project) -> dict[str, str | None]:
    return {setting: project.files.get(setting) for setting in PAGE_KINDS}
