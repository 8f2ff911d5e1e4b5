"""Roles: the list, one role's page, and how near roles are to each other.

Weights of the ML engineer: skills 3, 3, 2, 1, tools 3, 2, tasks 2, 3: their squares make 49.
Of the data scientist: skills 2, 3, a tool 3, tasks 2, 3: 35. Of the data engineer: 3, 3: 18.
"""

from collections.abc import Callable
from math import sqrt
from typing import Any

import pytest

from mlcareer.errors import UnknownNameError
from mlcareer.knowledge.library import Knowledge
from mlcareer.topics.roles.advice import nearness, roles

Laid = Callable[[str], Knowledge]
Run = Callable[..., Any]


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("ml-engineer", "data-scientist", 18 / (7 * sqrt(35))),  # Python 6, CPython 6, training 6
        ("ml-engineer", "data-engineer", 9 / (7 * sqrt(18))),  # Python 9
        ("data-scientist", "data-engineer", 12 / sqrt(35 * 18)),  # Python 6, collecting 6
        ("ml-engineer", "ml-engineer", 1.0),
    ],
)
def test_nearness_is_the_cosine_of_skills_tools_and_tasks(
    knowledge: Knowledge, one: str, other: str, near: float
) -> None:
    """0.435, 0.303 and 0.478, the same both ways."""
    left, right = knowledge.roles[one], knowledge.roles[other]
    assert nearness(left, right) == nearness(right, left) == round(near, 3)


def test_a_role_that_asks_for_nothing_is_near_to_none(laid: Laid) -> None:
    """No weights, no angle."""
    text = """
roles:
  - {id: empty, name: Empty, short: Empty, summary: {id: e-s, text: Is., sources: [gazette]}}
"""
    found = laid(text)
    assert nearness(found.roles["empty"], found.roles["ml-engineer"]) == 0.0


def test_a_page_lists_the_nearest_roles_with_the_hours_to_get_there(knowledge: Knowledge) -> None:
    """Linear algebra, 60 h, to a data scientist; nothing to a data engineer."""
    near = roles(knowledge, "mle").neighbours
    assert [(one.id, one.nearness, one.hours.typical) for one in near] == [
        ("data-scientist", 0.435, 60),
        ("data-engineer", 0.303, 0),
    ]
    assert [[skill.name for skill in one.shared] for one in near] == [["Python"], ["Python"]]
    assert [one.sources for one in near] == [("judgement",), ("judgement",)]
    back = roles(knowledge, "data-engineer").neighbours
    assert [(one.id, one.hours.typical) for one in back] == [
        ("data-scientist", 60),
        ("ml-engineer", 200),
    ]


def test_only_the_four_nearest_are_listed_and_equal_ones_by_id(laid: Laid) -> None:
    """Twins of a data engineer are as near as it is."""
    text = "roles:\n" + "".join(
        f"""
  - id: twin-{letter}
    name: Twin {letter}
    short: Twin {letter}
    summary: {{id: twin-{letter}-summary, text: Is the same., sources: [gazette]}}
    tasks: [{{task: collect-data, share: leads, sources: [gazette]}}]
    skills: [{{skill: python, importance: core, sources: [gazette]}}]
"""
        for letter in "zyx"
    )
    near = roles(laid(text), "ml-engineer").neighbours
    assert [one.id for one in near] == ["data-scientist", "data-engineer", "twin-x", "twin-y"]
    near = roles(laid(text), "twin-x").neighbours
    assert [one.nearness for one in near] == [1.0, 1.0, 1.0, 0.478]


def test_of_shared_skills_the_five_that_matter_most_to_both_are_named(laid: Laid) -> None:
    """By the lesser of both importances; equal ones in the order of the page."""
    names = ["python", "algebra", "deep-learning", "deployment", "writing", "extra"]
    one = ["useful", "core", "important", "core", "core", "core"]
    other = ["core", "core", "important", "useful", "important", "core"]
    asks = [
        ", ".join(
            f"{{skill: {name}, importance: {level}, sources: [gazette]}}"
            for name, level in zip(names, levels, strict=True)
        )
        for levels in (one, other)
    ]
    text = f"""
skills: [{{id: extra, name: Extra, category: soft, kind: soft, text: More., sources: [gazette]}}]
roles:
  - {{id: left, name: Left, short: Left, summary: {{id: l-s, text: L., sources: [gazette]}},
     skills: [{asks[0]}]}}
  - {{id: right, name: Right, short: Right, summary: {{id: r-s, text: R., sources: [gazette]}},
     skills: [{asks[1]}]}}
"""
    nearest = roles(laid(text), "left").neighbours[0]
    assert nearest.id == "right"
    assert [skill.id for skill in nearest.shared] == [
        "algebra",
        "extra",
        "deep-learning",
        "writing",
        "python",
    ]


def test_the_list_has_postings_and_pay_where_they_are_known(knowledge: Knowledge) -> None:
    """Pay is the model's at mid level in the United States: e to 11.9, and to 11.7."""
    answer = roles(knowledge)
    assert [line.id for line in answer.roles] == ["ml-engineer", "data-scientist", "data-engineer"]
    assert [line.postings and line.postings.value for line in answer.roles] == [900, 1500, None]
    assert [line.pay and line.pay.median for line in answer.roles] == [147_300, 120_600, None]
    assert (answer.page, answer.neighbours) == (None, ())


def test_a_page_has_all_that_is_on_record(knowledge: Knowledge) -> None:
    """Of its one role."""
    answer = roles(knowledge, "ML engineer")
    page = answer.page
    assert page is not None
    assert [line.id for line in answer.roles] == ["ml-engineer"]
    assert (page.summary.text, page.aliases) == (
        "Builds systems that learn and runs them.",
        ("mle",),
    )
    assert [duty.verification for duty in page.duties] == ["primary", "reported"]
    assert [(ask.skill, ask.importance) for ask in page.skills][:2] == [
        ("python", "core"),
        ("deep-learning", "core"),
    ]
    assert [(share.task, share.share, share.text) for share in page.tasks] == [
        ("train-model", "shares", None),
        ("deploy-model", "leads", "Owns it."),
    ]
    assert [(step.title, step.role) for step in page.career] == [
        ("Data scientist", "data-scientist"),
        ("Head of learning", None),
    ]
    assert [(one.name, one.employers, one.uses) for one in page.industries] == [
        ("Health", ("Clinic Ltd",), ("screening",))
    ]


def test_an_unknown_role_is_refused(knowledge: Knowledge) -> None:
    """With the nearest."""
    with pytest.raises(UnknownNameError, match="Did you mean data-engineer"):
        roles(knowledge, "data enginer")


def test_pay_is_shown_in_thousands_in_the_list(invented: Run) -> None:
    """98,716 to 219,696 are 99k to 220k; a role without pay or postings has a dot."""
    lines = invented("roles", COLUMNS=None).lines
    assert any("900 [2]" in line and "99k–220k [3]" in line for line in lines)
    engineer = next(line for line in lines if line.startswith("Data engineer"))
    assert engineer.split()[-2:] == ["·", "·"]
    assert "Postings: number in Open jobs on the board (2026-02-02) [2]." in lines
