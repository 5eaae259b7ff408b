"""`newsgloss report NAME` -> its table, word for word."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from newsgloss.cli.report_help import REPORT_HELP
from newsgloss.editorial.reports import MOST_SUGGESTIONS

Add = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Report = Callable[..., str]

GIT = ("git", "-c", "user.name=Editor", "-c", "user.email=editor@example.org", "-c", "commit.gpgsign=false")
MORE = "content/glossary/more.yaml"
ZENDA = "content/explainers/zenda.md"
CLAIM = "- {id: ferry-claim, kind: term, label: claim, gloss: A claim to a ferry., sources: [gazette]}\n"
SECOND = "- {id: second-treaty, kind: law, label: Lake Treaty, gloss: A second treaty., sources: [gazette]}\n"
UNREAD = "- {id: almanac, kind: report, title: Almanac, publisher: Ruritania}\n"


@pytest.fixture
def report(ruritania: Path, newsgloss: Callable[..., subprocess.CompletedProcess[str]]) -> Report:
    """Return what prints a report on the project as it is now."""

    def printed(name: str, *options: str) -> str:
        out = newsgloss(ruritania, "report", name, *options).stdout
        assert options or set(REPORT_HELP[name].example.splitlines()) <= set(out.splitlines())  # each a true example
        return out

    return printed


def test_names_are_listed_with_why_they_match(report: Report, add: Add) -> None:
    add(MORE, CLAIM)

    assert report("names") == (
        "entry | form | capitals | why | name | language\n"
        "ferry-permit | ferry permit | term | several words | ferry permit | en\n"
        "ferry-permit | ferry permits | term | plural | ferry permit | en\n"
        "lake-authority | Ruritanian Lake Authority | whole name | several words | Ruritanian Lake Authority | en\n"
        "lake-authority | RLA | acronym | acronym | RLA | en\n"
        "lake-treaty | Lake Treaty | whole name | several words | Lake Treaty | en\n"
        "rudolf-elphberg | Rudolf Elphberg | full name | several words | Rudolf Elphberg | en\n"
        "a-fisher | Antonia Mauban | full name | several words | Antonia Mauban | en\n"
        "port-closes | The port closes |  | only by hand | The port closes | en\n"
        "ferry-claim | claim |  | only by hand | claim | en\n"
        "explainer:zenda | Why nobody can leave Zenda | exact | title | Why nobody can leave Zenda | any\n"
    )


def test_names_that_are_never_found_are_listed_with_why(report: Report, add: Add, change: Change) -> None:
    add(MORE, "- {id: works, kind: term, label: 🚧, names: [quay works], gloss: Works., sources: [gazette]}\n")
    add(MORE, CLAIM)
    change("content/linking.yaml", "block:", "block:\n  - quay works")

    rows = report("names").splitlines()

    assert "works | 🚧 |  | no letter or digit | 🚧 | en" in rows
    assert "works | quay works | term | blocked | quay works | en" in rows


def test_names_of_translations_and_titles_are_listed_for_the_pages_that_have_them(
    report: Report, add: Add, change: Change
) -> None:
    french = "translations: {fr: {label: permis de bac, gloss: Un permis.}}"
    add(MORE, f"- {{id: pass, kind: term, label: lake pass, gloss: A pass., sources: [gazette], {french}}}\n{CLAIM}")
    change("content/pages/about.md", "---\n", "---\nlang: fr\n")
    change(ZENDA, "title: ", "title: For a long time ")

    rows = report("names").splitlines()

    assert "pass | lake passes | term | plural | lake pass | en" in rows
    assert "pass | permis de bac | term | several words | permis de bac | fr" in rows
    assert [row for row in rows if row.startswith("explainer:zenda | For a long time ")]


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


SHIPPING = """
The Elphberg Star has lain at anchor for weeks, and pays demurrage. THERE is no berth for her.[^1]

After Russia's quay burned down, many came. Most leave with full ballast[^1] tanks. Under the Lake Ballast Convention,
NGOs say, they may not.

STRELSAU (Reuters) - The chapter XIV asks for a freeboard of two metres. Their freeboards were less.

