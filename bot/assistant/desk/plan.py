"""From a message and what is remembered to the steps of an answer: tools to call, and things to say at once."""

from dataclasses import dataclass, replace
from typing import Any

from bot.assistant.conversation import Button, Outcome, Person
from bot.assistant.desk import (
    case_wishes,
    code_slots,
    duty_slots,
    parcel_facts,
    quality_wishes,
    refund_slots,
    sale_slots,
)
from bot.assistant.desk.memory import Memory, OpenQuestion
from bot.assistant.desk.order_wishes import OrderWish, answer_to, read_order_wish
from bot.assistant.desk.parcel_wishes import Wishes, pasted_list, read_wishes
from bot.assistant.understanding.browsing import read_browsing
from bot.assistant.understanding.intents import IntentReader
from bot.assistant.understanding.places import country_name, without_places
from bot.assistant.understanding.requests import (
    MAX_TEXT,
    Recognise,
    Request,
    has_content,
    normalised,
    read_requests,
)
from bot.settings import Language
from bot.texts import say
from bot.tracking.numbers import identify

MAX_REQUESTS = 6
"""More than these in one message are answered with a word about the rest."""

_SELLING = ("seller", "staff", "admin")
_COMMON_DESTINATIONS = ("US", "DE", "FR", "GB")
_COMMON_CURRENCIES = ("USD", "EUR", "GBP", "CNY")
_SURE = 0.6
_LIKELY = 0.5
_LONGEST_NUMBER = 60
_ELLIPSIS = 40
"""Characters up to which a message that only names a country belongs to the question before it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What messages are read with."""

    intents: IntentReader
    recognise: Recognise = identify


@dataclass(frozen=True, slots=True)
class Call:
    """A tool to call, and what its result answers."""

    tool: str
    arguments: dict[str, Any]
    intent: str
    lead: str = ""
    """Said before the result."""


@dataclass(frozen=True, slots=True)
class Say:
    """Something that needs no tool."""

    text: str
    outcome: Outcome = "answered"
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps in order, and what to remember once they are done."""

    steps: tuple[Call | Say, ...]
    memory: Memory
    reminder: str = ""
    """The question that is still open, said again at the end."""


def plan(text: str, memory: Memory, person: Person, language: Language, reading: Reading) -> Plan:
    """Decide what to do about one message."""
    clean = normalised(text)
    made = _planned(clean, memory, person, language, reading)
    asked = memory.open
    if asked is not None and asked.intent == "policy" and case_wishes.is_aside(clean):
        # a command or a question in the middle of the set-up: what was answered so far is kept, and it is asked again
        still = made.memory.open
        if still is None or (still.intent, still.passed_over) == ("policy", 1):
            question = say(language, "policy-ask", term=asked.asks)
            return replace(made, memory=replace(made.memory, open=asked), reminder=question)
    return made


def _planned(clean: str, memory: Memory, person: Person, language: Language, reading: Reading) -> Plan:
    if (listed := pasted_list(clean, reading.recognise)) is not None:
        return _only(Call("track_parcel", {"numbers": list(listed)}, "track"), replace(memory, open=None))
    if len(clean) > MAX_TEXT:
        return _only(Say(say(language, "desk-too-long", limit=str(MAX_TEXT)), "refused"), memory)
    if not has_content(clean):
        return _only(Say(say(language, "desk-nothing-said"), "asked"), memory)
    if (browsing := read_browsing(clean)) is not None:
        return _only(Call("browse_documents", browsing, "browse"), memory)
    if (quality := quality_wishes.read(clean, memory, person.role)) is not None:
        return _only(Call(*quality, "quality"), replace(memory, open=None))
    if (step := case_wishes.read(clean, memory, person, language)) is not None:
        return _of_case(step, memory)
    requests = read_requests(clean, reading.intents, reading.recognise)
    if person.role in _SELLING:
        requests = refund_slots.as_one(requests, clean)
    if memory.open is not None and memory.open.intent == "order":
        wish = answer_to(memory.open, clean, requests, person.role)
        if wish is not None:
            return _of_order(wish, memory)
    if (wish := read_order_wish(clean, requests, person.role)) is not None:
        return _of_order(wish, memory)
    if memory.open is not None:
        answered = _answer_open(requests, memory, language)
        if answered is not None:
            return answered
    steps: list[Call | Say] = []
    kept = replace(memory, open=None)
    wishes = read_wishes(requests, memory.last_numbers, person.role)
    if wishes is not None:
        requests = wishes.rest
    for request in requests[:MAX_REQUESTS]:
        more, kept = _steps(request, kept, person, language)
        steps += more
    if wishes is not None:
        more, kept = _wished(wishes, kept, language)
        steps += more
    if len(requests) > MAX_REQUESTS:
        steps.append(Say(say(language, "desk-too-many", limit=str(MAX_REQUESTS)), "asked"))
    if (
        memory.open is not None
        and kept.open is None
        and memory.open.passed_over == 0
        and _is_work(requests)
        and not any(isinstance(step, Call) and step.intent == memory.open.intent for step in steps)
    ):  # who asks anew for the same kind of thing has let the question before it go
        still = replace(memory.open, passed_over=1)
        question = say(language, f"ask-{_text_name(still.asks)}") if still.asks in duty_slots.REQUIRED else ""
        return Plan(tuple(steps), replace(kept, open=still), question)
    return Plan(tuple(steps), kept)


def _of_order(wish: OrderWish, memory: Memory) -> Plan:
    return _only(Call(wish.tool, dict(wish.arguments), "order"), replace(memory, open=None))


def question_for(field: str, language: Language) -> Say:
    """The desk's own question for a duty slot, with the commonest answers as buttons."""
    buttons: tuple[Button, ...] = ()
    if field == "destination":
        names = [country_name(code, language) for code in _COMMON_DESTINATIONS]
        buttons = tuple(Button(name, name) for name in names)
    elif field == "currency":
        buttons = tuple(Button(code, code) for code in _COMMON_CURRENCIES)
    return Say(say(language, f"ask-{_text_name(field)}"), "asked", buttons)


