"""Articles in Markdown -> the blocks of words that they show, with their lines, and what their front matter says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgloss.seeds.markdown_article import MarkdownText, read_markdown
from newsgloss.seeds.seed import Seed, read_seed, warnings

WORD = st.sampled_from("Zenda lake port rain ferry 2031 café —".split())
INLINE = st.sampled_from(["{}", "*{}*", "**{}**", "[{}](http://example.org/a_b)", "`{}`", "<b>{}</b>"])
AROUND = st.sampled_from(["x {}", "# {}", "> {}", "* {}", "1. {}", "x {}\n===", "***\n\nx {}", "<!-- x -->\n\nx {}"])
MARKED = st.lists(st.tuples(WORD, INLINE), min_size=1, max_size=8).map(
    lambda pairs: (" ".join(word for word, _ in pairs), " ".join(mark.format(word) for word, mark in pairs))
)
BLOCKS = st.tuples(MARKED, AROUND).map(
    lambda pair: ("x " * ("x {" in pair[1]) + pair[0][0], pair[1].format(pair[0][1]))
)  # the words of a block, and the block as Markdown writes it
FRONT = "---\ntitle: Bridge opens\ndate: 2031-05-02\nauthor: Karl Black\n---\n\n"


def texts_of(text: str, *, wrap: bool | None = None) -> list[str]:
    """Return the texts of the blocks that Markdown shows."""
    return [raw.text for raw in read_markdown(text, wrap=wrap).blocks]


def lines_of(text: str) -> list[tuple[int, int, str]]:
    """Return the same with the lines on which they are."""
    return [(raw.number, raw.last, raw.text) for raw in read_markdown(text).blocks]


def seed_of(text: str) -> Seed:
    """Return an article in Markdown as a seed."""
    return read_seed(text.encode(), "zenda", "zenda.md")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The *lake* **rose** `fast`.", ["The lake rose fast."]),
        ("[The lake](http://example.org 'x') rose.", ["The lake rose."]),
        ("<http://example.org>", ["http://example.org"]),
        ("The lake ![a picture](x.png) rose.", ["The lake  rose."]),
        ("The lake (![a](x.png) ![b](y.png)) rose.\n\n(![a](x.png))\n\n[![a](x.png)](y)", ["The lake  rose."]),
        ("The lake (![[x.png]]) rose, see [[Zenda]].", ["The lake  rose, see Zenda."]),
        ("5 \\* 3 &amp; &lt;b&gt;", ["5 * 3 & <b>"]),
        ("# The lake #\n\nIt rose.", ["The lake", "It rose."]),
        ("The lake\n===\nIt rose\non Friday.", ["The lake", "It rose on Friday."]),
        (
            "- a permit\n- a passport\n  or another\n\n  and patience",
            ["a permit", "a passport or another", "and patience"],
        ),
        ("> It rose.\n>\n> > It fell.", ["It rose.", "It fell."]),
        ("Roses are red,  \nViolets are blue.", ["Roses are red,", "Violets are blue."]),
        ("It rose  \nand fell.", ["It rose and fell."]),
        ("| a | b |\n|--|--|\n| 1 | *2* |", ["a b", "1 2"]),
        ("```\na = 1\n\n  b\n```", ["a = 1", "b"]),
        ("<div><p>The <b>lake</b></p><script>x()</script></div>", ["The lake"]),
        ("The <b>lake</b> rose.", ["The lake rose."]),
        ("[TOC] [^1] {#id} $x$ ==a==", ["[TOC] [^1] {#id} $x$ ==a=="]),
    ],
)
def test_markdown_shows(text: str, shown: list[str]) -> None:
    expected = shown

    assert expected == texts_of(text)


def test_blocks_know_their_lines() -> None:
    text = "# The lake\n\nIt rose\non Friday.\n\n- a\n\n- b\n\n```\nc\n\nd\n```\n\nE  \nF\n"
    expected = [
        (1, 1, "The lake"),
        (3, 4, "It rose on Friday."),
        (6, 6, "a"),
        (8, 8, "b"),
        (11, 11, "c"),
        (13, 13, "d"),
        (16, 16, "E"),
        (17, 17, "F"),
    ]

    assert expected == lines_of(text)


def test_headings_are_subheads() -> None:
    text = "# The lake\n\nIt rose.\n\n## A long wait\n\nNobody may cross\n\n**And then?**\n\nIt fell."
    expected = ["headline", "paragraph", "subhead", "paragraph", "subhead", "paragraph"]

    assert expected == [line.as_ for line in seed_of(text).lines]


def test_markdown_without_headings_is_ruled_on_as_plain_text() -> None:
    text = "The lake\n\nIt rose on *Friday*.\n\nA long wait\n\nIt fell.\n\n- One item\n\nIt rained."
    expected = ["headline", "paragraph", "subhead", "paragraph", "paragraph", "paragraph"]

    assert expected == [line.as_ for line in seed_of(text).lines]


def test_the_front_matter_says_what_it_knows() -> None:
    text = (
        FRONT.replace("---\n\n", "publisher: Zenda Courier\nurl: https://example.org/a\nlang: en-CA\n---\n\n")
        + "It opened."
    )
    expected = ("Bridge opens", "Karl Black", "2031-05-02", "Zenda Courier", "https://example.org/a", "en-CA")

    metadata = read_markdown(text).metadata

    assert expected == (
        metadata.headline,
        metadata.byline,
        metadata.published,
        metadata.publisher,
        metadata.url,
        metadata.lang,
    )


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("author: [Karl Black, Rose Hentzau]", "Karl Black, Rose Hentzau"),
        ("authors: [{name: Karl Black, url: x}]", "Karl Black"),
        ("author: {url: x}", None),
        ("author:", None),
    ],
)
def test_authors_may_be_written_as(line: str, byline: str | None) -> None:
    expected = byline

    assert expected == read_markdown(f"---\ntitle: A\n{line}\n---\nIt opened.").metadata.byline


def test_lines_of_metadata_are_front_matter_where_a_title_is_among_them() -> None:
    expected = ("Bridge opens", "2031-05-02", ["Bridge opens", "It opened."])

    found = read_markdown("Title: Bridge opens\nDate: 2031-05-02 10:00\n\nIt opened.")

    assert expected == (found.metadata.headline, found.metadata.published, [raw.text for raw in found.blocks])


@pytest.mark.parametrize("text", ["Title: Bridge opens\n\nIt opened.", "Status: unknown\nDate: Friday\n\nIt opened."])
def test_other_lines_like_them_are_words(text: str) -> None:
    expected = [" ".join(part.split("\n")) for part in text.split("\n\n")]

    assert expected == texts_of(text)


def test_front_matter_that_is_no_yaml_is_left_out_unread() -> None:
    expected = MarkdownText

    found = read_markdown("---\ntitle: 'a\nb: [\n---\n\nIt opened.")

    assert isinstance(found, expected)
    assert [raw.text for raw in found.blocks] == ["a", "It opened."]
    assert [raw.number for raw in found.front_matter] == [1, 3, 4]


def test_the_record_tells_every_line() -> None:
    text = f"{FRONT}# Bridge opens\n\nIt *opened*.\n\n![x](y.png)\n\n***\n\n<!-- z -->\n"
    expected = [
        (1, "drop", "front-matter"),
        (2, "keep", "front-matter"),
        (3, "drop", "front-matter"),
        (4, "drop", "front-matter"),
        (5, "drop", "front-matter"),
        (7, "drop", "duplicate-headline"),
        (9, "keep", "prose"),
        (11, "drop", "markdown"),
        (13, "drop", "markdown"),
        (15, "drop", "markdown"),
    ]

    assert expected == [(line.number, line.operation, line.rule) for line in seed_of(text).lines]


def test_addresses_and_pictures_are_counted() -> None:
    text = "# A\n\n[It](http://example.org) opened. ![x](y.png)\n"
    expected = [
        "zenda.md: advice: 1 x link address, left out\n    Readers do not see it; the seed keeps it.",
        "zenda.md: advice: 1 x picture, left out\n    Readers do not see it; the seed keeps it.",
    ]

    assert expected == [str(flaw.within("zenda.md")) for flaw in warnings(seed_of(text))]


def test_the_sidecar_may_say_that_each_line_is_a_paragraph() -> None:
    expected = ["The lake rose.", "It fell."]

    assert expected == texts_of("The lake rose.\nIt fell.", wrap=False)


@given(blocks=st.lists(BLOCKS, min_size=1, max_size=6), front=st.sampled_from(["", FRONT]))
def test_every_word_is_shown_once_in_its_order(blocks: list[tuple[str, str]], front: str) -> None:
    expected = [words for words, _ in blocks]

    found = read_markdown(front + "\n\n".join(written for _, written in blocks)).blocks

    assert expected == [raw.text for raw in found][bool(front) :]
    assert [raw.number for raw in found] == sorted({raw.number for raw in found})


@pytest.mark.parametrize("mark", ["[", "![", "*a ", "> ", "- ", "`", "<", "&", "[a](", "**_", "|a"])
def test_no_run_of_marks_takes_long_or_loses_a_line(mark: str) -> None:
    text = f"# A\n\n{mark * 3000} x\n"
    expected = [1, 3]

    found = read_markdown(text)

    assert expected == sorted(raw.number for raw in (*found.blocks, *found.wordless))


def test_struck_out_words_are_left_out_and_told() -> None:
    text = "# Vote\n\nThe vote was ~~seven~~ nine to nil, and the ~~old *fee*~~ fee is 60 crowns.\n\n~~All is well.~~\n"
    seed = read_seed(text.encode(), "vote", "vote.md")

    assert [line.text for line in seed.body] == ["The vote was  nine to nil, and the  fee is 60 crowns."]
    assert seed.oddities == (
        ("struck out, left out: seven", 1),
        ("struck out, left out: old fee", 1),
        ("struck out, left out: All is well.", 1),
    )
    assert [line.number for line in seed.lines] == [1, 3, 5]


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        (
            "---\ntitle: Report #4 on the levy\ndate: 2031-05-02 # a day\n---\n",
            "zenda.md:2:15: warning: the value ends before this, which YAML reads as a comment: '#4 on the levy'",
        ),
        ('---\ntitle: "Report\ndate: x\n---\n', 'zenda.md:2:8: warning: this quotation mark is not closed: "'),
        ("+++\ntitle = Report\n+++\n", "zenda.md:2:1: warning: this front matter cannot be read as TOML"),
        (f"+++\nweight = {'9' * 5000}\n+++\n", "zenda.md:2:1: warning: this front matter cannot be read as TOML"),
    ],
)
def test_what_is_lost_of_front_matter_is_told_with_its_line(front: str, expected: str) -> None:
    remedy = "Write what it should say into the sidecar; the article itself stays as it came."

    told = [
        str(flaw.within("zenda.md")) for flaw in warnings(seed_of(f"{front}\n# Bridge opens\n\nIt opened on Sunday."))
    ]

    assert [f"{expected}\n    {remedy}"] == told


def test_a_sentence_between_two_rules_is_no_front_matter() -> None:
    text = read_markdown("---\n\nPort closes\n\n---\n\nIt closed on Friday.\n")

    assert [raw.text for raw in text.blocks] == ["Port closes", "It closed on Friday."]


@pytest.mark.parametrize(
    ("end", "rule"),
    [
        ("- The port closes on Monday, and nobody may cross it.\n- Karl Black\n", "prose"),
        ("- The port closes on Monday, and nobody may cross it.\n\n- Karl Black\n", "prose"),
        ("The port closes on Monday, and nobody may cross it.\n\n- Karl Black\n", "byline"),
        ("The port closes on Monday, and nobody may cross it.\n- Karl Black\n", "byline"),
        (
            "The port closes on Monday, and nobody may cross it.\n\n*Karl Black is a reporter in Zenda.*\n",
            "about-author",
        ),
        (
            "The port closes on Monday, and nobody may cross it.\n\n---\n\nKarl Black writes for the Zenda Courier.\n",
            "about-author",
        ),
        (
            "The port closes on Monday, and nobody may cross it.\n\nKarl *Black* writes for the Zenda Courier.\n",
            "prose",
        ),
    ],
)
def test_a_name_or_a_note_at_the_end_is_the_authors_where_it_is_set_apart(end: str, rule: str) -> None:
    assert rule == seed_of(f"# Port of Zenda closes\n\nThe port of Zenda closed on Friday.\n\n{end}").lines[-1].rule


def test_why_an_authors_note_is_left_out_is_told() -> None:
    note = "*Karl Black is a reporter in Zenda.*"
    last = seed_of(f"# Port closes\n\nThe port of Zenda closed on Friday, and nobody may cross it.\n\n{note}\n").lines[
        -1
    ]

    assert (last.operation, last.as_, last.reason) == ("drop", "credit", "it tells who wrote the story")
