"""What to learn, in an order that respects every prerequisite, at the user's pace."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from graphlib import TopologicalSorter
from heapq import heappop, heappush
from itertools import groupby
from typing import TYPE_CHECKING

from mlcareer.answer import Named, Statement, cited, copied, stated
from mlcareer.answer import named as in_short
from mlcareer.domain.completeness import too_little
from mlcareer.domain.depth import USUAL, depth_at, rank, shown_by
from mlcareer.domain.hours import HourRange, hours_to, total, weeks_of
from mlcareer.domain.importance import ORDER
from mlcareer.domain.learning import (
    NEEDED,
    Resource,
    Wanted,
    needs_of,
    united,
    with_prerequisites,
)
from mlcareer.errors import UnknownNameError, WrongUsageError, printable
from mlcareer.knowledge.names import called, named, near
from mlcareer.terms import DEPTHS, Depth
from mlcareer.topics.roadmap.answer import Roadmap, Stage, Step

if TYPE_CHECKING:
    from mlcareer.knowledge.library import Knowledge
    from mlcareer.records.roles import Role
    from mlcareer.terms import Importance

METHOD = (
    "Core and important skills of the role but specialisations, as deep as it asks, with all they "
    "require, less what you have and what that implies. Stages follow the kind of skill, and no "
    "skill stands before one it requires. Typical hours add up; the range is narrower than all "
    "lows and all highs, since not every skill takes long at once. Weeks = hours / pace, rounded "
    "up."
)
LEAST_HOURS_A_WEEK, MOST_HOURS_A_WEEK = 0.001, 100


def roadmap(
    knowledge: "Knowledge",
    role: str = "ml-engineer",
    have: Iterable[str] = (),
    from_role: str | None = None,
    hours_per_week: float | None = None,
    start: date | None = None,
    *,
    level: str | None = None,
    specialise: Iterable[str] = (),
    core_only: bool = False,
) -> Roadmap:
    """Return the plan to ``role``; known skills, and what they require, are subtracted.

    ``have`` are names of skills and tools, with a depth or without: python, pytorch:basics.
    ``hours_per_week`` is the study pace; with ``start`` the plan has dates. Raises
    UnknownNameError, and WrongUsageError for a pace out of range, a start without a pace, a depth
    that does not exist, or a specialisation that the role does not have.
    """
    _refuse_impossible(hours_per_week, start)
    skills, goal = knowledge.skills, named(knowledge.roles, role)
    origin = named(knowledge.roles, from_role) if from_role is not None else None
    at = named(knowledge.levels, level) if level is not None else None
    special = _specialisations(knowledge, goal, specialise)
    had, notes = _known_skills(knowledge, have)
    if origin:
        brought = needs_of(knowledge, origin)
        in_order = {name: brought[name].depth for name in skills if name in brought}
        had = united(had, in_order)
    known = with_prerequisites(skills, had)
    kinds: tuple[Importance, ...] = ("core",) if core_only else NEEDED
    level_id = at.id if at else None
    needs = needs_of(knowledge, goal, kinds, level_id, special)
    reason = too_little(skills, goal, *([origin] if origin else ()))
    missing = {
        name: need
        for name, need in needs.items()
        if not reason and rank(need.depth) > rank(known.get(name))
    }
    stages = _stages(knowledge, goal, missing, known, hours_per_week, start)
    steps = [step.hours for stage in stages for step in stage.steps]
    hours = None if reason else total(steps)
    tips, portfolio = stated(goal.tips), stated(goal.portfolio)
    levels = list(knowledge.levels.values())
    rest = [
        asked
        for asked in goal.skills
        if asked.skill not in needs
        and skills[asked.skill].kind == "technical"
        and rank(depth_at(asked, level_id, levels)) > rank(known.get(asked.skill))
    ]
    return Roadmap(
        role=in_short(goal),
        level=level_id,
        specialise=_in_short(knowledge, special),
        from_role=in_short(origin) if origin else None,
        have=_in_short(knowledge, had),
        implied=_in_short(knowledge, sorted(name for name in known if name not in had)),
        depths=known,
        notes=tuple(notes),
        core_only=core_only,
        hours_per_week=hours_per_week,
        start=start,
        hours=hours,
        reason=reason,
        weeks=_weeks(hours, hours_per_week),
        end=_ends(hours, hours_per_week, start),
        stages=stages,
        later=_in_short(knowledge, (one.skill for one in rest if not one.elective)),
        electives=_in_short(knowledge, (one.skill for one in rest if one.elective)),
        practise=_in_short(
            knowledge, (one.skill for one in goal.skills if skills[one.skill].kind == "soft")
        ),
        tips=tips,
        portfolio=portfolio,
        method=METHOD,
        sources=cited(knowledge.sources, stages, tips, portfolio),
    )


def _specialisations(knowledge: "Knowledge", goal: "Role", names: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of a role's electives; raises for a name that is none of them."""
    electives = [one.skill for one in goal.skills if one.elective]
    found = []
    for name in names:
        skill = named(knowledge.skills, name)
        if skill.id not in electives:
            offered = ", ".join(electives) or "none"
            raise WrongUsageError(
                f"{goal.name} has no specialisation '{skill.id}'", f"It has: {offered}"
            )
        found.append(skill.id)
    return tuple(dict.fromkeys(found))


