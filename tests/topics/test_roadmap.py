"""Roadmap: stages, order, hours, weeks and dates over the invented knowledge, by hand."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from mlcareer.domain.hours import HourRange
from mlcareer.errors import UnknownNameError, WrongUsageError
from mlcareer.formats.document import Document, Heading, Line
from mlcareer.knowledge.library import Knowledge
from mlcareer.topics.roadmap.advice import roadmap
from mlcareer.topics.roadmap.answer import Roadmap
from mlcareer.topics.roadmap.view import roadmap_view

Laid = Callable[[str], Knowledge]
Run = Callable[..., Any]


def order(plan: Roadmap) -> list[tuple[str, list[str]]]:
    """Return each stage with its skills, in order."""
    return [(stage.id, [step.id for step in stage.steps]) for stage in plan.stages]


def bounds(hours: HourRange | None) -> tuple[int, int, int]:
    """Return low, typical and high hours."""
    assert hours is not None
    return hours.low, hours.typical, hours.high


def ids(parts: Any) -> list[str]:
    """Return the ids of records in short."""
    return [part.id for part in parts]


def skill(name: str, category: str, more: str = "") -> str:
    """Return a skill of an overlay that takes 2, 4 and 8 hours to its three depths."""
    depths = ", ".join(
        f"{{id: {name}-{depth}, depth: {depth}, text: Does it., low: {typical - 1}, "
        f"typical: {typical}, high: {typical + 1}, basis: A guess., sources: [judgement]}}"
        for depth, typical in (("basics", 2), ("working", 4), ("expert", 8))
    )
    return (
        f"{{id: {name}, name: {name.title()}, category: {category}, text: To do it., {more}"
        f"depths: [{depths}], sources: [gazette]}}"
    )


def asks(role: str, *wanted: str) -> str:
    """Return an overlay of a role that asks for more skills; each is id, importance and more."""
    rows = []
    for one in wanted:
        name, importance, *more = one.split(" ", 2)
        said = [f"skill: {name}", f"importance: {importance}", *more]
        said += [] if any("depth:" in part for part in more) else ["depth: working"]
        said += ["depth_sources: [judgement]", "sources: [gazette]"]
        rows.append("{" + ", ".join(said) + "}")
    return f"roles:\n  - {{id: {role}, extend: true, skills: [{', '.join(rows)}]}}\n"


CORE = "core exception: Ours."
"""The importance of what a role is built on, though it was counted nowhere."""


# --- The whole plan ----------------------------------------------------------------------------


def test_a_plan_holds_core_and_important_skills_stage_by_stage(knowledge: Knowledge) -> None:
    """Python 80, 120, 200; then deep learning 100, 150, 250 and deployment 30, 50, 80 hours."""
    plan = roadmap(knowledge)
    assert order(plan) == [("first", ["python"]), ("then", ["deep-learning", "deployment"])]
    assert [step.importance for step in plan.steps] == ["core", "important", "important"]
    assert [step.stage for step in plan.steps] == ["Foundations", *["Learning machines"] * 2]
    assert [bounds(step.hours) for step in plan.steps] == [
        (80, 120, 200),
        (100, 150, 250),
        (30, 50, 80),
    ]
    assert [step.basis for step in plan.steps] == [
        "Two courses.",
        "A course and a project.",
        "A guide and a project.",
    ]
    assert [step.sources for step in plan.steps] == [("gazette",), ("gazette",), ("judgement",)]


def test_typical_hours_add_up_and_the_range_is_narrower_than_all_ends(
    knowledge: Knowledge,
) -> None:
    """Not 130 to 330 and 210 to 530: what takes one person long is quick in another skill.

    Below typical are 40, 50 and 20 hours: 0.75 * 4500 + 0.25 * 110 * 110 is 80 * 80.
    """
    plan = roadmap(knowledge)
    assert [bounds(stage.hours) for stage in plan.stages] == [(80, 120, 200), (142, 200, 311)]
    assert bounds(plan.hours) == (240, 320, 475)


def test_a_step_says_how_deep_it_goes_and_what_one_can_do_then(knowledge: Knowledge) -> None:
    """As deep as the role asks at mid; nothing of it is known."""
    plan = roadmap(knowledge)
    assert [(step.known, step.depth, step.ability) for step in plan.steps] == [
        (None, "working", "Writes tested programs."),
        (None, "working", "Trains a network."),
        (None, "working", "Brings a model to users."),
    ]


def test_what_is_left_for_later_and_for_work_is_named(knowledge: Knowledge) -> None:
    """Core is Python alone; crafts are only useful; writing is practised."""
    crafts = [f"craft-{number:02}" for number in range(1, 13)]
    core = roadmap(knowledge, core_only=True)
    assert order(core) == [("first", ["python"])]
    assert ids(core.later) == ["deep-learning", "deployment", *crafts]
    assert ids(core.practise) == ["writing"]
    assert core.core_only
    whole = roadmap(knowledge)
    assert (ids(whole.later), ids(whole.practise)) == (crafts, ["writing"])
    known = roadmap(knowledge, core_only=True, have=["deployment", "writing", "craft-02:basics"])
    assert ids(known.later) == ["deep-learning", "craft-01", *crafts[2:]]
    assert ids(known.practise) == ["writing"]


def test_what_is_known_less_deep_than_asked_is_left_for_later_too(laid: Laid) -> None:
    """The basics of algebra are there, and working algebra would be useful."""
    useful = laid(asks("ml-engineer", "algebra useful"))
    assert "algebra" in ids(roadmap(useful, have=["algebra:basics"]).later)
    assert "algebra" not in ids(roadmap(useful, have=["algebra"]).later)


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

WANTS_ALGEBRA = asks("ml-engineer", "algebra important")


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
    need = "requires: [{skill: deep-learning, sources: [judgement]}], "
    wanted = asks("ml-engineer", f"compilers {CORE}")

    def text(needs: str) -> str:
        return f"skills:\n  - {skill('compilers', 'programming', needs)}\n{wanted}"

    assert order(roadmap(laid(text(need)))) == [
        ("first", ["python"]),
        ("then", ["deep-learning", "deployment", "compilers"]),
    ]
    advised = need.replace("skill: deep-learning", "skill: deep-learning, kind: recommended")
    assert order(roadmap(laid(text(advised))))[1][1] == [
        "deep-learning",
        "deployment",
        "compilers",
    ]
    assert order(roadmap(laid(text(""))))[0] == ("first", ["python", "compilers"])


def test_a_category_without_a_stage_belongs_into_the_last(laid: Laid) -> None:
    """As a soft category does, if a skill of it is learned."""
    wanted = asks("data-engineer", f"rhetoric {CORE}")
    plan = roadmap(laid(f"skills:\n  - {skill('rhetoric', 'soft')}\n{wanted}"), "data-engineer")
    assert order(plan) == [("first", ["python"]), ("then", ["rhetoric"])]


# --- What is known -----------------------------------------------------------------------------


def test_a_known_skill_and_what_it_requires_are_left_out(knowledge: Knowledge) -> None:
    """Deployment implies working Python, and deep learning not the algebra that is advised."""
    plan = roadmap(knowledge, have=["Deployment"])
    assert (ids(plan.have), ids(plan.implied)) == (["deployment"], ["python"])
    assert order(plan) == [("then", ["deep-learning"])]
    assert plan.steps[0].after == ()
    assert ids(roadmap(knowledge, have=["deep-learning"]).implied) == ["python"]


def test_what_is_implied_is_known_no_deeper_than_the_known_skill_requires(
    knowledge: Knowledge,
) -> None:
    """Deep learning shows the basics of Python: 72 of its 120 hours are left."""
    plan = roadmap(knowledge, have=["Deep Learning"])
    assert order(plan) == [("first", ["python"]), ("then", ["deployment"])]
    python = plan.steps[0]
    assert (python.known, python.depth, bounds(python.hours)) == (
        "basics",
        "working",
        (48, 72, 120),
    )
    assert plan.depths == {"deep-learning": "working", "python": "basics"}


@pytest.mark.parametrize(
    ("had", "known", "hours"),
    [
        ("python", "working", None),
        ("python:working", "working", None),
        ("python:expert", "expert", None),
        ("py3: Basics ", "basics", (48, 72, 120)),
        ("python:BASICS", "basics", (48, 72, 120)),
    ],
)
def test_a_skill_is_had_as_deep_as_is_said_and_else_at_working_depth(
    knowledge: Knowledge, had: str, known: str, hours: tuple[int, int, int] | None
) -> None:
    """What is known deeper than asked is missing no more; what less deep, from there on."""
    plan = roadmap(knowledge, have=[had])
    assert plan.depths == {"python": known}
    found = {step.id: bounds(step.hours) for step in plan.steps}
    assert found.get("python") == hours


def test_of_one_skill_told_twice_the_deepest_counts(knowledge: Knowledge) -> None:
    """In any order, and by any of its names."""
    for had in (["python:basics", "PY3:expert"], ["python:expert", "py3:basics"]):
        plan = roadmap(knowledge, have=had)
        assert (ids(plan.have), plan.depths) == (["python"], {"python": "expert"})


def test_a_depth_that_does_not_exist_is_refused(knowledge: Knowledge) -> None:
    """With all there are, and in one line whatever was typed."""
    says = r"'guru' is no depth.*basics, working, expert"
    with pytest.raises(WrongUsageError, match=says):
        roadmap(knowledge, have=["python:guru"])
    with pytest.raises(WrongUsageError, match="'' is no depth"):
        roadmap(knowledge, have=["python:"])
    with pytest.raises(WrongUsageError) as refusal:
        roadmap(knowledge, have=["python:\x1b[2J\n"])
    assert str(refusal.value).isprintable()


def test_a_tool_counts_as_what_it_shows_and_says_so(knowledge: Knowledge) -> None:
    """CPython shows working Python; Kiln says nothing, so that it is the basics of what it serves.

    People list what they work with; a skill of that name goes before.
    """
    plan = roadmap(knowledge, have=["kiln-ml", "CPython"])
    assert ids(plan.have) == ["deep-learning", "python"]
    assert plan.depths == {"deep-learning": "basics", "python": "working"}
    assert plan.notes == (
        "Kiln is a tool: counted as Deep learning (basics)",
        "CPython is a tool: counted as Python (working)",
    )
    assert plan.implied == ()
    assert (plan.steps[0].id, plan.steps[0].known) == ("deep-learning", "basics")


def test_a_tool_shows_a_skill_no_deeper_than_it_is_known_itself(knowledge: Knowledge) -> None:
    """The basics of CPython are the basics of Python, and an expert of it no expert of Python."""
    for had, depth in (("cpython:basics", "basics"), ("cpython:expert", "working")):
        assert roadmap(knowledge, have=[had]).depths == {"python": depth}


def test_who_comes_from_a_role_brings_what_it_needs(knowledge: Knowledge) -> None:
    """A data scientist brings Python and algebra; what else is had stands before, each once."""
    plan = roadmap(knowledge, from_role="data-scientist", have=["writing", "algebra"])
    assert plan.from_role is not None
    assert plan.from_role.name == "Data scientist"
    assert ids(plan.have) == ["writing", "algebra", "python"]
    assert order(plan) == [("then", ["deep-learning", "deployment"])]
    assert bounds(plan.hours) == (142, 200, 311)


def test_who_comes_from_a_role_may_know_a_skill_deeper(knowledge: Knowledge) -> None:
    """Or less deep than it asks: the deeper of both counts."""
    plan = roadmap(knowledge, from_role="data-scientist", have=["algebra:expert", "python:basics"])
    assert plan.depths == {"algebra": "expert", "python": "working"}


def test_nothing_is_missing_where_all_is_known(knowledge: Knowledge) -> None:
    """No stage, no hours, no weeks; it ends on the day it starts."""
    day, had = date(2027, 1, 4), ["deployment", "deep-learning"]
    plan = roadmap(knowledge, have=had, hours_per_week=5, start=day)
    assert (plan.stages, bounds(plan.hours), plan.weeks) == ((), (0, 0, 0), (0, 0, 0))
    assert plan.end == (day, day, day)


# --- Levels and specialisations ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("level", "depths", "typical"),
    [
        (None, ["working", "working", "working"], 320),
        ("mid", ["working", "working", "working"], 320),
        ("Junior", ["working", "basics", "basics"], 200),
        ("senior", ["expert", "working", "working"], 440),
        ("executive", ["working", "working", "working"], 320),
    ],
)
def test_a_plan_for_a_level_goes_as_deep_as_the_level_asks(
    knowledge: Knowledge, level: str | None, depths: list[str], typical: int
) -> None:
    """Python is core, the others important; who leads people is asked what mid is."""
    plan = roadmap(knowledge, level=level)
    assert [step.id for step in plan.steps] == ["python", "deep-learning", "deployment"]
    assert [step.depth for step in plan.steps] == depths
    assert bounds(plan.hours)[1] == typical


def test_a_plan_says_for_which_level_it_is(invented: Run) -> None:
    """By its id, in the answer and in the title."""
    words = ("roadmap", "--level", "Junior")
    assert invented(*words, "--json").answer["level"] == "entry"
    assert invented(*words).lines[0] == "Roadmap to Machine learning engineer (entry)"
    assert invented("roadmap", "--json").answer["level"] is None


ELECTIVE = asks("ml-engineer", "algebra important depth: working, elective: true")
"""Algebra is for some ML engineers."""


def test_a_specialisation_is_planned_for_who_chooses_it_alone(laid: Laid) -> None:
    """Else it is named, and neither on the way nor left for later."""
    found = laid(ELECTIVE)
    plan = roadmap(found)
    assert "algebra" not in [step.id for step in plan.steps]
    assert (ids(plan.electives), plan.specialise) == (["algebra"], ())
    assert "algebra" not in ids(plan.later)
    chosen = roadmap(found, specialise=["Linear algebra", "algebra"])
    assert order(chosen)[0] == ("first", ["python", "algebra"])
    assert (chosen.electives, ids(chosen.specialise)) == ((), ["algebra"])
    assert roadmap(found, have=["algebra"]).electives == ()


def test_a_specialisation_that_the_role_does_not_have_is_refused(
    laid: Laid, knowledge: Knowledge
) -> None:
    """With those it has; an unknown skill as any other."""
    found = laid(ELECTIVE)
    with pytest.raises(WrongUsageError, match=r"no specialisation 'python'.*It has: algebra"):
        roadmap(found, specialise=["algebra", "python"])
    with pytest.raises(WrongUsageError, match=r"no specialisation 'algebra'.*It has: none"):
        roadmap(knowledge, specialise=["algebra"])
    with pytest.raises(UnknownNameError, match="unknown skill 'x'"):
        roadmap(found, specialise=["x"])


# --- Too little on record ----------------------------------------------------------------------

THIN = """
roles:
  - id: thin
    name: Thin role
    short: Thin
    summary: {id: t-s, text: T., sources: [gazette]}
    tips: [{id: t-tip, text: Ask around., sources: [gazette]}]
    skills:
      - {skill: deep-learning, importance: important, depth: working, depth_sources: [judgement],
         sources: [gazette]}
