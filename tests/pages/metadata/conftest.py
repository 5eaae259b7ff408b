"""The small project at an address of its own, and what its pages declare."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from newsgloss.content.values import Content

SITE = "https://lake.ruritania/news"


@pytest.fixture
def load(change: Callable[[str, str, str], None], load: Callable[[], Content]) -> Callable[[], Content]:
    """Return what reads the project as it is now; its site has an address."""
    change("pelicanconf.py", 'SITEURL = ""', f'SITEURL = "{SITE}"')
    return load


@pytest.fixture(scope="session")
def graph() -> Callable[[Any], dict[str, Any]]:
    """Return what reads the data of a page's metadata."""

    def read(metadata: Any) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(metadata.data)
        return found

    return read
