"""The store: one schema on SQLite (WAL) or PostgreSQL. Tables lie in one file a domain."""

from bot.store.engine import Base, Store, open_store

__all__ = ["Base", "Store", "open_store"]
