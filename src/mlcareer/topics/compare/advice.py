"""Roles side by side: focus, tasks, skills, tools, pay, and the way from one to another."""

from collections.abc import Callable, Mapping, Sequence
from itertools import permutations
from typing import TYPE_CHECKING

from mlcareer.answer import Named, cited, stated
from mlcareer.domain.demand import Demand, demand_by_subject
from mlcareer.domain.depth import depth_at
from mlcareer.domain.importance import ORDER
from mlcareer.domain.learning import bridge
from mlcareer.domain.pay.estimate import along
from mlcareer.domain.pay.published import applying, together
from mlcareer.errors import WrongUsageError
from mlcareer.knowledge.names import named
from mlcareer.topics import estimates
from mlcareer.topics.compare.answer import (
    AskPart,
    AskRow,
    Comparison,
    RoleFocus,
    RolePay,
    TaskPart,
    TaskRow,
)

if TYPE_CHECKING:
    from mlcareer.knowledge.library import Knowledge
    from mlcareer.records.countries import Territory
    from mlcareer.records.roles import Role, SkillRequirement, Task, TaskShare, ToolRequirement
    from mlcareer.records.skills import Skill
    from mlcareer.records.tools import Tool
    from mlcareer.terms import Depth, Section

DEFAULT = ("ml-engineer", "data-scientist")


def compare(
    knowledge: "Knowledge",
    roles: Sequence[str] = DEFAULT,
    level: str | None = None,
    country: str = "US",
    only: "Section | None" = None,
) -> Comparison:
    """Return two or more roles side by side; ``only`` keeps one section.

    Raises UnknownNameError, and WrongUsageError for fewer than two different roles.
    """
    found = [named(knowledge.roles, name) for name in roles]
    chosen = list({role.id: role for role in found}.values())
    if len(chosen) <= 1:
        raise WrongUsageError(
            "a comparison needs two different roles", "Name another: mlcareer roles lists them"
        )
    at = named(knowledge.levels, level).id if level is not None else None
    place = named(knowledge.countries, country)

    def has(section: "Section") -> bool:
        return only in {None, section}

    focus = tuple(map(_focus, chosen)) if has("focus") else None
    tasks = _tasks(knowledge.tasks, chosen) if has("tasks") else None
    named_in = (
        {one.id: demand_by_subject(knowledge, one) for one in chosen}
        if (has("skills") or has("tools"))
        else {}
    )
    levels = list(knowledge.levels.values()) if at else []

    def depths(asked: "SkillRequirement | ToolRequirement") -> "Depth":
        return depth_at(asked, at, levels)

    skills = (
        _asks(
            knowledge.skills,
            {one.id: {ask.skill: ask for ask in one.skills} for one in chosen},
            named_in,
            depths,
        )
        if has("skills")
        else None
    )
    tools = (
        _asks(
            knowledge.tools,
            {one.id: {ask.tool: ask for ask in one.tools} for one in chosen},
            named_in,
            depths,
        )
        if has("tools")
        else None
    )
    pay = tuple(_pay(knowledge, role, at, place) for role in chosen) if has("pay") else None
    bridges = (
        tuple(bridge(knowledge, *pair, at) for pair in permutations(chosen, 2))
        if has("bridge")
        else None
    )
    return Comparison(
        roles=tuple(map(_short, chosen)),
        level=at,
        country=place.id,
        only=only,
        focus=focus,
        tasks=tasks,
        skills=skills,
        tools=tools,
        pay=pay,
        bridges=bridges,
        sources=cited(knowledge.sources, focus, tasks, skills, tools, pay, bridges),
    )


def _short(role: "Role") -> Named:
    return Named(id=role.id, name=role.short)


def _focus(role: "Role") -> RoleFocus:
    return RoleFocus(
        role=_short(role),
        focus=stated(role.focus or (role.summary,)),
        output=stated(role.output),
        question=stated(role.question),
        works_with=stated(role.works_with),
    )


def _tasks(tasks: Mapping[str, "Task"], roles: Sequence["Role"]) -> tuple[TaskRow, ...]:
    """Return the tasks in which any of the roles has a part."""
    shares = {role.id: {share.task: share for share in role.tasks} for role in roles}
    return tuple(
        TaskRow(
            id=task.id,
            name=task.name,
            stage=task.stage,
            parts=tuple(
                _task_part(role, task.id, own.get(task.id)) for role, own in shares.items()
            ),
            sources=task.sources,
        )
        for task in tasks.values()
        if any(task.id in own for own in shares.values())
    )


def _task_part(role: str, task: str, share: "TaskShare | None") -> TaskPart:
    if share is None:
        return TaskPart(role=role, id=None, share=None, sources=())
    return TaskPart(role=role, id=f"{role}.{task}", share=share.share, sources=share.sources)


def _asks(
    subjects: "Mapping[str, Skill | Tool]",
    asked: "Mapping[str, Mapping[str, SkillRequirement | ToolRequirement]]",
    named_in: Mapping[str, Mapping[str, Demand]],
    depth_of: "Callable[[SkillRequirement | ToolRequirement], Depth]",
) -> tuple[AskRow, ...]:
    """Return the skills or tools that the roles ask for; ``asked`` are the asks of each by id.

    ``named_in`` is what is counted in the ads of each: a role whose ads name a thing holds it too,
    however rarely. Shared ones come first, then by the highest importance, then by name.
    """
    rows = []
    for subject in dict.fromkeys(name for asks in asked.values() for name in asks):
        record = subjects[subject]
        parts = tuple(
            _ask_part(role, subject, asks.get(subject), named_in[role].get(subject), depth_of)
            for role, asks in asked.items()
        )
        row = AskRow(
            id=subject,
            name=record.name,
            category=record.category,
            held_by=tuple(part.role for part in parts if part.importance or part.named),
            parts=parts,
        )
        best = min(ORDER[part.importance] for part in parts if part.importance)
        rows.append((-len(row.held_by), best, record.name.casefold(), row))
    return tuple(row for *_, row in sorted(rows, key=lambda ranked: ranked[:3]))


def _ask_part(
    role: str,
    subject: str,
    ask: "SkillRequirement | ToolRequirement | None",
    named_in: Demand | None,
    depth_of: "Callable[[SkillRequirement | ToolRequirement], Depth]",
) -> AskPart:
    if ask is None:
        share = named_in if named_in and named_in.unit == "percent" and named_in.value else None
        sources = share.sources if share else ()
        return AskPart(
            role=role, id=None, importance=None, depth=None, named=share, sources=sources
        )
    return AskPart(
        role=role,
        id=f"{role}.{subject}",
        importance=ask.importance,
        depth=depth_of(ask),
        named=None,
        sources=ask.sources,
    )


def _pay(knowledge: "Knowledge", role: "Role", level: str | None, country: "Territory") -> RolePay:
    """Return a role's pay a year: at one level, or at each without one."""
    rungs = tuple(
        estimates.rung(knowledge, point, "year")
        for point in along(knowledge, "level", role, None, country)
        if level in {None, point.id}
    )
    figures = applying(knowledge.figures, role.id, country.id)
    overall = estimates.published(together(figures, None, country), "year")
    return RolePay(
        role=_short(role),
        overall=overall,
        rungs=rungs,
        remark=None if rungs or (overall and not level) else _remark(level, country),
    )


def _remark(level: str | None, country: "Territory") -> str:
    """Return what to say of a role without pay at a level, or at all."""
    return f"no figure for {country.name}" + (f" at level {level}" if level else "")
