"""Read snapshots of advertised pay and map their titles to roles.

Every amount is gross pay for a year. `usd` columns are United States dollars;
`y` columns are natural logarithms of them. One row is one end of an advertised
range, not one person.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import yaml

if TYPE_CHECKING:
    from pathlib import Path

LEVELS = {"EN": "entry", "MI": "mid", "SE": "senior", "EX": "executive"}
"""The feed's experience levels, lowest first, and ours."""

Rules = list[tuple[re.Pattern[str], str | None]]
"""The title table: pattern, and role id or None, in order."""

COLUMNS = [
    "work_year",
    "experience_level",
    "employment_type",
    "job_title",
    "salary",
    "salary_currency",
    "salary_in_usd",
    "employee_residence",
    "remote_ratio",
    "company_location",
    "company_size",
]


def read_rows(path: Path) -> pd.DataFrame:
    """Return every row of a snapshot, in file order, with its eleven columns."""
    return pd.read_csv(path, keep_default_na=False)[COLUMNS]


def new_rows(old: pd.DataFrame, new: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `new` that are not in `old`, each counted as often as it occurs."""
    counted = [frame.assign(copy=frame.groupby(COLUMNS).cumcount()) for frame in (old, new)]
    known = pd.MultiIndex.from_frame(counted[0])
    return new[~pd.MultiIndex.from_frame(counted[1]).isin(known)]


def read_titles(path: Path) -> Rules:
    """Return the ordered rules (pattern, role id or None) of a table such as `titles.yaml`."""
    rules = yaml.safe_load(path.read_text(encoding="utf-8"))["titles"]
    return [(re.compile(rule["pattern"], re.IGNORECASE), rule["role"]) for rule in rules]


def role_of(title: str, rules: Rules) -> str | None:
    """Return the role of the first rule found in `title`, or None."""
    return next((role for pattern, role in rules if pattern.search(title)), None)


def mapped(rows: pd.DataFrame, rules: Rules) -> pd.DataFrame:
    """Return the full-time rows with a role; adds `role`, `level`, `country`, `usd` and `y`."""
    roles = {title: role_of(title, rules) for title in rows["job_title"].unique()}
    found = rows.assign(
        role=rows["job_title"].map(roles),
        level=rows["experience_level"].map(LEVELS),
        country=rows["company_location"],
        usd=rows["salary_in_usd"].astype(float),
    )
    keep = (found["employment_type"] == "FT") & found["role"].notna() & found["level"].notna()
    return with_log(found[keep])


def with_log(rows: pd.DataFrame) -> pd.DataFrame:
    """Return `rows` with `y`, the natural logarithm of `usd`."""
    return rows.assign(y=np.log(rows["usd"]))
