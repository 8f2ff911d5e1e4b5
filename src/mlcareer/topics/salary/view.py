"""How the answer of ``mlcareer salary`` looks."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mlcareer.topics.estimates import Modelled, Published, bar_of, central_of, ends_words
from mlcareer.topics.phrases import SUPPORT_WORDS, a_period, amount, span, year_span
from mlcareer.topics.salary.answer import Figure, Offer, PayFactor, Salary

if TYPE_CHECKING:
    from mlcareer.formats.document import Cell, Document

MOST_WARNINGS = 6
MOST_FACTORS = 6
AXIS_TITLES = {"level": "By level", "country": "By country", "role": "By role"}
OUTSIDE = {
    "inside": "",
    "below": " (below its 10th percentile)",
    "above": " (above its 90th percentile)",
}


def salary_view(answer: Salary, document: "Document") -> None:
    """Write the verdict on an offer, the estimates, the figures behind them, what moves pay."""
    kind = "contract rates" if answer.employment == "contract" else "pay"
    document.title = (
        f"{answer.role.name}, {answer.level or 'all levels'}, "
        f"{answer.country.name} ({answer.country.id}): {kind} {a_period(answer.period)}"
    )
    if answer.offer:
        _offer(document, answer.offer, answer.modelled)
    _estimates(document, answer)
    if answer.rungs:
        _rungs(document, answer)
    if answer.figures:
        _figures(document, answer.figures)
    _cautions(document, answer.warnings)
    if answer.explain and answer.modelled:
        _median_explained(document, answer.modelled)
    if answer.level and answer.factors and not answer.by and not answer.offer:
        _factors(document, answer.factors, every=answer.explain)


def _offer(document: "Document", offer: Offer, model: Modelled | None) -> None:
    if offer.percentile is not None:
        standing = f"percentile {offer.percentile:.0f} of the model"
    elif model:
        standing = f"outside the model's 80 % interval{OUTSIDE[offer.bound]}"
    else:
        standing = "no pay model to place it in"
    document.line(
        f"Offer {offer.amount:,.0f} {offer.currency} {a_period(offer.period)}: "
        f"{offer.verdict.upper()}, {standing}",
        "answer",
    )
    reason = offer.reason[0].upper() + offer.reason[1:]
    document.line(f"{reason} {document.mark(offer.sources)}", "note")


def _estimates(document: "Document", answer: Salary) -> None:
    """Write the estimates, the one to go by in bold, and what the model's rests on."""
    goes_by_published = answer.leads == "published"
    if answer.published:
        line = _published_words(document, "Published  ", answer.published)
        document.line(line, "answer" if goes_by_published else "plain")
    if answer.overall:
        line = _published_words(document, "All levels ", answer.overall)
        is_first = goes_by_published and not answer.published
        document.line(line, "answer" if is_first else "plain")
    if answer.modelled:
        line = _model_words(document, answer.modelled)
        document.line(line, "answer" if answer.leads == "modelled" else "plain")
        _model_notes(document, answer.modelled)


def _published_words(document: "Document", label: str, published: Published) -> str:
    text = f"{label} {amount(published.typical)} {published.currency}"
    if published.low != published.high:
        text += f" ({ends_words(published)})"
    count = len(published.inputs)
    kind = "figure" if count == 1 else f"median of {count} figures"
    return f"{text}, {kind} {document.mark(published.sources)}"


def _model_words(document: "Document", model: Modelled) -> str:
    return (
        f"Model       {amount(model.median)} {model.currency} "
        f"(80 % interval {ends_words(model)}; 50 % interval "
        f"{span(model.lower_quartile, model.upper_quartile)}), {SUPPORT_WORDS[model.mark]} "
        f"{document.mark(model.sources)}"
    )


def _model_notes(document: "Document", model: Modelled) -> None:
    document.line(
        f"{model.meaning}. {SUPPORT_WORDS[model.mark].capitalize()}: {model.note}.", "note"
    )
    level = "senior" if model.mark == "interpolated" else "level"
    document.line(
        f"Rows: {model.n_cell:,} for this role, {level} and country, {model.n_role_country:,} for "
        f"the role in the country, {model.n_country:,} for the country; pay from "
        f"{model.first_year} to {model.last_year}, snapshot of {model.snapshot}.",
        "note",
    )
    if model.currency != "USD":
        document.line(
            f"In USD: {amount(model.usd.median)} ({span(model.usd.low, model.usd.high)}), at "
            f"{model.rate:g} {model.currency} per USD.",
            "note",
        )


