"""Every table, for migrations and for tests: one import a domain file."""
