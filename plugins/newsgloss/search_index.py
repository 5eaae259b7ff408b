"""A built site's folder -> pagefind/ in it, the index that the search page asks: the same bytes for the same site."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

BUNDLE = "pagefind"  # in the site's folder; by this name Pagefind's script finds the path that the site is below
KINDS = "kinds.json"
LEFT_OUT = (
    ".fine, .section-aside, .page-facts, .key",  # dates, sources and counts beside what is said
    ".provenance",  # the same on each story
    ".mention, .used-in, #related, #sources",  # sentences and titles of other pages, which are found there
    "p.page-kind b, p.page-kind a",  # the kind, which a result says itself, and the topic
    ".gloss-card-kind, .gloss-card-links, #corrections, #history",  # what each says of itself
    ".note-ref",  # a number in the middle of a sentence
    *(f'[data-search="ours"] {part}' for part in (".source", ".source-headline", ".theirs")),  # words not ours to copy
)
UNUSED = ("*-ui.*", "pagefind-highlight.js")  # search boxes in Pagefind's look, 0.4 MB; the theme has its own
REMEDY = 'Install what requirements.txt lists, or set SEARCH_SAVE_AS to "" for a site without search.'
HEAD = b"pagefind_dcd"  # how Pagefind begins each of its files


class SearchIndexError(Exception):
    """The site could not be indexed; says what Pagefind said, and the remedy."""


def write_search_index(site: Path, lang: str) -> None:
    """Index the pages of a site that ask for it, as texts of one language: one search finds them all.

    Raises SearchIndexError.
    """
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--output-subdir", BUNDLE, "--quiet"]
    command += ["--force-language", lang, "--exclude-selectors", ", ".join(LEFT_OUT)]
    done = subprocess.run(  # noqa: S603 -- our own command, no shell
        command,
        cwd=site,  # where no settings of Pagefind's stand
        capture_output=True,
        check=False,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode:
        said = (done.stderr or done.stdout).rstrip()
        raise SearchIndexError(
            f"{said}\nthe search index could not be made: Pagefind stopped with {done.returncode}\n    {REMEDY}"
        )
    bundle = site / BUNDLE
    for path in [path for pattern in UNUSED for path in bundle.glob(pattern)]:
        path.unlink()
    kinds = json.dumps(_kinds(bundle), separators=(",", ":"), sort_keys=True)
    (bundle / KINDS).write_text(kinds, encoding="utf-8")


def _kinds(bundle: Path) -> dict[str, list[str]]:
    """Return the pages of each kind, as the index calls them.

    Pagefind's own filters would do, if it did not write their values in another order each time.
    """
    kinds: dict[str, list[str]] = {}
    for path in sorted(bundle.glob("fragment/*.pf_fragment")):
        page = json.loads(gzip.decompress(path.read_bytes()).removeprefix(HEAD))
        if kind := page["meta"].get("kind"):  # a page that a site's own template lets be found may have none
            kinds.setdefault(kind, []).append(path.stem)
    return kinds
