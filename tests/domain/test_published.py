"""Published figures: which apply to a role, level and country, and what they say together."""

from collections.abc import Callable

import pytest

from mlcareer.domain.pay.published import (
    Together,
    applying,
    bounds_of,
    countries_with,
    together,
)
from mlcareer.knowledge.library import Knowledge
from mlcareer.terms import Employment

Laid = Callable[[str], Knowledge]


def figures(*records: str) -> str:
    """Return an overlay of pay figures of an ML engineer, each with what it states of its own."""
    common = {
        "roles": "[ml-engineer]",
        "label": "{id}",
        "country": "US",
        "currency": "USD",
        "period": "year",
        "basis": "survey",
        "statistic": "point",
        "as_of": "2025",
        "sources": "[survey]",
    }
    lines = ["figures:"]
    for record in records:
        pairs = dict(part.split(": ") for part in record.split("; "))
        whole = common | {"label": pairs["id"]} | pairs
        lines.append("  - {" + ", ".join(f"{key}: {value}" for key, value in whole.items()) + "}")
    return "\n".join(lines) + "\n"


def say(
    knowledge: Knowledge,
    level: str | None,
    country: str = "US",
    role: str = "ml-engineer",
    employment: Employment = "employee",
) -> Together | None:
    """Return what the figures of a role, level and country say together."""
    found = applying(knowledge.figures, role, country, employment)
    return together(found, level, knowledge.countries[country])


def amounts(found: Together | None) -> tuple[float, float, float]:
    """Return low, typical and high a year."""
    assert found is not None
    return found.low, found.typical, found.high


# --- Which apply -------------------------------------------------------------------------------


def test_figures_apply_to_their_roles_country_and_employment(knowledge: Knowledge) -> None:
    """A day rate is no salary; a figure of two roles is each one's."""
    every = knowledge.figures
    assert [one.id for one in applying(every, "ml-engineer", "US")] == [
        "us-mle-bureau",
        "us-mle-gazette",
        "us-mle-gazette-senior",
        "us-mle-survey-senior",
    ]
    assert [one.id for one in applying(every, "ml-engineer", "US", "contract")] == [
        "us-mle-contract"
    ]
    assert [one.id for one in applying(every, "ml-engineer", "DE")] == ["de-mle-survey-mid"]
    assert [one.id for one in applying(every, "data-scientist", "US")] == ["us-mle-survey-senior"]
    assert applying(every, "data-engineer", "US") == []


@pytest.mark.parametrize(
    ("change", "stays"),
    [
        ("as_of: 2026-07", {"new"}),
        ("as_of: 2024-07", {"old"}),
        ("as_of: 2025-07", {"old"}),
        ("as_of: 2026-07; label: Another", {"old", "new"}),
        ("as_of: 2026-07; level: mid", {"old", "new"}),
        ("as_of: 2026-07; place: Springfield", {"old", "new"}),
        ("as_of: 2026-07; statistic: mean", {"old", "new"}),
        ("as_of: 2026-07; low: 1000", {"old", "new"}),
    ],
)
def test_only_the_newest_edition_of_a_figure_applies(
    laid: Laid, change: str, stays: set[str]
) -> None:
    """One label, level, place and statistic, a range or not: another of these is another figure."""
    text = figures(
        "id: old; label: Same; central: 5000; as_of: 2025-07",
        f"id: new; label: Same; central: 6000; {change}",
    )
    found = {one.id for one in applying(laid(text).figures, "ml-engineer", "US")}
    assert found & {"old", "new"} == stays


def test_countries_with_figures_are_listed_in_order(knowledge: Knowledge) -> None:
    """By kind of employment."""
    every = knowledge.figures
    assert countries_with(every, "ml-engineer", "employee") == ["DE", "US"]
    assert countries_with(every, "ml-engineer", "contract") == ["US"]
    assert countries_with(every, "data-engineer", "employee") == []


# --- One figure --------------------------------------------------------------------------------


def test_quartiles_stand_in_for_the_ends_that_a_figure_lacks(knowledge: Knowledge) -> None:
    """The bureau states 100,000 to 160,000 as its middle half; an own end goes before."""
    assert bounds_of(knowledge.figures["us-mle-bureau"]) == (100_000, 130_000, 160_000)
    assert bounds_of(knowledge.figures["de-mle-survey-mid"]) == (60_000, 68_000, 80_000)
    assert bounds_of(knowledge.figures["us-mle-gazette"]) == (None, 150_000, None)


def test_stated_ends_go_before_quartiles(laid: Laid) -> None:
    """They reach further."""
    text = figures("id: both; low: 10000; p25: 20000; central: 30000; p75: 40000; high: 50000")
    assert bounds_of(laid(text).figures["both"]) == (10_000, 30_000, 50_000)


def test_a_figure_a_month_or_day_is_one_a_year_inside(knowledge: Knowledge) -> None:
    """14,000 a month are 168,000; 400 to 900 a day are 104,000 to 234,000."""
    every = knowledge.figures
    assert bounds_of(every["us-mle-survey-senior"]) == (None, 168_000, None)
    assert bounds_of(every["us-mle-contract"]) == (104_000, None, 234_000)


# --- Together ----------------------------------------------------------------------------------


