"""A glossary of the lake with all that its files of data tell, read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from newsgloss.content.values import Content
from newsgloss.pages.exports.glossary_records import GlossaryData, glossary_data
from newsgloss.pages.exports.publication import publication

LAKE = """\
- id: crossing
  kind: term
  label: crossing
  gloss: A way over the lake.
  reviewed: 2031-06-01
- id: ferry-crossing
  redirect_from: crossing-the-lake
  kind: term
  label: ferry crossing
  names:
    - crossing by ferry
    - {name: ferrying, match: never}
  gloss: "A crossing by ferry, \\"the boat\\"; C:\\\\lake."
  usage: Said in Zenda.
  lang: de
  broader: [crossing]
  related: [crossing, ferry-permit, port-closes, a-fisher, secret]
  legal_basis: [{law: lake-treaty, provision: Art. 1}]
  reviewed: 2031-06-03
  versions:
    - {from: 2001-05, to: 2030-01-01, gloss: A crossing by steamer., source: gazette}
  translations:
    fr: {label: traversée, names: [passage, traversée], gloss: "Une façon de passer le lac."}
  changes: [{date: 2031-06-02, kind: correction, was: By boat., now: By ferry.}]
  sources: [{id: treaty-text, locator: Art. 1}, decree]
- {id: secret, kind: term, label: secret ferry, gloss: Not yet told., status: draft}
"""
DECREE = """
- id: decree
  kind: law
  title: Decree on ferries
  publisher: Ruritania
  published: 1921-05-03
  url: https://example.org/decree
  archived_url: https://example.org/copy
"""
ADDRESS = 'SITEURL = "https://example.org/lake"'


@pytest.fixture
def richer(add: Callable[[str, str], None], change: Callable[[str, str, str], None], ruritania: Path) -> Path:
    """Return the project of the lake with more in its glossary, and with an address and a licence."""
    add("content/glossary/more.yaml", LAKE)
    add("content/sources.yaml", DECREE)
    change("pelicanconf.py", 'SITEURL = ""', f'{ADDRESS}\nLICENCE = "https://example.org/licence"')
    return ruritania


@pytest.fixture
def content(richer: Path, load: Callable[[], Content]) -> Content:
    """Return all that it says."""
    assert richer
    return load()


@pytest.fixture
def data(content: Content) -> GlossaryData:
    """Return its glossary as plain data."""
    return glossary_data(content, publication(content))
