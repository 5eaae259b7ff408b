"""A Seed -> a Markdown draft, its sidecar and its record on disk, never over an author's work."""
