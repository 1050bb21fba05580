"""Where a parcel is, the shop's tracking services asked first: what the assistant and `quayside track` show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.clock import now as clock_now
from bot.errors import QuaysideError
from bot.store import Store
from bot.store.counters import add, window
from bot.tracking.errors import UnknownParcel
from bot.tracking.live import Checked, Live, Wanted
from bot.tracking.numbers import identify
from bot.tracking.providers.errors import AboutNumber, ProviderError
from bot.tracking.shipments import kept_from, known_to, row_of, track
from bot.tracking.view import Viewer

_DAY = 86_400


@dataclass(frozen=True, slots=True)
class _Target:
    """What a written number comes to."""

    shop: str
    wanted: Wanted
    known: bool
    """Whether it is a parcel of the shop."""
    sample: bool = False


def track_live(
    store: Store,
    live: Live | None,
    number: str,
    *,
    viewer: Viewer,
    now: datetime | None = None,
    postcode: str = "",
    phone: str = "",
) -> dict[str, Any]:
    """`track --json` of one parcel, with `live`: what asking the services came to (see `Checked`).

    `postcode` and `phone` (last four digits count) are kept, encrypted, for the next time. Raises what
    `shipments.track` raises; an UnknownParcel has `live` in its details.
    """
    [document] = track_many(store, live, [number], viewer=viewer, now=now, postcode=postcode, phone=phone)
    if isinstance(document, QuaysideError):
        raise document
    return document


def track_many(
    store: Store,
    live: Live | None,
    numbers: Sequence[str],
    *,
    viewer: Viewer,
    now: datetime | None = None,
    postcode: str = "",
    phone: str = "",
) -> list[dict[str, Any] | QuaysideError]:
    """The same for several numbers, in their order, asked about together: the budget is for all of them.

    What cannot be shown is an error in its place. `postcode` and `phone` count where there is one number.
    """
    now = now or clock_now()
    given = {"postcode": postcode.strip(), "phone": phone.strip()[-4:]} if len(numbers) == 1 else {}
    targets = {number: _target(store, number, viewer, given) for number in numbers}
    checked = _asked(store, live, [target for target in targets.values() if target], viewer, now)
    return [_document(store, number, targets[number], checked, viewer, now) for number in numbers]


def _target(store: Store, number: str, viewer: Viewer, given: dict[str, str]) -> _Target | None:
    # A customer gets no help out of the shop's own numbers: they are other people's.
    known = None if viewer.role == "customer" else known_to(store, viewer)
    with store.begin() as session:
        row = row_of(session, number, viewer)
        found = (
            [] if row else [one for one in identify(number[:1000], explicit=True, known=known) if one.valid]
        )
        for one in found:
            row = row or row_of(session, one.number, viewer)
        if row is not None:
            wanted = Wanted(row.number, row.carrier, row.destination, **given)
            return _Target(row.shop, wanted, known=True, sample=row.sample)
        if viewer.role == "customer" and any(kept_from(session, one.number, viewer) for one in found):
            return None  # not even the services are asked: nothing may tell it from a number nobody knows
    if not found:
        return None
    return _Target(viewer.shop, Wanted(found[0].number, found[0].carrier, **given), known=False)


def _asked(
    store: Store, live: Live | None, targets: Sequence[_Target], viewer: Viewer, now: datetime
) -> dict[tuple[str, str], Checked]:
    if live is None:
        return {}
    open_targets = [one for one in targets if not one.sample and _may_ask(store, live, one, viewer, now)]
    for one in open_targets:
        if one.wanted.postcode or one.wanted.phone:
            live.remember(one.shop, one.wanted.number, postcode=one.wanted.postcode, phone=one.wanted.phone)
    checked: dict[tuple[str, str], Checked] = {}
    for shop in dict.fromkeys(one.shop for one in open_targets):
        wanted = [one.wanted for one in open_targets if one.shop == shop]
        for number, result in live.refresh(shop, wanted, now=now).items():
            checked[shop, number] = result
    return checked


def _may_ask(store: Store, live: Live, target: _Target, viewer: Viewer, now: datetime) -> bool:
    """A stranger's number may cost the shop a piece of its quota: so many a day, no more."""
    if target.known or viewer.role != "customer":
        return True
    if not live.services_of(target.shop):
        return True  # asking costs nothing then, and says that there is no service
    with store.begin() as session:
        used = add(session, f"tracking:customers:{target.shop}", window(now, _DAY))
    return used <= live.customer_lookups


def _document(
    store: Store,
    number: str,
    target: _Target | None,
    checked: dict[tuple[str, str], Checked],
    viewer: Viewer,
    now: datetime,
) -> dict[str, Any] | QuaysideError:
    result = checked.get((target.shop, target.wanted.number)) if target else None
    told = (result or Checked("not_asked")).as_json()
    if viewer.role == "customer" and result and not isinstance(result.problem, AboutNumber | None):
        told["problem"] = {"code": ProviderError.code, "message": "the tracking service could not be asked"}
    try:
        return {**track(store, number, viewer=viewer, now=now).as_json(), "live": told}
    except UnknownParcel as error:
        error.details["live"] = told
        return error
    except QuaysideError as error:
        return error
