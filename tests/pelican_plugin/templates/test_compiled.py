import traceback
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import DictLoader, Environment, FileSystemLoader
from pelican.plugins._utils import plugin_enabled
from pelican.utils import DateFormatter

from newsgloss.pelican_plugin.handover import LANGUAGE, TEMPLATES
from newsgloss.pelican_plugin.signals import prepare_templates
from newsgloss.pelican_plugin.templates import compiled as compiled_templates
from newsgloss.pelican_plugin.templates.compiled import CompiledTemplates
from newsgloss.pelican_plugin.templates.page_language import PageLanguage


def environment(
    source: str, compiled: CompiledTemplates, filters: dict[str, Any] | None = None, folder: Path | None = None
) -> Environment:
    """Return the environment of one of a site's generators, with one template, in a folder if it is given."""
    if folder:
        (folder / "page.html").write_text(source, encoding="utf-8")
    loader = FileSystemLoader(folder) if folder else DictLoader({"page.html": source})
    generator: Any = SimpleNamespace(
        env=Environment(loader=loader, autoescape=True),
        settings={TEMPLATES: compiled, LANGUAGE: PageLanguage(), "CONTENT_SECURITY_POLICY": {}},
    )
    generator.env.filters |= filters or {}
    prepare_templates(generator)
    return generator.env  # type: ignore[no-any-return]


@pytest.fixture(autouse=True)
def _nothing_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no code of templates that the process has drawn before."""
    monkeypatch.setattr(compiled_templates, "_codes", {})


@pytest.mark.parametrize("compiled", [CompiledTemplates(), None], ids=("one site", "two sites"))
def test_a_template_is_compiled_once_for_all_generators(
    compiled: CompiledTemplates | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment("{{ 1 + 1 }}", compiled or CompiledTemplates()).get_template("page.html")
    monkeypatch.setattr(Environment, "compile", lambda *_: pytest.fail("it was compiled again"))

    drawn = environment("{{ 1 + 1 }}", compiled or CompiledTemplates())

    assert drawn.get_template("page.html").render() == "2"


def test_a_template_whose_filters_are_others_is_compiled_anew() -> None:
    source = '{{ "Zenda" | told }}'
    filters: list[dict[str, Any]] = [{"told": str.upper}, {"told": str.lower}, {"told": str.upper, "upper": str.lower}]

    told = [environment(source, CompiledTemplates(), each).get_template("page.html").render() for each in filters]

    assert told == ["ZENDA", "zenda", "ZENDA"]


def test_what_pelican_makes_for_each_generator_is_the_same_filter_where_it_does_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    source = "{% if 'sitemap' is enabled %}yes{% else %}no{% endif %}"

    def drawn(*plugins: str) -> str:
        made = environment(source, CompiledTemplates(), {"strftime": DateFormatter()})
        made.tests["enabled"] = partial(plugin_enabled, plugin_list=[*plugins])
        return made.get_template("page.html").render()

    assert (drawn(), drawn("sitemap")) == ("no", "yes")
    monkeypatch.setattr(Environment, "compile", lambda *_: pytest.fail("it was compiled again"))
    assert (drawn(), drawn("sitemap")) == ("no", "yes")


def test_a_filter_without_a_hash_is_no_other_sites() -> None:
    class Told(dict[str, str]):
        def __call__(self, word: str) -> str:
            return self[word]

    source = '{{ "Zenda" | told }}'
    given = ({"told": Told(Zenda=word)} for word in ("town", "port"))

    told = [environment(source, CompiledTemplates(), each).get_template("page.html").render() for each in given]

    assert told == ["town", "port"]


def test_an_error_is_in_the_file_of_the_site_that_is_drawn(tmp_path: Path) -> None:
    folders = [tmp_path / "first", tmp_path / "second"]
    for folder in folders:
        folder.mkdir()
        with pytest.raises(ZeroDivisionError) as raised:
            environment("\n{{ 1 // nought }}", CompiledTemplates(), folder=folder).get_template("page.html").render(
                nought=0
            )

        assert [(each.filename, each.lineno) for each in traceback.extract_tb(raised.tb)][-1] == (
            str(folder / "page.html"),
            2,
        )


def test_old_codes_are_forgotten_where_there_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled_templates, "MOST", 2)

    for number in range(5):
        environment(f"{{{{ 1 + {number} }}}}", CompiledTemplates()).get_template("page.html")

    assert len(compiled_templates._codes) == 1  # noqa: SLF001 -- what the process has


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
