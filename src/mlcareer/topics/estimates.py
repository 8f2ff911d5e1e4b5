"""Estimates of pay as several answers show them: in the asked period, rounded, with their words."""

from math import exp
from typing import TYPE_CHECKING

from mlcareer.answer import part
from mlcareer.domain.money import a_period
from mlcareer.domain.pay.estimate import pay_data
from mlcareer.domain.pay.modelled import Interval, level_effect, residuals_of
from mlcareer.terms import Period, Support, Years
from mlcareer.topics import phrases

if TYPE_CHECKING:
    from mlcareer.domain.pay.estimate import Point
    from mlcareer.domain.pay.modelled import Quantiles
    from mlcareer.domain.pay.published import Together
    from mlcareer.formats.document import Bar, Document
    from mlcareer.knowledge.library import Knowledge

CENTS_BELOW, HUNDREDS_FROM = 1_000, 10_000
"""Below the one, cents are kept; from the other on, amounts are rounded to hundreds."""


@part
class Published:
    """What the published figures of one role, level and country say together.

    ``typical`` is the median of the sources' central values, a range's centre being its middle;
    ``low`` and ``high`` are the smallest and largest value any of them names. ``inputs`` are the
    figures' ids.
    """

    level: str | None
    low: float
    typical: float
    high: float
    open_ended: bool
    currency: str
    period: Period
    method: str
    inputs: tuple[str, ...]
    sources: tuple[str, ...]


@part
class Factor:
    """One factor of the modelled median: they multiply out to it."""

    name: str
    factor: float
    text: str


@part
class Amounts:
    """The five quantiles of an estimate in one currency."""

    low: float
    lower_quartile: float
    median: float
    upper_quartile: float
    high: float


@part
class Modelled:
    """The pay model's interval for one role, level and country, with what it rests on.

    ``low`` and ``high`` are its 10th and 90th percentile; n counts distinct advertised range ends.
    """

    role: str
    level: str
    country: str
    mark: Support
    note: str
    currency: str
    period: Period
    low: float
    lower_quartile: float
    median: float
    upper_quartile: float
    high: float
    usd: Amounts
    rate: float
    n_cell: int
    n_role_country: int
    n_country: int
    first_year: int
    last_year: int
    snapshot: str
    meaning: str
    factors: tuple[Factor, ...]
    sources: tuple[str, ...]


@part
class Rung:
    """Pay at one value of the compared axis (a level, a country or a role)."""

    id: str
    name: str
    years: Years | None
    published: Published | None
    modelled: Modelled | None
    sources: tuple[str, ...]


def published(figures: "Together | None", period: Period) -> Published | None:
    """Return what published figures say together, in a period."""
    if figures is None:
        return None
    return Published(
        level=figures.level,
        low=a_period(figures.low, period),
        typical=a_period(figures.typical, period),
        high=a_period(figures.high, period),
        open_ended=figures.open_ended,
        currency=figures.currency,
        period=period,
        method=phrases.PUBLISHED_METHOD,
        inputs=figures.inputs,
        sources=figures.sources,
    )


def modelled(knowledge: "Knowledge", interval: Interval | None, period: Period) -> Modelled | None:
    """Return the model's interval in a period, with its words and factors."""
    if interval is None:
        return None
    local, model, in_us = interval.local, knowledge.model, interval.country == "US"
    held = knowledge.quality.methods["model"]["distinct"]["US" if in_us else "other"]
    return Modelled(
        role=interval.role,
        level=interval.level,
        country=interval.country,
        mark=interval.support,
        note=phrases.support_note(
            interval.support, interval.level, interval.n_cell, interval.n_role, interval.n_country
        ),
        currency=interval.currency,
        period=period,
        low=rounded(local.low, period),
        lower_quartile=rounded(local.lower_quartile, period),
        median=rounded(local.median, period),
        upper_quartile=rounded(local.upper_quartile, period),
        high=rounded(local.high, period),
        usd=_amounts(interval.usd, period),
        rate=interval.rate,
        n_cell=interval.n_cell,
        n_role_country=interval.n_role_country,
        n_country=interval.n_country,
        first_year=model.first_year,
        last_year=model.last_year,
        snapshot=model.snapshot,
        meaning=phrases.interval_meaning(100 * held["cover_80"], int(held["rows"]), in_us=in_us),
        factors=_factors(knowledge, interval, period),
        sources=interval.sources,
    )


