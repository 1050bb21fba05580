"""Views of parcels asked for in words or by a button: what is wrong, how the lanes do, the events as a picture."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.app import open_rooms
from bot.assistant.session import Rooms
from bot.clock import now
from bot.settings import Settings
from bot.tracking.importing import import_shipments
from bot.tracking.samples import load_samples
from tests.assistant.conftest import Talk
from tests.tracking.journeys import number

PNG = b"\x89PNG\r\n\x1a\n"
DHL = "3318810025"
_HEADER = "tracking number,carrier,origin,destination,status,event,time\n"


@pytest.fixture(autouse=True, scope="module")
def shop(rooms: Rooms) -> Iterator[None]:
    """A lane with a past, and a parcel whose time to claim is nearly over."""
    rows = []
    for n in range(12):
        for days, status in ((30 + n, "in transit"), (20, "delivered")):
            rows.append(_row(number(n), "China Post", "GB", days, status))
    rows += [
        _row(DHL, "DHL Express", "DE", 27, "picked up"),
        _row(DHL, "DHL Express", "DE", 25, "in transit"),
    ]
    import_shipments(rooms.store, (_HEADER + "\n".join(rows)).encode(), shop="default", name="f.csv")
    yield
    with rooms.store.begin() as session:
        from bot.store.shipments import ShipmentRow

        session.query(ShipmentRow).filter(ShipmentRow.sample.is_(False)).delete()
    load_samples(rooms.store, now())


def _row(parcel: str, carrier: str, country: str, days: float, status: str) -> str:
    at = now() - timedelta(days=days)
    return f"{parcel},{carrier},CN,{country},{status},{status},{at:%Y-%m-%d %H:%M}+00:00"


@pytest.mark.parametrize(
    "text",
    [
        "what is wrong with my parcels?",
        "Which parcels need a look?",
        "show me the exceptions",
        "哪些包裹需要处理？",
        "列出异常件",
        "¿Qué paquetes necesitan atención?",
        "Какие посылки требуют внимания?",
    ],
)
async def test_what_is_wrong_is_listed_with_the_limit_first_and_what_to_do(talk: Talk, text: str) -> None:
    reply = await talk(text, role="seller", chat=text)
    [call] = reply.tools
    assert call.name == "list_problems"
    assert call.result["problems"][0]["number"] == DHL
    assert reply.outcome == "answered"
    assert call.result["problems"][0]["claim"]["due"] in reply.text
    assert call.result["problems"][0]["claim"]["source"] in reply.text
    assert DHL in [button.label for button in reply.buttons]


@pytest.mark.parametrize(
    "text",
    [
        "my transit times",
        "lane performance",
        "我的运输时效统计",
        "mis tiempos de tránsito",
        "мои сроки доставки",
    ],
)
async def test_transit_times_come_as_a_table_and_a_picture(talk: Talk, text: str) -> None:
    reply = await talk(text, role="seller", chat=text)
    [call] = reply.tools
    assert call.name == "lane_performance"
    [lane] = [lane for lane in call.result["lanes"] if lane["delivered"] == 12]
    assert lane["p50"] == "15.5"
    assert "15.5" in reply.text
    [file] = reply.files
    assert file.data.startswith(PNG)


async def test_transit_times_are_narrowed_to_a_carrier_and_a_country(talk: Talk) -> None:
    reply = await talk("my transit times with China Post to the United Kingdom", role="seller", chat="narrow")
    [call] = reply.tools
    assert call.arguments == {"carrier": "China Post", "country": "GB"}
    assert [lane["destination"] for lane in call.result["lanes"]] == ["GB"]
    nothing = await talk("my transit times with UPS", role="seller", chat="narrow")
    assert nothing.files == ()
    assert "no delivered parcel" in nothing.text


async def test_a_button_under_a_parcel_asks_for_its_events_as_a_picture(talk: Talk) -> None:
    reply = await talk(f"where is {DHL}?", role="seller", chat="button")
    [button] = reply.buttons
    drawn = await talk(button.value, role="seller", chat="button")
    [call] = drawn.tools
    assert call.arguments == {"numbers": [DHL], "timeline": True}
    [file] = drawn.files
    assert (file.name, file.data[:8]) == (f"{DHL}.png", PNG)
    again = await talk("as a timeline please", role="seller", chat="button")
    assert [file.name for file in again.files] == [f"{DHL}.png"]


@pytest.mark.parametrize("language", ["en", "zh", "es", "ru"])
async def test_every_buttons_words_are_understood_in_its_language(talk: Talk, language: str) -> None:
    from bot.texts import say

    for name, tool in (("problems", "list_problems"), ("lanes", "lane_performance")):
        reply = await talk(say(language, f"button-{name}-value"), role="seller", chat=f"{language}:{name}")
        assert [call.name for call in reply.tools] == [tool]
    drawn = await talk(
        say(language, "button-timeline-value", number=DHL), role="seller", chat=f"{language}:timeline"
    )
    assert [file.name for file in drawn.files] == [f"{DHL}.png"]


async def test_a_shops_views_are_not_for_customers_who_may_draw_a_parcel(talk: Talk) -> None:
    for text in ("which parcels have problems?", "my transit times"):
        reply = await talk(text, role="customer", chat=f"customer:{text}")
        assert not {"list_problems", "lane_performance"} & {call.name for call in reply.tools}
    drawn = await talk(f"timeline {DHL}", role="customer", chat="customer:timeline")
    assert [file.name for file in drawn.files] == [f"{DHL}.png"]
    assert "claim" not in drawn.text.lower()


async def test_a_parcel_shows_its_day_by_earlier_parcels_or_how_few_they_are(talk: Talk) -> None:
    reply = await talk(f"where is {DHL}?", role="seller", chat="few")
    assert "not enough history to tell a day: 0 delivered parcels" in reply.text


async def test_a_wish_to_watch_problems_is_no_question_about_them(talk: Talk) -> None:
    reply = await talk("watch all my parcels and tell me about problems", role="seller", chat="wish")
    assert [call.name for call in reply.tools] == ["watch_parcel"]
    await talk("stop watching everything", role="seller", chat="wish")


def test_a_shop_without_parcels_is_told_so(tmp_path: Path) -> None:
    from bot.assistant.answers.problems import present_lanes, present_problems
    from bot.tracking.exceptions import exceptions
    from bot.tracking.performance import lane_performance
    from bot.tracking.shipments import Viewer

    rooms = open_rooms(Settings(quayside_home=tmp_path, _env_file=None))
    viewer = Viewer("seller")
    assert "no parcels" in present_problems(exceptions(rooms.store, viewer=viewer), "en")
    assert "delivered" in present_lanes(lane_performance(rooms.store, viewer=viewer), "en")
    rooms.close()
