"""A raw article -> a Seed, with the record of every line."""
