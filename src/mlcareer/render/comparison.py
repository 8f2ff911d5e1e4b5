"""How a comparison looks."""

from collections.abc import Sequence

from mlcareer.models import Statement
from mlcareer.render import start
from mlcareer.render.document import Cell, Column, Document
from mlcareer.render.money import interval, typical_of
from mlcareer.reports.comparison import AskPart, AskRow, Comparison, RoleFocus


def comparison(report: Comparison) -> Document:
    """Return the document of ``mlcareer compare``."""
    names = [role.name for role in report.roles]
    document = start(report, " · ".join(names))
    if report.focus:
        _focus(document, report)
    if report.tasks is not None:
        document.heading("Who does what in the life cycle")
        document.table(
            ["Task", *(Column(name) for name in names)],
            [
                [row.name, *(f"{part.share or '·'}{_marked(document, part)}" for part in row.parts)]
                for row in report.tasks
            ],
        )
    if report.skills is not None:
        _asks(document, "Skills", report.skills, report)
    if report.tools is not None:
        _asks(document, "Tools", report.tools, report)
    if report.pay is not None:
        _pay(document, report)
    if report.bridges is not None:
        _bridges(document, report)
    return document


def _marked(document: Document, part: object) -> str:
    sources = getattr(part, "sources", ())
    return f" {document.mark(sources)}" if sources else ""


def _focus(document: Document, report: Comparison) -> None:
    rows: list[tuple[str, str]] = [
        ("Focus", "focus"),
        ("Output", "output"),
        ("Question", "question"),
        ("Works with", "works_with"),
    ]
    focus: Sequence[RoleFocus] = report.focus or ()
    document.table(
        [Column("", whole=True), *(Column(one.role.name) for one in focus)],
        [
            [label, *(_first(document, getattr(one, key)) for one in focus)]
            for label, key in rows
            if any(getattr(one, key) for one in focus)
        ],
    )


def _first(document: Document, statements: Sequence[Statement]) -> str:
    """Return the first statement, which each record puts its best-supported one in."""
    if not statements:
        return "·"
    return document.said(statements[0], statements[0].text)


def _asks(document: Document, title: str, rows: Sequence[AskRow], report: Comparison) -> None:
    names = {role.id: role.name for role in report.roles}
    groups: dict[tuple[str, ...], list[AskRow]] = {}
    for row in rows:
        groups.setdefault(tuple(name for name in names if name in row.held_by), []).append(row)
    for held, members in groups.items():
        if len(held) == len(names):
            document.heading(f"{title}: shared ({len(members)})")
            document.table(
                [title[:-1], *(Column(name) for name in names.values())],
                [
                    [row.name, *(_importance(document, part) for part in row.parts)]
                    for row in members
                ],
            )
        else:
            who = " and ".join(names[name] for name in held)
            document.heading(f"{title}: only {who} ({len(members)})")
            document.items(_grouped(document, members, held))


def _importance(document: Document, part: AskPart) -> str:
    return f"{part.importance}{_marked(document, part)}" if part.importance else "·"


def _grouped(document: Document, rows: Sequence[AskRow], held: Sequence[str]) -> list[str]:
    """Return one line an importance: the names, then every source behind them."""
    lines = []
    for importance in ("core", "important", "useful"):
        kept = [
            (row, part)
            for row in rows
            for part in row.parts
            if part.role == held[0] and part.importance == importance
        ]
        if kept:
            sources = dict.fromkeys(name for _, part in kept for name in part.sources)
            words = ", ".join(row.name for row, _ in kept)
            lines.append(f"{importance}: {words} {document.mark(sources)}")
    return lines


def _pay(document: Document, report: Comparison) -> None:
    pays = report.pay or ()
    currency = next(
        (
            estimate.currency
            for pay in pays
            for rung in pay.rungs
            if (estimate := rung.modelled or rung.published)
        ),
        "",
    )
    document.heading(f"Pay in {report.country}, {currency} a year: typical (range)")
    rows: list[list[Cell]] = []
    overall = [typical_of(document, pay.overall) for pay in pays]
    if any(cell != "·" for cell in overall) and report.level is None:
        rows.append(["all levels, published", *overall])
    order = dict.fromkeys((rung.id, rung.name) for pay in pays for rung in pay.rungs)
    for identity, name in order:
        found = [next((one for one in pay.rungs if one.id == identity), None) for pay in pays]
        if any(one and one.published for one in found):
            cells = [typical_of(document, one.published if one else None) for one in found]
            rows.append([f"{name}, published", *cells])
        if any(one and one.modelled for one in found):
            cells = [interval(document, one.modelled if one else None) for one in found]
            rows.append([f"{name}, model", *cells])
    document.table(["Level", *(Column(pay.role.name) for pay in pays)], rows)
    for pay in pays:
        if pay.remark:
            document.line(f"{pay.role.name}: {pay.remark}.", "caution")
    document.line(
        "published: median of the sources' central values (lowest to highest named). "
        "model: median (8 of 10 advertised range ends). Details: mlcareer salary.",
        "note",
    )


def _bridges(document: Document, report: Comparison) -> None:
    names = {role.id: role.name for role in report.roles}
    document.heading("From one role to the other")
    rows: list[list[Cell]] = []
    for bridge in report.bridges or ():
        missing = [skill.name for skill in bridge.skills if skill.importance != "prerequisite"]
        more = len(missing) - 6
        shown = ", ".join(missing[:6]) + (f" and {more} more" if more > 0 else "")
        mark = f" {document.mark(bridge.sources)}" if bridge.sources else ""
        rows.append(
            [
                f"{names[bridge.from_role]} → {names[bridge.to_role]}",
                bridge.hours.words() + mark,
                shown or "nothing is missing",
            ]
        )
    document.table(["Way", "Hours of learning", "Learn"], rows)
    document.line("The order and the resources: mlcareer roadmap ROLE --from ROLE", "note")


DRAWERS = {Comparison: comparison}
