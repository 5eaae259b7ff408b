"""German: the fields of a mail's head, by which forwarded articles are read. Nothing else of it is known."""

from __future__ import annotations

from .wording import Mail, Wording

GERMAN = Wording(
    tag="de",
    mail=Mail(
        subjects=("betreff",),
        dates=("datum", "gesendet"),
        senders=("von",),
        others=("an",),
        answers=("aw", "wg"),
    ),
)
