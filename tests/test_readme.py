"""What the READMEs show is what the program prints."""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
_CHECKED = re.compile(r"<!-- checked -->\n```console\n\$ quayside ([^\n]+)\n(.*?)```", re.DOTALL)


def shown() -> list[tuple[str, str, str]]:
    """Every checked block: file, arguments, output."""
    return [
        (name, *match.groups())
        for name in ("README.md", "README.zh-CN.md")
        for match in _CHECKED.finditer((ROOT / name).read_text(encoding="utf-8"))
    ]


def test_the_readmes_show_checked_output() -> None:
    assert len(shown()) >= 4


def printed(arguments: str, home: str) -> str:
    """What the command prints, at the width of the READMEs."""
    environment = {**os.environ, "QUAYSIDE_HOME": home, "COLUMNS": "100", "NO_COLOR": "1"}
    command = [sys.executable, "-m", "bot", *shlex.split(arguments)]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return "\n".join(line.rstrip() for line in done.stdout.strip().splitlines())


@pytest.mark.parametrize(("file", "arguments", "output"), shown())
def test_shown_output_is_what_the_command_prints(
    file: str, arguments: str, output: str, tmp_path: Path
) -> None:
    now = printed(arguments, str(tmp_path))
    assert now == output.strip(), f"{file}: run `python -m tests.test_readme` to renew it"


def renew() -> None:
    """Write the commands' present output into the READMEs."""
    for name in ("README.md", "README.zh-CN.md"):
        file = ROOT / name
        with tempfile.TemporaryDirectory() as home:
            text = _CHECKED.sub(
                lambda match: (
                    f"<!-- checked -->\n```console\n$ quayside {match.group(1)}\n"
                    f"{printed(match.group(1), home)}\n```"
                ),
                file.read_text(encoding="utf-8"),
            )
        file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    renew()
