"""An editor's word on a suggestion -> the files that keep it: an entry begun, or a no that stays a no."""

from __future__ import annotations

import json
import re
from pathlib import Path

from .documents import write_text
from .project import Project
from .seeds import slug

REJECTED = re.compile(r"^rejected:[ \t]*(\[\])?[ \t]*\n((?:[ \t]+.*\n|[ \t]*\n(?=[ \t]+-))*)", re.MULTILINE)


def accept(project: Project, name: str) -> Path:
    """Begin an entry for a suggestion, as a draft that readers do not see; return its file."""
    path = project.content / "glossary" / "suggested.yaml"
    before = path.read_text(encoding="utf-8") if path.is_file() else "# Entries begun from suggestions.\n"
    entry = (
        f"\n- id: {slug(name)}\n  kind: term\n  label: {_scalar(name)}\n"
        "  gloss: To be written, in at most 40 words.\n  status: draft\n"
    )
    write_text(path, before + entry)
    return path


def reject(project: Project, name: str) -> Path:
    """Turn a suggestion down for good, in content/linking.yaml; return that file. Comments there are kept."""
    path = project.content / "linking.yaml"
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    before += "" if not before or before.endswith("\n") else "\n"
    item = f"  - {_scalar(name)}\n"
    found = REJECTED.search(before)
    if found is None:
        text = f"{before}\nrejected:\n{item}" if before else f"rejected:\n{item}"
    else:
        text = f"{before[: found.start()]}rejected:\n{found[2]}{item}{before[found.end() :]}"
    write_text(path, text)
    return path


def _scalar(text: str) -> str:
    """Return text as a YAML value: bare where it is only words, else in quotes (a JSON string is a YAML string)."""
    return text if re.fullmatch(r"[^\W\d][\w'’ -]*", text) else json.dumps(text, ensure_ascii=False)
