"""The promise, asked of the finished page and of nothing in between: the source's words are the source's."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from newsgloss.content.markdown.conversion import Converter
from newsgloss.content.written import read_explainers
from newsgloss.linking.annotator import Annotated, Piece, strip
from newsgloss.model.settings import find_project

HEADLINE = 1  # lines of the first seed, counted from 1
DUPLICATE = 3
MEDIA = (17, 45)
SUBHEAD = 39
NUMBERS = re.compile(r' id="paragraph-\d+"|<a class="paragraph-number"[^>]*>\d+</a>')
NOTES = re.compile(r"<div class=\"note e-content\" role=\"note\" data-added .*?</details>\s*</div>", re.DOTALL)
HALVES = re.compile(r"</blockquote>\s*<blockquote [^>]*>")  # of a quote, with notes between them
OURS = (
    "From here on the story turns to another matter at the same border: an American idea of placing soldiers near it."
)


@pytest.fixture(scope="module")
def lines(built: Path) -> dict[int, str]:
    """Return the lines of the first seed that are not blank, by number."""
    text = (built / "seeds" / "canada-us-asylum-2020.txt").read_text(encoding="utf-8")
    return {number: line for number, line in enumerate(text.split("\n"), 1) if line}


@pytest.fixture(scope="module")
def annotated(explainer: BeautifulSoup) -> Tag:
    """Return the body of the page."""
    return explainer.select_one("div.story")


@pytest.fixture(scope="module")
def story(annotated: Tag, without_notes: Callable[[Tag], Tag]) -> Tag:
    """Return the body of the page without notes and their numbers."""
    return without_notes(annotated)


def test_the_page_has_one_story(explainer: BeautifulSoup) -> None:
    found = explainer.select("div.story")

    assert len(found) == 1


def test_every_paragraph_and_the_subhead_stand_in_order_and_unaltered(lines: dict[int, str], story: Tag) -> None:
    body = [number for number in lines if number not in {HEADLINE, DUPLICATE, *MEDIA}]
    expected = [("h4" if number == SUBHEAD else "p", lines[number].strip()) for number in body]

    shown = [(block.name, block.get_text()) for block in story.select("blockquote.source > *")]

    assert len(expected) == 26
    assert expected == shown


def test_every_word_of_the_source_stands_in_its_quote_and_ours_outside(
    lines: dict[int, str], story: Tag, words: Callable[[Tag], str]
) -> None:
    quotes = story.select(":scope > blockquote.source")
    others = story.select(":scope > :not(blockquote.source)")
    quoted = [line.strip() for number, line in lines.items() if number not in {HEADLINE, DUPLICATE, *MEDIA}]

    assert {"canada-us-asylum-2020"} == {quote["data-seed"] for quote in quotes}
    assert " ".join(map(words, quotes)) == " ".join(quoted)
    assert [words(other) for other in others] == [OURS]
    assert " ".join(words(story).split(f" {OURS} ")) == " ".join(quoted)


def test_in_a_quote_only_the_numbers_of_notes_and_paragraphs_are_added(annotated: Tag) -> None:
    added = annotated.select("blockquote.source [data-added]")
    tags = {tag.name for tag in annotated.select("blockquote.source *") if tag not in added}
    notes, paragraphs = (
        [number.get_text() for number in annotated.select(f"blockquote.source a.{name}[data-added]")]
        for name in ("note-ref", "paragraph-number")
    )

    assert len(added) == len(notes) + len(paragraphs)
    assert notes == [str(number + 1) for number in range(len(annotated.select(".note")))]
    assert paragraphs == [str(number + 1) for number in range(len(annotated.select("blockquote.source > p")))]
    assert tags == {"p", "h4", "a", "span", "mark"}


def test_what_is_added_beside_the_quotes_is_what_we_wrote(
    annotated: Tag, written_notes: list[dict[str, Any]], plain: Callable[[str], str], words: Callable[[Tag], str]
) -> None:
    expected = [(note["title"], plain(note["body"])) for note in written_notes]

    added = annotated.select("[data-added]:not(blockquote.source *, .source-end)")
    shown = [
        (words(note.select_one("summary")).partition(". ")[2], words(note.select_one(".note-body > p")))
        for note in added
    ]

    assert {(note.name, *note["class"], note.parent) for note in added} == {("div", "note", "e-content", annotated)}
    assert expected == shown


@pytest.mark.parametrize("number", [DUPLICATE, *MEDIA])
def test_a_line_that_was_left_out_is_not_in_the_story(number: int, lines: dict[int, str], story: Tag) -> None:
    assert lines[number] not in story.get_text()


def test_the_headline_is_shown_above_the_story(lines: dict[int, str], explainer: BeautifulSoup) -> None:
    before = explainer.select_one("#story").get_text().partition(lines[5][:40])[0]

    assert before.count(lines[HEADLINE]) == 1


@pytest.mark.parametrize(
    "words",
    [
        "rethink the temporary measue in light",
        "We continue to to engage closely",
        "an official with the the Department of Homeland Security",
        "to have assurances that that would not happen",
        "official border points —a stark departure",
        'complicit in refoulement," he said',
    ],
)
def test_nothing_is_corrected(words: str, story: Tag) -> None:
    assert words in story.get_text()


def test_a_quotation_that_is_not_closed_stays_open(story: Tag) -> None:
    paragraph = next(block.get_text() for block in story.select("p") if block.get_text().startswith('"And it was'))

    assert paragraph.endswith("returning to the United States.")
    assert paragraph.count('"') == 1


def test_a_sentence_without_a_full_stop_gets_none(story: Tag) -> None:
    paragraphs = [block.get_text() for block in story.select("p")]

    assert [text[-7:] for text in paragraphs if text[-1] not in '."'] == ["he said"]


def test_without_our_tags_the_story_is_what_markdown_made(built: Path) -> None:
    project = find_project(built)
    (written,) = (found for found in read_explainers(project)[0] if found.slug == "canada-us-asylum-2020")
    addresses = {"entry": project.entry_url, "explainer": project.explainer_url, "source": project.source_url}
    converter = Converter(project.markdown, lambda kind, id_: addresses[kind](id_))
    page = (built / "output" / "explainers" / "canada-us-asylum-2020" / "index.html").read_text(encoding="utf-8")
    annotated = page.partition('<div class="story">')[2].partition('<p class="source-end')[0].strip()
    pieces = NUMBERS.sub("", NOTES.sub("", annotated.removesuffix("</div>")))

    stripped = strip(Annotated((Piece(HALVES.sub("", pieces)),), ())).strip().replace("h4>", "h2>")
    blocks = [line for line in stripped.splitlines() if line.strip()]

    assert len(annotated) > len(pieces) > len(stripped)
    assert converter.convert(written.body, "canada-us-asylum-2020").html.splitlines() == blocks


def test_the_page_says_what_became_of_the_copy(explainer: BeautifulSoup) -> None:
    text = " ".join(explainer.select_one("main").get_text().split())

    assert "Our copy has 30 lines: 26 kept, 1 marked as a subhead, 3 left out" in text
    assert "It is quoted in full: 25 paragraphs, 680 words, nothing corrected." in text


def test_the_page_says_whose_words_they_are(explainer: BeautifulSoup) -> None:
    text, more = (" ".join(explainer.select_one(part).get_text().split()) for part in (".provenance", "#made"))

    assert text == (
        "Source: CBC News, 27 March 2020: Canada 'urgently' discussing asylum seeker deportation issue with U.S. "
        "It is quoted in full, word for word; text in this type is ours. How we made this"
    )
    text = more
    assert "© Canadian Broadcasting Corporation." in text
    assert "Missing from our copy: the byline, the line below the headline and two videos." in text
    assert "It is not settled whether the story may be shown here" in text


def test_search_engines_are_asked_to_leave_the_page_out(explainer: BeautifulSoup) -> None:
    assert explainer.select_one('meta[name="robots"]')["content"] == "noindex"
