import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from newsgloss.content.markdown.conversion import Converter
from newsgloss.drafts.glossaries.markdown_text import markdown_of
from newsgloss.drafts.glossaries.prose import Prose, plain, prose_of
from newsgloss.drafts.markdown_draft import draft_converter
from newsgloss.linking.html_text import read_fragment
from newsgloss.model.characters import CONTROLS
from tests.samples import examples

CONVERTER = draft_converter({})
MARKUP = some.sampled_from(
    [
        *"<b>|</b>|<i>|</i>|<em>|</em>|<code>|</code>|<p>|</p>|<br>|<ul><li>|</li></ul>|&amp;|&lt;b&gt;|</a>".split(
            "|"
        ),
        "<a href='https://example.org/a_b'>",
        *"* _ ` ** [ ] ( ) # - 1. > : ~~~ ``` | {: .x} {{ ^ [^1] \\ ! -- = + http:// <!-- --> !!! $ x".split(),
        *(" ", "\n", "\n\n", "- ", "1. ", "> ", ": "),
    ]
)
TEXTS = some.lists(some.one_of(MARKUP, some.text(max_size=6)), max_size=14).map("".join)


def markdown(prose: Prose, converter: Converter = CONVERTER) -> str:
    return markdown_of(prose, lambda key: key.removeprefix("#") or None, converter)


def words(text: str) -> list[str]:
    return re.findall(r"\S+", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A toll for roads.", "A toll for roads."),
        ("One.\n  Two.\n\nThree.", "One. Two.\n\nThree."),
        ("5 < 6 & *so* on", "5 < 6 & \\*so\\* on"),
        ("A <b>toll</b> for <em>roads</em>.", "A **toll** for *roads*."),
        ("A <b>toll </b>road<i> is</i>", "A **toll** road *is*"),
        ("<em>See <code>x</code> <b>there</b> </em>.", "*See `x` **there*** ."),
        ('<a href="https://example.org/a">a <b>b</b> </a>c', "[a **b**](https://example.org/a) c"),
        ('<a href="https://example.org/a_(b)">here</a>', "[here](https://example.org/a%5F%28b%29)"),
        ('<a href="javascript:alert(1)">here</a>', "here"),
        ('<a href="#toll"><b>toll</b></a>', "[**toll**](entry:toll)"),
        ("<p>a<script>alert(1)</script><style>b</style></p><!-- c -->", "a"),
        ('<img src=x onerror=alert(1)> A<img src="a.png" alt="picture">', "Apicture"),
        ("<code>a`b</code>", "``a`b``"),
        ("<ul><li>one<ol><li>deep</ol><li><p>two<p>more</ul>x", "- one\n    1. deep\n- two\n\n    more\n\nx"),
        ("<ul><li><ul><li>one<li>two</ul>three</ul>", "- one\n- two\n- three"),
        ("&#35; no heading", "\\# no heading"),
        ("1. not a list", "1\\. not a list"),
        ("a &lt;b&gt; c", "a &lt;b> c"),
    ],
)
def test_a_definition_becomes_plain_markdown(text: str, expected: str) -> None:
    assert expected == markdown(prose_of(text))


@given(TEXTS)
@examples(500)
def test_markdown_shows_the_words_and_nothing_else(text: str) -> None:
    prose = prose_of(CONTROLS.sub("", text))
    converted = CONVERTER.convert(markdown(prose))
    fragment = read_fragment(converted.html)

    assert words(prose.text) == words(fragment.text.replace("\x00", " "))
    assert converted.faults == ()


@given(TEXTS, some.integers(1, 20))
@examples(200)
def test_a_gloss_and_the_rest_have_all_words(text: str, most: int) -> None:
    prose = prose_of(text)
    gloss, rest = prose.divided(most)

    if not (prose.blocks and prose.blocks[0].lead):
        assert words(prose.text) == [*words(gloss.text), *words(rest.text)]


@pytest.mark.parametrize(
    ("text", "most", "gloss", "rest"),
    [
        ("It is one. It is two.", 10, "It is one. It is two.", ""),
        ("It is one. It is two.", 5, "It is one.", "It is two."),
        ("It is one and more. It is two.", 2, "It is one and more.", "It is two."),
        ("See Art. 3 of it. Or not.", 5, "See Art. 3 of it.", "Or not."),
        ("It is one.\n\nIt is two.", 10, "It is one.", "It is two."),
        ("It is <b>one. It is</b> two.", 3, "It is one.", "**It is** two."),
        ("<ul><li>one<li>two</ul>", 10, "one", "- one\n- two"),
        ("", 10, "", ""),
    ],
)
def test_the_first_sentences_are_the_gloss(text: str, most: int, gloss: str, rest: str) -> None:
    found, others = prose_of(text).divided(most)

    assert (gloss, rest) == (found.text, markdown(others))


def test_marks_that_markdown_would_misread_are_left_out() -> None:
    assert markdown(prose_of("<b>a</b> &amp;lt; b")) == "a &amp;lt; b"


def test_plain_text_has_no_marks() -> None:
    assert plain("  a <b>b</b>\n c ") == "a b c"
