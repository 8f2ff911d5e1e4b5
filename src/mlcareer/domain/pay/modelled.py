"""The trained pay model at work: quantiles of advertised pay for a role, level and country.

The model is additive in the logarithm of US dollars a year; its parameters are data
(data/generated/pay-model.yaml), its method and measured quality are in docs/pay-model.md.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import exp, log
from typing import TYPE_CHECKING, NamedTuple

from mlcareer.terms import Support

if TYPE_CHECKING:
    from mlcareer.records.countries import Territory
    from mlcareer.records.pay import PayModel, PaySample
    from mlcareer.records.roles import Level

MEASURED = 30
"""Distinct rows for a role, level and country to count as measured; training asks as many of a
country."""
PLACED = {"experienced", "veteran"}
"""Levels without a label in the data, placed between those that have one."""


class PayData(NamedTuple):
    """The pay model, the numbers of rows behind it, and the levels it is asked for."""

    model: "PayModel"
    sample: "PaySample"
    levels: Mapping[str, "Level"]


class Quantiles(NamedTuple):
    """The 10th, 25th, 50th, 75th and 90th percentile of advertised pay."""

    low: float
    lower_quartile: float
    median: float
    upper_quartile: float
    high: float


class Interval(NamedTuple):
    """The model's quantiles for one role, level and country, and what they rest on."""

    role: str
    level: str
    country: str
    support: Support
    currency: str
    local: Quantiles
    """A year, in the local currency."""
    usd: Quantiles
    """A year, in US dollars."""
    rate: float
    """Units of the local currency for one US dollar."""
    n_cell: int
    n_role_country: int
    n_role: int
    n_country: int
    sources: tuple[str, ...]


def modelled(data: PayData, role: str, level: str, country: "Territory") -> Interval | None:
    """Return the interval of advertised pay, or None where the data cannot carry an answer."""
    model, sample = data.model, data.sample
    if country.id not in model.countries or role not in model.roles:
        return None
    if level not in model.levels and level not in PLACED:
        return None
    usd = [exp(value) for value in log_quantiles(data, role, level, country.id)]
    currency = model.currencies.get(country.id, "USD")
    rate = 1.0 if currency == "USD" else model.rates[currency]
    cell = sample.cells.get(country.id, {}).get(role, {})
    n_cell = cell.get(level, 0)
    support: Support = "measured" if n_cell >= MEASURED else "borrowed"
    return Interval(
        role=role,
        level=level,
        country=country.id,
        support=support if level in model.levels else "interpolated",
        currency=currency,
        local=Quantiles(*(value * rate for value in usd)),
        usd=Quantiles(*usd),
        rate=rate,
        n_cell=n_cell,
        n_role_country=sum(cell.values()),
        n_role=sample.roles.get(role, 0),
        n_country=sample.countries.get(country.id, 0),
        sources=model.sources,
    )


def level_effect(data: PayData, role: str, level: str) -> float:
    """Return a level's effect on a role's log pay, placing the levels the data does not label.

    Experienced stands between mid and senior in proportion to the first year of each band;
    veteran half-way between senior and executive, since no source gives executives years.
    """
    own = data.model.role_levels.get(role, {})
    effects = {name: value + own.get(name, 0.0) for name, value in data.model.levels.items()}
    if level in effects:
        return effects[level]
    if level == "veteran":
        return (effects["senior"] + effects["executive"]) / 2
    return effects["mid"] + _part_of_the_way(data, level) * (effects["senior"] - effects["mid"])


def _part_of_the_way(data: PayData, level: str) -> float:
    """Return how far a level stands from mid to senior, by the first year of each."""
    years = [data.levels[name].years for name in ("mid", level, "senior")]
    first, own, last = (one[0] if one else None for one in years)
    # A user's own levels may have other years, or none: half-way then.
    if first is None or own is None or last is None or not first < own < last:
        return 0.5
    return (own - first) / (last - first)


def log_quantiles(data: PayData, role: str, level: str, country: str) -> list[float]:
    """Return the model's quantiles of log US dollars a year."""
    model = data.model
    effect = level_effect(data, role, level)
    centre = model.base + model.roles[role] + effect + model.countries[country]
    return [centre + residual for residual in residuals_of(model, role, country)]


def percentile_of(amount: float, logs: Sequence[float], shares: Sequence[float]) -> float | None:
    """Return where a yearly amount in US dollars stands, in percent, or None outside the quantiles.

    Between two quantiles it is placed in proportion on the log scale.
    """
    value = log(amount)
    points = list(zip(logs, shares, strict=True))
    for (low, low_share), (high, high_share) in pairwise(points):
        if low <= value <= high:
            part = (value - low) / (high - low) if high > low else 0.0
            return round(100 * (low_share + part * (high_share - low_share)), 1)
    return None


def residuals_of(model: "PayModel", role: str, country: str) -> Sequence[float]:
    """Return what is left of log pay at each quantile: the role's own in the US, else pooled."""
    return model.residuals.US[role] if country == "US" else model.residuals.other
