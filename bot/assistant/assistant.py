"""A Turn in, a Reply out: one LangChain graph, with its memory in a checkpointer."""

import asyncio
import json
import re
import time
from collections import OrderedDict, defaultdict
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from contextvars import Context
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Any, Required, cast

import langsmith
from langchain.agents import AgentState, create_agent
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import (
    AIMessage,
    AIMessageChunk,
    AnyMessage,
    HumanMessage,
    ToolMessage,
)
from langgraph.graph.message import add_messages
from langgraph.graph.state import CompiledStateGraph

from bot.assistant.checkpoints import Checkpoints, open_checkpoints
from bot.assistant.conversation import (
    Button,
    Citation,
    OnProgress,
    Outcome,
    Person,
    Progress,
    Reply,
    Suggesting,
    ToolCall,
    Turn,
)
from bot.assistant.desk.compose import buttons_of
from bot.assistant.desk.memory import KEY
from bot.assistant.desk.model import DeskModel
from bot.assistant.desk.order_wishes import is_sheet_step
from bot.assistant.desk.plan import Reading
from bot.assistant.endpoint import open_endpoint
from bot.assistant.files import answer_files
from bot.assistant.middleware import ChooseModel, ToolErrors
from bot.assistant.people_tools import answer_distress
from bot.assistant.session import Rooms, Session
from bot.assistant.suggestions import suggest
from bot.assistant.tools import TOOLS
from bot.assistant.translation import Translator
from bot.assistant.turns import this_turn
from bot.assistant.understanding.aftersales import is_case_command
from bot.assistant.understanding.browsing import is_command
from bot.assistant.understanding.distress import read_distress
from bot.assistant.understanding.language import detect_language
from bot.clock import today
from bot.log import about
from bot.settings import LANGUAGES, Language
from bot.telemetry import TURNS, stage
from bot.texts import say

KEPT_MESSAGES = 30
"""Messages of a conversation that are remembered; older ones are forgotten."""

_MAX_INPUT = 20_000
"""Characters of a message that are kept at all; what is longer is refused by its length anyway."""

_KNOWN_LANGUAGES = 10_000
_CITED = re.compile(r"\[(\d{1,3})\]")


def remembered(before: list[AnyMessage], came: Sequence[AnyMessage]) -> list[AnyMessage]:
    """The messages of a conversation after some came; when the person speaks, the oldest are forgotten.

    Whole turns at a time, so that no answer stays without its question. And the answer of this very turn, where a
    crash let it be remembered but not sent: the turn is done anew.
    """
    messages = cast(list[AnyMessage], add_messages(cast(Any, before), cast(Any, came)))
    if not isinstance(came[-1], HumanMessage):
        return messages
    end = len(messages)  # a message under an id that is known takes that one's place
    while end and not isinstance(messages[end - 1], HumanMessage):
        end -= 1
    start = max(0, end - KEPT_MESSAGES)
    while 0 < start < end - 1 and not isinstance(messages[start], HumanMessage):
        start += 1
    return messages[start:end]


class Conversation(AgentState[Any]):
    """The graph's state: the messages, and the language last spoken."""

    messages: Required[Annotated[list[AnyMessage], remembered]]
    language: str


