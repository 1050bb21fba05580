"""How a call to the Bot API can end, as far as it matters for trying again.

telegram.error.TelegramError
├── NotSent          no connection: Telegram has not seen the call                    → again
├── TooMany          429: not taken; `seconds` says how long this chat must rest      → again, later
├── Broken           5xx: not taken                                                   → again
├── Unanswered       the call went out and no (readable) answer came: taken or not?   → never by itself
├── Forbidden        the person blocked the bot, or the group removed it              → never
└── BadRequest       the call itself is wrong                                         → never as it is
"""

from telegram.error import TelegramError


class NotSent(TelegramError):
    """No connection was made; Telegram cannot have seen the call."""


class Broken(TelegramError):
    """Telegram answered with a 5xx status."""


class Unanswered(TelegramError):
    """The call may or may not have been carried out."""


class TooMany(TelegramError):
    """429: the chat must rest."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"too many requests, retry after {seconds:g} s")
        self.seconds = seconds
