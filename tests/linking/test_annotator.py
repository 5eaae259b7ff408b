import re
from collections import Counter
from html.parser import HTMLParser
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from newsgloss.content.markdown.conversion import Converter
from newsgloss.linking.annotator import Ambiguity, Annotated, Piece, Rules, annotate, strip
from newsgloss.linking.forms import forms
from newsgloss.linking.matcher import Matcher
from newsgloss.model.entries import KINDS, EntryRecord
from tests.samples import examples

EXTENSIONS = ("attr_list", "def_list", "fenced_code", "footnotes", "tables")
CONVERTER = Converter(
    {"extension_configs": {f"markdown.extensions.{name}": {} for name in EXTENSIONS}},
    lambda kind, id_: f"/{kind}/{id_}/",
)
LINKED = re.compile(r'<a class="entry-link" id="m-([a-z0-9-]+)-\d+" data-entry="\1" href="/\1/">(.*?)</a>', re.DOTALL)
MARKED = re.compile(r'<span id="m-([a-z0-9-]+)-\d+">(.*?)</span>', re.DOTALL)

WORDS = [
    "asylum",
    "Asylum",
    "asylum's",
    "Safe Third",
    "Country Agreement",
    "Third",
    "ferry permits",
    "CAT",
    "the",
    "end.",
]
INLINE = ["*", "**", "`", "_", "[", "](entry:asylum)", "](https://example.org/)", "](source:gazette)", "![", "](a.png)"]
HTML = [
    "<em>",
    "</em>",
    "<b>",
    "</b>",
    "<span>",
    "</span>",
    "<a href='#x'>",
    "</a>",
    "<br>",
    "<code>",
    "</code>",
    "<u>",
]
HTML_BLOCKS = [
    "<div>",
    "</div>",
    "<p>",
    "</p>",
    "<table>",
    "<td>",
    "</table>",
    "<!-- asylum -->",
    "<blockquote>",
    "<li>",
]
ENTITIES = [
    "&nbsp;",
    "&amp;",
    "&shy;",
    "&lt;",
    "&#39;",
    "&quot;",
    "&",
    "<",
    ">",
    '"',
    "'",
    "\u00ad",
    "\u200b",
    "e\u0301",
]
BLOCKS = [
    "\n",
    "\n\n",
    "\n\n> ",
    "\n\n## ",
    "\n\n- ",
    "\n\n1. ",
    "\n\n    ",
    "\n\n| a | b |\n|---|---|\n| ",
    " | ",
    "[^1]",
]
OTHERS = [" ", " ", "İ", "ß", "🏳️‍🌈", "\n\n[^1]: ", "{: .note }", "<kbd>", "</kbd>", "<h3>", "</h3>", "\n\n```\n", "—"]
ACROSS = [
    "*The Safe* Third Country Agreement",
    "Safe *Third Country* Agreement",
    "<b>Safe</b> Third Country <i>Agreement</i>",
]
PIECES = st.sampled_from([*WORDS, *WORDS, *ACROSS, *INLINE, *HTML, *HTML_BLOCKS, *ENTITIES, *BLOCKS, *OTHERS])
MARKDOWN = st.lists(PIECES, max_size=40).map("".join) | st.text()
SAFE_HTML = st.builds(CONVERTER.convert, MARKDOWN, st.sampled_from([None, "zenda"])).map(lambda found: found.html)
RULES = st.builds(
    Rules,
    st.sampled_from(["first", "first-per-section", "all", "manual"]),
    st.sampled_from([(), ("asylum",)]),
    st.sampled_from([{}, {"CAT": "cat-treaty"}]),
    st.sampled_from([None, "asylum"]),
)


def entries(glossary: list[dict[str, Any]]) -> list[EntryRecord]:
    """Return entries of which a case says only what matters."""
    return [
        KINDS[item.get("kind", "term")].model_validate({"kind": "term", "gloss": "Of the lake.", **item})
        for item in glossary
    ]


MATCHER = Matcher(
    forms(
        entries(
            [
                {"id": "asylum", "label": "asylum"},
                {"id": "stca", "label": "Safe Third Country Agreement", "kind": "law"},
                {"id": "ferry-permit", "label": "ferry permit"},
                {"id": "cat-treaty", "label": "Treaty on Cats", "kind": "law", "names": ["CAT"]},
                {"id": "cat-court", "label": "Court of Cats", "kind": "organisation", "names": ["CAT"]},
            ]
        )
    )
)


def link_to(id_: str) -> str:
    """Lead to an entry's page."""
    return f"/{id_}/"


def annotated(markdown: str, rules: Rules | None = None, seed: str | None = None) -> Annotated:
    """Annotate a text."""
    return annotate(CONVERTER.convert(markdown, seed).html, MATCHER, link_to, rules)


