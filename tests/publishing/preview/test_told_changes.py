import json
from pathlib import Path

import pytest

from newsgloss.model.problems import Level, Place, Problem
from newsgloss.publishing.preview.drawn_sites import ShownSite, SiteChange
from newsgloss.publishing.preview.told_changes import event, plain_page, with_script

WRONG = Problem(Place("content/<lake>.md", 3, 1), "there is no key '<dok>' here\n", "Did you mean 'dek'?")
ODD = Problem(Place("seeds/lake.yaml"), "nobody was asked", "Ask.", Level.WARNING)


def test_browsers_are_told_what_changed_and_what_is_wrong_on_one_line_each() -> None:
    shown = ShownSite("ab-2", is_new=True, assets="0a", problems=(WRONG, ODD))

    said = event(SiteChange(shown, "ab-1", ("lake.html",), ("port.html",))).decode()

    assert said.startswith("data: {")
    assert said.endswith("}\n\n")
    assert json.loads(said.removeprefix("data: ")) == {
        "version": "ab-2",
        "after": "ab-1",
        "new": True,
        "assets": "0a",
        "changed": ["lake.html"],
        "gone": ["port.html"],
        "problems": [
            {
                "place": "content/<lake>.md:3:1",
                "message": "there is no key '<dok>' here\\u000a",
                "remedy": "Did you mean 'dek'?",
            }
        ],
        "warnings": 1,
    }


@pytest.mark.parametrize(
    ("page", "before", "after"),
    [
        (
            b'<HEAD lang="en"><script src="a.js"></script></HEAD>',
            b'<HEAD lang="en">',
            b'<script src="a.js"></script></HEAD>',
        ),
        (b"<p>No head.</p>", b"<p>No head.</p>", b""),
        (b"<header></header>", b"<header></header>", b""),
    ],
)
def test_our_script_is_before_all_others(page: bytes, before: bytes, after: bytes) -> None:
    script = (
        b'<script src="/.newsgloss/live.js" defer data-file="a&quot;b.html" data-version="ab-2" data-assets="0a"'
        b' data-base="/news" data-style="/.newsgloss/live.css" data-events="/.newsgloss/events"></script>'
    )

    assert with_script(page, 'a"b.html', ShownSite("ab-2", base="/news", assets="0a")) == before + script + after


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (ShownSite("1"), "<h1>There is no site yet</h1><p>It is being built. It appears here when it is.</p></body>"),
        (
            ShownSite("1", problems=(WRONG, ODD)),
            (
                "<h1>There is no site yet</h1><p>It appears here when these problems are fixed:</p><ol><li>"
                "<code>content/&lt;lake&gt;.md:3:1</code>: there is no key &#x27;&lt;dok&gt;&#x27; here\\u000a<br>"
                "Did you mean &#x27;dek&#x27;?</li></ol></body>"
            ),
        ),
        (
            ShownSite("1", folder=Path("site"), problems=(WRONG,)),
            "<h1>There is no page at this address</h1><p>It appears here if one is made.</p></body>",
        ),
    ],
)
def test_where_the_site_has_no_page_ours_says_why(shown: ShownSite, expected: str) -> None:
    assert expected in plain_page(shown).decode()
