from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import DictLoader, Environment

from newsgloss.pelican_plugin.handover import LANGUAGE, TEMPLATES
from newsgloss.pelican_plugin.signals import prepare_templates
from newsgloss.pelican_plugin.templates.compiled import CompiledTemplates
from newsgloss.pelican_plugin.templates.page_language import PageLanguage


def environment(source: str, compiled: CompiledTemplates) -> Environment:
    """Return the environment of one of a site's generators, with one template."""
    generator: Any = SimpleNamespace(
        env=Environment(loader=DictLoader({"page.html": source}), autoescape=True),
        settings={TEMPLATES: compiled, LANGUAGE: PageLanguage(), "CONTENT_SECURITY_POLICY": {}},
    )
    prepare_templates(generator)
    return generator.env  # type: ignore[no-any-return]


def test_a_template_is_compiled_once_for_all_generators(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = CompiledTemplates()
    environment("{{ 1 + 1 }}", compiled).get_template("page.html")
    monkeypatch.setattr(Environment, "compile", lambda *_: pytest.fail("it was compiled again"))

    assert environment("{{ 1 + 1 }}", compiled).get_template("page.html").render() == "2"


def test_a_template_that_says_something_else_is_compiled_anew() -> None:
    compiled = CompiledTemplates()
    environment("{{ 1 + 1 }}", compiled).get_template("page.html")

    assert environment("{{ 1 + 2 }}", compiled).get_template("page.html").render() == "3"


def test_a_template_that_was_parsed_is_compiled_from_that(monkeypatch: pytest.MonkeyPatch) -> None:
    source, compiled = "{{ 1 + 1 }}", CompiledTemplates()
    drawn = environment(source, compiled)
    compiled.keep(drawn.parse(source, "page.html"), source, "page.html", None)
    monkeypatch.setattr(Environment, "parse", lambda *_: pytest.fail("it was parsed again"))
    monkeypatch.setattr(Environment, "_parse", lambda *_: pytest.fail("it was parsed again"))

    assert [drawn.get_template("page.html").render() for _ in range(2)] == ["2", "2"]


def test_a_template_that_says_something_else_than_was_parsed_is_parsed_anew() -> None:
    compiled = CompiledTemplates()
    drawn = environment("{{ 1 + 2 }}", compiled)
    compiled.keep(drawn.parse("{{ 1 + 1 }}", "page.html"), "{{ 1 + 1 }}", "page.html", None)

    assert drawn.get_template("page.html").render() == "3"
