"""Roles side by side: focus, tasks, skills, tools, pay, and the way from one to another."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, Any

from mlcareer.advice.competencies import ORDER, hours_of, needs_of
from mlcareer.advice.pay import role_pay
from mlcareer.errors import WrongUsageError
from mlcareer.models import SkillAsk
from mlcareer.reports import HourRange, Named
from mlcareer.reports.comparison import (
    AskPart,
    AskRow,
    Bridge,
    BridgeSkill,
    Comparison,
    RoleFocus,
    Section,
    TaskPart,
    TaskRow,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mlcareer.knowledge import Knowledge
    from mlcareer.models import Role, ToolAsk

DEFAULT = ("ml-engineer", "data-scientist")


def compare(
    knowledge: Knowledge,
    roles: Sequence[str] = DEFAULT,
    level: str | None = None,
    country: str = "US",
    only: Section | None = None,
) -> Comparison:
    """Return two or more roles side by side; ``only`` keeps one section.

    Raises UnknownNameError, and WrongUsageError for fewer than two different roles.
    """
    chosen = list({role.id: role for role in map(knowledge.role, roles)}.values())
    if len(chosen) == 1:
        raise WrongUsageError(
            "a comparison needs two different roles", "Name another: mlcareer roles lists them"
        )
    rung = knowledge.level(level).id if level is not None else None
    place = knowledge.country(country)

    def part(section: Section, make: Any) -> Any:
        return make() if only in {None, section} else None

    parts: dict[str, Any] = {
        "focus": part("focus", lambda: tuple(_focus(role) for role in chosen)),
        "tasks": part("tasks", lambda: _tasks(knowledge, chosen)),
        "skills": part("skills", lambda: _asks(knowledge.skills, chosen, "skills")),
        "tools": part("tools", lambda: _asks(knowledge.tools, chosen, "tools")),
        "pay": part(
            "pay", lambda: tuple(role_pay(knowledge, role, rung, place) for role in chosen)
        ),
        "bridges": part(
            "bridge", lambda: tuple(bridge(knowledge, *pair) for pair in permutations(chosen, 2))
        ),
    }
    return Comparison(
        roles=tuple(Named(id=role.id, name=role.short) for role in chosen),
        level=rung,
        country=place.id,
        only=only,
        **parts,
        sources=knowledge.cited(parts),
    )


def bridge(knowledge: Knowledge, origin: Role, goal: Role) -> Bridge:
    """Return the core and important skills the goal needs and the origin does not, with hours."""
    has = needs_of(knowledge, origin)
    wants = needs_of(knowledge, goal)
    missing = sorted(
        (name for name in wants if name not in has),
        key=lambda name: (ORDER[wants[name]], name),
    )
    skills = tuple(
        BridgeSkill(
            id=name,
            name=knowledge.skills[name].name,
            importance=wants[name],
            hours=hours_of(knowledge.skills[name]),
            sources=hours.sources if (hours := knowledge.skills[name].hours) else ("judgement",),
        )
        for name in missing
    )
    return Bridge(
        from_role=origin.id,
        to_role=goal.id,
        hours=HourRange.total(one.hours for one in skills),
        skills=skills,
        sources=tuple(dict.fromkeys(name for one in skills for name in one.sources))
        or ("judgement",),
    )


def _focus(role: Role) -> RoleFocus:
    return RoleFocus(
        role=Named(id=role.id, name=role.short),
        focus=role.focus or (role.summary,),
        output=role.output,
        question=role.question,
        works_with=role.works_with,
    )


def _tasks(knowledge: Knowledge, roles: Sequence[Role]) -> tuple[TaskRow, ...]:
    rows = []
    for task in knowledge.tasks.values():
        parts = tuple(_task_part(role, task.id) for role in roles)
        if any(part.share for part in parts):
            rows.append(
                TaskRow(
                    id=task.id, name=task.name, stage=task.stage, parts=parts, sources=task.sources
                )
            )
    return tuple(rows)


def _task_part(role: Role, task: str) -> TaskPart:
    for share in role.tasks:
        if share.task == task:
            return TaskPart(
                role=role.id, id=f"{role.id}.{task}", share=share.share, sources=share.sources
            )
    return TaskPart(role=role.id, id=None, share=None, sources=())


def _asks(records: Mapping[str, Any], roles: Sequence[Role], key: str) -> tuple[AskRow, ...]:
    held: dict[str, dict[str, SkillAsk | ToolAsk]] = {}
    for role in roles:
        for ask in getattr(role, key):
            subject = ask.skill if isinstance(ask, SkillAsk) else ask.tool
            held.setdefault(subject, {})[role.id] = ask
    rows = [
        AskRow(
            id=subject,
            name=records[subject].name,
            category=records[subject].category,
            held_by=tuple(asks),
            parts=tuple(_ask_part(role, subject, asks.get(role.id)) for role in roles),
        )
        for subject, asks in held.items()
    ]
    return tuple(sorted(rows, key=_row_rank))


def _ask_part(role: Role, subject: str, ask: SkillAsk | ToolAsk | None) -> AskPart:
    if ask is None:
        return AskPart(role=role.id, id=None, importance=None, sources=())
    return AskPart(
        role=role.id, id=f"{role.id}.{subject}", importance=ask.importance, sources=ask.sources
    )


def _row_rank(row: AskRow) -> tuple[int, int, str]:
    """Shared rows first, then by the highest importance that any role gives, then by name."""
    best = min(ORDER[part.importance] for part in row.parts if part.importance)
    return -len(row.held_by), best, row.name.casefold()
