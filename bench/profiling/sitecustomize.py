"""A Python process -> where its time goes, in a file of the folder PROFILES when it ends.

Python imports this by its name, in every process that has this folder in PYTHONPATH.
"""

# ruff: noqa: INP001 -- Python finds it by its name

from __future__ import annotations

import atexit
import cProfile
import os
import time
from pathlib import Path

if folder := os.environ.get("PROFILES"):
    profile = cProfile.Profile(time.process_time)  # the clock would count what other processes take

    def _write() -> None:
        profile.disable()
        profile.dump_stats(Path(folder or "", f"{os.getpid()}.prof"))

    atexit.register(_write)
    profile.enable()
