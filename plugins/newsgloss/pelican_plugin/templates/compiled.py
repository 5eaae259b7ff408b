"""The templates that a generator has compiled, or the check has parsed -> their code for others, and the next site."""

from __future__ import annotations

import functools
from collections.abc import Hashable
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, Environment, nodes
from jinja2.bccache import Bucket
from jinja2.filters import FILTERS
from jinja2.tests import TESTS

SYNTAX = (
    "block_start_string",
    "block_end_string",
    "variable_start_string",
    "variable_end_string",
    "comment_start_string",
    "comment_end_string",
    "line_statement_prefix",
    "line_comment_prefix",
)  # of an environment: what makes it read other statements in a text
OPTIONS = (
    *SYNTAX,
    *("trim_blocks", "lstrip_blocks", "newline_sequence", "keep_trailing_newline", "optimized", "is_async"),
    *("autoescape", "finalize", "undefined", "code_generator_class", "newstyle_gettext"),
)  # of an environment: what decides the code that a text becomes
MOST = 1000  # templates of which a process knows the code, or what they need; a theme and what restyles it have 150

_codes: dict[Hashable, CodeType] = {}  # by all that decides them: another site of this process has the same theme


class CompiledTemplates(BytecodeCache):
    """The code of templates, by their names and what they say, for the next time that they are drawn."""

    def __init__(self) -> None:
        self._codes: dict[str, tuple[str, Any]] = {}
        self._parsed: dict[str, tuple[str, nodes.Template]] = {}

    def keep(self, tree: nodes.Template, source: str, name: str, filename: str | None) -> None:
        """Keep a template that was parsed: it is compiled when it is first drawn, and not parsed again."""
        key, checksum = self.get_cache_key(name, filename), self.get_source_checksum(source)
        if self._codes.get(key, ("",))[0] != checksum:
            self._parsed[key] = checksum, tree

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Return a template's code, compiled unless this or another site of the process has the same one."""
        bucket = super().get_bucket(environment, name, filename, source)
        if bucket.code is None:
            checksum, tree = self._parsed.pop(bucket.key, ("", None))
            text = tree if tree and checksum == bucket.checksum else source
            bucket.code = _code(environment, name, filename, text, bucket.checksum)
            self.dump_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code, if it still says the same."""
        checksum, code = self._codes.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template's code."""
        self._codes[bucket.key] = bucket.checksum, bucket.code

    def clear(self) -> None:
        """Forget all templates."""
        self._codes.clear()
        self._parsed.clear()


def _code(environment: Environment, name: str, filename: str | None, text: str | nodes.Template, sum_: str) -> CodeType:
    """Return the code of a template that has this text, of the checksum `sum_`. Its errors name its own file."""
    key = (name, sum_, *_deciding(environment))
    code = _codes.get(key)
    if code is None:
        if len(_codes) >= MOST:
            _codes.clear()
        code = _codes[key] = environment.compile(text, name, filename)
    return code.replace(co_filename=filename) if filename else code


def _deciding(environment: Environment) -> tuple[Hashable, ...]:
    """Return what of an environment decides the code of its templates: Jinja runs filters on what is constant."""
    others: list[Hashable] = []
    for called, usual in ((environment.filters, FILTERS), (environment.tests, TESTS)):
        unusual = ((name, one) for name, one in called.items() if usual.get(name) is not one)
        others += [len(called), *((name, _known_by(one)) for name, one in sorted(unusual, key=lambda each: each[0]))]
    return (*(getattr(environment, option, None) for option in OPTIONS), *environment.extensions, *others)


def _known_by(called: Any) -> Hashable:
    """Return what tells a filter or a test from others, also where Pelican makes an equal one for each generator."""
    if isinstance(called, functools.partial):
        return called.func, repr(called.args), repr(called.keywords)
    if type(called).__module__.startswith("pelican."):
        return type(called).__qualname__
    return called if isinstance(called, Hashable) else object()
