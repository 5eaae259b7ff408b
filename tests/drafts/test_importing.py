import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from newsgloss.drafts.desks import Desk, articles, drafted, folder_desk, project_desk
from newsgloss.drafts.front_matter import front_matter
from newsgloss.drafts.importing import Imported, ImportRun, import_article, import_missing
from newsgloss.drafts.markdown_draft import Outcome
from newsgloss.model.fields import slug
from newsgloss.model.problems import ContentError, Level, Place, Problem
from newsgloss.model.settings import Project
from newsgloss.model.sources import Sidecar
from newsgloss.seeds.formats.kinds import ENDINGS
from newsgloss.seeds.seed import Seed
from newsgloss.seeds.sidecars import RawArticle, load_seed, seed_files
from tests.drafts.refusals import refused
from tests.seeds.formats.made_files import epub, mail, mhtml, paragraph, word, zipped

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Files = Callable[[], dict[str, bytes]]

STRELSAU = "Bridge opens\n\nThe bridge of Strelsau opened on Sunday.\n"
FRONT = {"title": "Bridge opens", "seed": "strelsau", "status": "draft"}
DRAFT = f"{front_matter(FRONT)}\n> The bridge of Strelsau opened on Sunday.\n"


@pytest.fixture
def strelsau(add: Add, project: Project) -> Path:
    """Add a seed that no explainer is built on; return its file."""
    add("seeds/strelsau.txt", STRELSAU)
    return project.seeds / "strelsau.txt"


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


