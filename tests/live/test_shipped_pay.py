"""Pay over the shipped data: what its sources state, the whole grid of the model, offers."""

from collections.abc import Iterator
from itertools import pairwise, product
from math import prod
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from pydantic_core import to_jsonable_python

from mlcareer.domain.money import PARTS_OF_A_YEAR
from mlcareer.domain.pay.estimate import pay_data
from mlcareer.domain.pay.modelled import MEASURED, SENIOR, UNLABELLED, modelled
from mlcareer.domain.pay.published import countries_with
from mlcareer.errors import NoAnswerError, WrongUsageError
from mlcareer.knowledge.opening import open_knowledge
from mlcareer.terms import Period
from mlcareer.topics.compare.advice import compare
from mlcareer.topics.estimates import Modelled
from mlcareer.topics.salary.advice import salary
from mlcareer.topics.salary.answer import Figure, Salary

KNOWLEDGE = open_knowledge()
MODEL = KNOWLEDGE.model
LEVELS = [name for name in KNOWLEDGE.levels if name in {*MODEL.levels, *UNLABELLED}]
"""The levels that the model answers for: its own labels, and those that senior's rows stand for."""
ROLES = sorted(KNOWLEDGE.roles)
MODELLED = sorted(MODEL.countries)
PERIODS: list[Period] = ["year", "month", "day", "hour"]
Grid = dict[tuple[str, str, str], Salary]

roles = st.sampled_from(ROLES)
levels = st.sampled_from(LEVELS)
countries = st.sampled_from(MODELLED)


@pytest.fixture(scope="module")
def grid() -> Grid:
    """Return the answer for every country, role and level that the model knows."""
    return {
        cell: salary(KNOWLEDGE, cell[1], cell[2], country=cell[0])
        for cell in product(MODELLED, ROLES, LEVELS)
    }


def estimates(grid: Grid) -> Iterator[tuple[tuple[str, str, str], Modelled]]:
    """Yield the model's estimate of every cell; none is lacking."""
    for cell, answer in grid.items():
        assert answer.modelled is not None, cell
        yield cell, answer.modelled


def quantiles(model: Modelled) -> list[float]:
    """Return the five quantiles of an estimate."""
    return [model.low, model.lower_quartile, model.median, model.upper_quartile, model.high]


def values(part: object) -> Any:
    """Return a part of an answer as plain values, which can be told apart."""
    return to_jsonable_python(part)


def figure(report: Salary, name: str) -> Figure:
    """Return one figure of an answer by its id."""
    return next(one for one in report.figures if one.id == name)


# --- What the sources state --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("level", "years", "name", "amount"),
    [
        ("senior", None, "us-mle-cityjobs-senior", 174_161),
        ("veteran", None, "us-mle-cityjobs-veteran", 197_910),
        ("experienced", None, "us-mle-cityjobs-experienced", 158_328),
        (None, 4, "us-mle-cityjobs-mid", 142_495),
        ("entry", None, "us-mle-cityjobs-entry", 118_746),
        (None, 25, "us-mle-cityjobs-veteran", 197_910),
    ],
)
def test_a_level_has_the_figure_its_source_states(
    level: str | None, years: float | None, name: str, amount: float
) -> None:
    """By name or by years of experience, with the label and years of the source."""
    found = figure(salary(KNOWLEDGE, level=level, years=years), name)
    assert found.central == amount
    assert found.sources == ("cityjobs",)
    assert found.years is not None


def test_an_open_range_stays_open() -> None:
    """150,000 to 200,000 and more: no upper end is invented."""
    found = figure(salary(KNOWLEDGE, level="senior"), "us-mle-testrigor-senior")
    assert (found.low, found.open_ended) == (150_000, True)


def test_the_german_start_is_in_euros() -> None:
    """About 50,000 EUR a year to start with."""
    report = salary(KNOWLEDGE, level="entry", country="DE")
    found = figure(report, "de-mle-elevatex-entry")
    assert (found.central, found.currency, found.period) == (50_000, "EUR", "year")
    assert report.leads == "published"


def test_freelance_rates_are_hourly() -> None:
    """50 to 200 USD an hour; no yearly salary stands among them."""
    report = salary(KNOWLEDGE, contract=True)
    found = figure(report, "us-mle-upwork-hour")
    assert (found.low, found.high, found.currency) == (50, 200, "USD")
    assert {one.employment for one in report.figures} == {"contract"}
    assert (report.period, report.modelled) == ("hour", None)


