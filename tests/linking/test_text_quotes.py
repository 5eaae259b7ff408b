import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgloss.language.sentences import BLOCK, HIDDEN
from newsgloss.linking.text_quotes import (
    LONGEST,
    Proposal,
    beside_the_first,
    find_passages,
    fold_gaps,
    nearest_passages,
    unlike,
)
from tests.samples import examples

TEXT = f"The port closed.{BLOCK}Nobody may  cross the\nlake, nobody at all.{BLOCK}The lake is deep."


def words(text: str, exact: str, prefix: str = "", suffix: str = "") -> list[str]:
    """Return what is in the text at each place that is found."""
    return [text[start:end] for start, end in find_passages(text, exact, prefix, suffix)]


def test_the_quoted_words_are_found_where_they_stand() -> None:
    assert find_passages(TEXT, "port") == [(4, 8)]


def test_white_space_is_folded_on_both_sides() -> None:
    assert words(TEXT, " may cross\n the lake ") == ["may  cross the\nlake"]


def test_words_that_stand_twice_are_found_twice() -> None:
    assert words(TEXT, "lake") == ["lake", "lake"]


@pytest.mark.parametrize(("prefix", "suffix"), [("cross the", ""), ("", ", nobody"), (" the ", ",")])
def test_what_stands_beside_the_words_tells_two_places_apart(prefix: str, suffix: str) -> None:
    expected = [(TEXT.index("lake"), TEXT.index("lake") + 4)]

    assert expected == find_passages(TEXT, "lake", prefix, suffix)


def test_the_words_beside_may_stand_in_the_next_block() -> None:
    assert words(TEXT, "closed.", suffix="Nobody may") == ["closed."]


def test_a_passage_never_runs_over_two_blocks() -> None:
    assert words(TEXT, "closed. Nobody") == []


@pytest.mark.parametrize("exact", ["Port", "the lake—", "cafe"])
def test_words_that_are_only_alike_are_not_found(exact: str) -> None:
    assert words(f"{TEXT} cafe\u0301", exact) == []


def test_places_that_overlap_are_several_places() -> None:
    assert find_passages("may may may", "may may") == [(0, 7), (4, 11)]


def test_words_are_found_within_words() -> None:
    assert words("The airport closed.", "port") == ["port"]


@pytest.mark.parametrize(("prefix", "suffix"), [("port", ""), ("", "lake"), ("The port closed", ""), (".", "")])
def test_words_between_others_are_not_found(prefix: str, suffix: str) -> None:
    assert find_passages(TEXT, "deep", prefix, suffix) == []


def test_white_space_beside_the_words_asks_for_nothing() -> None:
    assert words(TEXT, "deep", " ", "\n") == ["deep"]


@pytest.mark.parametrize(
    ("exact", "found"), [("נסגר היום", "נסגר  היום"), ("cafe\u0301", "cafe\u0301"), ("«a b»", "«a\u00a0b»")]
)
def test_words_of_any_script_are_found(exact: str, found: str) -> None:
    assert words(f"הנמל נסגר  היום{BLOCK}cafe\u0301 «a\u00a0b»", exact) == [found]


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("the de\u00adtention order", "detention order"),
        ("a nai\u0308ve plan", "na\u00efve"),
        ("a na\u00efve plan", "nai\u0308ve"),
        ("20\u00a0000 lorries", "20 000 lorries"),
        ("20\u202f000\u200b lorries", "20 000 lorries"),
        ("a non\u2011entry order", "non-entry"),
        ("the \u200eport\u200f closed", "port closed"),
        (f"the sign{HIDDEN} is red", "sign is red"),
        ("the o\ufb03ce levy", "office levy"),
        ("the office levy", "o\ufb03ce levy"),
        ("un chef-d'\u0153uvre", "chef-d'oeuvre"),
        ("10⁶ lorries", "106 lorries"),
        ("106 lorries", "10⁶ lorries"),
        ("l\u02bcordre", "l’ordre"),
    ],
)
def test_a_difference_that_nobody_sees_is_none(text: str, exact: str) -> None:
    (start, end), *others = find_passages(text, exact)

    assert not others
    assert text[start:end].strip(f"{HIDDEN}\u200b") in text
    assert find_passages(text[start:end], exact) == [(0, end - start)]


