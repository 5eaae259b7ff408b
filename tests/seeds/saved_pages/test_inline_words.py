"""What a reader sees inside the sentences of a saved page."""

import pytest

from tests.seeds.saved_pages.test_omissions import STORY, left_out, seed_of


def shown(sentence: str, lang: str = "en") -> str:
    """Return a sentence of a page as its seed has it, between others."""
    seed = seed_of(*STORY[:2], f"<div lang='{lang}'><p>{sentence}</p></div>", *STORY[2:])
    (line,) = [line.text for line in seed.body if not any(line.text in other for other in STORY)]
    return line


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("There are 10<sup>6</sup> mussels on the wall.", "There are 10⁶ mussels on the wall."),
        ("A mussel has 10<sup>−3</sup> litres in it.", "A mussel has 10⁻³ litres in it."),
        ("The wall has 300 m<sup>2</sup> of concrete.", "The wall has 300 m² of concrete."),
        ("The 1<sup>st</sup> of the piers is the old one.", "The 1st of the piers is the old one."),
        ("The CO<sub>2</sub> is in the water.", "The CO2 is in the water."),
        ("It cost $5<sup><a href='#n1'>1</a></sup> for 20 lorries.", "It cost $5 for 20 lorries."),
        ("It cost $5<sup>[2]</sup> for 20 lorries.", "It cost $5 for 20 lorries."),
        ("It cost <a href='#n1'><sup>3</sup></a>five crowns a day.", "It cost five crowns a day."),
        ("The vote was <s>seven</s> nine to nil on Tuesday.", "The vote was nine to nil on Tuesday."),
        ("The fee is <del>40</del> <ins>60</ins> crowns a day.", "The fee is 60 crowns a day."),
        ("The plan<span class='sr-only'> (opens in a new window)</span> is long.", "The plan is long."),
        ("It is <b aria-hidden='true'>5k</b><i class='visually-hidden'>5,000</i> days old.", "It is 5k days old."),
        ("They agreed <img class='emoji' alt='😀' src='x'> in the end.", "They agreed 😀 in the end."),
        ("They agreed <img alt='A council' src='x'>in the end.", "They agreed in the end."),
        ("The wall (<a href='/x'><img alt='a' src='x'></a>) is long, they said.", "The wall is long, they said."),
        ("He called it <q>a good wall</q> on Tuesday.", "He called it “a good wall” on Tuesday."),
        ("He called it “<q>a good wall</q>” on Tuesday.", "He called it “a good wall” on Tuesday."),
        ("The <ruby>水<rp>(</rp><rt>mizu</rt><rp>)</rp></ruby> is deep here.", "The 水 is deep here."),
        ("The <b class='cap'>p</b>ier is long, and so is the wait.", "The pier is long, and so is the wait."),
        ("The harbour<wbr>master was not asked.", "The harbourmaster was not asked."),
    ],
)  # fmt: skip
def test_a_sentence_is_what_its_reader_sees(html: str, expected: str) -> None:
    assert shown(html) == expected


def test_a_quotation_has_the_marks_of_its_language() -> None:
    assert shown("Il a parlé d’<q>un bon mur</q> mardi.", "fr") == "Il a parlé d’«\u00a0un bon mur\u00a0» mardi."


def test_struck_out_words_are_in_the_record_in_their_order() -> None:
    seed = seed_of(*STORY, "<p>The vote was <s>seven</s> nine, and the fee is <del>40</del> 60 crowns a day.</p>")

    assert [(rule, text) for rule, _, text in left_out(seed)] == [("struck-out", "seven"), ("struck-out", "40")]


def test_numbers_of_notes_and_readings_are_counted() -> None:
    sentence = "It cost $5<sup>[2]</sup> and <ruby>水<rt>mizu</rt></ruby> for 20 lorries."
    expected = (("number of a note, left out", 1), ("reading above letters, left out", 1))

    assert seed_of(*STORY, f"<p>{sentence}</p>").oddities == expected


def test_a_page_that_is_struck_out_as_a_whole_is_read() -> None:
    seed = seed_of("<s>", *STORY, "</s>")

    assert len(seed.paragraphs) == len(STORY)
