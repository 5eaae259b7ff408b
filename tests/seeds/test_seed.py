import hashlib
import json
import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgloss.drafts.record import record
from newsgloss.drafts.sidecar_draft import propose_sidecar
from newsgloss.model.characters import is_unseen
from newsgloss.model.problems import ContentError, TextError, reading
from newsgloss.model.sources import Sidecar
from newsgloss.seeds.lines.rulings import normal
from newsgloss.seeds.seed import Seed, read_seed, warnings

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]

TEXTS = st.lists(
    st.sampled_from(
        ["Zenda", "port", " ", " ", "\n", "\n\n", ".", "Watch:", "é", "🏳️‍🌈", "\u2028", "\x0c", "\ufeff", "\t"]
    )
).map("".join)


KEEP = Sidecar(id="zenda", file="zenda.txt", sha256="0" * 64, headline="x", mojibake="keep")
SEEN = st.characters(exclude_categories=["Cc", "Cf", "Cn", "Co", "Cs"])


def read(text: str) -> Seed:
    """Read a raw article, which may look decoded wrongly."""
    return read_seed(text.encode(), "zenda", "zenda.txt", sidecar=KEEP)


def lines(text: str) -> list[tuple[int, str, str, str]]:
    """Return what becomes of each line of a raw article: its number, the operation, as what, by which rule."""
    return [(line.number, line.operation, line.as_, line.rule) for line in read(text).lines]


def advice(seed: Seed) -> str:
    """Return what an editor should look at in a seed."""
    return "".join(str(flaw.within("seeds/zenda.txt")) for flaw in warnings(seed))


def refused(data: bytes) -> list[str]:
    """Return why a file cannot be read."""
    with pytest.raises(ContentError) as caught, reading("seeds/zenda.txt"):
        read_seed(data, "zenda", "zenda.txt")
    return [str(problem) for problem in caught.value.problems]


def test_the_record_holds_every_line_and_the_text_of_those_left_out() -> None:
    expected = {
        "seed": "zenda",
        "file": "zenda.txt",
        "sha256": hashlib.sha256(b"Port closes\n\nWatch: it close\n\nIt closed.\n").hexdigest(),
        "lines": [
            {
                "n": 1,
                "op": "keep",
                "as": "headline",
                "rule": "first-line",
                "reason": "the first line is the headline",
            },
            {
                "n": 3,
                "op": "drop",
                "as": "media",
                "rule": "media-placeholder",
                "reason": "a line for a video or recording that the text does not hold",
                "text": "Watch: it close",
            },
            {
                "n": 5,
                "op": "keep",
                "as": "paragraph",
                "rule": "prose",
                "reason": "a paragraph of the story",
            },
        ],
        "encoding": "utf-8",
        "oddities": {},
        "quotes": [],
        "totals": {"lines": 3, "keep": 2, "mark": 0, "drop": 1},
    }

    said = json.loads(record(read("Port closes\n\nWatch: it close\n\nIt closed.\n")))

    assert said.pop("tool").startswith("newsgloss ")
    assert expected == said


def test_the_first_line_is_the_headline() -> None:
    expected = "Port closes"

    assert expected == read("\n\n  Port closes \n\nIt closed.\n").headline


def test_the_headline_a_second_time_is_dropped() -> None:
    expected = (3, "drop", "headline", "duplicate-headline")

    assert expected == lines("Port closes\n\nPort  closes\n\nIt closed.\n")[1]


def test_the_headline_further_down_is_prose() -> None:
    expected = [(3, "keep", "paragraph", "prose"), (5, "keep", "paragraph", "prose")]

    assert expected == lines("Port closes.\n\nIt closed.\n\nPort closes.\n")[1:]


@pytest.mark.parametrize(
    "line", ["Watch: it close", "WATCH: it close", "LISTEN : the port", "Video: closed", "photos: the port", "Audio:"]
)
def test_a_line_for_a_recording_is_dropped(line: str) -> None:
    expected = (5, "drop", "media", "media-placeholder")

    assert expected == lines(f"Port closes\n\nIt closed.\n\n{line}\n\nIt rained.\n")[2]


@pytest.mark.parametrize("line", ["Watching: it close.", "Watch the port close.", "He said: watch: it closes."])
def test_a_line_that_begins_otherwise_is_prose(line: str) -> None:
    expected = (5, "keep", "paragraph", "prose")

    assert expected == lines(f"Port closes\n\nIt closed.\n\n{line}\n\nIt rained.\n")[2]


