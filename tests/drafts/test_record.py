"""A Seed -> the record of its conversion: why each line became what it did, word for word."""

import json

import pytest

from newsgloss.drafts.record import record
from newsgloss.model.sources import Sidecar
from newsgloss.seeds.seed import read_seed

STORY = "Port of Zenda closes\n\nThe port of Zenda closed on Friday.\n\n{}\n\nNobody may cross, the authority said.\n"
TOP = "Port of Zenda closes\n\n{}\n\nThe port of Zenda closed on Friday.\n"
SENTENCE = (
    "The port of Zenda closed on Friday to all who want to cross the lake without a permit, the lake authority said."
)
MAIL = "From: a@example.org\nTo: b@example.org\nSubject: Port closes\n\nThe port of Zenda closed on Friday.\n"
MARKDOWN = "---\ntitle: Port closes\n---\n\n![The port](port.png)\n\nThe port of Zenda closed on Friday.\n"
PAGE = (
    "<html><body><article><h1>Port of Zenda closes</h1><h2>Nobody may cross, the authority said.</h2>"
    f"<p>{SENTENCE}</p><h2>A long wait</h2><p>{SENTENCE}</p><p>{SENTENCE}</p></article></body></html>"
)
SIDECAR = Sidecar(id="zenda", file="zenda.txt", sha256="0" * 64, headline="Port closes", subheads=(5,), media=(7,))


def reasons(text: str, file: str = "zenda.txt", sidecar: Sidecar | None = None) -> dict[str, str]:
    """Return why lines of an article became what they did, by the rule that says so."""
    seed = read_seed(text.encode(), "zenda", file, sidecar=sidecar)
    return {f"{line['as']} {line['rule']}": line["reason"] for line in json.loads(record(seed))["lines"]}


@pytest.mark.parametrize(
    ("text", "rule", "expected"),
    [
        (TOP.format("Port of Zenda closes"), "headline first-line", "the first line is the headline"),
        (TOP.format("Port of Zenda closes"), "headline duplicate-headline", "the headline is here a second time"),
        (f"{SENTENCE}\n\nIt rained.\n", "paragraph no-headline", "the first line is a sentence of the story"),
        (
            TOP.format("Nobody may cross"),
            "paragraph second-headline",
            "a second line that could be a headline",
        ),
        (
            f"WORLD\n\n{TOP}",
            "above above-headline",
            "it is above the headline and not a part of the story",
        ),
        (STORY.format("\u200b"), "markup unseen", "it has only characters that no reader sees"),
        (
            STORY.format("Watch: The last ferry leaves"),
            "media media-placeholder",
            "a line for a video or recording that the text does not hold",
        ),
        (
            TOP.format("Published 3 May 2031"),
            "date date-line",
            "it says when the story was published, as the sidecar does",
        ),
        (
            TOP.format("By Karl Black"),
            "byline byline",
            "it says who wrote the story, as the sidecar and the page do",
        ),
        (
            STORY.format("Photo by Karl Black"),
            "caption caption",
            "it is the caption of a picture that is not in the text",
        ),
        (
            STORY.format("With files from Anna Held"),
            "credit credit",
            "it says who reported the story, as the page does",
        ),
        (
            STORY.format("READ MORE: How the lake was dammed"),
            "prompt prompt",
            "it is about something other than the story",
        ),
        (STORY.format("(more)"), "prompt end-mark", "it only says that the text, or a page of it, ends or goes on"),
        (
            STORY.format("(Continued on page 7)"),
            "prompt end-mark",
            "it only says that the text, or a page of it, ends or goes on",
        ),
        (TOP.format("Eds: Updates with quotes."), "prompt to-editors", "it tells editors what is new in the text"),
        (
            STORY.format("Correction: The port closed at noon."),
            "paragraph correction",
            "the publisher's correction",
        ),
        (
            STORY.format("A long wait"),
            "subhead subhead-inferred",
            "a short line of its own without a full stop, followed by prose",
        ),
        (
            STORY.format("STRELSAU - The ferries wait."),
            "paragraph dateline",
            "it begins with the place that the story was reported from",
        ),
        (STORY, "paragraph prose", "a paragraph of the story"),
        (MAIL, "headline mail-subject", "the mail's subject is the headline"),
        (MAIL, "mail mail-head", "it belongs to the mail that the story came in"),
    ],
)
def test_a_record_says_why_a_line_of_a_text_became_what_it_is(text: str, rule: str, expected: str) -> None:
    assert reasons(text).get(rule) == expected


def test_a_record_says_what_a_sidecar_decided() -> None:
    found = reasons(STORY.format("Watch the pier\n\nThe last ferry"), sidecar=SIDECAR)

    assert found["subhead sidecar"] == "the sidecar lists it under `subheads:`"
    assert found["media sidecar"] == "the sidecar lists it under `media:`"


def test_a_record_says_why_a_line_of_markdown_became_what_it_is() -> None:
    found = reasons(MARKDOWN, "zenda.md")

    assert found["headline front-matter"] == "the front matter's title is the headline"
    assert found["front-matter front-matter"] == "it describes the article, as the sidecar does"
    assert found["markup markdown"] == "it shows a reader of the Markdown no words"


def test_a_record_says_why_a_block_of_a_page_became_what_it_is() -> None:
    found = reasons(PAGE, "zenda.html")

    assert found["paragraph standfirst"] == "the line below the headline"
    assert found["subhead heading"] == "the page sets it as a heading"
