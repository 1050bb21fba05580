"""The operator's check-up: each dependency tried for real, with advice where it fails."""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Literal

from bot import __version__, clock
from bot.settings import Settings

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
    """Look at everything; a check that breaks is itself a finding."""
    checks: list[Callable[[Settings], Iterator[Finding]]] = [
        _program, _home, _store, _library, _tariffs, _model, _telegram,
    ]  # fmt: skip
    findings: list[Finding] = []
    for check in checks:
        try:
            findings += check(settings)
        except Exception as error:
            name = check.__name__.strip("_")
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
    state: State = "ok" if megabytes > 500 else "note"
    yield Finding("home", state, f"{home}, {megabytes} MB free", "" if state == "ok" else "make room soon")


def _store(settings: Settings) -> Iterator[Finding]:
    from bot.app import open_store

    store = open_store(settings)
    yield Finding("store", "ok", f"{store.engine.dialect.name}, schema up to date")
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
    if answer.status_code == 401:
        yield Finding("language model", "fail", f"{base} refuses the key", "check OPENAI_API_KEY")
    else:
        yield Finding("language model", "ok", f"{settings.openai_model} at {base}")


def _telegram(settings: Settings) -> Iterator[Finding]:
    token = settings.telegram_bot_token.get_secret_value()
    if not token:
        yield Finding(
            "Telegram", "note", "no token", "`serve` needs TELEGRAM_BOT_TOKEN; @BotFather gives one"
        )
        return
    import httpx

    try:
        answer = httpx.get(f"{settings.telegram_api_base}/bot{token}/getMe", timeout=10)
        body = answer.json()
    except (httpx.HTTPError, ValueError) as error:
        yield Finding("Telegram", "fail", f"{settings.telegram_api_base} does not answer "
                      f"({type(error).__name__})", "check the network and TELEGRAM_API_BASE")  # fmt: skip
        return
    if body.get("ok"):
        yield Finding("Telegram", "ok", f"@{body['result'].get('username')}")
    else:
        yield Finding("Telegram", "fail", "the token is refused", "check TELEGRAM_BOT_TOKEN")
