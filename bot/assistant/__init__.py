"""The assistant: a Turn in, a Reply out."""
