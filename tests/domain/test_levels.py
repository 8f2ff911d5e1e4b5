"""Levels: which one a number of years of experience is."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mlcareer.domain.levels import level_of
from mlcareer.errors import WrongUsageError
from mlcareer.knowledge.library import Knowledge

STARTS = {"entry": 0, "mid": 3, "experienced": 6, "senior": 11, "veteran": 20}


@settings(max_examples=60, deadline=None)
@given(st.floats(0, 60))
@example(0)
@example(2.99)
@example(3)
@example(10.5)
@example(20)
@example(60)
def test_years_pick_the_level_of_their_band(knowledge: Knowledge, years: float) -> None:
    """0, 3, 6, 11 and 20 years begin a level; the same level by name is no contradiction."""
    levels = knowledge.levels
    wanted = max((name for name in STARTS if STARTS[name] <= years), key=STARTS.__getitem__)
    assert level_of(levels, None, years) == wanted
    assert level_of(levels, levels[wanted], years) == wanted
    for other in levels.values():
        if other.id != wanted:
            with pytest.raises(WrongUsageError, match=f"contradicts .* which is {wanted}"):
                level_of(levels, other, years)


def test_a_level_without_years_is_had_by_name_alone(knowledge: Knowledge) -> None:
    """No number of years makes an executive."""
    levels = knowledge.levels
    assert level_of(levels, levels["executive"], None) == "executive"
    assert level_of(levels, None, 60) == "veteran"
    assert level_of(levels, None, None) is None


@pytest.mark.parametrize("years", [-1, -0.001, 60.1, float("nan"), float("inf")])
def test_impossible_years_are_refused(knowledge: Knowledge, years: float) -> None:
    """Nobody has them."""
    with pytest.raises(WrongUsageError, match="--years"):
        level_of(knowledge.levels, None, years)
