"""EML → the letter's text under its subject; attachments are named, not opened."""

import email
import email.policy
from email.message import EmailMessage, MIMEPart
from email.utils import parsedate_to_datetime

from bot.retrieval import decoding, html, markdown
from bot.retrieval.documents import Block, Findings, Section
from bot.retrieval.formats.converted import Converted, Limits, Unreadable


def read(data: bytes, _limits: Limits, /) -> Converted:
    """Raises Unreadable for what is no letter."""
    letter = email.message_from_bytes(data, policy=email.policy.default)
    if not isinstance(letter, EmailMessage) or not (letter["From"] or letter["Subject"] or letter["Date"]):
        raise Unreadable("not an e-mail")
    body = letter.get_body(preferencelist=("plain", "html"))
    text = _content(body) if body is not None else ""
    if body is not None and body.get_content_subtype() == "html":
        _, text = html.to_markdown(text)
    _, sections = markdown.parse(decoding.clean(text))
    head = [f"{name}: {_header(letter, name)}" for name in ("From", "Date") if _header(letter, name)]
    if head and sections:
        sections = (Section((), (Block("text", "\n".join(head)),)), *sections)
    attached = tuple(part.get_filename() or part.get_content_type() for part in letter.iter_attachments())
    return Converted(sections, _header(letter, "Subject")[:300], _date(letter), Findings(left_out=attached))


def _content(part: MIMEPart) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset() or "utf-8"
    charset = {"gb2312": "gb18030", "gbk": "gb18030"}.get(
        charset, charset
    )  # senders say less than they write
    try:
        return data.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return data.decode("utf-8", errors="replace")


def _header(letter: EmailMessage, name: str) -> str:
    return " ".join(decoding.clean(str(letter[name] or "")).split())


def _date(letter: EmailMessage) -> str:
    try:
        return parsedate_to_datetime(str(letter["Date"])).date().isoformat()
    except (TypeError, ValueError):
        return ""