@pytest.mark.parametrize(
    ("text", "exact", "found"),
    [
        ("He said “the bridge” fell.", "said the bridge fell", ["said “the bridge” fell"]),
        ("He said “the ‘old’ bridge” fell.", "the old bridge fell", ["the ‘old’ bridge” fell"]),
        ("Il dit «\u00a0le bac\u00a0». Bon.", "dit le bac. Bon", ["dit «\u00a0le bac\u00a0». Bon"]),
        ("「橋」が", "橋が", ["橋」が"]),
        ("The drivers’ “bridge” fell.", "drivers’ bridge", ["drivers’ “bridge”"]),
        ("He said “the bridge” fell.", "said ”the bridge” fell", []),
        ("The bridge “fell”. The bridge fell.", "bridge fell", ["bridge fell"]),
        ("He said “the bridge” fell.", "said the bride fell", []),
    ],
)
def test_words_quoted_without_quotation_marks_may_have_some(text: str, exact: str, found: list[str]) -> None:
    assert words(text, exact) == found


def test_the_proposed_words_beside_a_passage_tell_it_apart_across_quotation_marks() -> None:
    text = "Yes, “the bridge” fell. No, “the bridge” fell twice."
    beside = beside_the_first(fold_gaps(text), "the bridge fell")

    assert words(text, "the bridge fell", **beside) == ["the bridge” fell"]
    assert find_passages(text, "the bridge fell", **beside)[0][0] < len("Yes, “the")


@pytest.mark.parametrize(("exact", "found"), [("fic", "\ufb03c"), ("of", "o\ufb03"), ("i", "\ufb03")])
def test_a_passage_has_all_of_a_ligature(exact: str, found: str) -> None:
    assert words("o\ufb03ce", exact) == [found]


def test_what_stands_beside_may_differ_where_nobody_sees_it() -> None:
    assert words("the nai\u0308ve plan, a plan", "plan", prefix="na\u00efve") == ["plan"]


@pytest.mark.parametrize(
    ("text", "exact", "expected"),
    [
        ("He said it is shut. She said it is shut.", "it is shut", {"prefix": "He said"}),
        ("Nobody may cross. Everybody may cross.", "cross", {"prefix": "Nobody may"}),
        ("shut today. It is shut now, to be sure.", "shut", {"suffix": "today. It is"}),
        ("the overport and the port of port", "port", {"prefix": "the over"}),
        ("port port port", "port", {"suffix": "port port"}),
        ("lakelake \ufb01\u0301n", "lake", {"suffix": "lake fín"}),
    ],
)
def test_what_is_beside_the_first_place_alone_is_proposed(text: str, exact: str, expected: dict[str, str]) -> None:
    assert expected == beside_the_first(fold_gaps(text), exact)


def test_a_short_suffix_is_proposed_before_a_long_prefix() -> None:
    text = f"{'so ' * 40}it is shut today, {'so ' * 40}it is shut now"

    assert beside_the_first(fold_gaps(text), "it is shut") == {"suffix": "today, so so"}


ALIKE = [
    "lake",
    "lake ",
    " port",
    " ",
    "\u00a0",
    "\u202f",
    "fi",
    "\ufb01",
    "é",
    "e\u0301",
    "\u0301",
    "la\u00adke",
    "\u200b",
]
PIECES = st.sampled_from(
    [*ALIKE, BLOCK, f"{BLOCK}\n", "“", "”", "’", "« ", "\u00a0»", ".", ", ", "10⁶", "106", "œ", "oe"]
)


@examples(600)
@given(st.lists(PIECES, min_size=2, max_size=25).map("".join), st.data())
def test_what_is_proposed_makes_the_first_place_the_only_one(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 9)))
    prefix = data.draw(st.sampled_from(["", text[max(0, start - 2) : start]]))
    places = find_passages(text, text[start:end], prefix)
    if len(places) < 2:
        return
    beside = beside_the_first(fold_gaps(text), text[start:end], prefix)

    assert find_passages(text, text[start:end], **{"prefix": prefix} | beside) == places[:1]
    assert not any(BLOCK in words for words in beside.values())


