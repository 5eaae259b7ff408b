"""A Seed -> the sidecar that its author completes; a sidecar -> the same one under another name."""

from __future__ import annotations

import re

from newsgloss.language.vocabulary import likely_language
from newsgloss.model.characters import BIDI
from newsgloss.model.folders import NamedPath
from newsgloss.model.problems import ContentError, Problem
from newsgloss.model.yaml_source import line as yaml_line
from newsgloss.model.yaml_text.parsing import parse
from newsgloss.seeds.seed import Seed

BARE = frozenset({"id", "sha256", "encoding", "lang", "published"})
HINTS = {
    "publisher": "the newspaper or agency",
    "published": "YYYY-MM-DD",
    "url": "the original's address",
    "byline": "as printed",
}
YAML_VALUE = r"""[ \t]*(?:'[^'\n]*'|"[^"\n]*"|[^#\r\n]*?)(?=[ \t]+#|[ \t\r]*$)"""  # on one line, without its comment


def propose_sidecar(seed: Seed, lang: str) -> str:
    """Return a sidecar for a seed that has none, as YAML: what was found, and what its author has to add."""
    metadata = seed.metadata
    known = {
        "publisher": metadata.publisher,
        "published": seed.published,
        "url": metadata.url,
        "byline": seed.byline,
    }
    found = {"id": seed.id, "file": seed.file, "sha256": seed.sha256, "encoding": seed.encoding}
    found |= {"lang": language_of(seed, lang), "headline": BIDI.sub("", seed.headline)}
    lines = ["# yaml-language-server: $schema=../content/.schemas/sidecar.json"]
    lines += [
        f"{key}: {value}" if key in BARE else yaml_line(key, value).rstrip()
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


def language_of(seed: Seed, default: str) -> str:
    """Return the language that a page says its article is in, or that its words are most likely in."""
    return seed.metadata.lang or likely_language(" ".join(line.text for line in seed.body), default)


def renamed_sidecar(sidecar: NamedPath, id_: str, file: str) -> str:
    """Return a sidecar for the same article under another id and file name; all else stays as its author wrote it.

    Raises ContentError where these two are in it in no usual way.
    """
    text = sidecar.path.read_bytes().decode("utf-8-sig")
    said = parse(text, sidecar.name).data
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
