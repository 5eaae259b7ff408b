"""A story's HTML -> its headings below the page's own: "The story" is an h2, and the source's headline an h3."""

import pytest

from newsgloss.pages.explainers.story_headings import with_headings_below

QUOTE = '<blockquote class="source" data-seed="zenda">{}</blockquote>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<h2 id="x-why">Why</h2>\n<h3>How</h3>', '<h3 id="x-why">Why</h3>\n<h4>How</h4>'),
        (QUOTE.format("<p>Rain.</p><h2>Why</h2><h3>How</h3>"), QUOTE.format("<p>Rain.</p><h4>Why</h4><h5>How</h5>")),
        (f"<h2>a</h2>{QUOTE.format('<h2>b</h2>')}<h2>c</h2>", f"<h3>a</h3>{QUOTE.format('<h4>b</h4>')}<h3>c</h3>"),
        ("<h1>a</h1><h6>b</h6>", "<h2>a</h2><h6>b</h6>"),
        ("<hr /><p>An &lt;h2&gt; and h2 here.</p>", "<hr /><p>An &lt;h2&gt; and h2 here.</p>"),
    ],
    ids=["ours", "the source's", "both", "none is deeper than h6", "no heading"],
)
def test_headings_are_below_those_of_the_page(html: str, expected: str) -> None:
    assert expected == with_headings_below(html)