@pytest.mark.parametrize(
    ("passage", "exact", "expected"),
    [
        ("it won’t do", "it won't do", ("’", "'")),
        ("“it won’t”,", "it won't", ("’", "'")),
        ("the p\u043ert", "the port", ("\u043e", "o")),
        ("the port… it", "the port... it", ("…", ".")),
        ("“the port... it”", "the port… it", (".", "…")),
        ("the port… is", "the port... it", None),
        ("the post", "the port", None),
        ("‘é’—è", "'e'-e", None),
        ("the port", "the port", None),
        ("the", "the port", None),
    ],
)
def test_the_character_that_looks_like_another_is_found(
    passage: str, exact: str, expected: tuple[str, str] | None
) -> None:
    assert expected == unlike(passage, exact)


def test_offsets_are_code_points() -> None:
    text = "🏳️‍🌈 İ e\u0301 lake"

    assert [(text.index("lake"), len(text))] == find_passages(text, "lake")


def test_nothing_is_found_nowhere() -> None:
    assert find_passages(TEXT, " \n ") == []


def test_the_nearest_passages_are_proposed_with_a_score() -> None:
    expected = [Proposal("may cross the lake,", 0.89)]

    found = nearest_passages(TEXT, "may cross a lake,")

    assert expected == [Proposal(proposal.text, round(proposal.score, 2)) for proposal in found]


def test_where_no_spaces_part_words_each_character_is_one() -> None:
    text = "港务委员会星期二决定重建一月份被风暴摧毁的北码头。王芳说港务委员会很高兴。"

    assert [one.text for one in nearest_passages(text, "星期二决定重修一月份")] == ["星期二决定重建一月份"]
    assert beside_the_first(fold_gaps(text), "港务委员会") == {"suffix": "星期二"}


def test_nothing_is_near_a_passage_that_nobody_sees() -> None:
    assert nearest_passages(TEXT, "\u200b") == []


def test_the_best_proposal_comes_first_and_none_overlap() -> None:
    text = f"the old port of Zenda{BLOCK}the new port of Zenda{BLOCK}an old port on the lake"

    assert [proposal.text for proposal in nearest_passages(text, "the old ports of Zenda")] == [
        "the old port of Zenda",
        "the new port of Zenda",
        "an old port on the",
    ]


def test_a_shorter_block_is_proposed_as_a_whole() -> None:
    text = f"It rained.{BLOCK}The port closed{BLOCK}Nobody came."

    assert [found.text for found in nearest_passages(text, "The port closed today")] == ["The port closed"]


def test_a_very_long_passage_is_looked_for_by_its_beginning() -> None:
    text = " ".join(f"word{number}" for number in range(100))

    (first, *_) = nearest_passages(f"Before {text} after", text.replace("word7 ", "word "))

    assert first.text.startswith("word0 word1 ")
    assert len(first.text.split()) == LONGEST


@pytest.mark.parametrize("text", ["", BLOCK, " \n "])
def test_in_an_empty_text_nothing_is_near(text: str) -> None:
    assert nearest_passages(text, "The port") == []


def test_what_is_like_nothing_has_no_proposals() -> None:
    assert nearest_passages(TEXT, "parliamentary committees") == []


@examples(200)
@given(st.text(alphabet="ab \n\u00a0" + BLOCK + "İé🏳", max_size=40), st.integers(0, 39), st.integers(1, 12))
def test_every_stretch_of_a_block_is_found_where_it_was_taken(text: str, start: int, size: int) -> None:
    stretch = text[start : start + size]
    if BLOCK in stretch or not stretch.strip():
        return
    start += len(stretch) - len(stretch.lstrip())
    stretch = stretch.strip()

    assert (start, start + len(stretch)) in find_passages(text, stretch)
