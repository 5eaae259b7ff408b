"""Where a site is published: its address, its domain, and the branch that GitHub Pages serves."""
