"""The header of a knowledge document: what it is about, for whom, from where and how long it may be trusted."""

import re
from datetime import date
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from bot.retrieval.errors import BadDocument

_FENCE = re.compile(r"\A\s*---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_MAX = 16_384
_AS_OF = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


class _Loader(yaml.SafeLoader):
    """YAML without aliases, which a header has no use for and which grow without bound when read, and without
    dates: an impossible one would be an error that has no line.
    """

    yaml_implicit_resolvers = {  # noqa: RUF012 (PyYAML's own form)
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.MarkedYAMLError(problem="aliases are not allowed", problem_mark=mark)
        return super().compose_node(parent, index)


class FrontMatter(BaseModel):
    """All keys are optional for a file that a person brings; `knowledge check` wants more of our own."""

    model_config = ConfigDict(extra="ignore", frozen=True, str_strip_whitespace=True)

    title: str = Field(default="", max_length=300)
    link: int | None = Field(default=None, ge=1, le=6)
    markets: tuple[str, ...] = ()
    audience: Literal["public", "seller", "staff"] | None = None
    language: Literal["en", "zh", "es", "ru"] | None = None
    translation_of: str | None = Field(default=None, max_length=300)
    source: str = ""
    as_of: str = ""
    review_by: date | None = None
    confidence: Literal["", "high", "medium", "low"] = ""

    @field_validator("markets", mode="before")
    @classmethod
    def _markets(cls, value: Any) -> Any:
        if isinstance(value, str):
            value = re.split(r"[,\s]+", value.strip())
        # YAML 1.1 reads Norway's bare code as a boolean.
        return tuple("NO" if code is False else str(code) for code in value or ())

    @field_validator("markets")
    @classmethod
    def _codes(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        codes = tuple("world" if code.lower() == "world" else code.upper() for code in value)
        codes = tuple("GB" if code == "UK" else code for code in codes)
        for code in codes:
            if code != "world" and not re.fullmatch(r"[A-Z]{2,5}", code):
                raise ValueError(f"not a market: {code[:20]!r}")
        return codes

    @field_validator("as_of", mode="before")
    @classmethod
    def _as_of(cls, value: Any) -> Any:
        text = str(value or "").strip()
        if text and not _AS_OF.fullmatch(text):
            raise ValueError("not a date (2026-11-23 or 2026-11)")
        return text


def split(text: str, name: str) -> tuple[FrontMatter, str, int]:
    """The front matter, the text after it, and the number of lines before that text.

    Raises BadDocument naming file and line.
    """
    if not text.lstrip("\n ").startswith("---\n"):
        return FrontMatter(), text, 0
    match = _FENCE.match(text)
    if match is None or len(match[1]) > _MAX:
        if match is None and not re.match(r"\s*---\n\s*[A-Za-z_]+\s*:", text):
            return FrontMatter(), text, 0  # a rule at the top, not a header
        raise _broken(name, 1, "the front matter does not end with a line of ---")
    first = text[: match.start(1)].count("\n") + 1
    return _parsed(match[1], name, first), text[match.end() :], text[: match.end()].count("\n")


def _parsed(block: str, name: str, first: int) -> FrontMatter:
    try:
        data = yaml.load(block, _Loader)  # noqa: S506 (a SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = first + (error.problem_mark.line if error.problem_mark else 0)
        raise _broken(name, line, error.problem or "not YAML") from None
    except (yaml.YAMLError, ValueError) as error:
        raise _broken(name, first, str(error).splitlines()[0]) from None
    if data is None:
        return FrontMatter()
    if not isinstance(data, dict):
        raise _broken(name, first, "expected `key: value` lines")
    try:
        return FrontMatter.model_validate(
            {str(key): value for key, value in data.items() if value is not None}
        )
    except ValidationError as error:
        problem = error.errors()[0]
        key = str(problem["loc"][0]) if problem["loc"] else ""
        raise _broken(name, first + _line_of(block, key), f"{key}: {problem['msg']}") from None


def _line_of(block: str, key: str) -> int:
    for number, line in enumerate(block.splitlines()):
        if re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*:", line):
            return number
    return 0


def _broken(name: str, line: int, problem: str) -> BadDocument:
    return BadDocument(f"{name}, line {line}: {problem}", code="bad_front_matter", file=name, line=line)
