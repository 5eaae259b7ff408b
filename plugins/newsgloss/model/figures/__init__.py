"""What authors write to have a picture drawn: maps, chains of steps, bars."""
