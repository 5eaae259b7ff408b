"""A file that is published as it is -> what a browser would run in it, by its name in the site and what it holds.

A browser gives whatever it runs of a site the rights of its pages, and a file that is copied has no
Content-Security-Policy. So only kinds that browsers show, play or save are published unasked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from newsgloss.model.problems import Flaw

from .xml_files import xml_flaws

IMAGES = frozenset("apng avif bmp gif heic ico jpeg jpg jxl png tif tiff webp".split())
MEDIA = frozenset("aac flac m4a m4v mov mp3 mp4 oga ogg ogv opus srt vtt wav weba webm".split())
FONTS = frozenset("otf ttf woff woff2".split())
DOCUMENTS = frozenset("doc docx epub ics md odp ods odt pdf ppt pptx rtf txt xls xlsx".split())
DATA = frozenset(
    "asc bib bin csv geojson gz json jsonl ndjson parquet ris sig sqlite tar topojson tsv webmanifest yaml yml "
    "zip".split()
)
XML = frozenset("atom gpx kml opml rss xml".split())
PICTURE = "svg"
PLAIN = IMAGES | MEDIA | FONTS | DOCUMENTS | DATA
RUN = frozenset("asp htm html jsp mht mhtml php phtml shtml svg svgz xht xhtml xml xsl xslt".split())
FIRST = 1445  # bytes in which browsers look for the kind of a file that the host does not tell them
# What makes a web page of such a file: https://mimesniff.spec.whatwg.org/#identifying-a-resource-with-an-unknown-mime-type
PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--|<\?xml|<(?:!doctype html|html|head|script|iframe|h1|div|font|table|a|style|title|"
    rb"b|body|br|p|svg)[\s>/])",
    re.IGNORECASE,
)
TRUSTED = "if you know what it does, name it in STATIC_UNCHECKED."
PUBLISH_AS = f"Publish it as a picture, sound, film, font, document or data; or, {TRUSTED}"


def kind_flaws(source: Path, published: str) -> Iterator[Flaw]:
    """Yield a flaw for each thing that a browser would run in a file, which is `published` under that path."""
    _, *endings = PurePosixPath(published).name.lstrip(".").lower().split(".")
    last = endings[-1] if endings else ""
    if last == PICTURE or last in XML:
        yield from xml_flaws(source.read_bytes(), is_picture=last == PICTURE)
    elif last and last not in PLAIN:
        message = f"'.{last}' is not a kind of file that is published as it is: a browser could run what is in it"
        yield Flaw(message, PUBLISH_AS)
    elif last not in IMAGES and (run := next((ending for ending in endings[:-1] if ending in RUN), None)):
        message = f"many hosts would serve this as '.{run}', which is in its name, and a browser could run it"
        yield Flaw(message, f"Take '.{run}' out of its name; or, {TRUSTED}")
    else:
        with source.open("rb") as file:
            if PAGE.match(file.read(FIRST)):
                message = "this begins as a web page does, and a browser could run it as one"
                yield Flaw(message, f"Begin it with something else; or, {TRUSTED}")
