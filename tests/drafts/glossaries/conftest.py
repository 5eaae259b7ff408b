"""Glossaries from elsewhere, imported into the small project about the lake."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsgloss.drafts.glossaries.importing import GlossaryImport, import_glossary
from newsgloss.drafts.glossaries.origin import SaidOrigin
from newsgloss.linking.glossary import load_glossary
from newsgloss.model.folders import NamedPath
from newsgloss.model.problems import ContentError
from newsgloss.model.settings import Project, find_project
from newsgloss.model.yaml_source import read_document

Give = Callable[..., GlossaryImport]
GAZETTE = SaidOrigin(source="gazette")


@pytest.fixture
def give(ruritania: Path, tmp_path: Path) -> Give:
    """Return what imports a text, or bytes, as a glossary in a file of some name; our glossary then has no error."""

    def run(name: str, text: str | bytes, said: SaidOrigin = GAZETTE, **columns: str) -> GlossaryImport:
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        project = find_project(ruritania)
        done = import_glossary(project, NamedPath(path, name), said, columns)
        load_glossary(project.seen(project.content))
        return done

    return run


@pytest.fixture
def entries(give: Give) -> Callable[..., list[dict[str, Any]]]:
    """Return what imports a glossary and returns the entries that it has written, as plain data."""

    def run(name: str, text: str | bytes, said: SaidOrigin = GAZETTE, **columns: str) -> list[dict[str, Any]]:
        done = give(name, text, said, **columns)
        assert done.path
        found: list[dict[str, Any]] = read_document(NamedPath(done.path, name)).data
        return found

    return run


@pytest.fixture
def unplaced(give: Give) -> Callable[..., list[str]]:
    """Return what imports a glossary and returns what has no place, each as `line: what: why`."""
    return lambda *arguments, **columns: [
        f"{each.line}: {each.what}: {each.why}" for each in give(*arguments, **columns).unplaced
    ]


@pytest.fixture
def refused(give: Give, files: Callable[[], dict[str, bytes]]) -> Callable[..., list[str]]:
    """Return what imports a glossary that is refused, with nothing changed, and returns what is said."""

    def run(*arguments: Any, **columns: str) -> list[str]:
        before = files()
        with pytest.raises(ContentError) as caught:
            give(*arguments, **columns)
        assert before == files()
        return [str(problem) for problem in caught.value.problems]

    return run


@pytest.fixture
def sources(project: Project) -> Callable[[], list[dict[str, Any]]]:
    """Return what lists the project's sources as they are now."""

    def run() -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = read_document(project.seen(project.content / "sources.yaml")).data
        return found

    return run
