"""A value -> whether it has a shape: a path, a list of texts, a template that can be filled in."""

from __future__ import annotations

import datetime
import pkgutil
import re
import string
import zoneinfo
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

from newsgloss.model.patterns import pattern_of

Fits = Callable[[Any], bool]

PLUGIN = "newsgloss"
LANGUAGE = pattern_of("[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")  # a tag of BCP 47, or as Pelican's users write it
WIDE = pattern_of(r"[0-9]{4}|[{}]")  # in a format: a width of thousands fills the memory; a field is not known yet
GLOSSARY = pattern_of(r"(?=.{1,60}\Z)[a-z0-9]+(?:-[a-z0-9]+)*")  # a short id of `fields`, which takes long to load
ADDRESS = pattern_of(r"https://[^\s/?#@]+/\S+")  # of a file on another site
PAIR = 2
FIELDS: Mapping[str, Any] = {  # what addresses are filled in with; another check says which of them one may have
    **dict.fromkeys(("slug", "lang", "path", "url", "save_as", "name", "base_name", "extension"), "a"),
    "date": datetime.datetime(2031, 5, 2, tzinfo=datetime.UTC),
    "number": 2,
}


def passes(fits: Fits, value: Any) -> bool:
    """Return whether a value passes a test, which may fail over what it did not expect."""
    try:
        return fits(value)
    except (TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RecursionError):
        return False


def fields_of(template: str) -> set[str] | None:
    """Return the names of the fields in an address, or None where its braces do not make fields."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}
    except ValueError:
        return None


def is_text(value: Any) -> bool:
    """Return whether a value is text."""
    return isinstance(value, str)


def is_path(value: Any) -> bool:
    """Return whether a value is a path, or text that may be one."""
    return isinstance(value, str | Path)


def is_off(value: Any) -> bool:
    """Return whether a value says that there is none."""
    return value is None or value is False


def is_switch(value: Any) -> bool:
    """Return whether a value is true or false, and no text that says so."""
    return value is None or isinstance(value, bool) or (isinstance(value, int) and value in {0, 1})


def is_count(value: Any) -> bool:
    """Return whether a value is a whole number from 0."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def is_anything(value: Any) -> bool:
    """Return whether a value is one: any is."""
    del value
    return True


def is_address(value: Any) -> bool:
    """Return whether a text can be taken apart as an address; whether readers may be led there is another check's."""
    return is_text(value) and bool(urlsplit(value)._fields)


def is_rooted(value: Any) -> bool:
    """Return whether a value is an address from the root of its host."""
    return is_text(value) and value.startswith("/") and not value.startswith("//") and len(value) > 1


def is_language(value: Any) -> bool:
    """Return whether a value is a language's tag."""
    return is_text(value) and LANGUAGE.fullmatch(value) is not None


def is_time_zone(value: Any) -> bool:
    """Return whether a value names a time zone that Python knows."""
    try:
        return bool(zoneinfo.ZoneInfo(value).key)
    except (OSError, zoneinfo.ZoneInfoNotFoundError):
        return False


def is_day(value: Any) -> bool:
    """Return whether a value is a day, as text or in numbers, or says that files have theirs."""
    if is_text(value):
        return value == "fs" or bool(datetime.datetime.fromisoformat(value))
    return bool(datetime.datetime(*value))  # noqa: DTZ001 -- as Pelican makes it


def is_pattern(value: Any) -> bool:
    """Return whether a value is a regular expression."""
    try:
        return is_text(value) and re.compile(value) is not None
    except re.error:
        return False


def is_replacement(value: Any) -> bool:
    """Return whether a value is a regular expression with a text to replace it."""
    pattern, instead = value
    return is_pattern(pattern) and is_text(instead)


def is_template(value: Any) -> bool:
    """Return whether an address or path can be filled in: nothing in its braces fails, or fills the memory."""
    if not is_path(value) or fields_of(str(value)) is None:
        return False
    for _, name, form, conversion in string.Formatter().parse(str(value)):
        if name and WIDE.search(form or ""):
            return False
        if name and name in FIELDS:
            format(string.Formatter().convert_field(FIELDS[name], conversion), form or "")
    return True


def is_link(value: Any) -> bool:
    """Return whether a value is a name with an address, and perhaps more."""
    label, address, *_ = value
    return is_text(label) and is_text(address) and isinstance(value, list | tuple)


def is_page_pattern(value: Any) -> bool:
    """Return whether a value is the number of a page with the address and the path of those from it on."""
    first, *addresses = value
    are_known = all(is_template(address) and (fields_of(address) or set()) <= FIELDS.keys() for address in addresses)
    return is_count(first) and len(addresses) == PAIR and are_known


def is_page_pattern_list(value: Any) -> bool:
    """Return whether a value says of the first page, at least, where it is."""
    return list_of(is_page_pattern)(value) and any(first <= 1 for first, _, _ in value)


