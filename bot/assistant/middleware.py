"""Around the graph's model and tools: which model answers, the grounding check, and errors as results."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from functools import cache, partial
from typing import Any, cast

import structlog
from langchain.agents import AgentState
from langchain.agents.middleware import AgentMiddleware
from langchain.agents.middleware.types import ModelRequest, ModelResponse, ToolCallRequest
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AnyMessage, HumanMessage, SystemMessage, ToolMessage
from langgraph.types import Command

from bot.assistant.desk.model import DeskModel
from bot.assistant.desk.plan import Reading
from bot.assistant.grounding import Ungrounded, check_grounding
from bot.assistant.prompt import system_prompt
from bot.assistant.session import Session
from bot.assistant.tools import TOOLS, may_use, tools_for
from bot.assistant.turns import this_turn
from bot.assistant.understanding.browsing import is_command
from bot.errors import NotAllowed, QuaysideError
from bot.limits import may_ask_model, spend
from bot.log import denied
from bot.telemetry import FALLBACKS, TOOL_ERRORS, stage
from bot.texts import say
from bot.tracking.numbers import Recognised, identify
from bot.tracking.shipments import Viewer, known_to, own_carriers

log = structlog.get_logger(__name__)

Request = ModelRequest[Session]
Response = ModelResponse[Any]
Handler = Callable[[Request], Awaitable[Response]]

MAX_MODEL_CALLS = 5
"""Calls of the language model in one turn; after that the desk model answers out of what was found."""

HISTORY = 16
"""Messages of the conversation that the language model sees."""


class UnusableOutput(Exception):
    """A language model's message that cannot be used: empty, malformed calls, unknown tools, unrepaired figures."""


class ChooseModel(AgentMiddleware[AgentState[Any], Session]):
    """The language model where one is configured and well; else, or when it fails, the desk model."""

    def __init__(self, endpoint: BaseChatModel | None, *, timeout: float, cooldown: float) -> None:
        super().__init__()
        self._endpoint = endpoint
        self._timeout = timeout
        self._cooldown = cooldown
        self._resting_until = 0.0

    async def awrap_model_call(self, request: Request, handler: Handler) -> Response:
        """One call of the graph's model."""
        session = request.runtime.context
        if self._endpoint is None or _is_command(request.messages):
            return await _by_desk(request, handler)
        if time.monotonic() < self._resting_until:
            return await _by_desk(request, handler, reason="resting")
        if not await asyncio.to_thread(_within_budget, session):
            return await _by_desk(request, handler, reason="budget")
        asked = request.override(
            model=self._endpoint,
            tools=list(tools_for(session.person.role)),
            messages=_recent(request.messages),
            system_message=SystemMessage(system_prompt(session)),
        )
        try:
            async with asyncio.timeout(self._timeout):
                with stage("endpoint"):
                    return await self._usable(asked, handler)
        except UnusableOutput as reason:
            log.warning("model_output_unusable", turn=session.turn, reason=str(reason))
            return await _by_desk(request, handler, reason="unusable")
        except Exception as error:
            self._resting_until = time.monotonic() + self._cooldown
            log.warning(
                "model_failed", turn=session.turn, error=type(error).__name__, cooldown=self._cooldown
            )
            return await _by_desk(request, handler, reason="failed")

    async def _usable(self, request: Request, handler: Handler) -> Response:
        """The model's answer, grounded; repaired once if it is not."""
        session = request.runtime.context
        turn = this_turn(request.messages)
        if sum(isinstance(message, AIMessage) for message in turn) >= MAX_MODEL_CALLS:
            raise UnusableOutput("too many calls in one turn")
        response = await handler(request)
        await asyncio.to_thread(_pay, session, request.messages, response)
        message = _checked(response)
        wrong = ungrounded(message, turn)
        if not wrong:
            return response
        log.info("answer_not_grounded", turn=session.turn, reason=str(wrong))
        repair = HumanMessage(
            f"Your draft fails the grounding check: {wrong}. Write it again with only what the passages and tool "
            "results of this turn say, citing passages as [n]; leave out what they do not support."
        )
        again = [*request.messages, message, repair]
        response = await handler(request.override(messages=again))
        await asyncio.to_thread(_pay, session, again, response)
        message = _checked(response)
        wrong = ungrounded(message, turn)
        if wrong:
            raise UnusableOutput(f"not grounded after a repair: {wrong}")
        return response


