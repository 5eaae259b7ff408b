import html
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newsgloss.content.fidelity import PROPOSED, SENTENCE, Proof, prove
from newsgloss.seeds.lines.rulings import normal
from newsgloss.seeds.seed import Seed, read_seed

SEED = read_seed(
    b"Port closes\n\nThe port of Zenda closed on Friday.\n\nNobody may may cross without a ferry permit.\n\n"
    b"A long wait\n\nThe temporary measue holds. The the fishers wait.\n",
    "zenda",
    "zenda.txt",
)
TEXTS = [line.text for line in SEED.body]
SUBHEAD = "A long wait"
NUMBER = '<a class="note-ref" href="#n-a" role="doc-noteref" aria-label="Note 1" data-added>1</a>'
MEASURE = "The temporary measure holds. The the fishers wait."
Words = list[str]


def block(text: str) -> str:
    """Return a text as HTML, a paragraph unless it is the subhead."""
    name = "h2" if text.split() == SUBHEAD.split() else "p"
    return f"<{name}>{html.escape(text)}</{name}>"


def page(texts: Words, around: str = "{}") -> str:
    """Return a page that quotes these texts, each as a paragraph or a subhead, after a sentence of ours."""
    quotes = "".join(f"{block(text)}\n" for text in texts)
    source = f'<blockquote class="source" data-seed="zenda">\n{quotes}</blockquote>'
    return f"<p>We explain.</p>\n{around.format(source)}\n<p>Ours.</p>"


def difference(texts: Words) -> str | None:
    """Return the first difference between a page of these texts and the seed."""
    return prove(page(texts), SEED).difference


def test_a_page_that_shows_all_of_its_seed_is_proved() -> None:
    expected = Proof((3, 5, 7, 9))

    assert expected == prove(page(TEXTS), SEED)


def test_a_paragraph_that_is_left_out_is_fine() -> None:
    expected = Proof((3, 7, 9))

    assert expected == prove(page([TEXTS[0], *TEXTS[2:]]), SEED)


def test_a_page_that_quotes_nothing_is_fine() -> None:
    expected = Proof(())

    assert expected == prove("<p>Ours.</p>", SEED)


@given(st.sets(st.sampled_from(range(len(TEXTS)))))
def test_any_paragraphs_may_be_left_out(kept: set[int]) -> None:
    expected = tuple(SEED.body[index].number for index in sorted(kept))

    assert expected == prove(page([TEXTS[index] for index in sorted(kept)]), SEED).shown


def test_the_first_seed_is_proved(first_seed: Seed) -> None:
    names = {"paragraph": "p", "subhead": "h2"}
    texts = "".join(f"<{names[line.as_]}>{html.escape(line.text)}</{names[line.as_]}>" for line in first_seed.body)
    quote = f'<blockquote class="source" data-seed="{first_seed.id}">{texts}</blockquote>'
    expected = Proof(tuple(line.number for line in first_seed.body))

    assert expected == prove(quote, first_seed)


@given(st.data())
def test_one_changed_character_is_found(data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(TEXTS) - 1))
    text = TEXTS[number]
    at = data.draw(st.integers(0, len(text) - 1))
    changed = text[:at] + data.draw(st.characters(exclude_categories=["Cs", "Cc"])) + text[at + 1 :]
    assume(normal(changed) != normal(text))

    assert difference([*TEXTS[:number], changed, *TEXTS[number + 1 :]])


@given(st.data())
def test_one_added_character_is_found(data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(TEXTS) - 1))
    text = TEXTS[number]
    at = data.draw(st.integers(0, len(text)))
    added = text[:at] + data.draw(st.characters(exclude_categories=["Cs", "Cc"])) + text[at:]
    assume(normal(added) != normal(text))

    assert difference([*TEXTS[:number], added, *TEXTS[number + 1 :]])


@given(st.data())
def test_one_dropped_word_is_found(data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(TEXTS) - 1))
    words = TEXTS[number].split()
    at = data.draw(st.integers(0, len(words) - 1))
    dropped = " ".join([*words[:at], *words[at + 1 :]])
    assume(dropped)

    assert difference([*TEXTS[:number], dropped, *TEXTS[number + 1 :]])


@given(st.permutations(range(len(TEXTS))))
def test_paragraphs_in_another_order_are_found(order: list[int]) -> None:
    found = difference([TEXTS[index] for index in order])

    assert (found is None) == (order == sorted(order))


@pytest.mark.parametrize(
    ("typo", "corrected"), [("may may", "may"), ("measue", "measure"), ("The the", "The"), ("permit.", "permit")]
)
def test_a_corrected_typo_is_found(typo: str, corrected: str) -> None:
    assert difference([text.replace(typo, corrected) for text in TEXTS])


