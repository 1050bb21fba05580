"""What asking came to, in words: the source and its age, what is missing, and what to do about it."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from bot.assistant.answers.parcel import present, present_error, present_many
from bot.assistant.grounding import check_grounding
from bot.errors import QuaysideError
from bot.tracking.cases import Checked
from bot.tracking.providers.errors import (
    BadAnswer,
    NeedsParameter,
    NotFoundThere,
    OtherParcel,
    ProviderDown,
    QuotaUsedUp,
    RateLimited,
    Unauthorised,
)
from tests.tracking.test_live import NOW

LANGUAGES = ["en", "zh", "es", "ru"]
PROBLEMS = [
    Unauthorised("x", provider="17TRACK"),
    QuotaUsedUp("x", provider="17TRACK"),
    RateLimited("x", provider="17TRACK"),
    ProviderDown("x", provider="17TRACK"),
    BadAnswer("x", provider="17TRACK"),
    NotFoundThere("x", provider="17TRACK"),
    OtherParcel("x", provider="17TRACK", last_event="2026-05-02"),
    NeedsParameter("x", provider="17TRACK", parameter="postcode"),
    NeedsParameter("x", provider="17TRACK", parameter="phone"),
    NeedsParameter("x", provider="17TRACK", parameter="carrier"),
]


def view(kind: str = "17track", live: Checked | None = None, **changed: Any) -> dict[str, Any]:
    return {
        "number": "LX123456785CN", "carrier": "china_post", "carrier_name": "China Post", "status": "in_transit",
        "substatus": None, "updated_at": "2026-11-22T10:00:00+01:00", "eta": None, "origin": "CN",
        "destination": "DE", "provider": kind, "advice_key": "advice-in-transit-seller", "flags": [],
        "days_since_last_event": 1, "days_past_eta": None, "stuck_after_days": 14, "sample": False,
        "events": [{"time": "2026-11-22T10:00:00+01:00", "status": "in_transit", "substatus": None,
                    "description": "Arrived", "place": "Leipzig, DE"}],
        "source": {"kind": kind, "name": "17TRACK", "imported_at": "2026-11-23T11:30:00+00:00"}, "link": None,
        "live": (live or Checked("fresh", kind, NOW, "InTransit_Arrival")).as_json(), **changed,
    }  # fmt: skip


def grounded(document: Mapping[str, Any], told: str) -> bool:
    return not check_grounding(told, passages={}, results=[json.dumps(document)])


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_names_the_service_and_when_it_told(language: str) -> None:
    document = view(live=Checked("cached", "17track", NOW, last_mile="DHL Paket 00340434161094042557"))
    told = present(document, language)
    assert "17TRACK" in told
    assert "2026-11-23 11:30" in told
    assert "00340434161094042557" in told
    assert grounded(document, told)
    assert grounded(document, present_many([document, document], language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_dhls_name_stands_beside_what_it_says(language: str) -> None:
    assert "Delivered by Deutsche Post DHL Group" in present(view("dhl"), language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("problem", PROBLEMS, ids=lambda problem: problem.code)
def test_every_problem_has_kind_words_beside_the_last_known_state_and_for_an_unknown_number(
    language: str, problem: QuaysideError
) -> None:
    checked = Checked("failed", problem=problem)  # type: ignore[arg-type]
    document = view(live=checked)
    told = present(document, language)
    assert "Leipzig" in told
    assert grounded(document, told)
    error = {"code": "not_found", "number": "LX123456785CN", "carrier": "china_post", "carrier_name": "China Post",
             "links": [{"carrier": "china_post", "name": "China Post", "url": "https://www.ems.com.cn/"}],
             "live": checked.as_json()}  # fmt: skip
    unknown = present_error({"number": "LX123456785CN", "error": error}, language)
    assert "https://www.ems.com.cn/" in unknown
    said = present_error({"number": "LX123456785CN", "error": {**error, "live": None}}, language)
    assert len(unknown) > len(said)
    for detail in filter(None, (problem.details.get("last_event"),)):
        assert detail in unknown
        assert detail in told


def test_without_a_service_the_answer_says_so_and_gives_the_carriers_page() -> None:
    document = view("shop_file", Checked("not_configured"), link="https://www.ems.com.cn/")
    told = present(document, "en")
    assert "No tracking service is set up here" in told
    assert "https://www.ems.com.cn/" in told
    assert "No tracking service" not in present({**document, "sample": True}, "en")


def test_a_service_that_has_nothing_yet_or_has_stopped_looking_is_said_so() -> None:
    nothing = view("shop_file", Checked("fresh", "17track", NOW, "NotFound_Other"))
    assert "17TRACK has nothing about it yet (asked 2026-11-23 12:00 (UTC))" in present(nothing, "en")
    stopped = view(live=Checked("fresh", "17track", NOW, "Expired_Other", expired=True))
    assert "has stopped looking" in present(stopped, "en")
