"""Log lines name their turn and hold neither secrets nor ways to reach a person."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from bot.log import MaskedFormatter, about, configure_logging, denied, mask


@pytest.fixture
def log_file(tmp_path: Path) -> Iterator[Path]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    configure_logging("INFO", file=tmp_path / "log")
    ours = root.handlers[0]
    assert isinstance(ours, logging.StreamHandler)
    yield tmp_path / "log"
    ours.stream.close()
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()


@pytest.mark.parametrize(
    ("line", "masked"),
    [
        ("mail from ana.lopez+x@mail.example.com", "mail from a•••@mail.example.com"),
        ("邮箱：li@example.cn。", "邮箱：l•••@example.cn。"),
        ("call +49 151 2345 6789 now", "call •••6789 now"),
        ("call (555) 123-4567", "call •••4567"),
        ("手机：138 1234 5678", "•••5678"),
        ("звонить 8 (912) 345-67-89", "звонить •••67-89"),
        ("lives at 221B Baker Street, London", "lives at [address], London"),
        ("Hauptstraße 12, Berlin", "[address], Berlin"),
        ("Calle de Alcalá 45, Madrid", "[address], Madrid"),
        ("广东省深圳市南山区科技路12号3栋", "[address]"),
        ("GET https://api.telegram.org/bot123456789:AAbbccddeeffgghhiijjkkllmmnnooppqqrr/getMe",
         "GET https://api.telegram.org/•••/getMe"),
        ("key sk-abcdefghijklmnopqrstuvwxyz", "key •••"),
    ],
)  # fmt: skip
def test_contacts_and_secrets_are_masked(line: str, masked: str) -> None:
    assert mask(line) == masked


@pytest.mark.parametrize(
    "line",
    [
        "turn=telegram:1234567890 chat=-1001234567890 part=2",
        "parcel LX123456785CN and 1Z999AA10123456784 and 9400111899223344556677",
        "order 112-1234567-1234567 of 2026-11-24T07:03:35.123456Z",
        "hs 6109.10.00.10 value 1,234.56 EUR",
        "timeout 30 s at 10.0.0.1:8000",
        "took 17 ms for 3200 rows",
    ],
)
def test_what_logs_are_read_by_stays(line: str) -> None:
    assert mask(line) == line


def test_every_line_within_a_turn_names_it(log_file: Path) -> None:
    with about("telegram:900001"):
        structlog.get_logger("graph").info("tool_called", tool="track_parcel")
        logging.getLogger("a.library").warning("mail to ana@example.com bounced")
    structlog.get_logger("graph").info("outside")
    first, second, third = log_file.read_text().splitlines()
    assert "turn=telegram:900001" in first
    assert "turn=telegram:900001" in second
    assert "a•••@example.com" in second
    assert "turn=" not in third


def test_a_traceback_is_masked_and_holds_no_local_variables(log_file: Path) -> None:
    words = "private words of a person"
    try:
        raise RuntimeError("cannot mail ana@example.com")  # noqa: TRY301
    except RuntimeError:
        logging.getLogger("x").exception("failed")
    written = log_file.read_text()
    assert "a•••@example.com" in written
    assert words not in written.replace('words = "private words of a person"', "")
    assert "ana@example.com" not in written.replace('RuntimeError("cannot mail', "")


def test_a_denial_has_one_form(log_file: Path) -> None:
    with about("telegram:5"):
        denied("invite", person="telegram:42", role="customer")
    line = log_file.read_text()
    for part in ("event=denied", "what=invite", "person=telegram:42", "role=customer", "turn=telegram:5"):
        assert part in line


def test_the_standard_formatter_is_masked_too() -> None:
    record = logging.makeLogRecord({"msg": "to %s", "args": ("ana@example.com",)})
    assert MaskedFormatter("%(message)s").format(record) == "to a•••@example.com"
