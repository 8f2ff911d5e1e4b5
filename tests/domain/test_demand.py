"""Counted demand: of skills and tools in postings, and of roles."""

from collections.abc import Callable

from mlcareer.domain.demand import Demand, demand_by_subject, postings_by_role
from mlcareer.knowledge.library import Knowledge

Laid = Callable[[str], Knowledge]

SECOND = """
populations:
  - {id: second, name: Everybody's posts, about: skills-and-tools, place: US,
     unit: postings, as_of: 2026-03, values: {python: 70, algebra: 30}, sources: [survey]}
  - {id: other-board, name: Another board, about: roles, place: World, unit: postings,
     as_of: 2026-01, values: {ml-engineer: 901, data-scientist: 1499}, sources: [survey]}
"""
"""A second count of skills in any posts, and a second board that has more of one role."""


def told(found: dict[str, Demand]) -> dict[str, tuple[str, float]]:
    """Return where each subject was counted, and how often."""
    return {name: (one.population, one.value) for name, one in found.items()}


def test_a_counted_share_says_where_when_and_of_what(knowledge: Knowledge) -> None:
    """80 percent of the ML engineer posts on the board name Python."""
    found = demand_by_subject(knowledge, knowledge.roles["ml-engineer"])
    python = found["python"]
    assert (python.id, python.value, python.unit) == ("board-skills.python", 80, "percent")
    assert (python.population, python.as_of) == ("ML engineer posts on the board", "2026-02")
    assert python.sources == ("board",)
    assert found["Some other thing"].id == "board-skills.some-other-thing"


def test_only_skills_and_tools_are_subjects(knowledge: Knowledge) -> None:
    """Roles, levels and terms of work are counted too, and are none."""
    wanted = {"python", "deep-learning", "kiln", "Some other thing"}
    assert set(demand_by_subject(knowledge, None)) == wanted


def test_a_role_is_told_its_own_postings_only(knowledge: Knowledge) -> None:
    """Nobody counted those of a data scientist."""
    assert demand_by_subject(knowledge, knowledge.roles["data-scientist"]) == {}


def test_where_two_count_the_same_the_first_on_record_stands(laid: Laid) -> None:
    """And the second adds what only it counts; posts of any role are no role's own."""
    found = laid(SECOND)
    board = "ML engineer posts on the board"
    assert told(demand_by_subject(found, None)) == {
        "python": (board, 80),
        "deep-learning": (board, 33.3),
        "kiln": (board, 41),
        "Some other thing": (board, 2),
        "algebra": ("Everybody's posts", 30),
    }
    own = demand_by_subject(found, found.roles["ml-engineer"])
    assert "algebra" not in own


def test_the_postings_of_a_role_are_those_of_the_board_that_has_the_most(laid: Laid) -> None:
    """901 here and 900 there; 1,500 there and 1,499 here."""
    found = laid(SECOND)
    counted = postings_by_role(found)
    ml, data = counted["ml-engineer"], counted["data-scientist"]
    assert (ml.id, ml.value, ml.population) == ("other-board.ml-engineer", 901, "Another board")
    assert (data.id, data.value) == ("board-roles.data-scientist", 1500)
    assert "data-engineer" not in counted


def test_a_skill_is_not_counted_as_a_role(knowledge: Knowledge) -> None:
    """Only counts of roles tell how many postings a role has."""
    assert not {"python", "senior"} & postings_by_role(knowledge).keys()
