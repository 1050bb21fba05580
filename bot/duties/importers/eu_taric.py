"""EU TARIC extracts: not read yet, and said so."""

from pathlib import Path

from bot.duties.errors import BadTable
from bot.duties.importers import Draft, Options


def read(path: Path, options: Options) -> list[Draft]:
    """Raises BadTable `not_supported`: the extract's layout could not be checked against an official file, and a
    wrong guess would give wrong duties. The same rates can be imported as a sheet whose columns are named."""
    del path, options
    raise BadTable(
        "TARIC extracts are not read yet: no official file was at hand to check the layout against. "
        "Use `rates import sheet FILE --destination EU --column code=… --column rate=…` with the "
        "third-country duties of the extract",
        code="taric_not_supported",
    )
