"""What to learn, in an order that respects every prerequisite, at the user's pace."""

from __future__ import annotations

from datetime import date, timedelta
from graphlib import TopologicalSorter
from math import ceil
from typing import TYPE_CHECKING

from mlcareer.advice.competencies import (
    Need,
    hours_of,
    known_skills,
    needs_of,
    prerequisites,
    tools_for,
)
from mlcareer.errors import WrongUsageError
from mlcareer.reports import HourRange, Named
from mlcareer.reports.plan import Roadmap, Stage, Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mlcareer.knowledge import Knowledge
    from mlcareer.models import Importance, Role, Skill

METHOD = (
    "Core and important skills of the role with all they require, less what you have and what "
    "that implies; stages follow the kind of skill, and no skill stands before one it requires. "
    "Hours add up bound by bound; weeks = hours / pace, rounded up."
)
LEAST_HOURS_A_WEEK, MOST_HOURS_A_WEEK = 0.001, 100


def roadmap(
    knowledge: Knowledge,
    role: str = "ml-engineer",
    have: Iterable[str] = (),
    from_role: str | None = None,
    hours_per_week: float | None = None,
    start: date | None = None,
    *,
    core_only: bool = False,
) -> Roadmap:
    """Return the plan to ``role``; known skills, and what they require, are subtracted.

    ``hours_per_week`` is the study pace; with ``start`` the plan has dates. Raises
    UnknownNameError, and WrongUsageError for a pace out of range or a start without a pace.
    """
    if hours_per_week is not None and not LEAST_HOURS_A_WEEK <= hours_per_week <= MOST_HOURS_A_WEEK:
        raise WrongUsageError(
            f"--hours-per-week is {hours_per_week:g}",
            f"Give more than 0 (from {LEAST_HOURS_A_WEEK}) and at most {MOST_HOURS_A_WEEK}",
        )
    if start is not None and hours_per_week is None:
        raise WrongUsageError("--start needs a pace", "Add --hours-per-week, such as 10")
    goal = knowledge.role(role)
    origin = knowledge.role(from_role) if from_role is not None else None
    had, notes = known_skills(knowledge, have)
    if origin:
        had |= {name: knowledge.skills[name] for name in needs_of(knowledge, origin)}
    known = prerequisites(knowledge, had)
    kinds: tuple[Importance, ...] = ("core",) if core_only else ("core", "important")
    needs = needs_of(knowledge, goal, kinds)
    stages = _stages(knowledge, goal, {n: k for n, k in needs.items() if n not in known})
    stages = _paced(stages, hours_per_week, start)
    total = HourRange.total(stage.hours for stage in stages)
    parts = (stages, goal.tips, goal.portfolio)
    return Roadmap(
        role=Named(id=goal.id, name=goal.name),
        from_role=Named(id=origin.id, name=origin.name) if origin else None,
        have=_named(knowledge, had),
        implied=_named(knowledge, sorted(known - set(had))),
        notes=tuple(notes),
        core_only=core_only,
        hours_per_week=hours_per_week,
        start=start,
        hours=total,
        weeks=_weeks(total, hours_per_week),
        end=_ends(total, hours_per_week, start),
        stages=stages,
        later=_named(knowledge, _later(knowledge, goal, needs, known)),
        practise=_named(
            knowledge,
            [one.skill for one in goal.skills if knowledge.skills[one.skill].kind == "soft"],
        ),
        tips=goal.tips,
        portfolio=goal.portfolio,
        method=METHOD,
        sources=knowledge.cited(parts),
    )


def _named(knowledge: Knowledge, names: Iterable[str]) -> tuple[Named, ...]:
    return tuple(Named(id=name, name=knowledge.skills[name].name) for name in names)


def _later(knowledge: Knowledge, role: Role, needs: dict[str, Need], known: set[str]) -> list[str]:
    return [
        ask.skill
        for ask in role.skills
        if ask.skill not in needs
        and ask.skill not in known
        and knowledge.skills[ask.skill].kind == "technical"
    ]


