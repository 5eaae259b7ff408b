"""Languages that write no space between words, or before small ones: the small words by which names are told apart."""
