"""Compare: the invented roles side by side, and the ways between them."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from mlcareer.errors import UnknownNameError, WrongUsageError
from mlcareer.formats.document import Block, Cell, Document, Table
from mlcareer.knowledge.library import Knowledge
from mlcareer.topics.compare.advice import compare
from mlcareer.topics.compare.answer import AskRow, Comparison
from mlcareer.topics.compare.view import compare_view

Laid = Callable[[str], Knowledge]
Run = Callable[..., Any]


def rows(asked: Sequence[AskRow] | None) -> list[tuple[str, list[str | None]]]:
    """Return each skill or tool with its importance to each role."""
    assert asked is not None
    return [(row.id, [part.importance for part in row.parts]) for row in asked]


def drawn(answer: Comparison) -> list[Block]:
    """Return what is shown of a comparison."""
    document = Document(answer)
    compare_view(answer, document)
    return document.blocks


def ways(answer: Comparison) -> list[Sequence[Cell]]:
    """Return the rows of the table of ways, the one of a comparison with --only bridge."""
    (table,) = (block for block in drawn(answer) if isinstance(block, Table))
    return list(table.rows)


def test_tasks_stand_in_the_order_of_the_life_cycle(knowledge: Knowledge) -> None:
    """With each role's part; where no source gives it one, there is none."""
    tasks = compare(knowledge).tasks
    assert tasks is not None
    assert [(row.id, [part.share for part in row.parts]) for row in tasks] == [
        ("collect-data", [None, "shares"]),
        ("train-model", ["shares", "leads"]),
        ("deploy-model", ["leads", None]),
    ]
    assert [part.id for part in tasks[0].parts] == [None, "data-scientist.collect-data"]
    pair = compare(knowledge, ("data-scientist", "data-engineer")).tasks
    assert pair is not None
    assert [row.id for row in pair] == ["collect-data", "train-model"]


def test_shared_skills_stand_first_then_the_most_important_then_by_name(
    knowledge: Knowledge,
) -> None:
    """Twelve crafts are useful to both, and stand before algebra, which is core to one."""
    answer = compare(knowledge)
    skills, tools = rows(answer.skills), rows(answer.tools)
    assert skills[0] == ("python", ["core", "important"])
    assert [row[1] for row in skills[1:13]] == [["useful", "useful"]] * 12
    assert [row[0] for row in skills[1:4]] == ["craft-01", "craft-10", "craft-11"]
    assert skills[13:] == [
        ("algebra", [None, "core"]),
        ("deep-learning", ["important", None]),
        ("deployment", ["important", None]),
        ("craft-13", [None, "useful"]),
        ("writing", ["useful", None]),
    ]
    assert tools[0] == ("python-language", ["important", "core"])
    assert [row[1] for row in tools[1:11]] == [["useful", "useful"]] * 10
    assert tools[11:] == [("kiln", ["core", None]), ("bench-11", [None, "useful"])]


def test_each_role_is_told_how_well_it_asks_for_a_skill(knowledge: Knowledge) -> None:
    """At mid; a role that does not ask has no depth."""
    answer = compare(knowledge)
    assert answer.skills is not None
    depths = {row.id: [part.depth for part in row.parts] for row in answer.skills}
    assert depths["python"] == ["working", "working"]
    assert depths["craft-01"] == ["basics", "basics"]
    assert depths["algebra"] == [None, "working"]


def test_what_more_roles_share_stands_before_what_fewer_share(laid: Laid) -> None:
    """Although it is of less importance; held by whom is said in the order asked for."""
    text = """
roles:
  - id: data-engineer
    extend: true
    skills:
      - {skill: writing, importance: useful, depth: basics, depth_sources: [judgement],
         sources: [gazette]}
    tools:
      - {tool: kiln, importance: useful, depth: basics, depth_sources: [judgement],
         sources: [gazette]}
"""
    answer = compare(laid(text), ("data-engineer", "ml-engineer", "data-scientist"))
    skills = [row[0] for row in rows(answer.skills)]
    assert skills[0] == "python"
    assert skills[13:17] == ["craft-13", "writing", "algebra", "deep-learning"]
    assert answer.skills is not None
    assert answer.skills[0].held_by == ("data-engineer", "ml-engineer", "data-scientist")
    writing = answer.skills[14]
    assert writing.held_by == ("data-engineer", "ml-engineer")
    assert [part.id for part in writing.parts] == [
        "data-engineer.writing",
        "ml-engineer.writing",
        None,
    ]
    assert dict(rows(answer.tools))["kiln"] == ["useful", "core", None]


