"""Roadmap: stages, order, hours, weeks and dates over the invented knowledge, by hand."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from mlcareer.domain.hours import HourRange
from mlcareer.errors import UnknownNameError, WrongUsageError
from mlcareer.knowledge.library import Knowledge
from mlcareer.topics.roadmap.advice import roadmap
from mlcareer.topics.roadmap.answer import Roadmap

Laid = Callable[[str], Knowledge]
Run = Callable[..., Any]


def order(plan: Roadmap) -> list[tuple[str, list[str]]]:
    """Return each stage with its skills, in order."""
    return [(stage.id, [step.id for step in stage.steps]) for stage in plan.stages]


def bounds(hours: HourRange) -> tuple[int, int, int]:
    """Return low, typical and high hours."""
    return hours.low, hours.typical, hours.high


def ids(parts: Any) -> list[str]:
    """Return the ids of records in short."""
    return [part.id for part in parts]


# --- The whole plan ----------------------------------------------------------------------------


def test_a_plan_holds_core_and_important_skills_stage_by_stage(knowledge: Knowledge) -> None:
    """Python 80, 120, 200; then deep learning 100, 150, 250 and deployment 30, 50, 80 hours."""
    plan = roadmap(knowledge)
    assert order(plan) == [("first", ["python"]), ("then", ["deep-learning", "deployment"])]
    assert [step.importance for step in plan.steps] == ["core", "core", "important"]
    assert [step.stage for step in plan.steps] == ["Foundations", *["Learning machines"] * 2]
    assert [bounds(stage.hours) for stage in plan.stages] == [(80, 120, 200), (130, 200, 330)]
    assert bounds(plan.hours) == (210, 320, 530)
    assert [step.basis for step in plan.steps] == [
        "Two courses.",
        "A course and a project.",
        "A guide and a project.",
    ]
    assert [step.sources for step in plan.steps] == [("gazette",), ("gazette",), ("judgement",)]


def test_what_is_left_for_later_and_for_work_is_named(knowledge: Knowledge) -> None:
    """Deployment is important, so that the core can do without; writing is practised."""
    core = roadmap(knowledge, core_only=True)
    assert order(core) == [("first", ["python"]), ("then", ["deep-learning"])]
    assert ids(core.later) == ["deployment"]
    assert ids(core.practise) == ["writing"]
    assert core.core_only
    whole = roadmap(knowledge)
    assert (whole.later, ids(whole.practise)) == ((), ["writing"])
    known = roadmap(knowledge, core_only=True, have=["deployment", "writing"])
    assert (known.later, ids(known.practise)) == ((), ["writing"])


def test_a_step_names_what_it_comes_after_what_teaches_it_and_what_it_is_done_with(
    knowledge: Knowledge,
) -> None:
    """Only what is in the plan and required; a tool stands with the skill it serves first."""
    python, learning, deployment = roadmap(knowledge).steps
    assert [step.after for step in (python, learning, deployment)] == [(), ("python",), ("python",)]
    assert ids(python.resources) == ["snakes"]
    assert ids(learning.tools) == ["kiln"]
    assert ids(python.tools) == ["python-language"]
    assert (ids(deployment.tools), deployment.proof) == ([], None)
    assert python.proof is not None
    assert python.proof.text == "A tested program."


# --- Order -------------------------------------------------------------------------------------

WANTS_ALGEBRA = """
roles:
  - id: ml-engineer
    extend: true
    skills: [{skill: algebra, importance: important, sources: [gazette]}]
"""


def test_what_is_recommended_comes_first_too_and_is_not_called_required(laid: Laid) -> None:
    """Algebra before deep learning, where the role asks for both."""
    plan = roadmap(laid(WANTS_ALGEBRA))
    assert order(plan) == [
        ("first", ["python", "algebra"]),
        ("then", ["deep-learning", "deployment"]),
    ]
    assert plan.steps[2].after == ("python",)
    assert ids(roadmap(laid(WANTS_ALGEBRA), have=["deep-learning"]).implied) == ["python"]


def test_a_skill_waits_for_the_stage_of_what_it_needs(laid: Laid) -> None:
    """Programming stands first, unless it needs deep learning; then by its record."""
    text = """
skills:
  - {id: compilers, name: Compilers, category: programming, text: To compile.,
     requires: [{skill: deep-learning, sources: [judgement]}],
     hours: {low: 1, typical: 2, high: 3, basis: A guess., sources: [judgement]},
     sources: [gazette]}
roles:
  - id: ml-engineer
    extend: true
    skills: [{skill: compilers, importance: core, sources: [gazette]}]
