"""Drawing with Pillow, and finding a font that has every character of what is to be written."""

import importlib.util
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from bot.errors import Unavailable

SCALE = 2
"""Drawn at twice the size, so that it is sharp on a telephone."""

_FONTS = (
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/System/Library/Fonts/PingFang.ttc",
    "/System/Library/Fonts/Hiragino Sans GB.ttc",
    "C:/Windows/Fonts/msyh.ttc",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/Library/Fonts/Arial Unicode.ttf",
    "C:/Windows/Fonts/arial.ttf",
)
_PACKAGE, _FILE = "cvttf_NotoSansCJK_Regular", "NotoSansCJKtc-Regular.otf"
"""The extra `charts` installs the Noto Sans CJK font (SIL Open Font License) as a package."""


_FALLBACK = "en"


class NoFont(Unavailable):
    """No font at hand has the characters; the same figures are in the text."""

    code = "no_font"


def font_for(texts: Iterable[str]) -> str:
    """The first font that has every character of the texts; "" is Pillow's own. Raises NoFont."""
    wanted = frozenset("".join(texts)) - {" "}
    for path in (*_installed(), ""):
        if wanted <= _covered(path, wanted):
            return path
    raise NoFont("no font has all characters of the picture")


def readable(
    draw: Callable[[Mapping[str, Any], str], bytes], document: Mapping[str, Any], language: str
) -> tuple[bytes, str]:
    """The picture in the language, or in English where no font here has the language's characters; and in which.

    Raises NoFont where not even English can be drawn: better no picture than one of boxes.
    """
    try:
        return draw(document, language), language
    except NoFont:
        if language == _FALLBACK:
            raise
        return draw(document, _FALLBACK), _FALLBACK


@lru_cache(maxsize=64)
def sized(path: str, size: int) -> Any:
    """The font at a size in pixels."""
    from PIL import ImageFont

    return ImageFont.truetype(path, size) if path else ImageFont.load_default(size)


class Pen:
    """Draws in the picture's own units, whatever the scale."""

    def __init__(self, draw: Any, face: str) -> None:
        self._draw, self._face = draw, face

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle; nothing where it has no width."""
        if width > 0:
            corners = (x * SCALE, y * SCALE, (x + width) * SCALE - 1, (y + height) * SCALE - 1)
            self._draw.rectangle(corners, fill=colour)

    def dot(self, x: float, y: float, radius: float, colour: str) -> None:
        """A filled circle around a point."""
        corners = ((x - radius) * SCALE, (y - radius) * SCALE, (x + radius) * SCALE, (y + radius) * SCALE)
        self._draw.ellipse(corners, fill=colour)

    def write(
        self, x: float, y: float, text: str, size: int, colour: str, room: float, anchor: str = "la"
    ) -> float:
        """Write, shortened to the room there is; gives the width. `anchor` `lm`: `y` is the middle."""
        font = sized(self._face, size * SCALE)
        whole = text
        while text and font.getlength(text) > room * SCALE:
            text = text[:-1]
        if text != whole:
            text = text[:-1].rstrip() + "…"
        self._draw.text((x * SCALE, y * SCALE), text, font=font, fill=colour, anchor=anchor)
        return float(font.getlength(text)) / SCALE


@cache
def _installed() -> tuple[str, ...]:
    paths = [path for path in _FONTS if Path(path).is_file()]
    found = importlib.util.find_spec(_PACKAGE)
    for folder in (found.submodule_search_locations or ()) if found else ():
        if (file := Path(folder) / _FILE).is_file():
            paths.insert(0, str(file))
    return tuple(paths)


@lru_cache(maxsize=256)
def _covered(path: str, wanted: frozenset[str]) -> frozenset[str]:
    """The characters that the font has: one it lacks is drawn as the box that stands for no character."""
    font = sized(path, 16)
    box = bytes(font.getmask("\uffff"))
    return frozenset(mark for mark in wanted if bytes(font.getmask(mark)) != box)
