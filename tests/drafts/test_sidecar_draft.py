"""A sidecar that is proposed for a seed."""

from hypothesis import given
from hypothesis import strategies as st

from newsgloss.drafts.sidecar_draft import asked_sidecar, propose_sidecar
from newsgloss.model.sources import Sidecar
from newsgloss.model.validation import validate
from newsgloss.model.yaml_text.parsing import parse
from newsgloss.seeds.seed import Seed, read_seed
from tests.seeds.formats.made_files import PAGE

KEEP = Sidecar(id="zenda", file="zenda.txt", sha256="0" * 64, headline="x", mojibake="keep")
SEEN = st.characters(exclude_categories=["Cc", "Cf", "Cn", "Co", "Cs"])


def read(text: str) -> Seed:
    """Read a raw article."""
    return read_seed(text.encode(), "zenda", "zenda.txt", sidecar=KEEP)


def test_a_proposed_sidecar_says_what_is_known_and_asks_for_the_rest() -> None:
    seed = read("Port closes\n\nIt closed.\n")
    expected = (
        "# yaml-language-server: $schema=../content/.schemas/sidecar.json\n"
        "id: zenda\n"
        "file: zenda.txt\n"
        f"sha256: {seed.sha256}\n"
        "encoding: utf-8\n"
        "lang: en # a guess: the site's; the text is too short to tell\n"
        "headline: Port closes\n"
        "# To publish, say where the text comes from and whose it is; check what was found above.\n"
        "# publisher: the newspaper or agency\n"
        "# published: YYYY-MM-DD\n"
        "# url: the original's address\n"
        "# byline: as printed\n"
        "# lacks: what this copy lacks\n"
        "# rights:\n"
        "#   holder: who owns the words\n"
        "#   permission: own, granted, licence, exception or unknown\n"
    )

    assert expected == propose_sidecar(seed, "en")


@given(st.text(SEEN, min_size=1).filter(lambda text: text.strip() and len(text.splitlines()) == 1))
def test_a_proposed_sidecar_can_be_read_whatever_the_headline(headline: str) -> None:
    seed = read(f"{headline}\n\nIt closed.\n")
    document = parse(propose_sidecar(seed, "en"), "seeds/zenda.yaml")

    sidecar = validate(Sidecar, document.data, document.places)

    assert isinstance(sidecar, Sidecar)
    assert seed.headline == sidecar.headline


def test_what_was_guessed_has_its_reason_beside_it() -> None:
    story = "Přístav se zavírá\n\nBy Ada Example\n\nMinistr řekl, že přívoz kvůli povodni od úterý nejezdí.\n"
    seed = read_seed(story.encode("cp1250"), "zenda", "zenda.txt")
    expected = [
        "encoding: cp1250 # a guess: it is not UTF-8, and this gives the letters of its language, cs",
        "lang: cs # a guess: the words of the text",
        "byline: Ada Example # a guess: a line of the text",
    ]

    said = propose_sidecar(seed, "en").splitlines()

    assert expected == [line for line in said if "# a guess" in line]


def test_what_a_page_says_of_itself_is_no_guess() -> None:
    page = PAGE.replace("<title>", '<meta name="author" content="Ada Example"><title>')

    said = propose_sidecar(read_seed(page.encode(), "zenda", "zenda.html"), "en")

    assert "lang: en\n" in said
    assert "byline: Ada Example\n" in said


def test_how_a_seed_was_to_be_read_is_in_its_sidecar() -> None:
    said = propose_sidecar(read("Port closes\n\nIt closed.\n"), "en", {"mojibake": "fix", "wrap": False})

    assert "mojibake: fix\nwrap: false\n" in said


def test_a_sidecar_takes_what_is_asked_and_loses_nothing() -> None:
    text = "# Ours.\nid: zenda  # as always\nwrap: true # or not?\nheadline: 'Port closes'\n"
    expected = "# Ours.\nid: zenda  # as always\nwrap: false # or not?\nheadline: 'Port closes'\nmojibake: keep\n"

    assert expected == asked_sidecar(text, "zenda.yaml", {"wrap": False, "mojibake": "keep"})
    assert text == asked_sidecar(text, "zenda.yaml", {"wrap": True})


def test_a_day_and_an_author_that_a_page_does_not_mark_are_guesses() -> None:
    byline = "<p class='byline'>By <a rel='author'>Ada Example</a></p>"
    page = PAGE.replace("</h1>", f"</h1>{byline}<time>2 May 2031</time>", 1)
    other = PAGE.replace("</h1>", "</h1><p>Published 3 May 2031</p>", 1)

    said = propose_sidecar(read_seed(page.encode(), "zenda", "zenda.html"), "en")
    of_other = propose_sidecar(read_seed(other.encode(), "zenda", "zenda.html"), "en")

    assert "published: 2031-05-02 # a guess: the page does not mark it as such\n" in said
    assert "byline: Ada Example\n" in said
    assert "published: 2031-05-03 # a guess: " in of_other
