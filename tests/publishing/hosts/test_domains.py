import pytest

from newsgloss.model.problems import Place
from newsgloss.publishing.hosts.domains import domain_problem

HERE = Place("output/CNAME")


@pytest.mark.parametrize(
    ("cname", "url"),
    [
        ("news.lake.ruritania\n", "https://news.lake.ruritania"),
        ("News.Lake.Ruritania.", "https://news.lake.ruritania/"),
        ("xn--se-bja.ruritania", "https://sée.ruritania"),
        ("", "https://lake.github.io/news"),
        (" \n", "https://lake.github.io/news"),
    ],
)
def test_a_domain_that_is_the_site_s_address_is_no_problem(cname: str, url: str) -> None:
    assert domain_problem(cname, url, HERE) is None


@pytest.mark.parametrize(
    "url",
    [
        "https://lake.github.io/news",
        "https://www.news.lake.ruritania",
        "https://news.lake.ruritania/news",
        "https://a..b",
    ],
)
def test_a_domain_that_is_not_the_site_s_address_is_told(url: str) -> None:
    message = f"GitHub serves the site at the root of news.lake.ruritania, and SITEURL is {url}"
    remedy = "Set SITEURL to https://news.lake.ruritania, or take this file out."

    assert str(domain_problem("news.lake.ruritania\n", url, HERE)) == f"output/CNAME: {message}\n    {remedy}"
