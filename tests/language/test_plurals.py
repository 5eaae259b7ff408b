from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgloss.language.plurals.english import english_plural
from newsgloss.language.plurals.french import french_plural
from newsgloss.language.plurals.german import german_cases, german_plural

NAMES = st.lists(st.sampled_from(["lake", "Zenda", "d’", "de", "by", "-", " ", "é", "S", "7", "man", "al"])).map(
    "".join
)


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("veto", "vetoes"),
        ("medium", "media"),
        ("stadium", "stadiums"),
        ("ox", "oxen"),
        ("paradox", "paradoxes"),
        ("goose", "geese"),
        ("director general", "directors general"),
        ("inspector general", "inspectors general"),
        ("managing director", "managing directors"),
        ("embargo", "embargoes"),
        ("memo", "memos"),
        ("ombudsman", "ombudsmen"),
        ("Burman", "Burmans"),
        ("dragoman", "dragomans"),
        ("diocese", "dioceses"),
        ("spokeswoman", "spokeswomen"),
        ("human", "humans"),
        ("hostage crisis", "hostage crises"),
        ("analysis", "analyses"),
        ("axis", "axes"),
        ("half-life", "half-lives"),
        ("wharf", "wharves"),
        ("colloquy", "colloquies"),
        ("monarch", "monarchs"),
        ("quiz", "quizzes"),
        ("phenomenon", "phenomena"),
        ("bacterium", "bacteria"),
        ("stimulus", "stimuli"),
        ("appendix", "appendices"),
        ("child", "children"),
        ("flatfoot", "flatfeet"),
        ("patrol aircraft", None),
        ("crossroads", None),
        ("iris", "irises"),
        ("metropolis", "metropolises"),
        ("pledge", "pledges"),
        ("superhuman", "superhumans"),
        ("Superhero", "Superheroes"),
        ("spectrum", "spectra"),
        ("larva", "larvae"),
        ("werewolf", "werewolves"),
        ("biotech", "biotechs"),
        ("tableau", "tableaux"),
        ("Woman doctor", "Women doctors"),
        ("body politic", "bodies politic"),
        ("higher-up", "higher-ups"),
        ("stay-at-home", "stay-at-homes"),
        ("fait accompli", "faits accomplis"),
        ("status quo", None),
        ("country information", None),
        ("software", None),
        ("attorney general", "attorneys general"),
        ("deputy solicitor general", "deputy solicitors general"),
        ("lieutenant general", "lieutenant generals"),
        ("secretary-general", "secretaries-general"),
        ("court-martial", "courts-martial"),
        ("notary public", "notaries public"),
        ("president-elect", "presidents-elect"),
        ("passer-by", "passers-by"),
        ("passerby", "passersby"),
        ("runner-up", "runners-up"),
        ("stand-by", "stand-bys"),
        ("sit-in", "sit-ins"),
        ("mother-in-law", "mothers-in-law"),
        ("commander-in-chief", "commanders-in-chief"),
        ("coup d’état", "coups d’état"),
        ("lake visa", "lake visas"),
        ("First Nation", "First Nations"),
        ("COVID-19", None),
        ("pre-", None),
        ("@lakelevy", None),
        ("levy@lake.org", None),
        ("harbour tax, the", None),
        ("C++", None),
    ],
)
def test_an_english_plural_is_as_people_write_it(one: str, several: str | None) -> None:
    assert several == english_plural(one)


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("bail", "baux"),
        ("détail", "détails"),
        ("pneu", "pneus"),
        ("lieu", "lieux"),
        ("chou", "choux"),
        ("trou", "trous"),
        ("bal", "bals"),
        ("couvre-feu", "couvre-feux"),
        ("vœu", "vœux"),
        ("œil", "yeux"),
        ("Monsieur", "Messieurs"),
        ("bonhomme", "bonshommes"),
        ("nouveau-né", "nouveau-nés"),
        ("timbre-poste", "timbres-poste"),
        ("Ayant droit", "Ayants droit"),
        ("ayant-droit", "ayants-droit"),
        ("chantier naval", "chantiers navals"),
        ("festival", "festivals"),
        ("haut-parleur", "haut-parleurs"),
        ("arrière-garde", "arrière-gardes"),
        ("prête-nom", "prête-noms"),
        ("zone euro", "zones euro"),
        ("euro", "euros"),
        ("mineur non accompagné", "mineurs non accompagnés"),
        ("nouvel accord", "nouveaux accords"),
        ("tête-à-tête", None),
        ("savoir-faire", None),
        ("abat-jour", None),
        ("haut-commissaire", "hauts-commissaires"),
        ("vice-consul", "vice-consuls"),
        ("procès-verbal", "procès-verbaux"),
        ("arc-en-ciel", "arcs-en-ciel"),
        ("chef-d’œuvre", "chefs-d’œuvre"),
        ("porte-parole", None),
        ("cessez-le-feu", None),
        ("sans-papiers", None),
        ("visa Zenda", "visas Zenda"),
        ("Première Nation", "Premières Nations"),
        ("État de droit", "États de droit"),
        ("ONG", None),
        ("article 14", None),
    ],
)
def test_a_french_plural_is_as_people_write_it(one: str, several: str | None) -> None:
    assert several == french_plural(one)


@pytest.mark.parametrize("plural", [english_plural, french_plural])
@given(NAMES | st.text())
def test_any_words_have_another_plural_or_none(plural: Callable[[str], str | None], name: str) -> None:
    assert plural(name) not in {"", name}


@pytest.mark.parametrize(
    ("name", "several"),
    [
        ("Genehmigung", "Genehmigungen"),
        ("Nichtzurückweisung", "Nichtzurückweisungen"),
        ("Seevertrag", "Seeverträge"),
        ("Vertrag von Zenda", "Verträge von Zenda"),
        ("Erlaubnis", "Erlaubnisse"),
        ("Vorsprung", None),  # not a feminine noun
        ("Fischer", None),  # nothing tells
        ("Hohes Gericht", None),  # its adjective agrees, and is made with the cases
    ],
)
def test_a_german_plural_is_made_where_it_is_certain(name: str, several: str | None) -> None:
    assert german_plural(name) == several


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("Ruritanien", "place", ["Ruritaniens"]),
        ("Rudolf Rassendyll", "person", ["Rudolf Rassendylls"]),
        ("Moritz", "person", []),
        ("Seepass", "term", ["Seepasses"]),
        ("Erlaubnis", "law", ["Erlaubnisses"]),
        ("Genehmigung", "law", []),
        ("Fischer", "term", ["Fischers", "Fischern"]),
        ("Rat der Inseln", "organisation", ["Rats der Inseln", "Rates der Inseln"]),
        ("Recht und Ordnung", "term", []),
        ("AfH", "organisation", []),
    ],
)
def test_german_names_have_other_cases(name: str, kind: str, expected: list[str]) -> None:
    assert list(german_cases(name, kind)) == expected


def test_german_adjectives_have_every_ending() -> None:
    forms = list(german_cases("Hohes Gericht", "organisation"))

    assert {"Hohe Gericht", "Hohen Gerichts", "Hohem Gericht", "Hohen Gerichtes"} <= set(forms)
    assert "Hohes Gericht" not in forms
