"""How skills and tools look."""

from typing import TYPE_CHECKING

from mlcareer.domain.depth import USUAL
from mlcareer.topics.phrases import NOTHING, counted_share

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mlcareer.domain.demand import Demand
    from mlcareer.formats.document import Cell, Column, Document
    from mlcareer.topics.skills_and_tools.answer import (
        SkillAnswer,
        Skills,
        ToolAnswer,
        Tools,
        UsedBy,
    )


def skills_view(answer: "Skills", document: "Document") -> None:
    """Write the skills of a role, one skill's page, or all skills."""
    from mlcareer.formats.document import Column

    if answer.about == "skill":
        _skill_page(answer, document)
        return
    document.title = _title("Skills", answer)
    document.table(
        [
            "Skill",
            _whose(answer),
            *([Column("Depth", whole=True)] if answer.role else []),
            Column("Postings", right=True),
            Column("Hours", right=True, least=70, whole=True),
            Column("Category", least=100),
            Column("Sources"),
        ],
        [
            [
                skill.name,
                _importance(skill) or _roles(skill.used_by),
                *([skill.depth or NOTHING] if answer.role else []),
                _share(skill.demand),
                _study(skill),
                skill.category,
                document.mark(_evidence(skill)),
            ]
            for skill in answer.skills
        ],
    )
    _legend(document, answer.skills)
    document.line("One skill: mlcareer skills SKILL. In order: mlcareer roadmap.", "note")


def tools_view(answer: "Tools", document: "Document") -> None:
    """Write the tools of a role, one tool's page, or all tools."""
    from mlcareer.formats.document import Column

    if answer.about == "tool":
        _tool_page(answer, document)
        return
    document.title = _title("Tools", answer)
    document.table(
        [
            "Tool",
            _whose(answer),
            *([Column("Depth", whole=True)] if answer.role else []),
            Column("Postings", right=True),
            Column("Category", least=100),
            Column("Status"),
            Column("Sources"),
        ],
        [
            [
                tool.name,
                _importance(tool) or _roles(tool.used_by),
                *([tool.depth or NOTHING] if answer.role else []),
                _share(tool.demand),
                tool.category,
                "" if tool.status == "active" else tool.status,
                document.mark(_evidence(tool)),
            ]
            for tool in answer.tools
        ],
    )
    _legend(document, answer.tools)
    document.line("One tool, with its history: mlcareer tools TOOL.", "note")


def _title(subject: str, answer: "Skills | Tools") -> str:
    whose = answer.role.name if answer.role else "the catalogue"
    filters = ", ".join(kept for kept in (answer.level, answer.category, answer.importance) if kept)
    return f"{subject}: {whose}" + (f" ({filters})" if filters else "")


def _whose(answer: "Skills | Tools") -> "Column | str":
    """Return the column that says how much the role asks, or which roles do."""
    from mlcareer.formats.document import Column

    return "Importance" if answer.role else Column("Asked for by", least=80)


def _evidence(answer: "SkillAnswer | ToolAnswer") -> tuple[str, ...]:
    own = answer.evidence.sources if answer.evidence else answer.sources
    counted = answer.demand.sources if answer.demand else ()
    return tuple(dict.fromkeys((*own, *counted)))


def _importance(answer: "SkillAnswer | ToolAnswer") -> str | None:
    """Return how much the asked role asks, and whether only some in it need it."""
    if answer.evidence and answer.evidence.elective:
        return f"{answer.importance}, elective"
    return answer.importance


def _study(skill: "SkillAnswer") -> str:
    """Return the hours to the depth that a role asks for; to the usual depth without one."""
    steps = {step.depth: step for step in skill.depths}
    step = steps.get(skill.depth or USUAL)
    return f"{step.low}–{step.high}" if step else "at work"


def _share(demand: "Demand | None") -> str:
    return counted_share(demand.value, demand.unit) if demand else NOTHING


def _roles(uses: "Iterable[UsedBy]") -> str:
    return ", ".join(use.name for use in uses) or NOTHING


def _legend(document: "Document", answers: "Sequence[SkillAnswer | ToolAnswer]") -> None:
    """Say where the counted postings come from, each population once."""
    names = dict.fromkeys(
        f"{demand.population} ({_base(demand)}{demand.as_of}) {document.mark(demand.sources)}"
        for answer in answers
        if (demand := answer.demand)
    )
    for name in names:
        document.line(f"Postings: share or number in {name}.", "note")


