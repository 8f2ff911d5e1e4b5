"""Salary: figures, estimates and warnings over the invented knowledge, worked out by hand.

An ML engineer's estimates come of 12.0 + 0.1 + level + country: e to 12.1 is 179,871.86.
"""

import csv
import io
import re
from collections.abc import Callable
from math import exp, prod
from typing import Any

import pytest

from mlcareer.errors import NoAnswerError, UnknownNameError, WrongUsageError
from mlcareer.formats.document import Block, Document, Heading, Items, Line
from mlcareer.knowledge.library import Knowledge
from mlcareer.terms import Period
from mlcareer.topics.estimates import Modelled, Published, rounded
from mlcareer.topics.salary.advice import salary
from mlcareer.topics.salary.answer import Salary
from mlcareer.topics.salary.view import salary_view

Laid = Callable[[str], Knowledge]
Run = Callable[..., Any]


def ends(estimate: Published | None) -> tuple[float, float, float]:
    """Return low, typical and high of published figures."""
    assert estimate is not None
    return estimate.low, estimate.typical, estimate.high


def quantiles(estimate: Modelled | None) -> list[float]:
    """Return the five quantiles of the pay model."""
    assert estimate is not None
    return [
        estimate.low,
        estimate.lower_quartile,
        estimate.median,
        estimate.upper_quartile,
        estimate.high,
    ]


def ids(answer: Salary) -> list[str]:
    """Return the ids of the figures that are listed, in their order."""
    return [figure.id for figure in answer.figures]


def figure(**stated: str) -> str:
    """Return an overlay of one figure of an ML engineer in Germany."""
    whole = {
        "id": "own",
        "roles": "[ml-engineer]",
        "label": "Own",
        "country": "DE",
        "currency": "EUR",
        "period": "year",
        "basis": "survey",
        "statistic": "point",
        "central": "70000",
        "as_of": "2025",
        "sources": "[survey]",
    } | stated
    return "figures: [{" + ", ".join(f"{key}: {value}" for key, value in whole.items()) + "}]\n"


# --- Estimates ---------------------------------------------------------------------------------


def test_a_senior_has_figures_and_an_estimate(knowledge: Knowledge) -> None:
    """At home the model goes first; what figures say of all levels stands beside."""
    answer = salary(knowledge, level="senior")
    assert ends(answer.published) == (150_000, 185_000, 220_000)
    assert answer.published is not None
    assert answer.published.open_ended
    assert ends(answer.overall) == (150_000, 150_000, 150_000)
    assert quantiles(answer.modelled) == [120_600, 147_300, 179_900, 219_700, 268_300]
    assert answer.leads == "modelled"
    assert ids(answer) == ["us-mle-gazette-senior", "us-mle-survey-senior"]
    assert [source.id for source in answer.sources] == ["gazette", "survey", "feed"]


@pytest.mark.parametrize(
    ("period", "published", "median", "figure"),
    [
        ("year", (150_000, 185_000, 220_000), 179_900, 168_000),
        ("month", (12_500, 15_416.67, 18_333.33), 15_000, 14_000),
        ("day", (576.92, 711.54, 846.15), 691.81, 646.15),
        ("hour", (72.12, 88.94, 105.77), 86.48, 80.77),
    ],
)
def test_a_period_divides_the_year(
    knowledge: Knowledge,
    period: Period,
    published: tuple[float, float, float],
    median: float,
    figure: float,
) -> None:
    """12 months, 260 days, 2,080 hours; figures keep their cents, estimates do not."""
    answer = salary(knowledge, level="senior", period=period)
    assert answer.period == period
    assert ends(answer.published) == published
    assert quantiles(answer.modelled)[2] == median
    assert answer.modelled is not None
    assert answer.modelled.usd.median == median
    survey = answer.figures[1]
    assert (survey.central, survey.period, survey.shown_central) == (14_000, "month", figure)


@pytest.mark.parametrize(
    ("yearly", "shown"),
    [
        (10_000, 10_000),
        (10_049, 10_000),
        (10_051, 10_100),
        (9_999.4, 9_999),
        (9_999.6, 10_000),
        (9_949, 9_949),
        (1_000, 1_000),
        (1_000.4, 1_000),
        (999.99, 999.99),
        (999.994, 999.99),
    ],
)
def test_amounts_are_rounded_to_what_means_something(yearly: float, shown: float) -> None:
    """Hundreds from 10,000 on, units from 1,000 on, and cents below."""
    assert rounded(yearly, "year") == shown


