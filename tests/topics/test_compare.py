"""Compare: the invented roles side by side, and the ways between them."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from mlcareer.errors import UnknownNameError, WrongUsageError
from mlcareer.formats.document import Document, Table
from mlcareer.knowledge.library import Knowledge
from mlcareer.topics.compare.advice import compare
from mlcareer.topics.compare.answer import AskRow
from mlcareer.topics.compare.view import compare_view

Laid = Callable[[str], Knowledge]
Run = Callable[..., Any]


def rows(asked: Sequence[AskRow] | None) -> list[tuple[str, list[str | None]]]:
    """Return each skill or tool with its importance to each role."""
    assert asked is not None
    return [(row.id, [part.importance for part in row.parts]) for row in asked]


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
    """Deep learning and linear algebra are core to one role each."""
    answer = compare(knowledge)
    assert rows(answer.skills) == [
        ("python", ["core", "important"]),
        ("deep-learning", ["core", None]),
        ("algebra", [None, "core"]),
        ("deployment", ["important", None]),
        ("writing", ["useful", None]),
    ]
    assert rows(answer.tools) == [
        ("python-language", ["important", "core"]),
        ("kiln", ["core", None]),
    ]


def test_what_more_roles_share_stands_before_what_fewer_share(laid: Laid) -> None:
    """Although it is of less importance; held by whom is said in the order asked for."""
    text = """
roles:
  - id: data-engineer
    extend: true
    skills: [{skill: writing, importance: useful, sources: [gazette]}]
    tools: [{tool: kiln, importance: useful, sources: [gazette]}]
"""
    answer = compare(laid(text), ("data-engineer", "ml-engineer", "data-scientist"))
    assert [row[0] for row in rows(answer.skills)][:3] == ["python", "writing", "deep-learning"]
    assert answer.skills is not None
    assert answer.skills[0].held_by == ("data-engineer", "ml-engineer", "data-scientist")
    assert answer.skills[1].held_by == ("data-engineer", "ml-engineer")
    assert [part.id for part in answer.skills[1].parts] == [
        "data-engineer.writing",
        "ml-engineer.writing",
        None,
    ]
    assert rows(answer.tools)[1] == ("kiln", ["useful", "core", None])


def test_the_focus_of_a_role_without_one_is_its_summary(knowledge: Knowledge) -> None:
    """So that no column is empty."""
    focus = compare(knowledge, ("ml-engineer", "data-engineer")).focus
    assert focus is not None
    assert [[one.id for one in part.focus] for part in focus] == [["mle-focus"], ["de-summary"]]
    assert [part.role.name for part in focus] == ["ML engineer", "Data engineer"]


def test_every_way_between_the_roles_is_shown(knowledge: Knowledge) -> None:
    """Each to each, with the hours of each direction."""
    ways = compare(knowledge, ("ml-engineer", "data-scientist", "data-engineer")).bridges
    assert ways is not None
    assert [(way.from_role, way.to_role, way.hours.typical) for way in ways] == [
        ("ml-engineer", "data-scientist", 60),
        ("ml-engineer", "data-engineer", 0),
        ("data-scientist", "ml-engineer", 200),
        ("data-scientist", "data-engineer", 0),
        ("data-engineer", "ml-engineer", 200),
        ("data-engineer", "data-scientist", 60),
    ]


def test_pay_is_shown_at_each_level_and_at_one_if_asked(knowledge: Knowledge) -> None:
    """A year, with what figures say of all levels beside."""
    every = compare(knowledge).pay
    assert every is not None
    assert [rung.id for rung in every[0].rungs] == list(knowledge.levels)
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


def test_of_many_missing_skills_the_first_six_are_named(laid: Laid) -> None:
    """And the others counted; prerequisites that nobody asks for are none of them."""
    names = [f"craft-{letter}" for letter in "abcdefg"]
    crafts = "".join(
        f"""
  - {{id: {name}, name: {name.title()}, category: modelling, text: A craft.,
     hours: {{low: 1, typical: 2, high: 3, basis: A guess., sources: [judgement]}},
     sources: [gazette]}}
"""
        for name in names
    )
    asks = ", ".join(f"{{skill: {name}, importance: core, sources: [gazette]}}" for name in names)
    text = f"""
skills:{crafts}
roles:
  - {{id: crafter, name: Crafter, short: Crafter,
     summary: {{id: c-s, text: C., sources: [gazette]}},
     skills: [{asks}]}}
"""
    answer = compare(laid(text), ("data-engineer", "crafter"), only="bridge")
    document = Document(answer)
    compare_view(answer, document)
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert [row[2] for row in table.rows] == [
        "Craft-A, Craft-B, Craft-C, Craft-D, Craft-E, Craft-F and 1 more",
        "Python",
    ]