class ToolErrors(AgentMiddleware[AgentState[Any], Session]):
    """A tool that fails answers with its error, so that the person hears of it and the turn goes on."""

    async def awrap_tool_call(
        self,
        request: ToolCallRequest,
        handler: Callable[[ToolCallRequest], Awaitable[ToolMessage | Command[Any]]],
    ) -> ToolMessage | Command[Any]:
        """One call of a tool."""
        call = request.tool_call
        session = cast(Session, request.runtime.context)
        try:
            _allow(session, call["name"])
            request.runtime.stream_writer({"tool": call["name"]})
            with stage(call["name"]):
                return await handler(request)
        except QuaysideError as error:
            failure = error.as_json()
            if isinstance(error, NotAllowed):
                denied(call["name"], code=error.code, person=session.person.id, role=session.person.role,
                       turn=session.turn)  # fmt: skip
        except Exception:
            log.exception("tool_failed", turn=session.turn, tool=call["name"])
            failure = {"code": "internal", "message": "the tool failed; the cause is logged"}
        # a name that the model made up is no label
        TOOL_ERRORS.labels(
            tool=call["name"] if call["name"] in TOOLS else "unknown", code=failure["code"]
        ).inc()
        content = json.dumps({"error": failure}, ensure_ascii=False, default=str)
        return ToolMessage(content, tool_call_id=call["id"] or "", name=call["name"], status="error")


def ungrounded(message: AIMessage, turn: list[AnyMessage]) -> Ungrounded:
    """What an answer says beyond this turn's evidence; nothing for a message that calls tools."""
    if message.tool_calls:
        return Ungrounded()
    passages: dict[int, str] = {}
    results = [json.dumps(c["args"]) for m in turn if isinstance(m, AIMessage) for c in m.tool_calls]
    for result in (m for m in turn if isinstance(m, ToolMessage)):
        if result.name != "search_documents":
            results.append(result.text)
        for passage in _passages(result.text):
            passages[passage["n"]] = " ".join(
                str(passage[key]) for key in ("title", "section", "text", "as_of")
            )
    searched = any(isinstance(m, ToolMessage) and m.name == "search_documents" for m in turn)
    must_cite = searched and bool(passages)
    return check_grounding(message.text, passages=passages, results=results, must_cite=must_cite)


def _passages(result: str) -> list[dict[str, Any]]:
    """The passages in a tool's result; a tool that failed may answer in plain words."""
    try:
        loaded = json.loads(result)
    except ValueError:
        return []
    return list(loaded.get("passages") or []) if isinstance(loaded, dict) else []


def _is_command(messages: list[AnyMessage]) -> bool:
    """Whether the turn is a command or a button that says exactly what is wanted: there is nothing to understand."""
    turn = this_turn(messages)
    return bool(turn) and is_command(turn[0].text)


async def _by_desk(request: Request, handler: Handler, *, reason: str = "") -> Response:
    if reason:
        FALLBACKS.labels(reason=reason).inc()
    session = request.runtime.context
    desk = DeskModel(person=session.person, language=session.language, reading=_reading(session))
    with stage("desk"):
        return await handler(request.override(model=desk, tools=list(tools_for(session.person.role))))


def _within_budget(session: Session) -> bool:
    """Asked before each call; the person's first turn without the model says so."""
    person, rooms = session.person, session.rooms
    allowance = may_ask_model(rooms.store, rooms.settings, person.id, person.shop)
    if allowance.tell:
        session.notices.append(say(session.language, "limit-model"))
    return allowance.left


def _pay(session: Session, asked: list[AnyMessage], response: Response) -> None:
    person, rooms = session.person, session.rooms
    usage = getattr(response.result[-1], "usage_metadata", None)
    # endpoints that report nothing are taken at four characters a token
    characters = sum(len(message.text) for message in (*asked, *response.result))
    tokens = usage["total_tokens"] if usage else characters // 4
    spend(rooms.store, rooms.settings, person.id, person.shop, tokens)


def _reading(session: Session) -> Reading:
    """With the shop's own parcel numbers known, as far as this person may see them.

    The store is asked only when a message is read: not when the desk composes, nor when another model answers.
    """
    store, person = session.rooms.store, session.person
    viewer = Viewer(person.tracking_role, person.shop, session.language, person.id)
    carriers = cache(partial(own_carriers, store, viewer))

    def recognise(text: str) -> tuple[Recognised, ...]:
        return identify(text, known=known_to(store, viewer), carriers=carriers())

    return Reading(session.rooms.intents, recognise)


def _allow(session: Session, tool: str) -> None:
    if not may_use(session.person.role, tool):
        raise NotAllowed(f"{tool} is not for this role")


def _checked(response: Response) -> AIMessage:
    message = response.result[-1]
    if not isinstance(message, AIMessage):
        raise UnusableOutput("no answer")
    if message.invalid_tool_calls:
        raise UnusableOutput("malformed tool call")
    if unknown := [call["name"] for call in message.tool_calls if call["name"] not in TOOLS]:
        raise UnusableOutput(f"unknown tool {unknown[0][:40]}")
    if not message.tool_calls and not message.text.strip():
        raise UnusableOutput("empty answer")
    return message


def _recent(messages: list[AnyMessage]) -> list[AnyMessage]:
    """The newest messages, beginning with one of the person's: a tool's result needs the call before it."""
    recent = messages[-HISTORY:]
    while recent and not isinstance(recent[0], HumanMessage):
        recent = recent[1:]
    return recent or this_turn(messages)
