"""The answer of ``mlcareer salary``, and the pay part of other answers."""

from typing import Any, ClassVar, Literal, NamedTuple

from mlcareer.models import PayFactor, PayFigure, Period, Source
from mlcareer.reports.base import Answer, Named, Report

Mark = Literal["measured", "borrowed", "interpolated"]
Verdict = Literal["low", "fair", "high"]


class ShownFigure(Answer, PayFigure):
    """A published figure, with its amounts converted to the asked period beside it."""

    shown_low: float | None
    shown_central: float | None
    shown_high: float | None


class Published(Answer):
    """What the published figures of one role, level and country say together.

    ``typical`` is the median of the sources' central values, a range's centre being its middle;
    ``low`` and ``high`` are the smallest and largest value any of them names. ``inputs`` are the
    figures' ids.
    """

    level: str | None
    low: float
    typical: float
    high: float
    open_ended: bool
    currency: str
    period: Period
    method: str
    inputs: tuple[str, ...]
    sources: tuple[str, ...]


class Factor(Answer):
    """One factor of the modelled median: they multiply out to it."""

    name: str
    factor: float
    text: str


class Amounts(Answer):
    """The five quantiles of an estimate in one currency."""

    low: float
    lower_quartile: float
    median: float
    upper_quartile: float
    high: float


class Modelled(Answer):
    """The fitted model's interval for one role, level and country, with what it rests on.

    ``low`` and ``high`` are its 10th and 90th percentile; n counts distinct advertised range ends.
    """

    role: str
    level: str
    country: str
    mark: Mark
    note: str
    currency: str
    period: Period
    low: float
    lower_quartile: float
    median: float
    upper_quartile: float
    high: float
    usd: Amounts
    rate: float
    n_cell: int
    n_role_country: int
    n_country: int
    first_year: int
    last_year: int
    snapshot: str
    meaning: str
    factors: tuple[Factor, ...]
    sources: tuple[str, ...]


class Offer(Answer):
    """Where an offer stands in the modelled distribution and beside the published figures."""

    given: str
    amount: float
    currency: str
    period: Period
    year_amount: float
    percentile: float | None
    bound: Literal["inside", "below", "above"]
    verdict: Verdict
    against: Literal["published", "modelled"]
    reason: str
    sources: tuple[str, ...]


class Rung(Answer):
    """Pay at one value of the compared axis (a level, a country or a role)."""

    id: str
    name: str
    years: tuple[int, int | None] | None = None
    published: Published | None
    modelled: Modelled | None
    sources: tuple[str, ...] = ()


class RolePay(Answer):
    """The pay of one role in a comparison."""

    role: Named
    overall: Published | None
    rungs: tuple[Rung, ...]
    remark: str | None


class Compared(NamedTuple):
    """One estimate of a comparison as a row of the CSV; ``rows`` counts figures or listings."""

    id: str
    name: str
    level: str | None
    estimate: str
    currency: str
    period: Period
    low: float
    lower_quartile: float | None
    typical: float | None
    upper_quartile: float | None
    high: float
    open_ended: bool
    usd_typical: float | None
    rows: int | None
    sources: str


class PayReport(Report):
    """What a role pays at a level and place: each figure with its label, and estimates.

    ``overall`` is what the figures of no particular level say, beside those of the asked level.
    ``leads`` names the estimate to go by first.
    """

    csv_field: ClassVar[str | None] = "figures"

    schema_id: Literal["mlcareer.salary.v1"] = "mlcareer.salary.v1"
    role: Named
    level: str | None
    country: Named
    period: Period
    employment: Literal["employee", "contract"]
    leads: Literal["published", "modelled"] | None
    figures: tuple[ShownFigure, ...]
    published: Published | None
    overall: Published | None
    modelled: Modelled | None
    by: Literal["level", "country", "role"] | None
    rungs: tuple[Rung, ...]
    offer: Offer | None
    explain: bool
    factors: tuple[PayFactor, ...]
    warnings: tuple[str, ...]
    sources: tuple[Source, ...]

    def csv_columns(self) -> list[str]:
        """Return the columns of the compared estimates, or of the figures."""
        return super().csv_columns() if self.by is None else list(Compared._fields)

    def csv_rows(self) -> list[dict[str, Any]] | None:
        """Return the compared estimates where something is compared, else the figures."""
        if self.by is None:
            return super().csv_rows()
        return [
            _compared(rung, estimate)._asdict()
            for rung in self.rungs
            for estimate in (rung.published, rung.modelled)
            if estimate is not None
        ]


def _compared(rung: Rung, estimate: Published | Modelled) -> Compared:
    model = estimate if isinstance(estimate, Modelled) else None
    figures = estimate if isinstance(estimate, Published) else None
    return Compared(
        id=rung.id,
        name=rung.name,
        level=estimate.level,
        estimate=model.mark if model else "published",
        currency=estimate.currency,
        period=estimate.period,
        low=estimate.low,
        lower_quartile=model.lower_quartile if model else None,
        typical=model.median if model else figures.typical if figures else None,
        upper_quartile=model.upper_quartile if model else None,
        high=estimate.high,
        open_ended=bool(figures and figures.open_ended),
        usd_typical=model.usd.median if model else None,
        rows=model.n_cell if model else len(figures.inputs) if figures else None,
        sources="; ".join(estimate.sources),
    )