class Assistant:
    """The running assistant. Turns of one chat are answered one after another."""

    def __init__(
        self,
        rooms: Rooms,
        graph: CompiledStateGraph[Any, Session, Any, Any],
        checkpoints: Checkpoints,
        endpoint: BaseChatModel | None = None,
    ) -> None:
        self.rooms = rooms
        self._endpoint = endpoint
        self._translator = Translator(rooms, endpoint)
        self._graph = graph
        self._checkpoints = checkpoints
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._languages: OrderedDict[str, Language] = OrderedDict()

    async def answer(self, turn: Turn, on_progress: OnProgress | None = None) -> Reply:
        """Answer one turn; see `bot.assistant.conversation.Assistant`."""
        started = time.perf_counter()
        with about(turn.id), stage("turn", turn=turn.id, role=turn.person.role):
            async with self._locks[turn.chat]:
                language = await self._language(turn)
                session = Session(turn.person, turn.id, language, today(), self.rooms)
                if distress := read_distress(turn.text):
                    calm = await asyncio.to_thread(answer_distress, session, turn.text, distress)
                else:
                    calm = None
                if calm is not None:
                    reply = calm
                elif turn.files:
                    reply = await answer_files(turn, session, on_progress)
                else:
                    reply = await self._run(turn, session, on_progress)
        if session.files:
            reply = replace(reply, files=(*reply.files, *session.files))
        if session.notices:
            reply = replace(reply, text="\n\n".join([reply.text, *session.notices]))
        model = "desk" if reply.model == "desk" else "endpoint"
        TURNS.labels(outcome=reply.outcome, model=model, role=turn.person.role).inc()
        elapsed = round((time.perf_counter() - started) * 1000)
        return replace(reply, latency_ms=elapsed)

    async def forget(self, chat: str) -> None:
        """Drop all that is remembered of a conversation."""
        async with self._locks[chat]:
            await self._checkpoints.forget(chat)
            self._languages.pop(chat, None)

    async def remembered(self, chat: str) -> list[dict[str, str]]:
        """What is remembered of a conversation, oldest first: `{"by": "person" | "assistant", "text"}`."""
        state = await self._graph.aget_state({"configurable": {"thread_id": chat}})
        return [
            {"by": "person" if isinstance(message, HumanMessage) else "assistant", "text": message.text}
            for message in state.values.get("messages", [])
            if isinstance(message, HumanMessage | AIMessage) and message.text
        ]

    async def suggest(self, asked: Suggesting) -> Reply:
        """A reply for a person to send; see `bot.assistant.conversation.Assistant`."""
        with about(asked.turn):
            return await suggest(self.rooms, self._endpoint, asked)

    async def translate(self, text: str, language: str, shop: str) -> str:
        """What words mean in that language; see `bot.assistant.conversation.Assistant`."""
        return await self._translator.translate(text, language, shop)

    async def forget_before(self, at: datetime) -> int:
        """Drop the conversations whose last turn was before that time; gives how many."""
        return await self._checkpoints.forget_before(at)

    async def _run(self, turn: Turn, session: Session, on_progress: OnProgress | None) -> Reply:
        config: Any = {"configurable": {"thread_id": turn.chat}}
        message = HumanMessage(turn.text[:_MAX_INPUT], id=turn.id or None)
        given = {"messages": [message], "language": session.language}
        state: dict[str, Any] = {}
        written, current = "", ""
        modes = ["values", "custom"]
        if self._endpoint is not None:  # the desk's answer is there all at once
            modes.append("messages")
        async for mode, event in self._graph.astream(
            given, config, context=session, stream_mode=cast(Any, modes), durability="exit"
        ):
            if mode == "values":
                state = cast(dict[str, Any], event)
            elif on_progress is None:
                continue
            elif mode == "custom":
                tool = cast(dict[str, str], event)["tool"].replace("_", "-")
                await on_progress(Progress(doing=say(session.language, f"doing-{tool}")))
            elif isinstance(event[0], AIMessageChunk) and event[0].text:
                # a repaired or a fallback answer comes under a new id and replaces what was shown
                if event[0].id != current:
                    written, current = "", event[0].id or ""
                written += event[0].text
                await on_progress(Progress(text=written))
        return _reply(state["messages"], session, self.rooms.settings.openai_model)

    async def _language(self, turn: Turn) -> Language:
        if turn.person.language in LANGUAGES:
            language = turn.person.language
        else:
            before = self._languages.get(turn.chat) or await self._remembered_language(turn.chat)
            if before is None and turn.person.language_hint in LANGUAGES:
                before = turn.person.language_hint
            bare = is_command(turn.text) or is_case_command(turn.text) or is_sheet_step(turn.text)
            said = "" if bare else turn.text[:2000]
            language = detect_language(said, before=before, default=self.rooms.settings.default_language)
        self._languages[turn.chat] = language
        self._languages.move_to_end(turn.chat)
        if len(self._languages) > _KNOWN_LANGUAGES:
            self._languages.popitem(last=False)
        return language

    async def _remembered_language(self, chat: str) -> Language | None:
        state = await self._graph.aget_state({"configurable": {"thread_id": chat}})
        language = state.values.get("language")
        return cast(Language, language) if language in LANGUAGES else None


