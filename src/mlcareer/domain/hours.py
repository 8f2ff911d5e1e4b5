"""Hours of study: a range with its typical value, what ranges make together, and a pace of it."""

from collections.abc import Iterable
from math import ceil, sqrt
from typing import TYPE_CHECKING

from mlcareer.answer import part

if TYPE_CHECKING:
    from mlcareer.records.skills import Skill
    from mlcareer.terms import Depth

TOGETHER = 0.25
"""How far the hours of one person's skills lie on the same side of typical: 0 not at all, 1 always.

Our judgement: part of the spread is the person, who is fast or slow in all, and most is not.
"""


@part
class HourRange:
    """Hours of study, from low over typical to high."""

    low: int
    typical: int
    high: int


NO_HOURS = HourRange(low=0, typical=0, high=0)


def total(ranges: Iterable[HourRange]) -> HourRange:
    """Return the range of a sum.

    Typical values add up. Distances from them add up as standard deviations with one correlation
    do (JCGM 100:2008, Guide to the Expression of Uncertainty in Measurement, 5.2.2), since not all
    skills take long at once: sqrt((1 - r) * sum of squares + r * square of the sum), r = TOGETHER.
    """
    every = list(ranges)
    typical = sum(one.typical for one in every)
    below = _combined([one.typical - one.low for one in every])
    above = _combined([one.high - one.typical for one in every])
    return HourRange(low=round(typical - below), typical=typical, high=round(typical + above))


def _combined(distances: list[int]) -> float:
    squares = sum(one * one for one in distances)
    return sqrt((1 - TOGETHER) * squares + TOGETHER * sum(distances) ** 2)


def hours_to(skill: "Skill", depth: "Depth | None", known: "Depth | None" = None) -> HourRange:
    """Return the hours of a skill to a depth, from a known one or from nothing.

    They are none where the known depth is deep enough, and for soft skills.
    """
    steps = {step.depth: step for step in skill.depths}
    if depth not in steps:
        return NO_HOURS
    goal, start = steps[depth], steps.get(known) if known else None
    if start is None:
        return HourRange(low=goal.low, typical=goal.typical, high=goal.high)
    if start.typical >= goal.typical:
        return NO_HOURS
    return HourRange(
        low=goal.low - start.low, typical=goal.typical - start.typical, high=goal.high - start.high
    )


def weeks_of(hours: HourRange, pace: float) -> tuple[int, int, int]:
    """Return the whole weeks that low, typical and high hours take at ``pace`` hours a week."""
    return ceil(hours.low / pace), ceil(hours.typical / pace), ceil(hours.high / pace)
