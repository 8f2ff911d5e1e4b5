"""Phrases: how every view writes amounts, ranges, hours, years and lists."""

import pytest

from mlcareer.domain.hours import HourRange
from mlcareer.terms import Years
from mlcareer.topics.phrases import (
    a_period,
    amount,
    counted_share,
    enough,
    hour_span,
    hour_words,
    span,
    year_span,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "·"),
        (0, "0"),
        (81.25, "81.25"),
        (81.0, "81"),
        (112.5, "112.50"),
        (999.5, "999.50"),
        (1_000.0, "1,000"),
        (1_000.4, "1,000"),
        (6_666.67, "6,667"),
        (1_234_567, "1,234,567"),
    ],
)
def test_amounts_have_groups_and_cents_only_below_1000(value: float | None, text: str) -> None:
    """And no cents where there are none."""
    assert amount(value) == text


@pytest.mark.parametrize(
    ("low", "high", "text", "open_text"),
    [
        (150_000, 220_000, "150,000–220,000", "150,000–220,000+"),
        (150_000, None, "150,000", "150,000+"),
        (None, 220_000, "up to 220,000", "up to 220,000"),
        (5_000, 5_000, "5,000", "5,000+"),
        (None, None, "·", "·"),
    ],
)
def test_a_range_may_lack_an_end_or_have_an_open_one(
    low: float | None, high: float | None, text: str, open_text: str
) -> None:
    """A plus shows the open end."""
    assert span(low, high) == text
    assert span(low, high, open_ended=True) == open_text


def test_hours_are_a_range_with_what_is_typical() -> None:
    """None are none."""
    hours = HourRange(low=1_030, typical=1_500, high=2_330)
    assert hour_words(hours) == "1,030–2,330 h, typically 1,500 h"
    assert hour_span(hours) == "1,030–2,330"
    none = HourRange(low=0, typical=0, high=0)
    assert (hour_words(none), hour_span(none)) == ("0 h", "0")


@pytest.mark.parametrize(
    ("years", "text"), [((2, 5), "2–5 y"), ((20, None), "20+ y"), ((0, 2), "0–2 y"), (None, "")]
)
def test_years_may_be_open(years: Years | None, text: str) -> None:
    """Or not known."""
    assert year_span(years, " y") == text


def test_of_a_long_list_the_first_are_named_and_the_others_counted() -> None:
    """Where there are others."""
    assert enough(["a", "b", "c"], 2) == "a, b and 1 more"
    assert enough(["a", "b"], 2) == "a, b"
    assert enough(["a"], 2) == "a"
    assert enough([], 2) == ""


def test_counts_are_percent_or_postings() -> None:
    """Percent are whole, postings have groups."""
    assert counted_share(33.3, "percent") == "33 %"
    assert counted_share(1_500, "postings") == "1,500"


@pytest.mark.parametrize(("period", "text"), [("year", "a year"), ("hour", "an hour")])
def test_a_period_has_its_article(period: str, text: str) -> None:
    """An hour, and a year, month or day."""
    assert a_period(period) == text
