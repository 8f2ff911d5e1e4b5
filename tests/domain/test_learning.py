"""Learning: prerequisites, what a role needs and how well, and the way between two roles."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlcareer.domain.learning import Bridge, bridge, needs_of, united, with_prerequisites
from mlcareer.knowledge.library import Knowledge
from mlcareer.terms import DEPTHS, Depth
from mlcareer.topics.roadmap.advice import roadmap

Laid = Callable[[str], Knowledge]


def way(knowledge: Knowledge, origin: str, goal: str) -> Bridge:
    """Return the way from one role to another."""
    return bridge(knowledge, knowledge.roles[origin], knowledge.roles[goal])


def steps(there: Bridge) -> list[tuple[str, str, Depth | None, Depth]]:
    """Return the missing skills with importance, known and wanted depth."""
    return [(one.id, one.importance, one.known, one.depth) for one in there.skills]


TUNER = """
skills:
  - id: tuning
    name: Tuning
    category: modelling
    text: To tune networks.
    requires: [{skill: deep-learning, sources: [gazette]}]
    depths:
      - id: tuning-basics
        depth: basics
        text: Turns knobs.
        low: 1
        typical: 2
        high: 3
        basis: A guess.
        sources: [judgement]
      - id: tuning-working
        depth: working
        text: Tunes.
        low: 2
        typical: 4
        high: 6
        basis: A guess.
        sources: [judgement]
      - id: tuning-expert
        depth: expert
        text: Teaches it.
        low: 4
        typical: 8
        high: 12
        basis: A guess.
        sources: [judgement]
    sources: [gazette]
roles:
  - id: tuner
    name: Tuner
    short: Tuner
    summary: {id: tuner-summary, text: Tunes., sources: [gazette]}
    skills:
      - skill: writing
        importance: core
        depth: working
        depth_sources: [judgement]
        exception: Ours.
        sources: [gazette]
      - skill: python
        importance: useful
        depth: basics
        depth_sources: [judgement]
        sources: [gazette]
      - skill: tuning
        importance: important
        depth: working
        depth_sources: [judgement]
        sources: [gazette]
      - skill: algebra
        importance: important
        depth: expert
        depth_sources: [judgement]
        elective: true
        sources: [gazette]
"""
"""A role whose skill requires another, which requires a third that the role finds useful."""


def test_what_a_skill_requires_comes_along_and_what_is_recommended_does_not(
    knowledge: Knowledge,
) -> None:
    """Deep learning requires the basics of Python; algebra before it is only advice."""
    skills = knowledge.skills
    assert with_prerequisites(skills, {"deep-learning": "expert"}) == {
        "deep-learning": "expert",
        "python": "basics",
    }
    assert with_prerequisites(skills, {"algebra": "basics"}) == {"algebra": "basics"}
    assert with_prerequisites(skills, {}) == {}


def test_a_prerequisite_is_needed_as_deep_as_the_skill_that_needs_it_deepest(
    knowledge: Knowledge,
) -> None:
    """Deployment requires working Python, deep learning only the basics."""
    asked: dict[str, Depth] = {"deep-learning": "basics", "deployment": "basics"}
    assert with_prerequisites(knowledge.skills, asked)["python"] == "working"
    assert with_prerequisites(knowledge.skills, asked | {"python": "expert"})["python"] == "expert"


def test_a_role_needs_its_core_and_important_technical_skills(knowledge: Knowledge) -> None:
    """Writing is soft: it is practised at work. Crafts are only useful."""
    role = knowledge.roles["ml-engineer"]
    assert {name: one[:2] for name, one in needs_of(knowledge, role).items()} == {
        "python": ("core", "working"),
        "deep-learning": ("important", "working"),
        "deployment": ("important", "working"),
    }
    assert list(needs_of(knowledge, role, ("core",))) == ["python"]
    assert len(needs_of(knowledge, role, ("useful",))) == 12


def test_what_comes_along_is_a_prerequisite_unless_the_role_asks_for_it_itself(laid: Laid) -> None:
    """Python is useful to a tuner by its own word, deep learning is only required by tuning."""
    found = laid(TUNER)
    needs = needs_of(found, found.roles["tuner"])
    assert {name: (one.importance, one.evidence) for name, one in needs.items()} == {
        "tuning": ("important", "described"),
        "deep-learning": ("prerequisite", "described"),
        "python": ("useful", "described"),
    }


def test_an_elective_is_needed_only_by_who_asks_for_it(laid: Laid) -> None:
    """Algebra is a specialisation of a tuner."""
    found = laid(TUNER)
    tuner = found.roles["tuner"]
    assert "algebra" not in needs_of(found, tuner)
    assert needs_of(found, tuner, electives=["algebra"])["algebra"].depth == "expert"


def test_a_need_says_what_it_rests_on(knowledge: Knowledge) -> None:
    """Ads count deep learning, an article describes deployment."""
    needs = needs_of(knowledge, knowledge.roles["ml-engineer"])
    assert needs["deep-learning"].evidence == "counted"
    assert needs["deployment"].evidence == "described"


def test_the_way_to_a_role_is_what_the_other_does_not_bring_or_not_as_deep(
    knowledge: Knowledge,
) -> None:
    """Deep learning 150 h and deployment 50 h, and the tool that the other does not know."""
    there = way(knowledge, "data-scientist", "ml-engineer")
    assert steps(there) == [
        ("deep-learning", "important", None, "working"),
        ("deployment", "important", None, "working"),
    ]
    assert (there.from_role, there.to_role, there.reason) == ("data-scientist", "ml-engineer", None)
    assert there.hours is not None
    assert there.hours.typical == 200
    assert [one.id for one in there.tools] == ["kiln"]
    assert there.sources == ("gazette", "judgement", "board")


def test_the_way_back_is_another_way(knowledge: Knowledge) -> None:
    """Algebra is core to a data scientist, and only recommended to an ML engineer."""
    back = way(knowledge, "ml-engineer", "data-scientist")
    assert steps(back) == [("algebra", "core", None, "working")]
    assert back.hours is not None
    assert (back.hours.low, back.hours.typical, back.hours.high) == (40, 60, 90)


def test_the_way_to_a_deeper_skill_is_what_its_depth_takes_more(laid: Laid) -> None:
    """Expert Python takes 240 h from nothing and working 120: the way takes 120."""
    deep = laid("""
