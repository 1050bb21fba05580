"""Margins, charts and comparisons in conversation."""

import json

import pytest

from bot.assistant.answers.chart import draw
from bot.assistant.answers.picture import NoFont, font_for
from tests.assistant.conftest import Talk

DUTY = "what duty on 200 cotton T-shirts HS 6109100012, $4 each, from China to the US, FOB by air?"
UMBRELLAS = "100把雨伞 HS 660191 每把3美元 从中国到德国 FOB 海运 关税多少"
PNG = b"\x89PNG\r\n\x1a\n"


async def test_a_margin_follows_an_estimate(talk: Talk) -> None:
    await talk(DUTY)
    reply = await talk("margin if I sell at 19.99 EUR with 15% platform fee")
    (call,) = reply.tools
    unit = call.result["unit"]
    assert (unit["currency"], unit["price"], unit["platform_fee"]) == ("EUR", "19.99", "3.00")
    assert call.arguments["value"] == "800"  # the selling price is not the goods' value
    assert f"**{unit['margin']} %**" in reply.text
    assert unit["break_even_price"] in reply.text
    later = await talk("and to Germany?")
    assert later.tools[0].result["unit"]["price"] == "19.99"
    assert later.tools[0].result["destination"] == "DE"


async def test_a_break_even_in_one_message(talk: Talk) -> None:
    reply = await talk(
        "break-even price for 200 leather wallets HS 4202310000 from China to Germany, 5 USD each, "
        "with 15% commission and 8% returns"
    )
    (call,) = reply.tools
    assert call.arguments["description"] == "leather wallets"
    assert (call.arguments["platform_fee"], call.arguments["returns_rate"]) == ("15", "8")
    assert call.result["unit"]["break_even_price"]


@pytest.mark.parametrize(
    ("duty", "margin"),
    [
        ("100把雨伞 HS 660191 每把3美元 从中国到德国 FOB 海运 关税多少", "卖19.99欧元平台佣金15%利润率多少"),
        ("arancel de 100 camisetas HS 610910 de China a España, 4 USD cada una, FOB",
         "qué margen tengo si lo vendo a 19.99 EUR con 15% de comisión"),
        ("пошлина на 100 футболок HS 610910 из Китая в Германию, 4 доллара каждая, FOB",
         "какая маржа если продаю по 19.99 EUR с комиссией площадки 15%"),
    ],
)  # fmt: skip
async def test_margins_in_every_language(talk: Talk, duty: str, margin: str) -> None:
    await talk(duty)
    reply = await talk(margin)
    arguments = reply.tools[0].arguments
    assert (arguments["price"], arguments["price_currency"], arguments["platform_fee"]) == (
        "19.99",
        "EUR",
        "15",
    )
    assert reply.tools[0].result["unit"]["margin"] in reply.text


async def test_without_goods_a_margin_asks_and_goes_on(talk: Talk) -> None:
    assert (await talk("margin if I sell at 19.99 EUR with 15% platform fee")).outcome == "asked"
    for answer in ("HS 6109100012, cotton T-shirts", "Germany", "4", "USD"):
        reply = await talk(answer)
    assert reply.tools[0].arguments["price"] == "19.99"


async def test_a_customer_gets_no_margin(talk: Talk) -> None:
    reply = await talk("margin if I sell at 19.99 EUR with 15% platform fee", role="customer")
    assert [call.name for call in reply.tools] == ["search_documents"]


@pytest.mark.parametrize(
    ("duty", "wish"),
    [(DUTY, "as a chart"), (UMBRELLAS, "图表")],
)
async def test_an_estimate_is_drawn_on_request(talk: Talk, duty: str, wish: str) -> None:
    assert (await talk(duty)).files == ()
    reply = await talk(wish)
    (file,) = reply.files
    assert file.data.startswith(PNG)
    shown = reply.as_json()
    assert shown["files"] == [{"name": "landed-cost.png", "media_type": "image/png", "bytes": len(file.data)}]
    json.dumps(shown)


async def test_markets_are_compared_in_one_picture(talk: Talk) -> None:
    await talk(DUTY)
    reply = await talk("compare US, Germany, France and Japan as a chart")
    (call,) = reply.tools
    figures = [float(m["landed_cost"]) for m in call.result["markets"] if "landed_cost" in m]
    assert len(figures) == 3
    assert figures == sorted(figures)
    assert "Not compared: Japan" in reply.text
    assert [file.name for file in reply.files] == ["markets.png"]


async def test_words_of_products_are_no_terms_of_sale(talk: Talk) -> None:
    reply = await talk("duty on 50 wooden picture frames, 5 USD each, from China to Germany")
    assert reply.files == ()
    assert all("price" not in call.arguments for call in reply.tools)
    assert any("picture" in str(call.arguments.get("description")) for call in reply.tools)


async def test_without_a_font_the_text_stands_and_says_so(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(_: object) -> str:
        raise NoFont("none")

    monkeypatch.setattr("bot.assistant.answers.chart.font_for", none)
    await talk(DUTY)
    reply = await talk("as a chart")
    assert reply.files == ()
    assert "685" not in reply.text
    assert "I can't draw this picture here" in reply.text
    assert "Landed cost" in reply.text


def test_a_font_is_taken_only_if_it_has_every_character() -> None:
    with pytest.raises(NoFont):
        font_for(["\U0010fffd"])
    assert font_for(["plain words"]) is not None


def test_a_picture_of_many_lines_and_long_names_is_drawn() -> None:
    line = {
        "kind": "duty",
        "amount": "1.00",
        "text": "duty-line-column-1",
        "values": {},
        "as_of": "2026-01-01",
    }
    estimate = {"destination": "US", "origin": "CN", "hs": "6109100012", "date": "2026-11-23", "lines": [line] * 40,
                "totals": {"duty": "40.00", "tax": "0.00", "fees": "0.00", "landed_cost": "140.00",
                           "currency": "USD"}}  # fmt: skip
    assert draw(estimate, "en").startswith(PNG)


async def test_without_chinese_characters_the_picture_has_english_words_and_says_so(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def latin(texts: list[str]) -> str:
        if any("\u4e00" <= mark <= "\u9fff" for text in texts for mark in text):
            raise NoFont("no Chinese")
        return font_for(texts)

    monkeypatch.setattr("bot.assistant.answers.chart.font_for", latin)
    await talk(UMBRELLAS)
    reply = await talk("图表")
    assert [file.data[:8] for file in reply.files] == [PNG]
    assert "图中文字为英文" in reply.text


def test_chinese_words_are_drawn_as_characters_and_not_as_boxes() -> None:
    """With the font of the extra `charts`: each character has ink of its own."""
    pytest.importorskip("cvttf_NotoSansCJK_Regular")
    from PIL import ImageFont

    face = ImageFont.truetype(font_for(["关税合计到岸成本瑞士"]), 32)
    drawn = {bytes(face.getmask(mark)) for mark in "关税合计到岸成本瑞士"}
    assert len(drawn) == len("关税合计到岸成本瑞士")
    assert bytes(face.getmask("\uffff")) not in drawn
