"""The tools that do something about parcels: watching them, and putting right what is known of them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from langchain.tools import ToolRuntime
from langchain_core.tools import tool

from bot.assistant.advice_sources import cite_advice
from bot.assistant.market_tools import add_picture
from bot.assistant.session import Session
from bot.assistant.tool_json import dumped
from bot.clock import now
from bot.errors import QuaysideError, UserError

if TYPE_CHECKING:
    from bot.tracking.view import Viewer
    from bot.tracking.watching import Watcher

Runtime = ToolRuntime[Any, Any]
MOST_NUMBERS = 200


@tool
def watch_parcel(
    numbers: list[str],
    runtime: Runtime,
    level: str = "all",
    everything: bool = False,
    digest: bool = False,
) -> str:
    """Tell this person from now on when something changes about parcels. Use it for "watch …", "tell me when …".

    Args:
        numbers: tracking numbers; empty with `everything`.
        level: all (every real change), problems, or delivery (when it comes).
        everything: all parcels of the shop. For sellers and staff.
        digest: with `everything`: one list a day.
    """
    from bot.tracking.by_hand import watched_row
    from bot.tracking.notices import line_of
    from bot.tracking.watching import watch_parcel as watch
    from bot.tracking.watching import watch_shop

    session: Session = runtime.context
    watcher = _watcher(session)
    zone = session.rooms.settings.zone
    at = now()
    with session.rooms.store.begin() as books:
        if everything:
            told = watch_shop(books, watcher, level, at, zone, digest=digest)
            begun = {"shop": watcher.viewer.shop, "outcome": told.outcome, "digest": told.row.digest}
            return dumped({"acted": True, "watched": [], "all": begun, **_terms(told.row.level, session)})
    watched: list[dict[str, Any]] = []
    for number in _several(numbers):
        with session.rooms.store.begin() as books:
            try:
                row = watched_row(books, number, watcher.viewer, at)
                told = watch(books, watcher, row, level, at)
            except QuaysideError as error:
                watched.append({"number": number, "error": error.as_json()})
            else:
                watched.append(line_of(row) | {"outcome": told.outcome})
    acted = any("error" not in one for one in watched)
    return dumped({"acted": acted, "watched": watched, **_terms(level, session)})


@tool
def unwatch_parcel(numbers: list[str], runtime: Runtime, everything: bool = False) -> str:
    """End watches: of some parcels, or all of this person's.

    Args:
        numbers: tracking numbers; empty with `everything`.
        everything: end all of them.
    """
    from bot.tracking.shipments import row_of
    from bot.tracking.watching import unwatch

    session: Session = runtime.context
    watcher = _watcher(session)
    with session.rooms.store.begin() as books:
        ids = None
        if not everything:
            rows = [row_of(books, number, watcher.viewer) for number in _several(numbers)]
            ids = [row.id for row in rows if row is not None]
        ended = unwatch(books, watcher.person, now(), shipments=ids)
    return dumped({"acted": ended > 0, "ended": ended})


@tool
def list_watches(runtime: Runtime) -> str:
    """Which parcels this person is told of, and how."""
    from bot.tracking.notices import listed_watches

    session: Session = runtime.context
    with session.rooms.store.begin() as books:
        return dumped({"watches": listed_watches(books, session.person.id)})


@tool
def set_quiet_hours(hours: str, runtime: Runtime) -> str:
    """Between these hours no notices are sent to this person; what is held back comes afterwards.

    Args:
        hours: e.g. "22-8", in the deployment's time zone; empty: notices at any hour.
    """
    from bot.tracking.watching import keep_quiet, quiet_hours

    session: Session = runtime.context
    with session.rooms.store.begin() as books:
        touched = keep_quiet(books, session.person.id, quiet_hours(hours))
    zone = session.rooms.settings.time_zone
    return dumped({"acted": touched > 0, "quiet": hours, "zone": zone, "watches": touched})


@tool
def correct_parcel(
    number: str,
    runtime: Runtime,
    received: bool = False,
    carrier: str = "",
    last_mile_number: str = "",
    order: str = "",
) -> str:
    """Put right what the shop knows of a parcel. For sellers and staff; an unknown number is taken in.

    Args:
        number: the tracking number.
        received: it has arrived, whatever the carrier says.
        carrier: whose number it is, by name; remembered.
        last_mile_number: the number that the local carrier gave it.
        order: the order that it belongs to.
    """
    from bot.tracking import by_hand, shipments

    session: Session = runtime.context
    viewer = _watcher(session).viewer
    at = now()
    changed = {"carrier": carrier, "last_mile_number": last_mile_number, "order": order}
    with session.rooms.store.begin() as books:
        if carrier:
            by_hand.set_carrier(books, number, carrier, viewer, at)
        if last_mile_number:
            by_hand.set_last_mile(books, number, last_mile_number, viewer, at)
        if received:
            by_hand.mark_received(books, number, viewer, at)
        row = by_hand.add_parcel(books, number, viewer, at, order=order)
        number = row.number
    view = shipments.track(session.rooms.store, number, viewer=viewer).as_json()
    given = {name: value for name, value in changed.items() if value}
    return dumped(
        {"acted": True, "changed": given | ({"received": True} if received else {}), "parcel": view}
    )


@tool
def list_problems(runtime: Runtime) -> str:
    """What is wrong with the shop's parcels, the most urgent first, and what to do. For sellers and staff.

    Use it for "what is wrong with my parcels?", "which parcels need a look?". Time limits for claims come with it.
    """
    from bot.tracking.exceptions import exceptions

    session: Session = runtime.context
    found = exceptions(session.rooms.store, viewer=viewer_of(session))
    return dumped(found | {"passages": cite_advice(session, found["problems"])})


@tool
def lane_performance(runtime: Runtime, carrier: str = "", country: str = "", *, chart: bool = True) -> str:
    """Days in transit of the shop's own delivered parcels by carrier and country. For sellers and staff.

    Args:
        carrier: only this carrier, by name.
        country: only parcels to this country, ISO code.
        chart: whether a picture comes with it.
    """
    from bot.tracking.by_hand import carrier_code
    from bot.tracking.performance import lane_performance as performance

    session: Session = runtime.context
    code = carrier_code(carrier) if carrier else ""
    if carrier and not code:
        raise UserError(f"no carrier is called {carrier!r}", code="unknown_carrier", carrier=carrier[:60])
    found = performance(
        session.rooms.store,
        viewer=viewer_of(session),
        carriers=(code,) if code else (),
        countries=(country.upper(),) if country else (),
    )
    if chart and any(lane["p50"] is not None for lane in found["lanes"]):
        from bot.assistant.answers.timeline import draw_lanes

        add_picture(session, "transit-times.png", draw_lanes, found)
    return dumped(found)


def viewer_of(session: Session) -> "Viewer":
    """Who looks at parcels: from the session."""
    from bot.tracking.view import Viewer

    person = session.person
    return Viewer(person.tracking_role, person.shop, session.language, person.id)


def _watcher(session: Session) -> "Watcher":
    from bot.tracking.watching import Watcher

    person = session.person
    channel, _, chat = person.id.partition(":")
    written_to = int(chat) if channel == "telegram" and chat.lstrip("-").isdigit() else None
    return Watcher(person.id, written_to, session.language, viewer_of(session), session.turn)


def _several(numbers: Sequence[str]) -> list[str]:
    if len(numbers) > MOST_NUMBERS:
        raise UserError("too many numbers", code="too_many_numbers", limit=str(MOST_NUMBERS))
    if not numbers:
        raise UserError("no number given", code="no_tracking_number")
    return list(dict.fromkeys(numbers))


def _terms(level: str, session: Session) -> dict[str, Any]:
    reached = _watcher(session).chat is not None
    return {"level": level, "reached": reached, "zone": session.rooms.settings.time_zone}
