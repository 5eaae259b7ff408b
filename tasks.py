"""What people do with a Newsgloss project: `invoke --list` shows it all."""

import importlib.util
import shlex
import sys
from pathlib import Path

from invoke import Context, task

PYTHON = sys.executable
NEWSGLOSS = f"{PYTHON} -m newsgloss.cli"
COMPILED_ONCE = {"PYTHONDONTWRITEBYTECODE": ""}  # else each of a hundred builds would take a second to compile our code
NO_TOOLS = "The tools for tests are not installed. Run: python3 bootstrap.py --dev"


@task
def new(c: Context, title: str) -> None:
    """Start an explainer without a seed."""
    c.run(f"{NEWSGLOSS} new {shlex.quote(title)}")


@task(name="import")
def import_(c: Context, seed: str) -> None:
    """Turn a raw article in seeds/ into a draft."""
    c.run(f"{NEWSGLOSS} import {shlex.quote(seed)}")


@task
def check(c: Context) -> None:
    """Say what is wrong with the content, and where."""
    c.run(f"{NEWSGLOSS} check")


@task
def links(c: Context, *, fresh: bool = False) -> None:
    """Ask other sites whether what is linked there is still there, and look for archived copies; needs a network."""
    c.run(f"{NEWSGLOSS} links{' --fresh' * fresh}", pty=sys.stdin.isatty())  # as a terminal, so that it shows progress


@task
def build(c: Context) -> None:
    """Build the site into output/."""
    c.run(f"{NEWSGLOSS} build")


@task
def serve(c: Context, port: int = 8000) -> None:
    """Serve output/ on this machine, under the path that the site will have."""
    c.run(f"{NEWSGLOSS} serve --port {port}")


@task
def livereload(c: Context, port: int = 8000) -> None:
    """Serve the site on this machine while it is written, and show each change as it is saved."""
    c.run(f"{NEWSGLOSS} livereload --port {port}", pty=sys.stdin.isatty())  # as a terminal, so that it shows progress


@task
def sync(c: Context, *, check: bool = False) -> None:
    """Fetch the glossaries of other sites that GLOSSARIES names, and say what changed in them."""
    c.run(f"{NEWSGLOSS} sync{' --check' * check}")


@task
def publish(c: Context) -> None:
    """Build the site for the address in SITEURL (publishconf.py, or the environment)."""
    c.run(f"{NEWSGLOSS} publish")


@task(name="gh-pages")
def gh_pages(c: Context, branch: str = "gh-pages", remote: str = "origin") -> None:
    """Publish, and push the site to the branch that GitHub Pages serves."""
    c.run(f"{NEWSGLOSS} gh-pages --branch {shlex.quote(branch)} --remote {shlex.quote(remote)}")


@task
def audit(c: Context) -> None:
    """Let vnu, axe, Lighthouse and the link checker look at the site; it takes some minutes."""
    need_tools()
    c.run(f"{PYTHON} -m audit")


@task
def translations(c: Context) -> None:
    """Find every word for readers, in the code and the theme, and put the new ones into the catalogues."""
    pybabel, folder = Path(PYTHON).with_name("pybabel"), "theme/translations"
    keep = "--add-location=file --sort-by-file --omit-header --width 120"
    c.run(f"{pybabel} extract -F pyproject.toml -k N_ -k NN_:1,2 {keep} -o {folder}/newsgloss.pot .")
    same = "--ignore-pot-creation-date --no-fuzzy-matching --ignore-obsolete --width 120"
    c.run(f"{pybabel} update -i {folder}/newsgloss.pot -d {folder} -D newsgloss {same}")


@task
def lint(c: Context) -> None:
    """Look at the code: style, types, and which room imports which."""
    need_tools()
    c.run(f"{PYTHON} -m ruff check . && {PYTHON} -m ruff format --check . && {PYTHON} -m mypy")
    c.run(f"{Path(PYTHON).with_name('lint-imports')}")


@task
def test(c: Context) -> None:
    """Run every test on every core, in a real browser too."""
    need_tools()
    c.run(f"{PYTHON} -m pytest --numprocesses auto --dist worksteal", env=COMPILED_ONCE)


@task
def fuzz(c: Context, target: str = "all", minutes: float = 10.0, engine: str = "hypothesis") -> None:
    """Look for inputs that break a promise, ten minutes for each target; docs/reliability.md says more."""
    need_tools()
    c.run(f"{PYTHON} -m tests.fuzz {shlex.quote(target)} --minutes {minutes} --engine {shlex.quote(engine)}")


@task
def faults(c: Context) -> None:
    """Build a small site while things go wrong, and count what came out wrong; it takes half an hour."""
    need_tools()
    c.run(f"{PYTHON} -m bench.faults")


@task
def bench(c: Context, articles: int = 200, rounds: int = 3, only: str = "", *, write: bool = False) -> None:
    """Build one newspaper with Newsgloss and other tools, and print what each costs; docs/benchmarks.md says more."""
    chosen = f"--articles {articles} --rounds {rounds} --only {shlex.quote(only)}"
    c.run(f"{PYTHON} -m bench.comparison {chosen}{' --write' * write}")


def need_tools() -> None:
    """End with a word on how to install them, where the tools that test Newsgloss are missing."""
    if importlib.util.find_spec("pytest") is None:
        sys.exit(NO_TOOLS)
