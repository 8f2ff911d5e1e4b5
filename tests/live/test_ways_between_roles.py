"""The way from any shipped role to any other, and from nothing to each: 110 pairs, eleven plans."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlcareer.domain.learning import Bridge, bridge
from mlcareer.knowledge.opening import built_in
from mlcareer.terms import DEPTHS, Depth
from mlcareer.topics.roadmap.advice import roadmap

KNOWLEDGE = built_in()
ROLES = sorted(KNOWLEDGE.roles)
PAIRS = list(permutations(ROLES, 2))
WAYS = {pair: bridge(KNOWLEDGE, *(KNOWLEDGE.roles[name] for name in pair)) for pair in PAIRS}
TECHNICAL = [name for name, one in KNOWLEDGE.skills.items() if one.kind == "technical"]

LONGER: list[tuple[str, str, str]] = [
    ("ml-architect", "ml-engineer", "an architect is an ML engineer who also designs platforms"),
    ("ml-architect", "mlops-engineer", "the platform is designed by one who could run it"),
    ("ml-architect", "software-engineer", "design of systems comes on top of building them"),
    ("research-scientist", "data-scientist", "new methods take the mathematics of a doctorate"),
    ("research-scientist", "ml-engineer", "mathematics and methods to the depth of an expert"),
    ("ml-engineer", "data-scientist", "models and their production, not the models alone"),
    ("ml-engineer", "mlops-engineer", "builds the models that the other deploys and watches"),
    ("ml-engineer", "software-engineer", "a software engineer who also builds models"),
    ("ml-engineer", "ai-engineer", "trains models, where the other builds on finished ones"),
    ("ml-engineer", "data-engineer", "uses data platforms in part, and models come on top"),
    (
        "mlops-engineer",
        "data-analyst",
        "clouds, containers and pipelines, not SQL alone",
    ),
    ("ai-engineer", "data-analyst", "software around language models, not reports"),
    ("data-scientist", "data-analyst", "machine learning and experiments on top of analysis"),
    ("data-engineer", "analytics-engineer", "the platform, not only the models of data on it"),
    ("analytics-engineer", "data-analyst", "software practice on top of SQL and reports"),
    ("database-administrator", "data-analyst", "runs databases, where the other asks them"),
]
"""A role, one that nobody takes longer to learn from nothing, and why: our judgement."""

roles = st.sampled_from(ROLES)
held = st.dictionaries(st.sampled_from(TECHNICAL), st.sampled_from(DEPTHS), max_size=12)


def named_needs(way: Bridge) -> list[str]:
    """Return what the goal asks for itself, in skills, depths and tools; no mere prerequisites."""
    skills = [skill.id for skill in way.skills if skill.importance != "prerequisite"]
    return [*skills, *(tool.id for tool in way.tools)]


def typical(way: Bridge) -> int:
    """Return the typical hours of a way, which are always stated."""
    assert way.hours is not None
    return way.hours.typical


# --- Every pair --------------------------------------------------------------------------------


@pytest.mark.parametrize("pair", PAIRS, ids=" to ".join)
def test_every_way_has_hours_and_names_at_least_three_needs(pair: tuple[str, str]) -> None:
    """No role is a part of another, and none is too thin to say how far it is."""
    way = WAYS[pair]
    assert way.reason is None
    assert way.hours is not None
    assert 0 < way.hours.low <= way.hours.typical <= way.hours.high
    assert len(set(named_needs(way))) >= 3


@pytest.mark.parametrize("pair", PAIRS, ids=" to ".join)
def test_at_most_half_of_a_way_rests_on_our_judgement(pair: tuple[str, str]) -> None:
    """Counted ads or a source that describes the role ask for the greater part of the hours."""
    ours = sum(one.hours.typical for one in WAYS[pair].skills if one.evidence == "judgement")
    assert 2 * ours <= typical(WAYS[pair])


def test_no_detour_by_a_third_role_is_shorter() -> None:
    """From A to C is no longer than from A to B and on from B to C, for all 990 triples."""
    longer = [
        triple
        for triple in permutations(ROLES, 3)
        for one, other, last in [triple]
        if typical(WAYS[one, last]) > typical(WAYS[one, other]) + typical(WAYS[other, last])
    ]
    assert longer == []


def test_what_is_missing_is_missing_by_depth() -> None:
    """A skill that is brought at all is on the way only where it is asked deeper."""
    for way in WAYS.values():
        for one in (*way.skills, *way.tools):
            if one.known is not None:
                assert DEPTHS.index(one.known) < DEPTHS.index(one.depth), (way.from_role, one.id)


# --- From nothing ------------------------------------------------------------------------------


@pytest.mark.parametrize(("longer", "shorter", "why"), LONGER)
def test_a_role_that_asks_for_more_takes_longer_from_nothing(
    longer: str, shorter: str, why: str
) -> None:
    """As one who hires for both would say."""
    more, less = (roadmap(KNOWLEDGE, role).hours for role in (longer, shorter))
    assert more is not None
    assert less is not None
    assert more.typical >= less.typical, why


# --- What is known already ---------------------------------------------------------------------


def spelled(skills: dict[str, Depth]) -> list[str]:
    """Return skills at depths as a user types them after --have."""
    return [f"{name}:{depth}" for name, depth in skills.items()]


def hours(role: str, have: dict[str, Depth]) -> tuple[int, int]:
    """Return the typical hours of a plan and the number of its steps."""
    plan = roadmap(KNOWLEDGE, role, spelled(have))
    assert plan.hours is not None
    return plan.hours.typical, len(plan.steps)


@settings(max_examples=150, deadline=None)
@given(roles, held, held)
def test_knowing_more_or_deeper_never_lengthens_a_plan(
    role: str, have: dict[str, Depth], more: dict[str, Depth]
) -> None:
    """Further skills, and greater depths of the same, only take hours and steps away."""
    deeper = {
        name: max((d[name] for d in (have, more) if name in d), key=DEPTHS.index)
        for name in {**have, **more}
    }
    before, after = hours(role, have), hours(role, deeper)
    assert after[0] <= before[0]
    assert after[1] <= before[1]


@settings(max_examples=100, deadline=None)
@given(roles, held, st.sampled_from(TECHNICAL))
def test_each_depth_of_a_skill_shortens_a_plan_no_less_than_the_one_before(
    role: str, have: dict[str, Depth], skill: str
) -> None:
    """Nothing, basics, working, expert: the hours that are left never rise."""
    rest = {name: depth for name, depth in have.items() if name != skill}
    left = [hours(role, rest)[0], *(hours(role, rest | {skill: depth})[0] for depth in DEPTHS)]
    assert left == sorted(left, reverse=True)


def test_a_tool_is_credited_to_the_depth_it_was_learned_to() -> None:
    """The first steps in PyTorch show less deep learning than daily work with it."""
    without, basics, working = (
        hours("ml-engineer", {})[0],
        *(typical_with("ml-engineer", name) for name in ("pytorch:basics", "pytorch")),
    )
    assert working < basics < without


def test_a_language_of_statistics_is_credited_in_part_only() -> None:
    """R shows that somebody works with statistics, and does not make a statistician."""
    without = hours("data-scientist", {})[0]
    with_r, with_all = (typical_with("data-scientist", one) for one in ("r", "statistics:expert"))
    assert with_all < with_r < without
    assert roadmap(KNOWLEDGE, "data-scientist", ["r"]).depths["statistics"] != "expert"
    assert "statistics" in {step.id for step in roadmap(KNOWLEDGE, "data-scientist", ["r"]).steps}


def typical_with(role: str, name: str) -> int:
    """Return the typical hours of a plan for somebody who names one skill or tool."""
    plan = roadmap(KNOWLEDGE, role, [name])
    assert plan.hours is not None
    return plan.hours.typical
