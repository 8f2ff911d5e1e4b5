"""Concrete technologies and how their status changed."""

from typing import Annotated, Literal

from pydantic import Field

from mlcareer.records.base import Fact, Id, PartialDate, Statement, Text, To
from mlcareer.terms import Depth


class Change(Statement):
    """A dated change of status: the record stays, the change is shown."""

    date: PartialDate
    kind: Literal[
        "renamed",
        "retired",
        "maintenance",
        "unmaintained",
        "acquired",
        "released",
        "relicensed",
        "governance",
    ]
    former: Text | None = None
    successor: Annotated[Id, To("tools")] | None = None


class OnetFlag(Fact):
    """What O*NET says of a technology for data scientists (15-2051.00)."""

    name: Text
    hot: bool
    in_demand: bool

    def words(self) -> str:
        """Return which marks O*NET gives it."""
        marks = [
            word for word, is_set in (("hot", self.hot), ("in demand", self.in_demand)) if is_set
        ]
        return f"O*NET lists it for data scientists ({' and '.join(marks) or 'no mark'})"


class Tool(Fact):
    """A concrete technology.

    ``forms`` are words of ads that were counted for it and are no name of it. ``shows`` is how
    deep a skill a person has who works well with the tool: our judgement. Where it is empty, the
    first skill it serves counts, at basics.
    """

    id: Id
    name: Text
    category: Id
    text: Text | None = None
    aliases: tuple[Text, ...] = ()
    lookup_only: tuple[Text, ...] = ()
    forms: tuple[Text, ...] = ()
    narrower: tuple[Text, ...] = ()
    ambiguous: bool = False
    serves: Annotated[tuple[Annotated[Id, To("skills")], ...], Field(min_length=1)]
    shows: dict[Annotated[Id, To("skills")], Depth] = Field(default_factory=dict)
    status: Literal["active", "renamed", "retired", "maintenance", "unmaintained", "acquired"] = (
        "active"
    )
    changes: tuple[Change, ...] = ()
    onet: OnetFlag | None = None
    details: tuple[Statement, ...] = ()

    def names(self) -> tuple[str, ...]:
        """Return id, name, aliases, what only looks it up, and narrower products."""
        return (self.id, self.name, *self.aliases, *self.lookup_only, *self.narrower)

    def words(self) -> str:
        """Return name and text."""
        return f"{self.name}: {self.text}" if self.text else self.name
