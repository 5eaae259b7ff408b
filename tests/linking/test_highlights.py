import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from newsgloss.content.markdown.conversion import Converter
from newsgloss.linking.annotator import Annotated, Piece, Rules, annotate, strip, text_of
from newsgloss.linking.forms import forms
from newsgloss.linking.highlights import Passage
from newsgloss.linking.matcher import Matcher
from newsgloss.linking.text_quotes import find_passages
from newsgloss.model.entries import KINDS
from tests.samples import examples

EXTENSIONS = {f"markdown.extensions.{name}": {} for name in ("tables", "footnotes", "def_list")}
CONVERTER = Converter({"extension_configs": EXTENSIONS}, lambda kind, id_: f"/{kind}/{id_}/")
SOURCE = '<blockquote class="source" data-seed="zenda">'
MATCHER = Matcher(
    forms(
        KINDS["term"].model_validate({"id": name.replace(" ", "-"), "kind": "term", "label": name, "gloss": "A thing."})
        for name in ("ferry permit", "asylum")
    )
)
NUMBER = re.compile(r'<a class="note-ref" href="#n-(\w+)" role="doc-noteref" aria-label="[^"]*" data-added>(\d)</a>')
MARK = re.compile(r'<mark class="passage"(?: id="p-\w+")? data-note="(\w+)">')
LINK = re.compile(r'<(?:a class="entry-link"|span) id="m-([a-z-]+)-\d+".*?>')


def annotation(markdown: str, *passages: str, seed: str | None = "zenda") -> Annotated:
    """Return a text with notes a, b, c … on passages of it."""

    def find(text: str) -> Iterator[Passage]:
        for number, exact in enumerate(passages, 1):
            (place,) = find_passages(text, exact)
            yield Passage(*place, "abc"[number - 1], number, f"Note {number}: On {exact}")

    html = CONVERTER.convert(markdown, seed).html
    return annotate(html, MATCHER, "/{}/".format, Rules(), passages=list(find(text_of(html))))


def annotated(markdown: str, *passages: str, seed: str | None = "zenda") -> str:
    """Return the HTML of a text with notes on passages of it, with a comment where each belongs."""
    return "".join(map(commented, annotation(markdown, *passages, seed=seed).pieces))


def commented(piece: Piece) -> str:
    """Return a piece of HTML and a comment for the notes after it."""
    where = " within a quote" if piece.opening else ""
    return piece.html + (f"<!--notes{where}: {' '.join(piece.notes)}-->" if piece.notes else "")


def short(html: str) -> str:
    """Return HTML with our tags in a short form: {a:…} a passage, ^1 its number, [[…]] a mention."""
    html = NUMBER.sub(r"^\2", html)
    html = MARK.sub(r"{\1:", html).replace("</mark>", "}")
    return re.sub(LINK.pattern + r"(.*?)</(?:a|span)>", r"[[\2]]", html)


@pytest.mark.parametrize(
    ("text", "passage", "expected"),
    [
        ("The port closed.", "port", "<p>The {a:port}^1 closed.</p><!--notes: a-->"),
        ("The *old* port closed.", "The old port", "<p>{a:The <em>old</em> port}^1 closed.</p><!--notes: a-->"),
        ("The *old port* closed.", "The old", "<p>{a:The }<em>{a:old}^1 port</em> closed.</p><!--notes: a-->"),
        ("*The old* port closed.", "old port", "<p><em>The {a:old}</em>{a: port}^1 closed.</p><!--notes: a-->"),
        ("A ferry permit here.", "A ferry permit", "<p>{a:A [[ferry permit]]}^1 here.</p><!--notes: a-->"),
        ("A ferry permit here.", "ferry permit", "<p>A {a:[[ferry permit]]}^1 here.</p><!--notes: a-->"),
        ("A ferry permit here.", "permit", "<p>A [[ferry {a:permit}]]^1 here.</p><!--notes: a-->"),
        ("A ferry permit here.", "A ferry", "<p>{a:A }[[{a:ferry} permit]]^1 here.</p><!--notes: a-->"),
        ("Jam &amp; tea & rum.", "Jam & tea", "<p>{a:Jam &amp; tea}^1 &amp; rum.</p><!--notes: a-->"),
        ("The old  \nport closed.", "old port", "<p>The {a:old<br>\nport}^1 closed.</p><!--notes: a-->"),
        ("A 🏳️‍🌈 on İ e\u0301 lake.", "🏳️‍🌈 on İ", "<p>A {a:🏳️‍🌈 on İ}^1 e\u0301 lake.</p><!--notes: a-->"),
        ("הנמל נסגר *היום* שוב", "נסגר היום", "<p>הנמל {a:נסגר <em>היום</em>}^1 שוב</p><!--notes: a-->"),
        ("## The old port\n\nText.", "port", "<h2>The old {a:port}^1</h2><!--notes: a-->\n<p>Text.</p>"),
        ("term\n: The port", "port", "<dl>\n<dt>term</dt>\n<dd>The {a:port}^1</dd>\n</dl><!--notes: a-->"),
        ("The `old port` here.", "old port", "<p>The <code>{a:old port}^1</code> here.</p><!--notes: a-->"),
        (
            "**ferry permit** of *asylum*",
            "permit of asylum",
            "<p><strong>[[ferry {a:permit}]]</strong>{a: of }<em>{a:[[asylum]]}^1</em></p><!--notes: a-->",
        ),
    ],
)
def test_a_passage_is_marked_and_numbered(text: str, passage: str, expected: str) -> None:
    assert expected == short(annotated(text, passage))


