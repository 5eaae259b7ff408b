"""`newsgloss links`: which links to other sites are dead, as those say, and what may be written in their place."""

from __future__ import annotations

import argparse
import contextlib
import datetime
import json
import sys
from collections.abc import Mapping
from functools import partial
from importlib import metadata
from urllib.parse import quote

from newsgloss.cli.console import FAILED, progress, project_of, say, show_table, tell
from newsgloss.content.loading import load_content
from newsgloss.editorial.outside_links.answers import LinkFollower
from newsgloss.editorial.outside_links.archived_copies import LIMIT
from newsgloss.editorial.outside_links.asking import Asking
from newsgloss.editorial.outside_links.checking import (
    Answers,
    NoNetworkError,
    ask_for_links,
    links_without_copy,
    look_for_copies,
)
from newsgloss.editorial.outside_links.findings import as_data, counts, findings
from newsgloss.editorial.outside_links.host_turns import PAUSE, HostTurns
from newsgloss.editorial.outside_links.proxies import refuse_other_proxies
from newsgloss.editorial.outside_links.remembered_answers import remember_answers, remembered_answers
from newsgloss.editorial.outside_links.written_links import LinkPlace, outside_links
from newsgloss.model.problems import ContentError, Level, Place, Problem, errors
from newsgloss.model.settings import Project
from newsgloss.publishing.memory.remembering import steps_of

SUMMARY = "ask other sites whether what is linked there is still there, and look for archived copies"
OFFLINE = ("none of the hosts that were asked is known here", "Connect to a network, and run the command again.")
KEPT = ":/@?&=.-_~%"  # characters of an address that are sent as they are


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command may be given."""
    parser.add_argument(
        "--fresh", action="store_true", help="ask for every link, also those asked for in the last week"
    )
    parser.add_argument("--json", action="store_true", help="print every link as JSON, for programs")
    words = "ask hosts on this machine and on private networks, too"
    parser.add_argument("--private", action="store_true", help=words)


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    project = project_of(options)
    refuse_other_proxies()
    with contextlib.closing(steps_of(project)) as steps:
        content = load_content(project, steps=steps)
    if errors(content.problems):
        raise ContentError(errors(content.problems))
    links, today = outside_links(content), datetime.datetime.now(tz=datetime.UTC).date()
    known = remembered_answers(project, today)
    answers: Answers = {} if options.fresh else dict(known)
    asking = Asking(_agent(project), options.private)
    try:
        _ask(links, answers, asking, today)
    except NoNetworkError:
        tell([Problem(Place("the network"), *OFFLINE)])
        return FAILED
    finally:
        remember_answers(project, {**known, **answers})
    found = findings(links, answers, today)
    for one in found:
        tell([one.problem])
        for line in one.lines:
            say(f"      {line}", file=sys.stderr)
    if options.json:
        say(json.dumps(as_data(links, answers), ensure_ascii=False, indent=2))
    else:
        show_table(("Links to other sites", "Addresses", "Places"), counts(links, answers))
    return FAILED if any(one.problem.level is Level.ERROR for one in found) else 0


def _ask(links: Mapping[str, tuple[LinkPlace, ...]], answers: Answers, asking: Asking, today: datetime.date) -> None:
    """Put into `answers` what came of every link; say on a terminal how far that is."""
    turns = HostTurns(PAUSE)
    follower = LinkFollower(asking.ask, turns, today, lambda: datetime.datetime.now(tz=datetime.UTC))
    with progress() as bar:
        task = bar.add_task("Asking other sites", total=sum(one not in answers for one in links))
        ask_for_links(links, answers, follower, turns, lambda: bar.advance(task))
        if without := links_without_copy(links, answers):
            copies = bar.add_task("Looking for archived copies", total=len(without))
            look_for_copies(links, answers, partial(asking.ask, limit=LIMIT), turns, lambda: bar.advance(copies))


def _agent(project: Project) -> str:
    """Return in whose name other sites are asked: with an address at which their people find ours, if we have one."""
    address = project.site_url or project.imprint.get("CONTACT", "")
    whose = f"+{quote(address, safe=KEPT)}; " if address else ""
    return f"newsgloss/{metadata.version('newsgloss')} ({whose}checks the links of a site)"
