"""Depth: how well a role asks for something at a level, and what a person shows with a tool."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Protocol

from mlcareer.terms import DEPTHS, Depth, Importance

if TYPE_CHECKING:
    from mlcareer.records.roles import Level
    from mlcareer.records.tools import Tool

USUAL: Depth = "working"
"""The depth of a skill or tool that a person names without one."""
FIRST: Depth = "basics"
"""The depth at which a tool shows the first skill it serves, where it says nothing else."""
MIDDLE = "mid"
"""The level for which a record states depths."""


class Asked(Protocol):
    """What a role states of a skill or tool."""

    @property
    def importance(self) -> Importance:
        """How much it asks for it."""

    @property
    def depth(self) -> Depth:
        """How well, at mid."""

    @property
    def levels(self) -> Mapping[str, Depth]:
        """How well at other levels, where the rule does not hold."""


def deeper(one: Depth | None, other: Depth | None) -> Depth | None:
    """Return the deeper of two depths; None is nothing."""
    return max((one, other), key=rank)


def rank(depth: Depth | None) -> int:
    """Return the place of a depth, the least first; None comes before all."""
    return DEPTHS.index(depth) if depth else -1


def shifted(depth: Depth, steps: int) -> Depth:
    """Return the depth some steps on, no further than the first and the last."""
    return DEPTHS[min(max(rank(depth) + steps, 0), len(DEPTHS) - 1)]


def depth_at(asked: Asked, level: str | None, levels: "Iterable[Level]") -> Depth:
    """Return the depth that a role asks for at a level; without one, at mid.

    What the record states for a level stands, for those further from mid too. Else, below mid, core
    asks for no more than working and the rest for one step less; above mid, core asks for one step
    more. Who leads people is asked what mid is. Our judgement.
    """
    if level is None or level == MIDDLE:
        return asked.depth
    order = [one.id for one in levels if one.frame != "people"]
    if level not in order or MIDDLE not in order:
        return asked.levels.get(level, asked.depth)
    own, middle = order.index(level), order.index(MIDDLE)
    towards = order[own:middle] if own < middle else order[own:middle:-1]
    if stated := next((asked.levels[one] for one in towards if one in asked.levels), None):
        return stated
    is_core = asked.importance == "core"
    if own > middle:
        return shifted(asked.depth, 1) if is_core else asked.depth
    if is_core:
        return min(asked.depth, USUAL, key=rank)
    return shifted(asked.depth, -1)


def shown_by(tool: "Tool", depth: Depth = USUAL) -> dict[str, Depth]:
    """Return the skills that a person shows who knows a tool, each no deeper than the tool."""
    shown: Mapping[str, Depth] = tool.shows or {tool.serves[0]: FIRST}
    return {skill: min(held, depth, key=rank) for skill, held in shown.items()}
