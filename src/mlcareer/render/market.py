"""How the market looks."""

from mlcareer.render import start
from mlcareer.render.document import Bar, Column, Document
from mlcareer.reports.market import Count, Market

ORDER = ("roles", "seniority", "skills-and-tools", "conditions")


def market(report: Market) -> Document:
    """Return the document of ``mlcareer market``."""
    document = start(report, f"Demand{f' for {report.role.name}' if report.role else ''}")
    for about in ORDER:
        for count in report.counts:
            if count.population.about == about:
                _count(document, count)
    if report.trend:
        document.heading("PyTorch against TensorFlow")
        document.table(
            ["Year", "Counted in", Column("PyTorch", right=True), Column("TensorFlow", right=True),
             Column("Ratio", right=True), "Source"],
            [
                [
                    one.year,
                    one.population,
                    _value(one.pytorch, one.unit),
                    _value(one.tensorflow, one.unit),
                    f"{one.ratio:.2f}",
                    document.mark(one.sources),
                ]
                for one in report.trend
            ],
        )  # fmt: skip
        document.line(f"{report.trend_note}.", "caution")
    if report.statistics:
        document.heading("Outlook and other counts")
        document.table(
            ["What", Column("Value", right=True), "Unit", Column("As of", whole=True), "Source"],
            [
                [one.text, f"{one.value:,g}", one.unit, one.as_of, document.mark(one)]
                for one in report.statistics
            ],
        )
    return document


def _count(document: Document, count: Count) -> None:
    population = count.population
    size = f", n={population.n:,}" if population.n else ""
    about = f"{population.name}, {population.place}, {population.as_of}{size}"
    document.heading(document.said(population, about))
    document.table(
        [
            "",
            Column(
                "Percent" if population.unit == "percent" else population.unit.capitalize(),
                right=True,
            ),
            Column("", whole=True),
        ],
        [[one.name, _value(one.value, one.unit), Bar(one.value)] for one in count.values],
    )
    if count.hidden:
        document.line(f"{count.hidden} more: add --all", "note")
    if population.caveat:
        document.line(population.caveat, "caution")


def _value(value: float, unit: str) -> str:
    return f"{value:g} %" if unit == "percent" else f"{value:,g}"


DRAWERS = {Market: market}
