"""One Content -> the files by which other programs read it: feeds, and data of glossary, events and annotations."""