roles:
  - id: data-engineer
    extend: true
    skills:
      - skill: algebra
        importance: core
        depth: expert
        depth_sources: [judgement]
        exception: Ours.
        sources: [gazette]
""")
    there = way(deep, "data-scientist", "data-engineer")
    assert steps(there) == [("algebra", "core", "working", "expert")]
    assert there.hours is not None
    assert (there.hours.low, there.hours.typical, there.hours.high) == (40, 60, 90)


def test_of_a_thin_role_no_hours_are_told(laid: Laid) -> None:
    """Four skills and no tool: what is missing is named, in words and not as 0 hours."""
    found = laid(TUNER)
    there = way(found, "ml-engineer", "tuner")
    assert there.hours is None
    assert there.reason == (
        "too little is on record to say: Tuner has 3 of 15 technical skills, 0 of 12 tools"
    )
    plan = roadmap(found, "tuner")
    assert (plan.hours, plan.stages, plan.exit_code) == (None, (), 3)
    assert plan.reason == there.reason


def test_a_way_without_a_step_rests_on_our_judgement(knowledge: Knowledge) -> None:
    """An ML engineer brings all that a data engineer needs."""
    none = way(knowledge, "ml-engineer", "data-engineer")
    assert (none.skills, none.tools, none.sources) == ((), (), ("judgement",))
    assert none.hours is not None
    assert none.hours.typical == 0


ROLES = ("ml-engineer", "data-scientist", "data-engineer")


@pytest.mark.parametrize("origin", ROLES)
@pytest.mark.parametrize("by", ROLES)
@pytest.mark.parametrize("goal", ROLES)
def test_a_detour_is_never_shorter(knowledge: Knowledge, origin: str, by: str, goal: str) -> None:
    """The typical hours from A to C are at most those from A to B and from B to C."""
    direct, first, second = (
        way(knowledge, *pair).hours for pair in ((origin, goal), (origin, by), (by, goal))
    )
    assert direct
    assert first
    assert second
    assert direct.typical <= first.typical + second.typical


KNOWN = st.dictionaries(
    st.sampled_from(["python", "algebra", "deep-learning", "deployment"]), st.sampled_from(DEPTHS)
)


@settings(max_examples=60, deadline=None)
@given(KNOWN, KNOWN)
def test_more_known_or_deeper_known_never_lengthens(
    knowledge: Knowledge, known: dict[str, Depth], more: dict[str, Depth]
) -> None:
    """Not the typical hours, and neither end of the range."""
    deeper = united(known, more)
    plans = [
        roadmap(knowledge, have=[f"{name}:{depth}" for name, depth in had.items()]).hours
        for had in (known, deeper)
    ]
    assert plans[0]
    assert plans[1]
    for bound in ("low", "typical", "high"):
        assert getattr(plans[1], bound) <= getattr(plans[0], bound) + 1  # rounding
