import gzip
import json
import re
from collections.abc import Callable, Mapping
from fnmatch import fnmatch
from itertools import product
from pathlib import Path

import pytest

from newsgloss.publishing import search_index
from newsgloss.publishing.search_index import LEFT_OUT, NEEDED, SearchIndexError, write_search_index

PAGE = '<!DOCTYPE html><html lang="{lang}"><title>{title}</title><body><main{asks}><h1>{title}</h1>{body}</main></html>'
SITE = {
    "": ("", "Ruritania", "<p>What is new.</p>"),
    "zenda/": ("explainer", "Port of Zenda closes", "<p>The port was shut.</p>"),
    "glossary/ferry/": ("term", "ferry permit", "<p>Leave to cross the lake.</p>"),
    "glossary/pier/": ("place", "the pier", "<p>Where ferries land.</p>"),
    "glossary/lake/": ("place", "the lake", "<p>It is deep &amp; cold.</p>"),
    "about/": ("page", "About", "<p>Who we are.</p>"),
}
PLAIN = re.compile(r"[.#][\w-]+")  # a selector of one class or id
Write = Callable[..., Path]


def page(kind: str, title: str, body: str, lang: str = "en") -> str:
    """Return a page of some kind, which asks to be indexed; without a kind it does not ask."""
    asks = f' data-pagefind-body data-pagefind-meta="kind:{kind}"' if kind else ""
    return PAGE.format(lang=lang, title=title, body=body, asks=asks)


MANY = {f"glossary/ferry-{number}/": page("term", f"ferry {number}", "<p>It floats.</p>") for number in range(12)}
MANY |= {f"about/{number}/": page("page", f"About {number}", "<p>Who we are.</p>") for number in range(12)}
MOST_OF_IT = sum(map(len, MANY.values())) * 2 // 3  # bytes, so that there are two indexes


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return what writes pages into a folder and indexes them."""

    def indexed(pages: Mapping[str, str], folder: str = "site") -> Path:
        site = tmp_path / folder
        for address, html in pages.items():
            path = site / address / "index.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(html, encoding="utf-8")
        write_search_index(site, "en")
        return site / "pagefind"

    return indexed


def unpacked(file: Path) -> bytes:
    """Return what a file of the index holds."""
    return gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd")


def texts(bundle: Path) -> dict[str, str]:
    """Return the text of each page in an index, by its address."""
    fragments = [json.loads(unpacked(path)) for path in bundle.glob("fragment/*")]
    return {fragment["url"]: fragment["content"] for fragment in fragments}


def files(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder with their bytes."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def body(html: str, attribute: str = "") -> str:
    """Return an explainer's page that holds this."""
    return page("explainer", "Zenda", f"<article{attribute}>{html}</article>")


def test_the_same_pages_give_the_same_bytes_in_whatever_order_they_were_written(write: Write) -> None:
    pages = {address: page(*parts) for address, parts in SITE.items()}
    expected = files(write(pages, "here"))

    for number in range(4):
        assert expected == files(write(dict(reversed(pages.items())), f"there-{number}"))


