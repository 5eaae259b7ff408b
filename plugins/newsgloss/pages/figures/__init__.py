"""Data that authors wrote for a picture -> where each line, box and letter of it is, and the same in words."""
