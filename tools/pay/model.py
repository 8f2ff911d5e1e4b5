"""The pay model: a log-additive table, with the quantiles of what it leaves over.

The log of pay is base + role + level + country, plus a few role-at-level corrections, and the
quantiles of the residuals around it. The model is a plain mapping, as it stands under `model` in
`data/generated/pay-model.yaml`.
"""

from __future__ import annotations

import hashlib
import json
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from pay.listings import LEVELS

if TYPE_CHECKING:
    import pandas as pd

QUANTILES = [0.1, 0.25, 0.5, 0.75, 0.9]
HOME = "US"
LADDER = list(LEVELS.values())


def predict(model: dict[str, Any], rows: pd.DataFrame) -> np.ndarray:
    """Return the model's quantiles (rows x 5) in log USD."""
    home = model["residuals"][HOME]
    other = model["residuals"]["other"]
    spread = [
        home[role] if country == HOME else other
        for role, country in zip(rows["role"], rows["country"], strict=True)
    ]
    return centre(model, rows)[:, None] + np.array(spread)


def centre(model: dict[str, Any], rows: pd.DataFrame) -> np.ndarray:
    """Return the additive part of the model for `rows`, in log USD."""
    steps = {
        (role, level): value
        for role, ladder in model["role_levels"].items()
        for level, value in ladder.items()
    }
    step = [steps.get(cell, 0.0) for cell in zip(rows["role"], rows["level"], strict=True)]
    return (
        model["base"]
        + rows["role"].map(model["roles"]).to_numpy()
        + rows["level"].map(model["levels"]).to_numpy()
        + rows["country"].map(model["countries"]).fillna(model["elsewhere"]).to_numpy()
        + np.array(step)
    )


def check_ladders(model: dict[str, Any]) -> None:
    """Raise SystemExit where a higher level of some role would be paid less."""
    for role in model["roles"]:
        steps = model["role_levels"].get(role, {})
        pay = [model["levels"][level] + steps.get(level, 0.0) for level in LADDER]
        if any(low >= high for low, high in pairwise(pay)):
            raise SystemExit(f"the ladder of {role} is not rising: {pay}")


def model_hash(model: dict[str, Any]) -> str:
    """Return the SHA-256 of the model's canonical JSON, as hexadecimal digits."""
    text = json.dumps(model, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def numbers_in(part: object) -> int:
    """Return how many numbers stand in a nested mapping; the snapshot's date is none."""
    if isinstance(part, dict):
        return sum(map(numbers_in, part.values()))
    if isinstance(part, list):
        return sum(map(numbers_in, part))
    return int(isinstance(part, int | float))
