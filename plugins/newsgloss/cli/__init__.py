"""The shell's door: commands, what they print, and exit codes."""

from .commands import main

__all__ = ["main"]
