"""One Content -> the words of share pictures for which there is no font, so that the pictures will not have them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from newsgloss.content.steps import Steps
from newsgloss.content.values import Content, has_page
from newsgloss.model.problems import ContentError, Level, Place, Problem
from newsgloss.pages.metadata.share import SharePicture, entry_picture, explainer_picture, site_picture, topic_picture
from newsgloss.publishing.share_pictures.drawing import Pictures

PLAIN = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x17F)))) | set("–—‘’“”…")  # which the theme's fonts have
FONT = "Put a .ttf or .otf that has it into share-fonts/ of your own templates; the guide on restyling says how."


def letters_without_font(content: Content, steps: Steps) -> Iterator[Problem]:
    """Yield advice for each script of which a picture's font lacks a letter, on the first page that has one.

    What is wrong with a font is yielded, too, where fonts have to be read to know.
    """
    project, site = content.project, replace(site_picture(content), text="")
    words = (*site.words, *(word for _, picture in _pictures(content) for word in picture.words))
    if not project.have_pictures or all(map(PLAIN.issuperset, words)):
        return
    try:
        pictures = Pictures(project, steps)
    except ContentError as error:
        yield from error.problems
        return
    if missing := pictures.lacks(site):
        message = f"no font for share pictures has {_named(missing)}, so they have no words"
        yield Problem(project.place("SITENAME"), message, FONT, Level.ADVICE)
        return
    found: dict[str, list[tuple[str, Place]]] = {}
    for place, picture in _pictures(content):
        if missing := pictures.lacks(picture):
            found.setdefault(_script(missing), []).append((missing, place))
    for (missing, place), *others in found.values():
        more = f", as has that of {len(others)} more" if others else ""
        message = (
            f"no font for share pictures has {_named(missing)}, so that of this page has the site's name alone{more}"
        )
        yield Problem(place, message, FONT, Level.ADVICE)


def _pictures(content: Content) -> Iterator[tuple[Place, SharePicture]]:
    """Yield the picture of each page that has one of its own, with the place of its title, in the order of files."""
    for explainer in content.published():
        yield explainer.place("title"), explainer_picture(explainer, content.speaking(explainer.meta.lang))
    for entry in content.glossary.published():
        if has_page(entry):
            yield content.glossary.places[entry.id], entry_picture(entry, content)
    for explainer in content.published():
        category = explainer.meta.category or content.project.category
        yield explainer.place("category"), topic_picture("", category, content)


def _script(character: str) -> str:
    """Return the first word of a character's name, which for a letter is its script."""
    return unicodedata.name(character, "").partition(" ")[0]


def _named(character: str) -> str:
    return f"'{character}' ({unicodedata.name(character, f'U+{ord(character):04X}')})"