def _stages(knowledge: Knowledge, role: Role, missing: dict[str, Need]) -> tuple[Stage, ...]:
    """Put each skill into the stage of its category, or a later one that a prerequisite is in."""
    base = {
        category: place
        for place, stage in enumerate(knowledge.stages.values())
        for category in stage.categories
    }
    graph = {
        name: [need.skill for need in knowledge.skills[name].requires if need.skill in missing]
        for name in missing
    }
    required = {
        name: [
            need.skill
            for need in knowledge.skills[name].requires
            if need.skill in missing and need.kind == "required"
        ]
        for name in missing
    }
    place: dict[str, int] = {}
    for name in TopologicalSorter(graph).static_order():
        own = base.get(knowledge.skills[name].category, len(knowledge.stages) - 1)
        place[name] = max([own, *(place[need] for need in graph[name])])
    order = _order(knowledge, graph, place)
    serving = tools_for(knowledge, role)
    stages = []
    for number, stage in enumerate(knowledge.stages.values()):
        steps = tuple(
            _step(knowledge, name, missing[name], stage.name, required[name], serving.get(name, []))
            for name in order
            if place[name] == number
        )
        if steps:
            stages.append(
                Stage(
                    id=stage.id,
                    name=stage.name,
                    text=stage.text,
                    hours=HourRange.total(step.hours for step in steps),
                    steps=steps,
                    sources=stage.sources,
                )
            )
    return tuple(stages)


def _order(
    knowledge: Knowledge,
    graph: dict[str, list[str]],
    place: dict[str, int],
) -> list[str]:
    """Return the skills in order: by stage, and within it the first on record that is ready."""
    sorter = TopologicalSorter(graph)
    sorter.prepare()
    ready: list[str] = []
    order: list[str] = []
    position = {name: number for number, name in enumerate(knowledge.skills)}
    while sorter.is_active():
        ready.extend(sorter.get_ready())
        ready.sort(key=lambda name: (place[name], position[name]))
        chosen = ready.pop(0)
        order.append(chosen)
        sorter.done(chosen)
    return order


def _step(
    knowledge: Knowledge, name: str, need: Need, stage: str, after: list[str], tools: list[str]
) -> Step:
    skill: Skill = knowledge.skills[name]
    taught = [one for one in knowledge.resources.values() if name in one.teaches]
    hours = skill.hours
    return Step(
        id=name,
        name=skill.name,
        stage=stage,
        importance=need,
        after=tuple(after),
        hours=hours_of(skill),
        basis=hours.basis if hours else "",
        weeks=None,
        end=None,
        resources=tuple(
            sorted(taught, key=lambda one: (one.cost != "free", one.caveat is not None))
        ),
        tools=tuple(Named(id=tool, name=knowledge.tools[tool].name) for tool in tools),
        proof=skill.proof,
        sources=hours.sources if hours else skill.sources,
    )


def _paced(stages: Sequence[Stage], pace: float | None, start: date | None) -> tuple[Stage, ...]:
    """Give each step the weeks and dates at which it ends, counted from the start of the plan."""
    done = HourRange(low=0, typical=0, high=0)
    paced = []
    for stage in stages:
        steps = []
        for step in stage.steps:
            done = HourRange.total([done, step.hours])
            steps.append(
                step.model_copy(
                    update={"weeks": _weeks(step.hours, pace), "end": _ends(done, pace, start)}
                )
            )
        paced.append(stage.model_copy(update={"steps": tuple(steps)}))
    return tuple(paced)


def _weeks(hours: HourRange, pace: float | None) -> tuple[int, int, int] | None:
    if pace is None:
        return None
    return ceil(hours.low / pace), ceil(hours.typical / pace), ceil(hours.high / pace)


def _ends(
    hours: HourRange, pace: float | None, start: date | None
) -> tuple[date, date, date] | None:
    weeks = _weeks(hours, pace)
    if weeks is None or start is None:
        return None
    try:
        low, typical, high = (start + timedelta(weeks=count) for count in weeks)
    except OverflowError as error:
        raise WrongUsageError(
            "the plan ends after the last date there is", "Start earlier or study more a week"
        ) from error
    return low, typical, high
