"""Each tracking service's client against the service as its documents describe it, in good days and bad."""

import json
import time
from collections.abc import Iterator

import pytest

from bot.tracking.providers.aftership import AfterShip
from bot.tracking.providers.dhl import Dhl
from bot.tracking.providers.easypost import EasyPost
from bot.tracking.providers.errors import (
    BadAnswer,
    NeedsParameter,
    NotFoundThere,
    ProviderDown,
    ProviderError,
    QuotaUsedUp,
    RateLimited,
    Unauthorised,
)
from bot.tracking.providers.interface import Account, Answers, Deadline, Finding, Question, TrackingProvider
from bot.tracking.providers.pace import Pace
from bot.tracking.providers.seventeentrack import SeventeenTrack
from bot.tracking.status import Status, Substatus
from tests.tracking import services as stub
from tests.tracking.services import KEYS, Fault, Services, services

NUMBER = "LX123456785CN"
CLIENTS = {"17track": SeventeenTrack, "aftership": AfterShip, "dhl": Dhl, "easypost": EasyPost}
EVERY = pytest.mark.parametrize("name", list(CLIENTS))


@pytest.fixture
def running() -> Iterator[Services]:
    with services() as started:
        yield started


def client(running: Services, name: str, key: str | None = None) -> TrackingProvider:
    return CLIENTS[name](Account(key or KEYS[name]), f"{running.url}/{name}")


def ask(provider: TrackingProvider, *questions: Question, within: float = 5.0) -> Answers:
    try:
        return provider.fetch(questions or [Question(NUMBER, "china_post")], Deadline.within(within))
    finally:
        provider.close()


def found(provider: TrackingProvider, *questions: Question) -> Finding:
    [answer] = ask(provider, *questions).values()
    assert isinstance(answer, Finding), answer
    return answer


def stock(running: Services) -> None:
    """The same journey, as each service would tell it."""
    running.registered[NUMBER] = {}
    running.parcels["17track"][NUMBER] = stub.seventeentrack(
        NUMBER,
        ("2026-11-20T10:30:00+01:00", "InTransit_CustomsProcessing", "Inbound into customs"),
        ("2026-11-12T09:00:00+08:00", "InTransit_PickedUp", "Accepted"),
    )
    running.parcels["aftership"][NUMBER] = stub.aftership(
        NUMBER, ("2026-11-12T09:00:00+08:00", "InTransit_002", "Accepted"),
        ("2026-11-20T10:30:00", "InTransit_006", "Handed to customs"),
    )  # fmt: skip
    running.parcels["dhl"][NUMBER] = stub.dhl(
        NUMBER, ("2026-11-20T10:30:00.123", "transit", "ZO", "The shipment is in customs"),
        ("2026-11-12T09:00:00+08:00", "transit", "EE", "Accepted"),
    )  # fmt: skip
    running.parcels["easypost"][NUMBER] = stub.easypost(
        NUMBER, ("2026-11-12T01:00:00Z", "in_transit/received_at_origin_facility", "Accepted"),
        ("2026-11-20T10:30:00Z", "in_transit/held", "Held by customs for inspection"),
    )  # fmt: skip


@EVERY
def test_a_parcel_is_read_into_the_one_vocabulary_with_its_exact_codes(running: Services, name: str) -> None:
    stock(running)
    finding = found(client(running, name))
    newest = max(finding.events, key=lambda event: event.time.at)
    assert newest.status is Status.CUSTOMS
    assert len(finding.events) == 2
    exact = {
        "17track": "InTransit_CustomsProcessing", "aftership": "InTransit_006", "dhl": "ZO",
        "easypost": "in_transit/held",
    }  # fmt: skip
    assert (finding.code, newest.code) == (exact[name], exact[name])
    zone = {"17track": 60, "aftership": None, "dhl": None, "easypost": 0}
    assert newest.time.zone_minutes == zone[name]


@EVERY
def test_names_signatures_streets_and_postcodes_never_get_into_a_finding(
    running: Services, name: str
) -> None:
    stock(running)
    told = repr(found(client(running, name)))
    for personal in ("DOE", "Doe", "john@", "Mustermann", "TESTER", "Hansestr", "LS1 4AB", "53113", "78701"):
        assert personal not in told


@EVERY
def test_a_wrong_key_is_unauthorised_and_is_not_tried_again(running: Services, name: str) -> None:
    with pytest.raises(Unauthorised) as refused:
        ask(client(running, name, key="wrong-key"))
    assert len(running.of(name)) == 1
    assert "wrong-key" not in str(refused.value.as_json())


