"""Makes the tables that ship in `knowledge/tariffs/` from the public files, with the importers of this folder.

    python -m bot.duties.importers.shipping FOLDER_WITH_THE_FILES knowledge/tariffs

Codes, rates and dates are facts and ship; other people's descriptions do not.
"""

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.duties.importers import Draft, Options, read
from bot.duties.tables import RateTable, Row, packed, write_table
from bot.duties.tariffs import Edition, Tariffs, open_tariffs

REVISION_10 = date(2026, 6, 8)
"""The day on which HTS 2026 revision 10 took effect."""


@dataclass(frozen=True, slots=True)
class Part:
    """One public file and what its rows say of their origin."""

    importer: str
    file: str
    source: str
    as_of: date
    valid_from: date | None = None


PARTS = (
    Part("us-hts", "us/hts_2026_rev_10.json.gz", "us-hts", REVISION_10),
    Part("us-lists", "us/s301_product_lists.csv", "us-301-lists", REVISION_10),
    Part("us-lists", "us/s232_annex_products.csv", "us-232-annexes", REVISION_10),
    Part("us-lists", "us/s232_derivative_products.csv", "us-232-annexes", REVISION_10),
    Part("us-lists", "us/s232_copper_products.csv", "us-232-annexes", REVISION_10),
    Part("us-lists", "us/s232_auto_parts.txt", "us-232-vehicles", REVISION_10),
    Part("us-lists", "us/s232_mhd_parts.txt", "us-232-vehicles", REVISION_10),
    Part("us-lists", "us/s232_semi_products.csv", "us-232-semiconductors", REVISION_10),
    Part("us-lists", "us/s122_exempt_products.csv", "us-122", REVISION_10),
    Part("us-lists", "us/s301fl_exempt_products_PROPOSED_AnnexA.csv", "us-301fl-proposal", date(2026, 7, 1)),
    Part("mfn-table", "uk_eu/mfn_2021.csv.gz", "", date(2021, 1, 1)),
    Part("vat", "vat/ibericode_vat_rates_history.json", "eu-vat-history", date(2025, 8, 1)),
    Part("vat", "vat/eu_vat_rates_data.json", "eu-tedb", date(2026, 9, 29)),
    Part("hs-nomenclature", "hs/harmonized-system.csv", "hs-2022", date(2024, 10, 25)),
)

TITLES = {
    "rates-us": (
        "US column 1 general duty of every 8- and 10-digit line, rates inherited, no descriptions: "
        "USITC HTS 2026 revision 10, US government work"
    ),
    "rates-us-column-2": (
        "US column 2 duty (Cuba, North Korea, Russia, Belarus): USITC HTS 2026 revision 10, US government work"
    ),
    "us-301-china": (
        "US Section 301 China, lines and headings: footnotes of the HTS 2026 revision 10 and the USITC's China "
        "Tariffs list, US government works"
    ),
    "us-301-exclusions": (
        "US Section 301 China, lines of which some goods are excluded (9903.88.69, .70): HTS 2026 revision 10, "
        "US government work"
    ),
    "us-301fl-proposal": (
        "US Section 301 forced labor, lines PROPOSED to be exempt (91 FR 34272 Annex A, US government work); "
        "the final list differs and is not here"
    ),
    "us-122-exempt": (
        "US Section 122, exempt lines (Annex II), for 2026-02-24 to 2026-07-23: US government work"
    ),
    "us-232": (
        "US Section 232 metals (annexes of Proclamations 11021 and 11032), vehicle parts, semiconductors, by HTS "
        "prefix: US government works"
    ),
    "rates-eu": (
        "EU third-country duties 2020 (HS 2017 codes): official table of the UK Department for International "
        "Trade, Open Government Licence v3; not verified after 2021-01-01"
    ),
    "rates-gb": (
        "UK Global Tariff, third-country duties 2021 (HS 2017 codes): UK Department for International Trade, "
        "Open Government Licence v3; not verified after 2021-01-01"
    ),
    "taxes": (
        "Standard VAT rates in Europe with their dates: European Commission TEDB (public data, version "
        "2026-09-29) and the ibericode history (MIT)"
    ),
    "hs-2022": (
        "Six-digit codes of the Harmonized System 2022 (UN Comtrade list, public domain); codes only"
    ),
}
"""First line of every table: what it is, where from, and under which licence."""

PLAIN = frozenset({"taxes"})
"""Small enough to be read in a diff."""


def main(files: Path, target: Path) -> None:
    """Write the tables; print their sizes."""
    bare = open_tariffs(folder=target)
    tables: dict[str, list[Row]] = {}
    for part in PARTS:
        options = Options(
            as_of=part.as_of,
            valid_from=part.valid_from,
            source=part.source,
            descriptions=False,
            tariffs=Tariffs(bare.rules, [_edition(name, rows) for name, rows in tables.items()]),
        )
        for draft in read(part.importer, files / part.file, options):
            _take(tables, _named(draft))
    total = 0
    for name, rows in sorted(tables.items()):
        text = write_table(TITLES[name], rows)
        data = text.encode() if name in PLAIN else packed(text)
        file = target / ("taxes-europe.csv" if name in PLAIN else f"{name}.csv.gz")
        file.write_bytes(data)
        total += len(data)
        sys.stdout.write(f"{file.name:32} {len(rows):6} rows {len(data):8} bytes\n")
    sys.stdout.write(f"{total} bytes in all\n")


def _edition(name: str, rows: list[Row]) -> Edition:
    return Edition(name, date(1900, 1, 1), True, lambda: RateTable(write_table(name, rows)))


def _named(draft: Draft) -> Draft:
    """Sources that one file cannot have two of, and names that are not ours to ship."""
    if draft.name == "us-301-exclusions":
        return _with_source(draft, "us-301-exclusions")
    if draft.name in ("rates-eu", "rates-gb"):
        return _with_source(draft, {"rates-eu": "eu-cct-2020", "rates-gb": "uk-gt-2021"}[draft.name])
    if draft.name == "nomenclature-en":
        codes = [
            row._replace(description="")
            for row in draft.rows
            if len(row.code) == 6 and not row.code.startswith("99")
        ]
        return Draft("hs-2022", draft.title, codes, draft.valid_from, draft.as_of, draft.source)
    return draft


def _with_source(draft: Draft, source: str) -> Draft:
    rows = [row._replace(source=source) for row in draft.rows]
    return Draft(draft.name, draft.title, rows, draft.valid_from, draft.as_of, source)


def _take(tables: dict[str, list[Row]], draft: Draft) -> None:
    if draft.name == "taxes" and "taxes" in tables:
        tables["taxes"] = _confirmed(tables["taxes"], draft.rows)
    else:
        tables[draft.name] = draft.rows


def _confirmed(history: list[Row], present: list[Row]) -> list[Row]:
    """The history with the present list on top: the last rate of a country bears the date it was last seen."""
    by_country = {row.code: row for row in present}
    joined = []
    for row in history:
        now = by_country.get(row.code)
        if row.valid_to is None and now is not None:
            if now.rate != row.rate:
                raise ValueError(f"{row.code}: {row.rate} in the history, {now.rate} in the present list")
            row = row._replace(source=now.source, as_of=now.as_of)
        joined.append(row)
    known = {row.code for row in history}
    return joined + [row for row in present if row.code not in known]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
