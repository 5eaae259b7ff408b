"""`newsgloss COMMAND --help` -> what it says of the command and its arguments, word for word."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from newsgloss.cli.arguments import MODULES, WITHOUT_SITE
from newsgloss.cli.report_help import REPORT_HELP

HELP = {  # each command, what it does, and its arguments
    "init": [
        "make a new site in a folder; it builds at once",
        "FOLDER where the site will be; no file there is replaced",
        "--name NAME what the site is called (default: the folder's name)",
        "--address ADDRESS where it will be published (default: https://example.org, which is nobody's)",
        "--lang LANG the language of its pages: en, fr or de (default: en)",
        "--author AUTHOR who writes it (default: the site's name)",
        "--publisher PUBLISHER the person or organisation that publishes it",
        "--funding FUNDING how it is paid for",
        "--contact CONTACT how readers reach the publisher: a mail address, or a page's",
        "--empty leave out the sample: a story, its notes and its glossary",
    ],
    "new": ["start an explainer without a seed", "TITLE the explainer's title"],
    "import": [
        "turn raw articles, text or saved pages, into seeds and drafts",
        "FILE an article, or a folder of them",
        "--id ID the seed's id (default: a slug of its headline)",
        "--out DIR write draft, sidecar and record there instead",
        "--stdout print the draft and write nothing",
        "--update take over new versions of articles; write new drafts of changed explainers beside them",
    ],
    "import-glossary": [
        "turn a glossary in another format into entries with their sources, and say what has no place",
        "FILE a glossary: CSV, TSV, SKOS, Markdown or HTML",
        "--source ID the source in content/sources.yaml that all entries cite",
        "--title TITLE what the glossary is called, for a new source (default: as the file says)",
        "--publisher PUBLISHER who publishes it (default: as the file says)",
        "--url ADDRESS where it is published (default: as the file says)",
        (
            "--column NAME=FIELD what a column holds, of: term, definition, names, abbreviation, kind, usage, example, "
            "broader, related, source, url, language, reviewed, id, nothing; for a translation, FIELD:LANGUAGE"
        ),
        "--publish write published entries, not drafts",
    ],
    "check": [
        "say what is wrong with the content, and where; change nothing",
        "--ignore-cache use nothing that an earlier run remembers",
        "--annotate tell GitHub Actions of each problem, which shows it beside its line",
        "--since REF tell, too, which glosses have changed since a commit or branch, and which addresses are lost",
        "--strict treat warnings as errors",
    ],
    "build": [
        "check the content, build the site beside the last one, and put it in its place",
        "--ignore-cache use nothing that an earlier run remembers",
    ],
    "publish": [
        "build the site for its own address, without drafts",
        "--ignore-cache use nothing that an earlier run remembers",
    ],
    "gh-pages": [
        "publish, and push the site to the branch that GitHub Pages serves",
        "--ignore-cache use nothing that an earlier run remembers",
        "--branch BRANCH branch that has the site (default: gh-pages)",
        "--remote REMOTE remote repository to push to (default: origin)",
    ],
    "serve": [
        "serve the built site on this machine, under the path that it was built for",
        "--port PORT port to try first (default: 8000)",
    ],
    "livereload": [
        "serve the site on this machine while it is written, and show each change as it is saved",
        "--port PORT port to try first (default: 8000)",
    ],
    "report": [
        "show what an editor wants to know of the links; write nothing unless asked to",
        *(f"{name} {answers}" for name, (answers, _, _) in REPORT_HELP.items()),
        "`newsgloss report NAME --help` has an example of each.",
    ],
    "links": [
        "ask other sites whether what is linked there is still there, and look for archived copies",
        "--fresh ask for every link, also those asked for in the last week",
        "--json print every link as JSON, for programs",
        "--private ask hosts on this machine and on private networks, too",
    ],
    "sync": [
        "fetch the glossaries of other sites, say what changed in them, and pin copies of them",
        "NAME a name in GLOSSARIES; all when left out",
        "--check change nothing, and end with exit code 1 where something changed",
    ],
    "schema": ["write the JSON Schemas by which editors complete and check YAML"],
    "restyle": [
        "copy a template of the theme for the site to change; show how one that was copied differs from the theme's",
        (
            "FILE a template of the theme, such as partials/site_footer.html; without one, all that the site has are "
            "listed"
        ),
        "--settled write into the site's own file that it was compared with the theme's as that is now",
    ],
    "workflow": ["write the workflow by which GitHub checks and publishes this site; no file there is replaced"],
}
ANSWERS = {  # each report, what it answers, and that in more words
    "names": (
        "what can match, and why",
        (
            "Every form of a name that is linked by itself, with the rule for its capitals and why it may match; and "
            "the names that are linked only by hand, or never."
        ),
    ),
    "links": (
        "every mention on every page",
        (
            "Every mention of an entry, with the rule by which it matched and its sentence. Made for comparing: keep "
            "one, edit, and let `diff` show what is linked otherwise."
        ),
    ),
    "impact": (
        "what an edit to the glossary changes",
        (
            "Glosses that read differently, with the pages that show them, and mentions that come and go: the glossary "
            "as it is, compared with the last commit or the one that --since names, on the explainers as they are."
        ),
    ),
    "changes": (
        "what has changed for readers since another build",
        (
            "Each line of a page that is new, gone or changed in the site as it was last built, compared with the copy "
            "in a folder (default: ../before). A change that pages share is told once, with how many they are and the "
            "first of them."
        ),
    ),
    "suggest": (
        "terms that readers may miss",
        (
            "Names of several words, acronyms and rare words in explainers that the glossary does not know; at most "
            "50. Those on most pages come first, then those used most, then the longest."
        ),
    ),
    "unused": (
        "what nothing needs",
        "Entries that no text mentions and no other entry refers to (events aside), and sources that nothing cites.",
    ),
    "ambiguous": (
        "names of several entries",
        (
            "A row with a page waits there for a word under `senses:` or a link by hand. A row without one is a name "
            "that is nowhere yet."
        ),
    ),
}
SUGGEST = [
    "--json print JSON, for programs",
    "--page SLUG look at this explainer alone, by its name in its address",
    "--accept NAME begin an entry for a name, as a draft",
    "--reject NAME never suggest a name again",
]
REPORTS = Path(__file__).parents[2] / "docs" / "reference" / "reports.md"
Command = Callable[..., CompletedProcess[str]]


@pytest.fixture
def shown(newsgloss: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Return what shows the help of a command, each run of white space as one space."""
    monkeypatch.setenv("COLUMNS", "120")  # in which no word is broken
    return lambda *command: " ".join(newsgloss(tmp_path, *command, "--help").stdout.split())


