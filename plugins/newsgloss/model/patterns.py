"""A regular expression -> the same, compiled when it is first used.

To compile all of ours takes a fifth of the time in which a command is ready, and most commands use few of them.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Waiting:
    """Stands for a pattern: what it is asked for, the pattern has, and is asked for it once."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._made_of = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        """Return what the pattern has under a name."""
        if name.startswith("__"):
            raise AttributeError(name)
        found = getattr(re.compile(*self._made_of), name)  # which keeps the last patterns
        setattr(self, name, found)
        return found


def pattern_of(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled when it is first used, and that may be wrong until then.

    It is for our own code: libraries that are given one may not take it for a pattern.
    """
    return cast("re.Pattern[str]", _Waiting(pattern, int(flags)))
