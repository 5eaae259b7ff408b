"""How the site is built while it is written. publishconf.py adds what publishing needs."""

from newsgloss.settings import *  # noqa: F403 -- every setting that is not made below

SITENAME = "Newsgloss"
AUTHOR = "Newsgloss"
DEFAULT_LANG = "en"
