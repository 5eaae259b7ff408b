import copy
import logging
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from pelican import Pelican
from pelican.generators import ArticlesGenerator
from pelican.settings import DEFAULT_CONFIG, read_settings

from newsgloss.content.loading import load_content
from newsgloss.editorial.checks import check
from newsgloss.model.problems import ContentError
from newsgloss.model.settings import from_settings
from newsgloss.model.site_settings.defaults import DEFAULTS, PELICAN_DEFAULTS
from newsgloss.model.site_settings.setting_shapes import SHAPES, misfits
from newsgloss.model.site_settings.shapes import passes
from tests.samples import CONFIG

LOOKED_FOR = {"PATH", "THEME", "PLUGINS", "PELICAN_CLASS"}  # what these name must be there as well
INSTALLED = ({"extensions": ["none"]}, {"extensions": ("none",)})  # so must these: a build of ours tells
NUMBERS = {"QUOTED_WORDS", "QUOTED_SHARE", "QUOTED_WORDS_ON_PAGE"}  # limits, which are checked as such
JUNK = (
    *(5, -1, 1.5, True, False, None, b"text", object(), len),
    *("", "text", "{", "{slug:>9999999999}", "{slug:{lang}}", "{slug!x}", "{slug:d}"),
    *("(", "https://[e", "a\0b", "a\ud800"),
    *([], [5], [None], ["text"], ("text",), {"text"}, [("a",)], [("a", "b")], [("a", 5)], [["(", ""]], [(1, "{", "x")]),
    *({}, {"a": 5}, {5: {}}, {"a": {}}, {"a": {"path": 5}}, {"a": None}, {"extensions": 5}, *INSTALLED),
    *({"extension_configs": 5}, {"extension_configs": {"extra": 5}}, {"extensions": ["jinja2.ext.none"]}),
)  # fmt: skip

WRONG = (  # one setting of each shape, what is wrong with it, and the remedy
    ("SITENAME = 5", "must be text", "The default is 'A Pelican Blog'."),
    ("CSS_FILE = 5", "must be text, or None", "Write it like CSS_FILE = None."),
    ("BUILD_REPORT = 5", "must be text, or None", "Write it like BUILD_REPORT = None."),
    ("PATH = 5", "must be text", "The default is 'content'."),
    ("ARTICLE_PATHS = 5", "must be a list with a folder in it", "The default is ['']."),
    ("STATIC_PATHS = 5", "must be a list of texts", "The default is ['images']."),
    (
        'LINKS_UNCHECKED = ["forum"]',
        "must be a list of addresses that begin with /",
        "Write it like LINKS_UNCHECKED = ['/forum/'].",
    ),
    ("ARTICLE_EXCLUDES = 5", "must be a list of texts, in brackets", "Write it like ARTICLE_EXCLUDES = ['...']."),
    ("LOCALE = 5", "must be text or a list of texts", "Write it like LOCALE = ['en_CA.utf8']."),
    ("USE_FOLDER_AS_CATEGORY = 5", "must be True or False", "Write it like USE_FOLDER_AS_CATEGORY = True."),
    ('DEFAULT_PAGINATION = "x"', "must be a number, or None", "Write it like DEFAULT_PAGINATION = 10."),
    ('DEFAULT_ORPHANS = "x"', "must be a number", "Write it like DEFAULT_ORPHANS = 0."),
    ("ARTICLE_URL = 5", "must be a path or address that can be filled in", "The default is '{slug}.html'."),
    ("TAG_URL = 5", "must be a path or address that can be filled in, or None", "Write it like TAG_URL = None."),
    (
        "GLOSSARIES = ['a.json']",
        "must be a dictionary of ids, each with a path or an https address",
        "Write it like GLOSSARIES = {'un': '…'}.",
    ),
    ("SITEURL = 5", "must be an address", "Write it like SITEURL = 'https://news.example.org'."),
    ("FEED_DOMAIN = 5", "must be an address, or None", "Write it like FEED_DOMAIN = 'https://news.example.org'."),
    ("MENUITEMS = 5", "must be a list of names with addresses", "Write it like MENUITEMS = [('About', '/about/')]."),
    ("DEFAULT_LANG = 5", "must be a language's tag, such as en, fr or pt-BR", "The default is 'en'."),
    ("TIMEZONE = 5", "must be a time zone that is known", "Write it like TIMEZONE = 'America/Toronto'."),
    ("DEFAULT_DATE = 5", "must be a day, 'fs' or None", "Write it like DEFAULT_DATE = (2031, 5, 2)."),
    (
        "DATE_FORMATS = 5",
        "must be a dictionary of languages, each with a format",
        "Write it like DATE_FORMATS = {'en': '%d %B'}.",
    ),
    ("FILENAME_METADATA = 5", "must be a regular expression", "Write it like FILENAME_METADATA = '(?P<slug>.*)'."),
    (
        "SLUG_REGEX_SUBSTITUTIONS = 5",
        "must be a list of regular expressions with replacements",
        "Write it like SLUG_REGEX_SUBSTITUTIONS = [('[^a-z]+', '-')].",
    ),
    ("DEFAULT_METADATA = 5", "must be a dictionary of texts", "Write it like DEFAULT_METADATA = {'lang': 'en'}."),
    (
        "DOCUTILS_SETTINGS = 5",
        "must be a dictionary with names as its keys",
        "Write it like DOCUTILS_SETTINGS = {'name': ...}.",
    ),
    ("JINJA_FILTERS = 5", "must be a dictionary of functions", "Write it like JINJA_FILTERS = {'name': function}."),
    ("PELICAN_CLASS = 5", "must be text or a class", "Write it like PELICAN_CLASS = 'pelican.Pelican'."),
    ("READERS = 5", "must be a dictionary of endings, each with a reader", "Write it like READERS = {}."),
    ("ARTICLE_ORDER_BY = 5", "must be text or a function", "Write it like ARTICLE_ORDER_BY = 'reversed-date'."),
    (
        "ARTICLE_TRANSLATION_ID = 5",
        "must be text, a list of texts, or None",
        "Write it like ARTICLE_TRANSLATION_ID = 'slug'.",
    ),
    ("PLUGINS = 5", "must be a list of plugins with 'newsgloss' in it", "The default is ['newsgloss']."),
    (
        "ARTICLE_PERMALINK_STRUCTURE = 5",
        "must be empty: Pelican would change the addresses that were checked",
        "Write it like ARTICLE_PERMALINK_STRUCTURE = None.",
    ),
    (
        "TEMPLATE_PAGES = 5",
        "must be empty: it publishes files that nothing here checks; use DIRECT_TEMPLATES",
        "Write it like TEMPLATE_PAGES = {}.",
    ),
    (
        "EXTRA_PATH_METADATA = 5",
        "must be a dictionary of paths, each with a dictionary of what is said of it",
        "Write it like EXTRA_PATH_METADATA = {'images/robots.txt': {'path': 'robots.txt'}}.",
    ),
    (
        "MARKDOWN = 5",
        "must be a dictionary of extensions, each with a dictionary of options",
        f"The default is {PELICAN_DEFAULTS['MARKDOWN']}.",
    ),
    (
        "JINJA_ENVIRONMENT = 5",
        "must be a dictionary of Jinja's options",
        "Write it like JINJA_ENVIRONMENT = {'autoescape': True}.",
    ),
    (
        "PAGINATION_PATTERNS = 5",
        "must be a list of page numbers, each with an address and a path",
        (
            "The default is [(1, '{name}{extension}', '{name}{extension}'), "
            "(2, '{name}{number}{extension}', '{name}{number}{extension}')]."
        ),
    ),
    (
        "PAGINATED_TEMPLATES = 5",
        "must be a dictionary of templates, each with a number or None",
        "The default is {'index': None, 'tag': None, 'category': None, 'author': None}.",
    ),
    (
        "LOG_FILTER = 5",
        "must be a list of levels, each with a message",
        "Write it like LOG_FILTER = [(logging.WARN, '...')].",
    ),
)


