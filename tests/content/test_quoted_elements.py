"""What a quote of the source may hold beside its words, and what may look like it -> proved, or told."""

import pytest

from newsgloss.content.fidelity import Proof, prove
from tests.content.test_fidelity import SEED, TEXTS, difference, page


@pytest.mark.parametrize(
    "added",
    [
        "<p>They lied.</p>",
        "They lied.",
        "<ul><li>They lied.</li></ul>",
        "<h2>They lied</h2>",
        "<div>They lied.</div>",
        "<blockquote><p>They lied.</p></blockquote>",
        "<pre>They lied.</pre>",
        "<table><tr><td>They lied.</td></tr></table>",
    ],
)
def test_words_that_are_added_to_a_quote_are_found(added: str) -> None:
    quoted = page(TEXTS).replace("</blockquote>", f"{added}</blockquote>")

    assert prove(quoted, SEED).difference


NOTE = '<a class="note-ref" href="#n-day" role="doc-noteref" aria-label="Note 1: The day" data-added>{}</a>'
PARAGRAPH = '<a class="paragraph-number" href="#paragraph-1" aria-label="Paragraph 1" data-added>{}</a>'


@pytest.mark.parametrize("number", [NOTE, PARAGRAPH])
@pytest.mark.parametrize("forged", ["not", "1 not", "<b>1</b>", ""])
def test_what_is_no_number_does_not_pass_as_one(number: str, forged: str) -> None:
    quoted = page(TEXTS).replace("Friday", f"Friday{number.format(forged)}")

    assert prove(quoted, SEED).difference


@pytest.mark.parametrize("number", [NOTE.format(1), PARAGRAPH.format(1)])
def test_the_number_of_a_note_or_a_paragraph_is_not_the_sources(number: str) -> None:
    quoted = page(TEXTS).replace("Friday", f"Friday{number}")
    expected = Proof((3, 5, 7, 9))

    assert expected == prove(quoted, SEED)


@pytest.mark.parametrize(
    "tag",
    [
        'a class="entry-link" id="m-ferry-1" data-entry="ferry" href="/x"',
        'span id="m-ferry-1"',
        "em",
        'mark class="passage" data-note="a"',
    ],
)
def test_tags_around_words_change_no_words(tag: str) -> None:
    quoted = page(TEXTS).replace("ferry", f"<{tag}>ferry</{tag.split(maxsplit=1)[0]}>")
    expected = Proof((3, 5, 7, 9))

    assert expected == prove(quoted, SEED)


@pytest.mark.parametrize("tag", ["ol", "ul", "q", "del", "img", "hr", "blockquote", "details", "bdo"])
def test_an_element_that_shows_more_than_its_words_is_told(tag: str) -> None:
    expected = f"a quote of the source has more than its words: '<{tag}>"

    proof = prove(page(TEXTS).replace("Nobody", f"<{tag}>Nobody</{tag}>"), SEED)

    assert proof.difference
    assert proof.difference.replace("/>", ">").startswith(expected)


DISGUISES = [
    '<span class="timeline-chart"><span class="timeline-strip">{}</span></span>',
    '<span class="skip-link">{}</span>',
    '<span class="x-hidden">{}</span>',
    '<em class="x-hidden">{}</em>',
    '<span role="img" aria-label="Hentzau">{}</span>',
    '<span aria-hidden="true">{}</span>',
    "<span hidden>{}</span>",
    '<span style="display:none">{}</span>',
    '<span title="Hentzau">{}</span>',
    '<span dir="rtl">{}</span>',
    '<span id="port">{}</span>',
    "<span data-added>{}</span>",
    "<bdi>{}</bdi>",
    '<bdo dir="rtl">{}</bdo>',
    "<sup>{}</sup>",
    "<sub>{}</sub>",
    "<small>{}</small>",
    "<s>{}</s>",
    "<del>{}</del>",
    "<ins>{}</ins>",
    "<q>{}</q>",
    "<ruby>{}<rt>Hentzau</rt></ruby>",
    "<template>{}</template>",
    "<details><summary>x</summary>{}</details>",
    "<noscript>{}</noscript>",
    "<svg><text>{}</text></svg>",
    '<mark class="x-not">{}</mark>',
    '<mark class="passage" data-note="a" hidden>{}</mark>',
    '<a class="entry-link x-hidden" href="/x">{}</a>',
    '<a class="note-ref" href="#n-day" role="doc-noteref" aria-label="Note 1" data-added>{}</a>',
    '<time class="story-date" datetime="2020-03-20" dir="rtl">{}</time>',
    '<span id="m-ferry-1" class="skip-link">{}</span>',
    '<abbr title="with">{}</abbr>',
]


