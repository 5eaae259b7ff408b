"""Some files of a small project -> the whole project read and checked as a build does, in one folder that is reused."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from newsgloss.content.loading import load_content
from newsgloss.content.values import Content
from newsgloss.editorial.checks import check
from newsgloss.linking.annotator import strip
from newsgloss.model.problems import Problem, errors
from newsgloss.model.settings import from_settings
from newsgloss.pages.entries.entry_page import entry_page
from newsgloss.pages.explainers.explainer_page import explainer_page
from tests.fuzz.promises import assert_harmless, assert_told, quoted
from tests.samples import EXPLAINER, GLOSSARY, LINKING, PAGE, SEED, SIDECAR, SOURCES

SETTINGS = {
    "ARTICLE_PATHS": ["explainers"],
    "JINJA_ENVIRONMENT": {"autoescape": True},
    "MARKDOWN": {"extension_configs": {"markdown.extensions.extra": {}}},
}
NOTES = """\
- id: permit
  kind: context
  quote: {exact: Nobody without a ferry permit}
  title: Who has one
  body: The [RLA](entry:lake-authority) gives it out.
  sources: [gazette]
"""
FILES: dict[str, bytes] = {
    name: text.encode()
    for name, text in {
        "content/glossary/lake.yaml": GLOSSARY,
        "content/sources.yaml": SOURCES,
        "content/linking.yaml": LINKING,
        "content/explainers/zenda.md": EXPLAINER,
        "content/explainers/zenda.notes.yaml": NOTES,
        "content/pages/about.md": PAGE,
        "seeds/zenda.txt": SEED,
        "seeds/zenda.yaml": SIDECAR.format(sha256=hashlib.sha256(SEED.encode()).hexdigest()),
    }.items()
}


def folder() -> tempfile.TemporaryDirectory[str]:
    """Return a temporary folder, in memory where the machine has one there."""
    return tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None)  # noqa: S108 -- a mkdtemp in it


def write(root: Path, changed: Mapping[str, bytes]) -> dict[str, str | None]:
    """Write the project anew with some files changed; return each file's text, None where it is not UTF-8."""
    shutil.rmtree(root, ignore_errors=True)
    texts: dict[str, str | None] = {}
    for name, data in {**FILES, **changed}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        try:
            texts[name] = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            texts[name] = None
    return texts


def assert_read(changed: Mapping[str, bytes]) -> None:
    """Assert that the project with some files changed is read, checked and drawn as promised, twice alike."""
    with folder() as temporary:
        root = Path(temporary, "ruritania")
        texts = write(root, changed)
        content = load_content(from_settings(SETTINGS, root))
        problems = check(content)
        assert_told(problems, texts)
        assert_content(content, problems)
        again = load_content(from_settings(SETTINGS, root))
        assert _said(content) == _said(again)


def _said(content: Content) -> tuple[list[str], tuple[str, ...]]:
    html = [text.annotated.html for text in (*content.texts.explainers.values(), *content.texts.entries.values())]
    return html, tuple(map(str, content.problems))


def assert_content(content: Content, problems: tuple[Problem, ...] | list[Problem]) -> None:
    """Assert that texts are harmless, annotations insertions, mentions found again, and quotes true."""
    ids = set(content.glossary.entries)
    for slug, text in content.texts.explainers.items():
        seed = content.explainers[slug].meta.seed
        assert_harmless(text.converted.html, entries=ids, seed=seed)
        assert strip(text.annotated) == text.converted.html
        assert all(f'id="{mention.anchor}"' in text.annotated.html for mention in text.annotated.mentions)
        assert all(mention.context[mention.start : mention.end] for mention in text.annotated.mentions)
        if seed in content.seeds and text.proof and text.proof.difference is None and not errors(problems):
            lines = iter([" ".join(line.text.split()) for line in content.seeds[seed].seed.body])
            shown = quoted(text.converted.html)
            assert all(block in lines for block in shown), f"proved, but a reader sees: {shown}"
    for found in (
        content.texts.pages,
        content.texts.topics,
        *(text.asides for text in content.texts.explainers.values()),
    ):
        for converted in found.values():
            assert_harmless(converted.html, entries=ids)
    for written in content.texts.entries.values():
        assert_harmless(written.converted.html, entries=ids)
    if not errors(problems):
        for explainer in content.explainers.values():
            explainer_page(explainer, content)
        for entry in content.glossary.entries.values():
            entry_page(entry, content)
