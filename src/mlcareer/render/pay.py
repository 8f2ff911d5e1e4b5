"""How pay looks."""

from mlcareer.render import start
from mlcareer.render.document import Cell, Column, Document
from mlcareer.render.money import a_period, amount, bar_of, span
from mlcareer.reports.pay import Modelled, PayReport, Published, Rung, ShownFigure

MOST_WARNINGS = 6
MOST_FACTORS = 6


def pay(report: PayReport) -> Document:
    """Return the document of ``mlcareer salary``."""
    place = f"{report.country.name} ({report.country.id})"
    level = report.level or "all levels"
    kind = "contract rates" if report.employment == "contract" else "pay"
    document = start(
        report, f"{report.role.name}, {level}, {place}: {kind} {a_period(report.period)}"
    )
    if report.offer:
        _offer(document, report)
    _answer(document, report)
    if report.rungs:
        _rungs(document, report)
    if report.figures:
        _figures(document, report)
    _cautions(document, report)
    if report.explain and report.modelled:
        _explain(document, report.modelled)
    if report.level and report.factors and not report.by and not report.offer:
        _factors(document, report)
    return document


def _cautions(document: Document, report: PayReport) -> None:
    for warning in report.warnings[:MOST_WARNINGS]:
        document.line(warning, "caution")
    more = len(report.warnings) - MOST_WARNINGS
    if more > 0:
        document.line(f"{more} more remarks: add --json", "note")


def _answer(document: Document, report: PayReport) -> None:
    lines = {
        "published": _published(document, report.published, "Published  "),
        "overall": _published(document, report.overall, "All levels "),
        "modelled": _modelled(document, report.modelled),
    }
    leading = "overall" if report.leads == "published" and not report.published else report.leads
    for key, line in lines.items():
        if line:
            document.line(line, "answer" if key == leading else "plain")
    if report.modelled:
        model = report.modelled
        document.line(f"{model.meaning}. {model.mark}: {model.note}.", "note")
        document.line(
            f"Rows: {model.n_cell:,} in the cell, {model.n_role_country:,} of the role in the "
            f"country, {model.n_country:,} of the country; work years {model.first_year} to "
            f"{model.last_year}, snapshot {model.snapshot}.",
            "note",
        )
        if model.currency != "USD":
            usd = model.usd
            document.line(
                f"In USD: {amount(usd.median)} ({span(usd.low, usd.high)}), at "
                f"{model.rate:g} {model.currency} per USD.",
                "note",
            )


def _published(document: Document, published: Published | None, label: str) -> str:
    if published is None:
        return ""
    text = f"{label} {amount(published.typical)} {published.currency}"
    if published.low != published.high:
        text += f" ({span(published.low, published.high, open_ended=published.open_ended)})"
    count = len(published.inputs)
    kind = "figure" if count == 1 else f"median of {count} figures"
    return f"{text}, {kind} {document.mark(published.sources)}"


def _modelled(document: Document, model: Modelled | None) -> str:
    if model is None:
        return ""
    return (
        f"Model       {amount(model.median)} {model.currency} "
        f"(8 of 10: {span(model.low, model.high)}; half: "
        f"{span(model.lower_quartile, model.upper_quartile)}), {model.mark} "
        f"{document.mark(model.sources)}"
    )


def _offer(document: Document, report: PayReport) -> None:
    offer = report.offer
    if offer is None:
        return
    where = {"inside": "", "below": " (below its 10th percentile)", "above": " (above its 90th)"}
    place = (
        f"percentile {offer.percentile:.0f} of the model"
        if offer.percentile is not None
        else f"outside the model's 8 of 10{where[offer.bound]}"
        if report.modelled
        else "no model to place it in"
    )
    document.line(
        f"Offer {offer.amount:,.0f} {offer.currency} {a_period(offer.period)}: "
        f"{offer.verdict.upper()}, {place}",
        "answer",
    )
    document.line(f"{offer.reason} {document.mark(offer.sources)}", "note")


