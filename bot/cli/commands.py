"""The list of command files; importing one registers its commands on `app`."""

from bot.cli import ask, chat, classify, doctor, duty, eval, search, serve, track

__all__ = ["ask", "chat", "classify", "doctor", "duty", "eval", "search", "serve", "track"]
