"""Skills and tools: what a role asks for, one page, the catalogue, and the order of each."""

from collections.abc import Callable
from typing import Any

import pytest

from mlcareer.errors import NoAnswerError, UnknownNameError, WrongUsageError
from mlcareer.formats.document import Document, Line, Table
from mlcareer.knowledge.library import Knowledge
from mlcareer.topics.skills_and_tools.advice import skills, tools
from mlcareer.topics.skills_and_tools.view import skills_view

Laid = Callable[[str], Knowledge]
Run = Callable[..., Any]

CRAFTS = [f"craft-{number:02}" for number in (1, 10, 11, 12, 2, 3, 4, 5, 6, 7, 8, 9)]
BENCHES = [f"bench-{number:02}" for number in (1, 10, 2, 3, 4, 5, 6, 7, 8, 9)]
"""What is useful to an ML engineer, in the order of its names: Craft 1, Craft 10, Craft 11."""


# --- What a role asks for ----------------------------------------------------------------------


def test_a_roles_skills_stand_by_importance_then_by_demand(knowledge: Knowledge) -> None:
    """80 percent of its postings name Python, 33.3 deep learning."""
    answer = skills(knowledge, "mle")
    assert answer.about == "role"
    assert [(one.id, one.importance) for one in answer.skills] == [
        ("python", "core"),
        ("deep-learning", "important"),
        ("deployment", "important"),
        *((craft, "useful") for craft in CRAFTS),
        ("writing", "useful"),
    ]
    assert [one.demand and one.demand.value for one in answer.skills][:4] == [80, 33.3, None, None]
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
        *((bench, "useful", None) for bench in BENCHES),
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
      - {skill: writing, importance: core, depth: working, depth_sources: [judgement],
         exception: Ours., sources: [gazette]}
      - {skill: deployment, importance: core, depth: working, depth_sources: [judgement],
         exception: Ours., sources: [gazette]}
"""
    found = [one.id for one in skills(laid(text), "data-scientist").skills][:4]
    assert found == ["deployment", "algebra", "writing", "python"]
    shares = text.replace("unit: postings", "unit: percent, n: 50, counted: ads")
    shares = shares.replace("algebra: 5, python: 900", "writing: 5, algebra: 6, python: 90")
    found = [one.id for one in skills(laid(shares), "data-scientist").skills][:4]
    assert found == ["algebra", "writing", "deployment", "python"]


def test_what_is_counted_is_what_decides_the_importance(laid: Laid) -> None:
    """An older count of the same ads stands first on record, and is not shown."""
    text = """
populations:
  - {id: own, name: Own, counted: ads, about: skills-and-tools, roles: [data-engineer], n: 50,
     place: US, unit: percent, as_of: 2025, values: {algebra: 3, craft-01: 7}, sources: [board]}
  - {id: newer, name: Newer, counted: ads, about: skills-and-tools, roles: [data-engineer], n: 60,
     place: US, unit: percent, as_of: 2026, values: {algebra: 20}, sources: [board]}
roles:
  - id: data-engineer
    extend: true
    skills:
      - {skill: algebra, importance: important, depth: working, depth_sources: [judgement],
         counted: newer, sources: [board]}
"""
    found = {one.id: one for one in skills(laid(text), "data-engineer").skills}
    demand = found["algebra"].demand
    assert demand is not None
    assert (demand.id, demand.value, demand.n) == ("newer.algebra", 20, 60)
    own = found["algebra"].evidence
    assert own is not None
    assert own.share == "Named in 20 % of 60 ads"
    demand = found["craft-01"].demand
    assert demand is not None
    assert demand.id == "own.craft-01"


def test_a_requirement_tells_its_share_or_its_exception(knowledge: Knowledge) -> None:
    """For one skill, tool or role; a list of all leaves them out."""
    python, *_ = skills(knowledge, "mle").skills
    base = "300 ML engineer posts on the board"
    assert python.evidence is not None
    assert (python.evidence.share, python.evidence.exception) == (
        f"Named, or implied by a tool, in 80 % of {base}",
        None,
    )
    (kiln,) = tools(knowledge, "kiln").tools
    assert [use.share for use in kiln.used_by] == [f"Named in 41 % of {base}"]
    (algebra,) = skills(knowledge, "algebra").skills
    assert [(use.share, use.exception) for use in algebra.used_by] == [
        (None, "The role is built on it.")
    ]
    told = [
        (use.share, use.exception, use.text)
        for one in (*skills(knowledge).skills, *tools(knowledge).tools)
        for use in one.used_by
    ]
    assert set(told) == {(None, None, None)}


def test_an_elective_is_told_from_what_all_in_a_role_need(laid: Laid) -> None:
    """Wherever the requirement stands."""
    text = """
