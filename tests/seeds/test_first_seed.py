"""The first seed of this repository, as it came: what becomes of each of its lines."""

from pathlib import Path

from newsgloss.drafts.record import record
from newsgloss.seeds.seed import Seed


def test_the_first_seed_is_here_byte_for_byte(first_seed: Seed) -> None:
    expected = "567d83061d600a4567f7514383f145772bf741faf449b759265bb945fdd8ab58"

    assert expected == first_seed.sha256


def test_every_line_of_the_first_seed_is_recorded_once(first_seed: Seed) -> None:
    expected = list(range(1, 60, 2))

    assert expected == [line.number for line in first_seed.lines]


def test_the_first_seed_has_25_paragraphs_of_680_words(first_seed: Seed) -> None:
    expected = (25, 680)

    assert expected == (len(first_seed.paragraphs), first_seed.words)


def test_26_lines_of_the_first_seed_are_kept_1_is_marked_and_3_are_dropped(first_seed: Seed) -> None:
    expected = {"keep": 26, "mark": 1, "drop": 3}

    assert expected == first_seed.totals()


def test_what_becomes_of_each_line_of_the_first_seed(first_seed: Seed) -> None:
    others = {
        1: ("keep", "headline", "first-line"),
        3: ("drop", "headline", "duplicate-headline"),
        17: ("drop", "media", "media-placeholder"),
        39: ("mark", "subhead", "subhead-inferred"),
        45: ("drop", "media", "media-placeholder"),
    }
    expected = [(number, *others.get(number, ("keep", "paragraph", "prose"))) for number in range(1, 60, 2)]

    assert expected == [(line.number, line.operation, line.as_, line.rule) for line in first_seed.lines]


def test_the_words_of_the_first_seed_are_not_corrected(first_seed: Seed) -> None:
    text = "\n".join(line.text for line in first_seed.body)
    expected = [True, True, True, True]

    assert expected == [
        words in text for words in ("temporary measue", "continue to to engage", "the the Dep", " —a stark")
    ]


def test_the_record_of_the_first_seed_is_the_one_that_is_kept(first_seed: Seed) -> None:
    kept = Path(__file__).parents[2] / "seeds" / "canada-us-asylum-2020.record.json"
    expected = kept.read_text(encoding="utf-8")

    assert expected == record(first_seed)
