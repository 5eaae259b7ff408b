"""What a command says of mistakes that few make, word for word."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from newsgloss.content.markdown.conversion import Converted
from newsgloss.drafts.markdown_draft import draft
from newsgloss.model.folders import NamedPath
from newsgloss.model.problems import ContentError, reading
from newsgloss.model.yaml_source import read_text
from newsgloss.seeds.formats import opening
from newsgloss.seeds.seed import read_seed

Add = Callable[[str, str], None]
Ran = CompletedProcess[str]
Command = Callable[..., Ran]

ROOT = Path(__file__).parents[2]
STORY = "Port opens\n\nThe port of Zenda opened on Sunday.\n"
PAGE = "---\ntitle: About\n---\n\nWe explain.\n"
VERSIONS = """\
- id: ferry-act
  kind: law
  label: Ferry Act
  gloss: An act on ferries.
  sources: [treaty-text]
  versions:
    - {from: 2020-01-01, to: 2019-01-01, gloss: An act on boats.}
    - {from: 2021-01-01, to: 2023-01-01, gloss: An act on ships.}
    - {from: 2022-01-01, to: 2024-01-01, gloss: An act on ports.}
"""
NOTE = "- {id: who, kind: context, quote: {exact: Nobody}, title: Who, body: Them., sources: [gazette]}\n"
STATIC = '\nSTATIC_PATHS = ["images"]\n'
FERRY = "<p>The Ruritanian ferry left the port of Zenda on Monday, and nobody was let on board &#8238; without it.</p>"


@pytest.fixture
def run(ruritania: Path, newsgloss: Command) -> Command:
    """Return what runs a command in the project."""
    return lambda *arguments: newsgloss(ruritania, *arguments)


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        (
            "seeds/zenda.yaml",
            "speakers:\n  11: xyz\n",
            "seeds/zenda.yaml:12:7: the glossary has no person 'xyz'\n    Add the person, or write 'nobody'.\n",
        ),
        (
            "content/pages/a\u200bb.md",
            PAGE,
            (
                "content/pages/a\u200bb.md: the file's name has characters that nobody sees\n"
                "    Rename the file with letters, digits and hyphens.\n"
            ),
        ),
        (
            f"content/pages/{'a' * 201}.md",
            PAGE,
            ".md: the file's name is too long\n    Shorten it to 200 letters.\n",
        ),
        (
            "content/glossary/law.yaml",
            VERSIONS,
            (
                "content/glossary/law.yaml:7:7: this version ends before it begins\n"
                "    Exchange `from:` and `to:`.\n"
                "content/glossary/law.yaml:9:7: two versions hold on the same day\n"
                "    Let one end (`to:`) on the day on which the other begins (`from:`).\n"
            ),
        ),
        (
            "content/glossary/nation.yaml",
            "- {id: nation, kind: organisation, label: Nation, gloss: A newspaper., sources: [gazette]}\n",
            (
                "content/glossary/nation.yaml:1:3: advice: 'Nation' is too common to be linked by itself\n"
                "    Write `match: auto` if it always means this entry here, else `match: explicit`.\n"
            ),
        ),
        (
            "content/glossary/nation.yaml",
            "- {id: works, kind: term, label: 🚧, gloss: Works., sources: [gazette]}\n",
            (
                "content/glossary/nation.yaml:1:3: advice: '🚧' has no letter or digit, so it is found in no text\n"
                "    Add a name in words under `names:`, or write `match: explicit` to link it by hand alone.\n"
            ),
        ),
        (
            "pelicanconf.py",
            'STATIC_PATHS = [".env"]\n',
            (
                "pelicanconf.py: STATIC_PATHS names what is hidden, as files with secrets are: .env\n"
                "    Only .domains, .htaccess, .nojekyll, .well-known may be published; "
                "give anything else a name without the dot.\n"
            ),
        ),
        (
            "pelicanconf.py",
            'THEME_STATIC_PATHS = ["static", "../../seeds"]\n',
            (
                f"pelicanconf.py: THEME_STATIC_PATHS names {ROOT.parent / 'seeds'}, "
                "which leads out of the theme's folder and the project's\n"
                "    Name a folder in the theme's, or one of the project's that is for this alone, "
                'in full, as in str(Path(__file__).parent / "restyle/static").\n'
            ),
        ),
        (
            "content/explainers/zenda.md",
            "\n![a port](https://pictures.example.org/a.png)\n",
            (
                "content/explainers/zenda.md:19:11: no browser shows the picture "
                "https://pictures.example.org/a.png here, because it is on another host\n"
                "    Put it into content/, or allow its host: "
                'CONTENT_SECURITY_POLICY = {"img-src": ["https://pictures.example.org"]}.\n'
            ),
        ),
    ],
    ids=("speaker", "unseen", "long", "versions", "common", "sign", "hidden", "elsewhere", "picture"),
)
def test_a_check_says_what_is_wrong(file: str, text: str, expected: str, add: Add, run: Command) -> None:
    add(file, text)

    assert expected in run("check").stderr


def test_a_note_on_an_explainer_without_words_is_told(add: Add, run: Command) -> None:
    add("content/explainers/empty.md", "---\ntitle: Empty\nstatus: draft\n---\n")
    add("content/explainers/empty.notes.yaml", NOTE)
    expected = "the passage of 'who' is not in the text: 'Nobody'\n    Quote words that are in it.\n"

    assert expected in run("check").stderr


def test_a_program_among_the_pictures_is_told(add: Add, run: Command) -> None:
    add("pelicanconf.py", STATIC)
    add("content/images/ferry.exe", "x")
    expected = (
        "content/images/ferry.exe: '.exe' is not a kind of file that is published as it is: a browser could run what "
        "is in it\n    Publish it as a picture, sound, film, font, document or data; "
        "or, if you know what it does, name it in STATIC_UNCHECKED.\n"
    )

    assert expected in run("check").stderr


def test_a_picture_that_is_not_whole_is_told(add: Add, run: Command) -> None:
    add("pelicanconf.py", STATIC)
    add("content/images/lake.svg", "<svg")
    expected = "    Save it again with the program that made it, as plain SVG or XML.\n"

    assert expected in run("check").stderr


def test_an_output_folder_that_is_a_file_is_told(add: Add, run: Command) -> None:
    add("output", "x")
    told = "output: the output folder is a file"
    expected = f'{told}\n    Move it away, or: Set OUTPUT_PATH to a folder of its own, such as "output".\n'
    assert expected == run("build").stderr


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        (
            "zenda.pdf",
            "x",
            (
                "seeds/zenda.pdf: this kind of file is not read\n"
                "    If it is an article, save it as text or as a web page "
                "(.txt, .text, .md, .markdown, .html, .htm, .mhtml, .mht, .eml, .docx, .epub, .gz).\n"
            ),
        ),
        (
            "ferry.html",
            f"<html><body><article><h1>Ferry leaves</h1>{FERRY * 4}</article></body></html>",
            (
                "seeds/ferry.html:1:129: a character here (U+202E) changes the order in which the line is read\n"
                "    Take it out of the seed.\n"
            ),
        ),
        ("words.md", "![a](b.png)\n", "seeds/words.md: this seed has no words\n    Put the article's text in it.\n"),
        (
            "head.txt",
            "Port closes\n",
            "seeds/head.txt: warning: this seed has a headline and no text\n    Add the story.\n",
        ),
        (
            "two.txt",
            "Port closes\n\nLake border shut for all\n\nThe port of Zenda closed on Friday. Nobody may cross.\n",
            (
                "seeds/two.txt:3:1: warning: two different headlines?\n"
                "    If it is one, take one of the two out of the explainer; "
                "if it is a subhead, list it under `subheads:`.\n"
            ),
        ),
        (
            "menu.txt",
            "Nous respectons votre vie privée\n\nAccepter\n\nPort closes\n\nThe port closed.\n",
            (
                "seeds/menu.txt:1:1: warning: is this the headline: 'Nous respectons votre vie privée'?\n"
                "    If not, begin the copy with the headline, delete what this import wrote, "
                "and import again.\n"
            ),
        ),
        (
            "broken.txt",
            "Port closes\n\nThe councilâ€™s bridge is closed.\n",
            (
                "seeds/broken.txt:3:12: this looks decoded wrongly: 'â€™s bridge ' for '’s bridge '\n"
                "    Get a clean copy, or write `mojibake:` in the sidecar: "
                "`fix` if that reading is right, else `keep`.\n"
            ),
        ),
    ],
    ids=("kind", "turned", "wordless", "empty", "headlines", "menu", "mojibake"),
)
def test_an_import_says_what_is_wrong(file: str, text: str, expected: str, add: Add, run: Command) -> None:
    add(f"seeds/{file}", text)

    assert expected in run("import", f"seeds/{file}").stderr


def test_one_id_for_two_articles_is_refused(add: Add, run: Command) -> None:
    add("articles/a.txt", STORY)
    add("articles/b.txt", STORY)
    expected = "--id: one id cannot name several articles\n    Import them one by one.\n"

    assert expected == run("import", "articles", "--id", "port").stderr


def test_a_file_that_is_larger_than_any_article_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "LARGEST_TEXT", 2_000_000)
    expected = "seeds/a.txt: this file has 3 MB\n    A seed is one article, of at most 2 MB."

    with pytest.raises(ContentError) as caught, reading("seeds/a.txt"):
        read_seed(b"x" * 3_000_000, "a", "a.txt")

    assert [expected] == list(map(str, caught.value.problems))


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    expected = "a.yaml: this file cannot be read: Is a directory\n    Check who may read it, and run this again."

    with pytest.raises(ContentError) as caught:
        read_text(NamedPath(tmp_path, "a.yaml"))

    assert [expected] == list(map(str, caught.value.problems))


def test_a_line_that_markdown_never_shows_as_it_is_is_refused() -> None:
    class Deaf:
        is_usual = False

        def convert(self, _text: str, **_: object) -> Converted:
            return Converted("<p>x</p>")

    expected = (
        "zenda.txt:3:1: Markdown cannot show this line as it is\n"
        "    Take the line's unusual characters out of the seed; its text is otherwise unchanged."
    )

    with pytest.raises(ContentError) as caught, reading("zenda.txt"):
        draft(read_seed(STORY.encode(), "zenda", "zenda.txt"), None, Deaf())

    assert expected in list(map(str, caught.value.problems))


def test_a_folder_of_schemas_that_is_a_link_is_refused(ruritania: Path, run: Command) -> None:
    (ruritania / "elsewhere").mkdir()
    (ruritania / "content" / ".schemas").symlink_to(ruritania / "elsewhere")
    expected = "this folder is a link, and nothing is written through it\n    Put a folder in its place.\n"

    assert run("schema").stderr.endswith(expected)
    assert list((ruritania / "elsewhere").iterdir()) == []
