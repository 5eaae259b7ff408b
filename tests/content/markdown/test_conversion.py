import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from newsgloss.content.markdown import plain_text
from newsgloss.content.markdown.conversion import PLAIN, Converter, quotes_run_together, sanitiser
from newsgloss.model.problems import ContentError

EXTRA = {"extension_configs": {"markdown.extensions.extra": {}}}
DANGERS = [
    "<script>alert(1)</script>",
    "<script src=//example.org/x.js>",
    "<img src=x onerror=alert(1)>",
    '<p onclick="alert(1)">x</p>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JaVaScRiPt&#58;alert(1)">x</a>',
    '<a href="java\tscript:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<a href="vbscript:x">x</a>',
    "[x](javascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "![x](javascript:alert(1))",
    '[x](https://example.org/){: onclick="alert(1)" style="color:red" }',
    "<style>p { display: none }</style>",
    '<p style="position:fixed">x</p>',
    "<iframe src=https://example.org/></iframe>",
    "<object data=x></object><embed src=x>",
    "<form action=/x><input name=x><button>x</button></form>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<link rel=stylesheet href=x><meta http-equiv=refresh content=0><base href=//example.org>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<video src=x autoplay></video><audio src=x></audio>",
    "<details ontoggle=alert(1) open>",
    "<!--><img src=x onerror=alert(1)>-->",
]
FORBIDDEN = frozenset(
    "script style iframe object embed form input button svg math link meta base video audio noscript".split()
)
PIECES = st.sampled_from(
    [*DANGERS, *"<>\"'&/=` \n", "> ", "# ", "    ", "- ", "```\n", "<p>", "</p>", "<div>", "</", "x"]
)


def resolve(kind: str, id_: str) -> str | None:
    """Lead anywhere but to what does not exist."""
    return None if id_.startswith("no-such") else f"/{kind}/{id_}/"


CONVERTER = Converter(EXTRA, resolve)
OWN = "extra admonition codehilite legacy_attrs legacy_em nl2br sane_lists toc wikilinks".split()
EVERY = Converter({"extensions": OWN}, resolve)
BY_MARKDOWN = Converter({"extensions": OWN}, resolve)
BY_MARKDOWN.is_usual = False  # so that it reads all
WRAPPED = Converter({"extensions": [name for name in OWN if name != "nl2br"]}, resolve)  # a line break is no mark


def html(text: str, seed: str | None = None) -> str:
    """Return a text's HTML."""
    return CONVERTER.convert(text, seed).html


def soup(text: str, seed: str | None = None) -> BeautifulSoup:
    """Return a text's HTML, read by another parser."""
    return BeautifulSoup(html(text, seed), "html.parser")


def dangers_in(page: BeautifulSoup) -> list[str]:
    """Return what could run, load or hide something."""
    found = []
    for tag in page.find_all():
        if tag.name in FORBIDDEN:
            found.append(tag.name)
        for name, value in tag.attrs.items():
            address = re.sub(r"[\t\r\n]", "", str(value)).strip().lower()  # as browsers read it
            runs = name.startswith("on") or name in {"style", "srcdoc", "action", "formaction"}
            if runs or (name in {"href", "src"} and re.match(r"(javascript|data|vbscript):", address)):
                found.append(f"{name}={value}")
    return found


@pytest.mark.parametrize("danger", DANGERS)
def test_nothing_that_runs_or_loads_survives(danger: str) -> None:
    expected: list[str] = []

    assert expected == dangers_in(soup(f"before {danger} after\n\n{danger}\n\n> {danger}\n"))


@given(st.lists(PIECES, max_size=20).map("".join))
def test_no_mixture_of_dangers_survives(text: str) -> None:
    expected: list[str] = []

    assert expected == dangers_in(soup(text, "zenda"))


@given(st.lists(PIECES, max_size=20).map("".join) | st.text())
def test_html_that_was_cleaned_is_clean(text: str) -> None:
    cleaned = html(text)
    expected = cleaned.replace(' decoding="async"', "")  # which only the site says

    assert expected == sanitiser().clean(cleaned)


