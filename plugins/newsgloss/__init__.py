"""Newsgloss: annotated news explainers from seeds and a glossary, in twelve packages; each uses those above it.

model          What authors and deployers write, as validated values with their places, and what is wrong with it.
language       How a language writes: words, sentences, quotations and days, and what readers are told in theirs.
seeds          A raw article -> a Seed, with the record of every line.
linking        Names and passages -> tags that are inserted into HTML, and what was found.
content        All that a site says, read, converted, annotated and proved once.
drafts         What an author goes on from: a Seed's draft, sidecar and record, or a new site; never over their work.
pages          One Content -> the values that each page draws.
publishing     A site as files: which it will have, and how they are made, checked, swapped in, indexed and served.
preview        A project while it is written -> its site in a browser, which shows each change as it is saved.
editorial      One Content -> what an editor should look at, and an editor's decisions -> the files that keep them.
pelican_plugin Pelican's door: its signals, reader, writer, generator and templates. Only here is Pelican known.
cli            The shell's door: commands, what they print, and exit codes.
"""


def register() -> None:
    """Connect to Pelican, which calls this for each of its PLUGINS."""
    from .pelican_plugin.signals import connect  # noqa: PLC0415 -- only Pelican needs Pelican

    connect()
