"""From descriptions to HS candidates: what must be right, what is asked, and what is refused."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.assistant.answers.classification import present
from bot.duties.classification import MAX_CANDIDATES, classify
from bot.duties.classification_facts import read_facts
from bot.duties.classification_texts import translated
from bot.settings import LANGUAGES

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "eval" / "classify.jsonl").read_text("utf-8").splitlines()
]

CLEAR = {
    "200 cotton T-shirts": "610910", "纯棉T恤": "610910", "polyester hoodie": "611030",
    "men's blue denim jeans": "620342", "women's woven polyester dress": "620443", "cotton ankle socks": "611595",
    "women's leather handbag": "420221", "PU shoulder bag": "420222", "backpack nylon": "420292",
    "leather wallet": "420231", "phone case silicone": "392690", "手机壳 硅胶": "392690",
    "wireless earbuds": "851830", "power bank": "850760", "充电宝": "850760", "USB-C charging cable": "854442",
    "smartphone": "851713", "laptop": "847130", "smart watch": "851762", "bluetooth speaker": "851821",
    "security camera": "852589", "LED desk lamp": "940521", "LED strip light": "940542", "LED灯泡": "853952",
    "stuffed toy": "950300", "毛绒玩具": "950300", "children's building blocks": "950300", "积木": "950300",
    "stainless steel vacuum flask": "961700", "保温杯": "961700", "lipstick": "330410", "口红": "330410",
    "perfume": "330300", "scented candle": "340600", "sunglasses": "900410", "yoga mat": "950691", "瑜伽垫": "950691",
    "stainless steel necklace": "711719", "925 sterling silver ring": "711311", "human hair wig": "670420",
    "cosplay wig": "670411", "tent for camping": "630622", "cotton bath towel": "630260",
    "office chair": "940139", "solid wood coffee table": "940360", "porcelain plate": "691110",
    "chef knife": "821192", "cordless drill": "846721", "bicycle": "871200", "electric scooter": "871160",
    "camera drone": "880622", "acoustic guitar": "920290", "oolong tea": "090230", "dog food": "230910",
    "camisetas de algodón": "610910", "auriculares inalámbricos": "851830", "кроссовки из сетки": "640411",
    "солнцезащитные очки": "900410",
}  # fmt: skip

NONSENSE = [
    "", " ", "asdf qwerty zxcv", "hello, how are you?", "你好", "привет", "hola", "?????", "-----", "1234567890",
    "LX123456785CN", "😀😀😀", "\x00\x01\x02", "\u202e\u200b\u200b", "的的的的", "cotton", "red", "steel",
    "纯棉", "free shipping new hot sale 2025", "新款包邮", "where is my parcel", "I want a refund", "我要退货",
]  # fmt: skip


@pytest.mark.parametrize(("text", "code"), CLEAR.items())
def test_everyday_goods_are_right(text: str, code: str) -> None:
    found = classify(text)
    assert found.candidates[0].hs == code
    assert found.candidates[0].why


def test_the_question_set_stays_right() -> None:
    first = [case for case in CASES if classify(case["text"]).candidates[:1] and
             classify(case["text"]).candidates[0].hs == case["hs6"]]  # fmt: skip
    assert len(CASES) >= 300
    assert len({case["id"] for case in CASES}) == len(CASES)
    assert len(first) >= 0.95 * len(CASES)


@pytest.mark.parametrize("text", NONSENSE)
def test_what_names_no_goods_gets_no_candidates_and_a_word_of_help(text: str) -> None:
    found = classify(text)
    assert found.candidates == ()
    assert found.question is None
    assert found.message
    assert present(found.as_json(), "en")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300), st.dictionaries(st.text(max_size=20), st.text(max_size=40), max_size=5))
def test_any_text_is_answered(text: str, attributes: dict[str, str]) -> None:
    found = classify(text, category=text, attributes=attributes)
    assert len({candidate.hs for candidate in found.candidates}) == len(found.candidates)
    json.dumps(found.as_json())


@pytest.mark.parametrize(
    "text", ["T-shirt " * 20_000, "棉" * 100_000, "a" * 100_000, "💥" * 50_000, "(" * 100_000]
)
def test_a_huge_text_is_answered_in_time(text: str) -> None:
    found = classify(text)
    assert len(found.candidates) <= 5


def test_hostile_attributes_are_left_out() -> None:
    strange: Any = {"Material": None, 5: ["x"], "Gender": {"a": 1}, "Type": "x" * 1_000_000, "": ""}
    assert classify("T-shirt", attributes=strange, category=5, category_zh=[]).candidates  # type: ignore[arg-type]
    assert classify("T-shirt", attributes="cotton").candidates  # type: ignore[arg-type]
    assert classify(None).candidates == ()  # type: ignore[arg-type]


def test_candidates_differ_fall_in_score_and_keep_to_k() -> None:
    for k in (1, 3, 5, 20, 1000):
        found = classify("women's trousers", k=k).candidates
        assert len(found) <= min(k, MAX_CANDIDATES)
        assert all(len(candidate.hs) == 6 and candidate.hs.isdigit() for candidate in found)
        assert len({candidate.hs for candidate in found}) == len(found)
        scores = [candidate.score for candidate in found]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 1 for score in scores)


def test_running_shoes_ask_for_the_upper_and_the_answer_decides() -> None:
    found = classify("running shoes")
    assert found.question is not None
    assert found.question.fact == "upper"
    codes = {
        value: classify(f"running shoes {choice}").candidates[0].hs
        for value, choice in zip(found.question.values, found.question.choices, strict=True)
    }
    assert codes == {"textile": "640411", "plastic": "640299", "leather": "640399"}


@pytest.mark.parametrize(
    ("text", "fact"),
    [("T-shirt", "material"), ("wooden chair", "padding"), ("T恤", "material"), ("necklace", "material"),
     ("женские брюки", "material"), ("women's bag", "material")],
)  # fmt: skip
def test_the_missing_fact_is_asked(text: str, fact: str) -> None:
    question = classify(text).question
    assert question is not None
    assert question.fact == fact
    assert len(question.choices) == len(question.values) >= 2


def test_every_choice_of_a_question_leads_somewhere_else() -> None:
    for text in ("T-shirt", "handbag", "necklace", "women's woven trousers", "scarf woven", "mug"):
        question = classify(text).question
        assert question is not None, text
        best = {classify(f"{text} {choice}").candidates[0].hs for choice in question.choices}
        assert len(best) >= min(3, len(question.choices)), text


@pytest.mark.parametrize(
    "text", ["power bank", "lipstick", "200 cotton T-shirts", "women's leather handbag", "积木"]
)
def test_clear_goods_are_not_asked_about(text: str) -> None:
    found = classify(text)
    assert found.question is None
    assert not found.candidates[0].guess
    assert found.message == ""


def test_a_guess_says_so() -> None:
    found = classify("wooden chair")
    assert found.candidates[0].guess
    assert "guess" in found.message


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("PU leather wallet", "420232"), ("genuine leather wallet", "420231"), ("gold plated necklace", "711719"),
        ("18k solid gold necklace", "711319"), ("65% polyester 35% cotton T-shirt", "610990"),
        ("65% cotton 35% polyester T-shirt", "610910"), ("T恤 棉65% 涤纶35%", "610910"),
        ("T恤 涤纶65% 棉35%", "610990"), ("cashmere sweater", "611012"), ("bamboo cutting board", "441911"),
        ("plastic cutting board", "392410"), ("silicone baking mold", "392410"),
    ],
)  # fmt: skip
def test_the_material_chooses_the_code(text: str, code: str) -> None:
    assert classify(text).candidates[0].hs == code


def test_the_longest_word_wins_when_facts_are_read() -> None:
    assert set(read_facts("PU leather")["material"]) == {"pu"}
    assert set(read_facts("14k gold plated")["material"]) == {"plated"}
    assert "material" not in read_facts("儿童积木")
    assert set(read_facts("木 架子")["material"]) == {"wood"}
    assert "material" not in read_facts("reading glasses")


def test_attributes_and_category_of_a_listing_are_read() -> None:
    listing = classify(
        "2025 New Fashion Casual Hot Sale Loose Summer",
        category="Women's Clothing > Bottoms > Skirts",
        category_zh="女装 > 下装 > 半身裙",
        attributes={"Material": "Cotton", "Brand Name": "Leather King", "Lining Material": "Silk"},
    )
    assert listing.candidates[0].hs == "620452"


def test_a_name_for_what_the_goods_are_for_does_not_lead() -> None:
    assert classify("silicone case for smartphone").candidates[0].hs == "392690"
    assert classify("charger for laptop").candidates[0].hs == "850440"
    assert classify("watch strap").candidates[0].hs in ("911320", "911390")


def test_parts_go_with_the_machine() -> None:
    codes = [candidate.hs for candidate in classify("replacement parts for hair clippers").candidates]
    assert "851090" in codes[:2]
    codes = [candidate.hs for candidate in classify("吸尘器 零件").candidates]
    assert codes[0] == "850870"


def test_texts_are_in_the_language_of_the_description_or_the_one_asked_for() -> None:
    assert classify("跑步鞋").language == "zh"
    assert classify("running shoes").language == "en"
    question = classify("running shoes", language="ru").question
    assert question is not None
    assert question.text == "Из чего верх обуви?"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_can_be_shown_in_every_language(language: str) -> None:
    for text in ("running shoes", "跑步鞋", "wooden chair", "asdf"):
        result = classify(text).as_json()
        told = translated(result, language)
        shown = present(result, language)
        assert told["language"] == language
        assert all(one["hs"] in shown for one in result["candidates"])
        assert shown
    assert "640411" in present(classify("跑步鞋").as_json(), "en")
    assert "Sports and running shoes" in present(classify("跑步鞋").as_json(), "en")


def test_the_answer_follows_the_contract() -> None:
    result = json.loads(json.dumps(classify("running shoes").as_json()))
    assert {"hs", "description", "score", "why"} <= result["candidates"][0].keys()
    assert {"text", "choices"} <= result["question"].keys()


def quayside(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.run(command, capture_output=True, text=True, input=stdin, check=False, encoding="utf-8")


def test_one_description_on_the_command_line() -> None:
    run = quayside("classify", "200 cotton T-shirts", "--json")
    assert (run.returncode, run.stderr) == (0, "")
    assert json.loads(run.stdout)["candidates"][0]["hs"] == "610910"
    run = quayside("classify", "跑步鞋")
    assert "鞋面是什么材质？" in run.stdout
    assert quayside("classify").returncode == 2


def test_a_batch_goes_on_after_a_bad_line() -> None:
    lines = [
        '{"id": "a", "text": "手机壳", "attributes": {"材质": "硅胶"}, "k": 2}', "not json", '{"id": "c", "text": 5}',
        '{"id": "d", "text": "lipstick", "k": 0}', '{"id": "e", "text": ""}',
        '{"id": "f", "text": "socks", "category": "Women > Socks", "category_zh": "袜子", "attributes": [1]}',
    ]  # fmt: skip
    run = quayside("classify", "--batch", "-", stdin="\n".join(lines))
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", None, "c", "d", "e", "f"]
    assert answers[0]["candidates"][0]["hs"] == "392690"
    assert len(answers[0]["candidates"]) == 2
    assert [answer.get("error", {}).get("code") for answer in answers[1:4]] == [
        "bad_json",
        "bad_line",
        "bad_line",
    ]
    assert answers[4]["candidates"] == []
    assert answers[5]["candidates"][0]["hs"].startswith("6115")


def test_the_command_loads_no_model_and_no_channel() -> None:
    code = (
        "import sys; from bot.cli import app, commands; from bot.duties.classification import classify;"
        "classify('200 cotton T-shirts'); classify('纯棉T恤');"
        "print([m for m in ('langchain', 'openai', 'telegram', 'chromadb', 'numpy') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