def test_a_link_by_hand_leads_to_its_entry_and_says_so() -> None:
    expected = '<p>The <a class="entry-link" data-entry="ferry" href="/entry/ferry/">boat</a>.</p>'

    assert expected == html("The [boat](entry:ferry).")


@pytest.mark.parametrize("kind", ["explainer", "source"])
def test_a_link_by_hand_may_lead_to_an_explainer_or_a_source(kind: str) -> None:
    expected = f'<p>The <a href="/{kind}/zenda/">story</a>.</p>'

    assert expected == html(f"The [story]({kind}:zenda).")


def test_a_link_by_hand_may_stand_in_emphasis_and_in_any_block() -> None:
    expected = 4

    text = "**[a](entry:ferry)**\n\n> [b](entry:ferry)\n\n- [c](entry:ferry)\n\n| [d](entry:ferry) |\n| --- |\n"

    assert expected == len(soup(text).select('a.entry-link[data-entry="ferry"]'))


def test_a_link_by_hand_may_have_its_address_elsewhere() -> None:
    expected = '<p>The <a class="entry-link" data-entry="ferry" href="/entry/ferry/">boat</a>.</p>'

    assert expected == html("The [boat][1].\n\n[1]: entry:ferry\n")


def test_a_link_by_hand_that_leads_nowhere_is_told() -> None:
    expected = ("<p>The <a>boat</a>.</p>", ("entry:no-such-boat",))

    found = CONVERTER.convert("The [boat](entry:no-such-boat).")

    assert expected == (found.html, found.dangling)


def test_every_link_that_leads_nowhere_is_told_in_text_order() -> None:
    expected = ("source:no-such-b", "entry:no-such-a", "explainer:no-such-c")

    text = "[x](source:no-such-b) [x](entry:no-such-a)\n\n> [x](explainer:no-such-c)\n"

    assert expected == CONVERTER.convert(text).dangling


def test_links_that_led_nowhere_are_forgotten_with_their_text() -> None:
    expected = ()

    CONVERTER.convert("[x](entry:no-such-a)")

    assert expected == CONVERTER.convert("[x](entry:ferry)").dangling


def test_references_are_forgotten_with_their_text() -> None:
    expected = "<p>[x][1]</p>"

    CONVERTER.convert("[x][1]\n\n[1]: https://example.org/\n")

    assert expected == html("[x][1]")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[x](http://example.org)", '<a href="http://example.org" rel="noopener noreferrer">x</a>'),
        ('[x](//example.org "y")', '<a href="//example.org" title="y" rel="noopener noreferrer">x</a>'),
        (
            '<a rel="opener nofollow" lang="en" href="HTTPS://example.org">x</a>',
            '<a lang="en" href="HTTPS://example.org" rel="nofollow noopener noreferrer">x</a>',
        ),
        ("[x](/about/)", '<a href="/about/">x</a>'),
        ("[x](mailto:a@example.org)", '<a href="mailto:a@example.org">x</a>'),
    ],
)
def test_a_link_to_another_host_tells_it_nothing_of_the_page(written: str, expected: str) -> None:
    assert html(written) == f"<p>{expected}</p>"


def test_an_address_of_another_kind_is_left_alone() -> None:
    expected = '<p><a href="https://example.org/entry:ferry" rel="noopener noreferrer">x</a></p>'

    assert expected == html("[x](https://example.org/entry:ferry)")


def test_on_a_page_with_a_seed_a_block_quote_is_the_sources() -> None:
    expected = '<blockquote class="source" data-seed="zenda">\n<p>The port closed.</p>\n</blockquote>'

    assert expected == html("> The port closed.", "zenda")


@pytest.mark.parametrize("name", ["data-added", "data-entry", "data-seed"])
@pytest.mark.parametrize("text", ['> <span {}="zenda">x</span>', '> [x](https://example.org/){{ {}="zenda" }}'])
def test_what_is_ours_and_what_is_not_no_author_can_say(name: str, text: str) -> None:
    expected: list[str] = []

    page = soup(text.format(name))

    assert expected == [str(tag) for tag in page.find_all() if name in tag.attrs]


@pytest.mark.parametrize("text", ['<span id="m-ferry-1">x</span>', "## x {#m-ferry-1}", "[x](#y){#m-ferry-1}"])
def test_the_ids_of_mentions_are_ours(text: str) -> None:
    expected = ["x-m-ferry-1"]

    assert expected == [str(tag["id"]) for tag in soup(text).find_all(id=True)]


