import json
import re
from pathlib import Path

import pytest

from newsgloss.editorial.json_schemas import SCHEMAS

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "content" / ".schemas"
FIRST_LINE = re.compile(r"(?:---\n)?# yaml-language-server: \$schema=(\S+)\n")


def described() -> list[Path]:
    """Return the real project's files that name a schema."""
    files = [*ROOT.glob("content/**/*.yaml"), *ROOT.glob("seeds/*.yaml"), *ROOT.glob("content/**/*.md")]
    return sorted(path for path in files if FIRST_LINE.match(path.read_text(encoding="utf-8")))


def test_the_schemas_that_are_kept_are_those_that_are_known() -> None:
    expected = sorted(f"{name}.json" for name in SCHEMAS)

    assert expected == sorted(path.name for path in KEPT.iterdir())


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_that_is_kept_is_the_one_that_newsgloss_writes(name: str) -> None:
    expected = json.dumps(SCHEMAS[name](), ensure_ascii=False, indent=2, sort_keys=True) + "\n"

    assert expected == (KEPT / f"{name}.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", described(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_that_names_a_schema_names_that_of_its_kind(path: Path) -> None:
    kinds = {
        "glossary": "glossary",
        "seeds": "sidecar",
        "explainers": "notes" if path.suffix == ".yaml" else "explainer",
        "pages": "page",
        "topics": "topic",
    }
    expected = (KEPT / f"{kinds.get(path.parent.name, path.stem)}.json").resolve()

    named = FIRST_LINE.findall(path.read_text(encoding="utf-8"))

    assert [expected] == [(path.parent / name).resolve() for name in named]


def test_every_yaml_file_names_its_schema() -> None:
    expected = sorted([*ROOT.glob("content/**/*.yaml"), *ROOT.glob("seeds/*.yaml")])

    assert expected == [path for path in described() if path.suffix == ".yaml"]


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_refuses_keys_that_nobody_knows(name: str) -> None:
    schema = SCHEMAS[name]()
    objects = [part for part in [schema, *schema.get("$defs", {}).values()] if "properties" in part]

    assert objects
    assert all(part["additionalProperties"] is False for part in objects)


def test_a_schema_lists_the_six_kinds_of_entries() -> None:
    expected = ["event", "law", "organisation", "person", "place", "term"]

    assert expected == sorted(SCHEMAS["glossary"]()["items"]["discriminator"]["mapping"])
