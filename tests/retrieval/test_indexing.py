"""The word index grows beside what is there, and finds just what one written anew would find."""

import random
from pathlib import Path

import pytest

from bot.retrieval import indexing, queries
from bot.retrieval.indexing import build
from bot.retrieval.lexical import GONE, LATER, Entry, LexicalIndex, weigh
from bot.retrieval.library import Library
from tests.retrieval.conftest import write

WORDS = ("parcel", "duty", "customs", "refund", "zebra", "label", "carton", "battery", "invoice", "broker")


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty passages are a large index here."""
    monkeypatch.setattr(indexing, "_LARGE", 20)
    monkeypatch.setattr(indexing, "_LATER", 10)


def entry(identity: str, draw: random.Random) -> Entry:
    return Entry(identity, draw.choices(WORDS, k=2), draw.choices(WORDS, k=12))


def found(index: LexicalIndex, word: str) -> set[str]:
    query = queries.analyse(word, "en", expand=False)
    weights, importance, _ = weigh(query, [index])
    scores = index.match(query, weights, importance).score
    return {index.ids[row] for row in range(len(index.ids)) if scores[row] > 0}


def test_a_large_index_grows_by_what_came_and_shares_the_rest(tmp_path: Path) -> None:
    draw = random.Random(1)
    build(tmp_path / "1", None, (), [entry(f"p{number}", draw) for number in range(40)])
    build(tmp_path / "2", LexicalIndex(tmp_path / "1"), ["p3"], [Entry("new", ["circular"], ["owl"])])

    index = LexicalIndex(tmp_path / "2")

    assert len(index) == 40
    assert found(index, "owl") == {"new"}
    assert "p3" not in index.row
    assert (tmp_path / "2" / LATER / GONE).is_file()
    old, new = (tmp_path / name / "terms.npy" for name in ("1", "2"))
    assert old.stat().st_ino == new.stat().st_ino
    assert "p3" in LexicalIndex(tmp_path / "1").row  # a reader of the last generation still has all of it


@pytest.mark.parametrize("seed", range(6))
def test_however_it_came_to_be_it_finds_what_a_new_one_finds(tmp_path: Path, seed: int) -> None:
    draw = random.Random(seed)
    there = {f"p{number}": entry(f"p{number}", draw) for number in range(30)}
    build(tmp_path / "0", None, (), there.values())
    for generation in range(1, 9):
        gone = draw.sample(sorted(there), k=draw.randrange(3))
        for identity in gone:
            del there[identity]
        come = [entry(f"p{draw.randrange(60)}", draw) for _ in range(draw.randrange(5))]
        come = list({one.id: one for one in come if one.id not in there}.values())
        there |= {one.id: one for one in come}
        build(tmp_path / str(generation), LexicalIndex(tmp_path / str(generation - 1)), gone, come)
    build(tmp_path / "whole", None, (), there.values())
    grown, whole = LexicalIndex(tmp_path / "8"), LexicalIndex(tmp_path / "whole")

    assert set(grown.row) == set(whole.row) == set(there)
    for word in WORDS:
        assert found(grown, word) == found(whole, word)


def test_a_second_segment_that_has_grown_is_taken_into_the_first(tmp_path: Path) -> None:
    draw = random.Random(2)
    build(tmp_path / "0", None, (), [entry(f"p{number}", draw) for number in range(30)])
    segments = []
    for generation in range(1, 7):
        come = [entry(f"n{generation}-{number}", draw) for number in range(4)]
        build(tmp_path / str(generation), LexicalIndex(tmp_path / str(generation - 1)), (), come)
        segments.append(len(LexicalIndex(tmp_path / str(generation)).segments))

    assert segments == [2, 2, 1, 2, 2, 1]
    assert len(LexicalIndex(tmp_path / "6")) == 54


def test_a_circular_that_comes_and_goes_in_a_large_library(words: Library, tmp_path: Path) -> None:
    lines = "\n".join(f'{{"id": "a{number}", "text": "Rule {number} on parcels."}}' for number in range(60))
    words.ingest([write(tmp_path, "rules.jsonl", lines)], audience="seller")
    words.ingest([write(tmp_path, "zebra.md", "# Zebra\nThe zebra circular.")], audience="seller")

    assert words.search("zebra circular", role="seller").hits[0].document == "zebra.md"
    write(tmp_path, "zebra.md", "# Zebra\nThe giraffe circular.")
    words.ingest([tmp_path / "zebra.md"], audience="seller")
    hit = words.search("giraffe circular", role="seller").hits[0]
    assert (hit.document, "giraffe" in hit.text) == ("zebra.md", True)
    words.remove("zebra.md")
    assert "zebra.md" not in {hit.document for hit in words.search("giraffe zebra", role="seller", k=50).hits}
    assert words.search("rule 42 on parcels", role="seller").hits[0].id == "a42"
