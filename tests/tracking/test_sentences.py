"""Chat sentences in four languages, nearly half of them decoys: exactly the numbers in them, and no other."""

import json
from pathlib import Path

import pytest

from bot.tracking.numbers import identify

SENTENCES = [
    json.loads(line)
    for line in Path(__file__).with_name("sentences.jsonl").read_text(encoding="utf-8").splitlines()
]


def misread(sentences: list[dict[str, object]]) -> list[str]:
    return [
        f"{sentence['text']!r}: {found} instead of {sentence['numbers']}"
        for sentence in sentences
        if (found := [one.number for one in identify(str(sentence["text"]))]) != sentence["numbers"]
    ]


@pytest.mark.parametrize("language", ["en", "zh", "es", "ru"])
def test_numbers_are_extracted_exactly_from_at_least_97_of_100_sentences(language: str) -> None:
    own = [sentence for sentence in SENTENCES if sentence["language"] == language]
    wrong = misread(own)
    assert len(own) >= 40
    assert len(wrong) <= 0.03 * len(own), "\n".join(wrong)


def test_half_of_the_sentences_are_decoys_and_none_of_them_is_taken_for_a_parcel() -> None:
    decoys = [sentence for sentence in SENTENCES if not sentence["numbers"]]
    assert len(decoys) >= 0.4 * len(SENTENCES)
    assert misread(decoys) == []
