"""Drawing with Pillow, and finding a font that has every character of what is to be written."""

import importlib.util
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from bot.errors import Unavailable

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


@lru_cache(maxsize=64)
def sized(path: str, size: int) -> Any:
    """The font at a size in pixels."""
    from PIL import ImageFont

    return ImageFont.truetype(path, size) if path else ImageFont.load_default(size)


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
