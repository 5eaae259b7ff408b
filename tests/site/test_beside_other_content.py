"""docs/how-to/add-to-a-pelican-site.md, done to a Pelican site that was there before, with its theme and others."""

import gzip
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from bs4 import BeautifulSoup
from pelican.settings import DEFAULT_CONFIG

from newsgloss.model.folders import OWN_THEME
from newsgloss.model.site_settings.defaults import PELICAN_DEFAULTS
from newsgloss.pelican_plugin.templates.scoped_styles import PART
from newsgloss.publishing.search_index import HEAD
from tests.pelican_sites import FILES, LOOKS, PAGE, SETTINGS, THEMES, TITLE, write

Ran = CompletedProcess[str]
Site = Callable[..., Path]
Once = Callable[[str, Callable[[Path], None]], Path]
Read = Callable[[str], str]

LISTED = {  # pages and feeds of all articles, or of those with a name or a year that the explainer has
    "archives.html",
    "author/the-ruritanian.html",
    "authors.html",
    "categories.html",
    "category/nature.html",
    "feeds/all-en.atom.xml",
    "feeds/all.atom.xml",
    "feeds/all.rss.xml",
    "feeds/nature.atom.xml",
    "feeds/tag-lake.atom.xml",
    "feeds/the-ruritanian.atom.xml",
    "feeds/the-ruritanian.rss.xml",
    "index.html",
    "posts/2031/index.html",
    "tag/lake.html",
    "tags.html",
}
SHEETS = ("newsgloss.css", "explainer.css", "glossary.css")  # of the pages that another theme draws
ADDED = (
    "corrections/",
    "data/",
    "explainers/",
    "feeds/corrections.",
    "feeds/glossary.",
    "glossary/",
    "search/",
    "sources/",
    "theme/newsgloss/",
    "timeline/",
)
PATIENCE = 30.0  # seconds for a build on a busy machine
BETWEEN_SAVES = 3.0  # seconds
SAVES = 10  # by the last of which Pelican has begun to look: it does so some time after it has built, and says nothing


def outputs(folder: Path) -> dict[str, bytes]:
    """Return the files of a site that Pelican has built."""
    out = folder / "OUT"
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def page(folder: Path, name: str) -> BeautifulSoup:
    """Return a page of a site."""
    return BeautifulSoup((folder / "OUT" / name).read_text(encoding="utf-8"), "html.parser")


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest) -> str:
    """Return the name of a theme that is not ours."""
    return str(request.param)


def test_the_guide_adds_three_lines_of_settings() -> None:
    assert len(SETTINGS.splitlines()) == 3
    assert {"content/explainers/zenda-closes.md", "content/glossary/lake.yaml"} < {name for name, _ in FILES}


def test_what_is_not_ours_is_the_same_byte_for_byte(pelican_site: Site, theme: str) -> None:
    menu = 'MENUITEMS = [("Glossary", "/glossary/")]\n'
    before = outputs(pelican_site(f"{theme}-without", theme, added=menu, is_added=False))
    after = outputs(pelican_site(theme, theme))

    assert {name for name in before if after.get(name) != before[name]} <= LISTED
    assert all(name.startswith(ADDED) for name in after.keys() - before.keys())
    assert {"the-lake-in-spring.text", "ferry.html", "ferry-fr.html", "images/.hidden", "pages/plan.txt"} < set(before)


def test_lists_and_feeds_have_the_explainers_dek_and_no_word_of_its_text(pelican_site: Site, theme: str) -> None:
    after = outputs(pelican_site(theme, theme))

    for name in ("index.html", *(each for each in sorted(LISTED) if each.startswith("feeds/"))):
        text = after[name].decode()
        assert "most people have no permit" in text
        assert "closed on Friday" not in text
        assert "entry-link" not in text


def test_the_article_is_the_annotated_story_with_its_notes_terms_and_sources(pelican_site: Site, theme: str) -> None:
    found = page(pelican_site(theme, theme), PAGE)
    part = found.select_one(".newsgloss")

    assert part
    assert "closed on Friday" in [mark.get_text() for mark in part.select("mark.passage")]
    assert [link.get_text() for link in part.select("a.entry-link")] == ["ferry permit"]
    assert [body["id"] for body in part.select(".note .note-body")] == ["n-why-friday"]
    assert part.select_one("#story .settings-button")
    assert part.select_one(".gloss-card:has(#entry-ferry-permit) dfn")
    assert part.select_one("#source-gazette")
    assert len({tag["id"] for tag in found.select("[id]")}) == len(found.select("[id]"))


