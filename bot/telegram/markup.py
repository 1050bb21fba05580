"""Styled text: a list of runs, from which Telegram HTML is written only at the very end.

Tags can therefore never be left open, wherever a long text is cut. Telegram allows 4096 UTF-16 units after
parsing; lengths here count the HTML itself, which is never shorter. It shows 100 entities of a message and drops
the formatting of all that follow, so that no part has more.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from html import escape

from bot.store.outbox import Part

LIMIT = 3900
"""UTF-16 units of HTML in one part: leaves room for the mark of a choice that is added later."""

ENTITIES = 99
"""Tags in one part; one more is left for the mark of a choice."""

_TAGS = {
    "b": ("<b>", "</b>"),
    "i": ("<i>", "</i>"),
    "s": ("<s>", "</s>"),
    "code": ("<code>", "</code>"),
    "pre": ("<pre>", "</pre>"),
    "quote": ("<blockquote>", "</blockquote>"),
    "fold": ("<blockquote expandable>", "</blockquote>"),
}
_COST = {"&": 5, "<": 4, ">": 4}
_LONGEST_LINK = 500

# Controls say nothing, lone surrogates cannot be sent, direction overrides make text read as what it is not.
_UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_INVISIBLE = re.compile(
    "[\\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufffc]+"
)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style; `tags` from the outermost in."""

    text: str
    tags: tuple[str, ...] = ()
    href: str = ""

    def within(self, tag: str) -> "Run":
        """The same run inside another tag. Code takes no other style; quotes do not nest."""
        if tag in self.tags or (tag in {"quote", "fold"} and {"quote", "fold"} & {*self.tags}):
            return self
        if {"code", "pre"} & {*self.tags} and tag not in {"quote", "fold"}:
            return self
        return replace(self, tags=(tag, *self.tags))


Block = tuple[Run, ...]
"""What stands between two empty lines: a paragraph, a list, a table."""


def clean(text: str) -> str:
    """`text` without what Telegram would refuse or a reader be deceived by."""
    return _UNSHOWN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def is_blank(text: str) -> bool:
    """Whether nothing of it would be seen: Telegram refuses such a message as empty."""
    return not _INVISIBLE.sub("", text)


def units(text: str) -> int:
    """Length as Telegram counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def to_html(runs: Iterable[Run]) -> str:
    """Telegram HTML; neighbours in the same tag share it."""
    out: list[str] = []
    stack: list[str] = []  # closing tags
    opened: tuple[str, ...] = ()
    for run in runs:
        wanted = (*run.tags, *([f"a {run.href}"] if run.href else []))
        shared = 0
        while shared < min(len(opened), len(wanted)) and opened[shared] == wanted[shared]:
            shared += 1
        while len(stack) > shared:
            out.append(stack.pop())
        for tag in wanted[shared:]:
            start, end = _TAGS.get(tag) or (f'<a href="{escape(run.href)}">', "</a>")
            out.append(start)
            stack.append(end)
        opened = wanted
        out.append(escape(run.text, quote=False))
    return "".join([*out, *reversed(stack)])


def to_plain(runs: Iterable[Run]) -> str:
    """The text alone."""
    return "".join(run.text for run in runs)


def join(blocks: Sequence[Block], separator: str = "\n\n") -> Block:
    """One block out of several."""
    joined: list[Run] = []
    for block in blocks:
        if joined:
            joined.append(Run(separator))
        joined.extend(block)
    return tuple(joined)


def split(blocks: Iterable[Block], limit: int = LIMIT) -> tuple[Part, ...]:
    """The blocks in as few parts as they need, cut at paragraph ends where that is possible."""
    parts: list[list[Block]] = []
    size, tags = limit, 0
    for block in blocks:
        for piece in _pieces(block, limit):
            html = to_html(piece)
            weight, more = units(html) + 2, _entities(html)
            if size + weight > limit or tags + more > ENTITIES:
                parts.append([])
                size = tags = 0
            parts[-1].append(piece)
            size, tags = size + weight, tags + more
    joined = [join(part) for part in parts]
    return tuple(Part(to_html(block), to_plain(block)) for block in joined if not is_blank(to_plain(block)))


def _entities(html: str) -> int:
    return html.count("</")  # in text `<` is always escaped


def _pieces(block: Block, limit: int) -> list[Block]:
    pieces = []
    html = to_html(block)
    if units(html) <= limit - 2 and _entities(html) <= ENTITIES:
        return [block]
    rest = tuple(
        replace(run, href="" if units(run.href) > _LONGEST_LINK else run.href) for run in block if run.text
    )
    while rest:
        head, rest = _cut(rest, limit)
        pieces.append(head)
    return pieces


def _cut(block: Block, limit: int) -> tuple[Block, Block]:
    """The longest head within `limit`, ending at a line, a sentence or a word where one ends late enough."""
    used = position = tags = 0
    ends: dict[str, int] = {}
    text = to_plain(block)
    for run in block:
        tags += len(run.tags) + bool(run.href)  # neighbours may share some: never too few
        if tags > ENTITIES:
            return _divide(block, ends.get("line", 0) if ends.get("line", 0) > position // 2 else position)
        used += units(to_html([replace(run, text="")]))
        for character in run.text:
            used += units(escape(character, quote=False))
            if used > limit - 2:
                at = next(
                    (ends[k] for k in ("line", "sentence", "word") if ends.get(k, 0) > position // 2),
                    position,
                )
                return _divide(block, max(at, 1))
            position += 1
            following = text[position : position + 1]
            if character == "\n":
                ends["line"] = position
            elif character in "。！？；" or (character in ".!?;" and following.isspace()):
                ends["sentence"] = position
            elif character.isspace():
                ends["word"] = position
    return block, ()


def _divide(block: Block, at: int) -> tuple[Block, Block]:
    head: list[Run] = []
    tail: list[Run] = []
    for run in block:
        head.append(replace(run, text=run.text[:at]))
        tail.append(replace(run, text=run.text[at:]))
        at = max(0, at - len(run.text))
    while head and not (last := head.pop()).text.rstrip("\n"):
        continue
    head.append(replace(last, text=last.text.rstrip("\n")))
    first = next((i for i, run in enumerate(tail) if run.text.strip("\n")), len(tail))
    tail = tail[first:]
    if tail:
        tail[0] = replace(tail[0], text=tail[0].text.lstrip("\n"))
    return tuple(run for run in head if run.text), tuple(run for run in tail if run.text)
