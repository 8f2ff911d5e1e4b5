"""Published pay figures, what moves pay, and the fitted pay model with its measured quality."""

from typing import Annotated, Literal

from pydantic import Field

from mlcareer.records.base import (
    Amount,
    Count,
    Country,
    Currency,
    Day,
    Fact,
    Id,
    Record,
    Statement,
    Text,
    To,
    Year,
    Years,
)
from mlcareer.terms import Employment, Period, Verification

RoleId = Annotated[Id, To("roles")]
LevelId = Annotated[Id, To("levels")]
CountryId = Annotated[Country, To("countries")]
Fraction = Annotated[float, Field(ge=0, le=1)]
"""A share as a fraction of 1."""


class PayFigure(Fact):
    """A published pay figure, kept under the label, years and basis its source used."""

    id: Id
    roles: Annotated[tuple[RoleId, ...], Field(min_length=1)]
    scope: Literal["role", "wider"] = "role"
    level: LevelId | None = None
    label: Text
    years: Years | None = None
    country: CountryId
    place: Text | None = None
    currency: Currency
    period: Period
    employment: Employment = "employee"
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
    caveat: Text | None = None

    def words(self) -> str:
        """Return label, place and amounts in one line."""
        amounts = (self.low, self.central, self.high)
        shown = " / ".join(f"{amount:,.0f}" for amount in amounts if amount is not None)
        plus = "+" if self.open_ended else ""
        return (
            f"{self.label}, {self.place or self.country}: "
            f"{shown}{plus} {self.currency} a {self.period}"
        )


class PayFactor(Statement):
    """Something that moves pay, with its size where a source states one."""

    name: Text

    def words(self) -> str:
        """Return name and text."""
        return f"{self.name}: {self.text}"


class Residuals(Record):
    """What is left of log pay at each quantile: by role in the United States, pooled elsewhere."""

    US: dict[RoleId, tuple[float, ...]]
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
    roles: dict[RoleId, float]
    levels: dict[LevelId, float]
    role_levels: dict[RoleId, dict[LevelId, float]]
    countries: dict[CountryId, float]
    elsewhere: float
    residuals: Residuals
    rates: dict[Currency, float]
    rates_year: Year
    currencies: dict[CountryId, Currency]
    repaired: tuple[CountryId, ...]

    def words(self) -> str:
        """Return what it is."""
        return "the trained pay model"


class PaySample(Record):
    """How many distinct rows the pay model rests on: by role, level, country, and all three."""

    rows: Count
    mapped: Count
    distinct: Count
    roles: dict[RoleId, Count]
    levels: dict[LevelId, Count]
    countries: dict[CountryId, Count]
    cells: dict[CountryId, dict[RoleId, dict[LevelId, Count]]]


class QualityCard(Fact):
    """Accuracy of the built-in pay model on later listings, against baselines on the same rows.

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

    def words(self) -> str:
        """Return what it is."""
        return "pay-model accuracy on later listings"
