from collections.abc import Callable
from pathlib import Path

import pytest

from newsgloss.drafts.importing import import_missing
from newsgloss.model.settings import find_project

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
