"""A built site -> what other people's checkers find wrong with it.

`python -m audit` runs them all and prints one table; the tests run those that are quick. What comes from npm is pinned
in package.json, and `tools` installs it here.
"""
