"""What a page may load and run: its Content-Security-Policy, in a browser.

That every kind of page keeps its policy is seen wherever one is opened (`wrongs` in conftest.py); test_keyboard.py
opens and uses them all. Here is what a policy forbids, and that a page which breaks its own fails its test.
"""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from newsgloss.publishing.security_policy import security_policy

ELSEWHERE = "http://localhost:9/"  # another host than 127.0.0.1, where nobody answers
TRIED = """() => new Promise((told) => {
  const put = (tag, more) => document.body.appendChild(Object.assign(document.createElement(tag), more));
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
    told([effectiveDirective, blockedURI, window.ran === true]));
  ATTEMPT;
})"""
COMPILES = "() => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(() => true, () => false)"
PAINTED = '() => getComputedStyle(document.querySelector("p")).getPropertyValue("--number")'
LONGEST = 20_000  # ms until what a page did wrong is told


@pytest.fixture
def unwatched(browser: Browser, address: str) -> Iterator[Page]:
    """Yield the home page in a window where a page may do wrong."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(address)
        yield page


def until_told(page: Page, wrongs: list[str], *expected: str) -> None:
    """Wait until all that is expected is told of a page, close its window and forget what it did wrong."""
    waited = 0
    while not all(any(words in wrong for wrong in wrongs) for words in expected):
        assert waited < LONGEST, wrongs
        page.wait_for_timeout(50)
        waited += 50
    page.context.close()
    wrongs.clear()


@pytest.mark.parametrize(
    ("attempt", "directive", "blocked"),
    [
        ('put("script", { textContent: "window.ran = true" })', "script-src-elem", "inline"),
        ('put("b").setAttribute("onclick", "window.ran = true")', "script-src-attr", "inline"),
        ('setTimeout("window.ran = true")', "script-src", "eval"),
        ('put("b").setAttribute("style", "color: red")', "style-src-attr", "inline"),
        (f'fetch("{ELSEWHERE}").catch(() => 0)', "connect-src", ELSEWHERE),
        (f'put("img", {{ src: "{ELSEWHERE}" }})', "img-src", ELSEWHERE),
        (f'put("iframe", {{ src: "{ELSEWHERE}" }})', "frame-src", ELSEWHERE),
        (f'put("form", {{ action: "{ELSEWHERE}", method: "post" }}).submit()', "form-action", ELSEWHERE),
        (f'put("base", {{ href: "{ELSEWHERE}" }})', "base-uri", ELSEWHERE),
    ],
)
def test_what_gets_into_a_page_neither_runs_nor_asks_another_host(
    attempt: str, directive: str, blocked: str, unwatched: Page
) -> None:
    found, uri, ran = unwatched.evaluate(TRIED.replace("ATTEMPT", attempt))

    assert (found, uri.removesuffix("/"), ran) == (directive, blocked.removesuffix("/"), False)


def test_only_the_search_may_compile_webassembly(unwatched: Page, address: str) -> None:
    home = unwatched.evaluate(COMPILES)
    unwatched.goto(f"{address}search/")

    assert (home, unwatched.evaluate(COMPILES)) == (False, True)


def test_a_style_in_a_page_is_taken_by_its_hash_and_no_other(new_page: Callable[..., Page], unwatched: Page) -> None:
    style = 'p{--number:"1"}'
    html = f'<meta http-equiv="Content-Security-Policy" content="{security_policy({}, style)}"><p>Zenda</p>'
    page = new_page()
    page.set_content(f"{html}<style>{style}</style>")
    unwatched.set_content(f"{html}<style>{style} </style>")

    assert (page.evaluate(PAINTED), unwatched.evaluate(PAINTED)) == ('"1"', "")


def test_a_page_that_breaks_its_policy_fails_its_test(
    new_page: Callable[..., Page], address: str, wrongs: list[str]
) -> None:
    page = new_page()
    page.goto(address)
    page.evaluate('document.body.setAttribute("style", "color: red")')

    until_told(page, wrongs, "breaks its style-src-attr: inline", "Content Security Policy")


def test_a_page_that_asks_another_host_fails_its_test(
    new_page: Callable[..., Page], address: str, wrongs: list[str]
) -> None:
    page = new_page(bypass_csp=True)
    page.goto(address)
    page.evaluate("url => fetch(url).catch(() => 0)", ELSEWHERE)

    until_told(page, wrongs, f"asked another host: {ELSEWHERE}")
