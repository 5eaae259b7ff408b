"""An e-book -> its texts, its notes, and what is said where it cannot be read."""

import io
import zipfile

import pytest

from newsgloss.model.problems import TextError
from newsgloss.seeds.seed import read_seed

from .made_files import STORY, archive, epub

TITLE = "<dc:title>Bridge closes</dc:title>"


def encryption(algorithm: str) -> str:
    return (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:e="http://www.w3.org/2001/04/xmlenc#">'
        f'<e:EncryptedData><e:EncryptionMethod Algorithm="{algorithm}"/><e:CipherData>'
        '<e:CipherReference URI="OEBPS/a.xhtml"/></e:CipherData></e:EncryptedData></encryption>'
    )


def with_file(data: bytes, name: str, text: str) -> bytes:
    """Return an archive with one more file."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return archive({**{one: book.read(one) for one in book.namelist()}, name: text})


def test_a_book_of_a_shop_is_refused() -> None:
    book = with_file(epub({"a.xhtml": STORY}), "META-INF/encryption.xml", encryption("http://example.org/drm"))

    with pytest.raises(TextError) as caught:
        read_seed(book, "zenda", "a.epub")

    assert (caught.value.flaws[0].message, caught.value.flaws[0].remedy) == (
        "this e-book is locked (DRM)",
        "It can be read where you bought it. Paste the article from there into a .txt file.",
    )


def test_a_book_whose_fonts_alone_are_obscured_is_read() -> None:
    book = epub({"a.xhtml": f"<h1>Bridge closes</h1>{STORY}"})
    book = with_file(book, "META-INF/encryption.xml", encryption("http://www.idpf.org/2008/embedding"))

    assert read_seed(book, "zenda", "a.epub").headline == "Bridge closes"


def test_a_text_that_a_book_lacks_is_told() -> None:
    book = epub({"a.xhtml": f"<h1>Bridge closes</h1>{STORY}", "b.xhtml": STORY})
    with zipfile.ZipFile(io.BytesIO(book)) as whole:
        book = archive({name: whole.read(name) for name in whole.namelist() if not name.endswith("b.xhtml")})
    expected = ["this e-book lacks one of its texts: b.xhtml"]

    assert expected == [flaw.message for flaw in read_seed(book, "zenda", "a.epub").flaws]


def test_the_title_of_a_book_with_chapters_is_the_headline() -> None:
    chapters = {f"{name}.xhtml": f"<h2>Chapter {name}</h2>{STORY}" for name in "ab"}
    seed = read_seed(epub(chapters, TITLE), "zenda", "a.epub")
    expected = ("Bridge closes", ["Chapter a", "Chapter b"])

    assert expected == (seed.headline, [line.text for line in seed.lines if line.as_ == "subhead"])


def test_the_notes_of_a_book_are_in_the_record_alone() -> None:
    story = (
        '<h1>Bridge closes</h1><p>It costs $5<a epub:type="noteref" href="#n">1</a> million, the council said.</p>'
        '<aside epub:type="footnote" id="n"><p>So it says on its site.</p></aside>'
    )
    seed = read_seed(epub({"a.xhtml": story}), "zenda", "a.epub")
    expected = (["It costs $5 million, the council said."], ["So it says on its site."])

    assert expected == (
        [line.text for line in seed.paragraphs],
        [line.text for line in seed.lines if line.as_ == "note"],
    )
