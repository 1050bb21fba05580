"""Staff send a file: it is read, shown as understood, asked about with buttons, and put into the library.

What was decided so far lies in the store, so that each press is a turn of its own and a crash loses none. The last
press puts the document in; doing that again changes nothing.
"""

import asyncio
import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath

from sqlalchemy.orm import Session

from bot.clock import now, today
from bot.errors import NotAllowed, NotFound, UserError
from bot.retrieval import access, glossary, queries, reading
from bot.retrieval.documents import Document
from bot.retrieval.library import Library
from bot.retrieval.results import Change
from bot.store import drafts
from bot.store.buttons import Choice
from bot.store.drafts import Draft
from bot.telegram import staff_sheets
from bot.telegram.desk import Desk, Said, said, told
from bot.telegram.files import download
from bot.telegram.identity import Speaker
from bot.telegram.incoming import Document as Sent
from bot.texts import escape, say
from bot.uploads import safe_name

_STAFF = ("staff", "admin")
_SECONDS = 60.0
"""For taking a file apart while somebody waits."""
_USUAL = ("EU", "US", "GB", "CN")
"""Markets offered where the document names none."""
_SHOWN_LINES = 12
_DATE = re.compile(r"(20\d\d)\s?[-./年]\s?(\d{1,2})\s?[-./月]\s?(\d{1,2})日?")


def may_bring(speaker: Speaker) -> bool:
    """Whether this person's files go into the library: staff do, in that role, in private."""
    return speaker.role in _STAFF


async def received(
    desk: Desk, speaker: Speaker, files: Sequence[tuple[Sent, str]], limit: int, turn: str
) -> Said:
    """Read the files, each with its caption, and show what was understood of the first; the others have their turn
    when it is decided on. A file that cannot be read is told of, and holds up no other. `limit`: bytes of each.
    """
    library = _library(desk)
    kept: list[tuple[str, Document, bytes]] = []
    refused: list[str] = []
    for number, (file, caption) in enumerate(files):
        try:
            data = await download(desk.bot, file, limit)
            name = safe_name(file.name)
            document = await asyncio.to_thread(_read, library, name, data)
        except UserError as error:
            refused.append(told(error, speaker))
            continue
        found = {
            "titles": _titles(document, caption),
            "markets": _markets(document),
            "dates": _dates(document),
        }
        place = f"{turn}#{number}" if number else turn
        keep = partial(
            drafts.keep, turn=place, person=speaker.key, name=name, data=data, found=found, at=now()
        )
        kept.append((await desk.books(keep), document, data))
    if not kept:
        return Said("\n\n".join(refused), speaker.language)
    shown = await _shown(library, speaker, *kept[0])
    if len(kept) > 1:
        refused.append(say(speaker.language, "documents-several", count=len(kept)))
    return replace(shown, text="\n\n".join((*refused, shown.text)))


async def _shown(library: Library, speaker: Speaker, token: str, document: Document, data: bytes) -> Said:
    """A document as it was understood, with the first question."""
    before = await asyncio.to_thread(library.about, document.name)
    preview = _preview(speaker.language, document, before)
    audiences = [Choice(say(speaker.language, f"documents-audience-{one}"), "document", f"{token} audience {one}")
                 for one in access.AUDIENCES]  # fmt: skip
    asked, work = await asyncio.to_thread(staff_sheets.offers, token, document.name, data, speaker.language)
    text = f"{preview}\n\n{say(speaker.language, asked)}"
    return Said(text, speaker.language, (*work, *audiences, _cancel(speaker, token)))


async def _and_next(desk: Desk, speaker: Speaker, draft: Draft, done: Said) -> Said:
    """What was done about a document, and the next one of the same message."""
    following = await desk.books(lambda session: drafts.draft_after(session, draft, speaker.key))
    if following is None:
        return done
    library = _library(desk)
    document = await asyncio.to_thread(_read, library, following.name, following.data)
    shown = await _shown(library, speaker, following.token, document, following.data)
    return replace(shown, text=f"{done.text}\n\n---\n\n{shown.text}")


