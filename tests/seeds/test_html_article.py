import json
from pathlib import Path

import pytest

from newsgloss.model.problems import ContentError, reading
from newsgloss.seeds.html_article import read_saved_page
from newsgloss.seeds.lines.rulings import normal
from newsgloss.seeds.seed import Seed, read_seed

PAGES = sorted((Path(__file__).parents[1] / "cases" / "pages").glob("*.html"))
FACTS = ("headline", "byline", "published", "publisher", "url", "lang")


def seed_of(page: Path) -> Seed:
    """Return a saved page as a seed."""
    return read_seed(page.read_bytes(), page.stem, page.name)


def parts_of(page: Path) -> list[str]:
    """Return what is written beside a page: its metadata, its text, what must not be in it."""
    return page.with_suffix(".txt").read_text(encoding="utf-8").split("---\n")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_saved_page_tells_of_itself(page: Path) -> None:
    written = dict(line.split(": ", 1) for line in parts_of(page)[0].splitlines() if ": " in line)
    expected = {name: json.loads(written[name]) for name in FACTS if name in written}

    seed = seed_of(page)

    assert expected == {name: getattr(seed if name == "byline" else seed.metadata, name) for name in expected}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_saved_page_gives_its_story(page: Path) -> None:
    expected = [normal(block) for block in parts_of(page)[1].strip().split("\n\n")]
    body = [line for line in seed_of(page).body if line.rule != "standfirst"]

    assert expected == [normal(("## " if line.as_ == "subhead" else "") + line.text) for line in body]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_nothing_else_of_a_saved_page_is_in_its_story(page: Path) -> None:
    text = "\n".join(line.text for line in seed_of(page).body if line.rule != "standfirst")
    expected: list[str] = []

    assert expected == [words for words in parts_of(page)[2].splitlines() if words and words in text]


@pytest.mark.parametrize(
    "page", ["<html><body><nav><a href='/'>Home</a></nav></body></html>", "</article>", "<!-- -->"]
)
def test_a_page_without_an_article_is_a_problem(page: str) -> None:
    remedy = "Save the article itself, not its front page, or paste its text into a .txt file."
    expected = [f"front.html: no article was found in this page\n    {remedy}"]

    with pytest.raises(ContentError) as caught, reading("front.html"):
        read_saved_page(page)

    assert expected == [str(problem) for problem in caught.value.problems]


def test_a_page_that_is_nested_too_deeply_is_a_problem() -> None:
    expected = [
        "deep.html: the elements of this page are nested more than 200 deep\n    Paste its text into a .txt file."
    ]

    with pytest.raises(ContentError) as caught, reading("deep.html"):
        read_saved_page("<html><body>" + "<div>" * 1000 + "It closed.")

    assert expected == [str(problem) for problem in caught.value.problems]


def test_a_sentence_that_is_said_twice_stands_twice() -> None:
    said = "<p>“Yes,” he said.</p>"
    long = "<p>The Ruritanian government closed the lake border on Monday, saying that the rain had made it unsafe.</p>"
    other = "<p>About 1,200 people have left their homes on the southern shore since Saturday, the authority said.</p>"
    html = f"<body><h1>Lake border closed</h1><article>{long}{said}{other}{said}{other[:-5]} now.</p></article></body>"
    expected = 2

    seed = read_seed(html.encode(), "zenda", "zenda.html")

    assert expected == [line.text for line in seed.body].count("“Yes,” he said.")


@pytest.mark.parametrize("hidden", ['aria-hidden="true"', 'class="hidden"', 'role="presentation"'])
@pytest.mark.parametrize("place", [0, 1, 3])
def test_paragraphs_stay_apart_whatever_is_said_of_one_of_them(hidden: str, place: int) -> None:
    told = ["The council closed the bridge.", "Nobody may cross before spring.", "A ferry runs from Zenda every hour."]
    paragraphs = [f"<p>{text}</p>" for text in told]
    paragraphs.insert(place, f"<p {hidden}>Permits cost four crowns.</p>")
    title = "Council closes a bridge"
    html = f"<title>{title}</title><h1>{title}</h1><article>{''.join(paragraphs)}</article>"

    blocks = [block.text for block in read_saved_page(html).blocks]

    assert [text for text in blocks if text != "Permits cost four crowns."] == told


def test_a_page_of_more_paragraphs_than_an_article_has_is_refused() -> None:
    with pytest.raises(ContentError) as caught, reading("bridge.html"):
        read_saved_page("<title>Bridge</title>" + "<p>a" * 10_000)

    message = "bridge.html: this page has 10001 paragraphs, more than any article"
    assert [f"{message}\n    Paste the article's text into a .txt file."] == list(map(str, caught.value.problems))


def test_a_page_without_a_body_tag_is_read() -> None:
    told = "The council of Zenda closed the bridge over the river on Monday, and a ferry will run every hour."
    html = f"<title>Bridge closed</title><header><h1>Bridge closed</h1></header><article><p>{told}</p></article>"

    assert [block.text for block in read_saved_page(html).blocks] == [told]
