"""The templates of a site -> what one has for others, what those ask of it, and where the two do not fit."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from jinja2 import nodes

CALLER = "caller"  # by which a macro draws what is between {% call %} and {% endcall %}
OPEN = ("varargs", "kwargs")  # by which a macro takes whatever it is given
REFERENCES = (nodes.Extends, nodes.FromImport, nodes.Import, nodes.Include)


class Macro(NamedTuple):
    """A macro: what it must be given, what it may be given beside, and whether it takes anything else, too."""

    line: int
    required: tuple[str, ...]
    optional: tuple[str, ...]
    is_open: bool


class Call(NamedTuple):
    """A call of a macro by its name: how many arguments it is given by their order, and which by their names."""

    line: int
    macro: str
    given: int
    named: tuple[str, ...]


class Interface(NamedTuple):
    """A template: what others may take from it, and what it takes from them.

    `imports` are macros by the names that they have here, each with its line, its template and its name there. `bound`
    are names that a template gives a value itself, `outer` the blocks in no other block, each with its line.
    """

    macros: Mapping[str, Macro]
    names: frozenset[str]
    imports: Mapping[str, tuple[int, str, str]]
    calls: tuple[Call, ...]
    bound: frozenset[str]
    parents: tuple[str, ...]
    blocks: frozenset[str]
    outer: tuple[tuple[int, str], ...]
    named: frozenset[str]  # templates
    is_open: bool  # names of templates are made while it is drawn


class Misfit(NamedTuple):
    """What a template asks for in a line, and another does not have, or has in another way: in a line, or in none."""

    asking: str
    asked_in: int
    asked: str
    has_in: int
    message: str


def read_interface(tree: nodes.Template) -> Interface:
    """Return what a template has, and what it asks of others."""
    macros: dict[str, Macro] = {}
    imports: dict[str, tuple[int, str, str]] = {}
    calls: list[Call] = []
    bound: set[str] = set()
    wrapped = {id(block.call) for block in tree.find_all(nodes.CallBlock)}
    for node in tree.find_all((nodes.Macro, nodes.Call, nodes.FromImport, nodes.Name)):
        match node:
            case nodes.Macro():
                macros[node.name] = _macro(node)
            case nodes.Call(node=nodes.Name(name=name), dyn_args=None, dyn_kwargs=None):
                named = (*(one.key for one in node.kwargs), *([CALLER] if id(node) in wrapped else []))
                calls.append(Call(node.lineno, name, len(node.args), named))
            case nodes.FromImport(template=nodes.Const(value=str(template))):
                for one in node.names:
                    name, as_ = (one, one) if isinstance(one, str) else one
                    imports[as_] = node.lineno, template, name
            case nodes.Name(ctx="store" | "param"):
                bound.add(node.name)
    references = [(type(node), names_in(getattr(node, "template", None))) for node in tree.find_all(REFERENCES)]
    return Interface(
        macros,
        frozenset(macros) | {one.name for one in _top_level_names(tree)},
        imports,
        tuple(calls),
        frozenset(bound),
        tuple(name for kind, names in references if kind is nodes.Extends for name in names),
        frozenset(block.name for block in tree.find_all(nodes.Block)),
        tuple(_outer_blocks(tree)),
        frozenset(name for _, names in references for name in names),
        not all(names for _, names in references),
    )


def _macro(node: nodes.Macro) -> Macro:
    names = [one.name for one in node.args]
    must = len(names) - len(node.defaults)
    read = [one.name for one in node.find_all(nodes.Name) if one.ctx == "load"]
    called = sum(isinstance(one.node, nodes.Name) and one.node.name == CALLER for one in node.find_all(nodes.Call))
    required, optional = names[:must], names[must:]
    if CALLER in read:
        (required if called == read.count(CALLER) else optional).append(CALLER)
    return Macro(node.lineno, tuple(required), tuple(optional), is_open=any(one in read for one in OPEN))


def _top_level_names(tree: nodes.Template) -> Iterator[nodes.Name]:
    """Yield the names that a template sets where those who import it can see them."""
    for node in tree.body:
        if isinstance(node, nodes.Assign | nodes.AssignBlock):
            yield from node.target.find_all(nodes.Name)
            if isinstance(node.target, nodes.Name):
                yield node.target


def _outer_blocks(node: nodes.Node) -> Iterator[tuple[int, str]]:
    for one in node.iter_child_nodes():
        if isinstance(one, nodes.Block):
            yield one.lineno, one.name
        else:
            yield from _outer_blocks(one)


def names_in(template: nodes.Node | None) -> tuple[str, ...]:
    """Return the names of templates that a statement has; none where they are made while a page is drawn."""
    parts = template.items if isinstance(template, nodes.Tuple | nodes.List) else [template]
    return tuple(part.value for part in parts if isinstance(part, nodes.Const) and isinstance(part.value, str))


def unfitting(all_: Mapping[str, Interface]) -> Iterator[Misfit]:
    """Yield each macro that a template asks another for and that is not there, or takes other arguments.

    A template may use what those import that include it, so a name that is imported from one place is of that place.
    """
    everywhere: dict[str, set[tuple[str, str]]] = {}
    for one in all_.values():
        for as_, (_, template, name) in one.imports.items():
            everywhere.setdefault(as_, set()).add((template, name))
    for asking, one in all_.items():
        for line, asked, name in one.imports.values():
            if asked in all_ and name not in all_[asked].names:
                yield Misfit(asking, line, asked, 0, f"has no macro '{name}'")
        for call in one.calls:
            places = _places(call.macro, one, everywhere)
            asked, name = next(iter(places)) if len(places) == 1 else ("", "")
            macro = all_[asked].macros.get(name) if asked in all_ else None
            if macro and (message := _misfit(call, macro)):
                yield Misfit(asking, call.line, asked, macro.line, f"has a macro '{name}' that {message}")


def _places(
    macro: str, one: Interface, everywhere: Mapping[str, Collection[tuple[str, str]]]
) -> Collection[tuple[str, str]]:
    """Return from which templates a macro may be that one calls, and by which names."""
    if macro in one.imports:
        return [one.imports[macro][1:]]
    return () if macro in one.bound or macro in one.macros else everywhere.get(macro, ())


def _misfit(call: Call, macro: Macro) -> str | None:
    """Return what a macro does not take of what it is given, or is not given of what it needs."""
    takes = [one for one in (*macro.required, *macro.optional) if one != CALLER]
    given = {*takes[: call.given], *call.named}
    if not macro.is_open:
        if unknown := sorted(set(call.named) - {*macro.required, *macro.optional}):
            return f"takes no '{unknown[0]}'"
        if call.given > len(takes):
            return f"takes {len(takes)} arguments, not {call.given}"
    lacking = next((one for one in macro.required if one not in given), None)
    return f"needs '{lacking}'" if lacking else None


def unbrought(name: str, all_: Mapping[str, Interface]) -> Iterator[tuple[int, str, str]]:
    """Yield the macros that a template calls and that neither it nor any that draws it has imported.

    Each with its line, and the template that has it. Other names may be what a page is given.
    """
    one = all_[name]
    places = {macro: template for template, each in all_.items() for macro in each.macros}
    draw = {name}  # that draw this one: they include it, extend it, or draw one that does
    while more := {other for other, each in all_.items() if other not in draw and not draw.isdisjoint(each.named)}:
        draw |= more
    while more := {parent for each in draw for parent in all_[each].parents if parent in all_} - draw:
        draw |= more  # what a template extends has imported for it, too
    brought = {*one.bound, *one.macros}.union(*(all_[each].imports.keys() | all_[each].names for each in draw))
    for call in one.calls:
        if call.macro in places and call.macro not in brought:
            yield call.line, call.macro, places[call.macro]


def lost_blocks(name: str, all_: Mapping[str, Interface]) -> Iterator[tuple[int, str, frozenset[str]]]:
    """Yield the blocks of a template that none has which it extends: each with its line, and those that there are.

    What is in them is drawn nowhere.
    """
    known: set[str] = set()
    waiting, seen = [*all_[name].parents], set()
    if not waiting:
        return
    while waiting:
        parent = waiting.pop()
        if parent not in all_ or all_[parent].is_open:
            return  # nobody knows what it has
        if parent not in seen:
            seen.add(parent)
            known |= all_[parent].blocks
            waiting += all_[parent].parents
    for line, block in all_[name].outer:
        if block not in known:
            yield line, block, frozenset(known)