COUNTED = """
populations:
  - {id: ads-ds, name: Ads, counted: ads for data scientists, about: skills-and-tools,
     roles: [data-scientist], n: 1200, place: US, unit: percent, as_of: 2026,
     values: {deep-learning: 3, deployment: 0}, sources: [board]}
"""


def test_what_a_roles_ads_name_is_shared_though_its_record_does_not_ask(laid: Laid) -> None:
    """Three in a hundred ads for data scientists name deep learning, and none deployment."""
    answer = compare(laid(COUNTED), only="skills")
    assert answer.skills is not None
    by_id = {row.id: row for row in answer.skills}
    assert by_id["deployment"].held_by == ("ml-engineer",)
    assert by_id["deep-learning"].held_by == ("ml-engineer", "data-scientist")
    part = by_id["deep-learning"].parts[1]
    assert (part.importance, part.depth, part.id, part.sources) == (None, None, None, ("board",))
    assert part.named is not None
    assert (part.named.value, part.named.n, part.named.unit) == (3, 1200, "percent")
    assert by_id["deep-learning"].parts[0].named is None
    shared = next(block for block in drawn(answer) if isinstance(block, Table))
    line = next(row for row in shared.rows if row[0] == "Deep learning")
    assert [str(cell).rpartition(" ")[0] for cell in line[1:]] == [
        "important, working",
        "3 % of 1,200 ads",
    ]


def test_a_number_of_ads_is_no_share_of_them(laid: Laid) -> None:
    """Three ads may be all or none; a share of an unknown number is one, and says so."""
    numbers = COUNTED.replace("n: 1200, ", "").replace("unit: percent", "unit: postings")
    answer = compare(laid(numbers), only="skills")
    assert answer.skills is not None
    assert [row.held_by for row in answer.skills if row.id == "deep-learning"] == [("ml-engineer",)]
    unsized = compare(laid(COUNTED.replace("n: 1200", "n: not stated")), only="skills")
    shared = next(block for block in drawn(unsized) if isinstance(block, Table))
    line = next(row for row in shared.rows if row[0] == "Deep learning")
    assert str(line[2]).startswith("in ads ")


def test_the_focus_of_a_role_without_one_is_its_summary(knowledge: Knowledge) -> None:
    """So that no column is empty."""
    focus = compare(knowledge, ("ml-engineer", "data-engineer")).focus
    assert focus is not None
    assert [[one.id for one in part.focus] for part in focus] == [["mle-focus"], ["de-summary"]]
    assert [part.role.name for part in focus] == ["ML engineer", "Data engineer"]


def test_what_a_role_makes_asks_and_works_with_stands_beside_its_focus(laid: Laid) -> None:
    """The first claim of each is shown, the one with most sources; the others are in the JSON."""
    text = """
roles:
  - id: ml-engineer
    extend: true
    output: [{id: mle-output-too, text: A report., sources: [judgement]}]
"""
    answer = compare(laid(text), only="focus")
    assert answer.focus is not None
    first, second = answer.focus
    assert [one.id for one in first.output] == ["mle-output", "mle-output-too"]
    assert [one.id for one in (*first.question, *first.works_with)] == [
        "mle-question",
        "mle-works-with",
    ]
    assert (second.output, second.question, second.works_with) == ((), (), ())
    (table,) = (block for block in drawn(answer) if isinstance(block, Table))
    assert [row[0] for row in table.rows] == ["Focus", "Output", "Question", "Works with"]
    assert [str(cell).rpartition(" ")[0] for cell in table.rows[1][1:]] == ["A service.", ""]


