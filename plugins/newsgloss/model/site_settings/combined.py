"""Settings -> what several of them say together: the site's files, the pages of its lists, where readers are led."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from newsgloss.model.folders import Pagination

LIST_LINES = {"glossary": 400, "timeline": 250, "sources": 250}  # on a page, unless PAGINATED_TEMPLATES says another


class SetAddress(NamedTuple):
    """An address that a setting leads readers to, and what people call it: the setting, in a menu with its label."""

    setting: str
    name: str
    address: str


def site_file_settings(known: Mapping[str, Any], *, is_alone: bool) -> Iterator[tuple[str, str]]:
    """Yield each setting that says which files a site has, with what it says."""
    for key, value in known.items():
        is_feed = key.endswith(("_ATOM", "_RSS", "_JSON")) or key in {"FEED_ATOM", "FEED_RSS"}
        if (key.endswith("_SAVE_AS") or is_feed) and isinstance(value, (str, Path)):
            yield key, str(value)
    if not (known["DRAFT_SAVE_AS"] and is_alone):  # others may publish their drafts, unlisted
        yield "DRAFTS_SAVE_AS", ""
    for name in known["DIRECT_TEMPLATES"]:
        if f"{name.upper()}_SAVE_AS" not in known:
            yield f"{name.upper()}_SAVE_AS", f"{name}.html"
    yield "THEME_STATIC_DIR", known["THEME_STATIC_DIR"]


def pagination_of(known: Mapping[str, Any]) -> Pagination:
    """Return how long lists are divided into pages."""
    usual = known["DEFAULT_PAGINATION"]
    lines = LIST_LINES | {name: size or usual for name, size in known["PAGINATED_TEMPLATES"].items()}
    patterns = sorted(known["PAGINATION_PATTERNS"], key=lambda pattern: pattern[0])
    sizes = MappingProxyType({name: size for name, size in lines.items() if size})
    return Pagination(sizes, known["DEFAULT_ORPHANS"], tuple((first, str(save_as)) for first, _, save_as in patterns))


def set_addresses(known: Mapping[str, Any], menus: Sequence[str]) -> Iterator[SetAddress]:
    """Yield the addresses that settings lead readers to, those of some menus among them."""
    for name in ("SITEURL", "FEED_DOMAIN", "REPORT_URL", "CONTACT", "LICENCE"):
        if known[name]:
            yield SetAddress(name, name, str(known[name]))
    for name in menus:
        for label, url, *_ in known[name] or ():
            yield SetAddress(name, f"{name} ('{label}')", str(url))