def _answer_open(requests: tuple[Request, ...], memory: Memory, language: Language) -> Plan | None:
    question = memory.open
    assert question is not None
    request = requests[0]
    if request.intent == "cancel" and request.confidence > _SURE:
        return _only(Say(say(language, "desk-cancelled")), replace(memory, open=None))
    if len(requests) > 1 or question.intent == "order":
        return None
    if question.intent == "watch":
        numbers = [number.number for number in request.numbers]
        if not numbers:
            return None
        arguments = {**question.slots, "numbers": numbers}
        kept = replace(memory, open=None, last_numbers=tuple(numbers[:20]))
        return _only(Call("watch_parcel", arguments, "watch"), kept)
    if question.intent == "track" and question.asks in parcel_facts.ASKED:
        value = parcel_facts.answer_to(question.asks, request.text)
        if not value:
            return None
        arguments = {**question.slots, question.asks: value}
        return _only(Call("track_parcel", arguments, "track"), replace(memory, open=None))
    if question.intent == "track":
        if (
            request.numbers
            or request.entities.order
            or (request.intent != "track" and request.confidence > _SURE)
        ):
            return None  # a number is read as a request of its own
        given = request.text[:_LONGEST_NUMBER]
        return _only(Call("track_parcel", {"numbers": [given]}, "track"), replace(memory, open=None))
    if question.intent == "refund":
        told = refund_slots.answer_to(request)
        if not told or request.numbers:
            return None
        steps, kept = _refund({**question.slots, **told}, replace(memory, open=None), language)
        return Plan(tuple(steps), kept)
    if question.intent == "duty" and (duty_slots.is_whole(request) or code_slots.asks_for_code(request)):
        return None
    answer = duty_slots.answer_to(question.asks, request, question.choices)
    other = request.confidence > _SURE and request.intent not in ("duty", "classify", question.intent)
    own_goods = "description" in answer and question.asks not in ("description", "hs")
    # goods with a country or a price of their own are another consignment, not a closer description of this one
    whole = request.intent == "duty" and {"destination", "value"} & duty_slots.slots_of(request).keys()
    if not answer or ((other or whole) and question.asks in ("description", "hs")) or request.numbers:
        return None
    if own_goods and request.intent == "duty" and "destination" in duty_slots.slots_of(request):
        return None  # a whole new request for other goods
    if own_goods and "description" in question.slots:
        answer["description"] = (
            f"{question.slots['description']} {answer['description']}"  # "leather, 20 each"
        )
    if question.asks == "incoterm" and {"hs", "description", "destination", "value"} & answer.keys():
        return None  # other goods, under a term of their own
    slots = duty_slots.settled(question.slots, answer)
    if question.intent == "duty" and "also" in memory.last_duty:
        slots.setdefault("also", memory.last_duty["also"])
    if "claims" in answer:
        slots["claims"] = [*question.slots.get("claims", []), *answer["claims"]]
    if question.asks == "hs" and "description" in answer and "description" in question.slots:
        slots["description"] = f"{question.slots['description']} {answer['description']}"
    if question.intent == "classify":
        call = Call("classify_goods", {"description": slots["description"]}, "classify")
        return _only(call, replace(memory, open=None))
    steps, kept = _duty_steps(request, slots, replace(memory, open=None), language)
    return Plan(tuple(steps), kept)


