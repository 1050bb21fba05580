"""The documents that the advice on a parcel rests on, found and cited for whoever asks."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from bot.assistant.citing import cite
from bot.assistant.session import Session
from bot.resources import KNOWLEDGE
from bot.retrieval.results import Hit

_READER = re.compile(r"^advice-(.+)-(?:customer|seller)$")
_MOST = 3
"""Parcels of one answer whose advice is looked up: a search takes some milliseconds."""


def cite_advice(session: Session, views: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The passages behind the advice on these parcels; each view gets `advice_sources`, their [n].

    Nothing is looked up for a parcel on which there is nothing to advise.
    """
    passages: dict[int, dict[str, Any]] = {}
    done: dict[tuple[str, str], list[int]] = {}
    for view in views:
        match = _READER.match(view["advice_key"])
        topic = _topics().get(match[1]) if match else None
        if topic is None or len(done) >= _MOST:
            continue
        about = (topic["query"]["en"], view["destination"] or "")
        if about not in done:
            done[about] = []
            for hit in _found(session, topic, about[1]):
                passage = cite(session, hit)
                passages[passage["n"]] = passage
                done[about].append(passage["n"])
        if done[about]:
            view["advice_sources"] = done[about]
    return list(passages.values())


def _found(session: Session, topic: Mapping[str, Any], destination: str) -> list[Hit]:
    results = session.rooms.library.search(
        topic["query"].get(session.language, topic["query"]["en"]),
        role=session.person.role,
        markets=(destination,) if destination and topic.get("local") else (),
        language=session.language,
        k=8,
    )
    general = [hit for hit in results.hits if _name(hit.document) in topic["documents"]]
    local = [hit for hit in results.hits if destination in hit.markets] if topic.get("local") else []
    return [*general[:1], *local[:1]]


def _name(document: str) -> str:
    """The document without its language and ending."""
    return re.sub(r"(?:\.(?:en|zh|es|ru))?\.\w+$", "", document)


@cache
def _topics() -> Mapping[str, Mapping[str, Any]]:
    with (KNOWLEDGE / "carriers" / "advice.toml").open("rb") as file:
        table = tomllib.load(file)
    return {key: topic for topic in table.values() for key in topic["keys"]}
