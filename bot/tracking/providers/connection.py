"""Talking to a tracking service: pooled connections, limits kept, failures told apart."""

import json
import random
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from bot.tracking.providers.errors import (
    BadAnswer,
    ProviderDown,
    ProviderError,
    QuotaUsedUp,
    RateLimited,
    Unauthorised,
)
from bot.tracking.providers.interface import Answers, Deadline, Finding, Question
from bot.tracking.providers.pace import Pace

LARGEST = 4_000_000
"""Bytes of an answer: forty parcels with long histories are a tenth of it."""
_RETRIES = 2
_LONGEST_TRY = 8.0
"""Seconds for one try, where the deadline would allow more."""


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer that was JSON."""

    status: int
    document: Mapping[str, Any]


class Connection:
    """One account's connection to one service."""

    def __init__(self, provider: str, base: str, headers: Mapping[str, str], pace: Pace) -> None:
        self._provider, self._base, self._pace = provider, base.rstrip("/"), pace
        self._http = httpx.Client(
            headers={"Accept": "application/json", "User-Agent": "quayside", **headers},
            limits=httpx.Limits(max_connections=8, max_keepalive_connections=4, keepalive_expiry=30),
            follow_redirects=False,
            trust_env=True,
        )
        self._calls = 0
        self._lock = threading.Lock()

    def call(
        self,
        method: str,
        path: str,
        deadline: Deadline,
        *,
        params: Mapping[str, str] | None = None,
        body: Any = None,
    ) -> Answered:
        """One call. What the service says with a 4xx other than 401, 402, 403 and 429 is for the caller to read.

        Tried again, twice, after connection faults, timeouts, 429 and 5xx, with growing random pauses or as
        `Retry-After` says, as long as the deadline allows: every call here may be made twice without harm.
        """
        for attempt in range(_RETRIES + 1):
            try:
                return self._once(method, path, deadline, params, body)
            except (ProviderDown, RateLimited) as error:
                pause = error.lasts if isinstance(error, RateLimited) else _backoff(attempt)
                if attempt == _RETRIES or pause >= deadline.left():
                    raise
                time.sleep(pause)
        raise AssertionError("the last attempt returns or raises")

    def _once(
        self, method: str, path: str, deadline: Deadline, params: Mapping[str, str] | None, body: Any
    ) -> Answered:
        missing = self._pace.take(deadline.left())
        if missing:
            raise RateLimited(
                f"{self._provider}: its limit leaves no room for another call now",
                provider=self._provider,
                retry_after=missing,
            )
        with self._lock:
            self._calls += 1
        try:
            with self._http.stream(
                method,
                f"{self._base}{path}",
                params=params,
                content=None if body is None else json.dumps(body).encode(),
                headers={} if body is None else {"Content-Type": "application/json"},
                timeout=_timeout(deadline),
            ) as response:
                raw = self._body(response, deadline)
        except httpx.HTTPError as error:
            raise ProviderDown(
                f"{self._provider} does not answer ({type(error).__name__})", provider=self._provider
            ) from error
        return self._read(response, raw)

    def _body(self, response: httpx.Response, deadline: Deadline) -> bytes:
        raw = bytearray()
        for chunk in response.iter_bytes():
            raw += chunk
            if len(raw) > LARGEST:
                raise BadAnswer(f"{self._provider} sent more than {LARGEST} bytes", provider=self._provider)
            if not deadline.left():  # a byte a second keeps every socket timeout happy
                raise ProviderDown(f"{self._provider} did not finish in time", provider=self._provider)
        return bytes(raw)

    def _read(self, response: httpx.Response, raw: bytes) -> Answered:
        status = response.status_code
        if (error := self._failure(status, response.headers)) is not None:
            raise error
        try:
            document = json.loads(raw)
        except (ValueError, RecursionError):
            document = None
        if not isinstance(document, dict):
            what = "nothing" if not raw.strip() else response.headers.get("content-type", "no JSON")[:60]
            raise BadAnswer(f"{self._provider} answered {status} with {what}", provider=self._provider)
        return Answered(status, document)

    def _failure(self, status: int, headers: httpx.Headers) -> ProviderError | None:
        name = self._provider
        if status in (401, 403):
            return Unauthorised(f"{name} refuses the key ({status})", provider=name)
        if status == 402:
            return QuotaUsedUp(f"{name}: nothing is left of the account's quota (402)", provider=name)
        if status == 429:
            return RateLimited(
                f"{name}: too many calls (429)", provider=name, retry_after=retry_after(headers)
            )
        if status >= 500:
            return ProviderDown(f"{name} has a fault on its side ({status})", provider=name)
        return None

    def taken_calls(self) -> int:
        """Calls made since this was last asked."""
        with self._lock:
            calls, self._calls = self._calls, 0
        return calls

    def close(self) -> None:
        """Give back the connections."""
        self._http.close()


def retry_after(headers: Mapping[str, str]) -> float:
    """Seconds until another call is welcome: `Retry-After` (seconds or a date), or the reset of a rate limit."""
    moment = datetime.now(UTC)
    written = headers.get("retry-after", "").strip()
    if written.isdecimal():
        return float(written[:6])
    try:
        if written:
            return max(0.0, float((parsedate_to_datetime(written) - moment).total_seconds()))
        reset = headers.get("x-ratelimit-reset", "")
        if reset.isdecimal():
            return max(0.0, float(reset[:12]) - moment.timestamp())
    except (ValueError, TypeError):
        pass
    return 1.0


def one_by_one(questions: Sequence[Question], ask: Callable[[Question], Finding | ProviderError]) -> Answers:
    """Answers of a service that is asked number by number; when it fails half-way, what came before is kept."""
    answers: Answers = {}
    failed: ProviderError | None = None
    for one in questions:
        try:
            answers[one.number] = failed or ask(one)
        except ProviderError as error:
            if not answers:
                raise
            answers[one.number] = failed = error
    return answers


def _backoff(attempt: int) -> float:
    return random.uniform(0.1, 0.3) * float(2**attempt)  # noqa: S311 (a pause, no secret)


def _timeout(deadline: Deadline) -> httpx.Timeout:
    left = min(deadline.left(), _LONGEST_TRY)
    connect = max(0.05, min(1.0, left / 4))
    return httpx.Timeout(max(0.05, left - connect), connect=connect, pool=connect)
