"""What people do with a Newsgloss project: `invoke --list`."""

import sys

from invoke import Context, task

PYTHON = sys.executable
NEWSGLOSS = f"{PYTHON} -m newsgloss.cli"
WATCHED = ("content", "seeds", "theme", "plugins", "pelicanconf.py")


@task
def new(c: Context, title: str) -> None:
    """Start an explainer without a seed."""
    c.run(f'{NEWSGLOSS} new "{title}"')


@task(name="import", iterable=["seed"])
def import_(c: Context, seed: list[str]) -> None:
    """Turn raw articles in seeds/ into drafts: --seed FILE, as often as needed."""
    c.run(f"{NEWSGLOSS} import {' '.join(seed)}")


@task
def check(c: Context) -> None:
    """Say what is wrong with the content, and where."""
    c.run(f"{NEWSGLOSS} check")


@task
def build(c: Context) -> None:
    """Build the site into output/."""
    c.run(f"{NEWSGLOSS} build")


@task
def serve(c: Context, port: int = 8000) -> None:
    """Serve output/ on this machine."""
    c.run(f"{NEWSGLOSS} serve --port {port}")


@task(build)
def livereload(c: Context, port: int = 8000) -> None:
    """Serve the site, and build it again whenever a file is saved."""
    c.run(f"{PYTHON} -m newsgloss.watching")
