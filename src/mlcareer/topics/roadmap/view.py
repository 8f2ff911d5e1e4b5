"""How the answer of ``mlcareer roadmap`` looks."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from mlcareer.answer import Named
from mlcareer.formats.document import Column
from mlcareer.topics.phrases import enough, hour_span, hour_words, sentence
from mlcareer.topics.roadmap.answer import Roadmap, Stage, Step

if TYPE_CHECKING:
    from mlcareer.formats.document import Document

MOST_TOOLS = 4
MOST_HAD = 8
"""Skills one has that are named: a whole role brings dozens."""


def roadmap_view(answer: Roadmap, document: "Document") -> None:
    """Write the total, what is known already, the stages with their steps, and what follows."""
    document.title = (
        f"Roadmap to {answer.role.name}"
        + (f" ({answer.level})" if answer.level else "")
        + (f" from {answer.from_role.name}" if answer.from_role else "")
        + (" (core only)" if answer.core_only else "")
    )
    document.line(_total(answer), "answer")
    if not answer.stages and not answer.reason:
        document.line("Nothing is missing of what this role's core and important skills need.")
    if answer.level is None and answer.stages:
        document.line("This is for mid level. For a first job: --level entry.", "note")
    if answer.specialise:
        document.line(f"Specialised in: {_names(answer.specialise)}.")
    if answer.have:
        had = [f"{one.name} ({answer.depths[one.id]})" for one in answer.have]
        document.line(f"You have: {enough(had, MOST_HAD)}.")
    if answer.implied:
        document.line(f"That implies: {_names(answer.implied)}.", "note")
    for note in answer.notes:
        document.line(f"{note}.", "note")
    _overview(document, answer)
    names = {step.id: step.name for step in answer.steps}
    for number, stage in enumerate(answer.stages, 1):
        _stage(document, number, stage, names)
    _outlook(document, answer)
    document.line(answer.method, "note")


def _names(records: Sequence[Named | Step]) -> str:
    return ", ".join(record.name for record in records)


def _total(answer: Roadmap) -> str:
    if answer.hours is None:
        return f"{sentence(answer.reason or '')}."
    count = len(answer.steps)
    text = f"{count} skill{'s' * (count != 1)}, {hour_words(answer.hours)}"
    if answer.weeks and answer.hours_per_week:
        low, typical, high = answer.weeks
        text += f": {low}–{high} weeks at {answer.hours_per_week:g} h a week, typically {typical}"
    if answer.end and answer.start:
        first, likely, last = answer.end
        text += f". Start {answer.start}, end {likely} ({first} to {last})"
    return text + "."


def _overview(document: "Document", answer: Roadmap) -> None:
    document.table(
        ["Stage", Column("Skills", right=True), Column("Hours", right=True), "In this order"],
        [
            [
                f"{number} {stage.name}",
                str(len(stage.steps)),
                hour_span(stage.hours),
                _names(stage.steps),
            ]
            for number, stage in enumerate(answer.stages, 1)
        ],
    )
    if answer.stages and not answer.core_only:
        document.line("The core skills alone: add --core-only.", "note")


def _stage(document: "Document", number: int, stage: Stage, names: Mapping[str, str]) -> None:
    marker = document.mark(stage.sources)
    document.heading(f"{number} {stage.name}: {hour_words(stage.hours)} {marker}")
    document.line(stage.text, "note")
    document.items((_step(document, step, names) for step in stage.steps), boxes=True)


def _step(document: "Document", step: Step, names: Mapping[str, str]) -> str:
    marker = document.mark(step.sources)
    depth = f"{step.known} to {step.depth}" if step.known else step.depth
    parts = [f"{step.name} ({step.importance}), {depth}, {hour_span(step.hours)} h {marker}"]
    if step.end:
        first, likely, last = step.end
        parts.append(f"by {likely} ({first} to {last})")
    if step.after:
        parts.append(f"after {', '.join(names[name] for name in step.after)}")
    if step.tools:
        parts.append(f"with {_names(step.tools[:MOST_TOOLS])}")
    if step.resources:
        best = step.resources[0]
        where = f" {best.url}" if best.url else ""
        parts.append("learn: " + document.said(best, f"{best.title}, {best.cost}{where}"))
    if step.proof:
        parts.append("proof: " + document.said(step.proof, step.proof.text))
    return "; ".join(part.rstrip(".") for part in parts)


def _outlook(document: "Document", answer: Roadmap) -> None:
    """Write what is left for later and for work, and what to show and to heed."""
    if answer.later:
        document.heading("Later, where the job asks for it")
        document.line(_names(answer.later))
    if answer.electives:
        document.heading("Specialisations")
        document.line(_names(answer.electives))
        first = answer.electives[0].id
        document.line(f"To learn one as well: --specialise {first}", "note")
    if answer.practise:
        document.heading("Practise at work, no hours counted")
        document.line(_names(answer.practise))
    if answer.portfolio:
        document.heading("Portfolio")
        document.items((document.said(one, one.text) for one in answer.portfolio), boxes=True)
    if answer.tips:
        document.heading("Tips")
        document.items(document.said(tip, tip.text) for tip in answer.tips)