def test_ids_with_the_prefix_are_the_authors() -> None:
    expected = ["x-lake", "x-message"]

    found = CONVERTER.convert('## x {#x-lake}\n\n<p id="x-message">y</p>\n')

    assert expected == [tag["id"] for tag in BeautifulSoup(found.html, "html.parser").find_all(id=True)]
    assert expected == sorted(id_ for id_, _ in found.ids)
    assert found.faults == ()


def test_a_link_by_hand_cannot_say_another_entry() -> None:
    expected = ["ferry"]

    found = soup('[x](entry:ferry){ data-entry="lake" }').find_all("a")

    assert expected == [link.get("data-entry") for link in found]


def test_without_a_seed_a_block_quote_is_an_ordinary_one() -> None:
    expected = "<blockquote>\n<p>The port closed.</p>\n</blockquote>"

    assert expected == html("> The port closed.")


@pytest.mark.parametrize("seed", [None, "zenda"])
def test_a_quote_with_an_attribution_is_a_quotation(seed: str | None) -> None:
    text = "> The port closed.\n>\n> — [Gazette](source:gazette)\n"
    expected = [["quotation"]]

    assert expected == [quote["class"] for quote in soup(text, seed).select("blockquote")]


def test_an_attribution_may_follow_without_an_empty_line() -> None:
    text = "> The port closed.\n> — [Gazette](source:gazette)\n"
    expected = [["quotation"]]

    assert expected == [quote["class"] for quote in soup(text, "zenda").select("blockquote")]


def test_a_dash_without_a_source_is_no_attribution() -> None:
    expected = [["source"]]

    assert expected == [
        quote["class"] for quote in soup("> The port closed.\n>\n> — Gazette\n", "zenda").select("blockquote")
    ]


def test_a_source_within_a_quote_is_no_attribution() -> None:
    text = "> The [Gazette](source:gazette) says so.\n"
    expected = [["source"]]

    assert expected == [quote["class"] for quote in soup(text, "zenda").select("blockquote")]


def test_a_quote_within_a_quote_is_part_of_it() -> None:
    expected = [["source"], None]

    assert expected == [quote.get("class") for quote in soup("> one\n>\n> > two\n", "zenda").select("blockquote")]


@pytest.mark.parametrize("name", ["meta", "smarty", "markdown.extensions.meta", "markdown.extensions.smarty"])
def test_extensions_that_change_a_sources_words_are_not_loaded(name: str) -> None:
    expected = '<p>WATCH: "it\'s" -- so...</p>'

    for settings in ({"extensions": [name]}, {"extension_configs": {name: {}}}):
        assert expected == Converter(settings, resolve).convert('WATCH: "it\'s" -- so...').html


def test_settings_of_extensions_are_used() -> None:
    expected = "<p>a<br>\nb</p>"

    assert expected == Converter({"extensions": ["nl2br"]}, resolve).convert("a\nb").html.replace("<br/>", "<br>")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("> one\n\n> two\n", []),
        ("> one\n>\n> — [Gazette](source:gazette)\n\n> two\n", [5]),
        ("> one\n\n> two\n>\n> — [Gazette](source:gazette)\n", [3]),
        ("> one\n>\n> — [Gazette](source:gazette)\n\nOurs.\n\n> two\n", []),
        ("> a\n> — [G](source:g)\n\n\n> b\n> — [G](source:g)\n\n> c\n", [5, 8]),
        ("> The [Gazette](source:gazette) says so.\n\n> two\n", []),
        ("> one\n\n<!-- a -->\n\n> two\n>\n> — [G](source:g)\n", [5]),
        ("> one\n\n&nbsp;\n\n> two\n>\n> — [G](source:g)\n", [5]),
        ("> one\n\n[x]: /y\n\n> two\n>\n> — [G](source:g)\n", [5]),
        ("> one\n\n<div></div>\n\n> two\n>\n> — [G](source:g)\n", [5]),
        ("", []),
    ],
)
def test_two_quotes_of_different_origin_do_not_run_together(text: str, expected: list[int]) -> None:
    assert expected == list(quotes_run_together(text))


