"""How the site is built to be published: pelicanconf.py, with an address and without drafts."""

import os

from pelicanconf import *

SITEURL = os.environ.get("SITEURL", "https://news.example.org").rstrip("/")
FEED_DOMAIN = SITEURL
DRAFT_SAVE_AS = ""
DRAFT_PAGE_SAVE_AS = ""
