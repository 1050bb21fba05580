"""From a customs code as given to the one tariff line whose rate applies, or to the question that decides.

Six digits are international; the rate stands on the national line below. Where all lines under the code are treated
alike the code is good enough; where they are not, the lines are shown as choices.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.duties.errors import NoRate, no_rate
from bot.duties.estimate import Choice, Remark
from bot.duties.expression import percent_only
from bot.duties.rate_text import parse_rate
from bot.duties.rules import Destination
from bot.duties.tables import Row
from bot.duties.tariffs import Tariffs

MAX_CHOICES = 40
MAX_NEAR = 8
WHOLE = ""
"""In the correlation: the old codes listed for a new one are all that its goods had, so their one rate stands."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A tariff line, or the choices between several."""

    row: Row | None
    choices: tuple[Choice, ...] = ()
    lowest: str = ""
    highest: str = ""
    """Rates of the choices, where all are percentages."""
    distinct: tuple[str, ...] = ()
    """One code for each way in which the lines are treated."""
    carried_over: str = ""
    """The HS 2017 codes whose one rate stands for this HS 2022 code."""
    obsolete: tuple[str, ...] = ()
    """HS 2022 successors, where the given code is one of HS 2017."""


def resolve(
    tariffs: Tariffs, destination: Destination, hs: str, on: date, treatment: Callable[[Row], Hashable]
) -> Resolved:
    """The line for `hs`; `treatment` says what beside the rate makes two lines differ.

    Raises NoRate naming the official place to look the code up: unknown code, or no table for the day.
    """
    table = destination.table
    if not tariffs.has(table, on):
        place = destination.lookup or "its customs administration"
        raise no_rate(
            f"no duty rates for {destination.code} on {on}: look {hs} up at {place} and give the rate as duty_rate",
            "no-table", destination=destination.code, hs=hs, place=place, detail=on.isoformat(),
        )  # fmt: skip
    rows = tariffs.lines(table, hs, on)
    if not rows:
        rows = _line_above(tariffs, table, hs, on)
    if rows:
        successors = _successors(tariffs, hs, on)
        return _choose(rows, treatment, obsolete=successors)
    old = [row.rate for row in tariffs.covering("hs-2017-2022", hs, on) if row.note == WHOLE]
    rows = tuple(row for code in old for row in tariffs.lines(table, code, on))
    if rows:
        found = _choose(rows, treatment)
        if found.row:
            return Resolved(found.row, carried_over=", ".join(old))
    raise unknown_code(tariffs, destination, hs, on)


def _line_above(tariffs: Tariffs, table: str, hs: str, on: date) -> tuple[Row, ...]:
    """The nearest shorter line, if it has no lines of its own below it (then `hs` would be one of them)."""
    above = tariffs.covering(table, hs, on)
    if not above:
        return ()
    nearest = [row for row in above if row.code == above[-1].code]
    below = tariffs.lines(table, nearest[0].code, on)
    return tuple(nearest) if [row.code for row in below] == [row.code for row in nearest] else ()


def _choose(
    rows: Sequence[Row], treatment: Callable[[Row], Hashable], obsolete: tuple[str, ...] = ()
) -> Resolved:
    treated = [(row, (row.rate, treatment(row))) for row in rows]
    if len({how for _, how in treated}) == 1:
        return Resolved(rows[0], obsolete=obsolete)
    distinct = {how: row.code for row, how in reversed(treated)}  # the first line of each treatment
    choices = []
    grouped: dict[str, list[tuple[Row, Hashable]]] = {}
    for row, how in treated:
        grouped.setdefault(row.code[:8], []).append((row, how))
    for code, members in grouped.items():
        alike = len({how for _, how in members}) == 1
        for row, _ in members[:1] if alike else members:
            choices.append(_choice(row, code if alike else row.code))
    percentages = sorted(
        {percent for row, _ in treated if (percent := percent_only(parse_rate(row.rate))) is not None}
    )
    all_percent = len(percentages) > 0 and all(
        percent_only(parse_rate(row.rate)) is not None for row, _ in treated
    )
    return Resolved(
        None,
        tuple(choices[:MAX_CHOICES]),
        f"{percentages[0]}%" if all_percent else "",
        f"{percentages[-1]}%" if all_percent else "",
        tuple(sorted(distinct.values())),
        obsolete=obsolete,
    )


def _choice(row: Row, code: str) -> Choice:
    label = Remark(
        "duty-choice-line", {"code": code, "rate": row.rate, "description": row.description or "none"}
    )
    return Choice(code, label, row.rate, row.description)


def _successors(tariffs: Tariffs, hs: str, on: date) -> tuple[str, ...]:
    """HS 2022 codes split out of this one; empty unless it is an HS 2017 code that HS 2022 no longer has."""
    if not tariffs.has("hs-2022", on) or tariffs.lines("hs-2022", hs[:6], on):
        return ()

    def find() -> tuple[str, ...]:
        rows = (row for edition in tariffs.editions("hs-2017-2022") for row in edition.table)
        return tuple(sorted({row.code for row in rows if row.rate == hs[:6] and row.holds(on)}))

    return tariffs.remember(("successors", hs[:6], on), find)


def unknown_code(tariffs: Tariffs, destination: Destination, hs: str, on: date) -> NoRate:
    """The error for a code that the destination's tariff does not have, with the codes that are near."""
    near = [row.code for row in tariffs.lines(destination.table, hs[:6], on)][:20] if len(hs) > 6 else []
    successors = _successors(tariffs, hs, on)
    new = bool(tariffs.lines("hs-2022", hs[:6], on))
    if near:
        why = f"there are {', '.join(near)}"
    elif successors:
        why = f"HS 2022 replaced {hs[:6]} by {', '.join(successors)}"
    elif new:
        why = f"our table does not have {hs[:6]} (it may be older than HS 2022)"
    else:
        near = _near(tariffs, hs, on)
        why = f"{hs[:6]} is not a code of HS 2022" + (f"; near it are {', '.join(near)}" if near else "")
    return no_rate(
        f"no line {hs} in the tariff of {destination.code} on {on}: {why}; look it up at {destination.lookup}, "
        "or give the rate as duty_rate",
        "unknown-code", destination=destination.code, hs=hs, place=destination.lookup,
        detail=", ".join(near or successors),
    )  # fmt: skip


def _near(tariffs: Tariffs, hs: str, on: date) -> list[str]:
    """Subheadings of the same heading, else of the same chapter, the nearest in number first."""
    for length in (4, 2):
        rows = tariffs.lines("hs-2022", hs[:length], on)
        if rows:
            return sorted({row.code for row in rows}, key=lambda code: abs(int(code) - int(hs[:6])))[
                :MAX_NEAR
            ]
    return []
