"""An English name -> its plural: the rules, and which of its words they are for."""

from __future__ import annotations

import re

from newsgloss.model.patterns import pattern_of

from .irregular import irregular_plurals, is_word, like

HEAD_ENDS_BEFORE = pattern_of(r"(?:of|in|on|at|to|for|from|by|with|without|under|against|between|de|du|des)\Z|d['’]")
PARTICLES = frozenset("by down in off on out over up".split())
NO_DOER = frozenset(("higher",))  # ends like one, before a particle: higher-ups, not passers-by
LAST_LETTER = pattern_of(r"[A-Za-z\u00c0-\u024f]\Z")
ARTICLES = ("the", "a", "an")  # after a name, where it is turned round: harbour tax, the
AFTER_A_NOUN = {  # adjectives that follow theirs
    **dict.fromkeys(
        "adjutant attorney auditor consul director governor inspector postmaster receiver registrar secretary "
        "solicitor surgeon".split(),
        ("general",),
    ),
    "battle": ("royal",),
    "body": ("politic",),
    "court": ("martial",),
    "fee": ("simple",),
    "heir": ("apparent", "presumptive"),
    "knight": ("errant",),
    "notary": ("public",),
    "poet": ("laureate",),
    "professor": ("emeritus",),
}
PLURALS: tuple[tuple[re.Pattern[str], str | None], ...] = tuple(  # by a word's end: what becomes of group 1
    (re.compile(pattern), ending)
    for pattern, ending in (
        (r"(?:craft|wildlife|wear|ware|knowledge)()\Z", None),
        (r"(?:hu|ger|sha|otto)man()\Z", "s"),
        (r"[^ce]ese()\Z", None),  # Maltese, legalese
        (r"m(an)\Z", "en"),
        (r"child()\Z", "ren"),
        (r"f(oot)\Z", "eet"),
        (r"(?:\b|after|mid|house|pen)(?:l|w|kn)i(fe)\Z", "ves"),
        (r"\b(?:\w*(?:lea|loa|shel|wol)|cal|el|hal|hoo|scar|sel|shea|thie|whar)(f)\Z", "ves"),
        (r"hedr(on)\Z", "a"),
        (r"(?:\bax|[aeiouynpr]s)(is)\Z", "es"),  # crisis, analysis
        (r"polis()\Z", "es"),
        (r"(?:mon|olig|patri|matri|hier|tetr|ex)arch()\Z", "s"),
        (r"tech()\Z", "s"),
        (r"(?:ss|sh|ch|x|z|us)()\Z", "es"),
        (r"s()\Z", None),
        (r"(?:[^aeiou]|qu)(y)\Z", "ies"),
    )
)


def english_plural(name: str) -> str | None:
    """Return a name with its noun in the plural: the last word, or the one before a preposition or some adjectives."""
    known = irregular_plurals("en")
    if " " in name and name.lower() in known:
        return like(name, known[name.lower()])
    words = name.split(" ")
    head = next((index for index, word in enumerate(words) if index and HEAD_ENDS_BEFORE.match(word)), len(words)) - 1
    if head and words[head].lower() in AFTER_A_NOUN.get(words[head - 1].lower(), ()):
        head -= 1
    if head and words[head].lower() in ARTICLES:
        return None
    ending = _compound_plural(words[head])
    return " ".join([*words[:head], ending, *words[head + 1 :]]) if ending else None


def _compound_plural(word: str) -> str | None:
    """Return the plural of a word that may have hyphens: passers-by, courts-martial, sit-ins, half-lives."""
    if not is_word(word):
        return None
    first, *others = word.split("-")
    last = others[-1] if others else ""
    if others and word.lower() in irregular_plurals("en"):
        return like(word, irregular_plurals("en")[word.lower()])
    follows = last in ("elect", "designate", *AFTER_A_NOUN.get(first.lower(), ()))
    does = last in PARTICLES and first.endswith("er") and first not in NO_DOER
    if follows or does or (others[1:] and HEAD_ENDS_BEFORE.match(others[0])):
        ending = _noun_plural(first)
        return "-".join([ending, *others]) if ending else None
    ending = f"{last}s" if last in PARTICLES else _noun_plural(last or first)
    return "-".join([*word.split("-")[:-1], ending]) if ending else None


def _noun_plural(word: str) -> str | None:
    small = word.lower()
    if not LAST_LETTER.search(word):
        return None
    if word.isupper() and len(word) > 1:
        return f"{word}s"
    if small in irregular_plurals("en"):
        return like(word, irregular_plurals("en")[small])
    for pattern, ending in PLURALS:
        if found := pattern.search(small):
            return None if ending is None else f"{word[: found.start(1)]}{ending}"
    return f"{word}s"