def test_an_article_that_has_changed_since_is_told_so(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "bridge.txt"
    path.write_text(f"{STRELSAU}\nIt was cold.\n\nIt rained.\n", encoding="utf-8")
    import_article(project_desk(project), path)
    path.write_text(f"{STRELSAU}\nIt was cold.\n\nIt snowed.\n", encoding="utf-8")
    message = (
        "this has changed since it was imported as seeds/bridge-opens.txt: "
        "blocks that differ: 1, new: 0, in the explainer alone: 0"
    )
    remedy = "To take it over, import it by itself, with --id bridge-opens --update."

    assert [f"{path}: {message}\n    {remedy}"] == refused(project, path)


@pytest.fixture
def version(project: Project, tmp_path: Path) -> Path:
    """Import an article, then return a new version of it from its publisher, which has another headline."""
    path = tmp_path / "bridge.txt"
    path.write_text(f"{STRELSAU}\nIt was cold.\n\nIt rained.\n", encoding="utf-8")
    import_article(project_desk(project), path)
    new = tmp_path / "new.txt"
    new.write_text(f"Bridge is open\n\n{STRELSAU[14:]}\nIt was cold.\n\nIt snowed.\n", encoding="utf-8")
    return new


def test_a_new_version_replaces_the_former_one_and_its_digest(project: Project, version: Path) -> None:
    desk, sidecar = project_desk(project), project.seeds / "bridge-opens.yaml"
    before = sidecar.read_text("utf-8")
    former = hashlib.sha256((project.seeds / "bridge-opens.txt").read_bytes()).hexdigest()

    imported = import_article(desk, version, "bridge-opens", update=True)

    assert imported.outcome is Outcome.REWRITTEN
    assert version.read_bytes() == (project.seeds / "bridge-opens.txt").read_bytes()
    assert sidecar.read_text("utf-8") == before.replace(former, hashlib.sha256(version.read_bytes()).hexdigest())
    assert load_seed(project, project.seeds / "bridge-opens.txt")[1] == []
    assert import_article(desk, version, "bridge-opens", update=True).outcome is Outcome.UNCHANGED


def test_a_new_version_leaves_an_explainer_that_its_author_has_changed(project: Project, version: Path) -> None:
    explainer, sidecar = project.explainers / "bridge-opens.md", project.seeds / "bridge-opens.yaml"
    explainer.write_text(explainer.read_text("utf-8") + "\nOurs.\n", encoding="utf-8")
    sidecar.write_text(sidecar.read_text("utf-8") + "subheads: [5]\nmedia: [7]\n", encoding="utf-8")
    before = explainer.read_bytes()
    remedy = "Where the explainer has the former words, take over the new ones: `newsgloss check` names them."
    look = "Look whether they are right, and import again."
    expected = [
        f"seeds/bridge-opens.txt: advice: this was replaced by a new version\n    {remedy}",
        f"seeds/bridge-opens.yaml: warning: `subheads` has the numbers of lines in the former version\n    {look}",
        f"seeds/bridge-opens.yaml: warning: `media` has the numbers of lines in the former version\n    {look}",
    ]

    imported = import_article(project_desk(project), version, "bridge-opens", update=True)

    assert imported.outcome is Outcome.KEPT
    assert before == explainer.read_bytes()
    assert "## It was cold" in explainer.with_name("bridge-opens.new.md").read_text("utf-8")
    assert expected == [str(problem) for problem in imported.problems]


@pytest.fixture
def corrected(project: Project, strelsau: Path) -> Path:
    """Import a seed, then correct it by hand."""
    strelsau.write_text(f"{STRELSAU}\nIt was cold, and the lake froze.\n\nNobody crossed.\n", encoding="utf-8")
    import_article(project_desk(project), strelsau)
    text = strelsau.read_text("utf-8").replace("Sunday", "a Monday in June").replace("cold, and", "cold. Then")
    strelsau.write_text(
        text.replace("\nNobody crossed.\n", "").replace("Bridge opens", "Bridge open"), encoding="utf-8"
    )
    return strelsau


CORRECTIONS = [
    "seeds/strelsau.txt: advice: 'Bridge opens' is now 'Bridge open'",
    "seeds/strelsau.txt:3:1: advice: 'Sunday.' is now 'a Monday in June.'",
    "seeds/strelsau.txt:5:1: advice: 'Nobody crossed.' is gone",
    "seeds/strelsau.txt:5:1: advice: 'cold, and' is now 'cold. Then'",
]


def test_a_seed_that_was_corrected_is_refused_with_the_words_that_changed(
    project: Project, corrected: Path, files: Files
) -> None:
    before = files()
    remedy = "if the new text is right, `newsgloss import seeds/strelsau.txt --update` takes it over."

    for update, run in ((False, None), (True, ImportRun())):  # nor does a run of many take it over
        with pytest.raises(ContentError) as caught:
            import_article(project_desk(project), corrected, update=update, run=run)
        told = [str(problem) for problem in caught.value.problems]

        assert [f"{line}\n    Look whether the source has it so." for line in CORRECTIONS] == told[:-1]
        assert told[-1].endswith(f"    Restore the file as it came; {remedy}")
    assert before == files()


def test_a_seed_that_was_corrected_is_taken_over_if_asked_and_tells_what_changed(
    project: Project, corrected: Path
) -> None:
    sidecar = project.seeds / "strelsau.yaml"
    before = sidecar.read_text("utf-8")

    imported = import_article(project_desk(project), corrected, update=True)

    assert [str(problem).partition("\n")[0] for problem in imported.problems if "is now" in problem.message] == [
        line for line in CORRECTIONS if "is now" in line
    ]
    assert imported.outcome is Outcome.REWRITTEN
    digest = hashlib.sha256(corrected.read_bytes()).hexdigest()
    assert sidecar.read_text("utf-8") == re.sub("sha256: .*", f"sha256: {digest}", before)
    assert load_seed(project, corrected)[1] == []
    assert import_article(project_desk(project), corrected).outcome is Outcome.UNCHANGED


def test_of_a_corrected_seed_what_cannot_be_told_is_said(project: Project, strelsau: Path) -> None:
    import_article(project_desk(project), strelsau)
    told = []
    for words, base in (("\n\n", True), ("\nIt rained.\n", False)):
        strelsau.write_text(STRELSAU + words, encoding="utf-8")
        if not base:
            (project.seeds / ".base" / "strelsau.md").unlink()
        told.append(str(import_article(project_desk(project), strelsau, update=True).problems[0]))

    unseen = "its bytes changed, and none of the words that are shown"
    unknown = "which words changed is not known: there is no seeds/.base/strelsau.md"
    compare = "Compare the file with its former version in your version control."
    left_out = "Compare what an import leaves out with its former version in your version control."
    assert told == [
        f"seeds/strelsau.txt: advice: {unseen}\n    {left_out}",
        f"seeds/strelsau.txt: advice: {unknown}\n    {compare}",
    ]


def test_a_new_draft_is_written_over_no_earlier_one(project: Project, strelsau: Path) -> None:
    import_article(project_desk(project), strelsau)
    explainer = project.explainers / "strelsau.md"
    explainer.write_text(f"{DRAFT}\nOurs.\n", encoding="utf-8")
    told = []
    for words in ("", "", "\nEdited.\n"):
        for new in project.explainers.glob("*.new.md"):
            new.write_text(new.read_text("utf-8") + words, encoding="utf-8")
        told.append(import_article(project_desk(project), strelsau, update=True).update)
    first, again, numbered = (str(text).partition(":")[0] for text in told)

    assert [first, again] == ["content/explainers/strelsau.new.md"] * 2
    assert numbered == "content/explainers/strelsau.2.new.md"
    assert (project.explainers / "strelsau.new.md").read_text("utf-8").endswith("Edited.\n")


def test_another_story_replaces_none_and_a_version_none_in_another_format(
    project: Project, version: Path, files: Files
) -> None:
    other, page = version.with_name("other.txt"), version.with_suffix(".md")
    other.write_text("Port closes\n\nNobody may cross the lake of Zenda before the spring.\n", encoding="utf-8")
    page.write_bytes(version.read_bytes())
    before = files()
    remedy = "To take it over, save it in the format of that file, and import it with --id bridge-opens --update."

    with pytest.raises(ContentError, match="the id 'bridge-opens' is taken by another text"):
        import_article(project_desk(project), other, "bridge-opens", update=True)
    with pytest.raises(ContentError) as caught:
        import_article(project_desk(project), page, "bridge-opens", update=True)

    assert remedy == caught.value.problems[0].remedy
    assert before == files()


def test_a_new_version_is_known_by_its_address_too(project: Project, version: Path) -> None:
    head = "<html><head><title>{}</title><link rel=canonical href=https://example.org/bridge></head><body><article>"
    told = {
        "The bridge opens": "The bridge of Strelsau opened on Sunday",
        "The bridge": "Rain has washed it away again",
    }
    old, new = version.with_name("old.html"), version.with_name("new.html")
    for path, (title, words) in zip((old, new), told.items(), strict=True):
        story = "".join(f"<p>{words}, {who} of the lake told the council in a long statement.</p>" for who in "ABC")
        path.write_text(f"{head.format(title)}<h1>{title}</h1>{story}</article></body></html>", encoding="utf-8")
    import_article(project_desk(project), old, "pont")

    assert import_article(project_desk(project), new, "pont", update=True).outcome is Outcome.REWRITTEN


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
