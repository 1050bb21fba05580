"""National nomenclatures that the operator imported, searched under their six-digit subheadings.

The eight- and ten-digit lines of a national tariff are the best free synonyms there are: a US line names the "spark
plug", a Chinese one the 豆浆机, where the six digits say "other". Their texts are the publisher's, so none ships with
us; `import_nomenclature` makes an index of a file in `QUAYSIDE_HOME`.

    hscode,description,…          English (six digits, or a national tariff's own)
    code,digits,name_zh           Chinese
    JSON of the US HTS            `htsno`, `indent`, `description`: what a line leaves to the lines above it is added

The index is one SQLite file: a posting list for each term, so that a search reads the few terms it asks for.
"""

import csv
import io
import json
import math
import os
import re
import shutil
import sqlite3
import struct
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bot.duties.catalogue import catalogue
from bot.duties.classification_words import has_han, key, search_terms
from bot.duties.errors import BadTable
from bot.duties.tables import read_text

FILE = "nomenclature.db"
_VERSION = "1"
_POSTING = struct.Struct("<Hf")
_K1, _B = 1.2, 0.3
_HEADING, _SUBHEADING, _LINE = 0.5, 1.0, 1.0
"""What a word counts by where it stands: in the heading, the six digits, a national line."""
_TERM = "SELECT term, weight, postings FROM terms WHERE term = ?"
_NAME = "SELECT language, text, above FROM lines WHERE substr(code, 1, 6) = ? ORDER BY length(code), rowid"
_MOST_TERMS = 500
_EXCEPT = re.compile(
    r"\([^()]*\b(?:other than|except|excluding|not including|not)\b[^()]*\)"
    r"|\b(?:other than|except(?:ing)?|excluding|not including)\b[^;:,]*",
    re.IGNORECASE,
)
_EXCEPT_ZH = re.compile(
    r"（[^（）]*(?:除外|不包括|但)[^（）]*）|除[^，；]{1,40}?外的?|但[^，；]*?除外|[^，；（）]*?除外"
)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did."""

    source: str
    """Under which name it is kept: importing a file with the same columns again replaces it."""
    language: str
    lines: int
    subheadings: int
    total_subheadings: int
    """With every source imported so far."""

    def as_json(self) -> dict[str, Any]:
        """All of it."""
        return {
            "source": self.source, "language": self.language, "lines": self.lines,
            "subheadings": self.subheadings, "total_subheadings": self.total_subheadings,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a nomenclature, with what it inherits."""

    code: str
    text: str
    above: str = ""
    """Texts of the lines over it, up to the heading."""


def import_nomenclature(home: Path, file: Path) -> ImportReport:
    """Index a nomenclature file (CSV or the US JSON, `.gz` read as is) in `home`. Raises BadTable.

    All of it or nothing: what was indexed before stays until the new index is complete.
    """
    source, language, lines = read_lines(file)
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = home / FILE
    # Made beside the old one and put in its place at once: whoever searches meanwhile keeps the old one.
    draft = path.with_suffix(f".{os.getpid()}.draft")
    try:
        if path.is_file():
            shutil.copyfile(path, draft)
        total = _write(draft, source, language, lines)
        draft.replace(path)
    except sqlite3.DatabaseError:
        draft.unlink(missing_ok=True)
        total = _write(draft, source, language, lines)  # the old index was damaged: begin anew
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    under = len({line.code[:6] for line in lines if len(line.code) >= 6})
    return ImportReport(source, language, len(lines), under, total)


def _write(path: Path, source: str, language: str, lines: list[Line]) -> int:
    """Put the lines in the place of the same source's older ones; the number of subheadings then."""
    with closing(_connect(path)) as database, database:
        database.execute("DELETE FROM lines WHERE source = ?", (source,))
        database.executemany(
            "INSERT INTO lines VALUES (?, ?, ?, ?, ?)",
            ((source, language, line.code, line.text, line.above) for line in lines),
        )
        return _rebuild(database)


def read_lines(file: Path) -> tuple[str, str, list[Line]]:
    """Source, language and lines of a nomenclature file. Raises BadTable when it is none."""
    text = read_text(file)
    if text.lstrip()[:1] in "[{":
        source, language, lines = "us-hts", "en", list(_us_lines(text, file.name))
    else:
        source, language, lines = _csv_lines(text, file.name)
    if not any(len(line.code) >= 6 for line in lines):
        raise BadTable(f"{file.name}: no line with six digits in it")
    return source, language, lines


@dataclass(frozen=True, slots=True)
class Hit:
    """A subheading that a search found."""

    code: str
    score: float
    """0 to about 1: how much of what was asked it has, and how much it is about that."""
    covered: float
    """Share of what was asked that it has; words unknown to every tariff count in full."""