def _skill_page(answer: "Skills", document: "Document") -> None:
    skill = answer.skills[0]
    document.title = f"{skill.name} · skill · {skill.category}"
    document.line(f"{skill.text} {document.mark(skill.sources)}", "answer")
    _depths(document, skill)
    _used_by(document, skill.used_by)
    if skill.requires:
        document.heading("Learn before")
        document.items(
            document.said(
                need,
                f"{need.skill}, {need.depth}"
                + (" (recommended)" if need.kind == "recommended" else ""),
            )
            for need in skill.requires
        )
    if skill.proof:
        document.heading("Proof of competence")
        document.items([document.said(skill.proof, skill.proof.text)])
    if skill.resources:
        document.heading("Learn from")
        rows = []
        for course in skill.resources:
            name = f"{course.title} ({course.provider})"
            told = ", ".join(
                part for part in (name, course.cost, course.length, course.url) if part
            )
            caveat = f". {course.caveat}" if course.caveat else ""
            rows.append(document.said(course, told + caveat))
        document.items(rows)
    if skill.tools:
        document.heading("Tools that serve it")
        document.line(", ".join(tool.name for tool in skill.tools))
    if skill.details:
        document.heading("What sources say")
        document.items(document.said(detail, detail.text) for detail in skill.details)
    _counted(document, skill.demand)


def _depths(document: "Document", skill: "SkillAnswer") -> None:
    """Write what one can do at each depth, the hours to it, and what tells them apart."""
    if skill.depths:
        document.heading("How deep, and how long it takes")
        document.items(
            document.said(
                step,
                f"{step.depth}, {step.low}–{step.high} h, typically {step.typical}: {step.text}",
            )
            for step in skill.depths
        )
        bases: dict[str, list[str]] = {}
        for step in skill.depths:
            bases.setdefault(step.basis, []).append(step.depth)
        for basis, depths in bases.items():
            document.line(f"Hours to {' and '.join(depths)}: {basis}", "note")
    if skill.question:
        document.heading("The question that tells depths apart")
        document.items([document.said(skill.question, skill.question.text)])


def _tool_page(answer: "Tools", document: "Document") -> None:
    tool = answer.tools[0]
    document.title = f"{tool.name} · tool · {tool.category}"
    document.line(f"{tool.text or tool.name} {document.mark(tool.sources)}", "answer")
    if answer.note:
        document.line(f"{answer.note}.", "caution")
    served = ", ".join(f"{skill.name} ({skill.id})" for skill in tool.serves)
    document.line(f"Serves: {served}. Status: {tool.status}.")
    _used_by(document, tool.used_by)
    if tool.changes:
        document.heading("What changed")
        document.items(
            document.said(change, f"{change.date} {change.kind}: {change.text}")
            for change in tool.changes
        )
    if tool.onet:
        marks = [
            word
            for word, is_set in (("hot", tool.onet.hot), ("in demand", tool.onet.in_demand))
            if is_set
        ]
        text = f"O*NET, data scientists: {tool.onet.name} ({' and '.join(marks) or 'listed'})"
        document.line(document.said(tool.onet, text))
    if tool.details:
        document.heading("What sources say")
        document.items(document.said(detail, detail.text) for detail in tool.details)
    if tool.aliases:
        document.line(f"Also called: {', '.join(tool.aliases)}", "note")
    _counted(document, tool.demand)


def _used_by(document: "Document", uses: "Iterable[UsedBy]") -> None:
    document.heading("Roles that ask for it")
    rows: list[Sequence[Cell]] = [
        [
            use.name,
            use.importance + (", elective" if use.elective else ""),
            use.depth,
            " ".join(part for part in (_ended(use.share), use.text, use.exception) if part),
            document.mark(use.sources),
        ]
        for use in uses
    ]
    if rows:
        document.table(["Role", "Importance", "Depth", "As stated", "Sources"], rows)
    else:
        document.line("No role on record asks for it.")


def _base(demand: "Demand") -> str:
    """Return how many a share is of."""
    if demand.unit != "percent":
        return ""
    return f"n = {demand.n:,}, " if demand.n else "n not stated, "


def _ended(words: str | None) -> str:
    return f"{words}." if words else ""


def _counted(document: "Document", demand: "Demand | None") -> None:
    if demand:
        text = f"Postings: {_share(demand)} of {demand.population} ({_base(demand)}{demand.as_of})"
        document.line(f"{text} {document.mark(demand.sources)}", "note")
