import contextlib
import http.client
import inspect
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from newsgloss.model.folders import OWN_THEME
from newsgloss.pelican_plugin.signals import connect
from newsgloss.pelican_plugin.templates.copies import marked
from newsgloss.publishing.manifests import MANIFEST
from newsgloss.publishing.server import HOST

LOOKS = 20  # at a page, 0.2 s apart, before its file is saved again
PATIENCE = 60  # s; a busy machine may be slow
Add = Callable[[str, str], None]
Ran = CompletedProcess[str]

MEANWHILE = """
from pathlib import Path
from pelican import signals
HERE = Path({here!r})
def meanwhile(generator):
    {act}
signals.article_generator_init.connect(meanwhile, weak=False)
"""


@pytest.fixture
def build(ruritania: Path, newsgloss: Callable[..., Ran]) -> Callable[[], Ran]:
    """Return what builds the project's site."""
    return lambda: newsgloss(ruritania, "build")


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        (
            '(HERE / "content/pages/late.md").write_text("Title: Late\\n\\n<script></script>")',
            "content/pages/late.md: this file was added while the site was built",
        ),
        (
            '(HERE / "content/explainers/zenda.md").unlink()',
            "content/explainers/zenda.md: this file was removed while the site was built",
        ),
        (
            '(HERE / "content/pages/about.md").write_text("---\\ntitle: About\\n---\\n\\nWe lie.\\n")',
            "content/pages/about.md: this file was changed while the site was built",
        ),
    ],
)
def test_a_file_that_changes_during_a_build_stops_it(
    act: str, expected: str, build: Callable[[], Ran], add: Add, ruritania: Path
) -> None:
    add("pelicanconf.py", MEANWHILE.format(here=str(ruritania), act=act))

    ran = build()

    assert (ran.returncode, ran.stderr) == (2, f"{expected}\n    Build again.\nNot built.\n")
    assert not (ruritania / "output").exists()


def test_pelican_by_itself_publishes_what_was_read_and_nothing_else(
    pelican: Callable[[Path], Ran], add: Add, ruritania: Path
) -> None:
    add(
        "pelicanconf.py",
        'STATIC_PATHS = ["extra"]\nCACHE_CONTENT = LOAD_CONTENT_CACHE = OUTPUT_SOURCES = True\n'
        'PATH_METADATA = r"(?P<template>(?P<save_as>(?P<url>.*[.]md)))"\nIGNORE_FILES = ["*.bak.md"]\n',
    )
    add("pelicanconf.py", f'THEME_STATIC_PATHS = ["static", "{ruritania}/restyle"]\nSTATIC_PATHS += [".well-known"]\n')
    add("restyle/own.css", "a {}")
    add("restyle/.env", "secret")
    add("content/.well-known/security.txt", "Contact: https://example.org/\n")
    add("content/.well-known/.env", "secret")
    add("content/extra/robots.txt", "User-agent: *\n")
    add("content/extra/.env", "secret")
    add("content/explainers/zenda.new.md", "Title: Draft\n\nA draft.\n")
    add("content/pages/old.bak.md", "Title: Old\n\n<script></script>\n")
    add("content/pages/map.png", "x")
    add("content/pages/about.md", "\nThe [map]({attach}map.png).\n")
    site = ruritania / "OUT"

    ran = pelican(ruritania)

    found = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    parts = {path.partition("/")[0] for path in found}
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert found >= {"about/index.html", "theme/own.css", "extra/robots.txt", "explainers/zenda/index.html"}
    assert parts == {
        *("about", "extra", "explainers", "topics", "feeds", "theme", "glossary", "timeline", "sources"),
        *("apple-touch-icon.png", "corrections", "data", "drafts", "search", "index.html", "404.html", "archives.html"),
        *(".newsgloss-build.json", ".well-known"),
    }
    assert not [path for path in found if path.endswith(".env")]
    assert {path for path in found if path.startswith(("extra/", "about/", ".well"))} == {
        *("about/index.html", "about/map.png", "extra/robots.txt", ".well-known/security.txt"),
    }


