"""The desk model as a LangChain chat model: plans on the person's message, composes on the tools' results."""

import json
import re
import uuid
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from typing import Any

from langchain_core.callbacks import AsyncCallbackManagerForLLMRun, CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import (
    AIMessage,
    AIMessageChunk,
    BaseMessage,
    ToolMessage,
)
from langchain_core.messages.tool import tool_call_chunk
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable

from bot.assistant.conversation import Button, Person
from bot.assistant.desk.compose import Part, joined, part_of
from bot.assistant.desk.memory import KEY, Memory
from bot.assistant.desk.plan import Call, Plan, Reading, plan
from bot.assistant.turns import this_turn
from bot.settings import Language
from bot.texts import say

_PIECES = re.compile(r".*?(?:\n+|(?<=[.!?。！？])\s|$)", re.DOTALL)


class DeskModel(BaseChatModel):
    """Made for one turn: who speaks and in which language is given by the session, not read from messages."""

    person: Person
    language: Language
    reading: Any
    """What messages are read with: a `plan.Reading`."""

    @property
    def _llm_type(self) -> str:
        return "desk"

    def bind_tools(self, tools: Any, **_: Any) -> Runnable[LanguageModelInput, AIMessage]:
        """The desk knows its tools by name; the graph hands over only those that the role may use."""
        return self

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        return ChatResult(
            generations=[ChatGeneration(message=answer(messages, self.person, self.language, self.reading))]
        )

    async def _astream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> AsyncIterator[ChatGenerationChunk]:
        for chunk in _chunks(answer(messages, self.person, self.language, self.reading)):
            generation = ChatGenerationChunk(message=chunk)
            if run_manager:
                await run_manager.on_llm_new_token(chunk.text, chunk=generation)
            yield generation


def answer(messages: list[BaseMessage], person: Person, language: Language, reading: Reading) -> AIMessage:
    """The desk's next message: tool calls, or the answer."""
    turn = this_turn(messages)
    results = [message for message in turn if isinstance(message, ToolMessage)]
    if results:
        return _composed(messages, turn, person, language)
    asked = turn[0].text if turn else ""
    made = plan(asked, Memory.of(messages), person, language, reading)
    calls = [step for step in made.steps if isinstance(step, Call)]
    if not calls:
        return _final([_said(step) for step in made.steps], made.memory, made.reminder)
    return _calling(made)


def _calling(made: Plan) -> AIMessage:
    tool_calls, steps = [], []
    for step in made.steps:
        if isinstance(step, Call):
            identity = f"desk_{uuid.uuid4().hex[:12]}"
            tool_calls.append(
                {"name": step.tool, "args": step.arguments, "id": identity, "type": "tool_call"}
            )
            steps.append({"call": identity, "lead": step.lead})
        else:
            part = _said(step)
            steps.append({"text": part.text, "outcome": part.outcome})
    kept = {"steps": steps, "memory": made.memory.as_json(), "reminder": made.reminder}
    return AIMessage("", tool_calls=tool_calls, additional_kwargs={KEY: kept})


def _composed(
    messages: list[BaseMessage], turn: list[BaseMessage], person: Person, language: Language
) -> AIMessage:
    calls = {
        call["id"]: call for message in turn if isinstance(message, AIMessage) for call in message.tool_calls
    }
    results = {message.tool_call_id: message for message in turn if isinstance(message, ToolMessage)}
    caller = next(message for message in turn if isinstance(message, AIMessage) and message.tool_calls)
    kept = caller.additional_kwargs.get(KEY) or {
        "steps": [{"call": identity, "lead": ""} for identity in calls]
    }
    parts = []
    for step in kept["steps"]:
        if "call" not in step:
            parts.append(Part(step["text"], step["outcome"]))
        elif step["call"] in results:
            call = calls[step["call"]]
            parts.append(
                part_of(call["name"], call["args"], _result(results[step["call"]]), language, step["lead"])
            )
    names = [call["name"] for call in calls.values()]
    if person.role == "customer" and names == ["search_documents"] and parts[0].outcome == "refused":
        wish = say(language, "desk-ask-person")  # where the documents end, a person is one press away
        parts[0] = replace(parts[0], buttons=(Button(wish, wish),))
    return _final(parts, Memory.of(messages), kept.get("reminder", ""))


def _final(parts: list[Part], memory: Memory, reminder: str) -> AIMessage:
    whole, memory = joined(parts, memory, reminder)
    kept = {
        "memory": memory.as_json(),
        "outcome": whole.outcome,
        "buttons": [[button.label, button.value] for button in whole.buttons],
    }
    return AIMessage(whole.text, additional_kwargs={KEY: kept})


def _said(step: Any) -> Part:
    return Part(step.text, step.outcome, step.buttons)


def _result(message: ToolMessage) -> dict[str, Any]:
    try:
        loaded = json.loads(message.text)
    except ValueError:  # a tool that failed says so in plain words
        return {"error": {"code": "internal", "message": message.text[:200]}}
    return loaded if isinstance(loaded, dict) else {"error": {"code": "internal", "message": "no object"}}


def _chunks(message: AIMessage) -> Iterator[AIMessageChunk]:
    """The message in pieces of a sentence or a line, as a streaming endpoint would send it."""
    pieces = [piece for piece in _PIECES.findall(message.text) if piece]
    for piece in pieces:
        yield AIMessageChunk(content=piece)
    yield AIMessageChunk(
        content="",
        additional_kwargs=message.additional_kwargs,
        tool_call_chunks=[
            tool_call_chunk(name=call["name"], args=json.dumps(call["args"]), id=call["id"], index=index)
            for index, call in enumerate(message.tool_calls)
        ],
        chunk_position="last",
    )
