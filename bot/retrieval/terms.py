"""Text → the terms it is found by, in four languages: stems, Chinese words and bigrams, codes and numbers.

Documents and queries go through the same code, so what a person types meets what was indexed.
"""

import csv
import hashlib
import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any, Literal, NamedTuple

from bot.resources import KNOWLEDGE

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3007"
_SCAN = re.compile(rf"[{_HAN}]+|[^\W_{_HAN}]+(?:[.,/'’·&-][^\W_{_HAN}]+)*")
_SPLIT = re.compile(r"[.,/'’·&-]")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_DECIMAL = re.compile(r"\d+[.,]\d{1,3}")
_TARIFF = re.compile(r"\d{4}(?:\.\d{2}){1,4}|\d{4}\.\d{4}(?:\.\d{2})?")
_HAN_RUN = re.compile(rf"[{_HAN}]")
_HAN_RUNS = re.compile(rf"[{_HAN}]{{2,}}")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_WORD = re.compile(r"[^\W\d_]+")

_VERSION = "1"
"""Raised when this file comes to cut texts differently."""

Kind = Literal["word", "code", "han"]


class Unit(NamedTuple):
    """One word, code or Chinese word of a text, with its terms: the first is the best, then lesser forms."""

    kind: Kind
    surface: str
    terms: tuple[str, ...]
    start: int
    """Place in the NFKC form of the text."""


@cache
def fingerprint() -> str:
    """Changes whenever the same text would give other terms: an index made before has to be made anew."""
    digest = hashlib.sha256(_VERSION.encode())
    for name in ("stop-words.csv", "trade-terms.csv", "markets.csv"):
        digest.update((KNOWLEDGE / "glossary" / name).read_bytes())
    return digest.hexdigest()[:16]


def language_of(text: str) -> str:
    """`zh`, `ru`, `es` or `en`: by script, then by which small words occur more."""
    han, cyrillic = len(_HAN_RUN.findall(text)), len(_CYRILLIC.findall(text))
    letters = sum(character.isalpha() for character in text) or 1
    if han and han * 8 >= letters - han:  # a Chinese question may be full of Latin names and codes
        return "zh"
    if cyrillic * 3 >= letters:
        return "ru"
    words = [_folded(word.lower()) for word in _WORD.findall(text[:4000])]
    stopped = _stop_words_by_language()
    spanish = sum(word in stopped["es"] and word not in stopped["en"] for word in words)
    english = sum(word in stopped["en"] and word not in stopped["es"] for word in words)
    accents = len(re.findall(r"[áéíóúñÁÉÍÓÚÑ¿¡]", text))
    return "es" if spanish + accents > english else "en"


def units(text: str, language: str) -> Iterator[Unit]:
    """The units of a text in order, stop words left out."""
    text = unicodedata.normalize("NFKC", text)
    shouted = text.isupper() and len(text.split()) > 2
    previous: re.Match[str] | None = None
    chain = ""
    for match in _SCAN.finditer(text):
        found, start = match[0], match.start()
        if _HAN_RUN.match(found):
            yield from _chinese(found, start)
            previous, chain = None, ""
            continue
        near = previous is not None and start - previous.end() == 1
        if found.isdigit():
            # "6109 10 00" is one tariff code, "CN 23" one form.
            chain = chain + found if near and chain and len(found) == 2 else found if len(found) == 4 else ""
            if len(chain) in (6, 8, 10):
                yield Unit("code", chain, _tariff(chain), start)
        else:
            chain = ""
        if previous is not None and near and found[0].isdigit() and len(found) <= 6 and _is_mark(previous[0]):
            joined = _SPLIT.sub("", previous[0] + found).lower()
            yield Unit("code", f"{previous[0]} {found}", (joined,), start)
        previous = match
        yield from _latin(found, start, language, shouted)


def terms(text: str, language: str) -> list[str]:
    """The terms under which a text is indexed, in order, with repetitions."""
    found: list[str] = []
    for unit in units(text, language):
        found.extend(unit.terms)
    _, single = _stop_words_zh()
    for run in _HAN_RUNS.findall(unicodedata.normalize("NFKC", text)):
        # Bigrams across word ends too: the segmenter may cut a rare word differently in another sentence.
        found.extend(bigram for bigram in _bigrams(run) if not single.issuperset(bigram))
    return found


def stem(word: str, language: str) -> str:
    """The stem of one lower-case word, accents folded."""
    key = (word, language)
    known = _STEMS.get(key)
    if known is None:
        if len(_STEMS) > 200_000:
            _STEMS.clear()
        known = _STEMS[key] = _stemmed(word, language)
    return known