def is_metadata(value: Any) -> bool:
    """Return whether a value is metadata for a path; where Pelican writes the file to is text in it."""
    if not mapping_of(is_text)(value):
        return False
    return all(is_template(value[name]) for name in ("path", "save_as", "url") if name in value)


def is_extension(value: Any) -> bool:
    """Return whether a value names or is an extension of Python-Markdown."""
    return is_text(value) or hasattr(value, "extendMarkdown")


def is_pair(value: Any) -> bool:
    """Return whether a value has two parts."""
    return isinstance(value, list | tuple) and len(value) == PAIR


def is_tuple(value: Any) -> bool:
    """Return whether a value has two parts that nothing changes."""
    return is_pair(value) and isinstance(value, tuple)


def is_date_format(value: Any) -> bool:
    """Return whether a value is a format, or a locale with one."""
    return is_text(value) or (is_pair(value) and all(map(is_text, value)))


def is_extension_list(value: Any) -> bool:
    """Return whether a value is a list of extensions to which Pelican can add its own."""
    return isinstance(value, list) and all(map(is_extension, value))


def is_markdown(value: Any) -> bool:
    """Return whether a value holds what Python-Markdown is given: extensions, and the options of each."""
    parts = {"extension_configs": mapping_of(is_text, mapping_of(is_text)), "extensions": is_extension_list}
    return isinstance(value, Mapping) and all(fits(value[name]) for name, fits in parts.items() if name in value)


def is_jinja_extension(value: Any) -> bool:
    """Return whether a value is or names an extension of Jinja; its own must be there."""
    if not is_text(value) or not value.startswith("jinja2."):
        return is_text(value) or isinstance(value, type)
    try:
        return isinstance(pkgutil.resolve_name(value), type)
    except ImportError:
        return False


def is_jinja(value: Any) -> bool:
    """Return whether a value holds what a Jinja environment takes."""
    if not mapping_of(is_text)(value) or not value.keys() <= JINJA.keys():
        return False
    return all(JINJA[name](one) for name, one in value.items())


def is_text_list(value: Any) -> bool:
    """Return whether a value is a list of texts to which Pelican can add its own."""
    return isinstance(value, list) and all(map(is_path, value))


def is_folder_list(value: Any) -> bool:
    """Return whether a value is a list with a folder in it."""
    return bool(value) and list_of(is_path)(value)


def is_plugin_list(value: Any) -> bool:
    """Return whether a list of plugins has ours: without it, Pelican would publish everything unread."""
    names = [one.__name__ if isinstance(one, ModuleType) else one for one in value]
    return list_of(is_text)(names) and any(name.rpartition(".")[2] == PLUGIN for name in names)


def list_of(fits: Fits) -> Fits:
    """Return the test of a list or the like whose items fit."""
    return lambda value: isinstance(value, list | tuple | set | frozenset) and all(map(fits, value))


def mapping_of(key: Fits, fits: Fits = is_anything) -> Fits:
    """Return the test of a dictionary whose keys and values fit."""
    return lambda value: isinstance(value, Mapping) and all(key(name) and fits(one) for name, one in value.items())


def any_shape(*tests: Fits) -> Fits:
    """Return the test of a value that fits one of some tests."""
    return lambda value: any(passes(fits, value) for fits in tests)


def is_glossaries(value: Any) -> bool:
    """Return whether a value names other sites' glossaries, each with its place."""
    return mapping_of(lambda name: GLOSSARY.fullmatch(name) is not None, _is_glossary_place)(value)


def _is_glossary_place(value: Any) -> bool:
    """Return whether a value says where another site's glossary is: a path, or an address that begins with https."""
    if not is_path(value) or not str(value).strip():
        return False
    return "://" not in str(value) or ADDRESS.fullmatch(str(value)) is not None


TEXT_OPTIONS = "block_start block_end variable_start variable_end comment_start comment_end"
SWITCH_OPTIONS = "trim_blocks lstrip_blocks keep_trailing_newline optimized auto_reload enable_async"
JINJA: Mapping[str, Fits] = {
    **{f"{name}_string": is_text for name in TEXT_OPTIONS.split()},
    **dict.fromkeys(SWITCH_OPTIONS.split(), is_switch),
    **dict.fromkeys(("line_statement_prefix", "line_comment_prefix"), any_shape(is_text, is_off)),
    "newline_sequence": lambda value: value in ("\n", "\r\n", "\r"),
    "extensions": list_of(is_jinja_extension),
    "undefined": lambda value: isinstance(value, type),
    "finalize": any_shape(callable, is_off),
    "autoescape": any_shape(callable, is_switch),
    "loader": is_anything,
    "cache_size": lambda value: isinstance(value, int),
    "bytecode_cache": is_anything,
}
