"""What a message says: its language, the requests in it, and the things it names."""
