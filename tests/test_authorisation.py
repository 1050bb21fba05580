"""Role × data × every tool and command: generated from the program itself. A new one without a row fails here.

The world, who looks at it and what is tried stand in tests/authorisation.py; buttons and files are pressed and sent
through the channel in tests/telegram/test_authorisation_channel.py. What is secret to the viewer must not show
anywhere in what comes back, but for what the viewer wrote; and what is not theirs must stand as it stood.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest
import typer.main
from langchain.tools import ToolRuntime
from structlog.testing import capture_logs

from bot.app import open_rooms
from bot.assistant.assistant import Assistant, open_assistant
from bot.assistant.conversation import Turn
from bot.assistant.session import Rooms, Session
from bot.assistant.tools import TOOLS
from bot.cli import app, commands
from bot.clock import now, today
from bot.errors import QuaysideError
from bot.settings import Role, Settings
from bot.store import people
from bot.store.orders import OrderRow
from bot.telegram.commands import NAMES, run, take_role
from bot.telegram.desk import Asked, Desk
from bot.telegram.identity import Speaker, speaker
from bot.telegram.incoming import Incoming
from tests import authorisation as world
from tests.authorisation import PROBES, SECRETS, VIEWERS, Viewer, leaks
from tests.openai_api import CallTool, Say, openai_endpoint

ROLES: tuple[Role, ...] = get_args(Role)
ROLE_SETTINGS = {"admins": "1", "staff": "2", "sellers": "3"}
by_viewer = pytest.mark.parametrize("viewer", VIEWERS, ids=lambda viewer: viewer.name)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the world in it, and a document of each audience beside the bundled ones."""
    place = tmp_path_factory.mktemp("matrix")
    rooms = open_rooms(settings_of(place / "home"))
    world.fill(rooms.store)
    world.fill_library(rooms.library, place)
    rooms.close()
    return place / "home"


@pytest.fixture
def rooms(built: Path, tmp_path: Path) -> Iterator[Rooms]:
    """The rooms over a copy of it."""
    opened = open_rooms(settings_of(Path(shutil.copytree(built, tmp_path / "copy"))))
    yield opened
    opened.close()


def settings_of(home: Path) -> Settings:
    return Settings(_env_file=None, quayside_home=home, embeddings="none", **ROLE_SETTINGS)


# ------------------------------------------------------------------------------------------------- tools


def test_every_tool_has_a_row() -> None:
    assert set(world.TOOLS) == set(TOOLS), "say in tests/authorisation.py what a new tool is tried with"
    for name, arguments in world.TOOLS.items():
        known = TOOLS[name][0].tool_call_schema.model_json_schema()["properties"]  # type: ignore[union-attr]
        for given in arguments("x"):
            assert set(given) <= set(known), name


@by_viewer
def test_no_tool_shows_or_changes_what_is_not_the_viewers(rooms: Rooms, viewer: Viewer) -> None:
    """Each tool that the role has, called as a language model may call it: with every number and word there is."""
    with rooms.store.begin() as session:
        before = world.books_closed_to(session, viewer)
    for name in (*(name for name in TOOLS if name not in world.WRITING), *world.WRITING):
        if viewer.role not in TOOLS[name][1]:
            continue
        every = [arguments for probe in PROBES for arguments in world.TOOLS[name](probe)]
        for number, arguments in enumerate(every):
            shown = called(rooms, viewer, name, arguments, f"matrix:{name}:{number}")
            assert leaks(shown, json.dumps(arguments), viewer) == [], (viewer.name, name, arguments)
    with rooms.store.begin() as session:
        assert world.books_closed_to(session, viewer) == before


def called(rooms: Rooms, viewer: Viewer, name: str, arguments: dict[str, Any], turn: str) -> str:
    """All that a tool gives back to this viewer, files included."""
    session = Session(viewer.person, turn, "en", today(), rooms)
    runtime = ToolRuntime(
        state={}, context=session, config={}, stream_writer=lambda _: None, tool_call_id="1", store=None
    )
    try:
        shown = TOOLS[name][0].func(**arguments, runtime=runtime)  # type: ignore[attr-defined]
    except QuaysideError as error:
        shown = json.dumps(error.as_json(), default=str)
    return shown + " ".join(file.data.decode("utf-8", "replace") for file in session.files)


