"""What the desk says of a tool's result is checked like any other model's answer."""

import pytest

from bot.assistant.desk import compose
from bot.texts import say

RESULT = {"total": 3, "price": "12.50", "passages": [{"n": 1, "text": "Goods up to EUR 150 need no form."}]}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("3 parcels, 12.50 EUR.", True),
        ("Up to EUR 150 [1].", True),
        ("It costs 99.50 EUR.", False),  # a figure of no source
        ("Up to EUR 150.", False),  # a passage's figure without its citation
        ("No form is needed [2].", False),  # a passage that was not retrieved
    ],
)
def test_an_answer_beyond_the_tools_result_is_not_shown(
    monkeypatch: pytest.MonkeyPatch, text: str, shown: bool
) -> None:
    monkeypatch.setitem(compose._PRESENTERS, "list_parcels", lambda *_: compose.Part(text))
    part = compose.part_of("list_parcels", {}, RESULT, "en")
    if shown:
        assert (part.text, part.outcome) == (text, "answered")
    else:
        assert (part.text, part.outcome) == (say("en", "desk-ungrounded"), "refused")
