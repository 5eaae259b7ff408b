import copy
import logging
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from pelican import Pelican
from pelican.generators import ArticlesGenerator
from pelican.settings import DEFAULT_CONFIG, read_settings

from newsgloss.content.loading import load_content
from newsgloss.editorial.checks import check
from newsgloss.model.problems import ContentError
from newsgloss.model.setting_shapes import PELICAN_DEFAULTS, SHAPES, misfits
from newsgloss.model.settings import DEFAULTS, from_settings
from newsgloss.model.shapes import passes

LOOKED_FOR = {"PATH", "THEME", "PLUGINS", "PELICAN_CLASS"}  # what these name must be there as well
INSTALLED = ({"extensions": ["none"]}, {"extensions": ("none",)})  # so must these: a build of ours tells
NUMBERS = {"QUOTED_WORDS", "QUOTED_SHARE", "QUOTED_WORDS_ON_PAGE"}  # limits, which are checked as such
JUNK = (
    *(5, -1, 1.5, True, False, None, b"text", object(), len),
    *("", "text", "{", "{slug:>9999999999}", "{slug:{lang}}", "{slug!x}", "{slug:d}"),
    *("(", "https://[e", "a\0b", "a\ud800"),
    *([], [5], [None], ["text"], ("text",), {"text"}, [("a",)], [("a", "b")], [("a", 5)], [["(", ""]], [(1, "{", "x")]),
    *({}, {"a": 5}, {5: {}}, {"a": {}}, {"a": {"path": 5}}, {"a": None}, {"extensions": 5}, *INSTALLED),
    *({"extension_configs": 5}, {"extension_configs": {"extra": 5}}, {"extensions": ["jinja2.ext.none"]}),
)  # fmt: skip


@pytest.fixture
def _log() -> Iterator[None]:
    """Keep Pelican's log to itself."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project without a file in it."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "content").mkdir()
    (folder / "theme" / "templates").mkdir(parents=True)
    return folder


@pytest.mark.usefixtures("_log")
@pytest.mark.parametrize("name", SHAPES)
def test_a_setting_of_any_shape_is_refused_or_can_be_used(name: str, root: Path) -> None:
    found = [list(misfits({name: value}, {})) for value in JUNK]
    usual = {"PATH": str(root / "content"), "THEME": str(root / "theme"), "SITEURL": "", "PLUGINS": []}

    assert any(found)
    assert all(said.startswith(f"{name} ") and remedy for wrong in found for _, said, remedy in wrong)
    for value in (copy.copy(value) for value, wrong in zip(JUNK, found, strict=True) if not wrong):
        with suppress(ContentError):  # over an extension that is not there
            check(load_content(from_settings({name: value}, root)))
        if name not in LOOKED_FOR and value not in INSTALLED:
            _build(usual | {name: value}, root)


def _build(settings: dict[str, Any], root: Path) -> None:
    """Let Pelican take settings as it does before it reads a page."""
    settings = read_settings(override=settings | {"OUTPUT_PATH": str(root / "output")})
    Pelican(settings)
    ArticlesGenerator({}, settings, settings["PATH"], settings["THEME"], settings["OUTPUT_PATH"])


def test_each_setting_that_we_or_pelican_read_has_a_shape() -> None:
    expected = {*DEFAULT_CONFIG, *DEFAULTS, *PELICAN_DEFAULTS} - NUMBERS

    assert expected <= SHAPES.keys()


@pytest.mark.parametrize("name", DEFAULT_CONFIG)
def test_a_default_of_pelicans_has_the_shape(name: str) -> None:
    assert name == "PLUGINS" or passes(SHAPES[name].fits, DEFAULT_CONFIG[name])
