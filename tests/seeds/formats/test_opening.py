"""A file of another format -> the words in it, which a page must show as they are."""

import gzip

import pytest

from newsgloss.content.fidelity import prove
from newsgloss.drafts.markdown_draft import draft
from newsgloss.model.problems import TextError
from newsgloss.model.yaml_source import split_front_matter
from newsgloss.seeds.seed import Seed, read_seed
from tests.fuzz.targets import DRAFTING

from .made_files import PAGE, STORY, archive, epub, mail, mhtml, paragraph, word, zipped

BRIDGE = [
    "The council of Ruritania closed a bridge on Friday, and said that it would open again next year.",
    "“Nobody will have to swim,” said Rudolf Rassendyll, who has carried people over the lake for thirty years.",
    "A ferry will take people over the lake until then, the council said, and it will cost them nothing at all.",
]
BOOK = "<dc:title>Bridge closes</dc:title><dc:creator>Ada Example</dc:creator><dc:date>2031-05-02T08:00:00Z</dc:date>"
MORE = (
    "<dc:publisher>Gazette</dc:publisher><dc:language>fr-CA</dc:language><dc:source>https://example.org/a</dc:source>"
)


def opened(data: bytes, name: str) -> Seed:
    """Read a file; what a page shows of it is proved to be its words."""
    seed = read_seed(data, "zenda", name)
    body = split_front_matter(draft(seed, None, DRAFTING))[1]
    assert prove(DRAFTING.convert(body, "zenda").html, seed).difference is None
    return seed


def shown(data: bytes, name: str) -> list[tuple[str, str]]:
    """Return what becomes of each line of a file that is not left out, and its words."""
    return [(line.as_, line.text) for line in opened(data, name).lines if line.operation != "drop"]


def left_out(data: bytes, name: str) -> list[tuple[str, str]]:
    """Return what is left out of a file, by which rule, and why."""
    return [(line.reason, line.text) for line in opened(data, name).lines if line.operation == "drop"]


def test_a_word_document_has_its_headings_and_paragraphs() -> None:
    body = (
        paragraph("Bridge closes", "Title")
        + paragraph("It closed on Friday.")
        + paragraph("A long wait", "Heading1")
        + paragraph("It opens in May.")
        + paragraph("What next", "Heading1")
        + paragraph("Nobody knows.")
    )
    styles = (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style></w:styles>'
    )
    expected = [
        ("headline", "Bridge closes"),
        ("paragraph", "It closed on Friday."),
        ("subhead", "A long wait"),
        ("paragraph", "It opens in May."),
        ("subhead", "What next"),
        ("paragraph", "Nobody knows."),
    ]

    assert expected == shown(word(body, {"word/styles.xml": styles}), "a.docx")


def test_a_word_document_without_styles_is_read_as_plain_text() -> None:
    texts = ("Bridge closes", "It closed on Friday, the council said.", "A long wait", "It opens in May, it hopes.")
    expected = [
        ("headline", "Bridge closes"),
        ("paragraph", "It closed on Friday, the council said."),
        ("subhead", "A long wait"),
        ("paragraph", "It opens in May, it hopes."),
    ]

    assert expected == shown(word("".join(map(paragraph, texts))), "a.docx")


def test_what_is_inserted_counts_and_what_is_deleted_or_hidden_does_not() -> None:
    body = (
        paragraph("Bridge closes")
        + "<w:p><w:r><w:t>It costs $</w:t></w:r><w:del><w:r><w:delText>5</w:delText></w:r></w:del>"
        + "<w:ins><w:r><w:t>6</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t> or 7</w:t></w:r>"
        + '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> a day.</w:t></w:r></w:p>'
    )
    expected = [("headline", "Bridge closes"), ("paragraph", "It costs $6 a day.")]

    assert expected == shown(word(body), "a.docx")


