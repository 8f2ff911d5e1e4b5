"""The pay model at work, over invented parameters whose results can be worked out by hand.

Log pay of an ML engineer in the United States: 12.0 (base) + 0.1 (role) + level + 0.0 (country),
and -0.4, -0.2, 0.0, 0.2, 0.4 at the five quantiles.
"""

from collections.abc import Callable
from math import exp, log

import pytest

from mlcareer.domain.pay.estimate import Point, along, leading, pay_data
from mlcareer.domain.pay.modelled import (
    Interval,
    level_effect,
    log_quantiles,
    modelled,
    percentile_of,
)
from mlcareer.domain.pay.published import Together
from mlcareer.knowledge.library import Knowledge
from mlcareer.terms import Axis

Laid = Callable[[str], Knowledge]

SHARES = (0.1, 0.25, 0.5, 0.75, 0.9)


def interval(
    knowledge: Knowledge, level: str, role: str = "ml-engineer", country: str = "US"
) -> Interval:
    """Return the model's interval, which is there."""
    found = modelled(pay_data(knowledge), role, level, knowledge.countries[country])
    assert found is not None
    return found


# --- Amounts -----------------------------------------------------------------------------------


def test_log_pay_is_the_sum_of_its_parts(knowledge: Knowledge) -> None:
    """Base, role, level, role at level, country and the residual of each quantile."""
    data = pay_data(knowledge)
    found = log_quantiles(data, "ml-engineer", "senior", "US")
    assert found == pytest.approx([11.7, 11.9, 12.1, 12.3, 12.5])
    found = log_quantiles(data, "data-scientist", "entry", "US")  # 12 - 0.1 - 0.5 - 0.05
    assert found == pytest.approx([10.85, 11.1, 11.35, 11.6, 11.85])


def test_abroad_the_residuals_are_pooled_over_roles(knowledge: Knowledge) -> None:
    """12 + 0.1 - 0.2 - 0.7 = 11.2, and -0.6, -0.3, 0, 0.3, 0.6 for every role."""
    data = pay_data(knowledge)
    found = log_quantiles(data, "ml-engineer", "mid", "DE")
    assert found == pytest.approx([10.6, 10.9, 11.2, 11.5, 11.8])
    found = log_quantiles(data, "data-scientist", "mid", "DE")
    assert found == pytest.approx([10.4, 10.7, 11.0, 11.3, 11.6])


def test_an_interval_is_in_dollars_and_in_local_currency(knowledge: Knowledge) -> None:
    """0.9 euros for one dollar; in the United States both are the same."""
    here, there = interval(knowledge, "senior"), interval(knowledge, "mid", country="DE")
    assert here.usd == pytest.approx([exp(log_pay) for log_pay in (11.7, 11.9, 12.1, 12.3, 12.5)])
    assert here.local == here.usd
    assert (here.currency, here.rate) == ("USD", 1.0)
    assert (there.currency, there.rate) == ("EUR", 0.9)
    assert there.usd.median == pytest.approx(73_130.44, abs=0.01)  # e to 11.2
    assert there.local.median == pytest.approx(65_817.40, abs=0.01)
    assert there.local == pytest.approx([0.9 * amount for amount in there.usd])


def test_a_country_without_a_rate_is_answered_in_dollars(laid: Laid, knowledge: Knowledge) -> None:
    """As the model speaks them."""
    text = changed_model(countries={"US": 0.0, "DE": -0.7, "GB": -0.3})
    assert interval(laid(text), "mid", country="GB").currency == "USD"
    assert modelled(pay_data(knowledge), "ml-engineer", "mid", knowledge.countries["GB"]) is None


def changed_model(**changes: object) -> str:
    """Return the invented pay model as an overlay with some of its parameters changed."""
    model: dict[str, object] = {
        "sources": ["feed"],
        "snapshot": "2024-09-29",
        "first_year": 2020,
        "last_year": 2024,
        "quantiles": list(SHARES),
        "base": 12.0,
        "roles": {"ml-engineer": 0.1, "data-scientist": -0.1},
        "levels": {"entry": -0.5, "mid": -0.2, "senior": 0.0, "executive": 0.3},
        "role_levels": {},
        "countries": {"US": 0.0, "DE": -0.7},
        "elsewhere": -0.6,
        "residuals": {
            "US": {
                "ml-engineer": [-0.4, -0.2, 0.0, 0.2, 0.4],
                "data-scientist": [-0.5, -0.25, 0.0, 0.25, 0.5],
            },
            "other": [-0.6, -0.3, 0.0, 0.3, 0.6],
        },
        "rates": {"EUR": 0.9},
        "rates_year": 2024,
        "currencies": {"US": "USD", "DE": "EUR"},
        "repaired": [],
    }
    return f"model: {model | changes}\n"