@pytest.mark.parametrize("name", [PAGE, "glossary/ferry-permit/index.html", "glossary/index.html"])
def test_each_sheet_and_script_is_loaded_once_and_is_there(name: str, pelican_site: Site, theme: str) -> None:
    folder = pelican_site(theme, theme)
    found = page(folder, name)
    loaded = [tag.get("href") or tag.get("src") for tag in found.select('link[rel="stylesheet"], script[src]')]
    ours = [address.partition("?")[0] for address in map(str, loaded) if "/newsgloss/" in address]

    assert "/theme/newsgloss/newsgloss.css" in ours
    assert len(set(ours)) == len(ours)
    assert all((folder / "OUT" / address.lstrip("/")).is_file() for address in ours)


def test_nothing_is_escaped_twice_or_left_as_it_is(pelican_site: Site, theme: str) -> None:
    for name in (PAGE, "index.html", "glossary/ferry-permit/index.html"):
        found = page(pelican_site(theme, theme), name)

        assert not found.select("leave")
        assert TITLE in found.get_text()
        assert "&amp;amp;" not in str(found)
        assert "&amp;lt;" not in str(found)
        assert not [tag for tag in found.select("*") if any('"' in key for key in tag.attrs)]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("glossary/ferry-permit/index.html", "A paper that lets its holder cross the lake by ferry."),
        ("glossary/index.html", "ferry permit"),
        ("timeline/index.html", "No events so far."),
        ("sources/index.html", "Official Gazette"),
        ("corrections/index.html", "None recorded."),
        ("search/index.html", "Search for"),
    ],
)
def test_our_other_pages_are_drawn_by_the_theme(name: str, words: str, pelican_site: Site, theme: str) -> None:
    found = page(pelican_site(theme, theme), name)
    around = {"simple": "Proudly powered by", "notmyidea": "The theme is by", "theme": ""}[theme]

    assert words in found.select_one(".newsgloss").get_text()  # type: ignore[union-attr]
    assert around in found.get_text()
    assert len(found.select("html, body")) >= 1
    assert len(found.select("title")) == 1


def test_an_explainer_with_the_name_of_another_article_is_no_translation_of_it(
    pelican_site: Site, pelican: Callable[..., Ran], tmp_path: Path
) -> None:
    write(tmp_path / "site", "simple")
    explainer = tmp_path / "site/content/explainers/zenda-closes.md"
    text = explainer.read_text("utf-8").replace("dek:", "lang: fr\ndek:")
    explainer.with_name("the-lake-in-spring.md").write_text(text, "utf-8")

    ran = pelican(tmp_path / "site")

    before, after = outputs(pelican_site("simple", "simple")), outputs(tmp_path / "site")
    assert "original (not translated)" not in ran.stdout + ran.stderr
    assert after["the-lake-in-spring.html"] == before["the-lake-in-spring.html"]
    assert b"/explainers/the-lake-in-spring/" in after["archives.html"]


def words(found: BeautifulSoup, selector: str) -> list[str]:
    """Return the words of each element that a selector finds."""
    return [" ".join(tag.get_text().split()) for tag in found.select(selector)]


def test_with_our_theme_the_menu_and_the_footer_are_from_the_sites_settings(pelican_site: Site) -> None:
    found = page(pelican_site("newsgloss", "newsgloss"), "the-lake-in-spring.html")
    ours = ["Articles", "Glossary", "Timeline"]

    assert words(found, ".site-nav a") == [*ours, "About\xa0us".replace("\xa0", " "), "Press", "Nature", "travel"]
    assert words(found, ".site-footer a")[-2:] == ["Gazette", "Lake radio"]