def test_a_short_line_of_its_own_before_prose_is_a_subhead() -> None:
    expected = (5, "mark", "subhead", "subhead-inferred")

    assert expected == lines("Port closes\n\nIt closed.\n\nA long wait\n\nIt rained.\n")[2]


def test_a_subhead_has_twelve_words_at_most() -> None:
    expected = (5, "mark", "subhead", "subhead-inferred")

    assert expected == lines(f"Port closes\n\nIt closed.\n\n{'Word ' * 12}\n\nIt rained.\n")[2]


@pytest.mark.parametrize(
    "text",
    [
        "A long wait.\n\nIt rained.",
        'A "long wait."\n\nIt rained.',
        "A long wait?\n\nIt rained.",
        "A long wait:\n\nIt rained.",
        "A long wait,\n\nIt rained.",
        "A long wait\nIt rained.",
        "A long wait",
        "A long wait\n\nAnother wait\n\nAnd another",
        "One two three four five six seven eight nine ten eleven twelve thirteen\n\nIt rained.",
    ],
)
def test_another_line_is_no_subhead(text: str) -> None:
    expected = "paragraph"

    assert expected == lines(f"Port closes\n\nIt closed.\n\n{text}\n")[2][2]


def test_a_line_loses_the_white_space_around_it_and_no_other() -> None:
    expected = "It \u00a0closed  today."

    assert expected == read("Port closes\n\n  It \u00a0closed  today.\t\n").paragraphs[0].text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_they_do(end: str) -> None:
    expected = [1, 3]

    assert expected == [line.number for line in read(f"Port closes{end}{end}It closed.{end}").lines]


def test_a_byte_order_mark_is_no_part_of_the_headline() -> None:
    expected = "Port closes"

    assert expected == read("\ufeffPort closes\n").headline


MAIL = """\
From: Karl Black <press@example.org>
To: news@example.org
Date: 2 May 2031
Subject: Bridge opens

Bridge opens

It opened on Friday.
"""


def test_the_head_of_a_mail_is_recorded_and_left_out() -> None:
    expected = [
        (1, "drop", "mail", "mail-head"),
        (2, "drop", "mail", "mail-head"),
        (3, "drop", "mail", "mail-head"),
        (4, "keep", "headline", "mail-subject"),
        (6, "drop", "headline", "duplicate-headline"),
        (8, "keep", "paragraph", "prose"),
    ]

    assert expected == lines(MAIL)


def test_what_the_head_of_a_mail_says_is_proposed() -> None:
    expected = [
        "headline: Bridge opens",
        "published: 2031-05-02 # a guess: when the mail was sent",
        "byline: Karl Black # a guess: who sent the mail",
    ]

    said = propose_sidecar(read(MAIL), "en").splitlines()

    assert expected == [line for line in said if line in expected]


SENTENCE = "The port closed on Friday after three days of rain, leaving thousands of people on both shores of the lake."


def test_a_story_without_a_headline_keeps_its_first_sentence() -> None:
    expected = (
        SENTENCE,
        SENTENCE,
        (
            "seeds/zenda.txt:1:1: warning: this seed begins with a sentence and has no headline\n"
            "    Write one as the explainer's `title`, and as `headline` in the sidecar."
        ),
    )

    seed = read(f"{SENTENCE}\n\nIt will open again.\n")

    assert expected == (
        seed.headline,
        seed.body[0].text,
        advice(seed),
    )


@pytest.mark.parametrize(
    "line",
    [
        "May 2, 2031",
        "Publié le 2 mai 2031",
        "Karl Black · Zenda News · Posted: May 2, 2031 | Last Updated: May 4, 2031",
        "Updated May 4, 2031\n\nPublished May 2, 2031",
        "STRELSAU, Ruritania, May 2, 2031 /ExampleWire/ -- The port closed.",
    ],
)
def test_a_printed_day_is_proposed(line: str) -> None:
    expected = "published: 2031-05-02 # a guess: a line of the text"

    assert expected in propose_sidecar(read(f"Port closes\n\n{line}\n\nIt closed.\n"), "en").splitlines()


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("# Port closes\n\nIt **closed**.\n\n## A wait\n\nIt [rained](http://x.org).\n", "Markdown", "zenda.md"),
        ("<h1>Port closes</h1>\n<p>It closed.</p>\n<p>It rained.</p>\n", "a web page", "zenda.html"),
    ],
)
def test_a_text_that_looks_like_another_kind_says_so(text: str, kind: str, name: str) -> None:
    expected = (
        f"seeds/zenda.txt: advice: this text looks like {kind}\n"
        f"    Readers will see its marks. To have it read as {kind}, name it {name}."
    )

    assert expected == advice(read(text))


