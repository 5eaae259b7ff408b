"""`newsgloss new TITLE`: start an explainer without a seed."""

from __future__ import annotations

import argparse
import json

from newsgloss.cli.console import project_of, say
from newsgloss.model.characters import hidden, is_blank
from newsgloss.model.fields import slug
from newsgloss.model.problems import ContentError, Place, Problem
from newsgloss.model.yaml_source import write_text

SUMMARY = "start an explainer without a seed"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command may be given."""
    parser.add_argument("title", help="the explainer's title")


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    project = project_of(options)
    place = Place("newsgloss new")
    if is_blank(options.title):
        raise ContentError([Problem(place, "the title is empty", "Name the explainer.")])
    if problems := [Problem(place, message, "Take it out.") for _, message in hidden(options.title)]:
        raise ContentError(problems)
    title = " ".join(options.title.split())
    path = project.explainers / f"{slug(title)}.md"
    if path.exists():
        place = Place(project.shown(path))
        raise ContentError([Problem(place, "there is an explainer of this name", "Choose another title.")])
    front = f"title: {json.dumps(title, ensure_ascii=False)}\nstatus: draft\n"
    write_text(path, f"---\n{front}---\n\n")
    say(f"{project.shown(path)}: a draft; write below its second ---")
    return 0
