"""A name, an address and a language -> the files of a new site, which builds at once; none replaces another."""

from __future__ import annotations

import html
import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from types import MappingProxyType

from newsgloss.model.folders import seen_from
from newsgloss.model.problems import ContentError, Problem
from newsgloss.model.yaml_source import write_text

STARTER = Path(__file__).with_name("starter")  # what all sites begin with, their settings, and a folder per language
CATEGORIES: Mapping[str, str] = MappingProxyType({"en": "News", "fr": "Actualité"})
"""The topic of explainers that name none, in each language that a site can begin in."""

ABOUT_SAMPLE = "sample.md"  # a paragraph of the README
SAMPLE = re.compile(r"seeds/|content/(?:explainers|glossary)/|content/sources\.yaml$")
WITHOUT_SAMPLE = {  # so that the folders are there, and their files begin as they should
    "content/explainers/.gitkeep": "",
    "content/glossary/terms.yaml": "# yaml-language-server: $schema=../.schemas/glossary.json\n",
    "content/sources.yaml": "# yaml-language-server: $schema=.schemas/sources.json\n",
    "seeds/.gitkeep": "",
}
SET = re.compile(r"\$(name|author|lang|category|address|sample)\b")
REPLACES = "a new site would replace this"
MARK = re.compile(r"[\\`*_{}\[\]]")  # what Markdown takes for a mark within a line


@dataclass(frozen=True, slots=True)
class NewSite:
    """A site that is not there yet. `lang` is one of CATEGORIES; without a sample, it has pages about itself alone."""

    name: str
    address: str
    lang: str
    author: str
    has_sample: bool = True

    def value(self, field: str) -> str:
        """Return what a text of the starter has a field for."""
        return CATEGORIES[self.lang] if field == "category" else str(getattr(self, field))


def site_files(site: NewSite) -> dict[str, str]:
    """Return the texts of a new site's files, by their paths from its folder."""
    files = {f"{Path(file).stem}.py": _filled(text, site, _python) for file, text in _texts("settings")}
    files |= {file.replace("gitignore", ".gitignore"): text for file, text in _texts("all")}
    files["requirements.txt"] = f"newsgloss=={metadata.version('newsgloss')}\n"
    texts = dict(_texts(site.lang))
    about_sample = texts.pop(ABOUT_SAMPLE)
    for file, text in texts.items():
        if not SAMPLE.match(file):
            files[file] = _filled(text, site, _markdown, about_sample if site.has_sample else "")
        elif site.has_sample:
            files[file] = text
    return files if site.has_sample else files | WITHOUT_SAMPLE


def _texts(part: str) -> Iterator[tuple[str, str]]:
    """Yield the path of each file of a part of the starter, from there, and its text."""
    folder = STARTER / part
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8")


def _filled(text: str, site: NewSite, written: Callable[[str], str], sample: str = "") -> str:
    """Return a text with what the site is called and the like, as its format writes it."""
    return SET.sub(lambda field: sample if field[1] == "sample" else written(site.value(field[1])), text)


def _python(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _markdown(value: str) -> str:
    return MARK.sub(r"\\\g<0>", html.escape(value, quote=False))


def write_site(folder: Path, files: Mapping[str, str]) -> None:
    """Write a new site's files into a folder; where the folder is not there yet, all of them at once.

    Raises ContentError, with nothing written, where one would replace another file.
    """
    seen = seen_from(Path.cwd(), folder)
    if taken := [folder / file for file in files if os.path.lexists(folder / file)]:
        problems = (
            Problem(seen.below(path).place(), REPLACES, "Choose another folder, or move it.") for path in sorted(taken)
        )
        raise ContentError(list(problems))
    making = folder if folder.exists() else folder.with_name(f".{folder.name}.new")
    for file, text in files.items():
        write_text(making / file, text)
    if making != folder:
        making.rename(folder)
