"""Files of an answer, put where the person can open them: a terminal shows no pictures."""

from collections.abc import Sequence
from pathlib import Path

from bot.assistant.conversation import File
from bot.uploads import safe_name

FOLDER = "files"
"""Under QUAYSIDE_HOME."""


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
