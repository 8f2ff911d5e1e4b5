"""Learning: what a skill requires, what a role needs and how well, and the way between roles."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from mlcareer.answer import part
from mlcareer.domain.completeness import too_little
from mlcareer.domain.depth import deeper, depth_at, rank
from mlcareer.domain.hours import HourRange, hours_to, total
from mlcareer.domain.importance import ORDER
from mlcareer.terms import Depth, Importance, Need, Verification

if TYPE_CHECKING:
    from mlcareer.knowledge.library import Knowledge
    from mlcareer.records.roles import Role
    from mlcareer.records.skills import Skill

Skills = Mapping[str, "Skill"]
"""Skills by id."""
Evidence = Literal["counted", "described", "judgement"]
"""What a need rests on: a count of ads, a source that describes it, or our judgement alone."""
OURS = ("judgement",)
"""The source of what follows from nothing on record but our own rules."""
NEEDED: tuple[Importance, ...] = ("core", "important")
"""What a role needs: the rest is useful, and not on the way to it."""


@part
class Resource:
    """A course, guide or book that teaches skills."""

    sources: tuple[str, ...]
    verification: Verification
    as_of: str | None
    check_by: str | None
    id: str
    title: str
    provider: str
    url: str | None
    cost: str
    length: str | None
    prerequisites: str | None
    order: str | None
    teaches: tuple[str, ...]
    checked: str
    caveat: str | None


@part
class BridgeSkill:
    """A skill the one role asks for and the other does not bring, or not as deep.

    ``known`` is the depth that is brought, ``evidence`` what the need rests on.
    """

    id: str
    name: str
    importance: Need
    known: Depth | None
    depth: Depth
    evidence: Evidence
    hours: HourRange
    sources: tuple[str, ...]


@part
class BridgeTool:
    """A tool the one role asks for and the other does not bring, or not as deep."""

    id: str
    name: str
    importance: Importance
    known: Depth | None
    depth: Depth
    sources: tuple[str, ...]


@part
class Bridge:
    """The way from one role to another: the skills and tools that are missing, and their hours.

    ``hours`` is null where too little is on record of a role, and ``reason`` says so.
    """

    from_role: str
    to_role: str
    hours: HourRange | None
    reason: str | None
    skills: tuple[BridgeSkill, ...]
    tools: tuple[BridgeTool, ...]
    sources: tuple[str, ...]


class Wanted(NamedTuple):
    """How much a skill is needed, how well, and what that rests on."""

    importance: Need
    depth: Depth
    evidence: Evidence


def with_prerequisites(skills: Skills, held: Mapping[str, Depth]) -> dict[str, Depth]:
    """Return skills at their depths with everything they require, however deep, in a fixed order.

    Each stands at the greatest depth that anything asks for.
    """
    found: dict[str, Depth] = {}
    waiting = list(held.items())
    while waiting:
        name, depth = waiting.pop()
        if rank(depth) > rank(found.get(name)):
            found[name] = depth
            waiting.extend(
                (need.skill, need.depth)
                for need in skills[name].requires
                if need.kind == "required"
            )
    return found


def needs_of(
    knowledge: "Knowledge",
    role: "Role",
    kinds: Sequence[Importance] = NEEDED,
    level: str | None = None,
    electives: Collection[str] = (),
) -> dict[str, Wanted]:
    """Return the technical skills a role needs at a level, with all they require.

    Of the role's electives only those named in ``electives`` count.
    """
    skills, levels = knowledge.skills, list(knowledge.levels.values())
    stated = {one.skill: one for one in role.skills}
    asked = {
        name: depth_at(one, level, levels)
        for name, one in stated.items()
        if skills[name].kind == "technical"
        and (name in electives or (one.importance in kinds and not one.elective))
    }
    needed = with_prerequisites(skills, asked)
    required = {
        need.skill: need.sources
        for name in needed
        for need in skills[name].requires
        if need.kind == "required"
    }
    return {
        name: Wanted(own.importance, depth, evidence_of(own.counted, own.sources))
        if (own := stated.get(name))
        else Wanted("prerequisite", depth, evidence_of(None, required[name]))
        for name, depth in needed.items()
    }


def evidence_of(counted: str | None, sources: Iterable[str]) -> Evidence:
    """Return what a requirement rests on."""
    if counted:
        return "counted"
    return "described" if set(sources) - set(OURS) else "judgement"


def bridge(
    knowledge: "Knowledge", origin: "Role", goal: "Role", level: str | None = None
) -> Bridge:
    """Return what the goal needs and the origin does not bring, or not as deep, with hours.

    Both are asked at the same level, mid without one.

    The hours to a third role are never more than those by way of the second.
    """
    skills, reason = knowledge.skills, too_little(knowledge.skills, origin, goal)
    has, wants = (needs_of(knowledge, one, level=level) for one in (origin, goal))
    steps = []
    for name, wanted in wants.items():
        known = has[name].depth if name in has else None
        if rank(wanted.depth) > rank(known):
            to = [step.sources for step in skills[name].depths if step.depth == wanted.depth]
            steps.append(
                BridgeSkill(
                    id=name,
                    name=skills[name].name,
                    importance=wanted.importance,
                    known=known,
                    depth=wanted.depth,
                    evidence=wanted.evidence,
                    hours=hours_to(skills[name], wanted.depth, known),
                    sources=to[0] if to else OURS,
                )
            )
    steps.sort(key=lambda one: (ORDER[one.importance], one.id))
    missing = _missing_tools(knowledge, origin, goal, level)
    used = [one.sources for one in steps] + [one.sources for one in missing]
    sources = dict.fromkeys(name for names in used for name in names)
    return Bridge(
        from_role=origin.id,
        to_role=goal.id,
        hours=None if reason else total(one.hours for one in steps),
        reason=reason,
        skills=tuple(steps),
        tools=missing,
        sources=tuple(sources) or OURS,
    )


def _missing_tools(
    knowledge: "Knowledge", origin: "Role", goal: "Role", level: str | None
) -> tuple[BridgeTool, ...]:
    levels = list(knowledge.levels.values()) if level else []
    has = {
        one.tool: depth_at(one, level, levels) for one in origin.tools if one.importance in NEEDED
    }
    asked = ((one, depth_at(one, level, levels)) for one in goal.tools if not one.elective)
    return tuple(
        BridgeTool(
            id=one.tool,
            name=knowledge.tools[one.tool].name,
            importance=one.importance,
            known=has.get(one.tool),
            depth=depth,
            sources=one.sources,
        )
        for one, depth in sorted(asked, key=lambda pair: ORDER[pair[0].importance])
        if one.importance in NEEDED and rank(depth) > rank(has.get(one.tool))
    )


def united(*held: Mapping[str, Depth]) -> dict[str, Depth]:
    """Return skills at the deepest of several depths."""
    found: dict[str, Depth] = {}
    for some in held:
        for name, depth in some.items():
            found[name] = deeper(found.get(name), depth) or depth
    return found
