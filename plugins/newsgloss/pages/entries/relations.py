"""One entry and the glossary around it -> its relations to others, each with its label, and the pictures of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsgloss.content.values import Content
from newsgloss.language.interface import N_
from newsgloss.linking.glossary import Glossary
from newsgloss.model.entries import Entry
from newsgloss.pages.references import Ref, label_lang, refs

from .relation_map import Group, Maps, Node, maps

LEFT = (N_("A kind of"), N_("Its kinds"), N_("Part of"), N_("Its parts"), N_("Amends"), N_("Amended by"))
"""The relations that are left of an entry in its picture: what it belongs to, and what belongs to it."""

LabelledRelations = tuple[tuple[str, tuple[Ref, ...]], ...]
"""Labels, which are messages to translate, each with the entries that an entry has that relation to."""


def called(label: str, entry: Entry) -> str:
    """Return what readers call a relation of an entry, as a message: a person's "related" would be family."""
    return N_("Linked with") if label == "Related" and entry.kind in {"person", "organisation", "place"} else label


def labelled_relations(entry: Entry, content: Content) -> LabelledRelations:
    """Return an entry's relations in both directions, those that no published entry has left out."""
    related = _relations(entry, content.glossary)
    return tuple((label, found) for label, ids in related if (found := refs(ids, content)))


def relation_maps(entry: Entry, relations: LabelledRelations, rests_on: list[Ref], content: Content) -> Maps | None:
    """Return the pictures of the relations around an entry, for wide and for narrow windows, if it has enough of them.

    What is more than related is only where that is said.
    """
    around: str = getattr(entry, "parent", None) or getattr(entry, "within", None) or ""
    part_of = refs([around] if around in content.glossary.heads else [], content)
    differs = refs((difference.id for difference in entry.differs_from), content)
    rests, apart = (N_("Based on"), tuple(rests_on)), (N_("Not the same as"), differs)
    parts = [(N_("Part of"), part_of), *relations, rests, apart]
    closer = {link.id for label, found in parts if label != "Related" for link in found}
    groups = [
        Group(
            content.language.gettext(called(label, entry)),
            nodes,
            left=label in (*LEFT, apart[0]),
            apart=label == apart[0],
        )
        for label, found in parts
        if (nodes := _nodes(link for link in found if label != "Related" or link.id not in closer))
    ]
    return maps(Node(entry.label, None, label_lang(entry, content)), groups)


def _relations(entry: Entry, glossary: Glossary) -> Iterator[tuple[str, list[str]]]:
    """Yield an entry's relations in both directions, each with its label, which is a message to translate."""

    def naming(field: str) -> list[str]:
        return list(glossary.named_by.get((entry.id, field), ()))

    yield N_("Opposite of"), _both(entry, "opposite_of", glossary)
    yield N_("A kind of"), list(entry.broader)
    yield N_("Its kinds"), naming("broader")
    yield N_("Amends"), list(getattr(entry, "amends", ()))
    yield N_("Amended by"), naming("amends")
    yield N_("Implements"), list(getattr(entry, "implements", ()))
    yield N_("Implemented by"), naming("implements")
    yield N_("Its parts"), naming("parent")
    yield N_("Rules based on it"), naming("legal_basis")
    yield N_("People"), naming("roles")
    named = {*naming("legal_basis"), *naming("roles")}
    yield N_("Related"), [id_ for id_ in _both(entry, "related", glossary) if id_ not in named]


def _nodes(found: Iterable[Ref]) -> tuple[Node, ...]:
    return tuple({link.label: Node(link.label, link.url, link.lang) for link in found}.values())


def _both(entry: Entry, field: str, glossary: Glossary) -> list[str]:
    """Return the entries that this one names in a field that holds in both directions, or that name it there."""
    kept = (id_ for id_ in glossary.named_by.get((entry.id, field), ()) if glossary.heads[id_].kind != "event")
    return list(dict.fromkeys([*getattr(entry, field), *kept]))
