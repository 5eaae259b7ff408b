"""German: its quotation marks, and what is around articles that are forwarded, copied or sent to the press."""

from __future__ import annotations

from .wording import Credits, Days, Lines, Mail, Wording

GERMAN = Wording(
    tag="de",
    days=Days(
        months=tuple(
            (name, *short)
            for name, short in {
                "Januar": ["Jan", "Jänner"],
                "Februar": ["Feb"],
                "März": ["Mär", "Mrz"],
                "April": ["Apr"],
                "Mai": [],
                "Juni": ["Jun"],
                "Juli": ["Jul"],
                "August": ["Aug"],
                "September": ["Sep", "Sept"],
                "Oktober": ["Okt"],
                "November": ["Nov"],
                "Dezember": ["Dez"],
            }.items()
        ),
        weekdays=tuple(
            (name,) for name in "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag Sonnabend".split()
        ),
        hours=("uhr",),
        around=tuple("um uhr am den vom stand aktualisiert veröffentlicht erschienen zuletzt".split()),
        published=("stand|(?:veröffentlicht|erschienen)(?: am)?",),
        updated=("(?:zuletzt )?aktualisiert(?: am)?",),
    ),
    credits=Credits(with_agency=("mit(?: Material (?:der|von))?",)),
    lines=Lines(
        releases=("(?:presse|medien)(?:mitteilung|information|meldung)", r"(?:sperrfrist|gesperrt bis)\b.{2,60}"),
        skip_links=("(?:zum (?:haupt)?inhalt|zur (?:haupt)?navigation)(?: springen| wechseln)?", "direkt zum inhalt"),
        about=("über (?:den |die |das )?",),
        contacts=("(?:(?:presse|medien)-?)?(?:kontakte?|anfragen)|ansprechpartner(?:in)?",),
        pages=("seite",),
        of_pages=("von",),
        sections=tuple("politik wirtschaft sport kultur wissen meinung regionales ausland inland panorama".split()),
        menu_starts=("startseite", "menü", "anmelden", "abonnieren"),
        said=("sagte", "sagt", "sagten", "erklärte", "schrieb", "fragte"),
        ends=("ENDE",),
    ),
    mail=Mail(
        subjects=("betreff",),
        dates=("datum", "gesendet"),
        senders=("von",),
        others=("an",),
        forwarded=(
            "anfang der weitergeleiteten nachricht ?:",
            r"-{2,}\s*(?:weitergeleitete|ursprüngliche) nachricht\s*-{2,}",
        ),
        answers=("aw", "wg"),
    ),
    quotation_marks=("„", "“", "‚", "‘"),
)
