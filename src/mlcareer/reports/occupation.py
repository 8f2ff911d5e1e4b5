"""The answers of ``mlcareer roles`` and ``mlcareer ladder``."""

from typing import ClassVar, Literal

from mlcareer.models import CareerStep, Expectation, Role, Source
from mlcareer.reports.base import Answer, HourRange, Named, Report
from mlcareer.reports.demand import Demand
from mlcareer.reports.pay import Modelled, Published


class RoleLine(Answer):
    """A role in one line: what it is for, how many postings, what it pays.

    ``postings`` is a counted number with its own id and sources; ``pay`` is the model's interval
    for a mid-level role in the United States.
    """

    id: str
    name: str
    text: str
    postings: Demand | None
    pay: Modelled | None
    sources: tuple[str, ...]


class Neighbour(Answer):
    """A near role: ``nearness`` from 0 to 1 by skills, tools and tasks, and the hours to it."""

    id: str
    name: str
    nearness: float
    shared: tuple[Named, ...]
    hours: HourRange
    sources: tuple[str, ...]


class RolesReport(Report):
    """The roles in one line each, or one role's page."""

    csv_field: ClassVar[str | None] = "roles"

    schema_id: Literal["mlcareer.roles.v1"] = "mlcareer.roles.v1"
    roles: tuple[RoleLine, ...]
    page: Role | None
    neighbours: tuple[Neighbour, ...]
    method: str
    sources: tuple[Source, ...]


class LadderRung(Answer):
    """A level of a role: what is expected, and what it pays."""

    id: str
    name: str
    years: tuple[int, int | None] | None
    text: str
    expectations: tuple[Expectation, ...]
    published: Published | None
    modelled: Modelled | None
    sources: tuple[str, ...]


class WayOn(Answer):
    """A next step, with the hours to bridge where it leads to a role on record."""

    step: CareerStep
    hours: HourRange | None
    sources: tuple[str, ...]


class Ladder(Report):
    """A role's levels and the ways on from it."""

    csv_field: ClassVar[str | None] = "rungs"

    schema_id: Literal["mlcareer.ladder.v1"] = "mlcareer.ladder.v1"
    role: Named
    country: Named
    rungs: tuple[LadderRung, ...]
    ways: tuple[WayOn, ...]
    sources: tuple[Source, ...]
