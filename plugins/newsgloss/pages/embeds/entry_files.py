"""A card for other people's pages -> the files beside the entry's page: HTML to copy, and an oEmbed response.

The oEmbed response is of the type "rich" (oembed.com, 2.3.4.4), at an address that the entry's page names: no program
of ours answers, so there is one for each entry, and it cannot be asked for another size.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from newsgloss.language.interface import Language
from newsgloss.model.folders import beside, filled
from newsgloss.model.settings import Project
from newsgloss.pages.exports.publication import as_json

from .shared_card import SharedCard

COPIED, OEMBED = "embed.txt", "oembed.json"
WIDTH, HEIGHT = 480, 180  # CSS pixels that a card of 40 words takes, with some to spare


def embed_files(page: str, card: SharedCard, script: Markup, language: Language) -> Iterator[tuple[str, str]]:
    """Yield the files beside an entry's page, each with its text, given the element that loads our script."""
    yield beside(page, COPIED), _copied(card, script, language)
    yield beside(page, OEMBED), _oembed(card)


def script_tag(script: str, definitions: str) -> Markup:
    """Return the element that loads our script, given the whole addresses of that and of the definitions."""
    return Markup('<script type="module" src="{}" data-glossary="{}"></script>').format(script, definitions)


def beside_entry(id_: str, name: str, project: Project) -> str:
    """Return the address of a file beside the page of an entry."""
    return f"{project.base}/{beside(filled(project.files['ENTRY_SAVE_AS'], {'slug': id_}), name)}"


def _copied(card: SharedCard, script: Markup, language: Language) -> str:
    """Return HTML that people copy into their pages: a link with our script, or the card without."""
    _ = language.gettext
    linked = _("A link. The script shows the definition at it; without the script it is a link.")
    shown = _("The definition as it is today, with its own style. It does not change when ours does.")
    return f"<!-- {linked} -->\n{card.link}\n{script}\n\n<!-- {shown} -->\n{card.html}\n"


def _oembed(card: SharedCard) -> str:
    site = card.site
    return as_json(
        {
            "version": "1.0",
            "type": "rich",
            "title": card.label,
            "provider_name": site.name,
            "provider_url": site.whole(f"{site.base}/"),
            "html": str(card.html),
            "width": WIDTH,
            "height": HEIGHT,
            **({"license": site.licence} if site.licence else {}),
            "rights": site.rights,
        }
    )
