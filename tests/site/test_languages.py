"""A site in English with pages in French: whose words are in which language, and what says so."""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from bs4 import BeautifulSoup, Tag

from tests.site.site_pages import Pages

Ran = CompletedProcess[str]
Words = Callable[[Tag], str]
Once = Callable[[str, Callable[[Path], None]], Path]

GLOSSARY = """\
- id: ferry-permit
  kind: term
  label: ferry permit
  gloss: A paper that lets its holder cross the lake by ferry.
  differs_from:
    - id: lake-levy
      how: The levy is paid once a year.
  sources: [cbc-2020-03-27]
  reviewed: 2031-05-01
  translations:
    fr:
      label: permis de bac
      names: [permis de traversée]
      gloss: Un papier qui permet de traverser le lac en bac.

- id: anna-held
  kind: person
  label: Anna Held
  names: [Minister Held]
  gloss: She speaks for the lake's towns.
  public_figure: true
  roles:
    - title: Minister of Ferries
      from: "2030"
  sources: [cbc-2020-03-27]
  translations:
    fr:
      gloss: Elle parle pour les villes du lac.

- id: lake-levy
  kind: term
  label: lake levy
  gloss: What towns on the lake pay for its ferries.
  sources: [cbc-2020-03-27]
  confidence: medium

- id: permit-announced
  kind: event
  label: The permit is announced
  date: 2031-05-01/2031-05-02
  happening: announcement
  gloss: The lake authority announces the permit.
  related: [ferry-permit]
  sources: [cbc-2020-03-27]
  translations:
    fr:
      label: Le permis est annoncé
      gloss: L’annonce du permis.
"""
SEED = """\
Le bac de Zenda sera payant

Le permis de bac coûtera un écu. Un permis de traversée suffira pour l'année.

« Nous paierons », dit un passeur.
"""
SIDECAR = """\
id: bac
file: bac.txt
sha256: {}
lang: fr
headline: Le bac de Zenda sera payant
publisher: Courrier de Zenda
published: 2031-05-01
rights:
  holder: Courrier de Zenda
  permission: granted
"""
STORY = """\
> Le permis de bac coûtera un écu. Un permis de traversée suffira pour l'année.
>
> « Nous paierons », dit un passeur.
"""
FRENCH = f"""\
---
title: Le bac devient payant
dek: Ce qui change pour ceux qui traversent le lac.
date: 2031-05-03
modified: 2032-06-01
status: published
lang: fr
translation_of: paper
category: Ruritania
seed: bac
story_date: 2031-05-01
timeline: [permit-announced]
key_points:
  - text: Un permis coûte un écu.
    sources: [cbc-2020-03-27]
---

{STORY}
Le lake levy est autre chose, dit Anna Held.
"""
ENGLISH = f"""\
---
title: What the French paper said
dek: The ferry will cost money.
date: 2031-05-02
status: published
category: Ruritania
seed: bac
---

{STORY}
A ferry permit costs a day's wage. Nobody here calls it permis de traversée.
"""
DUTCH = "---\ntitle: De haven\nlang: nl\n---\n\nHet regent.\n"
OWN_WORDS = """\
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "How to read this site"
msgstr "Read us like this"
"""
SAID = "said.txt"


@pytest.fixture(scope="module")
def bilingual(copy_project: Callable[[Path], Path], newsgloss: Callable[..., Ran], make_once: Once) -> Path:
    """Return the project with two explainers on a story in French, one in French and one in English, and its site.

    It has words of its own, too, a draft in Dutch, and in SAID what the build said.
    """

    def make(folder: Path) -> None:
        copy_project(folder)
        digest = hashlib.sha256(SEED.encode()).hexdigest()
        for name, text in {
            "content/glossary/ruritania.yaml": GLOSSARY,
            "seeds/bac.txt": SEED,
            "seeds/bac.yaml": SIDECAR.format(digest),
            "content/explainers/bac.md": FRENCH,
            "content/explainers/paper.md": ENGLISH,
            "content/explainers/haven.md": DUTCH,
            "words/en/LC_MESSAGES/newsgloss.po": OWN_WORDS,
        }.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        with (folder / "pelicanconf.py").open("a", encoding="utf-8") as settings:
            settings.write('\nTHEME_TRANSLATIONS_OVERRIDES = ["words"]\n')
        ran = newsgloss(folder, "build")
        assert ran.returncode == 0, ran.stderr
        (folder / SAID).write_text(ran.stderr, encoding="utf-8")

    return make_once("bilingual", make)


@pytest.fixture(scope="module")
def bilingual_pages(bilingual: Path) -> Pages:
    """Return its pages."""
    return Pages.of(bilingual / "output")


@pytest.fixture(scope="module")
def french(bilingual_pages: Pages) -> BeautifulSoup:
    """Return the explainer in French."""
    return bilingual_pages["explainers/bac/"]


