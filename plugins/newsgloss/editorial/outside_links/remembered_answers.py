"""A project -> what came of its links when they were last asked for, each with the day; and the file that keeps it."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from newsgloss.model.settings import Project
from newsgloss.model.yaml_source import write_text
from newsgloss.publishing.memory.cache import made_folder

from .answers import LinkAnswer, Verdict

FILE = "outside-links.json"
FORM = 1  # of the file; one in another form is not read
DAYS = 7  # for which an answer is good
LASTS = frozenset({Verdict.FINE, Verdict.MOVED, Verdict.DEAD})  # nothing else is worth keeping


def remembered_answers(project: Project, today: datetime.date) -> Mapping[str, LinkAnswer]:
    """Return the answers of the last days, by address; none where nothing is kept or can be read."""
    if project.cache is None:
        return MappingProxyType({})
    try:
        told = json.loads((project.cache / FILE).read_text(encoding="utf-8"))
        found = {address: _answer(one) for address, one in told["answers"].items()} if told["form"] == FORM else {}
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return MappingProxyType({})
    return MappingProxyType({k: v for k, v in found.items() if 0 <= (today - v.day).days < DAYS})


def remember_answers(project: Project, answers: Mapping[str, LinkAnswer]) -> Path | None:
    """Keep what lasts of some answers, and nothing else, where builds may remember; return the file."""
    if project.cache is None:
        return None
    kept = {address: _told(answers[address]) for address in sorted(answers) if answers[address].verdict in LASTS}
    path = made_folder(project.cache) / FILE
    write_text(path, json.dumps({"form": FORM, "answers": kept}, ensure_ascii=False, indent=1) + "\n")
    return path


def _told(answer: LinkAnswer) -> Mapping[str, Any]:
    fields = {"day": answer.day.isoformat(), "verdict": answer.verdict, "why": answer.why, "now_at": answer.now_at}
    return {**fields, "archived": answer.archived}


def _answer(told: Mapping[str, Any]) -> LinkAnswer:
    archived = told["archived"] if isinstance(told["archived"], str) else None
    day = datetime.date.fromisoformat(told["day"])
    return LinkAnswer(Verdict(told["verdict"]), str(told["why"]), day, str(told["now_at"]), archived)
