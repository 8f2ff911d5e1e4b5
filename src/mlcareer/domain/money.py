"""Amounts of money: how people write them, their period, and their currency."""

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, NamedTuple

from mlcareer.errors import WrongUsageError, printable
from mlcareer.terms import Period

if TYPE_CHECKING:
    from mlcareer.records.countries import Territory

PARTS_OF_A_YEAR: dict[Period, int] = {"year": 1, "month": 12, "day": 260, "hour": 2080}
"""Twelve months, 260 working days, 2,080 working hours (52 weeks of 40 hours), the convention of
the US Bureau of Labor Statistics for full-time work."""
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
AMOUNT = r"""^(?P<before>[A-Za-z]{3}|[€£₹¥$])?\s*
        (?P<sign>-)?\s*(?P<number>\d[\d.,'\ ]*)\s*
        (?P<scale>k|m|l|lakhs?|lac|lpa)?\s*
        (?P<after>[A-Za-z]{3}|[€£₹¥$])?\s*
        (?:(?:/|per\s|a\s|an\s|p\.|p(?=a))\s*(?P<period>[A-Za-z]+)\.?)?$"""
"""How people write an amount; a pattern with blanks, compiled only where an amount is read."""
LONGEST = 40
"""Signs of the longest amount that is read at all."""
LEAST, MOST = 1_000.0, 1_000_000_000.0
"""Bounds of a believable amount a year, in any currency."""


class Money(NamedTuple):
    """An amount with its currency and period."""

    given: str
    amount: float
    currency: str
    period: Period


def a_year(amount: float, period: Period) -> float:
    """Return an amount a period as an amount a year."""
    return amount * PARTS_OF_A_YEAR[period]


def a_period(amount: float, period: Period) -> float:
    """Return an amount a year as an amount a period, rounded to cents."""
    return round(amount / PARTS_OF_A_YEAR[period], 2)


def exchanged(amount: float, of: str, to: str, rates: Mapping[str, float]) -> float | None:
    """Return an amount in another currency, or None without a rate.

    ``rates`` are units of a currency for one US dollar.
    """
    if of == to:
        return amount
    known = {"USD": 1.0, **rates}
    return amount / known[of] * known[to] if of in known and to in known else None


def parse_amount(
    text: str, country: "Territory", known: AbstractSet[str], default: Period = "year"
) -> Money:
    """Read an amount such as ``95k``, ``95.000 EUR``, ``$145,000``, ``12 LPA`` or ``700/day``.

    Without a currency it is the country's own, which the answer prints. A single separator before
    exactly three digits groups thousands; one before one or two digits is a decimal point and
    needs a scale (k, LPA). Raises WrongUsageError for anything else.
    """
    shown = printable(text, LONGEST)
    example = "Write it like 95000, 95k, '95.000 EUR', '$145,000', '12 LPA' or '700/day'"
    how = re.IGNORECASE | re.VERBOSE
    match = re.match(AMOUNT, text.strip(), how) if len(text) <= LONGEST else None
    if match is None:
        raise WrongUsageError(f"'{shown}' cannot be read as an amount", example)
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
    year = a_year(amount, period)
    if not LEAST <= year <= MOST:
        what = f"'{shown}' comes to {year:,.0f} {currency} a year"
        raise WrongUsageError(what, "That is no believable pay: check the amount and its period")
    return Money(given=shown, amount=amount, currency=currency, period=period)


def _currency(
    mark: str | None, scale: str, country: "Territory", known: AbstractSet[str], shown: str
) -> str:
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
    if len(last) > 2 or signs[-1] in signs[:-1]:
        raise trouble
    first, *within = groups[:-1]
    if within and (len(first) > 3 or any(len(one) != 3 for one in within)):
        raise trouble
    if not signs[:-1] and not scaled and float(plain.replace(",", ".")) < 10:
        raise trouble
    return float("".join(groups[:-1]) + "." + last)
