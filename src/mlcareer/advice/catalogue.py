"""What a role asks for, with the evidence, and the way back from a tool or skill to its roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from mlcareer.advice.competencies import ORDER
from mlcareer.errors import NoAnswerError, UnknownNameError, WrongUsageError, printable
from mlcareer.knowledge.facts import value_id
from mlcareer.knowledge.library import folded
from mlcareer.reports import Named
from mlcareer.reports.catalogue import (
    SkillAnswer,
    SkillsReport,
    ToolAnswer,
    ToolsReport,
    UsedBy,
)
from mlcareer.reports.demand import Demand

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mlcareer.knowledge import Knowledge
    from mlcareer.models import Importance, Resource, Role, Skill, SkillAsk, Tool, ToolAsk

A = TypeVar("A", SkillAnswer, ToolAnswer)


def skills(
    knowledge: Knowledge,
    name: str | None = None,
    category: str | None = None,
    importance: Importance | None = None,
) -> SkillsReport:
    """Return what a role asks for, one skill's page (``name`` is a skill), or the catalogue.

    Raises UnknownNameError for a name or category that does not exist, NoAnswerError when the
    filters leave nothing.
    """
    role, skill = _role_or(knowledge, name, "skill")
    category = _category(category, [one.category for one in knowledge.skills.values()])
    if importance and role is None:
        raise WrongUsageError("--importance needs a role", "Name one: mlcareer skills ml-engineer")
    records = [skill] if skill else _asked(role, knowledge.skills, "skills")
    answers = _skills(knowledge, records, role, full=bool(skill))
    kept = _kept(answers, category, importance)
    return SkillsReport(
        about="skill" if skill else "role" if role else "catalogue",
        role=Named(id=role.id, name=role.name) if role else None,
        category=category,
        importance=importance,
        note=_note(name, skill),
        skills=tuple(kept),
        sources=knowledge.cited(kept),
    )


def tools(
    knowledge: Knowledge,
    name: str | None = None,
    category: str | None = None,
    importance: Importance | None = None,
) -> ToolsReport:
    """Return what a role asks for, one tool's page (``name`` is a tool), or the catalogue.

    Raises as ``skills`` does.
    """
    role, tool = _role_or(knowledge, name, "tool")
    category = _category(category, [one.category for one in knowledge.tools.values()])
    if importance and role is None:
        raise WrongUsageError("--importance needs a role", "Name one: mlcareer tools ml-engineer")
    records = [tool] if tool else _asked(role, knowledge.tools, "tools")
    answers = _tools(knowledge, records, role)
    kept = _kept(answers, category, importance)
    return ToolsReport(
        about="tool" if tool else "role" if role else "catalogue",
        role=Named(id=role.id, name=role.name) if role else None,
        category=category,
        importance=importance,
        note=_note(name, tool),
        tools=tuple(kept),
        sources=knowledge.cited(kept),
    )


def demand(knowledge: Knowledge, role: Role | None, subject: str) -> Demand | None:
    """Return the counted share for a role's postings, the first population that counts both."""
    for population in knowledge.populations.values():
        fits = role is None or role.id in population.roles
        if fits and population.about == "skills-and-tools" and subject in population.values:
            return Demand(
                id=value_id(population, subject),
                value=population.values[subject],
                unit=population.unit,
                population=population.name,
                as_of=population.as_of,
                sources=population.sources,
            )
    return None


def _role_or(knowledge: Knowledge, name: str | None, kind: str) -> tuple[Role | None, Any]:
    """Return the role, or the skill or tool, of a name; one of the other kind is pointed there."""
    if name is None:
        return None, None
    finders: dict[str, Callable[[str], Any]] = {"skill": knowledge.skill, "tool": knowledge.tool}
    other = "tool" if kind == "skill" else "skill"
    near: list[str] = []
    try:
        return knowledge.role(name), None
    except UnknownNameError as unknown:
        near += unknown.near
    try:
        return None, finders[kind](name)
    except UnknownNameError as unknown:
        near += unknown.near
    try:
        found = finders[other](name)
    except UnknownNameError:
        raise UnknownNameError(f"role or {kind}", name, near[:2], f"mlcareer {kind}s") from None
    raise WrongUsageError(
        f"'{printable(name, 60)}' is a {other}, not a {kind}", f"Try: mlcareer {other}s {found.id}"
    )


def _category(category: str | None, every: Sequence[str]) -> str | None:
    if category is None:
        return None
    known = sorted(set(every))
    for one in known:
        if folded(one) == folded(category):
            return one
    from difflib import get_close_matches

    near = get_close_matches(category, known, 2, 0.5)
    raise UnknownNameError("category", category, near, ", ".join(known))


