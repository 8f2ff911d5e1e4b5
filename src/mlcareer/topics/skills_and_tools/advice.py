"""What a role asks for, with the evidence, and the way back from a skill or tool to its roles."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from mlcareer.answer import Named, Statement, cited, copied, stated
from mlcareer.answer import named as in_short
from mlcareer.domain.demand import Demand, demand_by_subject
from mlcareer.domain.depth import USUAL, depth_at
from mlcareer.domain.importance import ORDER
from mlcareer.domain.learning import Resource
from mlcareer.errors import NoAnswerError, UnknownNameError, WrongUsageError, printable
from mlcareer.knowledge.names import called, folded, named, near, nearest
from mlcareer.terms import Importance
from mlcareer.topics.skills_and_tools.answer import (
    Change,
    DepthStep,
    OnetFlag,
    Prerequisite,
    SkillAnswer,
    Skills,
    StudyHours,
    ToolAnswer,
    Tools,
    UsedBy,
)

if TYPE_CHECKING:
    from mlcareer.knowledge.library import Knowledge
    from mlcareer.knowledge.shelf import Shelf
    from mlcareer.records.roles import Role, SkillRequirement, ToolRequirement
    from mlcareer.records.skills import Skill
    from mlcareer.records.tools import Tool

    Asks = Iterator[tuple[Role, str, SkillRequirement | ToolRequirement]]
    """Each role, the id of what it asks for, and how much."""

S = TypeVar("S", "Skill", "Tool")
Other = TypeVar("Other", "Skill", "Tool")
A = TypeVar("A", SkillAnswer, ToolAnswer)
T = TypeVar("T")


class Question(NamedTuple, Generic[S]):
    """What is asked about skills or tools, its names resolved."""

    role: "Role | None"
    subject: "S | None"
    """The one skill or tool whose page is asked for."""
    category: str | None
    level: str | None
    records: "Sequence[S]"
    uses: Mapping[str, tuple[UsedBy, ...]]
    """Who asks for each skill or tool, the most important first."""
    demand: Mapping[str, Demand]


def skills(
    knowledge: "Knowledge",
    name: str | None = None,
    category: str | None = None,
    importance: Importance | None = None,
    level: str | None = None,
) -> Skills:
    """Return what a role asks for, one skill's page (``name`` is a skill), or all skills.

    Raises UnknownNameError for a name or category that does not exist, WrongUsageError for a tool
    or for an importance without a role, NoAnswerError when the filters leave nothing.
    """
    asks = ((role, ask.skill, ask) for role in knowledge.roles.values() for ask in role.skills)
    asked = _question(
        knowledge, knowledge.skills, knowledge.tools, asks, name, category, importance, level
    )
    serving = _by_skill((tool.serves, in_short(tool)) for tool in knowledge.tools.values())
    # Courses are for whoever learns: the catalogue shows none.
    courses = knowledge.resources.values() if asked.subject or asked.role else ()
    taught = _by_skill((course.teaches, copied(Resource, course)) for course in courses)
    found = [_skill(asked, skill, serving, taught) for skill in asked.records]
    kept = _kept(found, asked.category, importance)
    return Skills(
        about="skill" if asked.subject else "role" if asked.role else "catalogue",
        role=in_short(asked.role) if asked.role else None,
        level=asked.level,
        category=asked.category,
        importance=importance,
        note=None,
        skills=kept,
        sources=cited(knowledge.sources, kept),
    )


def tools(
    knowledge: "Knowledge",
    name: str | None = None,
    category: str | None = None,
    importance: Importance | None = None,
    level: str | None = None,
) -> Tools:
    """Return what a role asks for, one tool's page (``name`` is a tool), or all tools.

    Raises as ``skills`` does.
    """
    asks = ((role, ask.tool, ask) for role in knowledge.roles.values() for ask in role.tools)
    asked = _question(
        knowledge, knowledge.tools, knowledge.skills, asks, name, category, importance, level
    )
    found = [_tool(knowledge, asked, tool) for tool in asked.records]
    kept = _kept(found, asked.category, importance)
    return Tools(
        about="tool" if asked.subject else "role" if asked.role else "catalogue",
        role=in_short(asked.role) if asked.role else None,
        level=asked.level,
        category=asked.category,
        importance=importance,
        note=_note(name, asked.subject) if name and asked.subject else None,
        tools=kept,
        sources=cited(knowledge.sources, kept),
    )


def _question(
    knowledge: "Knowledge",
    shelf: "Shelf[S]",
    other: "Shelf[Other]",
    asks: "Asks",
    name: str | None,
    category: str | None,
    importance: Importance | None,
    level: str | None,
) -> "Question[S]":
    """Resolve the names of a question about the records of ``shelf``."""
    role, subject = _named(knowledge, shelf, other, name)
    category = _category(category, {record.category for record in shelf.values()})
    if importance and role is None:
        command = f"mlcareer {shelf.kind.key}"
        raise WrongUsageError("--importance needs a role", f"Name one: {command} ml-engineer")
    at = named(knowledge.levels, level).id if level is not None else None
    if at and subject is None and role is None:
        raise WrongUsageError(
            "--level needs a role", f"Name one: mlcareer {shelf.kind.key} ml-engineer"
        )
    uses = _uses(knowledge, asks, subject.id if subject else None, role.id if role else None, at)
    records = [subject] if subject else list(shelf.values())
    if role:
        records = [shelf[key] for key, who in uses.items() if any(u.role == role.id for u in who)]
    demand = demand_by_subject(knowledge, role)
    return Question(role, subject, category, at, records, uses, demand)


def _named(
    knowledge: "Knowledge",
    shelf: "Shelf[S]",
    other: "Shelf[Other]",
    name: str | None,
) -> "tuple[Role | None, S | None]":
    """Return the role, or the skill or tool, of a name; one of the other kind is pointed there."""
    if name is None:
        return None, None
    role, subject, noun = called(knowledge.roles, name), called(shelf, name), shelf.kind.noun
    if role or subject:
        return role, None if role else subject
    elsewhere = called(other, name)
    if elsewhere is None:
        known = near(name, knowledge.roles, shelf)
        raise UnknownNameError(f"role or {noun}", name, known, shelf.kind.lists)
    raise WrongUsageError(
        f"'{printable(name, 60)}' is a {other.kind.noun}, not a {noun}",
        f"Try: {other.kind.shows.format(id=elsewhere.id)}",
    )


def _category(category: str | None, known: set[str]) -> str | None:
    """Return the category as it is on record; raises UnknownNameError."""
    if category is None:
        return None
    every = sorted(known)
    for name in every:
        if folded(name) == folded(category):
            return name
    raise UnknownNameError("category", category, nearest(category, every), ", ".join(every))


def _note(name: str, tool: "Tool") -> str | None:
    """Say so when a name is not quite the tool's: a narrower product or an old name."""
    wanted = folded(name)
    if wanted in map(folded, tool.narrower):
        return f"'{printable(name)}' is narrower than {tool.name}; this is the record it belongs to"
    is_renamed = any(change.kind == "renamed" for change in tool.changes)
    if is_renamed and wanted not in {folded(tool.id), folded(tool.name)}:
        return f"'{printable(name)}' is now called {tool.name}"
    return None


