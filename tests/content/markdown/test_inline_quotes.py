"""<q> in a text -> quotation marks that can be read, copied and looked for."""

from pathlib import Path

import pytest

from newsgloss.content.markdown.conversion import Converter
from newsgloss.language.interface import UNTRANSLATED, load_language
from newsgloss.linking.html_text import read_fragment
from newsgloss.linking.text_quotes import find_passages
from newsgloss.model.folders import NamedPath

THEME = NamedPath(Path(__file__).parents[3] / "theme" / "translations", "theme/translations")
LANGUAGES = {"en": UNTRANSLATED, "fr": load_language("fr", (THEME,)) or UNTRANSLATED}


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("He said <q>the levy is <q>dead</q></q>.", "en", "He said “the levy is ‘dead’”."),
        ("Il a dit <q>le bac est <q>mort</q></q>.", "fr", "Il a dit «\u00a0le bac est “mort”\u00a0»."),
        ('<b lang="fr">Il a dit <q>bac</q></b>', "en", '<b lang="fr">Il a dit «\u00a0bac\u00a0»</b>'),
        ('He said <q lang="fr">bac</q>.', "en", 'He said “<span lang="fr">bac</span>”.'),
        ("«\u00a0<q>Non</q>\u00a0», dit-il.", "fr", "«&nbsp;Non&nbsp;», dit-il."),
        ('<b lang="de">Er: <q>Eis, <q>fest</q></q></b>', "en", '<b lang="de">Er: „Eis, ‚fest‘“</b>'),
        ('<b lang="ja"><q>橋</q></b>', "en", '<b lang="ja">「橋」</b>'),
        ('<b lang="ru"><q>мост</q></b>', "en", '<b lang="ru">«мост»</b>'),
        ("He said “<q>no</q>” and <q>“no”</q>.", "en", "He said “no” and “no”."),
        ("A `<q>` and <q>*no*.", "en", "A <code>&lt;q&gt;</code> and “<em>no</em>.”"),
    ],
)
def test_the_marks_of_a_quotation_are_letters(text: str, lang: str, expected: str) -> None:
    converter = Converter({}, lambda _kind, _id: None)

    assert f"<p>{expected}</p>" == converter.convert(text, language=LANGUAGES[lang]).html


def test_a_passage_is_found_as_readers_see_it() -> None:
    text = read_fragment(Converter({}, lambda _kind, _id: None).convert("He said <q>the bridge</q> fell.").html).text

    assert find_passages(text, "“the bridge”") == [(9, 21)]
    assert find_passages(text, "the bridge fell") == [(10, 26)]


def test_a_quote_of_the_source_keeps_its_elements_for_the_proof() -> None:
    html = Converter({}, lambda _kind, _id: None).convert("> <q>Friday</q>", "zenda").html

    assert "<p><q>Friday</q></p>" in html