def _rungs(document: Document, report: PayReport) -> None:
    title = {"level": "By level", "country": "By country", "role": "By role", None: "The ladder"}
    first = next((one.modelled or one.published for one in report.rungs), None)
    currency = "local currency" if report.by == "country" else first.currency if first else ""
    document.heading(f"{title[report.by]}, {currency} {a_period(report.period)}")
    rows: list[list[Cell]] = []
    for rung in report.rungs:
        rows.extend(
            [rung.name, _years(rung), *_estimate(document, estimate)]
            for estimate in (rung.published, rung.modelled)
            if estimate is not None
        )
    left_out = {5 if report.by == "country" else 2}
    if not any(row[1] for row in rows):
        left_out.add(1)
    columns = [
        Column("Level" if report.by in {None, "level"} else "For"),
        Column("Years", whole=True, least=100),
        Column("Cur.", whole=True),
        Column("Typical", right=True),
        Column("Low–high", right=True),
        Column("Range", whole=True),
        Column("From", whole=True),
        Column("Mark", whole=True, least=80),
        Column("Sources"),
    ]
    kept = [number for number in range(len(columns)) if number not in left_out]
    document.table([columns[one] for one in kept], [[row[one] for one in kept] for row in rows])


def _years(rung: Rung) -> str:
    if rung.years is None:
        return ""
    return f"{rung.years[0]}–{rung.years[1]} y" if rung.years[1] else f"{rung.years[0]}+ y"


def _estimate(document: Document, estimate: Published | Modelled) -> list[Cell]:
    """Return currency, typical value, range, bar, kind and sources of one estimate."""
    typical = estimate.median if isinstance(estimate, Modelled) else estimate.typical
    is_open = isinstance(estimate, Published) and estimate.open_ended
    return [
        estimate.currency,
        amount(typical),
        span(estimate.low, estimate.high, open_ended=is_open),
        bar_of(estimate),
        "model" if isinstance(estimate, Modelled) else "published",
        estimate.mark if isinstance(estimate, Modelled) else "",
        document.mark(estimate.sources),
    ]


def _figures(document: Document, report: PayReport) -> None:
    document.heading("Published figures")
    document.table(
        [
            "Label",
            Column("Low–high", right=True),
            Column("Central", right=True),
            Column("Cur.", whole=True),
            Column("Year", whole=True),
            Column("Basis", least=100),
            Column("Id", least=120, whole=True),
            Column("Source", whole=True),
        ],
        [
            [
                _label(figure),
                span(figure.shown_low, figure.shown_high, open_ended=figure.open_ended),
                amount(figure.shown_central),
                figure.currency,
                figure.as_of[:4],
                f"{figure.basis}, {figure.statistic}",
                figure.id,
                document.mark(figure),
            ]
            for figure in report.figures
        ],
    )


def _label(figure: ShownFigure) -> str:
    parts = [figure.label]
    if figure.years:
        low, high = figure.years
        parts.append(f"{low}–{high} years" if high else f"{low}+ years")
    if figure.place:
        parts.append(figure.place)
    if figure.n:
        parts.append(f"n={figure.n:,}")
    if figure.scope == "wider":
        parts.append("on a wider basis")
    return ", ".join(parts)


def _factors(document: Document, report: PayReport) -> None:
    """List what moves pay: every statement with --explain, else the first of each name."""
    document.heading("What moves pay")
    first = {one.name: one for one in reversed(report.factors)}
    kept = report.factors if report.explain else list(reversed(first.values()))[:MOST_FACTORS]
    document.items(document.said(one, f"{one.name}: {one.text}") for one in kept)
    more = len(report.factors) - len(kept)
    if more:
        document.line(f"{more} more: add --explain", "note")


def _explain(document: Document, model: Modelled) -> None:
    document.heading("How the model's median comes about")
    product = 1.0
    rows: list[list[Cell]] = []
    for one in model.factors:
        product *= one.factor
        shown = amount(one.factor) if one.name == "base" else f"× {one.factor:.4f}"
        rows.append([one.name, one.text, shown, amount(product)])
    columns: list[Column | str] = [
        "Factor",
        "For",
        Column("Value", right=True),
        Column("So far", right=True),
    ]
    document.table(columns, rows)
    document.line(
        f"Shown rounded: {amount(model.median)} {model.currency} {a_period(model.period)}.", "note"
    )


DRAWERS = {PayReport: pay}
