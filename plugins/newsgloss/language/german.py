"""German: its quotation marks, and the fields of a mail's head, by which forwarded articles are read."""

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
    quotation_marks=("„", "“", "‚", "‘"),
)