def _rungs(document: "Document", answer: Salary) -> None:
    """Write a table of the estimates along the compared axis, two lines where there are two."""
    from mlcareer.formats.document import Column

    lines = [
        (rung, estimate)
        for rung in answer.rungs
        for estimate in (rung.published, rung.modelled)
        if estimate
    ]
    of_levels, in_one_currency = answer.by in {None, "level"}, answer.by != "country"
    currency = lines[-1][1].currency if in_one_currency else "local currency"
    title = AXIS_TITLES[answer.by] if answer.by else "The ladder"
    document.heading(f"{title}, {currency} {a_period(answer.period)}")
    columns: dict[Column, list[Cell]] = {
        Column("Level" if of_levels else "For"): [rung.name for rung, _ in lines]
    }
    if any(rung.years for rung in answer.rungs):
        years = [year_span(rung.years, " y") for rung, _ in lines]
        columns[Column("Years", whole=True, least=100)] = [*years]
    if not in_one_currency:
        columns[Column("Cur.", whole=True)] = [estimate.currency for _, estimate in lines]
    columns[Column("Typical", right=True)] = [amount(central_of(estimate)) for _, estimate in lines]
    columns[Column("Low–high", right=True)] = [ends_words(estimate) for _, estimate in lines]
    if in_one_currency:
        columns[Column("Range", whole=True)] = [bar_of(estimate) for _, estimate in lines]
    columns[Column("From", whole=True)] = [
        "model" if isinstance(estimate, Modelled) else "published" for _, estimate in lines
    ]
    columns[Column("Mark", whole=True, least=80)] = [
        SUPPORT_WORDS[estimate.mark] if isinstance(estimate, Modelled) else ""
        for _, estimate in lines
    ]
    columns[Column("Sources")] = [document.mark(estimate.sources) for _, estimate in lines]
    document.table([*columns], zip(*columns.values(), strict=True))


def _figures(document: "Document", figures: Sequence[Figure]) -> None:
    from mlcareer.formats.document import Column

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
                figure.as_of.partition(",")[0].partition("-")[0],
                f"{figure.basis}, {figure.statistic}",
                figure.id,
                document.mark(figure.sources, figure.verification),
            ]
            for figure in figures
        ],
    )


def _label(figure: Figure) -> str:
    parts = [figure.label]
    if figure.years:
        parts.append(year_span(figure.years, " years"))
    if figure.place:
        parts.append(figure.place)
    if figure.n:
        parts.append(f"n={figure.n:,}")
    if figure.scope == "wider":
        parts.append("on a wider basis")
    return ", ".join(parts)


def _cautions(document: "Document", warnings: Sequence[str]) -> None:
    for warning in warnings[:MOST_WARNINGS]:
        document.line(warning, "caution")
    more = len(warnings) - MOST_WARNINGS
    if more > 0:
        document.line(f"{more} more remarks: add --json", "note")


def _median_explained(document: "Document", model: Modelled) -> None:
    from mlcareer.formats.document import Column

    document.heading("How the model's median comes about")
    so_far = 1.0
    rows = []
    for step in model.factors:
        so_far *= step.factor
        value = amount(step.factor) if step.name == "base" else f"× {step.factor:.4f}"
        rows.append([step.name, step.text, value, amount(so_far)])
    value_columns = Column("Value", right=True), Column("So far", right=True)
    document.table(["Factor", "For", *value_columns], rows)
    document.line(
        f"Shown rounded: {amount(model.median)} {model.currency} {a_period(model.period)}.", "note"
    )


def _factors(document: "Document", factors: Sequence[PayFactor], *, every: bool) -> None:
    """List what moves pay: every statement, or the first of each of the first names."""
    document.heading("What moves pay")
    first: dict[str, PayFactor] = {}
    for factor in factors:
        first.setdefault(factor.name, factor)
    kept = factors if every else [*first.values()][:MOST_FACTORS]
    document.items(document.said(factor, f"{factor.name}: {factor.text}") for factor in kept)
    more = len(factors) - len(kept)
    if more:
        document.line(f"{more} more: add --explain", "note")
