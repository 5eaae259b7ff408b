"""A name, an address and a language -> the files of a new site, which builds at once; none replaces another."""

from __future__ import annotations

import html
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from newsgloss.model.folders import seen_from
from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import ContentError, Problem
from newsgloss.model.yaml_source import write_files

from .requirements import requirement

STARTER = Path(__file__).with_name("starter")  # what all sites begin with, their settings, and a folder per language
STARTED_IN = ("en", "fr", "de")  # that a site can begin in
CATEGORY = "category.txt"  # the topic of explainers that name none
ABOUT_SAMPLE = "sample.md"  # a paragraph of the README
SAMPLE = pattern_of(r"seeds/|content/(?:explainers|glossary)/|content/sources\.yaml$")
WITHOUT_SAMPLE = {  # so that the folders are there, and their files begin as they should
    "content/explainers/.gitkeep": "",
    "content/glossary/terms.yaml": "# yaml-language-server: $schema=../.schemas/glossary.json\n",
    "content/sources.yaml": "# yaml-language-server: $schema=.schemas/sources.json\n",
    "seeds/.gitkeep": "",
}
SET = pattern_of(r"\$(name|author|lang|category|address|publisher|funding|contact|sample|branch|output|settings)\b")
OF_REPOSITORIES = (".gitignore", "README.md")  # what a repository may begin with
SHOWN = 3  # names in a message
MARK = pattern_of(r"[\\`*_{}\[\]]")  # what Markdown takes for a mark within a line


@dataclass(frozen=True, slots=True)
class NewSite:
    """A site that is not there yet. `lang` is one of STARTED_IN; without a sample, it has pages about itself alone."""

    name: str
    address: str
    lang: str
    author: str
    has_sample: bool = True
    publisher: str = ""
    funding: str = ""
    contact: str = ""


def site_files(site: NewSite) -> dict[str, str]:
    """Return the texts of a new site's files, by their paths from its folder."""
    texts = dict(_texts(site.lang))
    category, about_sample = texts.pop(CATEGORY).strip(), texts.pop(ABOUT_SAMPLE)
    fields = {"name": site.name, "author": site.author, "lang": site.lang, "address": site.address}
    settings = {"category": category, "publisher": site.publisher, "funding": site.funding, "contact": site.contact}
    python = {field: json.dumps(value, ensure_ascii=False) for field, value in (fields | settings).items()}
    markdown = {field: _markdown(value) for field, value in fields.items()}
    markdown["sample"] = about_sample if site.has_sample else ""
    files = {f"{Path(file).stem}.py": _filled(text, python) for file, text in _texts("settings")}
    files |= hosted_files("main", "output")
    files["requirements.txt"] = requirement(metadata.distribution("newsgloss"))
    for file, text in texts.items():
        if not SAMPLE.match(file):
            files[file] = _filled(text, markdown)
        elif site.has_sample:
            files[file] = text
    return files if site.has_sample else files | WITHOUT_SAMPLE


def hosted_files(branch: str, output: str, settings: str = "") -> dict[str, str]:
    """Return the files by which GitHub checks a site and publishes `output` from a branch, and by which git ignores it.

    `settings` is what names other settings than publishconf.py to `newsgloss publish`.
    """
    fields = {"branch": branch, "output": output, "settings": settings}
    return {file.replace("gitignore", ".gitignore"): _filled(text, fields) for file, text in _texts("all")}


def _texts(part: str) -> Iterator[tuple[str, str]]:
    """Yield the path of each file of a part of the starter, from there, and its text."""
    folder = STARTER / part
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8")


def _filled(text: str, fields: Mapping[str, str]) -> str:
    """Return a text with each field in it as its format writes it."""
    return SET.sub(lambda field: fields[field[1]], text)


def _markdown(value: str) -> str:
    return MARK.sub(r"\\\g<0>", html.escape(value, quote=False))


def write_site(folder: Path, files: Mapping[str, str]) -> list[str]:
    """Write a new site's files into a folder, all of them or none; where that is not there yet, all at once.

    Return those that were there and are kept. Raises ContentError, with nothing written, where another is there.
    """
    there = [file for file in files if os.path.lexists(folder / file)]
    if taken := [file for file in there if file not in OF_REPOSITORIES]:
        others = f" and {len(taken) - SHOWN} more" if len(taken) > SHOWN else ""
        message = f"a new site would replace {', '.join(taken[:SHOWN])}{others}"
        raise ContentError([Problem(seen_from(Path.cwd(), folder).place(), message, "Choose another folder.")])
    making = folder if folder.exists() else folder.with_name(f".{folder.name}.new")
    write_files({making / file: text.encode() for file, text in files.items() if file not in there})
    if making != folder:
        making.rename(folder)
    return there