def test_the_same_pages_give_the_same_bytes_in_whatever_order_a_disk_lists_them(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = {address: page(*parts) for address, parts in SITE.items()}
    expected = files(write(pages, "a"))
    rglob = Path.rglob
    monkeypatch.setattr(Path, "rglob", lambda self, pattern: sorted(rglob(self, pattern), reverse=True))

    assert expected == files(write(pages, "b"))


def test_pages_that_ask_for_it_are_indexed_and_no_others(write: Write) -> None:
    expected = {f"/{address}" for address, (kind, *_) in SITE.items() if kind}

    assert expected == set(texts(write({address: page(*parts) for address, parts in SITE.items()})))


def test_the_pages_of_each_kind_are_listed(write: Write) -> None:
    expected = {"explainer": 1, "page": 1, "place": 2, "term": 1}

    bundle = write({address: page(*parts) for address, parts in SITE.items()})

    kinds = json.loads((bundle / "kinds.json").read_text(encoding="utf-8"))
    assert expected == {kind: len(ids) for kind, ids in kinds.items()}
    places = {json.loads(unpacked(bundle / "fragment" / f"{id_}.pf_fragment"))["url"] for id_ in kinds["place"]}
    assert places == {"/glossary/pier/", "/glossary/lake/"}


def test_each_title_and_other_name_is_listed_with_the_pages_that_have_it(write: Write) -> None:
    names = 'data-names="Lacs d’été, l&#39;unique | FP" data-pagefind-meta="names[data-names]"'
    pages = {
        "lake/": body("It is deep."),
        "pier/": page("place", "Zenda", ""),
        "pass/": body(f"<p {names}>A pass.</p>"),
    }
    expected = {"fp": ["/pass/"], "lacs d ete l unique": ["/pass/"], "zenda": ["/lake/", "/pass/", "/pier/"]}

    bundle = write(pages)

    listed = json.loads((bundle / "names-0.json").read_text(encoding="utf-8"))
    address = {path.stem: json.loads(unpacked(path))["url"] for path in bundle.glob("fragment/*")}
    assert expected == {name: sorted(address[id_] for id_ in ids) for name, ids in listed.items()}


def test_a_small_site_has_one_index(write: Write) -> None:
    bundle = write({address: page(*parts) for address, parts in SITE.items()})

    assert json.loads((bundle / "parts.json").read_text(encoding="utf-8")) == {"names": 1, "parts": []}


def test_names_are_in_files_of_which_a_search_needs_one(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = json.loads((write(MANY, "whole") / "names-0.json").read_text(encoding="utf-8"))
    monkeypatch.setattr(search_index, "NAMES", 10)

    bundle = write(MANY, "divided")

    count = json.loads((bundle / "parts.json").read_text(encoding="utf-8"))["names"]
    found = [json.loads((bundle / f"names-{number}.json").read_text(encoding="utf-8")) for number in range(count)]
    assert count == 3
    assert all(sum(map(ord, name)) % count == number for number, names in enumerate(found) for name in names)
    assert {name: pages for names in found for name, pages in names.items()} == expected


def test_a_page_is_told_by_its_dek(write: Write) -> None:
    html = '<p class="dek in-text">How the <em>lake</em> froze.</p><p class="dek in-text">Another.</p>'

    bundle = write({"": body(html)})

    [fragment] = [json.loads(unpacked(path)) for path in bundle.glob("fragment/*")]
    assert fragment["meta"]["dek"] == "How the lake froze."


def test_a_large_site_has_several_indexes_with_each_page_in_one(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = texts(write(MANY, "whole"))
    monkeypatch.setattr(search_index, "PART", MOST_OF_IT)

    bundle = write(MANY, "parts")

    folders = json.loads((bundle / "parts.json").read_text(encoding="utf-8"))["parts"]
    found = [texts(bundle / folder) for folder in ("", *folders)]
    assert folders == ["part-2/"]
    assert all(found)
    assert sum(map(len, found)) == len(whole)
    assert {address: text for part in found for address, text in part.items()} == whole


def test_the_pages_of_each_kind_are_listed_for_all_indexes_together(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = (write(MANY, "whole") / "kinds.json").read_bytes()
    monkeypatch.setattr(search_index, "PART", MOST_OF_IT)

    assert (write(MANY, "parts") / "kinds.json").read_bytes() == expected


def test_a_page_stays_in_its_index_when_another_comes(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_index, "PART", MOST_OF_IT)
    before, after = write(MANY, "before"), write(MANY | {"new/": page("page", "New", "")}, "after")

    for folder in ("", "part-2"):
        assert texts(before / folder).keys() <= texts(after / folder).keys()


def test_pages_in_any_language_stand_in_one_index(write: Write) -> None:
    pages = {"en/": page("page", "About", "<p>Who we are.</p>"), "fr/": page("page", "À propos", "<p>Nous.</p>", "fr")}
    expected = ["en"]

    bundle = write(pages)

    entry = json.loads((bundle / "pagefind-entry.json").read_text(encoding="utf-8"))
    assert expected == list(entry["languages"])
    assert set(texts(bundle)) == {"/en/", "/fr/"}


@pytest.mark.parametrize(
    "theirs",
    [
        '<blockquote class="source"><p>The harbour <mark class="passage">quietly</mark> froze.</p></blockquote>',
        '<p class="source-headline">Harbour freezes quietly</p>',
        '<h3 class="theirs">a quietly smiling spokesman</h3>',
    ],
)
@pytest.mark.parametrize("free", [False, True])
def test_a_source_s_words_are_indexed_where_that_is_permitted(theirs: str, write: Write, *, free: bool) -> None:
    bundle = write({"": body(f"<p>Ours is here.</p>{theirs}<p>Ours again.</p>", "" if free else ' data-search="ours"')})

    assert ("quietly" in texts(bundle)["/"]) == free
    assert any(b"quiet" in unpacked(path) for path in bundle.glob("index/*")) == free
    assert "Ours is here." in texts(bundle)["/"]
    assert "Ours again." in texts(bundle)["/"]


def test_the_kind_of_a_page_is_left_out_and_other_names_beside_it_are_found(write: Write) -> None:
    bundle = write({"": body('<p class="page-kind"><b>Term</b> Also: ferry</p>')})

    assert texts(bundle)["/"] == "Zenda. Also: ferry."


@pytest.mark.parametrize("selector", [one for one in ", ".join(LEFT_OUT).split(", ") if PLAIN.fullmatch(one)])
def test_what_stands_beside_what_is_said_is_left_out(selector: str, write: Write) -> None:
    attribute = f'class="{selector[1:]}"' if selector.startswith(".") else f'id="{selector[1:]}"'
    expected = "Zenda. Before. After."

    bundle = write({"": body(f"<p>Before.</p><section {attribute}>Beside.</section><p>After.</p>")})

    assert expected == texts(bundle)["/"]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('It costs $5<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup> now.', "It costs $5 now."),
        ('It costs $5<a href="#below"><sup>1</sup></a> now.', "It costs $5 now."),
        ('It costs $5<sup>[1]</sup> now<a href="#n">[2]</a>.', "It costs $5 now."),
        ("It costs <del>5</del> <s>7</s> <ins>6</ins> Crowns.", "It costs 6 Crowns."),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", "漢."),
        (
            "It has 10<sup>6</sup> lorries, CO<sub>2</sub> and log<sub>10</sub>100.",
            "It has 10⁶ lorries, CO2 and log₁₀100.",
        ),
    ],
)
def test_an_excerpt_has_the_words_that_a_reader_reads_and_no_figure_is_another(
    html: str, expected: str, write: Write
) -> None:
    assert texts(write({"": body(f"<p>{html}</p>")}))["/"] == f"Zenda. {expected}"


def test_definitions_of_another_site_are_found_there(write: Write) -> None:
    cards = [f'<div class="gloss-card-body" id="entry-{id_}"><p>Of {id_}.</p></div>' for id_ in ("pier", "un/quay")]

    found = texts(write({"zenda/": body(f"<p>The port.</p>{''.join(cards)}")}))["/zenda/"]

    assert ("Of pier." in found, "quay" in found) == (True, False)


def test_a_section_can_be_reached_by_its_heading(write: Write) -> None:
    bundle = write({"": body('<h2 id="questions-h">Questions</h2><p>Who may cross?</p>')})

    [fragment] = [json.loads(unpacked(path)) for path in bundle.glob("fragment/*")]
    assert ("questions-h", "Questions") in [(anchor["id"], anchor["text"]) for anchor in fragment["anchors"]]


def test_what_the_search_page_does_not_use_is_not_kept(write: Write) -> None:
    expected = {"kinds.json", "names-0.json", "parts.json", "pagefind-entry.json", "pagefind-worker.js", "pagefind.js"}

    bundle = write({"": page("page", "About", "")})

    assert expected == {path.name for path in bundle.iterdir() if path.suffix in {".js", ".json", ".css"}}


REMEDY = '    Install what requirements.txt lists, or set SEARCH_SAVE_AS to "" for a site without search.'


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("exit 3", "Pagefind stopped with 3"),
        ("kill -9 $$", "Pagefind stopped with -9"),
        ("echo no memory", "no memory"),
    ],
)
def test_a_pagefind_that_stops_at_once_is_told_in_words(
    program: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pagefind = tmp_path / "pagefind.sh"
    pagefind.write_text(f"#!/bin/sh\nexec <&-\n{program}\n", encoding="utf-8")
    pagefind.chmod(0o755)
    monkeypatch.setattr("pagefind.service.get_executable", lambda: pagefind)
    monkeypatch.setattr(search_index, "get_executable", lambda: pagefind, raising=False)

    with pytest.raises(SearchIndexError) as caught:
        write_search_index(tmp_path, "en")

    assert str(caught.value).splitlines()[0] == f"the search index could not be made: {said}"


def test_a_pagefind_that_is_not_installed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pagefind.service.get_executable", lambda: None)

    with pytest.raises(SearchIndexError) as caught:
        write_search_index(tmp_path, "en")

    assert str(caught.value) == f"the search index could not be made: Pagefind is not installed\n{REMEDY}"


def test_a_site_without_a_page_that_asks_for_it_cannot_be_indexed(tmp_path: Path) -> None:
    expected = f"the search index is not whole: Pagefind made no *.pf_meta\n{REMEDY}"

    with pytest.raises(SearchIndexError) as raised:
        write_search_index(tmp_path, "en")

    assert expected == str(raised.value)
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def whole(tmp_path: Path) -> dict[str, bytes]:
    """Return the files of a small index as Pagefind hands them over."""
    for address, parts in SITE.items():
        path = tmp_path / address / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(*parts), encoding="utf-8")
    pages = sorted(tmp_path.rglob("*.html"))
    return search_index._indexed(tmp_path, pages, "en")  # noqa: SLF001 -- what comes in between has no name of its own


