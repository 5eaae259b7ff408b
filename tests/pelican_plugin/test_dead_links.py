"""Links that only drawn pages tell to be dead: they end a build, and the same again where a page is not drawn again."""

from collections.abc import Callable
from pathlib import Path

import pytest

from newsgloss.model.settings import find_project
from newsgloss.pelican_plugin.in_process.running import KeptPelican
from newsgloss.pelican_plugin.writer import PageWriter
from newsgloss.publishing.preview.drawn_sites import Drawn

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
ABOUT, ZENDA = "content/pages/about.md", "content/explainers/zenda.md"
LAKE = "---\ntitle: Lake\n---\n\n## Ferries {#x-ferries}\n\nThey cross.\n"


@pytest.fixture(scope="module")
def pelican() -> KeptPelican:
    """Return one Pelican for all tests."""
    return KeptPelican()


@pytest.fixture
def draw(ruritania: Path, tmp_path: Path, pelican: KeptPelican) -> Callable[[], Drawn]:
    """Return what draws the project as it is now."""
    numbers = iter(range(100))

    def again() -> Drawn:
        drawn = pelican.draw(find_project(ruritania), tmp_path / f"site-{next(numbers)}", lambda *_: None)
        pelican.forget()
        return drawn

    return again


def said(drawn: Drawn) -> list[str]:
    return [f"{problem.place}: {problem.message}" for problem in drawn.problems]


def test_a_site_without_dead_links_is_drawn(draw: Callable[[], Drawn], add: Add) -> None:
    add("content/pages/lake.md", LAKE)
    add(ABOUT, "\n[x](/lake/#x-ferries) [x](#main) [x]({filename}lake.md#x-ferries) [x](entry:ferry-permit)\n")

    assert said(draw()) == []


def test_all_dead_links_are_told_at_once_where_they_were_written(draw: Callable[[], Drawn], add: Add) -> None:
    add("content/pages/lake.md", LAKE)
    add(ABOUT, "\n[x](/lake/#nosuch) [x](#nosuch) [x]({filename}lake.md#x-boats)\n")
    add(ZENDA, "\n[x](../../lake/#x-trains)\n")
    add("pelicanconf.py", 'THEME_TEMPLATES_OVERRIDES = ["restyle"]\n')
    add("restyle/redirect.html", '<a href="{{ target }}">x</a><img src="/nosuch.png">\n')
    add("restyle/404.html", '<img srcset="/a.png 1x, /b.png 2x"><p style="background: url(/c.png)">\n')
    add("restyle/lake.css", "a { background: url(d.png) }\n")
    add(
        "content/glossary/lake.yaml",
        "- id: fog\n  kind: term\n  label: fog\n  gloss: Low cloud.\n  redirect_from: mist\n",
    )

    drawn = draw()

    assert drawn.files is None
    assert [one for one in said(drawn) if "leads to" in one] == [
        f"{ZENDA}:19:5: the link ../../lake/#x-trains leads to no place on its page: '#x-trains'",
        f"{ABOUT}:7:5: the link /lake/#nosuch leads to no place on its page: '#nosuch'",
        f"{ABOUT}:7:24: the link #nosuch leads to no place on its page: '#nosuch'",
        f"{ABOUT}:7:37: the link /lake/#x-boats leads to no place on its page: '#x-boats'",
        "restyle/404.html:1:14: the link /a.png leads to nothing on this site",
        "restyle/404.html:1:25: the link /b.png leads to nothing on this site",
        "restyle/404.html:1:62: the link /c.png leads to nothing on this site",
        "restyle/lake.css:1:21: the link d.png leads to nothing on this site",
        "restyle/redirect.html:1:39: the link /nosuch.png leads to nothing on this site",
    ]


def test_a_page_that_is_not_drawn_again_is_judged_by_what_is_there_now(
    draw: Callable[[], Drawn], add: Add, change: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    add("content/pages/lake.md", LAKE)
    add(ABOUT, "\n[x](/lake/#x-ferries)\n")
    assert said(draw()) == []
    names: list[str] = []
    as_before = PageWriter._draw  # noqa: SLF001 -- what is counted

    def drawn(self: PageWriter, name: str, *rest: object) -> object:
        names.append(name)
        return as_before(self, name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(PageWriter, "_draw", drawn)

    change("content/pages/lake.md", "x-ferries", "x-boats")
    expected = f"{ABOUT}:7:5: the link /lake/#x-ferries leads to no place on its page: '#x-ferries'"
    assert said(draw()) == [expected]
    assert "about/index.html" not in names
    assert said(draw()) == [expected]

    change("content/pages/lake.md", "x-boats", "x-ferries")
    assert said(draw()) == []
    assert "about/index.html" not in names
