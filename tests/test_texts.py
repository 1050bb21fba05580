"""Every reply text exists in every language and takes the same values."""

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.resources import PROMPTS
from bot.settings import LANGUAGES
from bot.texts import escape, say

ROOT = PROMPTS.parent
_SAID = re.compile(r"""\bsay\(\s*[^,()]+(?:\([^()]*\))?,\s*f?["']([a-z][a-z0-9-]*)["']""")


class _Values(Visitor):
    """Names of the values that a message takes."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.names.add(node.id.name)


def messages(language: str) -> dict[str, set[str]]:
    """Each message's id with the names of its values."""
    found: dict[str, set[str]] = {}
    for file in sorted((PROMPTS / "texts" / language).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{language}/{file.name}: {entry.content[:80]}"
            if isinstance(entry, ast.Message):
                assert entry.id.name not in found, f"{language}: {entry.id.name} is there twice"
                values = _Values()
                values.visit(entry)
                found[entry.id.name] = values.names
    return found


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_every_text_exists_in_every_language_with_the_same_values(language: str) -> None:
    english, other = messages("en"), messages(language)
    assert sorted(english) == sorted(other)
    assert {name: values for name, values in english.items() if values != other[name]} == {}


def test_every_text_that_the_code_says_exists() -> None:
    known = messages("en")
    said = {
        match.group(1)
        for file in (ROOT / "bot").rglob("*.py")
        for match in _SAID.finditer(file.read_text(encoding="utf-8"))
        if "{" not in match.group()
    }
    assert said - set(known) == set()


def test_an_unknown_language_is_answered_in_english() -> None:
    assert say("fr", "desk-cancel") == say("en", "desk-cancel")


def test_foreign_text_loses_its_markup_and_its_links() -> None:
    assert escape("pay *now* at https://evil.example/x [here](http://a)") == r"pay \*now\* at … \[here\](…"


def test_reply_texts_do_not_stand_in_code() -> None:
    """No Chinese or Russian sentence in a string of the code: it would be a reply text that nobody translates."""
    sentence = re.compile(r'"[^"\n]*(?:[㐀-鿿，。]{9,}|[а-яё]{2,} [а-яё]{2,} [а-яё]{2,})[^"\n]*"')
    offenders = [
        f"{file.relative_to(ROOT)}: {match.group()[:60]}"
        for file in Path(ROOT / "bot").rglob("*.py")
        for match in sentence.finditer(re.sub(r'"""[\s\S]*?"""', "", file.read_text(encoding="utf-8")))
    ]
    assert offenders == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_tool_can_say_what_it_is_doing(language: str) -> None:
    from bot.assistant.tools import TOOLS

    for name in TOOLS:
        assert say(language, f"doing-{name.replace('_', '-')}")