@EVERY
@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault(402, '{"error": {}}'), QuotaUsedUp),
        (Fault(403, "forbidden"), Unauthorised),
        (Fault(200, "<html>maintenance</html>", {"Content-Type": "text/html"}), BadAnswer),
        (Fault(200, ""), BadAnswer),
        (Fault(200, "[1, 2]"), BadAnswer),
        (Fault(200, '{"data":' * 50_000), BadAnswer),
        (Fault(200, '{"surprise": true}'), BadAnswer),
        (Fault(302, "", {"Location": "http://127.0.0.1:1/"}), BadAnswer),
    ],
)
def test_each_fault_is_told_apart_and_none_is_tried_again(
    running: Services, name: str, fault: Fault, error: type[ProviderError]
) -> None:
    running.fail(name, fault)
    with pytest.raises(error):
        ask(client(running, name))
    assert len(running.of(name)) == 1


@pytest.mark.parametrize("name", ["17track", "aftership", "easypost"])
def test_after_a_429_the_call_is_made_again_when_the_service_says_so(running: Services, name: str) -> None:
    stock(running)
    running.fail(name, Fault(429, "{}", {"Retry-After": "1"}))
    assert found(client(running, name)).number == NUMBER
    assert len(running.of(name)) == 2


@EVERY
def test_a_429_that_lasts_longer_than_there_is_time_is_given_back_at_once(
    running: Services, name: str
) -> None:
    running.fail(name, Fault(429, "{}", {"Retry-After": "120"}))
    with pytest.raises(RateLimited) as limited:
        ask(client(running, name))
    assert limited.value.lasts == 120
    assert len(running.of(name)) == 1


@pytest.mark.parametrize("name", ["17track", "aftership", "easypost"])
def test_faults_of_the_service_and_broken_connections_are_tried_again(running: Services, name: str) -> None:
    stock(running)
    running.fail(name, Fault(503, "down"), Fault(drop=True))
    assert found(client(running, name)).number == NUMBER
    assert len(running.of(name)) == 3


@EVERY
def test_a_service_that_hangs_is_given_up_at_the_deadline(running: Services, name: str) -> None:
    running.fail(name, *[Fault(after=3.0)] * 4)
    provider = client(running, name)
    begun = time.monotonic()
    with pytest.raises((ProviderDown, RateLimited)):
        provider.fetch([Question(NUMBER, "china_post")], Deadline.within(0.6))
    assert time.monotonic() - begun < 0.9
    provider.close()


@EVERY
def test_a_service_that_is_not_there_is_down(name: str) -> None:
    provider = CLIENTS[name](Account("k"), "http://127.0.0.1:9")
    with pytest.raises((ProviderDown, RateLimited)):
        ask(provider, within=0.8)


@EVERY
def test_the_key_is_checked_without_touching_a_parcel(running: Services, name: str) -> None:
    provider = client(running, name)
    quota = provider.check(Deadline.within(5))
    assert quota.left == (100 if name == "17track" else None)
    assert provider.taken_calls() == 1
    assert provider.taken_calls() == 0
    provider.close()
    assert not running.registered


@EVERY
def test_an_unknown_code_keeps_the_last_status_and_is_kept_as_it_came(running: Services, name: str) -> None:
    at = "2026-11-20T10:30:00Z"
    running.registered[NUMBER] = {}
    running.parcels["17track"][NUMBER] = stub.seventeentrack(
        NUMBER, (at, "InTransit_Teleported", "Beamed up")
    )
    running.parcels["aftership"][NUMBER] = stub.aftership(NUMBER, (at, "Teleported_001", "Beamed up"))
    running.parcels["dhl"][NUMBER] = stub.dhl(NUMBER, (at, "teleported", "QQ", "Beamed up"))
    running.parcels["easypost"][NUMBER] = stub.easypost(NUMBER, (at, "teleported/beam", "Beamed up"))
    finding = found(client(running, name))
    exact = {
        "17track": "InTransit_Teleported",
        "aftership": "Teleported_001",
        "dhl": "QQ",
        "easypost": "teleported/beam",
    }
    assert finding.code == exact[name]
    assert [event.status for event in finding.events] == [None]
    assert finding.events[0].description == "Beamed up"


# 17TRACK


def test_17track_registers_what_it_does_not_follow_yet_and_has_nothing_at_first(running: Services) -> None:
    finding = found(client(running, "17track"))
    assert (finding.reading.status, finding.events) == (Status.PENDING, ())
    assert [path for _, path, _ in running.of("17track")] == ["/gettrackinfo", "/register", "/gettrackinfo"]
    assert running.registered[NUMBER]["carrier"] == 3011
    assert running.quota == 99


