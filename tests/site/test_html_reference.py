"""docs/reference/html.md against the theme and the pages: it lists every class, anchor and attribute, and no other."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import Tag

from tests.site.site_pages import Pages

ROOT = Path(__file__).parents[2]
REFERENCE = (ROOT / "docs" / "reference" / "html.md").read_text(encoding="utf-8")
THEME = ROOT / "theme"
TEMPLATES = sorted(THEME.glob("templates/**/*.html"))
STYLES = sorted(THEME.glob("templates/**/*.css"))
SCRIPTS = sorted(THEME.glob("templates/js/*.js"))
CODE = sorted((ROOT / "plugins" / "newsgloss").rglob("*.py"))

COMMENT = re.compile(r"\{#.*?#\}|/\*.*?\*/", re.DOTALL)
JINJA = re.compile(r"\{%.*?%\}|\{\{(.*?)\}\}", re.DOTALL)
CLASS_ATTRIBUTE = re.compile(r'class="((?:\{\{.*?\}\}|[^"{}]|\{%.*?%\})*)"')
FIXED_ID = re.compile(r'\bid="([a-z-]+)"')
CSS_STRING = re.compile(r'"[^"]*"')
SELECTOR = re.compile(r'(?:querySelector(?:All)?|closest|matches)\("([^"]*)"\)')
CLASS_LIST = re.compile(r"classList\.\w+\(\"([\w-]+)\"")
DATASET = re.compile(r"dataset\.(\w+)|dataset\[\"(\w+)\"\]")
NAME = re.compile(r"\.([a-z][a-z0-9-]*)")
DATA = re.compile(r"\bdata-[a-z]+(?:-[a-z]+)*")
WORDS = {"ID": "[a-z0-9-]+", "NOTE": "[a-z0-9-]+", "SLUG": "[a-z0-9-]+", "SOURCE": "[a-z0-9-]+"}
WORDS |= {
    "SEED": "[a-z0-9-]+",
    "REF": "[a-z0-9-]+",
    "N": "[0-9]+",
    "PART": "[a-z-]+",
    "LANG": "[a-z]{2,3}(?:-[A-Za-z0-9]+)*",
    "YEAR": "[0-9]{4}",
    "A": "[^-]+",
}
# No note of ours has changed, and no page is in French; test_corrections.py and test_languages.py have such.
ELSEWHERE = ["#card-LANG"]


def table(heading: str) -> list[list[str]]:
    """Return the rows of all tables under a heading, without their heads."""
    section = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", REFERENCE, re.MULTILINE | re.DOTALL)
    assert section, f"there is no heading {heading!r}"
    rows = [line.strip("| ").split(" | ") for line in section[1].splitlines() if line.startswith("|")]
    return [row for row in rows if row[0].startswith("`")]


def listed(heading: str) -> list[str]:
    """Return what the first cells of a heading's tables name."""
    return [name for row in table(heading) for name in re.findall(r"`([^`]+)`", row[0])]


def tags(pages: Pages) -> Iterator[tuple[str, Tag]]:
    """Yield every element of every page, with the page's address."""
    for address, page in pages.items():
        for tag in page.select("*"):
            yield address, tag


def text(path: Path) -> str:
    """Return a file's text without the comments of Jinja and CSS."""
    return COMMENT.sub("", path.read_text(encoding="utf-8"))


def classes_in_markup(markup: str) -> set[str]:
    """Return the classes that a template or our code writes, those in a condition too; not those that a value gives."""

    def known(expression: re.Match[str]) -> str:
        literals = re.findall(r"[\"']([^\"']*)[\"']", expression[1] or "")
        return " ".join(literals) if literals or expression[1] is None else "\0"

    values = (JINJA.sub(known, value) for value in CLASS_ATTRIBUTE.findall(markup))
    return {name for value in values for name in value.split() if "\0" not in name}


def classes_in_script(script: Path) -> set[str]:
    """Return the classes that a script looks for or sets."""
    source = text(script)
    looked_for = {name for selector in SELECTOR.findall(source) for name in NAME.findall(selector)}
    return looked_for | {*CLASS_LIST.findall(source)}


def kebab(name: str) -> str:
    """Return a name in `dataset` as HTML writes it."""
    return "data-" + re.sub("([A-Z])", r"-\1", name).lower()


def test_every_class_stands_in_the_reference_and_no_other(pages: Pages) -> None:
    used = {name for _, tag in tags(pages) for name in tag.get("class", [])}
    used |= {name for path in [*TEMPLATES, *CODE] for name in classes_in_markup(text(path))}
    used |= {name for path in STYLES for name in NAME.findall(CSS_STRING.sub("", JINJA.sub("", text(path))))}
    used |= {name for path in SCRIPTS for name in classes_in_script(path)}
    expected = sorted(f".{name}" for name in used)

    assert expected == sorted(listed("Classes"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_the_reference_says_which_classes_a_script_relies_on(script: Path) -> None:
    expected = [f".{name}" for name in sorted(classes_in_script(script))]
    rows = {name: row[-1] for row in table("Classes") for name in re.findall(r"`([^`]+)`", row[0])}

    assert expected == [name for name in expected if script.name in rows[name]]


def test_every_data_attribute_stands_in_the_reference_and_no_other(pages: Pages) -> None:
    used = {name for _, tag in tags(pages) for name in tag.attrs if name.startswith("data-")}
    used |= {name for path in [*TEMPLATES, *STYLES, *SCRIPTS] for name in DATA.findall(text(path))}
    used |= {kebab(one or other) for path in SCRIPTS for one, other in DATASET.findall(text(path))}
    expected = sorted(used | {"data-no-gloss"})  # an author's own, which the annotator heeds

    assert expected == sorted(listed("Attributes"))


def anchors() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """Return each anchor of the reference with the pages it may be on, and its ids, as patterns."""

    def pattern(written: str) -> re.Pattern[str]:
        return re.compile(re.sub(r"[A-Z]+", lambda word: WORDS[word[0]], written))

    parts = {written: written.removeprefix("/").partition("#") for written in listed("Anchors")}
    return {written: (pattern(page or ".*"), pattern(id_)) for written, (page, _, id_) in parts.items()}


def test_every_anchor_stands_in_the_reference_and_no_other(pages: Pages) -> None:
    known = anchors()
    places = {(address, tag["id"]) for address, tag in tags(pages) if tag.get("id") and not tag["id"].startswith("x-")}
    places |= {("", id_) for path in TEMPLATES for id_ in FIXED_ID.findall(text(path))}
    matched = {
        name: {place for place in places if page.fullmatch(place[0]) and id_.fullmatch(place[1])}
        for name, (page, id_) in known.items()
    }

    assert sorted(places - set().union(*matched.values())) == []
    assert [name for name, found in matched.items() if not found] == ELSEWHERE
