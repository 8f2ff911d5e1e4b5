"""How a roadmap looks."""

from datetime import date

from mlcareer.render import start
from mlcareer.render.document import Column, Document
from mlcareer.reports import HourRange
from mlcareer.reports.plan import Roadmap, Stage, Step


def plan(report: Roadmap) -> Document:  # noqa: C901 - a flat list of optional parts
    """Return the document of ``mlcareer roadmap``."""
    title = f"Roadmap to {report.role.name}"
    if report.from_role:
        title += f" from {report.from_role.name}"
    document = start(report, title + (" (core only)" if report.core_only else ""))
    document.line(_total(report), "answer")
    if not report.stages:
        document.line("Nothing is missing of what this role's core and important skills need.")
    if report.have:
        document.line("You have: " + ", ".join(one.name for one in report.have) + ".")
    if report.implied:
        document.line(
            "That implies: " + ", ".join(one.name for one in report.implied) + ".", "note"
        )
    for note in report.notes:
        document.line(f"{note}.", "note")
    _overview(document, report)
    if report.stages and not report.core_only:
        document.line("The core skills alone: add --core-only.", "note")
    for number, stage in enumerate(report.stages, 1):
        _stage(document, number, stage)
    if report.later:
        document.heading("Later, where the job asks for it")
        document.line(", ".join(one.name for one in report.later))
    if report.practise:
        document.heading("Practise at work, no hours counted")
        document.line(", ".join(one.name for one in report.practise))
    if report.portfolio:
        document.heading("Portfolio")
        document.items((document.said(one, one.text) for one in report.portfolio), boxes=True)
    if report.tips:
        document.heading("Tips")
        document.items(document.said(one, one.text) for one in report.tips)
    document.line(report.method, "note")
    return document


def _total(report: Roadmap) -> str:
    text = f"{len(report.steps)} skills, {report.hours.words()}"
    if report.weeks and report.hours_per_week:
        low, typical, high = report.weeks
        text += f": {low}–{high} weeks at {report.hours_per_week:g} h a week, typically {typical}"
    if report.end and report.start:
        low_end, typical_end, high_end = report.end
        text += f". Start {report.start}, end {typical_end} ({low_end} to {high_end})"
    return text + "."


def _overview(document: Document, report: Roadmap) -> None:
    document.table(
        ["Stage", Column("Skills", right=True), Column("Hours", right=True), "In this order"],
        [
            [
                f"{number} {stage.name}",
                str(len(stage.steps)),
                _range(stage.hours),
                ", ".join(step.name for step in stage.steps),
            ]
            for number, stage in enumerate(report.stages, 1)
        ],
    )


def _range(hours: HourRange) -> str:
    return f"{hours.low:,}–{hours.high:,}" if hours.high else "0"


def _stage(document: Document, number: int, stage: Stage) -> None:
    document.heading(f"{number} {stage.name}: {stage.hours.words()} {document.mark(stage.sources)}")
    document.line(stage.text, "note")
    document.items((_step(document, step) for step in stage.steps), boxes=True)


def _step(document: Document, step: Step) -> str:
    parts = [
        f"{step.name} ({step.importance}), {_range(step.hours)} h {document.mark(step.sources)}"
    ]
    if step.end:
        parts.append(f"by {_day(step.end[1])} ({_day(step.end[0])} to {_day(step.end[2])})")
    if step.after:
        parts.append(f"after {', '.join(step.after)}")
    if step.tools:
        parts.append("with " + ", ".join(one.name for one in step.tools[:4]))
    if step.resources:
        first = step.resources[0]
        where = f" {first.url}" if first.url else ""
        parts.append(f"learn: {first.title}, {first.cost}{where} {document.mark(first)}")
    if step.proof:
        parts.append(f"proof: {step.proof.text} {document.mark(step.proof)}")
    return "; ".join(part.rstrip(".") for part in parts)


def _day(day: date) -> str:
    return day.isoformat()


DRAWERS = {Roadmap: plan}
