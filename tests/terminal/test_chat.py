"""The real program in a pseudo-terminal, talking with the scripted assistant."""

import os
import re
import signal
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pytest

ROOT = Path(__file__).resolve().parents[2]
PROMPT = "› "
ASKS_POSITION, POSITION = "\x1b[6n", "\x1b[1;1R"  # every real terminal answers this
UP, TAB, CTRL_C, CTRL_D = "\x1b[A", "\t", "\x03", "\x04"
COLOUR = re.compile(r"\x1b\[[0-9;]*\b(?:3[0-8]|4[0-8]|9[0-7])\b[0-9;]*m")


class Terminal:
    """A person at a terminal: what is typed, and what comes to be seen."""

    def __init__(self, arguments: list[str], environment: dict[str, str], columns: int) -> None:
        self.seen = ""
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "tests.terminal.scripted", *arguments],
            env=environment,
            cwd=str(ROOT),
            dimensions=(40, columns),
            encoding="utf-8",
            timeout=30,
        )
        self.child.delaybeforesend = None

    def sees(self, *texts: str) -> str:
        """Wait until the texts have been shown, in this order; everything shown up to the last."""
        shown = ""
        for text in texts:
            while self.child.expect_exact([ASKS_POSITION, text]) == 0:
                self.child.send(POSITION)
                shown += str(self.child.before)
            shown += str(self.child.before) + text
        self.seen += shown
        return shown

    def says(self, text: str, *answer: str) -> str:
        """Type a message; wait for the answer and for the next prompt."""
        self.child.send(f"{text}\r")
        return self.sees(*answer, PROMPT) if answer else ""

    def leaves(self) -> str:
        """Wait for the program's orderly end; what it showed last."""
        shown = ""
        while self.child.expect_exact([ASKS_POSITION, pexpect.EOF]) == 0:
            self.child.send(POSITION)
            shown += str(self.child.before)
        shown += str(self.child.before)
        self.seen += shown
        self.child.close()
        assert self.child.exitstatus == 0
        return shown


Start = Callable[..., Terminal]


@pytest.fixture
def start(home: Path) -> Iterator[Start]:
    """Starts the program; by default with a whole terminal, in English, and waits for its prompt."""
    running: list[Terminal] = []

    def run(*arguments: str, columns: int = 100, prompt: bool = True, **environment: str) -> Terminal:
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "COLUMNS", "LINES"))}
        clean.pop("NO_COLOR", None)
        clean |= {"TERM": "xterm-256color", "LANG": "C.UTF-8", "PYTHONUTF8": "1"}
        terminal = Terminal(list(arguments), clean | environment, columns)
        running.append(terminal)
        if prompt:
            terminal.sees(PROMPT)
        return terminal

    yield run
    for terminal in running:
        terminal.child.close(force=True)


def test_it_greets_answers_and_leaves_at_ctrl_d(start: Start) -> None:
    terminal = start(prompt=False)
    terminal.sees("Quayside:", "/help", "For example:", "from China to the UK?", PROMPT)
    terminal.says("hello 中文", "You said: hello 中文")
    terminal.child.send(CTRL_D)
    assert "left in order" in terminal.leaves()


def test_each_message_names_its_role_conversation_and_a_turn_of_its_own(start: Start) -> None:
    terminal = start("staff")
    terminal.says("who am I", "role=staff language=None chat=terminal:staff person=terminal:local")
    first = re.search(r"id=(terminal:\w+)\.", terminal.says("id", "id=terminal:"))
    second = re.search(r"id=(terminal:\w+)\.", terminal.says("id again", "id=terminal:"))
    assert first
    assert second
    assert first[1] != second[1]


def test_a_number_or_a_label_chooses_and_a_choice_closes_with_the_next_message(start: Start) -> None:
    terminal = start()
    terminal.says("where", "1.", "Germany", "2.", "France")
    terminal.says("2", "→ France", "You said: it goes to FR")
    terminal.says("2", "You said: 2")
    terminal.says("where", "Germany")
    terminal.says("germany", "You said: it goes to DE")
    terminal.says("where", "Germany")
    terminal.says("3", "You said: 3")
    terminal.says("1", "You said: 1")


