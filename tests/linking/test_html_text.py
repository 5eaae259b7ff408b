from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgloss.content.markdown.conversion import sanitiser
from newsgloss.language.sentences import BLOCK, HIDDEN
from newsgloss.linking.html_text import Fragment, read_fragment

PIECES = [
    "a",
    "b c",
    " ",
    "\n",
    "é",
    "🏳️‍🌈",
    "&amp;",
    "&nbsp;",
    "&lt;",
    "&#39;",
    "'",
    '"',
    "<br>",
    "<wbr>",
    "<!-- x -->",
]
TAGS = ["p", "div", "em", "a", "span", "blockquote", "ul", "li", "table", "td", "h2", "code", "pre", "details"]
OPEN = [f"<{tag}>" for tag in TAGS]
ATTRIBUTES = ['<a href="#x" title="a > b">', "<span title='\"'>", '<img src="a.png" alt="a">', '<p class="x y">']
CLOSE = [f"</{tag}>" for tag in TAGS]
SAFE_HTML = (
    st.lists(st.sampled_from([*PIECES, *PIECES, *OPEN, *ATTRIBUTES, *CLOSE]), max_size=40).map("".join)
    | st.text(st.characters(exclude_characters=HIDDEN, exclude_categories=["Cs"]))
).map(sanitiser().clean)


class Text(HTMLParser):
    """The text of a page, read by the standard library."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.text += data


def text(html: str) -> list[str]:
    """Return the blocks of a fragment's text."""
    return [block for block in read_fragment(html).text.split(BLOCK) if block]


def cut(fragment: Fragment, words: str) -> str:
    """Return the HTML from where some words begin to where they end."""
    start = fragment.text.index(words)
    return fragment.html[fragment.place(start) : fragment.place_after(start + len(words))]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("one", ["one"]),
        ("<p>one</p><p>two</p>", ["one", "two"]),
        ("<p>o<em>n</em>e</p>", ["one"]),
        ("<p>one<br>two</p>", ["one\ntwo"]),
        ("<p>o<wbr>ne</p>", ["one"]),
        ("<p>one<img src='x' alt='two'>three</p>", [f"one{HIDDEN}three"]),
        ("<p>one<!-- two -->three</p>", ["onethree"]),
        ("<p>one<!-- two</p><p>three</p>", ["one"]),
        ("<p>one &amp; two &lt;three&gt;</p>", ["one & two <three>"]),
        ("<p>one&nbsp;two</p>", ["one\u00a0two"]),
        ("<ul><li>one</li><li>two</li></ul>", ["one", "two"]),
        ("<div>one<p>two</p>three</div>", ["one", "two", "three"]),
        ('<a title="a > b" href="#">one</a>', ["one"]),
        ("3 < 4", ["3 < 4"]),
    ],
)
def test_a_fragment_has_the_text_that_a_reader_sees_in_blocks(html: str, expected: list[str]) -> None:
    assert expected == text(html)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('$5<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup> for 20 lorries', "$5 for 20 lorries"),
        ('20<sup><a href="#below">*</a></sup> lorries', "20 lorries"),
        ('20<a href="#below"><sup>2</sup></a> lorries', "20 lorries"),
        ('of 2025.&nbsp;<a class="footnote-backref" href="#fnref:1">↩</a>', "of 2025.\u00a0"),
        ("costs <del>5</del> <ins>6</ins> Crowns", "costs  6 Crowns"),
        ("costs <s>5 &amp; <em>more</em></s> 6 Crowns", "costs  6 Crowns"),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp>字<rt>ji</rt></ruby>", "漢字"),
        ("10<sup>6</sup> lorries, 3 m<sup>2</sup>, 10<sup>-3</sup>", "10⁶ lorries, 3 m², 10⁻³"),
        ("5<sup>1</sup>/<sub>2</sub>, log<sub>10</sub>100, CO<sub>2</sub>", "5¹/2, log₁₀100, CO2"),
        (
            "le 1<sup>er</sup> mai, the 2<sup>nd</sup>, la 5<sup>e</sup>, 2<sup>ème</sup>",
            "le 1er mai, the 2nd, la 5e, 2ème",
        ),
        ("10<sup>n</sup>, 2<sup>n+1</sup>, 10<sup>2x</sup>, $5<sup>a</sup>", "10^n, 2^n+1, 10^2x, $5^a"),
        ("20<sup>h</sup>30, H<sub>2</sub>O, M<sup>me</sup>, 5<sup>TM or so</sup>", "20h30, H2O, Mme, 5TM or so"),
        ('<a href="#below">the 2<sup>nd</sup> bridge</a>', "the 2nd bridge"),
        ('$5<sup>[1]</sup> for 20<sup>*</sup> or 3<a href="#n3">[3]</a> lorries', "$5 for 20 or 3 lorries"),
        ('see <a href="#n3">note 3</a>, <a href="/n">[4]</a> and a<sup>n</sup>', "see note 3, [4] and an"),
        ("6 <del>old</del>, <s>bad</s> marks <del>now</del>.", "6,  marks."),
    ],
)
def test_the_text_is_what_a_reader_reads_and_no_figure_is_another(html: str, expected: str) -> None:
    assert expected == read_fragment(f"<p>{html}</p>").text.strip(BLOCK)


