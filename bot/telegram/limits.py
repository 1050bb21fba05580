"""How much Telegram lets a bot send, kept to before Telegram has to say so.

Telegram's own words (Bots FAQ): not more than 30 messages a second overall; about one a second to a chat, short
bursts being forgiven; 20 a minute to a group. When it says 429 all the same, that chat rests for as long as it
says, and no other. Each process keeps its own count: N replicas share the 30 by SEND_RATE = 30 / N.
"""

import asyncio
from collections import deque

from bot.telegram.pace import Pace


class Limits:
    """What was sent when, and until when each chat must rest. For one event loop; times by its clock."""

    def __init__(self, overall: int, pace: Pace) -> None:
        """`overall`: messages a second."""
        self._pace = pace
        self._all: deque[float] = deque(maxlen=overall)
        self._chats: dict[int, deque[float]] = {}
        self._until: dict[int, float] = {}
        self._refused: dict[int, float] = {}

    def rest(self, chat: int, seconds: float) -> None:
        """Telegram refused a decoration: nothing more is shown live in the chat for that long; answers go on."""
        clock = _clock()
        self._until = {c: end for c, end in self._until.items() if end > clock}
        self._until[chat] = clock + seconds

    def refuse(self, chat: int, seconds: float) -> None:
        """Telegram refused a message: the chat gets nothing for that long."""
        self.rest(chat, seconds)
        clock = _clock()
        self._refused = {c: end for c, end in self._refused.items() if end > clock}
        self._refused[chat] = clock + seconds

    def left(self, chat: int) -> float:
        """Seconds of rest left; 0 when there are none."""
        return max(0.0, self._until.get(chat, 0.0) - _clock())

    def wait(self, chat: int) -> float:
        """Seconds until this chat may have its next message."""
        clock = _clock()
        due = [self._refused.get(chat, 0.0)]
        sent = self._chats.get(chat, ())
        if len(sent) >= self._pace.burst:
            # Of any `burst` messages the first is at least so long ago: bursts pass, the mean is kept.
            due.append(sent[-self._pace.burst] + self._pace.burst * self._pace.chat)
        if chat < 0 and len(sent) >= self._pace.group:
            due.append(sent[-self._pace.group] + 60)
        if len(self._all) == self._all.maxlen:
            due.append(self._all[0] + 1)
        return max(0.0, max(due) - clock)

    def is_crowded(self, chat: int) -> bool:
        """Whether a group has had so much that the rest is kept for answers."""
        recent = [at for at in self._chats.get(chat, ()) if at > _clock() - 60]
        return chat < 0 and len(recent) > self._pace.group // 2

    def spend(self, chat: int) -> None:
        """A message goes out now."""
        clock = _clock()
        if len(self._chats) > 2000:
            self._chats = {c: sent for c, sent in self._chats.items() if sent[-1] > clock - 60}
        self._all.append(clock)
        self._chats.setdefault(chat, deque(maxlen=max(self._pace.burst, self._pace.group))).append(clock)

    async def turn(self, chat: int) -> None:
        """Wait until a message may go out, and count it."""
        while wait := self.wait(chat):  # noqa: ASYNC110 (another may have had the turn meanwhile)
            await asyncio.sleep(wait)
        self.spend(chat)


def _clock() -> float:
    return asyncio.get_running_loop().time()
