"""`newsgloss restyle FILE`: a copy of a template of the theme, for the site to change; later, how the two differ."""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Collection, Mapping
from pathlib import Path

from newsgloss.cli.console import project_of, say, show_table
from newsgloss.model.problems import ContentError, Place, Problem, nearest
from newsgloss.model.settings import Project
from newsgloss.model.site_settings.settings_file import run_settings
from newsgloss.model.yaml_source import read_text, with_line_ends_of, write_text
from newsgloss.pelican_plugin.templates.copies import (
    EMBEDDED,
    marked,
    own_templates,
    replaces_whole,
    their_names,
    theirs_of,
    to_settle,
    unmarked,
)

SUMMARY = "copy a template of the theme for the site to change; show how one that was copied differs from the theme's"
FOLDERS = "THEME_TEMPLATES_OVERRIDES"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command may be given."""
    what = "a template of the theme, such as partials/site_footer.html; without one, all that the site has are listed"
    parser.add_argument("files", nargs="*", metavar="FILE", help=what)
    settled = "write into the site's own file that it was compared with the theme's as that is now"
    parser.add_argument("--settled", action="store_true", help=settled)


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    if options.settled and not options.files:
        raise ContentError([Problem(Place("--settled"), "this needs the name of a file", "Name it after the option.")])
    project = project_of(options)
    folder, *others = _folders(project)
    own = own_templates([folder, *others])
    if not options.files:
        show_table(("file", "state"), [(project.shown(file), _state(name, own, project)) for name, file in own.items()])
        return 0
    names = {_name(file, project, [folder, *others]): file for file in options.files}
    known = frozenset(their_names(project))
    if wrong := [_unknown(file, name, known) for name, file in names.items() if name not in known]:
        raise ContentError(wrong)
    for name in names:
        theirs = theirs_of(name, project)
        assert theirs  # noqa: S101 -- its name is one of theirs
        if name not in own:
            _copy(theirs, folder / name, project)
        elif options.settled:
            _settle(theirs, own[name], project)
        else:
            _compare(name, theirs, own[name], project)
    return 0


def _folders(project: Project) -> list[Path]:
    """Return the folders of the site's own templates. Raises ContentError where it has none."""
    settings = run_settings(project.root / project.config, project.config)
    named = settings.get(FOLDERS) or ()
    if not named:
        message = "this site has no folder for templates of its own"
        remedy = f'Add {FOLDERS} = ["restyle/templates"] to your settings file.'
        raise ContentError([Problem(project.place(FOLDERS), message, remedy)])
    return [project.root / one / EMBEDDED if project.embeds else project.root / one for one in named]


def _name(file: str, project: Project, folders: list[Path]) -> str:
    """Return the name of a template that was typed, perhaps as the path of the site's own file."""
    path = (Path.cwd() / file).resolve()
    places = [place.resolve() for place in (*folders, project.theme / "templates")]
    inside = next((path.relative_to(place) for place in places if path.is_relative_to(place)), None)
    return inside.as_posix() if inside else Path(file).as_posix()


def _unknown(file: str, name: str, known: Collection[str]) -> Problem:
    remedy = nearest(name, sorted(known), "The reference on templates lists all names.")
    return Problem(Place(file), "the theme has no template of this name", remedy)


def _state(name: str, own: Mapping[str, Path], project: Project) -> str:
    if theirs_of(name, project) is None:
        return "replaces no file of the theme"
    if not replaces_whole(name, own[name].read_text("utf-8", "replace")):
        return "takes in the theme's, and comes with its repairs"
    return to_settle(name, own[name], project) or "replaces the theme's, which has not changed since"


def _copy(theirs: Path, new: Path, project: Project) -> None:
    write_text(new, marked(theirs.read_text("utf-8"), theirs))
    say(f"{project.shown(new)}: written; change what you like")


def _settle(theirs: Path, own: Path, project: Project) -> None:
    write_text(own, with_line_ends_of(own, marked(read_text(project.seen(own)), theirs)))
    say(f"{project.shown(own)}: compared with the theme's as it is now")


def _compare(name: str, theirs: Path, own: Path, project: Project) -> None:
    before, now = theirs.read_text("utf-8").splitlines(), unmarked(read_text(project.seen(own))).splitlines()
    shown = project.shown(own)
    changes = difflib.unified_diff(before, now, f"the theme's {name}", shown, lineterm="")
    say("\n".join(changes) or f"{shown}: the same as the theme's")
