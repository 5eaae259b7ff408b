import os
from collections.abc import Callable
from pathlib import Path

import pytest

from newsgloss.drafts.importing import import_missing
from newsgloss.model.problems import ContentError
from newsgloss.model.settings import find_project, from_settings
from newsgloss.publishing.site_folders import HIDDEN_REMEDY, refuse_faults, static_files

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Problems = Callable[[], list[str]]

SETTINGS = "pelicanconf.py"
ENDING = "content/{}: a file of YAML is not read by the ending '.yml'\n    Rename it to {}.yaml."
METADATA = (
    "{}:1:1: this page begins with metadata in Pelican's form, which is not read here\n"
    "    Put it between two lines of ---, as in `title: ...`; only keys of front matter are allowed there."
)

TEXTS = [
    "explainers/zenda.md",
    "explainers/zenda.notes.yaml",
    "pages/about.md",
    "topics/lake.md",
    "glossary/lake.yaml",
    "sources.yaml",
    "linking.yaml",
]


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


PAGES = "content/explainers/ or content/topics/ or content/pages/"
PASTE = (
    "Paste a text of yours into a file of Markdown, castle.md; of a story to explain, {}run `newsgloss import`. "
    "Then move this file out of the content folder, or link it with {{static}}/{}."
)
IN_YAML = "Entries are in files that end in .yaml. {}, and move this file out of the content folder."
ENTRIES = "Move it to content/glossary/, or out of the content folder."


@pytest.mark.parametrize(
    ("file", "remedy"),
    [
        ("content/castle.yml", ENTRIES),
        ("content/castle.md", f"Move it to {PAGES}, or out of the content folder."),
        ("content/stories/castle.md", f"Move it to {PAGES}, or out of the content folder."),
        (
            "content/explainers-old/a.md",
            "Did you mean content/explainers/? Move it there, or out of the content folder.",
        ),
        ("content/explainers/castle.MD", "Rename it to castle.md."),
        ("content/explainers/castle.md.txt", "Rename it to castle.md."),
        ("content/explainers/zenda.notes.yaml.txt", "Rename it to zenda.notes.yaml."),
        ("content/topics/castle.txt", "Rename it to castle.md. A story as it came belongs in seeds/."),
        ("content/glossary/castle.yaml.txt", "Rename it to castle.yaml."),
        ("content/glossary/castle.txt", "Rename it to castle.yaml."),
        ("content/explainers/castle.docx", PASTE.format("", "explainers/castle.docx")),
        ("content/explainers/castle.ODT", PASTE.format("save it as .docx, and ", "explainers/castle.ODT")),
        ("content/castle.pdf", PASTE.format("save it as .docx, and ", "castle.pdf")),
        (
            "content/glossary/castle.csv",
            IN_YAML.format("Run `newsgloss import-glossary content/glossary/castle.csv` to make them of it"),
        ),
        (
            "content/glossary/castle.xlsx",
            IN_YAML.format("Save it as .csv, and run `newsgloss import-glossary` on that"),
        ),
        ("content/glossary/castle.docx", IN_YAML.format("Write them into one")),
        ("content/sources/more.yaml", ENTRIES),
        (
            "content/glossary/castle.html",
            IN_YAML.format("Run `newsgloss import-glossary content/glossary/castle.html` to make them of it"),
        ),
    ],
)
def test_a_text_that_nothing_reads_is_a_warning(file: str, remedy: str, problems: Problems, add: Add) -> None:
    add(file, "- id: castle\n")
    expected = [f"{file}: warning: nothing reads this file\n    {remedy}"]

    assert expected == problems()


@pytest.mark.parametrize("folder", ["explainers", "pages"])
@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("Mein Wald-Text ü", "mein-wald-text-u.md, or in German mein-wald-text-ue"),
        ("Wald", "wald"),
        ("wald feuer", "wald-feuer"),
        ("лес", "les"),
    ],
)
def test_a_name_that_makes_an_awkward_address_is_a_warning(
    folder: str, name: str, right: str, problems: Problems, add: Add
) -> None:
    add(f"content/{folder}/{name}.md", "---\ntitle: The wood\nstatus: draft\n---\n\nIt burns.\n")
    message = "the file's name is the page's address, which is to have small plain letters, digits and hyphens alone"
    remedy = f"Rename it to {right}.md, and its notes alike, before others link to it."

    assert problems() == [f"content/{folder}/{name}.md: warning: {message}\n    {remedy}"]


