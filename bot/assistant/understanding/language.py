"""Which of the four languages a message is written in."""

import re
from functools import cache
from typing import cast

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from bot.assistant.understanding.places import place_names
from bot.assistant.understanding.words import examples
from bot.settings import Language

_HAN = re.compile(r"[㐀-鿿]")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ]{2,}")
_CODE = re.compile(r"[A-Za-z]*\d[A-Za-z0-9]*|(?<![A-Za-z])[A-Z]{2,6}(?![a-z])")
_SURE = 0.8


def detect_language(text: str, *, before: Language | None = None, default: Language = "en") -> Language:
    """The language of `text`; where the text does not tell ("ok", a tracking number), the one spoken `before`.

    Scripts settle Chinese and Russian. Between English and Spanish a language identifier decides, restricted to
    those two: with more to choose from it takes "hi" for German. Other Latin-script languages are answered in
    English.
    """
    words = _CODE.sub(" ", text)
    han, cyrillic = len(_HAN.findall(words)), len(_CYRILLIC.findall(words))
    latin = _LATIN_WORD.findall(words)
    # one Chinese character says about as much as a Latin word
    if han and han >= len(latin) * 0.7:
        return "zh"
    if cyrillic > sum(map(len, latin)):
        return "ru"
    if not latin:
        return before or default
    telling = _telling_words()
    votes = [telling[word.lower()] for word in latin if word.lower() in telling]
    if votes and len(set(votes)) == 1 and len(votes) * 2 >= len(latin):
        return votes[0]
    phrase = " ".join(latin).lower()
    language, certainty = _identifier("en", "es").classify(phrase)
    if certainty >= _SURE or (certainty > 0.6 and before is None):
        if language == "es" and len(latin) > 2:
            wider, sure = _identifier("en", "es", "fr", "de", "it", "pt", "pl", "nl").classify(phrase)
            if wider not in ("en", "es") and sure > 0.95:
                return "en"
        return "es" if language == "es" else "en"
    return before or default


def is_written_in(text: str, language: str) -> bool:
    """Whether a text is in that language for certain; one that tells nothing is in every language.

    Stricter than `detect_language`, which takes French for English, since that is what it is answered in.
    """
    other: Language = "zh" if language == "en" else "en"
    if detect_language(text, default=other) != detect_language(
        text, default="ru" if language != "ru" else "es"
    ):
        return True
    if detect_language(text, default=other) != language:
        return False
    latin = " ".join(_LATIN_WORD.findall(_CODE.sub(" ", text))).lower()
    if language not in ("en", "es") or not latin:
        return True
    found, sure = _identifier("en", "es", "fr", "de", "it", "pt", "pl", "nl").classify(latin)
    return bool(found == language or sure < _SURE)


@cache
def _telling_words() -> dict[str, Language]:
    """Words of the intents' examples that occur in one of the two languages only: "hola" is too short for n-grams."""
    words: dict[Language, set[str]] = {"en": set(), "es": set()}
    for _, language, texts in examples():
        if language in ("en", "es"):
            words[cast(Language, language)] |= {
                word.lower() for text in texts for word in _LATIN_WORD.findall(_CODE.sub(" ", text))
            }
    names = {word.lower() for place in place_names() for word in _LATIN_WORD.findall(place)}
    return {
        word: language
        for language, own in words.items()
        for word in own - words["es" if language == "en" else "en"] - names
    }


@cache
def _identifier(*languages: str) -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(languages))
    return identifier
