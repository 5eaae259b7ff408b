import os
import stat
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from newsgloss.model.problems import ContentError
from newsgloss.model.settings import Project, find_project
from newsgloss.publishing.manifests import MANIFEST, read_files, read_manifest, write_manifest
from newsgloss.publishing.output_folder import carry_over, leave_only, refuse_others_files, refuse_place

CHOOSE = '    Set OUTPUT_PATH to a folder of its own, such as "output".'


def at(project: Project, folder: str) -> Project:
    """Return the project with another output folder."""
    return replace(project, output=(project.root / folder).resolve())


def site(folder: Path) -> Path:
    """Make a site that a build has made."""
    (folder / "about").mkdir(parents=True)
    (folder / "index.html").write_text("Home", encoding="utf-8")
    (folder / "about/index.html").write_text("About", encoding="utf-8")
    write_manifest(folder, read_files(folder))
    return folder


@pytest.mark.parametrize(
    ("folder", "reason"),
    [
        (".", "is or holds the project's own folder"),
        ("..", "is or holds the project's own folder"),
        ("/", "is the root of the file system"),
        ("content", "is or holds the project's own content/"),
        ("content/site", "lies in the project's own content/"),
        ("seeds", "is or holds the project's own seeds/"),
        ("plugins", "is or holds the project's own plugins/"),
        ("tests/out", "lies in the project's own tests/"),
        (".git/site", "lies in the folder of a version control system"),
    ],
)
def test_a_site_is_never_written_into_the_project_itself(folder: str, reason: str, project: Project) -> None:
    changed = at(project, folder)

    with pytest.raises(ContentError) as caught:
        refuse_place(changed)

    expected = f"pelicanconf.py: OUTPUT_PATH, {changed.shown(changed.output)}, {reason}\n{CHOOSE}"
    assert expected == str(caught.value.problems[0])


