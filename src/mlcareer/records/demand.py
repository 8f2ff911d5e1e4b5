"""Counted postings and other statistics of demand."""

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from mlcareer.records.base import Count, Fact, Id, Text, To


def _size(value: Any) -> Any:
    if value == "not stated" or (type(value) is int and value > 0):
        return value
    raise PydanticCustomError("not_a_size", "a whole number above 0, or the words not stated")


Size = Annotated[
    Annotated[Count, Field(gt=0)] | Literal["not stated"],
    BeforeValidator(_size),  # alone, the union would find two faults in what is neither
]
"""What a share is of: a number, or that the source does not state it."""


class Population(Fact):
    """A counted set of postings and what it was counted for.

    ``values`` maps ids of skills, tools, roles or levels (or a plain label where there is no
    such record) to numbers in ``unit``; of those in ``implied``, postings count too that name a
    tool which implies the skill. ``counted`` says what ``n`` counts, as it reads after
    "43.7 % of 247". A share has both.
    """

    id: Id
    name: Text
    counted: Text | None = None
    about: Literal["skills-and-tools", "roles", "seniority", "conditions"]
    roles: tuple[Annotated[Id, To("roles")], ...] = ()
    n: Size | None = None
    place: Text
    unit: Literal["percent", "postings", "people"]
    caveat: Text | None = None
    values: dict[Text, Annotated[float, Field(ge=0, le=1e12)]]
    implied: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _share_has_a_base(self) -> Self:
        if self.unit == "percent":
            _refuse_missing(n=self.n, counted=self.counted)
        return self

    def words(self) -> str:
        """Return the name."""
        return self.name


class Statistic(Fact):
    """One counted number that is no pay figure.

    In ``percent`` it is a share, which has ``n`` and ``place``, and mostly ``counted``, as a
    population has it; growth is in ``percent change``.
    """

    id: Id
    text: Text
    value: Annotated[float, Field(ge=-1e15, le=1e15)]
    unit: Text
    n: Size | None = None
    counted: Text | None = None
    place: Text | None = None

    @model_validator(mode="after")
    def _share_has_a_base(self) -> Self:
        if self.unit == "percent":
            _refuse_missing(n=self.n, place=self.place)
        return self

    def words(self) -> str:
        """Return text, value and unit."""
        return f"{self.text}: {self.value:,g} {self.unit}"


def _refuse_missing(**base: object) -> None:
    """Raise PydanticCustomError for the first key of a share's base that is not given."""
    for key, value in base.items():
        if value is None:
            raise PydanticCustomError("share_without_base", "{key}", {"key": key})