@asynccontextmanager
async def scripted(rooms: Rooms) -> AsyncIterator[tuple[Assistant, list[CallTool]]]:
    """A language model that calls whatever stands in the list, allowed or not, and then has done."""
    wanted: list[CallTool] = []

    def step(body: dict[str, Any]) -> Say | CallTool:
        return Say("Done.") if body["messages"][-1]["role"] == "tool" else wanted[-1]

    async with openai_endpoint(step) as endpoint:
        settings = rooms.settings.model_copy(
            update={"openai_base_url": endpoint.url, "openai_model": "scripted"}
        )
        async with open_assistant(replace(rooms, settings=settings)) as assistant:
            yield assistant, wanted


@by_viewer
async def test_a_model_that_calls_a_tool_the_role_lacks_is_refused_and_the_rest_leaks_nothing(
    rooms: Rooms, viewer: Viewer
) -> None:
    probe = world.SALES[2].case
    async with scripted(rooms) as (assistant, wanted):
        for name, (_, roles) in TOOLS.items():
            arguments = next(iter(world.TOOLS[name](probe)))
            wanted.append(CallTool(name, arguments))
            turn = Turn(viewer.person, f"m:{viewer.name}:{name}", "please", f"t:{name}")
            with capture_logs() as logged:
                reply = await assistant.answer(turn)
            call = next(call for call in reply.tools if call.name == name)
            shown = json.dumps([reply.text, call.result, [b.label for b in reply.buttons]], default=str)
            assert leaks(shown, json.dumps(arguments), viewer) == [], (viewer.name, name)
            if viewer.role not in roles:
                assert call.result["error"]["code"] == "not_allowed"
                assert any(line["event"] == "denied" and line["what"] == name for line in logged)


async def test_a_group_never_comes_to_own_an_order_even_with_the_right_proof(rooms: Rooms) -> None:
    """Else every member would see whatever one of them once proved."""
    group = next(viewer for viewer in VIEWERS if viewer.user == world.GROUP)
    sale = world.SALES[0]
    with rooms.store.begin() as session:
        session.query(OrderRow).filter_by(number=sale.order).one().customer = None
    async with open_assistant(rooms) as assistant:
        for text in (f"where is order {sale.order}?", f"{sale.name}buyer@example.com"):
            reply = await assistant.answer(Turn(group.person, "g", text, f"g:{text}"))
            shown = json.dumps(reply.as_json(), default=str)
            assert f"{sale.name}item" not in shown
            assert f"{sale.name}street" not in shown
    with rooms.store.begin() as session:
        assert session.query(OrderRow).filter_by(number=sale.order).one().customer is None


# ---------------------------------------------------------------------------------------------- commands


def test_every_telegram_command_has_a_row() -> None:
    assert set(world.COMMANDS) == set(NAMES), "say in tests/authorisation.py what a new command is tried with"


@by_viewer
async def test_no_telegram_command_shows_or_changes_what_is_not_the_viewers(
    rooms: Rooms, viewer: Viewer
) -> None:
    private = viewer.user > 0
    with rooms.store.begin() as session:
        before = world.books_closed_to(session, viewer)
    async with open_assistant(rooms) as assistant:
        desk = Desk(_Bot(), _Books(rooms), assistant, rooms.library, rooms.settings)  # type: ignore[arg-type]
        number = 0
        for name in NAMES:
            for form in world.COMMANDS[name]:
                for probe in PROBES if "?" in form else ("",):
                    number += 1
                    text = form.replace("?", probe)
                    answer = await run(
                        desk,
                        Incoming(
                            "command", viewer.user, viewer.user, private=private, text=text, command=name
                        ),
                        _speaker(rooms, viewer),
                    )
                    if isinstance(answer, Asked):
                        asked = Turn(viewer.person, f"c:{viewer.name}:{number}", answer.text, f"c:{number}")
                        shown = json.dumps((await assistant.answer(asked)).as_json(), default=str)
                    elif answer is not None:
                        labels = [choice.label for choice in answer.choices]
                        shown = answer.text + str(labels) + str([file.data for file in answer.files])
                    else:
                        shown = ""
                    assert leaks(shown, text, viewer) == [], (viewer.name, name, text)
    with rooms.store.begin() as session:
        assert world.books_closed_to(session, viewer) == before


@by_viewer
async def test_nobody_takes_a_role_above_their_own_and_only_admins_invite(
    rooms: Rooms, viewer: Viewer
) -> None:
    async with open_assistant(rooms) as assistant:
        desk = Desk(_Bot(), _Books(rooms), assistant, None, rooms.settings)  # type: ignore[arg-type]
        who = _speaker(rooms, viewer)
        assert viewer.role in who.held
        for wanted in set(ROLES) - set(who.held):
            with capture_logs() as logged:
                answer = await take_role(desk, who, wanted)
            assert "not open to you" in answer.text
            assert logged[0]["event"] == "denied"
        for private in (True, False):
            incoming = Incoming(
                "command", viewer.user, viewer.user, private=private, text="staff", command="invite"
            )
            invited = await run(desk, incoming, _speaker(rooms, viewer))
            assert invited is not None
            assert ("t.me" in invited.text) == (viewer.role == "admin" and private)


