"""Without a terminal: lines in, plain answers out."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def piped(text: str | bytes, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "tests.terminal.scripted"],
        input=text.encode() if isinstance(text, str) else text,
        capture_output=True,
        cwd=ROOT,
        env=os.environ | {"LANG": "C.UTF-8", "PYTHONUTF8": "1"} | environment,
        timeout=60,
        check=True,
    )
    assert done.stderr == b""
    return done.stdout.decode()


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


def test_piped_lines_are_answered_in_order_without_escape_codes(home: Path) -> None:
    out = piped("hello\n\nwhere\n2\ncite\n/role customer\nwho\nlast line without end")
    found = [out.find(text) for text in (
        "You said: hello", "2. France", "You said: it goes to FR", "Sources", "You now speak as: customer",
        "role=customer", "You said: last line without end", "left in order",
    )]  # fmt: skip
    assert -1 not in found
    assert found == sorted(found)
    assert "\x1b" not in out
    assert not any(line.endswith(" ") for line in out.splitlines())
    assert not (home / "history").exists()


def test_garbage_in_a_pipe_is_answered_and_never_fatal() -> None:
    out = piped(
        b"fail\n\xff\xfe\x80 bytes\n\x01\x02\x1b[2J\ncount " + b"x" * 100_000 + b"\n/nonsense\nhello\n"
    )
    assert "went wrong on my side" in out
    assert "\ufffd bytes" in out
    assert "nothing readable" in out
    assert "100006 characters" in out
    assert "I don't know /nonsense" in out
    assert "You said: hello" in out


def test_quit_ends_a_pipe_early() -> None:
    out = piped("hello\n/quit\nnever\n")
    assert "hello" in out
    assert "never" not in out


def test_an_output_without_unicode_shows_question_marks_instead_of_failing() -> None:
    out = piped("hello 中文\n", PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert "hello ??" in out


def test_nothing_heavy_is_imported_before_the_prompt() -> None:
    heavy = ["langchain", "langchain_core", "openai", "chromadb", "sqlalchemy", "numpy", "telegram"]
    code = f"import sys, bot.cli.chat, bot.terminal; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


def test_mydata_shows_every_roles_conversation_and_forget_erases_them_once_confirmed(home: Path) -> None:
    home.mkdir()
    (home / "history").write_text("secret words\n")
    out = piped(
        "hello\n/role customer\nhola\n/mydata\n/forget\nrecall\n/forget yes\nrecall\n/role seller\nrecall\n"
    )
    shown, _, rest = out.partition("can't be undone")
    assert '"seller"' in shown
    assert '"text": "hello"' in shown
    assert '"text": "hola"' in shown
    assert "Said here: hola, recall" in rest.split("Erased")[0]
    after = rest.split("Erased")[1]
    assert "hola" not in after
    assert "hello" not in after
    assert (home / "history").read_bytes() == b""
