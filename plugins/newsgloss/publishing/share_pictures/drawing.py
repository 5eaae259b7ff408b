"""What a share picture says, and a site's template and fonts -> the picture as a PNG, the same bytes each time."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import resvg_py
from jinja2 import Environment, FileSystemLoader, TemplateError

from newsgloss.content.picture_looks import colours_by_day, template_folders
from newsgloss.content.steps import PLAINLY, Steps
from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import ContentError, Place, Problem
from newsgloss.model.settings import Project
from newsgloss.pages.metadata.share import HEIGHT, WIDTH, SharePicture

from .fitting import Fitted, fit
from .fonts import Fonts, fonts_of

TEMPLATE = "share-picture.svg"
MOST = 60_000  # bytes of a picture, so that it is there when a link to its page is shown
LEADING = 1.12  # em from one line to the next, unless a template says another
NOT_IN_XML = pattern_of("[\0-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
CANNOT = "no share picture can be drawn with this template: {error}"
LOOK = "It must be an SVG of `width` by `height`; take it out, and the theme's is drawn."


class Pictures:
    """Draws the share pictures of a site."""

    def __init__(self, project: Project, steps: Steps = PLAINLY) -> None:
        """Read the fonts. Raises ContentError where one cannot be read."""
        self.fonts: Fonts = fonts_of(project, steps)
        self._steps = steps
        self._environment = Environment(
            loader=FileSystemLoader(template_folders(project)), autoescape=True, trim_blocks=True, lstrip_blocks=True
        )
        self._environment.globals = {"fit": self._fit, "colours": colours_by_day(project)}

    def lacks(self, picture: SharePicture) -> str | None:
        """Return the first character of a picture that no font has, if there is one."""
        return next(filter(None, map(self.fonts.lacks, picture.words)), None)

    def png(self, picture: SharePicture) -> bytes:
        """Return a picture as a PNG.

        Where no font has some of its characters, it has the site's name alone, or no words: never a box in the place
        of a letter. One that would take MOST bytes or more is drawn with fewer words. Raises ContentError where the
        template cannot be drawn.
        """
        if self.lacks(picture):
            picture = picture.of_site
        if self.lacks(picture):
            picture = replace(picture, title="", site="")
        png = self._drawn(picture)
        for shorter in (replace(picture, text=""), replace(picture, text="", title="")):
            png = png if len(png) < MOST else self._drawn(shorter)
        return png

    def _drawn(self, picture: SharePicture) -> bytes:
        try:
            svg = self._environment.get_template(TEMPLATE).render(
                picture=_drawable(picture), width=WIDTH, height=HEIGHT
            )
            return self._steps.read(functools.partial(rasterised, fonts=self.fonts.files), self.fonts.files, svg)
        except (TemplateError, TypeError, ValueError) as error:
            problem = Problem(Place(f"templates/{TEMPLATE}"), CANNOT.format(error=error), LOOK)
            raise ContentError([problem]) from error

    def _fit(
        self, text: str, font: str, box: tuple[float, float], sizes: Sequence[float], leading: float = LEADING
    ) -> Fitted:
        """Return a text's lines in the first of some sizes in which they fit a box; what templates call."""
        return fit(text, box, sizes, leading, functools.partial(self.fonts.width, font=font))


def _drawable(picture: SharePicture) -> SharePicture:
    """Return what a picture says without characters that XML may not have, and with accents on their letters."""
    said: dict[str, Any] = {name: getattr(picture, name) for name in ("kind", "title", "text", "site")}
    said = {name: NOT_IN_XML.sub(" ", unicodedata.normalize("NFC", text)) for name, text in said.items()}
    return replace(picture, **said)


def rasterised(svg: str, fonts: Iterable[Path]) -> bytes:
    """Return a picture in SVG as a PNG, drawn with some fonts and none of the machine's. Raises ValueError."""
    return resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=[str(font) for font in fonts])
