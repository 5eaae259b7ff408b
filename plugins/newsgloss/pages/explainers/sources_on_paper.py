"""The sources that an explainer names only where it cites them -> a style sheet that lists them on paper.

On a screen their names lead to the site's list of sources. Paper leads nowhere, so it needs their titles and addresses,
but a page that held those of sixty sources would weigh a fifth more. A sheet for print alone delays nothing on the
screen, and needs no script.
"""

from __future__ import annotations

from collections.abc import Iterable

from newsgloss.language.interface import N_, Language
from newsgloss.pages.bibliography import SourceItem
from newsgloss.pages.references import Citation

PRINT_SHEET = "print.css"  # beside the page
COPY = N_("Archived copy; the original is no longer online.")
GONE = N_("No longer online.")
HEADING = N_("Other sources, by the names that cite them")
ESCAPED = {*map(chr, range(32)), "\x7f", '"', "\\", "<"}  # what could end a string of CSS, or an element around it
ESCAPES = {ord(sign): f"\\{ord(sign):x} " for sign in ESCAPED}  # CSS Syntax 3, 4.3.7


def print_sheet(sources: Iterable[SourceItem], first: int, language: Language) -> str:
    """Return a style sheet whose property `--other-sources` is a heading and a line for each source, by its name.

    They are numbered from `first` on, as they go on with the list that the page has.
    """
    ordered = sorted(sources, key=lambda item: item.citation.name.casefold())
    lines = (f"{number}. {_line(item.citation, language)}" for number, item in enumerate(ordered, first))
    text = "\n".join((language.gettext(HEADING), *lines))
    return f':root{{--other-sources:"{text.translate(ESCAPES)}"}}\n'


def _line(cited: Citation, language: Language) -> str:
    """Return a source as readers look it up: by the name that cites it, unless what it is begins with that."""
    begin, *rest = cited.name.split(", ")
    is_named = cited.text.startswith(begin) and all(part in cited.text for part in rest)
    named = language.gettext("%(label)s: %(words)s") % {"label": cited.name, "words": cited.text}
    told = cited.text if is_named else named
    line = f"{', '.join(filter(None, (told, cited.locator)))}."
    where = language.gettext(COPY if cited.url else GONE) if cited.is_gone else None
    return " ".join(filter(None, (line, where, cited.url)))