def test_words_around_what_is_not_read_lead_back_to_their_places() -> None:
    fragment = read_fragment("<p>costs <del>5</del> <ins>6</ins> Crowns</p>")
    expected = "costs <del>5</del> <ins>6</ins> Crowns"

    assert expected == cut(fragment, "costs  6 Crowns")


def test_blocks_that_are_struck_out_still_part_what_is_around_them() -> None:
    assert text("<p>one</p><del><p>two</p><p>three</p></del><p>four</p>") == ["one", "four"]


@given(SAFE_HTML)
def test_no_character_of_the_text_is_lost_or_added(html: str) -> None:
    expected = Text(html.replace("<br>", "\n")).text

    assert expected == read_fragment(html).text.replace(BLOCK, "").replace(HIDDEN, "")


@given(SAFE_HTML)
def test_every_character_leads_back_to_its_place(html: str) -> None:
    fragment = read_fragment(html)

    for offset, character in enumerate(fragment.text):
        place = fragment.place(offset)
        if html[place] not in "&<":
            assert character == html[place]


@given(SAFE_HTML)
def test_places_stand_in_the_order_of_the_text(html: str) -> None:
    fragment = read_fragment(html)
    places = [fragment.place(offset) for offset in range(len(fragment.text))]

    assert places == sorted(places)


@given(SAFE_HTML)
def test_elements_lie_within_each_other_and_in_the_html(html: str) -> None:
    for element in read_fragment(html).elements:
        assert 0 <= element.before < element.opened <= element.closing <= element.after <= len(html)
        assert element.parent is None or element.parent.opened <= element.before
        assert element.parent is None or element.after <= element.parent.closing


@given(SAFE_HTML)
def test_an_element_is_the_html_from_its_first_tag_to_its_last(html: str) -> None:
    for element in read_fragment(html).elements:
        assert html[element.before :].startswith(f"<{element.name}")
        assert html[element.closing : element.after] == f"</{element.name}>"


def test_a_stretch_of_text_is_a_stretch_of_html() -> None:
    fragment = read_fragment("<p>one <em>two</em> three</p>")
    expected = "two</em> thr"

    assert expected == cut(fragment, "two thr")


def test_a_stretch_that_ends_with_an_entity_holds_it_all() -> None:
    fragment = read_fragment("<p>AT&amp;T &lt;one&gt; two</p>")
    expected = ["AT&amp;", "&lt;one&gt;"]

    assert expected == [cut(fragment, "AT&"), cut(fragment, "<one>")]


def test_the_block_around_a_character_is_found() -> None:
    fragment = read_fragment("<p>one</p><p>two three</p><p>four</p>")
    expected = "two three"

    start, end = fragment.block(fragment.text.index("three"))

    assert expected == fragment.text[start:end]


def test_an_element_knows_its_classes() -> None:
    element = read_fragment('<p class="note wide">x</p>').elements[0]
    expected = [True, True, False, False]

    assert expected == [element.has_class(name) for name in ("note", "wide", "not", "no")]


def test_a_class_in_another_attribute_is_none() -> None:
    element = read_fragment('<p data-class="note" title="class=\'note\'">x</p>').elements[0]

    assert not element.has_class("note")


def test_an_element_knows_the_elements_around_it() -> None:
    elements = read_fragment("<blockquote><p><em>x</em></p></blockquote>").elements
    expected = ["em", "p", "blockquote"]

    assert expected == [element.name for element in elements[-1].lineage()]


def test_an_element_that_is_not_closed_ends_with_the_fragment() -> None:
    element = read_fragment("<div>one").elements[0]
    expected = (8, 8, 4)

    assert expected == (element.closing, element.after, element.end)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("", 0),
        ("<p>One</p>\n<p>two</p>", 2),
        ("<ul>\n<li>One</li>\n<li>two <em>th</em>ree</li>\n</ul>", 3),
        ("<p>One<br>two</p>", 2),
    ],
)
def test_words_are_counted_as_a_reader_sees_them(html: str, expected: int) -> None:
    assert read_fragment(html).words == expected
