"""From the assistant's Markdown to messages that Telegram takes.

The Markdown is parsed (CommonMark with tables) and Telegram HTML is written from its tokens, so that nothing
a model or a carrier wrote ever reaches Telegram as markup. A link works only where its address is a cited
source; any other is spelt out, so that nobody is led somewhere under another name.
"""

import re
from collections.abc import Collection, Sequence
from datetime import date

from babel.dates import format_date
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from bot.assistant.conversation import Citation, Reply
from bot.store.outbox import Part
from bot.telegram.markup import Block, Run, clean, is_blank, join, split
from bot.telegram.tables import Table, lay_out
from bot.texts import say

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
_WEB = re.compile(r"https?://\S+\Z")
_STYLES = {"strong": "b", "em": "i", "s": "s"}
_RULE = "———"


def render(text: str, links: Collection[str] = ()) -> tuple[Part, ...]:
    """Markdown as messages of at most 4096 units each; () where nothing of it could be seen."""
    return split(_blocks_of(text, links))


def render_reply(reply: Reply) -> tuple[Part, ...]:
    """The answer with its sources under it; never empty."""
    links = {citation.source for citation in reply.citations if _WEB.match(citation.source)}
    blocks = _blocks_of(reply.text, links)
    if all(is_blank(run.text) for block in blocks for run in block):
        blocks = _blocks_of(say(reply.language, "telegram-nothing"), ())
    if reply.citations:
        blocks.append(_sources(reply.citations, reply.language))
    return split(blocks)


def render_live(text: str) -> str:
    """An unfinished answer as one message: its end, when it is longer than that. "" where nothing shows."""
    parts = render(text)
    return parts[-1].html if parts else ""


def _sources(citations: Sequence[Citation], language: str) -> Block:
    lines: list[Block] = [(Run(say(language, "telegram-sources"), ("b",)),)]
    for citation in citations:
        title = clean(" — ".join(part for part in (citation.title, citation.section) if part))
        line = [Run(f"[{citation.n}] {title}")]
        if _WEB.match(citation.source):
            line += [Run(" · "), Run(clean(citation.source.split("/")[2]), href=clean(citation.source))]
        elif citation.source:
            line.append(Run(f" · {clean(citation.source)}"))
        if citation.as_of:
            line.append(Run(f" · {say(language, 'telegram-as-of', date=_day(citation.as_of, language))}"))
        if citation.warning:
            line.append(Run(f" ⚠️ {clean(citation.warning)}", ("i",)))
        lines.append(tuple(line))
    return tuple(run.within("fold") for run in join(lines, "\n"))


def _day(day: str, language: str) -> str:
    try:
        return str(format_date(date.fromisoformat(day), "medium", locale=language))
    except ValueError:
        return clean(day)


def _blocks_of(text: str, links: Collection[str]) -> list[Block]:
    tree = SyntaxTreeNode(_MARKDOWN.parse(clean(text)))
    return [block for node in tree.children for block in _block(node, links)]


def _block(node: SyntaxTreeNode, links: Collection[str]) -> list[Block]:
    match node.type:
        case "paragraph":
            return [_inline(node, links)]
        case "heading":
            return [tuple(run.within("b") for run in _inline(node, links))]
        case "bullet_list" | "ordered_list":
            return [_list(node, links)]
        case "fence" | "code_block":
            return [(Run(clean(node.content).rstrip("\n"), ("pre",)),)]
        case "blockquote":
            quoted = join([block for child in node.children for block in _block(child, links)])
            return [tuple(run.within("quote") for run in quoted)]
        case "table":
            return [lay_out(_table(node, links))]
        case "hr":
            return [(Run(_RULE),)]
        case _:
            return [(Run(clean(node.content)),)] if not node.is_nested else []


def _list(node: SyntaxTreeNode, links: Collection[str]) -> Block:
    items: list[Block] = []
    number = int(node.attrs.get("start", 1))
    for item in node.children:
        mark = "• " if node.type == "bullet_list" else f"{number}. "
        number += 1
        body = join([block for child in item.children for block in _block(child, links)], "\n")
        items.append((Run(mark), *(_indented(run) for run in body)))
    return join(items, "\n")


def _indented(run: Run) -> Run:
    return Run(run.text.replace("\n", "\n   "), run.tags, run.href)


def _table(node: SyntaxTreeNode, links: Collection[str]) -> Table:
    rows = [row for section in node.children for row in section.children]
    cells = [
        [" ".join("".join(r.text for r in _inline(cell, links)).split()) for cell in row.children]
        for row in rows
    ]
    right = ["right" in str(cell.attrs.get("style", "")) for cell in rows[0].children]
    return Table(cells[0], cells[1:], right)


def _inline(node: SyntaxTreeNode, links: Collection[str]) -> Block:
    runs: list[Run] = []
    for child in node.children:
        match child.type:
            case "inline":
                runs += _inline(child, links)
            case "softbreak" | "hardbreak":
                runs.append(Run("\n"))
            case "code_inline":
                runs.append(Run(clean(child.content), ("code",)))
            case "strong" | "em" | "s":
                runs += [run.within(_STYLES[child.type]) for run in _inline(child, links)]
            case "link":
                runs += _link(_inline(child, links), str(child.attrs.get("href", "")), links)
            case "image":
                runs += _link((Run(clean(child.content)),), str(child.attrs.get("src", "")), links)
            case _:
                runs.append(Run(clean(child.content)))
    return tuple(run for run in runs if run.text)


def _link(label: Block, address: str, links: Collection[str]) -> Block:
    address = clean(address)
    shown = "".join(run.text for run in label)
    if address in links and _WEB.match(address):
        return tuple(Run(run.text, run.tags, run.href or address) for run in label) or (
            Run(address, href=address),
        )
    if address in {"", shown}:
        return label
    return (*label, Run(f" ({address})" if shown else address))
