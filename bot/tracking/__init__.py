"""Tracking: numbers and carriers, the status vocabulary, the shipments that a shop has told us of."""
