"""A plain text as a printed page, a mail or an agency has it -> its words."""

import pytest

from newsgloss.seeds.formats.copied_text import read_copied_text
from newsgloss.seeds.seed import read_seed

HEAD = "---\ntitle: Bridge closes\nauthor: Ada Example\ndate: 2031-05-02\n---\n\n"
PAGES = """\
The Zenda Gazette                                   Tuesday, 4 May 2031

Council closes a bridge

The council of Zenda voted on Tuesday to re-
build the bridge, which storms destroyed in
January. It was unanimous, although two had
asked for a long-
term study of the costs first. The council
expects work to begin soon and to last two
                                                              Page 3
The Zenda Gazette                                   Tuesday, 4 May 2031

years. The old bridge had stood since 1911.
                                                              Page 4
"""


def body(text: str, name: str = "a.txt") -> list[str]:
    """Return the paragraphs and subheads of a text."""
    return [line.text for line in read_seed(text.encode(), "zenda", name).body]


def test_heads_and_numbers_of_pages_are_left_out_and_sentences_go_on_over_them() -> None:
    expected = (
        "The council of Zenda voted on Tuesday to rebuild the bridge, which storms destroyed in January. "
        "It was unanimous, although two had asked for a long-term study of the costs first. "
        "The council expects work to begin soon and to last two years. The old bridge had stood since 1911."
    )
    seed = read_seed(PAGES.encode(), "zenda", "a.txt")
    left_out = [(line.number, line.rule) for line in seed.lines if line.operation == "drop"]

    assert [expected] == [line.text for line in seed.body]
    assert seed.headline == "Council closes a bridge"
    assert left_out == [(1, "page-head"), (11, "page-head"), (12, "page-head"), (15, "page-head")]
    assert seed.lines[0].reason == "it is on each page of what the text was copied from"


@pytest.mark.parametrize("line", ["Page 3", "- 3 -", "p. 3", "PAGE 3 of 9", "page 3/9"])
def test_two_numbers_of_pages_are_the_numbers_of_pages(line: str) -> None:
    text = f"It closed.\n{line}\nIt opened.\n{line.replace('3', '4')}\n"

    assert frozenset({2, 4}) == read_copied_text(text).page_lines


def test_one_number_is_a_line_of_the_text() -> None:
    assert read_copied_text("It closed.\nPage 3\nIt opened.\n").page_lines == frozenset()
    assert read_copied_text("It closed.\n- 3 -\nIt opened.\n").page_lines == {2}  # but for one that is nothing else


def test_a_mail_within_another_is_read_without_its_marks() -> None:
    text = "> Bridge closes\n>\n> The bridge closed on Friday, the council said.\n> \n> It opens in May, it hopes.\n"

    assert body(text) == ["The bridge closed on Friday, the council said.", "It opens in May, it hopes."]


def test_one_quoted_line_keeps_its_mark() -> None:
    assert body("Bridge closes\n\n> It closed.\n\nIt opens in May.\n\nIt rained.\n")[0] == "> It closed."


def test_the_story_of_a_forwarded_mail_is_the_one_that_it_forwards() -> None:
    text = (
        "Subject: Fwd: Bridge\nFrom: Ada Example <ada@example.org>\nDate: Fri, 02 May 2031 10:00:00 +0000\n"
        "To: desk@example.org\n\nFor tomorrow.\n\n---------- Forwarded message ----------\n"
        "From: Rudolf Hentzau <rudolf@example.org>\nDate: Thu, 01 May 2031 10:00:00 +0000\nSubject: Bridge closes\n"
        "To: Ada Example <ada@example.org>\n\nThe bridge closed on Friday, the council said.\n"
    )
    seed = read_seed(text.encode(), "zenda", "a.txt")

    assert (seed.headline, seed.byline, seed.published) == ("Bridge closes", "Rudolf Hentzau", "2031-05-01")
    assert [line.text for line in seed.body] == ["The bridge closed on Friday, the council said."]
    assert {line.number for line in seed.lines} == {1, 2, 3, 4, 6, 8, 9, 10, 11, 12, 14}


