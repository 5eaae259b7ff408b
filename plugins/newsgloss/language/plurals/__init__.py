"""The plurals of nouns: rules for each language, and beside them the nouns that keep to none."""
