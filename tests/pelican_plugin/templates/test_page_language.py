from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from newsgloss.language.interface import UNTRANSLATED, load_language
from newsgloss.model.folders import NamedPath
from newsgloss.model.problems import ContentError
from newsgloss.pelican_plugin.templates.page_language import PageLanguage, prepare

THEME = Path(__file__).parents[3] / "theme" / "translations"


def drawn(language: PageLanguage, template: str, **values: object) -> str:
    """Return what a template draws that calls a macro, which knows nothing of its page."""
    heading = '<h2 lang="{{ language().tag }}">{{ words }}: {{ _("Glossary") }}</h2>'
    macro = f"{{% macro heading(words) %}}{heading}{{% endmacro %}}"
    loader = DictLoader({"page.html": template, "heading.html": macro})
    environment = Environment(loader=loader, autoescape=True)
    prepare(environment, language)
    return environment.get_template("page.html").render(values)


@pytest.fixture
def language() -> PageLanguage:
    """Return the language of a page in English."""
    page = PageLanguage()
    page.now = UNTRANSLATED
    return page


def test_a_macro_speaks_the_language_of_the_page_that_is_written(language: PageLanguage) -> None:
    template = '{% from "heading.html" import heading %}{{ heading("Zenda") }}'
    english = drawn(language, template)
    language.now = load_language("fr", (NamedPath(THEME, "theme"),)) or UNTRANSLATED
    french = drawn(language, template)

    assert [english, french] == ['<h2 lang="en">Zenda: Glossary</h2>', '<h2 lang="fr">Zenda: Glossaire</h2>']


def test_a_value_in_a_message_is_escaped_and_may_have_a_percent_sign(language: PageLanguage) -> None:
    said = drawn(language, '{{ _("By %(authors)s.", authors=who) }}', who="<b>100 %(x)s</b>")

    assert said == "By &lt;b&gt;100 %(x)s&lt;/b&gt;."


def test_a_number_chooses_the_form(language: PageLanguage) -> None:
    template = '{{ ngettext("%(num)s note", "%(num)s notes", number) }}'

    assert [drawn(language, template, number=number) for number in (1, 2)] == ["1 note", "2 notes"]


def test_the_indentation_of_a_template_is_not_sent_and_that_of_a_value_is(language: PageLanguage) -> None:
    assert drawn(language, "<p>\n    {{ said }}\n</p>", said="a\n  b") == "<p>a\n  b</p>"


def test_what_is_laid_out_keeps_its_indentation(language: PageLanguage) -> None:
    laid_out = '<pre class="x">\n  a\n    {{ said }}\n</pre>'
    template = f"<p>\n  b\n  {laid_out}\n  <prefix>\n  <textarea>\n  c</textarea>\n  d"
    expected = '<p>b\n<pre class="x">\n  a\n    e\n</pre>\n<prefix>\n<textarea>\n  c</textarea>\nd'

    assert expected == drawn(language, template, said="e")


def test_a_line_break_is_sent_where_words_would_meet_without_it_and_in_a_script(language: PageLanguage) -> None:
    script = "<script>\n// <p>\nc()\n</script>\nd"
    template = f"<ul>\n  <li>\n    <a>a</a>\n    <b>b</b>\n  </li>\n\n  <LI>c</LI>\n</ul>\n{script}"

    assert drawn(language, template) == f"<ul><li><a>a</a>\n<b>b</b></li><LI>c</LI></ul>{script}"


def test_a_style_sheet_and_a_script_are_sent_without_what_browsers_do_not_read(language: PageLanguage) -> None:
    css = drawn(language, "{% filter cssmin %}\n.note :is(p, li) { color: #ffffff; }\n{% endfilter %}")
    js = drawn(language, "{% filter jsmin %}\n// why\nconst one = 1;\n{% endfilter %}")

    assert [css, js] == [".note :is(p,li){color:#fff}", "const one=1;"]


def test_a_style_sheet_that_cannot_be_read_is_a_problem_with_its_place(language: PageLanguage) -> None:
    with pytest.raises(ContentError) as error:
        drawn(language, "{% filter cssmin %}.x { color: red; } }{% endfilter %}")

    assert str(error.value.problems[0]).startswith("templates/page.html: browsers cannot read this style sheet: ")
