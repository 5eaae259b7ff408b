"""Markdown that authors write, and the HTML that is made of it."""
