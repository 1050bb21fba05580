"""Pictures of parcels: the events of one along a line, and the lanes of a shop as bars of days.

All that is drawn stands in the JSON of the tracking tools, so that the words beside the picture say the same.
"""

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.assistant.answers.outlook import arrival_text
from bot.assistant.answers.parcel import status_words
from bot.assistant.answers.picture import SCALE, Pen, font_for
from bot.assistant.answers.problems import route
from bot.texts import say

_WIDTH, _MARGIN, _ROW = 900, 28, 46
_LINE = 236
"""Where the line of the events stands; the times are left of it."""
_INK, _PALE, _PAPER, _RULE = "#1f2933", "#7b8794", "#ffffff", "#cbd2d9"
_COLOURS = {
    "delivered": "#2f9e44", "out_for_delivery": "#74b816", "available_for_pickup": "#74b816", "customs": "#f0b429",
    "exception": "#d64545", "delivery_failed": "#d64545", "returned": "#b44d12", "in_transit": "#2f6f9f",
}  # fmt: skip
_MOST = 24
_LONGEST = 120
"""Characters of an event's text that are looked at: more never fit."""
_GAP_DAYS = 4
"""A silence that is marked between two events."""
_LABELS, _COUNT = 330, 120
_MOST_LANES = 20


def draw_timeline(view: Mapping[str, Any], language: str) -> bytes:
    """A PNG of a parcel (`quayside track --json`) with its newest events, newest first. Raises NoFont."""
    events: Sequence[Mapping[str, Any]] = view["events"][:_MOST]
    rows: list[tuple[str, str, str, str]] = []  # time, colour, what, where
    if (
        events
        and (silence := view["days_since_last_event"])
        and view["status"] not in ("delivered", "returned")
    ):
        rows.append(("", "", say(language, "chart-until-now", days=silence), ""))
    for place, event in enumerate(events):
        words = [status_words(event, language)] if event["status"] else []
        words += [event["description"][:_LONGEST]] if event["description"] else []
        rows.append(
            (
                _time(event["time"]),
                _COLOURS.get(event["status"] or "", _PALE),
                " · ".join(words),
                event["place"],
            )
        )
        if place + 1 < len(events) and (days := _days(events[place + 1], event)) >= _GAP_DAYS:
            rows.append(("", "", say(language, "chart-silent", days=days), ""))
    if more := len(view["events"]) - len(events):
        rows.append(("", "", say(language, "chart-more-events", more=more), ""))
    heading = " · ".join([view["number"], view["carrier_name"], *_countries(view)])
    if view["sample"]:
        heading += f" ({say(language, 'parcel-sample-short')})"
    state = [status_words(view, language)]
    if ahead := arrival_text(view, language):
        state.append(f"{say(language, 'parcel-arrival')}: {ahead}")
    note = say(language, "chart-times")
    face = font_for(
        [heading, *state, note, "…", *(text for row in rows for text in (row[0], row[2], row[3]))]
    )
    return _drawn(rows, heading, state, note, face)


