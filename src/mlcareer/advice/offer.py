"""Reads an amount of money as people write it, and says where an offer stands."""

from __future__ import annotations

import re
from math import log
from typing import TYPE_CHECKING, Literal, NamedTuple

from mlcareer.advice.modelled import percentile_of, quantiles
from mlcareer.advice.published import converted
from mlcareer.errors import WrongUsageError, printable
from mlcareer.reports.pay import Modelled, Offer, Published, Verdict

if TYPE_CHECKING:
    from mlcareer.knowledge import Knowledge
    from mlcareer.models import Period, Role, Territory

SYMBOLS = {"€": "EUR", "£": "GBP", "₹": "INR", "¥": None, "$": None}
"""Signs of one currency; a sign that several share is that of the asked country or refused."""
DOLLARS = {"US": "USD", "CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD", "HK": "HKD"}
PERIODS: dict[str, Period] = {
    "year": "year", "yr": "year", "y": "year", "annum": "year", "a": "year", "annual": "year",
    "month": "month", "mo": "month", "m": "month",
    "day": "day", "d": "day",
    "hour": "hour", "hr": "hour", "h": "hour",
}  # fmt: skip
SCALES = {"k": 1e3, "m": 1e6, "l": 1e5, "lakh": 1e5, "lakhs": 1e5, "lac": 1e5, "lpa": 1e5}
AMOUNT = re.compile(
    r"""^(?P<before>[A-Za-z]{3}|[€£₹¥$])?\s*
        (?P<sign>-)?\s*(?P<number>\d[\d.,'\ ]*)\s*
        (?P<scale>k|m|l|lakhs?|lac|lpa)?\s*
        (?P<after>[A-Za-z]{3}|[€£₹¥$])?\s*
        (?:(?:/|per\s|a\s|an\s|p\.|p(?=a))\s*(?P<period>[A-Za-z]+)\.?)?$""",
    re.IGNORECASE | re.VERBOSE,
)
LONGEST = 40
"""Signs of the longest amount that is read at all."""
LEAST, MOST = 1_000.0, 1_000_000_000.0
"""Bounds of a believable amount a year, in any currency."""
ROOM = 0.10
"""How far an offer may leave a range of published figures and still be fair: our judgement."""


class Money(NamedTuple):
    """An amount with its currency and period."""

    given: str
    amount: float
    currency: str
    period: Period


def parse_amount(text: str, country: Territory, known: set[str], default: Period = "year") -> Money:
    """Read an amount such as ``95k``, ``95.000 EUR``, ``$145,000``, ``12 LPA`` or ``700/day``.

    Without a currency it is the country's own, which the answer prints. A single separator before
    exactly three digits groups thousands; one before one or two digits is a decimal point and
    needs a scale (k, LPA). Raises WrongUsageError for anything else.
    """
    shown = printable(text, LONGEST)
    example = "Write it like 95000, 95k, '95.000 EUR', '$145,000', '12 LPA' or '700/day'"
    match = AMOUNT.match(text.strip()) if len(text) <= LONGEST else None
    if match is None:
        raise WrongUsageError(f"'{shown}' is no amount of money", example)
    if match["sign"]:
        raise WrongUsageError(f"the amount '{shown}' is negative", example)
    marks = [mark for mark in (match["before"], match["after"]) if mark]
    if len(marks) > 1:
        raise WrongUsageError(f"'{shown}' names two currencies", "Name one")
    scale = (match["scale"] or "").casefold()
    currency = _currency(marks[0] if marks else None, scale, country, known, shown)
    number = _number(match["number"], shown, scaled=bool(scale))
    named = (match["period"] or "").casefold()
    if named and named not in PERIODS:
        raise WrongUsageError(
            f"'{shown}' has an unknown period", "Use /year, /month, /day or /hour"
        )
    period = PERIODS.get(named, "year" if scale == "lpa" else default)
    amount = number * SCALES.get(scale, 1)
    year = converted(amount, period, "year") or 0.0
    if not LEAST <= year <= MOST:
        what = f"'{shown}' comes to {year:,.0f} {currency} a year"
        raise WrongUsageError(what, "That is no believable pay: check the amount and its period")
    return Money(given=shown, amount=amount, currency=currency, period=period)


