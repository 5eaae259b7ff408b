import os
from collections.abc import Callable
from pathlib import Path

import pytest

from newsgloss.model.problems import ContentError
from newsgloss.model.settings import find_project, from_settings
from newsgloss.publishing.site_folders import refuse_faults, static_files

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Problems = Callable[[], list[str]]

SETTINGS = "pelicanconf.py"
METADATA = (
    "{}:1:1: this page begins with metadata in Pelican's form, which is not read here\n"
    "    Put it between two lines of ---, as in `title: ...`; only keys of front matter are allowed there."
)


@pytest.mark.parametrize("folder", ["explainers", "pages", "topics"])
@pytest.mark.parametrize("text", ["Title: Evil\nSave_as: theme/newsgloss.js\n\nalert(1)\n", "\ufefftitle: Evil\n\nx"])
def test_a_page_in_pelicans_own_form_is_refused_with_the_remedy(
    folder: str, text: str, problems: Problems, add: Add
) -> None:
    add(f"content/{folder}/evil.md", text)

    assert problems() == [METADATA.format(f"content/{folder}/evil.md")]


@pytest.mark.parametrize("folder", ["explainers", "pages", "topics"])
@pytest.mark.parametrize("ending", ["html", "htm", "rst", "markdown", "mkd", "mdown", "HTML"])
def test_a_page_that_is_not_markdown_is_refused_by_name(folder: str, ending: str, problems: Problems, add: Add) -> None:
    add(f"content/{folder}/more/evil.{ending}", "<script>alert(1)</script>")
    expected = [
        (
            f"content/{folder}/more/evil.{ending}: pages are written in Markdown, so '.{ending}' is not published\n"
            "    Write it as evil.md with front matter, or take it out of this folder."
        )
    ]

    assert expected == problems()


@pytest.mark.parametrize("key", ["save_as", "url", "template", "status: draft\nsave_as"])
def test_front_matter_chooses_no_address_and_no_template(key: str, problems: Problems, change: Change) -> None:
    change("content/pages/about.md", "title: About\n", f"title: About\n{key}: ../../x\n")

    found = problems()

    assert len(found) == 1
    assert f"there is no key '{key.rpartition(chr(10))[2]}' here" in found[0]


@pytest.mark.parametrize(
    ("file", "remedy"),
    [
        ("content/glossary/castle.yml", "If it is yours to be read, name it castle.yaml."),
        ("content/castle.yml", "If it is yours to be read, name it castle.yaml."),
        ("content/castle.md", "Move it to a folder that is read, or out of the content folder."),
        ("content/stories/castle.md", "Move it to a folder that is read, or out of the content folder."),
        ("content/explainers/castle.MD", "Move it to a folder that is read, or out of the content folder."),
        ("content/sources/more.yaml", "Move it to a folder that is read, or out of the content folder."),
        ("content/glossary/castle.html", "Move it to a folder that is read, or out of the content folder."),
    ],
)
def test_a_text_that_nothing_reads_is_a_warning(file: str, remedy: str, problems: Problems, add: Add) -> None:
    add(file, "- id: castle\n")
    expected = [f"{file}: warning: nothing reads this file\n    {remedy}"]

    assert expected == problems()


def test_what_is_published_or_waits_beside_an_explainer_is_no_warning(problems: Problems, add: Add) -> None:
    add(SETTINGS, 'STATIC_PATHS = ["extra"]\n')
    add("content/extra/robots.txt", "User-agent: *\n")
    add("content/explainers/zenda.new.md", "A draft.\n")
    expected: list[str] = []

    assert expected == problems()


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
            'ARTICLE_PATHS = ["../stories"]',
            "ARTICLE_PATHS leads out of the content folder: stories\n    Name a folder in content/.",
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

    expected = (
        "pelicanconf.py: ARTICLE_PATHS must be a list with a folder in it\n    Set ARTICLE_PATHS = ['explainers']."
    )
    assert expected == str(raised.value.problems[0])


def test_static_files_are_never_texts_hidden_or_outside(ruritania: Path, add: Add) -> None:
    add(SETTINGS, 'STATIC_PATHS = ["", "explainers", "extra", "../seeds"]\nSTATIC_EXCLUDES = ["extra/old"]\n')
    for name in ("extra/CNAME", "extra/.env", "extra/old/a.png", "explainers/map.png", "explainers/zenda.notes.yaml"):
        add(f"content/{name}", "x")
    (ruritania / "content" / "extra" / "passwd").symlink_to("/etc/passwd")
    project = find_project(ruritania)

    found = [path.relative_to(project.content).as_posix() for path in static_files(project)]

    assert found == ["explainers/map.png", "extra/CNAME"]


@pytest.mark.parametrize(
    "file",
    [
        "explainers/zenda.md",
        "explainers/zenda.notes.yaml",
        "pages/about.md",
        "topics/lake.md",
        "glossary/lake.yaml",
        "sources.yaml",
        "linking.yaml",
    ],
)
def test_a_text_in_another_encoding_is_a_problem(file: str, problems: Problems, ruritania: Path) -> None:
    path = ruritania / "content" / file
    path.parent.mkdir(exist_ok=True)
    path.write_bytes("---\ntitle: Été à Zenda\n---\n".encode("latin-1"))

    assert f"content/{file}:2:8: this is not UTF-8 text\n    Save the file as UTF-8." in problems()
