"""Templates draw and do not think: what a page decides, counts or puts together is a property of the value it draws."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

THEME = Path(__file__).parents[2] / "theme"
THOUGHTS: dict[type[nodes.Node], str] = {
    nodes.And: "'and'",
    nodes.Or: "'or'",
    nodes.Not: "'not'",
    nodes.BinExpr: "a sum",
    nodes.UnaryExpr: "a sum",
    nodes.Concat: "'~'",
    nodes.Slice: "a part of a text or list",
    nodes.List: "a list",
    nodes.Dict: "a dictionary",
    nodes.Test: "a test",
}
FILTERS = {"cssmin", "iso_day", "join", "jsmin", "length", "trim"}  # how something is written, and how many there are
ASKED = {"language", "super", "self", "caller", "loop"}  # whose methods say how something is drawn
KIND = re.compile("[a-z-]+")
PARTS = re.compile(r"(?:^|>)\s*[:;?!]\s")  # French has a space before each, Spanish no such mark without another


def thoughts(text: str) -> Iterator[tuple[int, str]]:
    """Yield what a template thinks, with the line of each."""
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    environment.newstyle_gettext = True  # type: ignore[attr-defined]  # else {% trans %} is read as a sum
    tree = environment.parse(text)
    for node in tree.find_all(nodes.Node):
        if found := _thought(node):
            yield node.lineno, found


def _thought(node: nodes.Node) -> str | None:
    found = next((name for kind, name in THOUGHTS.items() if isinstance(node, kind)), None)
    match node:
        case nodes.Tuple(ctx="load"):
            found = "a list"
        case nodes.Compare() if not _is_of_kind(node):
            found = "a comparison"
        case nodes.Getitem(arg=nodes.Const(value=int(position))):
            found = f"position {position}"
        case nodes.Filter(name=name) if name not in FILTERS:
            found = f"the filter '{name}'"
        case nodes.Call(node=nodes.Getattr(node=asked, attr=name)) if not _is_asked(asked):
            found = f"the call of '{name}'"
    return found


def _is_of_kind(node: nodes.Compare) -> bool:
    """Return whether a comparison is `value == "kind"`; a name or a number is no kind."""
    compared = node.ops[0]
    kind = compared.expr.value if isinstance(compared.expr, nodes.Const) else None
    return len(node.ops) == 1 and compared.op == "eq" and isinstance(kind, str) and KIND.fullmatch(kind) is not None


def _is_asked(node: nodes.Node) -> bool:
    name = node.node if isinstance(node, nodes.Call) else node
    return isinstance(name, nodes.Name) and name.name in ASKED


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{% if a and b %}", "'and'"),
        ('{{ a or "" }}', "'or'"),
        ("{% if not a %}", "'not'"),
        ('{{ ", " if not loop.last }}', "'not'"),
        ("{{ a[0] }}", "position 0"),
        ("{{ a.1 }}", "position 1"),
        ("{{ a[1:] }}", "a part of a text or list"),
        ("{{ a | upper }}", "the filter 'upper'"),
        ("{% if a.isdigit() %}", "the call of 'isdigit'"),
        ("{% if a != 'high' %}", "a comparison"),
        ("{% if a > 1 %}", "a comparison"),
        ("{% if a == 1 %}", "a comparison"),
        ('{% if name == "Newsgloss" %}', "a comparison"),
        ("{% if a in b %}", "a comparison"),
        ("{% if a is none %}", "a test"),
        ("{{ a + 4 }}", "a sum"),
        ("{{ -a }}", "a sum"),
        ('{{ a ~ "/" }}', "'~'"),
        ('{% for a in [("b", c)] %}{% endfor %}', "a list"),
    ],
)
def test_a_thought_is_found(template: str, expected: str) -> None:
    closing = "{% endif %}" if template.startswith("{% if") else ""

    assert (2, expected) in list(thoughts(f"\n{template}{closing}"))


@pytest.mark.parametrize(
    "template",
    [
        "{% if a %}{{ a.b }}{% else %}{{ c }}{% endif %}",
        '{% if a.kind == "law" %}{% endif %}',
        '{{ "b" if a }}',
        '{{ a | join(", ") }} {{ ngettext("one", "many", a | length) }}',
        "{{ language().day(a) }}{{ d(a) }}",
        "{% for a in b.c %}{{ loop.index }}{% endfor %}",
    ],
)
def test_what_a_template_is_for_is_no_thought(template: str) -> None:
    assert list(thoughts(template)) == []


def test_no_template_thinks() -> None:
    found = {path.relative_to(THEME).as_posix(): path.read_text("utf-8") for path in THEME.rglob("*.html")}
    expected: list[str] = []

    assert len(found) > 40
    assert expected == [f"{name}:{line}: {what}" for name in sorted(found) for line, what in thoughts(found[name])]


def test_no_template_parts_words_by_signs_that_each_language_writes_in_its_own_way() -> None:
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    environment.newstyle_gettext = True  # type: ignore[attr-defined]
    trees = {path.name: environment.parse(path.read_text("utf-8")) for path in sorted(THEME.rglob("*.html"))}
    expected: list[tuple[str, str]] = []

    assert expected == [
        (name, node.data)
        for name, tree in trees.items()
        for node in tree.find_all(nodes.TemplateData)
        if PARTS.search(node.data)
    ]