# --- What it rests on --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("level", "country", "rows", "support"),
    [
        ("entry", "US", 30, "measured"),
        ("mid", "US", 29, "borrowed"),
        ("senior", "US", 200, "measured"),
        ("executive", "US", 0, "borrowed"),
        ("experienced", "US", 200, "interpolated"),
        ("staff", "US", 200, "interpolated"),
        ("mid", "DE", 31, "measured"),
        ("senior", "DE", 10, "borrowed"),
    ],
)
def test_an_estimate_is_measured_from_30_rows_of_its_cell_on(
    knowledge: Knowledge, level: str, country: str, rows: int, support: str
) -> None:
    """29 are borrowed from; a level that the data has no label for counts those of senior."""
    found = interval(knowledge, level, country=country)
    assert (found.n_cell, found.support) == (rows, support)


def test_an_estimate_counts_the_rows_around_it(knowledge: Knowledge) -> None:
    """Of the role in the country (30 + 29 + 200), of the role (400), of the country (600)."""
    found = interval(knowledge, "mid")
    assert (found.n_role_country, found.n_role, found.n_country) == (259, 400, 600)
    assert (found.role, found.level, found.country) == ("ml-engineer", "mid", "US")
    assert found.sources == ("feed",)
    found = interval(knowledge, "mid", "data-scientist", "DE")
    assert (found.n_cell, found.n_role_country, found.n_role, found.n_country) == (0, 0, 300, 100)


@pytest.mark.parametrize(
    ("role", "level", "country"),
    [("data-engineer", "mid", "US"), ("ml-engineer", "mid", "GB"), ("ml-engineer", "guru", "US")],
)
def test_where_the_data_cannot_carry_an_answer_there_is_none(
    laid: Laid, role: str, level: str, country: str
) -> None:
    """A role, country or level that it was not trained on."""
    known = laid("levels: [{id: guru, name: Guru, text: Knows all., sources: [judgement]}]")
    assert modelled(pay_data(known), role, level, known.countries[country]) is None


# --- Levels without a label --------------------------------------------------------------------


@pytest.mark.parametrize("level", ["experienced", "staff", "veteran"])
def test_a_level_from_senior_on_without_a_label_is_answered_by_seniors_rows(
    knowledge: Knowledge, level: str
) -> None:
    """And the support says that it is not the level's own number."""
    found = interval(knowledge, level)
    assert found.usd == interval(knowledge, "senior").usd
    assert (found.level, found.support) == (level, "interpolated")


def test_a_role_may_differ_at_a_level(laid: Laid, knowledge: Knowledge) -> None:
    """Also at the level that stands for another."""
    data = pay_data(knowledge)
    assert level_effect(data, "data-scientist", "entry") == pytest.approx(-0.55)
    assert level_effect(data, "ml-engineer", "entry") == pytest.approx(-0.5)
    data = pay_data(laid(changed_model(role_levels={"ml-engineer": {"senior": 0.08}})))
    assert level_effect(data, "ml-engineer", "senior") == pytest.approx(0.08)
    assert level_effect(data, "ml-engineer", "staff") == pytest.approx(0.08)


# --- Percentiles -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("log_pay", "percentile"),
    [(11.7, 10), (11.9, 25), (12.1, 50), (12.3, 75), (12.5, 90), (11.8, 17.5), (12.16, 57.5)],
)
def test_an_amount_stands_between_quantiles_by_its_logarithm(
    log_pay: float, percentile: float
) -> None:
    """Half-way from the 10th to the 25th is 17.5; three tenths of the way from 50 to 75 is 57.5."""
    found = percentile_of(exp(log_pay), [11.7, 11.9, 12.1, 12.3, 12.5], SHARES)
    assert found == pytest.approx(percentile, abs=0.001)


def test_an_amount_outside_the_quantiles_has_no_percentile() -> None:
    """Nothing is known of what lies beyond."""
    logs = [11.7, 11.9, 12.1, 12.3, 12.5]
    assert percentile_of(exp(11.699), logs, SHARES) is None
    assert percentile_of(exp(12.501), logs, SHARES) is None


def test_an_amount_at_equal_quantiles_stands_at_the_first() -> None:
    """A model may put two of them at one amount."""
    logs = [log(1_000.0)] * 5
    assert percentile_of(1_000.0, logs, SHARES) == 10.0


