"""The real program, as a person meets it."""
