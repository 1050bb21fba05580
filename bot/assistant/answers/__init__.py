"""What the domain rooms found, in words: Markdown from their JSON."""
