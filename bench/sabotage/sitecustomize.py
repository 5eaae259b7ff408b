"""The fault that FAULT describes -> what happens in a build at exactly that moment.

Python imports this by its name, in every process that has this folder in PYTHONPATH; its audit events tell of each
change to a file before it is made.
"""

# ruff: noqa: INP001, PTH100, PTH108, PTH115, PTH117, PTH118, PTH123 -- Python finds it by its name; what looks at every event of a build has to be cheap

from __future__ import annotations

import atexit
import json
import os
import re
import signal
import sys
import threading
import time
from pathlib import Path
from typing import Any

FAULT: dict[str, Any] = json.loads(os.environ.get("FAULT", "{}"))
ROLE = "pelican" if "pelican" in sys.orig_argv else "newsgloss"
NAMES = {"os.rename": "rename", "os.mkdir": "change", "os.remove": "change", "os.rmdir": "change"}
WRITES = os.O_WRONLY | os.O_RDWR


class Saboteur:
    """Counts what a build does that is `like` the fault, and acts at the one that it is to come at."""

    def __init__(self) -> None:
        self.folder = FAULT["folder"]
        self.like = re.compile(FAULT.get("like", ""))
        self.seen = 0
        self.acts = False  # what acting does is no event that counts

    def hear(self, event: str, details: tuple[Any, ...]) -> None:
        """Take note of one event, before it happens."""
        if self.acts or not (found := self._what(event, details)):
            return
        what, where = found
        wanted = FAULT["what"]
        if (wanted == what or (wanted == "any" and what in {"write", "rename", "change"})) and self.like.search(where):
            self.seen += 1
            if self.seen == FAULT.get("at", 0):
                self.acts = True
                self._act()
                self.acts = False

    def _what(self, event: str, details: tuple[Any, ...]) -> tuple[str, str] | None:
        """Return what kind of thing happens, and where, below the folder; None where it is none of ours."""
        if event == "subprocess.Popen":
            return "start", " ".join(map(str, details[1]))
        if event == "open" and isinstance(details[2], int):
            kind, paths = ("write" if details[2] & WRITES else "read"), details[:1]
        elif event in NAMES:
            kind, paths = NAMES[event], details[: 2 if event == "os.rename" else 1]
        else:
            return None
        shown = [self._path(path, details[-1]) for path in paths]
        if not all(path.startswith(self.folder) for path in shown):
            return None
        return kind, " ".join(path.removeprefix(self.folder).lstrip("/") for path in shown)

    @staticmethod
    def _path(path: Any, opened: Any) -> str:
        """Return where a path leads; some are names in a folder that has been opened."""
        if isinstance(path, int):
            return ""
        name = os.fsdecode(path)
        if not os.path.isabs(name) and isinstance(opened, int) and opened > 0:
            try:
                return os.path.join(os.readlink(f"/proc/self/fd/{opened}"), name)
            except OSError:
                return ""
        return os.path.abspath(name)

    def _act(self) -> None:
        match FAULT["do"]:
            case "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            case "kill parent":
                os.kill(os.getppid(), signal.SIGKILL)
            case "kill child":
                threading.Thread(target=_kill_child, daemon=True).start()
            case "change":
                for name, text in FAULT["change"].items():
                    if text is None:
                        os.unlink(os.path.join(self.folder, name))
                    else:
                        Path(self.folder, name).write_text(text, encoding="utf-8")

    def tell(self) -> None:
        """Write down how much there was."""
        with open(FAULT["log"], "a", encoding="utf-8") as log:
            log.write(f"{ROLE} {self.seen}\n")


def _kill_child() -> None:
    """Kill the first child of this process that is not Python, as soon as there is one."""
    children = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
    while True:
        for child in children.read_text().split():
            if "pagefind" in Path(f"/proc/{child}/comm").read_text():
                os.kill(int(child), signal.SIGKILL)
                return
        time.sleep(0.0005)


if FAULT and FAULT.get("role", ROLE) == ROLE:
    saboteur = Saboteur()
    sys.addaudithook(saboteur.hear)
    if "log" in FAULT:
        atexit.register(saboteur.tell)
