"""Fixes: which edits may be made in bulk, making them until nothing is left to mend, and writing the draft back."""
