"""Skills and tools: what a role asks for, one page, the catalogue, and the order of each."""

from collections.abc import Callable
from typing import Any

import pytest

from mlcareer.errors import NoAnswerError, UnknownNameError, WrongUsageError
from mlcareer.knowledge.library import Knowledge
from mlcareer.topics.skills_and_tools.advice import skills, tools

Laid = Callable[[str], Knowledge]
Run = Callable[..., Any]


# --- What a role asks for ----------------------------------------------------------------------


def test_a_roles_skills_stand_by_importance_then_by_demand(knowledge: Knowledge) -> None:
    """80 percent of its postings name Python, 33.3 deep learning."""
    answer = skills(knowledge, "mle")
    assert answer.about == "role"
    assert [(one.id, one.importance) for one in answer.skills] == [
        ("python", "core"),
        ("deep-learning", "core"),
        ("deployment", "important"),
        ("writing", "useful"),
    ]
    assert [one.demand and one.demand.value for one in answer.skills] == [80, 33.3, None, None]
    assert [one.evidence and one.evidence.text for one in answer.skills][:2] == [
        "Every post.",
        None,
    ]
    assert answer.skills[0].evidence is not None
    assert answer.skills[0].evidence.id == "ml-engineer.python"


def test_a_roles_tools_stand_by_importance(knowledge: Knowledge) -> None:
    """With the share of its postings that name them."""
    answer = tools(knowledge, "ml-engineer")
    assert answer.about == "role"
    assert [(one.id, one.importance, one.demand and one.demand.value) for one in answer.tools] == [
        ("kiln", "core", 41),
        ("python-language", "important", None),
    ]


def test_equal_importance_and_demand_go_by_name(laid: Laid) -> None:
    """A number of postings is no share, and ranks nothing."""
    text = """
populations:
  - {id: own, name: Own, about: skills-and-tools, roles: [data-scientist], place: US,
     unit: postings, as_of: 2026, values: {algebra: 5, python: 900}, sources: [board]}
roles:
  - id: data-scientist
    extend: true
    skills:
      - {skill: writing, importance: core, sources: [gazette]}
      - {skill: deployment, importance: core, sources: [gazette]}
"""
    found = [one.id for one in skills(laid(text), "data-scientist").skills]
    assert found == ["deployment", "algebra", "writing", "python"]
    shares = text.replace("unit: postings", "unit: percent").replace("900", "90")
    shares = shares.replace("algebra: 5, python: 90", "writing: 5, algebra: 6, python: 90")
    found = [one.id for one in skills(laid(shares), "data-scientist").skills]
    assert found == ["algebra", "writing", "deployment", "python"]


def test_filters_keep_what_fits(knowledge: Knowledge) -> None:
    """By category in any case, and by importance to the role."""
    answer = skills(knowledge, "mle", importance="core")
    assert [one.id for one in answer.skills] == ["python", "deep-learning"]
    answer = skills(knowledge, "mle", category="Modelling")
    assert ([one.id for one in answer.skills], answer.category) == (["deep-learning"], "modelling")
    answer = skills(knowledge, "mle", "programming", "core")
    assert [one.id for one in answer.skills] == ["python"]
    with pytest.raises(NoAnswerError, match="nothing on record fits these filters"):
        skills(knowledge, "mle", "programming", "useful")


# --- One page ----------------------------------------------------------------------------------


def test_a_skills_page_has_all_that_belongs_to_it(knowledge: Knowledge) -> None:
    """Hours, what comes before, who asks for it, what teaches it and which tools serve it."""
    answer = skills(knowledge, "Deep Learning")
    assert (answer.about, answer.role, len(answer.skills)) == ("skill", None, 1)
    skill = answer.skills[0]
    assert [(need.skill, need.kind) for need in skill.requires] == [
        ("python", "required"),
        ("algebra", "recommended"),
    ]
    assert skill.hours is not None
    assert (skill.hours.low, skill.hours.typical, skill.hours.high) == (100, 150, 250)
    assert [one.id for one in skill.resources] == ["layers"]
    assert [one.id for one in skill.tools] == ["kiln", "oven"]
    assert [(use.role, use.importance) for use in skill.used_by] == [("ml-engineer", "core")]
    assert skill.demand is not None
    assert skill.demand.value == 33.3
    assert (skill.importance, skill.evidence) == (None, None)
    assert [one.text for one in skill.details] == ["One job in three asks for it."]


def test_who_asks_for_it_most_stands_first(knowledge: Knowledge) -> None:
    """Python is core to two roles, important to one; roles of equal importance keep their order."""
    used = skills(knowledge, "python").skills[0].used_by
    assert [(use.role, use.importance) for use in used] == [
        ("ml-engineer", "core"),
        ("data-engineer", "core"),
        ("data-scientist", "important"),
    ]


