"""The UK trade tariff API v2, live: commodities as JSON:API documents, cached, asked again when the service stumbles.

`GET {base}/{uk|xi}/api/v2/commodities/{ten digits}` needs no key. An answer is kept for a day; after that it is asked
for with its ETag, so that what has not changed is not sent again.
"""

import json
import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from bot.duties.errors import BadTable
from bot.errors import Unavailable, UserError

ATTEMPTS = 4
FIRST_WAIT = 0.5
LONGEST_WAIT = 20.0
"""Seconds; the wait doubles from try to try, or is what the service says in Retry-After."""
FRESH = 24 * 3600
TIMEOUT = 20.0
MAX_CODES = 500
MAX_BYTES = 20_000_000
_AGAIN = frozenset({429, 500, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class Fetched:
    """One commodity's document, and whether the service was asked for it now."""

    code: str
    document: Any
    asked: bool


def commodity_code(text: str) -> str:
    """Ten digits; eight are filled up with zeros. Raises UserError `bad_hs`."""
    bare = re.sub(r"[\s.]", "", text)
    if not (bare.isascii() and bare.isdigit() and len(bare) in (8, 10)):
        raise UserError(f"{text[:20]!r}: commodities have ten digits (or eight)", code="bad_hs", field="code")
    return bare.ljust(10, "0")


def fetch(
    codes: Iterable[str],
    base: str,
    cache: Path,
    *,
    service: str = "uk",
    pause: Callable[[float], None] = time.sleep,
) -> list[Fetched]:
    """Every commodity, in the order given; `service` is `uk` or `xi` (Northern Ireland, the EU's tariff).

    Raises UserError for a code the tariff does not have, Unavailable when the service does not answer; then nothing
    that was fetched before is lost (it is in the cache), and nothing is imported.
    """
    wanted = list(dict.fromkeys(map(commodity_code, codes)))
    if not wanted or len(wanted) > MAX_CODES:
        raise UserError(f"give between 1 and {MAX_CODES} commodity codes", code="bad_hs", field="code")
    cache.mkdir(parents=True, exist_ok=True)
    headers = {"Accept": "application/json", "User-Agent": "quayside"}
    with httpx.Client(
        base_url=base.rstrip("/"), timeout=TIMEOUT, headers=headers, follow_redirects=True
    ) as client:
        return [_commodity(client, code, service, cache, pause) for code in wanted]


def _commodity(
    client: httpx.Client, code: str, service: str, cache: Path, pause: Callable[[float], None]
) -> Fetched:
    kept_at = cache / f"{service}-{code}.json"
    kept = _kept(kept_at)
    if kept and time.time() - kept["at"] < FRESH:
        return Fetched(code, kept["document"], False)
    headers = {"If-None-Match": kept["etag"]} if kept and kept["etag"] else {}
    answer = _asked(client, f"/{service}/api/v2/commodities/{code}", headers, pause)
    if answer.status_code == 304 and kept:
        document, etag = kept["document"], kept["etag"]
    elif answer.status_code == 404:
        raise UserError(f"the UK tariff has no commodity {code}", code="unknown_commodity", field="code")
    elif answer.status_code != 200:
        raise Unavailable(f"the UK tariff answered {answer.status_code} for {code}")
    else:
        document, etag = _document(answer, code), answer.headers.get("etag", "")
    half = kept_at.with_suffix(".part")
    half.write_text(json.dumps({"at": time.time(), "etag": etag, "document": document}), encoding="utf-8")
    half.replace(kept_at)  # never a half-written answer
    return Fetched(code, document, True)


def _document(answer: httpx.Response, code: str) -> Any:
    try:
        document = answer.json()
    except ValueError:
        raise BadTable(f"the UK tariff's answer for {code} is not JSON") from None
    if len(answer.content) > MAX_BYTES or not isinstance(document, dict) or "data" not in document:
        raise BadTable(f"the UK tariff's answer for {code} is not a commodity")
    return document


def _asked(
    client: httpx.Client, path: str, headers: dict[str, str], pause: Callable[[float], None]
) -> httpx.Response:
    reason = ""
    for attempt in range(ATTEMPTS):
        if attempt:
            pause(_wait(attempt, reason))
        try:
            answer = client.get(path, headers=headers)
        except httpx.HTTPError as error:
            reason = type(error).__name__
            continue
        if answer.status_code not in _AGAIN:
            return answer
        reason = f"{answer.status_code} {answer.headers.get('retry-after', '')}".strip()
    raise Unavailable(f"the UK tariff does not answer ({reason}); nothing was changed, try again later")


def _wait(attempt: int, reason: str) -> float:
    _, _, after = reason.partition(" ")
    if after.isdigit():
        return min(float(after), LONGEST_WAIT)
    return min(FIRST_WAIT * 2.0 ** (attempt - 1), LONGEST_WAIT)


def _kept(path: Path) -> Any:
    """What is in the cache; None where it is damaged or not there."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return kept if {"at", "etag", "document"} <= kept.keys() else None
    except (OSError, ValueError, AttributeError):
        return None
