"""`newsgloss sync`: fetch the glossaries of other sites that GLOSSARIES names, and say what changed in them."""

from __future__ import annotations

import argparse
import contextlib

from newsgloss.cli.console import FAILED, WRONG, project_of, say, tell
from newsgloss.content.loading import load_content
from newsgloss.editorial.outside_links.proxies import refuse_other_proxies
from newsgloss.editorial.shared.changes import SharedChange
from newsgloss.editorial.shared.fetching import ADDRESS
from newsgloss.editorial.shared.syncing import Upstream, keep, upstream
from newsgloss.linking.shared.copies import BUILT_HERE
from newsgloss.model.characters import one_line
from newsgloss.model.problems import ContentError, Level, Place, Problem, nearest
from newsgloss.model.settings import Project
from newsgloss.publishing.builds import counted
from newsgloss.publishing.memory.remembering import steps_of

SUMMARY = "fetch the glossaries of other sites, say what changed in them, and pin copies of them"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command may be given."""
    parser.add_argument("names", nargs="*", metavar="NAME", help="a name in GLOSSARIES; all when left out")
    parser.add_argument(
        "--check", action="store_true", help="change nothing, and end with exit code 1 where something changed"
    )


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    project = project_of(options)
    for name in options.names:
        if name not in project.glossaries:
            remedy = nearest(name, project.glossaries, "Add it to GLOSSARIES, with the address of its glossary.json.")
            raise ContentError([Problem(Place("NAME"), f"GLOSSARIES has no '{name}'", remedy)])
    if not project.glossaries:
        say(f"{project.config}: GLOSSARIES names no glossary")
        return 0
    if any(place.startswith(ADDRESS) for place in project.glossaries.values()):
        refuse_other_proxies()
    with contextlib.closing(steps_of(project)) as steps:
        content = load_content(project, steps=steps)
    found: list[Upstream] = []
    failed = False
    for name in dict.fromkeys(options.names or project.glossaries):
        try:
            found.append(upstream(name, content))
        except ContentError as error:
            tell(error.problems)
            failed = True
        else:
            _show(found[-1], project)
    written = [] if options.check else keep(found, project)
    for path in written:
        say(f"{project.shown(path)}: written")
    if written:
        say("Build the site, look at the pages above, and commit these files.")
    is_other = options.check and not all(one.is_pinned for one in found)
    return WRONG if failed else FAILED if is_other else 0


def _show(found: Upstream, project: Project) -> None:
    """Say what a glossary has now, definition by definition, and which of our pages show each that changed."""
    if found.is_private:
        message = f"the glossary '{found.name}' is on this machine or a private network: {found.place}"
        remedy = "Whoever syncs elsewhere may find another there, or none. Name a path, or an address of the internet."
        tell([Problem(project.place("GLOSSARIES"), message, remedy, Level.WARNING)])
    if found.leading_here:
        message = f"the entries of the glossary '{found.name}' have addresses on this machine: {found.leading_here}"
        remedy = f"No site that links them can be published. {BUILT_HERE}"
        tell([Problem(Place(found.place), message, remedy, Level.WARNING)])
    site, count = found.glossary.site, len(found.glossary.entries)
    rights = site.licence or "no licence given"
    state = "not copied yet" if found.is_new else "as it was" if found.is_pinned else "changed"
    say(one_line(f"{found.name}: {site.name}, {counted(count, 'entry', 'entries')}, {rights}: {state}"))
    for change in [] if found.is_new else found.changes:
        _show_change(change)


def _show_change(change: SharedChange) -> None:
    what = f"{change.what}: {', '.join(change.fields)}" if change.fields else change.what
    say(one_line(f"  {change.id}: {what}"))
    for field, was, now in change.words:
        say(one_line(f"    {field} was: {was}"))
        say(one_line(f"    {field} is:  {now}"))
    for page in change.pages:
        say(one_line(f"    on {page}"))
