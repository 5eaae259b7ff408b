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
