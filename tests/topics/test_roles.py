"""Roles: the list, one role's page, and how near roles are to each other.

Weights of the ML engineer: skills 3, 2, 2, 1 and 12 crafts, tools 3, 2 and 10 benches, tasks 2, 3:
their squares make 66. Of the data scientist: skills 2, 3 and 13 crafts, a tool 3 and 11 benches,
tasks 2, 3: 59. Of the data engineer: a skill 3 and 14 crafts, 12 benches, a task 3: 44.
"""

from collections.abc import Callable
from math import sqrt
from typing import Any

import pytest

from mlcareer.errors import UnknownNameError
from mlcareer.formats.document import Document, Heading, Line, Table
from mlcareer.knowledge.library import Knowledge
from mlcareer.topics.roles.advice import nearness, roles
from mlcareer.topics.roles.view import roles_view

Laid = Callable[[str], Knowledge]
Run = Callable[..., Any]


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        # Python 6, CPython 6, training 6, crafts 12, benches 10.
        ("ml-engineer", "data-scientist", 40 / sqrt(66 * 59)),
        # Python 9, crafts 12, benches 10.
        ("ml-engineer", "data-engineer", 31 / sqrt(66 * 44)),
        # Python 6, collecting 6, crafts 13, benches 11.
        ("data-scientist", "data-engineer", 36 / sqrt(59 * 44)),
        ("ml-engineer", "ml-engineer", 1.0),
    ],
)
def test_nearness_is_the_cosine_of_skills_tools_and_tasks(
    knowledge: Knowledge, one: str, other: str, near: float
) -> None:
    """0.641, 0.575 and 0.707, the same both ways."""
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
        ("data-scientist", 0.641, 60),
        ("data-engineer", 0.575, 0),
    ]
    shared = ["Python", "Craft 1", "Craft 2", "Craft 3", "Craft 4"]
    assert [[skill.name for skill in one.shared] for one in near] == [shared, shared]
    assert [one.sources for one in near] == [("judgement",), ("judgement",)]
    back = roles(knowledge, "data-engineer").neighbours
    assert [(one.id, one.hours.typical) for one in back] == [
        ("data-scientist", 60),
        ("ml-engineer", 200),
    ]


def role(name: str, skills: dict[str, str], benches: int, tasks: str = "") -> str:
    """Return a role of an overlay: skills with their importance, and benches."""
    rows = [
        f"{{skill: {skill}, importance: {importance}, depth: basics, depth_sources: [judgement], "
        f"exception: Ours., sources: [gazette]}}"
        for skill, importance in skills.items()
    ]
    tools = [
        f"{{tool: bench-{number:02}, importance: useful, depth: basics, "
        f"depth_sources: [judgement], sources: [gazette]}}"
        for number in range(1, benches + 1)
    ]
    return f"""
  - id: {name}
    name: {name.title()}
    short: {name.title()}
    summary: {{id: {name}-summary, text: Is made up., sources: [gazette]}}
    tasks: [{tasks}]
    skills: [{", ".join(rows)}]
    tools: [{", ".join(tools)}]"""


CRAFTS = {f"craft-{number:02}": "useful" for number in range(1, 15)}


def test_only_the_four_nearest_are_listed_and_equal_ones_by_id(laid: Laid) -> None:
    """Twins of a data engineer are as near as it is."""
    collects = "{task: collect-data, share: leads, sources: [gazette]}"
    twins = [role(f"twin-{one}", {"python": "core"} | CRAFTS, 12, collects) for one in "zyx"]
    found = laid("roles:" + "".join(twins) + "\n")
    near = roles(found, "ml-engineer").neighbours
    assert [one.id for one in near] == ["data-scientist", "data-engineer", "twin-x", "twin-y"]
    near = roles(found, "twin-x").neighbours
    assert [one.nearness for one in near] == [1.0, 1.0, 1.0, 0.707]


def test_of_shared_skills_the_five_that_matter_most_to_both_are_named(laid: Laid) -> None:
    """By the lesser of both importances; equal ones in the order of the page."""
    names = ["python", "algebra", "deep-learning", "deployment", "writing", "extra"]
    one = ["useful", "core", "important", "core", "core", "core"]
    other = ["core", "core", "important", "useful", "important", "core"]
    left, right = (dict(zip(names, levels, strict=True)) | CRAFTS for levels in (one, other))
    text = f"""
skills: [{{id: extra, name: Extra, category: soft, kind: soft, text: More., sources: [gazette]}}]
roles:{role("left", left, 12)}{role("right", right, 12)}
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


@pytest.mark.parametrize(
    ("skills", "benches", "lacks"),
    [
        (14, 12, "14 of 15 technical skills"),
        (15, 11, "11 of 12 tools"),
        (1, 0, "1 of 15 technical skills, 0 of 12 tools"),
    ],
)
def test_of_a_role_of_which_little_is_known_no_near_roles_are_told(
    laid: Laid, skills: int, benches: int, lacks: str
) -> None:
    """The reason stands instead; soft skills do not count."""
    some = dict(list(({"python": "core"} | CRAFTS).items())[:skills])
    found = laid("roles:" + role("thin", {"writing": "core"} | some, benches) + "\n")
    answer = roles(found, "thin")
    assert answer.neighbours == ()
    assert answer.reason == f"too little is on record to say: Thin has {lacks}"
    assert answer.exit_code == 0
    document = Document(answer)
    roles_view(answer, document)
    assert Line(f"Near roles and hours: {answer.reason}.", "caution") in document.blocks
    assert Heading("Nearest roles") not in document.blocks


def test_a_role_of_which_little_is_known_is_near_to_none(laid: Laid, knowledge: Knowledge) -> None:
    """However much it looks like another; with enough on record it is the nearest."""
    for benches, nearest in ((11, "data-scientist"), (12, "twin")):
        found = laid("roles:" + role("twin", {"python": "core"} | CRAFTS, benches) + "\n")
        assert roles(found, "data-engineer").neighbours[0].id == nearest
    assert roles(knowledge, "mle").reason is None
    assert roles(knowledge).reason is None


def test_the_list_has_postings_and_pay_where_they_are_known(knowledge: Knowledge) -> None:
    """Pay is the model's at senior level in the United States: e to 12.1, and to 11.9.

    At mid only 29 rows are an ML engineer's, and none a data scientist's.
    """
    answer = roles(knowledge)
    assert [line.id for line in answer.roles] == ["ml-engineer", "data-scientist", "data-engineer"]
    assert [line.postings and line.postings.value for line in answer.roles] == [900, 1500, None]
    assert [line.pay and line.pay.median for line in answer.roles] == [179_900, 147_300, None]
    assert [line.pay_level for line in answer.roles] == ["senior", "senior", None]
    assert (answer.page, answer.neighbours) == (None, ())


ROWS = """
sample:
  rows: 1000
  mapped: 900
  distinct: 700
  roles: {ml-engineer: 400, data-scientist: 300}
  levels: {entry: 100, mid: 200, senior: 300, executive: 100}
  countries: {US: 600, DE: 100}
  cells: {US: {ml-engineer: {mid: 30, senior: 200}, data-scientist: {senior: 29}}}
