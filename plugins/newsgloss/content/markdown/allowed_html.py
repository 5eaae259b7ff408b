"""An element or attribute that a text writes -> what is wrong with it, in words and with a remedy.

This is an allow-list. The classes, ids and other attributes that styles, scripts and readers rely on are not on it, so
that no text can hide a word of a source or dress a word of its own as a source's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import Level

PREFIX = "x-"  # how the classes and ids that a text writes begin
TAGS = frozenset(
    "a abbr aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption "
    "figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p picture pre q rp rt ruby s samp section small span strong "
    "sub summary sup table tbody td tfoot th thead time tr u ul var wbr".split()
)
EVERYWHERE = frozenset({"class", "data-no-gloss", "dir", "id", "lang", "title", "translate"})
ATTRIBUTES = {
    "a": {"href", "hreflang", "rel"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"cite", "datetime"},
    "details": {"open"},
    "img": {"alt", "height", "loading", "src", "width"},
    "ins": {"cite", "datetime"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "td": {"colspan", "headers", "rowspan"},
    "th": {"abbr", "colspan", "headers", "rowspan", "scope"},
    "time": {"datetime"},
}
FOR_EXTENSIONS = frozenset({"data-toc-label", "markdown"})  # Markdown's extensions read these and take them out
FOR_CODE = frozenset({"guess_lang", "hl_lines", "linenums", "linenostart", "noclasses", "use_pygments"})
DIRECTIONS = frozenset({"auto", "ltr", "rtl"})
EXTENSION_CLASS = pattern_of(  # what Python-Markdown's own extensions and Pygments (the short ones) make
    r"admonition(?:-title)?|codehilite(?:table)?|footnote(?:-backref|-ref)?|highlight(?:table)?|headerlink|linenodiv|"
    r"linenos|toc(?:link|title)?|wikilink|language-[\w#.+-]+|code|filename|normal|special|hll|cpf|err|esc|ges|[a-z][a-z0-9]?"
)
OF_ELSEWHERE = "and link to what it shows, as in [the map](https://example.org/map)"
OF_THE_THEME = "and put it into the theme, as the guide on restyling says"
INSTEAD = {
    **dict.fromkeys("audio embed frame iframe object video".split(), OF_ELSEWHERE),
    **dict.fromkeys("link script style".split(), OF_THE_THEME),
    "svg": "and show it from a file: ![What it shows]({static}/images/lake.svg)",
}
"""What to do instead of an element that people paste into texts."""
REFERENCE = "the reference on HTML lists what a text may have."


@dataclass(frozen=True, slots=True)
class Fault:
    """What a text may not write. `written` is how it may be in the source, likeliest first."""

    written: tuple[str, ...]
    message: str
    remedy: str
    level: Level = Level.ERROR


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag as its author wrote it. `name` is None for what begins like a tag and never becomes one."""

    written: str
    name: str | None
    attributes: tuple[tuple[str, str | None], ...] = ()


def tags_in(raw: str) -> Iterator[Tag]:
    """Yield the start tags of raw HTML, as a browser would read them, and what is left of one that does not end."""
    reader = _Tags()
    reader.feed(raw)
    rest = reader.rawdata
    reader.close()
    yield from reader.found
    if re.match(r"</?[A-Za-z]", rest):
        yield Tag(rest, None)


def faults_of_tag(tag: Tag) -> Iterator[Fault]:
    """Yield what a text may not write in a start tag, or the tag itself."""
    if tag.name is None:
        remedy = "End it with >, close its quotation marks, and write &gt; for a > within them."
        yield Fault((tag.written,), f"this tag does not end: '{_start(tag.written)}'", remedy)
    elif tag.name not in TAGS:
        instead = INSTEAD.get(tag.name, "or write &lt; for its <")
        remedy = f"Take it out, {instead}; {REFERENCE}"
        yield Fault((tag.written,), f"a text may not have the element <{tag.name}>", remedy)
    else:
        for name, value in tag.attributes:
            yield from faults_of_attribute(tag.name, name, value or "", (tag.written,))
        if tag.name == "img" and all(name != "alt" for name, _ in tag.attributes):
            yield wordless((tag.written,))


def wordless(written: tuple[str, ...]) -> Fault:
    """Return what is wrong with a picture that says nothing to those who do not see it."""
    remedy = 'Say what it shows: ![The ferry at the quay](...). If it only decorates, write <img src="..." alt="">.'
    return Fault(written, "this picture has no words for those who do not see it", remedy, Level.WARNING)


def faults_of_attribute(tag: str, name: str, value: str, written: tuple[str, ...] = ()) -> Iterator[Fault]:
    """Yield what is wrong with an attribute that a text writes."""
    places = (*written, f'{name}="{value}"', f"{name}='{value}'", f"{name}={value}")
    if name == "class":
        for word in value.split():
            if not word.startswith(PREFIX):
                yield Fault((*places, f".{word}"), *_not_own("class", word, "in the style sheet"))
    elif name == "id":
        if not value.startswith(PREFIX):
            yield Fault((*places, f"#{value}"), *_not_own("id", value, "in the links to it"))
    elif name == "dir":
        if value.lower() not in DIRECTIONS:
            yield Fault(places, f"'{value}' is not a direction", "Write ltr, rtl or auto.")
    elif name not in EVERYWHERE | FOR_EXTENSIONS and name not in ATTRIBUTES.get(tag, ()):
        yield Fault(places, f"a text may not have the attribute '{name}' on <{tag}>", f"Take it out; {REFERENCE}")


def class_of_text(value: str) -> str:
    """Return a class attribute that the site did not write, without any word of the site's own.

    What an extension makes of an author's word, such as the kind of an admonition, begins as the author's classes do.
    """
    return " ".join(word if EXTENSION_CLASS.fullmatch(word) else id_of_text(word) for word in value.split())


def id_of_text(value: str) -> str:
    """Return an id that the site did not write, as one that the site never writes."""
    return value if value.startswith(PREFIX) else f"{PREFIX}{value}"


class _Tags(HTMLParser):
    """Collects start tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[Tag] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(Tag(self.get_starttag_text() or tag, tag, tuple(attrs)))


def _not_own(what: str, word: str, also: str) -> tuple[str, str]:
    message = f"the {what} '{word}' does not begin with '{PREFIX}', as those of a text must"
    return message, f"Write '{PREFIX}{word}' here and {also}, or take it out."


def _start(text: str, longest: int = 40) -> str:
    return text if len(text) <= longest else f"{text[:longest]} …"
