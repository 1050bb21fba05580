"""Who may read what. Allow-lists only: a role or an audience that is not listed here gets nothing."""

import re
from typing import Final

from bot.errors import UserError

AUDIENCES: Final = ("public", "seller", "staff")

_READS: Final[dict[str, tuple[str, ...]]] = {
    "customer": ("public",),
    "seller": ("public", "seller"),
    "staff": AUDIENCES,
    "admin": AUDIENCES,
}

MAIN: Final = "main"
"""The collection that is searched when none is named."""

_NAME: Final = re.compile(r"[a-z0-9](?:[a-z0-9_-]{0,38}[a-z0-9])?")


def audiences(role: str) -> tuple[str, ...]:
    """The audiences whose documents a role may read; none for a role that is not known."""
    return _READS.get(role, ())


def collection_name(name: str | None) -> str:
    """The collection meant by `name`; None is the library itself. Raises UserError for a name that cannot be one."""
    if name is None:
        return MAIN
    lowered = name.strip().lower()
    if not _NAME.fullmatch(lowered):
        raise UserError(
            f"not a collection name: {name[:60]!r} (letters, digits, - and _, at most 40)",
            code="bad_collection",
            name=name[:60],
        )
    return lowered


def audience_name(name: str) -> str:
    """`name` if it is an audience. Raises UserError otherwise."""
    if name not in AUDIENCES:
        raise UserError(
            f"not an audience: {name[:40]!r} (one of {', '.join(AUDIENCES)})",
            code="bad_audience",
            name=name[:40],
        )
    return name
