"""What the published figures say: which apply, in one period, and what they say together."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from mlcareer.errors import WrongUsageError
from mlcareer.reports.pay import Published, ShownFigure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mlcareer.knowledge import Knowledge
    from mlcareer.models import PayFigure, Period, Role, Territory

PARTS_OF_A_YEAR: dict[Period, int] = {"year": 1, "month": 12, "day": 260, "hour": 2080}
"""Twelve months, 260 working days, 2,080 working hours (52 weeks of 40 hours), the convention of
the US Bureau of Labor Statistics for full-time work."""

MOST_YEARS = 60

METHOD = (
    "typical = median of the sources' central values (a range's centre is its middle); "
    "low and high = the lowest and highest value any of them names"
)


def level_of(knowledge: Knowledge, level: str | None, years: float | None) -> str | None:
    """Return the level that is asked for by name or by years of experience.

    Raises WrongUsageError when the two contradict each other or the years are out of range.
    """
    named = knowledge.level(level).id if level is not None else None
    if years is None:
        return named
    if not 0 <= years <= MOST_YEARS:
        raise WrongUsageError(f"--years is {years:g}", "Give years of experience from 0 to 60")
    fitting = [one for one in knowledge.levels.values() if one.years and one.years[0] <= years]
    by_years = max(fitting, key=lambda one: one.years[0] if one.years else 0).id
    if named and named != by_years:
        raise WrongUsageError(
            f"--level {named} contradicts --years {years:g}, which is {by_years}",
            "Give only one of them",
        )
    return by_years


def converted(amount: float | None, of: Period, to: Period) -> float | None:
    """Return an amount a period as an amount another period, rounded to cents."""
    if amount is None:
        return None
    return round(amount * PARTS_OF_A_YEAR[of] / PARTS_OF_A_YEAR[to], 2)


def shown(figure: PayFigure, period: Period) -> ShownFigure:
    """Return a figure with its amounts in the asked period beside the published ones."""
    low, high = figure.low, figure.high
    return ShownFigure(
        **dict(figure),
        shown_low=converted(low if low is not None else figure.p25, figure.period, period),
        shown_central=converted(figure.central, figure.period, period),
        shown_high=converted(high if high is not None else figure.p75, figure.period, period),
    )


def applying(
    knowledge: Knowledge, role: Role, country: str, employment: str = "employee"
) -> list[PayFigure]:
    """Return the newest edition of every figure for a role, country and kind of employment."""
    newest: dict[tuple[object, ...], PayFigure] = {}
    for figure in knowledge.figures.values():
        if role.id not in figure.roles or figure.country != country:
            continue
        if figure.employment != employment:
            continue
        key = (figure.label, figure.level, figure.place, figure.statistic, figure.low is None)
        if key not in newest or newest[key].as_of < figure.as_of:
            newest[key] = figure
    return list(newest.values())


def together(
    figures: Iterable[PayFigure], level: str | None, country: Territory, period: Period
) -> Published | None:
    """Return what the figures of one level say together, or None where none has a centre.

    Only figures about the role itself, for the whole country and in its own currency count;
    without a level, only those for no particular years of experience;
    figures of one place count where there are no others.
    """
    fit = [
        shown(figure, period)
        for figure in figures
        if figure.level == level
        and (level is not None or figure.years is None)
        and figure.scope == "role"
        and figure.currency == (country.currency or figure.currency)
    ]
    fit = [one for one in fit if one.place is None] or fit
    fit = [one for one in fit if one.currency == fit[0].currency]  # of a country that names none
    centres = [centre for one in fit if (centre := _centre(one)) is not None]
    if not centres:
        return None
    ends = [
        value
        for one in fit
        for value in (one.shown_low, one.shown_central, one.shown_high)
        if value is not None
    ]
    top = max(ends)
    return Published(
        level=level,
        low=min(ends),
        typical=round(median(centres), 2),
        high=top,
        open_ended=any(one.open_ended and (one.shown_high or one.shown_low) == top for one in fit),
        currency=fit[0].currency,
        period=period,
        method=METHOD,
        inputs=tuple(one.id for one in fit),
        sources=tuple(dict.fromkeys(name for one in fit for name in one.sources)),
    )


def _centre(figure: ShownFigure) -> float | None:
    if figure.shown_central is not None:
        return figure.shown_central
    if figure.shown_low is not None and figure.shown_high is not None:
        return (figure.shown_low + figure.shown_high) / 2
    return None


def countries_with(knowledge: Knowledge, role: Role, employment: str) -> Sequence[str]:
    """Return the countries for which a role has figures of this kind of employment."""
    return sorted(
        {
            figure.country
            for figure in knowledge.figures.values()
            if role.id in figure.roles and figure.employment == employment
        }
    )
