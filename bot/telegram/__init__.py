"""The Telegram channel: updates become Turns, Replies become messages. No domain knowledge lives here."""
