"""What a plan promises for every shipped role, whatever a user can do and however fast."""

from datetime import date, timedelta
from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlcareer.domain.depth import depth_at
from mlcareer.domain.hours import HourRange
from mlcareer.domain.learning import bridge
from mlcareer.formats.document import Document
from mlcareer.formats.markdown import as_markdown
from mlcareer.knowledge.opening import open_knowledge
from mlcareer.terms import DEPTHS
from mlcareer.topics.roadmap.advice import roadmap
from mlcareer.topics.roadmap.answer import Roadmap
from mlcareer.topics.roadmap.view import roadmap_view

KNOWLEDGE = open_knowledge()
ROLES = sorted(KNOWLEDGE.roles)
SKILLS = sorted(KNOWLEDGE.skills)
TECHNICAL = [name for name in SKILLS if KNOWLEDGE.skills[name].kind == "technical"]

roles = st.sampled_from(ROLES)
skill_sets = st.sets(st.sampled_from(SKILLS), max_size=15)
paces = st.floats(0.5, 100)


def order(plan: Roadmap) -> list[str]:
    """Return the skills of a plan in its order."""
    return [step.id for step in plan.steps]


def bounds(hours: HourRange | None) -> tuple[int, int, int]:
    """Return low, typical and high hours, which every shipped role has."""
    assert hours is not None
    return hours.low, hours.typical, hours.high


# --- Order -------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(roles, skill_sets, st.none() | roles, st.booleans())
def test_nothing_stands_before_what_it_needs(
    role: str,
    have: set[str],
    origin: str | None,
    core_only: bool,  # noqa: FBT001 - drawn
) -> None:
    """Each prerequisite, required or recommended, comes first, is known already or is no part."""
    plan = roadmap(KNOWLEDGE, role, have, origin, core_only=core_only)
    place = {name: number for number, name in enumerate(order(plan))}
    known = {one.id for one in (*plan.have, *plan.implied)}
    for step in plan.steps:
        for need in KNOWLEDGE.skills[step.id].requires:
            if need.skill in place:
                assert place[need.skill] < place[step.id], (step.id, need.skill)
            elif need.kind == "required":
                assert need.skill in known, (step.id, need.skill)
        assert set(step.after) <= set(place)


@settings(max_examples=60, deadline=None)
@given(roles, skill_sets)
def test_a_plan_holds_what_the_role_asks_for_less_what_is_known(role: str, have: set[str]) -> None:
    """Every core and important technical skill is a step or known; none stands twice."""
    plan = roadmap(KNOWLEDGE, role, have)
    steps = order(plan)
    known = {one.id for one in (*plan.have, *plan.implied)}
    asked = {
        ask.skill
        for ask in KNOWLEDGE.roles[role].skills
        if ask.importance in {"core", "important"} and ask.skill in TECHNICAL and not ask.elective
    }
    assert len(steps) == len(set(steps))
    for step in plan.steps:  # what is known is a step only where the role asks it deeper
        assert plan.depths.get(step.id) == step.known, step.id
        assert step.known is None or DEPTHS.index(step.known) < DEPTHS.index(step.depth), step.id
    assert asked <= known | set(steps)
    assert have <= known


@pytest.mark.parametrize("role", ROLES)
def test_stages_follow_each_other_as_recorded(role: str) -> None:
    """Foundations first: the stages keep their order, and each step names its own."""
    plan = roadmap(KNOWLEDGE, role)
    recorded = list(KNOWLEDGE.stages)
    assert [stage.id for stage in plan.stages] == [
        name for name in recorded if name in {stage.id for stage in plan.stages}
    ]
    for stage in plan.stages:
        assert stage.steps
        assert {step.stage for step in stage.steps} == {stage.name}


# --- Length ------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(roles, skill_sets, skill_sets)
def test_knowing_more_never_makes_a_plan_longer(role: str, have: set[str], more: set[str]) -> None:
    """Further skills only take steps away."""
    plan, shorter = roadmap(KNOWLEDGE, role, have), roadmap(KNOWLEDGE, role, have | more)
    assert set(order(shorter)) <= set(order(plan))
    for bound in ("low", "typical", "high"):
        assert getattr(shorter.hours, bound) <= getattr(plan.hours, bound)


