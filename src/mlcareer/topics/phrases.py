"""How several views write amounts, ranges, hours and years, and what they say of estimates."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mlcareer.terms import Support, Years

if TYPE_CHECKING:
    from mlcareer.domain.hours import HourRange

NOTHING = "·"
"""What stands in a cell without a value."""
CENTS_BELOW = 1000
"""Below this, as for hourly rates, cents are shown."""
PUBLISHED_METHOD = (
    "typical = median of the sources' central values (a range's centre is its middle); "
    "low and high = the lowest and highest value any of them names"
)


def a_period(period: str) -> str:
    """Return a period with its article: a year, an hour."""
    return f"an {period}" if period == "hour" else f"a {period}"


def amount(value: float | None) -> str:
    """Return an amount with thousands grouped, and cents only where they matter."""
    if value is None:
        return NOTHING
    has_cents = value < CENTS_BELOW and value != round(value)
    return f"{value:,.2f}" if has_cents else f"{value:,.0f}"


def span(low: float | None, high: float | None, *, open_ended: bool = False) -> str:
    """Return a range; a plus shows an open end."""
    if low is None and high is None:
        return NOTHING
    plus = "+" if open_ended else ""
    if low is None or high is None or low == high:
        only = low if low is not None else high
        return amount(only) + plus if low is not None else f"up to {amount(only)}"
    return f"{amount(low)}–{amount(high)}{plus}"


def sentence(words: str) -> str:
    """Return words with a capital at their start."""
    return words[:1].upper() + words[1:]


def hour_words(hours: "HourRange") -> str:
    """Return a range of hours with its typical value."""
    if not hours.high:
        return "0 h"
    return f"{hours.low:,}–{hours.high:,} h, typically {hours.typical:,} h"


def hour_span(hours: "HourRange") -> str:
    """Return a range of hours as bare numbers."""
    return f"{hours.low:,}–{hours.high:,}" if hours.high else "0"


def year_span(years: Years | None, unit: str = "") -> str:
    """Return years of experience: ``2–5``, or ``5+`` where they are open; nothing for None."""
    if years is None:
        return ""
    low, high = years
    return (f"{low}–{high}" if high else f"{low}+") + unit


def counted_share(value: float, unit: str) -> str:
    """Return a counted number of postings, or their percentage."""
    return f"{value:.0f} %" if unit == "percent" else f"{value:,.0f}"


def enough(names: Sequence[str], most: int) -> str:
    """Return the first names of a list, and how many more there are."""
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")


SUPPORT_WORDS: dict[Support, str] = {
    "measured": "measured",
    "borrowed": "borrowed",
    "interpolated": "from senior",
}
"""What an estimate rests on, in a word or two."""


def support_note(support: Support, level: str, n_cell: int, n_role: int, n_country: int) -> str:
    """Return what an estimate of the pay model rests on, in rows."""
    match support:
        case "interpolated":
            return f"the data has no label '{level}', so these are the figures of senior"
        case "measured":
            return f"{n_cell:,} distinct rows for this role, level and country"
        case "borrowed":
            return (
                f"only {n_cell} rows for this role, level and country, so it draws on the "
                f"{n_role:,} rows for the role and the {n_country:,} rows for the country"
            )


def interval_meaning(held: float, n: int, *, in_us: bool) -> str:
    """Return what the 80 % interval means; ``held`` is its measured coverage in percent."""
    part = "US" if in_us else "non-US"
    return (
        "80 % of advertised range ends for such jobs should fall between low and high; "
        f"on {n:,} distinct later {part} listings, {held:.1f} % did"
    )
