"""`newsgloss new TITLE`: start an explainer without a seed."""

from __future__ import annotations

import argparse

from newsgloss.cli.console import project_of, say, way_to_look
from newsgloss.content.written import read_explainers
from newsgloss.drafts.front_matter import front_matter
from newsgloss.model.characters import hidden, is_blank
from newsgloss.model.fields import slug
from newsgloss.model.problems import ContentError, Place, Problem
from newsgloss.model.settings import Project
from newsgloss.model.yaml_source import write_text

SUMMARY = "start an explainer without a seed"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command may be given."""
    parser.add_argument("title", metavar="TITLE", help="the explainer's title")


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    project = project_of(options)
    place = Place("newsgloss new")
    if is_blank(options.title):
        raise ContentError([Problem(place, "the title is empty", "Name the explainer.")])
    if problems := [Problem(place, message, "Take it out.") for _, message in hidden(options.title)]:
        raise ContentError(problems)
    title = " ".join(options.title.split())
    path = project.explainers / f"{slug(title, lang=project.lang)}.md"
    if path.exists():
        place = Place(project.shown(path))
        raise ContentError([Problem(place, "there is an explainer of this name", "Choose another title.")])
    write_text(path, f"{front_matter({'title': title, 'status': 'draft'}, _on_site(project))}\n")
    say(f"{project.shown(path)}: a draft; write below its second ---")
    say(f"Next: {way_to_look(project)}")
    return 0


def _on_site(project: Project) -> dict[str, list[str]]:
    """Return the topics, tags and authors of other explainers, for the author to choose from."""
    metas = [explainer.meta for explainer in read_explainers(project)[0]]
    return {
        "authors": sorted({author for meta in metas for author in meta.authors}),
        "category": sorted({meta.category for meta in metas if meta.category}),
        "tags": sorted({tag for meta in metas for tag in meta.tags}),
    }