def test_a_source_with_a_caveat_comes_with_a_warning() -> None:
    """The five levels of cityjobs are fixed multiples of one average, and the answer says so."""
    assert any("cityjobs" in warning for warning in salary(KNOWLEDGE, level="senior").warnings)


@settings(max_examples=60, deadline=None)
@given(roles, st.none() | levels, st.sampled_from(sorted({*MODELLED, "CH", "SG"})))
def test_what_figures_say_together_lies_between_them(
    role: str, level: str | None, country: str
) -> None:
    """Typical is within low and high; the inputs are figures of that role, level and country."""
    try:
        report = salary(KNOWLEDGE, role, level, country=country)
    except NoAnswerError:
        assume(False)  # noqa: FBT003 - hypothesis takes it so
        raise
    for together in (report.published, report.overall):
        if together is None:
            continue
        assert 0 < together.low <= together.typical <= together.high
        assert together.inputs
        for name in together.inputs:
            one = KNOWLEDGE.figures[name]
            assert role in one.roles
            assert (one.level, one.country) == (together.level, country)
            assert (one.currency, one.scope) == (together.currency, "role")
            assert set(one.sources) <= set(together.sources)


# --- The model over its whole grid -------------------------------------------------------------


def test_every_cell_of_the_model_answers(grid: Grid) -> None:
    """15 countries, 11 roles, 9 levels: an interval that rises, in the country's own currency."""
    assert len(grid) == len(MODELLED) * len(ROLES) * len(LEVELS)
    for (country, role, level), model in estimates(grid):
        assert (model.country, model.role, model.level) == (country, role, level)
        assert quantiles(model) == sorted(set(quantiles(model)))
        assert model.usd.low < model.usd.median < model.usd.high
        assert model.currency == MODEL.currencies.get(country, "USD")


def test_a_higher_level_never_pays_less(grid: Grid) -> None:
    """Entry below mid, and from there on no step down, at any quantile."""
    for country, role in product(MODELLED, ROLES):
        rungs = [grid[country, role, level].modelled for level in LEVELS]
        for lower, upper in pairwise(one for one in rungs if one):
            for less, more in zip(quantiles(lower), quantiles(upper), strict=True):
                assert less <= more, (country, role, lower.level, upper.level)
        entry, mid = (grid[country, role, level].modelled for level in ("entry", "mid"))
        assert entry is not None
        assert mid is not None
        assert entry.median < mid.median


def test_each_estimate_is_marked_by_what_it_rests_on(grid: Grid) -> None:
    """Measured from 30 rows of its cell on, interpolated where senior's stand in, else borrowed."""
    for (country, role, level), model in estimates(grid):
        rows = KNOWLEDGE.sample.cells.get(country, {}).get(role, {})
        assert model.n_cell == rows.get(SENIOR if level in UNLABELLED else level, 0)
        if level in UNLABELLED:
            assert model.mark == "interpolated"
        else:
            assert model.mark == ("measured" if model.n_cell >= MEASURED else "borrowed")
        assert model.n_cell <= model.n_role_country <= model.n_country
        assert model.n_country >= MEASURED


@pytest.mark.parametrize("level", [name for name in LEVELS if name in UNLABELLED])
def test_a_level_without_a_label_of_its_own_has_the_rows_of_senior(level: str, grid: Grid) -> None:
    """No source measures how much more staff or principal engineers earn, and none is invented."""
    for country, role in product(MODELLED, ROLES):
        model, senior = (grid[country, role, one].modelled for one in (level, SENIOR))
        assert model is not None
        assert senior is not None
        assert quantiles(model) == quantiles(senior)
        assert model.mark == "interpolated"


def test_who_leads_people_and_who_interns_has_no_modelled_pay() -> None:
    """The data has no rows of them, and theirs are not those of others."""
    for level in ("intern", "manager"):
        assert (
            modelled(pay_data(KNOWLEDGE), "ml-engineer", level, KNOWLEDGE.countries["US"]) is None
        )


def test_the_factors_multiply_out_to_the_median(grid: Grid) -> None:
    """Base, role, level, country, residual and currency make the median that is shown."""
    for cell, model in estimates(grid):
        product_ = prod(one.factor for one in model.factors)
        half_a_step = 50 if model.median >= 10_000 else 0.5
        assert abs(product_ - model.median) <= half_a_step + model.median * 0.0008, cell


