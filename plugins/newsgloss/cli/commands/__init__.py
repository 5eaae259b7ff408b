"""One command each: its arguments, and what it does and says."""
