"""`newsgloss workflow`: the files by which GitHub checks and publishes a site that is there already."""

from __future__ import annotations

import argparse

from newsgloss.cli.console import project_of, say
from newsgloss.drafts.workflow import write_workflow
from newsgloss.model.site_settings.settings_file import run_settings

SUMMARY = "write the workflow by which GitHub checks and publishes this site; no file there is replaced"
SETTINGS = "publishconf.py"
COMMIT = "Commit these files."
HERE_ALONE = "requirements.txt names a folder on this machine: write the repository's address there."
NEXT = """\
On GitHub, choose Settings > Pages > Source: GitHub Actions. What is pushed to '{branch}' is then published, and a pull
request is checked and built."""


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """Add nothing: it may be given no more than every command."""


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    project = project_of(options)
    plugins = run_settings(project.root / project.config, project.config).get("PLUGINS") or ()
    done = write_workflow(project, [name for name in plugins if isinstance(name, str)], project.config)
    for file in done.written:
        say(f"{file}: written")
    for file, lines in done.left.items():
        say(f"{file}: left as it is{', but it lacks:' if lines else ''}")
        for line in lines:
            say(f"    {line}")
    for file in done.others:
        say(f"{file}: this workflow publishes the site, too: delete one of the two")
    say("")
    if done.is_here_alone:
        say(HERE_ALONE)
    if done.written:
        say(COMMIT)
    say(NEXT.format(branch=done.branch))
    return 0