def _asked(role: Role | None, records: Mapping[str, Any], key: str) -> list[Any]:
    if role is None:
        return list(records.values())
    asks: Sequence[SkillAsk | ToolAsk] = getattr(role, key)
    return [records[_subject(ask)] for ask in asks]


def _subject(ask: SkillAsk | ToolAsk) -> str:
    return ask.tool if hasattr(ask, "tool") else ask.skill


def _note(name: str | None, record: Skill | Tool | None) -> str | None:
    """Say so when a name is not quite the record's: a narrower product or an old name."""
    if record is None or name is None:
        return None
    wanted = folded(name)
    if wanted in {folded(one) for one in getattr(record, "narrower", ())}:
        return (
            f"'{printable(name)}' is narrower than {record.name}; this is the record it belongs to"
        )
    former = [change for change in getattr(record, "changes", ()) if change.kind == "renamed"]
    if wanted not in {folded(record.id), folded(record.name)} and former:
        return f"'{printable(name)}' is now called {record.name}"
    return None


def _uses(knowledge: Knowledge, key: str) -> dict[str, tuple[UsedBy, ...]]:
    """Return who asks for each skill or tool, the most important first."""
    found: dict[str, list[UsedBy]] = {}
    for role in knowledge.roles.values():
        for ask in getattr(role, key):
            found.setdefault(_subject(ask), []).append(_use(role, ask))
    return {
        subject: tuple(sorted(uses, key=lambda one: ORDER[one.importance]))
        for subject, uses in found.items()
    }


def _use(role: Role, ask: SkillAsk | ToolAsk) -> UsedBy:
    return UsedBy(
        id=f"{role.id}.{_subject(ask)}",
        role=role.id,
        name=role.name,
        importance=ask.importance,
        text=ask.text,
        sources=ask.sources,
    )


def _own(uses: Sequence[UsedBy], role: Role | None) -> UsedBy | None:
    return next((one for one in uses if role and one.role == role.id), None)


def _skills(
    knowledge: Knowledge, records: Sequence[Skill], role: Role | None, *, full: bool
) -> list[SkillAnswer]:
    uses = _uses(knowledge, "skills")
    serving: dict[str, list[Named]] = {}
    for tool in knowledge.tools.values():
        for name in tool.serves:
            serving.setdefault(name, []).append(Named(id=tool.id, name=tool.name))
    taught: dict[str, list[Resource]] = {}
    for resource in knowledge.resources.values() if full or role else ():
        for name in resource.teaches:
            taught.setdefault(name, []).append(resource)
    return [
        SkillAnswer(
            id=skill.id,
            name=skill.name,
            category=skill.category,
            kind=skill.kind,
            text=skill.text,
            importance=own.importance if own else None,
            evidence=own,
            demand=demand(knowledge, role, skill.id),
            used_by=uses.get(skill.id, ()),
            requires=skill.requires,
            hours=skill.hours,
            proof=skill.proof,
            resources=tuple(taught.get(skill.id, ())),
            tools=tuple(serving.get(skill.id, ())),
            details=skill.details,
            sources=skill.sources,
        )
        for skill in records
        for own in [_own(uses.get(skill.id, ()), role)]
    ]


def _tools(knowledge: Knowledge, records: Sequence[Tool], role: Role | None) -> list[ToolAnswer]:
    uses = _uses(knowledge, "tools")
    return [
        ToolAnswer(
            id=tool.id,
            name=tool.name,
            category=tool.category,
            text=tool.text,
            importance=own.importance if own else None,
            evidence=own,
            demand=demand(knowledge, role, tool.id),
            serves=tuple(Named(id=one, name=knowledge.skills[one].name) for one in tool.serves),
            status=tool.status,
            changes=tool.changes,
            aliases=tool.aliases,
            onet=tool.onet,
            used_by=uses.get(tool.id, ()),
            details=tool.details,
            sources=tool.sources,
        )
        for tool in records
        for own in [_own(uses.get(tool.id, ()), role)]
    ]


def _kept(answers: Sequence[A], category: str | None, importance: Importance | None) -> list[A]:
    kept = [
        one
        for one in answers
        if category in {None, one.category} and importance in {None, one.importance}
    ]
    if not kept:
        raise NoAnswerError(
            "nothing on record fits these filters", "Leave out --category or --importance"
        )
    return sorted(kept, key=_rank)


def _rank(answer: SkillAnswer | ToolAnswer) -> tuple[int, float, str]:
    """By importance, then by counted demand, then by name."""
    share = answer.demand.value if answer.demand and answer.demand.unit == "percent" else 0.0
    place = ORDER[answer.importance] if answer.importance else len(ORDER)
    return place, -share, answer.name.casefold()
