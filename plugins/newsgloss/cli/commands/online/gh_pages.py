"""`newsgloss gh-pages`: publish, and push the site to the branch that GitHub Pages serves."""

from __future__ import annotations

import argparse

from newsgloss.cli.building import build_site, exit_code, tell_next
from newsgloss.cli.console import FAILED, add_ignore_cache, project_of, say, tell
from newsgloss.model.problems import ContentError
from newsgloss.publishing.hosts.github_pages import Branch
from newsgloss.publishing.hosts.site_address import refuse_to_publish

SUMMARY = "publish, and push the site to the branch that GitHub Pages serves"
SETTINGS = "publishconf.py"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command may be given."""
    add_ignore_cache(parser)
    parser.add_argument("--branch", default="gh-pages", help="branch that has the site (default: gh-pages)")
    parser.add_argument("--remote", default="origin", help="remote repository to push to (default: origin)")


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    project = project_of(options)
    refuse_to_publish(project)
    branch = Branch(project, options.remote, options.branch)
    branch.fetch()
    built = build_site(project, remember=not options.ignore_cache, publishes=True, last=branch.files())
    if not built.ok:
        return exit_code(built)
    try:
        branch.push()
    except ContentError as error:
        tell(error.problems)
        return FAILED
    say(f"{options.remote}/{options.branch}: pushed, for {project.site_url}/")
    tell_next(project, built, is_online=True)
    return 0
