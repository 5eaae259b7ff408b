"""The shapes of a source, of its use, and of a sidecar: where a seed comes from, and whose words it is.

Field names follow schema.org where it has a word.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema

from .fields import DIGEST_PATTERN, Day, Id, LanguageTag, PartialDate, Record, Text, WebAddress, many

UNDETERMINED = "und"  # no language in particular (BCP 47)
NOBODY = "nobody"  # speaks in a line whose quotes are no person's words


class SourceUse(Record):
    """A source and the place in it that says so."""

    id: Id
    locator: Text | None = None


def _source_use(value: Any) -> Any:
    return {"id": value} if isinstance(value, str) else value


UsedSource = Annotated[
    SourceUse,
    BeforeValidator(_source_use),
    WithJsonSchema({"anyOf": [{"type": "string"}, SourceUse.model_json_schema()]}),
]


class Source(Record):
    """Something that can be cited. A URL is never invented: without one it is cited by title, publisher and date."""

    id: Id
    kind: Literal[
        "law", "judgment", "government-page", "release", "news", "report", "book", "study", "dataset", "transcript"
    ]
    title: Text
    short: Text | None = None
    lang: LanguageTag | None = None
    publisher: Text
    authors: Annotated[tuple[Text, ...], BeforeValidator(many)] = ()
    published: PartialDate | None = None
    accessed: Day | None = None
    url: WebAddress | None = None
    archived_url: WebAddress | None = None
    primary: bool = False
    access: Literal["open", "paywall", "dead"] | None = None

    @property
    def is_gone(self) -> bool:
        """Whether nothing is at its address any more."""
        return self.access == "dead"

    @property
    def read_at(self) -> str | None:
        """The address at which it can be read: its own or, where that is none or dead, that of an archived copy."""
        return self.archived_url if self.is_gone else self.url or self.archived_url


class Rights(Record):
    """Whose words a seed is, and what allows us to show them."""

    holder: Text
    statement: Text | None = None
    permission: Literal["own", "granted", "licence", "exception", "unknown"] = "unknown"
    index: bool | None = None

    @property
    def indexed(self) -> bool:
        """Whether search engines may list the page: as `index` says, else where more than an exception permits it.

        Never while nobody knows what permits it.
        """
        return self.permission != "unknown" and (self.searched if self.index is None else self.index)

    @property
    def searched(self) -> bool:
        """Whether the site's own search may show the words alone, apart from what we say of them.

        Never where `index` says that search engines may not list them: the search's records are public files, too.
        """
        return self.permission in {"own", "granted", "licence"} and self.index is not False


class Sidecar(Record):
    """Where a seed comes from, and what its reading leaves open. `speakers` are people, or NOBODY, by line.

    Once the seed is read, `lang` is never undetermined.
    """

    id: Id
    file: Text
    sha256: Annotated[str, StringConstraints(pattern=DIGEST_PATTERN)]
    encoding: Text | None = None
    mojibake: Literal["fix", "keep"] | None = None
    lang: LanguageTag = UNDETERMINED
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
