from collections.abc import Callable
from datetime import date
from xml.etree import ElementTree

import pytest

from newsgloss.content.values import Content
from newsgloss.editorial.corrections import corrections, corrections_feed

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Load = Callable[[], Content]

LAKE = "content/glossary/lake.yaml"
ZENDA = "content/explainers/zenda.md"
NOTES = "content/explainers/zenda.notes.yaml"
NOTE = """\
- id: wait
  kind: context
  quote: {exact: A long wait}
  title: How long
  body: Two hours.
  sources: [gazette]
  changes:
    - {date: 2031-05-06, kind: clarification, was: An hour., now: Two hours.}
"""
ATOM = "{http://www.w3.org/2005/Atom}"


def changes(*items: str) -> str:
    """Return front matter with changes; each item is its keys in flow style."""
    return "changes:\n" + "".join(f"  - {{{item}}}\n" for item in items) + "status:"


def feed(content: Content, domain: str = "https://example.org") -> ElementTree.Element:
    """Return the feed of a project's corrections, parsed."""
    log = corrections(content)
    pages = {one.url.partition("#")[0] for one in log}
    text = corrections_feed(log, content, domain, "feeds/corrections.atom.xml", pages)
    return ElementTree.fromstring(text.encode())  # noqa: S314 -- our own words


def texts(element: ElementTree.Element, name: str) -> list[str | None]:
    """Return the texts of an element's children of a name."""
    return [child.text for child in element.findall(ATOM + name)]


def test_nothing_has_changed_so_far(load: Load) -> None:
    assert corrections(load()) == ()


def test_a_change_of_an_explainer_is_logged(change: Change, load: Load) -> None:
    change(ZENDA, "status:", changes("date: 2031-05-04, kind: correction, was: A dollar, now: A day's wage"))

    (logged,) = corrections(load())

    assert (logged.kind, logged.title, logged.url) == (
        "Correction",
        "Why nobody can leave Zenda",
        "/explainers/zenda/",
    )
    assert (logged.change.date, logged.change.was, logged.change.now) == (
        date(2031, 5, 4),
        "A dollar",
        "A day's wage",
    )


def test_a_change_of_a_note_leads_to_the_note(add: Add, load: Load) -> None:
    add(NOTES, NOTE)

    (logged,) = corrections(load())

    assert (logged.kind, logged.title, logged.url) == (
        "Clarification",
        "Why nobody can leave Zenda (note: How long)",
        "/explainers/zenda/#n-wait",
    )


@pytest.mark.parametrize(
    ("label", "url"),
    [
        ("ferry permit", "/glossary/ferry-permit/"),
        ("The port closes", "/timeline/#port-closes"),
        ("Antonia Mauban", "/"),
    ],
)
def test_a_change_of_an_entry_leads_to_where_it_is_explained(change: Change, load: Load, label: str, url: str) -> None:
    line = f"  label: {label}\n"
    change(LAKE, line, line + "  changes: [{date: 2031-05-06, kind: update, now: New.}]\n")

    (logged,) = corrections(load())

    assert (logged.kind, logged.title, logged.url) == ("Update", label, url)


def test_drafts_have_no_readers_to_tell(add: Add, change: Change, load: Load) -> None:
    change(ZENDA, "status: published", changes("date: 2031-05-04, kind: update, now: New.") + " draft")
    add(NOTES, NOTE)
    label = "  label: ferry permit\n"
    change(LAKE, label, f"{label}  status: draft\n  changes: [{{date: 2031-05-06, kind: update, now: New.}}]\n")

    assert corrections(load()) == ()


def test_what_is_listed_nowhere_any_more_is_still_in_the_log(change: Change, load: Load) -> None:
    told = changes("date: 2031-05-04, kind: retraction, now: There was no ferry.")
    change(ZENDA, "status: published", f"{told} archived")

    assert [logged.change.now for logged in corrections(load())] == ["There was no ferry."]


def test_the_newest_change_comes_first(change: Change, load: Load) -> None:
    days = ["2031-05-04", "2031-06-01", "2031-05-20"]
    change(ZENDA, "status:", changes(*(f"date: {day}, kind: update, now: New." for day in days)))
    expected = ["2031-06-01", "2031-05-20", "2031-05-04"]

    assert expected == [logged.change.date.isoformat() for logged in corrections(load())]


def test_of_one_day_mistakes_come_before_what_is_only_new(change: Change, load: Load) -> None:
    kinds = ["update", "correction", "editor-note", "clarification", "retraction"]
    change(ZENDA, "status:", changes(*(f"date: 2031-05-04, kind: {kind}, now: New." for kind in kinds)))
    expected = ["Correction", "Retraction", "Update", "Editor’s note", "Clarification"]

    assert expected == [logged.kind for logged in corrections(load())]