def test_a_number_stands_outside_a_link_by_hand() -> None:
    expected = '<p>See <a href="https://example.org/" rel="noopener noreferrer">the {a:port}</a>^1.</p><!--notes: a-->'

    assert expected == short(annotated("See [the port](https://example.org/).", "port"))


def test_several_notes_on_a_paragraph_come_after_it_in_their_order() -> None:
    expected = "<p>{a:The} {b:port}^2 {c:closed}^3.</p><!--notes: a b c-->".replace("{a:The}", "{a:The}^1")

    assert expected == short(annotated("The port closed.", "The", "port", "closed"))


def test_a_quote_is_broken_for_a_note_and_goes_on_after_it() -> None:
    expected = (
        f"{SOURCE}\n<p>The {{a:port}}^1 closed.</p></blockquote><!--notes within a quote: a-->{SOURCE}\n"
        f"<p>Nobody {{b:may}}^2 cross.</p>\n</blockquote><!--notes: b-->"
    )

    assert expected == short(annotated("> The port closed.\n\n> Nobody may cross.", "port", "may"))


def test_every_paragraph_of_a_quote_may_have_its_notes() -> None:
    expected = (
        f"{SOURCE}\n<p>The {{a:port}}^1.</p></blockquote><!--notes within a quote: a-->"
        f"{SOURCE}\n<p>The {{b:lake}}^2.</p></blockquote><!--notes within a quote: b-->"
        f"{SOURCE}\n<p>The {{c:end}}^3.</p>\n</blockquote><!--notes: c-->"
    )

    assert expected == short(annotated("> The port.\n>\n> The lake.\n>\n> The end.", "port", "lake", "end"))


def test_several_notes_in_a_list_in_a_quote_come_after_the_list() -> None:
    expected = (
        f"{SOURCE}\n<ul>\n<li>The {{a:port}}^1 {{b:closed}}^2.</li>\n<li>It {{c:rained}}^3.</li>\n</ul></blockquote>"
        f"<!--notes within a quote: a b c-->{SOURCE}\n<p>After.</p>\n</blockquote>"
    )
    markdown = "> - The port closed.\n> - It rained.\n>\n> After."

    assert expected == short(annotated(markdown, "port", "closed", "rained"))


def test_a_quote_in_a_list_is_not_broken() -> None:
    expected = (
        f"<ul>\n<li>\n{SOURCE}\n<p>The {{a:port}}^1.</p>\n<p>More.</p>\n</blockquote>\n</li>\n</ul><!--notes: a-->"
    )

    assert expected == short(annotated("- > The port.\n  >\n  > More.", "port"))


def test_a_quote_in_a_quote_is_not_broken_the_one_around_it_is() -> None:
    expected = (
        f"{SOURCE}\n<blockquote>\n<p>The {{a:port}}^1.</p>\n<p>More.</p>\n</blockquote></blockquote>"
        f"<!--notes within a quote: a-->{SOURCE}\n<p>After.</p>\n</blockquote>"
    )

    assert expected == short(annotated("> > The port.\n> >\n> > More.\n>\n> After.", "port"))


def test_a_subhead_in_a_quote_may_have_a_note() -> None:
    expected = (
        f"{SOURCE}\n<h2>The {{a:port}}^1</h2></blockquote><!--notes within a quote: a-->"
        f"{SOURCE}\n<p>Text.</p>\n</blockquote>"
    )

    assert expected == short(annotated("> ## The port\n>\n> Text.", "port"))


