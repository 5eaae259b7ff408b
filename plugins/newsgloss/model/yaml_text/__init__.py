"""YAML that authors write -> plain text values with their places, and where its mistakes begin."""
