"""The settings that Newsgloss or Pelican reads -> what is wrong with the shape of each, before anything is made of it.

A setting of the wrong shape would end deep in Pelican, or quietly mean another thing: text is true, also "False".
"""

from __future__ import annotations

import operator
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from newsgloss.model.patterns import pattern_of
from newsgloss.model.problems import closest

from .defaults import MENUS
from .shapes import (
    PLUGIN,
    Fits,
    any_shape,
    is_address,
    is_count,
    is_date_format,
    is_day,
    is_folder_list,
    is_glossaries,
    is_jinja,
    is_language,
    is_link,
    is_markdown,
    is_metadata,
    is_off,
    is_page_pattern_list,
    is_path,
    is_pattern,
    is_plugin_list,
    is_replacement,
    is_rooted,
    is_switch,
    is_template,
    is_text,
    is_text_list,
    is_time_zone,
    is_tuple,
    list_of,
    mapping_of,
    passes,
)

SHORT = 6  # letters of a setting; "paths" need not be meant for PATH, nor "theme_" for THEME
NEAR = 0.85  # of difflib's 1: "GLOSSARIS" is meant for "GLOSSARIES", "TAG_CLOUD_STEPS" is a plugin's
UNWRITABLE = pattern_of("[\0\ud800-\udfff]")  # no path may have the first, no file the others


class Shape(NamedTuple):
    """What a setting must be, in words, the test of it, and an example for one that has no default."""

    words: str
    fits: Fits
    example: str