def judged(
    knowledge: Knowledge,
    money: Money,
    role: Role,
    level: str,
    published: Published | None,
    model: Modelled | None,
    leads: str | None,
) -> Offer:
    """Return where an offer stands: by local published figures where they lead, else by the model.

    Raises WrongUsageError when the offer's currency cannot be compared with that of the pay.
    """
    by_published = published is not None and (leads == "published" or model is None)
    measure = published if by_published else model
    if measure is None:  # pragma: no cover - the caller has refused before
        raise AssertionError
    local, usd = _compared(knowledge, money, measure.currency)
    percentile: float | None = None
    bound: Literal["inside", "below", "above"] = "inside"
    if model is not None and usd is not None:
        logs = quantiles(knowledge, role.id, level, model.country)
        percentile = percentile_of(usd, logs, knowledge.model.quantiles)
        if percentile is None:
            bound = "below" if log(usd) < logs[0] else "above"
    verdict, reason = _verdict(measure, local)
    if not by_published and leads == "published":
        reason += "; the local figures are of other levels, so they judge nothing here"
    return Offer(
        given=money.given,
        amount=money.amount,
        currency=money.currency,
        period=money.period,
        year_amount=round(local, 2),
        percentile=percentile,
        bound=bound,
        verdict=verdict,
        against="published" if by_published else "modelled",
        reason=reason,
        sources=measure.sources,
    )


def _verdict(measure: Published | Modelled, local: float) -> tuple[Verdict, str]:
    """Return the verdict on a yearly amount in the measure's currency, and its reason."""
    if isinstance(measure, Published):
        bounds = (measure.low, measure.high)
        room, open_ended = ROOM, measure.open_ended
        about = "published figures run from {} to {}; 10 % beyond is still fair (our judgement)"
    else:
        bounds = (measure.lower_quartile, measure.upper_quartile)
        room, open_ended = 0.0, False
        about = "the middle half of advertised range ends runs from {} to {}"
    low, high = (converted(one, measure.period, "year") or 0.0 for one in bounds)
    verdict: Verdict = "fair"
    if local < low * (1 - room):
        verdict = "low"
    elif local > high * (1 + room) and not open_ended:
        verdict = "high"
    ends = f"{bounds[1]:,.0f} {measure.currency} a {measure.period}"
    return verdict, about.format(f"{bounds[0]:,.0f}", ends)


def _compared(knowledge: Knowledge, money: Money, own: str) -> tuple[float, float | None]:
    """Return the yearly offer in the currency ``own`` and in US dollars (None without a rate)."""
    year = converted(money.amount, money.period, "year") or 0.0
    rates = {"USD": 1.0} | knowledge.model.rates
    usd = year / rates[money.currency] if money.currency in rates else None
    if money.currency == own:
        return year, usd
    if usd is None or own not in rates:
        raise WrongUsageError(
            f"an offer in {money.currency} cannot be compared with pay in {own}",
            f"Give the amount in {own}, or name another country with --country",
        )
    return usd * rates[own], usd


def _currency(mark: str | None, scale: str, country: Territory, known: set[str], shown: str) -> str:
    if scale in {"l", "lakh", "lakhs", "lac", "lpa"}:
        if mark and mark.upper() not in {"INR", "₹"}:
            raise WrongUsageError(f"'{shown}' counts lakhs of another currency", "Lakhs are INR")
        return "INR"
    if mark is None:
        if country.currency is None:
            raise WrongUsageError(f"'{shown}' has no currency", "Add one, such as EUR")
        return country.currency
    if mark in {"$", "¥"}:
        own = DOLLARS.get(country.id) if mark == "$" else {"JP": "JPY", "CN": "CNY"}.get(country.id)
        if own is None:
            raise WrongUsageError(
                f"'{mark}' in '{shown}' could be several currencies in {country.name}",
                "Write the code, such as USD",
            )
        return own
    code = SYMBOLS.get(mark) or mark.upper()
    if code not in known:
        raise WrongUsageError(
            f"'{shown}' has an unknown currency", "Use an ISO 4217 code such as EUR"
        )
    return code


def _number(text: str, shown: str, *, scaled: bool) -> float:
    """Read digits with separators; see ``parse_amount`` for the rule."""
    plain = text.strip().replace(" ", "").replace("'", "")
    trouble = WrongUsageError(
        f"the separators in '{shown}' can be read in two ways", "Write it without them, like 95000"
    )
    groups = re.split(r"[.,]", plain)
    signs = [sign for sign in plain if sign in ".,"]
    if not all(groups):
        raise trouble
    if not signs:
        return float(plain)
    indian = re.fullmatch(r"\d{1,3}(,\d{2})+,\d{3}", plain)
    if indian or (len(set(signs)) == 1 and all(len(one) == 3 for one in groups[1:])):
        if len(groups[0]) > 3 or (scaled and len(groups) == 2):
            raise trouble
        return float("".join(groups))
    last = groups[-1]
    if len(last) > 2 or len(set(signs[:-1]) - {signs[-1]}) != (1 if signs[:-1] else 0):
        raise trouble
    if signs[:-1] and any(len(one) != 3 for one in groups[1:-1]):
        raise trouble
    if (
        not signs[:-1]
        and not scaled
        and len(groups[0]) <= 3
        and float(plain.replace(",", ".")) < 10
    ):
        raise trouble
    return float("".join(groups[:-1]) + "." + last)
