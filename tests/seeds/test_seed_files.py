"""The files of a project -> its seeds, each as its sidecar says it is."""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from newsgloss.model.problems import ContentError
from newsgloss.model.settings import Project
from newsgloss.seeds.sidecars import load_seed, seed_files

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]


def test_a_sidecar_is_read_with_its_seed(project: Project) -> None:
    expected = ("zenda", "Zenda Courier")

    (seed, sidecar, *_), _ = load_seed(project, project.seeds / "zenda.txt")

    assert sidecar is not None
    assert expected == (seed.id, sidecar.publisher)


def test_a_seed_may_have_no_sidecar(project: Project) -> None:
    (project.seeds / "zenda.yaml").unlink()

    assert load_seed(project, project.seeds / "zenda.txt")[0].sidecar is None


def test_without_a_language_in_the_sidecar_it_is_told_by_the_words(project: Project, change: Change) -> None:
    change("seeds/zenda.yaml", "lang: en\n", "")
    told = "seeds/zenda.yaml: advice: guessed: lang {0} ({1})\n    Write `lang: {0}`, or the right one, into it."
    french = "Le bac est fermé\n\nLe maire a dit que le bac de la ville serait fermé une semaine à cause du vent.\n"
    expected = {
        "fr": [told.format("fr", "the words of the text")],
        "en": [told.format("en", "the site's; the text is too short to tell")],
    }

    found = {}
    for text in (french, "Bac\n\nZenda.\n"):
        (project.seeds / "zenda.txt").write_text(text)
        digest = hashlib.sha256(text.encode()).hexdigest()
        sidecar = re.sub(r"sha256: \w+", f"sha256: {digest}", (project.seeds / "zenda.yaml").read_text())
        (project.seeds / "zenda.yaml").write_text(sidecar)
        loaded, problems = load_seed(project, project.seeds / "zenda.txt")
        assert loaded.sidecar is not None
        found[loaded.sidecar.lang] = list(map(str, problems))

    assert expected == found


def test_a_changed_seed_is_found_by_its_digest(project: Project, change: Change) -> None:
    change("seeds/zenda.txt", "may may", "may")
    path = project.seeds / "zenda.txt"
    true = hashlib.sha256(path.read_bytes()).hexdigest()
    sidecar = (project.seeds / "zenda.yaml").read_text(encoding="utf-8")
    said = sidecar.partition("sha256: ")[2].partition("\n")[0]
    expected = [
        (
            f"seeds/zenda.yaml:3:9: the sidecar says sha256 '{said}', the file says '{true}'\n"
            "    Restore the file as it came; if the new text is right, "
            "`newsgloss import seeds/zenda.txt --update` takes it over."
        )
    ]

    with pytest.raises(ContentError) as caught:
        load_seed(project, path)

    assert expected == [str(problem) for problem in caught.value.problems]


def test_a_sidecar_of_another_seed_is_found(project: Project, change: Change) -> None:
    change("seeds/zenda.yaml", "id: zenda", "id: strelsau")
    change("seeds/zenda.yaml", "file: zenda.txt", "file: strelsau.txt")
    expected = [
        (
            "seeds/zenda.yaml:1:5: the sidecar says id 'strelsau', the file says 'zenda'\n"
            "    The id is the file's name without its ending."
        ),
        (
            "seeds/zenda.yaml:2:7: the sidecar says file 'strelsau.txt', the file says 'zenda.txt'\n"
            "    Name the file beside this one."
        ),
    ]

    with pytest.raises(ContentError) as caught:
        load_seed(project, project.seeds / "zenda.txt")

    assert expected == [str(problem) for problem in caught.value.problems]


def test_seeds_are_the_texts_in_their_folder_by_name(project: Project, add: Add) -> None:
    for name in ("b.txt", "a.txt", ".hidden.txt", "notes.md", "b.record.json"):
        add(f"seeds/{name}", "text")
    expected = ["a.txt", "b.txt", "notes.md", "zenda.txt"]

    assert expected == [path.name for path in seed_files(project)]


def test_a_project_without_seeds_has_none(project: Project) -> None:
    for path in project.seeds.iterdir():
        path.unlink()
    project.seeds.rmdir()
    expected: list[Path] = []

    assert expected == seed_files(project)
