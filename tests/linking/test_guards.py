from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgloss.language.sentences import BLOCK
from newsgloss.linking.guards.capitals import begins_sentence, is_date, is_dollar, is_shouted
from newsgloss.linking.guards.joined_names import (
    is_a_later_law,
    is_after_versus,
    is_before_versus,
    is_for_another,
    is_in_a_longer_name,
    is_numbered,
    is_of_another,
    is_of_another_body,
    is_with_more_subjects,
)
from newsgloss.linking.guards.longer_names import (
    is_a_part_of_the_compass,
    is_after_a_given_name,
    is_after_a_name,
    is_after_a_title,
    is_after_and,
    is_after_of,
    is_after_of_the,
    is_before_a_name,
    is_before_another,
    is_in_a_term,
    is_in_an_address,
    is_of_kin,
    is_part_of_a_name,
)
from newsgloss.linking.guards.tokens import HIDDEN, is_parted, is_whole

QUESTIONS = [
    begins_sentence,
    is_after_a_given_name,
    is_after_a_name,
    is_after_a_title,
    is_after_and,
    is_after_of,
    is_after_of_the,
    is_before_a_name,
    is_before_another,
    is_a_part_of_the_compass,
    is_for_another,
    is_a_later_law,
    is_after_versus,
    is_before_versus,
    is_in_a_longer_name,
    is_in_a_term,
    is_in_an_address,
    is_numbered,
    is_with_more_subjects,
    is_date,
    is_dollar,
    is_of_another,
    is_of_another_body,
    is_of_kin,
    is_part_of_a_name,
    is_parted,
    is_shouted,
    is_whole,
]
FAR = 2_000  # characters; farther than any question looks


def ask(question: Callable[[str, int, int], bool], marked: str) -> bool:
    """Ask about the stretch of a text between brackets."""
    before, _, rest = marked.partition("[")
    words, _, after = rest.partition("]")
    return question(before + words + after, len(before), len(before + words))


