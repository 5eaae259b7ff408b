"""New versions of articles that were imported, and seeds that were corrected by hand."""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from newsgloss.drafts.desks import project_desk
from newsgloss.drafts.importing import ImportRun, import_article
from newsgloss.drafts.markdown_draft import Outcome
from newsgloss.model.problems import ContentError
from newsgloss.model.settings import Project
from newsgloss.seeds.sidecars import load_seed
from tests.drafts.conftest import STRELSAU
from tests.drafts.refusals import refused

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Files = Callable[[], dict[str, bytes]]


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
    explainer.write_text(f"{explainer.read_text('utf-8')}\nOurs.\n", encoding="utf-8")
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
