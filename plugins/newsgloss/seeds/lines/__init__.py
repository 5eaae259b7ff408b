"""The lines of an article -> what becomes of each of them, and why."""