def _amounts(quantiles: "Quantiles", period: Period) -> Amounts:
    return Amounts(
        low=rounded(quantiles.low, period),
        lower_quartile=rounded(quantiles.lower_quartile, period),
        median=rounded(quantiles.median, period),
        upper_quartile=rounded(quantiles.upper_quartile, period),
        high=rounded(quantiles.high, period),
    )


def rounded(yearly: float, period: Period) -> float:
    """Return an amount without digits that mean nothing: hundreds a year, cents an hour."""
    amount = a_period(yearly, period)
    if amount >= HUNDREDS_FROM:
        return round(amount / 100) * 100.0
    return round(amount, 2 if amount < CENTS_BELOW else 0)


def _factors(knowledge: "Knowledge", interval: Interval, period: Period) -> tuple[Factor, ...]:
    """Return the factors of the median; their product is the median before rounding."""
    model, country = knowledge.model, knowledge.countries[interval.country]
    role, in_us = interval.role, interval.country == "US"
    effect = level_effect(pay_data(knowledge), role, interval.level)
    steps = [
        ("base", a_period(exp(model.base), period), f"USD {phrases.a_period(period)}"),
        ("role", exp(model.roles[role]), knowledge.roles[role].name),
        ("level", exp(effect), interval.level),
        ("country", exp(model.countries[country.id]), country.name),
        (
            "median residual",
            exp(residuals_of(model, role, country.id)[2]),
            "of the role" if in_us else "outside the US",
        ),
    ]
    if interval.rate != 1.0:
        steps.append(
            ("currency", interval.rate, f"{interval.currency} per USD, {model.rates_year}")
        )
    return tuple(
        Factor(name=name, factor=round(value, 4), text=text) for name, value, text in steps
    )


def rung(knowledge: "Knowledge", point: "Point", period: Period) -> Rung:
    """Return the estimates at one value of an axis, in a period."""
    return Rung(
        id=point.id,
        name=point.name,
        years=point.years,
        published=published(point.published, period),
        modelled=modelled(knowledge, point.modelled, period),
        sources=point.level_sources,
    )


def typical_words(document: "Document", estimate: Published | None) -> str:
    """Return what the published figures say together, with their marker."""
    if estimate is None:
        return phrases.NOTHING
    text = phrases.amount(estimate.typical)
    if estimate.low != estimate.high:
        ends = phrases.span(estimate.low, estimate.high, open_ended=estimate.open_ended)
        text += f" ({ends})"
    return f"{text} {document.mark(estimate.sources)}"


def interval_words(document: "Document", estimate: Modelled | None) -> str:
    """Return the model's median and 80 % interval, with their marker."""
    if estimate is None:
        return phrases.NOTHING
    ends = phrases.span(estimate.low, estimate.high)
    return f"{phrases.amount(estimate.median)} ({ends}) {document.mark(estimate.sources)}"


def central_of(estimate: Modelled | Published) -> float:
    """Return the one value that stands for an estimate: its median, or its typical value."""
    return estimate.median if isinstance(estimate, Modelled) else estimate.typical


def ends_words(estimate: Modelled | Published) -> str:
    """Return an estimate's range; a plus shows an open end."""
    is_open = isinstance(estimate, Published) and estimate.open_ended
    return phrases.span(estimate.low, estimate.high, open_ended=is_open)


def bar_of(estimate: Modelled | Published | None) -> "Bar | str":
    """Return an estimate as a bar; nothing where there is none."""
    from mlcareer.formats.document import Bar

    match estimate:
        case Modelled():
            return Bar(estimate.high, estimate.low, estimate.median)
        case Published():
            ends = estimate.low, estimate.typical
            return Bar(estimate.high, *ends, estimate.open_ended)
    return ""
