"""A Word document -> the words that Word shows, as text."""

import pytest

from newsgloss.seeds.seed import read_seed

from .made_files import RELATIONS, paragraph, word

MATHS = "http://schemas.openxmlformats.org/officeDocument/2006/math"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


RAISED, STRUCK = '<w:vertAlign w:val="superscript"/>', "<w:strike/>"
FIELD = f'<w:fldSimple w:instr="DATE">{run("4 May")}</w:fldSimple>'
FORMULA = f'<m:oMath xmlns:m="{MATHS}"><m:r><m:t>E=mc</m:t></m:r></m:oMath>'
READING = f"<w:r><w:ruby><w:rt>{run('minato')}</w:rt><w:rubyBase>{run('港')}</w:rubyBase></w:ruby></w:r>"
LOST = f'<w:r><w:drawing><a:blip xmlns:a="{DRAWING}" xmlns:r="{RELATIONS}" r:embed="lost"/></w:drawing></w:r>'


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        (run("It meets on ") + FIELD + run("."), "It meets on 4 May."),
        (run("Of ") + FORMULA + run(" it knew."), "Of E=mc it knew."),
        (run("The ") + READING + run(" is closed."), "The 港 is closed."),
        (run("It has 10") + run("6", RAISED) + run(" mussels."), "It has 10⁶ mussels."),
        (run("It costs ") + run("5 ", STRUCK) + run("6 crowns."), "It costs 6 crowns."),
        (run("A picture.") + LOST, "A picture."),
    ],
)
def test_a_sentence_has_the_words_that_word_shows(runs: str, expected: str) -> None:
    data = word(paragraph("Bridge closes") + f"<w:p>{runs}</w:p>" + paragraph("Nobody knows why, the council said."))

    assert expected == read_seed(data, "zenda", "a.docx").paragraphs[0].text


def test_words_that_are_struck_out_are_in_the_record() -> None:
    body = f"<w:p>{run('It costs ')}{run('5 ', STRUCK)}{run('6 crowns.')}</w:p>"
    seed = read_seed(word(paragraph("Bridge closes") + body), "zenda", "a.docx")
    expected = [("struck-out", "5")]

    assert expected == [(line.rule, line.text) for line in seed.lines if line.as_ == "struck"]


def test_changes_that_nobody_has_accepted_are_told() -> None:
    body = paragraph("Bridge closes") + f"<w:p>{run('It costs ')}<w:ins>{run('6 crowns.')}</w:ins></w:p>"
    expected = [
        (
            "this document has changes that nobody has accepted",
            "Read the draft as if all were accepted: what they add is in it, what they take out is not.",
        )
    ]

    assert expected == [(flaw.message, flaw.remedy) for flaw in read_seed(word(body), "zenda", "a.docx").flaws]


def test_a_row_of_a_table_is_one_line() -> None:
    rows = (("Port", "Fare"), ("Strelsau", "5 crowns"))
    cells = ("".join(f"<w:tc>{paragraph(words)}</w:tc>" for words in row) for row in rows)
    table = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"
    seed = read_seed(word(paragraph("Fares rise") + paragraph("All fares rise.") + table), "zenda", "a.docx")

    assert [line.text for line in seed.paragraphs] == ["All fares rise.", "Port\u2003Fare", "Strelsau\u20035 crowns"]
