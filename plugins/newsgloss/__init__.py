"""Newsgloss: annotated news explainers from seeds and a glossary. ARCHITECTURE.md is the map of this house."""


def register() -> None:
    """Connect to Pelican, which calls this for each of its PLUGINS."""
    from .plugin import connect  # noqa: PLC0415 -- only Pelican needs Pelican

    connect()