def test_pelican_by_itself_refuses_what_check_refuses(pelican: Callable[..., Ran], add: Add, ruritania: Path) -> None:
    add("content/pages/evil.html", "<script>alert(1)</script>")
    add("content/pages/about.md", "\n[a]({attach}../../pelicanconf.py)\n")

    ran = pelican(ruritania, "--log-handler", "plain")

    assert ran.returncode == 2
    assert "content/pages/evil.html: pages are written in Markdown" in ran.stdout + ran.stderr
    assert "content/pages/about.md:7:5: the link {attach}../../pelicanconf.py leads out" in ran.stdout + ran.stderr
    assert not (ruritania / "OUT").exists()


def test_pelican_by_itself_shows_what_is_saved_with_autoreload(ruritania: Path, change: Callable[..., None]) -> None:
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "pelican", *f"--listen --autoreload -s pelicanconf.py -p {port}".split()]
    page, story = f"http://{HOST}:{port}/explainers/zenda/", ruritania / "content" / "explainers" / "zenda.md"
    with (
        (ruritania / "said.txt").open("wb") as said,
        subprocess.Popen(command, cwd=ruritania, stdout=said, stderr=said, start_new_session=True) as process,
    ):
        try:
            until_shown(page, "a day's wage", lambda: None)
            change("content/explainers/zenda.md", "a day's wage", "two days' wages")
            until_shown(page, "two days' wages", story.touch)  # Pelican watches only while it does nothing else
        finally:
            os.killpg(process.pid, signal.SIGTERM)

    assert (ruritania / "output" / MANIFEST).is_file()
    assert "another build" not in (ruritania / "said.txt").read_text(encoding="utf-8")


def until_shown(page: str, words: str, save: Callable[[], None]) -> None:
    """Look until a page shows some words, and save again where it does not for longer than a build takes."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        for _ in range(LOOKS):
            with (
                contextlib.suppress(OSError, http.client.HTTPException),
                urllib.request.urlopen(page, timeout=5) as asked,  # noqa: S310 -- our own server's
            ):
                if words in asked.read().decode():
                    return
            time.sleep(0.2)
        save()
    pytest.fail(f"{page} never showed: {words}")


def test_two_lists_whose_addresses_only_pelican_knows_are_an_error(build: Callable[[], Ran], add: Add) -> None:
    add(
        "pelicanconf.py",
        'YEAR_ARCHIVE_SAVE_AS = "explainers/{date:%Y}/index.html"\nARCHIVES_SAVE_AS = "a/index.html"\n',
    )
    add(
        "content/explainers/2031.md",
        "---\ntitle: A year\ndek: Words.\ndate: 2031-05-04\nstatus: published\n---\n\nWords.\n",
    )

    ran = build()

    assert (ran.returncode, ran.stderr) == (
        2,
        (
            "pelicanconf.py: two pages of the site would be written to explainers/2031/index.html\n"
            "    Give one of them another name or address.\nNot built.\n"
        ),
    )


def test_a_mistake_in_a_template_of_the_site_is_an_error_with_its_place(build: Callable[[], Ran], add: Add) -> None:
    add("pelicanconf.py", '\nTHEME_TEMPLATES_OVERRIDES = ["looks"]\n')
    theirs = OWN_THEME / "templates" / "partials" / "story.html"
    add("looks/partials/story.html", marked("<p>\n{{ explainer.mentions | length }}</p>\n", theirs))

    ran = build()

    message = "this line fails with TypeError: object of type 'int' has no len()"
    compare = "`newsgloss restyle partials/story.html` shows how this differs from the theme's."
    assert (ran.returncode, ran.stderr) == (
        2,
        f"looks/partials/story.html:3:1: {message}\n    Correct the line. {compare}\nNot built.\n",
    )


def test_the_signals_that_plugins_may_rely_on_are_those_that_are_used() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "reference" / "plugins.md").read_text(encoding="utf-8")
    cells = re.findall(r"^\| (`.+?`) \| ", guide.partition("\n## Signals\n")[2].partition("\n## ")[0], re.MULTILINE)
    expected = re.findall(r"signals\.(\w+)\.connect", inspect.getsource(connect))

    assert {*expected} == {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}
