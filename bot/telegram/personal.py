"""/mydata and /forget: what is stored on a person, shown to them and erased for them; in private chats only."""

import json
from dataclasses import replace
from typing import get_args

from sqlalchemy.orm import Session

from bot.assistant.conversation import File
from bot.clock import now
from bot.limits import DAY
from bot.log import denied
from bot.settings import Role
from bot.store import counters, erasures, personal
from bot.store.buttons import Choice
from bot.telegram.desk import Desk, Said, said
from bot.telegram.identity import Speaker, memory_of
from bot.telegram.incoming import Incoming
from bot.texts import say


async def show_data(desk: Desk, incoming: Incoming, speaker: Speaker) -> Said:
    """All of it, as a file of JSON."""
    if not incoming.private:
        denied("mydata in a group", person=speaker.key)
        return said(speaker, "privacy-private")
    document = await desk.books(lambda session: personal.export(session, speaker.key, speaker.chat))
    conversations = {role: await desk.assistant.remembered(memory_of(speaker.chat, role)) for role in _ROLES}
    document["conversations"] = {role: messages for role, messages in conversations.items() if messages}
    document["exported_at"] = now().isoformat()
    data = json.dumps(document, ensure_ascii=False, indent=1, default=str).encode()
    file = File("mydata.json", data, "application/json")
    return replace(said(speaker, "privacy-data-file"), files=(file,))


async def ask_forget(_desk: Desk, incoming: Incoming, speaker: Speaker) -> Said:
    """Ask before erasing, and say what stays."""
    if not incoming.private:
        denied("forget in a group", person=speaker.key)
        return said(speaker, "privacy-private")
    yes = Choice(say(speaker.language, "privacy-forget-yes"), "forget", "")
    return said(speaker, "privacy-forget-ask", (yes,), kept=say(speaker.language, "privacy-kept"))


async def forget(desk: Desk, speaker: Speaker) -> Said:
    """Erase it, record that it was done, and say what stays. Doing it again erases nothing more."""
    for role in _ROLES:
        await desk.assistant.forget(memory_of(speaker.chat, role))

    def _erase(session: Session) -> tuple[dict[str, int], str]:
        at = now()
        counts = personal.erase(session, speaker.key, speaker.chat, counters.window(at, DAY))
        return counts, erasures.record(session, "request", counts, at)

    counts, receipt = await desk.books(_erase)
    text = say(
        speaker.language, "privacy-forget-done", messages=counts["messages"], answers=counts["answers"],
        receipt=receipt, kept=say(speaker.language, "privacy-kept"),
    )  # fmt: skip
    return Said(text, speaker.language)


_ROLES: tuple[Role, ...] = get_args(Role)
