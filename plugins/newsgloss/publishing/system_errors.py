"""An error of the file system -> a problem in words, with its remedy."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from types import MappingProxyType

from newsgloss.model.problems import Place, Problem

OPEN_FILES = ("too many files are open", "Close other programs, or raise the limit (`ulimit -n`).")
FULL = ("the disk is full", "Free some space, and run the command again.")
READ_ONLY = ("this is on a file system that is read-only", "Make it writable, or work on a copy elsewhere.")
FORBIDDEN = ("there is no permission to read or write this", "Change its owner or its permissions, and try again.")
WORDS: Mapping[int, tuple[str, str]] = MappingProxyType(
    {
        errno.ENOSPC: FULL,
        errno.EDQUOT: ("your share of the disk is used up", "Free some space, and run the command again."),
        errno.EFBIG: (
            "the file is larger than this system allows",
            "Raise the limit (`ulimit -f`), or split the file.",
        ),
        errno.EROFS: READ_ONLY,
        errno.EACCES: FORBIDDEN,
        errno.EPERM: FORBIDDEN,
        errno.EIO: ("the disk does not answer properly", "Save a copy of your work, and check the disk."),
        errno.EBUSY: ("this is in use, or another file system begins here", "Choose another folder, or unmount it."),
        errno.EMFILE: OPEN_FILES,
        errno.ENFILE: OPEN_FILES,
        errno.ENAMETOOLONG: ("the name is too long for this file system", "Give it a shorter name."),
        errno.ELOOP: ("symbolic links lead round in a circle here", "Take one of them out."),
        errno.ENOTDIR: ("a file is where a folder is needed", "Move the file away, or choose another folder."),
    }
)


def system_problem(number: int | None, path: str | None) -> Problem | None:
    """Return what an error of the file system means, or None where it may be a mistake of ours.

    `number` is the error's errno, `path` the file that the system named.
    """
    if number is None or number not in WORDS:
        return None
    message, remedy = WORDS[number]
    return Problem(Place(path or "the disk"), message, remedy)