async def following(desk: Desk, speaker: Speaker, value: str) -> Said | None:
    """What came with the file that a button is about, and has not had its turn; None where nothing did."""
    token = value.partition(" ")[0]
    draft = await desk.books(lambda session: drafts.draft_of(session, token, speaker.key))
    nothing = Said("", speaker.language)
    after = nothing if draft is None else await _and_next(desk, speaker, draft, nothing)
    return None if after is nothing else after


async def decided(desk: Desk, speaker: Speaker, value: str) -> Said:
    """Note what a button said, and ask the next thing or put the document in. Raises UserError."""
    if not may_bring(speaker):
        raise NotAllowed("only staff may change the documents")
    token, what, choice = [*value.split(" ", 2), "", ""][:3]
    draft = await desk.books(lambda session: drafts.draft_of(session, token, speaker.key))
    if draft is None:
        return said(speaker, "documents-gone")
    if what == "cancel":
        done = await _and_next(
            desk, speaker, draft, said(speaker, "documents-cancelled", file=escape(draft.name))
        )
        await desk.books(lambda session: drafts.drop(session, token))
        return done
    if what not in ("audience", "markets", "title", "as_of"):
        return said(speaker, "documents-gone")
    noted = {what: choice.split(",") if what == "markets" else choice}

    def note(session: Session) -> Draft | None:
        drafts.decide(session, token, **noted)
        return drafts.draft_of(session, token, speaker.key)

    draft = await desk.books(note)
    if draft is None:
        return said(speaker, "documents-gone")
    if what == "audience":
        return _ask_markets(speaker, draft)
    if what == "markets" and len(draft.found["titles"]) > 1:
        return _ask_title(speaker, draft)
    if what in ("markets", "title"):
        return _ask_date(speaker, draft)
    return await _and_next(desk, speaker, draft, await _put(_library(desk), speaker, draft))


def _ask_markets(speaker: Speaker, draft: Draft) -> Said:
    language = speaker.language
    codes = dict.fromkeys([*draft.found["markets"], *_USUAL])
    choices = [Choice(_market(language, code), "document", f"{draft.token} markets {code}") for code in codes]
    everywhere = Choice(_market(language, "world"), "document", f"{draft.token} markets world")
    return said(speaker, "documents-ask-market", (everywhere, *choices, _cancel(speaker, draft.token)))


def _ask_title(speaker: Speaker, draft: Draft) -> Said:
    titles = draft.found["titles"]
    choices = [Choice(title[:60], "document", f"{draft.token} title {title}") for title in titles]
    return said(speaker, "documents-ask-title", (*choices, _cancel(speaker, draft.token)))


def _ask_date(speaker: Speaker, draft: Draft) -> Said:
    dates = dict.fromkeys([*draft.found["dates"], today().isoformat()])
    choices = [Choice(date, "document", f"{draft.token} as_of {date}") for date in dates]
    unknown = Choice(say(speaker.language, "documents-as-of-unknown"), "document", f"{draft.token} as_of ")
    return said(speaker, "documents-ask-as-of", (*choices, unknown, _cancel(speaker, draft.token)))


def _cancel(speaker: Speaker, token: str) -> Choice:
    return Choice(say(speaker.language, "documents-cancel"), "document", f"{token} cancel")


async def _put(library: Library, speaker: Speaker, draft: Draft) -> Said:
    def put() -> Change:
        document = _read(library, draft.name, draft.data)
        title = draft.title or draft.found["titles"][0]
        provenance = replace(document.provenance, as_of=draft.as_of or document.provenance.as_of)
        # Title and date are part of what is kept: the same file with another title is a change.
        decided = "\x00".join((document.content_hash, title, provenance.as_of)).encode()
        document = replace(document, title=title, provenance=provenance,
                           content_hash=hashlib.sha256(decided).hexdigest())  # fmt: skip
        report = library.ingest(
            [document], audience=draft.audience, market=",".join(draft.markets), by=speaker.key
        )
        return report.changes[0]

    change = await asyncio.to_thread(put)
    language = speaker.language
    text = say(
        language, f"documents-{change.what}", title=escape(draft.title or draft.found["titles"][0]),
        version=str(change.version), audience=say(language, f"documents-audience-{change.audience}"),
        market=", ".join(escape(_market(language, code)) for code in draft.markets), passages=change.passages,
    )  # fmt: skip
    return Said("\n\n".join(filter(None, (text, _changed(language, change)))), language)