@settings(max_examples=60, deadline=None)
@given(roles, skill_sets, paces, paces)
def test_more_hours_a_week_never_take_more_weeks(
    role: str, have: set[str], one: float, other: float
) -> None:
    """The faster of two paces is done no later, by any bound."""
    slow, fast = sorted([one, other])
    slowly = roadmap(KNOWLEDGE, role, have, hours_per_week=slow)
    quickly = roadmap(KNOWLEDGE, role, have, hours_per_week=fast)
    assert slowly.weeks is not None
    assert quickly.weeks is not None
    assert all(few <= many for few, many in zip(quickly.weeks, slowly.weeks, strict=True))
    assert bounds(quickly.hours) == bounds(slowly.hours)


@settings(max_examples=60, deadline=None)
@given(roles, skill_sets, paces)
def test_totals_are_the_sums_of_their_parts(role: str, have: set[str], pace: float) -> None:
    """Typical hours add up, low and high to less than their sums; weeks are hours by pace."""
    plan = roadmap(KNOWLEDGE, role, have, hours_per_week=pace)
    hours = bounds(plan.hours)
    parts = [(stage.hours, [step.hours for step in stage.steps]) for stage in plan.stages]
    for whole, of in (*parts, (plan.hours, [step.hours for step in plan.steps])):
        low, typical, high = bounds(whole)
        assert typical == sum(one.typical for one in of)
        assert sum(one.low for one in of) <= low <= typical
        assert typical <= high <= sum(one.high for one in of)
    assert sum(stage.hours.typical for stage in plan.stages) == hours[1]
    assert plan.weeks == tuple(ceil(bound / pace) for bound in hours)


@pytest.mark.parametrize("role", ROLES)
def test_from_a_role_to_itself_nothing_is_left(role: str) -> None:
    """Whoever holds the role has arrived."""
    plan = roadmap(KNOWLEDGE, role, from_role=role, hours_per_week=10, start=date(2027, 1, 4))
    assert plan.steps == ()
    assert plan.weeks == (0, 0, 0)
    assert plan.end == (date(2027, 1, 4),) * 3


@settings(max_examples=40, deadline=None)
@given(roles, roles)
def test_the_way_between_two_roles_is_as_long_here_as_in_the_comparison(
    goal: str, origin: str
) -> None:
    """`roadmap --from` and `compare` count the same skills and hours."""
    plan = roadmap(KNOWLEDGE, goal, from_role=origin)
    way = bridge(KNOWLEDGE, KNOWLEDGE.roles[origin], KNOWLEDGE.roles[goal])
    assert {(step.id, step.known, step.depth) for step in plan.steps} == {
        (skill.id, skill.known, skill.depth) for skill in way.skills
    }
    assert bounds(plan.hours) == bounds(way.hours)


@settings(max_examples=40, deadline=None)
@given(roles, skill_sets)
def test_the_core_is_a_part_of_the_whole(role: str, have: set[str]) -> None:
    """Core skills and what they require; what is left out is named for later."""
    core, whole = roadmap(KNOWLEDGE, role, have, core_only=True), roadmap(KNOWLEDGE, role, have)
    assert set(order(core)) <= set(order(whole))
    for step in core.steps:  # what is not core itself is there because another step requires it
        assert step.importance == "core" or any(step.id in other.after for other in core.steps)
    asked = {ask.skill: ask.importance for ask in KNOWLEDGE.roles[role].skills}
    left_out = set(order(whole)) - set(order(core))
    assert not {name for name in left_out if asked.get(name) == "core"}
    deep = {ask.skill: DEPTHS.index(ask.depth) for ask in KNOWLEDGE.roles[role].skills}
    known = {name: DEPTHS.index(depth) for name, depth in core.depths.items()}
    for name in left_out & set(asked):  # or others need it deeper than the role itself
        assert name in {one.id for one in core.later} or deep[name] <= known.get(name, -1), name


# --- Dates -------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(roles, skill_sets, paces, st.dates(date(2000, 1, 1), date(2200, 1, 1)))
def test_dates_run_forward_and_end_with_the_plan(
    role: str, have: set[str], pace: float, start: date
) -> None:
    """Each step ends no sooner than the one before, a whole number of weeks after the start."""
    plan = roadmap(KNOWLEDGE, role, have, hours_per_week=pace, start=start)
    before = (start, start, start)
    for step in plan.steps:
        assert step.end is not None
        assert list(step.end) == sorted(step.end)
        assert all(one <= other for one, other in zip(before, step.end, strict=True))
        assert all((day - start) % timedelta(weeks=1) == timedelta() for day in step.end)
        before = step.end
    assert plan.end == before


