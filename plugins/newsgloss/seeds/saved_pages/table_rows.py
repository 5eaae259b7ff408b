"""A page's tables -> the same with each row as one run of text, its cells parted by a wide space."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4.element import NavigableString

from newsgloss.seeds.html_blocks import HEADINGS

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

WIDE = "\u2003"  # white space, so that no character is added, and as wide as its letters are high
PARTS = ("table", "ul", "ol", "dl", "blockquote", "pre", *sorted(HEADINGS))  # what makes a cell more than a value
MOST_PARAGRAPHS = 1  # in a cell that is a value
CELLS = ("td", "th")


def join_rows(soup: BeautifulSoup) -> None:
    """Change a page in place. A row stays apart in its cells where one holds more than a value."""
    for row in soup.find_all("tr"):
        cells = row.find_all(CELLS, recursive=False)
        if len(cells) > 1 and all(map(_is_value, cells)):
            _join(cells)


def _is_value(cell: Tag) -> bool:
    return cell.find(PARTS) is None and len(cell.find_all(["p", "div"])) <= MOST_PARAGRAPHS


def _join(cells: list[Tag]) -> None:
    told = [cell for cell in cells if cell.get_text(strip=True)]
    for cell in cells:
        for part in cell.find_all(["p", "div"]):
            part.name = "span"
        for line_break in cell.find_all("br"):
            line_break.replace_with(" ")
        cell.name = "span"
    for cell in told[1:]:
        cell.insert_before(NavigableString(WIDE))
