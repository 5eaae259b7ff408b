"""Layouts of newsrooms by name -> the page of each, with what a reader sees of the story and of the rest."""

# ruff: noqa: INP001 -- in no package

from __future__ import annotations

from bench import story_layouts, surroundings
from bench.made_up_story import Page

LAYOUTS = {**story_layouts.LAYOUTS, **surroundings.LAYOUTS}


def made(name: str) -> tuple[str, Page]:
    """Return the page of a layout as HTML, and what of it is the story's and what is left out."""
    page = Page()
    body = LAYOUTS[name](page)
    head = f'<meta charset="utf-8"><title>{page.title} | The Zenda News</title>{page.metas}'
    head += '<meta property="og:site_name" content="The Zenda News"><meta name="author" content="Ada Example">'
    nav = '<header><nav><a href="/">Home</a> <a href="/news">News</a></nav></header>'
    foot = "<footer><p>© 2031 The Zenda News. All rights reserved.</p></footer>"
    return (
        f'<!DOCTYPE html>\n<html lang="{page.lang}"><head>{head}</head>\n<body>{nav}{body}{foot}</body></html>\n',
        page,
    )
