"""A number of articles and of names -> a newspaper as our project, plain and rich, and what one changes in it."""

# ruff: noqa: INP001 -- in no package

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from bench import corpus, rich_corpus
from bench.corpus import Article, Item
from bench.growth import LEAN, least

SHOWN = 100  # one article in so many shows the gloss that changes
GLOSS = re.compile(r"^  label: (.+)\n(?:  .+\n)*?  gloss: (.+)\.$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a word is put in: a file, and the number of characters before it."""

    file: str
    offset: int


@dataclass(frozen=True, slots=True)
class Site:
    """A project's files, the end of one article's body, and the end of one gloss where there are glosses."""

    files: Mapping[str, str]
    article: Place
    gloss: Place | None = None


@dataclass(frozen=True, slots=True)
class Newspaper:
    """What every tool has of the plain newspaper: its articles, what they may name, and our project of both."""

    articles: tuple[Article, ...]
    items: tuple[Item, ...]
    project: Site

    @property
    def glosses(self) -> dict[str, str]:
        """The gloss of each entry by its label, without its full stop."""
        texts = (text for name, text in self.project.files.items() if name.startswith("content/glossary/"))
        return {label: gloss for text in texts for label, gloss in GLOSS.findall(text)}

    @property
    def changed(self) -> str:
        """The label of the entry whose gloss changes."""
        return _changed(self.project.files)[0]


@cache
def newspaper(article_count: int, name_count: int) -> Newspaper:
    """Return the plain newspaper: articles of 700 words, and a glossary in which there are so many names."""
    items = tuple(corpus.glossary(name_count))
    articles = tuple(corpus.articles(article_count, items))
    return Newspaper(articles, items, _ours(corpus.files(article_count, name_count)))


def plain(article_count: int, name_count: int, *, search: bool = True) -> Site:
    """Return the plain newspaper as a project of ours."""
    return _searched(newspaper(article_count, name_count).project, search=search)


def rich(article_count: int, name_count: int, *, search: bool = True) -> Site:
    """Return one with as many articles of the same length, and with notes, timelines, key points, seeds and people."""
    counts = replace(least(article_count), entries=name_count)
    return _searched(_ours(rich_corpus.files(counts)), search=search)


def site(files: Mapping[str, str], articles: Iterable[str]) -> Site:
    """Return a site whose articles, one of which changes, are in some of its files."""
    names = list(articles)
    name = names[chosen(len(names))]
    return Site(files, Place(name, len(files[name].rstrip())))


def chosen(count: int) -> int:
    """Return which of so many articles changes: one in the middle that has a seed in the rich newspaper."""
    return count // 2 // rich_corpus.SEEDED * rich_corpus.SEEDED


def _searched(whole: Site, *, search: bool) -> Site:
    """Return a site of ours, without its search if it is to have none."""
    settings = whole.files["pelicanconf.py"]
    return whole if search else replace(whole, files={**whole.files, "pelicanconf.py": settings + LEAN})


def _ours(made: Iterable[tuple[str, str]]) -> Site:
    files = dict(made)
    return replace(site(files, _explainers(files)), gloss=_changed(files)[1])


def _explainers(files: Mapping[str, str]) -> list[str]:
    return [name for name in files if name.startswith("content/explainers/") and name.endswith(".md")]


def _changed(files: Mapping[str, str]) -> tuple[str, Place]:
    """Return the label, and the end of the gloss, of the first entry that is named in few enough articles.

    Where all are named in more, it is the one that is named in fewest.
    """
    texts = [files[name] for name in _explainers(files)]
    most, fewest, rarest = max(1, len(texts) // SHOWN), len(texts) + 1, ("", Place("", 0))
    for file in files:
        for found in GLOSS.finditer(files[file]) if file.startswith("content/glossary/") else ():
            name = re.compile(rf"\b{re.escape(found[1])}\b")
            count = sum(found[1] in text and name.search(text) is not None for text in texts)
            if 0 < count < fewest:
                fewest, rarest = count, (found[1], Place(file, found.end(2)))
            if fewest <= most:
                return rarest
    return rarest
