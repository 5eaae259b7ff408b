"""Pelican, run again and again in one process."""

import copy
import gc
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from pelican.contents import Content as PelicanContent

from newsgloss.model.settings import find_project
from newsgloss.pelican_plugin.in_process.running import KeptPelican
from newsgloss.publishing.manifests import MANIFEST, read_files
from newsgloss.publishing.preview.drawn_sites import Drawn

OVERRIDES = 'THEME_TEMPLATES_OVERRIDES = ["restyle"]\n'
FERRIES = """\
from pelican import signals


def cross(pelican):
    raise ValueError("no ferry")


def register():
    signals.finalized.connect(cross)
"""
NOTES = """\
- id: wait
  kind: context
  quote:
    exact: two days' wages
  title: How much
  body: Ten crowns, the gazette says.
  sources: [gazette]
"""
Draw = Callable[[], tuple[Path, Drawn]]


@pytest.fixture(scope="module")
def pelican() -> KeptPelican:
    """Return one Pelican for all tests: the same templates need not be read by each."""
    return KeptPelican()


@pytest.fixture
def draw(ruritania: Path, tmp_path: Path, pelican: KeptPelican) -> Draw:
    """Return what draws the project as it is now, each time by the same Pelican, into another folder."""
    numbers = iter(range(100))

    def again() -> tuple[Path, Drawn]:
        folder = tmp_path / f"site-{next(numbers)}"
        drawn = pelican.draw(find_project(ruritania), folder, lambda *_: None)
        pelican.forget()
        return folder, drawn

    return again


def problems(drawn: Drawn) -> list[str]:
    """Return what is wrong, without remedies."""
    assert drawn.files is None
    return [f"{problem.place}: {problem.message}" for problem in drawn.problems]


def test_a_site_that_is_drawn_again_after_changes_has_the_bytes_of_a_fresh_build(
    draw: Draw, ruritania: Path, change: Callable[..., None], newsgloss: Callable[..., CompletedProcess[str]]
) -> None:
    first = draw()[1].files
    change("content/glossary/lake.yaml", "A paper that lets", "Paper that lets")
    second = draw()[1].files
    change("content/explainers/zenda.md", "date: 2031-05-03", "dote: 2031-05-03")
    wrong = draw()[1]
    change("content/explainers/zenda.md", "dote: 2031-05-03", "date: 2031-05-03")
    folder, last = draw()
    ran = newsgloss(ruritania, "build")

    built = read_files(ruritania / "output")
    expected = {name: made for name, made in built.items() if not name.startswith("pagefind/") and name != MANIFEST}
    assert ran.returncode == 0
    assert problems(wrong) == ["content/explainers/zenda.md:4:1: there is no key 'dote' here"]
    assert first != second == last.files == read_files(folder) == expected


def test_an_explainers_page_is_drawn_alone_after_its_text_was_changed_with_the_bytes_that_it_will_have(
    draw: Draw, ruritania: Path, pelican: KeptPelican, change: Callable[..., None]
) -> None:
    story = ruritania / "content" / "explainers" / "zenda.md"
    draw()
    change("content/explainers/zenda.md", "costs a day's wage", "costs two days' wages at Zenda")
    page = pelican.draw_page(story)
    folder, _ = draw()
    notes = story.with_name("zenda.notes.yaml")
    notes.write_text(NOTES, encoding="utf-8")
    with_note = pelican.draw_page(notes)
    folder_with_note, _ = draw()

    assert with_note == {name: (folder_with_note / name).read_text(encoding="utf-8") for name in with_note or ()}
    assert "Ten crowns" in (with_note or {})["explainers/zenda/index.html"]
    assert page
    assert page == {name: (folder / name).read_text(encoding="utf-8") for name in page}
    assert "two days" in page["explainers/zenda/index.html"]


@pytest.mark.parametrize(
    "edit",
    [
        ("dek: The", "dek: A"),
        ("dek: The", "dok: The"),
        ("costs a day's wage", "costs a [day](entry:nowhere)'s wage"),
        ("costs a day's wage", "costs a <script>day</script>"),
        ("> ", "> Moreover, "),
    ],
    ids=[
        "front matter",
        "front matter that is wrong",
        "a link that leads nowhere",
        "HTML that is not allowed",
        "words of the source",
    ],
)
def test_all_is_drawn_where_more_has_changed_or_something_is_wrong(
    edit: tuple[str, str], draw: Draw, ruritania: Path, pelican: KeptPelican, change: Callable[..., None]
) -> None:
    draw()
    change("content/explainers/zenda.md", *edit)

    assert pelican.draw_page(ruritania / "content" / "explainers" / "zenda.md") is None
    assert pelican.draw_page(ruritania / "content" / "glossary" / "lake.yaml") is None


