"""Pages as they are written -> whether they show their source's words, and no others as a source's."""

import pytest

from newsgloss.content.fidelity import Proof, elements, misshown, prove_page
from tests.content.test_fidelity import SEED, TEXTS, Words, page

BY_TEMPLATE = "A template of the theme or of the site has changed this: correct the template."
NOT_QUOTED = "this looks like the source's words and is not a quote of 'zenda': "
WRITTEN = """\
<!doctype html><html><head><title>Zenda</title></head><body><p class="source-headline">Port  closes</p>
<div class="story">
{}
<div class="note" role="note" data-added aria-labelledby="n-a-h"><blockquote><p>A note of ours.</p></blockquote></div>
<p>We explain.</p>
</div></body></html>
"""


def written(texts: Words, *, changed: tuple[str, str] = ("", "")) -> Proof:
    """Return the proof of a page with these texts, as a template may have changed it."""
    return prove_page(elements(WRITTEN.format(page(texts)).replace(*changed)), SEED)


def test_a_page_as_it_is_written_is_proved() -> None:
    assert written(TEXTS) == Proof((3, 5, 7, 9))


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (("Nobody", "Everybody"), "the source's words were changed: 'Everybody may may cross without a ferry permit.'"),
        (("Port  closes", "Port opens"), "the page has words as the source's that are not: 'Port opens'"),
        (("</body>", '<p class="theirs">We lied.</p>'), "the page has words as the source's that are not: 'We lied.'"),
        (
            ("</body>", '<p class="theirs">ort close</p>'),
            "the page has words as the source's that are not: 'ort close'",
        ),
        (
            ("</body>", '<blockquote class="source"><p>We lied.</p></blockquote>'),
            "the page has words as the source's that are not: 'We lied.'",
        ),
        (
            ("<p>A note of ours.</p>", '<p class="mention-theirs">We lied.</p>'),
            "the page has words as the source's that are not: 'We lied.'",
        ),
        (('<div class="story">', "<div>"), 'the page has 0 elements <div class="story">'),
        (("</body>", '<div class="story"></div>'), 'the page has 2 elements <div class="story">'),
        (
            ("<p>We explain.</p>\n</div>", '<blockquote class="source"><p>We lied.</p></blockquote></div>'),
            f"{NOT_QUOTED}'<blockquote class=\"source\"><p>We lied.</p></blockquote>'",
        ),
    ],
)
def test_what_a_template_changes_is_told(changed: tuple[str, str], expected: str) -> None:
    proof = written(TEXTS, changed=changed)

    assert (proof.difference, proof.remedy) == (expected, BY_TEMPLATE)


def test_a_credit_of_the_source_may_stand_around_the_story() -> None:
    assert written(TEXTS, changed=("</body>", '<span class="theirs">Zenda closed</span>')).difference is None


@pytest.mark.parametrize("name", ["theirs", "mention-theirs", "source", "source-headline"])
def test_a_page_shows_as_a_sources_only_what_it_was_given(name: str) -> None:
    html = f'<p class="mention {name}">The port of <a href="/">Zenda</a>\nclosed.</p><p>We explain.</p>'

    assert misshown(elements(html), ["We wait.", "The port of Zenda closed."]) is None
    assert misshown(elements(html), ["We wait."]) == "The port of Zenda closed."


def test_a_page_without_a_sources_words_shows_none() -> None:
    assert misshown(elements("<p>We explain.</p>"), []) is None
