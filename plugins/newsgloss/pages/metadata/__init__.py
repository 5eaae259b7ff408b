"""What a page says of itself to other sites and to programs: how a link to it looks, and what it is for schema.org."""
