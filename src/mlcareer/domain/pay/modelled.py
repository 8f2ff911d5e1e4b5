"""The trained pay model at work: quantiles of advertised pay for a role, level and country.

The model is additive in the logarithm of US dollars a year; its parameters are data
(data/generated/pay-model.yaml), its method and measured quality are in docs/pay-model.md.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import exp, log
from typing import TYPE_CHECKING, NamedTuple

from mlcareer.terms import Support

if TYPE_CHECKING:
    from mlcareer.records.countries import Territory
    from mlcareer.records.pay import PayModel, PaySample

MEASURED = 30
"""Distinct rows for a role, level and country to count as measured; training asks as many of a
country."""
UNLABELLED = ("experienced", "lead", "staff", "principal", "veteran")
"""Levels from senior on that the data has no label for."""
SENIOR = "senior"
"""The level whose rows stand for them: no source on record measures how much more they pay."""


class PayData(NamedTuple):
    """The pay model, and the numbers of rows behind it."""

    model: "PayModel"
    sample: "PaySample"


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
    if level not in model.levels and level not in UNLABELLED:
        return None
    usd = [exp(value) for value in log_quantiles(data, role, level, country.id)]
    currency = model.currencies.get(country.id, "USD")
    rate = 1.0 if currency == "USD" else model.rates[currency]
    cell = sample.cells.get(country.id, {}).get(role, {})
    n_cell = cell.get(labelled(level), 0)
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
    """Return a level's effect on a role's log pay."""
    label = labelled(level)
    return data.model.levels[label] + data.model.role_levels.get(role, {}).get(label, 0.0)


def labelled(level: str) -> str:
    """Return the level whose rows answer for a level: its own, or senior's for those above."""
    return SENIOR if level in UNLABELLED else level


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
