"""A token bucket: no more calls to a service than it allows."""

import threading
import time
from collections.abc import Callable


class Pace:
    """`rate` calls a second on average, `burst` at once. Safe to use from several threads."""

    def __init__(
        self,
        rate: float,
        burst: int = 1,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._rate, self._burst = rate, float(burst)
        self._clock, self._sleep = clock, sleep
        self._tokens, self._at = float(burst), clock()
        self._lock = threading.Lock()

    def take(self, within: float) -> float:
        """Wait for leave to make one call. Gives 0, or, where it would take longer than `within`, that long.

        In the second case nothing is taken, and nothing waited for.
        """
        with self._lock:
            moment = self._clock()
            self._tokens = min(self._burst, self._tokens + (moment - self._at) * self._rate)
            self._at = moment
            wait = max(0.0, (1 - self._tokens) / self._rate)
            if wait > within:
                return wait
            self._tokens -= 1  # below zero: the place in the queue is taken
        if wait:
            self._sleep(wait)
        return 0.0