def test_of_two_halves_of_a_quote_only_the_first_has_its_id() -> None:
    quote = '<blockquote id="x-wait" title="a > b"><p>The port.</p><p>More.</p></blockquote>'
    expected = (
        '<blockquote id="x-wait" title="a &gt; b"><p>The {a:port}^1.</p></blockquote><!--notes within a quote: a-->'
        '<blockquote title="a &gt; b"><p>More.</p></blockquote>'
    )

    assert expected == short(annotated(quote, "port"))
    assert CONVERTER.convert(quote, "zenda").html == strip(annotation(quote, "port"))


def test_a_footnote_may_have_a_note_and_a_passage_may_end_at_its_number() -> None:
    html = short(annotated("The port[^1] closed.\n\n[^1]: By order.", "port", "order"))
    number = '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>'

    assert html.startswith(f"<p>The {{a:port}}^1{number} closed.</p><!--notes: a-->\n<div")
    assert "By {b:order}^2." in html
    assert html.endswith("</div><!--notes: b-->")


def test_a_note_in_a_list_or_a_table_comes_after_all_of_it() -> None:
    found = annotation("- one\n- two\n\n| a | b |\n|---|---|\n| three | four |", "one", "three")

    assert [piece.html.rpartition("</")[2].rstrip(">") for piece in found.pieces if piece.notes] == ["ul", "div"]


def test_the_label_of_a_number_is_escaped() -> None:
    html = annotated('The "port" <b>closed</b>.', '"port" closed')

    assert "Note 1: On &quot;port&quot; closed" in html


def test_an_author_cannot_forge_our_tags() -> None:
    written = '<mark class="passage" data-note="a" id="p-a">x</mark> <a class="note-ref" data-added>1</a>'

    html = CONVERTER.convert(written).html

    assert html == strip(Annotated((Piece(html),), ()))
    assert not re.search('data-note|data-added|="(passage|note-ref|p-a)"', html)


class Nesting(HTMLParser):
    """Reads HTML; `crossed` says whether an end tag ever closes another element than the innermost."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.crossed = self.nested = False
        self.feed(html)

    @property
    def is_whole(self) -> bool:
        """Return whether every element that begins here ends here."""
        return not self.crossed and not self.open

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        if tag not in {"br", "hr", "img"}:
            self.nested |= tag in {"a", "mark"} and tag in self.open
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.crossed |= not self.open or self.open.pop() != tag


PIECES = [
    "ferry",
    "permit",
    "asylum",
    "lake",
    "*",
    "**",
    "`",
    "[",
    "](https://example.org/)",
    "&",
    "\n\n",
    "\n\n> ",
    "\n- ",
    "\n\n> - ",
    "\n> > ",
    "\n\n## ",
    "  \n",
    "[^1]",
    "\n\n[^1]: ",
    "🏳️‍🌈",
    "שלום",
    "&amp;",
]
MARKDOWN = st.lists(st.sampled_from(PIECES), min_size=1, max_size=20).map(" ".join)
CUTS = st.lists(st.integers(0, 60), min_size=2, max_size=6, unique=True).map(sorted)


@examples(300)
@given(MARKDOWN, CUTS)
def test_marks_never_cross_nor_nest_and_come_out_again(markdown: str, cuts: list[int]) -> None:
    def find(text: str) -> Iterable[Passage]:
        for number, (start, end) in enumerate(zip(cuts[::2], cuts[1::2], strict=False), 1):
            if text[start:end].strip() and "\x00" not in text[start:end]:
                yield Passage(start, min(end, len(text)), "abc"[number - 1], number, f"Note {number}: Title")

    html = CONVERTER.convert(markdown, "zenda").html
    with_notes = annotate(html, MATCHER, "/{}/".format, Rules(), passages=list(find(text_of(html))))
    nesting = Nesting(with_notes.html)
    soup = BeautifulSoup(with_notes.html, "html.parser")
    for added in soup.select("[data-added]"):
        added.decompose()

    assert html == strip(with_notes)
    assert all(Nesting(piece.html).is_whole for piece in with_notes.pieces)
    assert not nesting.crossed
    assert not nesting.nested
    assert "".join(BeautifulSoup(html, "html.parser").get_text().split()) == "".join(soup.get_text().split())
