"""What a text may not write in HTML, with its place and remedy, and what it may."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from pygments.token import STANDARD_TYPES

from newsgloss.content.markdown.allowed_html import EXTENSION_CLASS
from newsgloss.content.markdown.conversion import Converter
from newsgloss.content.text_problems import footnote_problems, html_problems
from newsgloss.content.written import Written
from newsgloss.model.folders import NamedPath
from newsgloss.model.problems import Place
from newsgloss.model.yaml_text.places import Places

USUAL = "admonition codehilite extra legacy_attrs toc".split()
CONVERTER = Converter({"extensions": USUAL}, lambda kind, id_: f"/{kind}/{id_}/")


def problems(text: str) -> list[str]:
    """Return what is wrong in a text of which the first line is the fourth of its file."""
    written = Written(NamedPath(Path("zenda.md"), "zenda.md"), None, Places("zenda.md"), text, 4)
    return [str(problem) for problem in html_problems([(CONVERTER.convert(text, "zenda"), written.find)])]


@pytest.mark.cases("author-html")
def test_what_a_text_may_not_write_is_an_error_with_its_place(text: str, expected: str) -> None:
    assert expected == "\n".join(problems(text))


@pytest.mark.parametrize(
    "text",
    [
        '<figure class="x-wide" id="x-lake"><img src="/a.png" alt="The lake" width="3" loading="lazy"></figure>',
        'The <span lang="ar" dir="rtl">x</span>, <bdi>y</bdi> and <bdo dir="ltr">z</bdo>.',
        'The <span data-no-gloss translate="no" title="A lake">lake</span>.',
        "> The *port* closed.\n> [It](entry:port) may open.",
        "## The lake {: #x-lake .x-wide lang=fr }",
        'Not `<p class="source">` nor\n\n    <p class="source">\n\n```\n<p class="source">\n```\n',
        "5 < 6, a <https://example.org/> and <desk@example.org> <!-- not yet -->",
        "[TOC]\n\n## Sources\n\nText.[^1]\n\n[^1]: A note.\n",
        "!!! source\n    Ours.\n",
        '```{ .python .x-wide #x-code hl_lines="1" linenums="1" }\nx = 1\n```\n',
        '<div class="x-box" markdown="1">\nA *box*.\n</div>',
        "| a | b |\n| - | -: |\n| c | d |\n",
        "*[CAT]: Committee against Torture\n\nThe CAT.",
        "<details><summary>More</summary>Text.</details>",
    ],
)
def test_what_a_text_may_write_is_no_problem(text: str) -> None:
    assert problems(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("!!! source skip-link\n    Ours.\n", {"admonition", "x-source", "x-skip-link", "admonition-title"}),
        ("!!! note\n    Ours.\n", {"admonition", "x-note", "admonition-title"}),
        ("## Sources\n\n[TOC]\n", {"toc"}),
        ("```python\nx = 1\n```\n", {"codehilite", "n", "o", "mi"}),
        ("x[^1]\n\n[^1]: y\n", {"footnote-ref", "footnote", "footnote-backref"}),
        ('<p class="source x-wide">x</p>', {"x-source", "x-wide"}),
        ("> x\n", {"source"}),
    ],
)
def test_what_an_extension_makes_is_never_a_class_of_the_site(text: str, expected: set[str]) -> None:
    page = BeautifulSoup(CONVERTER.convert(text, "zenda").html, "html.parser")

    assert expected == {name for tag in page.find_all() for name in tag.get("class", [])}


def test_no_class_that_an_extension_makes_is_one_of_the_site() -> None:
    reference = (Path(__file__).parents[2] / "docs" / "reference" / "html.md").read_text(encoding="utf-8")
    classes = reference.partition("\n## Classes\n")[2].partition("\n## ")[0]
    expected: list[str] = []

    named = re.findall(r"`\.([a-z][a-z0-9-]*)`", classes)

    assert "source" in named
    assert expected == [name for name in named if EXTENSION_CLASS.fullmatch(name)]
    assert all(EXTENSION_CLASS.fullmatch(name) for name in STANDARD_TYPES.values() if name)


def test_headings_and_footnotes_of_two_texts_have_ids_of_their_own() -> None:
    text = "[TOC]\n\n## Sources\n\nOne.[^1] Two.[^a] Again.[^1]\n\n[^a]: B.\n[^1]: A.\n"

    pages = [
        BeautifulSoup(CONVERTER.convert(text, beside=key).html, "html.parser")
        for key in (None, "questions-0-a", "notes-1")
    ]

    ids = [tag["id"] for page in pages for tag in page.find_all(id=True)]
    assert len(ids) == len(set(ids)) == 18
    for page in pages:
        own = {tag["id"] for tag in page.find_all(id=True)}
        assert {link["href"].removeprefix("#") for link in page.find_all("a")} == own
        assert [words.get_text()[0] for words in page.select(".footnote li p")] == ["B", "A"]  # as they are defined


def test_an_id_that_another_text_of_the_page_has_is_told_with_both_places() -> None:
    texts = [CONVERTER.convert('<p id="x-lake">One.</p>'), CONVERTER.convert("Two.\n{: #x-lake }", beside="notes-a")]
    places = [Place("zenda.md", 4, 1), Place("zenda.notes.yaml", 7, 9)]
    expected = (
        "zenda.notes.yaml:7:9: the id 'x-lake' is given twice on this page\n"
        "    zenda.md:4:1 has it already; choose another."
    )

    found = html_problems([(text, lambda *_, place=place: place) for text, place in zip(texts, places, strict=True)])

    assert [expected] == [str(problem) for problem in found]


def test_the_number_of_a_footnote_that_is_not_there_is_a_warning() -> None:
    text = "See[^9], `[^8]` and[^7].\n\n> Theirs.[^6]\n\n[^7]: A note.\n"
    written = Written(NamedPath(Path("zenda.md"), "zenda.md"), None, Places("zenda.md"), text, 4)
    message = "zenda.md:4:4: warning: there is no footnote '9'"

    found = footnote_problems(CONVERTER.convert(text, "zenda"), written.find)

    assert list(map(str, found)) == [f"{message}\n    Add a line `[^9]: ...` with the note, or take it out."]
