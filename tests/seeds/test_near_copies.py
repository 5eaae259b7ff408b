import pytest

from newsgloss.seeds.near_copies import near_copies
from newsgloss.seeds.seed import read_seed

CLOSED = "The harbour master said that the port of Zenda would stay closed until the flood in the old town was over."
LONG = f"{CLOSED} Nobody may cross the lake without a permit, and the two ferries lie at the pier of the lower town."
SEED = read_seed(f"Port closes\n\n{LONG}\n\nThe fishers wait.\n".encode(), "zenda", "zenda.txt")


@pytest.mark.parametrize(
    "ours",
    [
        LONG.replace("flood", "storm"),
        LONG.replace("would", "would often"),
        CLOSED,
        CLOSED.replace("harbour master", "minister"),
        CLOSED.replace("stay closed", "remain shut"),
        CLOSED.upper(),
    ],
)
def test_a_paragraph_that_is_nearly_a_line_of_the_seed_is_found(ours: str) -> None:
    assert list(near_copies(["We explain.", ours], SEED.body)) == [(ours, 3)]


@pytest.mark.parametrize(
    "ours",
    [
        "Why was the port of Zenda closed? A flood had come into the town, where the harbour master has his office.",
        f"This is what the harbour master of Zenda told us: “{CLOSED}” We do not know whether that is the reason.",
        "He said that the port of Zenda would stay closed.",
        f"{CLOSED.partition(' until')[0]}, but the road to the town, the railway and the school were open all day.",
        "",
    ],
)
def test_our_own_words_and_a_quoted_phrase_are_no_copies(ours: str) -> None:
    assert list(near_copies([ours], SEED.body)) == []
