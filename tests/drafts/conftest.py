from collections.abc import Callable
from pathlib import Path

import pytest

from newsgloss.model.settings import Project

STRELSAU = "Bridge opens\n\nThe bridge of Strelsau opened on Sunday.\n"


@pytest.fixture
def strelsau(add: Callable[[str, str], None], project: Project) -> Path:
    """Add a seed that no explainer is built on; return its file."""
    add("seeds/strelsau.txt", STRELSAU)
    return project.seeds / "strelsau.txt"
