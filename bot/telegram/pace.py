"""How long the channel waits for what. In seconds; one place, so that tests can be quick."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Pace:
    """All waits of the channel."""

    poll: float = 30
    """How long Telegram may hold a request for updates."""
    turn: float = 180
    """After this a turn counts as failed."""
    retries: tuple[float, ...] = (2, 15)
    """Waits before a failed turn is tried again; after the last one it is parked with an apology."""
    fault: float = 1
    """First wait after a fault of the network or of Telegram; doubles up to a minute."""
    album: float = 1
    """How long the other pictures of an album are waited for."""
    quiet: float = 0.4
    """An answer that is there so soon is not announced."""
    draft: float = 1
    """Between two drafts in a private chat."""
    edit: float = 3
    """Before the first placeholder edit in a group; grows by half each time (20 messages a minute allowed)."""
    typing: float = 4.5
    """Telegram shows "typing…" for five seconds."""
    grace: float = 20
    """How long running turns may go on after a request to stop."""
    look: float = 1
    """Between two looks for waiting rows, when nothing tells of any."""
    lease: timedelta = timedelta(seconds=15)
    """After so long without a sign of life another replica takes a row over; renewed three times as often."""
    chat: float = 1
    """Between two messages to one chat, on average."""
    burst: int = 3
    """So many may follow each other at once."""
    group: int = 20
    """Messages that a group may have in a minute."""
    late: timedelta = timedelta(minutes=10)
    """An answer that comes later than this says so."""
    cases: float = 2
    """Between two looks for news, deadlines and waitings of cases."""
    keep: timedelta = timedelta(days=7)
    """How long finished rows are kept; Telegram delivers again for up to a day."""
    keep_buttons: timedelta = timedelta(days=30)
