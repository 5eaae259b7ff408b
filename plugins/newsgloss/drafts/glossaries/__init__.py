"""A glossary from elsewhere -> entries and sources of ours, and what of it has no place."""