def test_the_estimate_abroad_is_in_local_currency_with_dollars_beside(
    knowledge: Knowledge,
) -> None:
    """73,130 dollars (e to 11.2) are 65,817 euros; local figures go first."""
    answer = salary(knowledge, level="mid", country="germany")
    assert quantiles(answer.modelled) == [36_100, 48_800, 65_800, 88_800, 119_900]
    assert answer.modelled is not None
    assert answer.modelled.usd.median == 73_100
    assert answer.modelled.usd.low == 40_100
    assert (answer.modelled.currency, answer.modelled.rate) == ("EUR", 0.9)
    assert ends(answer.published) == (60_000, 68_000, 80_000)
    assert (answer.leads, answer.country.name) == ("published", "Germany")


@pytest.mark.parametrize(
    ("level", "country", "mark", "note"),
    [
        ("entry", "US", "measured", "30 distinct rows for this role, level and country"),
        ("mid", "US", "borrowed", "only 29 rows .* 400 rows for the role and the 600 rows"),
        ("senior", "DE", "borrowed", "only 10 rows .* 400 rows for the role and the 100 rows"),
        ("experienced", "US", "interpolated", "no label 'experienced'.* the figures of senior"),
        ("staff", "DE", "interpolated", "no label 'staff'.* the figures of senior"),
        ("veteran", "US", "interpolated", "no label 'veteran'.* the figures of senior"),
    ],
)
def test_an_estimate_says_what_it_rests_on(
    knowledge: Knowledge, level: str, country: str, mark: str, note: str
) -> None:
    """Measured from exactly 30 rows on, else borrowed; without a label in the data senior's."""
    model = salary(knowledge, level=level, country=country).modelled
    assert model is not None
    assert model.mark == mark
    assert re.search(note, model.note)


@pytest.mark.parametrize("level", ["experienced", "staff", "veteran"])
def test_a_level_that_the_data_has_no_label_for_has_seniors_estimate(
    knowledge: Knowledge, level: str
) -> None:
    """And its rows: no source measures how much more it pays."""
    asked, senior = (salary(knowledge, level=one).modelled for one in (level, "senior"))
    assert asked is not None
    assert senior is not None
    assert quantiles(asked) == quantiles(senior)
    assert (asked.n_cell, asked.level, senior.mark) == (senior.n_cell, level, "measured")


def test_the_meaning_of_the_interval_is_what_was_measured_there(knowledge: Knowledge) -> None:
    """80.0 % of 350 listings in the United States, 78.0 % of 50 elsewhere."""
    home = salary(knowledge, level="mid").modelled
    abroad = salary(knowledge, level="mid", country="DE").modelled
    assert home is not None
    assert abroad is not None
    assert home.meaning.endswith("on 350 distinct later US listings, 80.0 % did")
    assert abroad.meaning.endswith("on 50 distinct later non-US listings, 78.0 % did")


def test_the_factors_multiply_out_to_the_median(knowledge: Knowledge) -> None:
    """162,755 (e to 12), the role, the level, Germany, the residual, and 0.9 euros a dollar."""
    model = salary(knowledge, level="mid", country="DE", explain=True).modelled
    assert model is not None
    parts = {one.name: one.factor for one in model.factors}
    assert parts == {
        "base": 162_754.79,  # e to 12
        "role": 1.1052,  # e to 0.1
        "level": 0.8187,  # e to -0.2
        "country": 0.4966,  # e to -0.7
        "median residual": 1.0,
        "currency": 0.9,
    }
    assert prod(parts.values()) == pytest.approx(0.9 * exp(11.2), rel=1e-4)
    home = salary(knowledge, level="senior", period="hour").modelled
    assert home is not None
    assert [one.name for one in home.factors] == [
        "base", "role", "level", "country", "median residual"
    ]  # fmt: skip
    assert home.factors[0].factor == pytest.approx(162_754.79 / 2080, abs=0.01)


# --- Levels by years ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("years", "level"),
    [(0, "entry"), (1.5, "entry"), (2, "mid"), (5, "senior"), (7.9, "senior"), (30, "staff")],
)
def test_years_name_the_highest_level_that_starts_at_or_below_them(
    knowledge: Knowledge, years: float, level: str
) -> None:
    """Veteran, from 20 years on, is one source's own."""
    assert salary(knowledge, years=years).level == level