def _latin(found: str, start: int, language: str, shouted: bool) -> Iterator[Unit]:
    lowered = _folded(found.lower())
    if not any(character.isdigit() for character in lowered):
        yield from _words(found, start, language, shouted)
    elif _GROUPED.fullmatch(lowered):
        yield Unit("code", found, (lowered.replace(",", ""),), start)
    elif _TARIFF.fullmatch(lowered):
        # It may be an amount as well.
        yield Unit("code", found, (*_tariff(lowered.replace(".", "")), lowered), start)
    elif _DECIMAL.fullmatch(lowered):
        yield Unit("code", found, (lowered.replace(",", "."),), start)
    elif lowered.isdigit() and len(lowered) in (6, 8, 10):
        yield Unit("code", found, _tariff(lowered), start)
    else:
        parts = [part for part in _SPLIT.split(lowered) if part]
        yield Unit("code", found, ("".join(parts),), start)
        for part in parts if len(parts) > 1 else ():
            if len(part) > 2 and part not in _stop_words():
                kind: Kind = "code" if any(map(str.isdigit, part)) else "word"
                yield Unit(kind, part, (part if kind == "code" else stem(part, language),), start)


def _words(found: str, start: int, language: str, shouted: bool) -> Iterator[Unit]:
    stopped = _stop_words()
    parts = [part for part in _SPLIT.split(found) if part]
    folded = [_folded(part.lower()) for part in parts]
    if len(parts) > 1 and folded[-1] != "s" and "," not in found:
        joined = "".join(folded)
        if len(joined) <= 24 and not stopped.issuperset(folded):
            yield Unit("word", found, (stem(joined, language),), start)  # e-commerce, de-minimis, D.D.P.
    for part, plain in zip(parts, folded, strict=True):
        # "US" and "IT" in capitals are no pronouns.
        if len(part) > 1 and (plain not in stopped or (not shouted and len(part) <= 3 and part.isupper())):
            yield Unit("word", part, (stem(plain, language),), start)


def _tariff(digits: str) -> tuple[str, ...]:
    # A longer code is also found by its subheading: 6109100012 by 610910.
    return (digits,) if len(digits) <= 6 else (digits, digits[:6])


def _is_mark(word: str) -> bool:
    return len(word) <= 4 and word.isalpha() and word.isupper() and word.isascii()


def _chinese(run: str, start: int) -> Iterator[Unit]:
    cutter = _cutter()
    stopped, _ = _stop_words_zh()
    place = start
    for word in cutter.cut(run):
        here, place = place, place + len(word)
        if word in stopped:
            continue
        if len(word) <= 2:
            yield Unit("han", word, (word,), here)
            continue
        inner = [part for part in cutter.cut_for_search(word) if part != word and len(part) > 1]
        yield Unit("han", word, tuple(dict.fromkeys((word, *inner))), here)


def _bigrams(run: str) -> list[str]:
    return [run[start : start + 2] for start in range(len(run) - 1)]


def _folded(word: str) -> str:
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFD", word.replace("ё", "е").replace("ß", "ss"))
    # й is a letter of its own; only the accents on Latin letters are left out when people type.
    kept = [
        mark
        for index, mark in enumerate(decomposed)
        if unicodedata.category(mark) != "Mn" or (index and decomposed[index - 1] in "иИ")
    ]
    return unicodedata.normalize("NFC", "".join(kept))


def _stemmed(word: str, language: str) -> str:
    if _CYRILLIC.match(word):
        return str(_stemmer("russian").stemWord(word))
    return str(_stemmer("spanish" if language == "es" else "english").stemWord(word))


_STEMS: dict[tuple[str, str], str] = {}
_local = threading.local()


def _stemmer(algorithm: str) -> Any:
    # A Snowball stemmer keeps state between calls: one for each thread.
    known: dict[str, Any] = _local.__dict__
    if algorithm not in known:
        import Stemmer

        known[algorithm] = Stemmer.Stemmer(algorithm)
    return known[algorithm]


@cache
def _cutter() -> Any:
    import rjieba

    from bot.retrieval.glossary import chinese_words

    cutter = rjieba.Jieba()
    for word in chinese_words():
        cutter.add_word(word, None, None)
    return cutter


@cache
def _stop_words() -> frozenset[str]:
    """Those of the alphabetic languages."""
    return frozenset().union(
        *(words for language, words in _stop_words_by_language().items() if language != "zh")
    )


@cache
def _stop_words_by_language() -> dict[str, frozenset[str]]:
    with (KNOWLEDGE / "glossary" / "stop-words.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["language"]: frozenset(_folded(word) for word in row["words"].split())
            for row in csv.DictReader(file)
        }


@cache
def _stop_words_zh() -> tuple[frozenset[str], frozenset[str]]:
    """Chinese words that tell nothing, and those of them that are single characters."""
    words = _stop_words_by_language()["zh"]
    return words, frozenset(word for word in words if len(word) == 1)
