"""What a reply looks like at different widths, and what never gets through."""

import io
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from bot.assistant.conversation import Button, Citation, Reply
from bot.terminal.escapes import clean
from bot.terminal.rendering import reply_view
from bot.terminal.screen import Screen
from bot.terminal.wrapping import break_offsets

WIDTHS = [10, 30, 80, 200]
DUTY = """\
## 关税估算

从中国发往英国的 200 件纯棉 T 恤，货值 800.00 USD，关税税率为 **16.5%**，即 132.00 USD[1]。

| 项目 | 税率 | 金额 | 依据 |
|---|---:|---:|---|
| 关税（针织棉制 T 恤衫） | 16.5% | 132.00 USD | 英国全球关税，商品编码 6109100010 |
| 进口增值税 | 20% | 186.40 USD | VAT Notice 702 |
"""


def shown(text: str, width: int, **parts: object) -> list[str]:
    screen = Screen(io.StringIO())
    screen.console.width = width
    reply = Reply(text, "zh", "answered", **parts)  # type: ignore[arg-type]
    screen.show(reply_view(reply, "zh"), gap=False)
    return screen.console.file.getvalue().splitlines()  # type: ignore[attr-defined,no-any-return]


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wider_than_the_terminal_and_nothing_is_lost(width: int) -> None:
    lines = shown(
        DUTY,
        width,
        citations=(
            Citation(1, "d", "进口增值税", "英国进口税费", "GOV.UK", "2026-07-01", warning="已过复核日期"),
        ),
        buttons=(Button("德国", "DE"), Button("法国（本土，不含海外省）", "FR")),
    )
    assert max(map(cell_len, lines)) <= width
    squeezed = "".join("".join(lines).split())
    for piece in ("英国全球关税", "6109100010", "186.40", "已过复核日期", "GOV.UK", "1.德国", "2.法国"):
        assert piece in squeezed or width < len(piece) + 4


def test_a_table_that_fits_keeps_its_rows_in_lines() -> None:
    row = next(line for line in shown(DUTY, 80) if "进口增值税" in line)
    assert "20%" in row
    assert "186.40 USD" in row


def test_columns_stay_aligned_under_wide_characters() -> None:
    lines = [line for line in shown(DUTY, 200) if "%" in line and "从" not in line]
    ends = {cell_len(line[: line.index("%") + 1]) for line in lines}
    assert len(lines) == 2
    assert len(ends) == 1


def test_a_table_too_wide_for_the_terminal_becomes_records() -> None:
    lines = shown(DUTY, 30)
    assert "进口增值税" in lines
    assert "  税率: 20%" in lines
    assert "  金额: 186.40 USD" in lines


def test_chinese_lines_break_neither_inside_a_figure_nor_before_a_full_stop() -> None:
    for width in range(14, 60):
        for line in shown("税率" * 3 + "为16.5%，适用于价值超过150欧元[12]的货物。" * 4, width):
            assert not line.startswith(("，", "。", ".", "%", "["))
            assert line.count("16") == line.count("16.5%")


def test_lines_never_end_in_blanks() -> None:
    assert not [line for line in shown(DUTY + "\n- eins\n- zwei\n\n> drei", 60) if line != line.rstrip()]


def test_html_and_pictures_are_shown_as_text_and_links_with_their_address() -> None:
    text = "\n".join(
        shown("a <b>bold</b> claim, [the tariff](https://example.org/t) ![x](https://e.org/p)", 100)
    )
    assert "<b>bold</b>" in text
    assert "the tariff (https://example.org/t)" in text
    assert "https://e.org/p" in text


@given(st.text(st.characters(codec=None), max_size=300))
def test_whatever_is_written_no_control_character_is_shown(text: str) -> None:
    output = "\n".join(shown(text, 40, buttons=(Button(text, "x"),)))
    assert not [c for c in output if unicodedata.category(c) in ("Cc", "Cs") and c != "\n"]
    assert not set(output) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069")


@pytest.mark.parametrize(
    ("raw", "safe"),
    [
        ("\x1b]0;title\x07text", "text"),
        ("\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x9b31mred", "red"),
        ("\x1bP1$r\x1b\\dcs", "dcs"),
        ("\x1b]0;never closed", "]0;never closed"),
        ("12\u202e43", "1243"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("tab\tstays\n", "tab\tstays\n"),
        ("lone \ud800 surrogate", "lone \ufffd surrogate"),
        ("👩‍👩‍👧 中文 ñ й", "👩‍👩‍👧 中文 ñ й"),
    ],
)
def test_escape_sequences_are_taken_out_and_text_is_left(raw: str, safe: str) -> None:
    assert clean(raw) == safe


def test_an_entity_cannot_smuggle_a_direction_override() -> None:
    assert shown("12&#x202e;43", 40) == ["1243"]


@given(st.text("ab 中文，。（）[1]9.5%\n👍", max_size=200), st.integers(2, 40))
def test_breaking_a_line_loses_nothing_and_fits(text: str, width: int) -> None:
    line = text.replace("\n", " ")
    cuts = [0, *break_offsets(line, width), len(line)]
    pieces = [line[a:b] for a, b in pairwise(cuts)]
    assert cuts == sorted(cuts)
    assert "".join(pieces) == line
    assert all(cell_len(piece.rstrip()) <= width for piece in pieces)


def test_hostile_lengths_take_no_longer_than_ordinary_ones() -> None:
    for text in ("(" * 100_000, "[1]" * 40_000, "中" * 100_000, "a" * 100_000, "\x1b]" * 50_000):
        assert shown(text, 80)