@pytest.mark.parametrize("mark", ["Begin forwarded message:", "---------- Weitergeleitete Nachricht ----------"])
def test_a_note_above_a_forwarded_mail_is_no_story(mark: str) -> None:
    head = "From: Desk <desk@example.org>\nSubject: Bridge closes\nDate: 2 May 2031 at 09:12:00 CET\nTo: Ida Moe"
    seed = read_seed(f"FYI, see below.\nIda\n\n{mark}\n\n{head}\n\nIt closed on Friday.\n".encode(), "zenda", "a.txt")

    assert (seed.headline, seed.byline, seed.published) == ("Bridge closes", "Desk", "2031-05-02")
    assert [line.text for line in seed.body] == ["It closed on Friday."]
    assert [line.number for line in seed.lines] == [1, 2, 4, 6, 7, 8, 9, 11]


@pytest.mark.parametrize(
    ("foot", "head"),
    [
        ("{} | The Zenda News", "THE ZENDA NEWS — 2 May 2031"),
        ("The Zenda News     {}", "Zenda"),
        ("{}", "\x0cZENDA NEWS"),
        ("- {} -", "\x0c"),
    ],
)
def test_what_is_on_each_page_of_a_print_is_left_out(foot: str, head: str) -> None:
    first = "The harbour council voted on Tuesday to re-\nbuild the north pier, which storms de-\nstroyed in the"
    parts = [first, "first days of the year. It was the third\npier there, and the 1911-\n1950 one is known", "well."]
    tops = [head.strip("\x0c"), head, head]
    text = "".join(
        f"{top}\n{part}\n{foot.format(n)}\n" for n, (top, part) in enumerate(zip(tops, parts, strict=True), 1)
    )
    story = (
        "The harbour council voted on Tuesday to rebuild the north pier, which storms destroyed in the first days of"
    )

    assert body(f"Bridge closes\n\n{text}") == [
        f"{story} the year. It was the third pier there, and the 1911-1950 one is known well."
    ]


def test_a_hyphen_that_ends_a_line_is_kept_before_another_word() -> None:
    text = (
        "They spoke of mid- and long-\nterm plans, of the Anglo-\nSaxon past and of two-\nand three-storey houses in it"
    )
    said = "They spoke of mid- and long-term plans, of the Anglo-Saxon past and of two- and three-storey houses in it"

    assert body(f"Bridge closes\n\n{text}\n") == [said]


def test_numbered_days_are_no_pages() -> None:
    told = [f"Day {number}\n\nThe ferry did not leave the port of Zenda, it said.\n\n" for number in (1, 2, 3)]

    assert [line for line in body("Bridge closes\n\n" + "".join(told)) if line.startswith("Day")] == [
        "Day 1",
        "Day 2",
        "Day 3",
    ]


def test_lines_of_chinese_are_joined_without_a_space() -> None:
    text = "港务委员会决定重建码头\n\n港务委员会星期二决定重建一月份被\n风暴摧毁的北码头。决定是一致通过的。\n"

    assert body(text) == ["港务委员会星期二决定重建一月份被风暴摧毁的北码头。决定是一致通过的。"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "+++\ntitle = \"Bridge closes\"\ndate = 2031-05-02\nauthor = 'Ada Example'\n+++\n\nIt closed.\n",
            ["It closed."],
        ),
        (
            "---\ntitle: Bridge closes\nauthor: '[[Ada Example]]'\ndate: 2031-05-02\n---\n\nIt [[Bridge|closed]].\n",
            ["It closed."],
        ),
        (
            f"{HEAD}Near [[Zenda]]. ![[a.png]] ==It== %%x%% ^id\n",
            ["Near Zenda.  It"],
        ),
        (
            f"{HEAD}> [!NOTE] Why\n> It rained.\n\n- [x] done\n",
            ["Why", "It rained.", "done"],
        ),
        (
            f"{HEAD}## Why\n\nIt cost $5[^1].\n\n[^1]: So they say.\n",
            ["Why", "It cost $5."],
        ),
    ],
)
def test_notes_of_other_programs_are_read_as_their_readers_see_them(text: str, expected: list[str]) -> None:
    seed = read_seed(text.encode(), "zenda", "a.md")

    assert expected == [line.text for line in seed.body]
    assert (seed.headline, seed.byline, seed.published) == ("Bridge closes", "Ada Example", "2031-05-02")


