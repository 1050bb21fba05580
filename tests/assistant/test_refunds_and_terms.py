"""China's export refund in conversation; the Incoterm, parts and articles that an estimate turns on."""

import json

import pytest

from tests.assistant.conftest import Talk


@pytest.mark.parametrize(
    ("text", "price", "back"),
    [
        ("how much export VAT refund for HS 850760 bought for 100000 CNY on 2026-11-20?", "100000", "6000.00"),
        ("出口退税能退多少？HS 85076000，采购价10万元，2026-11-20出口", "100000", "6000.00"),
        ("¿cuánta devolución del IVA a la exportación por HS 850760, precio 5000 CNY, 2026-11-20?", "5000", "300.00"),
        ("возврат НДС на экспорт HS 850760, цена 5000 CNY, 2026-11-20", "5000", "300.00"),
    ],
)  # fmt: skip
async def test_a_refund_is_worked_out_in_every_language_with_its_source(
    talk: Talk, text: str, price: str, back: str
) -> None:
    reply = await talk(text)
    (call,) = reply.tools
    assert (call.name, call.arguments["purchase_price"]) == ("export_refund", price)
    assert call.result["refund"] == back
    assert back in reply.text
    assert "2026 No. 2" in reply.text  # the announcement
    assert reply.outcome == "answered"


@pytest.mark.parametrize(
    "text", ["how much export VAT refund do I get for ceramic mugs?", "陶瓷杯出口退税多少？"]
)
async def test_how_much_comes_back_asks_for_the_code(talk: Talk, text: str) -> None:
    asked = await talk(text)
    assert asked.outcome == "asked"
    [call] = (await talk("691200")).tools
    assert (call.name, call.arguments["hs"]) == ("export_refund", "691200")


async def test_a_price_with_vat_is_taken_without_it_and_the_mode_and_invoice_are_read(talk: Talk) -> None:
    reply = await talk("出口退税 HS 850760，9610，采购价11.3万元含税，2026-11-20")
    assert reply.tools[0].result["base"] == "100000.00"
    assert reply.tools[0].result["mode"] == "9610"
    free = await talk("出口退税 HS 610910 采购价10000元 9610 无票 综试区 退税率13%")
    assert free.tools[0].result["treatment"] == "exempt"


async def test_without_a_price_the_rates_and_their_days_are_told(talk: Talk) -> None:
    reply = await talk("what is the export refund rate of HS 8507.60 on 2026-11-20?")
    assert [step["rate"] for step in reply.tools[0].result["rates"]] == ["9%", "6%", "0%"]
    assert "2027-01-01" in reply.text


async def test_the_modes_stand_side_by_side(talk: Talk) -> None:
    reply = await talk("export rebate HS 610910 price 10000 CNY refund rate 13%, compare modes")
    modes = [outcome["mode"] for outcome in reply.tools[0].result["by_mode"]]
    assert sorted(modes) == ["0110", "1039", "1210", "9610", "9710", "9810"]
    assert modes[-1] == "1039"  # exempt, but its input VAT is not given back: the dearest


async def test_a_missing_code_is_asked_for_and_a_foreign_currency_is_not_converted(talk: Talk) -> None:
    asked = await talk("出口退税 采购价 20000元 能退多少")
    assert asked.outcome == "asked"
    reply = await talk("85076000")
    assert reply.tools[0].arguments["purchase_price"] == "20000"
    foreign = await talk("export refund for HS 850760 bought for 3000 USD")
    assert (foreign.outcome, foreign.tools) == ("asked", ())


async def test_a_code_without_a_dated_rate_is_not_guessed(talk: Talk) -> None:
    reply = await talk("how much export rebate for HS 610910 bought for 5000 CNY?")
    assert reply.tools[0].result["error"]["code"] == "no_rate"
    assert reply.outcome == "refused"


async def test_how_a_refund_is_applied_for_is_a_question_for_the_documents(talk: Talk) -> None:
    reply = await talk("how do I get an export tax rebate?")
    assert [call.name for call in reply.tools] == ["search_documents"]
    assert reply.citations