LISTED = "the search index is not whole: its files are not those that it lists"
UNREAD = "the search index is not whole: {} cannot be read"


@pytest.mark.parametrize(
    ("pattern", "fault", "expected"),
    [
        ("fragment/*", "missing", LISTED),
        ("index/*", "missing", LISTED),
        *((pattern, fault, UNREAD) for pattern, fault in product(["fragment/*", "index/*"], ["empty", "cut off"])),
        *((pattern, "cut off", UNREAD) for pattern in ("*.pf_meta", "wasm.unknown*")),
        *(
            (needed, fault, f"the search index is not whole: Pagefind made no {needed}")
            for needed, fault in product(NEEDED, ["missing", "empty"])
        ),
    ],
)
def test_an_index_that_is_not_whole_is_never_written(  # noqa: PLR0913, PLR0917 -- a fault, and what is told of it
    pattern: str, fault: str, expected: str, whole: dict[str, bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    name = next(name for name in sorted(whole) if fnmatch(name, pattern))
    broken = {key: data for key, data in whole.items() if key != name}
    broken |= {"missing": {}, "empty": {name: b""}, "cut off": {name: whole[name][: len(whole[name]) // 2]}}[fault]
    monkeypatch.setattr(search_index, "_indexed", lambda _site, _pages, _lang: broken)
    site = tmp_path / "site"

    with pytest.raises(SearchIndexError) as caught:
        write_search_index(site, "en")

    assert str(caught.value) == f"{expected.format(name)}\n{REMEDY}"
    assert not site.exists()


def test_an_index_without_the_words_of_a_page_is_never_written(
    whole: dict[str, bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    empty = gzip.compress(b"pagefind_dcd")
    wordless = {name: empty if name.startswith("index/") else data for name, data in whole.items()}
    first = next(data for name, data in sorted(whole.items()) if name.startswith("fragment/"))
    address = json.loads(gzip.decompress(first).removeprefix(b"pagefind_dcd"))["url"]
    monkeypatch.setattr(search_index, "_indexed", lambda _site, _pages, _lang: wordless)

    with pytest.raises(SearchIndexError) as caught:
        write_search_index(tmp_path / "site", "en")

    assert str(caught.value) == f"the search index does not find the words of {address}\n{REMEDY}"
    assert not (tmp_path / "site").exists()
