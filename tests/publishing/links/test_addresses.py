from collections.abc import Callable
from pathlib import Path

import pytest

from newsgloss.model.settings import find_project
from newsgloss.publishing.links.addresses import SiteAddresses, meant, own_address

At = Callable[..., object]
FILES = ("index.html", "404.html", "about/index.html", "told/zenda.html", "images/a #1.png", "theme/newsgloss.css")
IDS = {"about/index.html": {"main", "x-lake"}}
MAIN = "Correct it, or take it out."


@pytest.fixture(params=["", "https://lake.ruritania/news"], ids=["at the root", "below a path"])
def base(request: pytest.FixtureRequest, ruritania: Path) -> str:
    """Let the site be at the root of its host and below a path; return the path."""
    config = ruritania / "pelicanconf.py"
    text = config.read_text(encoding="utf-8").replace('SITEURL = ""', f"SITEURL = {request.param!r}")
    config.write_text(text + 'OUTPUT_RETENTION = ["paper"]\nLINKS_UNCHECKED = ["/forum/"]\n', encoding="utf-8")
    return "/news" if request.param else ""


def fault(root: Path, link: str, here: str = "about/index.html") -> str | None:
    """Return what is wrong with a link on a page of the site of FILES, in words."""
    project = find_project(root)
    address = meant(link, own_address(here, project), project)
    if address is None:
        return "elsewhere"
    found = SiteAddresses(FILES, project, ["in/{date:%Y}/index.html"]).fault(link, address, IDS)
    return found and f"{found.message}\n{found.remedy}"


@pytest.mark.parametrize(
    "link",
    [
        "",
        "#main",
        "#",
        "#top",
        "#x-lake:~:text=lake",
        "?page=2",
        "../",
        "./#main",
        "../told/zenda.html",
        "/./told/../about/",
        "BASE/",
        "BASE/about/",
        "BASE/about",
        "BASE/about/?a=b#main",
        "BASE/about/index.html#%6Dain",
        "BASE/told/zenda.html#anything",
        "BASE/told/zenda",
        "BASE/images/a%20%231.png",
        " BASE/about/ ",
        "BASE/theme/newsgloss.css?v=1",
        "BASE/pagefind/pagefind.js",
        "BASE/paper/2031.pdf",
        "BASE/CNAME",
        "BASE/in/2031/",
        "/forum/topic",
        "/forum",
    ],
)
def test_a_link_to_what_is_there_is_no_problem(link: str, base: str, ruritania: Path) -> None:
    rooted = link.replace("/./", f"{base}/./").replace("BASE", base)

    assert fault(ruritania, rooted) is None


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org/about/",
        "HTTPS://example.org",
        "//example.org/",
        "\\\\example.org",
        "mailto:ana@example.org",
        "tel:1",
        "data:image/png;base64,AA",
        "https://lake.ruritania.example/news/",
        "https://lake.ruritania/newspaper",
    ],
)
def test_a_link_to_another_site_is_not_looked_at(link: str, base: str, ruritania: Path) -> None:
    del base

    assert fault(ruritania, link) == "elsewhere"


@pytest.mark.parametrize("link", ["BASE/nosuch/", "nosuch.png", "BASE/About/", "../about/nosuch", "{static}/a.png"])
def test_a_link_to_nothing_is_told(link: str, base: str, ruritania: Path) -> None:
    link = link.replace("BASE", base)
    found = fault(ruritania, link)

    assert found
    assert found.startswith(f"the link {link} leads to nothing on this site\n")


def test_the_nearest_address_is_proposed(ruritania: Path) -> None:
    assert (fault(ruritania, "/abuot/") or "").endswith("Did you mean /about/?")
    assert (fault(ruritania, "/xyz/") or "").endswith(MAIN)


@pytest.mark.parametrize("link", ["#nosuch", "/about/#nosuch", "../about/index.html#nosuch", "/about#Main"])
def test_a_link_to_no_place_on_its_page_is_told(link: str, ruritania: Path) -> None:
    fragment = link.partition("#")[2]

    assert fault(ruritania, link) == f"the link {link} leads to no place on its page: '#{fragment}'\n{MAIN}"


@pytest.mark.parametrize(
    ("link", "remedy"),
    [
        ("/about/", "Write /news/about/."),
        ("/", "Write /news/."),
        ("/newsroom/", "Write a whole address, with https://, if another site is meant."),
        ("../../../about/", "Write /news/about/."),
        ("../../told/zenda.html#a", "Write /news/told/zenda.html#a."),
        ("../../images/a%20%231.png", "Write /news/images/a%20%231.png."),
        ("../../newsroom/", "Write a whole address, with https://, if another site is meant."),
    ],
)
def test_a_link_from_the_root_of_the_host_leads_out_of_a_site_below_a_path(
    link: str, remedy: str, ruritania: Path
) -> None:
    config = ruritania / "pelicanconf.py"
    text = config.read_text(encoding="utf-8").replace('SITEURL = ""', "SITEURL = 'https://lake.ruritania/news'")
    config.write_text(text, encoding="utf-8")

    assert fault(ruritania, link) == f"the link {link} leads out of the site, which is below /news/\n{remedy}"


@pytest.mark.parametrize("files", [("lake.html", "lake/index.html"), ("lake/index.html", "lake.html")])
def test_of_two_files_with_one_address_the_same_is_taken_in_whatever_order(
    files: tuple[str, str], ruritania: Path
) -> None:
    assert SiteAddresses(files, find_project(ruritania)).file("/lake") == "lake/index.html"


def test_a_link_above_the_root_of_a_host_leads_where_browsers_take_it(ruritania: Path) -> None:
    assert fault(ruritania, "../../../about/#main") is None
    assert (fault(ruritania, "../../../abuot/") or "").endswith("Did you mean /about/?")


def test_a_whole_address_of_the_site_is_one_of_its_own(ruritania: Path, base: str) -> None:
    whole = "https://lake.ruritania/news/nosuch/"

    assert fault(ruritania, "https://lake.ruritania/news/about/") == (None if base else "elsewhere")
    assert (fault(ruritania, whole) == "elsewhere") == (not base)


def test_an_address_that_no_browser_can_read_leads_nowhere(ruritania: Path) -> None:
    assert "leads to nothing on this site" in (fault(ruritania, "/[//[") or fault(ruritania, "x[y") or "")