See [the charterparty](https://example.org/) on DEMURRAGE IN PORTS. They couldn't sleep, non-demurrage or not, in Zenda
and Strelsau.

The sign says <span lang="fr">Les surestaries</span>.

[^1]: The harbour office.
"""
NOTES = """\
- id: tanks
  kind: context
  quote: {exact: full ballast}
  title: Tanks
  body: Of water.
  sources: [gazette]
"""


def test_rare_words_and_names_are_suggested_and_no_emphasis_openers_or_numbers_of_notes(
    report: Report, add: Add, change: Change
) -> None:
    change("pelicanconf.py", '"markdown.extensions.tables"', '"markdown.extensions.footnotes": {}, "tables"')
    add(ZENDA, SHIPPING)
    add("content/explainers/zenda.notes.yaml", NOTES)
    first = "The Elphberg Star has lain at anchor for weeks, and pays demurrage."
    convention = "Under the Lake Ballast Convention, NGOs say, they may not."
    expected = {
        "freeboard": "STRELSAU (Reuters) - The chapter XIV asks for a freeboard of two metres.",
        "Lake Ballast Convention": convention,
        "Elphberg Star": first,
        "non-demurrage": "They couldn't sleep, non-demurrage or not, in Zenda and Strelsau.",
        "demurrage": first,
        "ballast": "Most leave with full ballast tanks.",
        "lain": first,
        "quay": "After Russia's quay burned down, many came.",
        "NGO": convention,
    }

    found = [line.split(" | ") for line in report("suggest", "--page", "zenda").splitlines()[1:]]

    assert expected == {name: sentence for name, _, _, sentence in found}
    assert found[0][:3] == ["freeboard", "2", "1"]


def test_a_name_that_was_turned_down_or_is_in_the_glossary_is_not_suggested(
    report: Report, add: Add, change: Change
) -> None:
    add(ZENDA, "\nThe harbourmasters wait, and the stevedore.\n")
    add(
        MORE,
        "- {id: harbourmaster, kind: term, label: harbourmaster, gloss: A clerk., status: draft, sources: [gazette]}\n",
    )
    change("content/linking.yaml", "rejected: []", "rejected: [Stevedore]")

    assert report("suggest", "--page", "zenda") == "name | uses | pages | first sentence\n"


def test_one_page_is_looked_at_where_it_is_named(report: Report, add: Add) -> None:
    add(ZENDA, "\nThe stevedore waits.\n")
    add("content/explainers/quay.md", "---\ntitle: The quay\n---\n\nNo demurrage is due.\n")

    assert report("suggest", "--page", "quay").splitlines()[1:] == ["demurrage | 1 | 1 | No demurrage is due."]


def test_rare_words_are_told_in_the_language_of_the_page(report: Report, add: Add) -> None:
    french = "Les routiers ruritaniens de Ruritanie paieront : les surestaries coûtent cher."
    for lang, words in (("fr", french), ("de", "Hoch ist das Liegegeld."), ("nl", "Hoog is het liggeld.")):
        add(f"content/explainers/{lang}.md", f"---\ntitle: X\nlang: {lang}\n---\n\n{words}\n")

    assert report("suggest", "--page", "fr").splitlines()[1:] == [f"surestaries | 1 | 1 | {french}"]
    assert report("suggest", "--page", "de").splitlines()[1:] == ["Liegegeld | 1 | 1 | Hoch ist das Liegegeld."]
    assert report("suggest", "--page", "nl").splitlines()[1:] == []


def test_no_more_are_suggested_than_somebody_reads(report: Report, add: Add) -> None:
    words = " ".join(f"The quay{chr(97 + number % 26)}{'x' * (number // 26)} closed." for number in range(60))
    add(ZENDA, f"\n{words}\n")

    assert len(report("suggest", "--json").split('"name"')) == MOST_SUGGESTIONS + 1


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
        "change | entry | page | was | is\n"
        "gloss | ferry-permit | explainers/zenda | A paper that lets its holder cross the lake by ferry. | "
        "A card that lets its holder cross the lake by ferry.\n"
        'gone | rudolf-elphberg | explainers/zenda | "The Lake Treaty says so," said [Rudolf Elphberg] of the '
        "Ruritanian Lake Authority. | \n"
    )
