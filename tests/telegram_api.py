"""A Bot API server on loopback, for tests that drive the bot over HTTP as Telegram would.

It keeps updates until their offset is confirmed, long-polls, hands out callbacks and files, and refuses what
Telegram refuses: texts over 4096 UTF-16 units after parsing, malformed HTML, empty texts, callback data over
64 bytes, edits that change nothing, drafts outside private chats. Faults are laid in with `fail`. A webhook is
called as Telegram does (tests/telegram/hooks.py).

    async with TelegramApi() as api:                 # TELEGRAM_API_BASE=api.base, TELEGRAM_BOT_TOKEN=api.token
        ann = User(42, language_code="zh")
        api.push_text(ann, "LX123456785CN")
        answer = await api.await_message(ann)        # the next message in that chat, or an AssertionError
        api.press(answer, "Germany")                 # a press of the button with that label
        api.fail("sendMessage", status=429, retry_after=2, chat=42)
        api.calls                                    # everything the bot asked for, in order
"""

import asyncio
import json
import time
from dataclasses import dataclass
from typing import Any, Self

from aiohttp import web

from tests.telegram.business import Business
from tests.telegram.hooks import Hooks
from tests.telegram.methods import Refused
from tests.telegram.people import Call, Group, Key, Sent, User

__all__ = ["Call", "Fault", "Group", "Key", "Sent", "TelegramApi", "User"]


@dataclass(slots=True)
class Fault:
    """What goes wrong with the next `times` calls that match."""

    method: str
    chat: int | None
    times: int
    status: int
    description: str
    retry_after: int | None
    reset: bool
    hang: bool
    half: bool
    taken: bool