def test_an_open_range_keeps_its_open_end(knowledge: Knowledge) -> None:
    """150,000 to 220,000 and more: the middle is typical; the figure of one town does not count."""
    found = say(knowledge, "senior")
    assert amounts(found) == (150_000, 185_000, 220_000)
    assert found is not None
    assert found.open_ended
    assert (found.level, found.currency) == ("senior", "USD")
    assert (found.inputs, found.sources) == (("us-mle-gazette-senior",), ("gazette",))


def test_a_monthly_figure_of_a_town_counts_where_there_is_no_other(knowledge: Knowledge) -> None:
    """A data scientist's only figure: 14,000 a month in Springfield."""
    found = say(knowledge, "senior", role="data-scientist")
    assert amounts(found) == (168_000, 168_000, 168_000)
    assert found is not None
    assert (found.inputs, found.open_ended) == (("us-mle-survey-senior",), False)


def test_typical_is_the_median_of_the_centres_and_the_ends_are_the_widest(laid: Laid) -> None:
    """185,000 (middle of the range), 168,000 (14,000 a month) and 300,000: 185,000."""
    monthly = "id: monthly; level: senior; central: 14000; period: month"
    found = say(laid(figures(monthly)), "senior")
    assert amounts(found) == (150_000, 176_500, 220_000)
    found = say(laid(figures(monthly, "id: top; level: senior; central: 300000")), "senior")
    assert amounts(found) == (150_000, 185_000, 300_000)
    assert found is not None
    assert found.inputs == ("us-mle-gazette-senior", "monthly", "top")
    assert found.sources == ("gazette", "survey")


@pytest.mark.parametrize(
    ("record", "is_open"),
    [
        ("high: 219000", True),
        ("high: 221000", False),
        ("high: 220000", True),
        ("high: 221000; open_ended: true", True),
        ("central: 230000", False),
    ],
)
def test_an_end_is_open_only_where_the_highest_is(
    laid: Laid, record: str, *, is_open: bool
) -> None:
    """220,000 and more says nothing once somebody names a higher end that is closed."""
    found = say(laid(figures(f"id: other; level: senior; {record}")), "senior")
    assert found is not None
    assert found.open_ended is is_open


def test_from_an_amount_on_is_an_open_end_too(laid: Laid) -> None:
    """With a low end alone there is no centre, so that another figure has to give one."""
    only = figures("id: from; level: veteran; low: 200000; open_ended: true")
    assert say(laid(only), "veteran") is None
    both = laid(
        figures(
            "id: from; level: veteran; low: 200000; open_ended: true",
            "id: other; level: veteran; central: 190000",
        )
    )
    found = say(both, "veteran")
    assert amounts(found) == (190_000, 190_000, 200_000)
    assert found is not None
    assert found.open_ended


def test_all_levels_together_count_only_figures_of_no_level(knowledge: Knowledge) -> None:
    """150,000 by the gazette; the bureau's occupations are wider."""
    found = say(knowledge, None)
    assert amounts(found) == (150_000, 150_000, 150_000)
    assert found is not None
    assert (found.level, found.inputs) == (None, ("us-mle-gazette",))


def test_all_levels_together_leave_out_figures_of_some_years(laid: Laid) -> None:
    """What people of three to five years earn is not what all earn, without a level's name too."""
    some = "id: some-years; years: [3, 5]; central: 90000"
    assert amounts(say(laid(figures(some)), None)) == (150_000, 150_000, 150_000)
    everybody = "id: everybody; central: 90000"
    assert amounts(say(laid(figures(everybody)), None)) == (90_000, 120_000, 150_000)


def test_a_level_counts_figures_of_some_years(laid: Laid) -> None:
    """Its own: they are how its source tells levels apart."""
    found = say(laid(figures("id: mid-years; level: mid; years: [3, 5]; central: 90000")), "mid")
    assert amounts(found) == (90_000, 90_000, 90_000)


@pytest.mark.parametrize(
    "record",
    [
        "id: wide; level: mid; central: 90000; scope: wider",
        "id: euros; level: mid; central: 90000; currency: EUR",
        "id: contract; level: mid; central: 90000; employment: contract",
        "id: abroad; level: mid; central: 90000; country: DE",
        "id: other-level; level: entry; central: 90000",
    ],
)
def test_figures_of_something_else_do_not_count(laid: Laid, record: str) -> None:
    """Of wider occupations, in another currency, for freelancers, abroad or at another level."""
    assert say(laid(figures(record)), "mid") is None


def test_a_country_without_a_currency_takes_that_of_its_first_figure(laid: Laid) -> None:
    """Amounts in two currencies never mix."""
    text = """
countries:
  - {id: AQ, name: Antarctica, sources: [judgement]}
"""
    text += figures(
        "id: dollars; level: mid; country: AQ; central: 50000",
        "id: euros; level: mid; country: AQ; central: 90000; currency: EUR",
        "id: more-dollars; level: mid; country: AQ; central: 70000",
    )
    found = say(laid(text), "mid", "AQ")
    assert amounts(found) == (50_000, 60_000, 70_000)
    assert found is not None
    assert found.currency == "USD"


def test_contract_rates_stand_alone(knowledge: Knowledge) -> None:
    """400 to 900 a day are 104,000 to 234,000 a year of 260 days, typically 169,000."""
    found = say(knowledge, None, employment="contract")
    assert amounts(found) == (104_000, 169_000, 234_000)


def test_without_figures_nothing_is_said(knowledge: Knowledge) -> None:
    """No level, country or role is guessed at."""
    assert say(knowledge, "mid") is None
    assert say(knowledge, "mid", "GB") is None
    assert say(knowledge, None, role="data-engineer") is None
