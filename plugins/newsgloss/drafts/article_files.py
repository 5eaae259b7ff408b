"""A folder -> the articles in it, and the files that are none, each with the reason; the name that an article gets."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from newsgloss.model.folders import NamedPath, faults_in, files_in
from newsgloss.model.problems import Flaw, TextError
from newsgloss.seeds.formats.kinds import ENDINGS, HEAD, Format, format_of

NOT_READ = "this kind of file is not read"
READ = f"If it is an article, save it as text or as a web page ({', '.join(ENDINGS)})."
OWN = "this is the site's own"
NO_ARTICLES = "An import reads no articles in it."
OURS = (".record.json", ".new.md")  # what an import writes beside a seed or an explainer
SIDECARS = frozenset({".yaml", ".yml"})
ASSETS = ("_", "-", ".")  # between a page's name and what its browser calls the folder of its pictures


class OtherFile(NamedTuple):
    """A file that is no article, and why it is not read."""

    path: Path
    flaw: Flaw


def files_in_folder(folder: Path, own: Iterable[Path] = ()) -> tuple[list[Path], list[OtherFile]]:
    """Return the articles in a folder and the folders in it, by name, and what else is there.

    Of what is the site's own, folders or files, no article is read; each is named once.
    What is hidden is neither: seeds/.base holds drafts. Nor are sidecars, records, and the folders in which a browser
    keeps a page's pictures and frames. Links that lead out of the folder are not followed, and named.
    """
    ours = {path for path in own if path.is_relative_to(folder) and path.exists()}
    found = [file for file in files_in(folder, folder) if ours.isdisjoint([file, *file.parents])]
    articles = [file for file in found if file.suffix.lower() in ENDINGS and not file.name.endswith(OURS)]
    stems = {article.with_suffix("") for article in articles}
    articles = [file for file in articles if not _belongs(file, stems, folder)]
    others = [file for file in found if file not in set(articles) and not _belongs(file, stems, folder)]
    told = [(file, why_not_read(file)) for file in others]
    articles += [file for file, flaw in told if flaw is None]
    faults = [(Path(fault.place.path), Flaw(fault.message, fault.remedy)) for fault in faults_in(_named(folder))]
    faults = [(path, flaw) for path, flaw in faults if ours.isdisjoint([path, *path.parents])]
    told += [(path, Flaw(OWN, NO_ARTICLES)) for path in sorted(ours) if ours.isdisjoint(path.parents)]
    return sorted(articles), [OtherFile(file, flaw) for file, flaw in [*told, *faults] if flaw]


def why_not_read(path: Path) -> Flaw | None:
    """Return why a file whose name does not end as an article's is none, or None where its bytes say that it is one."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    data = path.read_bytes() if head.startswith(b"PK") else head
    if path.suffix in SIDECARS:
        return Flaw(NOT_READ, "If it is a sidecar, put its article beside it, under the same name.")
    try:
        return None if format_of(data, path.name) else Flaw(NOT_READ, READ)
    except TextError as error:
        return error.flaws[0]


def usual_name(path: Path, id_: str) -> str:
    """Return the name that an article has under an id: its own ending, if that is an article's, else its format's."""
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        ending = (format_of(path.read_bytes(), path.name) or Format.TEXT).endings[0]
    return f"{id_}{ending}"


def _named(folder: Path) -> NamedPath:
    return NamedPath(folder, folder.as_posix())


def _belongs(file: Path, stems: set[Path], folder: Path) -> bool:
    """Return whether a file only belongs to an article: its sidecar, its record, or what its page shows."""
    if file.name.endswith(OURS) or (file.suffix in SIDECARS and file.with_suffix("") in stems):
        return True
    around = [parent for parent in file.parents if parent != folder and parent.is_relative_to(folder)]
    return any(_is_of_page(parent, stems) for parent in around)


def _is_of_page(folder: Path, stems: set[Path]) -> bool:
    """Return whether a folder is that of a page's pictures: bridge_files beside bridge.html."""
    beginnings = (folder.name[:end] for end in range(1, len(folder.name)) if folder.name[end] in ASSETS)
    return any(folder.with_name(name) in stems for name in beginnings)
