"""Pelican's door: its signals, reader, writer, generator and templates. Only here is Pelican known."""
