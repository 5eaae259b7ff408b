"""The theme's words: all of them in its catalogues, and each catalogue as its language writes."""

import re
from html import unescape
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_keywords
from babel.messages.pofile import read_po
from jinja2 import Environment, nodes

from tests.samples import FIRST_PAINT

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "theme" / "templates"
EMBEDDED = ROOT / "theme" / "embedded"
CATALOGUES = ["de/LC_MESSAGES/newsgloss.po", "fr/LC_MESSAGES/newsgloss.po"]
MESSAGES = {"_", "gettext", "ngettext"}
TAG = re.compile(r"<!--.*?-->|<(style|script)\b.*?</\1>|<[^>]*>", re.DOTALL)
FOR_MACHINES = re.compile(r'width=|light dark|noindex|same-origin|0; url=|lang="')
SPOKEN_ATTRIBUTE = re.compile(r'\b(?:aria-label|title|alt|placeholder|content|data-label)="([^"]*)')


def test_every_word_of_the_theme_goes_through_gettext() -> None:
    said = {
        path.relative_to(folder).as_posix(): found
        for folder in (TEMPLATES, EMBEDDED)
        for path in sorted(folder.rglob("*.html"))
        if (found := unspoken(path.read_text(encoding="utf-8")))
    }

    assert said == {
        "data.html": ["(Atom)", "(JSON Feed)", "(Atom)", "(Atom)", "(Atom)"],  # names of formats
        "partials/no_explainer.html": ["newsgloss import story.txt"],
        "partials/first_paint.html": [FIRST_PAINT],  # a script
        "partials/term_numbers.html": ['[data-entry="', '"]{--number:"'],  # a style
    }


def unspoken(template: str) -> list[str]:
    """Return the words in a template that no catalogue can change: in its text, its attributes and its expressions."""
    tree = Environment(extensions=["jinja2.ext.i18n"], autoescape=True).parse(template)
    calls = [call for call in tree.find_all(nodes.Call) if getattr(call.node, "name", "") in MESSAGES]
    spoken = {id(part) for call in calls for part in call.find_all(nodes.Const)}
    parts = [part for output in tree.find_all(nodes.Output) for part in output.nodes]
    marked = "".join(part.data if isinstance(part, nodes.TemplateData) else "\0" for part in parts)
    texts = [unescape(text) for text in (*TAG.sub("\0", marked).split("\0"), *SPOKEN_ATTRIBUTE.findall(marked))]
    values = [part.value for part in tree.find_all(nodes.Const) if id(part) not in spoken]
    texts += [value for value in values if isinstance(value, str) and re.match(r"[A-Z“][\w’]+", value)]
    return [text.strip() for text in texts if re.search(r"[^\W\d_]{3}", text) and not FOR_MACHINES.search(text)]


@pytest.fixture(scope="module")
def messages() -> Catalog:
    """Return every message in the code and the templates, as `invoke translations` finds them."""
    catalog = Catalog()
    templates = ("theme/embedded/**.html", "theme/templates/**.html")
    methods = [("plugins/newsgloss/**.py", "python"), *((each, "jinja2") for each in templates)]
    options = {key: {"trimmed": "true", "silent": "false", "extensions": "jinja2.ext.i18n"} for key in templates}
    keywords = parse_keywords("_ gettext ngettext:1,2 N_ NN_:1,2".split())
    for _, _, message, _, context in extract_from_dir(ROOT, methods, options, keywords):
        catalog.add(message, context=context)
    return catalog


@pytest.mark.parametrize("name", ["newsgloss.pot", *CATALOGUES])
def test_a_catalogue_has_every_message_and_no_other(messages: Catalog, name: str) -> None:
    assert {message.id for message in read(name)} == {message.id for message in messages}


@pytest.mark.parametrize("name", CATALOGUES)
def test_every_message_is_said_in_a_language(name: str) -> None:
    catalog = read(name)

    assert [message.id for message in catalog if message.id and (message.fuzzy or not all(said_in(message)))] == []
    assert [errors for _, errors in catalog.check()] == []


def test_french_has_its_spaces_before_marks_and_inside_quotation_marks() -> None:
    assert [text for text in words_of(CATALOGUES[1]) if re.search(r"[ \w][:;?!»]|«[^\xa0]", text)] == []


def test_german_has_its_quotation_marks_and_no_space_before_marks() -> None:
    said = words_of(CATALOGUES[0])

    assert [text for text in said if re.search(r"\s[:;?!,.]|[\"'’”»«]|\.\.\.| - |ß{2}|%\)s (?:km|Minute)", text)] == []
    assert [text for text in said if text.count("„") != text.count("“")] == []


def words_of(name: str) -> list[str]:
    """Return what the messages of a catalogue say, without code and tags."""
    messages = [message for message in read(name) if message.id]
    return [re.sub(r"<code>.*?</code>|<[^>]*>", "", text) for message in messages for text in said_in(message)]


def read(name: str) -> Catalog:
    with (TEMPLATES.parent / "translations" / name).open("rb") as file:
        return read_po(file)


def said_in(message: Message) -> tuple[str, ...]:
    """Return what a message is in a language: its one form, or all of its forms."""
    return message.string if isinstance(message.string, tuple) else (message.string,)