def test_a_named_level_stands_within_its_years(knowledge: Knowledge) -> None:
    """Eight years begin staff, and may well be senior; no years make an executive."""
    assert salary(knowledge, level="senior", years=8).level == "senior"
    assert salary(knowledge, level="executive", years=30).level == "executive"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (
            {"years": 7.5},
            (
                "7.5 years count as senior here; sources start senior at 11 years: "
                "mlcareer ladder ml-engineer --level senior"
            ),
        ),
        (
            {"years": 3},
            (
                "3 years count as mid here; sources start mid at 3 years: "
                "mlcareer ladder ml-engineer --level mid"
            ),
        ),
    ],
)
def test_who_gives_years_is_told_where_sources_start_the_level(
    knowledge: Knowledge, asked: dict[str, Any], told: str
) -> None:
    """Before all other warnings: the level is ours."""
    assert salary(knowledge, **asked).warnings[0] == told


@pytest.mark.parametrize("asked", [{"level": "senior"}, {"years": 0}, {}])
def test_without_years_or_sources_that_differ_on_them_nothing_is_told(
    knowledge: Knowledge, asked: dict[str, Any]
) -> None:
    """A level by name is the user's own; no source says when entry starts."""
    assert not any("years count as" in one for one in salary(knowledge, **asked).warnings)


# --- Which figures -----------------------------------------------------------------------------


def test_without_a_level_all_figures_are_listed_the_roles_own_first(knowledge: Knowledge) -> None:
    """Then by level, those of a place behind, those of wider occupations last."""
    answer = salary(knowledge)
    assert ids(answer) == [
        "us-mle-gazette",
        "us-mle-gazette-senior",
        "us-mle-survey-senior",
        "us-mle-bureau",
    ]
    assert [rung.id for rung in answer.rungs] == ["entry", "mid", "senior", "executive"]
    assert ends(answer.published) == (150_000, 150_000, 150_000)
    assert (answer.overall, answer.modelled, answer.leads) == (None, None, "published")


def test_where_a_level_has_no_figure_all_are_listed(knowledge: Knowledge) -> None:
    """What is known of others helps."""
    answer = salary(knowledge, level="mid")
    assert len(answer.figures) == 4
    assert answer.published is None
    assert ends(answer.overall) == (150_000, 150_000, 150_000)


def test_bounds_are_shown_with_quartiles_for_missing_ends(knowledge: Knowledge) -> None:
    """The figure itself stays as its source states it."""
    bureau = salary(knowledge).figures[3]
    assert (bureau.low, bureau.p25, bureau.p75, bureau.high) == (None, 100_000, 160_000, None)
    assert (bureau.shown_low, bureau.shown_central, bureau.shown_high) == (
        100_000,
        130_000,
        160_000,
    )


def test_contract_rates_are_an_hour_and_know_no_model(knowledge: Knowledge) -> None:
    """400 to 900 a day are 50 to 112.50 an hour of eight, typically 81.25."""
    answer = salary(knowledge, contract=True)
    assert (answer.period, answer.employment) == ("hour", "contract")
    assert ends(answer.published) == (50, 81.25, 112.5)
    assert (answer.modelled, answer.rungs, answer.leads) == (None, (), "published")
    assert ids(answer) == ["us-mle-contract"]
    at_level = salary(knowledge, level="senior", contract=True, period="day")
    assert ends(at_level.overall) == (400, 650, 900)
    assert (at_level.published, at_level.modelled) == (None, None)


def test_all_levels_leave_out_figures_of_some_years(laid: Laid) -> None:
    """Pay after three to five years is no pay of all levels."""
    found = laid(figure(country="US", currency="USD", years="[3, 5]"))
    assert ends(salary(found).published) == (150_000, 150_000, 150_000)
    assert ends(salary(found, level="senior").overall) == (150_000, 150_000, 150_000)


# --- Which leads, and what to be warned of -----------------------------------------------------

MAY_RUN_HIGH = "may run high"


