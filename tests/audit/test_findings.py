"""The checkers find what is wrong: a check that finds nothing on a bad page would be worth nothing on a good one."""

from io import StringIO
from pathlib import Path
from typing import Any

from rich.console import Console

from audit import lighthouse, links, nu
from audit.browsing import serving
from audit.report import Result, result, show

BAD = '<!DOCTYPE html>\n<html lang="en"><title>Zenda</title>\n<h1>Zenda</h1>\n<h3>The castle</h3>\n</html>\n'


def test_the_nu_html_checker_finds_a_level_of_headings_left_out(tmp_path: Path) -> None:
    page = tmp_path / "a b" / "zenda.html"
    page.parent.mkdir()
    page.write_text(BAD, encoding="utf-8")

    assert [(page, 4, "error")] == [found[:3] for found in nu.find([page])]


def test_a_file_of_the_site_counts_as_allowed_and_one_on_another_host_does_not(tmp_path: Path) -> None:
    page = tmp_path / "zenda.html"
    policy = '<meta http-equiv="Content-Security-Policy" content="style-src \'self\'">'
    sheets = "".join(f'<link rel="stylesheet" href="{sheet}">' for sheet in ("/a.css", "//example.org/b.css"))
    page.write_text(f'<!DOCTYPE html>\n<html lang="en"><title>Zenda</title>{policy}{sheets}\n', encoding="utf-8")

    (found,) = nu.find([page])

    assert "“//example.org/b.css” blocked by “style-src”" in found.said


def test_broken_links_and_anchors_are_found(tmp_path: Path) -> None:
    good, missing, lost, outside = "/base/#top", "nowhere/", "#lost", "/elsewhere/"
    anchors = "".join(f'<a href="{link}">Zenda</a>' for link in (good, missing, lost, outside, "https://example.org/"))
    (tmp_path / "index.html").write_text(f'<p id="top">{anchors}</p>', encoding="utf-8")

    with serving(tmp_path, "/base") as home:
        followed = links.follow(home, [""])

    assert followed.broken == [": nowhere/", ": #lost", ": /elsewhere/"]
    assert followed.other_hosts == {"https://example.org/"}


def report(performance: float, seo: float) -> dict[str, Any]:
    """Return what matters of a report of Lighthouse's."""
    parts = dict.fromkeys(("accessibility", "best-practices"), (1, "Good", 1)) | {
        "performance": (performance, "Fast", performance),
        "seo": (seo, "Page has a description", int(seo)),
    }
    return {
        "categories": {
            name: {"score": score, "auditRefs": [{"id": name, "weight": 1}]} for name, (score, _, _) in parts.items()
        },
        "audits": {name: {"title": title, "score": passed} for name, (_, title, passed) in parts.items()},
    }


def test_lighthouse_s_scores_are_medians_and_performance_is_only_told() -> None:
    scores = lighthouse.scores([report(0.99, 1), report(0.5, 1), report(0.93, 1)])

    assert str(scores) == "performance 93, accessibility 100, best-practices 100, seo 100"
    assert scores.wrong == ()


def test_a_required_score_below_100_is_wrong() -> None:
    scores = lighthouse.scores([report(1, 0.92)])

    assert scores.wrong == ("seo is 92", "seo: Page has a description")


def test_a_table_shows_every_result_and_below_it_what_is_wrong() -> None:
    printed = StringIO()
    fine = show(
        Console(file=printed, width=80),
        [result("/", "Nu", []), result("/about/", "axe", ["no [lang]"]), Result("/", "L", "seo 100")],
    )

    lines = [line.strip() for line in printed.getvalue().splitlines()]
    assert fine is False
    assert [line.strip("│ ").split("│")[-1].strip() for line in lines if line.startswith("│")] == [
        "nothing found",
        "1 to fix",
        "seo 100",
    ]
    assert lines[-1] == "/about/: axe: no [lang]"


def test_where_nothing_is_wrong_the_audit_is_content() -> None:
    assert show(Console(quiet=True), [result("/", "Nu", [])]) is True
