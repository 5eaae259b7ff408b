"""The figures of an explainer or entry, and the Content around them -> pictures with their titles, data and sources."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from newsgloss.content.values import Content
from newsgloss.language.interface import N_, Language
from newsgloss.model.entries import Spot
from newsgloss.model.figures.figure import Figure
from newsgloss.model.figures.parts import Bar, degrees
from newsgloss.model.sources import SourceUse
from newsgloss.pages.bibliography import Cited
from newsgloss.pages.references import Citation, Ref, citations, refs

from .bars import BarChart, Count, bar_chart
from .chains import Chain, across, down
from .maps import MapPicture, Marked, draw_map

LABEL = N_("Figure %(number)s")


class FigureRow(NamedTuple):
    """One thing that a picture shows, in words: what it is, its entry, what is said of it, and what that rests on."""

    text: str
    entry: Ref | None
    words: str | None
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureView:
    """A picture as a page draws it. Of `map`, `down` and `bars` there is one; `across` only where `down` is short.

    `described` says what is in it in one line, and `rows` say the same as a list or table.
    """

    id: str
    title: str
    text: str | None
    described: str
    map: MapPicture | None
    across: Chain | None
    down: Chain | None
    bars: BarChart | None
    rows: tuple[FigureRow, ...]
    citations: tuple[Citation, ...]

    @property
    def is_credited(self) -> bool:
        """Whether there is a line on what it rests on, or whose outlines it has."""
        return bool(self.citations or self.map)


def figure_views(
    figures: Iterable[Figure], content: Content, *, listed: Collection[str] = ()
) -> tuple[FigureView, ...]:
    """Return figures as a page draws them. Citations of sources that are `listed` lead to the page's own list."""

    def cite(uses: Iterable[SourceUse]) -> tuple[Citation, ...]:
        return citations(uses, content, listed=listed)

    return tuple(_DRAWN[each.kind](f"figure-{n}", each, content, cite) for n, each in enumerate(figures, 1))


def figure_sources(figures: Iterable[Figure], language: Language) -> Iterator[Cited]:
    """Yield what the figures of an explainer cite."""
    label = language.gettext(LABEL)
    for number, figure in enumerate(figures, 1):
        for _, use in figure.cited():
            yield Cited(use, f"#figure-{number}", label % {"number": number})


Cite = Callable[[Iterable[SourceUse]], tuple[Citation, ...]]


def _map(id_: str, figure: Figure, content: Content, cite: Cite) -> FigureView:
    language = content.language
    countries = [(code, language.territory(code)) for code in figure.countries]
    places = [(link, _where(link.id, content)) for link in refs(figure.places, content)]
    marked = [Marked(link.label, _degrees(at), link.lang) for link, at in places if at]
    marked += [Marked(point.label, _degrees(point.at), None) for point in figure.points]
    rows = [FigureRow(link.label, link, _told(at, language) if at else None) for link, at in places]
    rows += [FigureRow(point.label, None, _told(point.at, language)) for point in figure.points]
    rows += [FigureRow(name, None, None) for _, name in countries]
    return FigureView(
        id_,
        figure.title,
        figure.text,
        _map_in_words(figure, [name for _, name in countries], [each.name for each in marked], language),
        draw_map(marked, countries, figure.border),
        None,
        None,
        None,
        tuple(rows),
        cite(figure.sources),
    )


def _where(id_: str, content: Content) -> str | None:
    entry = content.glossary.entries[id_]
    return entry.coordinates if isinstance(entry, Spot) else None


def _degrees(coordinates: str) -> tuple[float, float]:
    """Return longitude and latitude."""
    north, east = degrees(coordinates)
    return east, north


def _told(coordinates: str, language: Language) -> str:
    """Return coordinates as a language writes two numbers."""
    latitude, longitude = (language.amount(Decimal(number)) for number in coordinates.split(","))
    return language.gettext("%(latitude)s, %(longitude)s") % {"latitude": latitude, "longitude": longitude}


def _map_in_words(figure: Figure, countries: Sequence[str], places: Sequence[str], language: Language) -> str:
    _ = language.gettext
    border = language.listed([language.territory(code) for code in figure.border])
    said = (
        _("A map of %(countries)s.") % {"countries": language.listed(countries)} if countries else _("A map."),
        _("The border between %(countries)s is drawn thicker.") % {"countries": border} if border else "",
        _("Marked: %(places)s.") % {"places": language.listed(places)} if places else "",
    )
    return " ".join(filter(None, said))


def _steps(id_: str, figure: Figure, content: Content, cite: Cite) -> FigureView:
    steps = [(step.text, step.then or "") for step in figure.steps]
    rows = (
        FigureRow(s.text, next(iter(refs([s.entry] if s.entry else [], content)), None), s.then) for s in figure.steps
    )
    return FigureView(
        id_,
        figure.title,
        figure.text,
        _in_words(steps, content.language),
        None,
        across(steps),
        down(steps),
        None,
        tuple(rows),
        cite(figure.sources),
    )


def _bars(id_: str, figure: Figure, content: Content, cite: Cite) -> FigureView:
    numbers = [_number(bar, figure.unit, content.language) for bar in figure.bars]
    counted = list(zip(figure.bars, numbers, strict=True))
    counts = [Count(bar.label, bar.amount, number, not bar.about) for bar, number in counted]
    return FigureView(
        id_,
        figure.title,
        figure.text,
        _in_words([(bar.label, number) for bar, number in counted], content.language),
        None,
        None,
        None,
        bar_chart(counts),
        tuple(FigureRow(bar.label, None, number, cite(bar.sources)) for bar, number in counted),
        cite(use for _, use in figure.cited()),
    )


def _in_words(named: Iterable[tuple[str, str]], language: Language) -> str:
    """Return things and what is said of each, if anything, in one line."""
    label = language.gettext("%(label)s: %(words)s")
    told = (label % {"label": name, "words": words} if words else name for name, words in named)
    return language.gettext("; ").join(told) + "."


def _number(bar: Bar, unit: str | None, language: Language) -> str:
    amount = language.amount(bar.amount)
    number = language.gettext("about %(amount)s") % {"amount": amount} if bar.about else amount
    return f"{number} {unit}" if unit else number


_DRAWN = {"map": _map, "steps": _steps, "bars": _bars}
