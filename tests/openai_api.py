"""A loopback OpenAI-compatible endpoint that does what a test scripts: answers, calls tools, or fails."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

Body = dict[str, Any]


@dataclass(frozen=True)
class Say:
    """Answer with this text; `cut` breaks the connection after half of it."""

    text: str
    cut: bool = False


@dataclass(frozen=True)
class CallTool:
    """Call a tool; `arguments` may be a raw string, to send what is not JSON."""

    name: str
    arguments: dict[str, Any] | str


@dataclass(frozen=True)
class Fail:
    """Answer with an HTTP status."""

    status: int
    body: str = '{"error": {"message": "scripted", "type": "scripted"}}'


@dataclass(frozen=True)
class Hang:
    """Do not answer for so long."""

    seconds: float


@dataclass(frozen=True)
class Garbage:
    """Answer 200 with what is not a completion."""

    body: str = "<html>bad gateway</html>"


Step = Say | CallTool | Fail | Hang | Garbage | Callable[[Body], "Step"]


@dataclass
class OpenAIEndpoint:
    """The running endpoint; `script` is used up step by step, the last one stays."""

    url: str = ""
    script: list[Step] = field(default_factory=list)
    requests: list[Body] = field(default_factory=list)

    def _next(self, body: Body) -> Step:
        step = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        while callable(step):
            step = step(body)
        return step

    async def _complete(self, request: web.Request) -> web.StreamResponse:
        body = await request.json()
        self.requests.append(body)
        step = self._next(body)
        if isinstance(step, Hang):
            await asyncio.sleep(step.seconds)
            return web.Response(status=504)
        if isinstance(step, Fail):
            return web.Response(status=step.status, text=step.body, content_type="application/json")
        if isinstance(step, Garbage):
            return web.Response(text=step.body, content_type="text/html")
        if body.get("stream"):
            return await self._stream(request, step)
        return web.json_response(_completion(step))

    async def _stream(self, request: web.Request, step: Step) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        pieces = list(_deltas(step))
        cut = isinstance(step, Say) and step.cut
        for delta in pieces[: len(pieces) // 2] if cut else pieces:
            await response.write(_event({"delta": delta, "finish_reason": None}))
        if cut:
            assert request.transport is not None
            request.transport.abort()
            return response
        finish = "tool_calls" if isinstance(step, CallTool) else "stop"
        await response.write(_event({"delta": {}, "finish_reason": finish}))
        await response.write(b"data: [DONE]\n\n")
        return response


@asynccontextmanager
async def openai_endpoint(*script: Step) -> AsyncIterator[OpenAIEndpoint]:
    """Run an endpoint on a free loopback port."""
    endpoint = OpenAIEndpoint(script=list(script))
    app = web.Application()
    app.router.add_post("/v1/chat/completions", endpoint._complete)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    assert site._server is not None
    port = site._server.sockets[0].getsockname()[1]  # type: ignore[attr-defined]
    endpoint.url = f"http://127.0.0.1:{port}/v1"
    try:
        yield endpoint
    finally:
        await runner.cleanup()


def _deltas(step: Step) -> list[dict[str, Any]]:
    if isinstance(step, CallTool):
        arguments = step.arguments if isinstance(step.arguments, str) else json.dumps(step.arguments)
        function = {"name": step.name, "arguments": ""}
        head = {"index": 0, "id": "call_1", "type": "function", "function": function}
        rest = [
            {"tool_calls": [{"index": 0, "function": {"arguments": arguments[i : i + 7]}}]}
            for i in range(0, len(arguments), 7)
        ]
        return [{"role": "assistant", "content": None, "tool_calls": [head]}, *rest]
    assert isinstance(step, Say)
    words = step.text.split(" ")
    return [{"role": "assistant", "content": ""}, *({"content": word + " "} for word in words)]


def _completion(step: Step) -> dict[str, Any]:
    message: dict[str, Any] = {"role": "assistant", "content": None}
    if isinstance(step, CallTool):
        arguments = step.arguments if isinstance(step.arguments, str) else json.dumps(step.arguments)
        call = {"id": "call_1", "type": "function", "function": {"name": step.name, "arguments": arguments}}
        message["tool_calls"] = [call]
    else:
        assert isinstance(step, Say)
        message["content"] = step.text
    return {"id": "c1", "object": "chat.completion", "created": 1, "model": "scripted",
            "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
            "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}}  # fmt: skip


def _event(choice: dict[str, Any]) -> bytes:
    chunk = {"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": "scripted",
             "choices": [{"index": 0, **choice}]}  # fmt: skip
    return f"data: {json.dumps(chunk)}\n\n".encode()
