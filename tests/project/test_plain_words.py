"""What readers and authors are told is in the English of today: no word here that a newspaper would not print."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from .test_messages import CODE, HOLE, messages

ROOT = Path(__file__).parents[2]
QUAINT = re.compile(
    r"""(?ix)\b(?:
    mend(?:s|ed|ing)? | stands(?!\ (?:for|in)\b) | carries | bears | whence | hence | hitherto | lest | whither
    | thither | thereof | therein | thereby | wherein | whereof | whereby | herein | hereby | betwixt | amidst? | anew
    | unasked | naught | aught | forthwith | save\ for | letter\ by\ letter | hand(?:s|ed)?\ over | set\ like\ this
    | puts?\ right | who\ is\ who | (?<!there\s)(?:is|are)\ no\ (?!longer|more|less|fewer)[a-z]+
    )\b"""
)
FRENCH_SPACE = re.compile(r"(?<![\u00a0\u202f])[:;?!»](?=\s|$)|«(?![\u00a0\u202f])")
CODE_SPAN = re.compile(r"```.*?```|`[^`]*`|<code>.*?</code>|^---\n.*?\n---$|\]\([^)]*\)", re.DOTALL | re.MULTILINE)


def catalogue(file: Path) -> Iterator[tuple[str, str]]:
    """Yield each message with each of its translations."""
    with file.open("rb") as opened:
        for message in read_po(opened):
            ids = message.id if isinstance(message.id, tuple) else (message.id,)
            said = message.string if isinstance(message.string, tuple) else (message.string,)
            yield from ((id_, str(words)) for id_, words in zip(ids, said, strict=False) if id_)


def texts() -> Iterator[tuple[str, str]]:
    """Yield what readers and authors are told in English, with the name of its file."""
    for id_, _ in catalogue(ROOT / "theme" / "translations" / "newsgloss.pot"):
        yield "newsgloss.pot", id_
    for module in sorted(CODE.rglob("*.py")):
        for line, message in messages(module.read_text(encoding="utf-8")):
            yield f"{module.relative_to(ROOT)}:{line}", message.replace(HOLE, "X")
    guides = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")]
    started = (CODE / "drafts" / "starter" / "en").rglob("*.md")
    for file in (*guides, *(ROOT / "docs").rglob("*.md"), *(ROOT / "content" / "pages").glob("*.md"), *started):
        yield str(file.relative_to(ROOT)), CODE_SPAN.sub(" ", file.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We mend it", "mend"),
        ("A note stands beside it.", "stands"),
        ("this is no word", "is no word"),
        ("Set like this: ours", "Set like this"),
        ("It stands for a file; there is no page here.", None),
        ("It is no longer online.", None),
        ("It recommends an amendment", None),
    ],
)
def test_quaint_words_are_known(text: str, expected: str | None) -> None:
    found = QUAINT.search(text)

    assert expected == (found and found[0])


def test_readers_and_authors_are_told_nothing_in_quaint_words() -> None:
    assert [f"{file}: {found[0]}" for file, text in texts() for found in QUAINT.finditer(text)] == []


def test_french_has_no_break_spaces_at_its_marks() -> None:
    file = ROOT / "theme" / "translations" / "fr" / "LC_MESSAGES" / "newsgloss.po"

    assert [words for _, words in catalogue(file) if FRENCH_SPACE.search(CODE_SPAN.sub(" ", words))] == []
