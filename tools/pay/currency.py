"""Find and repair amounts that are tagged with the wrong currency.

A table of rates has units per USD, one row a currency (ISO 4217), one column a year.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import yaml

import generated
from pay.listings import COLUMNS, with_log

if TYPE_CHECKING:
    import pandas as pd

MIN_TAGGED = 10
"""Distinct rows a country needs under both tags before the rule looks at it."""


@cache
def currencies() -> dict[str, str]:
    """Return the local currency (ISO 4217) of each country (ISO 3166-1 alpha-2) that has one."""
    text = (generated.FOLDER / "countries.yaml").read_text(encoding="utf-8")
    records = yaml.safe_load(text)["countries"]
    return {record["id"]: record["currency"] for record in records if "currency" in record}


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
        currency = currencies().get(str(country), "USD")
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
        known.loc[currencies()[country], when]
        for country, when in zip(rows.loc[wrong, "country"], year, strict=True)
    ]
    usd = rows["usd"].copy()
    usd[wrong] = rows.loc[wrong, "salary"] / np.array(rate)
    return with_log(rows.assign(usd=usd))