def test_every_change_has_an_id_of_its_own(add: Add, change: Change, load: Load) -> None:
    change(ZENDA, "status:", changes(*["date: 2031-05-04, kind: update, now: New."] * 2))
    item = (
        "{id: zenda, kind: place, label: Zenda, gloss: A port., changes: [{date: 2031-05-04, kind: update, now: N.}]}"
    )
    add(LAKE, f"- {item}\n")
    add(NOTES, NOTE)

    ids = [logged.id for logged in corrections(load())]

    assert len(ids) == len(set(ids)) == 4


def test_the_feed_says_what_changed_when_and_where(change: Change, load: Load) -> None:
    change(ZENDA, "status:", changes("date: 2031-05-04, kind: correction, was: Two <i> days', now: A day's wage"))
    root = feed(load())
    (entry,) = root.findall(f"{ATOM}entry")

    assert texts(root, "title") == ["The Ruritanian: corrections and changes"]
    assert texts(entry, "title") == ["Correction: Why nobody can leave Zenda"]
    assert texts(entry, "summary") == ["<p>A day's wage</p><p>Before: Two &lt;i&gt; days'</p>"]
    assert texts(entry, "updated") == texts(root, "updated") == ["2031-05-04T00:00:00+00:00"]
    assert [link.get("href") for link in entry.findall(f"{ATOM}link")] == ["https://example.org/explainers/zenda/"]


def test_the_feed_has_all_that_atom_asks_for(add: Add, load: Load) -> None:
    add(NOTES, NOTE)
    root = feed(load())

    for element in (root, *root.findall(f"{ATOM}entry")):
        assert [len(texts(element, name)) for name in ("id", "title", "updated")] == [1, 1, 1]
    assert [author.findtext(f"{ATOM}name") for author in root.findall(f"{ATOM}author")] == ["The Ruritanian"]


def test_what_looks_like_html_is_shown_as_it_was_written(change: Change, load: Load) -> None:
    change(ZENDA, "title: Why nobody can leave Zenda", "title: Tea & <b>jam</b>")
    change(ZENDA, "status:", changes('date: 2031-05-04, kind: update, now: "<script>alert(1)</script> & more"'))
    (entry,) = feed(load()).findall(f"{ATOM}entry")
    (summary,) = entry.findall(f"{ATOM}summary")

    assert texts(entry, "title") == ["Update: Tea & <b>jam</b>"]
    assert entry.find(f"{ATOM}title").attrib == {}  # type: ignore[union-attr]
    assert (summary.get("type"), summary.text) == ("html", "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more")


def test_what_changed_on_a_page_that_search_engines_may_not_list_is_not_in_the_feed(change: Change, load: Load) -> None:
    change(ZENDA, "status:", changes("date: 2031-05-04, kind: update, now: New."))
    content = load()
    log = corrections(content)

    assert len(log) == 1
    assert "<entry>" not in corrections_feed(log, content, "", "feed.xml", ["/glossary/zenda/"])


def test_an_empty_feed_has_a_date_that_is_no_clocks(load: Load) -> None:
    root = feed(load())

    assert texts(root, "updated") == ["1970-01-01T00:00:00+00:00"]
    assert root.findall(f"{ATOM}entry") == []


@pytest.mark.parametrize("site", ["https://example.org", "https://example.org/lake", "https://example.org/lake/"])
def test_every_address_in_the_feed_is_the_sites(add: Add, change: Change, load: Load, site: str) -> None:
    add(NOTES, NOTE)
    change("pelicanconf.py", 'SITEURL = ""', f'SITEURL = "{site}"')
    expected = "https://example.org" + ("/lake" if "lake" in site else "")

    root = feed(load(), expected)
    (entry,) = root.findall(f"{ATOM}entry")

    assert [(link.get("rel"), link.get("href")) for link in root.findall(f"{ATOM}link")] == [
        ("alternate", f"{expected}/corrections/"),
        ("self", f"{expected}/feeds/corrections.atom.xml"),
    ]
    assert [link.get("href") for link in entry.findall(f"{ATOM}link")] == [f"{expected}/explainers/zenda/#n-wait"]
    assert texts(entry, "id") == [f"{expected}/corrections/#note-wait-1"]


def test_the_same_log_gives_the_same_feed(change: Change, load: Load) -> None:
    change(ZENDA, "status:", changes("date: 2031-05-04, kind: update, now: New."))
    content = load()
    log, pages = corrections(content), ["/explainers/zenda/"]
    first, second = (corrections_feed(log, content, "", "feed.xml", pages) for _ in range(2))

    assert first == second
