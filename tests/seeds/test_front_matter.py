"""What is above an article for programs -> what it says, up to which line it goes, and what is wrong with it."""

import pytest

from newsgloss.seeds.front_matter import read_front_matter
from newsgloss.seeds.seed import read_seed, warnings

STORY = "\nThe fair moves to Zenda, the council said on Friday.\n\n---\n\nIt had been in Strelsau since 1950.\n"
SAYS = ("Fair moves", "Ada Example")
IN_SIDECAR = "Write what it should say into the sidecar; the article itself stays as it came."


@pytest.mark.parametrize(
    ("front", "says"),
    [
        ("---\ntitle: Fair moves\nauthor: Ada Example\n---\n", SAYS),
        ("\n---\ntitle: Fair moves\n\nauthor: Ada Example\n...\n", SAYS),
        ("---\ntitle: Fair moves\nauthor: Ada Example\n", SAYS),
        ("---\ntags:\n- fairs\nTitle: Fair moves\nauthor:\n  - Ada Example\n", SAYS),
        ("---\ntitle: Fair moves\ntags: [fairs\nauthor: Ada Example\n---\n", SAYS),
        ('+++\ntitle = "Fair moves"\nauthor = "Ada Example"\n[params]\nx = 1\n+++\n', SAYS),
        ('+++\ntitle = "Fair moves"\nauthor = "Ada Example"\n', SAYS),
        ('+++\ntitle = Fair moves\nauthor = "Ada Example"\n+++\n', (None, "Ada Example")),
        ('{\n  "title": "Fair moves",\n  "author": "Ada Example"\n}\n', SAYS),
        ('{\n  "title": "Fair moves"\n  "author": "Ada Example"\n}\n', SAYS),
        ('{\n  "title": "Fair \\ud800moves",\n  "author": "Ada Example"\n}\n', ("Fair ?moves", "Ada Example")),
        ('{\n  "title": "Fair \\ud800moves"\n  "author": "Ada Example"\n}\n', ("Fair ?moves", "Ada Example")),
        ("---\ntitle: Fair: it moves\nauthor: Ada Example\n----\n", ("Fair: it moves", "Ada Example")),
        ("```yaml\ntitle: Fair moves\nauthor: Ada Example\n```\n", SAYS),
        ("```\n---\ntitle: Fair moves\nauthor: Ada Example\n---\n```\n", SAYS),
        ('~~~ toml\ntitle = "Fair moves"\nauthor = "Ada Example"\n~~~\n', SAYS),
        ('```json\n{\n"title": "Fair moves",\n"author": "Ada Example"\n}\n```\n', SAYS),
        ("% Fair\n  moves\n% Ada Example\n% 2031-05-02\n", SAYS),
        ("Title: Fair moves\nSubtitle: To Zenda\nAuthor: Ada Example\n", SAYS),
    ],
)
def test_front_matter_says(front: str, says: tuple[str | None, str | None]) -> None:
    found = read_front_matter(front + STORY)

    assert says == (found.metadata.headline, found.metadata.byline)
    assert front.count("\n") == found.last


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nFair moves\n\n---\n" + STORY,
        "---\nFair moves: a chronicle\n" + STORY,
        "---\n" + STORY,
        "---\nFairs: the story so far\n---\n" + STORY,
        "+++\nFair moves\n" + STORY,
        "{Fair moves}\n" + STORY,
        "```\ntitle: Fair moves\nauthor: Ada Example\n```\n" + STORY,
        "```yaml\nfair: moves\n```\n" + STORY,
        "```yaml\ntitle: Fair moves\n" + STORY,
        "% of the votes\nwere counted.\n",
        "Title: Fair moves\n" + STORY,
        "Status: unknown\nDate: Friday\n" + STORY,
        "",
    ],
)
def test_a_text_that_begins_alike_has_none(text: str) -> None:
    assert read_front_matter(text).last == 0


@pytest.mark.parametrize(
    ("front", "told"),
    [
        (
            "---\ntitle: Fair moves\nauthor: Ada Example\n",
            (
                "zenda.md:1:1: warning: nothing closes the front matter that begins here; it was read up to line 3\n"
                "    Write a line of --- below it, or what it should say into the sidecar."
            ),
        ),
        (
            '+++\ntitle = "Fair moves"\n',
            (
                "zenda.md:1:1: warning: nothing closes the front matter that begins here; it was read up to line 2\n"
                "    Write a line of +++ below it, or what it should say into the sidecar."
            ),
        ),
        (
            '{\n "title": "Fair moves"\n "author": "Ada Example"\n}\n',
            f"zenda.md:3:2: warning: this front matter cannot be read as JSON\n    {IN_SIDECAR}",
        ),
    ],
)
def test_what_is_wrong_with_it_is_told_with_its_line(front: str, told: str) -> None:
    seed = read_seed((front + STORY).encode(), "zenda", "zenda.md")

    assert [told] == [str(flaw.within("zenda.md")) for flaw in warnings(seed)]
    assert len(seed.paragraphs) == 2  # the story, whole


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: Fair moves\nauthor: Ada Example\n---\n",
        "% Fair moves\n% Ada Example\n",
        "Title: Fair moves\nURL: x\n",
    ],
)
def test_a_plain_text_may_have_it(front: str) -> None:
    seed = read_seed(f"{front}{STORY}".encode(), "zenda", "zenda.txt")
    lines = [number for number, line in enumerate(f"{front}{STORY}".split("\n"), 1) if line.strip()]

    assert seed.headline == "Fair moves"
    assert len(seed.paragraphs) == 2
    assert lines == [line.number for line in seed.lines]
