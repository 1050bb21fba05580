"""`quayside doctor`: each dependency that is away or broken is named, with what to do about it."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from bot.app import open_rooms
from bot.checkup import Finding, checkup
from bot.clock import now
from bot.settings import Settings
from bot.store import inbox, open_store
from bot.store.inbox import InboxRow, Received
from tests.postgres import Postgres

NOBODY = "http://127.0.0.1:9"
"""An address where nobody listens."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose index is built, once for the module."""
    home = tmp_path_factory.mktemp("home")
    open_rooms(Settings(_env_file=None, quayside_home=home, embeddings="none")).close()
    return home


def looked_at(home: Path, **settings: Any) -> dict[str, Finding]:
    """What is found, by its name."""
    given = {"quayside_home": home, "embeddings": "none", **settings}
    return {finding.what: finding for finding in checkup(Settings(_env_file=None, **given))}


@contextmanager
def answering(status: int, body: Any) -> Iterator[str]:
    """A server that gives every request this answer; gives its address."""
    data = json.dumps(body).encode()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_POST = do_GET

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_where_nothing_is_wrong_nothing_fails(built: Path) -> None:
    found = looked_at(built)
    assert {"store", "conversations", "documents", "tracking services", "inbox"} <= found.keys()
    assert [finding for finding in found.values() if finding.state == "fail"] == []


