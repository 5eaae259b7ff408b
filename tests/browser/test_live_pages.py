"""`newsgloss livereload`: what is saved appears in the browser, in the page as it is."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from newsgloss.cli.console import TERMINATED
from tests.samples import write_ruritania

STORY = "content/explainers/zenda.md"
RESTYLED = 'THEME_TEMPLATES_OVERRIDES = ["restyle/templates"]\n'
LONG = "\n\n".join(f"Paragraph {number} of the story says nothing much." for number in range(40))
BANNER = "newsgloss-banner"
INK = "() => getComputedStyle(document.body).color"


@contextmanager
def served(root: Path, port: int = 0) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Run the command in a folder while a block runs; give its address and its process."""
    command = [sys.executable, "-m", "newsgloss.cli", "livereload", "--port", str(port)]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        found = re.fullmatch(r"Serving on (http://127\.0\.0\.1:\d+/) \(Ctrl-C stops\)\n", process.stdout.readline())
        assert found
        assert ": " in process.stdout.readline()  # the site is drawn
        yield found[1], process
        process.terminate()  # as Ctrl-C does, which is ignored where tests run in the background


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a project that is being written."""
    root = write_ruritania(tmp_path_factory.mktemp("live") / "ruritania")
    with (root / STORY).open("a", encoding="utf-8") as story:
        story.write(f"\n{LONG}\n")
    return root


@pytest.fixture(scope="module")
def home(root: Path) -> Iterator[str]:
    """Yield the address of the home page of a project that is being written."""
    with served(root) as (address, _):
        yield address


@pytest.fixture
def story(home: str, new_page: Callable[..., Page], root: Path) -> Iterator[Page]:
    """Yield the explainer's page, scrolled and marked: when it is loaded again, the mark is gone."""
    before = (root / STORY).read_bytes()
    page = new_page(height=400)
    page.goto(f"{home}explainers/zenda/")
    page.evaluate("document.fonts.ready.then(() => { scrollTo(0, 700); window.marked = true; })")
    yield page
    (root / STORY).write_bytes(before)
    expect(page.get_by_text("Paragraph 30 of the story says nothing much.")).to_be_attached()
    expect(page.get_by_text("The port closed, and most people have no permit.")).to_be_attached()


def replace(path: Path, old: str, new: str) -> None:
    """Save a file with one text in another's place, as editors do that write beside the file first."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    beside = path.with_name(f".{path.name}.tmp")
    beside.write_text(text.replace(old, new), encoding="utf-8")
    beside.rename(path)


def is_as_it_was(page: Page) -> tuple[bool, int]:
    """Return whether a page was not loaded again, and how far it is scrolled, in pixels."""
    return page.evaluate("[window.marked === true, Math.round(scrollY)]")


def test_changed_words_appear_in_the_page_as_it_is(story: Page, root: Path) -> None:
    replace(root / STORY, "Paragraph 30 of the story says nothing", "Paragraph 30 of the story says *not*")

    expect(story.get_by_text("Paragraph 30 of the story says not much.")).to_be_attached()
    assert is_as_it_was(story) == [True, 700]


def test_a_page_is_loaded_again_where_a_script_knows_what_has_changed_and_the_scroll_is_kept(
    story: Page, root: Path
) -> None:
    with story.expect_navigation():
        replace(root / STORY, "Paragraph 30 of the story says", "Paragraph 30 on a ferry permit says")

    expect(story.get_by_text("Paragraph 30 on a")).to_be_attached()
    story.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
    assert is_as_it_was(story) == [False, 700]


def test_a_problem_is_told_above_the_last_good_page_until_it_is_fixed(story: Page, root: Path) -> None:
    banner = story.locator(BANNER).get_by_role("alert")
    expect(banner).to_be_hidden()

    replace(root / STORY, "dek: The port", "dok: The port")

    expect(banner).to_be_visible()
    expect(banner.locator("h1")).to_have_text("1 error: this is the page as it was")
    expect(banner.locator("li > *")).to_have_text([f"{STORY}:3:1", "there is no key 'dok' here", "Did you mean 'dek'?"])
    expect(story.get_by_text("Paragraph 30 of the story")).to_be_attached()

    banner.get_by_role("button", name="Hide").press("Escape")
    expect(banner).to_be_hidden()
    replace(root / STORY, "dok: The port", "dok: The small port")
    replace(root / STORY, "dok: The small port", "dek: The small port")

    expect(story.get_by_text("The small port closed, and most people have no permit.")).to_be_attached()
    expect(banner).to_be_hidden()
    assert is_as_it_was(story) == [True, 700]


def test_a_page_that_is_opened_amid_problems_is_told_them(home: str, new_page: Callable[..., Page], root: Path) -> None:
    page = new_page()
    config = root / "pelicanconf.py"
    replace(config, 'SITENAME = "The', 'SITENAME = The "')
    page.goto(home)
    banner = page.locator(BANNER).get_by_role("alert")

    expect(banner.locator("code")).to_have_text(["pelicanconf.py:1:16"])
    replace(config, 'SITENAME = The "', 'SITENAME = "The')
    expect(banner).to_be_hidden()


def test_a_style_sheet_in_a_new_folder_is_taken_without_loading_the_page_again(
    story: Page, root: Path, until: Callable[..., None]
) -> None:
    before, parts = story.evaluate(INK), root / "restyle" / "templates" / "css"
    with (root / "pelicanconf.py").open("a", encoding="utf-8") as config:
        config.write(RESTYLED)
    expect(story.locator(BANNER).get_by_role("alert")).to_contain_text("there is no restyle/templates")
    parts.mkdir(parents=True)
    expect(story.locator(BANNER).get_by_role("alert")).to_be_hidden()

    (parts / "tokens.css").write_text(":root { --ink: rgb(1, 2, 3); }", encoding="utf-8")

    until(story, f"() => ({INK})() == 'rgb(1, 2, 3)'")
    assert before != "rgb(1, 2, 3)"
    assert is_as_it_was(story) == [True, 700]
    expect(story.locator('link[rel="stylesheet"][href*="newsgloss.css"]')).to_have_count(1)


def test_a_page_that_is_no_longer_there_says_so_and_appears_again(
    home: str, new_page: Callable[..., Page], root: Path
) -> None:
    about, page = root / "content" / "pages" / "about.md", new_page()
    text = about.read_text(encoding="utf-8")
    page.goto(f"{home}about/")
    banner = page.locator(BANNER).get_by_role("alert")
    expect(banner).to_be_hidden()

    about.unlink()

    expect(banner.locator("h1")).to_have_text("This page is no longer part of the site")
    about.write_text(text, encoding="utf-8")
    expect(banner).to_be_hidden()
    page.goto(f"{home}ports/")
    about.with_name("ports.md").write_text(text.replace("About", "Ports"), encoding="utf-8")
    expect(page.locator("main h1")).to_have_text("Ports")
    about.with_name("ports.md").unlink()


def test_a_page_asks_again_when_the_command_has_begun_again(new_page: Callable[..., Page], tmp_path: Path) -> None:
    root, page = write_ruritania(tmp_path / "ruritania"), new_page()
    with served(root) as (address, process):
        page.goto(f"{address}about/")
        page.evaluate("window.marked = true")
        process.terminate()
        _, said = process.communicate(timeout=10)
    replace(root / "content/pages/about.md", "We explain the lake.", "We explain the ports.")

    with served(root, int(address.rpartition(":")[2].strip("/"))):
        expect(page.get_by_text("We explain the ports.")).to_be_attached()

    assert page.evaluate("window.marked === true")
    assert (process.returncode, said) == (TERMINATED, "")
