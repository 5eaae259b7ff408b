"""A glossary's files, written and read, or why they cannot be."""

from pathlib import Path

import pytest

from newsgloss.linking.glossary import Glossary, load_glossary
from newsgloss.model.folders import NamedPath
from newsgloss.model.problems import ContentError

SOURCES = "- {id: gazette, kind: news, title: Gazette, publisher: Ruritania}\n"


def entry(id_: str, more: str = "", kind: str = "term") -> str:
    """Return one entry in YAML; `more` holds further keys, each on a line of its own."""
    head = f"- id: {id_}\n  kind: {kind}\n  label: {id_.replace('-', ' ')}\n  gloss: Something of the lake.\n"
    return head + "".join(f"  {line}\n" for line in ["sources: [gazette]", *more.splitlines()])


def load(root: Path, glossary: str, sources: str = SOURCES, linking: str = "") -> tuple[Glossary, list[str]]:
    """Write a glossary's files and read them: the glossary and its warnings."""
    (root / "glossary").mkdir(exist_ok=True)
    (root / "glossary" / "lake.yaml").write_text(glossary, encoding="utf-8")
    (root / "sources.yaml").write_text(sources, encoding="utf-8")
    (root / "linking.yaml").write_text(linking, encoding="utf-8")
    found, warnings = load_glossary(NamedPath(root, "content"))
    return found, [str(problem) for problem in warnings]


def refused(root: Path, glossary: str, sources: str = SOURCES, linking: str = "") -> list[str]:
    """Return why a glossary cannot be read."""
    with pytest.raises(ContentError) as caught:
        load(root, glossary, sources, linking)
    return [str(problem) for problem in caught.value.problems]
