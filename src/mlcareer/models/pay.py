"""Published pay figures, what moves pay, and the fitted pay model with its measured quality."""

from typing import Annotated, Literal

from pydantic import Field

from mlcareer.models.base import (
    Amount,
    Count,
    Country,
    Currency,
    Day,
    Fact,
    Id,
    Model,
    PartialDate,
    Period,
    Statement,
    Text,
    Verification,
    Year,
    Years,
)

Fraction = Annotated[float, Field(ge=0, le=1)]
"""A share as a fraction of 1."""


class PayFigure(Fact):
    """A published pay figure, kept under the label, years and basis its source used."""

    id: Id
    roles: Annotated[tuple[Id, ...], Field(min_length=1)]
    scope: Literal["role", "wider"] = "role"
    level: Id | None = None
    label: Text
    years: Years | None = None
    country: Country
    place: Text | None = None
    currency: Currency
    period: Period
    employment: Literal["employee", "contract"] = "employee"
    basis: Literal[
        "advertised", "survey", "official-statistics", "publisher-band", "article", "portal"
    ]
    statistic: Literal["mean", "median", "range", "point"]
    low: Amount | None = None
    central: Amount | None = None
    high: Amount | None = None
    open_ended: bool = False
    p10: Amount | None = None
    p25: Amount | None = None
    p75: Amount | None = None
    p90: Amount | None = None
    n: Annotated[Count, Field(gt=0)] | None = None
    as_of: PartialDate
    caveat: Text | None = None


class PayFactor(Statement):
    """Something that moves pay, with its size where a source states one."""

    name: Text


class Residuals(Model):
    """What is left of log pay at each quantile: by role in the United States, pooled elsewhere."""

    US: dict[Id, tuple[float, ...]]
    other: tuple[float, ...]


class PayModel(Fact):
    """A log-additive model of advertised yearly pay.

    Log pay = base + role + level + role at level + country + residual, each a natural logarithm of
    US dollars a year. ``rates`` are units of local currency for one dollar. ``elsewhere`` is only
    for measuring, never for an answer. Method and measured figures: docs/pay-model.md.
    """

    verification: Verification = "computed"
    snapshot: Day
    first_year: Year
    last_year: Year
    quantiles: tuple[float, ...]
    base: float
    roles: dict[Id, float]
    levels: dict[Id, float]
    role_levels: dict[Id, dict[Id, float]]
    countries: dict[Country, float]
    elsewhere: float
    residuals: Residuals
    rates: dict[Currency, float]
    rates_year: Year
    currencies: dict[Country, Currency]
    repaired: tuple[Country, ...]


class PaySample(Model):
    """How many distinct rows the pay model rests on, by role, level, country and cell."""

    rows: Count
    mapped: Count
    distinct: Count
    roles: dict[Id, Count]
    levels: dict[Id, Count]
    countries: dict[Country, Count]
    cells: dict[Country, dict[Id, dict[Id, Count]]]


class QualityCard(Fact):
    """How the shipped model did on later listings, beside other methods on the same rows.

    ``methods`` goes by method, rows (all or distinct), slice (overall, US, other, a role) to the
    measured figures; shares and errors are fractions of 1. ``measures`` says what each means.
    """

    verification: Verification = "computed"
    train_snapshot: Day
    test_snapshot: Day
    model_hash: Text
    model_numbers: Count
    rows: dict[Text, Count]
    thin_rows: Count
    offer: dict[Text, Fraction]
    seed_ranges_hold: Fraction | None = None
    measures: dict[Text, Text]
    methods: dict[Text, dict[Text, dict[Text, dict[Text, float]]]]
    raw_currency: dict[Text, dict[Text, dict[Text, float]]] | None = None

    def coverage(self, part: str) -> tuple[float, int]:
        """Return the model's measured 80 % coverage in percent, and on how many distinct rows."""
        found = self.methods["model"]["distinct"][part]
        return 100 * found["cover_80"], int(found["rows"])
