"""Languages that write no space between words: the small words by which names are told from what is around them."""
