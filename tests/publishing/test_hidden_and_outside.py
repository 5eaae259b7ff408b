"""What a site does not publish: what is hidden, outside its folders, or no part of a theme; each is told."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from newsgloss.model.problems import ContentError
from newsgloss.model.settings import find_project, from_settings
from newsgloss.publishing.site_folders import HIDDEN_REMEDY, refuse_faults, static_files

Add = Callable[[str, str], None]
Problems = Callable[[], list[str]]

SETTINGS = "pelicanconf.py"


def test_a_link_out_of_content_is_an_error_wherever_it_is(problems: Problems, ruritania: Path) -> None:
    (ruritania / "secret.md").write_text("---\ntitle: Secret\n---\n\nSecret.\n", encoding="utf-8")
    (ruritania / "content" / "pages" / "secret.md").symlink_to("../../secret.md")
    (ruritania / "content" / "images").symlink_to("/etc")
    (ruritania / "seeds" / "secret.txt").symlink_to("../secret.md")
    expected = [
        "content/images: this symbolic link leads out of content/",
        "content/pages/secret.md: this symbolic link leads out of content/",
        "seeds/secret.txt: this symbolic link leads out of seeds/",
    ]

    assert expected == [problem.splitlines()[0] for problem in problems()]


def test_a_folder_of_explainers_that_is_a_link_out_is_an_error(problems: Problems, ruritania: Path) -> None:
    (ruritania / "content" / "explainers").rename(ruritania / "elsewhere")
    (ruritania / "content" / "explainers").symlink_to("../elsewhere")
    expected = "content/explainers: this symbolic link leads out of content/\n    Put the file itself here."

    assert expected in problems()


def test_a_link_out_of_what_stands_in_for_the_theme_is_an_error(problems: Problems, ruritania: Path, add: Add) -> None:
    add("restyle/static/site.css", "a {}")
    (ruritania / "restyle" / "static" / "out.css").symlink_to("/etc/hostname")
    static = os.path.relpath(ruritania / "restyle" / "static", find_project(ruritania).theme)
    add(SETTINGS, f'THEME_STATIC_PATHS = ["static", {static!r}]\n')
    expected = [
        "restyle/static/out.css: this symbolic link leads out of restyle/static/\n    Put the file itself here."
    ]

    assert expected == problems()


def test_nothing_is_written_through_a_link_that_leads_out(ruritania: Path) -> None:
    (ruritania / "content" / "explainers").rename(ruritania / "elsewhere")
    (ruritania / "content" / "explainers").symlink_to("../elsewhere")

    with pytest.raises(ContentError, match="content/explainers: this symbolic link leads out of content/"):
        refuse_faults(find_project(ruritania))


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        (
            'EXPLAINERS_PATH = "../stories"',
            "EXPLAINERS_PATH leads out of the content folder: stories\n    Name a folder in content/.",
        ),
        (
            'PAGE_PATHS = ["pages", "blog"]',
            (
                "PAGE_PATHS names a second folder, whose pages nothing would check: blog\n"
                "    Name one folder, and move the pages of the others there."
            ),
        ),
        (
            'TOPICS_PATH = "glossary"',
            (
                "TOPICS_PATH names content/glossary, which holds another folder that is read: content/glossary\n"
                "    Give each folder a place of its own."
            ),
        ),
        (
            'STATIC_PATHS = ["../.."]',
            "STATIC_PATHS leads out of the content folder: ../..\n    Name folders and files in content/.",
        ),
    ],
)
def test_folders_of_settings_are_in_content_and_apart(
    setting: str, expected: str, problems: Problems, add: Add
) -> None:
    add(SETTINGS, f"{setting}\n")

    assert f"pelicanconf.py: {expected}" in problems()


@pytest.mark.parametrize("value", ["stories", []])
def test_a_setting_of_folders_is_a_list(value: object, tmp_path: Path) -> None:
    with pytest.raises(ContentError) as raised:
        from_settings({"ARTICLE_PATHS": value}, tmp_path)

    expected = "pelicanconf.py: ARTICLE_PATHS must be a list with a folder in it\n    The default is ['']."
    assert expected == str(raised.value.problems[0])


@pytest.mark.parametrize("name", [".env", "images/../.env", "extra/.git", ".well-known/.env", ".", "link.txt"])
@pytest.mark.parametrize("setting", ["STATIC_PATHS", "EXTRA_PATH_METADATA"])
def test_a_setting_that_names_a_hidden_file_is_an_error(
    name: str, setting: str, problems: Problems, ruritania: Path, add: Add
) -> None:
    value = {name: {"path": "env"}} if setting == "EXTRA_PATH_METADATA" else [name]
    add(SETTINGS, f"{setting} = {value!r}\n")
    for file in (".env", "extra/.git/config", ".well-known/.env"):
        add(f"content/{file}", "TOKEN=secret")
    (ruritania / "content" / "link.txt").symlink_to(".env")
    told = f"pelicanconf.py: {setting} names what is hidden, as files with secrets are: {name}\n    " + HIDDEN_REMEDY

    assert [told] * (name != ".") == [problem for problem in problems() if problem.startswith("pelicanconf.py")]
    assert static_files(find_project(ruritania)) == []


def test_what_hosts_and_the_web_look_for_may_be_named_in_so_many_words(
    problems: Problems, ruritania: Path, add: Add
) -> None:
    metadata = {"extra/.well-known/b": {"path": ".well-known/b"}, "extra/.htaccess": {"path": ".htaccess"}}
    add(SETTINGS, f'STATIC_PATHS = [".well-known", "extra", "x/.nojekyll"]\nEXTRA_PATH_METADATA = {metadata}\n')
    for file in (".well-known/security.txt", ".well-known/.env", "extra/.well-known/a", "extra/.well-known/b"):
        add(f"content/{file}", "x")
    for file in ("extra/.htaccess", "extra/.env", "x/.nojekyll", "x/.htaccess"):
        add(f"content/{file}", "x")
    project = find_project(ruritania)

    found = [path.relative_to(project.content).as_posix() for path in static_files(project)]

    assert found == [".well-known/security.txt", "x/.nojekyll", "extra/.well-known/b", "extra/.htaccess"]
    assert problems() == []


def test_a_link_to_what_is_hidden_is_an_error(problems: Problems, ruritania: Path, add: Add) -> None:
    add(SETTINGS, 'STATIC_PATHS = ["images"]\n')
    add("content/.secrets/token", "secret")
    add("content/images/a.png", "a lake")
    (ruritania / "content/images/b.png").symlink_to("../.secrets/token")
    (ruritania / "content/images/c").symlink_to("../.secrets")
    (ruritania / "content/images/d.png").symlink_to("a.png")
    remedy = "Delete it, or put what it leads to here, if readers may see it."
    told = f"this symbolic link leads to something hidden\n    {remedy}"

    assert problems() == [f"content/images/b.png: {told}", f"content/images/c: {told}"]
    assert [path.name for path in static_files(find_project(ruritania))] == ["a.png", "d.png"]


THEME_REMEDY = (
    "\n    Name a folder in the theme's, or one of the project's that is for this alone, "
    'in full, as in str(Path(__file__).parent / "restyle/static").'
)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("/etc", "/etc, which leads out of the theme's folder and the project's"),
        ("/", "/, which leads out of the theme's folder and the project's"),
        ("../..", "ABOVE, which leads out of the theme's folder and the project's"),
        ("..", "PROJECT, which leads out of the theme's folder and the project's"),
        ("", "look, which is, holds or lies in the project's own look/"),
        ("../content", "content, which is, holds or lies in the project's own content/"),
        ("../content/images", "content/images, which is, holds or lies in the project's own content/"),
        ("../seeds", "seeds, which is, holds or lies in the project's own seeds/"),
        ("../output", "output, which is, holds or lies in the project's own output/"),
        ("../plugins", "plugins, which is, holds or lies in the project's own plugins/"),
        ("../.git", ".git, which is hidden"),
        (".env", "look/.env, which is hidden"),
        ("static/../../pelicanconf.py", "pelicanconf.py, which is a file of the project's"),
        ("link", "look/link, which is, holds or lies in the project's own content/"),
        ("out", "look/out, which leads out of the theme's folder and the project's"),
    ],
)
def test_what_is_not_a_themes_is_not_published_with_it(
    name: str, reason: str, problems: Problems, ruritania: Path, add: Add
) -> None:
    (ruritania / "look").mkdir()
    (ruritania / "look" / "link").symlink_to("../content")
    (ruritania / "look" / "out").symlink_to("/etc")
    for folder in ("content/images", "output", "plugins", ".git"):
        (ruritania / folder).mkdir(exist_ok=True)
    add("look/.env", "TOKEN=secret")
    add(SETTINGS, f'THEME = "look"\nTHEME_STATIC_PATHS = [{name!r}]\n')
    reason = reason.replace("ABOVE", str(ruritania.parent)).replace("PROJECT", ".")

    assert problems() == [f"pelicanconf.py: THEME_STATIC_PATHS names {reason}{THEME_REMEDY}"]
    with pytest.raises(ContentError, match="THEME_STATIC_PATHS names"):
        refuse_faults(find_project(ruritania))


@pytest.mark.parametrize(
    "name", ["static", "assets/css", "../restyle/static", "HERE/restyle/static", "static/icon.png"]
)
def test_a_folder_that_is_for_the_theme_is_published_with_it(
    name: str, problems: Problems, ruritania: Path, add: Add
) -> None:
    for file in ("look/static/icon.png", "look/assets/css/a.css", "restyle/static/b.css"):
        add(file, "x")
    add(SETTINGS, f'THEME = "look"\nTHEME_STATIC_PATHS = [{name.replace("HERE", str(ruritania))!r}]\n')

    assert problems() == []


def test_static_files_are_never_texts_hidden_or_outside(ruritania: Path, add: Add) -> None:
    add(SETTINGS, 'STATIC_PATHS = ["", "explainers", "extra", "../seeds"]\nSTATIC_EXCLUDES = ["extra/old"]\n')
    for name in ("extra/CNAME", "extra/.env", "extra/old/a.png", "explainers/map.png", "explainers/zenda.notes.yaml"):
        add(f"content/{name}", "x")
    (ruritania / "content" / "extra" / "passwd").symlink_to("/etc/passwd")
    project = find_project(ruritania)

    found = [path.relative_to(project.content).as_posix() for path in static_files(project)]

    assert found == ["explainers/map.png", "extra/CNAME"]
