"""The bytes of a file, and its name -> its format, or why it is not read and what would help."""

import pytest

from newsgloss.model.problems import ContentError, TextError, reading
from newsgloss.seeds.formats.kinds import Format, format_of

from .made_files import PAGE, archive, epub, mail, mhtml, paragraph, word, zipped

PASTE = "Open it, copy the article, and paste it into a .txt file."
AS_WORD = "Open it in a word processor, and save it as .docx."
UNPACK = "Unpack it, and import the articles in it."
ELSE = "Import an article as text, or as a page that has it as text."
DAMAGED = "Get the file again, or paste its article into a .txt file."
OTHER_NAME = "Save it again, or give it the ending that suits what it holds."
HEAD = "Subject: Bridge\nFrom: Ada Example\nDate: 2 May 2031\n"


OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"Port closes\n\nIt closed.\n", "a.txt", Format.TEXT),
        (b"Port closes\n\nIt closed.\n", "a.md", Format.MARKDOWN),
        (b"<p>It closed.</p>", "a.html", Format.PAGE),
        (PAGE.encode(), "a.txt", Format.PAGE),
        (PAGE.encode("utf-16"), "a.txt", Format.PAGE),
        (b"\xef\xbb\xbf<!-- saved from url=(1)https://example.org/ -->\n<html>", "a.txt", Format.PAGE),
        (PAGE.encode(), "a.md", Format.MARKDOWN),
        (mhtml(), "a.html", Format.MHTML),
        (mhtml(), "a", Format.MHTML),
        (mail("It closed.\n"), "a.txt", Format.MAIL),
        (b"From ada@example.org Fri May  2 10:00:00 2031\n" + mail("It closed.\n"), "a.eml", Format.MAIL),
        (f"{HEAD}\nIt closed.\n".encode(), "a.eml", Format.MAIL),
        (f"{HEAD}\nIt closed.\n".encode(), "a.txt", Format.TEXT),
        (word(paragraph("It closed.")), "a.doc", Format.WORD),
        (epub({"a.xhtml": "<p>It closed.</p>"}), "a.zip", Format.EPUB),
        (zipped(b"It closed."), "a.txt", Format.GZIP),
        (b"It closed.", "a.rst", None),
    ],
)
def test_a_format_is_told_by_the_bytes_then_by_the_name(data: bytes, name: str, expected: Format | None) -> None:
    assert expected is format_of(data, name)


@pytest.mark.parametrize(
    ("data", "message", "remedy"),
    [
        (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj", "this is a PDF", PASTE),
        (b"\r\n%PDF-1.4\n1 0 obj", "this is a PDF", PASTE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "this is a document of an old Office", AS_WORD),
        (rb"{\rtf1\ansi Port of Zenda closes\par}", "this is an RTF document", AS_WORD),
        (b"bplist00\xd1\x01\x02", "this is a web archive of Safari", "Open it in Safari, and save its Page Source."),
        (b"\x89PNG\r\n\x1a\n", "this is a picture", ELSE),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "this is a picture", ELSE),
        (b"GIF89a", "this is a picture", ELSE),
        (b"RIFF\x24\x08\0\0WEBP", "this is a picture", ELSE),
        (b"RIFF\x24\x08\0\0WAVE", "this is a recording", ELSE),
        (b"\0\0\0\x20ftypisom", "this is a recording or a picture", ELSE),
        (b"BZh91AY&SY", "this is an archive", UNPACK),
        (b"a.txt".ljust(257, b"\0") + b"ustar", "this is an archive", UNPACK),
        (b"PK\x05\x06" + bytes(18), "this is an empty archive", ELSE),
        (b"PK\x03\x04\x14\x00", "this archive is damaged, or locked with a password", DAMAGED),
        (archive({"a.txt": "It closed."}), "this is an archive", UNPACK),
        (archive({"xl/workbook.xml": "<a/>"}), "this is a spreadsheet", PASTE),
        (archive({"ppt/presentation.xml": "<a/>"}), "this is a presentation", PASTE),
        (
            archive({"Index/Document.iwa": "x"}),
            "this is a document of Apple's Pages, Numbers or Keynote",
            PASTE,
        ),
        (
            OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"),
            "this is a document that is locked with a password",
            "Open it, and save a copy without a password.",
        ),
        (
            OLD_OFFICE + "__substg1.0_".encode("utf-16-le"),
            "this is a mail of Outlook",
            "Save it in Outlook as text, or in another mail program as .eml.",
        ),
        (b"\xef\xbb\xbf{\\rtf1", "this is an RTF document", "Open it in a word processor, and save it as .docx."),
        (
            archive({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
            "this is a spreadsheet",
            PASTE,
        ),
        (b"SQLite format 3\0", "this is a database", ELSE),
        (b"\x7fELF", "this is a program", ELSE),
        (
            archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}),
            "this is an OpenDocument file",
            "Open it in LibreOffice, and save it as .docx.",
        ),
    ],
)
def test_what_is_not_read_is_named_with_what_would_help(data: bytes, message: str, remedy: str) -> None:
    with pytest.raises(ContentError) as caught, reading("a.txt"):
        format_of(data, "a.txt")

    assert [f"a.txt: {message}\n    {remedy}"] == list(map(str, caught.value.problems))


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("a.docx", "a Word document"),
        ("a.epub", "an e-book"),
        ("a.mhtml", "a saved web page with its pictures"),
        ("a.gz", "a compressed file"),
    ],
)
def test_a_name_that_its_bytes_do_not_bear_out_is_a_problem(name: str, title: str) -> None:
    with pytest.raises(TextError) as caught:
        format_of(b"Port closes\n\nIt closed.\n", name)

    (flaw,) = caught.value.flaws
    assert (f"this is not {title}, as its name says", OTHER_NAME) == (flaw.message, flaw.remedy)


@pytest.mark.parametrize(
    "text",
    ["From: the lake\nTo: the sea\n\nIt closed.\n", "Watch: it close\nContent-Type: none\n\nIt.\n", "PK is a mark."],
)
def test_words_that_look_like_the_head_of_a_file_are_text(text: str) -> None:
    assert format_of(text.encode(), "a.txt") is Format.TEXT
