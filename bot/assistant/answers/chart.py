"""An estimate as a picture: a waterfall from the goods to the landed cost, or bars of several markets.

The figures are those of the JSON, digits untouched; the same stand in the text's table, so the picture says nothing
that cannot be checked there.
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bot.assistant.answers.duty import country_name
from bot.assistant.answers.picture import SCALE, Pen, font_for
from bot.texts import say

_WIDTH, _MARGIN, _ROW, _BAR = 900, 28, 46, 26
_LABELS, _AMOUNTS = 330, 130
_INK, _PALE, _PAPER = "#1f2933", "#7b8794", "#ffffff"
_COLOURS = {"base": "#9fb3c8", "duty": "#d64545", "additional_duty": "#e66a6a", "excise": "#b44d12",
            "vat": "#f0b429", "fee": "#8d6cab", "total": "#2f6f9f"}  # fmt: skip
_SUMS = (("duty", "duty"), ("tax", "vat"), ("fees", "fee"))
_MAX_ROWS = 24


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: pieces from left to right, each with its colour."""

    label: str
    amount: str
    start: Decimal
    pieces: tuple[tuple[Decimal, str], ...]


def draw(estimate: Mapping[str, Any], language: str) -> bytes:
    """A PNG of one estimate (`quayside duty --json`) with a total. Raises NoFont."""
    currency = estimate["totals"]["currency"]
    charged = [line for line in estimate["lines"] if Decimal(line["amount"])][: _MAX_ROWS - 2]
    landed = Decimal(estimate["totals"]["landed_cost"])
    at = landed - sum((Decimal(estimate["totals"][name]) for name, _ in _SUMS), Decimal(0))
    bars = [Bar(say(language, "chart-goods"), f"{at}", Decimal(0), ((at, _COLOURS["base"]),))]
    for line in charged:
        amount = Decimal(line["amount"])
        label = say(language, line["text"], **line["values"])
        bars.append(Bar(label, f"+{line['amount']}", at, ((amount, _COLOURS[line["kind"]]),)))
        at += amount
    total = say(language, "duty-total-landed")
    bars.append(Bar(total, estimate["totals"]["landed_cost"], Decimal(0), ((landed, _COLOURS["total"]),)))
    title = say(language, "duty-title", destination=country_name(estimate["destination"], language),
                origin=country_name(estimate["origin"], language), hs=estimate["hs"] or "none",
                date=estimate["date"])  # fmt: skip
    days = [line["as_of"] for line in estimate["lines"] if line["as_of"]]
    return _picture(
        title, say(language, "chart-currency", currency=currency), bars, min(days, default=""), language
    )


def draw_markets(comparison: Mapping[str, Any], language: str) -> bytes:
    """A PNG that compares the markets of `bot.duties.comparison.compare` that have a total. Raises NoFont."""
    bars, days = [], []
    for market in (market for market in comparison["markets"] if "landed_cost" in market):
        pieces = [(Decimal(market[name]), _COLOURS[colour]) for name, colour in _SUMS]
        base = Decimal(market["landed_cost"]) - sum((amount for amount, _ in pieces), Decimal(0))
        label = country_name(market["destination"], language)
        bars.append(Bar(label, market["landed_cost"], Decimal(0), ((base, _COLOURS["base"]), *pieces)))
        days += [market["as_of"]] if market["as_of"] else []
    subtitle = say(language, "chart-currency", currency=comparison["currency"])
    legend = [(say(language, "chart-goods"), _COLOURS["base"])]
    legend += [(say(language, f"duty-total-{name}"), _COLOURS[colour]) for name, colour in _SUMS]
    return _picture(say(language, "chart-markets"), subtitle, bars, min(days, default=""), language, legend)


def _picture(title: str, subtitle: str, bars: Sequence[Bar], as_of: str, language: str,
             legend: Sequence[tuple[str, str]] = ()) -> bytes:  # fmt: skip
    from PIL import Image, ImageDraw

    note = say(language, "chart-note", date=as_of or "none")
    words = [
        title,
        subtitle,
        note,
        "…",
        *(bar.label + bar.amount for bar in bars),
        *(name for name, _ in legend),
    ]
    face = font_for(words)
    top = _MARGIN + 66 + (30 if legend else 0)
    height = top + _ROW * len(bars) + 52
    picture = Image.new("RGB", (_WIDTH * SCALE, height * SCALE), _PAPER)
    pen = Pen(ImageDraw.Draw(picture), face)
    pen.write(_MARGIN, _MARGIN, title, 20, _INK, _WIDTH - 2 * _MARGIN)
    pen.write(_MARGIN, _MARGIN + 32, subtitle, 14, _PALE, _WIDTH - 2 * _MARGIN)
    left: float = _MARGIN
    for name, colour in legend:
        pen.box(left, _MARGIN + 62, 14, 14, colour)
        left += 22 + pen.write(left + 20, _MARGIN + 69, name, 14, _INK, 200, "lm") + 18
    widest = max(bar.start + sum(amount for amount, _ in bar.pieces) for bar in bars)
    room = _WIDTH - 2 * _MARGIN - _LABELS - _AMOUNTS
    for number, bar in enumerate(bars):
        y = top + number * _ROW
        pen.write(_MARGIN, y + _BAR / 2, bar.label, 15, _INK, _LABELS - 14, "lm")
        x = float(bar.start / widest * room) + _MARGIN + _LABELS
        if number and bar.start:
            pen.box(x, y - _ROW + _BAR, 1, _ROW, _PALE)  # from where the bar above ends
        for amount, colour in bar.pieces:
            width = float(amount / widest * room)
            pen.box(x, y, max(width, 2 if amount else 0), _BAR, colour)
            x += width
        pen.write(x + 10, y + _BAR / 2, bar.amount, 15, _INK, _AMOUNTS, "lm")
    pen.write(_MARGIN, height - 36, note, 13, _PALE, _WIDTH - 2 * _MARGIN)
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
