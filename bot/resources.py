"""Where the files that are not code lie: `knowledge/` and `prompts/`.

In a checkout they stand beside `bot/`; in an installed wheel they travel inside it as `bot/_bundled/`.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_BUNDLED = _PACKAGE / "_bundled"
_ROOT = _BUNDLED if _BUNDLED.is_dir() else _PACKAGE.parent

KNOWLEDGE: Path = _ROOT / "knowledge"
PROMPTS: Path = _ROOT / "prompts"
EVALUATION: Path = _ROOT / "tests" / "eval"
"""The question sets of `quayside eval`; in a checkout only."""