def test_every_way_between_the_roles_is_shown(knowledge: Knowledge) -> None:
    """Each to each, with the hours of each direction."""
    found = compare(knowledge, ("ml-engineer", "data-scientist", "data-engineer")).bridges
    assert found is not None
    assert [(way.from_role, way.to_role, way.hours and way.hours.typical) for way in found] == [
        ("ml-engineer", "data-scientist", 60),
        ("ml-engineer", "data-engineer", 0),
        ("data-scientist", "ml-engineer", 200),
        ("data-scientist", "data-engineer", 0),
        ("data-engineer", "ml-engineer", 200),
        ("data-engineer", "data-scientist", 60),
    ]


def test_pay_is_shown_at_each_level_and_at_one_if_asked(knowledge: Knowledge) -> None:
    """A year, with what figures say of all levels beside; not where senior's would repeat."""
    every = compare(knowledge).pay
    assert every is not None
    assert [rung.id for rung in every[0].rungs] == ["entry", "mid", "senior", "executive"]
    assert every[0].overall is not None
    assert every[0].overall.typical == 150_000
    assert every[1].overall is None
    answer = compare(knowledge, level="junior", country="deu")
    assert (answer.level, answer.country) == ("entry", "DE")
    assert answer.pay is not None
    assert [[rung.id for rung in pay.rungs] for pay in answer.pay] == [["entry"], ["entry"]]
    medians = [rung.modelled.median for pay in answer.pay for rung in pay.rungs if rung.modelled]
    assert medians == [48_800, 38_000]  # 0.9 of e to 10.9, and of e to 10.65


def test_a_role_without_pay_says_so(knowledge: Knowledge) -> None:
    """No figure of a data engineer, nor of anybody in India."""
    pay = compare(knowledge, ("ml-engineer", "data-engineer")).pay
    assert pay is not None
    assert [part.remark for part in pay] == [None, "no figure for United States"]
    pay = compare(knowledge, country="IN").pay
    assert pay is not None
    assert [part.remark for part in pay] == ["no figure for India"] * 2


def test_a_role_with_figures_of_all_levels_alone_has_pay(laid: Laid) -> None:
    """They are pay, though of no level."""
    text = """
figures:
  - {id: in, roles: [ml-engineer], label: L, country: IN, currency: INR, period: year,
     basis: survey, statistic: point, central: 900000, as_of: 2025, sources: [survey]}
"""
    pay = compare(laid(text), country="IN").pay
    assert pay is not None
    assert (pay[0].remark, pay[0].rungs) == (None, ())


@pytest.mark.parametrize("only", ["focus", "tasks", "skills", "tools", "pay", "bridge"])
def test_one_section_alone_leaves_the_others_out(knowledge: Knowledge, only: Any) -> None:
    """They are null, and so are sources that only they cite."""
    answer = compare(knowledge, only=only)
    kept = "bridges" if only == "bridge" else only
    for key in ("focus", "tasks", "skills", "tools", "pay", "bridges"):
        assert (getattr(answer, key) is not None) == (key == kept)
    assert answer.only == only


def test_roles_stand_in_the_order_asked_for_each_once(knowledge: Knowledge) -> None:
    """By any of their names."""
    answer = compare(knowledge, ("Data Scientist", "mle", "ML engineer"))
    assert [role.id for role in answer.roles] == ["data-scientist", "ml-engineer"]


@pytest.mark.parametrize("chosen", [[], ["ml-engineer"], ["ml-engineer", "MLE", "ml engineer"]])
def test_a_comparison_needs_two_different_roles(knowledge: Knowledge, chosen: list[str]) -> None:
    """A role beside itself says nothing."""
    with pytest.raises(WrongUsageError, match="two different roles"):
        compare(knowledge, chosen)