async def test_a_customer_gets_no_refund_of_the_trade(talk: Talk) -> None:
    reply = await talk("how much export VAT refund for HS 850760 bought for 100000 CNY?", role="customer")
    assert all(call.name != "export_refund" for call in reply.tools)


async def test_an_estimate_without_an_incoterm_stands_and_asks_with_buttons(talk: Talk) -> None:
    reply = await talk("duty on 200 cotton T-shirts HS 6109100012, $4 each, made in China, to the US")
    assert reply.tools[0].result["totals"] is not None
    assert [button.value for button in reply.buttons] == ["FOB", "CIF", "DDP"]
    settled = await talk("FOB")
    assert settled.tools[0].arguments["incoterm"] == "FOB"
    assert not settled.buttons
    assert "duty-warn-no-incoterm" not in json.dumps(settled.tools[0].result)


async def test_other_goods_are_no_answer_to_the_incoterm(talk: Talk) -> None:
    await talk("duty on 200 cotton T-shirts HS 6109100012, $4 each, made in China, to the US")
    reply = await talk("duty on 50 bags HS 42022290 from China to Germany, 10 EUR each, CIF")
    assert reply.tools[0].arguments["destination"] == "DE"
    assert "6109" not in json.dumps(reply.tools[0].arguments)


async def test_the_value_of_a_part_is_asked_for_and_taken(talk: Talk) -> None:
    asked = await talk(
        "duty on HS 84221100 dishwashers, 5000 USD, made in Korea, to the US, FOB, on 2025-09-01"
    )
    assert asked.outcome == "asked"
    reply = await talk("1500 USD")
    assert reply.tools[0].arguments["components"] == {"steel content": "1500"}
    assert reply.tools[0].result["totals"]["duty"] == "1395.00"  # 2.4 % + 50 % of 1500 + 15 % of 3500


async def test_the_article_that_a_rate_refers_to_is_asked_for_and_taken(talk: Talk) -> None:
    asked = await talk("duty on HS 90179001 parts, 1000 USD, made in Viet Nam, to the US, FOB, on 2026-01-10")
    assert asked.outcome == "asked"
    reply = await talk("HS 90171040")
    assert reply.tools[0].arguments["articles"] == [{"hs": "90171040"}]
    assert reply.tools[0].result["totals"] is not None


async def test_a_code_is_confirmed_with_a_button_and_comes_first_from_then_on(talk: Talk) -> None:
    found = await talk("HS code for silicone phone case")
    values = [button.value for button in found.buttons]
    assert values[0] == "Remember HS 392690 for silicone phone case"
    kept = await talk(values[0])
    assert (kept.outcome, kept.tools[0].name) == ("acted", "confirm_code")
    again = await talk("HS code for silicone phone case")
    assert again.tools[0].result["candidates"][0]["reasons"][0]["id"] == "classify-why-confirmed"
    assert "You confirmed" in again.text


@pytest.mark.parametrize(
    ("text", "hs", "goods"),
    [
        ("remember HS 630790 for reusable face masks", "630790", "reusable face masks"),
        ("记住 HS 420222：帆布手提袋", "420222", "帆布手提袋"),
        ("Recuerda HS 420222 para bolso de lona", "420222", "bolso lona"),
        ("Запомни код HS 420222: холщовая сумка", "420222", "холщовая сумка"),
    ],
)
async def test_a_code_is_confirmed_in_words(talk: Talk, text: str, hs: str, goods: str) -> None:
    (call,) = (await talk(text)).tools
    assert (call.name, call.arguments) == ("confirm_code", {"description": goods, "hs": hs})


@pytest.mark.parametrize(
    "text",
    [
        "can you confirm HS 610910 is right for cotton T-shirts?",
        "confirm duty on HS 6109100012 cotton T-shirts to the US, 500 USD",
    ],
)
async def test_a_question_about_a_code_keeps_nothing(talk: Talk, text: str) -> None:
    assert all(call.name != "confirm_code" for call in (await talk(text)).tools)
