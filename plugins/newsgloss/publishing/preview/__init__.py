"""A project while it is written -> its site in a browser, with each change as it is saved; how two builds differ."""