def test_an_unknown_role_is_refused_with_the_nearest(knowledge: Knowledge) -> None:
    """Also as the second of three."""
    with pytest.raises(UnknownNameError, match="Did you mean data-scientist"):
        compare(knowledge, ["ml-engineer", "data scientis", "data-engineer"])
    with pytest.raises(UnknownNameError, match="unknown level"):
        compare(knowledge, level="x")
    with pytest.raises(UnknownNameError, match="unknown country"):
        compare(knowledge, country="x")


def test_pay_is_shown_with_its_currency(invented: Run) -> None:
    """A line for published figures and one for the model where a level has both."""
    lines = invented("compare", "--only", "pay", "--level", "senior", COLUMNS=None).lines
    text = "\n".join(lines)
    assert "Pay in US, USD a year" in text
    assert any(
        line.startswith("Senior, published") and "185,000 (150,000–220,000+)" in line
        for line in lines
    )
    assert any(
        line.startswith("Senior, model") and "147,300 (89,300–242,800)" in line for line in lines
    )


def test_a_way_names_skills_and_tools_and_a_known_skill_with_its_depth(laid: Laid) -> None:
    """Kiln is a tool; Python is known, and wanted at expert depth."""
    text = """
roles:
  - id: ml-engineer
    extend: true
    skills:
      - {skill: algebra, importance: core, depth: expert, depth_sources: [judgement],
         exception: Ours., sources: [gazette]}
"""
    answer = compare(laid(text), ("data-scientist", "ml-engineer"), only="bridge")
    there, back = ways(answer)
    assert there[0] == "Data scientist → ML engineer"
    assert there[2] == "Linear algebra (expert), Kiln, Deep learning, Deployment"
    assert (str(back[1]).rpartition(" ")[0], back[2]) == ("0 h", "nothing is missing")


def test_the_way_to_a_role_of_which_little_is_known_says_so_instead_of_hours(laid: Laid) -> None:
    """A dot and the reason: no hours at all would read as nothing to learn."""
    text = """
roles:
  - {id: thin, name: Thin role, short: Thin, summary: {id: t-s, text: T., sources: [gazette]}}
"""
    answer = compare(laid(text), ("ml-engineer", "thin"), only="bridge")
    reason = "too little is on record to say: Thin role has 0 of 15 technical skills, 0 of 12 tools"
    assert answer.bridges is not None
    assert [(way.hours, way.reason) for way in answer.bridges] == [(None, reason)] * 2
    assert [row[1:] for row in ways(answer)] == [["·", reason]] * 2
    assert answer.exit_code == 0


def test_of_many_missing_skills_the_first_six_are_named(laid: Laid) -> None:
    """And the others counted; a prerequisite that the role does not ask for is none of them."""
    letters = "abcdefg"
    crafts = "".join(
        f"""
  - {{id: deed-{one}, name: Deed {one.upper()}, category: modelling, text: A deed.,
     requires: [{{skill: deployment, sources: [judgement]}}], sources: [gazette], depths: ["""
        + ", ".join(
            f"{{id: deed-{one}-{depth}, depth: {depth}, text: Does it., low: {low},"
            f" typical: {low + 1}, high: {low + 2}, basis: Our guess., sources: [judgement]}}"
            for low, depth in enumerate(("basics", "working", "expert"), 1)
        )
        + "]}"
        for one in letters
    )
    asks = "".join(
        f"""
      - {{skill: deed-{one}, importance: important, depth: working, depth_sources: [judgement],
         sources: [gazette]}}"""
        for one in letters
    )
    text = f"""
skills:{crafts}
roles:
  - id: data-scientist
    extend: true
    skills:{asks}
"""
    answer = compare(laid(text), ("ml-engineer", "data-scientist"), only="bridge")
    named = "Linear algebra, Deed A, Deed B, Deed C, Deed D, Deed E and 2 more"
    assert ways(answer)[0][2] == named
    answer = compare(laid(text), ("data-engineer", "data-scientist"), only="bridge")
    assert answer.bridges is not None
    assert [one.id for one in answer.bridges[0].skills if one.importance == "prerequisite"] == [
        "deployment"
    ]
    assert "Deployment" not in str(ways(answer)[0][2])
