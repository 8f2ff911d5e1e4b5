"""What the published figures say: which apply, and what they say together. Amounts are a year's."""

from collections.abc import Iterable, Mapping, Sequence
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from mlcareer.domain.money import a_year
from mlcareer.terms import Employment

if TYPE_CHECKING:
    from mlcareer.records.countries import Territory
    from mlcareer.records.pay import PayFigure

Figures = Mapping[str, "PayFigure"]
"""Pay figures by id."""


class Together(NamedTuple):
    """What the figures of one role, level and country say together.

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
    inputs: tuple[str, ...]
    sources: tuple[str, ...]


def applying(
    figures: Figures, role: str, country: str, employment: Employment = "employee"
) -> list["PayFigure"]:
    """Return the newest edition of every figure for a role, country and kind of employment."""
    newest: dict[tuple[object, ...], PayFigure] = {}
    for figure in figures.values():
        if role not in figure.roles or figure.country != country:
            continue
        if figure.employment != employment:
            continue
        key = (figure.label, figure.level, figure.place, figure.statistic, figure.low is None)
        if key not in newest or (newest[key].as_of or "") < (figure.as_of or ""):
            newest[key] = figure
    return list(newest.values())


def bounds_of(figure: "PayFigure") -> tuple[float | None, float | None, float | None]:
    """Return low, central and high of a figure a year; quartiles stand in for missing ends."""
    low = figure.low if figure.low is not None else figure.p25
    high = figure.high if figure.high is not None else figure.p75
    return _yearly(low, figure), _yearly(figure.central, figure), _yearly(high, figure)


def _yearly(amount: float | None, figure: "PayFigure") -> float | None:
    return None if amount is None else a_year(amount, figure.period)


def together(
    figures: Iterable["PayFigure"], level: str | None, country: "Territory"
) -> Together | None:
    """Return what the figures of one level say together, or None where none has a centre.

    Only figures about the role itself, for the whole country and in its own currency count;
    without a level, only those for no particular years of experience;
    figures of one place count where there are no others.
    """
    fit = [
        figure
        for figure in figures
        if figure.level == level
        and (level is not None or figure.years is None)
        and figure.scope == "role"
        and figure.currency == (country.currency or figure.currency)
    ]
    fit = [one for one in fit if one.place is None] or fit
    fit = [one for one in fit if one.currency == fit[0].currency]  # of a country that names none
    bounds = [bounds_of(one) for one in fit]
    centres = [centre for one in bounds if (centre := _centre(*one)) is not None]
    if not centres:
        return None
    top = max(value for one in bounds for value in one if value is not None)
    return Together(
        level=level,
        low=min(value for one in bounds for value in one if value is not None),
        typical=median(centres),
        high=top,
        open_ended=any(
            one.open_ended and (high or low) == top
            for one, (low, _, high) in zip(fit, bounds, strict=True)
        ),
        currency=fit[0].currency,
        inputs=tuple(one.id for one in fit),
        sources=tuple(dict.fromkeys(name for one in fit for name in one.sources)),
    )


def _centre(low: float | None, central: float | None, high: float | None) -> float | None:
    if central is not None:
        return central
    return (low + high) / 2 if low is not None and high is not None else None


def countries_with(figures: Figures, role: str, employment: Employment) -> Sequence[str]:
    """Return the countries for which a role has figures of this kind of employment."""
    return sorted(
        {
            figure.country
            for figure in figures.values()
            if role in figure.roles and figure.employment == employment
        }
    )