def draw_lanes(result: Mapping[str, Any], language: str) -> bytes:
    """A PNG of the lanes with enough delivered parcels, of which there must be one. Raises NoFont."""
    from PIL import Image, ImageDraw

    lanes = [lane for lane in result["lanes"] if lane["p50"] is not None][:_MOST_LANES]
    title = say(language, "lanes-title", since=result["since"])
    note = say(language, "lanes-chart")
    labels = [f"{lane['carrier_name']}  {route(lane, language)}" for lane in lanes]
    counts = [f"{lane['p50']} · {lane['p90']}" for lane in lanes]
    face = font_for([title, note, "…", *labels, *counts])
    top = _MARGIN + 52
    height = top + _ROW * len(lanes) + 56
    picture = Image.new("RGB", (_WIDTH * SCALE, height * SCALE), _PAPER)
    pen = Pen(ImageDraw.Draw(picture), face)
    pen.write(_MARGIN, _MARGIN, title, 20, _INK, _WIDTH - 2 * _MARGIN)
    room = _WIDTH - 2 * _MARGIN - _LABELS - _COUNT
    longest = max(float(lane["p90"]) for lane in lanes) or 1.0
    for number, lane in enumerate(lanes):
        y = top + number * _ROW
        pen.write(_MARGIN, y + 13, labels[number], 15, _INK, _LABELS - 14, "lm")
        low, middle, high = (
            _MARGIN + _LABELS + float(lane[name]) / longest * room for name in ("p10", "p50", "p90")
        )
        pen.box(_MARGIN + _LABELS, y + 12, room, 1, _RULE)
        pen.box(low, y + 4, max(high - low, 3), 18, "#9fb3c8")
        pen.box(middle - 2, y, 4, 26, _COLOURS["in_transit"])
        pen.write(_WIDTH - _MARGIN - _COUNT + 12, y + 13, counts[number], 15, _INK, _COUNT - 12, "lm")
    pen.write(_MARGIN, height - 38, note, 13, _PALE, _WIDTH - 2 * _MARGIN)
    return _png(picture)


def _drawn(
    rows: Sequence[tuple[str, str, str, str]], heading: str, state: Sequence[str], note: str, face: str
) -> bytes:
    from PIL import Image, ImageDraw

    top = _MARGIN + 62 + 24 * len(state)
    height = top + _ROW * len(rows) + 50
    picture = Image.new("RGB", (_WIDTH * SCALE, height * SCALE), _PAPER)
    pen = Pen(ImageDraw.Draw(picture), face)
    pen.write(_MARGIN, _MARGIN, heading, 20, _INK, _WIDTH - 2 * _MARGIN)
    for number, line in enumerate(state):
        pen.write(_MARGIN, _MARGIN + 32 + 24 * number, line, 14, _PALE, _WIDTH - 2 * _MARGIN)
    if len(rows) > 1:
        pen.box(_LINE - 1, top + 12, 2, _ROW * (len(rows) - 1), _RULE)
    room = _WIDTH - _MARGIN - _LINE - 24
    for number, (time, colour, what, where) in enumerate(rows):
        y = top + number * _ROW + 12
        if not colour:  # a silence, or what is left out
            pen.write(_LINE + 24, y, what, 13, _PALE, room, "lm")
            continue
        pen.dot(_LINE, y, 7, colour)
        pen.write(_MARGIN, y, time, 14, _PALE, _LINE - _MARGIN - 16, "lm")
        pen.write(_LINE + 24, y - (8 if where else 0), what, 15, _INK, room, "lm")
        if where:
            pen.write(_LINE + 24, y + 11, where, 13, _PALE, room, "lm")
    pen.write(_MARGIN, height - 36, note, 13, _PALE, _WIDTH - 2 * _MARGIN)
    return _png(picture)


def _countries(view: Mapping[str, Any]) -> list[str]:
    route_text = " → ".join(code for code in (view["origin"], view["destination"]) if code)
    return [route_text] if route_text else []


def _time(written: str) -> str:
    at = datetime.fromisoformat(written)
    zone = at.strftime("%z")
    return f"{at:%Y-%m-%d %H:%M}" + (
        f" {zone[:3]}:{zone[3:]}" if zone and zone != "+0000" else " UTC" * bool(zone)
    )


def _days(earlier: Mapping[str, Any], later: Mapping[str, Any]) -> int:
    """Whole days between two events; a missing zone makes it inexact by hours, which does not matter here."""
    first, second = (datetime.fromisoformat(one["time"]).replace(tzinfo=None) for one in (earlier, later))
    return (second - first).days


def _png(picture: Any) -> bytes:
    """A few dozen colours are all there are: a third of the bytes, and of the time to send them."""
    from PIL import Image

    out = io.BytesIO()
    picture.quantize(64, method=Image.Quantize.FASTOCTREE).save(out, "PNG", compress_level=4)
    return out.getvalue()
