"""A French name -> its plural: the rules, and which of its words they are for."""

from __future__ import annotations

import re

from newsgloss.model.patterns import pattern_of

from .irregular import irregular_plurals, is_word, like

HEAD_ENDS_BEFORE = pattern_of(
    r"(?:à|au|aux|avec|contre|dans|de|des|du|en|entre|par|pour|sans|sous|sur|vers)\Z|[dl]['’]"
)
IN_ALS = frozenset(
    "aval bal banal bancal cal cantal carnaval cérémonial chacal choral fatal festival final mistral narval natal "
    "naval pal récital régal rorqual santal serval val".split()
)
IN_AUX = frozenset("bail corail émail soupirail travail vantail vitrail".split())
IN_OUX = frozenset("bijou caillou chou genou hibou joujou pou".split())
IN_EUS = frozenset("bleu émeu pneu landau sarrau".split())
UNCHANGING = frozenset(  # before a hyphen: verbs, prefixes and the like, after which the last word alone agrees
    "abat anti arrière auto avant brise cache casse chasse contre coupe couvre demi essuie ex garde gratte infra inter "
    "lance mi micro mini néo non ouvre pare passe perce pèse porte post pré presse prête pro pseudo quasi semi serre "
    "sous super supra sur tire ultra vice".split()
)
ALIKE_IN_PLURAL = frozenset(  # after one of these: porte-parole
    "bonheur brise ciel jour monnaie parole partout pays plume temps".split()
)
NO_NOUN = pattern_of(r"(?:après|hors|sans|laissez|cessez|rendez|tout|toute|faire|laisser|savoir|qu['’]en|on)\Z")
UNAGREEING = frozenset("euro mieux moins non plus très".split())  # after a noun: zones euro, mineurs non accompagnés


def french_plural(name: str) -> str | None:
    """Return a name with its noun and the adjectives that agree with it in the plural: procureurs généraux.

    They end before a preposition, or a proper name: titres de séjour, visas Zenda. Acronyms have no plural.
    """
    known = irregular_plurals("fr")
    if " " in name and name.lower() in known:
        return like(name, known[name.lower()])
    words = name.split(" ")
    ends = (index for index, word in enumerate(words) if index and _ends_head(word, words[0]))
    head = words[: next(ends, len(words))]
    endings = [word if place and word in UNAGREEING else _word_plural(word) for place, word in enumerate(head)]
    if None in endings or any(word.isupper() and len(word) > 1 for word in head):
        return None
    plural = " ".join([*map(str, endings), *words[len(head) :]])
    return plural if plural != name else None


def _ends_head(word: str, noun: str) -> bool:
    return HEAD_ENDS_BEFORE.match(word) is not None or (word[:1].isupper() and noun[:1].islower())


def _word_plural(word: str) -> str | None:
    """Return the plural of one word, which may be what it was, or None where nobody would write one."""
    small, known = word.lower(), irregular_plurals("fr")
    return like(word, known[small]) if small in known else _compound_plural(word)


def _compound_plural(word: str) -> str | None:
    """Return the plural of a word that may have hyphens: couvre-feux, hauts-commissaires, arcs-en-ciel."""
    first, *others = word.split("-")
    if not is_word(word):
        return None
    if not others:
        return _ending(word)
    if NO_NOUN.match(first.lower()):
        return word
    if first.lower() in UNCHANGING:
        return word if others[-1] in ALIKE_IN_PLURAL else "-".join([first, *others[:-1], _ending(others[-1])])
    if HEAD_ENDS_BEFORE.match(others[0]):
        return "-".join([_ending(first), *others])
    return "-".join(map(_ending, (first, *others)))


def _ending(word: str) -> str:
    small = word.lower()
    if small.endswith("al") and small not in IN_ALS:
        return f"{word[:-1]}ux"
    if small in IN_AUX:
        return f"{word[:-2]}ux"
    if re.search(r"[sxz]$", small):
        return word
    in_x = small in IN_OUX or (re.search(r"[aeœ]u$", small) and small not in IN_EUS)
    return f"{word}{'x' if in_x else 's'}"
