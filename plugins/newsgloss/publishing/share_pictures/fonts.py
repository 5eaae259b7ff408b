"""The files of fonts -> which characters they have, and how wide each is."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from newsgloss.content.picture_looks import FONTS, template_folders
from newsgloss.content.steps import PLAINLY, Steps
from newsgloss.model.problems import ContentError, Place, Problem
from newsgloss.model.settings import Project

ENDINGS = frozenset({".ttf", ".otf"})
INVISIBLE = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})  # categories of characters that need no picture in a font
UNKNOWN = 1.0  # em; the width of a character that no font has
NO_FONT = "fonts for share pictures are TrueType or OpenType, and this cannot be read: {error}"
INSTEAD = "Take it out of the folder, or put a .ttf or .otf in its place."


@dataclass(frozen=True, slots=True)
class Fonts:
    """Fonts by the names of their files, without endings: the width of each character that a font has, in em.

    Where a font lacks a character, the first that has it is taken, as resvg does.
    """

    files: tuple[Path, ...]
    widths: Mapping[str, Mapping[int, float]]

    def width(self, text: str, font: str) -> float:
        """Return how wide a text is in a font, in em. Kerning makes it a little narrower."""
        first = self.widths.get(font, {})
        return sum(first.get(ord(one)) or self._elsewhere(one) for one in text)

    def lacks(self, text: str) -> str | None:
        """Return the first character of a text that no font has, if there is one."""
        each = dict.fromkeys(unicodedata.normalize("NFC", text))
        unknown = (one for one in each if not any(ord(one) in font for font in self.widths.values()))
        return next((one for one in unknown if unicodedata.category(one) not in INVISIBLE), None)

    def _elsewhere(self, character: str) -> float:
        if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
            return 0.0
        return next((found[ord(character)] for found in self.widths.values() if ord(character) in found), UNKNOWN)


def fonts_of(project: Project, steps: Steps = PLAINLY) -> Fonts:
    """Return the fonts of a site's share pictures; its own come before the theme's where they have the same name.

    Raises ContentError where one cannot be read.
    """
    found = dict(_files(template_folders(project)))
    problems: list[Problem] = []
    widths: dict[str, Mapping[int, float]] = {}
    for name, file in found.items():
        try:
            widths[name] = steps.read(advance_widths, [file], file)
        except Exception as error:  # noqa: BLE001 -- a broken font ends fontTools in many ways
            problems.append(Problem(Place(project.shown(file)), NO_FONT.format(error=error), INSTEAD))
    if problems:
        raise ContentError(problems)
    return Fonts(tuple(found.values()), widths)


def _files(folders: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    """Yield the fonts in some folders by name, each name once, in an order that is the same everywhere."""
    seen: set[str] = set()
    for folder in folders:
        for file in sorted(folder.glob(f"{FONTS}/*")):
            if file.suffix.lower() in ENDINGS and file.stem not in seen:
                seen.add(file.stem)
                yield file.stem, file


def advance_widths(file: Path) -> Mapping[int, float]:
    """Return the width of each character that a font has, in em."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 -- it takes a tenth of a second, and is needed once for a font

    with TTFont(io.BytesIO(file.read_bytes()), lazy=True) as font:
        em, widths = float(getattr(font["head"], "unitsPerEm")), font["hmtx"]  # noqa: B009 -- read when it is asked for
        return {code: widths[name][0] / em for code, name in sorted((font.getBestCmap() or {}).items())}