def _steps(
    request: Request, memory: Memory, person: Person, language: Language
) -> tuple[list[Call | Say], Memory]:
    steps: list[Call | Say] = []
    if request.confidence < _LIKELY and request.intent != "duty" and not request.entities.order:
        # hardly any example is near: what it asks is looked for in the documents, which may say nothing to it
        request = replace(request, intent="ask")
    if request.numbers or request.intent == "track":
        found, memory = _track(request, memory, person, language)
        steps += found
        if request.intent in ("track", "parcels") or request.confidence < _SURE:
            return steps, memory
    if person.role in _SELLING and (code := code_slots.read_code(request)) is not None:
        return [*steps, Call("confirm_code", code, "classify")], memory
    if person.role in _SELLING and refund_slots.wants_refund(request):
        if refund_slots.foreign(request):
            return [*steps, Say(say(language, "refund-cny"), "asked")], memory
        more, memory = _refund(refund_slots.slots_of(request), memory, language)
        return steps + more, memory
    if person.role in _SELLING:
        request = _pictured(request, memory)
    match request.intent:
        case "duty" | "margin" if person.role in _SELLING:
            more, memory = _duty(request, memory, language)
            return steps + more, memory
        case "classify" if person.role in _SELLING:
            more, memory = _classify(request, memory, language)
            return steps + more, memory
        case "parcels" if person.role in _SELLING:
            return [*steps, Call("list_parcels", {}, "parcels")], memory
        case "duty" | "margin" | "classify" | "parcels":
            call, memory = _search(request, memory)
            return [*steps, replace(call, lead=say(language, "desk-sellers-only"))], memory
        case "person" if person.role == "customer":
            return [*steps, Call("call_person", {"words": request.text}, "person")], memory
        case "greet" | "thanks" | "cancel" | "off_topic" | "help" | "person":
            return [*steps, _talk(request.intent, person, language)], memory
        case _:
            call, memory = _search(request, memory)
            return [*steps, call], memory


def _track(
    request: Request, memory: Memory, person: Person, language: Language
) -> tuple[list[Call | Say], Memory]:
    numbers = [number.number for number in request.numbers]
    order = request.entities.order
    if not numbers and order and person.role == "customer":
        return [
            Call("where_is_my_order", {"order": order}, "order")
        ], memory  # who asks for the proof it needs
    if not numbers and order:
        return [Call("track_parcel", {"numbers": [], "order": order}, "track")], memory
    if not numbers and memory.last_numbers and len(request.goods.split()) < 4:
        numbers = list(memory.last_numbers)
    if not numbers:
        question = OpenQuestion("track", "number")
        return [Say(say(language, "ask-number"), "asked")], replace(memory, open=question)
    given = parcel_facts.given_with(request.text) if len(numbers) == 1 else {}
    return (
        [Call("track_parcel", {"numbers": numbers, **given}, "track")],
        replace(memory, last_numbers=tuple(numbers[:20])),
    )


def _wished(wishes: Wishes, memory: Memory, language: Language) -> tuple[list[Call | Say], Memory]:
    if wishes.missing is not None:
        question = OpenQuestion("watch", "number", wishes.missing)
        return [Say(say(language, "ask-watch-number"), "asked")], replace(memory, open=question)
    calls: list[Call | Say] = [Call(tool, arguments, "watch") for tool, arguments in wishes.calls]
    return calls, replace(memory, last_numbers=wishes.numbers[:20] or memory.last_numbers)


def _duty(request: Request, memory: Memory, language: Language) -> tuple[list[Call | Say], Memory]:
    if request.entities.negative:
        return [Say(say(language, "desk-negative"), "asked")], memory
    if request.entities.bad_date:
        return [Say(say(language, "desk-bad-date", date=request.entities.bad_date), "asked")], memory
    if sale_slots.wants("chart", request.text) or sale_slots.wants("compare", request.text):
        request = sale_slots.without_wishes(request)
    terms, request = sale_slots.read_terms(request)
    slots = {**duty_slots.slots_of(request), **terms}
    if request.intent == "duty" and "value" not in slots and "price" in slots:
        # "sold at 120 euros, what tax is due?": what the customer pays is the value at the border
        slots["value"] = slots.pop("price")
        if "price_currency" in slots:
            slots["currency"] = slots.pop("price_currency")
    if sale_slots.wants("chart", request.text):
        slots["chart"] = True
    if request.intent == "margin" and memory.last_duty and not {"hs", "value", "destination"} & slots.keys():
        slots.pop("description", None)  # what is left of the words around a price is no product
    if memory.last_duty and "hs" not in slots and "description" not in slots:
        slots = {**memory.last_duty, **slots}  # "and to Germany?"
    elif request.intent == "duty" and request.confidence < _SURE and not {"hs", "quantity"} & slots.keys():
        # "import duty threshold EU", "is anything under 800 dollars free?"
        call, memory = _search(request, memory)
        return [call], memory
    if request.intent == "margin":
        slots.setdefault("platform_fee", "0")  # a term of sale: what is asked for is the economics of a piece
    return _duty_steps(request, slots, memory, language)


