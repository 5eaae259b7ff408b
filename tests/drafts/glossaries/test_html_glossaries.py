from collections.abc import Callable
from typing import Any

import pytest

Entries = Callable[..., list[dict[str, Any]]]
Said = Callable[..., list[str]]

QUAY = "A wall at which ships lie."


def short(entry: dict[str, Any]) -> tuple[Any, ...]:
    """Return what a reader of an entry sees first."""
    return entry["label"], *entry.get("names", ()), entry["gloss"]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.md", f"Quay\n:   {QUAY}\n", [("Quay", QUAY)]),
        ("a.md", f"Quay\n\n: {QUAY}\n", [("Quay", QUAY)]),
        ("a.md", f"Quay\nWharf\n:   {QUAY}\n\nBerth\n: A place.\n", [("Quay", "Wharf", QUAY), ("Berth", "A place.")]),
        ("a.md", "```\nQuay\nWharf\n: x\n```\n\nBerth\n: A place.\n", [("Berth", "A place.")]),
        ("a.md", "Berth\n: A place\n  to lie.\n: At a quay.\n", [("Berth", "A place to lie.")]),
        ("a.md", f"port:Quay\n:   {QUAY}\n", [("Quay", QUAY)]),
        ("a.md", f"*`port:Quay`*\n:   {QUAY}\n", [("Quay", QUAY)]),
        ("a.md", f"port:Quay&#58; stone\n:   {QUAY}\n", [("Quay: stone", QUAY)]),
        ("a.md", f"<dl><dt>Quay<dt>Wharf<dd>{QUAY}</dl>", [("Quay", "Wharf", QUAY)]),
        ("a.html", f"<dl><dt>Quay<dt>Wharf<dd>{QUAY}</dl>", [("Quay", "Wharf", QUAY)]),
        ("a.html", f"<dl><div><dt><dfn>Quay</dfn></dt><dd>{QUAY}</dd></div></dl>", [("Quay", QUAY)]),
        ("a.html", f'<dl><dt><abbr title="Quay wall">QW</abbr><dd>{QUAY}</dl>', [("QW", "Quay wall", QUAY)]),
        ("a.htm", "<dl><dt>Port<dd>It has<dl><dt>quay<dd>a wall</dl></dl>", [("Port", "It has")]),
        ("a.md", f"# Port\n\nIntroduced.\n\n## Quay\n\n{QUAY}\n", [("Quay", QUAY)]),
        ("a.md", f"# Quay\n\n{QUAY}\n\n# Berth\n\nA place.\n", [("Quay", QUAY), ("Berth", "A place.")]),
        (
            "a.md",
            f"## [Quay](#quay)\n<!-- Aliases: Wharf, Quay wall -->\n{QUAY}\n",
            [("Quay", "Wharf", "Quay wall", QUAY)],
        ),
        ("a.md", f'## Quay\n<!--{{ "aliases": ["Wharf", "Pier"] }}-->\n{QUAY}\n', [("Quay", "Wharf", "Pier", QUAY)]),
        ("a.md", f"## Quay {{#q}}\n<!--\naliases:\n- Wharf\n-->\n\n{QUAY}\n", [("Quay", "Wharf", QUAY)]),
        ("a.md", f"## Quay\n\nAliases: Wharf, Pier\n\n{QUAY}\n", [("Quay", "Wharf", "Pier", QUAY)]),
        ("a.html", f"<h1>Port</h1><section><h2>Quay</h2><p>{QUAY}</section>", [("Quay", QUAY)]),
    ],
)
def test_terms_are_found_in_lists_and_headings(
    name: str, text: str, expected: list[tuple[str, ...]], entries: Entries
) -> None:
    assert expected == [short(entry) for entry in entries(name, text)]


@pytest.mark.parametrize("kind", ["person", "organisation", "place", "law"])
def test_a_section_that_names_a_kind_gives_it(kind: str, entries: Entries) -> None:
    assert [kind] == [each["kind"] for each in entries("a.md", f"{kind}:Quay\n:   {QUAY}\n")]


@pytest.mark.parametrize(
    "text",
    [
        "port:Berth\n:   A place at a <port:Quay>.\n\nport:Quay\n:   A wall.\n",
        "port:Berth\n:   A place at a <port:Quay|quay's side>.\n\nport:Quay\n:   A wall.\n",
        "## Berth\n\nA place at a [quay](#quay).\n\n## Quay\n\nA wall.\n",
        "## Berth\n\nA place at a [quay](#q).\n\n## Quay {#q}\n\nA wall.\n",
        '<dl><dt>Berth<dd>A place at a <a href="#q">quay</a>.<dt><a id="q"></a>Quay<dd>A wall.</dl>',
    ],
)
def test_a_link_in_a_gloss_is_a_relation(text: str, entries: Entries) -> None:
    assert [each.get("related") for each in entries("a.md", text)] == [["quay"], None]


def test_a_link_in_a_body_leads_to_the_entry(entries: Entries) -> None:
    text = "## Berth\n\nA place.\n\nAt a [quay](#quay).\n\n## Quay\n\nA wall.\n"

    assert entries("a.md", text)[0]["body"] == "At a [quay](entry:quay)."


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.md", "Quay\n: See [dock](#dock).\n", "1: Quay: a link to '#dock': nothing that was imported is there"),
        (
            "a.md",
            "Quay\n: A [wall](https://example.org/wall).\n",
            "1: Quay: a link to 'https://example.org/wall': a gloss has no links",
        ),
        (
            "a.md",
            "port:Quay\n: A wall.\n\nport:Berth\n: x\n",
            "0: section 'port' (2 times): an entry has no section; its kind is 'term'",
        ),
        ("a.html", "<dl><dd>A wall.<dt>Quay<dd>x</dl>", "0: a definition: there is no term above it"),
        (
            "a.md",
            "---\ntitle: x\n---\n\n## Q\n\n## Quay\n\nA wall.\n",
            "5: Q: this heading has no text of its own: it is taken for a part's",
        ),
        ("a.md", "## Quay\n<!-- a: b: c -->\nA wall.\n", "1: Quay: the comment below this heading cannot be read"),
        ("a.md", "## Quay\n<!-- uri: x -->\nA wall.\n", "1: Quay: uri: an entry has no field for this attribute"),
        ("a.md", "## Quay\n<!-- aliases: Wall -->\n\n## Berth\n\nx\n", "1: Quay: it has no definition"),
        ("a.md", "## ???\n\nx\n", "1: ???: no id can be made from this name"),
    ],
)
def test_what_a_page_has_without_a_place_is_listed(name: str, text: str, expected: str, unplaced: Said) -> None:
    assert [expected] == unplaced(name, text)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        (
            "a.html",
            f"<dl><dt>a<dd>{'<div>' * 5000}x",
            "a.html: more than 60 elements are in one another\n    Simplify the definition.",
        ),
        (
            "a.html",
            f"{'<div>' * 5000}<dl><dt>a<dd>x",
            "a.html: more than 60 elements are in one another\n    Simplify the page.",
        ),
        (
            "a.html",
            f"{'<div>' * 5000}<h2>a</h2>x",
            "a.html: more than 60 elements are in one another\n    Simplify the page.",
        ),
        (
            "a.md",
            "Nothing.\n",
            (
                "a.md: there is no term in this file\n"
                "    What is read is a list of definitions or, without one, each heading with the text below it."
            ),
        ),
    ],
)
def test_a_page_that_cannot_be_read_is_refused(name: str, text: str, expected: str, refused: Said) -> None:
    assert [expected] == refused(name, text)
