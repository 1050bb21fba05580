"""Which of the four languages a message is written in."""

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

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
    phrase = " ".join(latin).lower()
    language, certainty = _identifier("en", "es").classify(phrase)
    if certainty >= _SURE or (certainty > 0.6 and before is None):
        if language == "es" and len(latin) > 2:
            wider, sure = _identifier("en", "es", "fr", "de", "it", "pt", "pl", "nl").classify(phrase)
            if wider not in ("en", "es") and sure > 0.95:
                return "en"
        return "es" if language == "es" else "en"
    return before or default


@cache
def _identifier(*languages: str) -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(languages))
    return identifier
