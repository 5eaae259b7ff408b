"""A Pelican site about a country that does not exist, as it was before Newsgloss was added."""

AUTHOR = "The Ruritanian"
SITENAME = "The Ruritanian & Co"
SITEURL = ""
FEED_DOMAIN = "https://example.org"
PATH = "content"
TIMEZONE = "UTC"
LOCALE = "C"
DEFAULT_LANG = "en"
DEFAULT_PAGINATION = 5
STATIC_PATHS = ["images"]
LINKS = (("Gazette", "https://example.org/gazette"),)
SOCIAL = (("Lake radio", "https://example.org/radio"),)
CATEGORY_FEED_ATOM = "feeds/{slug}.atom.xml"
TAG_FEED_ATOM = "feeds/tag-{slug}.atom.xml"
FEED_ALL_RSS = "feeds/all.rss.xml"
RSS_FEED_SUMMARY_ONLY = False
YEAR_ARCHIVE_SAVE_AS = "posts/{date:%Y}/index.html"
YEAR_ARCHIVE_URL = "posts/{date:%Y}/"
PATH_METADATA = r"(?P<folder>.*)/.*"
TYPOGRIFY = True
OUTPUT_SOURCES = True
CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
PAGE_LANG_URL = "pages/{lang}/{slug}.html"
PAGE_LANG_SAVE_AS = "pages/{lang}/{slug}.html"
MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.codehilite": {"css_class": "highlight"},
        "markdown.extensions.extra": {},
        "markdown.extensions.meta": {},
        "markdown.extensions.smarty": {},
    },
}
