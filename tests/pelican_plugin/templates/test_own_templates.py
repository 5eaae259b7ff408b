"""A site's own templates beside those of its theme -> what is said of those that do not fit."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from jinja2 import Environment

from newsgloss.model.problems import in_order
from newsgloss.model.settings import from_settings
from newsgloss.pelican_plugin.templates.copies import THEIRS, copy_problems, marked, own_templates
from newsgloss.pelican_plugin.templates.interfaces import read_interface
from newsgloss.pelican_plugin.templates.own_templates import own_problems

THEME = {
    "base.html": "{% block main %}{% endblock %}",
    "story.html": (
        '{% extends "base.html" %}{% from "parts/card.html" import card %}\n{% from "parts/rows.html" import rows %}\n'
        "{% block main %}{% block head %}{% endblock %}{% call(one) rows([1]) %}{{ card(one, at=2) }}{% endcall %}"
        '{% include "partials/people.html" %}{% endblock %}'
    ),
    "parts/card.html": "{% macro card(one, at=none) %}{{ one }}{% endmacro %}",
    "parts/rows.html": "{% macro rows(items) %}{% for item in items %}{{ caller(item) }}{% endfor %}{% endmacro %}",
    "partials/people.html": "{{ card(3) }}",
    "search.js": "{% filter jsmin %}{% endfilter %}",
}
COMPARE = "`newsgloss restyle {}` shows how this differs from the theme's."
NOWHERE = "warning: this replaces no file of the theme, and no template names it: it is drawn nowhere"
TAKE_OUT = "Take it out, or include it in another. The changelog says what the theme has for a file that is gone."

Said = Callable[..., list[str]]


@pytest.fixture
def said(tmp_path: Path) -> Said:
    """Return what says what is wrong with templates of a site, by name, beside those of a theme."""

    def said(own: dict[str, str]) -> list[str]:
        for folder, files in (("theme/templates", THEME), ("looks", own)):
            for name, text in files.items():
                (tmp_path / folder / name).parent.mkdir(parents=True, exist_ok=True)
                (tmp_path / folder / name).write_text(text, encoding="utf-8")
        settings = {"PATH": "content", "THEME": "theme", "THEME_TEMPLATES_OVERRIDES": ["looks"]}
        project = replace(from_settings(settings, tmp_path), embeds=False)
        environment = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
        environment.filters["jsmin"] = str
        explicit = {f"{THEIRS}{name}": THEME[name] for name in THEME if f"{THEIRS}{name}" in str(own)}
        texts = {**THEME, **{name: text for name, text in own.items() if not name.endswith(".ttf")}, **explicit}
        all_ = {name: read_interface(environment.parse(text)) for name, text in texts.items()}
        return [str(one) for one in in_order(own_problems(own_templates([tmp_path / "looks"]), all_, project))]

    return said


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        pytest.param(
            {"parts/card.html": "\n{% macro card(one) %}{{ one }}{% endmacro %}"},
            "looks/parts/card.html:2:1: this has a macro 'card' that takes no 'at', as the theme's story.html expects "
            f"in line 3\n    {COMPARE.format('parts/card.html')}",
            id="an argument that it does not take",
        ),
        pytest.param(
            {"parts/card.html": "{% macro card(one, of, at=2) %}{{ one }}{% endmacro %}"},
            "looks/parts/card.html:1:1: this has a macro 'card' that needs 'of', as the theme's story.html expects "
            f"in line 3\n    {COMPARE.format('parts/card.html')}",
            id="an argument that nobody gives",
        ),
        pytest.param(
            {"parts/card.html": "{% macro gloss(one) %}{% endmacro %}"},
            "looks/parts/card.html: this has no macro 'card', as the theme's story.html expects in line 1\n"
            f"    {COMPARE.format('parts/card.html')}",
            id="a macro of another name",
        ),
        pytest.param(
            {"parts/rows.html": "{% macro rows(items) %}{{ items }}{% endmacro %}"},
            "looks/parts/rows.html:1:1: this has a macro 'rows' that takes no 'caller', as the theme's story.html "
            f"expects in line 3\n    {COMPARE.format('parts/rows.html')}",
            id="a macro that draws no block",
        ),
        pytest.param(
            {"partials/people.html": "\n{{ card(1, 2, 3) }}"},
            "looks/partials/people.html:2:1: parts/card.html has a macro 'card' that takes 2 arguments, not 3\n"
            f"    {COMPARE.format('partials/people.html')}",
            id="more arguments than it takes",
        ),
        pytest.param(
            {
                "story.html": '{% extends "!theme/story.html" %}{% from "parts/card.html" import card %}'
                "{% block head %}{{ card() }}{% endblock %}"
            },
            "looks/story.html:1:1: parts/card.html has a macro 'card' that needs 'one'\n    Correct the line.",
            id="an argument that is left out",
        ),
        pytest.param(
            {"base.html": "{{ card(1) }}{% block main %}{% endblock %}{{ known() }}", "story.html": "{{ 1 }}"},
            "looks/base.html:1:1: the macro 'card' is called here, but not imported\n"
            '    Add {% from "parts/card.html" import card %} at the top.',
            id="a macro that no page imports",
        ),
        pytest.param(
            {
                "partials/people.html": "{{ stamp(1) }}",
                "sheet.html": '{% extends "base.html" %}{% from "x.html" import stamp %}',
                "x.html": "{% macro stamp(one) %}{% endmacro %}",
            },
            "looks/partials/people.html:1:1: the macro 'stamp' is called here, but not imported\n"
            '    Add {% from "x.html" import stamp %} at the top.',
            id="a macro that another page imports",
        ),
        pytest.param(
            {"story.html": '{% extends "!theme/story.html" %}\n{% block heads %}{% endblock %}'},
            "looks/story.html:2:1: warning: what this extends has no block 'heads': what is in it is drawn nowhere\n"
            "    Did you mean 'head'?",
            id="a block that is misspelt",
        ),
        pytest.param(
            {"story.html": '{% extends "!theme/story.html" %}\n{% block zzz %}{% endblock %}'},
            "looks/story.html:2:1: warning: what this extends has no block 'zzz': what is in it is drawn nowhere\n"
            "    Move what is in it to another block.",
            id="a block that is gone",
        ),
        pytest.param(
            {"partials/peopel.html": "<p>"},
            f"looks/partials/peopel.html: {NOWHERE}\n    Did you mean 'partials/people.html'?",
            id="a file that is misspelt",
        ),
        pytest.param({"x/y.css": "a"}, f"looks/x/y.css: {NOWHERE}\n    {TAKE_OUT}", id="a file that is gone"),
        pytest.param(
            {"storry.html": "<p>"},
            f"looks/storry.html: {NOWHERE}\n    Did you mean 'story.html'?",
            id="a page that is misspelt",
        ),
    ],
)
def test_what_does_not_fit_is_told_at_the_sites_own_file(own: dict[str, str], expected: str, said: Said) -> None:
    assert said(own) == [expected]


@pytest.mark.parametrize(
    "own",
    [
        {},
        {"parts/card.html": "{% macro card(one, at=none, more=none) %}{{ one }}{% endmacro %}"},
        {"parts/card.html": "{% macro card() %}{{ varargs }}{{ kwargs }}{% endmacro %}"},
        {"partials/people.html": '{% include "partials/ours.html" %}', "partials/ours.html": "{{ card(1) }}"},
        {"story.html": '{% extends "!theme/story.html" %}{% block main %}{{ card(1) }}{% endblock %}'},
        {"story.html": '{% extends "!theme/story.html" %}{% block main %}{% block new %}{% endblock %}{% endblock %}'},
        {"story.html": "{% extends kind %}{% block new %}{% endblock %}"},
        {"partials/people.html": "{% include kind %}", "partials/of-a-kind.html": "<p>"},
        {"search.js": 'import { a } from "./js/ours.js";\n', "js/ours.js": "export const a = 1;"},
        {"page-of-a-plugin.html": "<p>", "share-fonts/zenda.ttf": "", "ours.css": "a"},
    ],
)
def test_what_fits_is_no_problem(own: dict[str, str], said: Said) -> None:
    assert said(own) == []


def test_a_file_that_was_made_from_another_version_of_the_themes_is_to_be_compared(tmp_path: Path) -> None:
    theirs = tmp_path / "theme" / "templates" / "people.html"
    theirs.parent.mkdir(parents=True)
    (tmp_path / "looks").mkdir()
    theirs.write_text("<p>", encoding="utf-8")
    ours = tmp_path / "looks" / "people.html"
    settings = {"THEME": "theme", "THEME_TEMPLATES_OVERRIDES": ["looks"]}
    project = replace(from_settings(settings, tmp_path), embeds=False)

    def said(text: str) -> list[str]:
        ours.write_text(text, encoding="utf-8")
        return [str(one) for one in copy_problems({"people.html": ours}, project)]

    copy = marked("<b>", theirs)
    same = said(copy)
    theirs.write_text("<i>", encoding="utf-8")
    found = [same, said(copy), said("<b>"), said('{% extends "!theme/people.html" %}')]

    remedy = (
        f"    {COMPARE.format('people.html')} Then `newsgloss restyle --settled people.html` writes down that you have "
        "seen it."
    )
    changed = "advice: the theme's file that this replaces has changed since this was made from it"
    unmarked = "advice: this replaces a file of the theme, and does not say which version of it"
    expected = [[f"looks/people.html:1:1: {changed}\n{remedy}"], [f"looks/people.html: {unmarked}\n{remedy}"]]
    assert found == [[], *expected, []]
