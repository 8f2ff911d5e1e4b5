"""How skills and tools look."""

from collections.abc import Iterable

from mlcareer.render import start
from mlcareer.render.document import Column, Document
from mlcareer.reports.catalogue import (
    SkillAnswer,
    SkillsReport,
    ToolAnswer,
    ToolsReport,
    UsedBy,
)
from mlcareer.reports.demand import Demand


def skills(report: SkillsReport) -> Document:
    """Return the document of ``mlcareer skills``."""
    if report.about == "skill":
        return _skill_page(report)
    title = f"Skills: {report.role.name}" if report.role else "Skills: the catalogue"
    document = start(report, title + _filters(report))
    columns = [
        "Skill",
        "Importance" if report.role else Column("Asked for by", least=80),
        Column("Postings", right=True),
        Column("Hours", right=True, whole=True),
        Column("Category", least=80),
        Column("Sources"),
    ]
    document.table(
        columns,
        [
            [
                one.name,
                one.importance or _roles(one.used_by),
                _share(one.demand),
                f"{one.hours.low}–{one.hours.high}" if one.hours else "at work",
                one.category,
                document.mark(_evidence(one)),
            ]
            for one in report.skills
        ],
    )
    _legend(document, report.skills)
    document.line("One skill: mlcareer skills SKILL. In order: mlcareer roadmap.", "note")
    return document


def tools(report: ToolsReport) -> Document:
    """Return the document of ``mlcareer tools``."""
    if report.about == "tool":
        return _tool_page(report)
    title = f"Tools: {report.role.name}" if report.role else "Tools: the catalogue"
    document = start(report, title + _filters(report))
    document.table(
        [
            "Tool",
            "Importance" if report.role else Column("Asked for by", least=80),
            Column("Postings", right=True),
            Column("Category", least=80),
            Column("Status"),
            Column("Sources"),
        ],
        [
            [
                one.name,
                one.importance or _roles(one.used_by),
                _share(one.demand),
                one.category,
                "" if one.status == "active" else one.status,
                document.mark(_evidence(one)),
            ]
            for one in report.tools
        ],
    )
    _legend(document, report.tools)
    document.line("One tool, with its history: mlcareer tools TOOL.", "note")
    return document


def _filters(report: SkillsReport | ToolsReport) -> str:
    kept = [one for one in (report.category, report.importance) if one]
    return f" ({', '.join(kept)})" if kept else ""


def _evidence(answer: SkillAnswer | ToolAnswer) -> tuple[str, ...]:
    own = answer.evidence.sources if answer.evidence else answer.sources
    counted = answer.demand.sources if answer.demand else ()
    return tuple(dict.fromkeys((*own, *counted)))


def _share(demand: Demand | None) -> str:
    if demand is None:
        return "·"
    return f"{demand.value:.0f} %" if demand.unit == "percent" else f"{demand.value:,.0f}"


def _roles(uses: Iterable[UsedBy]) -> str:
    return ", ".join(one.name for one in uses) or "·"


def _legend(document: Document, answers: Iterable[SkillAnswer | ToolAnswer]) -> None:
    names = dict.fromkeys(
        f"{one.demand.population} ({one.demand.as_of}) {document.mark(one.demand.sources)}"
        for one in answers
        if one.demand
    )
    for name in names:
        document.line(f"Postings: share or number in {name}.", "note")


def _skill_page(report: SkillsReport) -> Document:
    answer = report.skills[0]
    document = start(report, f"{answer.name} · skill · {answer.category}")
    document.line(f"{answer.text} {document.mark(answer.sources)}", "answer")
    _remark(document, report.note)
    if answer.hours:
        hours = answer.hours
        text = f"Hours: {hours.low}–{hours.high}, typically {hours.typical}. {hours.basis}"
        document.line(document.said(hours, text))
    _used_by(document, answer.used_by)
    if answer.requires:
        document.heading("Learn before")
        document.items(
            document.said(
                one, f"{one.skill}{' (recommended)' if one.kind == 'recommended' else ''}"
            )
            for one in answer.requires
        )
    if answer.proof:
        document.heading("Proof of competence")
        document.items([document.said(answer.proof, answer.proof.text)])
    if answer.resources:
        document.heading("Learn from")
        document.items(
            document.said(
                one,
                ", ".join(
                    part
                    for part in (f"{one.title} ({one.provider})", one.cost, one.length, one.url)
                    if part
                )
                + (f". {one.caveat}" if one.caveat else ""),
            )
            for one in answer.resources
        )
    if answer.tools:
        document.heading("Tools that serve it")
        document.line(", ".join(one.name for one in answer.tools))
    if answer.details:
        document.heading("What sources say")
        document.items(document.said(one, one.text) for one in answer.details)
    _counted(document, answer.demand)
    return document


def _tool_page(report: ToolsReport) -> Document:
    answer = report.tools[0]
    document = start(report, f"{answer.name} · tool · {answer.category}")
    document.line(f"{answer.text or answer.name} {document.mark(answer.sources)}", "answer")
    _remark(document, report.note)
    served = ", ".join(f"{one.name} ({one.id})" for one in answer.serves)
    document.line(f"Serves: {served}. Status: {answer.status}.")
    _used_by(document, answer.used_by)
    if answer.changes:
        document.heading("What changed")
        document.items(
            document.said(one, f"{one.date} {one.kind}: {one.text}") for one in answer.changes
        )
    if answer.onet:
        marks = [
            word
            for word, given in (("hot", answer.onet.hot), ("in demand", answer.onet.in_demand))
            if given
        ]
        text = f"O*NET, data scientists: {answer.onet.name} ({' and '.join(marks) or 'listed'})"
        document.line(document.said(answer.onet, text))
    if answer.details:
        document.heading("What sources say")
        document.items(document.said(one, one.text) for one in answer.details)
    if answer.aliases:
        document.line(f"Also called: {', '.join(answer.aliases)}", "note")
    _counted(document, answer.demand)
    return document


def _remark(document: Document, note: str | None) -> None:
    if note:
        document.line(f"{note}.", "caution")


def _used_by(document: Document, uses: Iterable[UsedBy]) -> None:
    document.heading("Roles that ask for it")
    rows = [[one.name, one.importance, one.text or "", document.mark(one.sources)] for one in uses]
    if rows:
        document.table(["Role", "Importance", Column("As stated"), Column("Sources")], rows)
    else:
        document.line("No role on record asks for it.")


def _counted(document: Document, demand: Demand | None) -> None:
    if demand:
        text = f"Postings: {_share(demand)} of {demand.population} ({demand.as_of})"
        document.line(f"{text} {document.mark(demand.sources)}", "note")


DRAWERS = {SkillsReport: skills, ToolsReport: tools}
