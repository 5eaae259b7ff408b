"""What `newsgloss check` tells of a site's own templates."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from newsgloss.model.settings import find_project
from newsgloss.pelican_plugin.in_process.template_checks import problems_of_templates

Add = Callable[[str, str], None]

BAD = "{% extends 'bse.html' %}\n"
TOLD = "restyle/entry.html:1:1: there is no template 'bse.html', which this needs\n    Did you mean 'base.html'?"


@pytest.fixture
def restyle(add: Add) -> None:
    """Give the project a template that needs one which is not there."""
    add("pelicanconf.py", 'THEME_TEMPLATES_OVERRIDES = ["restyle"]\n')
    add("restyle/entry.html", BAD)


@pytest.mark.usefixtures("restyle")
def test_a_check_tells_what_a_build_would(ruritania: Path, newsgloss: Callable[..., CompletedProcess[str]]) -> None:
    ran = newsgloss(ruritania, "check")

    assert ran.returncode == 2
    assert ran.stderr.startswith(f"{TOLD}\n")
    assert newsgloss(ruritania, "build").stderr.startswith(f"{TOLD}\n")


@pytest.mark.usefixtures("restyle")
@pytest.mark.parametrize("settings", ['PLUGINS = ["newsgloss", "no_such_plugin"]\n', 'PATH = "elsewhere"\n'])
def test_where_pelican_cannot_begin_a_build_tells_it(settings: str, ruritania: Path, add: Add) -> None:
    add("pelicanconf.py", settings)

    assert problems_of_templates(find_project(ruritania)) == ()


def test_a_site_without_templates_of_its_own_has_nothing_to_look_at(ruritania: Path, add: Add) -> None:
    assert not find_project(ruritania).has_own_templates
    add("pelicanconf.py", 'THEME_TEMPLATES_OVERRIDES = ["restyle"]\n')
    assert find_project(ruritania).has_own_templates