def test_abroad_the_answer_warns_that_the_model_may_run_high(knowledge: Knowledge) -> None:
    """Its rows lean to US-style employers; at home there is nothing to warn of."""
    abroad = salary(knowledge, level="mid", country="DE").warnings
    assert [warning for warning in abroad if MAY_RUN_HIGH in warning] == [
        (
            "the model's rows for Germany lean to US-style employers and may run high: "
            "go by the local figures first where there are any"
        )
    ]
    assert any(MAY_RUN_HIGH in one for one in salary(knowledge, country="DE").warnings)
    for level in (None, "senior"):
        warnings = salary(knowledge, level=level).warnings
        assert not any(MAY_RUN_HIGH in warning for warning in warnings)


def test_where_nothing_is_modelled_the_model_is_not_warned_of(laid: Laid) -> None:
    """Neither for contracts nor where there are figures alone."""
    found = laid(figure(employment="contract", country="DE"))
    assert salary(found, country="DE", contract=True).warnings == ()
    found = laid(figure(country="GB", currency="GBP", level="mid"))
    assert salary(found, level="mid", country="GB").warnings == ()
    assert salary(found, country="GB").warnings == ()


def test_caveats_of_sources_and_figures_are_warnings(knowledge: Knowledge) -> None:
    """Of those that are used, each once, the sources first."""
    assert salary(knowledge).warnings == (
        "bureau: Its occupations are wider than these roles",
        "us-mle-gazette-senior: Read off a chart",
    )
    assert salary(knowledge, level="senior").warnings == (
        "us-mle-gazette-senior: Read off a chart",
    )


def test_the_caveat_of_a_source_in_a_comparison_is_a_warning(laid: Laid) -> None:
    """Although its figure is not listed."""
    text = figure(country="GB", currency="GBP", level="senior", sources="[bureau]")
    answer = salary(laid(text), by="country")
    assert "bureau: Its occupations are wider than these roles" in answer.warnings
    assert "own" not in ids(answer)


def test_the_models_own_feed_is_no_local_figure(laid: Laid) -> None:
    """It cannot check itself; any other source can."""
    found = laid(figure(level="senior", sources="[feed]"))
    assert salary(found, level="senior", country="DE").leads == "modelled"
    found = laid(figure(level="senior", sources="[survey, feed]"))
    assert salary(found, level="senior", country="DE").leads == "published"


def test_local_figures_of_all_levels_lead_where_the_level_has_none(laid: Laid) -> None:
    """They are no offer's measure, and yet a check of the model."""
    answer = salary(laid(figure()), level="senior", country="DE")
    assert (answer.leads, answer.published) == ("published", None)
    assert ends(answer.overall) == (70_000, 70_000, 70_000)


# --- Comparisons -------------------------------------------------------------------------------


def test_countries_are_compared_at_senior_the_best_paid_first(laid: Laid) -> None:
    """By the model's dollars; those it does not know stand last."""
    found = laid(figure(country="GB", currency="GBP", level="senior"))
    answer = salary(found, by="country")
    assert (answer.level, answer.by) == ("senior", "country")
    assert [rung.id for rung in answer.rungs] == ["US", "DE", "GB"]
    answer = salary(found, level="entry", by="country")
    assert [(rung.id, rung.modelled and rung.modelled.level) for rung in answer.rungs] == [
        ("US", "entry"),
        ("DE", "entry"),
    ]


def test_roles_are_compared_the_best_paid_first(laid: Laid) -> None:
    """A data scientist's median is e to 11.9 at senior level: 147,267."""
    text = """
figures:
  - {id: de-senior, roles: [data-engineer], level: senior, label: L, country: US, currency: USD,
     period: year, basis: survey, statistic: point, central: 999000, as_of: 2025, sources: [survey]}
"""
    answer = salary(laid(text), "data-scientist", by="role")
    assert [rung.id for rung in answer.rungs] == ["ml-engineer", "data-scientist", "data-engineer"]
    assert answer.rungs[0].name == "ML engineer"
    assert quantiles(answer.rungs[1].modelled)[2] == 147_300


def test_levels_are_compared_in_their_order_without_one_being_asked(knowledge: Knowledge) -> None:
    """With the asked one beside, in the asked period; not those that would repeat senior."""
    answer = salary(knowledge, level="senior", by="level", period="month")
    medians = [rung.modelled.median for rung in answer.rungs if rung.modelled]
    assert medians == [9_091, 12_300, 15_000, 20_200]
    assert [rung.id for rung in answer.rungs] == ["entry", "mid", "senior", "executive"]
    assert answer.modelled is not None
    assert salary(knowledge, by="level").modelled is None