@pytest.mark.parametrize(
    ("country", "currency"),
    [
        ("US", "USD"),
        ("DE", "EUR"),
        ("IN", "INR"),
        ("GB", "GBP"),
        ("CA", "CAD"),
        ("AU", "AUD"),
        ("canada", "CAD"),
        ("gbr", "GBP"),
    ],
)
def test_a_country_has_its_own_currency(country: str, currency: str) -> None:
    """By code of two or three letters or by name; the model's dollars stand beside it."""
    report = salary(KNOWLEDGE, level="senior", country=country)
    assert report.modelled is not None
    assert report.modelled.currency == currency
    if report.published:
        assert report.published.currency == currency


@pytest.mark.parametrize("country", ["CA", "AU"])
def test_repaired_countries_are_not_paid_like_the_united_states(country: str) -> None:
    """Local amounts tagged as dollars would put them 40 % too high."""
    assert country in MODEL.repaired
    here = salary(KNOWLEDGE, level="senior", country=country).modelled
    there = salary(KNOWLEDGE, level="senior").modelled
    assert here is not None
    assert there is not None
    assert 0.5 < here.usd.median / there.usd.median < 0.75


@settings(max_examples=60, deadline=None)
@given(roles, levels, countries, st.sampled_from(PERIODS))
def test_a_period_only_divides_the_year(
    role: str, level: str, country: str, period: Period
) -> None:
    """12 months, 260 days, 2,080 hours make a year, for the model and for each figure."""
    year = salary(KNOWLEDGE, role, level, country=country)
    part = salary(KNOWLEDGE, role, level, country=country, period=period)
    share = PARTS_OF_A_YEAR[period]
    assert part.modelled is not None
    assert year.modelled is not None
    for whole, one in zip(quantiles(year.modelled), quantiles(part.modelled), strict=True):
        # Both are rounded: whole hundreds from 10,000 on, whole units from 1,000 on, else cents.
        step = 100 if one >= 10_000 else 1 if one >= 1_000 else 0.01
        assert abs(whole / share - one) <= step / 2 + 50.01 / share
    for before, after in zip(year.figures, part.figures, strict=True):
        assert (before.id, before.central) == (after.id, after.central)
        if before.shown_central is not None:
            assert after.shown_central == pytest.approx(before.shown_central / share, abs=0.02)


@settings(max_examples=60, deadline=None)
@given(roles, st.sampled_from(sorted(KNOWLEDGE.countries)), st.none() | levels)
@example("ml-engineer", "AQ", None)
@example("ml-engineer", "CH", "senior")
def test_a_country_without_data_is_refused_and_others_are_named(
    role: str, country: str, level: str | None
) -> None:
    """Exit code 3, never a guess; the countries that have an answer are listed."""
    has = {*MODELLED, *countries_with(KNOWLEDGE.figures, role, "employee")}
    estimate = modelled(pay_data(KNOWLEDGE), role, level or "mid", KNOWLEDGE.countries[country])
    assert (estimate is not None) == (country in MODELLED)
    if country in has:
        assert salary(KNOWLEDGE, role, level, country=country).figures is not None
        return
    with pytest.raises(NoAnswerError, match=r"There are some for .*\bUS\b") as refusal:
        salary(KNOWLEDGE, role, level, country=country)
    assert refusal.value.exit_code == 3
    other = "data-scientist" if role == "ml-engineer" else "ml-engineer"
    beside = compare(KNOWLEDGE, (role, other), level, country, "pay").pay
    assert beside is not None
    at = f" at level {level}" if level else ""
    assert beside[0].remark == f"no figure for {KNOWLEDGE.countries[country].name}{at}"


@pytest.mark.parametrize("by", ["level", "country", "role"])
@pytest.mark.parametrize("country", ["US", "DE", "IN"])
def test_a_comparison_along_one_axis_agrees_with_each_answer(by: str, country: str) -> None:
    """A row of the table is the answer one gets by asking for that row alone."""
    report = salary(KNOWLEDGE, level="mid", country=country, by=by)  # type: ignore[arg-type]
    if by == "level":  # those without a label stand there for their published figures alone
        shown = {rung.id for rung in report.rungs}
        assert set(MODEL.levels) <= shown
        assert {rung.id for rung in report.rungs if rung.published is None} <= set(MODEL.levels)
    else:
        assert len(report.rungs) >= len(MODELLED if by == "country" else ROLES)
    for rung in report.rungs:
        role = rung.id if by == "role" else "ml-engineer"
        level = rung.id if by == "level" else "mid"
        place = rung.id if by == "country" else country
        alone = salary(KNOWLEDGE, role, level, country=place)
        assert values(rung.published) == values(alone.published)
        if by == "level" and level in UNLABELLED:
            assert rung.modelled is None
        else:
            assert values(rung.modelled) == values(alone.modelled)


