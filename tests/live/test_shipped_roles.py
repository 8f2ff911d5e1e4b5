"""The shipped roles side by side: the same whichever is named first, and which are near."""

from itertools import combinations, permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic_core import to_jsonable_python

from mlcareer.domain.learning import bridge
from mlcareer.knowledge.opening import open_knowledge
from mlcareer.terms import DEPTHS
from mlcareer.topics.compare.advice import compare
from mlcareer.topics.compare.answer import AskRow, Comparison
from mlcareer.topics.ladder import ladder
from mlcareer.topics.roles.advice import NEAREST, nearness, roles

KNOWLEDGE = open_knowledge()
ROLES = sorted(KNOWLEDGE.roles)
PAIRS = list(combinations(ROLES, 2))

pairs = st.sampled_from(list(permutations(ROLES, 2)))
groups = st.lists(st.sampled_from(ROLES), min_size=2, max_size=5, unique=True)


def rows(report: Comparison, key: str) -> dict[str, AskRow]:
    """Return the rows of the skills or tools by id."""
    return {row.id: row for row in getattr(report, key)}


def values(part: object) -> Any:
    """Return a part of an answer as plain values, which can be told apart."""
    return to_jsonable_python(part)


# --- Every pair --------------------------------------------------------------------------------


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_every_pair_can_be_compared(one: str, other: str) -> None:
    """Purpose, tasks, skills and both ways are there for any two roles; each part has sources."""
    report = compare(KNOWLEDGE, (one, other))
    assert [role.id for role in report.roles] == [one, other]
    assert report.focus
    assert report.tasks
    assert report.skills
    assert report.bridges
    assert [(way.from_role, way.to_role) for way in report.bridges] == [(one, other), (other, one)]
    assert all(part.focus for part in report.focus)
    assert report.pay is not None
    for pay in report.pay:
        assert pay.overall or pay.remark or any(one.published or one.modelled for one in pay.rungs)
    cited = {source.id for source in report.sources}
    for focus in report.focus:
        for statement in (*focus.focus, *focus.output, *focus.question, *focus.works_with):
            assert set(statement.sources) <= cited


@settings(max_examples=30, deadline=None)
@given(groups)
def test_any_number_of_roles_stands_in_the_order_asked_for(chosen: list[str]) -> None:
    """Two to five roles: each row has one part a role, in that order, and all ways are shown."""
    report = compare(KNOWLEDGE, chosen)
    assert [role.id for role in report.roles] == chosen
    assert report.tasks is not None
    for row in report.tasks:
        assert [part.role for part in row.parts] == chosen
        assert any(part.share for part in row.parts)
    for ask in (*rows(report, "skills").values(), *rows(report, "tools").values()):
        assert [part.role for part in ask.parts] == chosen
        held = [part.role for part in ask.parts if part.importance or part.named]
        assert held == sorted(ask.held_by, key=chosen.index)
    assert len(report.bridges or ()) == len(chosen) * (len(chosen) - 1)


@settings(max_examples=40, deadline=None)
@given(pairs)
def test_the_order_of_the_names_only_turns_the_columns(pair: tuple[str, str]) -> None:
    """A, B and B, A say the same: the same rows, the parts swapped."""
    one, other = compare(KNOWLEDGE, pair), compare(KNOWLEDGE, pair[::-1])
    for key in ("skills", "tools"):
        left, right = rows(one, key), rows(other, key)
        assert list(left) == list(right)
        for name, row in left.items():
            assert values(row.parts) == values(right[name].parts[::-1])
            assert set(row.held_by) == set(right[name].held_by)
    assert one.tasks is not None
    assert other.tasks is not None
    turned = [row.parts[::-1] for row in other.tasks]
    assert values([row.parts for row in one.tasks]) == values(turned)
    assert one.bridges
    assert other.bridges
    assert values(one.bridges) == values(other.bridges[::-1])


@settings(max_examples=40, deadline=None)
@given(groups)
def test_shared_and_only_in_each_make_up_all_that_is_asked(chosen: list[str]) -> None:
    """No skill or tool of a role is lost or invented; what is shared stands first."""
    report = compare(KNOWLEDGE, chosen)
    for key, subject in (("skills", "skill"), ("tools", "tool")):
        held = {
            (role, getattr(ask, subject), ask.importance)
            for role in chosen
            for ask in getattr(KNOWLEDGE.roles[role], key)
        }
        listed = getattr(report, key)
        shown = {
            (part.role, row.id, part.importance)
            for row in listed
            for part in row.parts
            if part.importance
        }
        assert shown == held
        counts = [len(row.held_by) for row in listed]
        assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_what_stands_under_one_role_alone_is_nothing_of_the_other(one: str, other: str) -> None:
    """The other's record does not ask for it, and none of its counted ads names it."""
    report = compare(KNOWLEDGE, (one, other))
    for key, subject in (("skills", "skill"), ("tools", "tool")):
        for row in rows(report, key).values():
            assert row.held_by, row.id
            for without in {one, other} - set(row.held_by):
                asks = {getattr(ask, subject) for ask in getattr(KNOWLEDGE.roles[without], key)}
                assert row.id not in asks
                counted = [
                    population.id
                    for population in KNOWLEDGE.populations.values()
                    if without in population.roles and population.values.get(row.id)
                ]
                assert counted == [], (row.id, without)


def test_a_skill_that_only_the_ads_of_a_role_name_says_in_how_many() -> None:
    """The share stands in the part of the role that does not ask for it, with its source."""
    parts = [
        part
        for pair in PAIRS
        for key in ("skills", "tools")
        for row in rows(compare(KNOWLEDGE, pair), key).values()
        for part in row.parts
        if part.named
    ]
    assert len(parts) > 100
    for part in parts:
        assert (part.importance, part.depth, part.id) == (None, None, None)
        assert part.named
        assert part.named.value > 0
        assert part.sources == part.named.sources


