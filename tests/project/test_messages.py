"""Every message to an author that stands in the code is what some test expects, word for word."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CODE = ROOT / "plugins" / "newsgloss"
CASES = ROOT / "tests" / "cases"
HOLE = "\N{OBJECT REPLACEMENT CHARACTER}"  # where a value is filled in
FIELD = re.compile(r"(?<!\{)\{\w*\}(?!\})")  # of `str.format`
ANY = ".{0,300}?"  # what stands there when it is
SAID = {"Problem": slice(1, 3), "Flaw": slice(0, 2)}  # the message and the remedy among what each is made of
WORDS = re.compile(r"[a-z]{2,}")


def text(node: ast.expr) -> str | None:
    """Return what an expression writes out, with holes where it fills something in, or None if it is not a text."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else HOLE for part in node.values)
    return None


def texts(node: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield the outermost texts in a piece of code, each with its line."""
    if isinstance(node, ast.expr) and (found := text(node)) is not None:
        yield node.lineno, found
        return
    for child in ast.iter_child_nodes(node):
        yield from texts(child)


def names(node: ast.AST) -> set[str]:
    """Return the names that a piece of code reads."""
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}


def messages(module: Path) -> Iterator[tuple[str, str]]:
    """Yield the messages and remedies of a module's problems and flaws, written there or named, each with its place."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    said = [
        argument
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAID
        for argument in node.args[SAID[node.func.id]]
    ]
    wanted = set().union(*map(names, said))
    assigned = [node for node in ast.walk(tree) if isinstance(node, ast.Assign)]
    said += [node.value for node in assigned if wanted & set().union(*map(names, node.targets))]
    found = {(line, words) for node in said for line, words in texts(node) if len(WORDS.findall(words)) > 1}
    for line, words in sorted(found):
        yield f"{module.relative_to(CODE).as_posix()}:{line}", words


def expectations() -> str:
    """Return all texts of the tests, each on a line of its own, those that are patterns as what they match."""
    modules = [path for path in (ROOT / "tests").rglob("*.py") if path != Path(__file__)]
    written = [words for path in modules for _, words in texts(ast.parse(path.read_text(encoding="utf-8")))]
    cases = [path.read_text(encoding="utf-8") for path in CASES.rglob("*.txt")]
    return "\n".join([*written, *cases]).replace("\\", "")


def is_expected(message: str, expected: str) -> bool:
    """Return whether a message is among what is expected, whatever is filled in, and whatever stands around it."""
    parts = FIELD.sub(HOLE, message).strip(f"{HOLE} :.,;'()").replace("{{", "{").replace("}}", "}").split(HOLE)
    return max(parts, key=len) in expected and re.search(ANY.join(map(re.escape, parts)), expected) is not None


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (f"there is no entry '{HOLE}'", True),
        (f"there is no entrance '{HOLE}'", False),
        ("{setting} leads out: {name}", True),
        (f"'{HOLE}' is no '{HOLE}' here", False),
    ],
)
def test_a_message_is_expected_word_for_word(message: str, *, expected: bool) -> None:
    assert is_expected(message, "a.md:1:2: there is no entry 'ferry'\nPATH leads out: seeds") == expected


def test_every_message_is_expected_by_a_test() -> None:
    expected = expectations()

    assert [
        f"{place}: {message}"
        for module in sorted(CODE.rglob("*.py"))
        for place, message in messages(module)
        if not is_expected(message, expected)
    ] == []
