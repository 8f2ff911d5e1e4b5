"""Counted postings and other statistics of demand."""

from typing import Annotated, Literal

from pydantic import Field

from mlcareer.records.base import Count, Fact, Id, PartialDate, Text, To


class Population(Fact):
    """A counted set of postings and what it was counted for.

    ``values`` maps ids of skills, tools, roles or levels (or a plain label where there is no
    such record) to numbers in ``unit``.
    """

    id: Id
    name: Text
    about: Literal["skills-and-tools", "roles", "seniority", "conditions"]
    roles: tuple[Annotated[Id, To("roles")], ...] = ()
    n: Annotated[Count, Field(gt=0)] | None = None
    place: Text
    unit: Literal["percent", "postings", "people"]
    as_of: PartialDate
    caveat: Text | None = None
    values: dict[Text, Annotated[float, Field(ge=0, le=1e12)]]

    def words(self) -> str:
        """Return the name."""
        return self.name


class Statistic(Fact):
    """One counted number that is no pay figure."""

    id: Id
    text: Text
    value: Annotated[float, Field(ge=-1e15, le=1e15)]
    unit: Text
    as_of: PartialDate
    place: Text | None = None

    def words(self) -> str:
        """Return text, value and unit."""
        return f"{self.text}: {self.value:,g} {self.unit}"
