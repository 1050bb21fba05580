"""What the terminal itself understands: choices, commands, languages, texts."""

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message

from bot.assistant.conversation import Button, Reply
from bot.resources import PROMPTS
from bot.settings import LANGUAGES
from bot.terminal.commands import COMMANDS, parse, suggestions
from bot.terminal.dialogue import ROLES, Dialogue, language_of
from bot.texts import has_text, say

CHOICES = (Button("100 pieces", "quantity 100"), Button("1", "quantity 1"))


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1", "quantity 1"),  # a label is meant before a position
        ("2", "quantity 1"),
        ("2.", "quantity 1"),
        (" 100 PIECES ", "quantity 100"),
        ("２", "quantity 1"),
        ("0", None),
        ("3", None),
        ("-1", None),
        ("²", None),
        ("2" * 5000, None),
        ("", None),
    ],
)
def test_a_choice_is_meant_by_its_label_or_its_number(typed: str, value: str | None) -> None:
    chosen = Dialogue("seller", "en", choices=CHOICES).choice(typed)
    assert (chosen.value if chosen else None) == value


def test_the_texts_follow_the_language_spoken_unless_one_was_chosen() -> None:
    free, bound = Dialogue("seller", "en"), Dialogue("seller", "en", chosen="en")
    for dialogue in (free, bound):
        dialogue.heard(Reply("好", "zh", "answered"))
    assert (free.language, bound.language) == ("zh", "en")
    free.heard(Reply("?", "tlh", "answered"))
    assert free.language == "zh"


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "ru"}, "ru"),
        ({"LANG": "es-MX"}, "es"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "es_ES.UTF-8"}, "es"),
        ({"LANG": "de_DE.UTF-8"}, None),
        ({"LANG": "C.UTF-8"}, None),
        ({}, None),
    ],
)
def test_the_systems_language_is_read_as_posix_says(
    environment: dict[str, str], language: str | None
) -> None:
    assert language_of(environment) == language


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("/help", ("help", "")),
        ("/ROLE  Customer ", ("role", "Customer")),
        ("／lang zh", ("lang", "zh")),
        ("/帮助", ("帮助", "")),
        ("/", None),
        ("/ help", None),
        ("/srv/shop/orders.csv", None),
        ("//", None),
        ("what is /help", None),
    ],
)
def test_only_a_slash_and_one_word_make_a_command(text: str, command: tuple[str, str] | None) -> None:
    assert parse(text) == command


def test_completion_offers_commands_and_their_arguments() -> None:
    assert [line for line, _ in suggestions("/", "en")] == [f"/{name}" for name in COMMANDS]
    assert ("/role staff", "") in suggestions("/role ", "en")
    assert ("/lang auto", "") in suggestions("/lang ", "en")


def test_every_text_exists_in_all_four_languages_and_takes_the_same_values() -> None:
    def texts(language: str) -> dict[str, set[str]]:
        resource = FluentParser().parse((PROMPTS / "texts" / language / "terminal.ftl").read_text("utf-8"))
        return {
            entry.id.name: {
                part.expression.id.name for part in entry.value.elements if hasattr(part, "expression")
            }
            for entry in resource.body
            if isinstance(entry, Message)
        }

    english = texts("en")
    assert all(texts(language) == english for language in LANGUAGES)
    for language in LANGUAGES:
        for text, values in english.items():
            assert has_text(language, text)
            assert say(language, text, **dict.fromkeys(values, "x"))
    for name in ROLES:
        assert {
            f"terminal-role-{name}",
            *(f"terminal-example-{name}-{n}" for n in (1, 2, 3)),
        } <= english.keys()
    for language in LANGUAGES:
        assert all(has_text(language, f"terminal-command-{name}") for name in COMMANDS)
