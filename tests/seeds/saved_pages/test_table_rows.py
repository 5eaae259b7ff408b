"""Tables of a saved page's article."""

from tests.seeds.saved_pages.test_omissions import STORY, seed_of


def blocks_of(table: str) -> list[str]:
    """Return what a table in a story becomes."""
    seed = seed_of(*STORY[:2], table, *STORY[2:])
    return [line.text for line in seed.body if not any(line.text in other for other in STORY)]


def test_a_row_is_a_block_with_a_wide_space_between_its_cells() -> None:
    rows = (
        "<tr><th>Port</th><th>Boats</th></tr><tr><td>Zenda </td><td>\n 12</td></tr><tr><td>Hofbau</td><td>5</td></tr>"
    )

    assert blocks_of(f"<table>{rows}</table>") == ["Port\u2003Boats", "Zenda\u200312", "Hofbau\u20035"]


def test_a_table_in_a_figure_is_read_and_its_caption_is_not() -> None:
    rows = "<tr><td>Zenda</td><td>12 boats in May</td></tr><tr><td>Hofbau</td><td></td></tr>"
    figure = f"<figure class='wp-block-table'><table>{rows}</table><figcaption>Boats</figcaption></figure>"

    assert blocks_of(figure) == ["Zenda\u200312 boats in May", "Hofbau"]


def test_a_cell_of_several_paragraphs_is_not_joined() -> None:
    cells = "<td><p>Zenda has a pier.</p><p>It is old.</p></td><td>Hofbau has none.</td>"

    assert blocks_of(f"<table><tr><th>a</th><th>b</th></tr><tr>{cells}</tr></table>") == [
        "a\u2003b", "Zenda has a pier.", "It is old.", "Hofbau has none.",
    ]  # fmt: skip
