"""A project under git -> its content as a commit has it, and what has changed since for readers."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from newsgloss.model.folders import NamedPath
from newsgloss.model.problems import ContentError, Level, Place, Problem
from newsgloss.model.settings import Project

if TYPE_CHECKING:  # a check of a project that has not changed needs none of it
    from newsgloss.content.values import Content

GLOSSARY_FILES = ("glossary", "sources.yaml", "linking.yaml")
TEXTS = (":(glob)**/*.md", ":(glob)**/*.yaml")
LAST = "HEAD"
MOST_PAGES = 5  # that are named for one gloss
SHOWN = 12  # characters of a commit's name
TELL = "If the change matters to readers, add a line to `changes:`, or the former one to `versions:`."


def committed_glossary(project: Project, folder: Path, ref: str = LAST) -> Project:
    """Return the project with its glossary as it is in a commit, written below `folder`.

    Explainers, pages and seeds are as they are now. Raises ContentError where there is no commit to compare with.
    """
    base = _base(project, ref)
    content = folder / "content"
    skipped = [str(project.content / name) for name in GLOSSARY_FILES]
    shutil.copytree(
        project.content,
        content,
        symlinks=True,
        ignore=lambda at, names: [name for name in names if f"{at}/{name}" in skipped],
    )
    listed = _git(project, "ls-tree", "-rz", "--name-only", base, "--", *map(_inside, GLOSSARY_FILES))
    for name in filter(None, listed.split("\0")):
        file = content / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_git(project, "show", f"{base}:./{name}"), encoding="utf-8")
    return _moved(project, content)


def changes_since(ref: str, content: Content) -> Iterator[Problem]:
    """Yield what readers will find changed since a commit: advice on each gloss, a warning for each lost address.

    With a branch, it is what has changed since that was branched off. Raises ContentError where git has no such commit.
    """
    from .shared.changes import pages_showing  # noqa: PLC0415 -- as above

    base = _base(content.project, ref)
    pages = pages_showing(content)
    for old, new in _changed(content.project, base):
        shown = pages.get(new.id, ())
        where = f", on {', '.join(shown[:MOST_PAGES])}" if shown else ""
        where += f" and {len(shown) - MOST_PAGES} more" if len(shown) > MOST_PAGES else ""
        remedy = TELL if old.changes == new.changes else "See whether the pages are still right."
        for lang in dict.fromkeys((*old.glosses, *new.glosses)):
            was, now = (one.glosses.get(lang) or "nothing" for one in (old, new))
            if was != now:
                message = f"the gloss of '{new.id}' was '{was}' and is '{now}'{where}"
                yield Problem(new.place, message, remedy, Level.ADVICE)
    if content.is_whole:
        yield from _lost_addresses(ref, base, content)


def _lost_addresses(ref: str, base: str, content: Content) -> Iterator[Problem]:
    """Yield a warning for each page whose address readers lose."""
    import tempfile  # noqa: PLC0415 -- as above

    from newsgloss.content.written import read_inputs  # noqa: PLC0415 -- as above
    from newsgloss.publishing.links.authored_pages import pages_of  # noqa: PLC0415 -- as above
    from newsgloss.publishing.links.lost_pages import lost_pages  # noqa: PLC0415 -- as above

    project = content.project
    if not _asked(project, "diff", "--name-only", "--relative", "-z", base, "--", "."):
        return
    with tempfile.TemporaryDirectory() as folder:
        then = _committed_pages(project, Path(folder), base)
        inputs = read_inputs(then)
        before = {
            name: Place(project.shown(project.content / (project.root / place.path).relative_to(then.content)))
            for name, place in pages_of(inputs, then).items()
        }
    full = _asked(project, "rev-parse", "--verify", "--quiet", "--symbolic-full-name", "--end-of-options", ref) or ""
    is_name = f"/{full.strip()}".endswith(f"/{ref}")  # of a branch or tag; HEAD^1 would be another commit to a reader
    since = ref if is_name else f"the commit {base[:SHOWN]}"
    yield from lost_pages(before, pages_of(content, project).keys(), project, since)


def _committed_pages(project: Project, folder: Path, base: str) -> Project:
    """Return the project with all that its pages are made of as a commit has it, written below `folder`; no seeds."""
    import tarfile  # noqa: PLC0415 -- as above

    folder = folder.resolve()
    (folder / "content").mkdir()
    # One by one, for git refuses to archive where one of several is of no file.
    archives = [_output(project, "archive", "--format=tar", base, "--", texts) for texts in TEXTS]
    for archive in filter(None, archives):
        with tarfile.open(fileobj=io.BytesIO(archive)) as files:
            for member in filter(tarfile.TarInfo.isfile, files):
                path = folder / "content" / member.name
                path.parent.mkdir(parents=True, exist_ok=True)
                found = files.extractfile(member)
                path.write_bytes(found.read() if found else b"")
    return _moved(replace(project, seeds=folder / "seeds", glossaries={}), folder / "content")


def _moved(project: Project, content: Path) -> Project:
    """Return a project whose content is in another folder."""
    folders = {name: getattr(project, name) for name in ("explainers", "pages", "topics")}
    inside = {name: at for name, at in folders.items() if at and at.is_relative_to(project.content)}
    moved = {name: content / at.relative_to(project.content) for name, at in inside.items()}
    return replace(project, content=content, **moved)


def _base(project: Project, ref: str) -> str:
    """Return the commit that a project is compared with: where it was branched off from `ref`, or that itself."""
    _git(project, "rev-parse", "--verify", "--quiet", LAST)
    if (found := _asked(project, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")) is None:
        remedy = "Name a branch or commit that is here; in a workflow, fetch it first (`fetch-depth: 2`, for HEAD^1)."
        raise ContentError([Problem(Place("--since"), f"git has no commit '{ref}'", remedy)])
    return (_asked(project, "merge-base", found.strip(), LAST) or found).strip()


def untold_changes(project: Project) -> Iterator[Problem]:
    """Yield advice on each published entry whose gloss has changed since the last commit, and its list of changes not.

    None where git is not there, or has no commit of the project.
    """
    for old, new in _changed(project, LAST):
        if old.changes == new.changes:
            message = f"the gloss of '{new.id}' has changed since the last commit, and its `changes` have not"
            yield Problem(new.place, message, TELL, Level.ADVICE)


def _changed(project: Project, base: str) -> Iterator[tuple[_Told, _Told]]:
    """Yield each published entry whose glosses are others than in a commit, as it was and as it is."""
    listed = _asked(project, "diff", "--name-only", "--no-renames", "--relative", "-z", base, "--", "./glossary")
    names = [name for name in (listed or "").split("\0") if name.endswith(".yaml")]
    before: dict[str, _Told] = {}
    for name in names:
        for told in _told(_asked(project, "show", f"{base}:./{name}") or "", name):
            before[told.id] = told
    for name in names:
        file = project.seen(project.content / name)
        for told in _told(_text_of(file), file.name):
            old = before.get(told.id)
            if old and old.glosses != told.glosses:
                yield old, told


class _Told(NamedTuple):
    """What a published entry tells its readers: its glosses in all languages, and what has changed in it."""

    id: str
    glosses: Mapping[str, str]
    changes: Any
    place: Place


def _told(text: str, name: str) -> Iterator[_Told]:
    """Yield what the published entries of a glossary file tell, as far as the file can be read."""
    # What is needed only where something has changed: to load it takes longer than to see that nothing has.
    from newsgloss.model.yaml_text.parsing import parse_what_can_be  # noqa: PLC0415 -- as above

    document = parse_what_can_be(text, name)
    for index, entry in enumerate(document.data if isinstance(document.data, list) else ()):
        if not isinstance(entry, dict) or not isinstance(entry.get("id"), str) or entry.get("status") == "draft":
            continue
        others = entry.get("translations")
        others = others if isinstance(others, dict) else {}
        spoken = {tag: str(one["gloss"]) for tag, one in others.items() if isinstance(one, dict) and "gloss" in one}
        place = document.places.place((index, "gloss"))
        yield _Told(
            entry["id"], {"": str(entry.get("gloss")), **spoken}, (entry.get("changes"), entry.get("versions")), place
        )


def _text_of(file: NamedPath) -> str:
    """Return the text of a file, or nothing where it cannot be read, which others tell."""
    from newsgloss.model.yaml_source import read_text  # noqa: PLC0415 -- as above

    try:
        return read_text(file)
    except ContentError:
        return ""


def _inside(name: str) -> str:
    return f"./{name}"


def _git(project: Project, *arguments: str) -> str:
    said = _asked(project, *arguments)
    if said is None:
        remedy = "Commit the project once; the report compares with the last commit."
        raise ContentError([Problem(Place(project.shown(project.content)), "git has no commit of it", remedy)])
    return said


def _asked(project: Project, *arguments: str) -> str | None:
    """Return what git says, or None where it is not there, or knows nothing of the kind."""
    said = _output(project, *arguments)
    return None if said is None else said.decode("utf-8", "replace")


def _output(project: Project, *arguments: str) -> bytes | None:
    """Return the bytes that git writes, or None where it is not there, or knows nothing of the kind."""
    try:
        done = subprocess.run(  # noqa: S603 -- our own arguments, no shell
            ["git", *arguments],  # noqa: S607 -- git is where the user has it
            cwd=project.content,
            check=False,
            capture_output=True,
        )
    except OSError:
        return None
    return None if done.returncode else done.stdout
