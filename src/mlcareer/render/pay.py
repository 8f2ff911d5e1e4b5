"""How pay looks."""

from mlcareer.render import start
from mlcareer.render.document import Cell, Column, Document
from mlcareer.render.money import amount, bar_of, span
from mlcareer.reports.pay import Modelled, PayReport, Published, ShownFigure

MOST_WARNINGS = 6


def pay(report: PayReport) -> Document:
    """Return the document of ``mlcareer salary``."""
    place = f"{report.country.name} ({report.country.id})"
    level = report.level or "all levels"
    kind = "contract rates" if report.employment == "contract" else "pay"
    document = start(report, f"{report.role.name}, {level}, {place}: {kind} a {report.period}")
    if report.offer:
        _offer(document, report)
    _answer(document, report)
    if report.rungs:
        _rungs(document, report)
    if report.figures:
        _figures(document, report)
    if report.explain and report.modelled:
        _explain(document, report.modelled)
    if report.level and report.factors and not report.by:
        document.heading("What moves pay")
        document.items(document.said(one, f"{one.name}: {one.text}") for one in report.factors)
    for warning in report.warnings[:MOST_WARNINGS]:
        document.line(warning, "caution")
    more = len(report.warnings) - MOST_WARNINGS
    if more > 0:
        document.line(f"{more} more remarks: add --json", "note")
    return document


def _answer(document: Document, report: PayReport) -> None:
    lines = {
        "published": _published(document, report.published),
        "modelled": _modelled(document, report.modelled),
    }
    order = ["published", "modelled"]
    for key in order:
        if lines[key]:
            tone = "answer" if report.leads in {key, None} else "plain"
            document.line(lines[key], tone)
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


def _published(document: Document, published: Published | None) -> str:
    if published is None:
        return ""
    text = f"Published   {amount(published.typical)} {published.currency}"
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
        f"Offer {offer.amount:,.0f} {offer.currency} a {offer.period}: {offer.verdict.upper()}, "
        f"{place}",
        "answer",
    )
    document.line(f"{offer.reason} {document.mark(offer.sources)}", "note")


def _rungs(document: Document, report: PayReport) -> None:
    title = {"level": "By level", "country": "By country", "role": "By role", None: "The ladder"}
    first = next((one.modelled or one.published for one in report.rungs), None)
    currency = "local currency" if report.by == "country" else first.currency if first else ""
    document.heading(f"{title[report.by]}, {currency} a {report.period}")
    rows: list[list[Cell]] = []
    for rung in report.rungs:
        years = ""
        if rung.years:
            years = f"{rung.years[0]}–{rung.years[1]} y" if rung.years[1] else f"{rung.years[0]}+ y"
        for name, estimate in (("published", rung.published), ("model", rung.modelled)):
            if estimate is None:
                continue
            typical = estimate.median if isinstance(estimate, Modelled) else estimate.typical
            is_open = isinstance(estimate, Published) and estimate.open_ended
            unit = f" {estimate.currency}" if report.by == "country" else ""
            mark = document.mark(estimate.sources)
            how = f"{name}{f', {estimate.mark}' if isinstance(estimate, Modelled) else ''}"
            rows.append(
                [
                    rung.name,
                    years,
                    f"{amount(typical)}{unit}",
                    span(estimate.low, estimate.high, open_ended=is_open),
                    bar_of(estimate) if report.by != "country" or name == "model" else "",
                    f"{how} {mark}",
                ]
            )
    bars = Column("Range", whole=True, least=80)
    columns = [
        Column("Level" if report.by in {None, "level"} else "For", whole=True),
        Column("Years", whole=True, least=80),
        Column("Typical", right=True),
        Column("Low–high", right=True),
        bars,
        "From",
    ]
    if report.by == "country":
        columns.pop(4)
        rows = [[*row[:4], row[5]] for row in rows]
    if not any(row[1] for row in rows):
        columns.pop(1)
        rows = [[row[0], *row[2:]] for row in rows]
    document.table(columns, rows)


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
        parts.append("wider than the role")
    return ", ".join(parts)


def _explain(document: Document, model: Modelled) -> None:
    document.heading("How the model's median comes about")
    product = 1.0
    rows: list[list[Cell]] = []
    for one in model.factors:
        product *= one.factor
        shown = amount(one.factor) if one.name == "base" else f"× {one.factor:.4f}"
        rows.append([one.name, one.text, shown, amount(product)])
    columns = ["Factor", "For", Column("Value", right=True), Column("So far", right=True)]
    document.table(columns, rows)
    document.line(f"Shown rounded: {amount(model.median)} {model.currency} a {model.period}.", "note")


DRAWERS = {PayReport: pay}