def test_a_headline_alone_is_a_seed() -> None:
    expected = ("Port closes", ())

    seed = read("Port closes\n")

    assert expected == (seed.headline, seed.body)


@pytest.mark.parametrize("data", [b"", b"\n \n\t\n", b"\xef\xbb\xbf\n"])
def test_an_empty_file_is_a_problem(data: bytes) -> None:
    expected = ["seeds/zenda.txt: this seed is empty\n    Put the article's text in it."]

    assert expected == refused(data)


def test_another_encoding_is_told_and_read() -> None:
    expected = ("cp1252", "The café “Zenda” closed.")

    seed = read_seed("Port closes\n\nThe café “Zenda” closed.\n".encode("cp1252"), "zenda", "zenda.txt")

    assert expected == (seed.encoding, seed.body[0].text)


def test_a_binary_file_is_a_problem() -> None:
    remedy = "Save the file as UTF-8, or write its `encoding:` in the sidecar."
    expected = [f"seeds/zenda.txt:2:118: this is not text\n    {remedy}"]

    assert expected == refused(bytes(range(256)))


@given(TEXTS | st.text(SEEN))
def test_every_line_that_is_not_blank_is_recorded_once(text: str) -> None:
    expected = normal(text.lstrip("\ufeff").replace("\x0c", "\n"))

    try:
        assert expected == normal(" ".join(line.text for line in read(text).lines))
    except TextError:
        assert is_unseen(expected)


@given(TEXTS.map("Port closes\n{}".format))
def test_what_is_kept_stands_in_order(text: str) -> None:
    numbers = [line.number for line in read(text).lines]

    assert numbers == sorted(set(numbers))


@given(TEXTS.map("Port closes\n{}".format))
def test_reading_again_gives_the_same_bytes(text: str) -> None:
    expected = record(read(text))

    assert expected == record(read(text))


def test_words_are_compared_in_nfc_with_white_space_folded_and_nothing_else() -> None:
    expected = "The café's port"

    assert expected == normal("  The\u00a0cafe\u0301's \n port ")
    assert expected != normal("The café’s port")


@pytest.mark.parametrize(
    "subject",
    ["The bridge of Strelsau was closed on Friday because nobody had paid for it.", '"We closed it," he said.'],
)
def test_a_mails_subject_is_the_headline_even_where_it_is_a_sentence(subject: str) -> None:
    head = f"From: press@example.org\nTo: news@example.org\nSubject: {subject}\nDate: Fri, 2 May 2031 08:00:00 +0200\n"
    data = f"{head}\nThe bridge was old.\n".encode()

    seed = read_seed(data, "bridge", "bridge.txt")

    assert seed.headline == subject
    assert [line.text for line in seed.body] == ["The bridge was old."]


def test_what_reads_pages_and_odd_bytes_is_loaded_only_for_them() -> None:
    names = {"bs4", "charset_normalizer", "ftfy", "markdown_it", "trafilatura"}
    code = f"import sys, newsgloss.content.loading; print(sorted({names} & {{*sys.modules}}))"

    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "[]\n"


def test_a_paragraph_that_is_there_again_is_kept_and_told() -> None:
    said = "The lake of Zenda rises and falls, and nobody in the old town knows why it does."
    seed = read_seed(f"The lake rises\n\n{said}\n\nIt rose.\n\n{said}\n\nIt rose.\n".encode(), "lake", "lake.txt")
    expected = (
        "lake.txt:7:1: advice: this paragraph is here 2 times: lines 3, 7\n"
        "    If the copy has it too often, take what is too much out of the explainer."
    )

    assert [expected] == [str(flaw.within("lake.txt")) for flaw in warnings(seed)]
    assert [line.number for line in seed.paragraphs] == [3, 5, 7, 9]