class Nomenclature:
    """The index, open for reading."""

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(f"file:{path.as_posix()}?mode=ro", uri=True, check_same_thread=False)
        version = self._database.execute("SELECT value FROM facts WHERE name = 'version'").fetchone()
        if version != (_VERSION,):
            raise BadTable(f"{FILE} was made by another version: import the nomenclatures again")
        self._codes = [code for (code,) in self._database.execute("SELECT code FROM codes ORDER BY place")]
        self._unknown = math.log(1 + max(len(self._codes), 1))

    def search(self, text: str, limit: int = 60) -> list[Hit]:
        """Subheadings by how rare the words are that they share with the text; at most `limit`, best first."""
        asked = _asked(text)
        if not asked:
            return []
        more = {term: 1 for term in _same_terms(text, asked) if term not in asked}
        terms = [*asked, *more][:_MOST_TERMS]
        try:
            found = [self._database.execute(_TERM, (term,)).fetchone() for term in terms]
        except sqlite3.Error:  # damaged since it was opened: better no lines than no answer
            return []
        rows = [row for row in found if row]
        weights = {term: weight for term, weight, _ in rows}
        # Words that no tariff has are mostly marketing: they lower the score, but less than known ones.
        whole = sum(weights.get(term, self._unknown * 0.5) * min(times, 2) for term, times in asked.items())
        telling = asked.keys() - _noise()
        everything = sum(weights.get(term, self._unknown) for term in telling)
        scores: dict[int, float] = defaultdict(float)
        matched: dict[int, float] = defaultdict(float)
        for term, weight, postings in rows:
            times = weight * min(asked.get(term, 1), 2)
            counted = weight if term in telling else 0.0
            for place, impact in _POSTING.iter_unpack(postings):
                scores[place] += times * impact
                matched[place] += counted
        best = sorted(scores.items(), key=lambda found: -found[1])[:limit]
        return [
            Hit(self._codes[place], score / whole, matched[place] / everything if everything else 0.0)
            for place, score in best
        ]

    def name(self, code: str, language: str) -> str | None:
        """The official text of a subheading in the language (`en` or `zh`), or in the other; None: not there."""
        try:
            rows = self._database.execute(_NAME, (code[:6],)).fetchall()
        except sqlite3.Error:
            return None
        rows.sort(key=lambda row: row[0] != language)
        if not rows:
            return None
        _, text, above = rows[0]
        return f"{above.split(' › ')[-1]}: {text}" if above and len(text) < 12 else str(text)

    def close(self) -> None:
        """Give the file back."""
        self._database.close()


_open: dict[Path, tuple[tuple[int, int], Nomenclature]] = {}


def open_nomenclature(home: Path) -> Nomenclature | None:
    """The index in `home`, opened once and again when it was rebuilt; None where nothing was imported."""
    path = (home / FILE).absolute()
    try:
        state = path.stat()
    except OSError:
        return None
    stamp = (state.st_mtime_ns, state.st_size)
    known = _open.get(path)
    if known and known[0] == stamp:
        return known[1]
    if known:
        known[1].close()
    try:
        opened = Nomenclature(path)
    except (sqlite3.Error, BadTable):
        return None
    _open[path] = (stamp, opened)
    return opened


def _asked(text: str) -> Counter[str]:
    """What is searched for, without words that say nothing."""
    idle = _terms_of("stop")
    return Counter(term for term in search_terms(text) if term not in idle and not term.isdigit())


def _noise() -> frozenset[str]:
    return _terms_of("noise") | _terms_of("alone")


@cache
def _terms_of(kind: str) -> frozenset[str]:
    return frozenset(term for word in catalogue().words[kind] for term in (*key(word), word))


def _same_terms(text: str, asked: Counter[str]) -> list[str]:
    """The tariff's words for trade words that are in the text."""
    found: list[str] = []
    for tariff, trade in catalogue().same.items():
        if any((word in text) if has_han(word) else set(key(word)) <= asked.keys() for word in trade):
            found += search_terms(tariff)
    return found


def _connect(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path)
    database.executescript(
        """
        CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT);
        CREATE TABLE IF NOT EXISTS lines (source TEXT, language TEXT, code TEXT, text TEXT, above TEXT);
        CREATE TABLE IF NOT EXISTS codes (place INTEGER PRIMARY KEY, code TEXT);
        CREATE TABLE IF NOT EXISTS terms (term TEXT PRIMARY KEY, weight REAL, postings BLOB) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS lines_by_code ON lines (substr(code, 1, 6));
        """
    )
    return database


