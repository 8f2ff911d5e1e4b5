"""How amounts, ranges and intervals look."""

from mlcareer.render.document import Bar, Document
from mlcareer.reports.pay import Modelled, Published

SMALL = 1000
"""Below this, as for hourly rates, cents are shown."""


def a_period(period: str) -> str:
    """Return a period with its article: a year, an hour."""
    return f"an {period}" if period == "hour" else f"a {period}"


def amount(value: float | None) -> str:
    """Return an amount with thousands grouped, and cents only where they matter."""
    if value is None:
        return "·"
    cents = value < SMALL and value != round(value)
    return f"{value:,.2f}" if cents else f"{value:,.0f}"


def span(low: float | None, high: float | None, *, open_ended: bool = False) -> str:
    """Return a range; a plus shows an open end."""
    if low is None and high is None:
        return "·"
    plus = "+" if open_ended else ""
    if low is None or high is None or low == high:
        only = low if low is not None else high
        return amount(only) + plus if low is not None else f"up to {amount(only)}"
    return f"{amount(low)}–{amount(high)}{plus}"


def typical_of(document: Document, published: Published | None) -> str:
    """Return what the published figures say together, with their marker."""
    if published is None:
        return "·"
    text = amount(published.typical)
    if published.low != published.high:
        text += f" ({span(published.low, published.high, open_ended=published.open_ended)})"
    return f"{text} {document.mark(published.sources)}"


def interval(document: Document, modelled: Modelled | None) -> str:
    """Return the model's median and 80 % interval, with their marker."""
    if modelled is None:
        return "·"
    text = f"{amount(modelled.median)} ({span(modelled.low, modelled.high)})"
    return f"{text} {document.mark(modelled.sources)}"


def bar_of(estimate: Modelled | Published | None) -> Bar | str:
    """Return an estimate as a bar."""
    match estimate:
        case Modelled():
            return Bar(estimate.high, estimate.low, estimate.median)
        case Published():
            return Bar(estimate.high, estimate.low, estimate.typical, estimate.open_ended)
    return ""
