"""What the pay model has to beat: each returns quantiles (rows x 5) in log USD."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from pay.model import HOME, QUANTILES
from pay.training import MIN_ROWS

if TYPE_CHECKING:
    from collections.abc import Callable

SEED_POINTS = {"entry": 118_746, "mid": 142_495, "senior": 174_161, "executive": 197_910}
"""USD a year by level: the seeds' table for ML engineers in the US, used for everyone."""
SEED_RANGES = {
    "entry": (90_000, 120_000),
    "mid": (120_000, 150_000),
    "senior": (150_000, 200_000),
}
"""USD a year by level: the ranges of the seeds' other article."""


def cells(train: pd.DataFrame, test: pd.DataFrame) -> np.ndarray:
    """Return quantiles of the smallest cell with at least `MIN_ROWS` training rows.

    Cells from small to large: role, level and country; role, level and abroad or
    not; role and level; level; all rows.
    """
    keys: list[Callable[[pd.DataFrame], pd.Series]] = [
        lambda rows: rows["role"] + rows["level"] + rows["country"],
        lambda rows: rows["role"] + rows["level"] + (rows["country"] == HOME).astype(str),
        lambda rows: rows["role"] + rows["level"],
        lambda rows: rows["level"],
    ]
    overall = np.quantile(train["y"], QUANTILES)
    found = np.tile(overall, (len(test), 1))
    for key in reversed(keys):
        groups = train.groupby(key(train))["y"]
        tables = {
            name: np.quantile(part, QUANTILES) for name, part in groups if len(part) >= MIN_ROWS
        }
        for place, name in enumerate(key(test)):
            if name in tables:
                found[place] = tables[name]
    return found


def seeds(test: pd.DataFrame) -> np.ndarray:
    """Return the seeds' one figure a level, the same at every quantile."""
    points = np.log(test["level"].map(SEED_POINTS).to_numpy(dtype=float))
    return np.tile(points[:, None], (1, len(QUANTILES)))


def share_in_seed_ranges(test: pd.DataFrame) -> float:
    """Return the share of rows inside the other article's ranges, at the levels it has."""
    known = test[test["level"].isin(SEED_RANGES)]
    ends = np.array([SEED_RANGES[level] for level in known["level"]])
    return float(known["usd"].between(ends[:, 0], ends[:, 1]).mean())


def boosted(train: pd.DataFrame, test: pd.DataFrame) -> np.ndarray:
    """Return LightGBM's quantiles: one model a quantile, sorted so that none cross.

    Role, level, country and size are categories; share of remote work and year
    are numbers. 300 trees, learning rate 0.05, 31 leaves, at least 30 rows a leaf.
    """
    import lightgbm  # only here: training does without it

    names = ["role", "level", "country", "company_size"]
    kinds = {name: sorted(train[name].unique()) for name in names}

    def features(rows: pd.DataFrame) -> pd.DataFrame:
        columns: dict[str, Any] = {
            name: pd.Categorical(rows[name], categories=kinds[name]) for name in names
        }
        columns["remote"] = rows["remote_ratio"].to_numpy()
        columns["year"] = rows["work_year"].to_numpy()
        return pd.DataFrame(columns)

    found = []
    for quantile in QUANTILES:
        model = lightgbm.LGBMRegressor(
            objective="quantile",
            alpha=quantile,
            n_estimators=300,
            learning_rate=0.05,
            num_leaves=31,
            min_child_samples=30,
            random_state=0,
            deterministic=True,
            force_row_wise=True,
            n_jobs=2,
            verbose=-1,
        )
        model.fit(features(train), train["y"].to_numpy())
        found.append(model.predict(features(test)))
    return np.sort(np.column_stack(found), axis=1)
