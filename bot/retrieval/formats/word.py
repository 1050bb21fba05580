"""DOCX → HTML by mammoth, read like any page; what Word does not show is taken out before."""

import io
import re
import zipfile
from collections.abc import Iterable
from xml.etree import ElementTree

import mammoth

from bot.retrieval import html, markdown
from bot.retrieval.documents import Findings
from bot.retrieval.formats.converted import Converted, Limits, Unreadable

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXTS = re.compile(r"word/(?:document|footnotes|endnotes)\.xml")
_TINY = 5
"""Half-points; smaller type is there for machines, not for readers."""
_STYLES = "\n".join(
    f"p[style-name='{name} {level}'] => h{level}:fresh"
    for name in ("heading", "标题", "Título", "Заголовок")
    for level in range(1, 7)
)


def read(data: bytes, _limits: Limits, /) -> Converted:
    """Raises Unreadable. Comments, deleted and hidden text stay out; footnotes come at the end."""
    try:
        data, hidden = _visible(data)
        made = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map="p[style-name='Title'] => h1:fresh\n" + _STYLES,
            ignore_empty_paragraphs=True,
            convert_image=mammoth.images.img_element(lambda _image: {"src": ""}),
        )
    except (KeyError, ValueError, OSError, ElementTree.ParseError, zipfile.BadZipFile) as error:
        raise Unreadable("the document cannot be opened") from error
    _, text = html.to_markdown(made.value)
    title, sections = markdown.parse(text)
    return Converted(sections, title, findings=Findings(hidden=hidden))


def _visible(data: bytes) -> tuple[bytes, int]:
    """The file without runs that a reader cannot see, and how many characters those had."""
    made, hidden = io.BytesIO(), 0
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(made, "w") as after:
        styles = _unseen_styles(before)
        for entry in before.infolist():
            content = before.read(entry)
            if _TEXTS.fullmatch(entry.filename):
                root = ElementTree.fromstring(content)  # noqa: S314 (`bot.uploads` refuses entities)
                hidden += _strip(root, styles)
                content = ElementTree.tostring(root, encoding="utf-8")
            after.writestr(entry.filename, content)
    return made.getvalue(), hidden


def _unseen_styles(archive: zipfile.ZipFile) -> set[str]:
    if "word/styles.xml" not in archive.namelist():
        return set()
    root = ElementTree.fromstring(archive.read("word/styles.xml"))  # noqa: S314
    return {
        style.get(f"{_W}styleId", "")
        for style in root.iter(f"{_W}style")
        if _unseen(style.find(f"{_W}rPr"), shaded=style.find(f"{_W}pPr/{_W}shd") is not None)
    }


def _strip(root: ElementTree.Element, styles: set[str]) -> int:
    hidden = 0
    shaded = {run for cell in _shaded(root) for run in cell.iter(f"{_W}r")}
    for paragraph in root.iter(f"{_W}p"):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        whole = style is not None and style.get(f"{_W}val") in styles
        for parent in list(paragraph.iter()):
            for run in [child for child in parent if child.tag == f"{_W}r"]:
                properties = run.find(f"{_W}rPr")
                named = properties.find(f"{_W}rStyle") if properties is not None else None
                by_style = whole or (named is not None and named.get(f"{_W}val") in styles)
                if by_style or _unseen(properties, shaded=run in shaded):
                    hidden += sum(len(text.text or "") for text in run.iter(f"{_W}t"))
                    parent.remove(run)
    return hidden


def _shaded(root: ElementTree.Element) -> Iterable[ElementTree.Element]:
    """Cells and paragraphs on a ground of some colour, on which white is well seen."""
    for tag, properties in (("tc", "tcPr"), ("p", "pPr")):
        for element in root.iter(f"{_W}{tag}"):
            shade = element.find(f"{_W}{properties}/{_W}shd")
            if shade is not None and shade.get(f"{_W}fill", "auto").upper() not in {"AUTO", "FFFFFF"}:
                yield element
    # Banded tables take their ground from a style: white in any styled table may be well seen.
    for element in root.iter(f"{_W}tbl"):
        if element.find(f"{_W}tblPr/{_W}tblStyle") is not None:
            yield from element.iter(f"{_W}tr")


def _unseen(properties: ElementTree.Element | None, *, shaded: bool) -> bool:
    if properties is None:
        return False
    for name in ("vanish", "webHidden"):
        switch = properties.find(f"{_W}{name}")
        if switch is not None and switch.get(f"{_W}val", "true") not in {"0", "false", "off"}:
            return True
    size = properties.find(f"{_W}sz")
    if size is not None and size.get(f"{_W}val", "").isdigit() and int(size.get(f"{_W}val", "")) <= _TINY:
        return True
    color = properties.find(f"{_W}color")
    ground = properties.find(f"{_W}shd") is not None or properties.find(f"{_W}highlight") is not None
    white = color is not None and color.get(f"{_W}val", "").upper() in {"FFFFFF", "FEFEFE", "FDFDFD"}
    return white and not ground and not shaded
