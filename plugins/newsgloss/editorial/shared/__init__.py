"""Other sites' glossaries -> copies of them in a project, what changed in them, and what ours win."""