def test_a_level_above_senior_is_compared_where_figures_of_it_are_published(laid: Laid) -> None:
    """With them alone; across countries it has senior's estimates, and says so."""
    found = laid(figure(country="US", currency="USD", level="staff", central="250000"))
    answer = salary(found, by="level")
    assert [rung.id for rung in answer.rungs] == ["entry", "mid", "senior", "staff", "executive"]
    staff = answer.rungs[3]
    assert (ends(staff.published), staff.modelled) == ((250_000, 250_000, 250_000), None)
    places = salary(found, level="staff", by="country").rungs
    assert [(rung.id, rung.modelled and rung.modelled.mark) for rung in places] == [
        ("US", "interpolated"),
        ("DE", "interpolated"),
    ]


def test_the_csv_of_a_comparison_has_a_row_an_estimate(invented: Run) -> None:
    """Published figures count their figures, estimates their listings."""
    text = invented("salary", "--by", "country", "--format", "csv").text
    rows = [list(row.values())[2:] for row in csv.DictReader(io.StringIO(text))]
    assert rows == [
        [
            *("senior", "published", "USD", "year", "150000.0", "", "185000.0", "", "220000.0"),
            *("true", "", "1", "gazette"),
        ],
        [
            *("senior", "measured", "USD", "year", "120600.0", "147300.0", "179900.0", "219700.0"),
            *("268300.0", "false", "179900.0", "200", "feed"),
        ],
        [
            *("senior", "borrowed", "EUR", "year", "44100.0", "59600.0", "80400.0", "108500.0"),
            *("146500.0", "false", "89300.0", "10", "feed"),
        ],
    ]


# --- What cannot be answered -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"country": "GB"}, r"\(employee\) in United Kingdom\. There are some for DE, US\."),
        ({"country": "GB", "level": "mid"}, "There are some for DE, US"),
        ({"country": "DE", "contract": True}, r"\(contract\) in Germany\. .* for US\."),
        ({"role": "data-engineer"}, "No country has any for this role"),
        ({"role": "data-scientist", "contract": True}, "No country has any for this role"),
        ({"role": "data-scientist", "country": "IN"}, "There are some for DE, US"),
    ],
)
def test_without_figures_or_rows_nothing_is_guessed(
    knowledge: Knowledge, asked: dict[str, Any], says: str
) -> None:
    """Exit code 3, and where there are some."""
    with pytest.raises(NoAnswerError, match=says) as refusal:
        salary(knowledge, **asked)
    assert refusal.value.exit_code == 3


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"contract": True, "by": "country"}, "--contract and --by do not go together"),
        ({"offer": "95k"}, "needs a level"),
        ({"explain": True}, "needs a level"),
        ({"offer": "95k", "by": "level"}, "needs a level"),
        ({"level": "mid", "years": 12}, "--level mid contradicts --years 12, which is staff"),
        ({"level": "mid", "years": 6}, "--level mid contradicts --years 6, which is senior"),
    ],
)
def test_what_contradicts_itself_is_refused(
    knowledge: Knowledge, asked: dict[str, Any], says: str
) -> None:
    """In one line that says what to leave out or add."""
    with pytest.raises(WrongUsageError, match=says):
        salary(knowledge, **asked)


@pytest.mark.parametrize("asked", [{"role": "x"}, {"level": "x"}, {"country": "x"}])
def test_an_unknown_name_is_refused(knowledge: Knowledge, asked: dict[str, Any]) -> None:
    """Before anything is worked out."""
    with pytest.raises(UnknownNameError, match=r"unknown (role|level|country) 'x'"):
        salary(knowledge, **asked)


# --- What is shown -----------------------------------------------------------------------------


def test_what_leads_is_what_the_screen_says_first(invented: Run) -> None:
    """The estimates in one line each, with their ranges and markers."""
    lines = invented("salary", "--level", "senior", COLUMNS=None).lines
    assert lines[:4] == [
        "Machine learning engineer, senior, United States (US): pay a year",
        "Published   185,000 USD (150,000–220,000+), figure [1]",
        "All levels  150,000 USD, figure [1]",
        (
            "Model       179,900 USD (80 % interval 120,600–268,300; "
            "50 % interval 147,300–219,700), measured [2]"
        ),
    ]
    rows = "200 for this role, level and country, 259 for the role in the country, 600 for the"
    assert any(line.startswith(f"Rows: {rows} country") for line in lines)


