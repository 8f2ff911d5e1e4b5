"""What a role is, which roles are near it, and where it leads."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

from mlcareer.advice.comparison import bridge
from mlcareer.advice.modelled import modelled
from mlcareer.advice.published import applying, together
from mlcareer.knowledge.facts import value_id
from mlcareer.reports import Named
from mlcareer.reports.demand import Demand
from mlcareer.reports.occupation import (
    Ladder,
    LadderRung,
    Neighbour,
    RoleLine,
    RolesReport,
    WayOn,
)

if TYPE_CHECKING:
    from mlcareer.knowledge import Knowledge
    from mlcareer.models import Role, Territory

WEIGHTS = {"core": 3, "important": 2, "useful": 1, "leads": 3, "shares": 2, "supports": 1}
"""How much an ask, or a part in a task, counts in the nearness of two roles: our judgement."""
NEAREST = 4
METHOD = (
    "Nearness: the cosine of the angle between two roles as lists of weights, over all skills and "
    "tools (core 3, important 2, useful 1) and tasks (leads 3, shares 2, supports 1)."
)


def roles(knowledge: Knowledge, name: str | None = None) -> RolesReport:
    """Return every role in one line, or one role's page with its nearest roles.

    Raises UnknownNameError.
    """
    page = knowledge.role(name) if name is not None else None
    chosen = [page] if page else list(knowledge.roles.values())
    lines = tuple(_line(knowledge, role) for role in chosen)
    near = _neighbours(knowledge, page) if page else ()
    return RolesReport(
        roles=lines,
        page=page,
        neighbours=near,
        method=METHOD,
        sources=knowledge.cited(page, lines, near),
    )


def ladder(knowledge: Knowledge, role: str = "ml-engineer", country: str = "US") -> Ladder:
    """Return a role's levels, with what is expected and paid at each, and the ways on.

    Raises UnknownNameError.
    """
    chosen, place = knowledge.role(role), knowledge.country(country)
    figures = applying(knowledge, chosen, place.id)
    rungs = []
    for level in knowledge.levels.values():
        expected = tuple(one for one in chosen.ladder if one.level == level.id)
        published = together(figures, level.id, place, "year")
        model = modelled(knowledge, chosen, level.id, place, "year")
        if expected or published or model:
            rungs.append(
                LadderRung(
                    id=level.id,
                    name=level.name,
                    years=level.years,
                    text=level.text,
                    expectations=expected,
                    published=published,
                    modelled=model,
                    sources=level.sources,
                )
            )
    ways = tuple(
        WayOn(
            step=step,
            hours=bridge(knowledge, chosen, knowledge.roles[step.role]).hours
            if step.role and step.role != chosen.id
            else None,
            sources=step.sources,
        )
        for step in chosen.career
    )
    return Ladder(
        role=Named(id=chosen.id, name=chosen.name),
        country=Named(id=place.id, name=place.name),
        rungs=tuple(rungs),
        ways=ways,
        sources=knowledge.cited(rungs, ways),
    )


def nearness(one: Role, other: Role) -> float:
    """Return how near two roles are, from 0 to 1: the cosine of their weights (Salton, 1975).

    Unlike a measure by shared parts of the whole, it does not punish a record for being short.
    """
    left, right = _weights(one), _weights(other)
    shared = sum(left[name] * right[name] for name in left.keys() & right.keys())
    size = hypot(*left.values()) * hypot(*right.values())
    return round(shared / size, 3) if size else 0.0


def _weights(role: Role) -> dict[str, int]:
    asks = {ask.skill: WEIGHTS[ask.importance] for ask in role.skills}
    asks |= {ask.tool: WEIGHTS[ask.importance] for ask in role.tools}
    return asks | {part.task: WEIGHTS[part.share] for part in role.tasks}


def _neighbours(knowledge: Knowledge, role: Role) -> tuple[Neighbour, ...]:
    others = [one for one in knowledge.roles.values() if one.id != role.id]
    ranked = sorted(others, key=lambda one: (-nearness(role, one), one.id))
    return tuple(_neighbour(knowledge, role, one) for one in ranked[:NEAREST])


def _neighbour(knowledge: Knowledge, role: Role, other: Role) -> Neighbour:
    theirs = {ask.skill: ask for ask in other.skills}
    both = sorted(
        (ask for ask in role.skills if ask.skill in theirs),
        key=lambda ask: -min(WEIGHTS[ask.importance], WEIGHTS[theirs[ask.skill].importance]),
    )
    way = bridge(knowledge, role, other)
    return Neighbour(
        id=other.id,
        name=other.name,
        nearness=nearness(role, other),
        shared=tuple(
            Named(id=ask.skill, name=knowledge.skills[ask.skill].name) for ask in both[:5]
        ),
        hours=way.hours,
        sources=way.sources or ("judgement",),
    )


def _line(knowledge: Knowledge, role: Role) -> RoleLine:
    return RoleLine(
        id=role.id,
        name=role.name,
        text=role.summary.text,
        postings=_postings(knowledge, role),
        pay=modelled(knowledge, role, "mid", _home(knowledge), "year"),
        sources=role.summary.sources,
    )


def _home(knowledge: Knowledge) -> Territory:
    return knowledge.countries["US"]


def _postings(knowledge: Knowledge, role: Role) -> Demand | None:
    """Return the count of the largest population that counts this role."""
    counted = [
        one
        for one in knowledge.populations.values()
        if one.about == "roles" and role.id in one.values
    ]
    if not counted:
        return None
    population = max(counted, key=lambda one: one.values[role.id])
    return Demand(
        id=value_id(population, role.id),
        value=population.values[role.id],
        unit=population.unit,
        population=population.name,
        as_of=population.as_of,
        sources=population.sources,
    )
