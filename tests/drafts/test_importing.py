import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from newsgloss.drafts.desks import Desk, articles, drafted, folder_desk, project_desk
from newsgloss.drafts.front_matter import front_matter
from newsgloss.drafts.importing import Imported, import_article, import_missing
from newsgloss.drafts.markdown_draft import Outcome
from newsgloss.model.fields import slug
from newsgloss.model.problems import ContentError, Level, Place, Problem
from newsgloss.model.settings import Project
from newsgloss.model.sources import Sidecar
from newsgloss.seeds.formats.kinds import ENDINGS
from newsgloss.seeds.seed import Seed
from newsgloss.seeds.sidecars import RawArticle, load_seed, seed_files
from tests.drafts.conftest import STRELSAU
from tests.drafts.refusals import refused
from tests.seeds.formats.made_files import epub, mail, mhtml, paragraph, word, zipped

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Files = Callable[[], dict[str, bytes]]

FRONT = {"title": "Bridge opens", "seed": "strelsau", "status": "draft"}
DRAFT = f"{front_matter(FRONT)}\n> The bridge of Strelsau opened on Sunday.\n"


def test_a_seed_becomes_a_draft(project: Project, strelsau: Path) -> None:
    guessed = Problem(
        Place("seeds/strelsau.yaml"),
        "guessed: lang en (the site's; the text is too short to tell)",
        "Correct in it what is wrong.",
        Level.ADVICE,
    )
    draft = "content/explainers/strelsau.md"
    expected = (Imported("strelsau", draft, Outcome.CREATED, (guessed,), unsigned="seeds/strelsau.yaml"), DRAFT)

    imported = import_article(project_desk(project), strelsau)

    assert expected == (imported, (project.explainers / "strelsau.md").read_text(encoding="utf-8"))


def test_draft_record_sidecar_and_base_are_written(project: Project, strelsau: Path, files: Files) -> None:
    before = files()
    expected = [
        "content/explainers/strelsau.md",
        "seeds/.base/strelsau.md",
        "seeds/strelsau.record.json",
        "seeds/strelsau.yaml",
    ]

    import_article(project_desk(project), strelsau)

    assert expected == sorted(files().keys() - before.keys())


def test_the_seed_itself_is_not_touched(project: Project, strelsau: Path, files: Files) -> None:
    expected = files()

    import_article(project_desk(project), strelsau)

    assert expected == {name: data for name, data in files().items() if name in expected}


def test_importing_again_changes_nothing(project: Project, strelsau: Path, files: Files) -> None:
    import_article(project_desk(project), strelsau)
    expected = (files(), Outcome.UNCHANGED)

    outcome = import_article(project_desk(project), strelsau).outcome

    assert expected == (files(), outcome)


def test_importing_again_writes_no_file(project: Project, strelsau: Path) -> None:
    import_article(project_desk(project), strelsau)
    expected = {path: path.stat().st_mtime_ns for path in project.root.rglob("*") if path.is_file()}

    import_article(project_desk(project), strelsau)

    assert expected == {path: path.stat().st_mtime_ns for path in project.root.rglob("*") if path.is_file()}


def test_what_an_author_changed_is_kept(project: Project, strelsau: Path, change: Change, files: Files) -> None:
    import_article(project_desk(project), strelsau)
    change("content/explainers/strelsau.md", "title: Bridge opens", "title: Who built the bridge?")
    expected = (files()["content/explainers/strelsau.md"], Outcome.KEPT)

    outcome = import_article(project_desk(project), strelsau).outcome

    assert expected == (files()["content/explainers/strelsau.md"], outcome)


def test_what_an_author_changed_is_kept_when_the_draft_would_be_another(
    project: Project, strelsau: Path, change: Change, add: Add
) -> None:
    import_article(project_desk(project), strelsau)
    add("content/explainers/strelsau.md", "\nOurs.\n")
    change("seeds/strelsau.yaml", "# published: YYYY-MM-DD", "published: 2031-05-04")
    expected = (DRAFT + "\nOurs.\n", Outcome.KEPT)

    outcome = import_article(project_desk(project), strelsau).outcome

    assert expected == ((project.explainers / "strelsau.md").read_text(encoding="utf-8"), outcome)


