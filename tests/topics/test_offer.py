"""The verdict on an offer: against local figures or the pay model, at every bound."""

from collections.abc import Callable
from typing import Any

import pytest

from mlcareer.errors import NoAnswerError, WrongUsageError
from mlcareer.knowledge.library import Knowledge
from mlcareer.topics.salary.advice import salary
from mlcareer.topics.salary.answer import Offer

Laid = Callable[[str], Knowledge]
Run = Callable[..., Any]


def judged(knowledge: Knowledge, offer: str, **asked: Any) -> Offer:
    """Return where an offer stands; at mid level in Germany unless something else is asked."""
    answer = salary(knowledge, offer=offer, **({"level": "mid", "country": "DE"} | asked))
    assert answer.offer is not None
    return answer.offer


HOME = {"level": "senior", "country": "US"}


# --- Against published figures -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("offer", "verdict"),
    [
        ("53999", "low"),
        ("54000", "fair"),
        ("60000", "fair"),
        ("80000", "fair"),
        ("88000", "fair"),
        ("88001", "high"),
        ("53000", "low"),
        ("89000", "high"),
    ],
)
def test_local_figures_judge_with_a_tenth_on_either_side(
    knowledge: Knowledge, offer: str, verdict: str
) -> None:
    """60,000 to 80,000 are published: fair is 54,000 to 88,000, both included."""
    found = judged(knowledge, offer)
    assert (found.verdict, found.against) == (verdict, "published")
    assert found.sources == ("survey",)


def test_the_reason_states_the_figures_and_the_tenth(knowledge: Knowledge) -> None:
    """In the asked period, with whose judgement it is."""
    assert judged(knowledge, "95k").reason == (
        "published figures run from 60,000 to 80,000 EUR a year; "
        "up to 10 % outside still counts as fair (our judgement)"
    )
    monthly = judged(knowledge, "6k", period="month").reason
    assert "run from 5,000 to 6,667 EUR a month;" in monthly


def test_nothing_is_too_high_where_the_figures_have_an_open_end(laid: Laid) -> None:
    """150,000 to 220,000 and more."""
    text = """
figures:
  - {id: gb, roles: [ml-engineer], level: senior, label: L, country: GB, currency: GBP,
     period: year, basis: survey, statistic: range, low: 60000, high: 80000, open_ended: true,
     as_of: 2025, sources: [survey]}
"""
    found = laid(text)
    asked = {"level": "senior", "country": "GB"}
    assert judged(found, "900k", **asked).verdict == "fair"
    assert judged(found, "53999", **asked).verdict == "low"


@pytest.mark.parametrize(
    ("offer", "verdict"),
    [("359/day", "low"), ("360/day", "fair"), ("990/day", "fair"), ("991/day", "high")],
)
def test_a_contract_is_judged_by_contract_rates(
    knowledge: Knowledge, offer: str, verdict: str
) -> None:
    """400 to 900 a day, a tenth on either side; the model knows employees only."""
    found = judged(knowledge, offer, level=None, country="US", contract=True)
    assert (found.verdict, found.against, found.percentile) == (verdict, "published", None)
    assert found.period == "day"
    assert found.reason.startswith("published figures run from 50 to 112.50 USD an hour")


# --- Against the pay model ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("offer", "verdict", "percentile"),
    [
        ("147299", "low", 25.0),
        ("147300", "fair", 25.0),
        ("179872", "fair", 50.0),
        ("219700", "fair", 75.0),
        ("219701", "high", 75.0),
        ("162755", "fair", 37.5),
        ("133252", "low", 17.5),
    ],
)
def test_the_model_judges_by_its_quartiles_as_they_are_stated(
    knowledge: Knowledge, offer: str, verdict: str, percentile: float
) -> None:
    """147,300 to 219,700, both included; the percentile goes by the logarithm."""
    found = judged(knowledge, offer, **HOME)
    assert (found.verdict, found.against) == (verdict, "modelled")
    assert (found.percentile, found.bound) == (percentile, "inside")
    assert found.reason == (
        "the 50 % interval of advertised range ends runs from 147,300 to 219,700 USD a year"
    )
    assert found.sources == ("feed",)


@pytest.mark.parametrize(
    ("offer", "percentile", "bound"),
    [
        ("120571", None, "below"),
        ("120572", 10.0, "inside"),
        ("268337", 90.0, "inside"),
        ("268338", None, "above"),
    ],
)
def test_beyond_its_outer_quantiles_the_model_says_only_on_which_side(
    knowledge: Knowledge, offer: str, percentile: float | None, bound: str
) -> None:
    """They are 120,571.72 and 268,337.29."""
    found = judged(knowledge, offer, **HOME)
    assert (found.percentile, found.bound) == (percentile, bound)


def test_where_only_figures_of_other_levels_lead_the_model_judges_and_says_so(laid: Laid) -> None:
    """They tell that the model may be wrong, and not what a senior gets."""
    text = """
figures:
  - {id: de-all, roles: [ml-engineer], label: All, country: DE, currency: EUR, period: year,
     basis: survey, statistic: point, central: 70000, as_of: 2025, sources: [survey]}
"""
    found = judged(laid(text), "95k", level="senior")
    assert found.against == "modelled"
    assert found.reason.endswith(
        "EUR a year; the local figures are for other levels, so they do not count here"
    )
    assert "local figures" not in judged(laid(text), "95k", **HOME).reason


