"""Asking the shop's tracking services: in order, within a time, no more often than needed.

An answer never waits for the services for longer than the budget: then the last known state is shown, with its age.
"""

import logging
import threading
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import now as clock_now
from bot.errors import NotFound
from bot.settings import Settings
from bot.store import Store
from bot.store.providers import ParcelParameterRow, TrackingCheckRow
from bot.tracking.accounts import accounts_of, base_url
from bot.tracking.cases import Case, Checked, Wanted, fresh_case, plan_case, question_of, settle
from bot.tracking.providers.directory import order_for, service_name
from bot.tracking.providers.errors import ProviderDown, ProviderError, QuotaUsedUp
from bot.tracking.providers.interface import Account, Answers, Deadline, Quota, TrackingProvider
from bot.tracking.quota import calls_of_day, count_calls, paused_services, set_state

__all__ = ["Checked", "Live", "Wanted"]

_Row = TypeVar("_Row", TrackingCheckRow, ParcelParameterRow)
_log = logging.getLogger(__name__)


class Live:
    """All shops' connections to their services; one for a process. Safe to use from several threads."""

    def __init__(self, settings: Settings, store: Store) -> None:
        self._settings, self._store = settings, store
        self._clients: dict[tuple[str, str], tuple[Account, TrackingProvider]] = {}
        self._lock = threading.Lock()

    def __enter__(self) -> "Live":
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    @property
    def customer_lookups(self) -> int:
        """Unknown numbers that may be asked about for customers in a day."""
        return self._settings.customer_lookups_per_day

    def services_of(self, shop: str) -> dict[str, TrackingProvider]:
        """The shop's services by name."""
        accounts = accounts_of(self._store, self._settings, shop)
        with self._lock:
            return {name: self._client(shop, name, account) for name, account in accounts.items()}

    def refresh(
        self, shop: str, wanted: Sequence[Wanted], *, budget: float | None = None, now: datetime | None = None
    ) -> dict[str, Checked]:
        """Ask about these numbers where the last answer is not fresh any more; what comes is recorded.

        Never raises for a service that fails, and takes no longer than `budget` seconds (settings.tracking_budget);
        callers who can wait, such as the polling of watches, give more.
        """
        budget = self._settings.tracking_budget if budget is None else budget
        wanted = list({one.number: one for one in wanted}.values())
        clients = self.services_of(shop)
        if not clients:
            return {one.number: Checked("not_configured") for one in wanted}
        now = now or clock_now()
        cases = self._prepared(shop, wanted, clients, now)
        first: dict[str, list[Case]] = {}
        for case in cases:
            if case.result is None:
                first.setdefault(case.order[0], []).append(case)
        deadline = Deadline.within(budget)
        threads = [
            # Daemons: a service that hangs must not keep the program from ending.
            threading.Thread(
                target=self._ask, args=(shop, group, clients, deadline, now), daemon=True, name="tracking"
            )
            for group in first.values()
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(deadline.left())
        return {
            case.wanted.number: case.result or Checked("failed", problem=case.problem or _late(case))
            for case in cases
        }

    def check(self, shop: str, provider: str) -> Quota:
        """Whether the shop's key works. Raises ProviderError, or NotFound where the shop has no such account."""
        client = self.services_of(shop).get(provider)
        if client is None:
            raise NotFound(f"shop {shop} has no account with {provider}", code="no_account")
        now = clock_now()
        try:
            quota = client.check(Deadline.within(10))
        except ProviderError as error:
            with self._store.begin() as session:
                count_calls(session, shop, client, now)
                set_state(session, shop, provider, now, problem=error)
            raise
        with self._store.begin() as session:
            count_calls(session, shop, client, now)
            set_state(session, shop, provider, now, quota=quota)
        return quota

    def remember(self, shop: str, number: str, *, postcode: str = "", phone: str = "") -> None:
        """Keep what a carrier wants beside the number, encrypted, so that it is asked for once."""
        from bot.vault import Vault

        sealed = Vault(self._settings).seal({"postcode": postcode.strip()[:12], "phone": phone.strip()[-4:]})
        with self._store.begin() as session:
            session.merge(ParcelParameterRow(shop=shop, number=number, secret=sealed, changed_at=clock_now()))

    def calls_today(self, shop: str, provider: str, now: datetime | None = None) -> int:
        """Calls that were made to a service since midnight UTC."""
        with self._store.begin() as session:
            return calls_of_day(session, shop, provider, now or clock_now())

    def close(self) -> None:
        """Give back the connections."""
        with self._lock:
            for _, client in self._clients.values():
                client.close()
            self._clients.clear()

    def _client(self, shop: str, name: str, account: Account) -> TrackingProvider:
        from bot.tracking.providers.clients import CLIENTS

        known = self._clients.get((shop, name))
        if known is None or known[0] != account:
            if known is not None:
                known[1].close()
            known = account, CLIENTS[name](account, base_url(self._settings, name))
            self._clients[(shop, name)] = known
        return known[1]

    def _prepared(
        self, shop: str, wanted: Sequence[Wanted], clients: Iterable[str], now: datetime
    ) -> list[Case]:
        with self._store.begin() as session:
            checks = _of_numbers(session, TrackingCheckRow, shop, wanted)
            own = {one.number: [row for row in checks if row.number == one.number] for one in wanted}
            cases = [fresh_case(one, own[one.number], now) for one in wanted]
            due = [case for case in cases if case.result is None]
            if not due:
                return cases  # the common one: nothing more is read
            given = _of_numbers(session, ParcelParameterRow, shop, [case.wanted for case in due])
            paused = paused_services(session, shop, clients, now)
        parameters = self._opened(given)
        for case in due:
            one, kept = case.wanted, parameters.get(case.wanted.number, {})
            case.wanted = replace(
                one,
                postcode=one.postcode or kept.get("postcode", ""),
                phone=one.phone or kept.get("phone", ""),
            )
            plan_case(case, own[one.number], self._order(one.carrier, clients), paused, now)
        return cases

    def _opened(self, rows: Sequence[ParcelParameterRow]) -> dict[str, dict[str, str]]:
        if not rows:
            return {}
        from bot.vault import Vault

        vault = Vault(self._settings)
        return {row.number: vault.open(row.secret) for row in rows}

    def _order(self, carrier: str, clients: Iterable[str]) -> list[str]:
        wished = self._settings.tracking_providers
        follows = order_for(carrier)
        return [
            name for name in sorted(follows, key=lambda it: _place(wished, follows, it)) if name in clients
        ]

    def _ask(
        self,
        shop: str,
        cases: list[Case],
        clients: dict[str, TrackingProvider],
        deadline: Deadline,
        now: datetime,
    ) -> None:
        """One service after the other, until each number has its answer. Runs in a thread of its own."""
        try:
            while open_cases := [case for case in cases if case.result is None and case.order]:
                name = open_cases[0].order[0]
                batch = [case for case in open_cases if case.order[0] == name][: clients[name].batch]
                for case in batch:
                    case.asked = case.order.pop(0)
                last = not any(case.order for case in batch)
                # Where another service can still be asked, this one does not get all the time.
                share = deadline.left() if last else deadline.left() * 0.6
                if not deadline.left():
                    return
                self._ask_one(shop, clients[name], batch, Deadline.within(share), now)
            for case in cases:
                case.result = case.result or Checked("failed", problem=case.problem)
        except Exception:  # a thread's exception would go nowhere; the answer says "not in time"
            _log.exception("asking a tracking service failed on our side")

    def _ask_one(
        self, shop: str, client: TrackingProvider, batch: list[Case], deadline: Deadline, now: datetime
    ) -> None:
        questions = [question_of(case, client.name) for case in batch]
        whole: ProviderError | None = None
        answers: Answers = {}
        try:
            answers = client.fetch(questions, deadline)
        except ProviderError as error:
            whole = error
            _log.warning("%s: %s", client.name, error.message)
        with self._store.begin() as session:
            count_calls(session, shop, client, now)
            # Numbers that are registered already are still answered when the quota for new ones is used up.
            spent = next((one for one in answers.values() if isinstance(one, QuotaUsedUp)), None)
            set_state(session, shop, client.name, now, problem=whole or spent, pause=whole is not None)
        for case in batch:
            answer = whole or answers[case.wanted.number]
            with self._store.begin() as session:
                settle(session, shop, client.name, case, answer, now)


def _of_numbers(session: Session, table: type[_Row], shop: str, wanted: Sequence[Wanted]) -> Sequence[_Row]:
    numbers = [one.number for one in wanted]
    return session.scalars(select(table).where(table.shop == shop, table.number.in_(numbers))).all()


def _place(wished: Sequence[str], follows: Sequence[str], name: str) -> tuple[int, int]:
    return (wished.index(name) if name in wished else len(wished), follows.index(name))


def _late(case: Case) -> ProviderError:
    name = service_name(case.asked)
    return ProviderDown(f"{name} did not answer in time", provider=name)