def misfits(known: Mapping[str, Any], defaults: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield the name of each setting of a wrong shape, what is wrong with it, and the remedy."""
    for name, value in known.items():
        shape = SHAPES.get(name)
        if shape is None:
            continue
        if not passes(shape.fits, value):
            default = defaults.get(name)
            remedy = f"The default is {default!r}." if default else f"Write it like {name} = {shape.example}."
            yield name, f"{name} must be {shape.words}", remedy
        elif any(UNWRITABLE.search(text) for text in _texts(value)):
            yield name, f"{name} has a character that no path or page can have", "Take it out."


def misspelt(
    unread: Collection[str], made: Collection[str], templates: Iterable[str]
) -> Iterator[tuple[str, str, str]]:
    """Yield each `unread` name that is nearly that of a setting, what is wrong with it, and the setting that is meant.

    What is `made` is not meant. Names that are near none may be those of plugins and themes, and of `templates` that
    are pages by themselves.
    """
    of_templates = {f"{one.upper()}_{ending}" for one in templates for ending in ("URL", "SAVE_AS")}
    of_lists = {f"{name.removesuffix('_SAVE_AS')}_URL" for name in SHAPES if name.endswith("_SAVE_AS")}
    free = sorted(SHAPES.keys() - set(made))
    for name in sorted(set(unread) - SHAPES.keys() - of_templates - of_lists):
        if name.isupper():
            if meant := closest(name, free, NEAR):
                yield name, f"nothing of ours or Pelican's reads {name}", meant
        elif meant := next((one for one in free if _is_meant_in_capitals(name, one)), None):
            yield name, "the names of settings are written in capitals, and nothing reads this", meant


def _is_meant_in_capitals(name: str, setting: str) -> bool:
    """Return whether a setting is meant by a name that is not in capitals: the same, or one letter away if not short.

    That is stricter than for capitals: such names are an author's own in most settings files.
    """
    capitals = name.upper()
    if len(setting) < SHORT or name.startswith("_"):
        return capitals == setting
    shorter = min(len(capitals), len(setting))
    same = next((at for at in range(shorter) if capitals[at] != setting[at]), shorter)
    ours, its = capitals[same:], setting[same:]
    return its in {ours, ours[1:], ours[1::-1] + ours[2:]} or its[1:] in {ours, ours[1:]}


def _texts(value: Any) -> Iterator[str]:
    """Yield the texts in a value."""
    if isinstance(value, str | Path):
        yield str(value)
    elif isinstance(value, Mapping):
        for one in (*value, *value.values()):
            yield from _texts(one)
    elif isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from _texts(one)


TEMPLATE = Shape("a path or address that can be filled in", is_template, "'{slug}/'")
TEMPLATE_OR_OFF = Shape("a path or address that can be filled in, or None", any_shape(is_template, is_off), "None")
NAMES: tuple[tuple[Shape, str], ...] = (
    (
        Shape("text", is_text, "'...'"),
        """
        SITENAME AUTHOR DEFAULT_CATEGORY DEFAULT_DATE_FORMAT THEME_STATIC_DIR SETTINGS_FILE SUMMARY_END_SUFFIX
        SLUGIFY_SOURCE OUTPUT_SOURCES_EXTENSION TYPOGRIFY_DASHES BIND CONTENT_CACHING_LAYER CHECK_MODIFIED_METHOD
        """,
    ),
    (Shape("text, or None", any_shape(is_text, is_off), "None"), "CSS_FILE PUBLISHER FUNDING"),
    (Shape("text, or None", any_shape(is_path, is_off), "None"), "BUILD_REPORT"),
    (Shape("text", is_path, "'...'"), "PATH OUTPUT_PATH THEME EXPLAINERS_PATH SEEDS_PATH TOPICS_PATH CACHE_PATH"),
    (Shape("a list with a folder in it", is_folder_list, "['...']"), "ARTICLE_PATHS PAGE_PATHS"),
    (
        Shape("a list of texts", list_of(is_path), "['...']"),
        """
        STATIC_PATHS STATIC_EXCLUDES STATIC_UNCHECKED IGNORE_FILES PLUGIN_PATHS OUTPUT_RETENTION THEME_STATIC_PATHS
        THEME_TEMPLATES_OVERRIDES THEME_TRANSLATIONS_OVERRIDES DIRECT_TEMPLATES
        TEMPLATE_EXTENSIONS FORMATTED_FIELDS TYPOGRIFY_IGNORE_TAGS TYPOGRIFY_OMIT_FILTERS
        """,
    ),
    (Shape("a list of addresses that begin with /", list_of(is_rooted), "['/forum/']"), "LINKS_UNCHECKED"),
    (Shape("a list of texts, in brackets", is_text_list, "['...']"), "ARTICLE_EXCLUDES PAGE_EXCLUDES"),
    (Shape("text or a list of texts", any_shape(is_text, list_of(is_text)), "['en_CA.utf8']"), "LOCALE"),
    (
        Shape("True or False", is_switch, "True"),
        """
        USE_FOLDER_AS_CATEGORY RELATIVE_URLS TYPOGRIFY WITH_FUTURE_DATES DELETE_OUTPUT_DIRECTORY STATIC_CREATE_LINKS
        STATIC_EXCLUDE_SOURCES STATIC_CHECK_IF_MODIFIED DISPLAY_PAGES_ON_MENU DISPLAY_CATEGORIES_ON_MENU
        NEWEST_FIRST_ARCHIVES REVERSE_CATEGORY_ORDER RSS_FEED_SUMMARY_ONLY FEED_APPEND_REF OUTPUT_SOURCES BUILD_CACHE
        CACHE_CONTENT LOAD_CONTENT_CACHE GZIP_CACHE SLUGIFY_USE_UNICODE SLUGIFY_PRESERVE_CASE SHARE_PICTURES
        """,
    ),
    (
        Shape("a number, or None", any_shape(is_count, is_off), "10"),
        "DEFAULT_PAGINATION SUMMARY_MAX_LENGTH SUMMARY_MAX_PARAGRAPHS FEED_MAX_ITEMS",
    ),
    (Shape("a number", is_count, "0"), "DEFAULT_ORPHANS PORT WORKERS"),
    (
        TEMPLATE,
        """
        ARTICLE_URL ARTICLE_SAVE_AS ARTICLE_LANG_URL ARTICLE_LANG_SAVE_AS DRAFT_URL DRAFT_SAVE_AS DRAFT_LANG_URL
        DRAFT_LANG_SAVE_AS PAGE_URL PAGE_SAVE_AS PAGE_LANG_URL PAGE_LANG_SAVE_AS DRAFT_PAGE_URL DRAFT_PAGE_SAVE_AS
        DRAFT_PAGE_LANG_URL DRAFT_PAGE_LANG_SAVE_AS STATIC_URL STATIC_SAVE_AS ENTRY_URL ENTRY_SAVE_AS CATEGORY_URL
        """,
    ),
    (
        TEMPLATE_OR_OFF,
        """
        EXPLAINER_SAVE_AS TAG_URL AUTHOR_URL YEAR_ARCHIVE_URL MONTH_ARCHIVE_URL DAY_ARCHIVE_URL
        GLOSSARY_SAVE_AS TIMELINE_SAVE_AS SOURCES_SAVE_AS CORRECTIONS_SAVE_AS DRAFTS_SAVE_AS SEARCH_SAVE_AS
        CATEGORY_SAVE_AS DATA_SAVE_AS SITEMAP_SAVE_AS ROBOTS_SAVE_AS GLOSSARY_FEED_ATOM FEED_ALL_JSON
        TAG_SAVE_AS AUTHOR_SAVE_AS YEAR_ARCHIVE_SAVE_AS MONTH_ARCHIVE_SAVE_AS DAY_ARCHIVE_SAVE_AS
        INDEX_SAVE_AS ARCHIVES_SAVE_AS AUTHORS_SAVE_AS CATEGORIES_SAVE_AS TAGS_SAVE_AS CORRECTIONS_FEED_ATOM FEED_ATOM
        FEED_RSS FEED_ALL_ATOM FEED_ALL_RSS CATEGORY_FEED_ATOM CATEGORY_FEED_RSS TAG_FEED_ATOM TAG_FEED_RSS
        AUTHOR_FEED_ATOM AUTHOR_FEED_RSS TRANSLATION_FEED_ATOM TRANSLATION_FEED_RSS FEED_ATOM_URL FEED_RSS_URL
        FEED_ALL_ATOM_URL FEED_ALL_RSS_URL CATEGORY_FEED_ATOM_URL CATEGORY_FEED_RSS_URL TAG_FEED_ATOM_URL
        TAG_FEED_RSS_URL AUTHOR_FEED_ATOM_URL AUTHOR_FEED_RSS_URL TRANSLATION_FEED_ATOM_URL TRANSLATION_FEED_RSS_URL
        """,
    ),
    (Shape("an address", is_address, "'https://news.example.org'"), "SITEURL"),
    (
        Shape("an address, or None", any_shape(is_address, is_off), "'https://news.example.org'"),
        "FEED_DOMAIN REPORT_URL CONTACT LICENCE",
    ),
    (Shape("a dictionary of ids, each with a path or an https address", is_glossaries, "{'un': '…'}"), "GLOSSARIES"),
    (
        Shape("a list of names with addresses", any_shape(list_of(is_link), is_off), "[('About', '/about/')]"),
        " ".join(MENUS),
    ),
    (Shape("a language's tag, such as en, fr or pt-BR", is_language, "'en'"), "DEFAULT_LANG"),
    (Shape("a time zone that is known", is_time_zone, "'America/Toronto'"), "TIMEZONE"),
    (Shape("a day, 'fs' or None", any_shape(is_off, is_day), "(2031, 5, 2)"), "DEFAULT_DATE"),
    (
        Shape("a dictionary of languages, each with a format", mapping_of(is_text, is_date_format), "{'en': '%d %B'}"),
        "DATE_FORMATS",
    ),
    (
        Shape("a regular expression", is_pattern, "'(?P<slug>.*)'"),
        "FILENAME_METADATA PATH_METADATA INTRASITE_LINK_REGEX",
    ),
    (
        Shape("a list of regular expressions with replacements", list_of(is_replacement), "[('[^a-z]+', '-')]"),
        "SLUG_REGEX_SUBSTITUTIONS CATEGORY_REGEX_SUBSTITUTIONS TAG_REGEX_SUBSTITUTIONS AUTHOR_REGEX_SUBSTITUTIONS",
    ),
    (
        Shape("a dictionary of texts", mapping_of(is_text, any_shape(is_text, list_of(is_text))), "{'lang': 'en'}"),
        "DEFAULT_METADATA",
    ),
    (
        Shape("a dictionary with names as its keys", mapping_of(is_text), "{'name': ...}"),
        "DOCUTILS_SETTINGS PYGMENTS_RST_OPTIONS JINJA_GLOBALS CONTENT_SECURITY_POLICY",
    ),
    (
        Shape("a dictionary of functions", mapping_of(is_text, callable), "{'name': function}"),
        "JINJA_FILTERS JINJA_TESTS",
    ),
    (Shape("text or a class", any_shape(is_text, callable), "'pelican.Pelican'"), "PELICAN_CLASS"),
    (
        Shape("a dictionary of endings, each with a reader", mapping_of(is_text, any_shape(callable, is_off)), "{}"),
        "READERS",
    ),
    (Shape("text or a function", any_shape(is_text, callable), "'reversed-date'"), "ARTICLE_ORDER_BY PAGE_ORDER_BY"),
    (
        Shape("text, a list of texts, or None", any_shape(is_text, list_of(is_text), is_off), "'slug'"),
        "ARTICLE_TRANSLATION_ID PAGE_TRANSLATION_ID",
    ),
    (Shape(f"a list of plugins with '{PLUGIN}' in it", is_plugin_list, f"['{PLUGIN}']"), "PLUGINS"),
    (
        Shape("empty: Pelican would change the addresses that were checked", operator.not_, "None"),
        "ARTICLE_PERMALINK_STRUCTURE CLEAN_URLS",
    ),
    (
        Shape("empty: it publishes files that nothing here checks; use DIRECT_TEMPLATES", operator.not_, "{}"),
        "TEMPLATE_PAGES",
    ),
    (
        Shape(
            "a dictionary of paths, each with a dictionary of what is said of it",
            mapping_of(is_text, is_metadata),
            "{'images/robots.txt': {'path': 'robots.txt'}}",
        ),
        "EXTRA_PATH_METADATA",
    ),
    (Shape("a dictionary of extensions, each with a dictionary of options", is_markdown, "{}"), "MARKDOWN"),
    (Shape("a dictionary of Jinja's options", is_jinja, "{'autoescape': True}"), "JINJA_ENVIRONMENT"),
    (
        Shape(
            "a list of page numbers, each with an address and a path",
            is_page_pattern_list,
            "[(1, '{url}', '{save_as}')]",
        ),
        "PAGINATION_PATTERNS",
    ),
    (
        Shape(
            "a dictionary of templates, each with a number or None",
            mapping_of(is_text, any_shape(is_count, is_off)),
            "{'index': 10}",
        ),
        "PAGINATED_TEMPLATES",
    ),
    (Shape("a list of levels, each with a message", list_of(is_tuple), "[(logging.WARN, '...')]"), "LOG_FILTER"),
)
SHAPES: Mapping[str, Shape] = {name: shape for shape, names in NAMES for name in names.split()}
