"""The texts that a build has made, and what has read them -> a value in the cache."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any, NamedTuple

from .cache import Cache
from .stored_values import packed

EVERY = "*"  # after a mapping's name: which keys it has, in their order, and what is there
TEXTS = frozenset({"explainer-text", "entry-text"})  # how the names of steps begin that make a text
OF_TEXTS = frozenset(  # what steps ask about an explainer's body and notes, and what all of these questions are
    f"{name}{which}" for name in ("explainers", "notes", "explainer-texts", "mentions-on") for which in ("", EVERY)
)
NO_STEP = ("outside",)  # stands for the name of a step where none was running


class Kept(NamedTuple):
    """The key and the digest of what each step has made that makes a text, by the step's name.

    With each question about a text, which comes before its arguments, go the names of the steps that have asked it.
    """

    texts: Mapping[tuple[str, ...], tuple[bytes, bytes]]
    readers: Mapping[tuple[Any, ...], frozenset[tuple[str, ...]]]


def kept_in(cache: Cache, kept: Kept) -> str:
    """Keep how texts are found again; return the key, in hexadecimal, by which nothing else is found."""
    data = packed(kept)
    key = hashlib.blake2b(data, digest_size=16).digest()
    cache.put_packed(key, data)
    return key.hex()
