"""A theme's Jinja environment -> one whose templates draw the same in less time.

Jinja asks on each import whether the file has changed and which globals are new, on each call what should be passed to
it, and makes a safe text of each value that is only to be written. A page has a thousand of these.
"""

from __future__ import annotations

from collections.abc import Callable
from types import FunctionType, MethodType
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from jinja2.utils import Joiner
from markupsafe import Markup, escape

from newsgloss.model.patterns import pattern_of

SPECIAL = pattern_of("[&<>'\"]")
PLAIN = frozenset({FunctionType, MethodType, Joiner})  # what takes no context unless it says so
INNER = ("_loop_vars", "_block_vars")  # what Jinja passes along for callables that take the context


class QuickCode(CodeGenerator):
    """Writes the code of templates, with our functions where Jinja's do what no template of a site needs."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
            return
        self.write("environment.written(")
        self.write(finalize.src or "")

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        if node.with_context or self.environment.is_async:
            super()._import_common(node, frame)
            return
        self.write("environment.imported(")
        self.visit(node.template, frame)
        self.write(f", {self.name!r}, context)")


class QuickContext(Context):
    """The names that a template knows; what it calls is given what Jinja would give it."""

    def call(__self, __called: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805, PYI063 -- as Jinja's
        """Call something with some arguments."""
        kind = type(__called)
        if kind is Macro:
            if kwargs:
                for name in INNER:
                    kwargs.pop(name, None)
            if kwargs or len(args) != len(__called.arguments) or _takes_more(__called):
                return __called(__self.eval_ctx, *args, **kwargs)
            drawn = __called._func(*args)  # noqa: SLF001 -- as the macro calls it, once it has sorted its arguments
            return Markup(drawn) if __self.eval_ctx.autoescape else drawn  # noqa: S704 -- as the macro does
        if kind not in PLAIN or hasattr(__called, "jinja_pass_arg"):
            return super().call(__called, *args, **kwargs)
        for name in INNER:
            kwargs.pop(name, None)
        try:
            return __called(*args, **kwargs)
        except StopIteration:  # which would end the template
            return __self.environment.undefined(f"{__called.__name__} raised StopIteration")


def _takes_more(macro: Macro) -> bool:
    """Return whether a macro takes more than the arguments that it names."""
    return macro.caller or macro.catch_kwargs or macro.catch_varargs


def make_quicker(environment: Environment, text_of: Callable[[Any], str] = escape) -> None:
    """Let an environment compile its templates to quicker code. It draws one site: no template changes meanwhile.

    `text_of` says how a value is written that is no text.
    """
    environment.auto_reload = False
    environment.code_generator_class = QuickCode
    environment.context_class = QuickContext
    templates: dict[str, Any] = {}
    modules: dict[str, Any] = {}
    get_template = environment.get_template

    def known_template(name: Any, parent: str | None = None, globals: Any = None) -> Any:  # noqa: A002 -- Jinja's name
        """Return a template as the environment would; it is asked for each once."""
        if globals or not isinstance(name, str):
            return get_template(name, parent, globals)
        if name not in templates:
            templates[name] = get_template(name, parent)
        return templates[name]

    def imported(name: Any, parent: str, context: Context) -> Any:
        """Return the module of a template that another imports."""
        if not isinstance(name, str) or not context.globals_keys <= environment.globals.keys():
            return environment.get_template(name, parent)._get_default_module(context)  # noqa: SLF001 -- as Jinja's code
        if name not in modules:
            modules[name] = environment.get_template(name, parent)._get_default_module(context)  # noqa: SLF001 -- as above
        return modules[name]

    environment.get_template = known_template  # type: ignore[method-assign]
    environment.written = _writing(text_of)  # type: ignore[attr-defined]  # for the code of templates
    environment.imported = imported  # type: ignore[attr-defined]  # as above


def _writing(text_of: Callable[[Any], str]) -> Callable[[Any], str]:
    def written(value: Any) -> str:
        """Return a value as it is written on a page."""
        kind = type(value)
        if kind is Markup or (kind is str and not SPECIAL.search(value)):
            return value
        return escape(value) if kind is str else text_of(value)

    return written
