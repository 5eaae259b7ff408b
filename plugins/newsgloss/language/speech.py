"""The words by which English and French stories say who speaks: verbs of saying, titles, and the shape of a name."""

from __future__ import annotations

import re

VERBS = (
    "said|says|say|told|tells|added|adds|wrote|writes|asked|asks|replied|explained|explains|argued|argues|warned|warns|"
    "insisted|noted|stated|announced|claimed|testified|tweeted|recalled|continued|concluded|"
    "a dit|dit|déclare|a déclaré|explique|a expliqué|affirme|a affirmé|ajoute|a ajouté|a conclu|conclut|"
    "a écrit|écrit|a répondu|répond|a indiqué|indique|a confié|confie|souligne|a souligné|estime|précise|raconte"
)
TITLES = (
    "President|Prime Minister|Premier|Minister|Secretary|Senator|Sen\\.|Rep\\.|Gov\\.|Governor|Mayor|Justice|Judge|"
    "King|Queen|Prince|Princess|Pope|Mr\\.?|Mrs\\.?|Ms\\.?|Dr\\.?|Prof\\.?|Professor|Gen\\.|General|Chief|Director|"
    "spokesperson|spokesman|spokeswoman|"
    "Président|Présidente|Premier ministre|Première ministre|Ministre|M\\.|Mme"
)
LONGEST_NAME = 60  # characters of one word of a name; more are no name, and tried at every hyphen
CAPITAL = (
    rf"(?:(?:Mc|Mac|O['’]|D['’]|al-)?[^\W\d_a-zß-öø-ÿ][\w'’-]{{0,{LONGEST_NAME}}}[\w]|[A-Z]\.(?:-?[A-Z]\.){{0,9}})"
)
NAME = rf"{CAPITAL}(?: (?:(?:de|da|del|van|von|der|bin|al|el|la|le|les|du) ){{0,2}}{CAPITAL}){{0,3}}"
UNNAMED = re.compile(
    r"\b(?:[Aa]n?|[Oo]ne|[Aa]nother|[Uu]ne?) (?:[\w-]+ ){0,3}"
    r"(?:official|spokesperson|spokesman|spokeswoman|source|aide|officer|diplomat|lawyer|witness|representative|expert|analyst|resident|porte-parole|responsable)\b"
    rf"(?: (?:with|for|at|of|from|in|de|du)(?: the| la| le)*(?: {CAPITAL}| of| for| and){{1,6}})?"
)
SENTENCE_ENDS = re.compile(r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)[.!?](?=\s|$)")
