import importlib.util
import sys
from typing import Any

import pytest
from invoke import MockContext, Task

import tasks


def test_the_live_site_is_the_commands() -> None:
    asked = MockContext(run=True)

    tasks.livereload(asked, port=8123)

    assert asked.run.call_args[0] == (f"{sys.executable} -m newsgloss.cli livereload --port 8123",)


def test_a_site_is_published_by_the_commands() -> None:
    asked = MockContext(run=True, repeat=True)

    tasks.publish(asked)
    tasks.gh_pages(asked)
    tasks.gh_pages(asked, branch="the site", remote="host")

    assert [call.args[0] for call in asked.run.call_args_list] == [
        f"{sys.executable} -m newsgloss.cli publish",
        f"{sys.executable} -m newsgloss.cli gh-pages --branch gh-pages --remote origin",
        f"{sys.executable} -m newsgloss.cli gh-pages --branch 'the site' --remote host",
    ]


def test_links_to_other_sites_are_looked_at_by_the_command() -> None:
    asked = MockContext(run=True, repeat=True)

    tasks.links(asked)
    tasks.links(asked, fresh=True)

    assert [call.args[0] for call in asked.run.call_args_list] == [
        f"{sys.executable} -m newsgloss.cli links",
        f"{sys.executable} -m newsgloss.cli links --fresh",
    ]


def test_bench_hands_on_what_it_is_asked_for() -> None:
    asked = MockContext(run=True, repeat=True)

    tasks.bench(asked)
    tasks.bench(asked, articles=1000, rounds=5, only="Hugo")
    tasks.bench(asked, write=True)

    assert [call.args[0] for call in asked.run.call_args_list] == [
        f"{sys.executable} -m bench.comparison --articles 200 --rounds 3 --only ''",
        f"{sys.executable} -m bench.comparison --articles 1000 --rounds 5 --only Hugo",
        f"{sys.executable} -m bench.comparison --articles 200 --rounds 3 --only '' --write",
    ]


def test_the_tests_compile_our_code_once_whatever_the_environment_says() -> None:
    asked = MockContext(run=True)

    tasks.test.body(asked)

    asked.run.assert_called_once_with(
        f"{sys.executable} -m pytest --numprocesses auto --dist worksteal", env={"PYTHONDONTWRITEBYTECODE": ""}
    )


@pytest.mark.parametrize("task", [tasks.lint, tasks.test, tasks.audit, tasks.fuzz, tasks.faults])
def test_what_needs_the_tools_for_tests_says_how_to_install_them(
    task: Task[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)

    with pytest.raises(SystemExit, match=r"^The tools for tests are not installed\. Run: python3 bootstrap\.py --dev$"):
        task.body(MockContext())
