"""An article from elsewhere with a sidecar beside it -> the sidecar comes along, and is obeyed."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from newsgloss.drafts.desks import folder_desk, project_desk
from newsgloss.drafts.importing import import_article
from newsgloss.model.problems import ContentError
from newsgloss.model.settings import Project
from newsgloss.model.yaml_text.parsing import parse
from newsgloss.seeds.sidecars import load_seed
from tests.drafts.refusals import refused

Files = Callable[[], dict[str, bytes]]

SIDECAR = """\
# Ours since May.
id: my-bridge   # as it was printed
file: 'my bridge.txt'
sha256: {sha256}
headline: Bridge opens
lang: en
wrap: true
rights: {{holder: Zenda Courier, permission: granted}}
"""
POEM = "Bridge opens\n\nThe bridge of Strelsau\nOpened on Sunday.\n"


@pytest.fixture
def desk_copy(tmp_path: Path) -> Path:
    """Return an article elsewhere on disk, with a sidecar beside it."""
    path = tmp_path / "desk" / "my bridge.txt"
    path.parent.mkdir()
    path.write_text(POEM)
    sha256 = hashlib.sha256(POEM.encode()).hexdigest()
    path.with_suffix(".yaml").write_text(SIDECAR.format(sha256=sha256))
    return path


def test_a_sidecar_beside_an_article_is_obeyed_and_copied_with_it(project: Project, desk_copy: Path) -> None:
    carried = desk_copy.with_suffix(".yaml").read_text().replace("'my bridge.txt'", "my-bridge.txt")
    expected = ("my-bridge", carried, "> The bridge of Strelsau Opened on Sunday.")

    imported = import_article(project_desk(project), desk_copy)

    draft = (project.explainers / "my-bridge.md").read_text(encoding="utf-8")
    assert expected == (imported.seed, (project.seeds / "my-bridge.yaml").read_text(), draft.splitlines()[-1])
    assert imported.problems == ()


def test_a_language_that_a_carried_sidecar_does_not_say_is_told(project: Project, desk_copy: Path) -> None:
    sidecar = desk_copy.with_suffix(".yaml")
    sidecar.write_text(sidecar.read_text().replace("lang: en\n", ""))
    expected = (
        "seeds/my-bridge.yaml: advice: guessed: lang en (the site's; the text is too short to tell)\n"
        "    Write `lang: en`, or the right one, into it."
    )

    assert [expected] == [str(problem) for problem in import_article(project_desk(project), desk_copy).problems]


def test_a_carried_sidecar_takes_the_id_that_was_given(project: Project, desk_copy: Path) -> None:
    carried = desk_copy.with_suffix(".yaml").read_text()
    expected = carried.replace("'my bridge.txt'", "strelsau.txt").replace("id: my-bridge ", "id: strelsau ")

    import_article(project_desk(project), desk_copy, "strelsau")

    assert expected == (project.seeds / "strelsau.yaml").read_text()
    assert load_seed(project, project.seeds / "strelsau.txt")[0].sidecar


def test_outside_a_project_the_sidecar_comes_along_too(tmp_path: Path, desk_copy: Path) -> None:
    expected = desk_copy.with_suffix(".yaml").read_text()

    import_article(folder_desk(tmp_path / "out"), desk_copy)

    assert expected == (tmp_path / "out" / "my-bridge.yaml").read_text()


def test_a_sidecar_that_is_there_is_kept_and_said_so(project: Project, desk_copy: Path) -> None:
    import_article(project_desk(project), desk_copy)
    beside = desk_copy.with_suffix(".yaml")
    beside.write_text(beside.read_text() + "publisher: Zenda Courier\n")
    kept = (project.seeds / "my-bridge.yaml").read_text()
    expected = (
        "seeds/my-bridge.yaml: warning: there is another sidecar here\n"
        f"    It was left as it is. Take over from {beside} what you need."
    )

    imported = import_article(project_desk(project), desk_copy)

    assert [expected] == [str(problem) for problem in imported.problems]
    assert kept == (project.seeds / "my-bridge.yaml").read_text()


def test_a_sidecar_of_other_bytes_is_refused_wherever_it_stands(
    project: Project, desk_copy: Path, files: Files
) -> None:
    desk_copy.write_text(POEM + "It rained.\n")
    before = files()

    found = refused(project, desk_copy)

    assert f"{desk_copy.with_suffix('.yaml')}:4:9: the sidecar says sha256 " in found[0]
    digest = hashlib.sha256(desk_copy.read_bytes()).hexdigest()
    assert found[0].endswith(f"    Restore the file as it came; if the new text is right, write {digest}.")
    assert before == files()


@pytest.mark.parametrize(
    ("there", "found"),
    [
        (SIDECAR.format(sha256="0" * 64).replace("my bridge.txt", "my-bridge.txt"), "the sidecar says sha256 '000"),
        ("id: [\n", "this bracket is not closed: ["),
    ],
)
def test_an_import_that_the_sidecar_in_its_place_refuses_leaves_nothing_behind(
    there: str, found: str, project: Project, desk_copy: Path, files: Files
) -> None:
    (project.seeds / "my-bridge.yaml").write_text(there)
    before = files()

    assert found in refused(project, desk_copy)[0]
    assert before == files()


def test_an_import_that_a_sidecar_elsewhere_refuses_leaves_nothing_behind(tmp_path: Path, desk_copy: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    kept = json.dumps({"id": "my-bridge", "file": desk_copy.name, "colour": "red"})
    (folder / "my-bridge.yaml").write_text(kept)

    with pytest.raises(ContentError, match="colour"):
        import_article(folder_desk(folder), desk_copy)

    assert [path.name for path in folder.rglob("*")] == ["my-bridge.yaml"]


def test_a_sidecar_that_cannot_be_renamed_is_refused(project: Project, desk_copy: Path, files: Files) -> None:
    beside = desk_copy.with_suffix(".yaml")
    beside.write_text(json.dumps(parse(beside.read_text(), "x").data))
    before = files()
    expected = [
        (
            f"{beside}: this sidecar cannot be copied under another name\n"
            "    Write `id: my-bridge` and `file: my-bridge.txt` in it, each on a line of its own."
        )
    ]

    assert expected == refused(project, desk_copy)
    assert before == files()


def test_a_sidecar_that_is_only_begun_is_filled_in(project: Project, desk_copy: Path) -> None:
    desk_copy.with_suffix(".yaml").write_text("# My choice.\nwrap: true\nlang: fr\n")

    imported = import_article(project_desk(project), desk_copy)

    sidecar = parse((project.seeds / "bridge-opens.yaml").read_text(), "").data
    draft = (project.explainers / "bridge-opens.md").read_text(encoding="utf-8")
    assert (sidecar["headline"], sidecar["wrap"], sidecar["lang"]) == ("Bridge opens", "true", "fr")
    assert draft.splitlines()[-1] == "> The bridge of Strelsau Opened on Sunday."
    assert (
        "\n# My choice.\nwrap: true\nlang: fr\nid: bridge-opens\n" in (project.seeds / "bridge-opens.yaml").read_text()
    )
    assert imported.problems == ()
    assert import_article(project_desk(project), desk_copy).problems == ()


@pytest.mark.parametrize(
    "begun",
    [
        "{mojibake: keep, wrap: true} # so it is\n",
        "---\n# Ours.\nwrap: true # so it is\n\npublisher: 'The\n  Gazette'\n...\n",
        '# Ours.\n\n"wrap": true\nrights: # all\n  # so it is\n  permission: own\n  holder: We\n',
    ],
)
def test_a_sidecar_that_is_filled_in_keeps_its_order_and_comments(
    project: Project, desk_copy: Path, begun: str
) -> None:
    desk_copy.with_suffix(".yaml").write_text(begun)
    said = parse(begun, "").data

    import_article(project_desk(project), desk_copy)

    text = (project.seeds / "bridge-opens.yaml").read_text()
    sidecar = parse(text, "").data
    assert said == {key: sidecar[key] for key in said}
    assert [*said] == [*sidecar][: len(said)]
    assert "# so it is" in text
    assert text.count("permission:") == ("rights:" in begun)


def test_what_is_wrong_in_a_sidecar_that_is_only_begun_is_told(project: Project, desk_copy: Path) -> None:
    desk_copy.with_suffix(".yaml").write_text("mojibake: bad\n")
    expected = "'mojibake' cannot be 'bad'"

    assert expected in str(refused(project, desk_copy))
