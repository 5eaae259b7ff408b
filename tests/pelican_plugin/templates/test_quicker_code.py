from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from newsgloss.pelican_plugin.templates.quicker_code import make_quicker

PARTS = {
    "list.html": """{% from "item.html" import item %}{% import "item.html" as items with context %}
{% macro list_of(found, mark="*") %}<ul>{% for one in found %}{{ item(one, mark=mark) }}{% endfor %}</ul>{% endmacro %}
{% macro framed(title) %}<b>{{ title }}</b>{{ caller(title) }}{{ varargs }}{{ kwargs }}{% endmacro %}""",
    "item.html": "{% macro item(one, mark) %}<li>{{ mark }}{{ one }}{{ shared }}</li>{% endmacro %}{{ mood }}",
}


class Page:
    """Something that says itself in HTML."""

    def __repr__(self) -> str:
        return "<page>"

    def __html__(self) -> str:
        return "<i>page</i>"


@pass_context
def known(context: Context, name: str) -> Any:
    """Return what a template knows by a name, a loop's own included."""
    return context.get(name)


def drawn(template: str, *, quick: bool, **settings: Any) -> str:
    """Return what a template draws."""
    environment = Environment(loader=DictLoader({"page.html": template, **PARTS}), autoescape=True, **settings)
    environment.globals |= {"known": known, "shared": "<shared>"}
    if quick:
        make_quicker(environment)
    values = {"found": ["a & b", Markup("<b>bold</b>"), 3, None, Page()], "mood": "calm", "empty": iter(()).__next__}
    return environment.get_template("page.html").render(values)


@pytest.mark.parametrize(
    "template",
    [
        '{% from "list.html" import list_of %}{{ list_of(found) }}{{ list_of(found, mark="<") }}',
        '{% import "list.html" as lists %}{% call(title) lists.framed("A & B", 1, more=2) %}<{{ title }}>{% endcall %}',
        '{% import "item.html" as items with context %}{{ items }}{{ items.item(1, 2) }}',
        "{% for one in found %}{{ known('one') }}{{ known(name='loop') is none }}{{ loop.index }}{% endfor %}",
        "{% autoescape false %}{{ found[0] }}{{ found }}{% endautoescape %}{{ nothing }}{{ found[0] ~ found[1] }}",
        "{% set block %}{{ found[0] }}{% endset %}{{ block }}{{ found | join(', ') }}",
        "{% filter upper %}{{ found[4] }}{{ found[0] }}{% endfilter %}",
        "{{ '<i>' | upper }}{{ found[0].replace('a', '<') }}{{ '%s' | format('<') }}{{ range(2) | list }}",
        "{{ empty() is undefined }}",
    ],
)
@pytest.mark.parametrize("settings", [{}, {"finalize": lambda value: "-" if value is None else value}])
def test_a_template_draws_what_it_draws_without_us(template: str, settings: dict[str, Any]) -> None:
    assert drawn(template, quick=False, **settings) == drawn(template, quick=True, **settings)


@given(st.text() | st.text().map(Markup) | st.integers() | st.none())
def test_a_value_is_written_as_jinja_writes_it(value: object) -> None:
    environment = Environment(autoescape=True)
    make_quicker(environment)

    assert escape(value) == environment.from_string("{{ value }}").render(value=value)


def test_an_import_that_is_given_globals_of_its_own_knows_them() -> None:
    template = '{% from "item.html" import item %}{{ item(1, 2) }}'
    environment = Environment(loader=DictLoader({**PARTS, "page.html": template}), autoescape=True)
    make_quicker(environment)
    page = environment.get_template("page.html", globals={"shared": "its own"})

    assert page.render() == "<li>21its own</li>"
