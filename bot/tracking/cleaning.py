"""What carriers and shops write of a parcel, without what names the recipient and without what can be opened.

A payment link inside an event is the commonest parcel fraud. Chat programs make a link of any word that looks like an
address, a name with @ and a command with a slash: so none of them is passed on.
"""

import re

_LONGEST = 2000
"""Characters that are looked at; a few hundred are kept."""
_TOP_LEVEL = (
    "com|net|org|info|biz|top|xyz|shop|online|site|store|club|vip|icu|live|link|click|app|dev|page|pay|help|support|"
    "world|today|life|work|pro|fun|space|website|tech|cloud|buzz|cyou|cfd|sbs|lol|one|me|ly|gl|io|co|cc|tv|ws|to|gg|ai|"
    "cn|hk|tw|jp|kr|ru|su|uk|us|ca|au|de|fr|es|it|nl|be|pl|pt|br|mx|in|id|my|sg|th|vn|ph|tr|eu|at|ch|cz|se|no|fi|dk|ie"
)
_LINK = re.compile(
    r"(?ix) [a-z][a-z0-9+.-]{1,20}:/{1,2}\S+"  # any scheme
    r"| (?<![\w@]) www\.\S+"
    r"| (?<![\w.]) \d{1,3}(?:\.\d{1,3}){3}\S*"
    r"| (?<![\w@.]) (?:[\w-]+\.)+[\w-]{2,}/\S*"  # a host with a path
    rf"| (?<![\w@.]) (?:[\w-]+\.)+(?:{_TOP_LEVEL}) (?![\w-]|\.\w)"  # a host alone
    r"| (?<![\w/]) [@/][a-z][\w]{2,}"  # a name or a command
)
_MAIL = re.compile(r"[^\s@]{1,64}@[^\s@]{1,190}\.[^\s@]{2,}")
_PHONE = re.compile(r"\+?\d[\d\s()-]{7,}\d")
_SIGNED = re.compile(
    r"(?i)((?:signed(?: for)?(?: by)?|signature|firmado por|получил)\s*[:：]?\s+|(?:签收人|收件人)\s*[:：]\s*).+"
)
_SEGMENT = re.compile(r"[,;/()]+")
_HOUSE_NUMBER = re.compile(r"\d{1,4}[a-z]?", re.IGNORECASE)


def without_links(text: str) -> str:
    """A text in which nothing can be opened: no address, no name with @, no command. A long one is cut."""
    return _LINK.sub("[…]", text[:_LONGEST])


def without_personal(text: str) -> str:
    """An event's text without names of those who signed, phones, e-mails and links."""
    flat = " ".join(text[:_LONGEST].split())
    for pattern in (_MAIL, _LINK, _PHONE):
        flat = pattern.sub("[…]", flat)
    return _SIGNED.sub(r"\1[…]", flat)


def city_level(place: str) -> str:
    """A place without streets and postcodes: "12 High St, Leeds LS1 4AB, GB" is "Leeds, GB"."""
    kept = []
    for segment in _SEGMENT.split(without_links(" ".join(place[:_LONGEST].split()))):
        words = segment.split()
        if any(_HOUSE_NUMBER.fullmatch(word) for word in words):
            continue
        kept.append(" ".join(word for word in words if not any(c.isdigit() for c in word)))
    return ", ".join(part for part in kept if part)[:120]
