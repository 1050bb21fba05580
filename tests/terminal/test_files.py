"""Files of an answer in the terminal: written where the person can open them, never over another."""

from pathlib import Path

import pytest

from bot.assistant.conversation import File
from bot.errors import UserError
from bot.terminal.files import save


def test_files_are_saved_under_the_home_beside_earlier_ones(tmp_path: Path) -> None:
    one = save(tmp_path, [File("landed-cost.png", b"1", "image/png")])
    two = save(
        tmp_path, [File("landed-cost.png", b"2", "image/png"), File("价格-result.csv", b"3", "text/csv")]
    )
    assert [path.name for path in one + two] == ["landed-cost.png", "landed-cost-1.png", "价格-result.csv"]
    assert [path.read_bytes() for path in one + two] == [b"1", b"2", b"3"]
    assert {path.parent for path in one + two} == {tmp_path / "files"}


def test_a_name_that_leads_elsewhere_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        save(tmp_path, [File("../../etc/evil", b"x")])
    assert list(tmp_path.rglob("evil")) == []
