from collections.abc import Callable
from pathlib import Path

from newsgloss.editorial.share_letters import PLAIN
from newsgloss.model.settings import Project
from newsgloss.publishing.share_pictures.fonts import fonts_of

FONT = "Put a .ttf or .otf that has it into share-fonts/ of your own templates; the guide on restyling says how."
TITLE, CATEGORY = "content/explainers/zenda.md:2:8", "content/explainers/zenda.md:5:11"
LABEL = "content/glossary/lake.yaml:9:3"
Change = Callable[[str, str, str], None]
Problems = Callable[[], list[str]]


def about_fonts(problems: list[str]) -> list[str]:
    return [problem for problem in problems if "share pictures" in problem]


def told(place: str, letter: str, more: str = "") -> str:
    """Return what is said of a page whose share picture lacks a letter."""
    return (
        f"{place}: advice: no font for share pictures has {letter}, so "
        f"that of this page has the site's name alone{more}\n    {FONT}"
    )


def test_letters_that_the_fonts_have_are_no_problem(problems: Problems) -> None:
    assert about_fonts(problems()) == []


def test_a_title_that_no_font_can_write_is_told_where_it_is(change: Change, problems: Problems) -> None:
    change("content/explainers/zenda.md", "title: Why nobody", "title: Порт Why nobody")

    assert about_fonts(problems()) == [
        told(TITLE, "'П' (CYRILLIC CAPITAL LETTER PE)"),
    ]


def test_each_script_is_told_once(change: Change, problems: Problems) -> None:
    change("content/explainers/zenda.md", "title: Why nobody", "title: Порт Why nobody")
    change("content/glossary/lake.yaml", "label: ferry permit", "label: пропуск")
    change("content/glossary/lake.yaml", "label: Ruritanian Lake Authority", "label: 湖管理局")

    assert about_fonts(problems()) == [
        told(TITLE, "'П' (CYRILLIC CAPITAL LETTER PE)", ", as has that of 1 more"),
        told(LABEL, "'湖' (CJK UNIFIED IDEOGRAPH-6E56)"),
    ]


def test_a_topic_has_a_picture_too(change: Change, problems: Problems) -> None:
    change("content/explainers/zenda.md", "category: The lake", "category: Ταξίδια")

    assert about_fonts(problems()) == [
        told(CATEGORY, "'Τ' (GREEK CAPITAL LETTER TAU)"),
    ]


def test_a_site_whose_name_no_font_can_write_is_told_of_that_alone(change: Change, problems: Problems) -> None:
    change("pelicanconf.py", 'SITENAME = "The Ruritanian"', 'SITENAME = "مرفأ"')
    change("content/explainers/zenda.md", "title: Why nobody", "title: Порт Why nobody")

    assert about_fonts(problems()) == [
        (
            "pelicanconf.py:1:1: advice: no font for share pictures has 'م' (ARABIC LETTER MEEM), so they have "
            f"no words\n    {FONT}"
        )
    ]


def test_a_site_without_pictures_needs_no_font(
    add: Callable[[str, str], None], change: Change, problems: Problems
) -> None:
    add("pelicanconf.py", "SHARE_PICTURES = False\n")
    change("content/explainers/zenda.md", "title: Why nobody", "title: Порт Why nobody")

    assert about_fonts(problems()) == []


def test_a_font_that_cannot_be_read_is_told_before_a_build(
    ruritania: Path, add: Callable[[str, str], None], change: Change, problems: Problems
) -> None:
    (ruritania / "restyle" / "share-fonts").mkdir(parents=True)
    (ruritania / "restyle" / "share-fonts" / "lake.ttf").write_text("no font", encoding="utf-8")
    add("pelicanconf.py", 'THEME_TEMPLATES_OVERRIDES = ["restyle"]\n')
    change("content/glossary/lake.yaml", "label: ferry permit", "label: пропуск")

    (problem,) = about_fonts(problems())

    assert problem.startswith("restyle/share-fonts/lake.ttf: fonts for share pictures are TrueType or OpenType")


def test_the_fonts_of_the_theme_have_the_letters_for_which_no_font_is_read(project: Project) -> None:
    assert fonts_of(project).lacks("".join(sorted(PLAIN))) is None