@pytest.mark.parametrize("file", ["explainers/wald_2.feuer.md", "pages/a~b.md", "topics/The lake.md"])
def test_a_name_that_makes_a_plain_address_or_none_is_not_told(file: str, problems: Problems, add: Add) -> None:
    add(f"content/{file}", "---\ntitle: The wood\nstatus: draft\n---\n\nIt burns.\n")

    assert problems() == []


def test_a_document_that_a_text_leads_to_is_not_told(problems: Problems, add: Add) -> None:
    add("content/pages/map.pdf", "%PDF-1.7")
    add("content/list.odt", "PK")
    add("content/pages/more.md", "---\ntitle: More\n---\n\nThe [map]({attach}map.pdf), a [list]({static}/list.odt).\n")

    assert problems() == []


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("explainers", "explainer"),
        ("explainers", "Explainers"),
        ("explainers", "décryptages"),
        ("glossary", "glossaire"),
        ("pages", "page"),
        ("topics", "topic"),
    ],
)
def test_a_misnamed_folder_is_an_error_and_nothing_that_comes_of_it_is(
    folder: str, name: str, problems: Problems, add: Add, ruritania: Path
) -> None:
    add("content/topics/the-lake.md", "---\ntitle: The lake\n---\n\nSee [the story](explainer:zenda).\n")
    add("content/pages/more.md", "---\ntitle: More\n---\n\n[About]({filename}about.md), [all](/about/).\n")
    (ruritania / "content" / folder).rename(ruritania / "content" / name)
    expected = [
        f"content/{name}: nothing reads this folder\n    Did you mean content/{folder}/? Rename the folder.",
    ]

    assert expected == problems()


@pytest.mark.parametrize(
    ("file", "name", "problem"),
    [
        ("glossary/lake.yaml", "glossary/lake.yml", ENDING),
        ("sources.yaml", "sources.yml", ENDING),
        (
            "sources.yaml",
            "source.yaml",
            "content/source.yaml: nothing reads this file\n    Did you mean content/sources.yaml? Rename the file.",
        ),
    ],
)
def test_nothing_is_told_of_what_is_in_a_misnamed_file(
    file: str, name: str, problem: str, problems: Problems, ruritania: Path
) -> None:
    (ruritania / "content" / file).rename(ruritania / "content" / name)

    assert problems() == [problem.format(name, Path(name).stem)]


def test_a_build_drafts_nothing_beside_explainers_in_a_misnamed_folder(ruritania: Path) -> None:
    (ruritania / "content" / "explainers").rename(ruritania / "content" / "explainer")

    assert import_missing(find_project(ruritania)) == []


@pytest.mark.parametrize(
    "file",
    [
        "content/glossary/castle.yml",
        "content/glossary/roads/castle.YAML",
        "content/sources.yml",
        "content/linking.yml",
        "content/explainers/zenda.notes.yml",
        "seeds/zenda.yml",
    ],
)
def test_yaml_by_another_ending_is_refused(file: str, problems: Problems, add: Add) -> None:
    add(file, "- id: castle\n")
    name = Path(file)
    expected = [f"{file}: a file of YAML is not read by the ending '{name.suffix}'\n    Rename it to {name.stem}.yaml."]

    assert expected == problems()


def test_what_is_published_or_waits_beside_an_explainer_is_no_warning(problems: Problems, add: Add) -> None:
    add(SETTINGS, 'STATIC_PATHS = ["extra"]\n')
    add("content/extra/robots.txt", "User-agent: *\n")
    add("content/explainers/zenda.new.md", "A draft.\n")

    assert [problem for problem in problems() if "warning" in problem] == []


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


@pytest.mark.parametrize("file", TEXTS)
def test_a_text_that_git_has_not_merged_is_one_problem(file: str, problems: Problems, ruritania: Path) -> None:
    path = ruritania / "content" / file
    path.parent.mkdir(exist_ok=True)
    text = path.read_text(encoding="utf-8") if path.is_file() else "---\ntitle: Zenda\n---\n"
    path.write_text(text.rstrip("\n") + "\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> pupil\n", encoding="utf-8")
    line = text.rstrip("\n").count("\n") + 2

    (found,) = (one for one in problems() if f"content/{file}" in one and "warning" not in one and "advice" not in one)

    assert found.startswith(f"content/{file}:{line}:1: a merge of git was left unfinished here")


@pytest.mark.parametrize("file", TEXTS)
def test_a_text_in_another_encoding_is_a_problem(file: str, problems: Problems, ruritania: Path) -> None:
    path = ruritania / "content" / file
    path.parent.mkdir(exist_ok=True)
    path.write_bytes("---\ntitle: Été à Zenda\n---\n".encode("latin-1"))

    assert f"content/{file}:2:8: this is not UTF-8 text\n    Save the file as UTF-8." in problems()
