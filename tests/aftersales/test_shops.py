"""Shops and who belongs to them: a person acts where they belong, and nowhere once they have left."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.aftersales import members, shops
from bot.aftersales.hours import hours_of, is_open
from bot.errors import NotFound, UserError
from bot.settings import Settings
from bot.store import Store, invites, people
from bot.store.people import Known
from bot.telegram.identity import Speaker, memory_of, speaker

AT = datetime(2026, 11, 24, 9, tzinfo=UTC)
MEI = "telegram:30"


def settings(**named: str) -> Settings:
    return Settings(_env_file=None, **{"admins": "1", "staff": "2", "sellers": "3"} | named)  # type: ignore[arg-type]


def known(store: Store, person: str) -> Known:
    with store.begin() as session:
        return people.meet(session, person, "en", AT)


def who(store: Store, user: int) -> Speaker:
    return speaker(settings(), known(store, f"telegram:{user}"), user, private=True)


def belongs(store: Store, shop: str, person: str, role: str) -> None:
    with store.begin() as session:
        if shop != "default":
            with suppress(UserError):  # it is there
                shops.add_shop(session, shop)
        members.join(session, shop, person, role, AT)


def act_in(store: Store, person: str, shop: str) -> None:
    known(store, person)
    with store.begin() as session:
        people.choose_shop(session, person, shop)


def test_without_any_shop_everybody_acts_in_the_default_one_as_before(store: Store) -> None:
    for user, role in ((1, "admin"), (2, "staff"), (3, "seller"), (42, "customer")):
        found = who(store, user)
        assert (found.role, found.shop, found.person.shop) == (role, "default", "default")


def test_a_seller_acts_in_the_shop_they_belong_to(store: Store) -> None:
    belongs(store, "lantern", MEI, "seller")
    found = who(store, 30)
    assert (found.role, found.shop, found.shops) == ("seller", "lantern", ("lantern",))
    assert found.person.own_shop_only


def test_a_shop_that_is_written_or_remembered_opens_nothing_by_itself(store: Store) -> None:
    belongs(store, "lantern", MEI, "seller")
    belongs(store, "rival", "telegram:31", "seller")
    act_in(store, MEI, "rival")
    assert who(store, 30).shop == "lantern"
    act_in(store, "telegram:42", "rival")
    assert who(store, 42).shop == "default"


def test_who_leaves_has_lost_access_with_the_next_thing_they_do(store: Store) -> None:
    belongs(store, "lantern", MEI, "staff")
    act_in(store, MEI, "lantern")
    assert who(store, 30).role == "staff"
    with store.begin() as session:
        assert members.leave(session, "lantern", MEI, AT + timedelta(hours=1))
        assert not members.leave(session, "lantern", MEI, AT + timedelta(hours=2))
        assert members.roles_in(session, MEI) == {}
    found = who(store, 30)
    assert (found.role, found.shop, found.held) == ("customer", "default", ("customer",))


def test_leaving_the_default_shop_ends_a_role_that_an_invitation_gave(store: Store) -> None:
    known(store, MEI)
    with store.begin() as session:
        people.grant(session, MEI, frozenset({"staff"}), AT)
        assert members.staff_of(session, "default") == [MEI]
    assert who(store, 30).role == "staff"
    with store.begin() as session:
        assert members.leave(session, "default", MEI, AT)
        assert members.staff_of(session, "default") == []
    assert who(store, 30).role == "customer"


def test_staff_of_one_shop_are_customers_elsewhere_and_the_operators_staff_are_not(store: Store) -> None:
    belongs(store, "lantern", MEI, "staff")
    belongs(store, "rival", MEI, "customer")
    assert who(store, 30).person.tracking_role == "seller"  # of their own shop, and no other's parcels
    with store.begin() as session:
        people.take_role(session, MEI, "customer")
        people.choose_shop(session, MEI, "rival")
    assert (who(store, 30).role, who(store, 30).shop) == ("customer", "rival")
    with store.begin() as session:
        people.take_role(session, MEI, "staff")
    assert (who(store, 30).role, who(store, 30).shop) == ("staff", "lantern")
    act_in(store, "telegram:2", "rival")
    assert (who(store, 2).shop, who(store, 2).person.tracking_role) == ("rival", "staff")


def test_a_group_is_a_customer_of_the_default_shop_whatever_is_remembered_of_it(store: Store) -> None:
    belongs(store, "lantern", "telegram:-100", "staff")
    act_in(store, "telegram:-100", "lantern")
    found = speaker(settings(), known(store, "telegram:-100"), -100, private=False)
    assert (found.role, found.shop, found.held) == ("customer", "default", ("customer",))


def test_each_shop_has_a_conversation_of_its_own() -> None:
    assert memory_of(42, "seller") == "telegram:42:seller"
    assert (
        len({memory_of(42, role, shop) for role in ("seller", "staff") for shop in ("default", "a", "b")})
        == 6
    )


def test_an_invitation_to_a_shop_is_to_that_shop_alone_and_opens_once(store: Store) -> None:
    known(store, MEI)
    with store.begin() as session:
        shops.add_shop(session, "lantern")
        token = invites.make(session, "seller", "telegram:1", AT, AT + timedelta(days=1), "lantern")
        assert invites.take(session, token, MEI, AT) == ("granted", "seller")
        assert members.roles_in(session, MEI) == {"lantern": frozenset({"seller"})}
        assert members.sellers_of(session, "lantern") == [MEI]
        assert members.sellers_of(session, "default") == []
        members.leave(session, "lantern", MEI, AT)
        assert invites.take(session, token, MEI, AT) == ("granted", "seller")  # told the same…
        assert members.roles_in(session, MEI) == {}  # …and let in no second time
    assert who(store, 30).role == "customer"


def test_a_shop_is_set_up_piece_by_piece(store: Store) -> None:
    with store.begin() as session:
        shops.add_shop(session, "lantern", "Lantern  Goods\n")
        row = shops.set_up(
            session, "lantern", zone="Asia/Shanghai", hours=shops.read_hours(["mon=09:00-18:00"])
        )
        assert (row.name, row.time_zone, row.hours) == (
            "Lantern Goods",
            "Asia/Shanghai",
            {"mon": ["09:00", "18:00"]},
        )
        assert shops.set_up(session, "lantern", language="zh").time_zone == "Asia/Shanghai"
        assert shops.name_of(session, "lantern") == "Lantern Goods"
        assert [one.id for one in shops.all_shops(session)] == ["default", "lantern"]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"name": " "}, "shop_bad_name"), ({"name": "x" * 121}, "shop_bad_name"),
        ({"language": "fr"}, "shop_bad_language"),
        ({"zone": "Mars/Base"}, "shop_bad_zone"), ({"zone": "../etc"}, "shop_bad_zone"),
        ({"zone": ""}, "shop_bad_zone"),
        ({"hours": {"mon": ["18:00", "09:00"]}}, "shop_bad_hours"),
        ({"hours": {"day": ["09:00", "18:00"]}}, "shop_bad_hours"),
        ({"hours": {"holidays": ["Christmas"]}}, "shop_bad_hours"), ({"hours": {"holidays": 5}}, "shop_bad_hours"),
        ({"hours": {"mon": "x"}}, "shop_bad_hours"), ({"reply_minutes": 0}, "shop_bad_minutes"),
        ({"handling_days": 91}, "shop_bad_days"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_by_name(store: Store, wrong: dict[str, object], code: str) -> None:
    with store.begin() as session, pytest.raises(UserError) as refused:
        shops.set_up(session, "default", **wrong)  # type: ignore[arg-type]
    assert refused.value.code == code


def test_a_shops_id_fits_into_a_link_and_is_taken_once(store: Store) -> None:
    with store.begin() as session:
        for bad in ("", "Lantern", "a_b", "-a", "x" * 25, "../x", "店"):
            with pytest.raises(UserError):
                shops.add_shop(session, bad)
        shops.add_shop(session, "x" * 24)
        with pytest.raises(UserError):
            shops.add_shop(session, "x" * 24)
        with pytest.raises(NotFound):
            shops.shop_of(session, "nowhere")
        assert shops.shop_of(session, "default").id == "default"


def test_a_shops_holidays_are_days_without_work(store: Store) -> None:
    written = ["fri=09:00-18:00", "holidays=2026-12-25, 2027-01-01"]
    with store.begin() as session:
        row = shops.set_up(session, "default", hours=shops.read_hours(written))
        hours = hours_of(row.hours, ZoneInfo("Asia/Shanghai"))
    assert not is_open(hours, datetime(2026, 12, 25, 2, tzinfo=UTC))  # a Friday morning in Shanghai
    assert is_open(hours, datetime(2026, 12, 18, 2, tzinfo=UTC))
