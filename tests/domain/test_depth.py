"""Depth: what a role asks for at a level, and what a tool shows."""

from dataclasses import dataclass, field

import pytest

from mlcareer.domain.depth import deeper, depth_at, shown_by
from mlcareer.knowledge.library import Knowledge
from mlcareer.terms import DEPTHS, Depth, Importance


@dataclass(frozen=True)
class Stated:
    """What a role states of a skill."""

    importance: Importance
    depth: Depth
    levels: dict[str, Depth] = field(default_factory=dict)


@pytest.mark.parametrize(
    ("importance", "depth", "entry", "senior"),
    [
        ("core", "working", "working", "expert"),
        ("core", "expert", "working", "expert"),
        ("core", "basics", "basics", "working"),
        ("important", "working", "basics", "working"),
        ("important", "expert", "working", "expert"),
        ("important", "basics", "basics", "basics"),
    ],
)
def test_a_level_asks_for_another_depth_than_mid(
    knowledge: Knowledge, importance: Importance, depth: Depth, entry: Depth, senior: Depth
) -> None:
    """Core goes deeper from senior on; what is only important may wait at entry."""
    levels, stated = list(knowledge.levels.values()), Stated(importance, depth)
    assert depth_at(stated, None, levels) == depth_at(stated, "mid", levels) == depth
    assert depth_at(stated, "entry", levels) == entry
    assert depth_at(stated, "senior", levels) == depth_at(stated, "staff", levels) == senior
    assert depth_at(stated, "executive", levels) == depth, "who leads people is asked what mid is"


def test_what_the_record_states_for_a_level_stands(knowledge: Knowledge) -> None:
    """An exception to the rule, and for those further from mid as well."""
    levels = list(knowledge.levels.values())
    stated = Stated("important", "basics", {"senior": "expert"})
    assert depth_at(stated, "senior", levels) == depth_at(stated, "staff", levels) == "expert"
    assert depth_at(stated, "entry", levels) == "basics"


@pytest.mark.parametrize("importance", ["core", "important"])
@pytest.mark.parametrize("depth", DEPTHS)
def test_depth_never_falls_as_the_level_rises(
    knowledge: Knowledge, importance: Importance, depth: Depth
) -> None:
    """Along the levels of who works on the thing."""
    levels = list(knowledge.levels.values())
    order = [one.id for one in levels if one.frame == "individual"]
    found = [depth_at(Stated(importance, depth), level, levels) for level in order]
    assert found == sorted(found, key=DEPTHS.index)


def test_a_tool_shows_the_first_skill_it_serves_at_basics(knowledge: Knowledge) -> None:
    """Unless its record says more; and never more than the tool itself is known."""
    assert shown_by(knowledge.tools["kiln"]) == {"deep-learning": "basics"}
    assert shown_by(knowledge.tools["python-language"]) == {"python": "working"}
    assert shown_by(knowledge.tools["python-language"], "basics") == {"python": "basics"}


def test_the_deeper_of_two_depths_is_the_later_word() -> None:
    """Nothing comes before all."""
    assert [deeper(None, depth) for depth in DEPTHS] == list(DEPTHS)
    assert deeper("expert", "basics") == "expert"
    assert deeper(None, None) is None