@pytest.mark.parametrize("disguise", DISGUISES)
def test_nothing_may_change_how_a_word_of_the_source_is_shown(disguise: str) -> None:
    quoted = page(TEXTS).replace("without", disguise.format("without"))

    proof = prove(quoted, SEED)

    assert proof.difference
    assert proof.difference.startswith("a quote of the source has more than its words: '<")


@pytest.mark.parametrize("tag", ["mark", "time"])
def test_a_mark_or_a_time_in_a_quote_is_ours_alone(tag: str) -> None:
    proof = prove(page(TEXTS).replace("Friday", f"<{tag}>Friday</{tag}>"), SEED)

    assert proof.difference == f"a quote of the source has more than its words: '<{tag}>Friday</{tag}>'"


def test_quotes_nested_by_the_thousand_are_told_in_words() -> None:
    opened = '<blockquote class="source" data-seed="zenda">' + "<blockquote>" * 3000
    proof = prove(f"{opened}Ours.{'</blockquote>' * 3001}", SEED)

    assert str(proof.difference).startswith("a quote of the source has more than its words: '<blockquote>")


@pytest.mark.parametrize(
    "character",
    ["\u202e", "\u202d", "\u2066", "\u2067", "\u2069", "\u200f", "\u200b", "\u200d", "\u2060", "\u00ad", "\ufeff"],
)
def test_characters_that_nobody_sees_are_found(character: str) -> None:
    assert difference([TEXTS[0], TEXTS[1].replace("cross", f"cro{character}ss"), *TEXTS[2:]])


@pytest.mark.parametrize(
    "around",
    [
        "<div hidden>{}</div>",
        '<div dir="rtl">{}</div>',
        '<div class="x-hidden">{}</div>',
        "<details>{}</details>",
        "<del>{}</del>",
        '<div data-added="">{}</div>',
        '<div class="footnote"><ol><li>{}</li></ol></div>',
    ],
)
def test_nothing_around_a_quote_may_change_how_it_is_shown(around: str) -> None:
    proof = prove(page(TEXTS, around), SEED)

    assert proof.difference
    assert proof.difference.startswith("a quote of the source is in what may change how it shows: '<")


def test_what_browsers_do_not_show_is_not_shown() -> None:
    assert prove(page(TEXTS, "<template>{}</template>"), SEED).shown == ()


def test_a_quote_may_stand_in_a_list() -> None:
    expected = Proof((3, 5, 7, 9))

    assert expected == prove(page(TEXTS, "<ol><li>{}</li></ol>"), SEED)


@pytest.mark.parametrize(
    "forged",
    [
        '<p class="source">They lied.</p>',
        '<div class="source"><p>They lied.</p></div>',
        '<p class="source-headline">They lied</p>',
        '<span class="theirs">They lied.</span>',
        '<blockquote class="mention mention-theirs"><p>They lied.</p></blockquote>',
        "<blockquote><p>They lied.</p></blockquote>",
        '<blockquote class="source"><p>The port of Zenda closed on Friday.</p></blockquote>',
        '<blockquote class="source" data-seed="other"><p>The port of Zenda closed on Friday.</p></blockquote>',
        '<blockquote class="source x-hidden" data-seed="zenda"><p>The port of Zenda closed on Friday.</p></blockquote>',
        '<blockquote class="source" data-seed="zenda" dir="rtl"><p>Nobody</p></blockquote>',
    ],
)
def test_nothing_else_may_look_like_the_sources_words(forged: str) -> None:
    expected = (
        f"this looks like the source's words and is not a quote of 'zenda': '{forged[:20]}",
        "Quote the source with >, or say whose words they are: > — [title](source:id).",
    )

    proof = prove(forged, SEED)

    assert proof.difference
    assert expected == (proof.difference[: len(expected[0])], proof.remedy)


def test_what_is_shown_with_more_than_its_words_is_told_to_the_letter() -> None:
    expected = (
        "a quote of the source has more than its words: '<span class=\"skip-link\">without</span>'",
        "Take it out of the quote, where readers must see the source's words alone.",
    )

    proof = prove(page(TEXTS).replace("without", '<span class="skip-link">without</span>'), SEED)

    assert expected == (proof.difference, proof.remedy)


def test_a_quote_in_what_may_hide_it_is_told_to_the_letter() -> None:
    expected = (
        "a quote of the source is in what may change how it shows: '<div hidden=\"\">'",
        "Take the quote out of it.",
    )

    proof = prove(page(TEXTS, "<div hidden>{}</div>"), SEED)

    assert expected == (proof.difference, proof.remedy)
