"""Learning: what a skill requires, what a role needs, and the way from one role to another."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from mlcareer.answer import part
from mlcareer.domain.hours import HourRange, hours_of, total
from mlcareer.domain.importance import ORDER
from mlcareer.terms import Importance, Need, Verification

if TYPE_CHECKING:
    from mlcareer.records.roles import Role
    from mlcareer.records.skills import Skill

Skills = Mapping[str, "Skill"]
"""Skills by id."""
OURS = ("judgement",)
"""The source of what follows from nothing on record but our own rules."""


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
    """A skill the one role asks for and the other does not bring."""

    id: str
    name: str
    importance: Need
    hours: HourRange
    sources: tuple[str, ...]


@part
class Bridge:
    """The way from one role to another: the skills that are missing, and their hours."""

    from_role: str
    to_role: str
    hours: HourRange
    skills: tuple[BridgeSkill, ...]
    sources: tuple[str, ...]


def prerequisites(skills: Skills, names: Iterable[str]) -> dict[str, None]:
    """Return the skills with everything they require, however deep, in a fixed order."""
    found: dict[str, None] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = None
            waiting.extend(need.skill for need in skills[name].requires if need.kind == "required")
    return found


def needs_of(
    skills: Skills, role: "Role", kinds: Sequence[Importance] = ("core", "important")
) -> dict[str, Need]:
    """Return the technical skills a role needs, with their importance, prerequisites included."""
    asked: dict[str, Need] = {
        ask.skill: ask.importance
        for ask in role.skills
        if ask.importance in kinds and skills[ask.skill].kind == "technical"
    }
    stated: dict[str, Need] = {ask.skill: ask.importance for ask in role.skills}
    return {
        name: asked.get(name) or stated.get(name) or "prerequisite"
        for name in prerequisites(skills, asked)
    }


def bridge(skills: Skills, origin: "Role", goal: "Role") -> Bridge:
    """Return the core and important skills the goal needs and the origin does not, with hours."""
    has, wants = needs_of(skills, origin), needs_of(skills, goal)
    missing = sorted(
        (name for name in wants if name not in has), key=lambda name: (ORDER[wants[name]], name)
    )
    steps = tuple(
        BridgeSkill(
            id=name,
            name=skills[name].name,
            importance=wants[name],
            hours=hours_of(skills[name]),
            sources=hours.sources if (hours := skills[name].hours) else OURS,
        )
        for name in missing
    )
    return Bridge(
        from_role=origin.id,
        to_role=goal.id,
        hours=total(one.hours for one in steps),
        skills=steps,
        sources=tuple(dict.fromkeys(name for one in steps for name in one.sources)) or OURS,
    )
