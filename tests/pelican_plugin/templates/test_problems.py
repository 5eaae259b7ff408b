from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment
from pelican import signals
from pelican.settings import read_settings

from newsgloss.model.settings import from_settings
from newsgloss.model.site_settings.defaults import DEFAULTS
from newsgloss.pelican_plugin.handover import LANGUAGE, TEMPLATES
from newsgloss.pelican_plugin.signals import prepare_templates
from newsgloss.pelican_plugin.templates.compiled import CompiledTemplates
from newsgloss.pelican_plugin.templates.page_language import PageLanguage
from newsgloss.pelican_plugin.templates.problems import read_needs, template_problems

THEME = Path(__file__).parents[3] / "theme"


@pytest.fixture
def problems(tmp_path: Path) -> Iterator[Callable[..., list[str]]]:
    """Return what says what is wrong with a theme in which a template is replaced, or with other settings."""

    def said(template: str | None = None, **changed: Any) -> list[str]:
        (tmp_path / "content").mkdir()
        (tmp_path / "looks").mkdir()
        if template is not None:
            (tmp_path / "looks" / "base.html").write_bytes(template.encode("utf-8", "surrogateescape"))
        given = {"PATH": str(tmp_path / "content"), "THEME": str(THEME), "DIRECT_TEMPLATES": ["index"], **changed}
        given["THEME_TEMPLATES_OVERRIDES"] = [str(tmp_path / "looks")]
        settings = read_settings(override={**DEFAULTS, **given})
        settings |= {LANGUAGE: PageLanguage(), TEMPLATES: CompiledTemplates()}
        return [str(problem) for problem in template_problems(settings, from_settings(given, tmp_path))]

    signals.generator_init.connect(prepare_templates)
    yield said
    signals.generator_init.disconnect(prepare_templates)


def test_a_theme_whose_templates_can_be_read_has_no_problem(problems: Callable[..., list[str]]) -> None:
    assert problems() == []


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        (
            '<p>\n{% include "partials/report.htm" %}',
            (
                "looks/base.html:2:1: there is no template 'partials/report.htm', which this needs\n"
                "    Did you mean 'partials/report.html'?"
            ),
        ),
        (
            '{% from "x" import y %}',
            (
                "looks/base.html:1:1: there is no template 'x', which this needs\n"
                "    `newsgloss restyle base.html` shows how this differs from the theme's."
            ),
        ),
        (
            "\n{% if x %}",
            (
                "looks/base.html:2:1: this template cannot be read: Unexpected end of template. Jinja was looking "
                "for the following tags: 'elif' or 'else' or 'endif'. The innermost block "
                "that needs to be closed is 'if'.\n"
                "    Correct the line, or the block that it closes."
            ),
        ),
        (
            "{{ x | uper }}",
            "looks/base.html:1:1: Jinja has no filter 'uper'\n    Did you mean 'upper'?",
        ),
        (
            "{{ x | zzzzzzzz }}",
            "looks/base.html:1:1: Jinja has no filter 'zzzzzzzz'\n    Add it to the settings, or take it out.",
        ),
        (
            "{{ x is evenn }}",
            "looks/base.html:1:1: Jinja has no test 'evenn'\n    Did you mean 'even'?",
        ),
        (
            "<p>\n<<<<<<< HEAD\n",
            (
                "looks/base.html:2:1: a merge of git was left unfinished here: readers would see both versions and its "
                "marks\n    Keep the lines that are right, and delete those that begin with <<<<<<<, =======, >>>>>>> "
                "or |||||||."
            ),
        ),
        ("\udcff", "looks/base.html: this template is not in UTF-8\n    Save it as UTF-8."),
    ],
)
def test_a_template_that_cannot_be_drawn_is_told_with_its_line(
    template: str, expected: str, problems: Callable[..., list[str]]
) -> None:
    assert problems(template) == [expected]


@pytest.mark.parametrize(
    "template", ['{% include "x" ignore missing %}', '{% include ["x", "page.html"] %}', "{% include x %}"]
)
def test_a_template_that_may_be_missing_is_no_problem(template: str, problems: Callable[..., list[str]]) -> None:
    assert [problem for problem in problems(template) if ": advice: " not in problem] == []


def test_a_page_without_a_template_is_told(problems: Callable[..., list[str]]) -> None:
    message = f"pelicanconf.py: the theme in {THEME} has no template for 'nosuch'"
    expected = [f"{message}\n    Set THEME to Newsgloss's theme, or add the template to the theme."]

    assert expected == problems(DIRECT_TEMPLATES=["index", "nosuch"])


def test_an_extension_of_jinja_that_is_not_there_is_told(problems: Callable[..., list[str]]) -> None:
    message = "pelicanconf.py: JINJA_ENVIRONMENT has what Jinja cannot use: No module named 'nosuch'"

    assert [f"{message}\n    Install it, or take it out."] == problems(JINJA_ENVIRONMENT={"extensions": ["nosuch.ext"]})


def test_a_text_is_parsed_once_for_all_sites_that_write_statements_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    source = '{% include "report.html" %}<% include "ferry.html" %>'
    first, alike = Environment(autoescape=True), Environment(autoescape=True)
    other = Environment(autoescape=True, block_start_string="<%", block_end_string="%>")
    monkeypatch.setattr(alike, "parse", None)

    needed = [read_needs(one, source, "page.html", "page.html").templates for one in (first, alike, other)]

    assert needed == [((1, ("report.html",)),), ((1, ("report.html",)),), ((1, ("ferry.html",)),)]
