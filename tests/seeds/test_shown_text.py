"""What of a saved page's text is judged, and where it says that something is wrong."""

import pytest

from newsgloss.drafts.markdown_draft import draft, draft_converter
from newsgloss.drafts.sidecar_draft import propose_sidecar
from newsgloss.model.problems import ContentError, reading
from newsgloss.seeds.seed import read_seed
from tests.seeds.saved_pages.test_omissions import STORY, seed_of

GOOD = "<p>The ferry goes on landing at the coal quay until the new pier is open, said the harbour council.</p>"


def refused(page: bytes) -> list[str]:
    """Return why a page is refused."""
    with pytest.raises(ContentError) as caught, reading("pier.html"):
        read_seed(page, "pier", "pier.html")
    return [str(problem) for problem in caught.value.problems]


def page_of(*parts: str) -> str:
    """Return a page of an article, its first part on line 3."""
    return f"<title>The pier</title>\n<h1>The pier</h1>\n{''.join(parts)}{''.join(STORY)}"


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>e === 0 ? '\ufffd' : e</script>",
        "<script>// nÃ£o houver tradução</script>",
        '<style>li::before {content: "â€¢"}</style>',
        '<img alt="Zenda Â â€“ final" src="x.jpg">',
        "<!-- Ã£o \u202eabc -->",
        "<div hidden>Ã£o houver</div>",
        f"<figure><img><figcaption>N{chr(0x202E)}oitpac</figcaption></figure>",
    ],
)
def test_what_a_page_does_not_show_is_not_judged(hidden: str) -> None:
    assert [line.text for line in seed_of(hidden, *STORY).body] == [text[3:-4] for text in STORY]


def test_bytes_that_fit_nowhere_are_no_fault_of_a_page_that_does_not_show_them() -> None:
    page = (
        page_of(GOOD)
        .replace("</title>", "</title><script>'\udcff\udcfe'</script>")
        .replace("harbour", "harbour’s “old”")
    )

    assert len(read_seed(page.encode("utf-8", "surrogateescape"), "pier", "pier.html").body) == 1 + len(STORY)


def test_those_that_it_shows_are_a_problem_with_their_place() -> None:
    page = page_of(
        "<p>The harbour’s\ncouncil — the o\udcffld one — voted for the “new” pier in the old town hall on Tuesday.</p>"
    )
    remedy = "Get a clean copy, or write `mojibake: fix` in the sidecar to keep the mark that stands for it."

    assert refused(page.encode("utf-8", "surrogateescape")) == [
        f"pier.html:4:16: a character was lost here (U+FFFD)\n    {remedy}"
    ]


def test_text_that_was_decoded_wrongly_is_a_problem_with_its_place() -> None:
    page = page_of("<p>The council said that itâ€™s too late for the old pier of the harbour.</p>")
    remedy = "Get a clean copy, or write `mojibake:` in the sidecar: `fix` if that reading is right, else `keep`."

    assert refused(page.encode()) == [
        f"pier.html:3:28: this looks decoded wrongly: 'â€™s too lat' for '’s too lat'\n    {remedy}"
    ]


def test_an_override_that_turns_words_round_is_a_problem_with_its_line() -> None:
    message = "a character here (U+202E) changes the order in which the line is read"

    assert refused(
        page_of("<p>The council voted for the \u202erieP\u202c of the harbour on Tuesday.</p>").encode()
    ) == [f"pier.html:3:30: {message}\n    Take it out of the seed."]


def test_a_character_reference_is_judged_as_what_it_means() -> None:
    message = "this text has a character that no reader sees (U+E0041)"

    assert refused(page_of("<p>The council voted for&#xE0041; the pier of the harbour on Tuesday.</p>").encode()) == [
        f"pier.html:3:22: {message}\n    Take it out of the seed."
    ]


def test_isolates_and_marks_of_direction_are_kept_and_closed() -> None:
    whole = "قال المجلس إن \u2066Zenda Ferry\u2069 ستتوقف\u200f في شهر سبتمبر."
    title = "ميناء \u2067زندا\u2069 يغلق أبوابه"
    open_ = "قال المجلس إن الميناء \u2066Zenda Ferry ستتوقف في شهر سبتمبر."
    page = f"<html lang=ar><title>{title}</title><h1>{title}</h1><p>{whole}</p><p>{open_}</p>{''.join(STORY)}"

    seed = read_seed(page.encode(), "pier", "pier.html", lang="ar")

    assert [line.text for line in seed.body][:2] == [whole, f"{open_}\u2069"]
    assert seed.headline == title.replace("\u2067", "").replace("\u2069", "")


def test_a_direction_that_is_left_open_is_closed_and_counted() -> None:
    seed = read_seed("Pier\n\nThe \u2067זנדה pier is closed.\n".encode(), "pier", "pier.txt")

    assert [line.text for line in seed.body] == ["The \u2067זנדה pier is closed.\u2069"]
    assert seed.oddities == (("mark of direction, closed where its paragraph ends", 1),)


def test_a_draft_and_a_sidecar_have_headlines_without_marks_of_direction() -> None:
    seed = read_seed("The \u2067זנדה\u2069 pier\n\nThe \u2067זנדה\u2069 pier is closed.\n".encode(), "pier", "pier.txt")

    text = draft(seed, None, draft_converter({"extensions": []}))

    assert "title: The זנדה pier\n" in text
    assert "> The \u2067זנדה\u2069 pier is closed.\n" in text
    assert "headline: The זנדה pier\n" in propose_sidecar(seed, "en")