"""
    plan = roadmap(laid(text))
    assert order(plan) == [
        ("first", ["python"]),
        ("then", ["deep-learning", "deployment", "compilers"]),
    ]
    advised = text.replace("skill: deep-learning", "skill: deep-learning, kind: recommended")
    assert order(roadmap(laid(advised)))[1][1] == ["deep-learning", "deployment", "compilers"]
    free = text.replace("requires: [{skill: deep-learning, sources: [judgement]}],", "")
    assert order(roadmap(laid(free)))[0] == ("first", ["python", "compilers"])


def test_a_category_without_a_stage_belongs_into_the_last(laid: Laid) -> None:
    """As a soft category does, if a skill of it is learned."""
    text = """
skills:
  - {id: rhetoric, name: Rhetoric, category: soft, text: To speak.,
     hours: {low: 1, typical: 2, high: 3, basis: A guess., sources: [judgement]},
     sources: [gazette]}
roles:
  - id: data-engineer
    extend: true
    skills: [{skill: rhetoric, importance: core, sources: [gazette]}]
"""
    plan = roadmap(laid(text), "data-engineer")
    assert order(plan) == [("first", ["python"]), ("then", ["rhetoric"])]


# --- What is known -----------------------------------------------------------------------------


def test_a_known_skill_and_what_it_requires_are_left_out(knowledge: Knowledge) -> None:
    """Deep learning implies Python, and not the algebra that is only recommended."""
    plan = roadmap(knowledge, have=["Deep Learning"])
    assert (ids(plan.have), ids(plan.implied)) == (["deep-learning"], ["python"])
    assert order(plan) == [("then", ["deployment"])]
    assert plan.steps[0].after == ()


def test_a_tool_counts_as_the_skill_it_serves_first_and_says_so(knowledge: Knowledge) -> None:
    """People list what they work with; a skill of that name goes before."""
    plan = roadmap(knowledge, have=["kiln-ml", "PY3"])
    assert ids(plan.have) == ["deep-learning", "python"]
    assert plan.notes == ("Kiln is a tool: counted as the skill Deep learning",)
    assert plan.implied == ()


def test_who_comes_from_a_role_brings_what_it_needs(knowledge: Knowledge) -> None:
    """A data scientist brings Python and algebra; what else is had stands before, each once."""
    plan = roadmap(knowledge, from_role="data-scientist", have=["writing", "algebra"])
    assert plan.from_role is not None
    assert plan.from_role.name == "Data scientist"
    assert ids(plan.have) == ["writing", "algebra", "python"]
    assert order(plan) == [("then", ["deep-learning", "deployment"])]
    assert bounds(plan.hours) == (130, 200, 330)


def test_nothing_is_missing_where_all_is_known(knowledge: Knowledge) -> None:
    """No stage, no hours, no weeks; it ends on the day it starts."""
    day = date(2027, 1, 4)
    plan = roadmap(knowledge, have=["deployment", "kiln"], hours_per_week=5, start=day)
    assert (plan.stages, bounds(plan.hours), plan.weeks) == ((), (0, 0, 0), (0, 0, 0))
    assert plan.end == (day, day, day)


# --- Weeks and dates ---------------------------------------------------------------------------


def test_weeks_are_hours_by_pace_rounded_up(knowledge: Knowledge) -> None:
    """210, 320 and 530 hours at 9 a week: 23.3, 35.6 and 58.9 weeks."""
    plan = roadmap(knowledge, hours_per_week=9)
    assert plan.weeks == (24, 36, 59)
    assert [step.weeks for step in plan.steps] == [(9, 14, 23), (12, 17, 28), (4, 6, 9)]
    assert (plan.end, plan.steps[0].end) == (None, None)


def test_dates_add_up_from_the_start(knowledge: Knowledge) -> None:
    """At 10 h a week: 8, 12, 20 weeks, then 18, 27, 45, then 21, 32, 53."""
    plan = roadmap(knowledge, hours_per_week=10, start=date(2027, 1, 4))
    assert [step.end for step in plan.steps] == [
        (date(2027, 3, 1), date(2027, 3, 29), date(2027, 5, 24)),
        (date(2027, 5, 10), date(2027, 7, 12), date(2027, 11, 15)),
        (date(2027, 5, 31), date(2027, 8, 16), date(2028, 1, 10)),
    ]
    assert plan.end == plan.steps[-1].end


def test_dates_round_up_the_sum_and_not_each_step(knowledge: Knowledge) -> None:
    """At 100 h a week 80 hours take a week; 180 take two, and 210 three."""
    plan = roadmap(knowledge, hours_per_week=100, start=date(2027, 1, 4))
    first = [step.end[0] for step in plan.steps if step.end]
    assert first == [date(2027, 1, 11), date(2027, 1, 18), date(2027, 1, 25)]


# --- What teaches ------------------------------------------------------------------------------


def test_what_is_free_stands_first_and_of_that_what_has_no_caveat(laid: Laid) -> None:
    """Then what costs something, in the same way."""
    common = "provider: P, teaches: [python, algebra], checked: 2026-01-10, sources: [gazette]"
    text = f"""
