"""The page of an explainer, and notes on it."""

from newsgloss.content.values import Content
from newsgloss.pages.explainers.explainer_page import explainer_page
from newsgloss.pages.explainers.views import ExplainerPage

NOTES = "content/explainers/zenda.notes.yaml"
NOTE = """\
- id: {id}
  kind: {kind}
  quote: {{exact: {exact}}}
  title: About {id}
  body: Said of *{id}*.
  sources: [gazette]
"""


def page(content: Content, slug: str = "zenda") -> ExplainerPage:
    """Return what an explainer's page shows."""
    return explainer_page(content.explainers[slug], content)


def note(id_: str, exact: str, kind: str = "context", more: str = "") -> str:
    """Return a note on a passage; `more` are its other keys."""
    return NOTE.format(id=id_, exact=exact, kind=kind) + more
