"""Sites that are drawn by Pelican in this process: all of one, again and again, or one page of it."""
