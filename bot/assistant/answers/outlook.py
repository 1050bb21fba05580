"""What lies ahead of a parcel, in words: when it may come by the shop's own history, and until when to claim."""

from collections.abc import Mapping
from typing import Any

from bot.texts import escape, say


def arrival_text(view: Mapping[str, Any], language: str) -> str:
    """The day that the lane's delivered parcels let expect, or that they are too few; may be empty."""
    arrival = view.get("arrival")
    if not arrival:
        return ""
    days_alone = arrival["state"] == "expected" and not arrival["n"]
    text = say(
        language,
        "arrival-days" if days_alone else f"arrival-{arrival['state']}".replace("_", "-"),
        **{name: arrival[name] or "" for name in ("earliest", "likely", "latest")},
        n=arrival["n"],
        needed=arrival["needed"],
    )
    return text if arrival["same_origin"] else say(language, "arrival-any-origin", text=text)


def claim_text(claim: Mapping[str, Any], language: str) -> str:
    """Until when the carrier wants to be told, with the source of the rule."""
    if claim["days_left"] < 0:
        text = say(language, "claim-ended", due=claim["due"])
    else:
        text = say(language, f"claim-{claim['kind']}", due=claim["due"], days=claim["days_left"])
    text = say(language, "claim-source", text=text, source=escape(claim["source"]), as_of=claim["as_of"])
    return say(language, "claim-to-check", text=text) if claim["confidence"] != "high" else text


def claim_matters(view: Mapping[str, Any]) -> bool:
    """Whether the limit is worth a line: it ends soon, the parcel is in trouble, or has come and it still runs."""
    claim = view.get("claim")
    if not claim:
        return False
    troubled = bool(view["flags"]) or view["status"] == "exception"
    return claim["closing"] or troubled or (view["status"] == "delivered" and claim["days_left"] >= 0)