def test_a_home_folder_is_no_place_for_a_site(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    home = project.root.parent / "home"
    monkeypatch.setenv("HOME", str(home))

    with pytest.raises(ContentError, match="is or holds your home folder"):
        refuse_place(replace(project, output=home))
    refuse_place(replace(project, output=home / "site"))


def test_an_empty_output_path_is_the_projects_own_folder(ruritania: Path) -> None:
    with (ruritania / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write('OUTPUT_PATH = ""\n')

    with pytest.raises(ContentError, match="is or holds the project's own folder"):
        refuse_place(find_project(ruritania))


@pytest.mark.parametrize("folder", ["output", "docs", "../published"])
def test_a_folder_of_its_own_is_a_place_for_a_site(folder: str, project: Project) -> None:
    refuse_place(at(project, folder))


def test_a_folder_that_is_not_there_or_empty_or_a_builds_own_is_taken(project: Project) -> None:
    refuse_others_files(project)
    project.output.mkdir()
    refuse_others_files(project)
    site(project.output)
    refuse_others_files(project)


def test_files_that_no_build_has_made_are_named_and_the_folder_is_refused(project: Project) -> None:
    docs = project.root / "docs"
    docs.mkdir()
    for number in range(7):
        (docs / f"page-{number}.md").write_text("Mine.", encoding="utf-8")
    named = "page-0.md, page-1.md, page-2.md, page-3.md, page-4.md and 2 more"
    expected = (
        f"docs: the output folder holds files that no build has made, or that were changed: {named}\n"
        "    Move them away, name them in OUTPUT_RETENTION, or delete docs/ if you need none of them; "
        "or choose another OUTPUT_PATH."
    )

    with pytest.raises(ContentError) as caught:
        refuse_others_files(at(project, "docs"))

    assert expected == str(caught.value.problems[0])


def test_a_page_of_a_site_that_was_changed_by_hand_is_not_lost(project: Project) -> None:
    (site(project.output) / "about/index.html").write_text("Mine", encoding="utf-8")

    with pytest.raises(ContentError, match=r"changed: about/index\.html"):
        refuse_others_files(project)


def test_a_site_of_an_earlier_version_is_told_from_others_files(project: Project) -> None:
    for name in ("index.html", "404.html", "theme/newsgloss.css"):
        path = project.output / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    expected = (
        "output: an earlier version built this site, and kept no list of its files\n"
        "    If nothing in it is yours, delete output/ once, and build again."
    )

    with pytest.raises(ContentError) as caught:
        refuse_others_files(project)

    assert expected == str(caught.value.problems[0])


def test_an_output_folder_that_is_a_file_is_refused(project: Project) -> None:
    project.output.write_text("mine", encoding="utf-8")

    with pytest.raises(ContentError, match="the output folder is a file"):
        refuse_others_files(project)


def tree(folder: Path) -> dict[str, int]:
    """Return what is below a folder, with its permissions."""
    return {path.relative_to(folder).as_posix(): stat.S_IMODE(path.lstat().st_mode) for path in folder.rglob("*")}


def test_what_is_kept_is_carried_over_as_it_is(project: Project, tmp_path: Path) -> None:
    kept = replace(project, retained=(*project.retained, "charts"))
    output, new = site(project.output), tmp_path / "new"
    new.mkdir()
    (output / "CNAME").write_text("news.example.org", encoding="utf-8")
    (output / ".nojekyll").touch()
    (output / "charts").mkdir()
    (output / "charts/one.svg").write_text("<svg/>", encoding="utf-8")

    refuse_others_files(kept)
    carry_over(kept, new)

    assert set(tree(new)) == {"CNAME", ".nojekyll", "charts", "charts/one.svg"}
    assert (new / "CNAME").read_text(encoding="utf-8") == "news.example.org"


def test_a_kept_folder_keeps_empty_folders_permissions_and_links(project: Project, tmp_path: Path) -> None:
    kept = replace(project, retained=(".git",))
    git, new = site(project.output) / ".git", tmp_path / "new"
    for folder in ("refs/tags", "objects/info", "hooks"):
        (git / folder).mkdir(parents=True)
    (git / "HEAD").write_text("ref: refs/heads/main", encoding="utf-8")
    (git / "hooks/run").touch(mode=0o755)
    (git / "hooks/link").symlink_to("../../../content")
    (git / "objects/one").touch(mode=0o444)
    (git / "objects/info").chmod(0o555)
    (git / "refs").chmod(0o700)
    new.mkdir()

    carry_over(kept, new)

    assert tree(git) == tree(new / ".git")
    assert (new / ".git/hooks/link").readlink() == Path("../../../content")


def test_a_repository_in_the_output_folder_is_one_after_a_build(project: Project, tmp_path: Path) -> None:
    git = ["git", "-c", "user.name=R", "-c", "user.email=r@example.org", "-C"]
    new = tmp_path / "new"
    subprocess.run([*git[:1], "init", "--quiet", str(site(project.output))], check=True)
    subprocess.run([*git, str(project.output), "add", "index.html"], check=True)
    new.mkdir()

    carry_over(replace(project, retained=(".git",)), new)

    said = subprocess.run([*git, str(new), "status", "--short"], check=True, capture_output=True, text=True).stdout
    assert said == "AD index.html\n"


def test_a_folder_that_held_only_files_of_a_build_goes_with_them(project: Project, tmp_path: Path) -> None:
    site(project.output)
    new = tmp_path / "new"
    new.mkdir()

    carry_over(replace(project, retained=("about",)), new)

    assert tree(new) == {}


def test_what_was_carried_over_can_be_taken_out_again(project: Project, tmp_path: Path) -> None:
    kept = replace(project, retained=("about",))
    mine = site(project.output) / "about/mine"
    mine.mkdir()
    (mine / "deep").mkdir()
    (mine / "one.txt").touch()
    mine.chmod(0o555)
    new = site(tmp_path / "new")
    before = tree(new)

    carry_over(kept, new)
    assert {"about/mine", "about/mine/deep", "about/mine/one.txt"} == set(tree(new)) - set(before)
    leave_only(new, read_manifest(new) or {})

    assert before == tree(new)


def test_a_pipe_cannot_be_kept(project: Project, tmp_path: Path) -> None:
    site(project.output)
    os.mkfifo(project.output / "CNAME")
    expected = "output/CNAME: this is not a file: it is a pipe, a socket or a device\n    Take it out of the folder."

    with pytest.raises(ContentError) as caught:
        carry_over(project, tmp_path)

    assert expected == str(caught.value.problems[0])


@pytest.mark.parametrize(
    ("kept", "built"), [("charts/one.svg", "charts"), ("charts/", "charts"), ("charts", "charts/a")]
)
def test_a_kept_folder_and_a_built_file_of_the_same_name_are_a_problem(
    kept: str, built: str, project: Project, tmp_path: Path
) -> None:
    for folder, name in ((project.output, kept), (tmp_path / "new", built)):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.mkdir() if name.endswith("/") else path.touch()

    with pytest.raises(ContentError, match=r"output/charts.*: the build makes a file of this name"):
        carry_over(replace(project, retained=("charts",)), tmp_path / "new")


def test_a_kept_file_and_a_built_one_of_the_same_name_are_a_problem(project: Project, tmp_path: Path) -> None:
    (site(project.output) / "CNAME").write_text("news.example.org", encoding="utf-8")
    new = tmp_path / "new"
    new.mkdir()
    (new / "CNAME").write_text("other.example.org", encoding="utf-8")
    expected = (
        "output/CNAME: the build makes a file of this name, and this one is not from a build\n"
        "    Keep one of the two: move this file away, or give the build's file another name."
    )

    with pytest.raises(ContentError) as caught:
        carry_over(project, new)

    assert expected == str(caught.value.problems[0])


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"form": 2, "files": {}}', '{"form": 1, "files": {"a": 1}}', "\xff"])
def test_a_manifest_that_says_nothing_sure_is_none(text: str, tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text(text, encoding="latin-1")

    assert read_manifest(tmp_path) is None