def test_a_draft_that_nobody_touched_is_rewritten(project: Project, strelsau: Path, change: Change) -> None:
    import_article(project_desk(project), strelsau)
    change("seeds/strelsau.yaml", "# published: YYYY-MM-DD", "published: 2031-05-04")
    said = {"title": "Bridge opens", "seed": "strelsau", "story_date": "2031-05-04", "status": "draft"}
    dated = DRAFT.replace(front_matter(FRONT), front_matter(said))
    expected = (dated, dated, Outcome.REWRITTEN)

    outcome = import_article(project_desk(project), strelsau).outcome

    paths = [project.explainers / "strelsau.md", project.seeds / ".base" / "strelsau.md"]
    assert expected == (*[path.read_text(encoding="utf-8") for path in paths], outcome)


def test_a_draft_that_was_deleted_is_written_again(project: Project, strelsau: Path) -> None:
    import_article(project_desk(project), strelsau)
    (project.explainers / "strelsau.md").unlink()
    expected = (Outcome.CREATED, DRAFT)

    outcome = import_article(project_desk(project), strelsau).outcome

    assert expected == (outcome, (project.explainers / "strelsau.md").read_text(encoding="utf-8"))


def test_a_sidecar_is_the_authors(project: Project, strelsau: Path, change: Change, files: Files) -> None:
    import_article(project_desk(project), strelsau)
    change("seeds/strelsau.yaml", "# byline: as printed", "byline: Flavia Elphberg")
    expected = files()["seeds/strelsau.yaml"]

    import_article(project_desk(project), strelsau)

    assert expected == files()["seeds/strelsau.yaml"]


def test_an_explainer_of_another_name_may_be_built_on_the_seed(project: Project, strelsau: Path) -> None:
    import_article(project_desk(project), strelsau)
    (project.explainers / "strelsau.md").rename(project.explainers / "who-built-the-bridge.md")
    expected = Imported(
        "strelsau", "content/explainers/who-built-the-bridge.md", Outcome.UNCHANGED, unsigned="seeds/strelsau.yaml"
    )

    assert expected == import_article(project_desk(project), strelsau)
    assert not (project.explainers / "strelsau.md").exists()


def test_every_seed_without_an_explainer_is_imported(project: Project, strelsau: Path, add: Add) -> None:
    add("seeds/hentzau.txt", "Rupert escapes\n\nHe rode away.\n")
    expected = ["hentzau", strelsau.stem]

    assert expected == [imported.seed for imported in import_missing(project)]


def test_a_seed_whose_explainer_was_removed_is_not_imported_again(project: Project, strelsau: Path) -> None:
    (imported,) = import_missing(project)
    (project.explainers / f"{imported.seed}.md").unlink()

    assert import_missing(project) == []
    assert import_article(project_desk(project), strelsau).outcome is Outcome.CREATED  # when it is asked for


def test_nothing_is_imported_where_every_seed_has_its_explainer(project: Project, files: Files) -> None:
    expected: tuple[list[Imported], dict[str, bytes]] = ([], files())

    assert expected == (import_missing(project), files())


def test_no_seed_is_imported_while_an_explainer_cannot_be_read(project: Project, files: Files) -> None:
    import_missing(project)
    (project.explainers / "zenda.md").rename(project.explainers / "lake.md")
    lake = project.explainers / "lake.md"
    lake.write_text(lake.read_text(encoding="utf-8").replace("title:", "titel:"), encoding="utf-8")
    before = files()

    assert import_missing(project) == []
    assert before == files()