def test_the_commands_are_listed_in_the_order_of_their_use(shown: Callable[..., str]) -> None:
    listed = " ".join(f"{name} {summary}" for name, (summary, *_) in HELP.items())

    said = shown()

    assert "--print-completion SHELL print what completes commands and files, for bash, zsh or tcsh to read" in said
    assert f"Annotated news explainers from seeds and a glossary. positional arguments: COMMAND {listed} " in said
    assert "--version print the version and end" in said


@pytest.mark.parametrize("command", MODULES)
def test_a_command_says_what_it_does_and_what_it_may_be_given(command: str, shown: Callable[..., str]) -> None:
    summary, *arguments = HELP[command]

    said = shown(command)

    assert f" {summary[0].upper()}{summary[1:]}. " in said
    config = "publishconf.py" if command in {"publish", "gh-pages", "workflow"} else "pelicanconf.py"
    assert all(words in said for words in arguments)
    assert (f"--settings FILE settings file (default: {config})" in said) == (command not in WITHOUT_SITE)


@pytest.mark.parametrize("report", REPORT_HELP)
def test_a_report_says_what_it_answers_with_an_example(
    report: str, shown: Callable[..., str], newsgloss: Command, tmp_path: Path
) -> None:
    answers, more, example = REPORT_HELP[report]
    called = f"Example:\n\n  $ newsgloss report {report}\n" + "".join(f"  {line}\n" for line in example.splitlines())

    said = shown("report", report)

    assert ANSWERS[report] == (answers, more)
    assert f" {more} " in said
    assert ("compare with a commit or branch (default: the last commit)" in said) == (report == "impact")
    assert newsgloss(tmp_path, "report", report, "--help").stdout.endswith(called)
    assert ("--before DIR the site as it was (default: ../before)" in said) == (report == "changes")
    assert all(words in said for words in SUGGEST[: len(SUGGEST) if report == "suggest" else 1])


@pytest.mark.parametrize("report", REPORT_HELP)
def test_the_document_on_reports_says_what_their_help_says(report: str) -> None:
    answers, more, example = REPORT_HELP[report]
    text = REPORTS.read_text(encoding="utf-8")

    assert f"\n## {report}: {answers}\n" in text
    assert f" {more} " in " ".join(text.split())
    assert f"\n```\n$ newsgloss report {report}\n{example}```\n" in text
