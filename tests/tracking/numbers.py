"""Valid numbers of every format, made up by hypothesis: the pattern's own strings with the check digit put right."""

import re

from hypothesis import strategies as st

from bot.tracking.checks import CHECKS
from bot.tracking.formats import Format, formats, posts

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
AIRLINES = ("020", "160", "176", "784", "999")
CHECKED = [one for one in formats() if one.check]


def _has_digits(text: str) -> bool:
    return text[:2] in ("1Z", "1L") or re.search(r"(?:\d[A-Z]{0,6}){6}", text) is not None


def _put_right(one: Format, written: str) -> str:
    match = one.pattern.fullmatch(written)
    assert match is not None
    parts = match.groupdict()
    place = match.start("check") if "check" in parts else len(written) - 1
    body = parts.get("body", written[:-1])
    number = written[:place] + CHECKS[one.check](one.prefix + body) + written[place + 1 :]
    if one.pattern.fullmatch(number) is None:  # DPD's check letter may not fit a digits-only reading
        return written
    return number


def numbers_of(one: Format) -> st.SearchStrategy[str]:
    """Valid numbers of one format."""
    written = st.from_regex(one.pattern, fullmatch=True, alphabet=ALPHABET)
    # Some optional parts exclude each other; and no carrier writes numbers of letters alone.
    written = written.filter(lambda text: len(text) in one.lengths and _has_digits(text))
    if one.carrier == "s10":
        written = st.builds(
            lambda text, country: text[:-2] + country, written, st.sampled_from(sorted(posts()))
        )
    if one.id == "air_waybill":
        written = st.builds(lambda text, airline: airline + text[3:], written, st.sampled_from(AIRLINES))
    return written.map(lambda text: _put_right(one, text)) if one.check else written
