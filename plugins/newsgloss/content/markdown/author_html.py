"""One Markdown instance -> what a text's author wrote in it as HTML, and as addresses: the faults, and the ids by hand.

Author's HTML gets in by raw HTML, by attribute lists and by the braces of a code block. Each is read where Markdown
takes it from the text, so that nothing an extension makes is taken for the author's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from .allowed_html import FOR_CODE, Fault, Tag, faults_of_attribute, faults_of_tag, tags_in
from .link_addresses import address_flaw, as_written, ways_to_write

ADDRESSES = ("cite", "href", "src")  # attributes
Attributes = Iterable[tuple[str, str | None]]


class AuthorHtml:
    """Watches one Markdown instance; `faults` and `ids` are those of the text since `begin`."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Forget the last text."""
        self.faults: list[Fault] = []
        self.ids: list[tuple[str, tuple[str, ...]]] = []

    def watch(self, md: Markdown) -> None:
        """Read along wherever Markdown takes HTML or attributes from a text."""
        _around(md.preprocessors["html_block"], "run", lambda run, lines: self.blocks(md, run, lines))
        _around(md.inlinePatterns["html"], "handleMatch", self.inline)
        for name, method in (("attr_list", "assign_attrs"), ("legacyattrs", "handleAttributes")):
            if name in md.treeprocessors:
                _around(md.treeprocessors[name], method, self.assigned)
        if "fenced_code_block" in md.preprocessors:
            _around(md.preprocessors["fenced_code_block"], "handle_attrs", self.code)

    def blocks(self, md: Markdown, run: Callable[..., Any], lines: list[str]) -> Any:
        """Read what one pass over a text puts aside as HTML: strings, and elements with Markdown in them."""
        first = len(md.htmlStash.rawHtmlBlocks)
        left = run(lines)
        for raw in md.htmlStash.rawHtmlBlocks[first:]:
            self.raw(raw) if isinstance(raw, str) else self.elements(raw)
        return left

    def inline(self, handle: Callable[..., Any], match: re.Match[str], data: str) -> Any:
        """Read one tag in a line of text."""
        self.raw(match[1])
        return handle(match, data)

    def raw(self, html: str) -> None:
        """Read the start tags of raw HTML."""
        for tag in tags_in(html):
            self.note_tag(tag)
            for name, value in tag.attributes:
                if name in ADDRESSES:
                    self.note_address(name, value or "", (tag.written,))

    def elements(self, root: Element) -> None:
        """Read raw HTML that holds Markdown: its own elements, and the raw HTML that is still text in them."""
        for element in root.iter():
            self.note_tag(Tag(f"<{element.tag}", str(element.tag), tuple(element.attrib.items())))
            for text in (element.text, element.tail):
                self.raw(text or "")

    def assigned(self, assign: Callable[..., Any], element: Element, text: str, **options: bool) -> Any:
        """Read what an attribute list sets on an element."""
        before = dict(element.attrib)
        left = assign(element, text, **options)
        written = (f"{{: {text}", f"{{:{text}", f"{{{text}", f"{{ {text}")
        for name, value in element.attrib.items():
            if name == "class":
                added = Counter(value.split()) - Counter(before.get(name, "").split())
                self.note(element.tag, name, " ".join(added), written)
            elif value != before.get(name):
                self.note(element.tag, name, value, written)
        return left

    def code(self, handle: Callable[..., Any], attributes: Attributes) -> Any:
        """Read the braces of a code block. Their first class is the code's language."""
        listed = list(attributes)
        classes = [value or "" for name, value in listed if name == "."][1:]
        others = [(name, value or name) for name, value in listed if name != "." and name not in FOR_CODE]
        for name, value in (*(("class", word) for word in classes), *others):
            self.note("code", name, value, ())
        return handle(listed)

    def note_tag(self, tag: Tag) -> None:
        """Note what is wrong with a tag, and its id."""
        self.faults += faults_of_tag(tag)
        self.ids += [(value, (tag.written,)) for name, value in tag.attributes if name == "id" and value]

    def note(self, tag: str, name: str, value: str, written: tuple[str, ...]) -> None:
        """Note what is wrong with an attribute, and an id."""
        self.faults += faults_of_attribute(tag, name, value, written)
        if name == "id":
            self.ids.append((value, (*written, f"#{value}")))

    def note_address(self, name: str, address: str, written: tuple[str, ...]) -> None:
        """Note what is wrong with an address."""
        if flaw := address_flaw(address, of_picture=name == "src"):
            self.faults.append(Fault(written, *flaw))


class LinkAddresses(Treeprocessor):
    """Has the addresses of links and pictures noted that are in Markdown's form, or in HTML that holds Markdown."""

    def __init__(self, author: AuthorHtml) -> None:
        super().__init__()
        self.author = author

    def run(self, root: Element) -> None:
        """Look at one text, after links by hand have their addresses."""
        for element in root.iter():
            for name in ADDRESSES:
                if name in element.attrib:
                    address = as_written(element.attrib[name])
                    self.author.note_address(name, address, ways_to_write(address, element.get("alt")))


def _around(processor: Any, method: str, watched: Callable[..., Any]) -> None:
    """Have a processor's method called by `watched`, which is given it first."""
    inner = getattr(processor, method)
    setattr(processor, method, lambda *args, **options: watched(inner, *args, **options))
