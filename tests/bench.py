"""`make bench`: size, speed and memory on this machine, beside the bare libraries. Printed, never asserted."""

import asyncio
import importlib.metadata
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
QUAYSIDE = [sys.executable, "-m", "bot"]
SEARCH = "Which registrations do I need to export from China?"
TRACK = "where is LX123456785CN?"
DUTY = "what duty on 200 cotton T-shirts, $4 each, from China to the UK?"


def main() -> None:
    """Run all of it; a few minutes."""
    print(f"Quayside on {os.cpu_count()} cores, Python {sys.version.split()[0]}\n")
    show("installed size", f"{installed_megabytes():.0f} MB (what requirements.lock installs)")
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "QUAYSIDE_HOME": home, "PYTHONWARNINGS": "ignore"}
        commands(environment)
        run = child("turns", environment)
    print("\nOne process, warm, desk model:")
    for name, figures in run["turns"].items():
        show(f"turn: {name}", f"p50 {figures['p50']:.1f} ms   p95 {figures['p95']:.1f} ms")
    show("embedding one question", f"p50 {run['embedding']:.1f} ms")
    show("open the assistant (index built before)", f"{run['opening']:.2f} s")
    show("resident memory after the turns", f"{run['resident']:.0f} MB")
    with tempfile.TemporaryDirectory() as home:
        bare = child("bare", {**os.environ, "QUAYSIDE_HOME": home, "PYTHONWARNINGS": "ignore"})
    print("\nThe bare LangChain agent + Chroma retriever, same documents and embeddings, a scripted model:")
    show("turn: search", f"p50 {bare['p50']:.1f} ms   p95 {bare['p95']:.1f} ms")
    show("import and open (index built before)", f"{bare['opening']:.2f} s")
    show("resident memory", f"{bare['resident']:.0f} MB")
    print(
        "\nIt answers nothing by itself: no understanding, no lexical search, no roles, no citations checked."
    )

    from tests import bench_aftersales, bench_throughput, bench_tracking

    print("\nTracking, one core:")
    bench_tracking.main()
    bench_aftersales.main()
    bench_throughput.main()


def show(name: str, figure: str) -> None:
    print(f"  {name:<42} {figure}")


def commands(environment: dict[str, str]) -> None:
    """Whole commands, from the shell to the last byte."""
    print("\nCommands, cold (a new process each):")
    first = seconds([*QUAYSIDE, "ask", SEARCH], environment)
    show("first answer ever (index built)", f"{first:.2f} s")
    for name, arguments in {
        "ask (search)": ["ask", SEARCH],
        "identify": ["identify", "LX123456785CN"],
        "track": ["track", "LX123456785CN"],
        "duty": [
            "duty",
            "--hs",
            "610910",
            "--from",
            "CN",
            "--to",
            "GB",
            "--value",
            "800",
            "--currency",
            "USD",
        ],
        "classify": ["classify", "cotton T-shirt"],
        "search": ["search", SEARCH],
    }.items():
        times = [seconds([*QUAYSIDE, *arguments], environment) for _ in range(3)]
        show(name, f"{statistics.median(times):.2f} s")


