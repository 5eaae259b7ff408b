"""A site's own templates -> which file of the theme each replaces, and whether that has changed since it was copied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from newsgloss.model.folders import OWN_THEME
from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import Level, Place, Problem
from newsgloss.model.settings import Project
from newsgloss.publishing.manifests import digest

DRAWN = (".html", ".css", ".js", ".svg", ".xml", ".txt")  # what else is in such a folder is no template
DIGITS = 12  # of a digest: enough to tell the versions of a file apart
FIRST_LINE = "{{# Made from the theme's file {}. Keep this line: `newsgloss restyle` reads it. #}}\n"
MADE_FROM = pattern_of(r"\A\{# Made from the theme's file ([0-9a-f]{12})\..*?#\}\n?")
THEIRS = "!theme/"  # how the name of a template begins that is the theme's own, whatever a site has of that name
EMBEDDED_PARTS = "!embedded/"  # likewise of ours that are for other themes
EMBEDDED = "newsgloss"  # the folder of a site's templates that replace ours, where another theme draws its pages
CHANGED = "the theme's file that this replaces has changed since this was made from it"
UNMARKED = "this replaces a file of the theme, and does not say which version of it"
SETTLED = "Then `newsgloss restyle --settled {}` writes down that you have seen it."


def own_templates(folders: Iterable[str | Path]) -> dict[str, Path]:
    """Return a site's own templates by their names, from the folders whose files stand in for the theme's."""
    own: dict[str, Path] = {}
    for folder in map(Path, folders):
        for file in sorted(path for path in folder.rglob("*") if path.suffix in DRAWN and path.is_file()):
            own.setdefault(file.relative_to(folder).as_posix(), file)
    return own


def theirs_of(name: str, project: Project) -> Path | None:
    """Return the theme's template of a name, or None where it has none."""
    return next((folder / name for folder in _their_folders(project) if (folder / name).is_file()), None)


def their_names(project: Project) -> list[str]:
    """Return the names of all templates of the theme."""
    files = ((folder, path) for folder in _their_folders(project) for path in folder.rglob("*") if path.is_file())
    return sorted({path.relative_to(folder).as_posix() for folder, path in files})


def _their_folders(project: Project) -> tuple[Path, ...]:
    ours = (OWN_THEME / "embedded", OWN_THEME / "templates")
    return ours if project.embeds else (project.theme / "templates",)


def mark_of(theirs: Path) -> str:
    """Return what tells a file of the theme from its other versions."""
    return digest(theirs.read_bytes().replace(b"\r\n", b"\n")).sha256[:DIGITS]


def marked(text: str, theirs: Path) -> str:
    """Return a site's own template with the line that says from which file of the theme it was made."""
    return FIRST_LINE.format(mark_of(theirs)) + unmarked(text)


def unmarked(text: str) -> str:
    """Return a site's own template without that line."""
    return MADE_FROM.sub("", text)


def replaces_whole(name: str, text: str) -> bool:
    """Return whether a site's own template has nothing of the theme's in it, which would come with later repairs."""
    return not any(f"{one}{name}" in text for one in (THEIRS, EMBEDDED_PARTS))


def how_to_compare(file: Path, project: Project) -> str | None:
    """Return what tells how a template of the site differs from the theme's; None where it replaces none whole."""
    for folder in project.restyled:
        if file.is_relative_to(folder / EMBEDDED if project.embeds else folder):
            name = file.relative_to(folder / EMBEDDED if project.embeds else folder).as_posix()
            if theirs_of(name, project) and replaces_whole(name, file.read_text("utf-8-sig", "replace")):
                return f"`newsgloss restyle {name}` shows how this differs from the theme's."
    return None


def to_settle(name: str, file: Path, project: Project) -> str | None:
    """Return what is to be said of a template of the site that replaces one of the theme's; None if that is nothing."""
    text, theirs = file.read_text("utf-8-sig", "replace"), theirs_of(name, project)
    if theirs is None or not replaces_whole(name, text):
        return None
    mark = MADE_FROM.match(text)
    if mark is None:
        return UNMARKED
    return None if mark[1] == mark_of(theirs) else CHANGED


def copy_problems(own: Mapping[str, Path], project: Project) -> Iterator[Problem]:
    """Yield advice for each template of a site that replaces a file of the theme with which nobody has compared it."""
    for name, file in own.items():
        if message := to_settle(name, file, project):
            place = Place(project.shown(file), 1, 1) if message is CHANGED else Place(project.shown(file))
            remedy = f"{how_to_compare(file, project)} {SETTLED.format(name)}"
            yield Problem(place, message, remedy, Level.ADVICE)
