"""One command each that asks other machines, or sends them something; no other does."""
