"""One entry -> what of it other people's pages show, as text, and as HTML that needs no style or script of theirs."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from newsgloss.content.values import Content
from newsgloss.model.entries import Entry
from newsgloss.pages.exports.publication import Publication
from newsgloss.pages.references import label_lang

BOX = "border-inline-start:3px solid {colour};padding:.5em 1em;margin:1em 0;max-width:34em;line-height:1.45"
CARD = Markup(
    '<aside lang="{lang}" style="{box}"><p style="margin:0"><a href="{url}"><dfn{own}>{label}</dfn></a></p>'
    '<p style="margin:.3em 0">{gloss}</p><p style="margin:0;font-size:.8em">{credit}</p></aside>'
)


@dataclass(frozen=True, slots=True)
class SharedCard:
    """An entry for other people's pages. `own_lang` is the language of its label, where that is not the site's.

    `as_of` says on which day somebody last looked at it, in words, if it is known. `colour` is that of the site's
    links.
    """

    id: str
    label: str
    own_lang: str | None
    gloss: str
    url: str
    as_of: str | None
    site: Publication
    colour: str

    @property
    def link(self) -> Markup:
        """A link to the entry, at which our script shows the card."""
        return Markup('<a href="{}" data-newsgloss="{}"{}>{}</a>').format(
            self.url, self.id, _lang(self.own_lang), self.label
        )

    @property
    def html(self) -> Markup:
        """The card, with a style of its own."""
        return CARD.format(
            lang=self.site.lang,
            box=BOX.format(colour=self.colour),
            url=self.url,
            own=_lang(self.own_lang),
            label=self.label,
            gloss=self.gloss,
            credit=Markup(". ").join(self._credit()),
        )

    def _credit(self) -> list[Markup]:
        home = Markup('<a href="{}">{}</a>').format(self.site.whole(f"{self.site.base}/"), self.site.name)
        found = [home, *([Markup("{}").format(self.as_of)] if self.as_of else [])]
        licence = self.site.licence
        return [*found, *([Markup('<a rel="license" href="{0}">{0}</a>').format(licence)] if licence else [])]


def _lang(lang: str | None) -> Markup:
    return Markup(' lang="{}"').format(lang) if lang else Markup()


def shared_card(entry: Entry, content: Content, site: Publication, colour: str) -> SharedCard:
    """Return what other people's pages may show of an entry that has a page."""
    language = content.language
    day = entry.reviewed
    return SharedCard(
        id=entry.id,
        label=entry.label,
        own_lang=label_lang(entry, content),
        gloss=entry.gloss,
        url=site.whole(content.project.entry_url(entry.id)),
        as_of=language.gettext("As of %(day)s") % {"day": language.day(day)} if day else None,
        site=site,
        colour=colour,
    )