class Tags(HTMLParser):
    """What a page holds, read by the standard library: ids, links within links, the entries of mentions."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.entries: list[str] = []
        self.open_links = 0
        self.deepest_link = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if identifier := values.get("id"):
            self.ids[identifier] += 1
        if entry := values.get("data-entry"):
            self.entries.append(entry)
        if tag == "a":
            self.open_links += 1
            self.deepest_link = max(self.deepest_link, self.open_links)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self.open_links -= 1


def text_of(html: str) -> str:
    """Return what a reader sees, by another parser than ours."""
    return BeautifulSoup(html, "html.parser").get_text()


@pytest.mark.cases("annotating")
def test_mentions_are_linked(header: dict[str, Any], text: str, expected: str) -> None:
    rules = Rules(
        header.get("linking", "first"), header.get("linking_off", ()), header.get("senses", {}), header.get("own")
    )
    html = CONVERTER.convert(text).html

    found = annotate(html, Matcher(forms(entries(header["glossary"]))), link_to, rules).html

    assert expected == MARKED.sub(r"((\2|\1))", LINKED.sub(r"[[\2|\1]]", found)).rstrip("\n")


@given(SAFE_HTML, RULES)
@examples(300)
def test_without_our_tags_the_html_is_what_it_was(html: str, rules: Rules) -> None:
    expected = html

    assert expected == strip(annotate(html, MATCHER, link_to, rules))


@given(SAFE_HTML, RULES)
def test_a_reader_sees_the_same_words(html: str, rules: Rules) -> None:
    expected = text_of(html)

    assert expected == text_of(annotate(html, MATCHER, link_to, rules).html)


@given(SAFE_HTML, RULES)
def test_no_link_stands_in_a_link(html: str, rules: Rules) -> None:
    expected = Tags(html).deepest_link

    assert max(expected, 1) >= Tags(annotate(html, MATCHER, link_to, rules).html).deepest_link


@given(SAFE_HTML, RULES)
@examples(300)
def test_every_mention_can_be_reached(html: str, rules: Rules) -> None:
    found = annotate(html, MATCHER, link_to, rules)
    expected = Counter(mention.anchor for mention in found.mentions)

    assert expected == Counter({id_: n for id_, n in Tags(found.html).ids.items() if id_.startswith("m-")})


@given(SAFE_HTML, RULES)
def test_no_two_mentions_share_an_anchor(html: str, rules: Rules) -> None:
    anchors = [mention.anchor for mention in annotate(html, MATCHER, link_to, rules).mentions]

    assert len(anchors) == len(set(anchors))


@given(SAFE_HTML, RULES)
def test_annotating_again_gives_the_same(html: str, rules: Rules) -> None:
    expected = annotate(html, MATCHER, link_to, rules)

    assert expected == annotate(strip(expected), MATCHER, link_to, rules)


@given(SAFE_HTML, RULES)
def test_the_html_stays_well_formed(html: str, rules: Rules) -> None:
    found = annotate(html, MATCHER, link_to, rules).html
    expected = BeautifulSoup(found, "html.parser")

    for ours in expected.select('a[id^="m-"], span[id^="m-"]'):
        ours.unwrap()

    assert str(BeautifulSoup(html, "html.parser")) == str(expected)


@given(SAFE_HTML)
def test_an_entry_is_linked_once_where_the_first_mention_is(html: str) -> None:
    by_hand = Counter(Tags(html).entries)
    counts = Counter(mention.entry for mention in annotate(html, MATCHER, link_to).mentions if mention.linked)

    assert all(count <= max(1, by_hand[entry] + 1) for entry, count in counts.items())


@given(SAFE_HTML, st.sampled_from(["first", "first-per-section", "all", "manual"]))
def test_how_often_is_linked_does_not_change_what_is_found(html: str, linking: str) -> None:
    expected = [(mention.anchor, mention.text) for mention in annotate(html, MATCHER, link_to).mentions]

    found = annotate(html, MATCHER, link_to, Rules(linking))

    assert expected == [(mention.anchor, mention.text) for mention in found.mentions]


def test_mentions_are_numbered_by_entry_in_text_order() -> None:
    expected = ["m-asylum-1", "m-ferry-permit-1", "m-asylum-2", "m-asylum-3"]

    found = annotated("asylum, a ferry permit, asylum\n\nasylum")

    assert expected == [mention.anchor for mention in found.mentions]


def test_a_mention_holds_its_sentence() -> None:
    expected = [("The ", "Safe Third Country Agreement", " holds.")]

    found = annotated("It rained. The *Safe* Third Country Agreement holds. It rained.")

    assert expected == [(mention.before, mention.text, mention.after) for mention in found.mentions]


def test_a_sentence_does_not_reach_into_another_paragraph() -> None:
    expected = ("no ", "asylum", " yet")

    mention = annotated("It rained\n\nno asylum yet\n\nIt rained").mentions[0]

    assert expected == (mention.before, mention.text, mention.after)


def test_a_mention_in_a_source_knows_its_paragraph() -> None:
    text = "> One.\n\n> asylum\n\nasylum\n\n> ## Two\n\n> asylum, asylum\n\nOurs.\n\n"
    another = "> Not theirs: asylum\n>\n> — [Gazette](source:gazette)\n"
    expected = [(True, 2), (False, 0), (True, 3), (True, 3), (False, 0)]

    found = annotated(text + another, seed="zenda")

    assert expected == [(mention.in_source, mention.paragraph) for mention in found.mentions]


def test_an_entry_without_an_address_is_marked_and_not_linked() -> None:
    html = CONVERTER.convert("asylum").html
    expected = ('<p><span id="m-asylum-1">asylum</span></p>', [False])

    found = annotate(html, MATCHER, lambda _: None)

    assert expected == (found.html, [mention.linked for mention in found.mentions])


def test_an_address_is_written_as_html() -> None:
    expected = '<p><a class="entry-link" id="m-asylum-1" data-entry="asylum" href="/a?b=&quot;&amp;c">asylum</a></p>'

    assert expected == annotate("<p>asylum</p>", MATCHER, lambda _: '/a?b="&c').html


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/f/", '<a class="entry-link" id="m-fahrpass-1" data-entry="fahrpass" href="/f/" lang="de">Fährpass</a>'),
        (None, '<span id="m-fahrpass-1" lang="de">Fährpass</span>'),
    ],
)
def test_a_foreign_label_is_marked_with_its_language_and_other_names_are_not(
    address: str | None, expected: str
) -> None:
    entry = {
        "id": "fahrpass",
        "kind": "term",
        "label": "Fährpass",
        "lang": "de",
        "gloss": "A pass.",
        "names": ["lake pass"],
    }
    matcher = Matcher(forms([KINDS["term"].model_validate(entry)]))
    html = "<p>A Fährpass is a lake pass.</p>"

    found = annotate(html, matcher, lambda _: address, Rules(linking="all"))

    assert found.html.startswith(f"<p>A {expected} is a ")
    assert found.html.count("lang=") == 1
    assert strip(found) == html


def test_a_name_with_two_senses_is_told_with_its_sentence() -> None:
    expected = (Ambiguity("CAT", ("cat-court", "cat-treaty"), "The CAT was signed."),)

    assert expected == annotated("It rained. The CAT was signed.").ambiguities


def test_nothing_is_told_where_a_sense_decides() -> None:
    expected: tuple[Ambiguity, ...] = ()

    assert expected == annotated("The CAT was signed.", Rules(senses={"CAT": "cat-treaty"})).ambiguities


def test_a_text_without_names_stays_as_it_is() -> None:
    expected = Annotated((Piece("<p>It rained.</p>"),), ())

    assert expected == annotated("It rained.")


def test_a_mention_that_no_link_can_hold_can_be_reached_all_the_same() -> None:
    expected = ["m-stca-1"]

    assert expected == list(Tags(annotated("**The Safe** Third Country Agreement.").html).ids)


def test_tags_that_an_author_wrote_stay_where_they_are() -> None:
    html = CONVERTER.convert('<span id="m-asylum-1">ours</span> <b>not</b>').html
    expected = html

    assert expected == strip(annotate(html, MATCHER, link_to))


def test_an_anchor_that_an_author_wrote_is_not_given_again() -> None:
    expected: list[str] = []

    found = annotated('<span id="m-asylum-1">ours</span> and asylum')

    assert expected == [id_ for id_, count in Tags(found.html).ids.items() if count > 1]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="#x" data-entry="&quot;><script>alert(1)</script>">word</a>',
        '<a href="#x" data-entry="&quot; onmouseover=&quot;alert(1)">word</a>',
        '<a href="#x" title="data-entry=\'<img src=x onerror=alert(1)>\'">word</a>',
    ],
)
def test_an_attribute_that_an_author_wrote_brings_nothing_past_the_sanitiser(html: str) -> None:
    soup = BeautifulSoup(annotated(html).html, "html.parser")

    assert not soup.select("script, img, [onmouseover], [onerror]")


def test_an_attribute_in_an_attribute_is_no_link_by_hand() -> None:
    expected = ()

    assert expected == annotated("<a href='#x' title=\"data-entry='asylum'\">word</a>").mentions
