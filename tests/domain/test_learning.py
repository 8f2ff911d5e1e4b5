"""Learning: prerequisites, what a role needs, the way between two roles, hours and weeks."""

from collections.abc import Callable

import pytest

from mlcareer.domain.hours import HourRange, hours_of, total, weeks_of
from mlcareer.domain.learning import Bridge, bridge, needs_of, prerequisites
from mlcareer.knowledge.library import Knowledge

Laid = Callable[[str], Knowledge]


def bounds(hours: HourRange) -> tuple[int, int, int]:
    """Return low, typical and high hours."""
    return hours.low, hours.typical, hours.high


def way(knowledge: Knowledge, origin: str, goal: str) -> Bridge:
    """Return the way from one role to another."""
    return bridge(knowledge.skills, knowledge.roles[origin], knowledge.roles[goal])


ORCHESTRA = """
skills:
  - {id: tuning, name: Tuning, category: modelling, text: To tune networks.,
     requires: [{skill: deep-learning, sources: [judgement]}],
     hours: {low: 1, typical: 2, high: 3, basis: A guess., sources: [judgement]},
     sources: [gazette]}
roles:
  - id: tuner
    name: Tuner
    short: Tuner
    summary: {id: tuner-summary, text: Tunes., sources: [gazette]}
    skills:
      - {skill: writing, importance: core, sources: [gazette]}
      - {skill: python, importance: useful, sources: [gazette]}
      - {skill: tuning, importance: important, sources: [gazette]}
"""
"""A role whose one skill requires another, which requires a third that the role finds useful."""


def test_what_a_skill_requires_comes_along_and_what_is_recommended_does_not(
    knowledge: Knowledge,
) -> None:
    """Deep learning requires Python; algebra before it is only advice."""
    assert list(prerequisites(knowledge.skills, ["deep-learning"])) == ["deep-learning", "python"]
    assert list(prerequisites(knowledge.skills, ["algebra"])) == ["algebra"]
    assert list(prerequisites(knowledge.skills, [])) == []


def test_prerequisites_of_prerequisites_come_along(laid: Laid) -> None:
    """However deep, and each once."""
    skills = laid(ORCHESTRA).skills
    found = list(prerequisites(skills, ["tuning", "deployment"]))
    assert sorted(found) == ["deep-learning", "deployment", "python", "tuning"]


def test_a_role_needs_its_core_and_important_technical_skills(knowledge: Knowledge) -> None:
    """Writing is soft: it is practised at work."""
    skills, role = knowledge.skills, knowledge.roles["ml-engineer"]
    assert needs_of(skills, role) == {
        "python": "core",
        "deep-learning": "core",
        "deployment": "important",
    }
    assert needs_of(skills, role, ("core",)) == {"python": "core", "deep-learning": "core"}
    assert needs_of(skills, role, ("useful",)) == {}


def test_what_comes_along_is_a_prerequisite_unless_the_role_asks_for_it_itself(laid: Laid) -> None:
    """Python is useful to a tuner by its own word, deep learning is only required by tuning."""
    found = laid(ORCHESTRA)
    assert needs_of(found.skills, found.roles["tuner"]) == {
        "tuning": "important",
        "deep-learning": "prerequisite",
        "python": "useful",
    }


def test_the_way_to_a_role_is_what_the_other_does_not_bring(knowledge: Knowledge) -> None:
    """Deep learning (100, 150, 250 h) and deployment (30, 50, 80 h), the core first."""
    there = way(knowledge, "data-scientist", "ml-engineer")
    assert [(one.id, one.importance, bounds(one.hours)) for one in there.skills] == [
        ("deep-learning", "core", (100, 150, 250)),
        ("deployment", "important", (30, 50, 80)),
    ]
    assert (there.from_role, there.to_role) == ("data-scientist", "ml-engineer")
    assert bounds(there.hours) == (130, 200, 330)
    assert there.sources == ("gazette", "judgement")


def test_the_way_back_is_another_way(knowledge: Knowledge) -> None:
    """Algebra is core to a data scientist, and only recommended to an ML engineer."""
    back = way(knowledge, "ml-engineer", "data-scientist")
    assert [(one.id, one.importance) for one in back.skills] == [("algebra", "core")]
    assert bounds(back.hours) == (40, 60, 90)
    assert back.sources == ("judgement",)


def test_a_way_without_a_step_rests_on_our_judgement(knowledge: Knowledge) -> None:
    """An ML engineer brings all that a data engineer needs."""
    none = way(knowledge, "ml-engineer", "data-engineer")
    assert (none.skills, bounds(none.hours), none.sources) == ((), (0, 0, 0), ("judgement",))


def test_a_way_lists_the_important_first_and_then_goes_by_id(laid: Laid) -> None:
    """What was only required comes last."""
    found = laid(ORCHESTRA)
    there = bridge(found.skills, found.roles["data-engineer"], found.roles["tuner"])
    assert [(one.id, one.importance) for one in there.skills] == [
        ("tuning", "important"),
        ("deep-learning", "prerequisite"),
    ]
    nobody = laid(
        ORCHESTRA
        + """
  - {id: nobody, name: Nobody, short: Nobody,
     summary: {id: nobody-summary, text: Begins., sources: [gazette]}}
"""
    )
    there = bridge(nobody.skills, nobody.roles["nobody"], nobody.roles["ml-engineer"])
    assert [one.id for one in there.skills] == ["deep-learning", "python", "deployment"]
    there = bridge(nobody.skills, nobody.roles["nobody"], nobody.roles["tuner"])
    assert [one.id for one in there.skills] == ["tuning", "python", "deep-learning"]


def test_hours_add_up_bound_by_bound(knowledge: Knowledge) -> None:
    """Python 80, 120, 200 and algebra 40, 60, 90; a soft skill has none, no skill has none."""
    skills = knowledge.skills
    every = [hours_of(skills[name]) for name in ("python", "algebra", "writing")]
    assert [bounds(one) for one in every] == [(80, 120, 200), (40, 60, 90), (0, 0, 0)]
    assert bounds(total(every)) == (120, 180, 290)
    assert bounds(total([])) == (0, 0, 0)


@pytest.mark.parametrize(
    ("pace", "weeks"),
    [(10, (8, 12, 20)), (9, (9, 14, 23)), (200, (1, 1, 1)), (0.5, (160, 240, 400))],
)
def test_weeks_are_hours_by_pace_rounded_up(
    knowledge: Knowledge, pace: float, weeks: tuple[int, int, int]
) -> None:
    """Python takes 80, 120 or 200 hours."""
    assert weeks_of(hours_of(knowledge.skills["python"]), pace) == weeks