def _changed(language: str, change: Change) -> str:
    """The difference from the last version, as far as it fits a message."""
    if change.diff is None:
        return ""
    diff = change.diff
    parts = [
        say(language, "documents-changed", before=str(diff.before), added=diff.added, removed=diff.removed)
    ]
    if diff.figures_gone or diff.figures_new:
        gone, new = (
            escape(", ".join(figures[:8]) or "—") for figures in (diff.figures_gone, diff.figures_new)
        )
        parts.append(say(language, "documents-figures", gone=gone, new=new))
    lines = [line for line in diff.lines if line.startswith(("+ ", "- "))]
    shown = [f"{'＋' if line[0] == '+' else '－'} {escape(line[2:160])}" for line in lines[:_SHOWN_LINES]]
    if len(lines) > _SHOWN_LINES:
        shown.append(say(language, "documents-more", count=len(lines) - _SHOWN_LINES))
    return "\n\n".join(filter(None, (*parts, "\n".join(shown))))


def _preview(language: str, document: Document, before: tuple[int, str] | None) -> str:
    found = document.findings
    words = sum(len(block.text) for section in document.sections for block in section.blocks)
    parts = [say(language, "documents-understood", file=escape(document.name), title=escape(document.title),
                 sections=len(document.sections), characters=words,
                 language=say(language, f"telegram-language-{document.language}"))]  # fmt: skip
    if found.pages:
        parts.append(say(language, "documents-pages", pages=found.pages))
    if found.scanned:
        pages = ", ".join(map(str, found.scanned[:20]))
        parts.append(say(language, "documents-scanned", pages=pages))
    if found.hidden:
        parts.append(say(language, "documents-hidden", count=found.hidden))
    if found.left_out:
        parts.append(say(language, "documents-left-out", names=escape(", ".join(found.left_out[:10]))))
    headings = dict.fromkeys(
        " › ".join(section.headings) for section in document.sections if section.headings
    )
    listed = "\n".join(f"- {escape(heading[:100])}" for heading in list(headings)[:6])
    if len(headings) > 6:
        listed += "\n- …"
    known = (
        say(language, "documents-replaces", version=str(before[0]), title=escape(before[1]))
        if before
        else say(language, "documents-is-new")
    )
    return "\n\n".join(filter(None, (*parts, listed, known)))


def _read(library: Library, name: str, data: bytes) -> Document:
    limits = replace(library.limits, seconds=min(library.limits.seconds, _SECONDS))
    kind = reading.SUFFIXES.get(PurePosixPath(name).suffix.lower(), "text")
    return reading.parse(data, name, kind, limits)


def _titles(document: Document, caption: str) -> list[str]:
    given = " ".join(caption.split())[:200]
    stem = PurePosixPath(document.name).stem.replace("_", " ").replace("-", " ").strip()
    return [title for title in dict.fromkeys((given, document.title[:200], stem)) if title]


def _markets(document: Document) -> list[str]:
    if document.markets:
        return list(document.markets)
    opening = " ".join(
        (document.title, *(block.text for section in document.sections[:4] for block in section.blocks[:3]))
    )
    known = {market.code for market in glossary.markets()}
    return sorted(code for code in queries.analyse(opening).markets if code in known)[:4]


def _dates(document: Document) -> list[str]:
    """The date that the file gives, then those written near its beginning."""
    opening = " ".join(block.text for section in document.sections[:3] for block in section.blocks[:4])[:3000]
    written = [f"{year}-{int(month):02}-{int(day):02}" for year, month, day in _DATE.findall(opening)
               if 1 <= int(month) <= 12 and 1 <= int(day) <= 31]  # fmt: skip
    given = document.provenance.as_of
    return [date for date in dict.fromkeys((given, *written)) if date and date <= today().isoformat()][:3]


def _market(language: str, code: str) -> str:
    if code == "world":
        return say(language, "documents-market-world")
    names = {market.code: market.names for market in glossary.markets()}.get(code, {})
    return next(iter(names.get(language) or names.get("en") or (code,)))


def _library(desk: Desk) -> Library:
    if desk.library is None:
        raise NotFound("this deployment has no library of documents")
    return desk.library
