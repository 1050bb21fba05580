"""`quayside chat` in a pseudo-terminal, on a fresh home."""

import os
import sys
import time
from pathlib import Path
from typing import Any

import pexpect
import pytest


def chat(home: Path, *arguments: str, **environment: str) -> Any:
    """The program in a pseudo-terminal."""
    given = {**os.environ, "QUAYSIDE_HOME": str(home), "TERM": "xterm-256color", "COLUMNS": "100",
             "LANG": "en_US.UTF-8", "PROMPT_TOOLKIT_NO_CPR": "1", **environment}  # fmt: skip
    return pexpect.spawn(
        sys.executable,
        ["-m", "bot", "chat", *arguments],
        env=given,
        encoding="utf-8",
        timeout=60,
        dimensions=(60, 100),
    )


def test_a_newcomer_on_a_fresh_home_holds_a_conversation(tmp_path: Path) -> None:
    started = time.monotonic()
    terminal = chat(tmp_path / "home")
    terminal.expect("Quayside")
    shown = time.monotonic() - started
    terminal.send("What is IOSS?\r")
    terminal.expect(r"\[1\]")
    terminal.expect("Sources")
    terminal.send("where is LX123456785CN?\r")
    terminal.expect("made up for trying")
    terminal.send("How much duty on cotton T-shirts worth 800 USD?\r")
    terminal.expect("Which country")
    terminal.expect("Germany")
    terminal.send("2\r")
    terminal.expect("Landed cost")
    terminal.expect("12%")
    terminal.send("体积重怎么算？\r")
    terminal.expect("来源")
    terminal.send("/quit\r")
    terminal.expect(pexpect.EOF)
    assert shown < 10


@pytest.mark.parametrize(("role", "shown"), [("customer", False), ("staff", True)])
def test_the_role_decides_what_is_seen(tmp_path: Path, role: str, shown: bool) -> None:
    terminal = chat(tmp_path / "home", "--as", role)
    terminal.expect("Quayside")
    terminal.send("where is LX123456785CN?\r")
    terminal.expect("made up for trying")
    assert ("DEMO-1001" in terminal.before) is shown
    terminal.send("/quit\r")
    terminal.expect(pexpect.EOF)