@pytest.fixture(scope="module")
def english(bilingual_pages: Pages) -> BeautifulSoup:
    """Return the explainer in English on a story in French."""
    return bilingual_pages["explainers/paper/"]


def test_a_page_says_its_language(bilingual_pages: Pages) -> None:
    said = {address: bilingual_pages[address].html["lang"] for address in ("", "explainers/bac/", "explainers/paper/")}

    assert said == {"": "en", "explainers/bac/": "fr", "explainers/paper/": "en"}


def test_every_word_around_a_page_is_in_its_language(french: BeautifulSoup, words: Words) -> None:
    assert words(french.select_one(".skip-link")) == "Aller au contenu principal"
    assert [words(link) for link in french.select(".site-nav a")][:2] == ["Décryptages", "Glossaire"]
    assert words(french.select_one(".site-footer p")).startswith("Newsgloss explique l’actualité")
    assert [words(heading) for heading in french.select("main h2")] == [
        "L’essentiel",
        "L’article",
        "Qui est qui",
        "Chronologie",
        "Les mots de cet article",
        "Sources",
        "Comment nous avons procédé",
        "Corrections et modifications",
        "Citer cette page",
    ]


def test_versions_in_several_languages_lead_to_each_other(french: BeautifulSoup, english: BeautifulSoup) -> None:
    links = [page.select(".page-facts a[hreflang]") for page in (french, english)]

    assert [[str(link) for link in found] for found in links] == [
        ['<a href="/explainers/paper/" hreflang="en" lang="en" rel="alternate">English</a>'],
        ['<a href="/explainers/bac/" hreflang="fr" lang="fr" rel="alternate">Français</a>'],
    ]
    assert "Dans d’autres langues" in links[0][0].parent.get_text()


def test_dates_follow_the_language_of_the_page(french: BeautifulSoup, words: Words) -> None:
    facts = words(french.select_one(".page-head .page-facts"))

    assert "3 mai 2031, mis à jour le 1er juin 2032." in facts
    assert words(french.select_one(".event-of-the-day, .events time")) == "1er au 2 mai 2031"


def test_the_rest_of_the_site_keeps_its_own_language(bilingual_pages: Pages, words: Words) -> None:
    assert words(bilingual_pages["glossary/"].select_one(".skip-link")) == "Skip to main content"
    assert words(bilingual_pages["404.html"].select_one("h1")) == "There is no page at this address"
    assert words(bilingual_pages["topics/ruritania/"].select_one(".page-kind b")) == "Topic"


def test_where_a_story_comes_from_is_told_in_the_language_of_the_page(french: BeautifulSoup, words: Words) -> None:
    told, made = (words(french.select_one(part)).replace("\xa0", " ") for part in (".provenance", "#made"))

    assert told.startswith("Source : Courrier de Zenda, 1er mai 2031 :")
    assert words(french.select_one(".age b")) == "Cet article date d’il y a un an."
    assert "Le titulaire des droits a donné son accord." in made
    assert "Notre copie compte 3 lignes : 3 conservées, 0 omise." in made


def test_a_card_shows_the_label_and_gloss_of_the_pages_language(french: BeautifulSoup, words: Words) -> None:
    card = french.select_one(".gloss-card:has(#entry-ferry-permit)")

    assert words(card.dfn) == "permis de bac"
    assert "Un papier qui permet de traverser le lac en bac." in words(card)
    assert card.select("summary [lang], .gloss-card-body > p:first-child [lang]") == []


def test_what_is_not_translated_says_that_it_is_not(french: BeautifulSoup) -> None:
    card = french.select_one(".gloss-card:has(#entry-lake-levy)")

    assert french.select_one("#person-anna-held p [lang]").attrs == {"lang": "en"}
    assert french.select_one("#entry-anna-held p + p span").attrs == {"lang": "en"}
    assert card.dfn["lang"] == "en"
    assert card.select_one(".gloss-card-body span")["lang"] == "en"
    assert french.select_one('#entry-ferry-permit a[href$="/glossary/lake-levy/"]')["lang"] == "en"


def test_the_name_of_a_person_is_in_no_language(french: BeautifulSoup, words: Words) -> None:
    card = french.select_one(".gloss-card:has(#entry-anna-held)")

    assert [words(card.dfn), card.dfn.get("lang"), words(card.select_one(".gloss-card-kind"))] == [
        "Anna Held",
        None,
        "Personne",
    ]
    assert "Elle parle pour les villes du lac." in words(card)


def test_a_card_says_that_the_entrys_page_is_in_another_language(french: BeautifulSoup, words: Words) -> None:
    link = french.select_one("#entry-ferry-permit .gloss-card-links a")

    assert (words(link), link["hreflang"]) == ("Lire l’entrée (anglais)", "en")


