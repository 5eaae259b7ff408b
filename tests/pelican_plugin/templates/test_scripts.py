import re
from pathlib import Path

import pytest
from jinja2 import TemplateNotFound

from newsgloss.model.problems import ContentError
from newsgloss.pelican_plugin.templates.scripts import joined

TEMPLATES = Path(__file__).parents[3] / "theme" / "templates"
DECLARED = re.compile(
    r"^(?:const|let|(?:async )?function|class) (?:[\[{] ?([^\]}]+)[\]}]|([\w$]+(?:, [\w$]+)*))", re.MULTILINE
)


def join(script: str, **modules: str) -> str:
    """Return a script joined with modules of the folder js/."""

    def read(name: str) -> str:
        try:
            return modules[name.removeprefix("js/").removesuffix(".js")]
        except KeyError:
            raise TemplateNotFound(name) from None

    return joined("page.js", script, read)


def test_what_a_module_needs_stands_before_it_and_once() -> None:
    expected = "const word = 1;\nlet lake = word;\nlet pier = word;\npier(lake);\n"

    assert expected == join(
        'import { lake } from "./js/lake.js";\nimport "./js/pier.js";\npier(lake);\n',
        word="export const word = 1;\n",
        lake='import { word } from "./word.js";\nexport let lake = word;\n',
        pier='import {\n  word,\n} from "../js/word.js";\nlet pier = word;\n',
    )


def test_modules_that_import_each_other_end() -> None:
    assert join('import "./js/a.js";', a='import "./b.js";\na();\n', b='import "./a.js";\nb();\n') == "b();\na();\n"


@pytest.mark.parametrize(
    "script",
    [
        'import { lake } from "/lake.js";\n',
        'import { lake } from "https://example.org/lake.js";\n',
        'const lake = import("./js/lake.js");\n',
        'const exported = "export const lake";\n',
    ],
)
def test_what_a_browser_is_to_import_stays(script: str) -> None:
    assert script == join(script)


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        (
            'import "./js/like.js";',
            (
                "templates/page.js: there is no script './js/like.js', which this imports\n"
                "    Add it, or take the line out."
            ),
        ),
        (
            'import { lakes } from "./js/lake.js";',
            ("templates/page.js: './js/lake.js' does not export 'lakes', which this imports\n    Did you mean 'lake'?"),
        ),
        (
            'import { deep } from "./js/lake.js";',
            (
                "templates/page.js: './js/lake.js' does not export 'deep', which this imports\n"
                "    Write 'export' before it there, or take it out here."
            ),
        ),
    ],
)
def test_an_import_that_leads_nowhere_is_a_problem(script: str, expected: str) -> None:
    with pytest.raises(ContentError) as error:
        join(script, lake="export async function lake() {}\nconst deep = 1;\n")

    assert [expected] == [str(problem) for problem in error.value.problems]


@pytest.mark.parametrize("script", sorted(TEMPLATES.glob("*.js")), ids=lambda path: path.name)
def test_no_two_modules_of_a_script_declare_one_name(script: Path) -> None:
    text = joined(script.name, script.read_text(encoding="utf-8"), lambda name: (TEMPLATES / name).read_text("utf-8"))
    names = [name.strip() for found in DECLARED.findall(text) for name in "".join(found).split(",") if name.strip()]

    assert names
    assert sorted(names) == sorted(set(names))
