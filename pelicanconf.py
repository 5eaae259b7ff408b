"""How the site is built while it is written. publishconf.py adds what publishing needs."""

import os

from newsgloss.settings import *  # noqa: F403 -- every setting that is not made below

SITENAME = "Newsgloss"
AUTHOR = "Newsgloss"
DEFAULT_LANG = "en"

PUBLISHER = (
    "The contributors to Newsgloss, who publish it as a demonstration of the software. It is not a newsroom: it has no "
    "editorial staff and reports no news."
)
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
FUNDING = "It has no income: no advertisements, subscriptions, donations or sponsors."
CONTACT = os.environ.get("CONTACT")  # whoever publishes a copy says it; the workflow takes the repository's issues
