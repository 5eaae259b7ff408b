"""Made-up stories as plain texts and as saved pages -> what importing them costs, beside trafilatura alone: one table.

    python -m bench.importing

A page is of the size of a publisher's: 220 kB, of which three quarters are scripts, and a thousand elements, up to 21
in each other; what the story says is 4 kB of it. Each round imports all into an empty project by `newsgloss import`,
and reads the same pages with trafilatura in a process of its own, in turns, so that a busy machine is as hard on one as
on the other. CPU times are those of the processes, their start included.
"""

# ruff: noqa: INP001, S311, T201 -- in no package; its dice are for play; it prints

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.corpus import SEED, Article, articles, glossary, words, write_project
from bench.measuring import measure

NAMES = 1_000
META_NAMES = "description og:title og:type twitter:card robots theme-color generator viewport".split()
MENUS, LINKS = 12, 14  # lists of links in a page's head and foot, and in each
BOXES = 8  # beside and below the story, each with a list of other stories
WRAPPERS = 12  # elements in each other, from the body to the story
SCRIPTS = 24
SCRIPT_WORDS = 1_300  # in each, some 7 kB
TRACKED = 25  # words in an attribute of each link, as those that count readers add them
IMPORT = "import sys; from newsgloss.cli import main; sys.exit(main())"
ALONE = (
    "import sys, pathlib, trafilatura\n"
    "for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):\n"
    "    trafilatura.bare_extraction(path.read_text(encoding='utf-8'), include_formatting=True, include_links=True,"
    " with_metadata=True)\n"
)


def text(article: Article) -> str:
    """Return an article as a plain text: its headline, then its paragraphs."""
    return "\n\n".join([article.title, *(block for _, block in _blocks(article))]) + "\n"


def page(article: Article) -> str:
    """Return an article as its publisher's page would be saved."""
    dice = random.Random(f"{SEED} page {article.slug}")
    story = "\n".join(_story(article, dice))
    opened = "".join(f'<div class="{words(dice, 2)} css-{number}" id="w{number}">' for number in range(WRAPPERS))
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head>{_head(article, dice)}</head>\n'
        f"<body>{_menus(dice, 'header')}{opened}\n<article>{story}</article>"
        f"{_boxes(dice)}{'</div>' * WRAPPERS}{_menus(dice, 'footer')}{_scripts(dice)}</body></html>\n"
    )


def _blocks(article: Article) -> Iterator[tuple[str, str]]:
    """Yield an article's blocks of text, each with the element in which a page has it."""
    for block in article.body.strip().split("\n\n"):
        plain = re.sub(r"\[(.*?)\]\(.*?\)|\*(.*?)\*", r"\1\2", block)
        mark, _, rest = plain.partition(" ")
        yield {"##": ("h2", rest), ">": ("blockquote", rest)}.get(mark, ("p", plain))


def _head(article: Article, dice: random.Random) -> str:
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "datePublished": f"{article.date}T08:00:00Z",
        "author": [{"@type": "Person", "name": words(dice, 2).title()}],
        "publisher": {"@type": "NewsMediaOrganization", "name": "The Zenda News"},
    }
    title = f'<meta charset="utf-8"><title>{article.title} | The Zenda News</title>\n'
    metas = "".join(f'<meta name="{name}" content="{words(dice, 8)}">\n' for name in META_NAMES)
    sheets = "".join(f'<link rel="preload" href="/static/{words(dice, 1)}.css" as="style">\n' for _ in range(20))
    address = f'<link rel="canonical" href="https://example.org/news/{article.slug}">\n'
    return f'{title}{metas}{sheets}{address}<script type="application/ld+json">{json.dumps(data)}</script>\n'


def _story(article: Article, dice: random.Random) -> Iterator[str]:
    yield f'<header class="head"><h1>{article.title}</h1><p class="dek">{article.dek}</p></header>'
    share = "".join(f'<li><button type="button"><svg><path d="M0 {n}h2"/></svg>Share</button></li>' for n in range(6))
    yield f'<ul class="share-tools">{share}</ul>'
    picture = '<picture><source srcset="/p.webp"><img src="/p.jpg" alt=""></picture>'
    yield f"<figure>{picture}<figcaption>{words(dice, 12).capitalize()}.</figcaption></figure>"
    for name, block in _blocks(article):
        yield f'<div class="block"><div class="block__inner"><{name} class="body-text">{block}</{name}></div></div>'


