"""What a page needs and what a site adds -> a Content-Security-Policy."""

import base64
import hashlib

import pytest

from newsgloss.publishing.security_policy import allows, mistakes, security_policy

OURS = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'"
)


def test_nothing_is_allowed_but_what_the_site_itself_serves() -> None:
    assert security_policy({}) == OURS


def test_a_manifest_is_allowed_to_the_page_that_leads_to_one() -> None:
    assert security_policy({}, installs="/theme/site.webmanifest") == f"{OURS}; manifest-src 'self'"


def test_webassembly_is_allowed_to_the_page_that_searches() -> None:
    assert security_policy({}, searches=True) == OURS.replace(
        "script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'"
    )


@pytest.mark.parametrize("kind", ["style", "script"])
def test_a_style_or_a_script_in_the_page_is_allowed_by_its_hash(kind: str) -> None:
    text = '[data-entry="ferry-permit"]{--number:"1"}'

    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    expected = OURS.replace(f"{kind}-src 'self'", f"{kind}-src 'self' 'sha256-{digest}'")
    assert security_policy({}, **{kind: text}) == expected


def test_a_site_adds_sources_to_a_directive_and_takes_none_away() -> None:
    policy = security_policy(
        {"img-src": ["https://pictures.example.org", "'self'"], "frame-src": ["https://example.org"]}
    )

    expected = OURS.replace("img-src 'self'", "img-src 'self' https://pictures.example.org")
    assert policy == f"{expected}; frame-src https://example.org"


def test_what_is_added_to_nothing_takes_its_place() -> None:
    assert "base-uri 'self';" in security_policy({"base-uri": ["'self'"]})


@pytest.mark.parametrize(
    ("added", "expected"),
    [
        ({"img-src": ["https://*.example.org:8443/a/b.js", "data:", "'sha256-QUJD+/='"]}, []),
        ({"img src": ["data:"]}, ["has 'img src', which is not the name of a directive"]),
        ({"img-src": "data:"}, ["has no list of sources for img-src"]),
        ({"img-src": []}, ["has no list of sources for img-src"]),
        (
            {"img-src": ["a; script-src *", 'x"><script>', "https://a b", 3, "a,b"]},
            [
                "has 'a; script-src *' for img-src, which is not one source",
                "has 'x\"><script>' for img-src, which is not one source",
                "has 'https://a b' for img-src, which is not one source",
                "has 3 for img-src, which is not one source",
                "has 'a,b' for img-src, which is not one source",
            ],
        ),
    ],
)
def test_what_is_no_source_is_named(added: dict[str, object], expected: list[str]) -> None:
    assert list(mistakes(added)) == expected


@pytest.mark.parametrize(
    ("source", "address", "expected"),
    [
        ("https://pictures.example.org", "https://pictures.example.org/zenda.png", True),
        ("https://pictures.example.org", "https://PICTURES.example.org/zenda.png", True),
        ("https://pictures.example.org", "//pictures.example.org/zenda.png", True),
        ("https://pictures.example.org", "http://pictures.example.org/zenda.png", False),
        ("http://pictures.example.org", "https://pictures.example.org/zenda.png", True),
        ("pictures.example.org", "http://pictures.example.org/zenda.png", True),
        ("https://pictures.example.org", "https://example.org/zenda.png", False),
        ("https://*.example.org", "https://pictures.example.org/zenda.png", True),
        ("https://*.example.org", "https://example.org/zenda.png", False),
        ("https://*.example.org", "https://badexample.org/zenda.png", False),
        ("https://example.org:8443", "https://example.org:8443/zenda.png", True),
        ("https://example.org", "https://example.org:8443/zenda.png", False),
        ("https://example.org", "https://example.org:443/zenda.png", True),
        ("https://example.org:*", "https://example.org:8443/zenda.png", True),
        ("https://example.org/a/", "https://example.org/a/zenda.png", True),
        ("https://example.org/a/", "https://example.org/b/zenda.png", False),
        ("https://example.org/zenda.png", "https://example.org/zenda.png", True),
        ("https://example.org/zenda.png", "https://example.org/zenda.png/b", False),
        ("https:", "https://example.org/zenda.png", True),
        ("data:", "https://example.org/zenda.png", False),
        ("*", "http://example.org/zenda.png", True),
        ("'self'", "https://example.org/zenda.png", False),
        ("https://example.org", "https://[/zenda.png", False),
    ],
)
def test_what_is_added_allows_what_browsers_take_it_to_allow(source: str, address: str, expected: bool) -> None:  # noqa: FBT001 -- a table
    assert allows({"img-src": [source]}, "img-src", address) == expected


def test_what_the_site_serves_is_always_allowed() -> None:
    assert allows({}, "img-src", "/images/zenda.png")
    assert not allows({}, "img-src", "https://example.org/zenda.png")
