"""Telegram's own reading of `parse_mode=HTML`, for the loopback Bot API: what it refuses, what people see.

Written from the documented behaviour of the Bot API server: supported tags only, every tag closed in order,
attributes quoted or bare, `&lt; &gt; &amp; &quot;` and numeric references decoded and any other `&` left as is.
"""

import re
import unicodedata
from dataclasses import dataclass

TAGS = {
    "a": "text_link", "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline",
    "ins": "underline", "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "tg-spoiler": "spoiler", "span": "spoiler", "code": "code", "pre": "pre", "blockquote": "blockquote",
}  # fmt: skip

_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot));?")
_TAG_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE = re.compile(r"""\s*([^\s=>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9.\-]+)(?=[\s>])))?""")

_INVISIBLE = re.compile(
    "[\\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufffc]+"
)


class CannotParse(ValueError):
    """What the Bot API answers after "can't parse entities: "."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A formatted stretch; offset and length in UTF-16 units."""

    type: str
    offset: int
    length: int
    url: str = ""

    def as_json(self) -> dict[str, object]:
        """As it travels in a message."""
        return {"type": self.type, "offset": self.offset, "length": self.length} | (
            {"url": self.url} if self.url else {}
        )


def units(text: str) -> int:
    """Length in UTF-16 units, the measure of all Telegram limits."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def is_blank(text: str) -> bool:
    """Whether Telegram would call a message with this text empty."""
    visible = _INVISIBLE.sub("", text)
    return not any(unicodedata.category(character) != "Cc" for character in visible)


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """The visible text and its entities. Raises CannotParse with Telegram's own words."""
    text: list[str] = []
    entities: list[Entity] = []
    nested: list[tuple[str, int, str]] = []
    position = length = 0
    while position < len(source):
        character = source[position]
        if character == "&" and (reference := _REFERENCE.match(source, position)):
            decoded = _decode(reference)
            if decoded:
                text.append(decoded)
                length += units(decoded)
                position = reference.end()
                continue
        if character != "<":
            text.append(character)
            length += units(character)
            position += 1
            continue
        at = len(source[:position].encode("utf-8", "surrogatepass"))
        if source.startswith("</", position):
            position = _end_tag(source, position, at, nested, entities, length)
        else:
            position, name, argument = _start_tag(source, position, at)
            nested.append((name, length, argument))
    if nested:
        raise CannotParse(f'Can\'t find end tag corresponding to start tag "{nested[-1][0]}"')
    return "".join(text), entities


def _decode(reference: re.Match[str]) -> str:
    hexadecimal, decimal, named = reference.groups()
    if named:
        return _NAMED[named]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""


def _start_tag(source: str, position: int, at: int) -> tuple[int, str, str]:
    name_match = _TAG_NAME.match(source, position + 1)
    assert name_match
    name = name_match.group().lower()
    position = name_match.end()
    if position >= len(source):
        raise CannotParse(f"Unclosed start tag at byte offset {at}")
    if name not in TAGS:
        raise CannotParse(f'Unsupported start tag "{name}" at byte offset {at}')
    argument = ""
    while True:
        while position < len(source) and source[position].isspace():
            position += 1
        if position >= len(source):
            raise CannotParse(f"Unclosed start tag at byte offset {at}")
        if source[position] == ">":
            break
        attribute = _ATTRIBUTE.match(source, position)
        if not attribute or (attribute.end() < len(source) and source[attribute.end()] not in " \t\r\n>"):
            raise CannotParse(f'Unexpected end of name token in the tag "{name}" at byte offset {at}')
        key = attribute.group(1).lower()
        value = next((group for group in attribute.groups()[1:] if group is not None), "")
        value = _REFERENCE.sub(lambda match: _decode(match) or match.group(), value)
        if (name, key) in {("a", "href"), ("code", "class"), ("span", "class"), ("blockquote", "expandable")}:
            argument = value or key
        position = attribute.end()
    if name == "span" and argument != "tg-spoiler":
        raise CannotParse(f'Tag "span" must have class "tg-spoiler" at byte offset {at}')
    return position + 1, name, argument


def _end_tag(source: str, position: int, at: int, nested: list[tuple[str, int, str]],
             entities: list[Entity], length: int) -> int:  # fmt: skip
    if not nested:
        raise CannotParse(f"Unexpected end tag at byte offset {at}")
    name_match = _TAG_NAME.match(source, position + 2)
    assert name_match
    found = name_match.group().lower()
    position = name_match.end()
    while position < len(source) and source[position].isspace():
        position += 1
    if position >= len(source) or source[position] != ">":
        raise CannotParse(f"Unclosed end tag at byte offset {at}")
    name, start, argument = nested.pop()
    if found and found != name:
        raise CannotParse(f'Unmatched end tag at byte offset {at}, expected "</{name}>", found "</{found}>"')
    if length > start:
        url = argument if name == "a" else ""
        kind = "expandable_blockquote" if (name, argument) == ("blockquote", "expandable") else TAGS[name]
        if name != "a" or re.match(r"(?i)(https?|tg|mailto):", url):
            entities.append(Entity(kind, start, length - start, url))
    return position + 1
