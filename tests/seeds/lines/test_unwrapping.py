"""Plain texts, however their lines were broken -> their paragraphs."""

import random
import textwrap
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgloss.seeds.lines.unwrapping import split

WORDS = (
    "the a of in and lake port ferry border rain water hill village minister authority government passengers crossing "
    "closed opened raised announced warned promised waited since before after until nobody everybody seventy"
).split()
NAMES = "Zenda Strelsau Hentzau Ruritania".split()
WIDTHS = (40, 60, 72, 78, 100)  # characters
HEADLINE = "The lake rises"
SHORT = "The port of Zenda closed on Friday, and nobody may\ncross.\n"  # a paragraph
Layout = Callable[[Sequence[str], int], str]


def sentence(words: Sequence[str]) -> str:
    """Return words as a sentence."""
    return " ".join(words).capitalize() + "."


SENTENCES = st.lists(st.sampled_from(WORDS), min_size=12, max_size=30).map(sentence)
PARAGRAPHS = st.lists(st.lists(SENTENCES, min_size=1, max_size=3).map(" ".join), min_size=5, max_size=9)


def article(seed: int) -> list[str]:
    """Return a headline and thirty paragraphs of one to three sentences, in which names begin with capitals."""
    chance = random.Random(seed)  # noqa: S311 -- the same texts each time
    words = [*WORDS, *NAMES]
    sentences = [sentence(chance.choices(words, k=chance.randint(8, 28))) for _ in range(90)]
    for name in NAMES:
        sentences = [text.replace(name.lower(), name) for text in sentences]
    paragraphs = []
    while len(paragraphs) < 30:
        count = chance.choice((1, 1, 2, 3))
        paragraphs.append(" ".join(sentences[:count]))
        sentences = [*sentences[count:], *sentences[:count]]
    return [HEADLINE, *paragraphs]


def wrapped(text: str, width: int, indent: str = "", end: str = "\n") -> str:
    """Return a paragraph, its lines broken at a width, the first indented, all but the last ending with `end`."""
    return end.join(textwrap.wrap(text, width, initial_indent=indent, break_on_hyphens=False))


def ragged(text: str, width: int) -> str:
    """Return a paragraph broken where its letters are as wide as in print: `i` is narrow, `m` is wide."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and sum(0.5 if letter in " iltf.," else 1.1 for letter in longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)


LAYOUTS: dict[str, Layout] = {
    "blank lines": lambda texts, width: "\n\n".join(wrapped(text, width) for text in texts),
    "blank lines, ragged": lambda texts, width: "\n\n".join(ragged(text, width) for text in texts),
    "blank lines and a margin": lambda texts, width: textwrap.indent(
        "\n\n".join(wrapped(text, width) for text in texts), "     "
    ),
    "first lines indented": lambda texts, width: "\n".join(wrapped(text, width, "   ") for text in texts),
    "both": lambda texts, width: "\n\n".join(wrapped(text, width, "   ") for text in texts),
    "spaces at the end of lines that go on": lambda texts, width: "\n".join(
        wrapped(text, width, end=" \n") for text in texts
    ),
    "a paragraph to a line": lambda texts, _width: "\n".join(texts),
    "a paragraph to a line, blank lines": lambda texts, _width: "\n\n".join(texts),
    "a paragraph to a line, all indented": lambda texts, _width: "\n".join(f"    {text}" for text in texts),
}
UNSURE: dict[str, Layout] = {
    "short last lines": lambda texts, width: "\n".join(wrapped(text, width) for text in texts),
    "short last lines, ragged": lambda texts, width: "\n".join(ragged(text, width) for text in texts),
    "blank lines between all lines": lambda texts, width: "\n\n".join(
        wrapped(text, width, end="\n\n") for text in texts
    ),
}


def texts_of(text: str, *, wrap: bool | None = None) -> list[str]:
    """Return the paragraphs' texts."""
    return [raw.text for raw in split(text, wrap=wrap)]


@pytest.mark.parametrize("layout", sorted({*LAYOUTS} - {"blank lines, ragged"}))  # narrow words alone fill no line
@given(paragraphs=PARAGRAPHS, width=st.integers(min(WIDTHS), max(WIDTHS)))
def test_paragraphs_come_back_from(layout: str, paragraphs: list[str], width: int) -> None:
    expected = [HEADLINE, *paragraphs]

    assert expected == texts_of(LAYOUTS[layout](expected, width))


@given(sentences=st.lists(SENTENCES, min_size=5, max_size=9), width=st.integers(min(WIDTHS), max(WIDTHS)))
def test_paragraphs_are_told_by_their_short_last_lines(sentences: list[str], width: int) -> None:
    expected = [HEADLINE, *(text for text in sentences if len(wrapped(text, width).rpartition("\n")[2]) < width / 2)]

    assert expected == texts_of("\n".join(wrapped(text, width) for text in expected))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("layout", [*LAYOUTS, *UNSURE])
def test_nearly_all_paragraphs_come_back_from(layout: str, width: int) -> None:
    least = 0.98 if layout in LAYOUTS else 0.9 if width >= 60 else 0.8
    right = told = 0

    for seed in range(5):
        expected = article(seed)
        found = set(texts_of((LAYOUTS | UNSURE)[layout](expected, width)))
        right += sum(text in found for text in expected)
        told += len(expected)

    assert right / told >= least


def test_a_full_line_ends_its_paragraph_where_most_sentences_do() -> None:
    expected = "The lake rose by two metres, said the minister."

    assert expected in texts_of(f"{HEADLINE}\n{SHORT}{SHORT}{expected}\n{SHORT}")


def test_a_full_line_goes_on_where_most_sentences_do() -> None:
    two = (
        "The port of Zenda closed. Nobody may cross it\nuntil noon. The lake rose by two metres on Friday.\nIt rained."
    )
    expected = [" ".join(two.split("\n"))] * 2

    assert expected == texts_of(f"{two}\n\n{two}")


def test_a_quotation_that_is_open_goes_on() -> None:
    expected = "“We know what the lake can do in these weeks. Nobody may cross.”"

    text = f"{SHORT}{SHORT}“We know what the lake can do in these weeks.\nNobody may cross.”\n{SHORT}"

    assert expected in texts_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ferry\tPassengers\nHentzau\t70\nzenda\tnone\nstrelsau\tnone",
        "what to bring\na permit\na passport\npatience",
        "i saw the lake at night\nit saw me\nand we both\nwere still",
        "HELD: Why did you close the lake?\nTARLENHEIM: We had no choice.",
        "Rose Hentzau\nThe Lake Authority\n1 Port Road\nZenda",
        "— Vous partez ?\n— Demain.",
        "Россия закрыла порт\nПорт закрыт до пятницы",
    ],
)
def test_lines_that_were_not_wrapped_stay_apart(text: str) -> None:
    expected = text.split("\n")

    assert expected == texts_of(text)
    assert expected == texts_of(f"{SHORT}{SHORT}\n{text}")[2:]


def test_the_sidecars_word_is_enough() -> None:
    expected = ["The lake rises", "One line And the next", "Another paragraph begins And goes on"]

    assert expected == texts_of(
        "The lake rises\n\n  One line\nAnd the next\n  Another paragraph begins\nAnd goes on", wrap=True
    )
