from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from newsgloss.content.markdown.conversion import Converter
from newsgloss.content.values import Content
from newsgloss.language.interface import UNTRANSLATED, load_language
from newsgloss.model.folders import NamedPath

THEME = NamedPath(Path(__file__).parents[3] / "theme" / "translations", "theme/translations")
FRENCH = load_language("fr", (THEME,)) or UNTRANSLATED
NOTE = "The bridge.[^1]\n\n[^1]: Of 1921.\n"
FRENCH_WORDS = "Revenir à l’appel de la note 1 dans le texte"
ENGLISH_WORDS = "Jump back to footnote 1 in the text"


def titles(html: str) -> list[str]:
    """Return what the ways back from footnotes say."""
    return [str(link["title"]) for link in BeautifulSoup(html, "html.parser").select(".footnote-backref")]


@pytest.mark.parametrize(("language", "expected"), [(FRENCH, FRENCH_WORDS), (UNTRANSLATED, ENGLISH_WORDS)])
def test_the_way_back_from_a_footnote_speaks_the_language_of_the_page(language: object, expected: str) -> None:
    converter = Converter({"extensions": ["footnotes"]}, lambda _kind, _id: None)

    assert titles(converter.convert(NOTE, language=language).html) == [expected]  # type: ignore[arg-type]


def test_what_a_site_has_it_say_itself_stays() -> None:
    settings = {"extension_configs": {"footnotes": {"BACKLINK_TITLE": "Up from %d"}}}
    converter = Converter(settings, lambda _kind, _id: None)

    assert titles(converter.convert(NOTE, language=FRENCH).html) == ["Up from 1"]


def test_a_page_a_note_and_an_entry_say_it_in_their_own_language(
    add: Callable[[str, str], None], change: Callable[[str, str, str], None], load: Callable[[], Content]
) -> None:
    change("pelicanconf.py", '"markdown.extensions.tables"', '"markdown.extensions.footnotes": {}, "tables"')
    change("content/explainers/zenda.md", "title:", "lang: fr\ntitle:")
    add("content/explainers/zenda.md", f"\n{NOTE}")
    note = (
        "- {id: note-a, kind: editorial, quote: {exact: of Zenda closed}, title: One, body: 'One.[^1]\n\n\n  [^1]: A.'}"
    )
    add("content/explainers/zenda.notes.yaml", note)
    change("content/pages/about.md", "---\n", "---\nlang: fr\n")
    add("content/pages/about.md", f"\n{NOTE}")
    content = load()
    text = content.texts.explainers["zenda"]

    assert content.problems == ()
    assert titles(text.converted.html) == [FRENCH_WORDS]
    assert titles(text.asides["notes", "note-a"].html) == [FRENCH_WORDS]
    assert titles(content.texts.pages["about"].html) == [FRENCH_WORDS]
