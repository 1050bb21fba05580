"""Whether the documents answer the question at all: a probability from how well the best passages fit.

Cosines of the bundled model lie close together (0.73 for strangers, 0.88 for twins), so no single threshold tells.
The judgement is a logistic one over a few features, fitted on the development questions (see `calibrating.py`);
its numbers lie in `calibration.json` with what was measured.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.retrieval.ranking import Candidate, Shortlist

CALIBRATION = Path(__file__).with_name("calibration.json")
CALIBRATIONS = ("both", "other", "words")


@dataclass(frozen=True, slots=True)
class Calibration:
    """A fitted judgement."""

    weights: Mapping[str, float]
    """By feature; `bias` among them."""
    threshold: float
    """Probability from which a question counts as answered by the documents."""


def features(
    found: Shortlist, ranked: Sequence[Candidate], nearness: tuple[float, float] | None, *, foreign: bool
) -> dict[str, float]:
    """What the judgement is made from. `nearness`: to example questions of ours and of others; `foreign`: whether no
    candidate is in the language of the question, so that words say little.
    """
    if not ranked:
        return {}
    top = max((candidate.cosine for candidate in ranked if candidate.cosine is not None), default=0.0)
    few = ranked[:3]
    ours, others = nearness or (0.0, 0.0)
    return {
        "coverage": max(candidate.coverage for candidate in few),
        "headings": max(candidate.headings for candidate in few),
        "known": found.known,
        "code": float(any(candidate.code for candidate in few)),
        "foreign": float(foreign),
        "cosine": 3 * top,
        "margin": 5 * (top - found.cosine_floor),
        "ours": 3 * ours,
        "others": 3 * others,
        "lead": 3 * (max(top, ours) - others),
        "bias": 1.0,
    }


def judge(values: Mapping[str, float], calibration: str) -> tuple[float, bool]:
    """Probability that the documents answer, and whether that is enough.

    `calibration`: `both` for the bundled model, `other` for another one, `words` without vectors.
    """
    if not values:
        return 0.0, False
    fitted = _calibrations()[calibration]
    total = sum(weight * values.get(name, 0.0) for name, weight in fitted.weights.items())
    probability = 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))
    return probability, probability >= fitted.threshold


@cache
def _calibrations() -> dict[str, Calibration]:
    data = json.loads(CALIBRATION.read_text(encoding="utf-8"))
    return {name: Calibration(data[name]["weights"], data[name]["threshold"]) for name in CALIBRATIONS}
