"""Completeness: whether enough of a role is on record for hours, nearness and plans."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mlcareer.records.roles import Role
    from mlcareer.records.skills import Skill

LEAST_SKILLS, LEAST_TOOLS = 15, 12
"""Technical skills and tools that a role must state: our judgement.

Below them, what a record does not say would read as what the role does not ask for.
"""


def lacks(skills: "Mapping[str, Skill]", role: "Role") -> tuple[str, ...]:
    """Return what a role's record lacks for hours, nearness and plans; nothing where it has all."""
    technical = sum(skills[one.skill].kind == "technical" for one in role.skills)
    counts = (
        ("technical skills", technical, LEAST_SKILLS),
        ("tools", len(role.tools), LEAST_TOOLS),
    )
    return tuple(f"{count} of {least} {what}" for what, count, least in counts if count < least)


def too_little(skills: "Mapping[str, Skill]", *roles: "Role") -> str | None:
    """Return why nothing can be said of the way between roles, or None where it can."""
    thin = [
        f"{role.name} has {', '.join(found)}" for role in roles if (found := lacks(skills, role))
    ]
    return f"too little is on record to say: {'; '.join(thin)}" if thin else None