def _rebuild(database: sqlite3.Connection) -> int:
    """Make the posting lists of all lines; the number of subheadings."""
    documents: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    headings: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    inherited: dict[str, frozenset[str]] = {}
    for language, code, text, above in database.execute("SELECT language, code, text, above FROM lines"):
        terms = Counter(search_terms(_named(text)))
        if above not in inherited:
            inherited[above] = frozenset(search_terms(_named(above)))
        if len(code) < 6:
            if len(code) == 4:
                headings[language, code] |= terms
            continue
        document = documents[language, code[:6]]
        weight = _SUBHEADING if len(code) == 6 else _LINE
        for term in terms:
            document[term] += weight  # type: ignore[assignment]
        for term in inherited[above] - terms.keys():
            document[term] = max(document[term], _HEADING)  # type: ignore[assignment]
    for (language, code), document in documents.items():
        for term in headings.get((language, code[:4]), ()):
            document[term] = max(document[term], _HEADING)  # type: ignore[assignment]
    codes = sorted({code for _, code in documents})
    if len(codes) >= 65_536:
        raise BadTable("too many subheadings")
    places = {code: place for place, code in enumerate(codes)}
    postings: dict[str, dict[int, float]] = defaultdict(dict)
    for language in {language for language, _ in documents}:
        of_language = {code: doc for (lang, code), doc in documents.items() if lang == language}
        mean = sum(map(len, of_language.values())) / len(of_language)
        for code, document in of_language.items():
            long = _K1 * (1 - _B + _B * len(document) / mean)
            for term, count in document.items():
                impact = count * (_K1 + 1) / (count + long) / (_K1 + 1)
                known = postings[term].get(places[code], 0.0)
                postings[term][places[code]] = max(known, impact)
    database.execute("DELETE FROM codes")
    database.execute("DELETE FROM terms")
    database.executemany("INSERT INTO codes VALUES (?, ?)", ((place, code) for code, place in places.items()))
    database.executemany(
        "INSERT INTO terms VALUES (?, ?, ?)",
        (
            (
                term,
                math.log(1 + len(codes) / len(found)),
                b"".join(_POSTING.pack(*pair) for pair in found.items()),
            )
            for term, found in postings.items()
        ),
    )
    database.execute("INSERT OR REPLACE INTO facts VALUES ('version', ?)", (_VERSION,))
    return len(codes)


def _named(text: str) -> str:
    """A line without what it excludes: that must not bring its code up."""
    low = text.lower()
    if "other than" in low or "except" in low or "exclu" in low or "not " in low:
        text = _EXCEPT.sub(" ", text)
    if "除" in text or "但" in text:
        text = _EXCEPT_ZH.sub(" ", text)
    return text


def _csv_lines(text: str, name: str) -> tuple[str, str, list[Line]]:
    rows = csv.DictReader(io.StringIO(text))
    columns = set(rows.fieldnames or ())
    if {"code", "name_zh"} <= columns:
        source, language, code_column, text_column = "nomenclature-zh", "zh", "code", "name_zh"
    elif {"hscode", "description"} <= columns:
        source, language, code_column, text_column = "nomenclature-en", "en", "hscode", "description"
    else:
        raise BadTable(f"{name}: the columns hscode,description or code,digits,name_zh are expected")
    lines = [
        Line(code, words)
        for row in rows
        if (code := _digits(row.get(code_column) or ""))
        and (words := " ".join((row[text_column] or "").split()))
    ]
    return source, language, lines


def _us_lines(text: str, name: str) -> Iterator[Line]:
    try:
        entries = json.loads(text)
    except ValueError as error:
        raise BadTable(f"{name}: not JSON ({error})") from None
    if not isinstance(entries, list):
        raise BadTable(f"{name}: a list of tariff lines is expected")
    above: list[tuple[int, str]] = []
    for entry in entries:
        if not isinstance(entry, dict) or "description" not in entry:
            raise BadTable(f"{name}: a tariff line without a description")
        indent = int(entry.get("indent") or 0)
        description = re.sub(r"<[^>]+>", " ", str(entry["description"] or "")).strip().rstrip(":")
        above = [parent for parent in above if parent[0] < indent]
        code = _digits(str(entry.get("htsno") or ""))
        if code and code[:2] not in ("98", "99"):
            yield Line(code, description, " › ".join(words for _, words in above))
        above.append((indent, description))


def _digits(code: str) -> str:
    bare = code.replace(".", "").replace(" ", "").strip()
    return bare if bare.isascii() and bare.isdigit() and 2 <= len(bare) <= 13 else ""