def _menus(dice: random.Random, name: str) -> str:
    lists = (f'<div class="menu"><nav><ul>{_links(dice, LINKS)}</ul></nav></div>' for _ in range(MENUS // 2))
    return f'<{name} class="global"><div><div>{"".join(lists)}</div></div></{name}>\n'


def _boxes(dice: random.Random) -> str:
    """Return what else a page has for its readers: other stories, each with its picture and its own headline."""
    shown = []
    for number in range(BOXES):
        cards = "".join(
            f'<li><div class="card"><a href="/news/{number}" data-track="{words(dice, TRACKED)}">'
            f'<span><img src="/t.jpg" alt=""></span>'
            f"<h3>{words(dice, 7).capitalize()}</h3></a><time>2 May 2031</time></div></li>"
            for _ in range(5)
        )
        shown.append(
            f'<section class="related-stories"><h2>{words(dice, 3).capitalize()}</h2><ul>{cards}</ul></section>'
        )
    return "\n".join(shown)


def _links(dice: random.Random, count: int) -> str:
    names = [words(dice, 2).capitalize() for _ in range(count)]
    return "".join(
        f'<li class="item"><a href="/{name}" data-track="{words(dice, TRACKED)}"><span>{name}</span></a></li>'
        for name in names
    )


def _scripts(dice: random.Random) -> str:
    """Return scripts, each one long line with a few marks beyond ASCII."""
    return "\n".join(
        f'<script>window.s{number}={{"text":"“{words(dice, SCRIPT_WORDS)}”"}};</script>' for number in range(SCRIPTS)
    )


def _write(folder: Path, made: Sequence[tuple[str, str]]) -> Path:
    folder.mkdir()
    for name, content in made:
        (folder / name).write_text(content, encoding="utf-8", newline="\n")
    return folder


def _import(folder: Path) -> float:
    """Import what is in a folder into an empty project; return the CPU time."""
    with tempfile.TemporaryDirectory() as project:
        write_project(Path(project), 0, 0)
        return measure([sys.executable, "-c", IMPORT, "import", str(folder)], Path(project)).cpu


def main(texts: int, pages: int, rounds: int) -> None:
    """Print what each way costs, in CPU seconds: medians of the rounds."""
    stories = list(articles(texts, glossary(NAMES)))
    with tempfile.TemporaryDirectory() as work:
        plain = _write(Path(work, "texts"), [(f"{story.slug}.txt", text(story)) for story in stories])
        saved = _write(Path(work, "pages"), [(f"{story.slug}.html", page(story)) for story in stories[:pages]])
        alone = [sys.executable, "-c", ALONE, str(saved)]
        ways = [
            ("texts, imported", texts, plain, lambda: _import(plain)),
            ("saved pages, imported", pages, saved, lambda: _import(saved)),
            ("saved pages, trafilatura alone", pages, saved, lambda: measure(alone, saved).cpu),
        ]
        found = [[way() for *_, way in ways] for _ in range(rounds)]
        print("| | number | kB each | CPU s | ms each |\n| --- | ---: | ---: | ---: | ---: |")
        for (name, count, folder, _), costs in zip(ways, zip(*found, strict=True), strict=True):
            size = sum(file.stat().st_size for file in folder.iterdir()) / 1000 / count
            cost = statistics.median(costs)
            print(f"| {name} | {count} | {size:.0f} | {cost:.1f} | {1000 * cost / count:.0f} |")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Time the import of texts and saved pages.")
    parser.add_argument("--texts", type=int, default=500)
    parser.add_argument("--pages", type=int, default=100, help="at most as many as texts")
    parser.add_argument("--rounds", type=int, default=3)
    wanted = parser.parse_args()
    main(wanted.texts, wanted.pages, wanted.rounds)
