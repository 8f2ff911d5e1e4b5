"""Score the pay model beside its rivals, on listings that came later than those it learnt from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from pay import currency, listings, model, rivals, training

if TYPE_CHECKING:
    import datetime as dt

    import pandas as pd

NEAR = 0.2
"""The error up to which a median counts as near."""
MEANINGS = {
    "error": "middle of |median / pay - 1|",
    "within_20": "share of rows with that error at most 0.2",
    "pinball": "mean pinball loss of log USD over the quantiles 0.1, 0.25, 0.5, 0.75, 0.9",
    "cover_50": "share of rows between the 0.25 and the 0.75 quantile",
    "cover_80": "share of rows between the 0.1 and the 0.9 quantile",
    "below_p25": "share of rows below the 0.25 quantile",
}
NOTES = {
    "quality": "Accuracy of the built-in pay model on later listings. Shares and errors are\n"
    "fractions of 1.",
    "quality.model_hash": "SHA-256 of the model",
    "quality.rows": "later rows, full-time and with a role",
    "quality.thin_rows": "of all these, in countries that are refused",
    "quality.offer": "share below the stated 25th percentile; expected: 0.25",
    "quality.seed_ranges_hold": "share inside the seeds' ranges at entry, mid and senior",
    "quality.methods": "every method on the same rows, in one run",
    "quality.raw_currency": "the model on the same rows, currency tags as they came",
}
"""Comments of the written file, by dotted path of keys."""

Card = dict[str, Any]


def quality_card(
    old: pd.DataFrame, new: pd.DataFrame, rules: listings.Rules, dates: tuple[dt.date, dt.date]
) -> Card:
    """Return the quality card: trained on `old`, measured on the rows of `new` not in it."""
    trained = training.train(old, rules, dates[0])["model"]
    wrong = trained["repaired"]
    earlier = currency.repaired(listings.mapped(old, rules), wrong, currency.rates_by_year(old))
    distinct = earlier.drop_duplicates(listings.COLUMNS)
    raw = listings.mapped(listings.new_rows(old, new), rules)
    later = currency.repaired(raw, wrong, currency.rates_by_year(new))
    known = later["role"].isin(trained["roles"])
    raw, later = raw[known], later[known]
    predicted = model.predict(trained, later)
    methods = {
        "model": scores(later, predicted),
        "cell_quantiles": scores(later, rivals.cells(distinct, later)),
        "seed_table": scores(later, rivals.seeds(later), interval=False),
        "lightgbm": scores(later, rivals.boosted(earlier, later)),
        "lightgbm_distinct": scores(later, rivals.boosted(distinct, later)),
    }
    ours = methods["model"]
    return {
        "sources": ["aijobs", "mlcareer-measured"],
        "train_snapshot": dates[0],
        "test_snapshot": dates[1],
        "model_hash": model.model_hash(trained),
        "model_numbers": model.numbers_in(trained),
        "rows": {kind: ours[kind]["overall"]["rows"] for kind in ours},
        "thin_rows": int((~later["country"].isin(trained["countries"])).sum()),
        "offer": {kind: ours[kind]["overall"]["below_p25"] for kind in ours},
        "seed_ranges_hold": round(rivals.share_in_seed_ranges(later), 4),
        "measures": MEANINGS,
        "methods": methods,
        "raw_currency": scores(raw, predicted),
    }


def scores(test: pd.DataFrame, quantiles: np.ndarray, *, interval: bool = True) -> Card:
    """Return the measures on all rows and on distinct rows, by slice."""
    y = test["y"].to_numpy()
    first = ~test.duplicated(listings.COLUMNS).to_numpy()
    return {
        kind: {
            name: measure(y[mask & keep], quantiles[mask & keep], interval=interval)
            for name, mask in slices(test).items()
        }
        for kind, keep in (("all", np.ones(len(test), bool)), ("distinct", first))
    }


def slices(test: pd.DataFrame) -> dict[str, np.ndarray]:
    """Return the row masks to measure on: all, US, other countries, each role."""
    home = (test["country"] == model.HOME).to_numpy()
    masks = {"overall": np.ones(len(test), bool), "US": home, "other": ~home}
    return masks | {
        role: (test["role"] == role).to_numpy() for role in sorted(test["role"].unique())
    }


def measure(y: np.ndarray, quantiles: np.ndarray, *, interval: bool = True) -> Card:
    """Return the measures of quantiles (rows x 5) against log pay `y` (rows).

    `interval=False` leaves out coverage, for a method that states one figure only.
    """
    error = np.abs(np.exp(quantiles[:, 2] - y) - 1)
    level = np.array(model.QUANTILES)
    miss = y[:, None] - quantiles
    found: Card = {
        "rows": len(y),
        "error": float(np.median(error)),
        "within_20": float((error <= NEAR).mean()),
        "pinball": float(np.maximum(level * miss, (level - 1) * miss).mean()),
    }
    if interval:
        inside = [(y >= quantiles[:, low]) & (y <= quantiles[:, -1 - low]) for low in (1, 0)]
        found["cover_50"], found["cover_80"] = (float(part.mean()) for part in inside)
        found["below_p25"] = float((y < quantiles[:, 1]).mean())
    return {name: round(value, 4) for name, value in found.items()}
