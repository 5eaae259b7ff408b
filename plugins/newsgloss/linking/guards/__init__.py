"""A stretch of a text -> what is around it, and whether that makes it another name, or none."""