# --- Money -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("offer", "year", "amount", "currency", "period"),
    [
        ("95.000", 95_000, 95_000, "EUR", "year"),
        ("6k/month", 72_000, 6_000, "EUR", "month"),
        ("300/day", 78_000, 300, "EUR", "day"),
        ("40/hour", 83_200, 40, "EUR", "hour"),
        ("100k USD", 90_000, 100_000, "USD", "year"),
        ("10k USD/month", 108_000, 10_000, "USD", "month"),
    ],
)
def test_an_offer_is_a_years_in_the_currency_of_the_pay(
    knowledge: Knowledge, offer: str, year: float, amount: float, currency: str, period: str
) -> None:
    """0.9 euros for a dollar; the amount stays as it was offered."""
    found = judged(knowledge, offer)
    assert found.year_amount == year
    assert (found.amount, found.currency, found.period) == (amount, currency, period)
    assert found.given == offer


def test_the_percentile_of_a_foreign_offer_goes_by_its_dollars(knowledge: Knowledge) -> None:
    """The model's median in Germany is 73,130 dollars, which are 65,817 euros."""
    assert judged(knowledge, "65817").percentile == 50.0
    assert judged(knowledge, "73130 USD").percentile == 50.0
    assert judged(knowledge, "179872 USD", **HOME).percentile == 50.0
    assert judged(knowledge, "161885 EUR", **HOME).percentile == 50.0


def test_the_period_asked_for_is_that_of_an_offer_without_one(knowledge: Knowledge) -> None:
    """6,000 with --per month are 72,000 a year."""
    found = judged(knowledge, "6000", period="month")
    assert (found.period, found.year_amount) == ("month", 72_000)


def test_an_offer_without_a_rate_is_refused(knowledge: Knowledge) -> None:
    """Rupees and pounds have none in the invented data."""
    says = r"an offer in GBP cannot be compared with pay in EUR\. Give the amount in EUR"
    with pytest.raises(WrongUsageError, match=says):
        judged(knowledge, "90k GBP")


def test_a_local_offer_without_a_rate_has_no_percentile(laid: Laid) -> None:
    """It is judged by local figures alone."""
    text = """
figures:
  - {id: gb, roles: [ml-engineer], level: mid, label: L, country: GB, currency: GBP, period: year,
     basis: survey, statistic: point, central: 60000, as_of: 2025, sources: [survey]}
"""
    found = judged(laid(text), "66k", country="GB")
    assert (found.verdict, found.percentile, found.bound) == ("fair", None, "inside")


def test_an_offer_that_nothing_can_judge_is_refused(laid: Laid) -> None:
    """There is one figure, of another level, and no model."""
    text = """
figures:
  - {id: gb, roles: [ml-engineer], level: senior, label: L, country: GB, currency: GBP,
     period: year, basis: survey, statistic: point, central: 60000, as_of: 2025, sources: [survey]}
"""
    with pytest.raises(NoAnswerError, match="no pay data to compare this offer with"):
        judged(laid(text), "66k", country="GB")


def test_the_least_offer_that_is_believed_is_1000_a_year(knowledge: Knowledge) -> None:
    """950 is a slip, most likely of the period."""
    assert judged(knowledge, "1000").verdict == "low"
    with pytest.raises(WrongUsageError, match="no believable pay"):
        judged(knowledge, "950")


def test_countries_of_the_knowledge_give_the_currencies_that_are_known(
    knowledge: Knowledge,
) -> None:
    """An offer in yen is of none of them."""
    with pytest.raises(WrongUsageError, match="unknown currency"):
        judged(knowledge, "90k JPY")


# --- What is shown -----------------------------------------------------------------------------


OUTSIDE = "outside the model's 80 % interval"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("95k", "mid", "DE"), "95,000 EUR a year: HIGH, percentile 78 of the model"),
        (("150k", "senior", "US"), "150,000 USD a year: FAIR, percentile 27 of the model"),
        (
            ("100k", "senior", "US"),
            f"100,000 USD a year: LOW, {OUTSIDE} (below its 10th percentile)",
        ),
        (
            ("300k", "senior", "US"),
            f"300,000 USD a year: HIGH, {OUTSIDE} (above its 90th percentile)",
        ),
    ],
)
def test_the_verdict_stands_first(invented: Run, words: tuple[str, ...], said: str) -> None:
    """With the percentile, or the side on which the offer leaves the model's interval."""
    offer, level, country = words
    ran = invented("salary", "--level", level, "--country", country, "--offer", offer, COLUMNS=None)
    assert ran.lines[1] == f"Offer {said}"
    assert ran.lines[2].startswith(
        ("Published figures run from", "The 50 % interval of advertised")
    )


def test_a_verdict_without_a_model_says_so(invented: Run) -> None:
    """Contract rates are published only."""
    ran = invented("salary", "--contract", "--offer", "500/day", COLUMNS=None)
    assert ran.lines[1] == "Offer 500 USD a day: FAIR, no pay model to place it in"
