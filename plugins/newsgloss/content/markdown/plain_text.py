"""Words without a mark in an author's Markdown -> the same words, in which Markdown looks for none.

Python-Markdown looks through each paragraph for sixteen kinds of marks, one after the other; most paragraphs have none.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from newsgloss.model.patterns import pattern_of

SIGNS = r""" ,.;:'"’‘“”«»()–—?!%$€£…-"""  # that are no mark within a line, alone or together
MARK = pattern_of(rf"[^\w\n{SIGNS}]|_|  \n")  # what may be one
INLINE = 20  # priority of the processor that looks for marks within lines


class PlainText:
    """Has one Markdown instance leave alone what has no marks. Its extensions read those alone that are usual."""

    def __init__(self) -> None:
        self.left: list[Element] = []

    def watch(self, md: Markdown) -> None:
        """Hide such words before marks are looked for, and show them again for what comes after."""
        if "nl" not in md.inlinePatterns:  # line breaks are marks, too, as the extension nl2br has it
            md.treeprocessors.register(_Hiding(self), "newsgloss-plain", INLINE + 0.1)
            md.treeprocessors.register(_Showing(self), "newsgloss-plain-again", INLINE - 0.1)


class _Hiding(Treeprocessor):
    def __init__(self, plain: PlainText) -> None:
        super().__init__()
        self.plain = plain

    def run(self, root: Element) -> None:
        self.plain.left = [one for one in root.iter() if type(one.text) is str and not MARK.search(one.text)]
        for element in self.plain.left:
            element.text = AtomicString(element.text)


class _Showing(Treeprocessor):
    def __init__(self, plain: PlainText) -> None:
        super().__init__()
        self.plain = plain

    def run(self, root: Element) -> None:
        del root
        for element in self.plain.left:
            element.text = str(element.text)