def _refuse_impossible(pace: float | None, start: date | None) -> None:
    if pace is not None and not LEAST_HOURS_A_WEEK <= pace <= MOST_HOURS_A_WEEK:
        raise WrongUsageError(
            f"--hours-per-week is {pace:g}",
            f"Give more than 0 (from {LEAST_HOURS_A_WEEK}) and at most {MOST_HOURS_A_WEEK}",
        )
    if start is not None and pace is None:
        raise WrongUsageError("--start needs a pace", "Add --hours-per-week, such as 10")


def _known_skills(
    knowledge: "Knowledge", names: Iterable[str]
) -> tuple[dict[str, Depth], list[str]]:
    """Return the skills a user says to have, how deep, and notes on tools taken for skills.

    A name may end in a depth, ``pytorch:basics``; without one it is known at working depth. Raises
    UnknownNameError, and WrongUsageError for a depth that does not exist.
    """
    found: dict[str, Depth] = {}
    notes: list[str] = []
    for given in names:
        name, depth = _with_depth(given)
        skill = called(knowledge.skills, name)
        if skill:
            found = united(found, {skill.id: depth})
            continue
        tool = called(knowledge.tools, name)
        if tool is None:
            known = near(name, knowledge.skills, knowledge.tools)
            raise UnknownNameError("skill or tool", name, known, knowledge.skills.kind.lists)
        shown = shown_by(tool, depth)
        found = united(found, shown)
        counted = " and ".join(f"{knowledge.skills[one].name} ({at})" for one, at in shown.items())
        notes.append(f"{tool.name} is a tool: counted as {counted}")
    return found, notes


def _with_depth(given: str) -> tuple[str, Depth]:
    """Return a name and the depth after its colon, the usual one without."""
    name, colon, typed = given.rpartition(":")
    if not colon:
        return given, USUAL
    for depth in DEPTHS:
        if typed.strip().casefold() == depth:
            return name, depth
    raise WrongUsageError(
        f"'{printable(typed.strip(), 40)}' is no depth", f"Write one of: {', '.join(DEPTHS)}"
    )


def _in_short(knowledge: "Knowledge", names: Iterable[str]) -> tuple[Named, ...]:
    return tuple(in_short(knowledge.skills[name]) for name in names)


