"""The roles in one line each, or all about one role and those nearest to it."""

from collections.abc import Iterable, Mapping
from math import hypot
from typing import TYPE_CHECKING

from mlcareer.answer import Named, Statement, cited, copied, stated
from mlcareer.domain.completeness import lacks, too_little
from mlcareer.domain.demand import Demand, postings_by_role
from mlcareer.domain.hours import NO_HOURS
from mlcareer.domain.importance import WEIGHTS
from mlcareer.domain.learning import OURS, bridge
from mlcareer.domain.pay.estimate import pay_data
from mlcareer.domain.pay.modelled import modelled
from mlcareer.knowledge.names import named
from mlcareer.topics import estimates
from mlcareer.topics.roles.answer import (
    CareerStep,
    Claim,
    Expectation,
    Industry,
    Neighbour,
    OccupationCode,
    RoleLine,
    RolePage,
    Roles,
    SkillAsk,
    TaskShare,
    ToolAsk,
)

if TYPE_CHECKING:
    from mlcareer.knowledge.library import Knowledge
    from mlcareer.records.roles import Claim as ClaimRecord
    from mlcareer.records.roles import Role

HOME, LEVEL, OTHERWISE = "US", "mid", "senior"
"""Where, and at which level, the pay of all roles is shown side by side; and at which one that of a
role with too few rows there."""
NEAREST = 4
SHARED = 5
"""Skills that two near roles share, the most important first."""
METHOD = (
    "Nearness: the cosine of the angle between two roles as lists of weights, over all skills and "
    "tools (core 3, important 2, useful 1) and tasks (leads 3, shares 2, supports 1)."
)


def roles(knowledge: "Knowledge", name: str | None = None) -> Roles:
    """Return every role in one line, or one role's page with its nearest roles.

    Raises UnknownNameError.
    """
    asked = named(knowledge.roles, name) if name is not None else None
    chosen = [asked] if asked else list(knowledge.roles.values())
    postings = postings_by_role(knowledge)
    lines = tuple(_line(knowledge, role, postings.get(role.id)) for role in chosen)
    page = _page(asked) if asked else None
    reason = too_little(knowledge.skills, asked) if asked else None
    near = _neighbours(knowledge, asked) if asked and not reason else ()
    return Roles(
        roles=lines,
        page=page,
        neighbours=near,
        reason=reason,
        method=METHOD,
        sources=cited(knowledge.sources, page, lines, near),
    )


def _line(knowledge: "Knowledge", role: "Role", postings: Demand | None) -> RoleLine:
    place, data = knowledge.countries[HOME], pay_data(knowledge)
    every = [modelled(data, role.id, level, place) for level in (LEVEL, OTHERWISE)]
    pay = next((one for one in every if one and one.support == "measured"), every[0])
    return RoleLine(
        id=role.id,
        name=role.name,
        text=role.summary.text,
        postings=postings,
        pay=estimates.modelled(knowledge, pay, "year"),
        pay_level=pay.level if pay else None,
        sources=role.summary.sources,
    )


def _page(role: "Role") -> RolePage:
    return RolePage(
        id=role.id,
        name=role.name,
        short=role.short,
        aliases=role.aliases,
        summary=copied(Statement, role.summary),
        focus=_claims(role.focus),
        output=_claims(role.output),
        question=_claims(role.question),
        works_with=_claims(role.works_with),
        areas=_claims(role.areas),
        duties=_claims(role.duties),
        differences=_claims(role.differences),
        titles=_claims(role.titles),
        day=_claims(role.day),
        challenges=_claims(role.challenges),
        industries=tuple(copied(Industry, one) for one in role.industries),
        education=_claims(role.education),
        entry=_claims(role.entry),
        environment=_claims(role.environment),
        tips=_claims(role.tips),
        portfolio=_claims(role.portfolio),
        outlook=_claims(role.outlook),
        codes=tuple(copied(OccupationCode, code) for code in role.codes),
        tasks=tuple(copied(TaskShare, share) for share in role.tasks),
        skills=tuple(copied(SkillAsk, ask) for ask in role.skills),
        tools=tuple(copied(ToolAsk, ask) for ask in role.tools),
        ladder=tuple(copied(Expectation, one) for one in role.ladder),
        career=tuple(copied(CareerStep, step) for step in role.career),
    )


def _claims(claims: "Iterable[ClaimRecord]") -> tuple[Claim, ...]:
    return tuple(copied(Claim, one, evidence=stated(one.evidence)) for one in claims)


def nearness(role: "Role", other: "Role") -> float:
    """Return how near two roles are, from 0 to 1: the cosine of their weights (Salton, 1975).

    Unlike a measure by shared parts of the whole, it does not punish a record for being short.
    """
    return _cosine(_weights(role), _weights(other))


def _cosine(left: Mapping[str, int], right: Mapping[str, int]) -> float:
    shared = sum(left[name] * right[name] for name in left.keys() & right.keys())
    size = hypot(*left.values()) * hypot(*right.values())
    return round(shared / size, 3) if size else 0.0


def _weights(role: "Role") -> dict[str, int]:
    asks = {ask.skill: WEIGHTS[ask.importance] for ask in role.skills}
    asks |= {ask.tool: WEIGHTS[ask.importance] for ask in role.tools}
    return asks | {share.task: WEIGHTS[share.share] for share in role.tasks}


def _neighbours(knowledge: "Knowledge", role: "Role") -> tuple[Neighbour, ...]:
    own = _weights(role)
    near = {
        other.id: _cosine(own, _weights(other))
        for other in knowledge.roles.values()
        if other.id != role.id and not lacks(knowledge.skills, other)
    }
    nearest = sorted(near, key=lambda name: (-near[name], name))[:NEAREST]
    return tuple(_neighbour(knowledge, role, knowledge.roles[name], near[name]) for name in nearest)


def _neighbour(knowledge: "Knowledge", role: "Role", other: "Role", how_near: float) -> Neighbour:
    theirs = {ask.skill: WEIGHTS[ask.importance] for ask in other.skills}
    both = sorted(
        (ask for ask in role.skills if ask.skill in theirs),
        key=lambda ask: -min(WEIGHTS[ask.importance], theirs[ask.skill]),
    )
    way = bridge(knowledge, role, other)
    return Neighbour(
        id=other.id,
        name=other.name,
        nearness=how_near,
        shared=tuple(
            Named(id=ask.skill, name=knowledge.skills[ask.skill].name) for ask in both[:SHARED]
        ),
        hours=way.hours or NO_HOURS,
        sources=way.sources or OURS,
    )
