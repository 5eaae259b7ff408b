"""One Markdown instance -> footnotes and headings with ids that no other text of their page has."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.treeprocessors import Treeprocessor

from newsgloss.language.interface import N_, UNTRANSLATED
from newsgloss.model.patterns import pattern_of

from .allowed_html import PREFIX

FOOTNOTE_BACK = N_("Jump back to footnote %(number)s in the text")  # as Python-Markdown says it, if a site does not
BACK = pattern_of(FOOTNOTE_BACK % {"number": "([0-9]+)"})


class TextIds(Treeprocessor):
    """Gives one Markdown instance's footnotes and headings their ids, and the ways back from footnotes their titles.

    `key` names the text on its page; the page's body has none. `seal` is before an id that passes the sanitiser.
    """

    def __init__(self, seal: str) -> None:
        super().__init__()
        self.seal = seal
        self.key = ""
        self.language = UNTRANSLATED
        self.footnote: re.Pattern[str] | None = None

    def watch(self, md: Markdown) -> None:
        """Learn from the extensions that are there which ids they make, and how headings get theirs."""
        for extension in md.registeredExtensions:
            if isinstance(extension, FootnoteExtension):
                separator = re.escape(extension.get_separator())
                self.footnote = re.compile(rf"(#?fn(?:ref[0-9]*)?{separator})(\S+)")
        if "toc" in md.treeprocessors:
            toc: Any = md.treeprocessors["toc"]
            slugify = toc.slugify
            toc.slugify = lambda *words: f"{PREFIX}{self.with_key(slugify(*words))}"

    def run(self, root: Element) -> None:
        """Put the text's key into the ids of its footnotes and the links to them, and say where the links back lead."""
        if self.footnote is None:
            return
        for element in root.iter():
            if back := BACK.fullmatch(element.get("title", "")):
                element.set("title", self.language.gettext(FOOTNOTE_BACK) % {"number": back[1]})
            for name, seal in (("id", self.seal), ("href", "")):
                if match := self.footnote.fullmatch(element.get(name, "")):
                    element.set(name, f"{seal}{match[1]}{self.with_key(match[2])}")

    def with_key(self, id_: str) -> str:
        """Return an id with the text's key before it."""
        return f"{self.key}-{id_}" if self.key else id_
