import io
import zipfile

import pytest

from newsgloss.model.problems import TextError
from newsgloss.model.text_files import text_in, unfinished_merge

PASTE = "Paste what it says into a new file in a text editor, and save that as UTF-8."
SAVE = "Save the file as UTF-8."
PAGE = "---\ntitle: Zenda\n---\n\nThe port closed.\n"
RUSSIAN = "---\ntitle: Зенда\n---\n\nПорт закрыт.\n"


def flaws(data: bytes) -> list[tuple[str, str]]:
    """Return what is wrong with the bytes of a file, with the remedies."""
    with pytest.raises(TextError) as error:
        text_in(data)
    return [(flaw.message, flaw.remedy) for flaw in error.value.flaws]


def archive(*names: str) -> bytes:
    """Return an archive with some files in it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name in names:
            made.writestr(name, "application/vnd.oasis.opendocument.text" if name == "mimetype" else "")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "message", "remedy"),
    [
        (archive("word/document.xml"), "this is a Word document, and not text", PASTE),
        (archive("mimetype"), "this is an OpenDocument file, and not text", PASTE),
        (archive("xl/workbook.xml"), "this is a spreadsheet, and not text", PASTE),
        (archive("a.txt"), "this is a Word or OpenDocument file, or an archive, and not text", PASTE),
        (b"%PDF-1.7\n", "this is a PDF, and not text", PASTE),
        (b"{\\rtf1\\ansi Zenda}", "this is an RTF document, and not text", PASTE),
        (b"\x89PNG\r\n\x1a\n\0\0", "this is a picture, and not text", PASTE),
        (b"a\0b\1c\2" * 20, "this is not text", PASTE),
        *(
            (text.encode(encoding), "this is text in UTF-16", SAVE)
            for text in (PAGE, PAGE.replace("\n", "\r\n"), RUSSIAN)
            for encoding in ("utf-16", "utf-16-le", "utf-16-be")
        ),
    ],
)
def test_a_file_that_is_no_text_in_utf_8_has_one_flaw(data: bytes, message: str, remedy: str) -> None:
    assert flaws(data) == [(message, remedy)]


@pytest.mark.parametrize("text", ["A CRIME WAVE hits Zenda.\n", "The ftypist.\n", "Zenda, ".ljust(257) + "ustar.\n"])
def test_a_text_may_have_a_word_where_other_files_have_their_mark(text: str) -> None:
    assert text_in(text.encode()) == text


@pytest.mark.parametrize("text", [PAGE, RUSSIAN, "", "The \0port closed, and so did the road to the town.\n" * 3])
def test_a_text_with_a_stray_character_is_a_text(text: str) -> None:
    assert text_in(text.encode()) == text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> pupil\nd\n", 2),
        ("a\n<<<<<<< Updated upstream\nb\n||||||| 1f2e3d\n=======\nc\n>>>>>>> Stashed changes\n", 2),
        ("a\nb\n=======\nc\n>>>>>>> pupil\n", 5),
        ("<<<<<<< HEAD\nb\n", 1),
    ],
)
def test_an_unfinished_merge_is_found_by_one_mark(text: str, line: int) -> None:
    flaw = unfinished_merge(text)

    assert flaw is not None
    assert (flaw.line, flaw.column) == (line, 1)
    assert flaw.message == "a merge of git was left unfinished here: readers would see both versions and its marks"
    assert flaw.remedy == (
        "Keep the lines that are right, and delete those that begin with <<<<<<<, =======, >>>>>>> or |||||||."
    )


@pytest.mark.parametrize(
    "text",
    ["Zenda\n=======\n\nThe port.\n", "> > a\n>>> b\n", "<<<<<<<\n", "    <<<<<<< HEAD\n", "a <<<<<<< b >>>>>>> c\n"],
)
def test_what_git_does_not_write_is_no_merge(text: str) -> None:
    assert unfinished_merge(text) is None


def test_where_all_marks_are_asked_for_the_quotes_of_a_mail_are_no_merge() -> None:
    mail = "On Monday she wrote:\n=======\n>>>>>>> The port closed.\n"
    merge = "<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> pupil\n"

    assert unfinished_merge(mail, with_all_marks=True) is None
    assert unfinished_merge(mail + merge, with_all_marks=True) is not None
