"""An error while a template is drawn -> the problem at its line, where the template is the site's own."""

from pathlib import Path
from typing import Any, NamedTuple

import pytest
from jinja2 import Environment, FileSystemLoader

from newsgloss.model.folders import OWN_THEME
from newsgloss.model.settings import from_settings
from newsgloss.pelican_plugin.templates.mistakes import mistake
from newsgloss.pelican_plugin.templates.page_language import PageLanguage, prepare


def failing() -> None:
    """Fail as our code does that is called in a wrong way."""
    raise ValueError("no day")


IN_THEIRS = "in line 3 of the theme's components/confidence.html"
LINE = failing.__code__.co_firstlineno + 2  # where it fails


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return the folder of a site that has templates of its own beside our theme."""
    (tmp_path / "content").mkdir()
    (tmp_path / "looks").mkdir()
    return tmp_path


def said(site: Path, folder: Path, template: str, **given: Any) -> str | None:
    """Return what is said of an error that drawing a template of a folder makes."""
    (folder / "ours.html").write_text(template, encoding="utf-8")
    settings = {"PATH": str(site / "content"), "THEME": str(OWN_THEME), "THEME_TEMPLATES_OVERRIDES": ["looks"]}
    places = [folder, site / "looks", OWN_THEME / "templates"]
    environment = Environment(loader=FileSystemLoader(places), autoescape=True)
    prepare(environment, PageLanguage())
    page = environment.get_template("ours.html")
    try:
        page.render(**given)
    except Exception as error:  # noqa: BLE001 -- any
        problem = mistake(error, from_settings(settings, site))
        return str(problem) if problem else None
    return "nothing"


class Figure(NamedTuple):
    """A value that has no text of its own."""

    number: int


Figure.__module__ = "newsgloss.pages.figures"  # where values have all the fields that they will ever have


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

    assert found == f"looks/ours.html:{expected}\n    Correct the line."


def test_a_mistake_in_a_part_is_told_there(site: Path) -> None:
    (site / "looks" / "part.html").write_text("{{ 1 / 0 }}", encoding="utf-8")

    found = said(site, site / "looks", '<p>{% include "part.html" %}</p>')

    assert (
        found == "looks/part.html:1:1: this line fails with ZeroDivisionError: division by zero\n    Correct the line."
    )


def test_an_error_of_a_template_that_is_not_the_sites_keeps_its_traceback(site: Path, tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()

    assert said(site, tmp_path / "ours", "{{ 1 / 0 }}") is None


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ nobody }}{% if figure.note is defined %}{% endif %}{{ figure.number }}{{ 0.5 }}{{ [1] | join }}", None),
        ("{{ figure }}", "this writes a value that is not text, of the kind Figure, which readers would see as code"),
        ("{{ [figure] }}", "this writes a value that is not text, of the kind list, which readers would see as code"),
        ("{{ empty }}", "this writes a value that is empty, which readers would see as 'None'"),
        ("{{ [none] | join }}", "this writes a value that is empty, which readers would see as 'None'"),
        (
            '{{ _("Paragraph %(number)s", number=figure) }}',
            "this writes a value that is not text, of the kind Figure, which readers would see as code",
        ),
        (
            '{{ [figure] | join(", ") }}',
            "this writes a value that is not text, of the kind Figure, which readers would see as code",
        ),
        ("{% if figure.note %}{% endif %}", "a value of the kind Figure has no 'note'"),
        ("{% for one in figure.notes %}{% endfor %}", "a value of the kind Figure has no 'notes'"),
        (
            '{% from "components/confidence.html" import confidence %}{{ confidence(none) }}',
            f"this asks for a level of confidence, but its value is missing, {IN_THEIRS}",
        ),
        (
            '{% from "components/confidence.html" import confidence %}{{ confidence("middling") }}',
            f"this asks for a level of confidence, but 'middling' is unknown, {IN_THEIRS}",
        ),
    ],
)
def test_what_readers_would_see_as_code_or_not_at_all_is_refused(
    template: str, expected: str | None, site: Path
) -> None:
    found = said(site, site / "looks", template, figure=Figure(3), empty=None)

    assert found == (f"looks/ours.html:1:1: {expected}\n    Correct the line." if expected else "nothing")


def test_a_file_that_replaces_the_themes_is_to_be_compared_with_it(site: Path) -> None:
    (site / "looks" / "partials").mkdir()
    (site / "looks" / "partials" / "people.html").write_text("{{ figure }}", encoding="utf-8")

    found = said(site, site / "looks", '{% include "partials/people.html" %}', figure=Figure(3))

    message = "this writes a value that is not text, of the kind Figure, which readers would see as code"
    compare = "`newsgloss restyle partials/people.html` shows how this differs from the theme's."
    assert found == f"looks/partials/people.html:1:1: {message}\n    Correct the line. {compare}"


def test_what_the_theme_draws_in_its_own_block_is_not_the_sites_mistake(site: Path, tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "whole.html").write_text("{% block main %}{{ 1 / 0 }}{% endblock %}", encoding="utf-8")
    (site / "looks" / "part.html").write_text(
        '{% extends "whole.html" %}\n{% block main %}\n{{ super() }}\n{% endblock %}', encoding="utf-8"
    )

    assert said(site, tmp_path / "ours", '{% include "part.html" %}') is None
