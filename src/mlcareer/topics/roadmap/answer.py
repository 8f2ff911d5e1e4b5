"""The answer of ``mlcareer roadmap``."""

from datetime import date
from typing import ClassVar, Literal

from mlcareer.answer import Answer, Named, Source, Statement, part
from mlcareer.domain.hours import HourRange
from mlcareer.domain.learning import Resource
from mlcareer.terms import Depth, Need


@part
class Step:
    """One skill to learn: how deep, after what, how long, from what, and what proves it.

    ``known`` is the depth that is there already, ``ability`` what a person can do at ``depth``.
    ``end`` dates are those of the low, typical and high hours at the asked pace.
    """

    id: str
    name: str
    stage: str
    importance: Need
    known: Depth | None
    depth: Depth
    ability: str
    after: tuple[str, ...]
    hours: HourRange
    basis: str
    weeks: tuple[int, int, int] | None
    end: tuple[date, date, date] | None
    resources: tuple[Resource, ...]
    tools: tuple[Named, ...]
    proof: Statement | None
    sources: tuple[str, ...]


@part
class Stage:
    """Steps that belong together."""

    id: str
    name: str
    text: str
    hours: HourRange
    steps: tuple[Step, ...]
    sources: tuple[str, ...]


@part
class Roadmap(Answer):
    """What to learn, in what order, and how long it takes at the user's pace.

    ``hours`` is null where too little is on record of a role, and ``reason`` says so. ``depths``
    are how deep each skill of ``have`` and ``implied`` is known. ``weeks`` and ``end`` are for the
    low, typical and high total; null without a pace or a start.
    """

    rows: ClassVar[str | None] = "steps"
    schema_id: Literal["mlcareer.roadmap.v2"] = "mlcareer.roadmap.v2"
    role: Named
    level: str | None
    specialise: tuple[Named, ...]
    from_role: Named | None
    have: tuple[Named, ...]
    implied: tuple[Named, ...]
    depths: dict[str, Depth]
    notes: tuple[str, ...]
    core_only: bool
    hours_per_week: float | None
    start: date | None
    hours: HourRange | None
    reason: str | None
    weeks: tuple[int, int, int] | None
    end: tuple[date, date, date] | None
    stages: tuple[Stage, ...]
    later: tuple[Named, ...]
    electives: tuple[Named, ...]
    practise: tuple[Named, ...]
    tips: tuple[Statement, ...]
    portfolio: tuple[Statement, ...]
    method: str
    sources: tuple[Source, ...]

    @property
    def exit_code(self) -> int:
        """3 where too little is on record to plan."""
        return 3 if self.reason else 0

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step in order."""
        return tuple(step for stage in self.stages for step in stage.steps)
