"""Explainers -> the categories, tags and authors of those that are published, as they are in addresses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .explainers import Explainer
from .problems import Place


@dataclass(frozen=True, slots=True)
class Used:
    """The names of a kind that published explainers have: by how each is in addresses, the place of the first.

    `is_exact`: whether all of them can be spelt as Pelican would.
    """

    places: Mapping[str, Place]
    is_exact: bool


def in_addresses(name: str) -> str:
    """Return a name as it is in addresses; letters other than a to z stay, as do those with a stroke (ø)."""
    letters = unicodedata.normalize("NFKD", name).lower()
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip())


def used_names(explainers: Iterable[Explainer], kind: str, category: str) -> Used:
    """Return the names of a kind ("category", "tag" or "author") that the published of some explainers have.

    `category` is that of explainers that name none.
    """
    places: dict[str, Place] = {}
    for explainer in explainers:
        for name, key in _names(explainer, kind, category) if explainer.meta.status == "published" else ():
            places.setdefault(in_addresses(name), explainer.place(key))
    return Used(places, all(name.isascii() for name in places))


def _names(explainer: Explainer, kind: str, category: str) -> list[tuple[str, str]]:
    meta = explainer.meta
    if kind == "category":
        return [(meta.category or category, "category")]
    names, key = (meta.tags, "tags") if kind == "tag" else (meta.authors, "authors")
    return [(name, key) for name in names]
