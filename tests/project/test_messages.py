"""Every message that the code or bootstrap.py can show an author is what some test expects, word for word."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CODE = ROOT / "plugins" / "newsgloss"
CASES = ROOT / "tests" / "cases"
HOLE = "\N{OBJECT REPLACEMENT CHARACTER}"  # where a value is filled in
FIELD = re.compile(r"(?<!\{)\{\w*\}(?!\})|%s")  # of `str.format` and `%`
ANY = ".{0,300}?"  # what stands there when it is
PLAIN_WORD = re.compile(r"(?<!\S)[\"'(`“]?(?:[A-Za-z][a-z'’-]*[a-z]|[Aa])[\"')`”]?[.,:;?!]?(?!\S)")
FEWEST_WORDS = 2  # of a message; a text of fewer is a name or a key
TO_READERS = {"_", "N_", "NN_", "gettext", "ngettext", "pgettext"}  # what marks words that readers see, for gettext
OF_LANGUAGES = {"Wording"}  # what holds the words of texts in a language
SYNTAX = re.compile(r"\w\|\w|\(\?")  # of a regular expression
PATTERNS = {"compile", "pattern_of", "css", "select", "select_one"}  # what takes a regular expression or a selector
PARTS = {"split", "partition", "startswith", "endswith"}  # what takes a text apart, or looks for another in it
QUERIES = {"execute", "executemany"}  # what takes a query of SQLite
NOT_SAID = TO_READERS | OF_LANGUAGES | PATTERNS | PARTS | QUERIES


def written(node: ast.AST) -> str | None:
    """Return what an expression writes out, with holes where it fills something in, or None if it is not a text."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else HOLE for part in node.values)
    return None


def texts(node: ast.AST, *, said: bool = False) -> Iterator[tuple[int, str]]:
    """Yield the texts in a piece of code, each with its line, and those in the holes of others; no docstrings.

    With `said`, leave out those that are given to a function of NOT_SAID, or of which it is a method.
    """
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if said and isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in NOT_SAID:
        return
    if isinstance(node, ast.expr) and (found := written(node)) is not None:
        yield node.lineno, found
    for child in ast.iter_child_nodes(node):
        if not (isinstance(node, ast.JoinedStr) and isinstance(child, ast.Constant)):
            yield from texts(child, said=said)


def messages(code: str) -> Iterator[tuple[int, str]]:
    """Yield the texts of a module that can be messages, each with its line: all that have some words."""
    for line, words in texts(ast.parse(code), said=True):
        if len(PLAIN_WORD.findall(words)) >= FEWEST_WORDS and not SYNTAX.search(words):
            yield line, words


def expectations() -> str:
    """Return all texts of the tests, each on a line of its own, those that are patterns as what they match."""
    modules = [path for path in (ROOT / "tests").rglob("*.py") if path != Path(__file__)]
    expected = [words for path in modules for _, words in texts(ast.parse(path.read_text(encoding="utf-8")))]
    cases = [path.read_text(encoding="utf-8") for path in CASES.rglob("*.txt")]
    return "\n".join([*expected, *cases]).replace("\\", "")


def is_expected(message: str, expected: str) -> bool:
    """Return whether each line of a message is expected, whatever is filled in, and whatever stands around it."""
    lines = FIELD.sub(HOLE, message).replace("\\", "").replace("{{", "{").replace("}}", "}").split("\n")
    parts = [line.strip(f"{HOLE} :.,;'()").split(HOLE) for line in lines]
    return all(
        max(line, key=len) in expected and re.search(ANY.join(map(re.escape, line)), expected) is not None
        for line in parts
    )


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (f"there is no entry '{HOLE}'", True),
        (f"there is no entrance '{HOLE}'", False),
        ("{setting} leads out: {name}", True),
        (f"'{HOLE}' is no '{HOLE}' here", False),
        (f"there is no entry '{HOLE}'\n    Write {HOLE}.", True),
        (f"there is no entry '{HOLE}'\n    Write it down.", False),
    ],
)
def test_a_message_is_expected_word_for_word(message: str, *, expected: bool) -> None:
    assert is_expected(message, "a.md:1:2: there is no entry 'ferry'\nWrite ferry\nPATH leads out: seeds") == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ('raise ValueError("write the day")', ["write the day"]),
        ('FULL = ("the disk is full", f"Free {space} on it.")', ["the disk is full", f"Free {HOLE} on it."]),
        ("print(f\"{'this is in ' + 'a hole'}\")", ["this is in ", "a hole"]),
        ('"""This opens a module."""', []),
        ('said = N_("for the readers")', []),
        ('KNOWN = "a list of words".split()', []),
        ('A = re.compile("by an agency")', []),
        ('A = page.css("article time")', []),
        ('A = "a line (?:of|by) an agency"', []),
        ('A = "message"', []),
    ],
)
def test_a_text_of_some_words_is_a_message(code: str, expected: list[str]) -> None:
    assert expected == [words for _, words in messages(code)]


def test_no_message_sends_anybody_to_a_document_that_no_site_has() -> None:
    modules = sorted(CODE.rglob("*.py"))
    said = [words for path in modules for _, words in messages(path.read_text(encoding="utf-8"))]

    assert [words for words in said if "docs/" in words] == []


def test_every_message_is_expected_by_a_test() -> None:
    expected = expectations()

    assert [
        f"{module.relative_to(ROOT).as_posix()}:{line}: {message}"
        for module in (ROOT / "bootstrap.py", *sorted(CODE.rglob("*.py")))
        for line, message in messages(module.read_text(encoding="utf-8"))
        if not is_expected(message, expected)
    ] == []