def test_the_footnotes_of_a_word_document_are_in_the_record_alone() -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    note = f'<w:footnotes {space}><w:footnote w:id="2">{paragraph("So the council said.")}</w:footnote></w:footnotes>'
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    relations = (
        f'<Relationships xmlns="{package}"><Relationship Id="n" Type="{kind}" Target="footnotes.xml"/></Relationships>'
    )
    reference = (
        '<w:p><w:r><w:t>It costs $5</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>.</w:t></w:r></w:p>'
    )
    data = word(
        paragraph("Bridge closes") + reference,
        {"word/footnotes.xml": note, "word/_rels/document.xml.rels": relations},
    )

    assert shown(data, "a.docx") == [("headline", "Bridge closes"), ("paragraph", "It costs $5.")]
    (left,) = left_out(data, "a.docx")
    assert (left[0], left[1].rstrip(" ↑")) == ("it is a footnote, and not a part of the story", "So the council said.")


def test_an_e_book_has_its_texts_in_order_and_says_where_it_is_from() -> None:
    texts = {"b.xhtml": f"<html><head><title>x</title></head><body><h1>Bridge closes</h1>{STORY}</body></html>"}
    texts["a.xhtml"] = "<body><h2>A long wait</h2><p>It opens in May.</p></body>"
    expected = [
        ("headline", "Bridge closes"),
        ("paragraph", "“We will open it again,” said Flavia Elphberg, the minister."),
        ("subhead", "A long wait"),
        ("paragraph", "It opens in May."),
    ]
    data = epub(texts, BOOK + MORE)
    metadata = opened(data, "a.epub").metadata

    assert expected == shown(data, "a.epub")
    assert (
        metadata.byline,
        metadata.published,
        metadata.publisher,
        metadata.lang,
        metadata.url,
    ) == ("Ada Example", "2031-05-02", "Gazette", "fr-CA", "https://example.org/a")


def test_a_book_without_a_heading_has_its_title_for_a_headline() -> None:
    expected = [("headline", "Bridge closes"), ("paragraph", "It opens in May.")]

    assert expected == shown(epub({"a.xhtml": "<body><p>It opens in May.</p></body>"}, BOOK), "a.epub")


def test_what_is_beside_the_order_of_a_book_is_not_read() -> None:
    texts = {"cover.xhtml": "<p>Cover</p>", "a.xhtml": f"<h1>Bridge closes</h1>{STORY}"}
    spine = '<itemref idref="i0" linear="no"/><itemref idref="i1"/>'

    assert "Cover" not in str(shown(epub(texts, spine=spine), "a.epub"))


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_the_text_of_a_mail_is_read_in_letters(encoding: str, charset: str) -> None:
    text = "The café on the pier will close on Friday, its owner said, after years of rain.\n\nIt was a good run.\n"
    data = mail(text, "<p>HTML</p>", encoding, charset)
    seed = opened(data, "a.eml")

    assert [line.text for line in seed.body] == [
        "The café on the pier will close on Friday, its owner said, after years of rain.",
        "It was a good run.",
    ]
    assert (seed.headline, seed.byline, seed.published) == ("Café on the pier closes", "Ada Example", "2031-05-02")
    assert charset == seed.encoding


def test_a_mail_without_text_is_read_by_its_html() -> None:
    html = (
        "<style>p {}</style><p style='display:none'>Preview</p><p>It was a good run.</p><h2>What next</h2><p>Rain.</p>"
    )
    expected = [
        ("headline", "Café on the pier closes"),
        ("paragraph", "It was a good run."),
        ("subhead", "What next"),
        ("paragraph", "Rain."),
    ]

    assert expected == shown(mail(html=html), "a.eml")
    assert (opened(mail(html=html), "a.eml").byline, opened(mail(html=html), "a.eml").published) == (
        "Ada Example",
        "2031-05-02",
    )


