"""What only a comparison shows: days out of order, names that several entries have, versions that do not match."""
