"""The United Nations' correlation of HS 2022 with HS 2017: the XLSX file with a sheet "HS2022-HS2017 Correlations".

Its first columns are the code of 2022, the one of 2017, and how they relate; a heading of two rows. Every old code of
a new one is in it, so that their one rate may stand for the new code.
"""

from pathlib import Path

from bot.duties.errors import BadTable
from bot.duties.importers import Draft, Options, digits, file_day
from bot.duties.importers.workbook import sheet_rows
from bot.duties.tables import Row

SHEET = "HS2022-HS2017 Correlations"
FILLER = "999999"
FEWEST = 200
FIRST_DAY = "2022-01-01"


def read(path: Path, options: Options) -> list[Draft]:
    """A complete edition of `hs-2017-2022`. Raises BadTable."""
    as_of = options.as_of or file_day(path)
    source = options.source or f"UN Statistics Division: HS 2022 to HS 2017 correlation, {path.name}"
    first = options.valid_from or as_of.fromisoformat(FIRST_DAY)
    olds: dict[str, list[str]] = {}
    for cells in sheet_rows(path, SHEET):
        new, old = (digits(str(cell or "").strip().zfill(6)) for cell in (*cells, None, None)[:2])
        if len(new) == len(old) == 6 and FILLER not in (new, old) and int(new) and int(old):
            olds.setdefault(new, []).append(old)
    if len(olds) < FEWEST:
        raise BadTable(f"{path.name}: {len(olds)} codes in sheet {SHEET!r}; the correlation has some 5,600")
    rows = [
        Row(new, old, "", "", first, None, source, as_of)
        for new, several in olds.items()
        if several != [new]  # unchanged
        for old in several
    ]
    return [
        Draft(
            "hs-2017-2022", "HS 2022 codes and the HS 2017 codes of their goods", rows, first, as_of, source
        )
    ]
