"""Train the pay model on one snapshot.

The effects are estimated by ridge regression (Hoerl and Kennard 1970). Quantiles come from the
residuals, per role in the United States and pooled elsewhere; a thin role borrows from all roles.
Every float has four decimals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from pay.currency import check_tags, currencies, rates_by_year, repaired
from pay.listings import COLUMNS, mapped
from pay.model import HOME, LADDER, QUANTILES, centre, check_ladders

if TYPE_CHECKING:
    import datetime as dt

    import pandas as pd

    from pay.listings import Rules

MIN_ROWS = 30
"""Distinct rows a country needs for an effect of its own."""
RIDGE = 10.0
"""Penalty on role, level and country effects: an effect from n rows keeps n / (n + 10)."""
RIDGE_CELL = 30.0
"""Penalty on role-at-level corrections."""
CELL_ERRORS = 3.0
"""Standard errors from zero at which a role-at-level correction is kept."""
BORROWED = 100.0
"""Rows' worth of all roles that is mixed into the residual quantiles of one role."""

NOTES = {
    "model": "Log pay = base + role + level + role at level + country + residual. Every value\n"
    "is a natural log of USD a year, so effects multiply: 0.1 is 10.5 % more.",
    "model.quantiles": "of advertised range ends",
    "model.base": "a senior of the average role in the United States",
    "model.roles": "against the average role",
    "model.levels": "against senior",
    "model.role_levels": "added where a role's ladder departs clearly from the common one",
    "model.countries": "against the United States; at least 30 distinct rows each",
    "model.elsewhere": "every other country; only to measure with, never an answer",
    "model.residuals": "left over at each quantile: by role in the US, pooled elsewhere",
    "model.rates": "units of local currency for one USD, as the file converts",
    "model.repaired": "rows tagged USD there hold local currency, and were converted",
    "sample": "Rows behind the model. All but `rows` and `mapped` count distinct rows.",
    "sample.mapped": "full-time, with a role",
}
"""Comments of the written file, by dotted path of keys."""

Cell = tuple[str, str]
"""A role and a level."""


def train(rows: pd.DataFrame, rules: Rules, snapshot: dt.date) -> dict[str, Any]:
    """Return `model` and `sample` of one snapshot, ready to be written.

    `rows` are all rows of the snapshot (`listings.read_rows`). Raises SystemExit where a higher
    level of some role would be paid less.
    """
    rates = rates_by_year(rows)
    full = mapped(rows, rules)
    wrong = sorted(check.country for check in check_tags(full, rates) if check.repair)
    distinct = repaired(full, wrong, rates).drop_duplicates(COLUMNS)
    countries = shown_countries(distinct)
    model = {
        "sources": ["aijobs"],
        "snapshot": snapshot,
        "first_year": int(distinct["work_year"].min()),
        "last_year": int(distinct["work_year"].max()),
        "quantiles": QUANTILES,
        **effects(distinct, countries),
    }
    model["residuals"] = residuals(distinct, model)
    model |= money(countries, rates) | {"repaired": wrong}
    check_ladders(model)
    return {"model": model, "sample": sample(rows, full, distinct, countries)}


def shown_countries(distinct: pd.DataFrame) -> list[str]:
    """Return the countries with enough distinct rows, most rows first."""
    counts = distinct["country"].value_counts()
    return sorted(counts[counts >= MIN_ROWS].index, key=lambda name: (-counts[name], name))


def design(rows: pd.DataFrame, names: dict[str, list[Any]]) -> np.ndarray:
    """Return the 0/1 matrix (rows x terms): base, abroad, roles, levels, countries, cells."""
    role, level, country = (rows[name].to_numpy() for name in ("role", "level", "country"))
    columns = [np.ones(len(rows)), country != HOME]
    columns += [role == name for name in names["roles"]]
    columns += [level == name for name in names["levels"]]
    columns += [country == name for name in names["countries"]]
    columns += [(role == cell[0]) & (level == cell[1]) for cell in names["cells"]]
    return np.column_stack(columns).astype(float)


def solve(rows: pd.DataFrame, names: dict[str, list[Any]]) -> tuple[np.ndarray, np.ndarray]:
    """Return the ridge coefficients (terms) and the residuals (rows), both in log USD.

    The base and the common effect of all countries abroad carry no penalty, so a
    thin country shrinks towards the countries abroad, not towards the US.
    """
    matrix, target = design(rows, names), rows["y"].to_numpy()
    penalty = np.full(matrix.shape[1], RIDGE)
    penalty[:2] = 0.0
    penalty[matrix.shape[1] - len(names["cells"]) :] = RIDGE_CELL
    found = np.linalg.solve(matrix.T @ matrix + np.diag(penalty), matrix.T @ target)
    return found, target - matrix @ found


