"""`/docs` in the terminal is a message to the assistant, as it was written."""

from bot.terminal.commands import COMMANDS, parse, run


class _Session:
    def __init__(self) -> None:
        self.asked: list[str] = []

    async def ask(self, text: str) -> None:
        self.asked.append(text)


async def test_what_follows_is_passed_on_in_its_own_letters() -> None:
    session = _Session()
    for typed in ("/docs", "/docs ES", "/Docs open Circular 2.PDF"):
        command = parse(typed)
        assert command is not None
        assert await run(session, *command) is None  # type: ignore[arg-type]

    assert session.asked == ["/docs", "/docs ES", "/docs open Circular 2.PDF"]
    assert "docs" in COMMANDS
