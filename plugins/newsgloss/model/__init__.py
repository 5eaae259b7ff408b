"""What authors and deployers write, as validated values with their places, and what is wrong with it."""
