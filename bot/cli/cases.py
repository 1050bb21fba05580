"""`quayside cases` and `quayside policy`: a shop's after-sales cases and what it promises its customers.

Whoever has the command line has the whole deployment: it acts as the shop's seller.
"""

import json
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli import app
from bot.cli.output import print_json
from bot.settings import Language, Settings

cases = typer.Typer(no_args_is_help=True, help="After-sales cases of a shop.")
app.add_typer(cases, name="cases")
policy = typer.Typer(no_args_is_help=True, help="What a shop promises its customers.")
app.add_typer(policy, name="policy")

Shop = Annotated[str, typer.Option(help="The shop.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Lang = Annotated[Language | None, typer.Option(help="Language of the answer.")]


@cases.command("list")
def list_cases(
    shop: Shop = "default",
    waiting: Annotated[bool, typer.Option(help="Only those in which the shop has to act.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Closed ones, too.")] = False,
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """List cases, those that wait longest first."""
    from bot.aftersales.case_json import case_line
    from bot.aftersales.cases import cases_of
    from bot.assistant.answers.case import present_list

    with _books() as session:
        rows = cases_of(session, _seller(shop), waiting=waiting, open_only=not everything, limit=1000)
        found = {"cases": [case_line(row) for row in rows], "count": len(rows), "waiting": waiting}
    _show(found, as_json, lambda language: present_list({}, found, language)[0], lang)


@cases.command("show")
def show_case(number: str, shop: Shop = "default", lang: Lang = None, as_json: Json = False) -> None:
    """Show a case: where it stands, its history, its deadlines, and what may be done."""
    from bot.aftersales.case_json import case_json
    from bot.aftersales.cases import case_for
    from bot.assistant.answers.case import present_case

    me = _seller(shop)
    with _books() as session:
        found = {"case": case_json(session, case_for(session, number, me), me)}
    _show(found, as_json, lambda language: present_case({}, found, language)[0], lang)


@cases.command("act")
def act_on_case(
    number: str,
    action: Annotated[
        str, typer.Argument(help="approve, refuse, ask_customer, receive, inspect, refund, close…")
    ],
    note: Annotated[str, typer.Option(help="Words; the customer reads them, but for `note`.")] = "",
    amount: Annotated[str, typer.Option(help="For approve and refund, in the order's currency.")] = "",
    remedy: Annotated[str, typer.Option(help="For approve: refund, replacement, repair, part…")] = "",
    parts: Annotated[str, typer.Option(help="For approve with remedy part: which parts are sent.")] = "",
    goods_back: Annotated[
        bool | None, typer.Option(help="For approve: whether the goods come back first.")
    ] = None,
    tracking: Annotated[
        str, typer.Option(help="For send_back, replace, repair_done: the parcel's number.")
    ] = "",
    grade: Annotated[
        str, typer.Option(help="For inspect: as_new, opened, repairable, worthless, dangerous.")
    ] = "",
    shop: Shop = "default",
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """Do one thing about a case, as its seller."""
    from bot.aftersales.case_json import case_json
    from bot.aftersales.cases import act, case_for
    from bot.assistant.answers.case import present_act
    from bot.assistant.order_parcels import note_sent
    from bot.clock import now
    from bot.money import Money, parse_amount

    me = _seller(shop)
    told = {"remedy": remedy, "goods_back": goods_back, "number": tracking, "grade": grade,
            "parts": parts}  # fmt: skip
    data: dict[str, Any] = {name: value for name, value in told.items() if value not in ("", None)}
    with _books() as session:
        case = case_for(session, number, me)
        money = Money(parse_amount(amount, field="amount"), case.currency) if amount else None
        act(session, case, action, me, now(), note=note, amount=money, **data)
        if action in ("replace", "repair_done"):
            note_sent(session, case, now())
        found = {"action": action, "case": case_json(session, case, me)}
    _show(found, as_json, lambda language: present_act({}, found, language)[0], lang)


@policy.command("show")
def show_policy(
    shop: Shop = "default",
    market: Annotated[str, typer.Option(help="Hold it against this market's law; else the main ones.")] = "",
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """Show the policy in force, and where it falls below the law."""
    from bot.aftersales.policies import policy_on
    from bot.clock import today

    with _books() as session:
        found = policy_on(session, shop, today())
    _show_policy(found, market, as_json, lang)


@policy.command("set")
def set_policy(
    file: Annotated[
        Path, typer.Argument(help="JSON with terms; what is not named stays as it was.", exists=True)
    ],
    shop: Shop = "default",
    since: Annotated[str, typer.Option("--from", help="The day from which it holds; else today.")] = "",
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """Set a new version of the policy, e.g. `{"return_days": 30, "keep_below": "15 EUR"}`."""
    from bot.aftersales import policies
    from bot.clock import now
    from bot.errors import UserError

    try:
        terms = json.loads(file.read_text(encoding="utf-8"))
        start = date.fromisoformat(since) if since else now().date()
    except ValueError as error:
        raise UserError(f"{file.name}: {error}", code="bad_json") from None
    if not isinstance(terms, dict):
        raise UserError(f"{file.name}: must be a JSON object", code="bad_json")
    me = _seller(shop)
    with _books() as session:
        before = policies.policy_on(session, shop, start)
        read = policies.read_terms(terms, before.terms if before else None)
        made = policies.set_policy(session, shop, read, start, me.person, me.turn, now())
    _show_policy(made, "", as_json, lang)


def _show_policy(found: Any, market: str, as_json: bool, lang: Language | None) -> None:
    from bot.aftersales.policies import MARKETS, shortfalls
    from bot.assistant.answers.case import present_policy
    from bot.clock import today

    if found is None:
        result: dict[str, Any] = {"policy": None, "shortfalls": []}
    else:
        shown = {"version": found.version, "effective_from": found.effective_from.isoformat()}
        codes = (market.upper(),) if market else MARKETS
        below = [one.as_json() for code in codes for one in shortfalls(found.terms, code, today())]
        result = {"policy": found.terms.as_json() | shown, "shortfalls": below}
    _show(result, as_json, lambda language: present_policy({}, result, language)[0], lang)


def _show(found: dict[str, Any], as_json: bool, words: Any, lang: Language | None) -> None:
    if as_json:
        print_json(found)
        return
    from rich.console import Console
    from rich.markdown import Markdown

    Console().print(Markdown(words(lang or Settings().default_language)))


def _books() -> Any:
    from bot.app import open_store

    return open_store(Settings()).begin()


def _seller(shop: str) -> Any:
    import uuid

    from bot.aftersales.cases import Actor

    return Actor("command line", "seller", shop, f"cli:{uuid.uuid4().hex}")