roles:
  - id: ml-engineer
    extend: true
    skills:
      - {skill: algebra, importance: important, depth: working, depth_sources: [judgement],
         elective: true, sources: [gazette]}
"""
    found = laid(text)
    own = {one.id: one.evidence for one in skills(found, "mle").skills}
    assert [name for name, use in own.items() if use and use.elective] == ["algebra"]
    answer = skills(found, "algebra")
    assert [(use.role, use.elective) for use in answer.skills[0].used_by] == [
        ("data-scientist", False),
        ("ml-engineer", True),
    ]
    document = Document(answer)
    skills_view(answer, document)
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert [row[1] for row in table.rows] == ["core", "important, elective"]


# --- How well, at a level ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("level", "python", "learning", "craft"),
    [
        (None, "working", "working", "basics"),
        ("mid", "working", "working", "basics"),
        ("entry", "working", "basics", "basics"),
        ("Senior", "expert", "working", "basics"),
        ("executive", "working", "working", "basics"),
    ],
)
def test_a_role_asks_for_a_skill_as_deep_as_its_level_needs(
    knowledge: Knowledge, level: str | None, python: str, learning: str, craft: str
) -> None:
    """Core one step deeper above mid, the rest one less below it; who leads people as at mid."""
    answer = skills(knowledge, "mle", level=level)
    depths = {one.id: one.depth for one in answer.skills}
    assert (depths["python"], depths["deep-learning"], depths["craft-01"]) == (
        python,
        learning,
        craft,
    )
    assert answer.level == (level.casefold() if level else None)
    assert tools(knowledge, "mle", level=level).tools[0].depth == python  # Kiln is core


def test_what_a_record_states_for_a_level_stands(laid: Laid) -> None:
    """Against the rule, which would say expert; and for those further from mid too."""
    text = """
roles:
  - id: ml-engineer
    extend: true
    skills:
      - {skill: algebra, importance: core, depth: working, depth_sources: [judgement],
         levels: {senior: basics}, exception: Ours., sources: [gazette]}
"""
    found = laid(text)
    for level, depth in (("senior", "basics"), ("mid", "working"), ("staff", "basics")):
        own = {one.id: one.depth for one in skills(found, "mle", level=level).skills}
        assert own["algebra"] == depth


def test_a_skills_page_tells_how_deep_each_role_asks_for_it_at_a_level(
    knowledge: Knowledge,
) -> None:
    """Python is core to two of them; a page is of no one role, and has no depth itself."""
    answer = skills(knowledge, "python", level="senior")
    (skill,) = answer.skills
    assert [(use.role, use.depth) for use in skill.used_by] == [
        ("ml-engineer", "expert"),
        ("data-engineer", "expert"),
        ("data-scientist", "working"),
    ]
    assert (skill.depth, answer.level) == (None, "senior")
    (kiln,) = tools(knowledge, "kiln", level="entry").tools
    assert [use.depth for use in kiln.used_by] == ["working"]


def test_a_level_needs_a_role_or_one_skill_or_tool(knowledge: Knowledge) -> None:
    """Nobody asks for all that is on record."""
    with pytest.raises(WrongUsageError, match=r"--level needs a role.*mlcareer skills ml-engineer"):
        skills(knowledge, level="senior")
    with pytest.raises(WrongUsageError, match=r"--level needs a role.*mlcareer tools ml-engineer"):
        tools(knowledge, level="senior")
    with pytest.raises(UnknownNameError, match="unknown level 'x'"):
        skills(knowledge, "mle", level="x")


# --- Filters -----------------------------------------------------------------------------------


def test_filters_keep_what_fits(knowledge: Knowledge) -> None:
    """By category in any case, and by importance to the role."""
    answer = skills(knowledge, "mle", importance="core")
    assert [one.id for one in answer.skills] == ["python"]
    answer = skills(knowledge, "mle", importance="important")
    assert [one.id for one in answer.skills] == ["deep-learning", "deployment"]
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
    assert [(need.skill, need.kind, need.depth) for need in skill.requires] == [
        ("python", "required", "basics"),
        ("algebra", "recommended", "basics"),
    ]
    assert skill.hours is not None
    assert (skill.hours.low, skill.hours.typical, skill.hours.high) == (100, 150, 250)
    assert [one.id for one in skill.resources] == ["layers"]
    assert [one.id for one in skill.tools] == ["kiln", "oven"]
    assert [(use.role, use.importance) for use in skill.used_by] == [("ml-engineer", "important")]
    assert skill.demand is not None
    assert skill.demand.value == 33.3
    assert (skill.importance, skill.depth, skill.evidence) == (None, None, None)
    assert [one.text for one in skill.details] == ["One job in three asks for it."]


def test_a_skills_page_tells_what_one_can_do_at_each_depth_and_how_long_it_takes(
    knowledge: Knowledge,
) -> None:
    """From nothing to each; the hours of the skill are those to working depth."""
    (skill,) = skills(knowledge, "python").skills
    assert [(one.depth, one.text, one.low, one.typical, one.high) for one in skill.depths] == [
        ("basics", "Writes scripts.", 32, 48, 80),
        ("working", "Writes tested programs.", 80, 120, 200),
        ("expert", "Designs libraries.", 160, 240, 400),
    ]
    assert skill.hours is not None
    assert (skill.hours.typical, skill.hours.basis) == (120, "Two courses.")
    assert skill.question is not None
    assert skill.question.text == "How do you use python?"


def test_a_soft_skill_is_practised_at_work_and_has_no_depths(knowledge: Knowledge) -> None:
    """Nor hours, nor a question; a role asks for it at a depth all the same."""
    (writing,) = skills(knowledge, "writing").skills
    assert (writing.hours, writing.depths, writing.question) == (None, (), None)
    assert [use.depth for use in writing.used_by] == ["basics"]


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
        *CRAFTS[:4],
        "craft-13",
        "craft-14",
        *CRAFTS[4:],
        "deployment",
        "algebra",
        "writing",
    ]
    assert all(one.resources == () for one in answer.skills)
    assert all(one.depth is None for one in answer.skills)
    assert [one.id for one in tools(knowledge).tools] == [
        "kiln",
        *BENCHES[:2],
        "bench-11",
        "bench-12",
        *BENCHES[2:],
        "python-language",
        "oven",
    ]
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
    """On a skill's page, with the depth that is needed."""
    lines = invented("skills", "deep-learning", COLUMNS=None).lines
    start = lines.index("Learn before")
    assert lines[start + 1 : start + 3] == [
        "  • python, basics [J]",
        "  • algebra, basics (recommended) [J]",
    ]
    assert any("Layers (Big School), paid. Its exercises are for Kiln only" in one for one in lines)
    lines = invented("skills", "deployment", COLUMNS=None).lines
    assert "  • python, working [J]" in lines


