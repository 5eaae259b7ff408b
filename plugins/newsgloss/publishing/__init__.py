"""A site as files: which it will have, and how they are made, checked, swapped in, indexed and served."""