@asynccontextmanager
async def open_assistant(rooms: Rooms) -> AsyncIterator[Assistant]:
    """The assistant over running rooms; closes its memory at the end."""
    langsmith.set_runtime_overrides(aio_to_thread=_in_place)
    async with open_checkpoints(rooms.settings) as checkpoints, open_endpoint(rooms.settings) as endpoint:
        choose = ChooseModel(
            endpoint, timeout=rooms.settings.openai_timeout, cooldown=rooms.settings.model_cooldown
        )
        graph = create_agent(
            _placeholder(rooms),
            [entry for entry, _ in TOOLS.values()],
            middleware=[choose, ToolErrors()],
            state_schema=Conversation,
            context_schema=Session,
            checkpointer=checkpoints.saver,
        )
        yield Assistant(rooms, cast(Any, graph), checkpoints, endpoint)


async def _in_place(
    _default: Any, context: Context, work: Callable[..., Any], /, *given: Any, **named: Any
) -> Any:
    """LangChain goes to a thread and back around each model and tool call only to find that nobody traces them."""
    return context.run(work, *given, **named)


def _placeholder(rooms: Rooms) -> BaseChatModel:
    """`create_agent` wants a model; ChooseModel puts the turn's own in its place."""
    nobody = Person("nobody", "customer")
    return DeskModel(person=nobody, language=rooms.settings.default_language, reading=Reading(rooms.intents))


def _reply(messages: list[AnyMessage], session: Session, model: str) -> Reply:
    turn = this_turn(messages)
    final = turn[-1]
    assert isinstance(final, AIMessage)
    results = {m.tool_call_id: m for m in turn if isinstance(m, ToolMessage)}
    tools = tuple(
        ToolCall(call["name"], dict(call["args"]), _loaded(results[call["id"]].text))
        for message in turn
        if isinstance(message, AIMessage)
        for call in message.tool_calls
        if call["id"] in results
    )
    text, citations = _renumbered(final.text, session.evidence.citations)
    desk = final.additional_kwargs.get(KEY)
    if desk is not None:
        buttons = tuple(Button(label, value) for label, value in desk["buttons"])
        return Reply(text, session.language, desk["outcome"], citations, buttons, tools, "desk")
    buttons = next((b for call in tools if (b := _safe_buttons(call, session.language))), ())
    return Reply(text, session.language, _outcome(tools, citations), citations, buttons, tools, model)


def _safe_buttons(call: ToolCall, language: Language) -> tuple[Button, ...]:
    return buttons_of(call.name, call.result, language) if isinstance(call.result, dict) else ()


def _outcome(tools: tuple[ToolCall, ...], citations: tuple[Citation, ...]) -> Outcome:
    """What a language model's turn came to, told from its tools' results."""
    results = [call.result for call in tools if isinstance(call.result, dict)]
    if any(result.get("questions") or result.get("question") for result in results):
        return "asked"
    if any(result.get("acted") for result in results):
        return "acted"
    if citations or not tools:
        return "answered"
    unhelpful = [result.get("error") or result.get("answerable") is False for result in results]
    return "refused" if unhelpful and all(unhelpful) else "answered"


def _renumbered(text: str, found: list[Citation]) -> tuple[str, tuple[Citation, ...]]:
    """Citations in the order in which the text cites them, from [1] on."""
    known = {citation.n: citation for citation in found}
    order = list(dict.fromkeys(int(n) for n in _CITED.findall(text) if int(n) in known))
    new = {n: position for position, n in enumerate(order, 1)}
    text = _CITED.sub(lambda m: f"[{new[int(m.group(1))]}]" if int(m.group(1)) in new else m.group(), text)
    return text, tuple(replace(known[n], n=new[n]) for n in order)


def _loaded(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return {"error": {"code": "internal", "message": text[:200]}}