def test_a_heading_right_below_the_title_of_a_note_is_a_subhead() -> None:
    text = "---\ntitle: Bridge closes\n---\n\n## Background\n\nIt closed.\n\nOne  \ntwo\n"
    seed = read_seed(text.encode(), "zenda", "a.md")

    assert next((line.as_, line.text) for line in seed.body) == ("subhead", "Background")
    assert [line.as_ for line in seed.body[1:]] == ["paragraph", "paragraph"]


def test_marks_in_code_stay() -> None:
    assert "[[x]]" in body("# Bridge closes\n\nSee [[Zenda]].\n\n```\n[[x]]\n```\n", "a.md")


def test_toml_that_cannot_be_read_is_no_text() -> None:
    assert body("+++\ntitle = \n+++\n\n# Bridge closes\n\nIt closed.\n", "a.md") == ["It closed."]


def test_an_agencys_copy_is_read_without_its_marks() -> None:
    text = """\
BC-RUR--Pier Vote, 2nd Ld-Writethru,0412
URGENT
^Port of Zenda closes<
^Eds: UPDATES with quotes.<
^By ADA EXAMPLE=
^Example Press Writer=
   STRELSAU, Ruritania (EP) _ The port of Zenda closed on Friday
after three days of rain, and nobody knows for how long.
   MORE
   PORT CLOSES 2 OF 2
   The council will meet again on Monday to talk about the port.
   ___
   Follow Ada Example on Twitter at @adaexample
   -30-
"""
    expected = (
        "above-headline above-headline first-line to-editors byline byline dateline end-mark end-mark prose rule "
        "prompt end-mark"
    )
    seed = read_seed(text.encode(), "zenda", "a.txt")

    assert expected.split() == [line.rule for line in seed.lines]
    assert (seed.headline, seed.byline) == ("Port of Zenda closes", "ADA EXAMPLE")


def test_what_parts_or_ends_a_text_has_its_reason_in_the_record() -> None:
    text = (
        "Zenda Trust opens a pier\n\nThe Zenda Trust opened a pier on Friday, it said.\n\n===\nWHAT NEXT\n===\n"
        "People came from all over the lake to see it on Friday.\n\n###\n\nContact: press@example.org\n\nAda Example\n"
    )
    seed = read_seed(text.encode(), "zenda", "a.txt")

    assert [(line.text, line.reason) for line in seed.lines if line.rule not in {"first-line", "prose"}] == [
        ("===", "it only parts the text"),
        ("WHAT NEXT", "lines like it are above the parts of the text"),
        ("===", "it only parts the text"),
        ("###", "it only says that the text, or a page of it, ends or goes on"),
        ("Contact: press@example.org", "it says whom the press may ask"),
        ("Ada Example", "it is below the mark at the text's end"),
    ]


def test_who_published_a_press_release_is_left_out_with_the_reason() -> None:
    about = "About Zenda Trust", "Zenda Trust runs the ferries of the lake: https://example.org/trust"
    story = "Zenda Trust opens a pier\n\nThe Zenda Trust opened a pier on Friday, it said.\n\n"
    seed = read_seed((story + "\n".join(about) + "\n\n###\n").encode(), "zenda", "a.txt")

    assert [line.text for line in seed.lines if line.reason == "it says who published the press release"] == [*about]