def seconds(command: list[str], environment: dict[str, str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    return time.perf_counter() - started


def child(name: str, environment: dict[str, str]) -> dict[str, Any]:
    """A measurement in a process of its own, so that memory and imports are its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", name],
        cwd=ROOT,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    loaded: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return loaded


def turns() -> dict[str, Any]:
    """Turns of the real assistant."""
    from bot.app import open_assistant
    from bot.assistant.conversation import Person, Turn
    from bot.settings import Settings

    async def run() -> dict[str, Any]:
        settings = Settings(_env_file=None)
        async with open_assistant(settings):
            pass  # builds the index
        started = time.perf_counter()
        async with open_assistant(settings) as assistant:
            opening = time.perf_counter() - started
            person = Person("bench", "seller", "en")

            async def turn(text: str, number: int) -> float:
                begun = time.perf_counter()
                reply = await assistant.answer(
                    Turn(person, f"bench:{number % 10}", text, f"bench:{text}:{number}")
                )
                assert reply.outcome == "answered", reply
                return (time.perf_counter() - begun) * 1000

            results = {}
            for name, text in {"search": SEARCH, "track": TRACK, "duty": DUTY}.items():
                for number in range(5):
                    await turn(text, -number)
                times = [await turn(text, number) for number in range(60)]
                results[f"{name} (question embedded before)" if name == "search" else name] = spread(times)
            embedder = assistant.rooms.library.embedder
            texts = [f"{SEARCH} {number}" for number in range(40)]
            embedding = statistics.median(timed(lambda text=text: embedder.query(text)) for text in texts)
            fresh = [await turn(f"{SEARCH} ({number})", number) for number in range(40)]
            results["search (new question)"] = spread(fresh)
            return {"turns": results, "opening": opening, "embedding": embedding, "resident": resident()}

    return asyncio.run(run())


def bare() -> dict[str, Any]:
    """The peer: create_agent with a retriever tool over langchain-chroma, the same passages and embeddings."""
    started = time.perf_counter()
    from langchain.agents import create_agent
    from langchain_chroma import Chroma
    from langchain_core.embeddings import Embeddings
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessage, BaseMessage, ToolMessage
    from langchain_core.outputs import ChatGeneration, ChatResult
    from langchain_core.tools import tool
    from langgraph.checkpoint.memory import InMemorySaver
    from sqlalchemy import select

    from bot.app import open_library, open_store
    from bot.retrieval.embeddings import BundledEmbedder
    from bot.settings import Settings
    from bot.store.documents import PassageRow

    imported = time.perf_counter() - started
    embedder = BundledEmbedder()
    settings = Settings(_env_file=None)
    store = open_store(settings)
    open_library(settings, store).close()
    with store.begin() as session:
        passages = list(session.scalars(select(PassageRow.text)))

    class Same(Embeddings):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return [list(map(float, row)) for row in embedder.passages(texts)]

        def embed_query(self, text: str) -> list[float]:
            return list(map(float, embedder.query(text)))

    class Scripted(BaseChatModel):
        @property
        def _llm_type(self) -> str:
            return "scripted"

        def bind_tools(self, tools: Any, **_: Any) -> Any:
            return self

        def _generate(
            self, messages: list[BaseMessage], stop: Any = None, run_manager: Any = None, **_: Any
        ) -> ChatResult:
            if isinstance(messages[-1], ToolMessage):
                message = AIMessage(messages[-1].text[:900])
            else:
                call = {
                    "name": "retrieve",
                    "args": {"query": messages[-1].text},
                    "id": "1",
                    "type": "tool_call",
                }
                message = AIMessage("", tool_calls=[call])
            return ChatResult(generations=[ChatGeneration(message=message)])

    directory = str(settings.home / "peer")
    Chroma.from_texts(passages, Same(), persist_directory=directory)
    started = time.perf_counter()
    retriever = Chroma(persist_directory=directory, embedding_function=Same()).as_retriever(
        search_kwargs={"k": 6}
    )

    @tool
    def retrieve(query: str) -> str:
        """Find passages."""
        return "\n".join(document.page_content for document in retriever.invoke(query))

    agent = create_agent(Scripted(), [retrieve], checkpointer=InMemorySaver())
    opening = imported + time.perf_counter() - started

    async def turn(number: int) -> float:
        config: Any = {"configurable": {"thread_id": str(number % 10)}}
        given: Any = {"messages": [{"role": "user", "content": f"{SEARCH} ({number})"}]}
        begun = time.perf_counter()
        await agent.ainvoke(given, config)
        return (time.perf_counter() - begun) * 1000

    async def run() -> list[float]:
        for number in range(5):
            await turn(-number)
        return [await turn(number) for number in range(60)]

    return {**spread(asyncio.run(run())), "opening": opening, "resident": resident()}


def timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def spread(times: list[float]) -> dict[str, float]:
    ordered = sorted(times)
    return {"p50": ordered[len(ordered) // 2], "p95": ordered[int(len(ordered) * 0.95)]}


def resident() -> float:
    """The process's greatest resident size so far, MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def installed_megabytes() -> float:
    """Size of all files of the packages that the runtime lock names."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    names = [line.split("==")[0] for line in lock.splitlines() if "==" in line and not line.startswith(" ")]
    total = 0
    for name in names:
        try:
            files = importlib.metadata.files(name) or []
        except importlib.metadata.PackageNotFoundError:
            continue  # for another platform
        paths = [Path(str(file.locate())) for file in files if file.suffix != ".pyc"]
        total += sum(path.stat().st_size for path in paths if path.is_file())
    return total / 2**20


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps({"turns": turns, "bare": bare}[sys.argv[1]]()))
    else:
        main()
