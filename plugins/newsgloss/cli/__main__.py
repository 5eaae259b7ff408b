"""`python -m newsgloss.cli COMMAND` does what `newsgloss COMMAND` does."""

from . import main

main()