def test_17track_is_never_asked_about_more_than_forty_at_once_nor_faster_than_it_allows(
    running: Services,
) -> None:
    running.limited = True
    provider = client(running, "17track")
    numbers = [f"LX{place:09}CN" for place in range(40)]
    questions = [Question(number, "china_post") for number in numbers]
    assert provider.batch == 40
    for _ in range(2):
        answers = provider.fetch(questions, Deadline.within(20))
        assert set(answers) == set(numbers)
    assert all(len(body) <= 40 for _, _, body in running.of("17track"))
    assert len(running.of("17track")) == 4  # none was refused for being too fast
    provider.close()


@pytest.mark.parametrize(
    ("code", "wanted"), [(-18010019, "postcode"), (-18010020, "phone"), (-18019903, "carrier")]
)
def test_17track_asks_for_what_the_carrier_needs(running: Services, code: int, wanted: str) -> None:
    running.refuses[NUMBER] = code
    [answer] = ask(client(running, "17track")).values()
    assert isinstance(answer, NeedsParameter)
    assert answer.details["parameter"] == wanted


def test_17track_gets_postcode_and_phone_under_their_own_names_and_no_more(running: Services) -> None:
    running.refuses[NUMBER] = -18010019
    question = Question(NUMBER, "gls", destination="DE", postcode="53113", phone="1234")
    found(client(running, "17track"), question)
    assert running.registered[NUMBER] == {
        "number": NUMBER, "auto_detection": True, "carrier": 100005, "destination_postal_code": "53113",
        "destination_country": "DE", "phone_number_last_4": "1234",
    }  # fmt: skip


def test_17track_refusals_are_about_the_number_or_about_the_account(running: Services) -> None:
    running.refuses["12345"] = -18010012
    running.quota = 0
    answers = ask(client(running, "17track"), Question("12345", ""), Question(NUMBER, "china_post"))
    assert isinstance(answers["12345"], NotFoundThere)
    assert isinstance(answers[NUMBER], QuotaUsedUp)
    running.fail("17track", Fault(200, '{"code": -18010001, "data": {"errors": [{"code": -18010001}]}}'))
    with pytest.raises(Unauthorised):
        ask(client(running, "17track"))


def test_17track_prefers_our_carriers_row_and_reads_dates_in_pieces(running: Services) -> None:
    row = stub.seventeentrack(NUMBER, ("", "InTransit_Other", "Arrived"), carrier=190012)
    event = row["track_info"]["tracking"]["providers"][0]["events"][0]
    event["time_raw"] = {"date": "2026-11-20", "time": "10:30:00", "timezone": "+05:30"}
    running.registered[NUMBER] = {}
    running.parcels["17track"][NUMBER] = row
    finding = found(client(running, "17track"))
    assert finding.carrier == "yanwen"
    assert [(one.time.at.isoformat(), one.time.zone_minutes) for one in finding.events] == [
        ("2026-11-20T05:00:00+00:00", 330)
    ]
    assert finding.last_mile == "DHL Paket 00340434161094042557"


# AfterShip


def test_aftership_reads_every_page(running: Services) -> None:
    running.page = 3
    numbers = [f"LX{place:09}CN" for place in range(8)]
    for number in numbers:
        running.parcels["aftership"][number] = stub.aftership(
            number, ("2026-11-20T10:00:00Z", "InTransit_001", "On its way")
        )
    answers = ask(client(running, "aftership"), *(Question(number, "china_post") for number in numbers))
    assert all(isinstance(answer, Finding) and answer.events for answer in answers.values())
    assert [query.get("cursor") for _, _, query in running.of("aftership")] == [None, "3", "6"]


def test_aftership_creates_what_it_does_not_know_without_a_word_of_the_recipient(running: Services) -> None:
    assert found(client(running, "aftership")).reading.status is Status.PENDING
    method, path, body = running.of("aftership")[-1]
    assert (method, path, body) == ("POST", "/trackings", {"tracking_number": NUMBER, "slug": "china-post"})


def test_aftership_is_asked_without_the_carrier_where_it_does_not_know_our_name_for_it(
    running: Services,
) -> None:
    found(client(running, "aftership"), Question(NUMBER, "yanwen"))
    assert [body.get("slug") for method, _, body in running.of("aftership") if method == "POST"] == [
        "yanwen",
        None,
    ]


