"""Bytes of an unknown file → clean text, or a clear refusal."""

import re
import unicodedata
from collections.abc import Callable

from bot.retrieval.errors import BadDocument

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# Zero-width and bidirectional marks hide text from the reader that the index and a model would see.
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]"
)
_OTHER_SCRIPT = re.compile("[\u0400-\u045f\u4e00-\u9fff]")
_TORN = re.compile("[a-z][\u0400-\u045f\u4e00-\u9fff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def decode(data: bytes, name: str) -> str:
    """The text of a file: UTF-8, UTF-16, GB18030 or a one-byte Western or Cyrillic encoding.

    Raises BadDocument for what is empty or is not text.
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise BadDocument(f"{name}: the file is empty", code="empty_document", file=name)
    try:
        text = _decoded(data)
    except UnicodeError:
        text = None
    if text is None or _looks_binary(text):
        raise BadDocument(f"{name}: not a text file", code="not_text", file=name)
    return text


def clean(text: str) -> str:
    """Text without what a reader cannot see: control and zero-width characters, HTML comments; lines end in \\n."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _COMMENT.sub("", _CONTROL.sub(" ", _INVISIBLE.sub("", text.replace("\u2028", "\n"))))


def _decoded(data: bytes) -> str | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding)
    sample = data[:4096]
    if sample.count(0) > len(sample) // 5:  # UTF-16 without a mark: every other byte of Latin text is NUL
        little = sum(sample[1::2][i] == 0 for i in range(len(sample[1::2])))
        return data.decode("utf-16-le" if little * 2 >= len(sample) // 2 else "utf-16-be")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    for encoding, belongs in _GUESSES:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        foreign = [character for character in text[:20_000] if ord(character) > 127]
        if foreign and sum(map(belongs, foreign)) >= 0.7 * len(foreign) and not _torn(text[:20_000]):
            return text
    return None


def _torn(text: str) -> bool:
    """Whether it is Latin text read as another script, which then stands inside words: `Cu醤to`, `Cuбnto`."""
    foreign = len(_OTHER_SCRIPT.findall(text))
    return foreign > 0 and len(_TORN.findall(text)) > 0.3 * foreign


def _chinese(character: str) -> bool:
    return (
        "\u4e00" <= character <= "\u9fff"
        or "\u3000" <= character <= "\u303f"
        or "\uff00" <= character <= "\uffef"
    )


# Strict GB18030 fails on one-byte text sooner or later (a space is no trail byte), so it may come first.
_GUESSES: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("gb18030", _chinese),
    ("cp1251", lambda character: "\u0400" <= character <= "\u045f" or character in "«»—–№“”’"),
    ("cp1252", lambda character: character.isalpha() or character in "¿¡«»–—“”‘’€£°§·©®½¼¾²³ºª\xa0"),
)


def _looks_binary(text: str) -> bool:
    sample = text[:20_000]
    return len(_CONTROL.findall(sample)) > len(sample) // 50
