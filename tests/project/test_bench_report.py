"""What the tables, the document and the chart say of figures."""

import datetime
import re
import xml.etree.ElementTree as ET
from pathlib import Path

from bench.chart import draw
from bench.comparison import DOCUMENTS, Round, typical
from bench.measuring import Usage
from bench.report import Conditions, Result, Step, insert, losses, section, tables

MIB = 2**20
DOCUMENT = (DOCUMENTS / "benchmarks.md").read_text("utf-8")
SVG = "{http://www.w3.org/2000/svg}"


def result(tool: str, *seconds: float, peak: int = 40, files: int = 30) -> Result:
    """Return a result whose builds take some CPU time, and half as much again by the clock."""
    builds = {step: Usage(cpu, 1.5 * cpu, peak * MIB) for step, cpu in zip(Step, seconds, strict=False)}
    return Result(tool, builds, files, files * 20_000)


RESULTS = [
    result("plain Pelican", 2.0, 2.0, 2.0),
    result("Hugo", 0.1, 0.1, 0.2, peak=80, files=40),
    result("Material with abbreviations", 50.0, 40.0, 40.0, 40.0),
    result("Material without search", 1.0, 1.0, 1.0, 1.0),
    result("Newsgloss, plain", 4.0, 0.2, 0.4, 0.5, peak=120, files=1200),
    result("Newsgloss, rich", 12.0, 0.2, 0.4, 0.5, peak=120, files=1300),
]
CONDITIONS = Conditions(200, 1_000, 3, datetime.date(2026, 11, 29), "2 cores", "hugo 0.1")


def test_a_table_has_each_figure_with_its_ratio_to_the_first_tool() -> None:
    lines = tables(RESULTS).splitlines()

    assert lines[:8] == [
        "CPU seconds of all processes:",
        "",
        "| | cold | nothing changed | one article changed | one gloss changed |",
        "| --- | ---: | ---: | ---: | ---: |",
        "| plain Pelican | 2.00 | 2.00 | 2.00 | – |",
        "| Hugo | 0.10 (0.05×) | 0.10 (0.05×) | 0.20 (0.10×) | – |",
        "| Material with abbreviations | 50.0 (25.0×) | 40.0 (20.0×) | 40.0 (20.0×) | 40.0 (20.0×) |",
        "| Material without search | 1.00 (0.50×) | 1.00 (0.50×) | 1.00 (0.50×) | 1.00 (0.50×) |",
    ]
    assert "| Newsgloss, rich | 18.0 (6.00×) | 0.30 (0.10×) | 0.60 (0.20×) | 0.75 (0.25×) |" in lines
    assert "| Newsgloss, rich | 120 (3.00×) | 120 | 1,300 | 26.0 |" in lines


def test_it_says_where_ours_lose_with_what_others_do_too() -> None:
    *times, memory = losses(RESULTS)

    assert times == [
        "Where **Newsgloss, plain**, loses:\n",
        "- CPU time, cold: 40.0 times that of Hugo; 2.00 times that of plain Pelican",
        "- CPU time, nothing changed: 2.00 times that of Hugo",
        "- CPU time, one article changed: 2.00 times that of Hugo",
        "- CPU time, one gloss changed: nowhere",
    ]
    assert memory == (
        "- memory, cold: 3.00 times that of plain Pelican; 3.00 times that of Material with abbreviations; "
        "1.50 times that of Hugo"
    )


def test_without_ours_nothing_is_said_of_them() -> None:
    assert list(losses(RESULTS[:2])) == []


def test_a_section_says_when_where_and_of_which_versions() -> None:
    text = section(RESULTS, CONDITIONS)

    assert text.startswith(
        "200 articles, 1,000 names; medians of 3 rounds; 29 November 2026. 2 cores. hugo 0.1.\n\n"
        "![CPU seconds of each build; the table has the same figures.](images/benchmarks-200.svg)\n\nCPU seconds"
    )


def test_only_what_is_between_its_marks_is_written_into_the_document() -> None:
    changed = insert(DOCUMENT, 200, "Figures.")
    begin, end = "<!-- 200 articles: begin -->\n", "<!-- 200 articles: end -->"

    assert f"{begin}\nFigures.\n{end}" in changed
    assert changed.partition(begin)[0] == DOCUMENT.partition(begin)[0]
    assert changed.partition(end)[2] == DOCUMENT.partition(end)[2]
    assert insert(changed, 200, "Figures.") == changed


def test_another_number_of_articles_comes_after_the_last() -> None:
    document = "## Results\n\n<!-- 200 articles: begin -->\nOld.\n<!-- 200 articles: end -->\n\n## More\n"
    added = "### 5,000 articles\n\n<!-- 5000 articles: begin -->\n\nNew.\n<!-- 5000 articles: end -->\n\n"

    assert insert(document, 5000, "New.") == document.replace("## More", f"{added}## More")


def test_a_result_has_the_median_of_each_figure() -> None:
    rounds = [
        Round({Step.COLD: Usage(cpu, wall, peak)}, 3, 300)
        for cpu, wall, peak in ((1.0, 9.0, 50), (3.0, 7.0, 70), (2.0, 8.0, 60))
    ]

    assert typical("Hugo", rounds) == Result("Hugo", {Step.COLD: Usage(2.0, 8.0, 60)}, 3, 300)


def test_a_chart_has_a_bar_for_each_build_as_long_as_its_time() -> None:
    tree = ET.fromstring(draw(RESULTS, "CPU seconds & more"))  # noqa: S314 -- it is ours
    bars = [each for each in tree.iter(f"{SVG}rect") if each.get("class") in {"ours", "peer"}]
    cold = [float(each.get("width", 0)) for each in bars[: len(RESULTS)]]
    told = [each.text for each in tree.iter(f"{SVG}text")]

    assert len(bars) == sum(len(each.builds) for each in RESULTS)
    assert cold == [8, 1, 192, 4, 16, 47]  # the longest is 192 wide; none is shorter than what can be seen
    assert [text for text in told if text == "–"] == ["–"] * 2
    assert tree.findtext(f"{SVG}title") == "CPU seconds & more"


def test_nothing_in_a_chart_is_outside_it_and_it_has_colours_for_the_night() -> None:
    drawn = draw(RESULTS, "CPU seconds")
    tree = ET.fromstring(drawn)  # noqa: S314 -- it is ours
    width, height = float(tree.get("width", 0)), float(tree.get("height", 0))
    rects = [[float(each.get(key, 0)) for key in ("x", "y", "width", "height")] for each in tree.iter(f"{SVG}rect")]

    assert all(x + across < width and y + down < height for x, y, across, down in rects)
    assert all(float(each.get("y", 0)) < height for each in tree.iter(f"{SVG}text"))
    assert "prefers-color-scheme:dark" in drawn
    assert drawn == draw(RESULTS, "CPU seconds")


def test_the_documents_charts_are_there() -> None:
    expected = sorted(path.name for path in Path(DOCUMENTS, "images").glob("benchmarks-*.svg"))
    shown = re.findall(r"\]\(images/(benchmarks-\d+\.svg)\)", DOCUMENT)

    assert shown
    assert expected == sorted(shown)
