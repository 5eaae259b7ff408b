"""Edits of the small project as an author makes them, by what they change: each, made again, is undone."""

import hashlib
from collections.abc import Callable
from pathlib import Path

BRIDGE = """\
---
title: What the bridge is for
dek: It is for crossing.
date: 2031-06-0{day}
category: {topic}
status: published
about: [lake-treaty]
key_points:
  - text: The Lake Treaty holds.
    sources: [treaty-text]
---

A ferry permit is not needed on the bridge. Rudolf Elphberg opened it.
"""
NOTES = """\
- id: wait
  kind: context
  quote:
    exact: a day's wage
  title: How much
  body: Ten crowns, the gazette says, for {what}.
  sources: [gazette]
"""
TOPIC = """\
---
title: The lake
---

All about the lake, and who crosses it.
"""
HEADING = """\
{% macro section(title, id=none, place="in-text", aside=none) -%}
<section{% if id %} id="{{ id }}"{% endif %}><h2>{{ title }}</h2><p>{{ aside or "" }}</p>{{ caller() }}</section>
{%- endmacro %}
"""
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><path d="M0 10h30"/></svg>\n'
FIGURE = """\
figures:
  - kind: bars
    title: Ferries
    bars: [{label: A, value: 30, sources: [gazette]}, {label: B, value: 40, sources: [gazette]}]
"""
PLACE = """\
- id: quay
  kind: place
  label: Quay
  gloss: Where the ferry leaves.
  coordinates: 46.2, 6.1
  figures:
    - {kind: map, title: The lake, places: quay}
  sources: [gazette]
"""
OTHER_SITE = {
    "format": "newsgloss-glossary",
    "version": 1,
    "name": "Ruritania Watch",
    "language": "en",
    "home": "https://watch.ruritania/",
    "entries": [
        {
            "id": "wait",
            "kind": "term",
            "url": "https://watch.ruritania/glossary/wait/",
            "label": "day's wage",
            "gloss": "A week at a pier.",
        }
    ],
}
Edit = Callable[[Path], None]


def replaced(file: str, old: str, new: str) -> Edit:
    """Return the edit that replaces a text, or puts it back where it was replaced; nothing without the file."""

    def edit(folder: Path) -> None:
        path = folder / file
        if not path.exists():
            return
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(new, old, 1) if new in text else text.replace(old, new, 1), encoding="utf-8")

    return edit


def there_or_not(file: str, text: str) -> Edit:
    """Return the edit that adds a file, or takes it away where it is."""

    def edit(folder: Path) -> None:
        path = folder / file
        if path.exists():
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    return edit


def other_site(was: str, now: str) -> Edit:
    """Return the edit that takes over another site's glossary with a gloss that has changed, or changed back."""

    def edit(folder: Path) -> None:
        copy, pins = folder / "glossaries" / "un.json", folder / "glossaries" / "pins.yaml"
        text = copy.read_text(encoding="utf-8")
        copy.write_text(text.replace(was, now) if was in text else text.replace(now, was), encoding="utf-8")
        pin = f"- {{id: un, from: un.json, sha256: {hashlib.sha256(copy.read_bytes()).hexdigest()}}}\n"
        pins.write_text(pin, encoding="utf-8")

    return edit


def renamed(old: str, new: str) -> Edit:
    """Return the edit that gives a file another name, or its old one back."""

    def edit(folder: Path) -> None:
        one, other = folder / old, folder / new
        if one.exists():
            one.rename(other)
        elif other.exists():
            other.rename(one)

    return edit


