"""How the site is built while it is written. publishconf.py adds what publishing needs."""

from newsgloss.settings import *

SITENAME = "The Ruritanian"
AUTHOR = "The Ruritanian"
DEFAULT_LANG = "en"
DEFAULT_CATEGORY = "News"
TIMEZONE = "UTC"
