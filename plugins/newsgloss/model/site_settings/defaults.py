"""The settings of our own, and those of Pelican's that we read -> what each is where a site does not make it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from .shapes import PLUGIN

IMPRINT = ("PUBLISHER", "FUNDING", "CONTACT")  # what a site says of whoever publishes it
MENUS = ("MENUITEMS", "LINKS", "SOCIAL")  # Pelican's lists of names with addresses, which a theme may draw
DEFAULTS: Mapping[str, Any] = MappingProxyType(
    {
        "EXPLAINERS_PATH": "explainers",  # folder of explainers, within PATH
        "EXPLAINER_SAVE_AS": None,  # their file, beside articles that are Pelican's alone; ARTICLE_SAVE_AS where None
        "SEEDS_PATH": "seeds",  # folder of raw articles, beside pelicanconf.py
        "TOPICS_PATH": "topics",  # folder of texts on topics, within PATH
        "THEME_TRANSLATIONS_OVERRIDES": [],  # folders of catalogues whose words go before the theme's
        "REPORT_URL": None,  # where readers report an error, {url} in it is the page's; nothing is shown without it
        "PUBLISHER": None,  # who publishes the site; the pages about it show this, and the next two
        "FUNDING": None,  # how it is paid for
        "LICENCE": None,  # the address of the licence for the site's own words, which feeds and data name
        "CONTACT": None,  # how readers reach the publisher: a web address, or mailto: and a mail address
        "ENTRY_URL": "glossary/{slug}/",
        "ENTRY_SAVE_AS": "glossary/{slug}/index.html",
        "GLOSSARY_SAVE_AS": "glossary/index.html",
        "TIMELINE_SAVE_AS": "timeline/index.html",
        "SOURCES_SAVE_AS": "sources/index.html",
        "CORRECTIONS_SAVE_AS": "corrections/index.html",
        "DRAFTS_SAVE_AS": "drafts/index.html",  # the list of drafts; only where DRAFT_SAVE_AS says that they have pages
        "CORRECTIONS_FEED_ATOM": "feeds/corrections.atom.xml",
        "GLOSSARY_FEED_ATOM": "feeds/glossary.atom.xml",  # new and changed entries
        "FEED_ALL_JSON": None,  # the feed of all explainers as a JSON Feed
        "DATA_SAVE_AS": "data/index.html",  # the page that lists feeds and data; the files of data are in its folder
        "SITEMAP_SAVE_AS": None,  # all pages that search engines may list; needs SITEURL
        "ROBOTS_SAVE_AS": None,  # leads to the sitemap; only where SITEURL has no path
        "SHARE_PICTURES": True,  # a picture for each explainer, entry and topic, where links to it are shown
        "SEARCH_SAVE_AS": "search/index.html",  # "" for a site without search and its index
        "QUOTED_WORDS": 15,  # words around a mention in a story whose permission is not settled, on other pages
        "QUOTED_SHARE": 0.25,  # of the words of such a story, on all other pages together
        "QUOTED_WORDS_ON_PAGE": 50,  # words of such a story; a page with more asks search engines to leave it out
        "CONTENT_SECURITY_POLICY": {},  # what a site's own theme needs beside ours: {"img-src": ["https://…"]}
        "GLOSSARIES": {},  # other sites' glossaries: {"un": "https://…/data/glossary.json"}, or paths
        "STATIC_UNCHECKED": [],  # files and folders of PATH that are published whatever a browser runs in them
        "LINKS_UNCHECKED": [],  # addresses on the site's host that something else serves: ["/forum/"]
        "SETTINGS_FILE": "pelicanconf.py",  # how problems name the settings; `newsgloss build` sets it
        "BUILD_CACHE": True,  # whether builds remember in CACHE_PATH what they have made
        "WORKERS": 0,  # processes that make texts and pages; 0 for one on each core
        "BUILD_REPORT": None,  # a file for the build's figures and problems; `newsgloss build` sets it
    }
)
OF_OTHERS = frozenset(
    {"TEMPLATE_PAGES", "ARTICLE_PERMALINK_STRUCTURE", "CLEAN_URLS", *MENUS}
)  # whose pages are not ours

PELICAN_DEFAULTS: Mapping[str, Any] = MappingProxyType(
    {
        "PATH": "content",
        "OUTPUT_PATH": "output",
        "CACHE_PATH": "cache",
        "ARTICLE_PATHS": [""],
        "ARTICLE_URL": "{slug}.html",
        "ARTICLE_SAVE_AS": "{slug}.html",
        "DRAFT_SAVE_AS": "drafts/{slug}.html",
        "PAGE_PATHS": ["pages"],
        "PAGE_URL": "pages/{slug}.html",
        "PAGE_SAVE_AS": "pages/{slug}.html",
        "DRAFT_PAGE_SAVE_AS": "drafts/pages/{slug}.html",
        "CATEGORY_SAVE_AS": "category/{slug}.html",
        "TAG_SAVE_AS": "tag/{slug}.html",
        "AUTHOR_SAVE_AS": "author/{slug}.html",
        "STATIC_SAVE_AS": "{path}",
        "INDEX_SAVE_AS": "index.html",
        "FEED_ALL_ATOM": "feeds/all.atom.xml",
        "CATEGORY_FEED_ATOM": "feeds/{slug}.atom.xml",
        "AUTHOR_FEED_ATOM": "feeds/{slug}.atom.xml",
        "AUTHOR_FEED_RSS": "feeds/{slug}.rss.xml",
        "TRANSLATION_FEED_ATOM": "feeds/all-{lang}.atom.xml",
        "DIRECT_TEMPLATES": ["index", "tags", "categories", "authors", "archives"],
        "TEMPLATE_PAGES": {},
        "DEFAULT_PAGINATION": False,
        "DEFAULT_ORPHANS": 0,
        "PAGINATED_TEMPLATES": {"index": None, "tag": None, "category": None, "author": None},
        "PAGINATION_PATTERNS": [
            (1, "{name}{extension}", "{name}{extension}"),
            (2, "{name}{number}{extension}", "{name}{number}{extension}"),
        ],
        "STATIC_PATHS": ["images"],
        "STATIC_EXCLUDES": [],
        "EXTRA_PATH_METADATA": {},
        "IGNORE_FILES": ["**/.*"],
        "THEME_STATIC_DIR": "theme",
        "SITEURL": "",
        "SITENAME": "A Pelican Blog",
        "DEFAULT_LANG": "en",
        "AUTHOR": "",
        "FEED_DOMAIN": "",
        "MENUITEMS": (),
        "LINKS": (),
        "SOCIAL": (),
        "DEFAULT_CATEGORY": "misc",
        "THEME": "notmyidea",
        "THEME_TEMPLATES_OVERRIDES": [],
        "THEME_STATIC_PATHS": ["static"],
        "PLUGIN_PATHS": [],
        "PLUGINS": [PLUGIN],
        "OUTPUT_RETENTION": [],
        "TYPOGRIFY": False,
        "JINJA_ENVIRONMENT": {},
        "MARKDOWN": {
            "extension_configs": {
                "markdown.extensions.codehilite": {"css_class": "highlight"},
                "markdown.extensions.extra": {},
            }
        },
    }
)


def names_only_explainers(known: Mapping[str, Any]) -> bool:
    """Return whether settings say that there are no articles but explainers, or have a wrong shape, which is told."""
    articles, ours = known["ARTICLE_PATHS"], known["EXPLAINERS_PATH"]
    if not articles or not isinstance(articles, list | tuple):
        return True
    return [os.path.normpath(str(ours))] == [os.path.normpath(str(name)) for name in articles]
