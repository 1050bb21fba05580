"""A tool's result as the one JSON document that a model reads."""

import json
from typing import Any


def dumped(document: Any) -> str:
    """The document as JSON; what JSON has no form for (decimals, days) as text."""
    return json.dumps(document, ensure_ascii=False, default=str)
