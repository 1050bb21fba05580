"""The same export under every customs supervision mode, and the refund rates of a code over time."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from bot.duties.errors import no_rate
from bot.duties.estimate import Remark
from bot.duties.export_refund import PLACE, Purchase, changes, modes, refund, sources
from bot.duties.tables import Row
from bot.errors import NoRate, UserError

_OUTCOME = ("mode", "mode_name", "treatment", "rate", "refund", "vat_cost")


def by_mode(purchase: Purchase, language: str = "en") -> dict[str, Any]:
    """What comes back and what it costs under each mode, the cheapest first.

    `{"hs", "date", "by_mode": [{"mode", "mode_name", "treatment", "rate", "refund", "vat_cost", "notes"}],
    "source", "as_of"}`.

    A mode whose outcome our sources do not settle has `error` instead of figures and stands last.
    """
    known, open_ones = [], []
    for code, mode in modes().items():
        notes = [Remark(text).as_json(language) for text in mode.notes]
        try:
            found = refund(replace(purchase, mode=code)).as_json(language)
        except (NoRate, UserError) as error:
            open_ones.append({"mode": code, "mode_name": mode.name, "notes": notes, "error": error.as_json()})
            continue
        known.append({name: found[name] for name in _OUTCOME} | {"notes": notes})
    seen = next(iter(modes().values())).dated
    return {
        "hs": purchase.hs,
        "date": purchase.on.isoformat(),
        "by_mode": [*sorted(known, key=lambda outcome: Decimal(outcome["vat_cost"])), *open_ones],
        "source": sources().get(seen.source, seen.source),
        "as_of": seen.as_of.isoformat(),
    }


def rates_of(hs: str, on: date) -> dict[str, Any]:
    """`{"hs", "date", "rate", "rates": [{"rate", "from", "to"}], "source", "as_of"}` for a code.

    Raises NoRate where no dated announcement names the code.
    """
    rows = changes().covering(hs)
    held = next((row for row in rows if row.holds(on)), None)
    if not rows:
        raise no_rate(
            f"no dated export refund rate for {hs}: look it up at {PLACE}",
            "no-refund-rate", destination="CN", hs=hs, place=PLACE, detail=on.isoformat(),
        )  # fmt: skip
    last = held or rows[-1]
    return {
        "hs": hs,
        "date": on.isoformat(),
        "rate": held.rate if held else None,
        "rates": [_dated(row) for row in rows],
        "source": sources().get(last.source, last.source),
        "as_of": last.as_of.isoformat() if last.as_of else None,
    }


def _dated(row: Row) -> dict[str, str | None]:
    return {
        "rate": row.rate,
        "from": row.valid_from.isoformat() if row.valid_from else None,
        "to": row.valid_to.isoformat() if row.valid_to else None,
    }