def test_a_tools_page_has_its_history(knowledge: Knowledge) -> None:
    """What it serves, what it was called, and what O*NET says."""
    assert tools(knowledge, "oven").about == "tool"
    assert tools(knowledge).about == "catalogue"
    oven = tools(knowledge, "oven").tools[0]
    assert (oven.status, [one.name for one in oven.serves]) == ("renamed", ["Deep learning"])
    assert [(one.kind, one.former, one.date) for one in oven.changes] == [
        ("renamed", "Stove", "2025-05")
    ]
    kiln = tools(knowledge, "kiln-ml").tools[0]
    assert kiln.onet is not None
    assert (kiln.onet.hot, kiln.onet.in_demand) == (True, False)


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("PyPy", "'PyPy' is narrower than CPython; this is the record it belongs to"),
        ("pypy", "'pypy' is narrower than CPython; this is the record it belongs to"),
        ("CPython", None),
        ("oven", None),
        ("Oven", None),
        ("kiln-ml", None),
        ("mle", None),
        (None, None),
    ],
)
def test_a_name_that_is_not_quite_the_tools_is_explained(
    knowledge: Knowledge, name: str | None, note: str | None
) -> None:
    """A narrower product; the tool's own names need no words."""
    assert tools(knowledge, name).note == note


def test_an_old_name_is_explained(laid: Laid) -> None:
    """Of a tool that was renamed; another alias of one that was not is none."""
    text = """
tools:
  - {id: hearth, name: Hearth, category: framework, aliases: [fireplace], serves: [deep-learning],
     status: renamed, sources: [manual],
     changes: [{id: h-r, date: 2025, kind: renamed, former: Fireplace, text: So.,
       sources: [manual]}]}
"""
    found = laid(text)
    assert tools(found, "Fireplace").note == "'Fireplace' is now called Hearth"
    assert tools(found, "HEARTH").note is None
    relicensed = text.replace("kind: renamed, former: Fireplace", "kind: relicensed")
    assert tools(laid(relicensed), "Fireplace").note is None


# --- The catalogue -----------------------------------------------------------------------------


def test_the_catalogue_has_every_record_what_is_counted_first(knowledge: Knowledge) -> None:
    """Then by name; without courses, which are for whoever learns."""
    answer = skills(knowledge)
    assert answer.about == "catalogue"
    assert [one.id for one in answer.skills] == [
        "python",
        "deep-learning",
        "deployment",
        "algebra",
        "writing",
    ]
    assert all(one.resources == () for one in answer.skills)
    assert [one.id for one in tools(knowledge).tools] == ["kiln", "python-language", "oven"]
    assert [one.id for one in tools(knowledge, category="language").tools] == ["python-language"]


def test_a_roles_skills_come_with_what_teaches_them(knowledge: Knowledge) -> None:
    """As a page does."""
    found = {one.id: [r.id for r in one.resources] for one in skills(knowledge, "mle").skills}
    assert found["python"] == ["snakes"]
    assert found["deep-learning"] == ["layers"]


# --- Refusals ----------------------------------------------------------------------------------


def test_a_tool_is_no_skill_and_the_refusal_points_to_it(knowledge: Knowledge) -> None:
    """And the other way round."""
    with pytest.raises(
        WrongUsageError, match=r"'kiln' is a tool, not a skill.*mlcareer tools kiln"
    ):
        skills(knowledge, "kiln")
    with pytest.raises(WrongUsageError, match=r"is a skill, not a tool.*mlcareer skills algebra"):
        tools(knowledge, "Linear algebra")


def test_importance_needs_a_role(knowledge: Knowledge) -> None:
    """Importance is always to somebody."""
    for name in (None, "python"):
        with pytest.raises(WrongUsageError, match=r"--importance needs a role.*mlcareer skills ml"):
            skills(knowledge, name, importance="core")
    with pytest.raises(WrongUsageError, match="mlcareer tools ml-engineer"):
        tools(knowledge, importance="core")


def test_unknown_names_are_refused_with_the_nearest(knowledge: Knowledge) -> None:
    """Of roles and of the kind that was asked for; categories too."""
    with pytest.raises(UnknownNameError, match=r"unknown role or skill 'deploymnt'.*deployment"):
        skills(knowledge, "deploymnt")
    with pytest.raises(UnknownNameError, match="Did you mean data-engineer"):
        tools(knowledge, "data enginer")
    with pytest.raises(UnknownNameError, match=r"unknown category 'modeling'.*modelling"):
        skills(knowledge, category="modeling")
    with pytest.raises(UnknownNameError, match="framework, language"):
        tools(knowledge, category="programming")


# --- What is shown -----------------------------------------------------------------------------


def test_what_is_recommended_is_told_from_what_is_required(invented: Run) -> None:
    """On a skill's page."""
    lines = invented("skills", "deep-learning", COLUMNS=None).lines
    start = lines.index("Learn before")
    assert lines[start + 1 : start + 3] == ["  • python [J]", "  • algebra (recommended) [J]"]
    assert any("Hours: 100–250, typically 150. A course and a project." in one for one in lines)
    assert any("Layers (Big School), paid. Its exercises are for Kiln only" in one for one in lines)


def test_where_the_shares_come_from_is_said_once(invented: Run) -> None:
    """However many skills were counted there."""
    lines = invented("skills", "ml-engineer", COLUMNS=None).lines
    assert sum("ML engineer posts on the board (2026-02)" in line for line in lines) == 1
    python = next(line for line in lines if line.startswith("Python"))
    assert "80 %" in python
