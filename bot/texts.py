"""Reply texts: Fluent messages in `prompts/texts/<language>/*.ftl`, never in code.

A message id that a language lacks falls back to English; one that English lacks is a KeyError, which a test
over all ids in the code catches. Values put into a text are data: `escape` them where the text is Markdown.
"""

import re
from functools import cache
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

from bot.resources import PROMPTS
from bot.settings import LANGUAGES

_SPECIAL = re.compile(r"([\\`*_\[\]|<>~])|^([#+-])")
_ESCAPED = re.compile(r"\\([\\`*_\[\]|<>~#+-])")
_LINK = re.compile(r"(?i)\b(?:https?://|www\.)\S+")


def say(language: str, message_id: str, /, **values: Any) -> str:
    """The text `message_id` in `language`, with `values` put in. Raises KeyError where no language has it."""
    for candidate in (language, "en"):
        bundle = _bundle(candidate if candidate in LANGUAGES else "en")
        if bundle.has_message(message_id):
            pattern = bundle.get_message(message_id).value
            if pattern is not None:
                text, errors = bundle.format_pattern(pattern, values)
                if errors:
                    raise errors[0]
                return str(text)
    raise KeyError(message_id)


def has_text(language: str, message_id: str) -> bool:
    """Whether `language` itself has this text."""
    return bool(_bundle(language).has_message(message_id))


def escape(text: str) -> str:
    """Foreign text (a carrier's event, a product name, a file name) as literal Markdown on one line.

    Web addresses are taken out: a payment link inside a carrier's event is the commonest parcel fraud.
    """
    flat = " ".join(_LINK.sub("…", text).split())
    return _SPECIAL.sub(lambda match: "\\" + match.group(), flat)


def unescape(text: str) -> str:
    """What `escape` made of a text, as it reads: for a button's label, which is no Markdown."""
    return _ESCAPED.sub(r"\1", text)


@cache
def _bundle(language: str) -> FluentBundle:
    # Isolation marks would show up as stray characters in terminals and in copied tracking numbers.
    bundle = FluentBundle([language], use_isolating=False)
    for file in sorted((PROMPTS / "texts" / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle
