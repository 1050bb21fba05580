"""Writing a word index: whole, or, beside a large one, only what came since.

The next index is made from the terms kept in the last: a passage that stays is not read and cut into terms again. A
large one is not even copied: the new directory gets links to the files of the old one, and a small second segment.
"""

import json
import os
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from bot.retrieval import terms
from bot.retrieval.lexical import GONE, LATER, Entry, LexicalIndex, Segment

_LARGE = 4_000
"""Passages from which on writing all of them anew is felt."""
_LATER = 500
_LATER_SHARE = 20
"""The second segment holds so many passages, or one for each so many of the first; then all is written anew."""
_GONE_SHARE = 10
"""So it is when one in so many of the first is gone."""


@dataclass(slots=True)
class _Gathered:
    """Passages to be indexed together, their terms as numbers."""

    vocabulary: dict[str, int] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)
    bodies: list[list[int]] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    """Of each passage, how many of its terms are headings."""

    def take(self, segment: Segment, gone: set[str]) -> None:
        """The passages of a segment but those."""
        numbers: Sequence[int] | None = None
        if self.vocabulary:
            numbers = [self.vocabulary.setdefault(term, len(self.vocabulary)) for term in segment.terms()]
        else:
            self.vocabulary = dict(segment.vocabulary)
        for row, identity in enumerate(segment.ids):
            if identity not in gone:
                body = segment.terms_of(row).tolist()
                self.ids.append(identity)
                self.bodies.append(body if numbers is None else [numbers[number] for number in body])
                self.headings.append(int(segment.heading_counts[row]))

    def add(self, entry: Entry) -> None:
        """A passage that is new."""
        numbered = self.vocabulary.setdefault
        self.ids.append(entry.id)
        self.bodies.append([numbered(term, len(self.vocabulary)) for term in (*entry.heading, *entry.body)])
        self.headings.append(len(entry.heading))


def build(path: Path, base: LexicalIndex | None, removed: Iterable[str], added: Iterable[Entry]) -> None:
    """Write the index of `base` without `removed` and with `added` to the new directory `path`."""
    gone, new = set(removed), list(added)
    partial = path.with_name(path.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    if base is not None and _may_grow(base, gone, new):
        _link(base.path, partial)
        _later(partial / LATER, base, gone, new)
    else:
        _whole(partial, base, gone, new)
    shutil.rmtree(path, ignore_errors=True)  # left behind by a process that died before it was current
    partial.rename(path)


def _may_grow(base: LexicalIndex, gone: set[str], new: Sequence[Entry]) -> bool:
    first = len(base.segments[0].ids)
    later = len(base.ids) - first + len(new)
    away = len(base.gone) + len(gone)
    return first >= _LARGE and later <= max(_LATER, first // _LATER_SHARE) and away <= first // _GONE_SHARE


def _whole(path: Path, base: LexicalIndex | None, gone: set[str], new: Sequence[Entry]) -> None:
    gathered = _Gathered()
    if base is not None:
        gathered.take(base.segments[0], gone | base.gone)
        for segment in base.segments[1:]:
            gathered.take(segment, gone)
    for entry in new:
        gathered.add(entry)
    _write(path, gathered)
    (path / "fingerprint").write_text(terms.fingerprint(), encoding="utf-8")


def _later(path: Path, base: LexicalIndex, gone: set[str], new: Sequence[Entry]) -> None:
    path.mkdir()
    gathered = _Gathered()
    for segment in base.segments[1:]:
        gathered.take(segment, gone)
    for entry in new:
        gathered.add(entry)
    _write(path, gathered)
    first = sorted(base.gone | gone.intersection(base.segments[0].ids))
    (path / GONE).write_text(json.dumps(first), encoding="utf-8")


def _link(source: Path, target: Path) -> None:
    """The first segment of `source` in `target`, too: its files never change."""
    for folder, _, files in os.walk(source):
        place = Path(folder).relative_to(source)
        if LATER in place.parts:
            continue
        (target / place).mkdir(exist_ok=True)
        for name in files:
            try:
                os.link(Path(folder) / name, target / place / name)
            except OSError:  # a file system without links
                shutil.copy2(Path(folder) / name, target / place / name)


def _write(path: Path, gathered: _Gathered) -> None:
    import bm25s

    bodies, vocabulary = gathered.bodies, gathered.vocabulary
    vocabulary.setdefault("", len(vocabulary))
    if gathered.ids:
        bm25 = bm25s.BM25(k1=1.8, b=0.7, method="lucene")
        bm25.index((bodies, vocabulary), create_empty_token=False, show_progress=False)
        bm25.save(str(path / "body"), show_progress=False)
    (path / "ids.json").write_text(json.dumps(gathered.ids), encoding="utf-8")
    _save(path, "terms", [number for body in bodies for number in body], np.int32)
    _save(path, "term-starts", np.concatenate(([0], np.cumsum([len(body) for body in bodies]))), np.int64)
    _save(path, "heading-counts", gathered.headings, np.int32)
    pairs = {
        (number, row)
        for row, (body, count) in enumerate(zip(bodies, gathered.headings, strict=True))
        for number in body[:count]
    }
    ordered = np.asarray(sorted(pairs), dtype=np.int64).reshape(-1, 2)
    starts_of = np.searchsorted(ordered[:, 0], np.arange(len(vocabulary) + 1))
    _save(path, "heading-rows", ordered[:, 1], np.int32)
    _save(path, "heading-starts", starts_of, np.int64)


def _save(path: Path, name: str, values: Any, kind: type[np.generic]) -> None:
    np.save(path / f"{name}.npy", np.asarray(values, dtype=kind))
