"""Duties: HS codes, dated measures, duty expressions, valuation and landed cost.

`parse_consignment` → `estimate(consignment, tariffs)` → `Estimate.as_json()`; `open_tariffs` opens the dated
tables that ship in `knowledge/tariffs/` and those imported into the store.
"""