def test_an_event_is_told_in_the_pages_language(french: BeautifulSoup, words: Words) -> None:
    assert "Le permis est annoncé" in words(french.select_one("#event-permit-announced"))
    assert words(french.select_one("#event-permit-announced .fine")) == "Annonce"


def test_the_names_of_a_language_are_linked_on_its_pages_alone(french: BeautifulSoup, english: BeautifulSoup) -> None:
    found = [
        [link.get_text() for link in page.select('.story a[data-entry="ferry-permit"]')] for page in (french, english)
    ]

    assert found == [["permis de bac"], ["ferry permit"]]


def test_an_entry_without_a_translation_keeps_its_names(french: BeautifulSoup) -> None:
    (link,) = french.select('.story a[data-entry="lake-levy"]')

    assert (link.get_text(), link["lang"]) == ("lake levy", "en")


def test_a_story_in_another_language_than_its_page_says_so(french: BeautifulSoup, english: BeautifulSoup) -> None:
    marked = "blockquote.source, .source-headline, .provenance cite"

    assert {tag.get("lang") for tag in english.select(marked)} == {"fr"}
    assert {tag.get("lang") for tag in french.select(marked)} == {None}


def test_an_entrys_page_tells_it_in_its_other_languages(bilingual_pages: Pages, words: Words) -> None:
    page = bilingual_pages["glossary/ferry-permit/"]
    (told,) = page.find_all("dd", lang="fr")

    assert words(told.find_previous_sibling("dt")) == "In French"
    assert words(told) == "permis de bac, permis de traversée: Un papier qui permet de traverser le lac en bac."
    card = " ".join(page.find("template", id="card-fr").get_text(" ").split())
    assert card.startswith("permis de bac Terme Un papier qui permet de traverser le lac en bac.")
    assert "Révisé le 1er mai 2031." in card


def test_a_sentence_that_uses_a_word_says_its_language(bilingual_pages: Pages) -> None:
    page = bilingual_pages["glossary/ferry-permit/"]
    used = {heading.get_text(): heading.find_next("blockquote").get("lang") for heading in page.select(".used-in")}

    assert used == {"Le bac devient payant": "fr", "What the French paper said": None}


def test_a_title_in_another_language_says_so_in_a_list(bilingual_pages: Pages) -> None:
    titles = bilingual_pages["explainers/"].select(".article-list h2")

    assert {title.get_text(): title.get("lang") for title in titles[:2]} == {
        "Le bac devient payant": "fr",
        "What the French paper said": None,
    }


def test_a_list_says_in_which_language_a_page_is(bilingual_pages: Pages, words: Words) -> None:
    lines = [words(line) for line in bilingual_pages["explainers/"].select(".article-list li > p:last-child")]

    assert lines[0] == "Published 3 May 2031, based on a Courrier de Zenda story of 1 May 2031, in French."
    assert lines[1] == "Published 2 May 2031, based on a Courrier de Zenda story of 1 May 2031."


def test_the_glossary_has_names_in_another_language_with_their_entry(bilingual_pages: Pages, words: Words) -> None:
    row = bilingual_pages["glossary/"].select_one('.index-row:has([href="/glossary/ferry-permit/"])')

    assert {"permis de bac", "permis de traversée"} <= {words(name) for name in row.select('.index-also [lang="fr"]')}


def test_a_site_may_be_in_french_altogether(
    copy_project: Callable[[Path], Path], newsgloss: Callable[..., Ran], tmp_path: Path
) -> None:
    folder = copy_project(tmp_path / "project")
    settings = folder / "pelicanconf.py"
    settings.write_text(settings.read_text(encoding="utf-8").replace('"en"', '"fr"'), encoding="utf-8")
    ran = newsgloss(folder, "build")
    pages = [(folder / "output" / name).read_text(encoding="utf-8") for name in ("index.html", "404.html")]

    assert ran.returncode == 0, ran.stderr
    assert ['<html lang="fr">' in page for page in pages] == [True, True]
    assert "Comment lire ce site" in pages[0]


def test_the_words_of_a_site_go_before_the_themes(bilingual_pages: Pages) -> None:
    assert "Read us like this" in [heading.get_text() for heading in bilingual_pages[""].select("h2")]


def test_a_language_without_words_is_framed_in_the_sites_and_an_editor_is_told(bilingual: Path) -> None:
    expected = (
        "content/explainers/haven.md:3:7: warning: the theme has no words in 'nl', so this is framed in 'en'\n"
        "    Add a catalogue, as the guide on translating says: nl/LC_MESSAGES/newsgloss.po."
    )
    html = (bilingual / "output" / "drafts" / "haven" / "index.html").read_text(encoding="utf-8")

    assert expected in (bilingual / SAID).read_text(encoding="utf-8")
    assert re.findall(r'<(?:html|h1 class="in-wide"|div class="story") lang="(\w+)">', html) == ["en", "nl", "nl"]
