"""Levels: which one a number of years of experience is."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mlcareer.domain.levels import level_of, starts_stated
from mlcareer.errors import WrongUsageError
from mlcareer.knowledge.library import Knowledge

STARTS = {"entry": 0, "mid": 2, "senior": 5, "staff": 8}


@settings(max_examples=60, deadline=None)
@given(st.floats(0, 60))
@example(0)
@example(1.99)
@example(2)
@example(5)
@example(8)
@example(60)
def test_years_name_the_highest_level_that_starts_at_or_below_them(
    knowledge: Knowledge, years: float
) -> None:
    """0, 2, 5 and 8 years; neither one source's own rungs nor levels of people come of years."""
    levels = knowledge.levels
    wanted = max((name for name in STARTS if STARTS[name] <= years), key=STARTS.__getitem__)
    assert level_of(levels, None, years) == wanted
    assert level_of(levels, levels[wanted], years) == wanted


@pytest.mark.parametrize(("level", "years"), [("entry", 3), ("senior", 4), ("veteran", 12)])
def test_years_outside_a_named_level_contradict_it(
    knowledge: Knowledge, level: str, years: float
) -> None:
    """And the message names the level of the years."""
    by_years = level_of(knowledge.levels, None, years)
    with pytest.raises(WrongUsageError, match=f"contradicts .* which is {by_years}"):
        level_of(knowledge.levels, knowledge.levels[level], years)


@pytest.mark.parametrize(("level", "years"), [("senior", 8), ("experienced", 9), ("veteran", 25)])
def test_levels_overlap_and_a_named_one_stands_within_its_years(
    knowledge: Knowledge, level: str, years: float
) -> None:
    """Eight years begin staff, and may well be senior."""
    assert level_of(knowledge.levels, knowledge.levels[level], years) == level


def test_a_level_without_years_is_had_by_name(knowledge: Knowledge) -> None:
    """No number of years makes an executive."""
    levels = knowledge.levels
    assert level_of(levels, levels["executive"], None) == "executive"
    assert level_of(levels, None, 60) == "staff"
    assert level_of(levels, None, None) is None


def test_sources_differ_on_where_a_level_starts(knowledge: Knowledge) -> None:
    """At eleven years, and for a data scientist at six; where none says, nothing is told."""
    assert starts_stated(knowledge.levels["senior"], "ml-engineer") == (11, 11)
    assert starts_stated(knowledge.levels["senior"], "data-scientist") == (6, 11)
    assert starts_stated(knowledge.levels["entry"], "ml-engineer") is None


@pytest.mark.parametrize("years", [-1, -0.001, 60.1, float("nan"), float("inf")])
def test_impossible_years_are_refused(knowledge: Knowledge, years: float) -> None:
    """Nobody has them."""
    with pytest.raises(WrongUsageError, match="--years"):
        level_of(knowledge.levels, None, years)
