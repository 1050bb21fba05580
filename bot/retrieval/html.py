"""HTML → Markdown, as far as the library needs it: headings, paragraphs, lists, tables; what is hidden is dropped."""

import re
from html.parser import HTMLParser

_SILENT = {
    "script",
    "style",
    "template",
    "noscript",
    "head",
    "svg",
    "iframe",
    "object",
    "nav",
    "footer",
    "select",
}
_VOID = {"br", "hr", "img", "input", "meta", "link", "wbr", "area", "base", "col", "embed", "source", "track"}
_BLOCK = {
    *(
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "aside",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "table",
        "tbody",
    ),
    *("thead", "blockquote", "pre", "address", "figure", "figcaption", "form", "fieldset", "body", "html"),
}
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?![.\d])|font-size\s*:\s*0"
    r"|(?<![-\w])color\s*:\s*(?:white|transparent|#f{3}(?:f{3})?\b|rgb\(\s*255\s*,\s*255\s*,\s*255)",
    re.IGNORECASE,
)


def to_markdown(html: str) -> tuple[str, str]:
    """The page's `<title>` and its visible text as Markdown."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.block()
    return reader.title.strip(), "\n\n".join(reader.blocks)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title = ""
        self.blocks: list[str] = []
        self._line: list[str] = []
        self._hidden: list[str] = []
        """Open elements from the outermost hidden one inwards; text counts only when this is empty."""
        self._in_title = False
        self._prefix = ""
        self._rows: list[list[str]] | None = None
        self._lists: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "title":
            self._in_title = True
        if tag in _VOID:
            if tag == "br":
                self._line.append("\n")
            return
        given = dict(attrs)
        hidden = (
            "hidden" in given
            or given.get("aria-hidden") == "true"
            or _HIDDEN.search(given.get("style") or "")
        )
        if self._hidden or tag in _SILENT or hidden:
            self._hidden.append(tag)
            return
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.block()
            self._prefix = "#" * int(tag[1]) + " "
        elif tag == "li":
            self.block()
            self._prefix = "  " * max(0, len(self._lists) - 1) + "- "
        elif tag == "tr" and self._rows is not None:
            self._rows.append([])
        elif tag in ("td", "th") and self._rows is not None:
            self._line.clear()
        elif tag == "table" and self._rows is None:
            self.block()
            self._rows = []
        elif tag in _BLOCK:
            self.block()
            if tag in ("ul", "ol"):
                self._lists.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False
        if self._hidden:
            if tag in self._hidden:  # browsers close what is open inside, too
                while self._hidden.pop() != tag:
                    pass
            return
        if tag in ("td", "th") and self._rows is not None:
            if not self._rows:
                self._rows.append([])
            self._rows[-1].append(self._text().replace("\n", " ").replace("|", "/"))
        elif tag == "table" and self._rows is not None:
            self._table()
        elif tag in _BLOCK or tag in ("h1", "h2", "h3", "h4", "h5", "h6", "li"):
            self.block()
            if tag in ("ul", "ol") and self._lists:
                self._lists.pop()

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data
        elif not self._hidden:
            self._line.append(re.sub(r"\s+", " ", data))

    def block(self) -> None:
        """End the block that is open."""
        if self._rows is not None:
            return
        if text := self._text():
            block = self._prefix + text
            follows = (
                self._prefix.endswith("- ") and self.blocks and self.blocks[-1].lstrip().startswith("- ")
            )
            if follows:
                self.blocks[-1] += "\n" + block
            else:
                self.blocks.append(block)
        self._prefix = ""

    def _text(self) -> str:
        text = re.sub(r" *\n *", "\n", re.sub(r"[ \t]+", " ", "".join(self._line))).strip()
        self._line.clear()
        return text

    def _table(self) -> None:
        rows = [row for row in self._rows or [] if any(row)]
        self._rows = None
        if not rows:
            return
        width = max(map(len, rows))
        lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in rows]
        lines.insert(1, "|" + "---|" * width)
        self.blocks.append("\n".join(lines))