def _commands() -> dict[str, bool]:
    """Every command of the command line, and whether it takes a role."""
    assert commands.__all__

    def _below(group: Any, before: str = "") -> Iterator[tuple[str, bool]]:
        for name, command in group.commands.items():
            if hasattr(command, "commands"):
                yield from _below(command, f"{before}{name} ")
            else:
                takes = any("--as" in getattr(option, "opts", ()) for option in command.params)
                yield before + name, takes

    return dict(_below(typer.main.get_command(app)))


def test_every_command_of_the_command_line_takes_a_role_or_is_the_operators() -> None:
    without = {name for name, takes in _commands().items() if not takes}
    assert without == world.OPERATOR, "give a new command --as, or list it in tests/authorisation.py"


@pytest.mark.parametrize("role", ["customer", "seller"])
@pytest.mark.parametrize("command", [name for name, takes in _commands().items() if takes])
def test_no_command_leaks_to_a_role_named_on_the_command_line(rooms: Rooms, command: str, role: Role) -> None:
    viewer = Viewer("shell", role)
    environment = {**os.environ, "QUAYSIDE_HOME": str(rooms.settings.home), "EMBEDDINGS": "none"}
    hidden = [secret.words for secret in SECRETS if secret.is_hidden_from(viewer)]
    probes = [probe for probe in PROBES if not any(words in probe for words in hidden)]
    assert probes
    asked, fine = "", {0}
    if command == "chat":
        words, given = ["chat", "--as", role], "\n".join(probes)
    elif command in {"ask", "search", "track"}:
        key = "number" if command == "track" else "text"
        words = [command, "--as", role, "--batch", "-"]
        given = "\n".join(json.dumps({"id": n, key: probe, "text": probe}) for n, probe in enumerate(probes))
    else:  # of one word: another shop's number, for which a refusal is right, too
        asked, fine = world.SALES[2].number, {0, 1}
        words, given = [command, "--as", role, asked], ""
    done = subprocess.run([sys.executable, "-m", "bot", *words], input=given, env=environment, capture_output=True,
                          text=True, timeout=100)  # fmt: skip
    assert done.returncode in fine, done.stderr
    assert "wrong on our side" not in done.stderr
    shown = done.stdout + done.stderr
    assert shown.strip()
    assert leaks(shown, asked, viewer) == [], (command, role)


# -------------------------------------------------------------------------------------------- the proof's proof


def test_the_matrix_can_fail(rooms: Rooms) -> None:
    """Each secret of the books does show to somebody who may see it: else this file would prove nothing."""
    shown = ""
    for viewer in VIEWERS:
        for name in TOOLS:
            if viewer.role in TOOLS[name][1] and name not in world.WRITING:
                for probe in PROBES:
                    arguments = next(iter(world.TOOLS[name](probe)))
                    shown += called(rooms, viewer, name, arguments, f"{viewer.name}:{name}:{probe}")
    never = {secret.words for secret in SECRETS if secret.words not in shown}
    assert never == {"inboxword", "outboxword", "productword"}  # these are nobody's but their owner's
    stranger, admin = VIEWERS[0], VIEWERS[-1]
    assert leaks("ORDERBRAVO77 staffword", "", stranger) == ["ORDERBRAVO77", "staffword"]
    assert leaks("ORDERBRAVO77 staffword", "", admin) == []


def _speaker(rooms: Rooms, viewer: Viewer) -> Speaker:
    """The viewer as the channel knows them: by the settings and the shops' members."""
    with rooms.store.begin() as session:
        known = people.meet(session, viewer.key, "en", now())
    found = speaker(rooms.settings, replace(known, shop=viewer.shop), viewer.user, viewer.user > 0)
    assert found.shop == viewer.shop
    assert found.everywhere == (viewer.role in ("staff", "admin") and not viewer.own_shop_only)
    return found


class _Bot:
    """The part of the bot that commands touch: menus are set, which goes nowhere here."""

    username = "quayside_bot"

    async def set_my_commands(self, *_: Any, **__: Any) -> bool:
        return True


class _Books:
    """Transactions at once, on this thread."""

    def __init__(self, rooms: Rooms) -> None:
        self._store = rooms.store

    async def __call__(self, work: Any) -> Any:
        with self._store.begin() as session:
            return work(session)
