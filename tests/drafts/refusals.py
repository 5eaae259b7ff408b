"""A file that cannot be imported -> why."""

from pathlib import Path

import pytest

from newsgloss.drafts.desks import project_desk
from newsgloss.drafts.importing import import_article
from newsgloss.model.problems import ContentError
from newsgloss.model.settings import Project


def refused(project: Project, path: Path) -> list[str]:
    """Return why a file cannot be imported."""
    with pytest.raises(ContentError) as caught:
        import_article(project_desk(project), path)
    return [str(problem) for problem in caught.value.problems]
