"""A glossary with other sites' entries -> advice on names and ids that several have, and on addresses of no use."""

from __future__ import annotations

from collections.abc import Iterator

from newsgloss.content.values import Content
from newsgloss.linking.shared.copies import BUILT_HERE
from newsgloss.linking.shared.entries import addresses_here, glossary_of, own_id
from newsgloss.linking.shared.names import conflicts
from newsgloss.model.problems import Level, Problem


def shared_problems(content: Content) -> Iterator[Problem]:
    """Yield what an editor should know of other sites' glossaries beside ours."""
    glossary, project = content.glossary, content.project
    for name, first, other in conflicts(glossary.published(), glossary.shared, content.glossaries):
        site = glossary.shared[other].site.name
        if glossary_of(first):
            message = f"'{name}' names both '{first}' and '{other}'; the first is linked, as GLOSSARIES names it first"
            remedy = "Say which under `senses:` on a page, or change the order in GLOSSARIES."
            yield Problem(project.place("GLOSSARIES"), message, remedy, Level.ADVICE)
            continue
        what = "has the id of" if name == own_id(other) and first == name else f"has the name '{name}' of"
        message = f"'{other}' ({site}) {what} this entry, which wins"
        remedy = f"If it is another thing, rename this one; [text](entry:{other}) links theirs."
        yield Problem(glossary.places[first], message, remedy, Level.ADVICE)
    yield from _of_this_machine(content)


def _of_this_machine(content: Content) -> Iterator[Problem]:
    """Yield a warning for each glossary whose entries nobody else can open; `newsgloss publish` refuses it."""
    for name, address in addresses_here(content.glossary.shared_entries()).items():
        message = f"the entries of the glossary '{name}' have addresses on this machine: {address}"
        yield Problem(content.project.place("GLOSSARIES"), message, BUILT_HERE, Level.WARNING)
