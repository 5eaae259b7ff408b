"""A site's own templates and those of its theme -> where they do not fit, and which are drawn nowhere."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path

from newsgloss.model.problems import Level, Place, Problem, closest, nearest
from newsgloss.model.settings import Project

from .copies import THEIRS, how_to_compare, their_names
from .interfaces import Interface, Misfit, lost_blocks, unbrought, unfitting
from .scripts import IMPORT

BESIDE = "share-fonts/"  # in it: fonts, which pictures name
TAKE_OUT = "Take it out, or include it in another. The changelog says what the theme has for a file that is gone."


def own_problems(own: Mapping[str, Path], all_: Mapping[str, Interface], project: Project) -> Iterator[Problem]:
    """Yield what is wrong with a site's own templates beside the theme's; `all_` are those of both, by their names."""
    yield from _unfit(own, all_, project)
    yield from _drawn_nowhere(own, all_, project)


def _unfit(own: Mapping[str, Path], all_: Mapping[str, Interface], project: Project) -> Iterator[Problem]:
    """Yield what a template expects of another that is not there, where one of the two is the site's."""
    told = set()
    for one in unfitting(all_):
        fault = (own[one.asking], one) if one.asking in own else (own.get(one.asked), one.message)
        if fault[0] and fault not in told:  # of all templates of the theme that expect the same, one is enough
            told.add(fault)
            yield _told(one, own, project)
    for name, file in own.items():
        if name in all_:
            for line, macro, template in unbrought(name, all_):
                message = f"the macro '{macro}' is called here, but not imported"
                remedy = f'Add {{% from "{template}" import {macro} %}} at the top.'
                yield Problem(Place(project.shown(file), line, 1), message, remedy)
            for line, block, known in lost_blocks(name, all_):
                message = f"what this extends has no block '{block}': what is in it is drawn nowhere"
                remedy = nearest(block, known, "Move what is in it to another block.")
                yield Problem(Place(project.shown(file), line, 1), message, remedy, Level.WARNING)


def _told(one: Misfit, own: Mapping[str, Path], project: Project) -> Problem:
    """Return as a problem of the site's file what does not fit."""
    if one.asking in own:
        place = Place(project.shown(own[one.asking]), one.asked_in, 1)
        return Problem(place, f"{one.asked} {one.message}", _remedy(own[one.asking], project, "Correct the line."))
    file = own[one.asked]
    place = Place(project.shown(file), one.has_in, 1 if one.has_in else 0)
    message = f"this {one.message}, as the theme's {one.asking.removeprefix(THEIRS)} expects in line {one.asked_in}"
    return Problem(place, message, _remedy(file, project, "Correct the line."))


def _remedy(file: Path, project: Project, otherwise: str) -> str:
    return how_to_compare(file, project) or otherwise


def _drawn_nowhere(own: Mapping[str, Path], all_: Mapping[str, Interface], project: Project) -> Iterator[Problem]:
    """Yield a warning for each file that replaces none of the theme's and that no other names.

    A plugin may name one that is in no folder within, so of these only what is like a name of the theme is told.
    """
    names = their_names(project)
    if any(all_[name].is_open for name in own if name in all_):
        return  # nobody knows which they name
    used = {name.removeprefix(THEIRS) for one in all_.values() for name in one.named} | {*names, *_imported(own)}
    for name, file in own.items():
        if name in used or name.startswith(BESIDE):
            continue
        if "/" not in name and (closest(name, names, least=0.8) is None or Path(name).stem in project.templates):
            continue
        message = "this replaces no file of the theme, and no template names it: it is drawn nowhere"
        yield Problem(Place(project.shown(file)), message, nearest(name, names, TAKE_OUT), Level.WARNING)


def _imported(own: Mapping[str, Path]) -> Iterator[str]:
    """Yield the scripts that those of a site import."""
    for name, file in own.items():
        if name.endswith(".js"):
            for _, address in IMPORT.findall(file.read_text("utf-8", "replace")):
                yield posixpath.normpath(posixpath.join(posixpath.dirname(name), address))