STORY, GLOSSARY = "content/explainers/zenda.md", "content/glossary/lake.yaml"
MORE_GLOSSARY = "content/glossary/port.yaml"
MORE_ENTRIES = """\
- {id: buoy, kind: term, label: lake buoy, gloss: A float that shows the way., sources: [gazette]}
- {id: jetty, kind: term, label: lake jetty, gloss: Where boats are tied up., sources: [gazette]}
- {id: mole, kind: term, label: lake mole, gloss: A wall that keeps waves out., sources: [gazette]}
- id: pilot
  kind: term
  label: lake pilot
  gloss: Who leads ships into a port.
  sources: [gazette]
- id: wharf
  kind: term
  label: old wharf
  gloss: Where a pilot goes ashore.
  related: [pilot]
  sources: [gazette]
"""
ABOUT = "content/pages/about.md"
BRIDGE_FILE, BRIDGE_NOTES = "content/explainers/bridge.md", "content/explainers/bridge.notes.yaml"
ON_BRIDGE = """\
- id: bridge
  kind: context
  quote:
    exact: on the bridge
  title: The bridge
  body: It is {long} long.
  sources: [gazette]
"""
PONT = """\
---
title: À quoi sert le pont
dek: Un permis n'y sert pas.
date: 2031-05-05
lang: fr
translation_of: zenda
status: published
---

Le Lake Treaty n'en dit rien.
"""
ALONE: dict[str, Edit] = {  # edits of a text that change its own page, and nothing else
    "words": replaced(BRIDGE_FILE, "opened it.", "opened it.\n\nIt is long, and nobody fell off."),
    "emphasis": replaced(BRIDGE_FILE, "nobody fell", "*nobody* fell"),
    "another word": replaced(BRIDGE_FILE, "*nobody* fell", "*hardly anybody* fell"),
    "a heading": replaced(BRIDGE_FILE, "It is long,", "## How long\n\nIt is long,"),
    "a place": replaced(BRIDGE_FILE, "## How long\n", "## How long {#x-how-long}\n"),
    "a note": replaced(BRIDGE_NOTES, "very long", "so long"),
    "the home page's story": replaced(STORY, "> ## A long", "It is not cheap.\n\n> ## A long"),
    "words of a sentence with a name": replaced(BRIDGE_FILE, "is not needed", "was never needed"),
    "an entry's gloss": replaced(MORE_GLOSSARY, "leads ships into", "leads ferries into"),
    "another gloss": replaced(MORE_GLOSSARY, "Where a pilot goes", "Where some pilot goes"),
    "a day of review": replaced(
        MORE_GLOSSARY, "  label: lake pilot\n", "  label: lake pilot\n  reviewed: 2031-05-20\n"
    ),
    "an event's gloss": replaced(GLOSSARY, "The port of Zenda closed to", "The port of Zenda was closed to"),
}
NOT_ALONE: dict[str, Edit] = {  # edits of a text or an entry that others show, or of which they know
    "a place that is gone": replaced(BRIDGE_FILE, "{#x-how-long}", "{#x-so-long}"),
    "a name that is gone": replaced(BRIDGE_FILE, "Rudolf Elphberg", "Somebody else"),
    "a name on the home page": replaced(BRIDGE_FILE, "hardly anybody", "Rudolf Elphberg"),
    "an entry's label": replaced(MORE_GLOSSARY, "label: lake pilot", "label: harbour pilot"),
    "a source of an earlier gloss": replaced(
        MORE_GLOSSARY,
        "ashore.\n",
        "ashore.\n  versions: [{to: 1990, gloss: Where boats were built., source: treaty-text}]\n",
    ),
    "a gloss on the home page": replaced(GLOSSARY, "A paper that lets its holder", "A card that lets its holder"),
    "another title": replaced(BRIDGE_FILE, "What the bridge is for", "What a bridge is for"),
    "a link": replaced(BRIDGE_FILE, "It is long,", "It is [long](/explainers/zenda/),"),
    "a file": replaced(BRIDGE_FILE, "It is [long]", "It is [so]({static}/images/lake.svg) [long]"),
    "a figure": replaced(BRIDGE_FILE, "It is [so]", "It is ![so]({static}/images/lake.svg) [so]"),
    "what is hard to read": replaced(
        BRIDGE_FILE, "fell off.", "fell off." + " Institutional considerations notwithstanding," * 9
    ),
    "a footnote without its note": replaced(BRIDGE_FILE, "Somebody else", "Somebody[^1] else"),
    "a note's source": replaced(BRIDGE_NOTES, "[gazette]", "[treaty-text]"),
    "a note's id": replaced(BRIDGE_NOTES, "id: bridge", "id: the-bridge"),
    "an entry that nobody is sure of": replaced(
        MORE_GLOSSARY, "label: old wharf\n", "label: old wharf\n  confidence: low\n"
    ),
    "a line above it": replaced(MORE_GLOSSARY, "label: harbour pilot\n", "label: harbour pilot\n  usage: At sea.\n"),
    "a field that is wrong": replaced(MORE_GLOSSARY, "label: old wharf\n", "label: old wharf\n  say: {a: b}\n"),
}
BY_NAME = 'ARTICLE_URL = "explainers/{slug}/"\nARTICLE_SAVE_AS = "explainers/{slug}/index.html"\n'
IN_STORY: dict[
    str, Edit
] = {  # edits of a text amid others: of words that its page alone shows, and of a sentence that others quote
    "words of ours": replaced(STORY, "may may cross.\n", "may may cross.\n\nIt is not cheap.\n"),
    "a sentence of ours with a name": replaced(
        STORY, "may may cross.\n", "may may cross.\n\nThe Lake Treaty says it.\n"
    ),
}
EDITS: dict[str, Edit] = {
    "a word of ours": replaced(STORY, "costs a day's wage", "cost a day's wage"),
    "a title": replaced(STORY, "Why nobody can leave Zenda", "Why many cannot leave Zenda"),
    "a name that nothing knows": replaced(STORY, "A ferry permit costs", "A lake pass costs"),
    "a status": replaced(STORY, "status: published", "status: archived"),
    "a story's day": replaced(STORY, "story_date: 2031-05-02", "story_date: 2031-05-01"),
    "another explainer": there_or_not("content/explainers/bridge.md", BRIDGE.format(day=1, topic="The lake")),
    "a third explainer": there_or_not("content/explainers/quay.md", BRIDGE.format(day=2, topic="Bridges")),
    "a translation": there_or_not("content/explainers/pont.md", PONT),
    "a translation's title": replaced("content/explainers/pont.md", "À quoi sert le pont", "Le pont et son usage"),
    "an explainer's name": renamed("content/explainers/bridge.md", "content/explainers/over-the-bridge.md"),
    "notes": there_or_not("content/explainers/zenda.notes.yaml", NOTES.format(what="adults")),
    "a note": replaced("content/explainers/zenda.notes.yaml", "for adults", "for children"),
    "a gloss": replaced(GLOSSARY, "A paper that lets its holder", "A card that lets its holder"),
    "a gloss that home does not show": replaced(MORE_GLOSSARY, "ships into a port", "ships into the port"),
    "how a word is used": replaced(
        MORE_GLOSSARY, "label: old wharf\n", "label: old wharf\n  usage: Not for the port.\n"
    ),
    "a label": replaced(GLOSSARY, "label: ferry permit", "label: ferry pass"),
    "an alias": replaced(GLOSSARY, "  label: ferry permit\n", "  label: ferry permit\n  names: [lake pass]\n"),
    "a name that is used up": replaced("content/linking.yaml", "- Lake Treaty Street", "- ferry permit"),
    "an event's day": replaced(GLOSSARY, "date: 2031-05-02", "date: 2030-05-02"),
    "an event's actors": replaced(GLOSSARY, "  happening: t", "  actors: [lake-authority]\n  happening: t"),
    "an entry that is no longer public": replaced(GLOSSARY, "public_figure: true", "public_figure: false"),
    "a draft": replaced(GLOSSARY, "  label: Rudolf Elphberg\n", "  label: Rudolf Elphberg\n  status: draft\n"),
    "an old id": replaced(GLOSSARY, "  label: Lake Treaty\n", "  label: Lake Treaty\n  redirect_from: [treaty]\n"),
    "a link of a page": replaced(ABOUT, "the lake.", "the lake, as in [Zenda]({filename}../explainers/zenda.md)."),
    "an explainer's day": replaced(STORY, "date: 2031-05-03", "date: 2032-05-03"),
    "addresses by year": replaced("pelicanconf.py", BY_NAME, BY_NAME.replace("explainers/", "{date:%Y}/")),
    "a source": replaced("content/sources.yaml", "Official Gazette", "Gazette of Ruritania"),
    "a publisher": replaced("seeds/zenda.yaml", "publisher: Zenda Courier", "publisher: The Courier"),
    "rights": replaced("seeds/zenda.yaml", "permission: granted", "permission: unknown"),
    "a page": replaced(ABOUT, "We explain", "Here we explain"),
    "a topic": there_or_not("content/topics/the-lake.md", TOPIC),
    "a template": there_or_not("restyle/components/section.html", HEADING),
    "a setting": replaced("pelicanconf.py", 'SITENAME = "The Ruritanian"', 'SITENAME = "The Strelsauer"'),
    "an address": replaced("pelicanconf.py", 'SITEURL = ""', 'SITEURL = "https://news.example.org/lake"'),
    "a picture": replaced(STORY, "> ## A long", "![The lake]({static}/images/lake.svg)\n\n> ## A long"),
    "a picture's size": replaced("content/images/lake.svg", 'width="30"', 'width="60"'),
    "a figure": replaced(STORY, "status: published\n", FIGURE + "status: published\n"),
    "a figure's count": replaced(STORY, "value: 40", "value: 50"),
    "a place": there_or_not("content/glossary/places.yaml", PLACE),
    "where a place is": replaced("content/glossary/places.yaml", "46.2, 6.1", "47.5, 9.5"),
    "another site's gloss": other_site("A week at a pier.", "A month at a pier."),
    "another site's glossary": replaced("pelicanconf.py", "SITENAME", 'GLOSSARIES = {"un": "un.json"}\nSITENAME'),
    "short lists": replaced("pelicanconf.py", "AUTHOR_SAVE_AS", "DEFAULT_PAGINATION = 2\nAUTHOR_SAVE_AS"),
}
