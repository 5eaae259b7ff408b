"""The Nu HTML checker, on every page of the site."""

from pathlib import Path

from audit import nu


def test_the_nu_html_checker_finds_nothing_on_any_page(built: Path) -> None:
    files = sorted((built / "output").rglob("*.html"))

    assert len(files) > 50
    assert nu.find(files) == []
