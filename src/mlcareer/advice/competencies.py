"""What several answers need to know of skills: the order, what one implies, what a role needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from mlcareer.errors import UnknownNameError
from mlcareer.reports import HourRange

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mlcareer.knowledge import Knowledge
    from mlcareer.models import Importance, Role, Skill

ORDER: dict[str, int] = {"core": 0, "important": 1, "useful": 2, "prerequisite": 3}

Need = Literal["core", "important", "useful", "prerequisite"]


def prerequisites(knowledge: Knowledge, names: Iterable[str]) -> set[str]:
    """Return the skills with everything they require, however deep."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            needs = knowledge.skills[name].requires
            waiting.extend(need.skill for need in needs if need.kind == "required")
    return found


def needs_of(
    knowledge: Knowledge, role: Role, kinds: Sequence[Importance] = ("core", "important")
) -> dict[str, Need]:
    """Return the technical skills a role needs, with their importance, prerequisites included."""
    asked: dict[str, Need] = {
        ask.skill: ask.importance
        for ask in role.skills
        if ask.importance in kinds and knowledge.skills[ask.skill].kind == "technical"
    }
    whole = prerequisites(knowledge, asked)
    named: dict[str, Need] = {ask.skill: ask.importance for ask in role.skills}
    return {
        name: asked.get(name) or named.get(name) or "prerequisite"
        for name in knowledge.skills  # a set has another order in every run
        if name in whole
    }


def hours_of(skill: Skill) -> HourRange:
    """Return the hours of one skill; a soft skill has none."""
    if skill.hours is None:
        return HourRange(low=0, typical=0, high=0)
    return HourRange(low=skill.hours.low, typical=skill.hours.typical, high=skill.hours.high)


def known_skills(knowledge: Knowledge, names: Iterable[str]) -> tuple[dict[str, Skill], list[str]]:
    """Return the skills a user says to have, and notes on tools that were taken for skills.

    A tool counts as the first skill it serves. Raises UnknownNameError.
    """
    found: dict[str, Skill] = {}
    notes: list[str] = []
    for name in names:
        try:
            skill = knowledge.skill(name)
        except UnknownNameError as unknown:
            try:
                tool = knowledge.tool(name)
            except UnknownNameError as other:
                near = [*unknown.near, *other.near][:2]
                raise UnknownNameError("skill or tool", name, near, "mlcareer skills") from None
            skill = knowledge.skills[tool.serves[0]]
            notes.append(f"{tool.name} is a tool: counted as the skill {skill.name}")
        found[skill.id] = skill
    return found, notes


def tools_for(knowledge: Knowledge, role: Role) -> Mapping[str, list[str]]:
    """Return the tools a role asks for by the skill each serves first, by importance."""
    served: dict[str, list[str]] = {}
    for ask in sorted(role.tools, key=lambda one: ORDER[one.importance]):
        served.setdefault(knowledge.tools[ask.tool].serves[0], []).append(ask.tool)
    return served
