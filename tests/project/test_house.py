import ast
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from invoke import MockContext

import tasks

ROOT = Path(__file__).parents[2]
CODE = ROOT / "plugins" / "newsgloss"
MODULES = sorted(CODE.rglob("*.py"))
FOLDERS = sorted(one.parent.relative_to(CODE).as_posix() for one in CODE.glob("*/**/__init__.py"))
PACKAGES = [folder for folder in FOLDERS if "/" not in folder]
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
RULE = re.compile(r'"[A-Z]+[0-9]*"')
SHARED = {"NAME", "SETTINGS", "SUMMARY", "add_arguments", "run", "plural", "Entry"}  # of commands, languages, Pelican
FEWEST, MOST = 3, 13  # modules in a package
LONGEST = 350  # lines of a module; a longer one has two subjects
FIRST_COLUMN = re.compile(r"`(\w+)`(?=[^|\n]*\|[^|\n]*\|[^|\n]*\|$)", re.MULTILINE)
NOQA = re.compile(r"# noqa[:] .*")


def imports() -> dict[str, set[str]]:
    """Return for each package those that its modules import from."""
    found: dict[str, set[str]] = {package: set() for package in PACKAGES}
    for package in PACKAGES:
        for module in (CODE / package).rglob("*.py"):
            others = re.findall(r"^ *from newsgloss\.(\w+)", module.read_text(encoding="utf-8"), re.MULTILINE)
            found[package] |= set(others) - {package}
    return found


def reached(package: str, arrows: dict[str, set[str]]) -> set[str]:
    """Return the packages that arrows lead to from one, by however many steps."""
    return arrows[package].union(*(reached(other, arrows) for other in arrows[package]))


def drawn() -> dict[str, set[str]]:
    """Return the arrows of the map's picture."""
    arrows: dict[str, set[str]] = {package: set() for package in PACKAGES}
    for package, others in re.findall(r"^    (\w+) --> (.+)$", ARCHITECTURE, re.MULTILINE):
        arrows[package] |= set(others.split(" & "))
    return arrows


def test_the_picture_has_the_arrows_that_say_all_and_no_more() -> None:
    every = imports()
    expected = {
        package: {other for other in others if not any(other in reached(another, every) for another in others)}
        for package, others in every.items()
    }

    assert expected == drawn()


def test_the_map_has_every_package_with_its_sentence_and_its_modules() -> None:
    sections = re.findall(r"^####? ([\w/]+)\n\n(.+)\n\n((?:\|.*\n)+)", ARCHITECTURE, re.MULTILINE)
    found = {name: (sentence, FIRST_COLUMN.findall(table)) for name, sentence, table in sections}

    assert set(FOLDERS) == set(found)
    for package in FOLDERS:
        opening = ast.get_docstring(ast.parse((CODE / package / "__init__.py").read_text(encoding="utf-8"))) or ""
        modules = {module.stem for module in (CODE / package).glob("*.py") if not module.stem.startswith("__")}
        assert (opening.replace("->", "→"), modules) == (found[package][0], set(found[package][1]))


def test_packages_and_modules_have_a_size_that_one_can_take_in() -> None:
    modules = {package: [one for one in (CODE / package).glob("*.py") if one.stem != "__init__"] for package in FOLDERS}

    assert {package for package, ones in modules.items() if not FEWEST <= len(ones) <= MOST} == set()
    assert [
        str(one.relative_to(CODE))
        for ones in modules.values()
        for one in ones
        if len(one.read_text(encoding="utf-8").splitlines()) > LONGEST
    ] == []


def test_a_public_name_means_one_thing() -> None:
    homes: dict[str, set[str]] = {}
    trees = {module: ast.parse(module.read_text(encoding="utf-8")) for module in sorted(CODE.rglob("*.py"))}
    imported = {
        (node.module.rpartition(".")[2], name.name)
        for tree in trees.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module
        for name in node.names
    }
    for module, tree in trees.items():
        for name, is_constant in _defined(tree):
            if not name.startswith("_") and not (is_constant and (module.stem, name) not in imported):
                homes.setdefault(name, set()).add(str(module.relative_to(CODE)))

    assert {name: found for name, found in homes.items() if len(found) > 1 and name not in SHARED} == {}


def _defined(tree: ast.Module) -> Iterator[tuple[str, bool]]:
    """Yield the names that a module defines, and whether each is a constant."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name, False
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (
                (name.id, True) for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)
            )


def test_a_look_at_the_code_is_at_its_style_its_types_and_its_imports() -> None:
    asked = MockContext(run=True, repeat=True)

    tasks.lint(asked)

    said = " ".join(call.args[0] for call in asked.run.call_args_list)
    assert [part for part in ("ruff check", "ruff format --check", "mypy", "lint-imports") if part not in said] == []


def test_every_rule_that_is_ignored_everywhere_says_why() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    ignored = re.search(r"\nignore = \[\n(.*?)\n\]", text, re.DOTALL)
    apart = re.search(r"\n\[tool\.ruff\.lint\.per-file-ignores\]\n(.*?)\n\[", text, re.DOTALL)
    assert ignored
    assert apart
    lines = [line for line in f"{ignored[1]}\n{apart[1]}".splitlines() if RULE.search(line)]
    expected: list[str] = []

    assert lines
    assert expected == [line for line in lines if not re.search(r"#\s*\w", line)]


def test_every_rule_that_is_ignored_on_one_line_says_why() -> None:
    files = [*MODULES, *ROOT.glob("*.py"), *ROOT.glob("tests/**/*.py")]
    expected: list[str] = []

    found = [(path.name, noqa[0]) for path in files for noqa in NOQA.finditer(path.read_text(encoding="utf-8"))]

    assert found
    assert expected == [f"{name}: {noqa}" for name, noqa in found if " -- " not in noqa]


def test_the_same_input_gives_the_same_bytes(
    built: Path, copy_project: Callable[[Path], Path], command: Callable[..., Any], tmp_path: Path
) -> None:
    project = copy_project(tmp_path / "somewhere" / "else")
    (project / "cache").unlink()  # nothing is remembered
    for path in project.rglob("*"):
        os.utime(path, (0, 0))
    elsewhere = {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Pacific/Kiritimati"}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in elsewhere.items():
            patch.setenv(name, value)
        ran = command(project, "build")
    expected, found = _files(built / "output"), _files(project / "output")

    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert len(expected) > 50
    assert expected.keys() == found.keys()
    assert [name for name in expected if expected[name] != found[name]] == []


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