# --- Estimates along an axis, and which leads --------------------------------------------------


def points(
    knowledge: Knowledge, axis: Axis, level: str | None = None, country: str = "US"
) -> list[Point]:
    """Return the estimates of an ML engineer along an axis."""
    role = knowledge.roles["ml-engineer"]
    return list(along(knowledge, axis, role, level, knowledge.countries[country]))


def test_levels_come_in_their_order_with_years_and_sources(knowledge: Knowledge) -> None:
    """The model answers for those it has labels for, the gazette for senior."""
    found = points(knowledge, "level")
    assert [one.id for one in found] == ["entry", "mid", "senior", "executive"]
    assert [one.id for one in found if one.published] == ["senior"]
    assert all(one.modelled for one in found)
    assert (found[0].name, found[0].years) == ("Entry", (0, 2))
    assert [one.level_sources for one in found] == [*[("gazette",)] * 3, ()], "executive has none"


def test_countries_are_the_models_and_those_with_figures(laid: Laid) -> None:
    """At the usual level, senior, unless another is asked for; those without any are left out."""
    text = """
figures:
  - {id: gb, roles: [ml-engineer], level: senior, label: L, country: GB, currency: GBP,
     period: year, basis: survey, statistic: point, central: 90000, as_of: 2025, sources: [survey]}
  - {id: in, roles: [ml-engineer], level: mid, label: L, country: IN, currency: INR,
     period: year, basis: survey, statistic: point, central: 900000, as_of: 2025, sources: [survey]}
"""
    found = {one.id: one for one in points(laid(text), "country")}
    assert list(found) == ["US", "DE", "GB"]
    assert found["GB"].modelled is None
    assert found["GB"].published is not None
    assert found["DE"].published is None
    assert found["DE"].modelled is not None
    assert {one.modelled.level for one in found.values() if one.modelled} == {"senior"}
    assert (found["DE"].name, found["DE"].years, found["DE"].level_sources) == ("Germany", None, ())
    found = {one.id: one for one in points(laid(text), "country", "mid")}
    assert list(found) == ["US", "DE", "IN"]
    assert found["DE"].published is not None


def test_roles_come_in_their_order_those_without_pay_left_out(knowledge: Knowledge) -> None:
    """Nobody pays a data engineer here; the level is senior unless another is asked for."""
    found = points(knowledge, "role")
    assert [(one.id, one.name) for one in found] == [
        ("ml-engineer", "ML engineer"),
        ("data-scientist", "Data scientist"),
    ]
    assert [one.modelled.level for one in found if one.modelled] == ["senior", "senior"]
    found = points(knowledge, "role", "entry", "DE")
    assert [(one.modelled.level, one.modelled.country) for one in found if one.modelled] == [
        ("entry", "DE"),
        ("entry", "DE"),
    ]


def say(*sources: str) -> Together:
    """Return what figures of some sources say together."""
    return Together(
        "mid", 1.0, 2.0, 3.0, open_ended=False, currency="EUR", inputs=(), sources=sources
    )


def test_abroad_local_figures_lead_and_at_home_the_model(knowledge: Knowledge) -> None:
    """What there is leads where there is nothing else."""
    abroad, home = interval(knowledge, "mid", country="DE"), interval(knowledge, "mid")
    assert leading(say("survey"), abroad, "DE") == "published"
    assert leading(say("survey"), home, "US") == "modelled"
    assert leading(None, abroad, "DE") == "modelled"
    assert leading(say("survey"), None, "US") == "published"
    assert leading(None, None, "DE") is None


def test_the_models_own_feed_does_not_count_as_a_local_figure(knowledge: Knowledge) -> None:
    """It is no independent check of the model; beside another source it is."""
    abroad = interval(knowledge, "mid", country="DE")
    assert leading(say("feed"), abroad, "DE") == "modelled"
    assert leading(say("feed", "survey"), abroad, "DE") == "published"
    assert leading(say("feed"), None, "DE") == "published"


def test_what_the_sample_does_not_count_is_none(laid: Laid) -> None:
    """A model may know a role or country of which the sample states no rows."""
    text = """
sample:
  {rows: 1, mapped: 1, distinct: 1, roles: {}, levels: {}, countries: {}, cells: {}}
"""
    found = interval(laid(text), "mid", country="DE")
    counts = (found.n_cell, found.n_role_country, found.n_role, found.n_country)
    assert (counts, found.support) == ((0, 0, 0, 0), "borrowed")
