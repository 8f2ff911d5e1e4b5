"""Read snapshots of advertised pay, map titles to roles, repair the currency tags.

Every amount is gross pay for a year. `usd` columns are United States dollars;
`y` columns are natural logarithms of them. One row is one end of an advertised
range, not one person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import yaml

if TYPE_CHECKING:
    from pathlib import Path

LEVELS = {"EN": "entry", "MI": "mid", "SE": "senior", "EX": "executive"}
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
EURO = "AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK"
OWN = (
    "AU:AUD BR:BRL CA:CAD CH:CHF CL:CLP CZ:CZK DK:DKK GB:GBP HK:HKD HU:HUF IL:ILS IN:INR "
    "JP:JPY MX:MXN NO:NOK NZ:NZD PH:PHP PL:PLN RO:RON SE:SEK SG:SGD TH:THB TR:TRY US:USD ZA:ZAR "
    "AR:ARS CO:COP EG:EGP NG:NGN PK:PKR UA:UAH KR:KRW CN:CNY AE:AED SA:SAR VN:VND ID:IDR MY:MYR"
)
CURRENCIES = dict.fromkeys(EURO.split(), "EUR") | dict(pair.split(":") for pair in OWN.split())
"""Local currency (ISO 4217) of a country (ISO 3166 alpha-2)."""

MIN_TAGGED = 10
"""Distinct rows a country needs under both tags before the rule looks at it."""


def read_rows(path: Path) -> pd.DataFrame:
    """Return every row of a snapshot, in file order, with its eleven columns."""
    return pd.read_csv(path, keep_default_na=False)[COLUMNS]


def new_rows(old: pd.DataFrame, new: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `new` that are not in `old`, each counted as often as it occurs."""
    counted = [frame.assign(copy=frame.groupby(COLUMNS).cumcount()) for frame in (old, new)]
    known = pd.MultiIndex.from_frame(counted[0])
    return new[~pd.MultiIndex.from_frame(counted[1]).isin(known)]


def read_titles(path: Path) -> Rules:
    """Return the ordered rules (pattern, role id or None) of `benchmarks/titles.yaml`."""
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


def rates_by_year(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the file's fixed rates: units per USD, one row a currency, one column a year.

    The rate is the middle of salary / salary_in_usd; empty where a year has no row.
    """
    native = rows[rows["salary_currency"] != "USD"]
    ratio = native["salary"] / native["salary_in_usd"]
    keys = {"index": native["salary_currency"], "columns": native["work_year"]}
    table = native.assign(ratio=ratio).pivot_table("ratio", **keys, aggfunc="median")
    years = range(int(rows["work_year"].min()), int(rows["work_year"].max()) + 1)
    return table.reindex(columns=years).round(4)


def filled(rates: pd.DataFrame) -> pd.DataFrame:
    """Return `rates` with each empty year taken from the one before, else the one after."""
    return rates.ffill(axis=1).bfill(axis=1)


@dataclass(frozen=True)
class TagCheck:
    """One country in which both tags occur, and what the comparison says."""

    country: str
    currency: str
    native: int
    tagged_usd: int
    gap: float
    """How much higher the USD-tagged rows are, in log USD, role and level held equal."""
    error: float
    """Standard error of the gap."""
    expected: float
    """The gap there would be if the USD-tagged amounts were local currency."""

    @property
    def repair(self) -> bool:
        """Whether the USD-tagged amounts are to be read as local currency.

        Three things must hold: most rows carry the foreign tag (employers of one
        country do not mostly quote another country's money), the gap is nearer to
        the one a wrong tag would cause than to none, and it is no accident (more
        than two standard errors). The first is needed because USD-tagged rows lie
        0.3 to 0.6 higher in every country, also where a wrong tag would have made
        them lower: employers who quote dollars pay more.
        """
        return (
            self.tagged_usd > self.native
            and abs(self.gap - self.expected) < abs(self.gap)
            and self.gap > 2 * self.error
        )


def check_tags(rows: pd.DataFrame, rates: pd.DataFrame) -> list[TagCheck]:
    """Compare natively tagged with USD-tagged amounts, country by country."""
    distinct = rows.drop_duplicates(COLUMNS)
    home = distinct[distinct["country"] == "US"]
    levels = home.groupby("level")["y"].mean()
    roles = (home["y"] - home["level"].map(levels)).groupby(home["role"]).mean()
    rest = distinct["y"] - distinct["level"].map(levels) - distinct["role"].map(roles).fillna(0.0)
    checks, known = [], filled(rates)
    for country, group in distinct.assign(rest=rest).groupby("country"):
        currency = CURRENCIES.get(str(country), "USD")
        tags = [group.loc[group["salary_currency"] == tag, "rest"] for tag in (currency, "USD")]
        if currency == "USD" or min(map(len, tags)) < MIN_TAGGED:
            continue
        checks.append(
            TagCheck(
                country=str(country),
                currency=currency,
                native=len(tags[0]),
                tagged_usd=len(tags[1]),
                gap=float(tags[1].mean() - tags[0].mean()),
                error=float(np.sqrt(sum(part.var() / len(part) for part in tags))),
                expected=float(np.log(known.loc[currency].iloc[-1])),
            )
        )
    return checks


def repaired(rows: pd.DataFrame, countries: list[str], rates: pd.DataFrame) -> pd.DataFrame:
    """Return `rows` with USD-tagged amounts of `countries` taken as local currency."""
    wrong = rows["country"].isin(countries) & (rows["salary_currency"] == "USD")
    if not wrong.any():
        return rows
    known = filled(rates)
    year = rows.loc[wrong, "work_year"].clip(known.columns.min(), known.columns.max())
    rate = [
        known.loc[CURRENCIES[country], when]
        for country, when in zip(rows.loc[wrong, "country"], year, strict=True)
    ]
    usd = rows["usd"].copy()
    usd[wrong] = rows.loc[wrong, "salary"] / np.array(rate)
    return with_log(rows.assign(usd=usd))
