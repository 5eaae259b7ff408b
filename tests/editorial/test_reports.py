"""`newsgloss report NAME` -> its table, word for word."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Report = Callable[[str], str]

GIT = ("git", "-c", "user.name=Editor", "-c", "user.email=editor@example.org", "-c", "commit.gpgsign=false")
MORE = "content/glossary/more.yaml"
ZENDA = "content/explainers/zenda.md"
CLAIM = "- {id: ferry-claim, kind: term, label: claim, gloss: A claim to a ferry., sources: [gazette]}\n"
SECOND = "- {id: second-treaty, kind: law, label: Lake Treaty, gloss: A second treaty., sources: [gazette]}\n"
UNREAD = "- {id: almanac, kind: report, title: Almanac, publisher: Ruritania}\n"


@pytest.fixture
def report(ruritania: Path, newsgloss: Callable[..., subprocess.CompletedProcess[str]]) -> Report:
    """Return what prints a report on the project as it is now."""
    return lambda name: newsgloss(ruritania, "report", name).stdout


def test_names_are_listed_with_why_they_match(report: Report, add: Add) -> None:
    add(MORE, CLAIM)

    assert report("names") == (
        "entry | form | capitals | why | name\n"
        "ferry-permit | ferry permit | term | several words | ferry permit\n"
        "ferry-permit | ferry permits | term | plural | ferry permit\n"
        "lake-authority | Ruritanian Lake Authority | proper | several words | Ruritanian Lake Authority\n"
        "lake-authority | RLA | acronym | acronym | RLA\n"
        "lake-treaty | Lake Treaty | proper | several words | Lake Treaty\n"
        "rudolf-elphberg | Rudolf Elphberg | full name | several words | Rudolf Elphberg\n"
        "a-fisher | Antonia Mauban | full name | several words | Antonia Mauban\n"
        "port-closes | The port closes |  | only by hand | The port closes\n"
        "ferry-claim | claim |  | only by hand | claim\n"
    )


def test_links_are_listed_with_the_rule_by_which_each_matched(report: Report) -> None:
    said = '"The Lake Treaty says so," said'

    assert report("links") == (
        "page | entry | name | rule | linked | sentence\n"
        "explainers/zenda | ferry-permit | ferry permit | several words | yes | "
        "Nobody without a [ferry permit] may may cross.\n"
        "explainers/zenda | ferry-permit | ferry permit | several words | no | A [ferry permit] costs a day's wage.\n"
        "explainers/zenda | lake-treaty | Lake Treaty | several words | yes | "
        '"The [Lake Treaty] says so," said Rudolf Elphberg of the Ruritanian Lake Authority.\n'
        "explainers/zenda | rudolf-elphberg | Rudolf Elphberg | several words | yes | "
        f"{said} [Rudolf Elphberg] of the Ruritanian Lake Authority.\n"
        "explainers/zenda | lake-authority | Ruritanian Lake Authority | several words | yes | "
        f"{said} Rudolf Elphberg of the [Ruritanian Lake Authority].\n"
        "glossary/ferry-permit | lake-authority | lake authority | by hand | yes | "
        "The [lake authority] gives out each ferry permit.\n"
        "glossary/ferry-permit | lake-treaty | Lake Treaty | several words | yes | See the [Lake Treaty].\n"
    )


def test_names_that_the_glossary_does_not_know_are_suggested(report: Report, add: Add) -> None:
    add(ZENDA, "\nThe harbourmaster waits at Hentzau Castle.\n\nHentzau Castle is open.\n")

    assert report("suggest") == (
        "name | uses | pages | first sentence\n"
        "Hentzau Castle | 2 | 1 | The harbourmaster waits at Hentzau Castle.\n"
        "harbourmaster | 1 | 1 | The harbourmaster waits at Hentzau Castle.\n"
    )


def test_entries_and_sources_that_nothing_uses_are_listed(report: Report, add: Add) -> None:
    add(MORE, CLAIM)
    add("content/sources.yaml", UNREAD)

    assert report("unused") == (
        "what | id | label\n"
        "entry | a-fisher | Antonia Mauban\n"
        "entry | ferry-claim | claim\n"
        "source | almanac | Almanac\n"
    )


def test_names_of_two_entries_are_listed_with_where_they_are_undecided(report: Report, add: Add) -> None:
    add(MORE, SECOND)

    assert report("ambiguous") == (
        "name | entries | page | sentence\n"
        "Lake Treaty | lake-treaty, second-treaty | explainers/zenda | "
        '"The Lake Treaty says so," said Rudolf Elphberg of the Ruritanian Lake Authority.\n'
    )


def test_what_an_edit_to_the_glossary_changes_is_listed_page_by_page(
    report: Report, change: Change, ruritania: Path
) -> None:
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "Begin"]):
        subprocess.run([*GIT, *command], cwd=ruritania, check=True)
    change("content/glossary/lake.yaml", "label: Rudolf Elphberg", "label: Rudolf V")
    change("content/glossary/lake.yaml", "gloss: A paper that", "gloss: A card that")

    assert report("impact") == (
        "page | change | entry | name | linked | sentence\n"
        "explainers/zenda | gone | rudolf-elphberg | Rudolf Elphberg | yes | "
        '"The Lake Treaty says so," said [Rudolf Elphberg] of the Ruritanian Lake Authority.\n'
        "explainers/zenda | gloss | ferry-permit | A card that lets its holder cross the lake by ferry. |  | \n"
    )