def test_a_template_is_read_again_when_it_has_changed_and_named_where_it_fails(
    draw: Draw, ruritania: Path, add: Callable[[str, str], None]
) -> None:
    page = "{% extends '!theme/page.html' %}{% block main %}{{ page.title WORDS }}{% endblock %}"
    add("pelicanconf.py", OVERRIDES)
    add("restyle/page.html", page.replace("WORDS", "~ ' of Zenda'"))
    shown = [draw()[0]]
    (ruritania / "restyle" / "page.html").write_text(page.replace("WORDS", "| upper"), encoding="utf-8")
    shown.append(draw()[0])
    (ruritania / "restyle" / "page.html").write_text(f"\n{page.replace('WORDS', '/ 2')}", encoding="utf-8")
    wrong = draw()[1]
    (ruritania / "restyle" / "page.html").write_text("{% if %}", encoding="utf-8")
    broken = "this template cannot be read: Expected an expression, got 'end of statement block'"
    assert problems(draw()[1]) == [f"restyle/page.html:1:1: {broken}"]

    texts = [(folder / "about" / "index.html").read_text(encoding="utf-8") for folder in shown]
    assert ["About of Zenda" in texts[0], "ABOUT" in texts[1]] == [True, True]
    fault = "this line fails with TypeError: unsupported operand type(s) for /: 'str' and 'int'"
    assert problems(wrong) == [f"restyle/page.html:2:1: {fault}"]


def test_settings_hold_as_they_are_now(draw: Draw, change: Callable[..., None]) -> None:
    draw()
    change("pelicanconf.py", 'SITENAME = "The Ruritanian"', 'SITENAME = "The Lake"')
    folder, _ = draw()

    assert "<title>About – The Lake</title>" in (folder / "about" / "index.html").read_text(encoding="utf-8")


def test_a_plugin_that_the_settings_name_no_more_is_not_asked(
    draw: Draw, add: Callable[[str, str], None], change: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    add("pelicanconf.py", 'PLUGIN_PATHS = ["plugins"]\n')
    add("plugins/piers.py", FERRIES)
    monkeypatch.setitem(sys.modules, "piers", None)  # and is gone after the test
    del sys.modules["piers"]
    change("pelicanconf.py", 'PLUGINS = ["newsgloss"]', 'PLUGINS = ["newsgloss", "piers"]')
    crossed = draw()[1]
    change("pelicanconf.py", 'PLUGINS = ["newsgloss", "piers"]', 'PLUGINS = ["newsgloss"]')

    assert problems(crossed) == ["plugins/piers.py:5:1: ValueError: no ferry"]
    assert draw()[1].problems == ()


def test_what_the_file_system_refuses_is_told_and_so_is_what_pelican_logs(
    draw: Draw, tmp_path: Path, add: Callable[[str, str], None], change: Callable[..., None]
) -> None:
    (tmp_path / "site-0").touch()
    refused = draw()[1]
    change("pelicanconf.py", 'PLUGINS = ["newsgloss"]', 'PLUGINS = ["newsgloss", "ferries"]')
    logged = draw()[1]
    add("pelicanconf.py", 'THEME = "nowhere"\n')
    missing = draw()[1]

    assert problems(refused) == ["output/feeds: a file is where a folder is needed"]
    assert problems(logged) == ["Pelican: Cannot load plugin `ferries`: Cannot import plugin `ferries`"]
    assert problems(missing) == ["pelicanconf.py:32:1: THEME names nowhere, which is not a folder"]


def test_progress_is_told(ruritania: Path, tmp_path: Path, pelican: KeptPelican) -> None:
    told: list[tuple[str, int, int]] = []

    pelican.draw(find_project(ruritania), tmp_path / "site", lambda *step: told.append(step))

    assert told
    assert all(done <= total for _, done, total in told)


def test_nothing_of_a_site_is_kept_but_what_the_next_needs(draw: Draw) -> None:
    def contents() -> Iterator[object]:
        return (one for one in gc.get_objects() if isinstance(one, PelicanContent))

    draw()
    before = sum(1 for _ in contents())
    draw()

    assert sum(1 for _ in contents()) <= before


def test_what_a_settings_file_connects_is_called_once_for_each_site(
    draw: Draw, ruritania: Path, add: Callable[[str, str], None]
) -> None:
    add(
        "pelicanconf.py",
        "from pathlib import Path\nfrom pelican import signals\n"
        "def count(_):\n"
        '    with Path(__file__).with_name("called").open("a") as file:\n        file.write("x")\n'
        "signals.initialized.connect(count, weak=False)\n",
    )
    called = ruritania / "called"

    for times in (1, 2, 3):
        find_project(ruritania)
        draw()
        assert len(called.read_text()) == times


def test_settings_that_settings_files_share_are_as_they_were(
    draw: Draw, ruritania: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (ruritania / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write("from newsgloss.settings import MARKDOWN\n")
    monkeypatch.setattr("newsgloss.settings.MARKDOWN", {"extension_configs": {"markdown.extensions.tables": {}}})
    before = copy.deepcopy(find_project(ruritania).markdown)  # with others, all texts would be made anew

    draw()

    assert find_project(ruritania).markdown == before
