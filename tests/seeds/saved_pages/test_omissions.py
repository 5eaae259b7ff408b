"""What of a saved page is left out of its story, and what the record says of it."""

import json

from newsgloss.seeds.saved_pages.found_text import text_places
from newsgloss.seeds.seed import Seed, read_seed

TITLE = "Council votes to rebuild the pier"
STORY = (
    "<p>The harbour council voted on Tuesday to rebuild the north pier, which storms destroyed in January.</p>",
    "<p>Rudolf Hentzau, the council’s engineer, said in the old town hall that they had waited long enough.</p>",
    "<p>The old pier had stood since 1911 and served both the ferry and the fishing fleet of the harbour.</p>",
    "<p>Work will begin in September and is expected to last two years, according to the council’s plan.</p>",
)


def seed_of(*parts: str, head: str = "", above: str = "") -> Seed:
    """Return a page of an article with some parts, as a seed; `above` is in it above the headline."""
    body = f"<body><main><article>{above}<h1>{TITLE}</h1>{''.join(parts)}</article></main></body>"
    author = '<meta name="author" content="Ada Example">'
    return read_seed(f"<head><title>{TITLE}</title>{author}{head}</head>{body}".encode(), "pier", "pier.html")


def left_out(seed: Seed) -> list[tuple[str, str, str]]:
    """Return what of a page is left out: the rule, the reason and the words."""
    return [(line.rule, line.reason, line.text) for line in seed.lines if line.operation == "drop"]


def test_what_is_left_out_of_a_page_is_told_with_its_rule() -> None:
    links = "<ul><li><a href='/a'>Ferry to stop</a></li><li><a href='/b'>Lake to freeze</a></li></ul>"
    quote = "<blockquote class='pull-quote'><p>they had waited long enough</p></blockquote>"
    expected = [
        ("above-headline", "it is above the headline and not a part of the story", "Harbour"),
        ("page-byline", "the page sets it as the byline", "By Ada Example"),
        ("page-caption", "the page sets it as the caption of a picture", "The pier in January"),
        ("struck-out", "the page shows it struck out", "three"),
        ("repeated-quote", "it is set apart to repeat the story's own words", "they had waited long enough"),
        ("box", "it is in a part of the page that is named 'newsletter'", "Our letters, every morning"),
        ("link-list", "it is in a list of links to other pages", "Ferry to stop"),
        ("link-list", "it is in a list of links to other pages", "Lake to freeze"),
        ("beside-story", "neither its words nor its place are those of the story", "Harbour desk"),
    ]

    seed = seed_of(
        "<p class='byline'>By Ada Example</p>",
        "<figure><img src='x'><figcaption>The pier in January</figcaption></figure>",
        STORY[0],
        "<p>The <del>three</del> ferries will land at the coal quay, said the council in its plan for the year.</p>",
        STORY[1],
        quote,
        "<div class='newsletter'>Our letters, every morning</div>",
        STORY[2],
        links,
        STORY[3],
        "<aside>Harbour desk</aside>",
        above="<p>Harbour</p>",
    )

    assert expected == left_out(seed)
    assert seed.totals() == {"keep": 6, "mark": 0, "drop": len(expected)}


def test_a_headline_and_a_standfirst_are_told_once() -> None:
    standfirst = "The council pays for it out of the reserve, which is small."
    head = f'<meta property="og:description" content="{standfirst}">'
    expected = [
        ("said-again", "the headline or the standfirst is here a second time", standfirst),
        ("duplicate-headline", "the headline is here a second time", TITLE),
    ]

    seed = seed_of(f"<p>{standfirst}</p>", *STORY, f"<p>{standfirst}</p><h2>{TITLE}</h2>", head=head)

    assert expected == left_out(seed)


def test_a_heading_with_nothing_below_it_is_left_out() -> None:
    expected = [("last-heading", "it is a heading with nothing of the story below it", "What comes next")]

    assert left_out(seed_of(*STORY, "<h2>What comes next</h2>")) == expected


