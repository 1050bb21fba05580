"""/shop and /link: in which shop a person acts, what it is called, and the links that lead customers to it."""

from dataclasses import replace

from sqlalchemy.orm import Session

from bot.aftersales import links, members, orders, shops
from bot.clock import now
from bot.errors import NotFound, UserError
from bot.log import denied
from bot.settings import LANGUAGES
from bot.store import buttons, people
from bot.store.buttons import Choice
from bot.store.shops import DEFAULT_SHOP, ShopRow
from bot.telegram.desk import Desk, Said, said, told
from bot.telegram.identity import Speaker, as_role, roles_at
from bot.telegram.incoming import Incoming
from bot.telegram.menus import publish_for
from bot.texts import escape, say
from bot.vault import Vault

_MOST_SHOWN = 12
_SETTING = {"name": "name", "language": "language", "lang": "language", "zone": "zone", "timezone": "zone"}


async def shop(desk: Desk, incoming: Incoming, speaker: Speaker) -> Said:
    """Show the shop and the others one may choose; or set something of it: `/shop name Lantern Goods`."""
    if not incoming.private:
        return said(speaker, "shop-private")
    word, _, rest = incoming.text.strip().partition(" ")
    if word.lower() in _SETTING and rest.strip():
        return await set_up(desk, speaker, _SETTING[word.lower()], rest.strip())
    if word:
        return await choose(desk, speaker, incoming.text.strip())
    return await desk.books(lambda session: _shown(session, speaker))


async def press(desk: Desk, speaker: Speaker, value: str) -> Said:
    """A button of /shop: `choose <id>` or `set <what> <value>`."""
    what, _, rest = value.partition(" ")
    if what == "set":
        field, _, given = rest.partition(" ")
        return await set_up(desk, speaker, field, given)
    return await choose(desk, speaker, rest)


async def choose(desk: Desk, speaker: Speaker, wanted: str) -> Said:
    """Act in another shop, by its id or name; only in one where the person may."""

    def _chosen(session: Session) -> str | None:
        found = next((row.id for row in _open_to(session, speaker)
                      if wanted.casefold() in (row.id, row.name.casefold())), None)  # fmt: skip
        if found is not None:
            people.choose_shop(session, speaker.key, found)
            known = people.find(session, speaker.key)
            held = roles_at(desk.settings, speaker.chat, known, found) if known else ("customer",)
            if speaker.role not in held:
                people.take_role(session, speaker.key, held[0])
            buttons.retire(session, speaker.chat, now())
        return found

    found = await desk.books(_chosen)
    if found is None:
        denied("shop", wanted=wanted[:40], person=speaker.key)
        return said(speaker, "shop-not-yours", shop=escape(wanted[:40]))
    changed = replace(speaker, shop=found)
    await publish_for(desk.bot, changed)
    name = await desk.books(lambda session: _name(session, changed))
    return said(changed, "shop-taken", shop=name)


async def set_up(desk: Desk, speaker: Speaker, field: str, value: str) -> Said:
    """Set the name, the language or the time zone of the shop: for its sellers and admins."""

    def _set(session: Session) -> Said:
        if not _may_set(session, speaker):
            denied("shop set-up", person=speaker.key, shop=speaker.shop)
            return said(speaker, "shop-set-denied")
        shops.set_up(session, speaker.shop, **{field: value})  # type: ignore[arg-type]
        return _shown(session, speaker)

    try:
        return await desk.books(_set)
    except UserError as error:
        return Said(told(error, speaker), speaker.language)