def _uses(
    knowledge: "Knowledge", asks: "Asks", only: str | None, whose: str | None, level: str | None
) -> dict[str, tuple[UsedBy, ...]]:
    """Return who asks for each skill or tool, or ``only`` for one, the most important first.

    What is said of each stands only where one skill, tool or role (``whose``) is asked for: in a
    list of all it would be most of the answer.
    """
    levels = list(knowledge.levels.values()) if level else []
    found: dict[str, list[UsedBy]] = {}
    for role, subject, ask in asks:
        if only not in {None, subject}:
            continue
        is_told = only is not None or role.id == whose
        use = UsedBy(
            id=f"{role.id}.{subject}",
            role=role.id,
            name=role.name,
            importance=ask.importance,
            depth=depth_at(ask, level, levels),
            elective=ask.elective,
            share=ask.share if is_told else None,
            exception=ask.exception if is_told else None,
            text=ask.text if is_told else None,
            sources=ask.sources,
        )
        found.setdefault(subject, []).append(use)
    return {
        subject: tuple(sorted(uses, key=lambda use: ORDER[use.importance]))
        for subject, uses in found.items()
    }


def _own(asked: "Question[S]", subject: str) -> UsedBy | None:
    """Return how much the asked role asks for a skill or tool."""
    uses = asked.uses.get(subject, ())
    return next((use for use in uses if asked.role and use.role == asked.role.id), None)


