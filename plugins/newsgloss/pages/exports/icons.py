"""A theme's icon in SVG -> the PNG icons that phones ask for, and the manifest by which browsers install the site.

One picture does for all: on a white ground, for iOS shows what is transparent in black, and within the part that every
mask leaves (W3C, Web Application Manifest: a circle of 80 % of the width).
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from pathlib import Path

import resvg_py

from newsgloss.model.settings import Project

from .publication import Publication, as_json

SOURCE = "icon.svg"
TOUCH = "apple-touch-icon.png"  # at the site's root, where iOS looks for it by itself
WEB_MANIFEST = "site.webmanifest"
SIZES: Mapping[str, int] = {"icon-192.png": 192, "icon-512.png": 512, TOUCH: 180}  # pixels, as phones ask for
GROUND = "#ffffff"
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}" viewBox="0 0 100 100">'
    '<rect width="100" height="100" fill="{ground}"/>'
    '<image x="22" y="22" width="56" height="56" href="data:image/svg+xml;base64,{icon}"/></svg>'
)


def icon_source(project: Project) -> Path | None:
    """Return the icon of a site whose pages are our theme's, if it has one; the last of its folders goes first."""
    found = (folder / SOURCE for folder in reversed(project.theme_static))
    return None if project.embeds else next((path for path in found if path.is_file()), None)


def icon(source: Path, size: int) -> bytes:
    """Return an icon of so many pixels as a PNG: the same bytes on every machine. Raises ValueError for no SVG."""
    inside = base64.b64encode(source.read_bytes()).decode()
    drawing = DRAWING.format(size=size, ground=GROUND, icon=inside)
    return resvg_py.svg_to_bytes(svg_string=drawing, skip_system_fonts=True)


def manifest(site: Publication, folder: str) -> str:
    """Return the manifest of a site, whose icons are in a folder with this address; it opens in the browser."""
    icons = [
        {"src": f"{folder}/{name}", "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for name, size in SIZES.items()
        if name != TOUCH
        for purpose in ("any", "maskable")
    ]
    home = f"{site.base}/"
    told = {"name": site.name, "lang": site.lang, "start_url": home, "scope": home, "display": "browser"}
    return as_json({**told, "background_color": GROUND, "icons": icons})