def test_the_page_in_an_mhtml_file_is_read_with_the_address_that_it_was_saved_from() -> None:
    seed = opened(mhtml(), "a.mhtml")

    assert [line.text for line in seed.body] == BRIDGE
    assert seed.metadata.url == "https://gazette.example.org/bridge"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (zipped(PAGE.encode()), BRIDGE),
        (zipped(b"Bridge closes\n\nIt *closed*.\n"), ["It *closed*."]),
        (zipped(b"# Bridge closes\n\nIt *closed*.\n", "a.md"), ["It closed."]),
        (zipped(mhtml(), "a.html"), BRIDGE),
    ],
)
def test_what_is_compressed_is_read_as_what_it_is(data: bytes, expected: list[str]) -> None:
    assert expected == [line.text for line in opened(data, "a.gz").body]


def test_a_page_names_its_encoding() -> None:
    page = PAGE.replace("<title>", "<meta charset='windows-1257'><title>").replace("nothing", "ąčęėįšųūž")

    seed = opened(page.encode("cp1257"), "a.html")

    assert (seed.encoding, seed.guess) == ("windows-1257", None)
    assert "ąčęėįšųūž" in seed.body[-1].text


@pytest.mark.parametrize("picture", ["image/png;base64," + "iVBORw0K" * 300_000, "image/svg+xml;utf8,%3Csvg%20" * 500])
def test_a_picture_within_a_page_takes_no_time(picture: str) -> None:
    page = PAGE.replace("</article>", f"<img src='data:{picture}'></article>")
    words = [line.text for line in read_seed(page.encode(), "zenda", "a.html").body]

    assert words == BRIDGE


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (zipped(zipped(b"It closed.")), "this is a compressed file in another one"),
        (mail(html="<p>It closed.</p>" * 5001), "this document has 5001 paragraphs, more than any article"),
        (zipped(b"It closed.")[:-9], "this compressed file is damaged, or locked with a password"),
        (gzip.compress(b"%PDF-1.7", mtime=0), "this is a PDF"),
        (mail(html="<style></style>"), "this seed has no words"),
        (mhtml().replace(b"text/html", b"text/css"), "there is no page in this file"),
        (epub({"a.xhtml": "<p>It.</p>"}, spine="<itemref/>"), "this e-book has no text"),
        (epub({"a.xhtml": "x"})[:-40], "this archive is damaged, or locked with a password"),
        (archive({"word/document.xml": "<w:document/>"}), "this document is damaged, or locked with a password"),
        (archive({"word/document.xml": "<document/>"}), "this Word document cannot be read"),
    ],
)
def test_what_cannot_be_opened_says_why(data: bytes, message: str) -> None:
    with pytest.raises(TextError) as caught:
        read_seed(data, "zenda", "a.txt")

    assert message == caught.value.flaws[0].message
    assert all(flaw.remedy for flaw in caught.value.flaws)


def test_an_e_book_that_is_not_in_unicode_is_damaged() -> None:
    broken = archive(
        {
            "META-INF/container.xml": '<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>',
            "b.opf": '<package><manifest><item id="a" href="a.xhtml" media-type="text/html"/></manifest>'
            '<spine><itemref idref="a"/></spine></package>',
            "a.xhtml": b"<p>caf\xe9</p>",
        }
    )

    with pytest.raises(TextError) as caught:
        read_seed(broken, "zenda", "a.epub")

    assert caught.value.flaws[0].message == "this e-book is damaged, or locked with a password"


@pytest.mark.parametrize(
    ("data", "remedy"),
    [
        (zipped(b"x" * 20_000_001), "A seed is one article. Paste its text into a .txt file."),
        (
            b"MIME-Version: 1.0\nSubject: Bridge\nContent-Type: image/png\n\nx\n",
            "If its article is attached, save that, and import it.",
        ),
        (mhtml().replace(b"text/html", b"text/css"), "Save the page again, as HTML only."),
        (
            archive({"word/document.xml": "<document/>"}),
            "Open it in a word processor and save it again as .docx, or paste its article into a .txt file.",
        ),
    ],
)
def test_what_cannot_be_opened_says_what_would_help(data: bytes, remedy: str) -> None:
    with pytest.raises(TextError) as caught:
        read_seed(data, "zenda", "a.txt")

    assert remedy == caught.value.flaws[0].remedy
