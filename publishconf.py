"""How the site is built to be published: pelicanconf.py, with an address and without drafts."""

import os

from pelicanconf import *  # noqa: F403 -- Pelican's way: everything there holds here too

SITEURL = os.environ.get("SITEURL", "https://example.org/newsgloss").rstrip("/")
FEED_DOMAIN = SITEURL
DRAFT_SAVE_AS = ""
DRAFT_PAGE_SAVE_AS = ""
