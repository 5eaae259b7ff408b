"""A site's template, fonts and colours of share pictures -> where they are, and a digest of how pictures look."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader

from newsgloss.model.folders import OWN_THEME
from newsgloss.model.patterns import pattern_of
from newsgloss.model.settings import Project

FONTS = "share-fonts"  # of the templates' folders, a site's own among them
DRAWINGS = "*.svg"  # beside them: the template, and what it may include
TOKENS = "css/tokens.css"
EMBEDDED = "newsgloss"  # the folder of what is ours in templates of another theme
UNREAD = pattern_of(r"/\*.*?\*/|@(?:media|supports|container|layer)\b[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", re.DOTALL)
COLOUR = r"#(?:[0-9a-f]{3,4}){1,2}|[a-z]+|(?:rgb|hsl)a?\([\d\s.,%/a-z+-]*\)"  # what SVG 2 and CSS Color 3 share
TOKEN = pattern_of(rf"--([a-z]+)\s*:\s*(?:light-dark\(\s*)?({COLOUR})\s*[,;}}]", re.IGNORECASE)


def template_folders(project: Project) -> tuple[Path, ...]:
    """Return the folders in which the template of share pictures and its fonts may be, the site's own first."""
    return (*project.restyled, project.theme / "templates", OWN_THEME / "templates")


def colours_by_day(project: Project) -> Mapping[str, str]:
    """Return the colours of a site by the names of their tokens: `gloss` is that of links.

    A colour that is written in another way than as `#rgb`, a name, `rgb()` or `hsl()` is the theme's, as are all where
    a site's file cannot be read: its sheet has the same mistake, which is told there.
    """
    ours = Environment(loader=FileSystemLoader(OWN_THEME / "templates"), autoescape=True)
    colours = dict(_colours(ours.get_template(TOKENS).render()))
    try:
        sheet = Environment(loader=_loader(project), autoescape=True).get_template(TOKENS).render()
    except Exception:  # noqa: BLE001 -- whatever a template may do; drawing the pages' sheet tells of it
        return colours
    return colours | {name: colour for name, colour in _colours(sheet) if name in colours}


def picture_look(project: Project) -> str:
    """Return a digest, in hexadecimal, of the colours and all files that share pictures are drawn from."""
    digest = hashlib.sha256("\0".join(f"{name} {one}" for name, one in colours_by_day(project).items()).encode())
    for name, path in sorted(_files(template_folders(project))):
        data = path.read_bytes()
        digest.update(f"{name}\0{len(data)}\0".encode("utf-8", "surrogateescape") + data)
    return digest.hexdigest()


def _files(folders: tuple[Path, ...]) -> Iterator[tuple[str, Path]]:
    """Yield drawings and fonts by their names, each from the first folder that has it."""
    seen: set[str] = set()
    for folder in folders:
        for path in (*folder.glob(DRAWINGS), *folder.glob(f"{FONTS}/*")):
            name = path.relative_to(folder).as_posix()
            if name not in seen and path.is_file():
                seen.add(name)
                yield name, path


def _loader(project: Project) -> ChoiceLoader:
    """Return what finds a site's sheet as its pages find it, in another theme too."""
    own, theme = OWN_THEME / "templates", project.theme / "templates"
    folders = [*project.restyled, theme]
    if project.embeds:
        folders, theme = [folder / EMBEDDED for folder in folders], own
    return ChoiceLoader([FileSystemLoader([*folders, own]), PrefixLoader({"!theme": FileSystemLoader(theme)})])


def _colours(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield the colours of a sheet's tokens in its order, but for those under a condition."""
    yield from TOKEN.findall(UNREAD.sub("", sheet))
