"""Review: one finding at a time, decided by a person, written into the draft once at the end."""