def effects(distinct: pd.DataFrame, countries: list[str]) -> dict[str, Any]:
    """Return base, role, level, role-at-level and country effects in log USD.

    Role-at-level corrections are first estimated for every cell; those that stand
    clear of zero are kept and everything is estimated again.
    """
    names: dict[str, list[Any]] = {
        "roles": sorted(distinct["role"].unique()),
        "levels": LADDER,
        "countries": [name for name in countries if name != HOME],
    }
    every = [(role, level) for role in names["roles"] for level in LADDER]
    found, left = solve(distinct, names | {"cells": every})
    cells = clear_cells(distinct, dict(zip(every, found[-len(every) :], strict=True)), left.std())
    found, _ = solve(distinct, names | {"cells": cells})
    return named(distinct, names | {"cells": cells}, found)


def clear_cells(distinct: pd.DataFrame, found: dict[Cell, float], spread: float) -> list[Cell]:
    """Return the cells whose correction is at least `CELL_ERRORS` standard errors from zero."""
    counts = distinct.groupby(["role", "level"]).size()
    return [
        cell
        for cell, value in found.items()
        if abs(value) * np.sqrt(counts.get(cell, 0)) >= CELL_ERRORS * spread
    ]


def named(distinct: pd.DataFrame, names: dict[str, list[Any]], found: np.ndarray) -> dict[str, Any]:
    """Return the coefficients by name, moved so that senior and the average role are 0."""
    parts = iter(found.tolist())
    base, abroad = next(parts), next(parts)
    roles, levels, countries, cells = (
        {name: next(parts) for name in names[kind]}
        for kind in ("roles", "levels", "countries", "cells")
    )
    mean = float(distinct["role"].map(roles).mean())
    top = levels["senior"]
    corrections: dict[str, dict[str, float]] = {}
    for (role, level), value in cells.items():
        corrections.setdefault(role, {})[level] = rounded(value)
    return {
        "base": rounded(base + mean + top),
        "roles": {name: rounded(value - mean) for name, value in roles.items()},
        "levels": {name: rounded(value - top) for name, value in levels.items()},
        "role_levels": corrections,
        "countries": {HOME: 0.0}
        | {name: rounded(abroad + value) for name, value in countries.items()},
        "elsewhere": rounded(abroad),
    }


def rounded(value: float) -> float:
    """Return `value` with four decimals and without a negative zero."""
    return round(float(value), 4) + 0.0


def residuals(distinct: pd.DataFrame, model: dict[str, Any]) -> dict[str, Any]:
    """Return the residual quantiles in log USD: by role in the US, pooled elsewhere.

    A role's quantiles are the mean of its own and of all roles', weighted n to
    `BORROWED`: with 100 rows it is half its own.
    """
    left = distinct["y"].to_numpy() - centre(model, distinct)
    home = (distinct["country"] == HOME).to_numpy()
    pooled = np.quantile(left[home], QUANTILES)
    by_role = {}
    for role in model["roles"]:
        own = left[home & (distinct["role"] == role).to_numpy()]
        part = np.quantile(own, QUANTILES) if len(own) else pooled
        mixed = (len(own) * part + BORROWED * pooled) / (len(own) + BORROWED)
        by_role[role] = [rounded(value) for value in mixed]
    abroad = [rounded(value) for value in np.quantile(left[~home], QUANTILES)]
    return {HOME: by_role, "other": abroad}


def money(countries: list[str], rates: pd.DataFrame) -> dict[str, Any]:
    """Return the latest rates (units per USD) and local currencies of the shown countries.

    A country whose currency the file did not convert in its last two years is not
    listed: an old rate would mislead.
    """
    year = rates.columns.max()
    latest = rates.loc[:, year - 1 :].ffill(axis=1)[year].dropna()
    known = currencies()
    local = {name: known[name] for name in countries if known.get(name) in latest}
    return {
        "rates": {name: rounded(latest[name]) for name in sorted(set(local.values()))},
        "rates_year": int(year),
        "currencies": {HOME: "USD"} | local,
    }


def sample(
    rows: pd.DataFrame, full: pd.DataFrame, distinct: pd.DataFrame, countries: list[str]
) -> dict[str, Any]:
    """Return what the model was trained on: counts of rows, and of distinct rows by kind."""
    roles = sorted(distinct["role"].unique())
    table = distinct.groupby(["country", "role", "level"]).size()
    by_country = distinct["country"].value_counts()
    return {
        "rows": len(rows),
        "mapped": len(full),
        "distinct": len(distinct),
        "roles": {name: int((distinct["role"] == name).sum()) for name in roles},
        "levels": {name: int((distinct["level"] == name).sum()) for name in LADDER},
        "countries": {
            name: int(by_country[name])
            for name in sorted(by_country.index, key=lambda name: (-by_country[name], name))
        },
        "cells": {
            country: {
                role: {level: int(table.get((country, role, level), 0)) for level in LADDER}
                for role in roles
                if (country, role) in table.index.droplevel(2)
            }
            for country in countries
        },
    }