def test_sources_are_listed_with_section_date_and_warning(start: Start) -> None:
    shown = start().says("cite", "[1][2]", "Sources", "past its review date")
    assert "VAT in the EU — IOSS registration · Directive 2006/112 · as of 2026-07-01" in shown


def test_a_role_has_its_own_conversation_which_reset_forgets(start: Start) -> None:
    terminal = start()
    terminal.says("first", "You said: first")
    terminal.says("/role customer", "You now speak as: customer")
    terminal.says("who", "role=customer", "chat=terminal:customer")
    terminal.says("recall", "Said here: who, recall")
    terminal.says("/role seller", "You now speak as: seller")
    terminal.says("recall", "Said here: first, recall")
    terminal.says("/reset", "We start afresh")
    terminal.says("recall again", "Said here: recall again")
    terminal.says("/role king", "There is no role called king", "customer · seller · staff · admin")


def test_the_language_is_chosen_by_option_command_or_the_system(start: Start) -> None:
    assert "比如可以问" in start(LANG="zh_CN.UTF-8", prompt=False).sees("Ctrl-D 退出", PROMPT)
    terminal = start("es", prompt=False)
    terminal.sees("Por ejemplo:", PROMPT)
    terminal.says("who", "language=es")
    terminal.says("/lang zh", "接下来我用中文回答")
    terminal.says("who", "language=zh")
    terminal.says("/lang auto", "您用什么语言提问")
    terminal.says("who", "language=None")
    terminal.says("/lang xx", "I don't speak xx", "auto")


def test_help_lists_commands_and_three_examples_and_unknown_commands_get_a_hint(start: Start) -> None:
    terminal = start()
    terminal.says("/help", "For example:", "Where is LX123456785CN?", "Commands", "/reset", "/quit")
    terminal.says("/rest", "I don't know /rest. Did you mean /reset?")
    terminal.says("/zzqq", "I don't know /zzqq. /help lists the commands")
    terminal.says("/var/orders.csv", "You said: /var/orders.csv")
    terminal.says("／role", "You speak as: seller")
    terminal.child.send("/quit\r")
    terminal.leaves()


def test_ctrl_c_stops_an_answer_and_the_next_message_works(start: Start) -> None:
    terminal = start()
    terminal.says("where", "Germany")
    terminal.child.send("slow one\r")
    terminal.sees("Beginning", "searching the documents")
    terminal.child.send(CTRL_C)
    terminal.sees("Stopped.", PROMPT)
    terminal.says("1", "You said: it goes to DE")


def test_ctrl_c_frees_the_prompt_from_work_that_does_not_stop(start: Start) -> None:
    terminal = start()
    terminal.child.send("stubborn\r")
    terminal.sees("deaf")
    terminal.child.send(CTRL_C)
    terminal.sees("Stopped.", PROMPT)
    terminal.says("hello", "You said: hello")
    terminal.child.send("/quit\r")
    terminal.leaves()


def test_ctrl_c_clears_the_line_and_twice_on_an_empty_one_leaves_after_a_hint(start: Start) -> None:
    terminal = start()
    terminal.child.send(f"wrong{CTRL_C}right\r")
    terminal.sees("You said: right", PROMPT)
    terminal.child.send(CTRL_C)
    terminal.sees("Press Ctrl-C again to leave", PROMPT)
    terminal.says("not yet", "You said: not yet")
    terminal.child.send(CTRL_C)
    terminal.sees("Press Ctrl-C again", PROMPT)
    terminal.child.kill(signal.SIGINT)  # from outside, as `kill -INT` sends it
    assert "Goodbye" in terminal.leaves()


def test_a_question_typed_while_loading_waits_and_is_answered(start: Start, tmp_path: Path) -> None:
    gate = tmp_path / "loaded"
    os.mkfifo(gate)
    terminal = start(OPENING=str(gate))
    terminal.sees("indexing 3 of 15")
    terminal.child.send("hello\r")
    terminal.sees("indexing 3 of 15")
    terminal.child.send("typed ahead\r")
    gate.write_text("go on")
    terminal.sees("You said: hello", "You said: typed ahead", PROMPT)


