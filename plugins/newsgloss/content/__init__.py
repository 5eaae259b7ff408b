"""All that a site says, read, converted, annotated and proved once."""