def test_a_heading_that_leads_elsewhere_is_left_out() -> None:
    heading = "<h3><a href='/c'>Why the ferry is late</a></h3>"
    expected = [("link", "it only leads to another page", "Why the ferry is late")]

    assert left_out(seed_of(STORY[0], STORY[1], heading, STORY[2], STORY[3])) == expected


def test_a_story_that_a_page_goes_on_with_is_left_out() -> None:
    other = "<h1>Lake freezes</h1><p>The lake of Strelsau froze on Monday, and the ferry has to wait for spring.</p>"
    html = f"<title>{TITLE}</title><main><article><h1>{TITLE}</h1>{''.join(STORY)}</article><article>{other}</article>"
    told = [line.text for line in read_seed(f"<body><div>{html}</div>".encode(), "pier", "pier.html").body]
    inside = left_out(seed_of(*STORY, f"<article>{other}</article>"))

    assert told == [text[3:-4] for text in STORY]
    assert {(rule, reason) for rule, reason, _ in inside} == {
        ("another-story", "it is in an article with a headline of its own")
    }


def _plain(*parts: str) -> list[str]:
    return [part.removeprefix("<p>").removesuffix("</p>") for part in parts]


def test_what_a_page_shows_beside_a_story_that_only_its_metadata_tell_is_told() -> None:
    article = {"@type": "NewsArticle", "headline": TITLE, "articleBody": "\n\n".join(_plain(*STORY))}
    head = f'<script type="application/ld+json">{json.dumps(article)}</script>'
    expected = [
        ("beside-story", "neither its words nor its place are those of the story", "Harbour desk"),
        ("box", "it is in a part of the page that is named 'newsletter'", "Our letters, every morning"),
    ]

    seed = seed_of(
        STORY[0], "<p>Harbour desk</p>", "<div class='newsletter'>Our letters, every morning</div>", head=head
    )

    assert expected == left_out(seed)
    assert _plain(*STORY) == [line.text for line in seed.body]
    assert [line.number for line in seed.lines if line.text == STORY[0][3:-4] or line.operation == "drop"] == [2, 3, 4]
    assert seed.totals() == {"keep": 5, "mark": 0, "drop": 2}


def test_a_block_is_told_to_be_in_a_story_that_has_other_blocks() -> None:
    place_of = text_places(["thecouncilvotedontuesdaytorebuildthepier", "itpaysforthatfromitsreserve", "yes"])

    assert place_of("thecouncilvotedontuesday") == 0
    assert place_of("rebuildthepieritpaysforthatfromitsreserve") == 1
    assert place_of("itpaysforthatfromitsreservetoday") == 1
    assert place_of("yes") == 2
    assert place_of("council") is None
    assert place_of("thefishingfleetmaylandelsewhere") is None


def test_a_long_table_is_kept_row_by_row_and_what_is_beside_it_left_out() -> None:
    rows = "".join(f"<tr><td>Zenda {number}</td><td>{number}</td><td>{number + 3}</td></tr>" for number in range(60))

    seed = seed_of(*STORY[:2], f"<table>{rows}</table>", "<div class='newsletter'>Our letters</div>", STORY[2])

    assert [line.text for line in seed.body].count("Zenda 7\u20037\u200310") == 1
    assert len(seed.body) == 63
    assert [(rule, text) for rule, _, text in left_out(seed)] == [("box", "Our letters")]


def test_a_heading_is_one_whatever_is_in_it() -> None:
    expected = ["The storms", "The ferries", "A new wall, and what it costs"]

    seed = seed_of(
        STORY[0],
        "<h3><div>The storms</div></h3>",
        STORY[1],
        '<h3><a name="ferries">The ferries</a></h3>',
        STORY[2],
        "<h2><div>A new wall,</div><div>and what it costs</div></h2>",
        STORY[3],
    )

    assert expected == [line.text for line in seed.body if line.as_ == "subhead"]
    assert left_out(seed) == []
