"""One Content -> what is wrong with what its explainers say that they are translations of."""

from __future__ import annotations

from collections.abc import Iterator

from newsgloss.content.values import Content
from newsgloss.content.written import Explainer
from newsgloss.model.problems import Level, Problem, nearest

TAKE_OUT = "Write the name of its file, without the ending, or take the line out."
FIRST = "Take the line out of the one that was written first."


def version_problems(content: Content) -> Iterator[Problem]:
    """Yield a problem for each explainer that cannot be the translation that it is said to be."""
    known: dict[tuple[str, str], str] = {}
    for slug, explainer in sorted(content.explainers.items()):
        original = explainer.meta.translation_of
        if original is None:
            continue
        yield from _original_problems(explainer, original, content)
        if original in content.explainers:
            lang = content.explainer_lang(slug)
            twin = known.setdefault((original, lang.lower()), slug)
            if twin != slug:
                message = f"'{twin}' is a translation of '{original}' into the same language, {lang}"
                yield Problem(explainer.place("translation_of"), message, "Keep one of the two.")


def _original_problems(explainer: Explainer, named: str, content: Content) -> Iterator[Problem]:
    place, original = explainer.place("translation_of"), content.explainers.get(named)
    if original is None:
        if named not in content.unread_explainers:
            remedy = nearest(named, content.explainers, TAKE_OUT)
            yield Problem(place, f"there is no explainer '{named}'", remedy)
    elif original is explainer:
        yield Problem(place, "an explainer cannot be a translation of itself", "Name the one that it translates.")
    elif original.meta.translation_of == explainer.slug:
        yield Problem(place, f"this and '{named}' are said to be translations of each other", FIRST)
    elif original.meta.translation_of:
        remedy = f"Name its original: {original.meta.translation_of}."
        yield Problem(place, f"'{named}' is a translation itself", remedy)
    elif content.explainer_lang(explainer.slug).lower() == (lang := content.explainer_lang(named)).lower():
        message = f"'{named}' is in the same language, {lang}"
        yield Problem(place, message, "Write the language of this one as `lang:`, or take the line out.")
    elif explainer.meta.status == "published" and original.meta.status != "published":
        message = f"readers are not led to '{named}', of which this is a translation: its status is"
        yield Problem(place, f"{message} '{original.meta.status}'", "Publish it, or take the line out.", Level.WARNING)
