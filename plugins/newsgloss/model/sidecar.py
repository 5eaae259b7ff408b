"""The shape of a sidecar, validated: where a seed comes from, and whose words it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .fields import Day, Id, LanguageTag, Record, Text, WebAddress

NOBODY = "nobody"  # speaks in a line whose quotes are no person's words


class Rights(Record):
    """Whose words a seed is, and what allows us to show them."""

    holder: Text
    statement: Text | None = None
    permission: Literal["own", "granted", "licence", "exception", "unknown"] = "unknown"
    index: bool = False

    @property
    def indexed(self) -> bool:
        """Whether search engines may list the page: never while nobody knows what permits it."""
        return self.index and self.permission != "unknown"

    @property
    def searched(self) -> bool:
        """Whether the site's own search may show the words alone, apart from what we say of them."""
        return self.permission in {"own", "granted", "licence"}


class Sidecar(Record):
    """Where a seed comes from, and what its reading leaves open. `speakers` are people, or NOBODY, by line."""

    id: Id
    file: Text
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    encoding: Text | None = None
    mojibake: Literal["mend", "keep"] | None = None
    lang: LanguageTag = "en"
    headline: Text
    wrap: bool | None = None
    subheads: tuple[int, ...] | None = None
    media: tuple[int, ...] | None = None
    speakers: Mapping[int, Id] = Field(default_factory=dict)
    publisher: Text | None = None
    published: Day | None = None
    url: WebAddress | None = None
    byline: Text | None = None
    captured_from: Text | None = None
    lacks: Text | None = None
    rights: Rights | None = None
