"""A story's HTML -> the source's paragraphs numbered through, each with a link to itself."""

from newsgloss.language.interface import UNTRANSLATED
from newsgloss.pages.explainers.paragraph_numbers import with_paragraph_numbers

QUOTE = '<blockquote class="source" data-seed="zenda">{}</blockquote>'


def link(number: int) -> str:
    """Return the number of a paragraph as it is written."""
    attributes = f'class="paragraph-number" href="#paragraph-{number}" aria-label="Paragraph {number}" data-added'
    return f"<a {attributes}>{number}</a>"


def test_paragraphs_are_numbered_through_the_pieces_of_a_story() -> None:
    pieces = [QUOTE.format("<p>It closed.</p>\n<h2>Why</h2>\n<p>It rained.</p>"), QUOTE.format("<p>It opened.</p>")]
    expected = [
        QUOTE.format(
            f'<p id="paragraph-1">It closed.{link(1)}</p>\n<h2>Why</h2>\n<p id="paragraph-2">It rained.{link(2)}</p>'
        ),
        QUOTE.format(f'<p id="paragraph-3">It opened.{link(3)}</p>'),
    ]

    assert expected == list(with_paragraph_numbers(pieces, UNTRANSLATED))


def test_a_paragraph_keeps_its_language() -> None:
    expected = QUOTE.format(f'<p id="paragraph-1" lang="fr">Fermé.{link(1)}</p>')

    assert [expected] == list(with_paragraph_numbers([QUOTE.format('<p lang="fr">Fermé.</p>')], UNTRANSLATED))


def test_words_of_ours_have_no_numbers() -> None:
    pieces = ["<p>We explain.</p>", '<blockquote class="quotation"><p>It closed.</p></blockquote>']

    assert pieces == list(with_paragraph_numbers(pieces, UNTRANSLATED))
