"""An estimate together with the economics of one piece, for somebody who may only know what the goods are."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.duties.consignment import parse_consignment
from bot.duties.consultation import consult
from bot.duties.landed_cost import estimate
from bot.duties.own_codes import Confirmed
from bot.duties.tariffs import Tariffs
from bot.duties.unit_economics import TERMS, parse_terms, unit_economics


def asks_for_economics(given: Mapping[str, Any]) -> bool:
    """Whether any term of sale is among the fields."""
    return any(given.get(name) not in (None, "") for name in TERMS)


def consult_margin(
    given: Mapping[str, Any], tariffs: Tariffs, *, language: str = "en", home: Path | None = None,
    known: Confirmed | None = None,
) -> dict[str, Any]:  # fmt: skip
    """The JSON of `consult`, and under `unit` that of `UnitEconomics` once there is a total.

    Raises UserError and NoRate as `consult`, `parse_terms` and `unit_economics` do.
    """
    terms = parse_terms(given)
    found = consult(given, tariffs, language=language, home=home, known=known)
    if found["totals"] is not None:
        consignment = parse_consignment({**given, "hs": given.get("hs") or found["hs"] or ""})
        piece = unit_economics(consignment, estimate(consignment, tariffs), terms, tariffs)
        found["unit"] = piece.as_json(language) if piece else None
    return found