def test_ctrl_c_while_waiting_for_the_loading_does_not_disturb_it(start: Start, tmp_path: Path) -> None:
    gate = tmp_path / "loaded"
    os.mkfifo(gate)
    terminal = start(OPENING=str(gate))
    terminal.sees("indexing 3 of 15")
    terminal.child.send("never mind\r")
    terminal.sees("indexing 3 of 15")
    terminal.child.send(CTRL_C)
    terminal.sees("Stopped.", PROMPT)
    gate.write_text("go on")
    terminal.says("recall", "Said here: recall")


def test_leaving_does_not_wait_for_a_loading_that_cannot_be_stopped(start: Start) -> None:
    terminal = start(OPENING="blocked")
    terminal.sees("indexing 3 of 15")
    terminal.child.send("/quit\r")
    assert "left in order" not in terminal.leaves()


def test_a_failed_opening_is_tried_again_with_each_message_and_told(start: Start, home: Path) -> None:
    terminal = start(OPENING="fails-twice", SAMPLES="LX123456785CN")
    terminal.says("hello", "I could not open the desk", "chat.log")
    terminal.child.send("hello\r")
    terminal.sees("not real shipments): LX123456785CN")
    terminal.says("again", "You said: again")
    assert "the index is broken" in (home / "logs" / "chat.log").read_text()


def test_an_error_is_told_honestly_and_logged_out_of_sight(start: Start, home: Path) -> None:
    terminal = start()
    terminal.says("fail", "Sorry, that went wrong on my side", "chat.log")
    terminal.says("broken", "Sorry, that went wrong on my side", "chat.log")
    terminal.says("unavailable", "\r\n")
    terminal.says("noise", "You said: noise")
    terminal.child.send(CTRL_D)
    terminal.leaves()
    log = (home / "logs" / "chat.log").read_text()
    assert "RuntimeError: a bug with a name" in log
    assert "logged by a library" in log
    assert "printed by a library" in log
    for unseen in ("a bug with a name", "Traceback", "by a library"):
        assert unseen not in terminal.seen


def test_history_is_private_and_there_again_next_time(start: Start, home: Path) -> None:
    first = start()
    first.says("hello again", "You said: hello again")
    first.child.send(CTRL_D)
    first.leaves()
    assert stat.S_IMODE((home / "history").stat().st_mode) == 0o600
    second = start()
    second.says(UP, "You said: hello again")


def test_sample_parcels_are_announced_marked_and_completed(start: Start) -> None:
    terminal = start(SAMPLES="RB987654321CN,LX123456785CN", prompt=False)
    terminal.sees("not real shipments): RB987654321CN, LX123456785CN", "sample data")
    terminal.says("/help", "Where is RB987654321CN?")
    terminal.child.send(f"count LX12{TAB}")
    terminal.sees("3456785CN")
    terminal.says("", "19 characters")
    terminal.child.send("/he")
    terminal.sees("what I can do")


def test_a_paste_of_several_lines_is_one_message(start: Start) -> None:
    terminal = start()
    terminal.says("\x1b[200~count\rtwo\n三\x1b[201~", "11 characters, 3 lines")
    terminal.says(f"\x1b[200~count {'word ' * 4000}\x1b[201~", "20005 characters")


def test_no_escape_sequence_of_others_reaches_the_terminal(start: Start) -> None:
    terminal = start()
    terminal.says("attack", "safe text end")
    terminal.says("\x1b[200~pasted \x1b]0;owned\x07\x1b[2Jtext\x1b[201~", "You said: pasted text")
    for sequence in ("\x1b]0;", "\x1b[2J", "\x9b", "\u202e", "\x07"):
        assert sequence not in terminal.seen


def test_tables_follow_a_resize(start: Start) -> None:
    terminal = start()
    terminal.says("table", "Customs duty on cotton T-shirts", "12%", "96.00 GBP")
    terminal.child.setwinsize(40, 30)
    terminal.says("table", "Customs duty on cotton", "T-shirts", "Amount:", "96.00 GBP")


def test_no_color_and_dumb_terminals_are_honoured(start: Start) -> None:
    plain = start(NO_COLOR="1")
    plain.says("cite", "Sources", "past its review date")
    assert not COLOUR.search(plain.seen)
    dumb = start(TERM="dumb")
    dumb.says("cite", "Sources", "past its review date")
    dumb.says(f"half a li{CTRL_C}", PROMPT)
    dumb.child.send("/quit\r")
    dumb.leaves()
    assert "\x1b" not in dumb.seen