@pytest.fixture
def _log() -> Iterator[None]:
    """Keep Pelican's log to itself."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project without a file in it."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "content").mkdir()
    (folder / "theme" / "templates").mkdir(parents=True)
    return folder


@pytest.mark.usefixtures("_log")
@pytest.mark.parametrize("name", SHAPES)
def test_a_setting_of_any_shape_is_refused_or_can_be_used(name: str, root: Path) -> None:
    found = [list(misfits({name: value}, {})) for value in JUNK]
    usual = {"PATH": str(root / "content"), "THEME": str(root / "theme"), "SITEURL": "", "PLUGINS": []}

    assert any(found)
    assert all(said.startswith(f"{name} ") and remedy for wrong in found for _, said, remedy in wrong)
    for value in (copy.copy(value) for value, wrong in zip(JUNK, found, strict=True) if not wrong):
        with suppress(ContentError):  # over an extension that is not there
            check(load_content(from_settings({name: value}, root)))
        if name not in LOOKED_FOR and value not in INSTALLED:
            _build(usual | {name: value}, root)


def _build(settings: dict[str, Any], root: Path) -> None:
    """Let Pelican take settings as it does before it reads a page."""
    settings = read_settings(override=settings | {"OUTPUT_PATH": str(root / "output")})
    Pelican(settings)
    ArticlesGenerator({}, settings, settings["PATH"], settings["THEME"], settings["OUTPUT_PATH"])


def test_each_setting_that_we_or_pelican_read_has_a_shape() -> None:
    expected = {*DEFAULT_CONFIG, *DEFAULTS, *PELICAN_DEFAULTS} - NUMBERS

    assert expected <= SHAPES.keys()


@pytest.mark.parametrize("name", DEFAULT_CONFIG)
def test_a_default_of_pelicans_has_the_shape(name: str) -> None:
    assert name == "PLUGINS" or passes(SHAPES[name].fits, DEFAULT_CONFIG[name])


def test_every_setting_of_a_wrong_shape_is_told_at_once(
    ruritania: Path, add: Callable[[str, str], None], newsgloss: Callable[..., CompletedProcess[str]]
) -> None:
    add("pelicanconf.py", "".join(f"{setting}\n" for setting, _, _ in WRONG))
    expected = [
        f"pelicanconf.py:{line}:1: {setting.split()[0]} {message}\n    {remedy}\n"
        for line, (setting, message, remedy) in enumerate(WRONG, CONFIG.count("\n") + 1)
    ]

    assert newsgloss(ruritania, "check").stderr == "".join(expected)


@pytest.mark.parametrize(
    "place", [5, "", " ", "http://a.ruritania/a.json", "file:///a.json", "https://", "https://a b/"]
)
def test_a_glossary_of_another_site_has_a_path_or_an_https_address(place: object) -> None:
    fits = SHAPES["GLOSSARIES"].fits

    assert fits({"un": "https://a.ruritania/a.json", "eu-1": "../a.json", "au": Path("a.json")})
    assert not passes(fits, {"un": place})
    assert not passes(fits, {"UN": "a.json"})
    assert passes(fits, {"u" * 60: "a.json"})
    assert not passes(fits, {"u" * 61: "a.json"})