class TelegramApi(Hooks, Business):
    """The server. Use as an async context manager; one bot, any number of people and groups."""

    def __init__(self, token: str = "4242:loopback-token", username: str = "quayside_bot") -> None:
        super().__init__(token, username)
        self._faults: list[Fault] = []

    # ------------------------------------------------------------------ running

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=60 * 2**20)
        app.router.add_route("*", "/bot{token}/{method}", self._serve)
        app.router.add_get("/file/bot{token}/{path:.+}", self._download)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1, handler_cancellation=True)
        await self._runner.setup()
        await self.up()
        self.start_calling()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop_calling()
        await self._runner.cleanup()

    @property
    def base(self) -> str:
        """The value for TELEGRAM_API_BASE."""
        return f"http://127.0.0.1:{self.port}"

    async def up(self) -> None:
        """Listen; after `down` on the same port as before."""
        self._down = False
        self._site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await self._site.start()
        self.port = self._runner.addresses[0][1]

    async def down(self) -> None:
        """An outage: new connections are refused, open ones are cut."""
        self._down = True
        self._note()
        await self._site.stop()
        assert self._runner.server
        for connection in self._runner.server.connections:
            if connection.transport:
                connection.transport.abort()

    # ------------------------------------------------------------------ faults

    def fail(self, method: str, *, chat: int | None = None, times: int = 1, status: int = 0,
             description: str = "", retry_after: int | None = None, reset: bool = False, hang: bool = False,
             half: bool = False, taken: bool = False) -> None:  # fmt: skip
        """The next `times` calls of `method` (`*`: any) end in a status, a cut line, or never.

        `taken`: Telegram does what was asked all the same, and only the answer is lost. `half`: it is lost in the
        middle of the answer, after its first bytes have come.
        """
        self._faults.append(
            Fault(method, chat, times, status, description, retry_after, reset, hang, half, taken or half)
        )

    def heal(self) -> None:
        """Forget all faults that are still to come."""
        self._faults.clear()

    # ------------------------------------------------------------------ HTTP

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        params = await _params(request)
        if self._down:
            return self._cut(request)
        if request.match_info["token"] != self.token:
            return self._reply(method, params, 401, "Unauthorized")
        if method != "getUpdates":
            await asyncio.sleep(0)
        fault = self._fault(method, params)
        if fault and not fault.taken:
            return await self._break(request, fault, method, params)
        handler = getattr(self, "_do_" + _snake(method), None)
        if handler is None:
            return self._reply(method, params, 404, "Not Found")
        try:
            result = handler(params)
            if asyncio.iscoroutine(result):
                result = await result
        except Refused as refused:
            return self._reply(method, params, refused.status, refused.description, refused.parameters)
        if self._down:
            return self._cut(request)
        if fault and fault.half:
            return await self._stop_halfway(request, self._reply(method, params, 200, "", result=result))
        if fault:
            return await self._break(request, fault, method, params)
        return self._reply(method, params, 200, "", result=result)

    def _reply(self, method: str, params: dict[str, Any], status: int, description: str,
               parameters: dict[str, Any] | None = None, result: Any = True) -> web.Response:  # fmt: skip
        self.calls.append(Call(method, params, status, description, time.monotonic()))
        self._note()
        if status == 200:
            return web.json_response({"ok": True, "result": result})
        body = {"ok": False, "error_code": status, "description": description}
        return web.json_response(body | ({"parameters": parameters} if parameters else {}), status=status)

    def _cut(self, request: web.Request) -> web.StreamResponse:
        if request.transport:
            request.transport.abort()
        raise web.HTTPServiceUnavailable

    def _fault(self, method: str, params: dict[str, Any]) -> Fault | None:
        for fault in self._faults:
            if (
                fault.method in {"*", method}
                and fault.chat in {None, params.get("chat_id")}
                and fault.times > 0
            ):
                fault.times -= 1
                return fault
        return None

    async def _stop_halfway(self, request: web.Request, whole: web.Response) -> web.StreamResponse:
        body = whole.body
        assert isinstance(body, bytes)
        begun = web.StreamResponse(
            headers={"Content-Type": "application/json", "Content-Length": str(len(body))}
        )
        await begun.prepare(request)
        await begun.write(body[: len(body) // 2])
        await asyncio.sleep(0.02)  # the first half is on its way before the line is cut
        return self._cut(request)

    async def _break(self, request: web.Request, fault: Fault, method: str,
                     params: dict[str, Any]) -> web.StreamResponse:  # fmt: skip
        if fault.hang or fault.reset:
            self.calls.append(Call(method, params, 0, "hang" if fault.hang else "reset", time.monotonic()))
            self._note()
            if fault.hang:
                await asyncio.Event().wait()  # until the caller gives up, or the server ends
            return self._cut(request)
        parameters = {"retry_after": fault.retry_after} if fault.retry_after else None
        usual = {
            403: "Forbidden: bot was blocked by the user",
            429: f"Too Many Requests: retry after {fault.retry_after}",
        }
        words = fault.description or usual.get(fault.status, "Internal Server Error")
        return self._reply(method, params, fault.status, words, parameters)

    async def _download(self, request: web.Request) -> web.Response:
        for file_id, (name, content) in self._files.items():
            if request.match_info["path"] == f"documents/{file_id}/{name}":
                return web.Response(body=content)
        raise web.HTTPNotFound


async def _params(request: web.Request) -> dict[str, Any]:
    if request.content_type == "application/json":
        return dict(await request.json())
    params: dict[str, Any] = {}
    for name, value in {**request.query, **(await request.post())}.items():
        if isinstance(value, web.FileField):
            params[name] = (value.filename, value.file.read())
        elif name in _STRINGS:
            params[name] = value
        else:
            try:
                params[name] = json.loads(value)
            except ValueError:
                params[name] = value
    for name, value in params.items():  # an upload is named by attach://field
        if isinstance(value, str) and value.startswith("attach://"):
            params[name] = params[value.removeprefix("attach://")]
    return params


_STRINGS = {"text", "caption", "callback_query_id", "file_id", "url", "secret_token", "parse_mode", "action",
            "language_code", "name"}  # fmt: skip


def _snake(name: str) -> str:
    return "".join("_" + letter.lower() if letter.isupper() else letter for letter in name)
