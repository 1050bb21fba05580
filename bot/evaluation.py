"""Quality, measured: `quayside eval` runs the question sets of `tests/eval/` and prints what came out right.

The sets are our own, written apart from the documents and examples they try. Figures are printed, never asserted.
"""

import asyncio
import json
import re
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.errors import NotFound
from bot.resources import EVALUATION

if TYPE_CHECKING:
    from bot.assistant.assistant import Assistant
    from bot.assistant.conversation import Reply


@dataclass(slots=True)
class Score:
    """How one set went."""

    name: str
    right: int = 0
    of: int = 0
    wrong: list[str] = field(default_factory=list)
    """What failed, and how."""
    figures: dict[str, Any] = field(default_factory=dict)
    """What the set measures beside right and wrong."""
    seconds: float = 0.0

    def count(self, case: str, problem: str) -> None:
        """Count a case; an empty problem is a success."""
        self.of += 1
        if problem:
            self.wrong.append(f"{case}: {problem}")
        else:
            self.right += 1

    def as_json(self) -> dict[str, Any]:
        """For `--json`."""
        rate = round(self.right / self.of, 4) if self.of else None
        return {"set": self.name, "right": self.right, "of": self.of, "rate": rate, **self.figures,
                "seconds": round(self.seconds, 1), "wrong": self.wrong}  # fmt: skip


async def evaluate(assistant: "Assistant", only: str = "") -> list[Score]:
    """Run all sets, or the one that is named. Raises NotFound for a name there is none of."""
    if only and only not in SETS:
        raise NotFound(f"no set {only!r}; there are {', '.join(SETS)}")
    if not EVALUATION.is_dir():
        raise NotFound("the question sets come with the source checkout (tests/eval)")
    scores = []
    for name, run in SETS.items():
        if only in ("", name) and (EVALUATION / f"{name}.jsonl").is_file():
            started = time.perf_counter()
            score = await run(assistant)
            score.seconds = time.perf_counter() - started
            scores.append(score)
    return scores


async def _requests(assistant: "Assistant") -> Score:
    """What a message wants, in which language, and the things it names."""
    from bot.assistant.desk.duty_slots import slots_of
    from bot.assistant.understanding.language import detect_language
    from bot.assistant.understanding.requests import normalised, read_requests

    score = Score("requests")
    for case in _cases("requests"):
        requests = read_requests(normalised(case["text"]), assistant.rooms.intents)
        got = ["track" if r.numbers and r.intent != "ask" else r.intent for r in requests]
        problem = f"intents {got}" if got != case["intents"] else ""
        language = detect_language(case["text"])
        if language != case["language"]:
            problem += f" language {language}"
        duty = next((slots_of(r) for r in requests if r.intent == "duty"), {})
        for name, wanted in case.get("slots", {}).items():
            if not _same(duty.get(name), wanted):
                problem += f" {name}={duty.get(name)}"
        score.count(case["text"], problem)
    return score


