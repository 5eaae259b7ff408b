"""The Jinja environment of a theme -> one that speaks the language of each page and sends browsers what they read.

That is: words through gettext, no space that nobody sees, and the filters `cssmin` and `jsmin` for sheets and scripts.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import Any

from jinja2 import Environment, pass_context
from jinja2.ext import Extension
from jinja2.filters import do_join
from jinja2.runtime import Context
from lightningcss import process_stylesheet
from markupsafe import Markup
from minify_html import minify

from newsgloss.language.interface import UNTRANSLATED, Language
from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import ContentError, Place, Problem

from .quicker_code import make_quicker
from .refusals import Absent, as_text, join_texts, refuse_code, unknown
from .scripts import joined

INDENTATION = pattern_of(  # or an element that readers see as it is laid out
    r"^[ \t]+|(<(pre|textarea)\b.*?</\2\s*>)", re.MULTILINE | re.DOTALL | re.IGNORECASE
)
BLOCK = (  # an element that begins a line of its own, or is not shown
    "address|article|aside|blockquote|body|caption|d[dlt]|desc|details|div|fieldset|figcaption|figure|footer|form|h[1-6r]"
    "|head|header|html|legend|li|link|main|meta|nav|[ou]l|p|section|summary|t[dhr]|table|tbody|tfoot|thead|title"
)
TAG = rf"</?(?:{BLOCK})\b[^<>]*>"
LINE_BREAK = pattern_of(  # beside such a tag; or what may hold one in which line breaks are read
    rf"(?P<tag>{TAG})(?P<after>\n+)|(?P<before>\n+)(?={TAG})"
    r"|\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<(?P<kept>pre|textarea|script|style)\b.*?</(?P=kept)\s*>",
    re.DOTALL | re.IGNORECASE,
)
RAW = pattern_of(r"\{%[-+]?\s*raw\b")  # in which nothing is a comment
OPENED, CLOSED = "<script>", "</script>"
COMMENT_LINE = pattern_of(r"^[ \t]*//.*\n?", re.MULTILINE)  # one before a statement would be kept


class PageLanguage:
    """The language of the page that is being written: templates ask for it by calling `language()`.

    Templates import macros without their context, so what a macro says cannot depend on the page in another way.
    """

    now: Language = UNTRANSLATED

    def __call__(self) -> Language:
        """Return the language."""
        return self.now


class Outdent(Extension):
    """Takes spaces out of templates that nobody sees: a page is read by browsers, which download every one of them."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Return a template's source without the spaces that begin its lines; of a page, without line breaks at blocks.

        An element that is shown as it is laid out keeps them, and so does a script. Each word keeps its line.
        """
        del filename
        outdented = INDENTATION.sub(lambda found: found[1] or "", source)
        is_page = (name or "").endswith(".html") and not RAW.search(source)
        return LINE_BREAK.sub(_unsent, outdented) if is_page else outdented


def _unsent(found: re.Match[str]) -> str:
    """Return line breaks as a comment, so that what is wrong below them is told with its line."""
    breaks = found["after"] or found["before"]
    return f"{found['tag'] or ''}{{#{breaks}#}}" if breaks else found[0]


def prepare(environment: Environment, language: PageLanguage) -> None:
    """Let templates speak `language`, and be sent without what browsers do not read.

    What readers would see as code is refused. A site's own filter of the same name stays.
    """
    make_quicker(environment, as_text)
    environment.add_extension(Outdent)
    environment.add_extension("jinja2.ext.i18n")
    environment.policies["ext.i18n.trimmed"] = True
    environment.newstyle_gettext = True  # type: ignore[attr-defined]  # the extension brings it
    environment.undefined = Absent
    environment.globals |= {**_messages(language), "language": language.__call__, "unknown": unknown}
    if environment.filters["join"] is do_join:
        environment.filters["join"] = join_texts
    environment.filters.setdefault("iso_day", _iso_day)
    environment.filters.setdefault("cssmin", _cssmin)
    environment.filters.setdefault("jsmin", _jsmin)


def _messages(language: PageLanguage) -> dict[str, Callable[..., Markup]]:
    """Return gettext's functions for templates: what the extension would install, without three calls around each."""

    def gettext(message: str, /, **variables: Any) -> Markup:
        said = Markup(language.now.gettext(message))  # noqa: S704 -- messages are HTML, values are escaped
        return said % _texts(variables) if "%" in said else said

    def ngettext(one: str, many: str, number: int, /, **variables: Any) -> Markup:
        said = Markup(language.now.ngettext(one, many, number))  # noqa: S704 -- as above
        return said % {"num": number, **_texts(variables)}

    return {"_": gettext, "gettext": gettext, "ngettext": ngettext}


def _texts(variables: dict[str, Any]) -> dict[str, Any]:
    """Return what is written into a message. Raises TemplateRefusal for what is no text."""
    refuse_code(variables.values())
    return variables


def _iso_day(date: datetime.date) -> str:
    """Return the day of a date, or of a time, as machines read it: 2020-03-27."""
    return date.isoformat()[: len("2020-03-27")]


@pass_context
def _jsmin(context: Context, js: str) -> str:
    """Return a script with the modules that it imports, without what browsers do not read.

    One that cannot be read is left as it is. Raises ContentError where it imports what is not there.
    """

    def read(name: str) -> str:
        return context.environment.get_template(name).render(context.get_all())

    script = f"{OPENED}{COMMENT_LINE.sub('', joined(context.name or '', str(js), read))}{CLOSED}"
    return minify(script, minify_js=True).removeprefix(OPENED).removesuffix(CLOSED)


@pass_context
def _cssmin(context: Context, css: str) -> str:
    """Return a style sheet without what browsers do not read. Raises ContentError where they could not read it."""
    try:
        return process_stylesheet(str(css), minify=True)
    except ValueError as error:
        message = f"browsers cannot read this style sheet: {error}, counted with all its parts"
        remedy = "Fix the part of it in css/ that was changed last."
        raise ContentError([Problem(Place(f"templates/{context.name}"), message, remedy)]) from error
