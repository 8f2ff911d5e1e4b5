"""How much stands on record of each shipped role: no section of any is empty or without end."""

import re
from typing import Any

import pytest

from mlcareer.domain.completeness import lacks
from mlcareer.knowledge.opening import built_in
from mlcareer.knowledge.rules import importance_by_rule
from mlcareer.records.base import independent

KNOWLEDGE = built_in()
ROLES = list(KNOWLEDGE.roles)
CLAIMS = (
    "focus", "output", "question", "works_with", "areas", "duties", "differences", "titles", "day",
    "challenges", "education", "entry", "environment", "tips", "portfolio", "outlook",
)  # fmt: skip
"""The sections that are made of claims."""
LEAST = {
    "technical": 15,
    "tools": 12,
    "soft": 4,
    "tasks": 10,
    "differences": 3,
    "questions": 10,
    **dict.fromkeys(
        ("focus", "output", "question", "works_with", "duties", "day", "entry", "education"), 1
    ),
    "outlook": 1,
    "ladder": 1,
    "career": 1,
}
"""How many of each a role has at least."""
MOST_CLAIMS = 6
"""In a section: what stands further down is read by nobody."""


def counts(role: str) -> dict[str, int]:
    """Return how many of each are on record of a role; ``questions`` are those that name it."""
    record = KNOWLEDGE.roles[role]
    technical = sum(KNOWLEDGE.skills[one.skill].kind == "technical" for one in record.skills)
    held = {key: len(getattr(record, key)) for key in (*CLAIMS, "ladder", "career")}
    return held | {
        "technical": technical,
        "soft": len(record.skills) - technical,
        "tools": len(record.tools),
        "tasks": len(record.tasks),
        "questions": sum(role in one.roles for one in KNOWLEDGE.questions.values()),
    }


def table() -> str:
    """Return the counts of all roles, one a column, as a failing test shows them."""
    every = {role: counts(role) for role in ROLES}
    head = " " * 12 + " ".join(f"{role[:11]:>11}" for role in ROLES)
    rows = (
        f"{key:12}" + " ".join(f"{every[role][key]:>11}" for role in ROLES)
        for key in every[ROLES[0]]
    )
    return "\n".join([head, *rows])


@pytest.mark.parametrize("role", ROLES)
def test_each_role_has_enough_of_everything(role: str) -> None:
    """The same least for all eleven, so that what a page does not say is not asked for."""
    held = counts(role)
    thin = {key: held[key] for key, least in LEAST.items() if held[key] < least}
    assert thin == {}, table()
    assert lacks(KNOWLEDGE.skills, KNOWLEDGE.roles[role]) == ()


@pytest.mark.parametrize("role", ROLES)
def test_no_section_has_more_claims_than_one_reads(role: str) -> None:
    """The rest stands as evidence beneath a claim that says the same."""
    held = counts(role)
    assert {key: held[key] for key in CLAIMS if held[key] > MOST_CLAIMS} == {}, table()


@pytest.mark.parametrize("role", ROLES)
def test_what_most_sources_say_stands_first(role: str) -> None:
    """In each section of claims, counted without our own judgement."""
    for key in CLAIMS:
        said = [independent(claim.sources) for claim in getattr(KNOWLEDGE.roles[role], key)]
        assert said == sorted(said, reverse=True), key


@pytest.mark.parametrize("role", ROLES)
def test_a_claim_names_every_source_of_what_stands_beneath_it(role: str) -> None:
    """None is lost on the way up, and no claim has itself as evidence."""
    for key in CLAIMS:
        for claim in getattr(KNOWLEDGE.roles[role], key):
            for one in claim.evidence:
                assert set(one.sources) <= set(claim.sources), claim.id
                assert (one.id, one.text) != (claim.id, claim.text), claim.id


@pytest.mark.parametrize("task", KNOWLEDGE.tasks)
def test_each_task_is_led_by_some_role(task: str) -> None:
    """No piece of the life cycle is left to nobody, and 19 are on record."""
    assert len(KNOWLEDGE.tasks) == 19
    shares = [
        (role.id, share.share)
        for role in KNOWLEDGE.roles.values()
        for share in role.tasks
        if share.task == task
    ]
    assert [role for role, share in shares if share == "leads"], shares


@pytest.mark.parametrize("role", ROLES)
def test_pay_of_each_role_is_published_or_said_to_be_unknown(role: str) -> None:
    """A figure about the role itself, not a wider group; or a question that says there is none."""
    own = [
        figure.id
        for figure in KNOWLEDGE.figures.values()
        if role in figure.roles and figure.scope == "role"
    ]
    said = [
        question.id
        for question in KNOWLEDGE.questions.values()
        if role in question.roles
        and re.search(r"\bNo (reliable )?(public|published|official)? ?figure", question.answer)
    ]
    assert own or said


def requirements() -> list[tuple[str, str, Any]]:
    """Return (role, skill or tool, requirement) of every role."""
    return [
        (role.id, getattr(one, "skill", None) or getattr(one, "tool", None), one)
        for role in KNOWLEDGE.roles.values()
        for one in (*role.skills, *role.tools)
    ]


def test_each_importance_is_by_the_rule_or_says_why_not() -> None:
    """From 40 % of the role's ads core, from 15 % important; without a count by who says so."""
    wrong = []
    for role, subject, one in requirements():
        share = KNOWLEDGE.populations[one.counted].values[subject] if one.counted else None
        if one.importance not in importance_by_rule(share, one.sources) and not one.exception:
            wrong.append((role, subject, one.importance, share))
    assert wrong == []


def test_an_exception_is_one_and_says_why_in_a_sentence() -> None:
    """What the rule gives anyway needs no reason; every reason is more than a word."""
    for role, subject, one in requirements():
        if one.exception:
            share = KNOWLEDGE.populations[one.counted].values[subject] if one.counted else None
            assert one.importance not in importance_by_rule(share, one.sources), (role, subject)
            assert len(one.exception.split()) >= 4, (role, subject)


def test_a_requirement_that_could_be_counted_is_counted() -> None:
    """Where a population of the role counts a share of it, its importance rests on one."""
    by_role = {
        role: {
            subject
            for one in KNOWLEDGE.populations.values()
            if role in one.roles and one.about == "skills-and-tools" and one.unit == "percent"
            for subject in one.values
        }
        for role in ROLES
    }
    loose = [
        (role, subject)
        for role, subject, one in requirements()
        if subject in by_role[role] and not one.counted
    ]
    assert loose == []
