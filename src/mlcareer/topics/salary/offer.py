"""The verdict: where an offer stands against what is paid. Amounts are a year's."""

from math import log
from typing import TYPE_CHECKING, NamedTuple

from mlcareer.domain.money import a_period, a_year, exchanged
from mlcareer.domain.pay.modelled import percentile_of
from mlcareer.errors import NoAnswerError, WrongUsageError
from mlcareer.topics import phrases
from mlcareer.topics.estimates import rounded
from mlcareer.topics.salary.answer import Bound, Offer

if TYPE_CHECKING:
    from mlcareer.domain.money import Money
    from mlcareer.domain.pay.modelled import Interval
    from mlcareer.domain.pay.published import Together
    from mlcareer.records.pay import PayModel
    from mlcareer.terms import Estimate, Period, Verdict

FAIR_BEYOND = 0.10
"""How far an offer may leave a range of published figures and still be fair: our judgement."""


class Measure(NamedTuple):
    """The pay an offer is compared with: from where to where an offer is fair, and why."""

    against: "Estimate"
    low: float
    high: float | None
    """None where the pay has no top, so that no offer is too high."""
    currency: str
    reason: str
    sources: tuple[str, ...]

    def verdict(self, amount: float) -> "Verdict":
        """Return the verdict on an amount in the currency of the pay."""
        if amount < self.low:
            return "low"
        return "fair" if self.high is None or amount <= self.high else "high"


def judged(
    money: "Money",
    published: "Together | None",
    interval: "Interval | None",
    leads: "Estimate | None",
    model: "PayModel",
    period: "Period",
) -> Offer:
    """Return where an offer stands: by published figures where they lead, else by the pay model.

    The reason states amounts a ``period``. Raises NoAnswerError where there is neither, and
    WrongUsageError where the offer's currency cannot be compared with that of the pay.
    """
    measure = _measure(published, interval, leads, period)
    year = a_year(money.amount, money.period)
    local = exchanged(year, money.currency, measure.currency, model.rates)
    if local is None:
        raise WrongUsageError(
            f"an offer in {money.currency} cannot be compared with pay in {measure.currency}",
            f"Give the amount in {measure.currency}, or name another country with --country",
        )
    dollars = exchanged(year, money.currency, "USD", model.rates)
    percentile, bound = _standing(dollars, interval, model)
    return Offer(
        given=money.given,
        amount=money.amount,
        currency=money.currency,
        period=money.period,
        year_amount=round(local, 2),
        percentile=percentile,
        bound=bound,
        verdict=measure.verdict(local),
        against=measure.against,
        reason=measure.reason,
        sources=measure.sources,
    )


def _measure(
    published: "Together | None",
    interval: "Interval | None",
    leads: "Estimate | None",
    period: "Period",
) -> Measure:
    if published and (leads == "published" or interval is None):
        return _by_published(published, period)
    if interval is None:
        raise NoAnswerError(
            "there is no pay data to compare this offer with", "Try another --level or --country"
        )
    measure = _by_model(interval, period)
    if leads == "published":
        aside = "; the local figures are for other levels, so they do not count here"
        return measure._replace(reason=measure.reason + aside)
    return measure


def _by_published(published: "Together", period: "Period") -> Measure:
    ends = _range_words(
        a_period(published.low, period), a_period(published.high, period), published, period
    )
    return Measure(
        against="published",
        low=published.low * (1 - FAIR_BEYOND),
        high=None if published.open_ended else published.high * (1 + FAIR_BEYOND),
        currency=published.currency,
        reason=f"published figures run {ends}; "
        f"up to {100 * FAIR_BEYOND:.0f} % outside still counts as fair (our judgement)",
        sources=published.sources,
    )


def _by_model(interval: "Interval", period: "Period") -> Measure:
    low, high = interval.local.lower_quartile, interval.local.upper_quartile
    ends = _range_words(rounded(low, period), rounded(high, period), interval, period)
    return Measure(
        against="modelled",
        # Rounded as they are stated: whoever is offered a stated quartile is offered a fair pay.
        low=rounded(low, "year"),
        high=rounded(high, "year"),
        currency=interval.currency,
        reason=f"the 50 % interval of advertised range ends runs {ends}",
        sources=interval.sources,
    )


def _range_words(low: float, high: float, pay: "Together | Interval", period: "Period") -> str:
    return (
        f"from {phrases.amount(low)} to {phrases.amount(high)} {pay.currency} "
        f"{phrases.a_period(period)}"
    )


def _standing(
    dollars: float | None, interval: "Interval | None", model: "PayModel"
) -> tuple[float | None, Bound]:
    """Return the percentile of an amount by the pay model, and on which side of it the rest is."""
    if interval is None or dollars is None:
        return None, "inside"
    logs = [log(amount) for amount in interval.usd]
    percentile = percentile_of(dollars, logs, model.quantiles)
    if percentile is None:
        return None, "below" if log(dollars) < logs[0] else "above"
    return percentile, "inside"