def _duty_steps(
    request: Request, slots: dict[str, Any], memory: Memory, language: Language
) -> tuple[list[Call | Say], Memory]:
    field = duty_slots.missing(slots)
    if field is not None:
        return [question_for(field, language)], replace(memory, open=OpenQuestion("duty", field, slots))
    destinations = duty_slots.destinations(slots)
    kept = replace(memory, last_duty={name: slot for name, slot in slots.items() if name != "chart"})
    drawn = bool(slots.get("chart"))
    # without a code there may be something to ask first, which each estimate does for itself
    if len(destinations) > 1 and (drawn or ("hs" in slots and sale_slots.wants("compare", request.text))):
        arguments = {
            "destinations": destinations,
            "consignment": duty_slots.arguments_of(kept.last_duty),
            "chart": drawn,
        }
        return [Call("compare_markets", arguments, "duty")], kept
    calls: list[Call | Say] = [
        Call("estimate_duty", {**duty_slots.arguments_of(slots), "destination": place}, "duty")
        for place in destinations
    ]
    return calls, kept


def _refund(slots: dict[str, Any], memory: Memory, language: Language) -> tuple[list[Call | Say], Memory]:
    if (field := refund_slots.missing(slots)) is not None:
        question = OpenQuestion("refund", field, slots)
        return [Say(say(language, f"ask-{field}"), "asked")], replace(memory, open=question)
    return [Call("export_refund", slots, "refund")], memory


def _pictured(request: Request, memory: Memory) -> Request:
    """ "As a chart", "compare Germany and France": about the estimate before, whatever else it sounds like."""
    if not (sale_slots.wants("chart", request.text) or sale_slots.wants("compare", request.text)):
        return request
    bare = sale_slots.without_wishes(request)
    about_estimate = memory.last_duty and not bare.goods and request.intent not in ("track", "parcels")
    return replace(bare, intent="duty", confidence=1.0) if about_estimate else request


def _classify(request: Request, memory: Memory, language: Language) -> tuple[list[Call | Say], Memory]:
    goods = request.goods or (request.entities.hs_codes[0] if request.entities.hs_codes else "")
    if not goods:
        question = OpenQuestion("classify", "description")
        return [Say(say(language, "ask-goods"), "asked")], replace(memory, open=question)
    return [Call("classify_goods", {"description": goods}, "classify")], memory


def _search(request: Request, memory: Memory) -> tuple[Call, Memory]:
    found = request.entities
    markets = [place for place in (found.destination, found.origin, *found.places) if place]
    query = request.text
    if markets and memory.last_query and not request.goods and len(request.text) <= _ELLIPSIS:
        query = f"{without_places(memory.last_query)} {request.text}"  # "and in the UK?"
    arguments: dict[str, Any] = {"query": query}
    if markets:
        arguments["markets"] = list(dict.fromkeys(markets))
    return Call("search_documents", arguments, "ask"), replace(memory, last_query=query[:400])


def _talk(intent: str, person: Person, language: Language) -> Say:
    role = "seller" if person.role == "admin" else person.role
    match intent:
        case "greet" | "help":
            return Say(say(language, f"desk-{intent}-{role}"))
        case "off_topic":
            return Say(say(language, f"desk-off-topic-{role}"), "refused")
        case "person":
            return Say(say(language, "people-not-for-you"), "refused")
        case _:
            return Say(say(language, f"desk-{intent}"))


def _of_case(step: case_wishes.Step, memory: Memory) -> Plan:
    kept = replace(memory, open=step.open, last_case=step.arguments.get("number") or memory.last_case)
    if step.tool:
        return _only(Call(step.tool, step.arguments, "case"), kept)
    return _only(Say(step.text, step.outcome, step.buttons), kept)


def _is_work(requests: tuple[Request, ...]) -> bool:
    return any(request.intent not in ("greet", "thanks", "cancel") for request in requests)


def _text_name(field: str) -> str:
    return {"description": "goods"}.get(field, field)


def _only(step: Call | Say, memory: Memory) -> Plan:
    return Plan((step,), memory)
