"""An explainer's page as it is written -> the notes and mentions on it in the W3C's Web Annotation model.

Each annotation is on a part of the page's element `.story`: a TextPositionSelector counts the characters of its text
(textContent, as a browser has it: code points), a TextQuoteSelector quotes them with some before and after, and a
FragmentSelector is the id of the element. So they are found in the page as it is published, with all that is inserted.
"""

from __future__ import annotations

import html as entities
from collections.abc import Iterator
from typing import Any, NamedTuple

from newsgloss.content.values import Content
from newsgloss.language.sentences import BLOCK
from newsgloss.linking.annotator import text_of
from newsgloss.linking.html_text import ATTRIBUTE, TAG, VOID
from newsgloss.model.page_shapes import Note

from .glossary_records import citation_line
from .publication import Publication, as_json

ANNOTATIONS = "annotations.jsonld"  # beside the page that they are on
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
STORY = 'class="story"'
AROUND = 32  # characters before and after a quote by which one of several equal ones is known
MOTIVATIONS = {"define": "describing"}  # of kinds of notes; of others, commenting


class StoryPart(NamedTuple):
    """A part of a story's text, story[start:end], and the id of the element that it is in."""

    id: str
    start: int
    end: int


def annotations_on(page: str, slug: str, content: Content, publication: Publication, url: str) -> str:
    """Return the annotations on an explainer's page, given its HTML and the whole address of the annotations.

    Where the page is not to be listed by search engines, the story's words stay in it: of its text no more is quoted
    than names, as on other pages.
    """
    text, parts = story_parts(page)
    source = publication.whole(content.explainer_url(slug))
    is_open = content.may_be_listed(slug)
    items = [*_notes(slug, content), *_mentions(slug, content, publication)]
    told = []
    for item, anchor, is_name in items:
        if part := parts.get(anchor):
            quoted = list(_quote(text, part, is_open=is_open)) if is_open or is_name else []
            selectors = [_fragment(part), *(_within(one) for one in (_position(part), *quoted))]
            target = {"type": "SpecificResource", "source": source, "selector": selectors}
            told.append({"id": f"{url}#{anchor}", "type": "Annotation", **item, "target": target})
    lang = content.explainers[slug].meta.lang or publication.lang
    first = {"type": "AnnotationPage", "id": f"{url}#page", "startIndex": 0, "items": told}
    return as_json(
        {
            "@context": CONTEXT,
            "id": url,
            "type": "AnnotationCollection",
            "label": content.explainers[slug].meta.title,
            "language": lang,
            "dc:rights": publication.rights,
            **({"rights": publication.licence} if publication.licence else {}),
            "total": len(told),
            "first": first,
        }
    )


def story_parts(page: str) -> tuple[str, dict[str, StoryPart]]:
    """Return the text of the element `.story` of a page, and the parts of it that have an id of ours, by that.

    A passage in several elements is from the first to the last; its id is the first's.
    """
    begin = page.find(STORY)
    if begin < 0:
        return "", {}
    begin = page.index(">", begin) + 1
    pieces: list[str] = []
    length, at = 0, begin
    open_: list[tuple[str, str | None, int]] = []
    parts: dict[str, StoryPart] = {}
    for tag in TAG.finditer(page, begin):
        piece = entities.unescape(page[at : tag.start()])
        pieces.append(piece)
        length, at = length + len(piece), tag.end()
        name = (tag[3] or "").lower()
        if not tag[2] and name and name not in VOID:
            open_.append((name, _anchor(name, tag[4]), length))
        elif tag[2]:
            if not open_:
                break  # the end of the story itself
            _, anchor, start = open_.pop()
            if anchor:
                before = parts.get(anchor)
                parts[anchor] = StoryPart(anchor, before.start if before else start, length)
    return "".join(pieces), parts


def _anchor(name: str, attributes: str) -> str | None:
    """Return the id that annotations know an element by: a mention's, or a passage's."""
    if name not in {"a", "span", "mark"}:
        return None
    said = {match[1]: match[2] or "" for match in ATTRIBUTE.finditer(attributes)}
    if name == "mark":
        return f"p-{said['data-note']}" if "data-note" in said else None
    return said["id"] if said.get("id", "").startswith("m-") else None


def _notes(slug: str, content: Content) -> Iterator[tuple[dict[str, Any], str, bool]]:
    """Yield the notes, each with its anchor; what it is on may be more than a name."""
    text = content.texts.explainers[slug]
    lang = content.explainer_lang(slug)
    for note in text.notes:
        converted = text.asides.get(("notes", note.id))
        words = text_of(converted.html).replace(BLOCK, "\n\n").strip() if converted else note.body
        yield _note(note, words, lang, content), f"p-{note.id}", False


def _note(note: Note, words: str, lang: str, content: Content) -> dict[str, Any]:
    cited = [
        citation_line(use.model_dump(exclude_none=True), {use.id: _source(use.id, content)}) for use in note.sources
    ]
    lines = [words, *([f"({'; '.join(cited)})"] if cited else [])]
    body = {
        "type": "TextualBody",
        "value": f"{note.title}\n\n{' '.join(lines)}",
        "format": "text/plain",
        "language": lang,
        "purpose": MOTIVATIONS.get(note.kind, "commenting"),
    }
    tag = {"type": "TextualBody", "value": note.kind, "purpose": "tagging"}
    told: dict[str, Any] = {"motivation": body["purpose"], "body": [body, tag]}
    if note.author:
        told["creator"] = {"name": note.author}
    days = [day for day in (note.date, *(change.date for change in note.changes)) if day]
    if note.date:
        told["created"] = f"{note.date}T00:00:00Z"
    return told | ({"modified": f"{max(days)}T00:00:00Z"} if days else {})


def _source(id_: str, content: Content) -> dict[str, Any]:
    return content.glossary.sources[id_].model_dump(mode="json", exclude_none=True)


def _mentions(slug: str, content: Content, publication: Publication) -> Iterator[tuple[dict[str, Any], str, bool]]:
    """Yield the mentions of entries that have an address, each with its anchor; what it is on is a name."""
    for mention in content.texts.explainers[slug].annotated.mentions:
        if url := content.entry_address(mention.entry):
            whole = publication.whole(url) if url.startswith("/") else url
            yield {"motivation": "identifying", "body": whole}, mention.anchor, True


def _fragment(part: StoryPart) -> dict[str, Any]:
    return {"type": "FragmentSelector", "value": part.id, "conformsTo": "http://tools.ietf.org/rfc/rfc3236"}


def _within(selector: dict[str, Any]) -> dict[str, Any]:
    """Return a selector of a part of the story's text."""
    return {"type": "CssSelector", "value": ".story", "refinedBy": selector}


def _position(part: StoryPart) -> dict[str, Any]:
    return {"type": "TextPositionSelector", "start": part.start, "end": part.end}


def _quote(text: str, part: StoryPart, *, is_open: bool) -> Iterator[dict[str, Any]]:
    """Yield what quotes a part; words around it, which may be the source's, only where these may be elsewhere, too."""
    quote: dict[str, Any] = {"type": "TextQuoteSelector", "exact": text[part.start : part.end]}
    if is_open:
        quote["prefix"] = text[max(0, part.start - AROUND) : part.start]
        quote["suffix"] = text[part.end : part.end + AROUND]
    yield quote
