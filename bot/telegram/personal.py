"""/mydata and /forget: what is stored on a person, shown to them and erased for them; in private chats only."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.assistant.conversation import File
from bot.clock import now
from bot.limits import DAY
from bot.log import denied
from bot.settings import Role
from bot.store import business, case_privacy, counters, erasures, personal
from bot.store.buttons import Choice
from bot.store.shops import DEFAULT_SHOP, ShopRow
from bot.telegram.business import memory_of as business_memory
from bot.telegram.desk import Desk, Said, said
from bot.telegram.identity import Speaker, memory_of
from bot.telegram.incoming import Incoming
from bot.texts import escape, say


async def show_data(desk: Desk, incoming: Incoming, speaker: Speaker) -> Said:
    """All of it, as a file of JSON."""
    if not incoming.private:
        denied("mydata in a group", person=speaker.key)
        return said(speaker, "privacy-private")
    document = await desk.books(lambda session: personal.export(session, speaker.key, speaker.chat))
    memories = await _memories(desk, speaker)
    conversations = {name: await desk.assistant.remembered(memory) for name, memory in memories.items()}
    document["conversations"] = {name: messages for name, messages in conversations.items() if messages}
    document["exported_at"] = now().isoformat()
    data = json.dumps(document, ensure_ascii=False, indent=1, default=str).encode()
    file = File("mydata.json", data, "application/json")
    return replace(said(speaker, "privacy-data-file"), files=(file,))


async def ask_forget(desk: Desk, incoming: Incoming, speaker: Speaker) -> Said:
    """Ask before erasing, and say what stays."""
    if not incoming.private:
        denied("forget in a group", person=speaker.key)
        return said(speaker, "privacy-private")
    yes = Choice(say(speaker.language, "privacy-forget-yes"), "forget", "")
    cases = await desk.books(lambda session: case_privacy.needed(session, speaker.key, now().date()))
    return said(speaker, "privacy-forget-ask", (yes,), kept=_kept(desk, speaker, cases))


async def forget(desk: Desk, speaker: Speaker) -> Said:
    """Erase it, record that it was done, and say what stays. Doing it again erases nothing more."""
    for memory in (await _memories(desk, speaker)).values():
        await desk.assistant.forget(memory)

    def _erase(session: Session) -> tuple[dict[str, int], str, tuple[str, ...]]:
        at = now()
        cases = case_privacy.erase(session, speaker.key, speaker.chat, at)
        counts = personal.erase(session, speaker.key, speaker.chat, counters.window(at, DAY))
        counts["cases"] = cases.cases
        return counts, erasures.record(session, "request", counts, at), cases.kept

    counts, receipt, cases = await desk.books(_erase)
    text = say(
        speaker.language, "privacy-forget-done", messages=counts["messages"], answers=counts["answers"],
        receipt=receipt, kept=_kept(desk, speaker, cases),
    )  # fmt: skip
    return Said(text, speaker.language)


def _kept(desk: Desk, speaker: Speaker, cases: Sequence[str]) -> str:
    """What stays, why and for how long; with the cases that are needed for now."""
    keep = desk.settings
    text = say(speaker.language, "privacy-kept", messages=keep.keep_inbox_days, parcels=keep.keep_delivered_days,
               receipts=keep.keep_erasure_days)  # fmt: skip
    if cases:
        text += "\n" + say(speaker.language, "privacy-kept-cases", numbers=escape(", ".join(cases)))
    return text


async def _memories(desk: Desk, speaker: Speaker) -> dict[str, str]:
    """The conversations of this chat, by role, and by shop where that is not the default one."""
    shops, accounts = await desk.books(
        lambda session: (
            list(session.scalars(select(ShopRow.id))),
            business.connections_in(session, speaker.chat),
        )
    )
    return {f"business {account}": business_memory(account, speaker.chat) for account in accounts} | {
        role if shop == DEFAULT_SHOP else f"{role} of {shop}": memory_of(speaker.chat, role, shop)
        for shop in dict.fromkeys((DEFAULT_SHOP, *shops))
        for role in _ROLES
    }


_ROLES: tuple[Role, ...] = get_args(Role)