"""
REASON = "too little is on record to say: Thin role has 1 of 15 technical skills, 0 of 12 tools"


@pytest.mark.parametrize("asked", [{"role": "thin"}, {"from_role": "thin"}])
def test_to_and_from_a_role_of_which_little_is_known_there_is_no_plan(
    laid: Laid, asked: dict[str, str]
) -> None:
    """Exit code 3 and the reason: one skill would read as all it takes."""
    plan = roadmap(laid(THIN), **asked, hours_per_week=5, start=date(2027, 1, 4))
    assert (plan.exit_code, plan.reason) == (3, REASON)
    assert (plan.stages, plan.hours, plan.weeks, plan.end) == ((), None, None, None)


def test_where_there_is_no_plan_the_reason_stands_first_and_what_is_known_follows(
    laid: Laid,
) -> None:
    """Tips hold without hours; nothing is said to be missing of nothing."""
    plan = roadmap(laid(THIN), "thin")
    assert ids(plan.tips) == ["t-tip"]
    document = Document(plan)
    roadmap_view(plan, document)
    lines = [block for block in document.blocks if isinstance(block, Line)]
    assert lines[0] == Line(f"T{REASON[1:]}.", "answer")
    assert not any(line.text.startswith("Nothing is missing") for line in lines)
    assert Heading("Tips") in document.blocks


def test_a_plan_of_what_is_known_well_enough_is_answered(knowledge: Knowledge) -> None:
    """Also an empty one: all is known, and that is an answer."""
    plan = roadmap(knowledge)
    assert (plan.exit_code, plan.reason) == (0, None)
    assert roadmap(knowledge, have=["deployment", "deep-learning"]).exit_code == 0


# --- Weeks and dates ---------------------------------------------------------------------------


def test_weeks_are_hours_by_pace_rounded_up(knowledge: Knowledge) -> None:
    """240, 320 and 475 hours at 9 a week: 26.7, 35.6 and 52.8 weeks."""
    plan = roadmap(knowledge, hours_per_week=9)
    assert plan.weeks == (27, 36, 53)
    assert [step.weeks for step in plan.steps] == [(9, 14, 23), (12, 17, 28), (4, 6, 9)]
    assert (plan.end, plan.steps[0].end) == (None, None)


def test_dates_add_up_from_the_start(knowledge: Knowledge) -> None:
    """At 10 h a week: 8, 12, 20 weeks, then 20, 27, 42, then 24, 32, 48."""
    plan = roadmap(knowledge, hours_per_week=10, start=date(2027, 1, 4))
    assert [step.end for step in plan.steps] == [
        (date(2027, 3, 1), date(2027, 3, 29), date(2027, 5, 24)),
        (date(2027, 5, 24), date(2027, 7, 12), date(2027, 10, 25)),
        (date(2027, 6, 21), date(2027, 8, 16), date(2027, 12, 6)),
    ]
    assert plan.end == plan.steps[-1].end


def test_dates_round_up_the_sum_and_not_each_step(knowledge: Knowledge) -> None:
    """At 100 h a week 80 hours take a week; 199 take two, and 240 three."""
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
    """The core ones first, whatever their place on record; what is only useful stays out."""
    text = """
