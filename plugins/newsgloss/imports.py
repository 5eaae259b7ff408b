"""A raw article -> its sidecar, record and draft on disk. What an author has written is never overwritten."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .documents import write_text
from .drafts import Outcome, draft, save_draft
from .explainers import load_explainers
from .markup import Converter
from .problems import ContentError, Place, Problem
from .project import Project
from .seeds import ENDINGS, load_seed, propose_sidecar, record, seed_files, sidecar_path


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one seed, and where its draft stands, as people see it."""

    seed: str
    draft: str
    outcome: Outcome


def import_seed(project: Project, path: Path) -> Imported:
    """Write what is missing or unchanged by its author for one file of the seeds folder.

    Raises ContentError where the file is none that can be read.
    """
    if path.parent.resolve() != project.seeds or path.suffix not in ENDINGS:
        remedy = f"Put a text file ({', '.join(ENDINGS)}) in {project.shown(project.seeds)}/ and name it again."
        raise ContentError([Problem(Place(str(path)), "this is no seed of this project", remedy)])
    if not path.is_file():
        raise ContentError([Problem(Place(str(path)), "there is no such file", "Look at its name.")])
    seed, sidecar = load_seed(project, path)
    converter = Converter(project.markdown, lambda _kind, _id: None)
    text = draft(seed, sidecar, converter)
    place = _explainer_of(project, seed.id)
    outcome = save_draft(text, place, project.seeds / ".base" / f"{seed.id}.md")
    write_text(project.seeds / f"{seed.id}.record.json", record(seed))
    if sidecar is None:
        write_text(sidecar_path(project, seed.id), propose_sidecar(seed, project.lang))
    return Imported(seed.id, project.shown(place), outcome)


def import_missing(project: Project) -> list[Imported]:
    """Import every seed that no explainer is built on."""
    used = {explainer.meta.seed for explainer in load_explainers(project, [])}
    return [import_seed(project, path) for path in seed_files(project) if path.stem not in used]


def _explainer_of(project: Project, seed: str) -> Path:
    """Return where the explainer that is built on a seed stands, or would stand."""
    written = (explainer.path for explainer in load_explainers(project, []) if explainer.meta.seed == seed)
    return next(written, project.explainers / f"{seed}.md")
