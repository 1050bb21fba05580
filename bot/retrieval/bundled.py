"""The documents that come with the program: which files of `knowledge/` they are."""

from collections.abc import Iterator
from pathlib import Path

from bot.resources import KNOWLEDGE
from bot.retrieval import reading
from bot.retrieval.documents import Document

FOLDERS = ("regulations", "process", "aftersales", "staff")


def files(knowledge: Path = KNOWLEDGE) -> Iterator[tuple[Path, str]]:
    """Each bundled file with its name: the path under `knowledge/`."""
    for folder in FOLDERS:
        for path in sorted((knowledge / folder).rglob("*.md")):
            yield path, path.relative_to(knowledge).as_posix()


def documents(knowledge: Path = KNOWLEDGE) -> Iterator[Document]:
    """All bundled documents. Raises BadDocument for the first that is broken."""
    for path, name in files(knowledge):
        yield reading.read(path, name)