async def _conversations(assistant: "Assistant") -> Score:
    """Whole conversations: outcome, tool, citation, language, and what must or must not be said."""
    from bot.assistant.conversation import Person, Turn

    score = Score("conversations")
    latencies: list[int] = []
    for case in _cases("conversations"):
        chat = f"eval:{case['id']}"
        problems = []
        for number, turn in enumerate(case["turns"], 1):
            text = turn["text"] if "text" in turn else turn["text_times"][0] * turn["text_times"][1]
            person = Person("eval", case["role"])
            reply = await assistant.answer(Turn(person, chat, text, f"{chat}:{number}"))
            latencies.append(reply.latency_ms)
            problems += [f"turn {number} {problem}" for problem in _compare(turn, reply)]
        await assistant.forget(chat)
        score.count(case["id"], "; ".join(problems))
    latencies.sort()
    score.figures = {
        "p50_ms": latencies[len(latencies) // 2],
        "p95_ms": latencies[int(len(latencies) * 0.95)],
    }
    return score


def _compare(turn: dict[str, Any], reply: "Reply") -> Iterator[str]:
    if turn.get("outcome", reply.outcome) != reply.outcome:
        yield f"outcome {reply.outcome}"
    if turn.get("language", reply.language) != reply.language:
        yield f"language {reply.language}"
    if "tool" in turn and turn["tool"] not in [call.name for call in reply.tools]:
        yield f"tools {[call.name for call in reply.tools]}"
    cited = " ".join(citation.document for citation in reply.citations)
    if "cites" in turn and not re.search(turn["cites"], cited):
        yield f"cites {cited or 'nothing'}"
    if "contains" in turn and turn["contains"] not in reply.text:
        yield f"lacks {turn['contains']!r}"
    if "lacks" in turn and turn["lacks"] in reply.text + cited:
        yield f"says {turn['lacks']!r}"


async def _search(assistant: "Assistant") -> Score:
    """The document that answers among the first five; and silence where none does."""
    score = Score("search")
    first = answered = unanswerable = kept_silent = 0
    for case in _cases("search"):
        results = assistant.rooms.library.search(
            case["text"], role=case.get("role", "staff"), markets=tuple(case.get("markets", ())), k=5
        )
        wanted = case.get("documents") or []
        if not wanted:
            unanswerable += 1
            kept_silent += not results.answerable
            score.count(case["text"], "answers what the documents do not" if results.answerable else "")
            continue
        found = [hit.document.replace(".zh.md", ".md") for hit in results.hits]
        places = [i for i, document in enumerate(found) if document in wanted]
        first += places[:1] == [0]
        answered += 1
        problem = "" if places else f"found {found[:2]}"
        if not results.answerable:
            problem = "refuses"
        score.count(case["text"], problem)
    if answered:
        score.figures["recall@1"] = round(first / answered, 3)
    if unanswerable:
        score.figures["silent_where_unanswerable"] = round(kept_silent / unanswerable, 3)
    score.figures |= await asyncio.to_thread(_parts_of_search, assistant)
    return score


def _parts_of_search(assistant: "Assistant") -> dict[str, Any]:
    """recall@5 of the whole search, by language and kind of question, and of the search without one of its parts:
    what each of them is worth.
    """
    from bot.retrieval.evaluation import ablation, figures, in_groups, originals_only, questions, run

    library = assistant.rooms.library
    asked = [question for question in questions(EVALUATION / "search.jsonl") if question.documents]
    groups = {
        f"recall@5 {name} ({found.questions})": round(found.recall[5] or 0, 3)
        for name, found in in_groups(library, run(library, asked)).items()
    }
    foreign = [question for question in asked if question.language != "en"]
    with originals_only(assistant.rooms.settings) as english:
        across = figures(run(english, foreign)).recall[5]
    groups[f"recall@5 zh, es, ru with the translations taken away ({len(foreign)})"] = round(across or 0, 3)
    whole, *parts = ablation(library, asked).items()
    return {"recall@5": whole[1], **groups, **{f"recall@5 {name}": recall for name, recall in parts}}


async def _classify(_assistant: "Assistant") -> Score:
    """The right six digits among the first five candidates."""
    from bot.duties.classification import classify

    score = Score("classify")
    first = 0
    for case in _cases("classify"):
        codes = [candidate.hs[:6] for candidate in classify(case["text"], k=5).candidates]
        first += codes[:1] == [case["hs6"][:6]]
        score.count(case["text"], "" if case["hs6"][:6] in codes else f"{codes[:3]}, not {case['hs6']}")
    score.figures["first"] = round(first / max(score.of, 1), 3)
    return score


async def _identify(_assistant: "Assistant") -> Score:
    """Tracking numbers: the right courier among the candidates, mistyped ones refused, sentences read exactly."""
    from bot.tracking.numbers import identify

    score = Score("identify")
    accepted = refused = numbers = mistyped = exact = 0
    for case in _cases("identify"):
        valid = [one for one in identify(case["text"]) if one.valid]
        if "mistyped" in case:
            mistyped += 1
            refused += not valid
            score.count(case["text"], f"takes {valid[0].number}" if valid else "")
        else:
            numbers += 1
            found = any(one.number == case["number"] and case["carrier"] in one.carriers for one in valid)
            accepted += found
            score.count(
                case["text"], "" if found else f"not {case['carrier']}: {[n.carriers for n in valid]}"
            )
    sentences = _lines(EVALUATION.parent / "tracking" / "sentences.jsonl")
    for case in sentences:
        got = [one.number for one in identify(case["text"])]
        exact += got == case["numbers"]
        score.count(case["text"], "" if got == case["numbers"] else f"{got}, not {case['numbers']}")
    score.figures = {
        "right_courier": round(accepted / max(numbers, 1), 3),
        "mistyped_refused": round(refused / max(mistyped, 1), 3),
        "sentences_exact": round(exact / max(len(sentences), 1), 3),
    }
    return score


SETS: dict[str, Callable[["Assistant"], Awaitable[Score]]] = {
    "requests": _requests,
    "identify": _identify,
    "search": _search,
    "classify": _classify,
    "conversations": _conversations,
}
"""The question sets by name."""


def _cases(name: str) -> list[dict[str, Any]]:
    return _lines(EVALUATION / f"{name}.jsonl")


def _lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def _same(got: Any, wanted: str) -> bool:
    if got is None:
        return False
    if re.fullmatch(r"\d+(\.\d+)?", wanted):
        return Decimal(str(got)) == Decimal(wanted)
    return str(got) == wanted
