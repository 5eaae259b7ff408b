"""Japanese: words of one character beside which a name is whole, and quotation marks. Nothing else of it is known."""

from __future__ import annotations

from newsgloss.language.wording import Names, Wording

JAPANESE = Wording(
    tag="ja",
    names=Names(parting=tuple("各両同全某"), parting_after=tuple("達等側")),
    quotation_marks=("「", "」", "『", "』"),
)
