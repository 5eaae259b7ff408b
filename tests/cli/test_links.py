"""`newsgloss links`, which asks a site on this machine for what a small project links to."""

import io
import json
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import pytest
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, TextColumn

from newsgloss.cli.commands.online import links
from newsgloss.editorial.outside_links import archived_copies
from newsgloss.editorial.outside_links.checking import NoNetworkError
from tests.editorial.outside_links.conftest import OtherSite, other_site

from .conftest import Run

__all__ = ["other_site"]
SOURCE = """
- id: permits
  kind: report
  title: Permits
  publisher: Ruritania
  accessed: 2031-05-03
  url: {url}
"""


@pytest.fixture
def linked(other_site: OtherSite, add: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch) -> OtherSite:
    """Return the other site, to which the project links: to what is there, has moved, and is gone but archived."""
    monkeypatch.setattr(links, "PAUSE", 0)
    copy = f"http://web.archive.org/web/20310503/{other_site.home}/gone"
    found = {"closest": {"available": True, "status": "200", "url": copy}}
    monkeypatch.setattr(archived_copies, "API", f"{other_site.home}/wayback")
    query = f"/wayback?url={other_site.home.replace(':', '%3A').replace('/', '%2F')}%2Fgone&timestamp=20310503"
    other_site.say(query, 200, json.dumps({"archived_snapshots": found}).encode())
    other_site.say("/there", 200)
    other_site.say("/old", 301, Location="/there")
    add("content/sources.yaml", SOURCE.format(url=f"{other_site.home}/gone"))
    add("content/explainers/zenda.md", f"\n[There]({other_site.home}/there), [old]({other_site.home}/old).\n")
    add("pelicanconf.py", 'CONTACT = "mailto:desk@lake.ruritania"\n')
    return other_site


def test_links_are_told_with_their_places_and_what_to_write(linked: OtherSite, run: Run, ruritania: Path) -> None:
    code, out, err = run("links", "--private")
    zenda = (ruritania / "content/explainers/zenda.md").read_text(encoding="utf-8").splitlines()
    column = zenda[-1].index("/old") - len(linked.home) + 1

    assert code == 1
    assert err.splitlines() == [
        f"content/explainers/zenda.md:{len(zenda)}:{column}: advice: the link {linked.home}/old has moved for good",
        "    Write the new address:",
        f"      {linked.home}/there",
        f"content/sources.yaml:17:8: the link {linked.home}/gone is dead: it answers 404 Not Found",
        "    Write into its source:",
        f"      archived_url: https://web.archive.org/web/20310503/{linked.home}/gone",
        "      access: dead",
    ]
    assert [line.split() for line in out.splitlines()] == [
        "Links to other sites Addresses Places".split(),
        ["fine", "1", "1"],
        ["moved", "1", "1"],
        ["dead", "1", "1"],
        ["unclear", "0", "0"],
        ["not", "asked", "0", "0"],
        ["given", "up", "0", "0"],
    ]
    version = metadata.version("newsgloss")
    assert linked.agents == {f"newsgloss/{version} (+mailto:desk@lake.ruritania; checks the links of a site)"}


def test_what_was_asked_is_remembered_until_it_is_to_be_fresh(linked: OtherSite, run: Run) -> None:
    run("links", "--private")
    asked = len(linked.asked)
    code, out, _ = run("links", "--private", "--json")

    assert len(linked.asked) == asked
    assert (code, [one["verdict"] for one in json.loads(out)]) == (1, ["dead", "moved", "fine"])

    run("links", "--private", "--fresh")

    assert len(linked.asked) == 2 * asked


def test_how_far_it_is_shows_on_a_terminal(linked: OtherSite, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = io.StringIO()
    console = Console(file=drawn, force_terminal=True, width=80)
    columns = (TextColumn("{task.description}"), MofNCompleteColumn())
    monkeypatch.setattr(links, "progress", lambda: Progress(*columns, console=console))

    run("links", "--private")

    assert linked.asked
    assert "Asking other sites" in drawn.getvalue()
    assert "Looking for archived copies" in drawn.getvalue()
    assert "3/3" in drawn.getvalue()


def test_hosts_on_this_machine_are_not_asked_unless_that_is_said(linked: OtherSite, run: Run) -> None:
    code, _, err = run("links")

    assert code == 0
    assert linked.asked == []
    assert "its host is on this machine or a private network, and was not asked" in err


def test_without_a_network_nothing_is_dead(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def offline(*_: object) -> None:
        raise NoNetworkError

    monkeypatch.setattr(links, "ask_for_links", offline)

    assert run("links") == (
        1,
        "",
        (
            "the network: none of the hosts that were asked is known here\n"
            "    Connect to a network, and run the command again.\n"
        ),
    )


def test_wrong_content_is_told_before_anybody_is_asked(
    linked: OtherSite, run: Run, change: Callable[[str, str, str], None]
) -> None:
    change("content/sources.yaml", "kind: report", "kind: rumour")
    code, _, err = run("links", "--private")

    assert code == 2
    assert err.startswith("content/sources.yaml:")
    assert linked.asked == []
