"""One Content -> the values that each page draws."""
