"""An error while a template is drawn -> the problem at its line, where the template is the site's own."""

from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader

from newsgloss.model.folders import OWN_THEME
from newsgloss.model.settings import from_settings
from newsgloss.pelican_plugin.templates.mistakes import mistake


def failing() -> None:
    """Fail as our code does that is called in a wrong way."""
    raise ValueError("no day")


LINE = failing.__code__.co_firstlineno + 2  # where it fails


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return the folder of a site that has templates of its own beside our theme."""
    (tmp_path / "content").mkdir()
    (tmp_path / "looks").mkdir()
    return tmp_path


def said(site: Path, folder: Path, template: str, **given: Any) -> str | None:
    """Return what is said of an error that drawing a template of a folder makes."""
    (folder / "page.html").write_text(template, encoding="utf-8")
    settings = {"PATH": str(site / "content"), "THEME": str(OWN_THEME), "THEME_TEMPLATES_OVERRIDES": ["looks"]}
    page = Environment(loader=FileSystemLoader([folder, site / "looks"]), autoescape=True).get_template("page.html")
    try:
        page.render(**given)
    except Exception as error:  # noqa: BLE001 -- any
        problem = mistake(error, from_settings(settings, site))
        return str(problem) if problem else None
    raise AssertionError


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("\n{{ mentions | length }}", "2:1: this line fails with TypeError: object of type 'int' has no len()"),
        ("{{ nobody.name.first }}", "1:1: this line fails with UndefinedError: 'nobody' is undefined"),
        (
            "{% if true %}\n{{ failing() }}{% endif %}",
            f"2:1: this line fails with ValueError: no day, in line {LINE} of {Path(__file__).name}",
        ),
    ],
)
def test_a_mistake_is_told_at_its_line(template: str, expected: str, site: Path) -> None:
    found = said(site, site / "looks", template, mentions=3, failing=failing)

    assert found == f"looks/page.html:{expected}\n    Correct the line."


def test_a_mistake_in_a_part_is_told_there(site: Path) -> None:
    (site / "looks" / "part.html").write_text("{{ 1 / 0 }}", encoding="utf-8")

    found = said(site, site / "looks", '<p>{% include "part.html" %}</p>')

    assert (
        found == "looks/part.html:1:1: this line fails with ZeroDivisionError: division by zero\n    Correct the line."
    )


def test_an_error_of_a_template_that_is_not_the_sites_keeps_its_traceback(site: Path, tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()

    assert said(site, tmp_path / "ours", "{{ 1 / 0 }}") is None
