"""A text's pictures -> figures with captions, and the sizes by which browsers keep room for them while they load."""

from __future__ import annotations

import html
import os
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlparse
from xml.etree.ElementTree import Element, SubElement
from xml.parsers import expat

import imagesize
from markdown.treeprocessors import Treeprocessor

from newsgloss.model.characters import is_blank
from newsgloss.model.folders import is_file_in, is_hidden
from newsgloss.model.patterns import pattern_of

from .allowed_html import wordless
from .author_html import AuthorHtml

Size = tuple[int, int]
"""A picture's width and height in CSS pixels, as browsers show it: turned as its camera was."""
SizeOf = Callable[[str, str], Size | None]
"""Leads from a picture's address, and the folder in content/ of the text with it, to its size, if that is known."""

IMAGE = pattern_of(r'<img((?: [^\s"=>]+="[^"]*")*)>')  # as nh3 writes it
ATTRIBUTE = pattern_of(r' ([^\s"=>]+)="([^"]*)"')
IN_FORM = pattern_of(r"[{|](?:static|attach)[|}]")  # how Pelican's links to files begin
LENGTH = pattern_of(r"\s*([0-9]{1,6}(?:\.[0-9]+)?|\.[0-9]+)(px|pt|pc|mm|cm|in|)\s*")  # none is a million of anything
PIXELS = {"": 1, "px": 1, "pt": 96 / 72, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}  # CSS pixels in a unit
HEAD = 2**16  # bytes of a drawing, in which its first tag ends


class Figures(Treeprocessor):
    """A picture with a title, alone in its paragraph -> a figure with a caption; one without words -> a fault."""

    def __init__(self, author: AuthorHtml) -> None:
        super().__init__()
        self.author = author

    def run(self, root: Element) -> None:
        """Make the figures of one text."""
        for picture in root.iter("img"):
            if is_blank(picture.get("alt", "")):
                written = (f"![{picture.get('alt', '')}]({picture.get('src', '')}", "![")
                self.author.faults.append(wordless(written))
        for paragraph in root.iter("p"):
            only = _alone(paragraph)
            if only is not None and (caption := only.attrib.pop("title", "")):
                paragraph.tag = "figure"
                paragraph.text = None
                SubElement(paragraph, "figcaption").text = caption


@dataclass(frozen=True, slots=True)
class PictureFiles:
    """The pictures in a folder of content, which a site with a base path publishes."""

    content: Path
    base: str

    def size(self, address: str, folder: str) -> Size | None:
        """Return the size of the picture at an address in a text, whose file is in a folder of the content."""
        path = self._file(address, folder)
        if path is None or not is_file_in(path, self.content) or is_hidden(path.relative_to(self.content)):
            return None
        try:
            with path.open("rb") as file:
                if path.suffix.lower() == ".svg":
                    return _drawing_size(file.read(HEAD))
                width, height = imagesize.get(file)
        except OSError:
            return None
        is_known = all(isinstance(length, int) and length > 0 for length in (width, height))
        return (width, height) if is_known else None  # fractions are those of a drawing by another name

    def _file(self, address: str, folder: str) -> Path | None:
        """Return the file that an address names, in Pelican's form or from the site's root."""
        if form := IN_FORM.match(address):
            return named_file(address[form.end() :], self.content / folder, self.content)
        if not address.startswith(f"{self.base}/") or address.startswith("//"):
            return None
        return named_file(unquote(address.removeprefix(self.base)), None, self.content)


def named_file(value: str, folder: Path | None, home: Path) -> Path | None:
    """Return the path that a link in Pelican's form names, from `home` or a folder in it; None where it is no path."""
    try:
        parsed = urlparse(value)
    except ValueError:
        return None
    if parsed.scheme or parsed.netloc:
        return None
    path = parsed.path.replace("%20", " ")
    if path.startswith("/"):
        return Path(os.path.normpath(home / path[1:]))
    return Path(os.path.normpath(folder / path)) if folder else None


def finished(text: str, size: Callable[[str], Size | None]) -> str:
    """Return safe HTML with what browsers want to know of its pictures: words, size, and that they may load late."""

    def finish(tag: re.Match[str]) -> str:
        said = dict(ATTRIBUTE.findall(tag[1]))
        known = size(html.unescape(said.get("src", ""))) if not {"width", "height"} & said.keys() else None
        sized = {"width": str(known[0]), "height": str(known[1])} if known else {}
        new = {"alt": "", **sized, "loading": "lazy", "decoding": "async"}
        added = "".join(f' {name}="{value}"' for name, value in new.items() if name not in said)
        return f"<img{tag[1]}{added}>"

    return IMAGE.sub(finish, text)


def _alone(element: Element) -> Element | None:
    """Return the picture that is all of a paragraph, with or without a link around it."""
    if len(element) != 1 or not is_blank(element.text or "") or not is_blank(element[0].tail or ""):
        return None
    only = element[0]
    return only if only.tag == "img" else _alone(only) if only.tag == "a" else None


def _drawing_size(data: bytes) -> Size | None:
    """Return the size that the first tag of an SVG drawing says, if it does in units that do not depend on the page."""
    sizes: list[Size] = []
    parser = expat.ParserCreate()

    def begin(_name: str, attributes: dict[str, str]) -> None:
        parser.StartElementHandler = None
        found = [LENGTH.fullmatch(attributes.get(name, "")) for name in ("width", "height")]
        lengths = [round(float(match[1]) * PIXELS[match[2]]) for match in found if match]
        if len(lengths) == len(found) and all(lengths):
            sizes.append((lengths[0], lengths[1]))

    parser.StartElementHandler = begin
    with suppress(expat.ExpatError, LookupError, ValueError):  # the others: an encoding that nobody knows
        parser.Parse(data, False)  # noqa: FBT003 -- expat's
    return sizes[0] if sizes else None
