"""A text in Markdown -> what in it would take minutes to read."""

import pytest

from newsgloss.content.markdown.conversion import Converter
from newsgloss.content.markdown.limits import Refusal, refusal

CONVERTER = Converter({"extension_configs": {"markdown.extensions.extra": {}}}, lambda kind, id_: f"/{kind}/{id_}/")
USUAL = """\
## The lake

The *port* of [Zenda](entry:zenda) closed.[^1] It had <b>two</b> ferries; a ticket cost < 2 crowns & no more [sic].

| a | b |
| - | - |
| `x` | \\*y\\* |

---

[^1]: As the council said.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It closed.\n\n" + "<b " * 1_000,
            Refusal(
                "<b ",
                "1000 tags of HTML begin in this text and do not end",
                "End each with `>`, or write `&lt;` for a `<` that begins none.",
            ),
        ),
        (
            "It closed.[^lake] " * 201 + "\n\n[^lake]: x",
            Refusal("[^lake]", "the footnote 'lake' is called 201 times", "Call a footnote at most 200 times."),
        ),
        (
            "It closed.\n\n" + "*a " * 30_000,
            Refusal(
                "*a " * 30_000,
                "this paragraph has 30000 characters that Markdown reads as marks",
                "Divide it with blank lines.",
            ),
        ),
        (
            "It closed.\n\n" + "# x\n" * 2_000,
            Refusal(
                "# x\n" * 2_000,
                "2000 rules and headings follow each other here without a blank line",
                "Separate them with blank lines.",
            ),
        ),
        (
            "It closed.\n\n" + "[a " * 1_000,
            Refusal(
                "[a " * 1_000,
                "too many brackets are opened in this paragraph and not closed",
                r"Close them, or write `\[` for a bracket that begins no link.",
            ),
        ),
    ],
    ids=["half tags", "calls of a footnote", "marks", "rules", "brackets"],
)
def test_what_takes_minutes_is_refused(text: str, expected: Refusal) -> None:
    assert expected == refusal(text)
    assert expected == CONVERTER.convert(text).refusal


@pytest.mark.parametrize(
    "text",
    [
        USUAL,
        USUAL * 100,
        "It *closed*. " * 2_000,
        "It closed [sic]. " * 2_000,
        "It closed.[^1] " * 200 + "\n\n[^1]: x",
        r"It \*closed\*. " * 4_000,
        "| a | b |\n|---|---|\n" + "| `x` | [y](z) |\n" * 1_000,
    ],
    ids=["usual", "long", "emphasis", "brackets", "footnote", "escapes", "table"],
)
def test_what_people_write_is_not_refused(text: str) -> None:
    assert refusal(text) is None


def test_what_markdown_cannot_read_is_told() -> None:
    remedy = "Look for a `<!` that begins nothing, and for blocks nested by the hundred."

    refused = CONVERTER.convert("- " * 2_000 + "It closed.").refusal

    assert refused == Refusal("", "Markdown cannot read this text", remedy)


def test_a_marked_section_that_begins_nothing_is_shown() -> None:
    assert "&lt;![x" in CONVERTER.convert("It closed. <![x").html