@pytest.mark.parametrize("only", ["focus", "tasks", "skills", "tools", "pay", "bridge"])
def test_one_section_alone_is_that_of_the_whole(only: str) -> None:
    """`--only` leaves out, and changes nothing of what stays."""
    whole, part = compare(KNOWLEDGE), compare(KNOWLEDGE, only=only)  # type: ignore[arg-type]
    kept = "bridges" if only == "bridge" else only
    for key in ("focus", "tasks", "skills", "tools", "pay", "bridges"):
        wanted = getattr(whole, key) if key == kept else None
        assert values(getattr(part, key)) == values(wanted)
    known = values(whole.sources)
    assert all(source in known for source in values(part.sources))


def test_pay_can_be_held_to_one_level_and_country() -> None:
    """Both roles at the level and in the country that was asked for."""
    report = compare(KNOWLEDGE, ("ml-engineer", "data-scientist"), "senior", "GB", "pay")
    assert (report.level, report.country) == ("senior", "GB")
    for pay in report.pay or ():
        assert [one.id for one in pay.rungs] == ["senior"]


# --- The way between ---------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(pairs)
def test_a_way_is_as_long_as_its_skills(pair: tuple[str, str]) -> None:
    """Hours add up; nothing is learned twice or unasked for; the most important stands first."""
    origin, goal = (KNOWLEDGE.roles[name] for name in pair)
    way = bridge(KNOWLEDGE, origin, goal)
    assert way.hours is not None
    assert way.hours.typical == sum(skill.hours.typical for skill in way.skills)
    assert way.hours.low >= sum(skill.hours.low for skill in way.skills)
    assert way.hours.high <= sum(skill.hours.high for skill in way.skills)
    names = [skill.id for skill in way.skills]
    assert len(names) == len(set(names))
    has = {
        ask.skill: ask.depth
        for ask in origin.skills
        if ask.importance in {"core", "important"} and not ask.elective
    }
    for skill in way.skills:
        if skill.id in has:
            assert skill.known is not None
            assert DEPTHS.index(has[skill.id]) <= DEPTHS.index(skill.known), skill.id
            assert DEPTHS.index(skill.known) < DEPTHS.index(skill.depth), skill.id
    rank = ["core", "important", "useful", "prerequisite"]
    places = [rank.index(skill.importance) for skill in way.skills]
    assert places == sorted(places)


@pytest.mark.parametrize("role", ROLES)
def test_the_way_to_where_one_stands_is_no_way(role: str) -> None:
    """No skills, no tools, no hours."""
    way = bridge(KNOWLEDGE, KNOWLEDGE.roles[role], KNOWLEDGE.roles[role])
    assert way.hours is not None
    assert (way.skills, way.tools, way.hours.high) == ((), (), 0)


def test_a_ladder_counts_the_way_to_a_neighbour_as_the_comparison_does() -> None:
    """Sideways moves carry the hours of the bridge; other steps carry none."""
    for name in ROLES:
        for way in ladder(KNOWLEDGE, name).ways:
            if way.step.role and way.step.role != name:
                to = KNOWLEDGE.roles[way.step.role]
                between = bridge(KNOWLEDGE, KNOWLEDGE.roles[name], to)
                assert values(way.hours) == values(between.hours)
            else:
                assert way.hours is None


# --- Nearness ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_nearness_is_the_same_both_ways_and_a_share(one: str, other: str) -> None:
    """Symmetric, and from 0 to below 1 for different roles."""
    left, right = KNOWLEDGE.roles[one], KNOWLEDGE.roles[other]
    assert nearness(left, right) == nearness(right, left)
    assert 0 <= nearness(left, right) < 1


@pytest.mark.parametrize("role", ROLES)
def test_a_role_is_nearest_to_itself(role: str) -> None:
    """1.0 with itself; its page lists others only, the nearest first."""
    assert nearness(KNOWLEDGE.roles[role], KNOWLEDGE.roles[role]) == 1.0
    near = roles(KNOWLEDGE, role).neighbours
    assert len(near) == NEAREST
    assert role not in {one.id for one in near}
    values = [one.nearness for one in near]
    assert values == sorted(values, reverse=True)
    outside = [name for name in ROLES if name not in {role, *(one.id for one in near)}]
    for name in outside:
        assert nearness(KNOWLEDGE.roles[role], KNOWLEDGE.roles[name]) <= values[-1]
    for one in near:  # what is named as shared is asked for by both
        theirs = {ask.skill for ask in KNOWLEDGE.roles[one.id].skills}
        assert {skill.id for skill in one.shared} <= theirs


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("ml-engineer", {"ai-engineer"}),
        ("data-scientist", {"ml-engineer", "data-analyst"}),
        ("data-analyst", {"data-scientist", "analytics-engineer"}),
        ("data-engineer", {"analytics-engineer"}),
        ("analytics-engineer", {"data-engineer", "data-analyst"}),
        ("database-administrator", {"data-engineer"}),
        ("mlops-engineer", {"ml-engineer"}),
        ("ai-engineer", {"ml-engineer"}),
        ("research-scientist", {"ml-engineer"}),
        ("ml-architect", {"ml-engineer"}),
        ("software-engineer", {"ai-engineer"}),
    ],
)
def test_the_two_nearest_roles_have_those_that_people_would_name(
    role: str, expected: set[str]
) -> None:
    """The measure agrees with the trade; architects are near to all that engineers do."""
    near = {one.id for one in roles(KNOWLEDGE, role).neighbours[:2]}
    assert expected <= near