def test_depths_are_shown_with_their_hours_and_the_question_that_tells_them_apart(
    invented: Run,
) -> None:
    """And what the hours rest on, each basis once."""
    lines = invented("skills", "deep-learning", COLUMNS=None).lines
    start = lines.index("How deep, and how long it takes")
    assert lines[start + 1 : start + 6] == [
        "  • basics, 40–100 h, typically 60: Runs a given network. [J]",
        "  • working, 100–250 h, typically 150: Trains a network. [1]",
        "  • expert, 200–500 h, typically 300: Designs networks. [J]",
        "Hours to basics and expert: Our guess.",
        "Hours to working: A course and a project.",
    ]
    start = lines.index("The question that tells depths apart")
    assert lines[start + 1] == "  • How do you use deep-learning? [J]"
    soft = invented("skills", "writing", COLUMNS=None).text
    assert "How deep" not in soft
    assert "The question" not in soft


def test_the_hours_of_a_role_are_those_to_the_depth_it_asks_for(invented: Run) -> None:
    """Basics of a craft, and expert Python at senior level; of all skills those to working."""

    def hours(skill: str, *words: str) -> list[str]:
        lines = invented("skills", *words, COLUMNS=None).lines
        line = next(line for line in lines if line.startswith(f"{skill} "))
        return [word for word in line.split() if "–" in word or word in {"expert", "basics"}]

    assert hours("Craft 1", "mle") == ["basics", "2–6"]
    assert hours("Python", "mle", "--level", "senior") == ["expert", "160–400"]
    assert hours("Craft 1") == ["5–15"]


def test_where_the_shares_come_from_is_said_once(invented: Run) -> None:
    """However many skills were counted there, and with how many posts that were."""
    lines = invented("skills", "ml-engineer", COLUMNS=None).lines
    origin = "ML engineer posts on the board (n = 300, 2026-02)"
    assert sum(origin in line for line in lines) == 1
    python = next(line for line in lines if line.startswith("Python"))
    assert "80 %" in python


def test_a_share_of_an_unknown_number_says_so(laid: Laid) -> None:
    """And a number of postings is of nothing."""
    text = """
populations:
  - {id: own, name: Own, counted: ads, about: skills-and-tools, roles: [data-engineer],
     n: not stated, place: US, unit: percent, as_of: 2026, values: {craft-01: 5}, sources: [board]}
"""
    for laid_over, said in (
        (text, "Own (n not stated, 2026) "),
        (
            text.replace("unit: percent", "unit: postings").replace("n: not stated,", ""),
            "Own (2026)",
        ),
    ):
        answer = skills(laid(laid_over), "data-engineer")
        document = Document(answer)
        skills_view(answer, document)
        lines = [block.text for block in document.blocks if isinstance(block, Line)]
        assert any(said in line for line in lines)