def test_with_our_theme_other_articles_and_pages_look_like_ours(pelican_site: Site) -> None:
    folder = pelican_site("newsgloss", "newsgloss")
    article, about = page(folder, "the-lake-in-spring.html"), page(folder, "pages/about-us.html")

    assert words(article, "h1, .dek") == ["The lake in “spring”", "It thaws, they say – “slowly”."]
    assert words(article, ".page-facts") == ["By Flavia. 1 March 2031, updated 2 March 2031."]
    assert article.select_one('.page-body img[src="/images/map.svg"]')
    assert words(about, "h1, .page-body") == ["About us", "We live by the lake. Plan"]


def test_with_our_theme_lists_that_hold_other_articles_call_all_of_them_articles(pelican_site: Site) -> None:
    folder = pelican_site("newsgloss", "newsgloss")
    home, archives, search = (page(folder, name) for name in ("index.html", "archives.html", "search/index.html"))
    article = page(folder, "the-lake-in-spring.html")

    assert "More articles" in words(home, "h2")
    assert {said.split()[1] for said in words(home, ".topic .fine")} >= {"article"}
    assert words(archives, "h1") == ["Every article"]
    assert "Every article is in the list of articles." in search.select_one(".search").get_text()
    assert search.select_one('option[value="article"]')["data-one"] == "Article"
    assert article.select_one('[data-pagefind-meta="kind:article"]')


def test_where_nothing_is_to_be_read_next_the_topic_is_still_no_part_of_the_corrections(pelican_site: Site) -> None:
    found = page(pelican_site("newsgloss", "newsgloss"), PAGE)

    assert not found.select_one("#related")
    assert found.select_one("#corrections a[href*=category], #corrections a[href*=topics]") is None
    assert words(found, "article > .grid > .in-text > p.fine")[0] == "More on Nature"


def test_with_our_theme_an_article_of_nobody_does_not_say_who_wrote_it(pelican_site: Site) -> None:
    folder = pelican_site("nobody", "newsgloss", added='AUTHOR = ""\n')

    assert words(page(folder, "ferry.html"), ".page-facts") == ["5 March 2031."]
    assert words(page(folder, PAGE), ".page-facts") == ["3 May 2031, no updates. 1 minute to read."]


@pytest.mark.parametrize(
    ("name", "heading", "listed"),
    [
        ("tags.html", "Tags", ["lake", "spring"]),
        ("categories.html", "Topics", ["Nature", "travel"]),
        ("authors.html", "Authors", ["Flavia", "The Ruritanian"]),
        ("tag/lake.html", "lake", [TITLE, "The ferry", "The lake in “spring”"]),
        ("author/flavia.html", "Flavia", ["The lake in “spring”"]),
        ("posts/2031/index.html", "2031", [TITLE, "The ferry", "The lake in “spring”"]),
        ("category/travel.html", "travel", ["The ferry"]),
    ],
)
def test_with_our_theme_each_list_of_pelicans_has_its_page(
    name: str, heading: str, listed: list[str], pelican_site: Site
) -> None:
    found = page(pelican_site("newsgloss", "newsgloss"), name)

    assert words(found, "h1") == [heading]
    assert words(found, "main li a") == listed


def test_our_theme_without_the_template_of_a_list_is_an_error(newsgloss: Callable[..., Ran], tmp_path: Path) -> None:
    folder = tmp_path / "site"
    write(folder, "theme", 'JINJA_ENVIRONMENT["trim_blocks"] = True\n')
    shutil.rmtree(folder / "theme")
    shutil.copytree(OWN_THEME, folder / "theme")
    for name in ("tags", "author"):
        (folder / "theme" / "templates" / f"{name}.html").unlink()
    remedy = "Set THEME to Newsgloss's theme, or add the template to the theme."

    ran = newsgloss(folder, "build")

    assert ran.stderr.splitlines() == [
        "pelicanconf.py:36:1: the theme in theme has no template for 'author'",
        f"    {remedy}",
        "pelicanconf.py:36:1: the theme in theme has no template for 'tags'",
        f"    {remedy}",
        "Not built.",
    ]


def test_what_a_theme_has_instead_of_ours_is_taken(make_once: Once, pelican: Callable[..., Ran]) -> None:
    def build(folder: Path) -> None:
        write(folder, "theme")
        for name, text in LOOKS:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        ran = pelican(folder)
        assert ran.returncode == 0, ran.stderr

    folder = make_once("pelican-site-look", build)

    sheet = (folder / "OUT" / "theme" / "newsgloss" / "newsgloss.css").read_text(encoding="utf-8")
    assert sheet.rstrip().endswith("{--gloss:#7a1f3d;--theirs:Georgia, serif}")
    assert "max-inline-size:44rem" in sheet