def test_without_a_pace_there_are_hours_but_no_weeks() -> None:
    """No pace is assumed in silence."""
    plan = roadmap(KNOWLEDGE)
    assert plan.hours.typical > 0
    assert (plan.weeks, plan.end) == (None, None)
    assert all((step.weeks, step.end) == (None, None) for step in plan.steps)


# --- What is known -----------------------------------------------------------------------------


def test_a_tool_counts_as_the_skills_it_shows_and_says_so() -> None:
    """People list what they work with; the plan tells how it read that, and how deep."""
    plan = roadmap(KNOWLEDGE, have=["PyTorch", "git"])
    shown = {
        name: depth
        for tool in ("pytorch", "git")
        for name, depth in (KNOWLEDGE.tools[tool].shows or {}).items()
    }
    assert {one.id: plan.depths[one.id] for one in plan.have} == shown
    assert {"deep-learning", "version-control"} <= set(shown)
    assert any("PyTorch" in note and "Deep learning (working)" in note for note in plan.notes)


def test_only_a_language_can_show_an_expert_in_what_it_is_for() -> None:
    """Who is an expert in Python or SQL programs or queries as one; other tools show less."""
    experts = {
        tool.id
        for tool in KNOWLEDGE.tools.values()
        for depth in tool.shows.values()
        if depth == "expert"
    }
    assert experts == {"python", "sql"}
    plans = [
        roadmap(KNOWLEDGE, "data-engineer", have=[f"sql{depth}"]).hours
        for depth in (":basics", "", ":expert")
    ]
    typical = [hours.typical for hours in plans if hours]
    assert typical == sorted(typical, reverse=True)
    assert len(set(typical)) > 1


def test_a_known_skill_brings_what_it_requires() -> None:
    """Who knows deep learning is not sent back to machine learning."""
    plan = roadmap(KNOWLEDGE, have=["deep-learning"])
    assert {"machine-learning", "programming"} <= {one.id for one in plan.implied}


def test_every_step_can_be_learned_and_proved() -> None:
    """A step has hours with a basis, and something to build; most have a resource."""
    steps = {step.id: step for role in ROLES for step in roadmap(KNOWLEDGE, role).steps}
    for step in steps.values():
        assert step.basis, step.id
        assert step.proof is not None, step.id
        assert 0 < step.hours.low <= step.hours.typical <= step.hours.high, step.id
    taught = [step for step in steps.values() if step.resources]
    assert len(taught) > len(steps) / 2
    for step in taught:  # what costs nothing comes first
        costs = [resource.cost == "free" for resource in step.resources]
        assert costs == sorted(costs, reverse=True), step.id


# --- Markdown ----------------------------------------------------------------------------------


@settings(max_examples=25, deadline=None)
@given(roles, skill_sets)
def test_the_checklist_has_one_box_a_step_in_order(role: str, have: set[str]) -> None:
    """What is pasted into an issue tracker is the plan, then the pieces of the portfolio."""
    plan = roadmap(KNOWLEDGE, role, have, hours_per_week=8)
    document = Document(plan)
    roadmap_view(plan, document)
    boxes = [
        line.removeprefix("- [ ] ")
        for line in as_markdown(document).splitlines()
        if line.startswith("- [ ] ")
    ]
    assert len(boxes) == len(plan.steps) + len(plan.portfolio)
    for box, step in zip(boxes, plan.steps, strict=False):
        assert box.replace("\\", "").replace("*", "").startswith(step.name), box


def test_no_requirement_gets_easier_as_the_level_rises() -> None:
    """Neither of a skill nor of a tool, along the levels of who works on the thing."""
    levels = list(KNOWLEDGE.levels.values())
    order = [one.id for one in levels if one.frame == "individual"]
    for role in KNOWLEDGE.roles.values():
        for asked in (*role.skills, *role.tools):
            depths = [depth_at(asked, level, levels) for level in order]
            assert depths == sorted(depths, key=DEPTHS.index), (role.id, asked)
