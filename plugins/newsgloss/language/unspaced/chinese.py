"""Chinese: the small words beside which a name is whole, in either kind of characters. Nothing else of it is known."""

from __future__ import annotations

from newsgloss.language.wording import Names, Wording

CHINESE = Wording(
    tag="zh",
    names=Names(
        parting=tuple(
            "的了是在和与與及或为為对對把被将將从從向给給由让讓使而但也并並这這那些个個名位着著过過到以于於其去往赴抵至自"
        ),
        parting_after=tuple("的了是在和与與及或被将將也而但等们們已就则則以并並"),
    ),
)
