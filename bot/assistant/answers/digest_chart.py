"""A week of after-sales as a picture: cases by kind, and by product, as bars."""

import io
from collections.abc import Mapping
from typing import Any

from bot.assistant.answers.digest import group_name
from bot.assistant.answers.picture import SCALE, Pen, font_for
from bot.texts import say

_WIDTH, _MARGIN, _ROW, _BAR = 900, 28, 40, 24
_LABELS, _COUNT = 300, 60
_INK, _PALE, _PAPER = "#1f2933", "#7b8794", "#ffffff"
_COLOURS = {"kind": "#2f6f9f", "sku": "#d64545", "market": "#8d6cab"}
_MOST = 8


def draw(figures: Mapping[str, Any], language: str) -> bytes:
    """A PNG of `bot.aftersales.digest` with at least one case. Raises NoFont."""
    from PIL import Image, ImageDraw

    title = say(language, "digest-title", week=figures["week"], first=figures["from"], last=figures["to"],
                sofar="yes" if figures["so_far"] else "no")  # fmt: skip
    groups = [
        (
            say(language, f"digest-by-{group}"),
            colour,
            [(group_name(group, one["name"], language), one["cases"]) for one in figures[f"by_{group}"][:_MOST]],
        )
        for group, colour in _COLOURS.items()
        if figures[f"by_{group}"]
    ]  # fmt: skip
    words = [
        title,
        "…0123456789",
        *(heading for heading, _, _ in groups),
        *(name for _, _, bars in groups for name, _ in bars),
    ]
    face = font_for(words)
    height = _MARGIN * 2 + 44 + sum(34 + _ROW * len(bars) for _, _, bars in groups)
    picture = Image.new("RGB", (_WIDTH * SCALE, height * SCALE), _PAPER)
    pen = Pen(ImageDraw.Draw(picture), face)
    pen.write(_MARGIN, _MARGIN, title, 20, _INK, _WIDTH - 2 * _MARGIN)
    room = _WIDTH - 2 * _MARGIN - _LABELS - _COUNT
    longest = max(cases for _, _, bars in groups for _, cases in bars)
    y: float = _MARGIN + 44
    for heading, colour, bars in groups:
        pen.write(_MARGIN, y + 10, heading, 14, _PALE, _WIDTH - 2 * _MARGIN, "lm")
        y += 34
        for name, cases in bars:
            pen.write(_MARGIN, y + _BAR / 2, name, 15, _INK, _LABELS - 14, "lm")
            width = cases / longest * room
            pen.box(_MARGIN + _LABELS, y, width, _BAR, colour)
            pen.write(_MARGIN + _LABELS + width + 10, y + _BAR / 2, str(cases), 15, _INK, _COUNT, "lm")
            y += _ROW
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