tools:
  - {id: anvil, name: Anvil, category: framework, serves: [deep-learning], sources: [manual]}
  - {id: bellows, name: Bellows, category: framework, serves: [deep-learning], sources: [manual]}
roles:
  - id: data-engineer
    extend: true
    skills:
      - {skill: deep-learning, importance: core, depth: working, depth_sources: [judgement],
         exception: Ours., sources: [gazette]}
    tools:
      - {tool: anvil, importance: useful, depth: basics, depth_sources: [judgement],
         sources: [gazette]}
      - {tool: bellows, importance: core, depth: basics, depth_sources: [judgement],
         exception: Ours., sources: [gazette]}
      - {tool: kiln, importance: important, depth: basics, depth_sources: [judgement],
         sources: [gazette]}
"""
    plan = roadmap(laid(text), "data-engineer")
    assert ids(plan.steps[1].tools) == ["bellows", "kiln"]


# --- Refusals ----------------------------------------------------------------------------------


@pytest.mark.parametrize("pace", [0, -1, -0.001, 0.0009, 100.5, 1e9, float("nan"), float("inf")])
def test_an_impossible_pace_is_refused(knowledge: Knowledge, pace: float) -> None:
    """Nobody studies no hours, or more than there are."""
    with pytest.raises(WrongUsageError, match=r"hours-per-week.*\(from 0\.001\) and at most 100"):
        roadmap(knowledge, hours_per_week=pace)


@pytest.mark.parametrize(("pace", "weeks"), [(0.001, 240_000), (100, 3)])
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
        "3 skills, 240–475 h, typically 320 h: 24–48 weeks at 10 h a week, typically 32. "
        "Start 2027-01-04, end 2027-08-16 (2027-06-21 to 2027-12-06)."
    )
    lines = invented("roadmap", "--have", "deployment,deep-learning", COLUMNS=None).lines
    assert lines[1:3] == [
        "0 skills, 0 h.",
        "Nothing is missing of what this role's core and important skills need.",
    ]


def test_what_one_has_is_shown_with_its_depth_and_a_step_from_it(invented: Run) -> None:
    """A tool as what it shows; a step that starts from nothing shows its goal alone."""
    lines = invented("roadmap", "--have", "py3:basics,kiln", COLUMNS=None).lines
    assert "You have: Python (basics), Deep learning (basics)." in lines
    assert "Kiln is a tool: counted as Deep learning (basics)." in lines
    steps = [line.partition("] ")[2] for line in lines if line.startswith("  [ ] ")]
    assert steps[0].startswith("Python (core), basics to working, 48–120 h [")
    assert steps[1].startswith("Deep learning (important), basics to working, 60–150 h [")
    assert steps[2].startswith("Deployment (important), working, 30–80 h [")


def test_specialisations_are_shown_with_how_to_choose_one(laid: Laid) -> None:
    """And one that was chosen on a line of its own."""
    lines = shown(roadmap(laid(ELECTIVE)))
    assert "Linear algebra" in lines
    assert "To learn one as well: --specialise algebra" in lines
    lines = shown(roadmap(laid(ELECTIVE), specialise=["algebra"]))
    assert "Specialised in: Linear algebra." in lines
    assert not any("--specialise" in line for line in lines)


def shown(plan: Roadmap) -> list[str]:
    """Return the lines of text that are shown of a plan."""
    document = Document(plan)
    roadmap_view(plan, document)
    return [block.text for block in document.blocks if isinstance(block, Line)]