"""


def test_pay_is_shown_at_mid_where_it_rests_on_rows_of_its_own_or_senior_has_none_either(
    laid: Laid,
) -> None:
    """30 rows are an ML engineer's at mid; of a data scientist there are 29 at senior."""
    lines = roles(laid(ROWS)).roles
    assert [(line.pay_level, line.pay and line.pay.median) for line in lines] == [
        ("mid", 147_300),
        ("mid", 120_600),
        (None, None),
    ]


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
        ("deep-learning", "important"),
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


def test_a_requirement_is_told_with_its_depth_and_the_share_that_decides(
    knowledge: Knowledge,
) -> None:
    """80 % of its ads name Python or one of its tools; deployment was counted nowhere."""
    page = roles(knowledge, "mle").page
    assert page is not None
    python, _, deployment, *_ = page.skills
    assert (python.depth, python.depth_sources, python.counted) == (
        "working",
        ("judgement",),
        "board-skills",
    )
    base = "300 ML engineer posts on the board"
    assert python.share == f"Named, or implied by a tool, in 80 % of {base}"
    assert (deployment.counted, deployment.share, deployment.exception) == (None, None, None)
    assert page.tools[0].share == f"Named in 41 % of {base}"
    page = roles(knowledge, "data-scientist").page
    assert page is not None
    algebra = page.skills[1]
    assert (algebra.importance, algebra.exception) == ("core", "The role is built on it.")
    assert (algebra.levels, algebra.elective) == ({}, False)


def test_a_claim_holds_the_statements_that_say_so(knowledge: Knowledge) -> None:
    """And names the sources of all of them."""
    page = roles(knowledge, "mle").page
    assert page is not None
    focus = page.focus[0]
    assert (focus.text, focus.sources) == ("Production.", ("gazette", "board"))
    assert [(one.id, one.text, one.sources) for one in focus.evidence] == [
        ("mle-focus-running", "Keeps it running.", ("board",))
    ]
    assert [duty.evidence for duty in page.duties] == [(), ()]


def test_a_claim_is_shown_once_with_how_many_statements_lie_beneath(invented: Run) -> None:
    """And what the number means, where there is one."""
    lines = invented("roles", "mle", COLUMNS=None).lines
    assert any(line.startswith("  • Production. (+1) [") for line in lines)
    assert not any("Keeps it running" in line for line in lines)
    meaning = "(+n): n more statements of sources say so, 1 in all: mlcareer why ID"
    assert meaning in lines
    assert "(+" not in invented("roles", "data-scientist", COLUMNS=None).text


def test_an_unknown_role_is_refused(knowledge: Knowledge) -> None:
    """With the nearest."""
    with pytest.raises(UnknownNameError, match="Did you mean data-engineer"):
        roles(knowledge, "data enginer")


def test_pay_is_shown_in_thousands_in_the_list(invented: Run) -> None:
    """120,570 to 268,338 are 121k to 268k; a role without pay or postings has a dot.

    A level that is not the column's stands beside.
    """
    lines = invented("roles", COLUMNS=None).lines
    assert any("900 [2]" in line and "121k–268k senior [3]" in line for line in lines)
    engineer = next(line for line in lines if line.startswith("Data engineer"))
    assert engineer.split()[-2:] == ["·", "·"]
    assert "Postings: number in Open jobs on the board (2026-02-02) [2]." in lines


def test_pay_at_the_level_of_the_column_needs_no_word(laid: Laid) -> None:
    """98,716 to 219,696 at mid."""
    answer = roles(laid(ROWS))
    document = Document(answer)
    roles_view(answer, document)
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert str(table.rows[0][3]).startswith("99k–220k [")


def test_a_page_says_at_which_level_its_pay_is(invented: Run) -> None:
    """The same as in the list."""
    lines = invented("roles", "mle", COLUMNS=None).lines
    pay = "Pay, senior level, US: 179,900 USD a year (80 % interval 120,600–268,300) [3]"
    assert pay in lines
