"""An SVG picture or another file of XML -> what in it a browser would run, or load from elsewhere.

Read with expat, which loads nothing; a file that declares entities is refused before any is expanded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.parsers import expat

from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import Flaw

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"
ACTIVE = {  # namespaces whose elements browsers know, beside SVG's
    "http://www.w3.org/1999/xhtml": "HTML",
    "http://www.w3.org/1998/Math/MathML": "MathML",
    "http://www.w3.org/2001/xml-events": "XML Events",
    "http://www.mozilla.org/keymaster/gatekeeper/there.is.only.xul": "XUL",
}
# SVG 2 and 1.1 without script, foreignObject and what HTML lends them; what Inkscape writes of drafts draws nothing.
ELEMENTS = frozenset(
    "a altGlyph altGlyphDef altGlyphItem animate animateColor animateMotion animateTransform circle clipPath "
    "color-profile cursor defs desc discard ellipse feBlend feColorMatrix feComponentTransfer feComposite "
    "feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG "
    "feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting "
    "feSpotLight feTile feTurbulence filter flowDiv flowLine flowPara flowRegion flowRoot flowSpan font font-face "
    "font-face-format font-face-name font-face-src font-face-uri g glyph glyphRef hatch hatchpath hkern image line "
    "linearGradient marker mask mesh meshgradient meshpatch meshrow metadata missing-glyph mpath path pattern polygon "
    "polyline radialGradient rect set solidcolor stop style svg switch symbol text textPath title tref tspan unknown "
    "use view vkern".split()
)
PICTURES = frozenset({"image", "feImage"})  # elements that may hold a picture of pixels
PIXELS = pattern_of(r"data:image/(?!svg)")
LINK = pattern_of(r"https?:|mailto:|[^:]*(?:[/?#]|$)")  # where a link may lead; it is followed by a reader alone
IGNORED = pattern_of(r"[\x00-\x20]+")  # browsers leave it out of an address, or at its ends
LOADS = pattern_of(r"\\|@import|image-set\(|url\(\s*+[\"']?+\s*+(?!#|data:)", re.IGNORECASE)  # \ spells letters in CSS
SAVE_AGAIN = "Save it again with the program that made it, as plain SVG or XML."
BEGIN = f'If it is a picture, begin it with <svg xmlns="{SVG}">.'
TAKE_OUT = "Take it out, or save the picture as plain SVG. If you trust the file, name it in STATIC_UNCHECKED."
PUT_IN = "Put what it names into the file itself, or take it out."


def xml_flaws(data: bytes, *, is_picture: bool) -> Iterator[Flaw]:
    """Yield a flaw for each thing in a file of XML that a browser would run, or load from elsewhere.

    `is_picture`: it is to be an SVG picture, and no other XML.
    """
    reading = _Reading(is_picture=is_picture)
    try:
        reading.parser.Parse(data, True)  # noqa: FBT003 -- expat's
    except _StopError:
        pass
    except expat.ExpatError as error:
        message = f"this is not well-formed XML: {expat.ErrorString(error.code)}"
        reading.found.append(Flaw(message, SAVE_AGAIN, error.lineno, error.offset + 1))
    yield from reading.found


class _StopError(Exception):
    """Nothing more of the file is to be read."""


class _Reading:
    """What is found in a file while expat reads it."""

    def __init__(self, *, is_picture: bool) -> None:
        self.is_picture = is_picture
        self.found: list[Flaw] = []
        self.is_begun = False
        self.style: list[str] | None = None  # the text of the style element that is open
        self.parser = expat.ParserCreate("UTF-8", " ")
        self.parser.XmlDeclHandler = self.declaration
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.ProcessingInstructionHandler = self.instruction
        self.parser.StartElementHandler = self.element
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text

    def tell(self, message: str, remedy: str) -> None:
        """Note what is wrong where the reading is."""
        self.found.append(Flaw(message, remedy, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1))

    def declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        """Refuse what browsers would read in another encoding than we do."""
        if encoding and encoding.lower() not in {"utf-8", "us-ascii"}:
            self.tell(f"this says that it is written in {encoding}", "Save the file as UTF-8.")
            raise _StopError

    def doctype(self, _name: str, _system: str | None, public: str | None, has_subset: int) -> None:
        """Refuse entities, those that a document type of HTML's would bring included."""
        if has_subset or not (public or "-//W3C//DTD SVG").startswith("-//W3C//DTD SVG"):
            self.tell("this declares entities, which may stand for anything", SAVE_AGAIN)
            raise _StopError

    def instruction(self, target: str, _data: str) -> None:
        """Refuse a style sheet, which may be a program."""
        if target == "xml-stylesheet":
            self.tell("a style sheet beside the file could run scripts", TAKE_OUT)

    def element(self, name: str, attributes: Mapping[str, str]) -> None:
        """Look at an element, and at each of its attributes."""
        space, _, local = name.rpartition(" ")
        if self.is_picture and not self.is_begun and (space, local) != (SVG, "svg"):
            self.tell(f"this is not an SVG picture: it begins with <{local}>, in no or another namespace", BEGIN)
            raise _StopError
        self.is_begun = True
        if space in ACTIVE or (space == SVG and not self.is_picture):
            self.tell(f"<{local}> is of {ACTIVE.get(space, 'SVG')}: a browser could run what is in it", TAKE_OUT)
        elif space == SVG and local not in ELEMENTS:
            self.tell(f"<{local}> does not belong in a picture: a browser could run what is in it", TAKE_OUT)
        for attribute, value in attributes.items() if self.is_picture else ():
            self.attribute(local, *attribute.rpartition(" ")[::2], value)
        if self.is_picture and (space, local) == (SVG, "style"):
            self.style = []

    def attribute(self, element: str, space: str, name: str, value: str) -> None:
        """Look at one attribute of a picture."""
        address = IGNORED.sub("", value).lower()
        if not space and name.lower().startswith("on"):
            self.tell(f"{name}= holds a script, which a browser would run", TAKE_OUT)
        elif (space, name) == (XML, "base") or (not space and name == "ping"):
            self.tell(f"{name}= leads out of the file: {value}", PUT_IN)
        elif name == "href" and space in {"", XLINK}:
            self._reference(element, value, address)
        elif not space and name == "attributeName" and address.rpartition(":")[2].startswith(("on", "href")):
            self.tell(f"<{element}> would change {value}, and so where something leads", TAKE_OUT)
        elif not space and LOADS.search(value):
            self.tell(f"{name}= leads out of the file: {value}", PUT_IN)

    def _reference(self, element: str, value: str, address: str) -> None:
        if not address or address.startswith("#") or (element in PICTURES and PIXELS.match(address)):
            return
        if element == "a":
            if not LINK.match(address):
                self.tell(f"<{element}> leads to what is not an address for readers: {value}", TAKE_OUT)
        else:
            self.tell(f"<{element}> leads out of the file: {value}", PUT_IN)

    def text(self, text: str) -> None:
        """Gather the text of a style element."""
        if self.style is not None:
            self.style.append(text)

    def end(self, _name: str) -> None:
        """Look at a style element's text once it is whole."""
        if self.style is not None and (found := LOADS.search("".join(self.style))):
            self.tell(f"<style> has {found[0].rstrip()}, which may lead out of the file", PUT_IN)
        self.style = None
