"""Files of an answer, put where the person can open them, since a terminal shows no pictures; and files to send."""

from collections.abc import Sequence
from pathlib import Path

from bot.assistant.conversation import File
from bot.errors import NotFound
from bot.uploads import MAX_BYTES, inspect, safe_name

FOLDER = "files"
"""Under QUAYSIDE_HOME."""


def read_file(name: str) -> File:
    """A file of this computer, looked at as one that somebody sent. Raises UserError (`file_…`), NotFound."""
    path = Path(name).expanduser()
    try:
        with path.open("rb") as source:
            data = source.read(MAX_BYTES + 1)  # one more is enough to say that it is too large
    except OSError as error:
        raise NotFound(f"{name}: {error.strerror}", code="terminal_no_file", file=name[:200]) from error
    looked_at = inspect(path.name, data)
    return File(looked_at.name, looked_at.data, looked_at.media_type)


def save(home: Path, files: Sequence[File]) -> list[Path]:
    """Write each file under a name of its own; gives where they are."""
    folder = home / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    saved = []
    for file in files:
        name = Path(safe_name(file.name))
        number = 0
        while True:
            path = folder / (f"{name.stem}-{number}{name.suffix}" if number else name.name)
            try:
                with path.open("xb") as target:  # never over another
                    target.write(file.data)
            except FileExistsError:
                number += 1
                continue
            saved.append(path)
            break
    return saved