def test_aftership_needs_a_postcode_and_takes_it(running: Services) -> None:
    running.refuses[NUMBER] = 4011
    [answer] = ask(client(running, "aftership")).values()
    assert isinstance(answer, NeedsParameter)
    assert answer.details["parameter"] == "postcode"
    assert found(client(running, "aftership"), Question(NUMBER, "gls", postcode="53113")).number == NUMBER


def test_aftership_return_to_sender_wins_over_in_transit(running: Services) -> None:
    running.parcels["aftership"][NUMBER] = stub.aftership(
        NUMBER, ("2026-11-20T10:00:00Z", "InTransit_001", "On its way"), return_to_sender=True
    )
    newest = found(client(running, "aftership")).events[-1]
    assert (newest.status, newest.substatus) == (Status.RETURNED, Substatus.RETURNING)


# DHL


def test_dhl_404_means_it_does_not_know_the_number(running: Services) -> None:
    [answer] = ask(client(running, "dhl")).values()
    assert isinstance(answer, NotFoundThere)


def test_dhl_another_shipment_than_the_one_asked_for_is_not_ours(running: Services) -> None:
    running.parcels["dhl"][NUMBER] = stub.dhl(
        "9999999999", ("2026-11-20T10:00:00", "delivered", "ZU", "Delivered")
    )
    [answer] = ask(client(running, "dhl")).values()
    assert isinstance(answer, NotFoundThere)


def test_dhl_return_flag_turns_delivered_into_returned(running: Services) -> None:
    running.parcels["dhl"][NUMBER] = stub.dhl(
        NUMBER, ("2026-11-20T10:00:00", "delivered", "ZU", "Delivered"), returnFlag=True
    )
    newest = found(client(running, "dhl")).events[0]
    assert (newest.status, newest.substatus) == (Status.RETURNED, Substatus.RETURNED)


def test_dhl_is_called_once_in_five_seconds_and_a_second_call_does_not_wait(running: Services) -> None:
    running.limited = True
    stock(running)
    provider = client(running, "dhl")
    provider.fetch([Question(NUMBER, "dhl", postcode="53113")], Deadline.within(2))
    with pytest.raises(RateLimited) as limited:
        provider.fetch([Question(NUMBER, "dhl")], Deadline.within(2))
    assert 4 < limited.value.lasts <= 5.1
    [(_, _, query)] = running.of("dhl")
    assert query["recipientPostalCode"] == "53113"
    provider.close()


# EasyPost


def test_easypost_asks_for_a_tracker_by_its_id_once_it_has_one(running: Services) -> None:
    stock(running)
    first = found(client(running, "easypost"))
    again = Question(NUMBER, "china_post", reference=first.reference)
    assert found(client(running, "easypost"), again).events == first.events
    assert [(method, path) for method, path, _ in running.of("easypost")] == [
        ("POST", "/trackers"),
        ("GET", "/trackers/trk_lx123456785cn"),
    ]


def test_easypost_an_invalid_code_is_not_found_there(running: Services) -> None:
    [answer] = ask(client(running, "easypost")).values()
    assert isinstance(answer, NotFoundThere)


def test_what_came_before_a_service_failed_half_way_is_kept(running: Services) -> None:
    stock(running)
    running.parcels["easypost"]["LX000000015CN"] = stub.easypost("LX000000015CN")
    provider = client(running, "easypost")
    first = provider.fetch([Question(NUMBER, "")], Deadline.within(5))
    running.fail("easypost", Fault(402, "{}"))
    with pytest.raises(QuotaUsedUp):
        provider.fetch([Question(NUMBER, ""), Question("LX000000015CN", "")], Deadline.within(5))
    assert isinstance(first[NUMBER], Finding)
    running.calls.clear()
    running.fail("easypost", Fault(200, json.dumps({"tracking_code": NUMBER})), Fault(402, "{}"))
    answers = provider.fetch([Question(NUMBER, ""), Question("LX000000015CN", "")], Deadline.within(5))
    assert isinstance(answers[NUMBER], Finding)
    assert isinstance(answers["LX000000015CN"], QuotaUsedUp)
    provider.close()


# Pace


def test_a_bucket_lets_no_more_calls_through_than_its_rate() -> None:
    moment = [0.0]
    waited: list[float] = []
    pace = Pace(2.0, 1, clock=lambda: moment[0], sleep=waited.append)
    assert [pace.take(10) for _ in range(3)] == [0, 0, 0]
    assert waited == [0.5, 1.0]
    assert pace.take(0.1) == pytest.approx(1.5)
    moment[0] = 10.0
    assert pace.take(0.1) == 0
    assert pace.take(0.1) == pytest.approx(0.5)
