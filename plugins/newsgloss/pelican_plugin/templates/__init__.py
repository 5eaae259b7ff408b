"""The templates of a theme: what they need, the language that they speak, what they send and what they read."""
