"""The library: documents in, cited passages out, each reader seeing only what is meant for them."""