async def link(desk: Desk, incoming: Incoming, speaker: Speaker) -> Said:
    """The link that leads customers to the shop; with an order's number the one that opens that order."""
    if not incoming.private or speaker.role == "customer":
        denied("link", person=speaker.key, role=speaker.role)
        return said(speaker, "link-denied")
    vault = Vault(desk.settings)
    number = incoming.text.strip()
    if not number:
        payload = links.shop_payload(vault, speaker.shop)
        return said(speaker, "link-shop", link=links.address(desk.bot.username, payload))

    def _payload(session: Session) -> tuple[str, str]:
        order = orders.find_in_shop(session, speaker.shop, number)
        return order.shown, links.order_payload(vault, order, now())

    try:
        shown, payload = await desk.books(_payload)
    except NotFound as error:
        return Said(told(error, speaker), speaker.language)
    return said(speaker, "link-order", order=escape(shown), days=str(links.DAYS),
                link=links.address(desk.bot.username, payload))  # fmt: skip


async def arrive(desk: Desk, incoming: Incoming, speaker: Speaker) -> Said:
    """A person came by a link: to a shop, or to an order that is theirs by it."""
    if not incoming.private:
        return said(speaker, "shop-private")
    vault, payload = Vault(desk.settings), incoming.text

    def _opened(session: Session) -> tuple[links.Opened, str]:
        opened = links.open_link(session, vault, payload, speaker.key, now())
        if opened.verdict == "opened":
            people.take_role(session, speaker.key, "customer")
            buttons.retire(session, speaker.chat, now())
        return opened, shops.name_of(session, opened.shop) if opened.shop else ""

    opened, name = await desk.books(_opened)
    if opened.verdict != "opened":
        denied("link", person=speaker.key, reason=opened.verdict)
        return said(speaker, f"link-{opened.verdict}")
    changed = replace(speaker, shop=opened.shop, role="customer")
    await publish_for(desk.bot, changed)
    shown = escape(name) or say(changed.language, "shop-unnamed")
    if opened.order is None:
        return said(changed, "link-welcome", shop=shown)
    number = escape(opened.order.shown)
    where = Choice(say(changed.language, "order-button-where", order=opened.order.shown), "say",
                   say(changed.language, "order-ask-where", order=opened.order.shown))  # fmt: skip
    return said(changed, "link-welcome-order", (where,), shop=shown, order=number)


def _shown(session: Session, speaker: Speaker) -> Said:
    row = shops.shop_of(session, speaker.shop)
    language = speaker.language
    if not _may_set(session, speaker):
        text = say(language, "shop-shown-short", shop=_name(session, speaker))
    else:
        text = say(
            language, "shop-shown", shop=_name(session, speaker), id=row.id,
            language=say(language, f"telegram-language-{row.language}"), zone=row.time_zone or "–",
        )  # fmt: skip
    choices = [Choice(other.name or other.id, "shop", f"choose {other.id}")
               for other in _open_to(session, speaker) if other.id != speaker.shop][:_MOST_SHOWN]  # fmt: skip
    if _may_set(session, speaker):
        choices += [Choice(say(language, "shop-button-language",
                               language=say(code, f"telegram-language-{code}")), "shop", f"set language {code}")
                    for code in LANGUAGES if code != row.language]  # fmt: skip
    return Said(text, language, tuple(choices))


def _open_to(session: Session, speaker: Speaker) -> list[ShopRow]:
    """The shops in which the person may act, in whatever role."""
    everything = shops.all_shops(session)
    if speaker.everywhere:
        return everything
    own = {*speaker.shops, *members.roles_in(session, speaker.key)}
    return [row for row in everything if row.id in own]


def _may_set(session: Session, speaker: Speaker) -> bool:
    """A seller of the shop, or whom the operator named admin; staff work in it and leave it as it is."""
    if speaker.role == "admin":
        return speaker.everywhere or speaker.shop in speaker.shops
    roles = members.roles_in(session, speaker.key).get(speaker.shop, frozenset())
    at_home = speaker.shop == DEFAULT_SHOP and DEFAULT_SHOP in speaker.shops
    return speaker.role == "seller" and (any(as_role(one) == "seller" for one in roles) or at_home)


def _name(session: Session, speaker: Speaker) -> str:
    return escape(shops.name_of(session, speaker.shop)) or say(speaker.language, "shop-unnamed")
