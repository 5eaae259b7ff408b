"""Each report -> what it answers and an example of it, in the words of its help and of docs/reference/reports.md."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class ReportHelp(NamedTuple):
    """What a report answers, in a few words and in some more, and the first lines of one."""

    answers: str
    more: str
    example: str


REPORT_HELP: Mapping[str, ReportHelp] = MappingProxyType(
    {
        "names": ReportHelp(
            "what can match, and why",
            "Every form of a name that is linked by itself, with the rule for its capitals and why it may match; and "
            "the names that are linked only by hand, or never.",
            "entry | form | capitals | why | name | language\n"
            "ferry-permit | ferry permit | term | several words | ferry permit | en\n"
            "ferry-permit | ferry permits | term | plural | ferry permit | en\n"
            "lake-authority | RLA | acronym | acronym | RLA | en\n"
            "ferry-claim | claim |  | only by hand | claim | en\n",
        ),
        "links": ReportHelp(
            "every mention on every page",
            "Every mention of an entry, with the rule by which it matched and its sentence. Made for comparing: keep "
            "one, edit, and let `diff` show what is linked otherwise.",
            "page | entry | name | rule | linked | sentence\n"
            "explainers/zenda | ferry-permit | ferry permit | several words | no | "
            "A [ferry permit] costs a day's wage.\n"
            "glossary/ferry-permit | lake-treaty | Lake Treaty | several words | yes | See the [Lake Treaty].\n",
        ),
        "impact": ReportHelp(
            "what an edit to the glossary changes",
            "Glosses that read differently, with the pages that show them, and mentions that come and go: the glossary "
            "as it is, compared with the last commit or the one that --since names, on the explainers as they are.",
            "change | entry | page | was | is\n"
            "gloss | ferry-permit | explainers/zenda | A paper that lets its holder cross the lake by ferry. | "
            "A card that lets its holder cross the lake by ferry.\n"
            'gone | rudolf-elphberg | explainers/zenda | "The Lake Treaty says so," said [Rudolf Elphberg] of the '
            "Ruritanian Lake Authority. | \n",
        ),
        "changes": ReportHelp(
            "what has changed for readers since another build",
            "Each line of a page that is new, gone or changed in the site as it was last built, compared with the copy "
            "in a folder (default: ../before). A change that pages share is told once, with how many they are and the "
            "first of them.",
            "pages | page | was | is\n"
            "9 | 404.html |  | About\n"
            "1 | glossary/ferry-permit/index.html | A card. | A card that lets its holder cross the lake by ferry.\n",
        ),
        "suggest": ReportHelp(
            "terms that readers may miss",
            "Names of several words, acronyms and rare words in explainers that the glossary does not know; at most "
            "50. Those on most pages come first, then those used most, then the longest.",
            "name | uses | pages | first sentence\n"
            "Hentzau Castle | 2 | 1 | The harbourmaster waits at Hentzau Castle.\n"
            "harbourmaster | 1 | 1 | The harbourmaster waits at Hentzau Castle.\n",
        ),
        "unused": ReportHelp(
            "what nothing needs",
            "Entries that no text mentions and no other entry refers to (events aside), and sources that nothing "
            "cites.",
            "what | id | label\nentry | ferry-claim | claim\nsource | almanac | Almanac\n",
        ),
        "ambiguous": ReportHelp(
            "names of several entries",
            "A row with a page waits there for a word under `senses:` or a link by hand. A row without one is a name "
            "that is nowhere yet.",
            "name | entries | page | sentence\n"
            "Lake Treaty | lake-treaty, second-treaty | explainers/zenda | "
            '"The Lake Treaty says so," said Rudolf Elphberg of the Ruritanian Lake Authority.\n',
        ),
    }
)