def _by_skill(pairs: Iterable[tuple[Iterable[str], T]]) -> dict[str, list[T]]:
    """Return what goes with each skill; a pair is the ids of skills, and what goes with them."""
    found: dict[str, list[T]] = {}
    for names, thing in pairs:
        for name in names:
            found.setdefault(name, []).append(thing)
    return found


def _skill(
    asked: "Question[Skill]",
    skill: "Skill",
    serving: Mapping[str, Sequence[Named]],
    taught: Mapping[str, Sequence[Resource]],
) -> SkillAnswer:
    own = _own(asked, skill.id)
    return SkillAnswer(
        id=skill.id,
        name=skill.name,
        category=skill.category,
        kind=skill.kind,
        text=skill.text,
        importance=own.importance if own else None,
        depth=own.depth if own else None,
        evidence=own,
        demand=asked.demand.get(skill.id),
        used_by=asked.uses.get(skill.id, ()),
        requires=tuple(copied(Prerequisite, need) for need in skill.requires),
        depths=tuple(copied(DepthStep, step) for step in skill.depths),
        question=copied(Statement, skill.question) if skill.question else None,
        hours=_hours(skill),
        proof=copied(Statement, skill.proof) if skill.proof else None,
        resources=tuple(taught.get(skill.id, ())),
        tools=tuple(serving.get(skill.id, ())),
        details=stated(skill.details),
        sources=skill.sources,
    )


def _hours(skill: "Skill") -> StudyHours | None:
    """Return the hours to the depth at which a skill is used at work."""
    return next((copied(StudyHours, step) for step in skill.depths if step.depth == USUAL), None)


def _tool(knowledge: "Knowledge", asked: "Question[Tool]", tool: "Tool") -> ToolAnswer:
    own = _own(asked, tool.id)
    return ToolAnswer(
        id=tool.id,
        name=tool.name,
        category=tool.category,
        text=tool.text,
        importance=own.importance if own else None,
        depth=own.depth if own else None,
        evidence=own,
        demand=asked.demand.get(tool.id),
        serves=tuple(Named(id=name, name=knowledge.skills[name].name) for name in tool.serves),
        status=tool.status,
        changes=tuple(copied(Change, change) for change in tool.changes),
        aliases=tool.aliases,
        onet=copied(OnetFlag, tool.onet) if tool.onet else None,
        used_by=asked.uses.get(tool.id, ()),
        details=stated(tool.details),
        sources=tool.sources,
    )


def _kept(found: Iterable[A], category: str | None, importance: Importance | None) -> tuple[A, ...]:
    kept = [
        one
        for one in found
        if category in {None, one.category} and importance in {None, one.importance}
    ]
    if not kept and (category or importance):
        raise NoAnswerError(
            "nothing on record fits these filters", "Leave out --category or --importance"
        )
    if not kept:
        raise NoAnswerError("nothing of this is on record for the role", "Add it to its record")
    return tuple(sorted(kept, key=_rank))


def _rank(answer: SkillAnswer | ToolAnswer) -> tuple[int, float, str]:
    """By importance, then by counted demand, then by name."""
    share = answer.demand.value if answer.demand and answer.demand.unit == "percent" else 0.0
    place = ORDER[answer.importance] if answer.importance else len(ORDER)
    return place, -share, answer.name.casefold()