def test_a_file_from_elsewhere_is_copied_unaltered(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "any name.txt"
    path.write_bytes(STRELSAU.replace("\n", "\r\n").encode())
    expected = ("bridge-opens", "content/explainers/bridge-opens.md", Outcome.CREATED, "seeds/bridge-opens.yaml")

    imported = import_article(project_desk(project), path)

    assert expected == (imported.seed, imported.draft, imported.outcome, imported.unsigned)
    assert path.read_bytes() == (project.seeds / "bridge-opens.txt").read_bytes()


def test_a_file_from_elsewhere_is_read_once(project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "any name.txt"
    path.write_text(STRELSAU, encoding="utf-8")
    read: list[Path] = []

    def reading(desk: Desk, article: RawArticle, id_: str | None = None) -> tuple[Seed, Sidecar | None, str]:
        read.append(article.file.path)
        return drafted(desk, article, id_)

    monkeypatch.setattr("newsgloss.drafts.importing.drafted", reading)
    import_article(project_desk(project), path)

    assert read == [path]
    assert '"file": "bridge-opens.txt"' in (project.seeds / "bridge-opens.record.json").read_text(encoding="utf-8")


def test_the_drafts_that_are_kept_beside_the_seeds_are_no_articles(project: Project, strelsau: Path) -> None:
    import_article(project_desk(project), strelsau)
    expected = [project.seeds / "strelsau.txt", project.seeds / "zenda.txt"]

    assert (project.seeds / ".base" / "strelsau.md").is_file()
    assert (expected, []) == articles(project_desk(project), project.seeds)


GERMAN = (
    "Die Fähre über den See\n\nDie Fähre fährt seit Montag wieder über den See, sagte der Fährmann. "
    "Die Menschen am Ufer haben lange auf sie gewartet, und viele von ihnen sind schon gefahren.\n"
)


@pytest.mark.parametrize(
    ("former", "expected"), [([], "die-faehre-ueber-den-see"), (["die-fahre-uber-den-see"], "die-fahre-uber-den-see")]
)
def test_an_id_is_made_as_the_texts_language_does_unless_the_article_has_another_already(
    former: list[str], expected: str, project: Project, tmp_path: Path
) -> None:
    article = tmp_path / "2031-05.txt"
    article.write_text(GERMAN, encoding="utf-8")
    for id_ in former:
        import_article(project_desk(project), article, id_)

    assert import_article(project_desk(project), article).seed == expected


def test_an_id_that_another_text_has_is_taken(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "strelsau.txt"
    path.write_text(STRELSAU)
    message = "the id 'zenda' is taken by another text: seeds/zenda.txt"
    expected = [f"{path}: {message}\n    Import it by itself, with another --id."]

    with pytest.raises(ContentError) as caught:
        import_article(project_desk(project), path, "zenda")

    assert expected == [str(problem) for problem in caught.value.problems]


def test_a_file_of_another_kind_is_no_seed(project: Project, add: Add) -> None:
    add("seeds/strelsau.pdf", STRELSAU)
    remedy = f"If it is an article, save it as text or as a web page ({', '.join(ENDINGS)})."
    expected = [f"seeds/strelsau.pdf: this kind of file is not read\n    {remedy}"]

    assert expected == refused(project, project.seeds / "strelsau.pdf")


@pytest.mark.parametrize(
    ("data", "name", "copy"),
    [
        (word(paragraph("Bridge opens") + paragraph("It opened.")), "bridge.doc", "bridge-opens.docx"),
        (mhtml(), "bridge", "council-of-ruritania-closes-a-bridge.mhtml"),
        (zipped(STRELSAU.encode()), "bridge.txt.gz", "bridge-opens.gz"),
        (mail("It opened.\n"), "bridge.txt", "cafe-on-the-pier-closes.txt"),
        (epub({"a.xhtml": "<h1>Bridge opens</h1><p>It opened.</p>"}), "a.epub", "bridge-opens.epub"),
    ],
)
def test_an_article_of_another_format_is_copied_unaltered_and_read_again(
    project: Project, tmp_path: Path, data: bytes, name: str, copy: str
) -> None:
    (tmp_path / name).write_bytes(data)

    imported = import_article(project_desk(project), tmp_path / name)

    assert data == (project.seeds / copy).read_bytes()
    assert import_article(project_desk(project), project.seeds / copy).outcome is Outcome.UNCHANGED
    assert imported.seed in {path.stem for path in seed_files(project)}


def test_how_an_article_is_to_be_read_is_written_into_its_sidecar(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "bridge.txt"
    path.write_text("Bridge opens\n\nThe â€œbridgeâ€\x9d opened.\n", encoding="utf-8")
    asked = replace(project_desk(project), asked={"mojibake": "fix"})

    import_article(asked, path)

    assert "“bridge” opened" in (project.explainers / "bridge-opens.md").read_text(encoding="utf-8")
    assert "\nmojibake: fix\n" in (project.seeds / "bridge-opens.yaml").read_text(encoding="utf-8")
    assert load_seed(project, project.seeds / "bridge-opens.txt")[1] == []


def test_a_draft_elsewhere_follows_its_article(tmp_path: Path) -> None:
    path, desk = tmp_path / "bridge.txt", folder_desk(tmp_path / "out")
    path.write_text(STRELSAU, encoding="utf-8")
    import_article(desk, path)
    path.write_text(f"{STRELSAU}\nIt snowed.\n", encoding="utf-8")

    imported = import_article(desk, path)

    assert imported.outcome is Outcome.REWRITTEN
    assert str(imported.update).endswith("bridge-opens.md: blocks that differ: 0, new: 1, in the explainer alone: 0")
    assert hashlib.sha256(path.read_bytes()).hexdigest() in (tmp_path / "out/bridge-opens.yaml").read_text("utf-8")


def test_a_file_that_is_not_there_is_a_problem(project: Project) -> None:
    expected = ["seeds/hentzau.txt: there is no such file\n    Check its name."]

    assert expected == refused(project, project.seeds / "hentzau.txt")


def test_a_seed_that_cannot_be_read_leaves_nothing_behind(project: Project, add: Add, files: Files) -> None:
    add("seeds/empty.txt", "\n")
    expected = (files(), ["seeds/empty.txt: this seed is empty\n    Put the article's text in it."])

    assert expected[1] == refused(project, project.seeds / "empty.txt")
    assert expected[0] == files()


def test_a_line_that_cannot_be_converted_is_told_with_its_place(project: Project, add: Add, files: Files) -> None:
    add("seeds/marks.txt", f"Bridge opens\n\n{'[' * 10_001}\n")
    before = files()
    expected = [
        (
            "seeds/marks.txt:3:1: this line has 10001 characters that Markdown reads as marks\n"
            "    Break it up: at most 10000 in a line can be escaped."
        )
    ]

    assert expected == refused(project, project.seeds / "marks.txt")
    assert before == files()


def test_the_id_of_a_seed_is_the_name_of_its_file(project: Project, strelsau: Path, files: Files) -> None:
    before = files()

    with pytest.raises(ContentError, match="the id of a seed is the name of its file") as caught:
        import_article(project_desk(project), strelsau, "zenda-bridge")

    assert caught.value.problems[0].remedy == "Leave out --id, or first rename the file to zenda-bridge.txt."
    assert before == files()


@pytest.mark.parametrize("name", ["Bridge Opens.txt", "bridge_opens.txt", "brücke.txt", "v1.2.txt", "bridge\n.txt"])
def test_a_seed_whose_name_is_no_id_is_refused_before_anything_is_written(
    name: str, project: Project, add: Add, files: Files
) -> None:
    add(f"seeds/{name}", STRELSAU)
    before = files()
    stem = name.removesuffix(".txt")
    written = stem.replace("\n", "\\u000a")
    expected = [f"seeds/{written}.txt: '{written}' is not a valid id\n    Rename the file to {slug(stem)}.txt."]

    assert expected == refused(project, project.seeds / name)
    assert before == files()
