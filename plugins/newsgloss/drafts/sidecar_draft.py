"""A Seed -> the sidecar that its author completes; a sidecar -> the same one under another name."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from newsgloss.model.characters import BIDI
from newsgloss.model.folders import NamedPath
from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import ContentError, Problem
from newsgloss.model.yaml_source import line as yaml_line
from newsgloss.model.yaml_text.editing import edited
from newsgloss.model.yaml_text.parsing import parse
from newsgloss.seeds.seed import Seed, language_of
from newsgloss.seeds.sidecars import AS_USUAL, is_begun

BARE = frozenset({"id", "sha256", "encoding", "mojibake", "wrap", "lang", "published"})
HINTS = {
    "publisher": "the newspaper or agency",
    "published": "YYYY-MM-DD",
    "url": "the original's address",
    "byline": "as printed",
}
OF_RIGHTS = "#   "  # how the lines begin that say what `rights:` may hold
SCHEMA = pattern_of("^# yaml-language-server:", re.MULTILINE)
KEY = pattern_of(r"(?:# )?(\w+):")
YAML_VALUE = r"""[ \t]*(?:'[^'\n]*'|"[^"\n]*"|[^#\r\n]*?)(?=[ \t]+#|[ \t\r]*$)"""  # on one line, without its comment


class Guess(NamedTuple):
    """A value that is proposed for a field of a sidecar, and why it is not sure."""

    field: str
    value: str
    reason: str


def guesses(seed: Seed, lang: str) -> Iterator[Guess]:
    """Yield what is proposed for a seed's sidecar and was guessed; `lang` is its language if its words do not tell."""
    if seed.guess:
        yield Guess("encoding", seed.encoding, seed.guess)
    told, reason = language_of(seed, lang)
    if reason:
        yield Guess("lang", told, reason)
    unsure = dict(seed.metadata.unsure)
    for name, said, value in (
        ("published", seed.metadata.published, seed.published),
        ("byline", seed.metadata.byline, seed.byline),
    ):
        if value and (not said or name in unsure):
            yield Guess(name, value, unsure.get(name, "a line of the text"))


def propose_sidecar(seed: Seed, lang: str, asked: Mapping[str, Any] = AS_USUAL) -> str:
    """Return a sidecar for a seed that has none, as YAML: what was found, and what its author has to add.

    What was guessed has its reason in a comment. `asked` is how the seed was to be read.
    """
    metadata = seed.metadata
    known = {
        "publisher": metadata.publisher,
        "published": seed.published,
        "url": metadata.url,
        "byline": seed.byline,
    }
    found = {"id": seed.id, "file": seed.file, "sha256": seed.sha256, "encoding": seed.encoding}
    found |= {key: _scalar(value) for key, value in asked.items() if key != "encoding"}
    found |= {"lang": language_of(seed, lang)[0], "headline": BIDI.sub("", seed.headline)}
    reasons = {guess.field: f" # a guess: {guess.reason}" for guess in guesses(seed, lang)}
    lines = ["# yaml-language-server: $schema=../content/.schemas/sidecar.json"]
    lines += [
        (f"{key}: {value}" if key in BARE else yaml_line(key, value).rstrip()) + reasons.get(key, "")
        for key, value in (found | known).items()
        if value
    ]
    lines.append("# To publish, say where the text comes from and whose it is; check what was found above.")
    lines += [f"# {key}: {HINTS[key]}" for key, value in known.items() if not value]
    lines += [
        f"lacks: {metadata.lacks}" if metadata.lacks else "# lacks: what this copy lacks",
        "# rights:",
        "#   holder: who owns the words",
        "#   permission: own, granted, licence, exception or unknown",
    ]
    return "\n".join(lines) + "\n"


def completed_sidecar(text: str, name: str, seed: Seed, lang: str, asked: Mapping[str, Any] = AS_USUAL) -> str:
    """Return a sidecar that its author has only begun with the rest filled in below, as in a proposal."""
    said = parse(text, name).data
    asked = {key: value for key, value in asked.items() if key not in said}
    schema, *lines = propose_sidecar(seed, lang, asked).splitlines()
    lines = [line for line in lines if (match := KEY.match(line)) is None or match[1] not in said]
    if "rights" in said:
        lines = [line for line in lines if not line.startswith(OF_RIGHTS)]
    head = [] if SCHEMA.search(text) else [schema]
    proposed = parse("\n".join(lines), name).data
    with contextlib.suppress(ContentError):  # it may be in braces, or end with a mark
        whole = "\n".join([*head, *text.rstrip().splitlines(), *lines]) + "\n"
        if parse(whole, name).data == said | proposed:
            return whole
    return edited(text, name, lambda data: data.update(proposed) or data, lambda data: data | proposed)


def asked_sidecar(text: str, name: str, asked: Mapping[str, Any]) -> str:
    """Return a sidecar that says what is asked besides; all else stays as its author wrote it.

    Raises ContentError where it cannot be changed without changing more.
    """
    written = {key: _scalar(value) for key, value in asked.items()}
    if written.items() <= parse(text, name).data.items():
        return text
    return edited(text, name, lambda data: data.update(asked) or data, lambda data: data | written)


def _scalar(value: Any) -> str:
    """Return a value as it is written in YAML."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def renamed_sidecar(sidecar: NamedPath, id_: str, file: str) -> str:
    """Return a sidecar for the same article under another id and file name; all else stays as its author wrote it.

    One that is only begun says neither, and stays as it is.
    Raises ContentError where these two are in it in no usual way.
    """
    text = sidecar.path.read_bytes().decode("utf-8-sig")
    said = parse(text, sidecar.name).data
    if is_begun(said):
        return text
    wanted = said | {"id": id_, "file": file}
    for key in ("id", "file"):
        if said[key] != wanted[key]:
            new = yaml_line(key, wanted[key]).rstrip()
            text = re.sub(rf"^{key}[ \t]*:{YAML_VALUE}", new.replace("\\", r"\\"), text, count=1, flags=re.MULTILINE)
    try:
        if parse(text, sidecar.name).data == wanted:
            return text
    except ContentError:
        pass  # said below
    remedy = f"Write `id: {id_}` and `file: {file}` in it, each on a line of its own."
    raise ContentError([Problem(sidecar.place(), "this sidecar cannot be copied under another name", remedy)])
