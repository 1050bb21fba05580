"""Fitting the judgement of `judgement.py` on the development questions: ridge logistic regression, cross-validated.

`python -m bot.retrieval.calibrating tests/eval/search.jsonl` prints what it finds and writes `calibration.json`.
"""

import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot import clock
from bot.retrieval import evaluation
from bot.retrieval.evaluation import Outcome
from bot.retrieval.judgement import CALIBRATION
from bot.retrieval.library import open_library
from bot.retrieval.ranking import ALL
from bot.settings import Settings
from bot.store import open_store

Floats = NDArray[np.float64]

FEATURES = {
    "both": ("coverage", "headings", "cosine", "margin", "known", "ours", "others", "foreign", "bias"),
    # For another embedding model, whose cosines have another scale: only how far the near leads.
    "other": ("coverage", "headings", "known", "code", "lead", "foreign", "bias"),
    "words": ("headings", "known", "code", "foreign", "bias"),
}
_RIDGE = 0.5
_FOLDS = 10


def fit(features: Floats, answered: Floats, ridge: Floats) -> Floats:
    """Weights of a logistic regression, both kinds of question counting the same in all."""
    share = np.where(answered == 1, 1.0, (answered == 1).sum() / max(1, (answered == 0).sum()))
    weights = np.zeros(features.shape[1])
    for _ in range(100):
        guess = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (share * (guess - answered)) + ridge * weights
        bend = (features * (share * guess * (1 - guess))[:, None]).T @ features + np.diag(ridge + 1e-9)
        weights -= np.linalg.solve(bend, slope)
    return weights


def calibrate(outcomes: Sequence[Outcome], names: Sequence[str]) -> dict[str, Any]:
    """Weights, threshold and the cross-validated error rates, by language."""
    features = np.array([[outcome.features.get(name, 0.0) for name in names] for outcome in outcomes])
    answered = np.array([float(bool(outcome.question.documents)) for outcome in outcomes])
    languages = np.array([outcome.question.language for outcome in outcomes])
    judged = np.array(
        [bool(outcome.features) for outcome in outcomes]
    )  # without a candidate it is refused anyway
    ridge = np.array([0.0 if name == "bias" else _RIDGE for name in names])
    folds = np.zeros(len(answered), dtype=int)
    shuffled = np.random.default_rng(0)
    for kind in (0, 1):
        rows = np.flatnonzero(answered == kind)
        folds[rows] = shuffled.permutation(len(rows)) % _FOLDS
    guess = np.zeros(len(answered))
    for fold in range(_FOLDS):
        rest = (folds != fold) & judged
        weights = fit(features[rest], answered[rest], ridge)
        guess[folds == fold] = 1 / (1 + np.exp(-features[folds == fold] @ weights))
    guess[~judged] = 0.0
    threshold = min(
        np.arange(0.2, 0.8, 0.01),
        key=lambda at: np.mean(guess[answered == 0] >= at) + np.mean(guess[answered == 1] < at),
    )
    weights = fit(features[judged], answered[judged], ridge)
    return {
        "weights": dict(zip(names, map(_rounded, weights), strict=True)),
        "threshold": _rounded(threshold),
        "cross_validated": {
            name: {
                "false_answer": _rounded(np.mean(guess[chosen & (answered == 0)] >= threshold)),
                "false_refusal": _rounded(np.mean(guess[chosen & (answered == 1)] < threshold)),
            }
            for name, chosen in {
                "all": np.ones(len(answered), dtype=bool),
                **{language: languages == language for language in sorted(set(languages))},
            }.items()
        },
        "questions": {"answered": int(answered.sum()), "not_answered": int((answered == 0).sum())},
    }


def main(arguments: Sequence[str]) -> None:
    """The command."""
    asked = evaluation.questions(Path(arguments[0]))
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(quayside_home=Path(home))
        store = open_store(settings.store_url)
        with open_library(settings, store) as library:
            library.ensure_bundled()
            full = evaluation.run(library, asked)
            words = evaluation.run(library, asked, replace(ALL, vectors=False))
        store.close()
    found: dict[str, Any] = {"as_of": clock.today().isoformat()}
    for name, names in FEATURES.items():
        found[name] = calibrate(words if name == "words" else full, names)
        print(name, json.dumps(found[name]["cross_validated"]), file=sys.stderr)  # noqa: T201
    CALIBRATION.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


def _rounded(value: float) -> float:
    return round(float(value), 3)


if __name__ == "__main__":
    main(sys.argv[1:])
