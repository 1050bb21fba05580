"""Official nomenclatures: codes and names, for looking up and classifying (CSV, plain or gzipped).

hscode,description,…      English names
code,digits,name_zh       Chinese names
"""

import csv
from datetime import date
from pathlib import Path

from bot.duties.errors import BadTable
from bot.duties.importers import Draft, Options, digits, file_day
from bot.duties.tables import Row, read_text


def read(path: Path, options: Options) -> list[Draft]:
    """The table `nomenclature-en` or `nomenclature-zh`. Raises BadTable."""
    rows = list(csv.DictReader(read_text(path).splitlines()))
    columns = set(rows[0]) if rows else set()
    if {"hscode", "description"} <= columns:
        code_column, name_column, language = "hscode", "description", "en"
    elif {"code", "name_zh"} <= columns:
        code_column, name_column, language = "code", "name_zh", "zh"
    else:
        raise BadTable(f"{path.name}: the columns hscode,description or code,digits,name_zh are expected")
    as_of = options.as_of or file_day(path)
    source = options.source or f"Nomenclature, file {path.name}"
    named = [
        Row(code, "", "", "", None, None, source, as_of, (row[name_column] or "").strip())
        for row in rows
        if (code := digits(row[code_column] or "")) and (row[name_column] or "").strip()
    ]
    title = f"Nomenclature ({language})"
    first = options.valid_from or date(2022, 1, 1)
    return [Draft(f"nomenclature-{language}", title, named, first, as_of, source)]