@pytest.mark.parametrize(
    ("question", "yes", "no"),
    [
        (is_whole, "the [ferry], the", "non-[ferry] boats"),
        (is_whole, "l’[asile] ferme", "O’[Zenda] left"),
        (is_whole, "[Zenda]’s port", "[Zenda]’ll go"),
        (is_whole, f"{BLOCK}[ferry]{HIDDEN}", "www.zenda.example/[ferry]"),
        (is_whole, "a [US] dollar", "[US]$5"),
        (is_whole, "今日の[RLA]について", "今日の[RLA]X"),
        (is_whole, "l’[œuvre]", "hors-d’[œuvre]"),
        (begins_sentence, "It rained. [Asylum] ended.", "At the [Asylum] it rained."),
        (begins_sentence, "He said, “[Asylum] is a right.”", "Her novel, “[Asylum],” sold."),
        (begins_sentence, "He said, “[Asylum] is for Zenda.”", "Her novel, “[Asylum] for Zenda,” sold."),
        (begins_sentence, "“It rained. [Asylum] for Zenda.”", "“[Asylum] for Zenda.”"),
        (begins_sentence, "[Bond] ended.", "She met Mr. [Bond]."),
        (is_date, "on 3 [May]", "the fiery [May] left"),
        (is_date, "3 [May]", "3 [Zenda]"),
        (is_date, "[May] 1931", "[May] 's hat"),
        (is_date, "[May] she stay?", "[May] sheared it"),
        (is_part_of_a_name, "the [Zenda] Rovers", "the [Zenda] ferry"),
        (is_part_of_a_name, "old Rudolf [Zenda]", "President [Zenda]"),
        (is_part_of_a_name, "rue [Zenda]", "Then [Zenda]"),
        (is_before_a_name, "[Lake Zenda] Rovers", "[Lake Zenda] Friday."),
        (is_before_another, "[Ports Act] Amendment", "[Ports Act] Section 12"),
        (is_before_another, "[Lake Court]\u202fHotel", "[Lake Court] CEO"),
        (is_before_another, "[Prime Rate] Karl", "[Prime Minister] Karl"),
        (is_after_a_name, "the Federal [Court]", "On Monday [Court]"),
        (is_after_a_name, "Rupert [Zenda] fell", "Then [Zenda] fell"),
        (is_after_a_name, "“A bid,” said Upper [Zenda]", "She wrote, “Then [Zenda]"),
        (is_after_a_name, "in Ulm-Nord [Zenda]", "in Ulm-based [Zenda]"),
        (is_after_a_title, "the Rev. Dr. [Zenda]", "the dr [Zenda]"),
        (is_after_a_title, "le ministre [Zenda]", "the minstrel [Zenda]"),
        (is_after_a_given_name, "Sophie [Zenda]", "Strelsau [Zenda]"),
        (is_parted, "は[難民]で", "大[難民]で"),
        (is_parted, "の[ビザ]", "の[ビザ]ンツ"),
        (is_parted, "「[国]」", "の[国]が"),
        (is_parted, "的[关税]和", "的[关税]同"),
        (is_parted, "เป็น[ผู้ลี้ภัย]และ", "เป็น[ผู้ลี้ภัย]สงคราม"),
        (is_after_of, "the Gulf of [Zenda]", "Most of [Zenda]"),
        (is_after_of, "la Banque de [Zenda]", "la Banque de la [Zenda]"),
        (is_after_of, "the Friends of [Zenda]", "Rupert Moe of [Zenda]"),
        (is_after_of_the, "la Banque de la [Zenda]", "la République de la [Zenda]"),
        (is_of_another_body, "la [Cour] de Zenda", "la [Cour] de Marie Noir"),
        (is_after_a_title, "Rupert von [Zenda]", "in [Zenda]"),
        (is_after_a_name, "Moe & [Zenda]", "& [Zenda]"),
        (is_before_another, "[Zenda] et Fils", "[Zenda] et fileuses"),
        (is_before_another, "[Zenda] Prime Rib", "[Zenda] Prime Minister"),
        (is_after_of, "a Bank of [Zenda]", "a President of [Zenda]"),
        (is_of_another, "the [Lake Court] of Ruritania", "the [Lake Court] of appeal"),
        (is_for_another, "the [High Court] for Zenda", "the [High Court] for Zenda's files"),
        (is_before_versus, "[Zenda] v. Moe", "[Zenda] v. other firms"),
        (is_after_versus, "Moe v. the [High Court]", "for the [High Court]"),
        (is_a_later_law, "a second [Ports Act]", "a new [Ports Act]"),
        (is_in_a_longer_name, "[RLA] Appropriations Act", "[RLA] Office"),
        (is_in_a_longer_name, "[RLA] Plus", "[RLA] Director One"),
        (is_in_a_longer_name, "[RLA] Lake Plus", "[RLA] Friday One"),
        (is_in_an_address, "Mount [Ida Moe]", "Young [Ida Moe]"),
        (is_a_part_of_the_compass, "[Zenda] du Nord", "[Zenda] du roi"),
        (is_numbered, "[Ports Act] 1999 Order", "[Ports Act] 1999"),
        (is_with_more_subjects, "[Ministry of Lakes], Food and Trade", "[Ministry of Lakes] and RLA"),
        (is_dollar, "paid [US] $5", "paid the [US] $5"),
        (is_dollar, "paid [CA] $5", "paid [RLA] $5"),
        (is_shouted, "ASK [WHO] PAYS", "ask [WHO] pays"),
        (is_shouted, "ferry\nTO: [WHO], IN IT\nferry", "ferry TO: [WHO], IN IT"),
        (is_shouted, "ferry ENDS AT [LAKE]", "AT [LAKE] it ends"),
    ],
)
def test_what_stands_around_a_name_decides(question: Callable[[str, int, int], bool], yes: str, no: str) -> None:
    expected = (True, False)

    assert expected == (ask(question, yes), ask(question, no))


@pytest.mark.parametrize("question", QUESTIONS)
@given(st.text("Aa.'’“” \n-0@:/\0\1", min_size=3), st.data())
def test_every_question_has_an_answer_anywhere(
    question: Callable[[str, int, int], bool], text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))

    assert question(text, start, end) in {True, False}


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_is_far_away_decides_nothing(question: Callable[[str, int, int], bool]) -> None:
    near = f"{'a ' * (FAR // 2)}The [Zenda] of {'a ' * (FAR // 2)}"
    expected = ask(question, near)

    assert expected == ask(question, f"HTTP://ZENDA. Mr. {near} Zenda. Of Zenda")


def test_a_line_of_capitals_is_shouted_whatever_is_far_away_in_it() -> None:
    capitals = "WHO, RLA: ON IT. " * (FAR // 10)

    assert ask(is_shouted, f"{capitals}[WHO], {capitals}")
    assert ask(is_shouted, f"ferry. {capitals}[WHO], {capitals}ferry")
    assert not ask(is_shouted, "ferry. ON IT, [WHO]: ON IT.")
