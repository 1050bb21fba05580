"""The shipped tables, opened once; and an estimate in one call."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.duties.consignment import parse_consignment
from bot.duties.landed_cost import estimate
from bot.duties.tariffs import Tariffs, open_tariffs

Estimating = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def tariffs() -> Tariffs:
    """What ships in `knowledge/tariffs/`."""
    return open_tariffs()


@pytest.fixture(scope="session")
def estimating(tariffs: Tariffs) -> Estimating:
    """The JSON of an estimate; the facts are those of a batch line, `FOB` and air freight unless said."""

    def run(**facts: Any) -> dict[str, Any]:
        told = {"incoterm": "FOB", "mode": "air", "channel": "b2c", "date": "2026-11-23", **facts}
        return estimate(parse_consignment(told), tariffs).as_json()

    return run


def amounts(document: dict[str, Any]) -> dict[str, str]:
    """Amounts of the lines by the first word of their measure."""
    return {line["measure"].split()[0]: line["amount"] for line in document["lines"]}


def codes(document: dict[str, Any]) -> set[str]:
    """Codes of the warnings."""
    return {warning["code"] for warning in document["warnings"]}


def texts(document: dict[str, Any]) -> set[str]:
    """Ids of the warnings."""
    return {warning["text"] for warning in document["warnings"]}
