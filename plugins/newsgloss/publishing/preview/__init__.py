"""A project while it is written -> its site in a browser, which shows each change as it is saved."""
