"""What every page says of what it may load and run, and of what other hosts learn of its readers."""

import re

from tests.samples import FIRST_PAINT, FIRST_PAINT_HASH
from tests.site.site_pages import Pages

POLICY = 'meta[http-equiv="Content-Security-Policy"]'
LOADS = "link, script, style, img, iframe, base"


def test_every_page_has_its_policy_before_anything_that_it_loads(pages: Pages) -> None:
    late = [
        address
        for address, page in pages.items()
        if len(page.select(POLICY)) != 1 or page.select_one(POLICY).find_previous_siblings(LOADS.split(", "))
    ]

    assert "404.html" in pages
    assert late == []


def test_nothing_is_allowed_but_what_the_site_itself_serves(pages: Pages) -> None:
    policies = {page.select_one(POLICY)["content"] for address, page in pages.items() if address != "search/"}
    policy, home = sorted(policies)

    assert home == f"{policy}; manifest-src 'self'"  # of a manifest, to which the front page alone leads
    assert policy.startswith("default-src 'none'; ")
    assert set(re.findall(r"(?<=[ ])'[^ ;]+", policy)) == {"'none'", "'self'", f"'{FIRST_PAINT_HASH}'"}
    assert policy.count("sha256-") == 1


def test_the_search_may_compile_webassembly_and_nothing_else_more(pages: Pages) -> None:
    search, other = (pages[address].select_one(POLICY)["content"] for address in ("search/", "glossary/"))

    assert search.replace(" 'wasm-unsafe-eval'", "") == other != search


def test_no_page_tells_another_host_where_its_readers_come_from(pages: Pages) -> None:
    said = {
        address: [meta["content"] for meta in page.select('meta[name="referrer"]')] for address, page in pages.items()
    }

    assert {address: policy for address, policy in said.items() if policy != ["same-origin"]} == {}


def test_nothing_on_a_page_needs_what_its_policy_forbids(pages: Pages) -> None:
    handlers = re.compile(r"on[a-z]+")
    inline = [
        (address, str(tag)[:80])
        for address, page in pages.items()
        for tag in page.select("*")
        if tag.has_attr("style")
        or any(handlers.fullmatch(name) for name in tag.attrs)
        or str(tag.get("href", "")).lower().startswith("javascript:")
        or (tag.name in {"script", "style"} and not tag.get("src") and tag.string != FIRST_PAINT)
    ]

    assert inline == []


def test_a_link_to_another_host_gives_it_no_way_back(pages: Pages) -> None:
    links = [
        (address, link) for address, page in pages.items() for link in page.select('a[href^="http"], a[href^="//"]')
    ]

    assert len({address for address, _ in links}) > 10
    assert [(address, link["href"]) for address, link in links if link.get("rel") != ["noopener", "noreferrer"]] == []