GUIDE = (Path(__file__).parents[2] / "docs" / "reference" / "plugins.md").read_text(encoding="utf-8")
PLUGINS = """
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["sitemap", "neighbors", "render_math", "overview", "newsgloss"]
SITEURL = "https://example.org/news"
SITEMAP = {"format": "xml"}
"""


def write_with_plugins(folder: Path) -> None:
    """Write the site with others' plugins, and with one of its own: the guide's example."""
    write(folder, "simple", PLUGINS)
    (folder / "plugins").mkdir()
    example = GUIDE.partition("\n```python\n")[2].partition("```\n")[0]
    (folder / "plugins" / "overview.py").write_text(example, encoding="utf-8")


def test_other_plugins_work_beside_ours(make_once: Once, pelican: Callable[..., Ran]) -> None:
    def build(folder: Path) -> None:
        write_with_plugins(folder)
        ran = pelican(folder)
        assert ran.returncode == 0, ran.stderr

    folder = make_once("pelican-site-plugins", build)
    overview = json.loads((folder / "OUT" / "overview.json").read_text(encoding="utf-8"))
    sitemap = (folder / "OUT" / "sitemap.xml").read_text(encoding="utf-8")

    assert "https://example.org/news/explainers/zenda-closes/" in sitemap
    assert "https://example.org/news/the-lake-in-spring.html" in sitemap
    assert page(folder, PAGE).select("a.entry-link")[0]["href"] == "/news/glossary/ferry-permit/"
    assert overview == {"entries": 1, "explained": {"explainers/zenda-closes/": ["ferry permit"]}}


@pytest.mark.parametrize("theme", ["simple", "notmyidea"])
def test_a_result_of_the_search_has_its_pages_title_and_is_found_by_it(
    theme: str, make_once: Once, newsgloss: Callable[..., Ran]
) -> None:
    def build(folder: Path) -> None:
        write(folder, theme)
        ran = newsgloss(folder, "build")
        assert ran.returncode == 0, ran.stderr

    index = make_once(f"pelican-site-search-{theme}", build) / "output" / "pagefind" / "fragment"
    found = [json.loads(gzip.decompress(path.read_bytes()).removeprefix(HEAD)) for path in index.iterdir()]
    titles = {one["url"]: one["meta"]["title"] for one in found}

    assert titles == {
        "/data/": "Feeds and data",
        "/explainers/zenda-closes/": TITLE,
        "/glossary/ferry-permit/": "ferry permit",
        "/sources/": "Sources",
        "/timeline/": "Timeline",
    }
    assert all(one["content"].startswith(one["meta"]["title"]) for one in found)


def test_the_search_page_says_that_it_covers_our_pages_alone(pelican_site: Site, theme: str) -> None:
    said = "This search covers the explainers and the glossary, not the other articles and pages of this site."

    assert said in words(page(pelican_site(theme, theme), "search/index.html"), ".newsgloss p")
    assert said not in page(pelican_site("newsgloss", "newsgloss"), "search/index.html").get_text()


def test_our_part_leads_to_all_our_lists_whatever_the_themes_menu_has(pelican_site: Site, theme: str) -> None:
    found = page(pelican_site(theme, theme), PAGE)
    lists = ["glossary", "timeline", "sources", "corrections", "search", "data"]

    assert [link["href"] for link in found.select(".newsgloss .site-footer a")] == [f"/{name}/" for name in lists]
    assert "Topics" not in words(page(pelican_site(theme, theme), "search/index.html"), "#kind option")


def test_of_our_part_only_the_numbers_of_notes_are_painted_over_a_header_that_stays(pelican_site: Site) -> None:
    sheets = pelican_site("simple", "simple") / "OUT" / "theme" / "newsgloss"
    text = "".join(path.read_text(encoding="utf-8") for path in map(sheets.joinpath, SHEETS))
    apart = re.findall(r"([^{}]+)\{[^{}]*(?:position:relative|isolation:|clip-path:inset\(0)[^{}]*\}", text)

    assert [selector.removeprefix(PART).strip() for selector in apart] == [".note-ref"]


