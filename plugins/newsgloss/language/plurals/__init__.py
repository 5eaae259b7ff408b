"""The plurals of nouns, and the cases of German ones: rules for each language, and the nouns that keep to none."""
