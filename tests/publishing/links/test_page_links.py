from pathlib import Path

import pytest

from newsgloss.model.settings import Project, find_project
from newsgloss.publishing.links.page_links import SiteLinks, page_links

PAGE = "about/index.html"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="/zenda/">x</a>', ["/zenda/"]),
        ("<a href=/zenda/>x</a><A HREF='/lake/'>x</A>", ["/zenda/", "/lake/"]),
        ('<a href="/a?b=1&amp;c=2">x</a>', ["/a?b=1&c=2"]),
        ('<img src="a.png" srcset="b.png 1x, c.png 2x,d.png">', ["a.png", "b.png", "c.png", "d.png"]),
        ('<picture><source srcset="/e.webp 640w"></picture>', ["/e.webp"]),
        ('<link rel="preload" imagesrcset="/e.png 2x"><link href="/s.css">', ["/e.png", "/s.css"]),
        ('<video poster="/p.png" src="/v.mp4"></video><object data="/o.svg"></object>', ["/p.png", "/v.mp4", "/o.svg"]),
        ('<form action="/find/"><button formaction="/f/">x</button></form>', ["/find/", "/f/"]),
        ('<blockquote cite="/zenda/">x</blockquote><body background="/b.png">', ["/b.png", "/zenda/"]),
        ('<p style="background: url(/a.png)">x</p><style>p{background:url( "/b.png" )}</style>', ["/a.png", "/b.png"]),
        ('<meta http-equiv="refresh" content="0; url=/zenda/">', ["/zenda/"]),
        ('<meta http-equiv="Refresh" content="5">', []),
        ('<svg><use xlink:href="/icons.svg#lake"/><image href="/i.png"/></svg>', ["/icons.svg#lake", "/i.png"]),
        ('<template id="card"><a href="/in/">x</a></template>', ["/in/"]),
        ('<a href="#a">x</a><template><template><p id="a"></template><a href="/b/">x</a></template>', ["/b/"]),
        ('</template><template><a href="/in/">x</a>', ["/in/"]),
        ("<!-- <a href='/no/'> --><code>&lt;a href=\"/no/\"&gt;</code><script>'<a href=\"/no/\">'</script>", []),
        ('<a href="https://example.org/">x</a><a href="mailto:a@example.org">x</a>', []),
        ('<a href="#x-lake">x</a><h2 id="x-lake">y</h2><a href="#named">x</a><a name="named">y</a>', []),
        ('<a href="#nosuch">x</a>', ["#nosuch"]),
        ('<a href="">x</a><a href>x</a><a>x</a>', []),
        ('<base href="/zenda/"><a href="b/">x</a>', ["b/"]),
    ],
)
def test_a_page_has_the_links_that_browsers_follow(html: str, expected: list[str], project: Project) -> None:
    found = page_links(PAGE, html, project)

    assert found
    assert [link for link, _ in found.links] == expected


def test_links_are_remembered_with_what_they_mean(project: Project) -> None:
    html = '<a href="../zenda/#x">x</a><a href="b.png">x</a>'
    found = page_links(PAGE, html, project)

    assert found
    assert found.links == (("../zenda/#x", "/zenda/#x"), ("b.png", "/about/b.png"))
    based = page_links(PAGE, f'<base href="/zenda/">{html}', project)
    assert based
    assert based.links[-1] == ("b.png", "/zenda/b.png")


def test_whole_addresses_of_the_site_count_also_in_what_other_sites_are_told(ruritania: Path) -> None:
    config = ruritania / "pelicanconf.py"
    url = "https://lake.ruritania/news"
    config.write_text(config.read_text(encoding="utf-8").replace('SITEURL = ""', f"SITEURL = {url!r}"), "utf-8")
    html = f'<link rel="canonical" href="{url}/zenda/"><meta property="og:image" content="{url}/a.png">'

    found = page_links(PAGE, html, find_project(ruritania))

    assert found
    assert [address for _, address in found.links] == ["/news/zenda/", "/news/a.png"]


def test_a_style_sheet_has_links_and_no_places(project: Project) -> None:
    css = "@import \"more.css\"; a { background: url(../x.png) } b { fill: url(#f); src: url('data:font/woff2,A') }"

    found = page_links("theme/lake.css", css, project)

    assert found is not None
    assert (found.ids, found.links) == (None, (("more.css", "/theme/more.css"), ("../x.png", "/x.png")))


@pytest.mark.parametrize("name", ["feeds/all.atom.xml", "theme/lake.js", "robots.txt"])
def test_other_files_have_no_links(name: str, project: Project) -> None:
    assert page_links(name, '<a href="/zenda/">x</a>', project) is None


def test_each_page_is_judged_by_what_the_site_has(project: Project) -> None:
    site = SiteLinks(project)
    pages = {
        "index.html": '<a href="/zenda/#a">x</a><a href="/zenda/#b">x</a><a href="/a.png">x</a>',
        "zenda/index.html": '<h1 id="a">x</h1><a href="/a.png">x</a><a href="/#main">x</a>',
        "theme/lake.css": "a { background: url(b.png) }",
    }
    for name, text in pages.items():
        found = page_links(name, text, project)
        assert found
        site.add(name, found)

    dead = [(one.page, one.written) for one in site.dead([*pages, "a.png"])]

    assert dead == [("index.html", "/zenda/#b"), ("theme/lake.css", "b.png"), ("zenda/index.html", "/#main")]
    assert ("index.html", "/a.png") in [(one.page, one.written) for one in site.dead(pages)]