# --- Offers ------------------------------------------------------------------------------------

RATED = [one for one in MODELLED if one in MODEL.currencies]
"""Countries whose own currency the model can convert."""
VERDICTS = ["low", "fair", "high"]


def standing(report: Salary) -> tuple[float, int]:
    """Return where an offer stands: its percentile (-1 below, 101 above) and its verdict."""
    offer = report.offer
    assert offer is not None
    outside = {"below": -1.0, "above": 101.0}
    percentile = outside.get(offer.bound, offer.percentile)
    assert percentile is not None
    return percentile, VERDICTS.index(offer.verdict)


@settings(max_examples=60, deadline=None)
@given(
    roles,
    levels,
    st.sampled_from(RATED),
    st.lists(st.integers(1_000, 5_000_000), min_size=2, max_size=4),
)
def test_a_better_offer_never_stands_worse(
    role: str, level: str, country: str, amounts: list[int]
) -> None:
    """Percentile and verdict only rise with the amount."""
    stands = [
        standing(salary(KNOWLEDGE, role, level, country=country, offer=str(amount)))
        for amount in sorted(amounts)
    ]
    assert stands == sorted(stands)
    assert [verdict for _, verdict in stands] == sorted(verdict for _, verdict in stands)


@settings(max_examples=40, deadline=None)
@given(roles, levels, st.sampled_from(RATED))
def test_an_offer_at_a_quantile_stands_there(role: str, level: str, country: str) -> None:
    """The median offered is the 50th percentile, the quartiles the 25th and 75th."""
    model = salary(KNOWLEDGE, role, level, country=country).modelled
    assert model is not None
    amounts = (model.lower_quartile, model.median, model.upper_quartile)
    for amount, wanted in zip(amounts, (25, 50, 75), strict=True):
        report = salary(KNOWLEDGE, role, level, country=country, offer=f"{amount:.0f}")
        assert standing(report)[0] == pytest.approx(wanted, abs=0.6)


def test_where_local_figures_lead_they_judge_the_offer() -> None:
    """95,000 EUR at mid level in Germany: above what local sources name, so high."""
    report = salary(KNOWLEDGE, level="mid", country="DE", offer="95.000 EUR")
    assert report.offer is not None
    assert (report.offer.against, report.offer.verdict) == ("published", "high")
    assert report.offer.amount == 95_000


def test_an_offer_in_another_currency_is_converted_or_refused() -> None:
    """Dollars for a job in Germany by the model's rate; a currency without a rate not at all."""
    dollars = salary(KNOWLEDGE, level="senior", country="DE", offer="100k USD").offer
    assert dollars is not None
    assert dollars.year_amount == pytest.approx(100_000 * MODEL.rates["EUR"], abs=1)
    with pytest.raises(WrongUsageError, match="cannot be compared"):
        salary(KNOWLEDGE, level="senior", country="DE", offer="100k ZMW")


def test_an_offer_is_never_held_against_another_currency() -> None:
    """Mexico has no rate in the data: pesos are refused, dollars are what the model speaks."""
    with pytest.raises(WrongUsageError, match="MXN cannot be compared with pay in USD"):
        salary(KNOWLEDGE, level="senior", country="MX", offer="900000")
    assert standing(salary(KNOWLEDGE, level="senior", country="MX", offer="100k USD"))[0] > 0


def test_a_daily_rate_can_be_judged_too() -> None:
    """A period in the amount counts, whatever the answer's own is."""
    report = salary(KNOWLEDGE, country="GB", contract=True, offer="700/day")
    assert report.offer is not None
    assert (report.offer.period, report.offer.currency) == ("day", "GBP")
    assert report.offer.year_amount == 700 * 260


@pytest.mark.parametrize("asks", [{"offer": "95k"}, {"explain": True}])
def test_an_offer_or_an_explanation_needs_a_level(asks: dict[str, object]) -> None:
    """There is no distribution of all levels together."""
    with pytest.raises(WrongUsageError, match="needs a level"):
        salary(KNOWLEDGE, **asks)  # type: ignore[arg-type]