def test_a_paragraph_shown_twice_is_found() -> None:
    assert difference([TEXTS[0], *TEXTS])


def test_two_paragraphs_joined_are_found() -> None:
    assert difference([" ".join(TEXTS[:2]), *TEXTS[2:]])


def test_a_paragraph_that_is_split_is_found() -> None:
    assert difference(["The port of Zenda", "closed on Friday.", *TEXTS[1:]])


def test_smart_quotation_marks_are_found(first_seed: Seed) -> None:
    texts = [line.text.replace("'", "’") for line in first_seed.body]
    quote = "".join(
        f'<blockquote class="source" data-seed="{first_seed.id}"><p>{text}</p></blockquote>' for text in texts
    )

    assert prove(quote, first_seed).difference


def test_a_line_break_is_white_space() -> None:
    expected = Proof((3, 5, 7, 9))

    assert expected == prove(page(TEXTS).replace("may may", "may<br>may"), SEED)


@pytest.mark.parametrize("change", [str.upper, str.lower, str.title, lambda text: text.replace(" ", "")])
def test_capitals_and_spaces_are_the_sources_too(change: Callable[[str], str]) -> None:
    assert difference([change(text) for text in TEXTS])


@pytest.mark.parametrize("change", [lambda text: text.replace(" ", "\n  "), lambda text: text.replace(" ", "\u00a0")])
def test_white_space_is_folded(change: Callable[[str], str]) -> None:
    assert difference([change(text) for text in TEXTS]) is None


def test_composed_and_decomposed_characters_are_the_same() -> None:
    seed = read_seed("Cafés close\n\nThe café closed.\n".encode(), "zenda", "zenda.txt")
    expected = Proof((3,))

    assert expected == prove(page([unicodedata.normalize("NFD", "The café closed.")]), seed)


def test_quotes_in_several_places_are_proved_together() -> None:
    several = page(TEXTS[:2]) + page(TEXTS[2:])
    expected = Proof((3, 5, 7, 9))

    assert expected == prove(several, SEED)


def test_another_quotation_is_not_the_seeds() -> None:
    other = '<blockquote class="quotation"><p>Not theirs.</p></blockquote>'
    expected = Proof((3, 5, 7, 9))

    assert expected == prove(page(TEXTS) + other, SEED)


def test_what_looks_like_the_sources_words_is_held_to_the_promise() -> None:
    forged = '<blockquote class="source"><p>They lied.</p></blockquote>'

    assert prove(page(TEXTS) + forged, SEED).difference


def test_a_changed_character_is_told_to_the_letter() -> None:
    expected = (
        "the source's words were changed: 'The temporary measure holds. The the fishers wait.'",
        "Line 9 of zenda.txt has: 'The temporary measue holds. The the fishers wait.'",
    )

    proof = prove(page([*TEXTS[:3], TEXTS[3].replace("measue", "measure")]), SEED)

    assert expected == (proof.difference, proof.remedy)


def test_a_long_paragraph_is_told_from_where_it_differs() -> None:
    text = (
        "The fishers of Zenda have waited at the port since Friday morning and nobody can say when a ferry will leave."
    )
    seed = read_seed(f"Port closes\n\n{text}\n".encode(), "zenda", "zenda.txt")
    expected = (
        "the source's words were changed: 'The fishers of Zenda have waited at the port since Friday …'",
        "Line 3 of zenda.txt has: '… and nobody can say when a ferry will leave.'",
    )

    proof = prove(page([text.replace("when", "whether")]), seed)

    assert expected == (proof.difference, proof.remedy)


@pytest.mark.parametrize(("length", "shown"), [(60, "x" * 60), (61, "xx …")])
def test_a_message_shows_sixty_characters(length: int, shown: str) -> None:
    text = "x" * 60 if length == 60 else "xx " + "x" * 58

    assert prove(page([text]), SEED).difference == f"the source's words were changed: '{shown}'"


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (
            "<p>A long wait</p>",
            Proof(
                (),
                "line 7 of the seed is a subhead and is a paragraph here: 'A long wait'",
                "Begin it with > ##; the sidecar's `subheads:` overrules.",
            ),
        ),
        (
            "<h2>The port of Zenda closed on Friday.</h2>",
            Proof(
                (),
                "line 3 of the seed is a paragraph and is a heading here: 'The port of Zenda closed on Friday.'",
                "Take the # away; the sidecar's `subheads:` overrules.",
            ),
        ),
    ],
)
def test_a_paragraph_is_no_heading_and_a_subhead_no_paragraph(shown: str, expected: Proof) -> None:
    assert expected == prove(f'<blockquote class="source" data-seed="zenda">{shown}</blockquote>', SEED)


