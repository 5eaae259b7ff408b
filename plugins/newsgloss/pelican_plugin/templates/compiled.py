"""The templates that a generator has compiled, or the check has parsed -> their code for others, and the next site."""

from __future__ import annotations

from typing import Any

from jinja2 import BytecodeCache, nodes
from jinja2.bccache import Bucket


class CompiledTemplates(BytecodeCache):
    """The code of templates, by their names and what they say, for the next time that they are drawn."""

    def __init__(self) -> None:
        self._codes: dict[str, tuple[str, Any]] = {}
        self._parsed: dict[str, tuple[str, nodes.Template, str, str | None]] = {}

    def keep(self, tree: nodes.Template, source: str, name: str, filename: str | None) -> None:
        """Keep a template that was parsed: it is compiled when it is first drawn, and not parsed again."""
        key, checksum = self.get_cache_key(name, filename), self.get_source_checksum(source)
        if self._codes.get(key, ("",))[0] != checksum:
            self._parsed[key] = checksum, tree, name, filename

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code, if it still says the same."""
        checksum, code = self._codes.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code
        elif (parsed := self._parsed.pop(bucket.key, None)) and parsed[0] == bucket.checksum:
            bucket.code = bucket.environment.compile(*parsed[1:])
            self.dump_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template's code."""
        self._codes[bucket.key] = bucket.checksum, bucket.code

    def clear(self) -> None:
        """Forget all templates."""
        self._codes.clear()
        self._parsed.clear()
