"""A built site -> what keeps it from being published: drafts in it, and more than GitHub Pages serves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from newsgloss.model.problems import Level, Place, Problem, in_order
from newsgloss.model.settings import Project
from newsgloss.publishing.manifests import Files
from newsgloss.publishing.output_folder import kept_files

# Bytes of a site that GitHub Pages serves: docs.github.com/pages, "GitHub Pages limits". It does not say whether a GB
# has 2**30 bytes, so we take the smaller.
MOST = 1_000_000_000
MUCH = 800_000_000  # bytes; from here on, there is still time to do something
MEGABYTE = 1_000_000
OWN_DRAFTS = 'DRAFT_SAVE_AS = "" and DRAFT_PAGE_SAVE_AS = ""'
DRAFTS_BESIDE = 'DRAFT_SAVE_AS = ""'  # where pages are not ours
UNPUBLISHED = "Set {settings} in {config}, or set the draft to `status: published`."
LESS = "Make {largest} smaller, or publish the site in parts."
ELSEWHERE = " For a host that takes more, `newsgloss build --settings {config}` builds it as well."


def release_problems(project: Project, files: Files, drafts: Mapping[str, Place]) -> tuple[Problem, ...]:
    """Return what must be put right before a site is published, given its files, and those that drafts would have."""
    sizes = {name: file.size for name, file in files.items()}
    if project.output.is_dir():
        sizes |= {name: (project.output / name).lstat().st_size for name in kept_files(project)}
    in_site = {name: place for name, place in drafts.items() if name in sizes}
    return in_order([*_drafts(project, in_site), *_size(project, sizes)])


def _drafts(project: Project, drafts: Mapping[str, Place]) -> Iterator[Problem]:
    remedy = UNPUBLISHED.format(settings=OWN_DRAFTS if project.is_alone else DRAFTS_BESIDE, config=project.config)
    for name, place in drafts.items():
        yield Problem(place, f"this draft would be published, as {name}", remedy)


def _size(project: Project, sizes: Mapping[str, int]) -> Iterator[Problem]:
    """Yield an error or a warning where a site is too large, or nearly so; its remedy names what weighs most."""
    whole = sum(sizes.values())
    if whole < MUCH:
        return
    folders = Counter[str]()
    for name, size in sizes.items():
        folders[name.partition("/")[0]] += size
    (folder, weight), *_ = folders.most_common(1)
    remedy = LESS.format(largest=f"what is in {folder} ({_megabytes(weight)})")
    message = f"the site has {_megabytes(whole)}, and GitHub Pages serves no more than {_megabytes(MOST)}"
    is_wrong = whole > MOST
    remedy += ELSEWHERE.format(config=project.config) if is_wrong else ""
    level = Level.ERROR if is_wrong else Level.WARNING
    yield Problem(Place(project.shown(project.output)), message, remedy, level)


def _megabytes(size: int) -> str:
    """Return a number of bytes in megabytes, rounded up, so that what is too much never looks as if it were not."""
    return f"{-(-size // MEGABYTE):,} MB"
