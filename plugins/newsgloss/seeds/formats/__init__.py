"""A file of any format -> the plain text, Markdown or HTML that it holds, or what would help where it is not read."""
