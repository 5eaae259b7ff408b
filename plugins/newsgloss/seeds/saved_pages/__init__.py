"""A saved page's elements -> what its readers see of them, which of that is the story, and why the rest is not."""
