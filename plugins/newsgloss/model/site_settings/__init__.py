"""What settings say -> their defaults, the shape that each must have, and what several of them say together."""
