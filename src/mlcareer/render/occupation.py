"""How roles and ladders look."""

from mlcareer.render import start
from mlcareer.render.document import Cell, Column, Document
from mlcareer.render.money import amount, bar_of, span
from mlcareer.reports.occupation import Ladder, RoleLine, RolesReport

SECTIONS = (
    ("focus", "Focus"),
    ("output", "Output"),
    ("question", "Question"),
    ("areas", "Key areas"),
    ("duties", "What it does"),
    ("differences", "How it differs"),
    ("works_with", "Works with"),
    ("day", "A day"),
    ("challenges", "Challenges"),
    ("education", "Education"),
    ("entry", "Ways in"),
    ("environment", "Work environment"),
    ("titles", "Job titles"),
    ("outlook", "Outlook"),
    ("codes", "Official codes"),
    ("portfolio", "Portfolio"),
    ("tips", "Tips"),
)


def roles(report: RolesReport) -> Document:
    """Return the document of ``mlcareer roles``."""
    if report.page:
        return _page(report)
    document = start(report, "Roles")
    document.table(
        [
            "Role",
            "What it is for",
            Column("Postings", right=True, least=80),
            Column("Pay, mid, US", whole=True),
        ],
        [
            [
                f"{one.name} ({one.id})",
                f"{one.text} {document.mark(one.sources)}",
                f"{one.postings.value:,.0f} {document.mark(one.postings.sources)}"
                if one.postings
                else "·",
                _pay(document, one),
            ]
            for one in report.roles
        ],
    )
    names = dict.fromkeys(
        f"{one.postings.population} ({one.postings.as_of}) {document.mark(one.postings.sources)}"
        for one in report.roles
        if one.postings
    )
    for name in names:
        document.line(f"Postings: number in {name}.", "note")
    document.line(
        "Pay: 8 of 10 advertised range ends, USD a year. One role: mlcareer roles ROLE", "note"
    )
    return document


def _pay(document: Document, line: RoleLine) -> str:
    if line.pay is None:
        return "·"
    low, high = round(line.pay.low / 1000), round(line.pay.high / 1000)
    return f"{low}k–{high}k {document.mark(line.pay.sources)}"


def _page(report: RolesReport) -> Document:
    role, line = report.page, report.roles[0]
    assert role is not None  # noqa: S101 - the caller has looked
    document = start(report, f"{role.name} · role · {role.id}")
    document.line(document.said(role.summary, role.summary.text), "answer")
    if line.postings:
        count = line.postings
        text = f"Postings: {count.value:,.0f} in {count.population} ({count.as_of})"
        document.line(f"{text} {document.mark(count.sources)}")
    if line.pay:
        document.line(
            f"Pay, mid level, US: {amount(line.pay.median)} USD a year "
            f"({span(line.pay.low, line.pay.high)} for 8 of 10) {document.mark(line.pay.sources)}"
        )
    if report.neighbours:
        document.heading("Nearest roles")
        document.table(
            ["Role", Column("Nearness", right=True), "Hours to get there", "Shared first"],
            [
                [
                    one.name,
                    f"{one.nearness:.2f}",
                    f"{one.hours.words()} {document.mark(one.sources)}",
                    ", ".join(shared.name for shared in one.shared),
                ]
                for one in report.neighbours
            ],
        )
        document.line(report.method, "note")
    for key, title in SECTIONS:
        statements = getattr(role, key)
        if statements:
            document.heading(title)
            document.items(document.said(one, one.text) for one in statements)
    if role.industries:
        document.heading("Industries, employers, uses")
        for one in role.industries:
            parts = [f"{one.name}: {one.text}"]
            if one.employers:
                parts.append(f"Employers: {', '.join(one.employers)}.")
            if one.uses:
                parts.append(f"Uses: {', '.join(one.uses)}.")
            document.items([document.said(one, " ".join(parts))])
    document.line(
        f"More: mlcareer skills {role.id}, mlcareer tools {role.id}, mlcareer ladder {role.id}, "
        f"mlcareer salary {role.id}, mlcareer roadmap {role.id}",
        "note",
    )
    return document


def ladder(report: Ladder) -> Document:
    """Return the document of ``mlcareer ladder``."""
    document = start(report, f"The ladder of the {report.role.name} in {report.country.name}")
    rows: list[list[Cell]] = []
    for rung in report.rungs:
        years = ""
        if rung.years:
            years = f"{rung.years[0]}–{rung.years[1]}" if rung.years[1] else f"{rung.years[0]}+"
        estimate = rung.modelled or rung.published
        typical = (
            rung.modelled.median
            if rung.modelled
            else rung.published.typical
            if rung.published
            else None
        )
        rows.append(
            [
                rung.name,
                years,
                amount(typical),
                span(estimate.low, estimate.high) if estimate else "·",
                bar_of(estimate),
                rung.text,
                document.mark(
                    dict.fromkeys([*rung.sources, *(estimate.sources if estimate else ())])
                ),
            ]
        )
    first = next((one.modelled or one.published for one in report.rungs), None)
    currency = first.currency if first else ""
    document.table(
        [
            Column("Level", whole=True),
            Column("Years", whole=True),
            Column(f"{currency} a year", right=True),
            Column("Low–high", right=True),
            Column("", whole=True, least=80),
            Column("In short", least=120),
            Column("Sources"),
        ],
        rows,
    )
    for rung in report.rungs:
        if rung.expectations:
            document.heading(rung.name)
            document.items(
                document.said(one, f"{one.aspect}: {one.text}{_years(one.years)}")
                for one in rung.expectations
            )
    if report.ways:
        document.heading("Ways on")
        document.table(
            ["Step", "Kind", "What it is", "Hours to bridge"],
            [
                [
                    way.step.title,
                    way.step.kind,
                    document.said(way.step, way.step.text),
                    way.hours.words() if way.hours else "·",
                ]
                for way in report.ways
            ],
        )
    document.line("Every figure behind the pay: mlcareer salary --level LEVEL", "note")
    return document


def _years(years: tuple[int, int | None] | None) -> str:
    if years is None:
        return ""
    return f" ({years[0]}–{years[1]} years)" if years[1] else f" ({years[0]}+ years)"


DRAWERS = {RolesReport: roles, Ladder: ladder}
