"""A language's glossary -> what links its texts: the project's way, and two plainer ones for comparison."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from newsgloss.linking.annotator import annotate
from newsgloss.linking.matcher import Matcher
from tests.gold.marked_texts import Link, Reader, Site, Text

OURS, REGEX, ABBR = "Newsgloss", "one regular expression", "Markdown's abbr"


def newsgloss(site: Site) -> Callable[[Text], frozenset[Link]]:
    """Return what links as the project does."""
    matcher = Matcher(site.forms, site.glossary.linking.block)

    def link(text: Text) -> frozenset[Link]:
        reader = Reader(annotate(text.html, matcher, lambda id_: f"/{id_}/", text.rules).html)
        if reader.text != text.seen:
            raise ValueError(f"{text.name}: a reader sees another text")
        return frozenset(reader.links)

    return link


def regular_expression(site: Site) -> Callable[[Text], frozenset[Link]]:
    """Return what links every form in any capitals, the longest first, between word boundaries, outside of tags."""
    entries = {form.text.lower(): form.entry for form in reversed(site.forms)}
    longest = sorted(entries, key=len, reverse=True)
    pattern = re.compile(r"(<[^>]*>)|\b(?:" + "|".join(map(re.escape, longest)) + r")\b", re.IGNORECASE)

    def tagged(match: re.Match[str]) -> str:
        return match[0] if match[1] else f'<a data-entry="{entries.get(match[0].lower(), "?")}">{match[0]}</a>'

    return lambda text: frozenset(Reader(pattern.sub(tagged, text.html)).links)


def abbreviations(site: Site) -> Callable[[Text], frozenset[Link]]:
    """Return what links as Python-Markdown's `abbr` does when it is given every form."""

    def link(text: Text) -> frozenset[Link]:
        html = site.with_abbr.convert(text.markdown).html
        found = {
            (start, end, title.removeprefix("entry:"))
            for start, end, title in Reader(html, "abbr", "title").links
            if title.startswith("entry:")
        }
        return frozenset(found | Reader(html).links)

    return link


WAYS: Mapping[str, Callable[[Site], Callable[[Text], frozenset[Link]]]] = {
    OURS: newsgloss,
    REGEX: regular_expression,
    ABBR: abbreviations,
}
