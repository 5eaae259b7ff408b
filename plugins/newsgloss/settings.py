"""The settings of a site that is Newsgloss's alone: `from newsgloss.settings import *`, and its own below that line.

A site names what is its own (SITENAME, SITEURL, AUTHOR, DEFAULT_LANG, TIMEZONE) and whatever it wants otherwise. What a
later version of Newsgloss changes here reaches it without a merge.
"""

import os as _os

from .model.folders import OWN_THEME as _OWN_THEME

AUTHOR = ""
DEFAULT_LANG = "en"
TIMEZONE = "UTC"
SITEURL = ""  # no address of its own yet: pages are linked from the root
FEED_DOMAIN = "http://127.0.0.1:8000"  # a feed needs whole addresses, even while it is only tried out
REPORT_URL = _os.environ.get("REPORT_URL")  # such as https://example.org/issues/new?title=Error&body={url}
PUBLISHER = FUNDING = CONTACT = None  # who publishes the site, how it is paid for, how to reach them: say it in yours
LICENCE = None  # the address of the licence for your own words

PATH = "content"
OUTPUT_PATH = "output"
ARTICLE_PATHS = ["explainers"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["images"]
IGNORE_FILES = [".*", "*.new.md", "__pycache__"]

PLUGINS = ["newsgloss"]

THEME = str(_OWN_THEME)
JINJA_ENVIRONMENT = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
DISPLAY_PAGES_ON_MENU = DISPLAY_CATEGORIES_ON_MENU = False  # the menu leads to what is explained
DIRECT_TEMPLATES = ["index", "archives", "404"]
MARKDOWN: dict[str, dict[str, dict[str, object]]] = {
    "extension_configs": {
        "markdown.extensions.attr_list": {},
        "markdown.extensions.def_list": {},
        "markdown.extensions.fenced_code": {},
        "markdown.extensions.footnotes": {},
        "markdown.extensions.tables": {},
    },
}

# Addresses: a folder for each page, so that no link shows a file's ending.
ARTICLE_URL = "explainers/{slug}/"
ARTICLE_SAVE_AS = "explainers/{slug}/index.html"
ARCHIVES_SAVE_AS = "explainers/index.html"
DRAFT_URL = "drafts/{slug}/"
DRAFT_SAVE_AS = "drafts/{slug}/index.html"
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
DRAFT_PAGE_URL = "drafts/pages/{slug}/"
DRAFT_PAGE_SAVE_AS = "drafts/pages/{slug}/index.html"
CATEGORY_URL = "topics/{slug}/"
CATEGORY_SAVE_AS = "topics/{slug}/index.html"
DEFAULT_CATEGORY = "News"
USE_FOLDER_AS_CATEGORY = False
DEFAULT_PAGINATION = 50  # explainers on a page of a list
PAGINATED_TEMPLATES = {"index": None, "archives": None, "category": None}  # None: as many as DEFAULT_PAGINATION says
PAGINATION_PATTERNS = (
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
)

# Feeds, and what search engines read.
FEED_ALL_ATOM = "feeds/all.atom.xml"
FEED_ALL_JSON = "feeds/all.json"
CATEGORY_FEED_ATOM = "feeds/topics/{slug}.atom.xml"
SITEMAP_SAVE_AS = "sitemap.xml"
ROBOTS_SAVE_AS = "robots.txt"

# Pages and feeds that the site does not have.
AUTHOR_SAVE_AS = ""
TAG_SAVE_AS = ""
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