def _stages(
    knowledge: "Knowledge",
    role: "Role",
    missing: Mapping[str, Wanted],
    known: Mapping[str, Depth],
    pace: float | None,
    start: date | None,
) -> tuple[Stage, ...]:
    """Return the missing skills by stage, each with the weeks and dates at which it ends."""
    before = _before(knowledge, missing)
    place = _places(knowledge, before)
    teaching, serving = _teaching(knowledge, missing), _serving(knowledge, role)
    records = list(knowledge.stages.values())
    done: list[HourRange] = []
    stages = []
    for number, names in groupby(_ordered(knowledge, before, place), key=place.__getitem__):
        steps = []
        for name in names:
            skill, wanted, before_it = knowledge.skills[name], missing[name], known.get(name)
            hours = hours_to(skill, wanted.depth, before_it)
            done.append(hours)
            to = next((one for one in skill.depths if one.depth == wanted.depth), None)
            required = (need.skill for need in skill.requires if need.kind == "required")
            steps.append(
                Step(
                    id=name,
                    name=skill.name,
                    stage=records[number].name,
                    importance=wanted.importance,
                    known=before_it,
                    depth=wanted.depth,
                    ability=to.text if to else "",
                    after=tuple(need for need in required if need in missing),
                    hours=hours,
                    basis=to.basis if to else "",
                    weeks=_weeks(hours, pace),
                    end=_ends(total(done), pace, start),
                    resources=tuple(teaching.get(name, ())),
                    tools=tuple(serving.get(name, ())),
                    proof=copied(Statement, skill.proof) if skill.proof else None,
                    sources=to.sources if to else skill.sources,
                )
            )
        stage_hours = total(step.hours for step in steps)
        stages.append(copied(Stage, records[number], hours=stage_hours, steps=tuple(steps)))
    return tuple(stages)


def _before(knowledge: "Knowledge", missing: Iterable[str]) -> dict[str, list[str]]:
    """Return which of the missing skills come before each, required or only advised."""
    names = dict.fromkeys(missing)
    return {
        name: [need.skill for need in knowledge.skills[name].requires if need.skill in names]
        for name in names
    }


def _places(knowledge: "Knowledge", before: Mapping[str, list[str]]) -> dict[str, int]:
    """Return the number of each skill's stage: its category's, or a later one it has to wait for.

    A category that no stage names belongs into the last.
    """
    own = {
        category: number
        for number, stage in enumerate(knowledge.stages.values())
        for category in stage.categories
    }
    last = len(knowledge.stages) - 1
    place: dict[str, int] = {}
    for name in TopologicalSorter(before).static_order():
        of_category = own.get(knowledge.skills[name].category, last)
        place[name] = max([of_category, *(place[need] for need in before[name])])
    return place


def _ordered(
    knowledge: "Knowledge", before: Mapping[str, list[str]], place: Mapping[str, int]
) -> Iterator[str]:
    """Yield the skills in order: by stage, and within it the first on record that is ready."""
    on_record = {name: number for number, name in enumerate(knowledge.skills)}
    sorter = TopologicalSorter(before)
    sorter.prepare()
    ready: list[tuple[int, int, str]] = []
    while sorter.is_active():
        for name in sorter.get_ready():
            heappush(ready, (place[name], on_record[name], name))
        *_, chosen = heappop(ready)
        yield chosen
        sorter.done(chosen)


def _teaching(knowledge: "Knowledge", missing: Iterable[str]) -> dict[str, list[Resource]]:
    """Return what teaches each skill, the free first and, of these, those without a caveat.

    What is stale is left out.
    """
    wanted = set(missing)
    teaching: dict[str, list[Resource]] = {}
    records = knowledge.resources.values()
    for record in sorted(records, key=lambda one: (one.cost != "free", one.caveat is not None)):
        for skill in () if record.stale else wanted.intersection(record.teaches):
            teaching.setdefault(skill, []).append(copied(Resource, record))
    return teaching


def _serving(knowledge: "Knowledge", role: "Role") -> dict[str, list[Named]]:
    """Return the tools a role needs by the skill each serves first, by importance."""
    serving: dict[str, list[Named]] = {}
    for ask in sorted(role.tools, key=lambda ask: ORDER[ask.importance]):
        if ask.importance not in NEEDED or ask.elective:
            continue
        tool = knowledge.tools[ask.tool]
        serving.setdefault(tool.serves[0], []).append(in_short(tool))
    return serving


def _weeks(hours: HourRange | None, pace: float | None) -> tuple[int, int, int] | None:
    return None if pace is None or hours is None else weeks_of(hours, pace)


def _ends(
    hours: HourRange | None, pace: float | None, start: date | None
) -> tuple[date, date, date] | None:
    """Return the days on which low, typical and high hours end, or None without pace and start."""
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
