"""Names and passages -> tags that are inserted into HTML, and what was found."""
