"""The duties part of `make bench`: estimates a second, import time, and the one package on PyPI that does the like.

python -m tests.bench_duties
"""

import json
import resource
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

LINES = 10_000
HTS_ROWS = 35_000
MARKETS = ("US", "DE", "GB", "CH", "SG")
CODES = {"US": ("6109100012", "6404112030", "9617001000", "7323930045")}
OTHERS = ("61091000", "64041100", "96170000", "73239300")
DAY = date(2026, 11, 23)


def duties_figures() -> None:
    """Measure and print; nothing is asserted."""
    print("\nDuties and landed cost, one process, one core:")
    with tempfile.TemporaryDirectory() as folder:
        seconds, megabytes, rows = importing(Path(folder))
    show("one estimate, warm", f"{single():,.0f}/s")
    rate, answered = batch()
    show(f"a sheet of {LINES:,} consignments", f"{rate:,.0f}/s, {answered:,} with a total")
    show("… with the other lawful ways beside each", f"{batch(compare=True, lines=1_000)[0]:,.0f}/s")
    show(f"import of a US tariff of {rows:,} rows", f"{seconds:.1f} s, process at most {megabytes:.0f} MB")
    peer()


def show(name: str, figure: str) -> None:
    print(f"  {name:<48} {figure}")


def consignment(number: int, **more: Any) -> dict[str, Any]:
    """One of many different ones: markets, codes and values in turn."""
    to = MARKETS[number % len(MARKETS)]
    return {
        "to": to, "origin": "CN", "hs": CODES.get(to, OTHERS)[number % 4],
        "value": f"{200 + number % 7919}.{number % 90 + 10}",
        "currency": "USD", "freight": "12", "incoterm": "FOB", "mode": "air", "channel": ("b2c", "b2b")[number % 2],
        "scheme": "none", "date": DAY.isoformat(), **more,
    }  # fmt: skip


def estimating(facts: dict[str, Any]) -> Any:
    from bot.duties.consignment import parse_consignment
    from bot.duties.landed_cost import estimate

    return estimate(parse_consignment(facts), tables()).as_json()


def tables() -> Any:
    from bot.duties.tariffs import open_tariffs

    global _TABLES
    if _TABLES is None:
        _TABLES = open_tariffs()
    return _TABLES


_TABLES: Any = None


def single() -> float:
    facts = consignment(0)
    estimating(facts)
    return per_second(lambda: estimating(facts))


def batch(compare: bool = False, lines: int = LINES) -> tuple[float, int]:
    """A second, and how many of them came to a total; parsing and JSON are in it, the tables were opened before."""
    estimating(consignment(0))
    started, answered = time.perf_counter(), 0
    for number in range(lines):
        document = estimating(consignment(number, compare=compare))
        answered += document["totals"] is not None
        json.dumps(document, default=str)
    return lines / (time.perf_counter() - started), answered


def per_second(work: Callable[[], Any], least: float = 1.0) -> float:
    started, done = time.perf_counter(), 0
    while (spent := time.perf_counter() - started) < least:
        work()
        done += 1
    return done / spent


def importing(folder: Path) -> tuple[float, float, int]:
    """Seconds from the file to the committed store, and the process's largest memory."""
    from bot.duties.editions import save
    from bot.duties.importers import Options, read
    from bot.duties.tariffs import open_tariffs
    from bot.store import open_store

    rows = invented_schedule(HTS_ROWS)
    path = folder / "hts_2026.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    store = open_store(f"sqlite:///{folder / 'bench.db'}")
    started = time.perf_counter()
    save(store, read("us-hts", path, Options(as_of=DAY)), path, open_tariffs(store=store))
    spent = time.perf_counter() - started
    store.close()
    return spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, len(rows)


def invented_schedule(count: int) -> list[dict[str, Any]]:
    """Rows in the format of the US tariff's export: a heading, its eight digits with a rate, statistical lines."""
    rates = ("Free", "3.9%", "16.5%", "2.4¢/kg + 5%", "44¢ each + 6%", "37.5¢/doz.")
    rows: list[dict[str, Any]] = []
    for number in range(count // 4):
        chapter, rest = number % 96 + 1, number // 96
        heading = f"{chapter:02d}{rest % 90 + 10:02d}"
        subheading = f"{heading}.{rest // 90 + 10:02d}"
        for text, indent, rate in (
            (heading, 0, ""), (f"{subheading}.00", 1, rates[number % len(rates)]),
            (f"{subheading}.00.10", 2, ""), (f"{subheading}.00.90", 2, ""),
        ):  # fmt: skip
            rows.append({
                "htsno": text, "indent": str(indent), "description": f"Invented goods of number {number}",
                "superior": None, "units": ["kg"] if indent else [], "general": rate, "special": "", "other": rate,
                "footnotes": None, "quotaQuantity": None, "additionalDuties": None,
            })  # fmt: skip
    return rows


def peer() -> None:
    """`landed-cost-calculator`: percentages that the caller brings, in floating point; one sum here and there."""
    print(
        "\nBeside landed-cost-calculator (PyPI), on what both can do: a percentage of duty and VAT that are given:"
    )
    try:
        from landed_cost import calculate
    except ImportError:
        show("landed-cost-calculator", "not installed: pip install landed-cost-calculator")
        return
    theirs = {
        "unit_price": 40.0, "quantity": 10, "freight_total": 22.0, "tariff_rate": 0.12, "vat_rate": 0.19,
        "duty_includes_freight": True, "currency": "EUR",
    }  # fmt: skip
    ours = {
        "to": "DE", "origin": "CN", "hs": "61091000", "value": "400", "currency": "EUR", "freight": "22",
        "incoterm": "FOB", "duty_rate": "12%", "tax_rate": "19%", "channel": "b2c", "scheme": "none",
        "mode": "air", "date": DAY.isoformat(),
    }  # fmt: skip
    found, document = calculate(**theirs), estimating(ours)
    show("goods 400, freight 22, duty 12%, VAT 19%: theirs", f"{found['total_landed_cost']:.2f} EUR")
    show("… ours", f"{document['totals']['landed_cost']} EUR")
    show("speed, theirs (a handful of multiplications)", f"{per_second(lambda: calculate(**theirs)):,.0f}/s")
    show("speed, ours (rules, dates, sources, rounding)", f"{per_second(lambda: estimating(ours)):,.0f}/s")
    print(
        "  It has no rates by code, dates, thresholds, additional duties, specific or compound duties, and no source:"
        "\n  the caller brings every figure. Ours answers those and refuses where it has none."
    )


if __name__ == "__main__":
    duties_figures()