def test_a_table_stands_in_a_box_that_scrolls_and_is_named_by_its_columns() -> None:
    box = soup("| *who* | where |\n| --- | --- |\n| Rudolf | Zenda |").select_one("div.wide-table")
    expected = {"class": ["wide-table"], "role": "region", "tabindex": "0", "aria-label": "who, where"}

    assert expected == box.attrs
    assert [tag.name for tag in box.find_all(recursive=False)] == ["table"]


@pytest.mark.parametrize("settings", [{}, {"use_align_attribute": True}], ids=["by style", "by attribute"])
def test_the_columns_of_a_table_are_aligned_by_classes(settings: dict[str, bool]) -> None:
    converter = Converter({"extension_configs": {"markdown.extensions.tables": settings}}, resolve)
    table = BeautifulSoup(
        converter.convert("| a | b | c | d |\n| :-- | :-: | --: | --- |\n| e | f | g | h |").html, "html.parser"
    )
    expected = [{}, {"class": ["align-center"]}, {"class": ["align-end"]}, {}]

    assert expected == [cell.attrs for cell in table.find_all("th")] == [cell.attrs for cell in table.find_all("td")]


def test_an_author_changes_the_order_of_tabs_nowhere() -> None:
    expected = "<div>a</div><div>b</div><p>c</p>"

    assert expected == html('<div tabindex="3">a</div><div tabindex="-1">b</div><p tabindex="0">c</p>').replace(
        "\n", ""
    )


def test_an_extension_that_is_not_installed_is_a_problem() -> None:
    message = "MARKDOWN has an extension that Python-Markdown cannot use: No module named 'no_such_extension'"
    expected = [f"settings: {message}\n    Install it, or take it out."]

    with pytest.raises(ContentError) as caught:
        Converter({"extensions": ["no_such_extension"]}, resolve)

    assert expected == [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("link", ["[ ](source:gazette)", "Zenda Courier[](source:gazette)", "[\u200b](source:gazette)"])
def test_an_attribution_whose_link_nobody_sees_is_none(link: str) -> None:
    assert soup(f"> Closed.\n>\n> — {link}", seed="zenda").find("blockquote")["class"] == ["source"]


@pytest.mark.parametrize("seed", [None, "zenda"])
@given(st.from_regex(re.compile(PLAIN.pattern, PLAIN.flags), fullmatch=True))
def test_plain_words_become_what_markdown_and_all_its_own_extensions_make_of_them(seed: str | None, text: str) -> None:
    expected = BY_MARKDOWN.convert(text, seed)

    assert expected == EVERY.convert(text, seed)


def test_of_very_many_empty_lines_only_so_many_are_read_as_tell_nothing_more() -> None:
    words, code = "A{}B", "```\nA{}B\n```"

    assert CONVERTER.convert(words.format("\n" * 5000)) == CONVERTER.convert(words.format("\n\n"))
    assert CONVERTER.convert(code.format("\n" * 5000)) == CONVERTER.convert(code.format("\n" * 50))
    assert CONVERTER.convert(code.format("\n" * 49)) != CONVERTER.convert(code.format("\n" * 50))


@given(
    st.lists(
        st.sampled_from(
            [
                *("Words of one line", " and CAT ", "\n", "  \n", "\n\n", "> ", "# ", "1. ", "- ", ": ", "é…—", "\xa0"),
                *("*", "_", "`", "\\", "[a](b)", "![a](b)", "<b>", "&amp;", "$", "[[a]]", "{: #b }", "\t"),
                *("| a |\n|---|\n", "\n\n*[CAT]: Convention\n\n", "<div markdown>\n"),
            ]
        ),
        max_size=12,
    ).map("".join)
)
def test_words_without_marks_are_left_alone_and_come_out_the_same(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plain_text, "MARK", re.compile(""))  # everything may be one
        expected = WRAPPED.convert(text)

    assert expected == WRAPPED.convert(text)


def test_abbreviations_are_found_in_words_without_marks() -> None:
    assert '<abbr title="Convention">CAT</abbr>' in WRAPPED.convert("The CAT binds.\n\n*[CAT]: Convention").html