LINKS = """
It costs $2^2$ crowns; see [the ferry]({filename}/travel/ferry.rst), [the lake](/news/the-lake-in-spring.html), the
[map]({static}/images/map.svg) and [all on the lake]({tag}lake).
"""


def test_check_and_the_build_agree_on_what_they_read(newsgloss: Callable[..., Ran], tmp_path: Path) -> None:
    folder = tmp_path / "site"
    write_with_plugins(folder)
    with (folder / "content" / "explainers" / "zenda-closes.md").open("a", encoding="utf-8") as explainer:
        explainer.write(LINKS)

    checked, built = newsgloss(folder, "check"), newsgloss(folder, "build")

    assert (checked.returncode, built.returncode) == (0, 0), checked.stderr + built.stderr
    assert (
        checked.stdout == "1 explainer, 1 entry, 0 events: 0 errors, 1 warning, 0 advice\n"
    )  # over the example's address
    story = (folder / "output" / "explainers" / "zenda-closes" / "index.html").read_text(encoding="utf-8")
    assert '<a href="/news/ferry.html">the ferry</a>' in story
    assert "costs $2^2$ crowns" in story
    assert (folder / "output" / "sitemap.xml").is_file()
    assert (folder / "output" / "pagefind").is_dir()


def test_a_plugin_that_reads_markdown_after_ours_is_told(tmp_path: Path, pelican: Callable[..., Ran]) -> None:
    folder = tmp_path / "site"
    write(folder, "simple", 'import eager\nPLUGINS = ["newsgloss", eager]\n')
    (folder / "eager.py").write_text(
        "from pelican import signals\nfrom pelican.readers import MarkdownReader\n\n\n"
        "class EagerReader(MarkdownReader):\n    pass\n\n\n"
        "def take(readers):\n    readers.reader_classes['md'] = EagerReader\n\n\n"
        "def register():\n    signals.readers_init.connect(take)\n",
        encoding="utf-8",
    )

    ran = pelican(folder)

    assert ran.returncode == 2
    expected = (
        "pelicanconf.py:42:1: another plugin reads the explainers, and nothing would check what becomes of them "
        "Name 'newsgloss' after it, as the last of PLUGINS."
    )
    assert expected in " ".join(ran.stdout.split())


def test_what_check_takes_for_pelicans_defaults_is_what_pelican_has() -> None:
    ours = {"PLUGINS", "CACHE_PATH", "THEME", "AUTHOR", "FEED_DOMAIN", "MENUITEMS", "LINKS", "SOCIAL", "PATH"}
    differs = {name for name, value in PELICAN_DEFAULTS.items() if DEFAULT_CONFIG.get(name, value) != value}

    assert differs - ours == {"JINJA_ENVIRONMENT", "MARKDOWN"}  # of which no option that we read has another value


def test_pelican_shows_what_is_saved_with_autoreload(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    write(folder, "simple")
    story = folder / "content" / "explainers" / "zenda-closes.md"
    command = [sys.executable, "-m", "pelican", "--listen", "--autoreload", "-s", "pelicanconf.py", "-p", "0"]
    with (
        (tmp_path / "said.txt").open("wb") as said,
        subprocess.Popen(command, cwd=folder, stdout=said, stderr=said, start_new_session=True) as process,
    ):
        try:
            built = folder / "output" / PAGE
            assert is_soon(built, "Nobody without a", PATIENCE)
            saved = story.read_text(encoding="utf-8").replace("Nobody", "No one")
            for _ in range(SAVES):
                story.write_text(saved, encoding="utf-8")
                if is_soon(built, "No one without a", BETWEEN_SAVES):
                    break
            assert "No one without a" in built.read_text(encoding="utf-8")
        finally:
            os.killpg(process.pid, signal.SIGTERM)


def is_soon(path: Path, text: str, seconds: float) -> bool:
    """Wait until a file has a text, and return whether it has it in time."""
    end = time.monotonic() + seconds
    while not (path.is_file() and text in path.read_text(encoding="utf-8")):
        if time.monotonic() > end:
            return False
        time.sleep(0.1)
    return True