def test_a_paragraph_in_another_order_is_told_to_the_letter() -> None:
    expected = (
        "a paragraph of the seed is in another order: line 3, 'The port of Zenda closed on Friday.'",
        "Put the source's paragraphs back in their order.",
    )

    proof = prove(page([TEXTS[1], TEXTS[0]]), SEED)

    assert expected == (proof.difference, proof.remedy)


def test_words_that_are_like_no_paragraph_are_told_to_the_letter() -> None:
    expected = (
        "the source's words were changed: 'Xyzzy!'",
        "No paragraph of the seed is like it. If it is ours, take it out of the quote; else restore it.",
    )

    proof = prove(page(["Xyzzy!"]), SEED)

    assert expected == (proof.difference, proof.remedy)


def test_all_that_differs_is_told_and_what_does_not_is_shown() -> None:
    proof = prove(page(["Xyzzy!", *TEXTS[1:3], TEXTS[3].replace("measue", "measure")]), SEED)

    assert proof.shown == (5, 7)
    assert ["the source's words were changed: 'Xyzzy!'", f"the source's words were changed: '{MEASURE}'"] == [
        altered.message for altered in proof.altered
    ]


def test_one_paragraph_out_of_its_order_is_told_once() -> None:
    proof = prove(page([TEXTS[3], *TEXTS[:3]]), SEED)

    assert len(proof.altered) == 1


def test_a_paragraph_that_is_split_is_told_once() -> None:
    proof = prove(page([*TEXTS[:1], *TEXTS[1].split(" without "), *TEXTS[2:]]), SEED)

    assert [altered.words for altered in proof.altered] == ["Nobody may may cross"]


def test_no_nearest_paragraph_is_looked_for_once_very_many_differ() -> None:
    proof = prove(page([f"Xyzzy {number}!" for number in range(PROPOSED + 1)]), SEED)

    assert proof.altered[-1].remedy == "Restore it as the seed has it."
    assert proof.altered[-1].remedy not in {altered.remedy for altered in proof.altered[:-1]}


@pytest.mark.parametrize(
    "around", ["<p>{}</p>", f"<p>{{}}{NUMBER}</p>", "<ul><li>{}</li></ul>", "<h3>{}</h3>", "<div><p>{}\n</p></div>"]
)
def test_a_paragraph_of_the_seed_that_looks_like_ours_is_told(around: str) -> None:
    text = page([TEXTS[0], *TEXTS[2:]]) + around.format(TEXTS[1].replace(" ", "\n", 1))
    expected = (
        "line 5 of the seed is here as our words: 'Nobody may may cross without a ferry permit.'",
        "Begin each line of it with > and a space, or say it in words of ours.",
    )

    proof = prove(text, SEED)

    assert expected == (proof.difference, proof.remedy)


@pytest.mark.parametrize("text", [SUBHEAD, f"{TEXTS[1]} So they say.", TEXTS[1][:-1]])
def test_a_few_words_alike_or_a_part_of_a_paragraph_may_be_ours(text: str) -> None:
    assert prove(f"{page(TEXTS[:1])}<p>{text}</p>", SEED).difference is None


@pytest.mark.parametrize("inner", ["<p>{}</p>{}<p></p>", "{}<p>{}</p>", "<p>{}</p><em>{}</em>"])
def test_every_word_of_a_quote_is_in_a_paragraph(inner: str) -> None:
    first, _, second = TEXTS[0].partition(". ")
    quoted = f'<blockquote class="source" data-seed="{SEED.id}">{inner.format(first, second or "More.")}</blockquote>'

    found = prove(quoted, SEED)

    assert found.difference is not None
    assert found.difference.startswith("a quote of the source has words outside its paragraphs: ")
    assert found.remedy == "Put each paragraph of the source on lines of its own that begin with >."


def test_a_paragraph_of_the_seed_is_not_given_to_another() -> None:
    text = next(text for text in TEXTS if len(text.split()) >= SENTENCE)
    quoted = f'<blockquote class="quotation"><p>{text}</p><p>— <a href="/sources/#gazette">Gazette</a></p></blockquote>'

    found = prove(quoted, SEED)

    assert found.difference is not None
    assert found.difference.startswith(f"a paragraph of '{SEED.id}' is quoted as another source's: ")
    assert found.remedy == "Take the line with the source out of the quote."
