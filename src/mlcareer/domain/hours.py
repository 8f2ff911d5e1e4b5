"""Hours of study: a range with its typical value, and what a pace makes of it."""

from collections.abc import Iterable
from math import ceil
from typing import TYPE_CHECKING

from mlcareer.answer import part

if TYPE_CHECKING:
    from mlcareer.records.skills import Skill


@part
class HourRange:
    """Hours of study, from low over typical to high."""

    low: int
    typical: int
    high: int


def total(ranges: Iterable[HourRange]) -> HourRange:
    """Return the sum of ranges, bound by bound."""
    every = list(ranges)
    return HourRange(
        low=sum(one.low for one in every),
        typical=sum(one.typical for one in every),
        high=sum(one.high for one in every),
    )


def hours_of(skill: "Skill") -> HourRange:
    """Return the hours of one skill; a soft skill has none."""
    if skill.hours is None:
        return HourRange(low=0, typical=0, high=0)
    return HourRange(low=skill.hours.low, typical=skill.hours.typical, high=skill.hours.high)


def weeks_of(hours: HourRange, pace: float) -> tuple[int, int, int]:
    """Return the whole weeks that low, typical and high hours take at ``pace`` hours a week."""
    return ceil(hours.low / pace), ceil(hours.typical / pace), ceil(hours.high / pace)
