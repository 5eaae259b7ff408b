from pathlib import Path

from audit.pages import fullest, read_pages

KINDS = {"glossary/zenda/": "place"}


def site(folder: Path, **pages: str) -> Path:
    """Write pages by the address of each, and return their folder."""
    for address, html in pages.items():
        path = folder / address / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, encoding="utf-8")
    return folder


def test_a_page_is_of_its_entrys_kind_or_of_its_folders(tmp_path: Path) -> None:
    site(tmp_path, **{"": "<h1>Ruritania</h1>", "about": "", "topics/ruritania": "", "glossary/zenda": ""})
    (tmp_path / "404.html").write_text("", encoding="utf-8")
    expected = {"": "/", "404.html": "/404.html", "about/": "/about/", "topics/ruritania/": "/topics/…/"}

    assert expected | KINDS == {page.address: page.kind for page in read_pages(tmp_path, KINDS)}


def test_a_page_that_only_leads_to_another_has_moved(tmp_path: Path) -> None:
    site(tmp_path, **{"glossary/castle": '<meta http-equiv="refresh" content="0; url=/glossary/zenda/">'})

    assert [page.kind for page in read_pages(tmp_path, KINDS)] == ["moved"]


def test_a_page_is_indexable_unless_it_asks_not_to_be(tmp_path: Path) -> None:
    site(tmp_path, one="", two='<meta name="robots" content="noindex">')
    (tmp_path / "404.html").write_text("", encoding="utf-8")

    assert [page.address for page in read_pages(tmp_path, {}) if page.indexable] == ["one/"]


def test_the_fullest_page_stands_for_its_kind(tmp_path: Path) -> None:
    site(tmp_path, **{"topics/a": "short", "topics/b": "a long text", "topics/c": "longer", "about": ""})

    assert [page.address for page in fullest(read_pages(tmp_path, {}))] == ["about/", "topics/b/"]
