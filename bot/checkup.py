"""The operator's check-up: each dependency tried for real, with advice where it fails."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal

from bot import __version__, clock
from bot.errors import QuaysideError
from bot.settings import Settings

_OLD = 600
"""Seconds for which a message may wait before the check-up speaks of it."""
_ROOM, _LEAST_ROOM = 500, 20
"""Free megabytes: below the first the check-up speaks of it, below the second nothing can be stored."""

State = Literal["ok", "note", "fail"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    what: str
    state: State
    found: str
    advice: str = ""

    def as_json(self) -> dict[str, str]:
        """For `--json`."""
        return asdict(self)


def checkup(settings: Settings) -> list[Finding]:
    """Look at everything; a check that breaks is itself a finding. Without a store nothing is looked for in it."""
    checks: list[Callable[[Settings], Iterator[Finding]]] = [
        _program, _home, _store, _conversations, _library, _vectors, _embeddings, _tariffs, _model, _tracking,
        _telegram, _roles, _waiting, _monitoring,
    ]  # fmt: skip
    in_the_store = {_conversations, _library, _tariffs, _tracking, _waiting}
    findings: list[Finding] = []
    for check in checks:
        if check in in_the_store and any(
            one.what in {"home", "store"} for one in findings if one.state == "fail"
        ):
            continue
        name = check.__name__.strip("_")
        try:
            findings += check(settings)
        except QuaysideError as error:
            findings.append(Finding(name, "fail", error.message))
        except Exception as error:
            findings.append(Finding(name, "fail", f"{type(error).__name__}: {error}", "see the message"))
    return findings


def _program(_settings: Settings) -> Iterator[Finding]:
    yield Finding("Quayside", "ok", f"{__version__} on Python {sys.version.split()[0]}")


def _home(settings: Settings) -> Iterator[Finding]:
    home = settings.home
    if not os.access(home, os.W_OK):
        yield Finding("home", "fail", f"{home} is not writable", "set QUAYSIDE_HOME to a folder of your own")
        return
    free = os.statvfs(home)
    megabytes = free.f_bavail * free.f_frsize // 2**20
    found = f"{home}, {megabytes} MB free"
    if megabytes < _LEAST_ROOM:
        yield Finding("disk", "fail", found, "make room: messages stay with Telegram until there is some")
    elif megabytes < _ROOM:
        yield Finding("home", "note", found, "make room soon")
    else:
        yield Finding("home", "ok", found)


def _store(settings: Settings) -> Iterator[Finding]:
    from bot.app import open_store
    from bot.errors import Unavailable
    from bot.store.damage import StoreDamaged, check_intact

    try:
        store = open_store(settings)
    except StoreDamaged:
        raise
    except Unavailable as error:
        advice = "start PostgreSQL or check DATABASE_URL; meanwhile messages stay with Telegram"
        yield Finding("store", "fail", error.message, advice)
        return
    try:
        check_intact(store.engine)
        engine = store.engine.dialect.name
        yield Finding("store", "ok", f"{engine}, schema up to date")
        if engine == "postgresql" and shutil.which("pg_dump") is None:
            yield Finding("backup", "note", "pg_dump is not installed: `quayside backup` needs it",
                          "apt install postgresql-client")  # fmt: skip
    finally:
        store.close()


def _library(settings: Settings) -> Iterator[Finding]:
    from sqlalchemy import func, select

    from bot.app import open_library, open_store
    from bot.resources import KNOWLEDGE
    from bot.retrieval.checking import check
    from bot.store.documents import DocumentRow, PassageRow

    store = open_store(settings)
    with open_library(settings, store) as library, store.begin() as session:
        documents = session.scalar(select(func.count()).where(DocumentRow.removed_at.is_(None)))
        passages = session.scalar(select(func.count()).select_from(PassageRow))
        pending = library.pending()
    store.close()
    waiting = f", {pending} wait for their embedding" if pending else ""
    yield Finding("documents", "ok", f"{documents} documents, {passages} passages{waiting}")
    problems = check(KNOWLEDGE)
    if problems:
        worst: State = "fail" if any(problem.severity == "error" for problem in problems) else "note"
        yield Finding(
            "bundled documents", worst, f"{len(problems)} findings, the first: {problems[0].document}: "
            f"{problems[0].message}", "see `quayside knowledge check`"
        )  # fmt: skip


def _tariffs(settings: Settings) -> Iterator[Finding]:
    from bot.app import open_store, open_tariffs
    from bot.duties.freshness import problems

    store = open_store(settings)
    found = problems(open_tariffs(settings, store), clock.today())
    store.close()
    if found:
        yield Finding(
            "tariffs", "note", f"{len(found)} tables or rules are past their review; the answers say so",
            "see `quayside rates check`, refresh with `quayside rates import`"
        )  # fmt: skip
    else:
        yield Finding("tariffs", "ok", "every table is within its review date")


def _model(settings: Settings) -> Iterator[Finding]:
    if not settings.has_model:
        yield Finding("language model", "ok", "none configured: the desk model answers")
        return
    import httpx

    base = settings.openai_base_url or "https://api.openai.com/v1"
    key = settings.openai_api_key.get_secret_value()
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    try:
        answer = httpx.get(f"{base.rstrip('/')}/models", headers=headers, timeout=settings.openai_timeout)
    except httpx.HTTPError as error:
        yield Finding("language model", "note", f"{base} does not answer ({type(error).__name__})",
                      "the desk model answers meanwhile; check OPENAI_BASE_URL")  # fmt: skip
        return
    if answer.status_code in {401, 403}:
        yield Finding("language model", "fail", f"{base} refuses the key", "check OPENAI_API_KEY")
    elif answer.status_code == 429 or answer.status_code >= 500:
        yield Finding("language model", "note", f"{base} answers {answer.status_code}",
                      "the desk model answers meanwhile; see what the endpoint's operator says")  # fmt: skip
    else:
        yield Finding("language model", "ok", f"{settings.openai_model} at {base}")


def _tracking(settings: Settings) -> Iterator[Finding]:
    from bot.app import open_store
    from bot.errors import QuaysideError
    from bot.tracking.live import Live
    from bot.tracking.providers.directory import service_name

    store = open_store(settings)
    with Live(settings, store) as live:
        names = list(live.services_of("default"))
        if not names:
            yield Finding("tracking services", "ok", "none: parcels are known from the shop's own files")
        for name in names:
            try:
                quota = live.check("default", name)
            except QuaysideError as error:
                yield Finding(service_name(name), "fail", error.message, "see `quayside providers test`")
            else:
                left = "" if quota.left is None else f", {quota.left} of {quota.total} numbers left"
                yield Finding(service_name(name), "ok", f"the key works{left}")
    store.close()


def _telegram(settings: Settings) -> Iterator[Finding]:
    token = settings.telegram_bot_token.get_secret_value()
    if not token:
        yield Finding(
            "Telegram", "note", "no token", "`serve` needs TELEGRAM_BOT_TOKEN; @BotFather gives one"
        )
        return
    try:
        body = _get_me(settings)
    except (OSError, ValueError) as error:
        yield Finding("Telegram", "fail", f"{settings.telegram_api_base} does not answer ({error})",
                      "check the network and TELEGRAM_API_BASE")  # fmt: skip
        return
    if not body.get("ok"):
        yield Finding("Telegram", "fail", "the token is refused", "check TELEGRAM_BOT_TOKEN")
        return
    yield Finding("Telegram", "ok", f"@{body['result'].get('username')}")
    if settings.webhook_url:
        yield from _webhook(settings)


def _webhook(settings: Settings) -> Iterator[Finding]:
    """What Telegram itself says of its calls."""
    try:
        told = _ask_telegram(settings, "getWebhookInfo").get("result", {})
    except (OSError, ValueError):
        return
    if told.get("url") != settings.webhook_url:
        yield Finding(
            "webhook", "note", "Telegram does not call WEBHOOK_URL", "it is set when `serve` starts"
        )
    elif clock.now().timestamp() - told.get("last_error_date", 0) < _OLD:
        yield Finding("webhook", "fail", f"Telegram cannot reach it: {told.get('last_error_message', '')}",
                      f"look at the proxy and TLS; {told.get('pending_update_count', 0)} updates wait")  # fmt: skip
    else:
        yield Finding("webhook", "ok", settings.webhook_url)


def _roles(settings: Settings) -> Iterator[Finding]:
    if settings.telegram_bot_token.get_secret_value() and not settings.admins:
        yield Finding("roles", "note", "nobody is an admin", "put your Telegram user id into ADMINS")


def _waiting(settings: Settings) -> Iterator[Finding]:
    """What waits in the store: nothing much, while the bot runs well."""
    from sqlalchemy import func, select

    from bot.app import open_store
    from bot.store.inbox import PARKED, InboxRow
    from bot.store.lanes import PENDING, TAKEN

    store = open_store(settings)
    with store.begin() as session:
        waiting = InboxRow.state.in_((PENDING, TAKEN))
        depth, oldest = session.execute(
            select(func.count(), func.min(InboxRow.received_at)).where(waiting)
        ).one()
        parked = session.scalar(select(func.count()).where(InboxRow.state == PARKED))
    store.close()
    age = (clock.now() - oldest).total_seconds() if oldest else 0
    if age > _OLD:
        yield Finding("inbox", "note", f"{depth} messages wait, the oldest for {age / 60:.0f} minutes",
                      "is `quayside serve` running? its log says what holds it up")  # fmt: skip
    else:
        yield Finding("inbox", "ok", f"{depth} messages wait")
    if parked:
        yield Finding("parked messages", "note", f"{parked} could not be answered",
                      "see `quayside inbox list`; retry or drop them")  # fmt: skip


def _conversations(settings: Settings) -> Iterator[Finding]:
    import asyncio

    from bot.assistant.checkpoints import open_checkpoints
    from bot.store.damage import check_conversations

    async def count() -> None:
        async with open_checkpoints(settings) as checkpoints:
            await checkpoints.saver.aget_tuple({"configurable": {"thread_id": "check-up"}})

    if not settings.store_url.startswith("postgresql"):
        check_conversations(settings.conversations)
    asyncio.run(count())
    yield Finding("conversations", "ok", "their memory can be read")


def _vectors(settings: Settings) -> Iterator[Finding]:
    if not settings.chroma_url:
        return
    import httpx

    try:
        httpx.get(f"{settings.chroma_url.rstrip('/')}/api/v2/heartbeat", timeout=5).raise_for_status()
    except httpx.HTTPError as error:
        yield Finding("Chroma", "fail", f"{settings.chroma_url} does not answer ({type(error).__name__})",
                      "start `chroma run` there or check CHROMA_URL; words alone are searched meanwhile")  # fmt: skip
    else:
        yield Finding("Chroma", "ok", settings.chroma_url)


def _embeddings(settings: Settings) -> Iterator[Finding]:
    if settings.embeddings != "openai":
        return
    from bot.retrieval.embeddings import EndpointEmbedder
    from bot.retrieval.errors import NoEmbeddings

    embedder = EndpointEmbedder(settings, settings.embeddings_model)
    try:
        embedder.query("customs")
    except NoEmbeddings as error:
        yield Finding("embeddings", "fail", error.message,
                      "check OPENAI_BASE_URL and OPENAI_API_KEY; words alone are searched meanwhile")  # fmt: skip
    else:
        yield Finding("embeddings", "ok", settings.embeddings_model)
    finally:
        embedder.close()


def _monitoring(settings: Settings) -> Iterator[Finding]:
    if settings.metrics_port:
        yield _served(settings)
    if settings.otel_exporter_otlp_endpoint:
        import socket
        from urllib.parse import urlsplit

        address = urlsplit(settings.otel_exporter_otlp_endpoint)
        try:
            socket.create_connection((address.hostname or "", address.port or 4317), timeout=3).close()
        except OSError as error:
            yield Finding("traces", "note", f"no collector at {settings.otel_exporter_otlp_endpoint} ({error})",
                          "check OTEL_EXPORTER_OTLP_ENDPOINT; answers do not depend on it")  # fmt: skip
        else:
            yield Finding("traces", "ok", settings.otel_exporter_otlp_endpoint)


def _served(settings: Settings) -> Finding:
    """What a running bot says of itself."""
    import httpx

    host = "127.0.0.1" if settings.metrics_host in {"0.0.0.0", "::"} else settings.metrics_host  # noqa: S104
    address = f"{host}:{settings.metrics_port}"
    try:
        answer = httpx.get(f"http://{address}/readyz", timeout=5)
    except httpx.HTTPError:
        return Finding("metrics", "ok", f"{address}; no bot runs there now")
    if answer.status_code == 200:
        return Finding("metrics", "ok", f"{address}; the bot is ready")
    return Finding("metrics", "note", f"{address}: the bot is not ready: {answer.text[:200]}",
                   "its log says what it waits for")  # fmt: skip


def bot_name(settings: Settings) -> str:
    """The bot's name, as Telegram tells it; "" where there is no token or no answer."""
    if not settings.telegram_bot_token.get_secret_value():
        return ""
    try:
        return str(_get_me(settings).get("result", {}).get("username", ""))
    except (OSError, ValueError):
        return ""


def _get_me(settings: Settings) -> dict[str, Any]:
    return _ask_telegram(settings, "getMe")


def _ask_telegram(settings: Settings, method: str) -> dict[str, Any]:
    """Raises OSError where nobody answers, without the token, which is part of the address."""
    import httpx

    token = settings.telegram_bot_token.get_secret_value()
    try:
        body = httpx.get(f"{settings.telegram_api_base}/bot{token}/{method}", timeout=10).json()
    except httpx.HTTPError as error:
        raise OSError(type(error).__name__) from None
    return body if isinstance(body, dict) else {}
