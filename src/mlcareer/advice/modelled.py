"""The fitted pay model at work: quantiles of advertised pay for a role, level and country.

The model is additive in the logarithm of US dollars a year; its parameters are data
(data/generated/pay-model.yaml), its method and measured quality are in docs/pay-model.md.
"""

from __future__ import annotations

from math import exp, log
from typing import TYPE_CHECKING

from mlcareer.advice.published import converted
from mlcareer.reports.pay import Amounts, Factor, Mark, Modelled

if TYPE_CHECKING:
    from mlcareer.knowledge import Knowledge
    from mlcareer.models import Level, PayModel, Period, Role, Territory

ENOUGH = 30
"""Distinct rows a cell needs to count as measured; training uses the same bound for countries."""
PLACED = {"experienced", "veteran"}
"""Levels without a label in the data, placed between those that have one."""
SMALL, LARGE = 1_000, 10_000
"""Below the one, cents are kept; from the other on, amounts are rounded to hundreds."""
NAMES = ("low", "lower_quartile", "median", "upper_quartile", "high")


def modelled(
    knowledge: Knowledge, role: Role, level: str, country: Territory, period: Period
) -> Modelled | None:
    """Return the interval of advertised pay, or None where the data cannot carry an answer."""
    model, sample = knowledge.model, knowledge.sample
    if country.id not in model.countries or role.id not in model.roles:
        return None
    if level not in model.levels and level not in PLACED:
        return None
    logs = quantiles(knowledge, role.id, level, country.id)
    currency = model.currencies.get(country.id, "USD")
    rate = 1.0 if currency == "USD" else model.rates[currency]
    usd = [_rounded(converted(exp(value), "year", period) or 0) for value in logs]
    local = [_rounded(converted(exp(value) * rate, "year", period) or 0) for value in logs]
    cell = sample.cells.get(country.id, {}).get(role.id, {})
    n_cell = cell.get(level, 0)
    mark: Mark = "measured" if n_cell >= ENOUGH else "borrowed"
    if level not in model.levels:
        mark = "interpolated"
    return Modelled(
        role=role.id,
        level=level,
        country=country.id,
        mark=mark,
        note=_note(knowledge, role, level, country, mark, n_cell),
        currency=currency,
        period=period,
        **dict(zip(NAMES, local, strict=True)),
        usd=Amounts(**dict(zip(NAMES, usd, strict=True))),
        rate=rate,
        n_cell=n_cell,
        n_role_country=sum(cell.values()),
        n_country=sample.countries.get(country.id, 0),
        first_year=model.first_year,
        last_year=model.last_year,
        snapshot=model.snapshot.isoformat(),
        meaning=_meaning(knowledge, country),
        factors=_factors(knowledge, role, level, country, rate, period),
        sources=model.sources,
    )


def level_effect(knowledge: Knowledge, role: str, level: str) -> float:
    """Return a level's effect on a role's log pay, placing the levels the data does not label.

    Experienced stands between mid and senior in proportion to the first year of each band;
    veteran half-way between senior and executive, since no source gives executives years.
    """
    model = knowledge.model
    own = model.role_levels.get(role, {})
    effects = {name: value + own.get(name, 0.0) for name, value in model.levels.items()}
    if level in effects:
        return effects[level]
    if level == "veteran":
        return (effects["senior"] + effects["executive"]) / 2
    starts = {name: _first_year(knowledge.levels[name]) for name in ("mid", level, "senior")}
    first, last = starts["mid"], starts["senior"]
    # A user's own rungs may have other years, or none: half-way then.
    part = (starts[level] - first) / (last - first) if first < starts[level] < last else 0.5
    return effects["mid"] + part * (effects["senior"] - effects["mid"])


def quantiles(knowledge: Knowledge, role: str, level: str, country: str) -> list[float]:
    """Return the model's quantiles of log US dollars a year."""
    model = knowledge.model
    effect = level_effect(knowledge, role, level)
    centre = model.base + model.roles[role] + effect + model.countries[country]
    return [centre + residual for residual in _residuals(model, role, country)]


def percentile_of(amount: float, logs: list[float], shares: tuple[float, ...]) -> float | None:
    """Return where a yearly amount in US dollars stands, in percent, or None outside the quantiles.

    Between two quantiles it is placed in proportion on the log scale.
    """
    value = log(amount)
    for (low, low_share), (high, high_share) in zip(
        zip(logs, shares, strict=True), list(zip(logs, shares, strict=True))[1:], strict=False
    ):
        if low <= value <= high:
            part = (value - low) / (high - low) if high > low else 0.0
            return round(100 * (low_share + part * (high_share - low_share)), 1)
    return None


def _residuals(model: PayModel, role: str, country: str) -> tuple[float, ...]:
    return model.residuals.US[role] if country == "US" else model.residuals.other


def _first_year(level: Level) -> int:
    return level.years[0] if level.years else 0


def _rounded(amount: float) -> float:
    """Return an amount without digits that mean nothing: hundreds a year, cents an hour."""
    if amount >= LARGE:
        return round(amount / 100) * 100.0
    return round(amount, 2 if amount < SMALL else 0)


def _meaning(knowledge: Knowledge, country: Territory) -> str:
    card = knowledge.quality
    part = "US" if country.id == "US" else "non-US"
    coverage, n = card.coverage("US" if country.id == "US" else "other")
    return (
        "8 of 10 advertised range ends of such jobs should fall between low and high; "
        f"measured {coverage:.1f} % on {n:,} distinct later {part} listings"
    )


def _note(
    knowledge: Knowledge, role: Role, level: str, country: Territory, mark: Mark, n_cell: int
) -> str:
    if mark == "interpolated":
        between = "mid and senior by years" if level == "experienced" else "senior and executive"
        return f"the data has no label '{level}': placed between {between}"
    if mark == "measured":
        return f"{n_cell:,} distinct rows of this role, level and country"
    sample = knowledge.sample
    return (
        f"only {n_cell} rows of this role, level and country: borrowed from "
        f"{sample.roles.get(role.id, 0):,} rows of the role and "
        f"{sample.countries.get(country.id, 0):,} rows of the country"
    )


def _factors(
    knowledge: Knowledge, role: Role, level: str, country: Territory, rate: float, period: Period
) -> tuple[Factor, ...]:
    """Return the factors of the median; their product is the median before rounding."""
    model = knowledge.model
    steps = [
        ("base", converted(exp(model.base), "year", period) or 0, f"USD a {period}"),
        ("role", exp(model.roles[role.id]), role.name),
        ("level", exp(level_effect(knowledge, role.id, level)), level),
        ("country", exp(model.countries[country.id]), country.name),
        (
            "median residual",
            exp(_residuals(model, role.id, country.id)[2]),
            "of the role" if country.id == "US" else "outside the US",
        ),
    ]
    if rate != 1.0:
        steps.append(
            ("currency", rate, f"{model.currencies[country.id]} per USD, {model.rates_year}")
        )
    return tuple(
        Factor(name=name, factor=round(value, 4), text=text) for name, value, text in steps
    )