resources:
  - {{id: dear, title: Dear, cost: subscription, {common}}}
  - {{id: limited, title: Limited, cost: free, caveat: Old, {common}}}
  - {{id: free, title: Free, cost: free, {common}}}
  - {{id: poor, title: Poor, cost: paid, caveat: Old, {common}}}
  - {{id: paid, title: Paid, cost: paid, {common}}}
"""
    found = roadmap(laid(text)).steps[0].resources
    assert ids(found) == ["snakes", "free", "limited", "dear", "paid", "poor"]


def test_tools_stand_by_importance(laid: Laid) -> None:
    """The core ones first, whatever their place on record."""
    text = """
tools:
  - {id: anvil, name: Anvil, category: framework, serves: [deep-learning], sources: [manual]}
  - {id: bellows, name: Bellows, category: framework, serves: [deep-learning], sources: [manual]}
roles:
  - id: data-engineer
    extend: true
    skills: [{skill: deep-learning, importance: core, sources: [gazette]}]
    tools:
      - {tool: anvil, importance: useful, sources: [gazette]}
      - {tool: bellows, importance: core, sources: [gazette]}
      - {tool: kiln, importance: important, sources: [gazette]}
"""
    plan = roadmap(laid(text), "data-engineer")
    assert ids(plan.steps[1].tools) == ["bellows", "kiln", "anvil"]


# --- Refusals ----------------------------------------------------------------------------------


@pytest.mark.parametrize("pace", [0, -1, -0.001, 0.0009, 100.5, 1e9, float("nan"), float("inf")])
def test_an_impossible_pace_is_refused(knowledge: Knowledge, pace: float) -> None:
    """Nobody studies no hours, or more than there are."""
    with pytest.raises(WrongUsageError, match=r"hours-per-week.*\(from 0\.001\) and at most 100"):
        roadmap(knowledge, hours_per_week=pace)


@pytest.mark.parametrize(("pace", "weeks"), [(0.001, 210_000), (100, 3)])
def test_the_slowest_and_the_fastest_pace_are_answered(
    knowledge: Knowledge, pace: float, weeks: int
) -> None:
    """The bounds are within."""
    plan = roadmap(knowledge, hours_per_week=pace)
    assert plan.weeks is not None
    assert plan.weeks[0] == weeks


def test_a_start_needs_a_pace_and_a_plan_must_end_in_time(knowledge: Knowledge) -> None:
    """Dates need both, and end before the calendar does."""
    with pytest.raises(WrongUsageError, match="needs a pace"):
        roadmap(knowledge, start=date(2027, 1, 4))
    with pytest.raises(WrongUsageError, match="last date"):
        roadmap(knowledge, hours_per_week=1, start=date(9999, 12, 1))


def test_an_unknown_skill_is_refused_with_the_nearest(knowledge: Knowledge) -> None:
    """Of skills and tools: a typing error must not cost a user a year."""
    with pytest.raises(
        UnknownNameError, match=r"unknown skill or tool 'pythn'\. Did you mean pyth"
    ):
        roadmap(knowledge, have=["pythn"])
    with pytest.raises(UnknownNameError, match="Did you mean kiln"):
        roadmap(knowledge, have=["kilnn"])
    with pytest.raises(UnknownNameError, match="unknown skill or tool"):
        roadmap(knowledge, have=["python", "zzzz"])


@pytest.mark.parametrize("asked", [{"role": "x"}, {"from_role": "x"}])
def test_an_unknown_role_is_refused(knowledge: Knowledge, asked: dict[str, Any]) -> None:
    """The goal and where one comes from."""
    with pytest.raises(UnknownNameError, match="unknown role 'x'"):
        roadmap(knowledge, **asked)


# --- What is shown -----------------------------------------------------------------------------


def test_the_total_stands_first(invented: Run) -> None:
    """Skills, hours, weeks, and the day it ends."""
    words = ("roadmap", "--hours-per-week", "10", "--start", "2027-01-04")
    assert invented(*words, COLUMNS=None).lines[1] == (
        "3 skills, 210–530 h, typically 320 h: 21–53 weeks at 10 h a week, typically 32. "
        "Start 2027-01-04, end 2027-08-16 (2027-05-31 to 2028-01-10)."
    )
    lines = invented("roadmap", "--have", "deployment,kiln", COLUMNS=None).lines
    assert lines[1:3] == [
        "0 skills, 0 h.",
        "Nothing is missing of what this role's core and important skills need.",
    ]
