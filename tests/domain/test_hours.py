"""Hours: of a skill to a depth, of several skills together, and the weeks they take."""

from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcareer.domain.hours import HourRange, hours_to, total, weeks_of
from mlcareer.knowledge.library import Knowledge
from mlcareer.terms import Depth


def bounds(hours: HourRange) -> tuple[int, int, int]:
    """Return low, typical and high hours."""
    return hours.low, hours.typical, hours.high


@pytest.mark.parametrize(
    ("depth", "known", "wanted"),
    [
        ("working", None, (80, 120, 200)),
        ("basics", None, (32, 48, 80)),
        ("expert", "working", (80, 120, 200)),
        ("working", "basics", (48, 72, 120)),
        ("working", "working", (0, 0, 0)),
        ("basics", "expert", (0, 0, 0)),
    ],
)
def test_hours_of_a_skill_are_what_its_depth_takes_more_than_the_known(
    knowledge: Knowledge, depth: Depth, known: Depth | None, wanted: tuple[int, int, int]
) -> None:
    """Python takes 48 h to basics, 120 to working and 240 to expert, from nothing."""
    assert bounds(hours_to(knowledge.skills["python"], depth, known)) == wanted


def test_a_soft_skill_has_no_hours(knowledge: Knowledge) -> None:
    """It is practised at work."""
    assert bounds(hours_to(knowledge.skills["writing"], "working")) == (0, 0, 0)


def test_typical_hours_add_up_and_the_range_is_narrower_than_all_lows_and_all_highs() -> None:
    """Four times 100 h from 60 to 180: by hand, 40 * sqrt(0.75 * 4 + 0.25 * 16) = 105.8."""
    every = [HourRange(low=60, typical=100, high=180)] * 4
    assert bounds(total(every)) == (294, 400, 612)
    assert bounds(total(every[:1])) == (60, 100, 180)
    assert bounds(total([])) == (0, 0, 0)


RANGES = st.builds(
    lambda low, more, most: HourRange(low=low, typical=low + more, high=low + more + most),
    st.integers(1, 400), st.integers(0, 400), st.integers(0, 900),
)  # fmt: skip


@given(st.lists(RANGES, max_size=12), RANGES)
def test_one_more_skill_never_shortens_a_total(every: list[HourRange], more: HourRange) -> None:
    """Nor does the range leave that of all lows and all highs."""
    before, after = total(every), total([*every, more])
    assert after.low >= before.low
    assert after.typical == before.typical + more.typical
    assert after.high >= before.high
    assert sum(one.low for one in (*every, more)) <= after.low + 1
    assert after.high <= sum(one.high for one in (*every, more)) + 1


@given(RANGES, st.floats(0.5, 100))
def test_weeks_are_hours_by_pace_rounded_up(hours: HourRange, pace: float) -> None:
    """For low, typical and high hours each."""
    assert weeks_of(hours, pace) == tuple(ceil(bound / pace) for bound in bounds(hours))