def test_an_estimate_that_is_seniors_says_so(invented: Run) -> None:
    """In its line, and in words beneath."""
    lines = invented("salary", "--level", "staff", COLUMNS=None).lines
    model = next(line for line in lines if line.startswith("Model"))
    assert model.endswith("from senior [2]")
    said = "From senior: the data has no label 'staff', so these are the figures of senior."
    assert any(line.endswith(said) for line in lines)


def test_dollars_stand_beside_a_local_currency(invented: Run) -> None:
    """And not beside themselves."""
    said = "In USD: 73,100 (40,100–133,300), at 0.9 EUR per USD."
    assert said in invented("salary", "--level", "mid", "--country", "DE", COLUMNS=None).lines
    assert "In USD" not in invented("salary", "--level", "mid").text


def drawn(answer: Salary) -> list[Block]:
    """Return what is shown of an answer."""
    document = Document(answer)
    salary_view(answer, document)
    return document.blocks


def leading_line(answer: Salary) -> str:
    """Return the first word of the one line that is set off as the answer."""
    lines = [block for block in drawn(answer) if isinstance(block, Line)]
    (line,) = (line for line in lines if line.tone == "answer")
    return line.text.split()[0]


def test_the_estimate_to_go_by_is_set_off(laid: Laid, knowledge: Knowledge) -> None:
    """The model at home, local figures abroad, those of all levels where the level has none."""
    assert leading_line(salary(knowledge, level="senior")) == "Model"
    assert leading_line(salary(knowledge, level="mid", country="DE")) == "Published"
    assert leading_line(salary(laid(figure()), level="senior", country="DE")) == "All"
    assert leading_line(salary(laid(figure()), level="mid", country="DE")) == "Published"
    assert leading_line(salary(knowledge, contract=True)) == "Published"


FACTORS = "factors:\n" + "".join(
    f"  - {{id: f-{number}, name: Factor {number // 2}, text: Text {number}., sources: [survey]}}\n"
    for number in range(12)
)
"""Twelve statements about six factors, beside the two that are there."""


def test_of_what_moves_pay_six_names_are_shown_each_once(laid: Laid) -> None:
    """And how many statements more there are; with --explain all of them."""
    found = laid(FACTORS)
    blocks = drawn(salary(found, level="senior"))
    (items,) = (block for block in blocks if isinstance(block, Items))
    assert [row.split(":")[0] for row in items.rows] == [
        "City",
        "Size",
        *(f"Factor {number}" for number in range(4)),
    ]
    assert items.rows[2].startswith("Factor 0: Text 0.")
    assert Line("8 more: add --explain", "note") in blocks
    blocks = drawn(salary(found, level="senior", explain=True))
    (items,) = (block for block in blocks if isinstance(block, Items))
    assert len(items.rows) == 14
    assert not any(isinstance(one, Line) and "add --explain" in one.text for one in blocks)


@pytest.mark.parametrize("asked", [{}, {"level": "mid", "offer": "95k"}, {"by": "country"}])
def test_what_moves_pay_is_told_with_one_level_alone(
    knowledge: Knowledge, asked: dict[str, Any]
) -> None:
    """Beside a comparison or a verdict it would be in the way."""
    blocks = drawn(salary(knowledge, **asked))
    assert Heading("What moves pay") not in blocks
    assert Heading("What moves pay") in drawn(salary(knowledge, level="mid"))


def test_six_warnings_are_shown_and_the_others_counted(laid: Laid) -> None:
    """They are all in the JSON."""
    rows = "".join(
        f"  - {{id: c-{number}, roles: [ml-engineer], level: mid, label: L{number}, country: US,"
        " currency: USD, period: year, basis: survey, statistic: point, central: 90000,"
        f" as_of: 2025, caveat: Caveat {number}, sources: [survey]}}\n"
        for number in range(8)
    )
    answer = salary(laid(f"figures:\n{rows}"), level="mid")
    assert len(answer.warnings) == 8
    blocks = drawn(answer)
    told = [one.text for one in blocks if isinstance(one, Line) and one.tone == "caution"]
    assert told == [f"c-{number}: Caveat {number}" for number in range(6)]
    assert Line("2 more remarks: add --json", "note") in blocks
