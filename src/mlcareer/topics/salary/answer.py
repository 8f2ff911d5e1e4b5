"""The answer of ``mlcareer salary``."""

from typing import Literal

from mlcareer.answer import Answer, Named, Source, Statement, part
from mlcareer.terms import Axis, Employment, Estimate, Period, Verdict, Verification, Years
from mlcareer.topics.estimates import Modelled, Published, Rung

Bound = Literal["inside", "below", "above"]
"""Whether an offer lies within the pay model's outermost quantiles."""


@part
class Figure:
    """A published figure as its source states it, with its amounts in the asked period beside it.

    Quartiles stand in for the ends that a source does not state.
    """

    sources: tuple[str, ...]
    verification: Verification
    as_of: str
    check_by: str | None
    id: str
    roles: tuple[str, ...]
    scope: Literal["role", "wider"]
    level: str | None
    label: str
    years: Years | None
    country: str
    place: str | None
    currency: str
    period: Period
    employment: Employment
    basis: str
    statistic: str
    low: float | None
    central: float | None
    high: float | None
    open_ended: bool
    p10: float | None
    p25: float | None
    p75: float | None
    p90: float | None
    n: int | None
    caveat: str | None
    shown_low: float | None
    shown_central: float | None
    shown_high: float | None


@part
class Offer:
    """Where an offer stands: its percentile by the pay model, and the verdict with its reason.

    ``year_amount`` is a year's, in the currency of the pay it is compared with (``against``).
    """

    given: str
    amount: float
    currency: str
    period: Period
    year_amount: float
    percentile: float | None
    bound: Bound
    verdict: Verdict
    against: Estimate
    reason: str
    sources: tuple[str, ...]


@part
class PayFactor(Statement):
    """Something that moves pay, with its size where a source states one."""

    name: str


@part
class Compared:
    """One estimate at one value of the compared axis, as a row of the CSV.

    ``estimate`` is published, or what the pay model's rests on; ``rows`` counts its figures or
    listings.
    """

    id: str
    name: str
    level: str | None
    estimate: str
    currency: str
    period: Period
    low: float
    lower_quartile: float | None
    typical: float
    upper_quartile: float | None
    high: float
    open_ended: bool
    usd_typical: float | None
    rows: int
    sources: tuple[str, ...]


@part
class Salary(Answer):
    """What a role pays at a level and place: each figure with its label, and estimates.

    ``overall`` is what the figures of no particular level say, beside those of the asked level.
    ``leads`` names the estimate to go by first.
    """

    schema_id: Literal["mlcareer.salary.v1"] = "mlcareer.salary.v1"
    role: Named
    level: str | None
    country: Named
    period: Period
    employment: Employment
    leads: Estimate | None
    figures: tuple[Figure, ...]
    published: Published | None
    overall: Published | None
    modelled: Modelled | None
    by: Axis | None
    rungs: tuple[Rung, ...]
    offer: Offer | None
    explain: bool
    factors: tuple[PayFactor, ...]
    warnings: tuple[str, ...]
    sources: tuple[Source, ...]

    @property
    def rows(self) -> str:  # type: ignore[override]
        """With --by the compared estimates, else the figures."""
        return "compared" if self.by else "figures"

    @property
    def compared(self) -> tuple[Compared, ...]:
        """The estimates along the compared axis."""
        return tuple(
            _compared(rung, estimate)
            for rung in self.rungs
            for estimate in (rung.published, rung.modelled)
            if estimate
        )


def _compared(rung: Rung, estimate: Published | Modelled) -> Compared:
    if isinstance(estimate, Published):
        return Compared(
            id=rung.id,
            name=rung.name,
            level=estimate.level,
            estimate="published",
            currency=estimate.currency,
            period=estimate.period,
            low=estimate.low,
            lower_quartile=None,
            typical=estimate.typical,
            upper_quartile=None,
            high=estimate.high,
            open_ended=estimate.open_ended,
            usd_typical=None,
            rows=len(estimate.inputs),
            sources=estimate.sources,
        )
    return Compared(
        id=rung.id,
        name=rung.name,
        level=estimate.level,
        estimate=estimate.mark,
        currency=estimate.currency,
        period=estimate.period,
        low=estimate.low,
        lower_quartile=estimate.lower_quartile,
        typical=estimate.median,
        upper_quartile=estimate.upper_quartile,
        high=estimate.high,
        open_ended=False,
        usd_typical=estimate.usd.median,
        rows=estimate.n_cell,
        sources=estimate.sources,
    )