@pytest.mark.parametrize(
    ("settings", "what", "state", "advice"),
    [
        ({"database_url": "postgresql://nobody:secret@127.0.0.1:9/x"}, "store", "fail", "DATABASE_URL"),
        ({"database_url": "sqlite:////nowhere/at/all.db"}, "store", "fail", "DATABASE_URL"),
        ({"chroma_url": NOBODY}, "Chroma", "fail", "words alone are searched meanwhile"),
        ({"openai_base_url": NOBODY}, "language model", "note", "the desk model answers meanwhile"),
        ({"embeddings": "openai", "openai_base_url": NOBODY}, "embeddings", "fail", "words alone"),
        ({"telegram_bot_token": "1:x", "telegram_api_base": NOBODY}, "Telegram", "fail", "TELEGRAM_API_BASE"),
        ({"aftership_key": "k", "aftership_url": NOBODY}, "AfterShip", "fail", "providers test"),
        ({"otel_exporter_otlp_endpoint": NOBODY}, "traces", "note", "OTEL_EXPORTER_OTLP_ENDPOINT"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)  # fmt: skip
def test_a_dependency_that_does_not_answer_is_named_with_what_to_do(
    built: Path, settings: dict[str, Any], what: str, state: str, advice: str
) -> None:
    finding = looked_at(built, **settings)[what]
    assert finding.state == state
    assert advice in finding.advice
    assert "secret" not in finding.found


@pytest.mark.parametrize(
    ("status", "state", "words"),
    [(401, "fail", "OPENAI_API_KEY"), (403, "fail", "OPENAI_API_KEY"), (429, "note", "the desk model answers"),
     (503, "note", "the desk model answers"), (200, "ok", "")],
)  # fmt: skip
def test_a_model_endpoint_that_refuses_is_told_from_one_that_is_busy(
    built: Path, status: int, state: str, words: str
) -> None:
    with answering(status, {}) as url:
        finding = looked_at(built, openai_base_url=url)["language model"]
    assert finding.state == state
    assert words in finding.advice


def test_a_token_that_telegram_refuses_fails_and_is_not_shown(built: Path) -> None:
    with answering(401, {"ok": False, "error_code": 401, "description": "Unauthorized"}) as url:
        found = looked_at(built, telegram_bot_token="12345:secret-token", telegram_api_base=url)
    assert (found["Telegram"].state, found["Telegram"].advice) == ("fail", "check TELEGRAM_BOT_TOKEN")
    assert "secret-token" not in str(found)


@pytest.mark.parametrize(
    ("told", "state", "words"),
    [
        ({"url": ""}, "note", "does not call"),
        ({"url": "https://bot.example.com/t", "last_error_date": int(time.time()), "pending_update_count": 7,
          "last_error_message": "SSL error {certificate verify failed}"}, "fail", "certificate verify failed"),
        ({"url": "https://bot.example.com/t", "last_error_date": 1}, "ok", "bot.example.com"),
    ],
    ids=["not-set", "unreachable", "fine"],
)  # fmt: skip
def test_what_telegram_says_of_the_webhook_is_passed_on(
    built: Path, told: dict[str, Any], state: str, words: str
) -> None:
    body = {"ok": True, "result": {"username": "quayside_bot", **told}}
    with answering(200, body) as url:
        found = looked_at(built, telegram_bot_token="1:x", telegram_api_base=url,
                          webhook_url="https://bot.example.com/t")  # fmt: skip
    assert found["webhook"].state == state
    assert words in found["webhook"].found


def test_damaged_files_fail_with_the_way_back(tmp_path: Path) -> None:
    home = tmp_path / "home"
    settings = Settings(_env_file=None, quayside_home=home)
    open_store(settings.store_url).close()
    (home / "conversations.db").write_bytes(b"no database" * 900)
    finding = looked_at(home)["conversations"]
    assert finding.state == "fail"
    assert "quayside restore FILE" in finding.found
    (home / "quayside.db").write_bytes(b"no database" * 900)
    found = looked_at(home)
    assert found["store"].state == "fail"
    assert "quayside restore FILE" in found["store"].found
    assert "documents" not in found  # one cause is told once


def test_without_a_store_the_rest_is_looked_at_in_no_time(built: Path) -> None:
    begun = time.monotonic()
    found = looked_at(built, database_url="postgresql://nobody@127.0.0.1:9/x")
    assert time.monotonic() - begun < 10
    assert [finding.what for finding in found.values() if finding.state == "fail"] == ["store"]


def test_messages_that_wait_long_or_were_given_up_are_spoken_of(tmp_path: Path) -> None:
    settings = Settings(_env_file=None, quayside_home=tmp_path / "home")
    store = open_store(settings.store_url)
    with store.begin() as session:
        inbox.receive(session, [Received(1, "1", "{}"), Received(2, "2", "{}")], now() - timedelta(hours=2))
    with store.begin() as session:
        inbox.park(session, session.query(InboxRow).filter_by(update_id=2).one().id, "it failed", now())
    store.close()
    found = looked_at(settings.home)
    assert (found["inbox"].state, found["parked messages"].state) == ("note", "note")
    assert "120 minutes" in found["inbox"].found
    assert "quayside inbox list" in found["parked messages"].advice


@pytest.mark.parametrize(("status", "state"), [(200, "ok"), (503, "note")])
def test_a_running_bot_is_asked_whether_it_is_ready(built: Path, status: int, state: str) -> None:
    with answering(status, {"channel": status == 200, "store": True}) as url:
        finding = looked_at(built, metrics_port=int(url.rpartition(":")[2]))["metrics"]
    assert finding.state == state


def test_a_store_on_postgresql_is_looked_at(postgres: Postgres, database: str, tmp_path: Path) -> None:
    found = looked_at(tmp_path / "home", database_url=database)
    assert found["store"].found.startswith("postgresql")
    assert found["conversations"].state == "ok"


def test_the_command_ends_with_1_and_one_line_for_each_finding(built: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "QUAYSIDE_HOME": str(built), "EMBEDDINGS": "none", "COLUMNS": "200",
                   "CHROMA_URL": f"http://127.0.0.1:{port}"}  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "bot", "doctor"], env=environment, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "FAIL  Chroma" in done.stdout
    assert "→ start `chroma run` there" in done.stdout


def test_a_command_without_its_store_says_so_in_one_line_without_the_password(home: Path) -> None:
    environment = {**os.environ, "DATABASE_URL": "postgresql://nobody:secret@127.0.0.1:9/x"}
    done = subprocess.run([sys.executable, "-m", "bot", "inbox", "list"], env=environment, capture_output=True,
                          text=True)  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith(
        "quayside: the store postgresql+psycopg://nobody:***@127.0.0.1:9/x does not answer"
    )
    assert done.stderr.count("\n") == 1
    assert "secret" not in done.stderr
