"""Concrete technologies and how their status changed."""

from typing import Annotated, Literal

from pydantic import Field

from mlcareer.models.base import Fact, Id, PartialDate, Statement, Text


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
    successor: Id | None = None


class OnetFlag(Fact):
    """What O*NET says of a technology for data scientists (15-2051.00)."""

    name: Text
    hot: bool
    in_demand: bool


class Tool(Fact):
    """A concrete technology."""

    id: Id
    name: Text
    category: Id
    text: Text | None = None
    aliases: tuple[Text, ...] = ()
    lookup_only: tuple[Text, ...] = ()
    narrower: tuple[Text, ...] = ()
    ambiguous: bool = False
    serves: Annotated[tuple[Id, ...], Field(min_length=1)]
    status: Literal["active", "renamed", "retired", "maintenance", "unmaintained", "acquired"] = (
        "active"
    )
    changes: tuple[Change, ...] = ()
    onet: OnetFlag | None = None
    details: tuple[Statement, ...] = ()
